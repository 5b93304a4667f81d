"""Prove that the branches of a `oneOf` exclude each other: by types, and by required properties with listed values."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.compatibility.versions.version import SchemaPlace, Version

MAX_BRANCHES: Final = 300
"""How many branches are compared with each other if no property distinguishes them."""
MAX_REFERENCES: Final = 20
"""How many references are followed in a row."""

_OVERLAPPING: Final = {"number": frozenset(("number", "integer")), "integer": frozenset(("number", "integer"))}


class Kind(NamedTuple):
    """What all instances of a subschema have in common.

    Attributes:
        place: The place of the schema object that requires it.
        types: Their types; `number` includes integers.
        marks: The properties that all objects among them have, with the strings that are allowed there.
    """

    place: SchemaPlace
    types: frozenset[str]
    marks: tuple[tuple[str, frozenset[str]], ...]


def kind_of(version: Version, place: SchemaPlace) -> Kind | None:
    """Return what all instances of a subschema have in common; None if its keywords do not determine it.

    Args:
        version: The version.
        place: The place of the subschema.
    """
    for _ in range(MAX_REFERENCES):
        schema = keywords(version, place)
        reference = schema.get("$ref")
        if not isinstance(reference, str) or "type" in schema:
            break
        target = version.target(place, reference)
        if target is None:
            return None
        place = target
    else:
        return None
    types = _types(schema)
    return None if types is None else Kind(place, types, tuple(sorted(_marks(version, place, schema).items())))


def keywords(version: Version, place: SchemaPlace) -> dict[str, Any]:
    """Return the keywords of a subschema that its dialect has: draft 4, for example, has no `const`."""
    schema, dialect = version.schema(place), version.dialect(place)
    return {name: each for name, each in schema.items() if dialect.knows(name)} if isinstance(schema, dict) else {}


def _types(schema: dict[str, Any]) -> frozenset[str] | None:
    if "type" not in schema or "$ref" in schema:
        return None
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return frozenset(str(each) for name in names for each in _OVERLAPPING.get(name, (name,)))


def _marks(version: Version, place: SchemaPlace, schema: dict[str, Any]) -> dict[str, frozenset[str]]:
    properties, required = schema.get("properties"), schema.get("required")
    if not isinstance(properties, dict) or not isinstance(required, list):
        return {}
    listed = {name: _listed(version, place.below("properties", name)) for name in required if name in properties}
    return {name: values for name, values in listed.items() if values}


def _listed(version: Version, place: SchemaPlace) -> frozenset[str]:
    """Return the values of a `const` or an `enum`, if all are strings."""
    values = listed_values(version, place)
    return frozenset(values) if all(isinstance(each, str) for each in values) else frozenset()


def listed_values(version: Version, place: SchemaPlace) -> list[Any]:
    """Return the values of a `const` or an `enum`."""
    schema = keywords(version, place)
    values = [] if "$ref" in schema else [schema["const"]] if "const" in schema else schema.get("enum")
    return values if isinstance(values, list) else []


def are_apart(kinds: Sequence[Kind | None]) -> bool:
    """Return whether no instance belongs to two kinds.

    Args:
        kinds: The kinds of all branches.

    Example:
        >>> from cio_schemas.compatibility.versions.version import ROOT, Version
        >>> version = Version({"oneOf": [{"type": "null"}, {"type": "string"}]})
        >>> are_apart([kind_of(version, ROOT.below("oneOf", number)) for number in range(2)])
        True
    """
    told = [each for each in kinds if each is not None]
    if len(told) < len(kinds):
        return False
    objects = [each for each in told if "object" in each.types]
    if objects and _are_tagged(objects):  # then only values of other types can belong to two
        others = [each._replace(types=each.types - {"object"}) for each in told]
        told = [each for each in others if each.types]
    return len(told) <= MAX_BRANCHES and all(_differ(one, other) for one, other in combinations(told, 2))


def _are_tagged(objects: Sequence[Kind]) -> bool:
    """Return whether one property distinguishes all of some objects."""
    marks = [dict(each.marks) for each in objects]
    for name in marks[0]:
        values = [each.get(name, frozenset()) for each in marks]
        if all(values) and sum(map(len, values)) == len(frozenset().union(*values)):
            return True
    return False


def _differ(one: Kind, other: Kind) -> bool:
    shared = one.types & other.types
    if not shared:
        return True
    marks = dict(other.marks)
    return shared == {"object"} and any(values.isdisjoint(marks[name]) for name, values in one.marks if name in marks)
