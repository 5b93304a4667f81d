"""Find the cases that break each keyword, and some keyword of a schema object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.cases import bounds, composition, items, listed, members, unevaluated
from cio_schemas.strategies.shapes.case import nothing, union

if TYPE_CHECKING:
    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table
    from cio_schemas.strategies.shapes.case import Cases

BROKEN: Table = {
    keyword: cases
    for module in (listed, bounds, members, items, composition, unevaluated)
    for keyword, cases in module.BROKEN.items()
}
"""The cases that break each keyword."""


def disjunction(at: SchemaObject) -> Cases:
    """Return the cases in which some keyword of a schema object is broken."""
    return union(nothing(), *(BROKEN[keyword](at) for keyword in at.schema if keyword in BROKEN))
