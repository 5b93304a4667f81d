"""What satisfies each keyword, and all keywords of a schema object at once.

What several keywords decide together (`properties` and its neighbours) is read once, by the function of the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.cases import bounds, composition, items, listed, members
from cio_schemas.strategies.cases.product import FEW_PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table
    from cio_schemas.strategies.shapes.case import Cases

SATISFIED: Table = {
    keyword: cases
    for module in (listed, bounds, members, items, composition)
    for keyword, cases in module.SATISFIED.items()
}
"""The cases that satisfy each keyword, or the group that it represents; those that narrow cases down most come
first."""

GROUPS = {
    "patternProperties": "properties",
    "additionalProperties": "properties",
    "prefixItems": "items",
    "minContains": "contains",
    "maxContains": "contains",
    "then": "if",
    "else": "if",
}
"""Keywords that are read by the function of another one."""


def conjunction(at: SchemaObject, but: Iterable[str] = ()) -> Cases:
    """Return the cases in which all keywords of a schema object hold but `unevaluated*`, and `but` some."""
    schema = {name: value for name, value in at.schema.items() if name not in but}
    at = at._replace(schema=schema)
    there = {GROUPS.get(name, name) for name in schema}
    heads = [name for name in SATISFIED if name in there and _has_head(name, schema)]
    return at.product(*(_satisfied(at, name) for name in heads), few=FEW_PAIRS)


def _satisfied(at: SchemaObject, name: str) -> Cases:
    """Return the cases that satisfy a keyword; worked out once for all faults that lie elsewhere in a schema object."""
    if not at.instead or any(GROUPS.get(str(keyword), keyword) == name for keyword, *_ in at.instead):
        return SATISFIED[name](at)
    return at.space.once((at.location, at.scope, at.kept, name), lambda: SATISFIED[name](at))


def _has_head(name: str, schema: dict[str, Any]) -> bool:
    """Return whether a keyword, or one that it reads along, does anything: minContains without contains doesn't."""
    return name in schema or name in ("properties", "items")
