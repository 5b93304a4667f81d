"""The analyses that rules share: what applies together, what contradicts itself, which instances are possible."""
