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
        place: The place of the schema object that says so.
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
        schema = version.schema(place)
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or "type" in schema:
            break
        target = version.target(place, reference)
        if target is None:
            return None
        place = target
    else:
        return None
    types = _types(schema)
    return None if types is None else Kind(place, types, tuple(sorted(_marks(schema).items())))


def _types(schema: Any) -> frozenset[str] | None:
    if not isinstance(schema, dict) or "type" not in schema or "$ref" in schema:
        return None
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return frozenset(str(each) for name in names for each in _OVERLAPPING.get(name, (name,)))


def _marks(schema: dict[str, Any]) -> dict[str, frozenset[str]]:
    properties, required = schema.get("properties"), schema.get("required")
    if not isinstance(properties, dict) or not isinstance(required, list):
        return {}
    listed = {name: _listed(properties[name]) for name in required if name in properties}
    return {name: values for name, values in listed.items() if values}


def _listed(schema: Any) -> frozenset[str]:
    """Return the values of a `const` or an `enum`, if all are strings."""
    values = _listed_values(schema)
    return frozenset(values) if all(isinstance(each, str) for each in values) else frozenset()


def _listed_values(schema: Any) -> list[Any]:
    """Return the values of a `const` or an `enum`."""
    if not isinstance(schema, dict) or "$ref" in schema:
        return []
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return values if isinstance(values, list) else []


def tags_of(version: Version, place: SchemaPlace) -> dict[str, Any]:
    """Return members that are likely to distinguish a branch: those with listed values, and required ones.

    Args:
        version: The version.
        place: Of the subschema in it.

    Example:
        >>> from cio_schemas.compatibility.versions.version import ROOT, Version
        >>> tags_of(Version({"properties": {"type": {"enum": ["timer"]}, "every": {}}, "required": ["name"]}), ROOT)
        {'type': 'timer', 'name': ''}
    """
    found: dict[str, Any] = {}
    pending = [place]
    for each in pending:  # which grows
        schema = version.schema(each)
        if len(pending) > MAX_REFERENCES or not isinstance(schema, dict):
            break
        properties = _object(schema.get("properties"))
        listed = {name: _listed_values(asked) for name, asked in properties.items()}
        found |= {name: values[0] for name, values in listed.items() if values and name not in found}
        for name in schema.get("required", ()) if isinstance(schema.get("required"), list) else ():
            found.setdefault(name, _PLAIN.get(str(_object(properties.get(name)).get("type")), ""))
        reference = schema.get("$ref")
        target = version.target(each, reference) if isinstance(reference, str) else None
        pending += [] if target is None else [target]
        pending += [each.below("allOf", index) for index in range(len(schema.get("allOf", ())))]
    return found


_PLAIN: Final[dict[str, Any]] = {"array": [], "boolean": False, "integer": 0, "null": None, "number": 0, "object": {}}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


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
    objects = [each for each in told if each.types == {"object"}]
    if objects and _are_tagged(objects):  # then they differ from others as all objects do
        told = [each for each in told if each.types != {"object"}] + [objects[0]._replace(marks=())]
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
