"""Schemas turned into other schemas that say the same: upgraded to a newer draft, bundled, or written out.

from cio_schemas.conversion.bundling import bundled

bundled(schema, "https://example.com/order", documents.get)  # with all that it refers to under `$defs`
"""
