"""The texts that patterns match and formats allow: automata, lengths, and substitutes for automata."""
