"""Assertions for numbers (Validation, section 6.2)."""

from __future__ import annotations

from decimal import Decimal
from math import inf, isfinite, nextafter
from typing import TYPE_CHECKING

from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import Expression, all_of, call, compare, constant, negation
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Cursor, Emitter
    from cio_schemas.compiler.nodes import SchemaPlan

BOUNDS = {"minimum": "<", "exclusiveMinimum": "<=", "maximum": ">", "exclusiveMaximum": ">="}
KEYWORDS = frozenset({*BOUNDS, "multipleOf"})

MAX_EXPONENT = 5000
"""How many digits, and how large an exponent, a Decimal can have as `multipleOf`, which is written out."""

PLAIN = 2**53
"""Up to here every integer has a float of its own, so that Python compares the two as they are written."""


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
    return not isinstance(number, Decimal) and abs(number) <= PLAIN and Decimal(number) == exact(number)


def _breaks(value: str, operator: str, bound: float | Decimal) -> Expression:
    """Return the condition that a number is beyond a bound.

    Where the bound is not plain, an adjacent float is compared first: few values are so near that more is needed.
    """
    bound = simplest(bound)
    if is_plain(bound):
        return compare(value, operator, constant(bound))
    read = bound if isinstance(bound, int) else exact(bound)
    breaks = compare(call("exact", value, imported=True), operator, constant(read))
    beyond = _beyond(read, inf if "<" in operator else -inf)
    return breaks if beyond is None else all_of([compare(value, operator, constant(beyond)), breaks])


def _beyond(bound: Decimal | int, direction: float) -> float | None:
    """Return the nearest float outside a bound, by its binary and by its decimal value."""
    try:
        near = float(bound)
    except OverflowError:  # there is none so far out; of a Decimal it is infinite
        return None
    for each in (near, nextafter(near, direction)):
        if isfinite(each):
            values = (Decimal(each), exact(each))
            if min(values) >= bound if direction > 0 else max(values) <= bound:
                return each
    return None


def conditions(_emitter: Emitter, node: SchemaPlan, value: str) -> Iterator[Condition]:
    """Yield each assertion with the condition under which it fails."""
    for keyword, operator in BOUNDS.items():
        if keyword in node.keywords:
            yield Condition(keyword, _breaks(value, operator, node.keywords[keyword]))
    if "multipleOf" in node.keywords:
        try:
            numerator, denominator = ratio(node.keywords["multipleOf"])
        except OverflowError as error:
            raise CompileError(str(error), str(node.location.child("multipleOf"))) from None
        multiple = call("is_multiple", value, constant(numerator), constant(denominator), imported=True)
        yield Condition("multipleOf", negation(multiple))


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


def write(_emitter: Emitter, _node: SchemaPlan, _at: Cursor) -> None:
    """Nothing: all keywords for numbers are conditions."""
