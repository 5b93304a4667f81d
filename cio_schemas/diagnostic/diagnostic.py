"""What is found in a file: one type for validation, reading and lint rules."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.source import Span

WIDTH: Final = 120  # code points of a source line that are shown


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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
        cut: True where the line goes on after it.
    """

    text: str
    column: int
    cut: bool


class Diagnostic(NamedTuple):
    """A finding in a file.

    Attributes:
        path: The file, as the user named it; ``-`` for standard input.
        code: A stable name of what is wrong, ``V-minLength`` or ``CE01``.
        message: One sentence for people, without the place.
        span: Where; None for the file as a whole.
        severity: How bad it is.
        pointer: JSON Pointer to the instance location; None where there is no instance.
        schema: URI of the schema location, with a JSON Pointer as its fragment.
        record: The number of the document, from 1, in a file of many; None in a file of one.
        fix: Edits that belong together, in the order of the text; empty where there is none.
        safe: False where those edits may change what the file means.
        excerpt: The source line, for output that shows it.
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


def in_order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    """Give the key that sorts the findings of one document: by place, then by code.

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
    first = begin
    if stop - begin > WIDTH:
        shown = min(span.end, stop) - span.start
        first = span.start - max((WIDTH - shown) // 2, WIDTH // 4)
        first = max(begin, min(first, stop - WIDTH))
    last = min(first + WIDTH, stop)
    return Excerpt(text[first:last].rstrip("\r"), span.column - (span.start - first), last < stop)


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Give each finding an identity that stays when lines are inserted above it.

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


def visible(text: str) -> str:
    """Replace what would move a terminal's cursor or hide text: control and format characters.

    Args:
        text: Anything, such as a value out of a file.

    Returns:
        The text in one line, with each such character as an escape; tabs are kept.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\t" else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
