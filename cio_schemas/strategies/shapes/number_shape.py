"""Numbers: bounds and steps (Validation, section 6.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd
from typing import Any

from cio_schemas import runtime
from cio_schemas.compiler.numbers import MAX_EXPONENT
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import is_integer, is_integer_literal, is_multiple
from cio_schemas.strategies.shapes.listed_values import BEYOND_FLOAT

MAX_PLACES = 16
"""The most decimal places of a bound that is taken in decimal; one with more is taken as a binary float."""


def exact(value: Any) -> Fraction:
    """Return the number that a keyword's value or an instance reads as.

    Raises:
        CompileError: It is too large or too small to be written out.
    """
    number = runtime.exact(value)
    if isinstance(number, Decimal) and number and abs(number.adjusted()) > MAX_EXPONENT:
        raise CompileError(f"{number} has too large an exponent for values to be drawn")
    return Fraction(number)


@dataclass(frozen=True, slots=True)
class Number:
    """Numbers from low to high.

    Attributes:
        low: The lower bound, None for none; itself excluded where `above`.
        high: The upper bound, None for none; itself excluded where `below`.
        step: What they are multiples of.
        whole: Whether they have no fraction, or have one; None for either.
        not_steps: What they are not multiples of.
        literal: Whether they are written without a fraction, as integers of draft 4 are, or aren't; None for either.
        disputed: Ranges between bounds as they are written and as floats hold them, where validators disagree on
            integers.
    """

    low: Fraction | None = None
    above: bool = False
    high: Fraction | None = None
    below: bool = False
    step: Fraction | None = None
    whole: bool | None = None
    not_steps: tuple[Fraction, ...] = ()
    literal: bool | None = None
    disputed: tuple[tuple[Fraction, Fraction], ...] = ()

    def meet(self, other: Number) -> Number | None:
        """Return the shape of what satisfies both; None if nothing does."""
        if None not in (self.whole, other.whole) and self.whole is not other.whole:
            return None
        if None not in (self.literal, other.literal) and self.literal is not other.literal:
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
            other.literal if self.literal is None else self.literal,
            (*self.disputed, *(each for each in other.disputed if each not in self.disputed)),
        )
        return None if met.is_empty() else met

    def grid(self) -> Fraction | None:
        """Return the number that all are multiples of, if any."""
        return _common(self.step, Fraction(1)) if self.whole else self.step

    def is_empty(self) -> bool:
        """Return whether no number satisfies it."""
        edge = self.above or self.below
        if self.low is not None and self.high is not None and (self.low, edge) > (self.high, False):
            return True
        grid = self.grid()
        if grid is None:
            only = self.low == self.high and self.low is not None
            return only and not self.fits(self.low)  # type: ignore[arg-type]
        if self.whole is False and grid.denominator == 1:
            return True
        if any((grid / step).denominator == 1 for step in self.not_steps):
            return True
        low, high = self.multiples(grid)
        if low is None or high is None or high - low > 1000:
            return False
        return not any(self.fits(k * grid) for k in range(low, high + 1))

    def fits(self, value: Fraction) -> bool:
        """Return whether a multiple of the grid within the bounds satisfies it."""
        if self.whole is not None and (value.denominator == 1) is not self.whole:
            return False
        return all((value / step).denominator != 1 for step in self.not_steps)

    def admits(self, value: Any) -> bool:
        """Return whether a number satisfies it."""
        bounded = self.low is not None or self.high is not None
        number = exact(value) if bounded and not isinstance(value, int) else value
        if self.low is not None and (number <= self.low if self.above else number < self.low):
            return False
        if self.high is not None and (number >= self.high if self.below else number > self.high):
            return False
        if self.whole is not None and is_integer(value) is not self.whole:
            return False
        if self.literal is not None and is_integer_literal(value) is not self.literal:
            return False
        if self.step is not None and not _is_multiple(value, self.step):
            return False
        return not any(_is_multiple(value, step) for step in self.not_steps)

    def is_disputed(self, value: Any) -> bool:
        """Return whether validators that read bounds as floats and those that read decimals disagree on a number."""
        return isinstance(value, int) and any(low <= value <= high for low, high in self.disputed)

    def leaves(self, grid: Fraction) -> bool:
        """Return whether some multiple of a step is not a multiple of forbidden steps."""
        return all((grid / step).denominator > 1 for step in self.not_steps) and not replace(self, step=grid).is_empty()

    def multiples(self, grid: Fraction) -> tuple[int | None, int | None]:
        """Return the least and the greatest multiple of a grid within the bounds, as counts."""
        low = high = None
        if self.low is not None:
            low = floor(self.low / grid) + 1 if self.above else ceil(self.low / grid)
        if self.high is not None:
            high = ceil(self.high / grid) - 1 if self.below else floor(self.high / grid)
        return low, high


def disputed(bound: Any) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return the range between a bound as it is written and as a float holds it, if there are integers in it.

    As it is written, `1e37` allows 10**37; the float nearest to it is less.
    """
    if not isinstance(bound, float):
        return ()
    low, high = sorted((exact(bound), Fraction(bound)))
    return ((low, high),) if low < high and abs(bound) >= BEYOND_FLOAT else ()


def decimal_places(bound: Fraction) -> int:
    """Return how many decimal places a number has; 0 if there are more than `MAX_PLACES`."""
    if 10**MAX_PLACES % bound.denominator:
        return 0
    return next(places for places in range(MAX_PLACES + 1) if not 10**places % bound.denominator)


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
    """Return the least number that is a multiple of both."""
    if one is None or other is None:
        return one or other
    numerator = one.numerator * other.numerator // gcd(one.numerator, other.numerator)
    return Fraction(numerator, gcd(one.denominator, other.denominator))
