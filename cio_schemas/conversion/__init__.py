"""Schemas turned into other schemas that say the same: upgraded to a newer draft, bundled, or dereferenced."""
