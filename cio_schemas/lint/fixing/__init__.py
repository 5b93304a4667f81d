"""How fixes are applied: changes become edits by offset, in passes, and are verified on request."""
