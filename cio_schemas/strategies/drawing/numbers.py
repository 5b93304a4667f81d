"""Drawing numbers: the bounds and their neighbours early, then the multiples of a grid between them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.numbers import Number

WIDE = 2**63
"""How far from 0 numbers without a bound go."""

BEYOND_FLOAT = 2**53
"""From here on a float no longer tells every integer from its neighbour (RFC 8259, section 6)."""

EXACT = 10**15
"""Up to so many steps a float tells a multiple of a decimal step from its neighbours."""

_PLACES = (1, 2, 3, 6, 12, 16, 20, 40, 330)
"""How many decimal places are tried, until some number lies between the bounds."""


class Grid(NamedTuple):
    """Multiples of a step, from which numbers are drawn.

    Attributes:
        step: what they are multiples of.
        least: the least of them, as a count of steps.
        most: the greatest.
        specials: those that should come early.
        whole: whether the count is the number, and nothing is left to look at.
    """

    step: Fraction
    least: int
    most: int
    specials: tuple[int, ...]
    whole: bool


def draw(number: Number, chooser: Chooser, site: Hashable) -> Any:
    """Draw one of some numbers, which `admits` may still refuse."""
    grids = _grids(number)
    grid = grids[-1 if len(grids) > 1 and chooser.rarely((site, "fraction")) else 0]
    if grid.least > grid.most:
        return chooser.reject("no number lies between the bounds")
    drawn = chooser.integer(grid.least, grid.most, grid.specials, (site, grid.step) if len(grids) > 1 else site)
    if grid.whole:
        return drawn
    if number.not_steps or number.whole is False:
        around = (drawn, drawn + 1, drawn - 1, drawn + 2, drawn - 2, drawn + 3)
        drawn = next((k for k in around if grid.least <= k <= grid.most and number.fits(k * grid.step)), drawn)
    return as_json(drawn * grid.step)


def others(number: Number) -> Iterator[Any]:
    """Yield some of the numbers in order, where one is wanted that differs from those there are."""
    step = number.grid() or Fraction(1, 10 if number.whole is False else 1)
    low, high = number.multiples(step)
    start = low if low is not None else min(0, high) if high is not None else 0
    direction = 1 if low is not None or high is None else -1
    for k in range(start, start + direction * 1000, direction):
        if (high is None or k <= high) and number.fits(k * step):
            yield as_json(k * step)


@lru_cache(maxsize=4096)
def _grids(number: Number) -> tuple[Grid, ...]:
    return tuple(_found(number))


def _found(number: Number) -> Iterator[Grid]:
    """Yield the grids to draw from: without a step, whole numbers first and then others."""
    step = number.grid()
    if step is not None:
        yield _grid(number, step)
        return
    if number.not_steps and not number.leaves(Fraction(1)):
        steps = (Fraction(1, 10**places) for places in _PLACES)
        yield _grid(number, next(filter(number.leaves, steps), min(number.not_steps) / 2))
        return
    if number.whole is None and not replace(number, whole=True).is_empty():
        yield _grid(number, Fraction(1))
    for places in _PLACES:
        fine = _without_rounded_ends(number, _grid(number, Fraction(1, 10**places)))
        if fine.most > fine.least or (fine.most == fine.least and fine.least % 10**places):
            yield fine
            return
    yield _grid(number, Fraction(1, 10**400))


def _grid(number: Number, step: Fraction) -> Grid:
    low, high = number.multiples(step)
    widest = max(1, int(WIDE / step)) if step.denominator == 1 else EXACT
    least = low if low is not None else min(-widest, (high or 0) - widest)
    most = high if high is not None else max(widest, (low or 0) + widest)
    wanted = (low, high, *((low + 1,) if low is not None else ()), *((high - 1,) if high is not None else ()))
    inner = (0, 1, -1, *((BEYOND_FLOAT + 1, -BEYOND_FLOAT - 1) if step == 1 else ()))
    specials = tuple(dict.fromkeys(k for k in (*wanted, *inner) if k is not None and least <= k <= most))
    return Grid(step, least, most, specials, step == 1 and not number.not_steps)


def _without_rounded_ends(number: Number, grid: Grid) -> Grid:
    """Return a grid without the ends that lie beyond the bounds once they are rounded to floats."""
    least = grid.least + (not number.admits(as_json(grid.least * grid.step)))
    most = grid.most - (not number.admits(as_json(grid.most * grid.step)))
    return grid._replace(least=least, most=most, specials=tuple(k for k in grid.specials if least <= k <= most))


def as_json(value: Fraction) -> int | float:
    """Return a number as JSON readers do: an int where it has no fraction."""
    if value.denominator == 1:
        return value.numerator
    try:
        return float(value)
    except OverflowError:
        return round(value)
