"""One JSON document by the rules of RFC 8259: orjson reads it, and separate checks find what orjson ignores."""

from __future__ import annotations

import re
import sys

from cio_schemas.source.integers import may_hold_big_integer
from cio_schemas.source.problems import ABSENT, Problem, not_utf8, placed
from cio_schemas.source.small_json import DoubtError, plain_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Final


def loads(data: bytes, line: int = 1) -> tuple[Any, tuple[Problem, ...]]:
    """Parse one JSON document by the rules of RFC 8259.

    Args:
        data: The document.
        line: The line of the file that it begins on.

    Returns:
        The instance, or ABSENT if the text can't be read; and its problems, in the order of the text.
    """
    if len(data) < _SMALL and "orjson" not in sys.modules:
        try:
            return plain_value(data), ()
        except DoubtError:
            pass
    import orjson  # noqa: PLC0415 - it takes longer to import than a small document to read without it

    try:
        instance = orjson.loads(data)
    except orjson.JSONDecodeError:
        return _explain(data, line)
    if (may_hold_big_integer(data) and _BIG_INTEGER.search(data)) or repeats_keys([instance], data):
        return _explain(data, line)
    return instance, ()


_SMALL: Final = 1 << 16
"""How many bytes a document has, at most, that is read without orjson until that is imported."""


def _explain(data: bytes, line: int) -> tuple[Any, tuple[Problem, ...]]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return ABSENT, (not_utf8(data, error, line),)
    from cio_schemas.source.strict import parse  # noqa: PLC0415 - only problems need it

    instance, problems = parse(text)
    return instance, placed(text, problems, line) if problems else ()


# orjson makes a float of an integer outside [-2^63, 2^64): at least 20 digits, or 19 with a minus sign.
_BIG_INTEGER: Final = re.compile(rb"(?:^|[\s:,\[])(?:[0-9]{20}|-[0-9]{19})[0-9]*+(?=[\s,\]}]|$)")


def count_colons(data: bytes) -> int:
    """Count the colons of a JSON text, including those within strings.

    Args:
        data: The text.
    """
    return data.count(b":")


def repeats_keys(instances: Sequence[Any], data: bytes, count: Callable[[bytes], int] = count_colons) -> bool:
    r"""Return whether orjson may have dropped a member of an object.

    Each member has one colon, and those within strings stay: so written out again there are as many colons as there
    were, and fewer where a member was dropped. Only ``\u003a`` could add one.

    Args:
        instances: What orjson read.
        data: The text that it read them from.
        count: Does what `count_colons` does.
    """
    if b"\\" in data and (b"\\u003a" in data or b"\\u003A" in data):
        return True
    colons = count(data)
    if not colons:
        return False
    import orjson  # noqa: PLC0415 - as above

    try:
        return count(orjson.dumps(instances)) != colons
    except orjson.JSONEncodeError:  # nested deeper than orjson writes
        return True


_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)


def exceeds(data: bytes, values: int) -> bool:
    """Return whether a JSON text has more values than a number, at any depth.

    Each value but the first comes after a comma, or as the first one in an array or object.

    Args:
        data: The text.
        values: The number.
    """
    if _most_values(data) <= values:
        return False
    return _most_values(_STRING.sub(b"0", data)) > values  # without the contents of strings


def _most_values(data: bytes) -> int:
    opened = data.count(b"[") + data.count(b"{") - data.count(b"[]") - data.count(b"{}")
    return 1 + data.count(b",") + opened
