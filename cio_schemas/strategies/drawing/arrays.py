"""Drawing arrays: a size first, then each item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.runtime import canonical as frozen
from cio_schemas.source import ABSENT
from cio_schemas.strategies.drawing.generator import UNBOUNDED
from cio_schemas.strategies.shapes.goals import least

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.analysis.array_layouts import Layout
    from cio_schemas.strategies.drawing.alternatives import Alternative
    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.shapes.goals import Goal

MORE = 5
"""How much longer than its minimum an array without a maximum is drawn."""

FULL = 256
"""The most items that are drawn to reach the maximum."""

LARGE = 1_000
"""The most items, or members, that are drawn now and then to reach the maximum; by Hypothesis only small items."""

ROOM = 2_000
"""How many bytes of choices the items of one long array may take of the 8 kB after which Hypothesis gives up."""

SPECIALS = 16
"""How many times as many choices there may be as values, as some values are chosen in more than one way."""

NOW_AND_THEN = 12
"""One in so many of the longer arrays is of that length."""

SELDOM = 3
"""The same for Hypothesis, which draws fewer of the longer ones."""

ATTEMPTS = 24
"""How often an item is drawn again, to find one that differs from the others."""


def draw(generator: Generator, layout: Layout, chooser: Chooser, site: Hashable) -> Any:
    """Draw an array; items that must differ may still be equal."""
    size = _size(generator, layout, chooser, site)
    items: list[Any] = [None] * size
    seen: set[Any] = set()
    order = list(range(size))
    if layout.unique:  # the most constrained items first, before others take their values
        order.sort(key=lambda position: generator.size(layout.goal(position)))
    for position in order:
        if layout.twin and position == layout.twin[1]:
            items[position] = items[layout.twin[0]]
        elif layout.unique:
            items[position] = _fresh(generator, chooser, layout.goal(position), seen)
        else:
            items[position] = generator.draw_part(generator.alternatives(layout.goal(position)), chooser)
    return items


def parts(_: Generator, layout: Layout, __: int) -> tuple[Goal, ...]:
    """Return the goals of the items."""
    return (*layout.fixed, *layout.goals)


def vary(generator: Generator, of: Alternative, items: list[Any], chooser: Chooser, levels: int) -> Iterator[list[Any]]:
    """Yield arrays that differ from one in an item, or by some more of them."""
    layout: Layout = of.form
    if layout.twin:
        return
    for position in range(len(items)):
        for value in generator.others(layout.goal(position), chooser, levels):
            if not layout.unique or frozen(value) not in map(frozen, items):
                yield [*items[:position], value, *items[position + 1 :]]
    longer = list(items)
    seen = set(map(frozen, items))
    while len(longer) < min(_most(generator, layout), len(items) + FULL):
        values = generator.others(layout.goal(len(longer)), chooser, levels)
        value = next((each for each in values if not layout.unique or frozen(each) not in seen), ABSENT)
        if value is ABSENT:
            return
        seen.add(frozen(value))
        longer = [*longer, value]
        yield longer


def _fresh(generator: Generator, chooser: Chooser, goal: Goal, seen: set[Any]) -> Any:
    """Draw an item that was not seen yet."""
    alternatives = generator.alternatives(goal)
    item = generator.draw_part(alternatives, chooser)
    for _ in range(ATTEMPTS):
        if frozen(item) not in seen:
            break
        item = generator.draw_part(alternatives, chooser)
    else:
        item = generator.draw_fresh(goal, seen, chooser)
    seen.add(frozen(item))
    return item


def _size(generator: Generator, layout: Layout, chooser: Chooser, site: Hashable) -> int:
    fewest, most = len(layout.fixed), _most(generator, layout)
    if chooser.left <= 0 or most == fewest:
        return fewest
    usual = min(most, fewest + MORE)
    ends = tuple(dict.fromkeys((fewest, most, fewest + 1, most - 1) if most <= FULL else (fewest, fewest + 1)))
    ends = ends if layout.high is None or most - fewest <= 2 * MORE else (*ends, usual)
    size = chooser.integer(fewest, usual, ends, (site, "size"))
    if layout.high is not None and most <= FULL and usual < most and size == usual:
        return usual + chooser.integer(0, most - usual, (most - usual,), (site, "long"))
    if layout.high is not None and FULL < most <= LARGE and size == usual:
        largest = _affordable(generator, layout, most) if chooser.spans else most
        one_in = SELDOM if chooser.spans else NOW_AND_THEN
        if largest > usual and chooser.index(one_in, (site, "large")) == one_in - 1:
            return largest
    return size


def _affordable(generator: Generator, layout: Layout, most: int) -> int:
    """Return how many items Hypothesis can choose, of `most`; 0 if the items are not few small values."""
    values = max(map(generator.size, dict.fromkeys(layout.goals)))
    if layout.unique or values >= UNBOUNDED:
        return 0
    return min(most, ROOM // (2 + (SPECIALS * values).bit_length() // 8))


def _most(generator: Generator, layout: Layout) -> int:
    """Return how many items there may be, given how many different ones exist."""
    most = len(layout.fixed)
    limit = least(layout.high, most + MORE if layout.high is None or layout.high > LARGE else layout.high)
    assert limit is not None
    while most < limit and generator.space.possible(layout.goal(most)):
        if most >= len(layout.goals) - 1 and not layout.unique:
            return limit  # all that follow are alike
        if layout.unique and generator.size(layout.goal(most)) <= most:
            break  # the items before it may take all values
        most += 1
    return most
