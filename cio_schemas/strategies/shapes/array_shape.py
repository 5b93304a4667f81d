"""Arrays: lengths, items and contained items (Validation, section 6.4; Core, section 10.3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cio_schemas.strategies.shapes.goals import ANYTHING, Goal, both, least, merged


class Contained(NamedTuple):
    """How many items satisfy a goal."""

    goal: Goal
    low: int
    high: int | None


class Unevaluated(NamedTuple):
    """Items from `start` on satisfy `goal`, except for those that satisfy one of `accepted`."""

    start: int
    goal: Goal
    accepted: tuple[Goal, ...]


def _contained(one: tuple[Contained, ...], other: tuple[Contained, ...]) -> tuple[Contained, ...]:
    """Return the conjunction of how many items satisfy each goal."""
    found = {each.goal: each for each in one}
    for goal, low, high in other:
        known = found.get(goal, Contained(goal, 0, None))
        found[goal] = Contained(goal, max(known.low, low), least(known.high, high))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Array:
    """Arrays of low to high items.

    Attributes:
        low: The least number of items.
        high: The greatest number, None for none.
        prefix: The goals of the first items.
        rest: The goal of all others.
        contained: What some of the items satisfy.
        unevaluated: What `unevaluatedItems` says.
        unique: Whether all items differ.
        repeats: Whether two of them are equal.
        some: Goals of which one item from a position on satisfies each, with that position.
    """

    low: int = 0
    high: int | None = None
    prefix: tuple[Goal, ...] = ()
    rest: Goal = ANYTHING
    contained: tuple[Contained, ...] = ()
    unevaluated: tuple[Unevaluated, ...] = ()
    unique: bool = False
    repeats: bool = False
    some: tuple[tuple[int, Goal], ...] = ()

    def meet(self, other: Array) -> Array | None:
        """Return the shape of what satisfies both; None if nothing can."""
        longest = max(len(self.prefix), len(other.prefix))
        met = Array(
            max(self.low, other.low),
            least(self.high, other.high),
            tuple(both(self.at(i), other.at(i)) for i in range(longest)),
            both(self.rest, other.rest),
            _contained(self.contained, other.contained),
            merged(self.unevaluated, other.unevaluated),
            self.unique or other.unique,
            self.repeats or other.repeats,
            merged(self.some, other.some),
        )
        if (met.high is not None and met.low > met.high) or (met.unique and met.repeats):
            return None
        return None if any(each.high is not None and each.low > each.high for each in met.contained) else met

    def at(self, position: int) -> Goal:
        """Return the goal of the item at a position."""
        return self.prefix[position] if position < len(self.prefix) else self.rest
