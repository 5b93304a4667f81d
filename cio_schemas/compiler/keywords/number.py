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
    from cio_schemas.compiler.nodes import SchemaNode

_BOUNDS = {"minimum": "<", "exclusiveMinimum": "<=", "maximum": ">", "exclusiveMaximum": ">="}
KEYWORDS = frozenset({*_BOUNDS, "multipleOf"})

MAX_EXPONENT = 5000
"""The largest exponent of a Decimal's that `multipleOf` can have: it is written out."""

PLAIN = 2**53
"""Up to here a float tells every integer from its neighbours, so Python compares the two as they read."""


def simplest(number: float | Decimal) -> float | Decimal:
    """Return a schema's number as an int or a float where one reads the same, and else as a Decimal."""
    read: int | Decimal = exact(number)
    if isinstance(read, int) or not read.is_finite():
        return read
    if read == read.to_integral_value():
        return int(read) if read.adjusted() < MAX_EXPONENT else read
    near = float(read)
    return near if exact(near) == read else read


def is_plain(number: float | Decimal) -> bool:
    """Whether Python compares a number as `simplest` returns it to any int, float or Decimal as they read.

    It doesn't compare 0.1, which is slightly more than `Decimal("0.1")`, nor 1e23, which is less than 10**23.
    """
    return not isinstance(number, Decimal) and abs(number) <= PLAIN and Decimal(number) == exact(number)


def _breaks(value: str, operator: str, bound: float | Decimal) -> Expression:
    """Return the condition that a number is beyond a bound.

    Where the bound is not plain, a float next to it is asked first: few values are so near that the rest is looked at.
    """
    bound = simplest(bound)
    if is_plain(bound):
        return compare(value, operator, constant(bound))
    breaks = compare(call("exact", value, imported=True), operator, constant(exact(bound)))
    beyond = _beyond(exact(bound), inf if "<" in operator else -inf)
    return breaks if beyond is None else all_of([compare(value, operator, constant(beyond)), breaks])


def _beyond(bound: Decimal | int, direction: float) -> float | None:
    """Return the nearest float that is not on the inner side of a bound, neither as it is nor as it reads."""
    near = float(Decimal(bound))
    for each in (near, nextafter(near, direction)):
        if isfinite(each):
            values = (Decimal(each), exact(each))
            if min(values) >= bound if direction > 0 else max(values) <= bound:
                return each
    return None


def conditions(_emitter: Emitter, node: SchemaNode, value: str) -> Iterator[Condition]:
    """Yield each assertion with the condition under which it fails."""
    for keyword, operator in _BOUNDS.items():
        if keyword in node.keywords:
            yield Condition(keyword, _breaks(value, operator, node.keywords[keyword]))
    if "multipleOf" in node.keywords:
        step = node.keywords["multipleOf"]
        _, digits, exponent = Decimal(exact(step)).as_tuple()
        assert isinstance(exponent, int)
        if abs(exponent) > MAX_EXPONENT:
            raise CompileError(f"{step} has too large an exponent", str(node.location.child("multipleOf")))
        numerator = int(Decimal((0, digits, 0))) * 10 ** max(exponent, 0)
        denominator = 10 ** max(-exponent, 0)
        multiple = call("is_multiple", value, constant(numerator), constant(denominator), imported=True)
        yield Condition("multipleOf", negation(multiple))


def write(_emitter: Emitter, _node: SchemaNode, _at: Cursor) -> None:
    """Nothing: all keywords for numbers are conditions."""
