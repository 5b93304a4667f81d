"""Find instances that one schema accepts and another refuses, and shrink them."""
