"""What the rules measure: bytes of texts and values as they are sent, and names that differ in spelling alone."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any


def text_bytes(value: Any, most: int) -> int | None:
    """Return how many bytes of UTF-8 a string has, where that is more than some; else None.

    Args:
        value: Any JSON value; what is not a string has none.
        most: How many bytes are allowed.
    """
    if not isinstance(value, str) or (len(value) <= most and (len(value) * 4 <= most or value.isascii())):
        return None
    size = len(value.encode("utf-8", "surrogatepass"))
    return size if size > most else None


def json_bytes(value: Any) -> int:
    """Return how many bytes a value has as JSON without white space, in UTF-8."""
    if isinstance(value, str) and value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
        return len(value) + 2
    try:
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_number)
    except RecursionError:
        return 0
    return len(text.encode("utf-8", "surrogatepass"))


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)


_ELSE = re.compile(r"[\W_]+")


def same_name(name: str) -> str:
    """Return a name without case, spaces and punctuation: `customerId` and `customer_id` become the same."""
    return _ELSE.sub("", name).casefold()
