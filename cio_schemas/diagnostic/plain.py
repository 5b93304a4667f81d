"""Values of instances as JSON can hold them."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

MAX_LEVELS: Final = 20
"""How deep a value is copied; what nests deeper is left out."""

_MAX_BITS: Final = 14_000  # an integer beyond them has more digits (4,300) than Python writes


def plain(value: Any, levels: int = MAX_LEVELS) -> Any:
    """Return a copy of a value that `json.dumps` takes and that says the same.

    Args:
        value: What was found in an instance. Decimals become integers or floats where that loses nothing, else their
            notation; dates their ISO notation; what JSON doesn't have its `str`.
        levels: How many arrays and objects may nest; deeper ones become "...".
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)  # as text, even if a subclass overrides it
    if isinstance(value, int):
        return int(value) if value.bit_length() <= _MAX_BITS else f"an integer of {value.bit_length():,} bits"
    if isinstance(value, float):
        return float(value) if isfinite(value) else str(value)
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, dict | list | tuple):
        if not levels:
            return "..."
        if isinstance(value, dict):
            return {str(name): plain(member, levels - 1) for name, member in value.items()}
        return [plain(item, levels - 1) for item in value]
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if callable(isoformat) else str(value)


def _number(value: Decimal) -> int | float | str:
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    rounded = float(value)
    return rounded if Decimal(repr(rounded)) == value else str(value)
