"""The texts that patterns match and formats allow: automata, their lengths, and what stands for them."""
