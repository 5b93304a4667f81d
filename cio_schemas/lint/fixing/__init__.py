"""How fixes are applied: changes become edits by offset, in passes, and are verified where that is asked for."""
