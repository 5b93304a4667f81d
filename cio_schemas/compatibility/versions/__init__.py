"""One version of a schema: its documents, its places, and its keywords translated to 2020-12."""
