"""Numbers of a schema, as both back ends compare with them: exactly."""

from __future__ import annotations

import sys
from decimal import Decimal

from cio_schemas.runtime import exact

MAX_EXPONENT = 5000
"""How many digits, and how large an exponent, a Decimal can have as `multipleOf`, which is written out."""

PLAIN = 2**53
"""Up to this integer, floats represent every integer, so that Python compares both exactly."""


def whole(limit: float | None) -> int | None:
    """Return a limit of a size as an int, at most `sys.maxsize`: 2.0 is a limit too."""
    return None if limit is None else int(min(limit, sys.maxsize))


def simplest(number: float | Decimal) -> float | Decimal:
    """Return a number of a schema as an int or a float if one is written the same, and as a Decimal otherwise."""
    if isinstance(number, int):
        return number
    read: Decimal = exact(number)
    if not read.is_finite():
        return read
    if read == read.to_integral_value():
        return int(read) if read.adjusted() < MAX_EXPONENT else read
    near = float(read)
    return near if exact(near) == read else read


def is_plain(number: float | Decimal) -> bool:
    """Return whether Python compares a number as `simplest` returns it to any int, float or Decimal as they read.

    It doesn't compare 0.1, which is slightly more than `Decimal("0.1")`, nor 1e23, which is less than 10**23.
    """
    if isinstance(number, int):
        return abs(number) <= PLAIN
    return isinstance(number, float) and abs(number) <= PLAIN and exact(number) == number


def ratio(number: float | Decimal) -> tuple[int, int]:
    """Return a positive number as a numerator and a denominator, the latter a power of ten.

    Raises:
        OverflowError: It is a Decimal of more than `MAX_EXPONENT` digits, written out.
    """
    read = number if isinstance(number, int) else exact(number)  # which would round a very long one
    if isinstance(read, int):
        return read, 1
    _, digits, exponent = read.as_tuple()
    if len(digits) > MAX_EXPONENT or abs(exponent) > MAX_EXPONENT:  # to read more digits takes quadratic time
        raise OverflowError(f"{str(number)[:40]}... has more than {MAX_EXPONENT:,} digits")
    return int(Decimal((0, digits, 0))) * 10 ** max(exponent, 0), 10 ** max(-exponent, 0)
