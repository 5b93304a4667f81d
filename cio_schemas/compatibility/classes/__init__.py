"""Find which changes break whom, by making or reverting each of them alone."""
