"""What can be wrong with a text: every code, and how a place in the text becomes line and column."""

from __future__ import annotations

from enum import Enum

from cio_schemas.records import NamedTuple
from cio_schemas.source.span import spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from cio_schemas.source.span import Span

MAX_DEPTH: Final = 1024  # the nesting at which orjson stops; JSON and YAML are held to the same bound
MAX_DIGITS: Final = 4300  # of an integer: what Python converts without sys.set_int_max_str_digits


class Absent(Enum):
    """The type of ABSENT, the value of a document that could not be read: null is an instance too."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class Problem(NamedTuple):
    """What is wrong with a file or with the text of a document in it.

    Attributes:
        code: A key of PROBLEMS.
        message: One line, without the place.
        span: Where, or None for the file as a whole.
    """

    code: str
    message: str
    span: Span | None = None


# The meaning of each code.
PROBLEMS: Final = {
    "P-missing": "the file does not exist",
    "P-directory": "there is a directory where a file is expected",
    "P-unreadable": "the file can't be read",
    "P-changed": "the file was written to, replaced or removed while it was being read",
    "P-memory": "there is not enough memory to read or to check the file",
    "P-compressed": "the compressed data are damaged",
    "P-extra": "reading this format takes an optional dependency",
    "P-empty": "there is no document in the file",
    "P-size": "a document has more bytes or values than are read at once",
    "P-encoding": "JSON text is UTF-8 (RFC 8259, section 8.1)",
    "P-bom": "JSON text does not begin with a byte order mark (RFC 8259, section 8.1)",
    "P-syntax": "the text breaks the grammar of its format (RFC 8259; YAML 1.2)",
    "P-number": "a number that is not JSON, or not representable (RFC 8259, section 6)",
    "P-surrogate": "a lone surrogate is not a character (RFC 8259, section 8.2)",
    "P-depth": "the text nests deeper than is read",
    "P-duplicate-key": "the names within an object are unique (RFC 8259, section 4)",
    "P-key": "a key of a YAML mapping is not a string, so the mapping is not a JSON object",
    "P-merge": "a YAML merge key (`<<`) takes a mapping, or a list of mappings",
    "P-tag": "a YAML tag without a counterpart in JSON",
    "P-alias": "a YAML alias that is unknown, recursive, or multiplies the document",
    "P-column": "the file has no such column",
    "P-value": "a value of a column that has no counterpart in JSON",
    "P-schema": "the schema that a file or a record names itself can't be used",
    "P-each": "a file whose items are checked one by one holds an array",
}

# The codes that say a file was not read to its end: a tool can't do its work, rather than having found something.
UNREAD: Final = frozenset(
    (
        "P-missing",
        "P-directory",
        "P-unreadable",
        "P-changed",
        "P-memory",
        "P-compressed",
        "P-extra",
        "P-schema",
        "P-column",
    )
)

# What a text may have wrong and still be read; the rest can't be left out: it would hide what is not checked.
READABLE: Final = frozenset(("P-bom", "P-duplicate-key"))


class Unplaced(NamedTuple):
    """A problem whose place is not yet a line and a column: code, message, start and end in code points."""

    code: str
    message: str
    start: int
    end: int


class RefusedError(Exception):
    """Carries the problem that ends the reading of a document."""

    def __init__(self, problem: Unplaced) -> None:
        super().__init__(problem.message)
        self.problem = problem


def placed(text: str, problems: Sequence[Unplaced], line: int = 1) -> tuple[Problem, ...]:
    """Return problems with their line and column.

    Args:
        text: The document's text.
        problems: What is wrong with it.
        line: The line of the file that the text begins on.

    Returns:
        The problems, in the order given.
    """
    places = spans(text, [(start, end) for _, _, start, end in problems], line)
    return tuple(Problem(code, message, place) for (code, message, _, _), place in zip(problems, places, strict=True))


def not_utf8(data: bytes, error: UnicodeDecodeError, line: int) -> Problem:
    """Return the problem at the first byte that is not UTF-8.

    Args:
        data: The text.
        error: What decoding it raised.
        line: The line of the file that the text begins on.

    Returns:
        The problem, at the first byte that is wrong.
    """
    before = data[: error.start].decode()
    message = f"byte 0x{data[error.start]:02X} is not UTF-8: the file is in another encoding, or damaged"
    return placed(before + "\ufffd", [Unplaced("P-encoding", message, len(before), len(before) + 1)], line)[0]
