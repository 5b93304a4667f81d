"""Numbers: bounds, steps, and drawing from what they leave (Validation, section 6.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, gcd
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.runtime import is_integer, is_multiple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.chooser import Chooser

WIDE = 2**63
"""How far from 0 numbers without a bound go."""

BEYOND_FLOAT = 2**53
"""From here on a float no longer tells every integer from its neighbour (RFC 8259, section 6)."""

EXACT = 10**15
"""Up to so many steps a float tells a multiple of a decimal step from its neighbours."""

_PLACES = (1, 2, 3, 6, 12, 16, 20, 40, 330)
"""How many decimal places are tried, until some number lies between the bounds."""


def exact(value: Any) -> Fraction:
    """The number that a bound is."""
    return Fraction(value)


def step_of(value: Any) -> Fraction:
    """The number that a `multipleOf` is: a float stands for what its shortest notation names."""
    return Fraction(Decimal(repr(value)) if isinstance(value, float) else value)


class Way(NamedTuple):
    """One way to draw numbers: the multiples of a grid.

    Attributes:
        grid: what they are multiples of.
        least: the least of them, as a count.
        most: the greatest.
        specials: those that should come early.
        whole: whether the count is the number, and nothing is left to look at.
    """

    grid: Fraction
    least: int
    most: int
    specials: tuple[int, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Number:
    """Numbers from low to high.

    Attributes:
        low: the lower bound, None for none; itself excluded where `above`.
        high: the upper bound, None for none; itself excluded where `below`.
        step: what they are multiples of.
        whole: whether they have no fraction, or have one; None for either.
        not_steps: what they are no multiples of.
    """

    low: Fraction | None = None
    above: bool = False
    high: Fraction | None = None
    below: bool = False
    step: Fraction | None = None
    whole: bool | None = None
    not_steps: tuple[Fraction, ...] = ()

    def meet(self, other: Number) -> Number | None:
        """What satisfies both; None where nothing does."""
        if None not in (self.whole, other.whole) and self.whole is not other.whole:
            return None
        low, above = max((self.low, self.above), (other.low, other.above), key=_lower)
        high, below = min((self.high, self.below), (other.high, other.below), key=_upper)
        met = Number(
            low,
            above,
            high,
            below,
            _common(self.step, other.step),
            other.whole if self.whole is None else self.whole,
            (*self.not_steps, *(step for step in other.not_steps if step not in self.not_steps)),
        )
        return None if met.is_empty() else met

    def grid(self) -> Fraction | None:
        """What all are multiples of, if anything."""
        return _common(self.step, Fraction(1)) if self.whole else self.step

    def is_empty(self) -> bool:
        """Whether no number satisfies it."""
        edge = self.above or self.below
        if self.low is not None and self.high is not None and (self.low, edge) > (self.high, False):
            return True
        grid = self.grid()
        if grid is None:
            only = self.low == self.high and self.low is not None
            return only and not self._fits(self.low)  # type: ignore[arg-type]
        if self.whole is False and grid.denominator == 1:
            return True
        if any((grid / step).denominator == 1 for step in self.not_steps):
            return True
        low, high = self.multiples(grid)
        if low is None or high is None or high - low > 1000:
            return False
        return not any(self._fits(k * grid) for k in range(low, high + 1))

    def _fits(self, value: Fraction) -> bool:
        if self.whole is not None and (value.denominator == 1) is not self.whole:
            return False
        return all((value / step).denominator != 1 for step in self.not_steps)

    def admits(self, value: Any) -> bool:
        """Whether a number satisfies it."""
        if self.low is not None and (value <= self.low if self.above else value < self.low):
            return False
        if self.high is not None and (value >= self.high if self.below else value > self.high):
            return False
        if self.whole is not None and is_integer(value) is not self.whole:
            return False
        if self.step is not None and not _is_multiple(value, self.step):
            return False
        return not any(_is_multiple(value, step) for step in self.not_steps)

    def _leaves(self, grid: Fraction) -> bool:
        """Whether some multiple of a step is left by what others it must not be a multiple of."""
        return all((grid / step).denominator > 1 for step in self.not_steps) and not replace(self, step=grid).is_empty()

    def multiples(self, grid: Fraction) -> tuple[int | None, int | None]:
        """The least and the greatest multiple of a grid within the bounds, as counts."""
        low = high = None
        if self.low is not None:
            low = floor(self.low / grid) + 1 if self.above else ceil(self.low / grid)
        if self.high is not None:
            high = ceil(self.high / grid) - 1 if self.below else floor(self.high / grid)
        return low, high

    def draw(self, chooser: Chooser, site: Hashable) -> Any:
        """One of the numbers, which `admits` may still refuse."""
        ways = _ways(self)
        way = ways[-1 if len(ways) > 1 and chooser.rarely((site, "fraction")) else 0]
        if way.least > way.most:
            return chooser.reject("no number lies between the bounds")
        drawn = chooser.integer(way.least, way.most, way.specials, (site, way.grid) if len(ways) > 1 else site)
        if way.whole:
            return drawn
        if self.not_steps or self.whole is False:
            around = (drawn, drawn + 1, drawn - 1, drawn + 2, drawn - 2, drawn + 3)
            drawn = next((k for k in around if way.least <= k <= way.most and self._fits(k * way.grid)), drawn)
        return as_json(drawn * way.grid)

    def on(self, grid: Fraction) -> Way:
        """The way to draw multiples of a grid."""
        low, high = self.multiples(grid)
        widest = max(1, int(WIDE / grid)) if grid.denominator == 1 else EXACT
        least = low if low is not None else min(-widest, (high or 0) - widest)
        most = high if high is not None else max(widest, (low or 0) + widest)
        wanted = (low, high, *((low + 1,) if low is not None else ()), *((high - 1,) if high is not None else ()))
        inner = (0, 1, -1, *((BEYOND_FLOAT + 1, -BEYOND_FLOAT - 1) if grid == 1 else ()))
        specials = tuple(dict.fromkeys(k for k in (*wanted, *inner) if k is not None and least <= k <= most))
        return Way(grid, least, most, specials, grid == 1 and not self.not_steps)

    def _within(self, way: Way) -> Way:
        """A way without the ends that are beyond the bounds as floats: they are rounded."""
        least = way.least + (not self.admits(as_json(way.least * way.grid)))
        most = way.most - (not self.admits(as_json(way.most * way.grid)))
        return way._replace(least=least, most=most, specials=tuple(k for k in way.specials if least <= k <= most))

    def ways(self) -> Iterator[Way]:
        """Yield the ways to draw: without a step, whole numbers first and then others."""
        grid = self.grid()
        if grid is not None:
            yield self.on(grid)
            return
        if self.not_steps and not self._leaves(Fraction(1)):
            grids = (Fraction(1, 10**places) for places in _PLACES)
            yield self.on(next(filter(self._leaves, grids), min(self.not_steps) / 2))
            return
        if self.whole is None and not replace(self, whole=True).is_empty():
            yield self.on(Fraction(1))
        for places in _PLACES:
            fine = self._within(self.on(Fraction(1, 10**places)))
            if fine.most > fine.least or (fine.most == fine.least and fine.least % 10**places):
                yield fine
                return
        yield self.on(Fraction(1, 10**400))

    def others(self) -> Iterator[Any]:
        """Yield some of the numbers, for where one is wanted that differs from those there are."""
        grid = self.grid() or Fraction(1, 10 if self.whole is False else 1)
        low, high = self.multiples(grid)
        start = low if low is not None else min(0, high) if high is not None else 0
        step = 1 if low is not None or high is None else -1
        for k in range(start, start + step * 1000, step):
            if (high is None or k <= high) and self._fits(k * grid):
                yield as_json(k * grid)


def as_json(value: Fraction) -> int | float:
    """A number as JSON readers give it: an int where it has no fraction."""
    if value.denominator == 1:
        return value.numerator
    try:
        return float(value)
    except OverflowError:
        return round(value)


@lru_cache(maxsize=4096)
def _ways(number: Number) -> tuple[Way, ...]:
    return tuple(number.ways())


def _is_multiple(value: Any, step: Fraction) -> bool:
    if isinstance(value, int):
        return value * step.denominator % step.numerator == 0
    power = 1
    while power % step.denominator:
        power *= 10
    return is_multiple(value, int(step * power), power)


def _lower(bound: tuple[Fraction | None, bool]) -> tuple[bool, Fraction, bool]:
    return bound[0] is not None, bound[0] or Fraction(0), bound[1]


def _upper(bound: tuple[Fraction | None, bool]) -> tuple[bool, Fraction, bool]:
    return bound[0] is None, bound[0] or Fraction(0), not bound[1]


def _common(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """The least number that is a multiple of both."""
    if one is None or other is None:
        return one or other
    numerator = one.numerator * other.numerator // gcd(one.numerator, other.numerator)
    return Fraction(numerator, gcd(one.denominator, other.denominator))
