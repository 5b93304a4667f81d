"""JSON texts that a program has at hand, read as instances; what is wrong with one is an error with its place."""

from __future__ import annotations

from typing import Any, NoReturn, TypeAlias

from cio_schemas.exceptions import JSONTextError
from cio_schemas.source import loads, spans

JSONText: TypeAlias = "bytes | bytearray | memoryview | str"

_BOM = b"\xef\xbb\xbf"


def instance_of(data: JSONText) -> Any:
    """Return the instance that a JSON text reads as.

    Args:
        data: The text.

    Raises:
        JSONTextError: It is not JSON, or not JSON that everybody reads alike.
        TypeError: It is neither bytes nor text.
    """
    if isinstance(data, str):
        encoded = _encoded(data)
    elif isinstance(data, (bytes, bytearray, memoryview)):
        encoded = bytes(data)
    else:
        raise TypeError(f"a JSON text is bytes, bytearray, memoryview or str, not {type(data).__name__}")
    if encoded.startswith(_BOM):
        raise JSONTextError("P-bom", "the text begins with a byte order mark (U+FEFF)", 1, 1, 0)
    instance, problems = loads(encoded)
    if problems:
        code, message, span = problems[0]
        line, column, position = (span.line, span.column, span.start) if span else (1, 1, 0)
        raise JSONTextError(code, message, line, column, position)
    return instance


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        _refuse_surrogate(text, error.start)


def _refuse_surrogate(text: str, start: int) -> NoReturn:
    (span,) = spans(text, [(start, start + 1)])
    message = f"U+{ord(text[start]):04X} is a lone surrogate, not a character"
    raise JSONTextError("P-surrogate", message, span.line, span.column, start) from None
