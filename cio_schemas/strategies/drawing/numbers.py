"""Drawing numbers: the bounds and their neighbours early, then the multiples of a grid between them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import inf, nextafter
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.strategies.shapes.listed_values import BEYOND_FLOAT
from cio_schemas.strategies.shapes.number_shape import decimal_places

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.number_shape import Number

WIDE = 2**63
"""How far from 0 numbers without a bound are drawn."""


_FAR = (BEYOND_FLOAT + 1, -BEYOND_FLOAT - 1, 2**31 - 1, 2**31, -(2**31) - 1, 2**63 - 1, -(2**63))
"""Integers that programs trip over: beyond the exact range of floats, and at the ends of 32 and 64 bits."""

EXACT = 10**15
"""The number of steps up to which floats distinguish neighbouring multiples of a decimal step."""

REACH = 1e6
"""How far from 0, or from its one bound, a float is drawn."""

LARGEST = 1e300
"""The greatest distance of a float from 0."""

_SMALL = (0.05, -0.05, 1e-07, 0.1 + 0.2)
"""Floats that are rarely drawn by chance: below a tenth, written with an exponent, with all digits."""

_PLACES = (1, 2, 3, 6, 12, 16, 20, 40, 330)
"""How many decimal places are tried, until some number lies between the bounds."""


class Grid(NamedTuple):
    """Multiples of a step, from which numbers are drawn.

    Attributes:
        step: What they are multiples of.
        least: The least of them, as a count of steps.
        most: The greatest.
        specials: Those that should come early.
        whole: Whether the count is the number itself, which needs no further check.
    """

    step: Fraction
    least: int
    most: int
    specials: tuple[int, ...]
    whole: bool


def draw(number: Number, chooser: Chooser, site: Hashable) -> Any:
    """Draw one of some numbers, which `admits` may still refuse."""
    return _written(number, _drawn(number, chooser, site))


def _written(number: Number, drawn: Any) -> Any:
    """Return a number as a float if it must be, or if the integer were within a bound for some validators only."""
    if number.is_disputed(drawn):
        return float(drawn)
    return as_float(drawn) if number.literal is False and isinstance(drawn, int) else drawn


def _drawn(number: Number, chooser: Chooser, site: Hashable) -> Any:
    moment = chooser.moment()
    if moment is not None and number.admits(moment):
        return moment
    grids, edges, low, high = _ways(number)
    if low is None or high is None:
        return _on(grids[0], number, chooser, site)
    if len(grids) > 1 and not chooser.rarely((site, "fraction")):
        return _on(grids[0], number, chooser, (site, grids[0].step))
    how = chooser.index(3, (site, "real"))
    if not how:
        return _on(grids[-1], number, chooser, (site, grids[-1].step))
    if how == 1 and edges:
        return edges[chooser.index(len(edges), (site, "edge"))]
    drawn = chooser.real(low, high) if low < high else low
    return drawn if low < drawn < high else _on(grids[-1], number, chooser, None)


def _on(grid: Grid, number: Number, chooser: Chooser, site: Hashable) -> Any:
    """Draw a multiple of a grid."""
    if grid.least > grid.most:
        return chooser.reject("no number lies between the bounds")
    drawn = chooser.integer(grid.least, grid.most, grid.specials, site)
    if grid.whole:
        return drawn
    if number.not_steps or number.whole is False:
        around = (drawn, drawn + 1, drawn - 1, drawn + 2, drawn - 2, drawn + 3)
        drawn = next((k for k in around if grid.least <= k <= grid.most and number.fits(k * grid.step)), drawn)
    return as_json(drawn * grid.step)


def others(number: Number) -> Iterator[Any]:
    """Yield some of the numbers in order, to find one that differs from those already used."""
    step = number.grid() or Fraction(1, 10 if number.whole is False else 1)
    low, high = number.multiples(step)
    start = low if low is not None else min(0, high) if high is not None else 0
    direction = 1 if low is not None or high is None else -1
    for k in range(start, start + direction * 1000, direction):
        if (high is None or k <= high) and number.fits(k * step):
            yield _written(number, as_json(k * step))


class NumberWays(NamedTuple):
    """The ways to draw some numbers.

    Attributes:
        grids: The grids; without a step, whole numbers first and then others.
        edges: Without a step, the floats that should come early, the bounds and their neighbours among them.
        low: The lower bound of all other floats; None with a step.
        high: Their upper bound; None with a step.
    """

    grids: tuple[Grid, ...]
    edges: tuple[float, ...]
    low: float | None
    high: float | None


@lru_cache(maxsize=4096)
def _ways(number: Number) -> NumberWays:
    grids = tuple(_grids(number))
    if number.grid() is not None or number.not_steps:
        return NumberWays(grids, (), None, None)
    return NumberWays(grids, *_reals(number))


def _grids(number: Number) -> Iterator[Grid]:
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
    exact = max(0 if bound is None else decimal_places(bound) for bound in (number.low, number.high))
    for places in sorted({exact, *_PLACES} - {0}):
        if places < exact:
            continue
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
    inner = (0, 1, -1, *(_FAR if step == 1 else ()))
    specials = tuple(dict.fromkeys(k for k in (*wanted, *inner) if k is not None and least <= k <= most))
    return Grid(step, least, most, specials, step == 1 and not number.not_steps)


def _without_rounded_ends(number: Number, grid: Grid) -> Grid:
    """Return a grid without the ends that lie beyond the bounds once they are rounded to floats."""
    least = grid.least + (not number.admits(as_json(grid.least * grid.step)))
    most = grid.most - (not number.admits(as_json(grid.most * grid.step)))
    return grid._replace(least=least, most=most, specials=tuple(k for k in grid.specials if least <= k <= most))


def _reals(number: Number) -> tuple[tuple[float, ...], float, float]:
    """Return the floats that should come early, and between which others lie."""
    low, high = _float(number.low), _float(number.high)
    near = [edge for bound in (low, high) if bound is not None for edge in _neighbours(bound)]
    edges = tuple(edge for edge in dict.fromkeys((*_SMALL, *near)) if number.admits(edge))
    start = low if low is not None else -REACH if high is None else high - max(REACH, abs(high))
    end = high if high is not None else REACH if low is None else low + max(REACH, abs(low))
    return edges, max(start, -LARGEST), min(end, LARGEST)


def _float(bound: Fraction | None) -> float | None:
    """Return a bound as a float; None if there is none."""
    return None if bound is None or abs(bound) > LARGEST else float(bound)


def _neighbours(bound: float) -> tuple[float, float, float]:
    return bound, nextafter(bound, inf), nextafter(bound, -inf)


def as_float(value: int) -> int | float:
    """Return a number as a float, or unchanged if it is too large."""
    return float(value) if abs(value) < BEYOND_FLOAT else value


def as_json(value: Fraction) -> int | float:
    """Return a number as JSON readers do: an int if it has no fraction."""
    if value.denominator == 1:
        return value.numerator
    try:
        return float(value)
    except OverflowError:
        return round(value)
