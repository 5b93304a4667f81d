"""One version of a schema: its documents, its places, and a draft's keywords read as 2020-12 has them."""
