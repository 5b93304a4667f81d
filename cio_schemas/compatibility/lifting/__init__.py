"""From one place to the whole: what the schema objects at a place say of the versions they are in."""
