"""What keywords hold, read with care: a schema that is linted need not have the shapes that its meta-schema wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.lint.analysis.patterns import matches

if TYPE_CHECKING:
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect


def mapping(schema: dict[str, Any], keyword: str) -> dict[str, Any]:
    """Return the object that a keyword has, empty if it has none."""
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}


def strings(schema: dict[str, Any], keyword: str) -> list[str]:
    """Return the strings of the array that a keyword has, none if it has no array."""
    value = schema.get(keyword)
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def steps_of_member(schema: dict[str, Any], name: str) -> list[Path]:
    """Return the steps to each subschema of a schema object that applies to a member of an object.

    Args:
        schema: The schema object.
        name: The name of the member.
    """
    found: list[Path] = [("properties", name)] if name in mapping(schema, "properties") else []
    keyed = mapping(schema, "patternProperties")
    found += [("patternProperties", pattern) for pattern in keyed if matches(pattern, name)]
    return found or [("additionalProperties",)] * ("additionalProperties" in schema)


def steps_of_item(schema: dict[str, Any], number: int, dialect: Dialect) -> list[Path]:
    """Return the steps to the subschema of a schema object that applies to an item of an array, if there is one.

    Args:
        schema: The schema object.
        number: The index of the item.
        dialect: The dialect of the schema object: arrays of subschemas are in `items` before 2020-12.
    """
    first, rest = ("prefixItems", "items") if dialect.draft >= 2020 else ("items", "additionalItems")
    listed = schema.get(first)
    if not isinstance(listed, list):
        return [("items",)] * ("items" in schema)
    return [(first, number)] if number < len(listed) else [(rest,)] * (rest in schema)
