"""Find cases that follow from others, and dead ones, so that branches that exclude each other don't multiply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.shapes.case import NOT_EVALUATED
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal, Literal, both
from cio_schemas.strategies.shapes.object_shape import Object

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.shapes.case import Case

CROWDED = 16
"""The number of cases from which on dead ones are removed."""


def implying(space: Space, others: Sequence[Case]) -> Callable[[Case], bool]:
    """Return a predicate that tests whether a case of objects surely satisfies one of some others.

    Args:
        space: The schema.
        others: The others.
    """
    plain = [
        (frozenset(other.shape.required), frozenset(other.shape.barred), other)
        for other in others
        if isinstance(other.shape, Object) and other.evaluated == NOT_EVALUATED
    ]

    def implies_one(one: Case) -> bool:
        if not plain or not isinstance(one.shape, Object):
            return False
        required, barred = frozenset(one.shape.required), frozenset(one.shape.barred)
        return any(
            wanted <= required and unwanted <= barred and implies(space, one, other)
            for wanted, unwanted, other in plain
        )

    return implies_one


def implies(space: Space, one: Case, other: Case) -> bool:
    """Return whether objects of one case certainly satisfy another, unless a name distinguishes the two.

    Args:
        space: The schema.
        one: A case.
        other: Another case, which only requires names and limits listed members.
    """
    mine, wanted = one.shape, other.shape
    if not isinstance(mine, Object) or not isinstance(wanted, Object):
        return False
    if other.evaluated != NOT_EVALUATED or not (set(other.excluded) <= set(one.excluded)):
        return False
    if not (set(other.residual) <= set(one.residual) and _has_bounds(mine, wanted)):
        return False
    return all(
        name in mine.barred or _follows(space, mine.goal(name), goal)
        for rule in wanted.rules
        if rule not in mine.rules
        for name, goal in rule.names
    )


def _has_bounds(mine: Object, wanted: Object) -> bool:
    """Return whether objects of one shape satisfy another, apart from the goals of listed members."""
    return (
        wanted.low <= max(mine.low, len(mine.required))
        and (wanted.high is None or (mine.high is not None and mine.high <= wanted.high))
        and set(wanted.required) <= set(mine.required)
        and set(wanted.barred) <= set(mine.barred)
        and set(wanted.implied) <= set(mine.implied)
        and set(wanted.some) <= set(mine.some)
        and wanted.names in (ANYTHING, mine.names)
        and all(rule in mine.rules or not (rule.patterns or rule.rest) for rule in wanted.rules)
    )


def _follows(space: Space, known: Goal, wanted: Goal) -> bool:
    """Return whether one goal surely follows from another."""
    if wanted == NOTHING:
        return known == NOTHING
    return all(literal in known or (not literal.holds and _excludes(space, known, literal)) for literal in wanted)


def _excludes(space: Space, known: Goal, literal: Literal) -> bool:
    """Return whether no instance satisfies both a goal and the subschema of a literal that must not hold."""
    if literal.broken or any(each.broken for each in known):
        return False
    return space.surely_empty(both(known, (literal._replace(holds=True),)))


def is_dead(space: Space, case: Case) -> bool:
    """Return whether nothing satisfies some required member."""
    shape = case.shape
    if not isinstance(shape, Object):
        return False
    return any(goal == NOTHING or space.surely_empty(goal) for goal in map(shape.goal, shape.required))
