"""What changed between two versions of a schema, place by place, and what a person says of it."""
