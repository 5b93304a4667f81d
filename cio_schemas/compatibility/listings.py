"""Schemas that list their values, by `const` and `enum`: each value can be tried, and nothing else need be proven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.exceptions import CompileError
from cio_schemas.strategies.shapes.listed_values import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location

MAX_LISTED: Final = 5_000
"""How many values are tried: each branch of a `oneOf` may look at each of them."""
MAX_NESTED: Final = 20
"""How many applicators and references are followed in a row."""


def listing(index: Index, location: Location, depth: int = MAX_NESTED) -> list[Any] | None:
    """Return values that hold every instance of a subschema, up to equality; None where they aren't listed.

    Which of them are instances is for the Validator to say.

    Args:
        index: The documents of the schema.
        location: The subschema.
        depth: How many applicators and references may be followed.

    Example:
        >>> from cio_schemas.schema.documents import Documents
        >>> from cio_schemas.schema.ref_resolution import Index
        >>> index = Index(Documents(None))
        >>> listing(index, index.add("", {"anyOf": [{"const": 1}, {"enum": ["a", "b"]}], "type": "string"}))
        [1, 'a', 'b']
    """
    schema = index[location]
    if schema is False:
        return []
    if schema is True or depth == 0:
        return None
    return next((found for found in _listings(index, location, schema, depth) if found is not None), None)


def _listings(index: Index, location: Location, schema: dict[str, Any], depth: int) -> Iterator[list[Any] | None]:
    """Yield what each keyword lists; None where it doesn't."""
    dialect = index.resource(location).dialect
    if isinstance(schema.get("$ref"), str):
        yield _of_target(index, location, schema["$ref"], depth)
    if dialect.is_lone(schema):
        return
    if "const" in schema and dialect.knows("const"):
        yield [schema["const"]]
    if "enum" in schema and dialect.knows("enum"):
        yield schema["enum"] if len(schema["enum"]) <= MAX_LISTED else None
    for keyword in ("allOf", "anyOf", "oneOf"):
        if keyword in schema and dialect.knows(keyword):
            places = [index.child(location, keyword, number) for number in range(len(schema[keyword]))]
            if keyword == "allOf":
                yield from (listing(index, place, depth - 1) for place in places)
            else:
                yield _of_branches(index, places, depth)


def _of_target(index: Index, location: Location, reference: str, depth: int) -> list[Any] | None:
    try:
        return listing(index, index.resolve(location.base, reference, "$ref").location, depth - 1)
    except CompileError:
        return None


def _of_branches(index: Index, places: list[Location], depth: int) -> list[Any] | None:
    values: list[Any] = []
    for place in places:
        found = listing(index, place, depth - 1)
        if found is None or len(values) + len(found) > MAX_LISTED:
            return None
        values += found
    return values


def spelled(values: list[Any]) -> list[Any] | None:
    """Return listed values in all ways to write their whole numbers; None if these are too many.

    Example:
        >>> spelled(["a", 1, [2]])
        ['a', 1, 1.0, [2], [2.0]]
    """
    found: list[Any] = []
    for value in values:
        written = spellings(value)
        if written is None or len(found) + len(written) > MAX_LISTED:
            return None
        found += written
    return found
