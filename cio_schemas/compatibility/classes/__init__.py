"""Which changes break whom: each is made alone, or reverted alone, and judged."""
