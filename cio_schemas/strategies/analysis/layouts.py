"""Layouts: the ways to place what an array must contain."""

from __future__ import annotations

from collections import Counter
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.shapes.goals import NOTHING, Goal, both
from cio_schemas.strategies.shapes.values import Enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.shapes.arrays import Array, Contained

MAX_LAYOUTS = 48
"""How many ways to place what an array must contain are considered."""

LARGEST = 4_000
"""So many items or members, and no more, has what is drawn."""


class Layout(NamedTuple):
    """One way to place what an array must contain.

    Attributes:
        fixed: the goals of the items that there must be.
        goals: the goals of further items; the last one is for all that follow.
        high: the greatest number of items.
        unique: whether all items differ.
        twin: two positions whose items are equal.
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
        """The goal of the item at a position."""
        if position < len(self.fixed):
            return self.fixed[position]
        return self.goals[min(position, len(self.goals) - 1)]


class Block(NamedTuple):
    """So many items, one after the other from a position on, that satisfy a goal."""

    goal: Goal
    length: int
    start: int


def layouts(array: Array, space: Space) -> list[Layout]:
    """The ways to place what an array must contain."""
    most = max((each.low for each in array.contained), default=0)
    if most > LARGEST:
        space.omissions.give_up(f"an array contains at least {most:,} items that it must, over {LARGEST:,}")
        return []
    found: dict[Layout, None] = {}
    lengths = product(*(_lengths(array, each) for each in array.contained))
    for several in islice(lengths, MAX_LAYOUTS):
        wanted = zip(array.contained, several, strict=True)
        blocks = [Block(each.goal, length, 0) for each, length in wanted if length]
        blocks += [Block(goal, 1, start) for start, goal in array.some]
        for layout in islice(_placed(array, blocks, space), MAX_LAYOUTS - len(found)):
            found[layout] = None
    if len(found) >= MAX_LAYOUTS or array.repeats or any(each.low > 1 for each in array.contained):
        space.omissions.doubt("not all ways to place what an array must contain are tried")
    return sorted(found, key=lambda layout: len(layout.fixed))


def _lengths(array: Array, contained: Contained) -> list[int]:
    """How many items to make satisfy a goal: as few as must, or as many as there must be items."""
    most = array.low if contained.high is None else min(array.low, contained.high)
    return list(dict.fromkeys((contained.low, max(contained.low, most))))


def _placed(array: Array, blocks: list[Block], space: Space) -> Iterator[Layout]:
    reach = len(array.prefix) + sum(block.length for block in blocks)
    if array.high is not None:
        reach = min(reach, array.high)
    places = [range(start, max(start, reach - length) + 1) for _, length, start in blocks]
    for starts in islice(product(*places), 4 * MAX_LAYOUTS):
        space.budget.spend(2 + array.low + len(array.prefix))
        layout = _layout(array, blocks, starts, space)
        if layout is not None:
            yield layout


def _layout(array: Array, blocks: list[Block], starts: tuple[int, ...], space: Space) -> Layout | None:
    size = max([array.low, *(start + length for start, (_, length, _) in zip(starts, blocks, strict=True))])
    twin = None
    if array.repeats:
        size = max(size, 2)
        twin = _twin(array, size, space)
        if twin is None:
            return None
        size = max(size, twin[1] + 1)
    if array.high is not None and size > array.high:
        return None
    wanted: list[list[Goal]] = [[] for _ in range(max(size, len(array.prefix)) + 1)]
    for start, (goal, length, _) in zip(starts, blocks, strict=True):
        for position in range(start, start + length):
            wanted[position].append(goal)
    if twin:
        wanted[twin[0]].append(array.at(twin[1]))
    goals = tuple(_goal(array, position, given, space) for position, given in enumerate(wanted))
    fixed = goals[:size]
    if NOTHING in fixed or (array.unique and _repeats(fixed, space)):
        return None
    return Layout(fixed, goals, array.high, array.unique, twin)


def _repeats(fixed: tuple[Goal, ...], space: Space) -> bool:
    """Whether some goal is to be satisfied by more items than there are values of it."""
    counts = Counter(fixed)
    return any(count > 1 and _is_fewer(goal, count, space) for goal, count in counts.items())


def _is_fewer(goal: Goal, count: int, space: Space) -> bool:
    """Whether surely fewer values than so many satisfy a goal."""
    if not space.possible(goal):
        return False  # that is said elsewhere
    forms = [option.form for option in space.options(goal)]
    listed = [form for form in forms if isinstance(form, Enum)]
    return len(listed) == len(forms) and sum(len(form.values) for form in listed) < count


def _goal(array: Array, position: int, wanted: list[Goal], space: Space) -> Goal:
    """The goal of the item at a position that is to satisfy some others: and no more of them than are allowed."""
    goal = array.at(position)
    for each in wanted:
        goal = both(goal, each)
    for contained in array.contained:
        if contained.high is not None and contained.goal not in wanted:
            goal = both(goal, space.subschemas.negated(contained.goal))
    for start, left_over, accepted in array.unevaluated:
        if position >= start and not any(each in wanted for each in accepted):
            goal = both(goal, left_over)
    return goal


def _twin(array: Array, size: int, space: Space) -> tuple[int, int] | None:
    """Two positions that one value can take."""
    last = max(size, len(array.prefix) + 2)
    if array.high is not None:
        last = min(last, array.high)
    for second in range(1, last):
        for first in range(second):
            if space.possible(both(array.at(first), array.at(second))):
                return first, second
    return None
