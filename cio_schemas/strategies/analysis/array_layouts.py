"""Layouts: the ways to place what an array must contain."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import combinations, islice, product
from operator import le
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.strategies.analysis.finite import count_of, may_be_respelled
from cio_schemas.strategies.shapes.goals import NOTHING, Goal, both

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.shapes.array_shape import Array

MAX_LAYOUTS = 48
"""How many ways to place what an array must contain are considered."""

CROWDED = 8
"""The number of ways from which on impossible ones are removed."""

MAX_TRIED = 2_000
"""How many are tried; most turn out to be impossible."""

LARGEST = 4_000
"""The most items or members of an array or object that is drawn."""


class Layout(NamedTuple):
    """One way to place what an array must contain.

    Attributes:
        fixed: The goals of the items that there must be.
        goals: The goals of further items; the last one also applies to all that follow.
        high: The greatest number of items.
        unique: Whether all items differ.
        twin: Two positions whose items are equal.
    """

    fixed: tuple[Goal, ...]
    goals: tuple[Goal, ...]
    high: int | None
    unique: bool
    twin: tuple[int, int] | None

    @property
    def needs(self) -> tuple[Goal, ...]:
        """The goals that must not be empty."""
        return self.fixed

    def goal(self, position: int) -> Goal:
        """Return the goal of the item at a position."""
        if position < len(self.fixed):
            return self.fixed[position]
        return self.goals[min(position, len(self.goals) - 1)]


class _Chosen(NamedTuple):
    """Which positions satisfy what an array must contain.

    Attributes:
        contained: The positions for each contained goal.
        some: The position for each goal of some item.
        twin: Two positions whose items are equal.
    """

    contained: tuple[frozenset[int], ...]
    some: tuple[int, ...]
    twin: tuple[int, int] | None

    def uses(self, position: int) -> bool:
        """Return whether a position is chosen for any goal."""
        return position in {*self.some, *(self.twin or ())}.union(*self.contained)


def layouts(array: Array, space: Space) -> list[Layout]:
    """Return the ways to place what an array must contain, with the fewest items."""
    most = max((each.low for each in array.contained), default=0)
    if most > LARGEST:
        space.omissions.give_up(f"an array contains at least {most:,} items that it must, over {LARGEST:,}")
        return []
    found: dict[Layout, None] = {}
    wanted = 1 + len(array.contained) + len(array.some) + len(array.unevaluated)  # of each item
    for tried, (size, chosen) in enumerate(_choices(array), 1):
        space.budget.spend((2 + size + len(array.prefix)) * wanted)
        several = dict.fromkeys(_laid_out(array, size, chosen, space))
        if len(found) > CROWDED:
            several = dict.fromkeys(each for each in several if not any(map(space.surely_empty, set(each.fixed))))
        found |= several
        if len(found) >= MAX_LAYOUTS or tried >= MAX_TRIED:
            space.omissions.doubt("not all ways to place what an array must contain are tried")
            break
    return sorted(found, key=lambda layout: len(layout.fixed))


def _choices(array: Array) -> Iterator[tuple[int, _Chosen]]:
    """Yield sizes that may be needed, the least first, with the positions to choose from."""
    starts = (start for start, *_ in (*array.some, *array.unevaluated))
    head = max((len(array.prefix), *starts))  # all positions beyond are alike
    needed = sum(each.low for each in array.contained) + len(array.some) + 2 * array.repeats
    largest = max(array.low, head + needed)
    for size in range(array.low, (largest if array.high is None else min(array.high, largest)) + 1):
        for chosen in _chosen(array, size, head):
            if size == array.low or chosen.uses(size - 1):
                yield size, chosen


def _chosen(array: Array, size: int, head: int) -> Iterator[_Chosen]:
    """Yield the ways to choose positions; for a goal without an upper bound, as few as possible."""
    most = [each.low if each.high is None else min(each.high, size) for each in array.contained]
    window = range(min(size, head + sum(most) + len(array.some) + 2 * array.repeats))
    contained = [partial(_sets, window, of.low, top) for of, top in zip(array.contained, most, strict=True)]
    some = [partial(filter, partial(le, start), window) for start, _ in array.some]
    twins = partial(combinations, window, 2) if array.repeats else partial(iter, (None,))
    for chosen in _each_with_each([*contained, *some, twins]):
        yield _Chosen(chosen[: len(contained)], chosen[len(contained) : -1], chosen[-1])


def _sets(window: range, low: int, high: int) -> Iterator[frozenset[int]]:
    for count in range(low, high + 1):
        yield from map(frozenset, combinations(window, count))


def _each_with_each(several: Sequence[Callable[[], Iterator[Any]]]) -> Iterator[tuple[Any, ...]]:
    """Yield the Cartesian product like `itertools.product`, but lazily."""
    if not several:
        yield ()
        return
    for one in several[0]():
        for others in _each_with_each(several[1:]):
            yield one, *others


def _laid_out(array: Array, size: int, chosen: _Chosen, space: Space) -> Iterator[Layout]:
    """Yield the layouts with a number of items: one, unless `unevaluatedItems` can be satisfied in several ways."""
    length = max(size, len(array.prefix)) + 1
    several = [_goals(array, position, chosen, space) for position in range(length)]
    if not all(several[:size]):
        return
    rest = tuple(goals[0] if goals else NOTHING for goals in several[size:])
    for goals in islice(product(*several[:size]), MAX_LAYOUTS + 1):
        fixed = goals
        if chosen.twin:
            first, second = chosen.twin
            equal = both(goals[first], goals[second])
            if _are_told_apart(space, goals[first], goals[second]):
                space.omissions.doubt("equal numbers may be written in ways that draft 4 or a format tells apart")
            fixed = tuple(equal if i in chosen.twin else goal for i, goal in enumerate(goals))
        if NOTHING not in fixed and not (array.unique and _repeats(fixed, space)):
            yield Layout(fixed, (*fixed, *rest), array.high, array.unique, chosen.twin)


def _are_told_apart(space: Space, one: Goal, other: Goal) -> bool:
    """Return whether equal values, one as 1 and one as 1.0, may satisfy two goals that no single value satisfies."""
    return one != other and space.subschemas.tells_equal_numbers and may_be_respelled(space, one, other)


def _goals(array: Array, position: int, chosen: _Chosen, space: Space) -> list[Goal]:
    """Return the alternative goals of the item at a position; one of them is enough."""
    goal = array.at(position)
    for place, (_, each) in zip(chosen.some, array.some, strict=True):
        goal = both(goal, each) if place == position else goal
    for positions, contained in zip(chosen.contained, array.contained, strict=True):
        if position in positions:
            goal = both(goal, contained.goal)
        elif contained.high is not None:
            goal = both(goal, space.subschemas.negated(contained.goal))
    wanted = [of.goal for of, positions in zip(array.contained, chosen.contained, strict=True) if position in positions]
    goals = [goal]
    for start, left_over, accepted in array.unevaluated:
        if position >= start and not any(each in wanted for each in accepted):
            goals = [both(one, other) for one in goals for other in (left_over, *accepted)]
    return [each for each in dict.fromkeys(goals) if each != NOTHING]


def _repeats(fixed: tuple[Goal, ...], space: Space) -> bool:
    """Return whether some goal must be satisfied by more distinct items than it has values."""
    for goal, count in Counter(fixed).items():
        if count > 1:
            values = count_of(space, goal)
            if values is not None and values < count:
                return True
    return False
