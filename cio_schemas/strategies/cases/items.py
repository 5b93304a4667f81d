"""What satisfies and what breaks the keywords that apply subschemas to items (Core, section 10.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.shapes.array_shape import Array, Contained
from cio_schemas.strategies.shapes.case import NOT_EVALUATED, Case, Cases, Evaluated, anything, if_type, only
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal

if TYPE_CHECKING:
    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table


def _items(at: SchemaObject) -> Cases:
    prefix = tuple(at.goal("prefixItems", i) for i in range(len(at.schema.get("prefixItems", ()))))
    rest = at.goal("items") if "items" in at.schema else ANYTHING
    evaluated = Evaluated(first=len(prefix), items="items" in at.schema)
    return if_type("array", Case(array_of(prefix, rest), evaluated=evaluated))


def array_of(prefix: tuple[Goal, ...], rest: Goal) -> Array:
    """Return arrays whose first items satisfy a goal each and the rest another; they end before an impossible item."""
    high = next((i for i, goal in enumerate((*prefix, rest)) if goal == NOTHING), None)
    return Array(prefix=prefix, rest=rest) if high is None else Array(high=high, prefix=prefix[:high])


def _not_prefix_items(at: SchemaObject) -> Cases:
    cases = []
    for i in range(len(at.schema["prefixItems"])):
        goal = at.goal("prefixItems", i, holds=False)
        if goal != NOTHING:
            cases.append(Case(Array(low=i + 1, prefix=(ANYTHING,) * i + (goal,))))
    return only("array", *cases)


def _not_items(at: SchemaObject) -> Cases:
    first = len(at.schema.get("prefixItems", ()))
    goal = at.goal("items", holds=False)
    return only("array", *([] if goal == NOTHING else [Case(Array(some=((first, goal),), low=first + 1))]))


def _contained(at: SchemaObject) -> Contained:
    high = at.schema.get("maxContains")
    return Contained(at.goal("contains"), int(at.schema.get("minContains", 1)), None if high is None else int(high))


def _contains(at: SchemaObject) -> Cases:
    contained = _contained(at)
    counts = "prefixItems" not in at.dialect.foreign  # as evaluated, since 2020-12
    evaluated = Evaluated(accepted=(contained.goal,)) if counts else NOT_EVALUATED
    if contained.high is not None and contained.low > contained.high:
        return anything(but=("array",))
    if contained.goal == NOTHING:
        return if_type("array", *([Case(Array(), evaluated=evaluated)] if contained.low == 0 else []))
    if contained.goal == ANYTHING:
        evaluated = Evaluated(items=True) if counts else NOT_EVALUATED
        return if_type("array", Case(Array(low=contained.low, high=contained.high), evaluated=evaluated))
    return if_type("array", Case(Array(contained=(contained,), low=contained.low), evaluated=evaluated))


def _not_contains(at: SchemaObject) -> Cases:
    contained = _contained(at)
    cases = []
    if contained.low:
        few = Contained(contained.goal, 0, contained.low - 1)
        none = Contained(contained.goal, 0, 0)
        cases += [Case(Array(contained=(each,))) for each in dict.fromkeys((none, few))]
    if contained.high is not None:
        cases.append(Case(Array(contained=(Contained(contained.goal, contained.high + 1, None),))))
    if contained.goal == ANYTHING:
        cases = [Case(Array(high=contained.low - 1))] if contained.low else []
        cases += [] if contained.high is None else [Case(Array(low=contained.high + 1))]
    return only("array", *cases)


SATISFIED: Table = {
    "items": _items,
    "contains": _contains,
}

BROKEN: Table = {
    "prefixItems": _not_prefix_items,
    "items": _not_items,
    "contains": _not_contains,
}
