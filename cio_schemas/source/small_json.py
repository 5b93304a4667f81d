"""Small JSON texts that are plainly right, read by the standard library; `json` reads all others, and explains them.

To import `orjson` takes longer than to read a small file without it.
"""

from __future__ import annotations

from json import JSONDecoder
from math import isfinite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

_MAX_DEPTH: Final = 500
"""Levels, far below those that any parser stops at."""
_MAX_DIGITS: Final = 4_000
"""Of an integer, fewer than are ever refused."""


class DoubtError(ValueError):
    """A text is not plainly correct: it is wrong, or has a problem, or needs the full reader."""


def plain_value(data: bytes) -> Any:
    """Read a JSON text by the rules of RFC 8259 and of I-JSON (RFC 7493).

    Args:
        data: The text.

    Returns:
        What `json.loads` of this package returns, which has no problem to report.

    Raises:
        DoubtError: The text is not plainly right.

    Example:
        >>> plain_value(b'{"name": "signed_up"}')
        {'name': 'signed_up'}
    """
    if b"\\ud" in data or b"\\uD" in data or data.count(b"[") + data.count(b"{") > _MAX_DEPTH:
        raise DoubtError  # a surrogate, which may be a lone one; or what may be nested deeply
    try:
        return _decode(data.decode())
    except (ValueError, RecursionError):  # UnicodeDecodeError, JSONDecodeError, too many digits
        raise DoubtError from None


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(members)
    if len(value) != len(members):
        raise DoubtError  # a duplicate key
    return value


def _float(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise DoubtError
    return value


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise DoubtError
    return int(text)


def _constant(_: str) -> Any:
    raise DoubtError  # NaN or Infinity


_decode = JSONDecoder(
    object_pairs_hook=_object, parse_float=_float, parse_int=_integer, parse_constant=_constant
).decode
