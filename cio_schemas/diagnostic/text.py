"""Findings for people at a terminal: full, concise, and counts."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.diagnostic.diagnostic import Diagnostic, Excerpt, Severity
from cio_schemas.diagnostic.printing import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TextIO

    from cio_schemas.source import Span

_STYLES: Final = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
    "path": "1",
    "frame": "34",
    "faint": "2",
}


def concise(diagnostics: Iterable[Diagnostic], stream: TextIO, *, color: bool = False, **_: Any) -> None:
    """Write one line for each finding: `path:line:column: CODE message`.

    Args:
        diagnostics: In file order.
        stream: Where to write.
        color: True for ANSI colours.
    """
    stream.writelines(_headline(diagnostic, diagnostic.summary, color=color) + "\n" for diagnostic in diagnostics)


def full(diagnostics: Iterable[Diagnostic], stream: TextIO, *, color: bool = False, width: int = 120, **_: Any) -> None:
    """Write each finding with its source line, carets below the place, and the locations in instance and schema.

    Args:
        diagnostics: In file order, with their excerpts.
        stream: Where to write.
        color: True for ANSI colours.
        width: Columns that a line of the source may take, with what comes before it.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    for diagnostic in diagnostics:
        stream.write(_headline(diagnostic, visible(diagnostic.message), color=color) + "\n")
        span, shown = diagnostic.span, diagnostic.excerpt
        margin = " " * (len(str(span.line)) if span else 1)
        if span and shown:
            bar = _paint("|", "frame", color)
            source, caret = _source(span, shown, width - len(margin) - len(" | "), encoding)
            number = _paint(str(span.line), "frame", color)
            stream.write(f"{margin} {bar}\n{number} {bar} {source}\n")
            stream.write(f"{margin} {bar} {_paint(caret, diagnostic.severity, color)}\n")
        for label, place in (("at", diagnostic.pointer), ("schema", diagnostic.schema)):
            if place is not None:
                stream.write(f"{margin} {_paint('=', 'frame', color)} {label}: {visible(place) or '(the root)'}\n")
        sign = f"{margin} {_paint('=', 'frame', color)}"
        stream.writelines(f"{sign} {visible(note.label)}: {visible(note.text)}\n" for note in diagnostic.notes)
        if diagnostic.fix:
            words = "a fix is available: --fix" if diagnostic.safe else "an unsafe fix is available: --unsafe-fixes"
            stream.write(f"{margin} {_paint('=', 'frame', color)} {words}\n")
        stream.write("\n")


def statistics(
    counts: Mapping[str, int],
    stream: TextIO,
    *,
    names: Callable[[str], str] = lambda _: "",
    fixable: Mapping[str, int] = {},
) -> None:
    """Write how often each code was found, the most frequent first.

    Args:
        counts: Code -> number of findings.
        stream: Where to write.
        names: From a code to its name, empty if it has none.
        fixable: Code -> how many of its findings a safe fix mends.
    """
    width = max((len(str(count)) for count in counts.values()), default=0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for code, count in ranked:
        name, mended = names(code), fixable.get(code, 0)
        columns = [f"{count:>{width}}", code, *([name] if name else []), *([f"({mended} fixable)"] if mended else [])]
        stream.write("  ".join(columns) + "\n")


def _headline(diagnostic: Diagnostic, said: str, *, color: bool) -> str:
    path = _paint(visible(diagnostic.path), "path", color)
    place = f":{diagnostic.span.line}:{diagnostic.span.column}" if diagnostic.span else ""
    return f"{path}{place}: {_paint(diagnostic.code, diagnostic.severity, color)} {said}"


def _source(span: Span, shown: Excerpt, width: int, encoding: str) -> tuple[str, str]:
    """Write as much of a source line as there is room for, and below it the carets under what is marked."""
    text, room = shown.text, max(width, _LEAST)
    start = min(span.column - shown.column, len(text))
    end = min(start + max(shown.marked, 1), len(text))
    dots = "…" if _can_write("…", encoding) else "..."
    if text.isascii() and text.isprintable():  # most are: one column a character
        first, last = _narrow_window(len(text), start, end, room, len(dots))
        left, right = dots * (shown.column > 1 or first > 0), dots * (shown.cut or last < len(text))
        marked = max(1, min(end, last) - start)
        return left + text[first:last] + right, " " * (len(left) + start - first) + "^" * marked
    cells = [_cell(char, encoding) for char in text]
    first, last = _window([cell.width for cell in cells], start, end, room, len(dots))
    left, right = dots * (shown.column > 1 or first > 0), dots * (shown.cut or last < len(cells))
    source = left + "".join(cell.text for cell in cells[first:last]) + right
    indent = " " * len(left) + "".join(cell.indent for cell in cells[first:start])
    marked = sum(1 if cell.text == "\t" else cell.width for cell in cells[start : min(end, last)])
    return source, indent + "^" * max(1, marked)


_LEAST: Final = 20  # columns that an excerpt takes, however narrow the terminal is


class _Cell(NamedTuple):
    """A character as it is written: its text, the columns that it takes, and the filler below it."""

    text: str
    width: int
    indent: str


@lru_cache(maxsize=4096)
def _cell(char: str, encoding: str) -> _Cell:
    if char == "\t":
        return _Cell(char, _TAB, char)
    text = visible(char)
    if not _can_write(text, encoding):
        code = ord(char)
        text = f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    width = sum(map(_columns, text))
    return _Cell(text, width, " " * width)


_TAB: Final = 8  # columns that a tab takes at most


@lru_cache(maxsize=4096)
def _can_write(text: str, encoding: str) -> bool:
    """Return whether a stream can encode a text; otherwise it would write escapes of another length."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(widths: list[int], start: int, end: int, room: int, dots: int) -> tuple[int, int]:
    """Choose the cells that are shown: all, or as many around the marked ones as there is room for."""
    if sum(widths) + 2 * dots <= room:
        return 0, len(widths)
    room -= 2 * dots
    before = max((room - sum(widths[start:end])) // 2, room // 4)
    before = max(before, room - sum(widths[start:]))  # what is not needed after it
    first = start
    while first and before >= widths[first - 1]:
        first -= 1
        before -= widths[first]
        room -= widths[first]
    last = start
    while last < len(widths) and room >= widths[last]:
        room -= widths[last]
        last += 1
    return first, last


def _narrow_window(length: int, start: int, end: int, room: int, dots: int) -> tuple[int, int]:
    """Choose what is shown as `_window` does, of characters that take a column each."""
    if length + 2 * dots <= room:
        return 0, length
    room -= 2 * dots
    before = max((room - (end - start)) // 2, room // 4, room - (length - start))
    first = max(0, start - before)
    return first, min(length, first + room)


def _paint(text: str, style: str, color: bool) -> str:
    return f"\033[{_STYLES[style]}m{text}\033[0m" if color else text
