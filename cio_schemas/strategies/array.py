"""Arrays: lengths, items and contained items, and drawing from what they leave (Validation, section 6.4)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.runtime import _frozen as frozen
from cio_schemas.strategies.draw import draw_part, fresh
from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, both, merged
from cio_schemas.strategies.string import least

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.chooser import Chooser
    from cio_schemas.strategies.space import Space

MAX_LAYOUTS = 48
"""How many ways to place what an array must contain are considered."""

LARGEST = 4_000
"""So many items or members, and no more, has what is drawn."""

MORE = 5
"""Without an upper bound, an array is drawn at most so much longer than it must be."""

ATTEMPTS = 24
"""How often an item is drawn again, to find one that differs from the others."""


class Contained(NamedTuple):
    """How many items satisfy a goal."""

    goal: Goal
    low: int
    high: int | None


class Unevaluated(NamedTuple):
    """Items from `start` on satisfy `goal`, but for those that satisfy one of `accepted`."""

    start: int
    goal: Goal
    accepted: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """Arrays of low to high items.

    Attributes:
        low: the least number of items.
        high: the greatest number, None for none.
        prefix: the goals of the first items.
        rest: the goal of all others.
        contained: what some of the items satisfy.
        unevaluated: what `unevaluatedItems` says.
        unique: whether all items differ.
        repeats: whether two of them are equal.
        some: goals of which one item from a position on satisfies each, with that position.
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
        """What satisfies both; None where nothing can."""
        longest = max(len(self.prefix), len(other.prefix))
        met = Array(
            max(self.low, other.low),
            least(self.high, other.high),
            tuple(both(self.at(i), other.at(i)) for i in range(longest)),
            both(self.rest, other.rest),
            merged(self.contained, other.contained),
            merged(self.unevaluated, other.unevaluated),
            self.unique or other.unique,
            self.repeats or other.repeats,
            merged(self.some, other.some),
        )
        if (met.high is not None and met.low > met.high) or (met.unique and met.repeats):
            return None
        return met

    def at(self, position: int) -> Goal:
        """The goal of the item at a position."""
        return self.prefix[position] if position < len(self.prefix) else self.rest


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

    def parts(self, _space: Space, _site: int) -> tuple[Goal, ...]:
        """The goals of the items."""
        return (*self.fixed, *self.goals)

    def draw(self, space: Space, chooser: Chooser, site: Hashable) -> Any:
        """One of the arrays; two items may still be equal that must not."""
        size = self._size(space, chooser, site)
        items: list[Any] = [None] * size
        seen: set[Any] = set()
        order = list(range(size))
        if self.unique:  # those with the least choice first, before others have taken what they need
            order.sort(key=lambda position: space.size(self.goal(position)))
        for position in order:
            if self.twin and position == self.twin[1]:
                items[position] = items[self.twin[0]]
                continue
            items[position] = self._item(space, chooser, self.goal(position), seen)
        return items

    def _item(self, space: Space, chooser: Chooser, goal: Goal, seen: set[Any]) -> Any:
        node = space.node(goal)
        item = draw_part(space, node, chooser)
        if not self.unique:
            return item
        for _ in range(ATTEMPTS):
            if frozen(item) not in seen:
                break
            item = draw_part(space, node, chooser)
        else:
            item = fresh(space, goal, seen, chooser)
        seen.add(frozen(item))
        return item

    def _size(self, space: Space, chooser: Chooser, site: Hashable) -> int:
        least_size = len(self.fixed)
        most = least_size
        limit = least(self.high, least_size + MORE if self.high is None or self.high > 100 + least_size else self.high)
        assert limit is not None
        taken = sum(space.size(goal) for goal in self.fixed) if self.unique else 0
        while most < limit and space.possible(self.goal(most)):
            if self.unique and space.size(self.goal(most)) <= taken:
                break
            taken += 1 if self.unique else 0
            most += 1
        if chooser.left <= 0 or most == least_size:
            return least_size
        usual = min(most, least_size + MORE)
        ends = tuple(dict.fromkeys((least_size, most, least_size + 1, most - 1)))
        ends = ends if self.high is None or most - least_size <= 2 * MORE else (*ends, usual)
        at = chooser.integer(least_size, usual, ends, (site, "size"))
        if self.high is not None and most <= 100 and usual < most and at == usual:
            return usual + chooser.integer(0, most - usual, (most - usual,), (site, "long"))
        return at


class Block(NamedTuple):
    """So many items, one after the other from a position on, that satisfy a goal."""

    goal: Goal
    length: int
    start: int


def layouts(array: Array, space: Space) -> list[Layout]:
    """The ways to place what an array must contain."""
    most = max((each.low for each in array.contained), default=0)
    if most > LARGEST:
        space.give_up(f"an array contains at least {most:,} items that it must, over {LARGEST:,}")
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
        space.doubt("not all ways to place what an array must contain are tried")
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
        space.work.spend(2 + array.low + len(array.prefix))
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
    if NOTHING in fixed:
        return None
    return Layout(fixed, goals, array.high, array.unique, twin)


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
