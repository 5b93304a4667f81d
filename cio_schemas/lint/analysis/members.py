"""What keywords hold, read with care: a schema that is linted need not have the shapes that its meta-schema wants."""

from __future__ import annotations

from typing import Any


def mapping(schema: dict[str, Any], keyword: str) -> dict[str, Any]:
    """Return the object that a keyword has, empty where it has none."""
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}


def strings(schema: dict[str, Any], keyword: str) -> list[str]:
    """Return the strings of the array that a keyword has, none where it has no array."""
    value = schema.get(keyword)
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []
