"""Work out what can be drawn from a schema, and what nothing satisfies, within a budget of steps."""
