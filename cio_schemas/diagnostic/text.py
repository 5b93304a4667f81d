"""Findings for people at a terminal: full, concise, and counts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.diagnostic.diagnostic import Diagnostic, Excerpt, Severity, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    """Write one line for each finding: ``path:line:column: CODE message``.

    Args:
        diagnostics: In file order.
        stream: Where to write.
        color: True for ANSI colours.
    """
    stream.writelines(_headline(diagnostic, color=color) + "\n" for diagnostic in diagnostics)


def full(diagnostics: Iterable[Diagnostic], stream: TextIO, *, color: bool = False, **_: Any) -> None:
    """Write for each finding its line, the source with a caret below what is meant, and where in instance and schema.

    Args:
        diagnostics: In file order, with their excerpts.
        stream: Where to write.
        color: True for ANSI colours.
    """
    for diagnostic in diagnostics:
        stream.write(_headline(diagnostic, color=color) + "\n")
        span, shown = diagnostic.span, diagnostic.excerpt
        margin = " " * (len(str(span.line)) if span else 1)
        if span and shown:
            bar = _paint("|", "frame", color)
            source, caret = _source(span, shown)
            number = _paint(str(span.line), "frame", color)
            stream.write(f"{margin} {bar}\n{number} {bar} {source}\n")
            stream.write(f"{margin} {bar} {_paint(caret, diagnostic.severity, color)}\n")
        for label, place in (("at", diagnostic.pointer), ("schema", diagnostic.schema)):
            if place is not None:
                stream.write(f"{margin} {_paint('=', 'frame', color)} {label}: {visible(place) or '(the root)'}\n")
        if diagnostic.fix:
            words = "a fix is available: --fix" if diagnostic.safe else "an unsafe fix is available: --unsafe-fixes"
            stream.write(f"{margin} {_paint('=', 'frame', color)} {words}\n")
        stream.write("\n")


def statistics(counts: Mapping[str, int], stream: TextIO) -> None:
    """Write how often each code was found, the most frequent first.

    Args:
        counts: Code -> number of findings.
        stream: Where to write.
    """
    width = max((len(str(count)) for count in counts.values()), default=0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    stream.writelines(f"{count:>{width}}  {code}\n" for code, count in ranked)


def _headline(diagnostic: Diagnostic, *, color: bool) -> str:
    path = _paint(visible(diagnostic.path), "path", color)
    place = f":{diagnostic.span.line}:{diagnostic.span.column}" if diagnostic.span else ""
    code = _paint(diagnostic.code, diagnostic.severity, color)
    return f"{path}{place}: {code} {visible(diagnostic.message)}"


def _source(span: Span, shown: Excerpt) -> tuple[str, str]:
    before = shown.text[: span.column - shown.column]
    length = span.end_column - span.column if span.end_line == span.line else len(shown.text)
    marked = shown.text[len(before) : len(before) + length]
    left, right = "…" if shown.column > 1 else "", "…" if shown.cut else ""
    source = left + visible(shown.text) + right
    indent = "".join("\t" if char == "\t" else " " * _cells(char) for char in left + visible(before))
    return source, indent + "^" * max(1, sum(map(_cells, visible(marked))))


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _paint(text: str, style: str, color: bool) -> str:
    return f"\033[{_STYLES[style]}m{text}\033[0m" if color else text
