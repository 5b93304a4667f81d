"""Goals: conjunctions of subschemas that hold and subschemas that don't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.schema.resources import Location

if TYPE_CHECKING:
    from cio_schemas.compiler.nodes import Scope


FALSE = "false"
"""The keyword of a fault for a subschema that is `false`, if no keyword is reported for it."""


class Break(NamedTuple):
    """The only assertion of a subschema that is to be broken.

    Attributes:
        steps: The keywords and names that lead to the schema object with the assertion, as an evaluation path.
        keyword: The assertion.
        detail: Which part of it: the name for `required`, ...; empty for all of it.
    """

    steps: tuple[str | int, ...]
    keyword: str
    detail: tuple[str, ...] = ()


class Literal(NamedTuple):
    """A subschema in a dynamic scope, and whether it must hold, must fail, or must hold except for one assertion."""

    location: Location
    scope: Scope
    holds: bool = True
    broken: tuple[Break, ...] = ()


Goal: TypeAlias = tuple[Literal, ...]
"""Literals that must all hold, sorted and each once."""

ANYTHING: Goal = ()
NOTHING: Goal = (Literal(Location("", "nothing"), ()),)


def both(one: Goal, other: Goal) -> Goal:
    """Return the conjunction of two goals."""
    if one == other or not other:
        return one
    if not one:
        return other
    if NOTHING in (one, other):
        return NOTHING
    union = {*one, *other}
    if any(literal._replace(holds=not literal.holds) in union for literal in union):
        return NOTHING
    return tuple(sorted(union, key=_order))


def _order(literal: Literal) -> tuple[Any, ...]:
    """By pointer first, since the base may be where a file is on this machine."""
    return literal.location.pointer, literal.location, literal.scope, literal.holds, str(literal.broken)


def merged(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """Two tuples as ordered sets, the one first; `one` itself if it has all."""
    more = tuple(item for item in other if item not in one)
    return one + more if more else one


def least(one: int | None, other: int | None) -> int | None:
    """Return the smaller of two upper bounds, where None is not a bound."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
