"""Break one assertion of a schema and nothing else, with a proof."""
