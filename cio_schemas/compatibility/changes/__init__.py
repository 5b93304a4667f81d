"""Find the changes between two versions of a schema, and word them."""
