"""Whether a JSON text may hold integers that some readers would round, by a few passes of C over its bytes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SMALL: Final = 4_000
"""The most bytes of a text that stays below all limits however its numbers are rewritten."""

_FOLD: Final = bytes.maketrans(b"123456789 \t\r\n,[", b"000000000::::::")
_LONG_FOLDED: Final = b"0" * 19
_INEXACT_FOLDED: Final = b"0" * 16
_BIG_FOLDED: Final = (b":0" + _LONG_FOLDED, b":-" + _LONG_FOLDED)


def may_hold_big_integer(data: bytes) -> bool:
    """Return False if a JSON text surely holds no integer beyond 64 bits.

    A few passes of C over the bytes take far less time than a regular expression.

    Args:
        data: The text; more than one document of it, too.
    """
    folded = data.translate(_FOLD)
    if _LONG_FOLDED not in folded:
        return False
    folded = b":" + folded
    return _BIG_FOLDED[0] in folded or _BIG_FOLDED[1] in folded


def may_hold_inexact_integer(data: bytes) -> bool:
    """Return False if a JSON text surely holds no integer beyond 2^53, which has 16 digits.

    Args:
        data: The text; more than one document of it, too.
    """
    return _INEXACT_FOLDED in data.translate(_FOLD)
