"""Any Python value as a JSON value, for what is answered to other programs."""

from __future__ import annotations

import math
import reprlib
from decimal import Decimal
from typing import Any, Final

from cio_schemas.failures.messages import show

MAX_DEPTH: Final = 100  # of what is written: what lies deeper becomes an ellipsis
_DEEPER: Final = "…"


def json_value(value: Any, depth: int = MAX_DEPTH) -> Any:
    """Return a value made of what `json.dumps` writes and every JSON parser reads.

    Args:
        value: An instance, or the value of a keyword.
        depth: How many levels of arrays and objects are written.

    Returns:
        The value where it is JSON; text in place of what JSON has not: dates in RFC 3339, a Decimal that no float is
        equal to, NaN and Infinity, the representation of other objects.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)  # as text, whatever a subclass makes of it
    if isinstance(value, int):
        return int(value) if value.bit_length() <= _MAX_BITS else show(int(value))
    if isinstance(value, float | Decimal):
        return _number(value)
    if isinstance(value, dict):
        return {str(key): json_value(member, depth - 1) for key, member in value.items()} if depth else _DEEPER
    if isinstance(value, list | tuple):
        return [json_value(item, depth - 1) for item in value] if depth else _DEEPER
    written = getattr(value, "isoformat", None)
    return str(written()) if callable(written) else reprlib.repr(value)


_MAX_BITS: Final = 14_000  # an integer beyond them has more digits than Python writes or reads (4,300)


def _number(value: float | Decimal) -> Any:
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value() and value.adjusted() < _MAX_DIGITS:
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


_MAX_DIGITS: Final = 300  # of a Decimal that is written as an integer
