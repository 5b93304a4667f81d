"""Assertions for numbers (Validation, section 6.2)."""

from __future__ import annotations

from decimal import Decimal
from math import inf, isfinite, nextafter

from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import Expression, all_of, call, compare, constant, negation
from cio_schemas.compiler.nodes import BOUNDS
from cio_schemas.compiler.numbers import is_plain, ratio, simplest
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import exact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Cursor, Emitter
    from cio_schemas.compiler.nodes import SchemaPlan

KEYWORDS = frozenset({*BOUNDS, "multipleOf"})


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


def write(_emitter: Emitter, _node: SchemaPlan, _at: Cursor) -> None:
    """Nothing: all keywords for numbers are conditions."""
