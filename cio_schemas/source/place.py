"""Where things stand in a text, and what can be wrong with the text itself."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_DEPTH: Final = 1024  # the nesting at which orjson stops; JSON and YAML are held to the same bound
MAX_DIGITS: Final = 4300  # of an integer: what Python converts without sys.set_int_max_str_digits
MAX_DOCUMENT: Final = 1 << 29  # bytes of one document (an NDJSON record, or a whole file), after decompression


class Absent(Enum):
    """The type of ABSENT, which stands where a document could not be read: null is an instance too."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class Span(NamedTuple):
    r"""A stretch of a text; its end is exclusive.

    Attributes:
        line: Line of the first character in the file, from 1; a line ends at ``\n``.
        column: Column of the first character in code points, from 1.
        end_line: Line of the end.
        end_column: Column of the end.
        start: Offset of the first character in code points, from 0, in the document's own text (for NDJSON: its line).
        end: Offset of the end in code points.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


class Target(NamedTuple):
    """A place that is asked for.

    Attributes:
        path: Property names and array indices, from the root of the document.
        key: True for the key of the last step, with its quotes, in place of the value. What has no key (an element of
            an array, the root) is found by its value.
    """

    path: tuple[str | int, ...]
    key: bool = False


class Flaw(NamedTuple):
    """What is wrong with a text, by offset: code of FLAWS, message, start and end in code points."""

    code: str
    message: str
    start: int
    end: int


class Fault(NamedTuple):
    """What is wrong with a file or a document in it.

    Attributes:
        code: A key of FLAWS.
        message: One line, without the place.
        span: Where, or None for the file as a whole.
    """

    code: str
    message: str
    span: Span | None = None


# What each code of a file that can't be read as it should be stands for.
FLAWS: Final = {
    "P-missing": "the file does not exist",
    "P-directory": "a directory stands where a file is expected",
    "P-unreadable": "the file can't be read",
    "P-compressed": "the compressed data are damaged",
    "P-extra": "reading this format takes an optional dependency",
    "P-empty": "there is no document in the file",
    "P-size": "a document is larger than what is read at once",
    "P-encoding": "JSON text is UTF-8 (RFC 8259, section 8.1)",
    "P-bom": "JSON text does not begin with a byte order mark (RFC 8259, section 8.1)",
    "P-syntax": "the text breaks the grammar of its format (RFC 8259; YAML 1.2)",
    "P-number": "a number that is not JSON, or not representable (RFC 8259, section 6)",
    "P-surrogate": "a lone surrogate is no character (RFC 8259, section 8.2)",
    "P-depth": "the text nests deeper than is read",
    "P-duplicate-key": "the names within an object are unique (RFC 8259, section 4)",
    "P-key": "a key of a YAML mapping is no string, so the mapping is no JSON object",
    "P-tag": "a YAML tag without a counterpart in JSON",
    "P-alias": "a YAML alias that is unknown, recursive, or multiplies the document",
    "P-each": "a file whose items are checked one by one holds an array",
}

# The codes that say a file was not read at all: a tool can't do its work, rather than having found something.
UNREAD: Final = frozenset({"P-missing", "P-directory", "P-unreadable", "P-compressed", "P-extra"})


def count_lines(data: bytes) -> int:
    """Count line breaks: where they are rare, several times as fast as bytes.count, which looks at each byte by itself.

    Args:
        data: Any text.
    """
    return len(data) - len(data.replace(b"\n", b""))


def spans(text: str, ranges: Sequence[tuple[int, int]], line: int = 1) -> list[Span]:
    """Turn offsets into lines and columns, in one pass over the text.

    Args:
        text: The document's text.
        ranges: (start, end) offsets in code points, in any order.
        line: The line of the file that the text begins on, at column 1.

    Returns:
        One span for each range, in the order of the ranges.
    """
    places: dict[int, tuple[int, int]] = {}
    reached, begin = 0, 0
    for offset in sorted({offset for pair in ranges for offset in pair}):
        breaks = text.count("\n", reached, offset)
        if breaks:
            line += breaks
            begin = text.rindex("\n", reached, offset) + 1
        places[offset] = line, offset - begin + 1
        reached = offset
    return [Span(*places[start], *places[end], start, end) for start, end in ranges]


def faults(text: str, flaws: Sequence[Flaw], line: int = 1) -> tuple[Fault, ...]:
    """Give flaws their line and column.

    Args:
        text: The document's text.
        flaws: What is wrong with it.
        line: The line of the file that the text begins on.

    Returns:
        One fault for each flaw.
    """
    places = spans(text, [(flaw.start, flaw.end) for flaw in flaws], line)
    return tuple(Fault(flaw.code, flaw.message, place) for flaw, place in zip(flaws, places, strict=True))
