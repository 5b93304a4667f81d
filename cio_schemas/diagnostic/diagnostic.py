"""What is found in a file: one type for validation, reading and lint rules."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from cio_schemas.diagnostic.plain import plain
from cio_schemas.diagnostic.printing import visible
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Final

    from cio_schemas.source import Span

WIDTH: Final = 400  # code points of a source line that are kept: more than a terminal has columns


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """What orders severities: the higher, the worse."""
        return ("info", "warning", "error").index(self)


class Edit(NamedTuple):
    """One replacement in the text of a document.

    Attributes:
        span: What is replaced; empty for an insertion.
        text: What takes its place; empty for a deletion.
    """

    span: Span
    text: str


class Excerpt(NamedTuple):
    """The part of a source line that is shown with a finding.

    Attributes:
        text: At most WIDTH code points, without the line break.
        column: The column of its first code point, from 1.
        cut: True if the line goes on after it.
        marked: How many code points are marked from where the finding begins: what it names, but of an object or an
            array only the bracket, and of a block of YAML its first key or its dash.
    """

    text: str
    column: int
    cut: bool
    marked: int = 1


class Note(NamedTuple):
    """The notes of a finding, in addition to its message.

    Attributes:
        label: What kind of note it is, in a word or two.
        text: One line.
        path: A file that it is about, if any.
        span: Where in that file.
        value: A JSON value that the text shows, perhaps cut.
        shows: True if there is one.
    """

    label: str
    text: str
    path: str = ""
    span: Span | None = None
    value: Any = None
    shows: bool = False

    @property
    def place(self) -> str:
        """The file with line and column, as `path:line:column`."""
        return f"{self.path}:{self.span.line}:{self.span.column}" if self.span else self.path


class Diagnostic(NamedTuple):
    """A finding in a file.

    Attributes:
        path: The file, as the user named it; `-` for standard input.
        code: A stable name of what is wrong, `V-minLength` or `JS101`.
        message: One sentence for people, without the place.
        span: Where; None for the file as a whole.
        severity: How bad it is.
        pointer: JSON Pointer to the instance location; None if there is no instance.
        schema: URI of the schema location, with a JSON Pointer as its fragment.
        record: The number of the document, from 1, in a file of many; None in a file of one.
        fix: Edits that belong together, in the order of the text; empty if there is none.
        safe: False if those edits may change what the file means.
        excerpt: The source line, for output that shows it.
        expected: The value of the schema's keyword that failed, if one did.
        found: The value at the place, or the key that is wrong.
        digest: The hash by which a baseline knows the record, if one is wanted.
        notes: Further remarks, in addition to the message.
    """

    path: str
    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.ERROR
    pointer: str | None = None
    schema: str | None = None
    record: int | None = None
    fix: tuple[Edit, ...] = ()
    safe: bool = True
    excerpt: Excerpt | None = None
    expected: Any = None
    found: Any = None
    digest: str = ""
    notes: tuple[Note, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as an object that is ready for JSON, whatever its values are.

        Returns:
            `code`, `severity`, `message`, `pointer`, `expected`, `found` and, if the text is known, `line` and
            `column`, which count from 1.
        """
        place = {} if self.span is None else {"line": self.span.line, "column": self.span.column}
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "pointer": self.pointer,
            "expected": plain(self.expected),
            "found": plain(self.found),
            **place,
        }

    @property
    def summary(self) -> str:
        """The message in one line with the place in the instance, for formats that show nothing else."""
        if self.pointer is None:
            return visible(self.message)
        return visible(f"at {self.pointer or 'the root'}: {self.message}")


def in_order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    """Return the sort key of a finding within a document: by place, then by code.

    Args:
        diagnostic: A finding.
    """
    line, column = diagnostic.span[:2] if diagnostic.span else (0, 0)
    return line, column, diagnostic.code, diagnostic.message


def excerpt(text: str, span: Span) -> Excerpt:
    """Cut out the source line of a finding, or the part of a long line around it.

    Args:
        text: The document's text, which the span's offsets count into.
        span: Where the finding is.

    Returns:
        The line that the span begins on.
    """
    begin = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.start)
    stop = len(text) if stop < 0 else stop
    end = _marked(text, span.start, min(span.end, stop))
    first = begin
    if stop - begin > WIDTH:
        first = span.start - max((WIDTH - (end - span.start)) // 2, WIDTH // 4)
        first = max(begin, min(first, stop - WIDTH))
    last = min(first + WIDTH, stop)
    shown = text[first:last].rstrip("\r")
    return Excerpt(shown, span.column - (span.start - first), last < stop, min(end, last) - span.start)


def _marked(text: str, start: int, end: int) -> int:
    """Return where the mark of what begins at `start`, and goes on to `end` in its line, ends."""
    if text[start : start + 1] in ("{", "[", ""):
        return min(start + 1, end)
    opening = _block().match(text, start, end)
    return opening.end() if opening else end


@cache
def _block() -> re.Pattern[str]:
    """Return the pattern of how a block of YAML begins: the dash of an item, or a key."""
    return re.compile(r"""-(?=\s)|(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^\s"'\[{][^\n]*?)(?=[ \t]?:(?:\s|\Z))""")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with an identity that stays when lines are inserted above it.

    Args:
        diagnostics: In file order, so that only the findings of one document need be remembered.

    Yields:
        Each finding with a hexadecimal string of 64 digits, distinct within its document and file.
    """
    from hashlib import sha256  # noqa: PLC0415 - slow to load, and few formats need it

    seen: dict[str, int] = {}
    document: tuple[str, int | None] | None = None
    for diagnostic in diagnostics:
        if document != (diagnostic.path, diagnostic.record):
            document = diagnostic.path, diagnostic.record
            seen.clear()
        path, code, message, _, _, pointer, schema, record, *_ = diagnostic
        identity = "\0".join(map(str, (path, record, code, pointer, schema, message)))
        nth = seen[identity] = seen.get(identity, 0) + 1
        yield diagnostic, sha256(f"{identity}\0{nth}".encode("utf-8", "surrogatepass")).hexdigest()
