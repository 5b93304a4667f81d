"""How large payloads are as JSON."""

from __future__ import annotations

import marshal
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Final

UNKNOWN: Final = 1 << 62
"""More than any limit."""


def largest(payloads: Iterable[Any]) -> int:
    """Return the size in bytes of the largest payload as JSON; UNKNOWN if one has an integer beyond 2^53."""
    try:
        return max(map(_size, payloads), default=0)
    except (TypeError, RecursionError):  # not JSON, or nested too deeply, or an integer that is not exact
        return UNKNOWN


def size_of(payload: Any) -> int:
    """Return the size in bytes of a payload as JSON; UNKNOWN if it has an integer beyond 2^53, or is not JSON."""
    try:
        return _size(payload)
    except (TypeError, RecursionError):
        return UNKNOWN


def _size(payload: Any) -> int:
    import orjson  # noqa: PLC0415 - slow to import, and the kernel measures most payloads

    refused = orjson.OPT_STRICT_INTEGER | orjson.OPT_PASSTHROUGH_SUBCLASS | orjson.OPT_PASSTHROUGH_DATETIME
    return len(orjson.dumps(payload, option=refused))  # without integers beyond 2^53, and what is not JSON


def is_finite(payload: Any) -> bool:
    """Return whether surely no number of a payload is NaN or infinite, which orjson would write as null.

    marshal writes each float as `g` and its eight bytes: their exponent shows it, at half of what it costs to walk.
    """
    try:
        return _INFINITE(marshal.dumps(payload, _BINARY_FLOATS)) is None
    except ValueError:  # too deep, or what it can't write
        return False


_BINARY_FLOATS: Final = 2  # the version of its format, which has them, and no references
_INFINITE: Final = re.compile(rb"g.{6}[\xf0-\xff][\x7f\xff]", re.DOTALL).search
