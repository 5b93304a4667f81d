"""Findings for programs: a JSON array, or JSON Lines."""

from __future__ import annotations

import json

from cio_schemas.diagnostic.codes import help_uri
from cio_schemas.diagnostic.plain import plain
from cio_schemas.diagnostic.printing import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from cio_schemas.diagnostic.diagnostic import Diagnostic, Note


def json_lines(diagnostics: Iterable[Diagnostic], stream: TextIO, **_: Any) -> None:
    """Write one JSON object a line for each finding.

    Args:
        diagnostics: In file order.
        stream: Where to write.
    """
    stream.writelines(json.dumps(as_json(diagnostic)) + "\n" for diagnostic in diagnostics)


def json_array(diagnostics: Iterable[Diagnostic], stream: TextIO, **_: Any) -> None:
    """Write a JSON array with an object for each finding.

    Args:
        diagnostics: In file order.
        stream: Where to write.
    """
    write_array((as_json(diagnostic) for diagnostic in diagnostics), stream)
    stream.write("\n")


def write_array(items: Iterable[Any], stream: TextIO) -> None:
    """Write a JSON array while its items come in, one a line.

    Args:
        items: What json.dumps takes.
        stream: Where to write.
    """
    separator = "["
    for item in items:
        stream.write(f"{separator}\n{json.dumps(item)}")
        separator = ","
    stream.write("[]" if separator == "[" else "\n]")


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Turn a finding into a JSON object. Every key is always there, except for `safe`, `fix` and `notes`.

    Args:
        diagnostic: A finding.

    Returns:
        `safe` and `fix` if there is a fix, `notes` if there are any. Places count from 1, in code points; offsets
        from 0, in code points of the document's text.
    """
    span = diagnostic.span
    found: dict[str, Any] = {
        "path": diagnostic.path,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": visible(diagnostic.message),
        "pointer": diagnostic.pointer,
        "schema": diagnostic.schema,
        "record": diagnostic.record,
        "url": help_uri(diagnostic.code),
    }
    if diagnostic.fix:
        found["safe"] = diagnostic.safe
        found["fix"] = [{**edit.span._asdict(), "text": edit.text} for edit in diagnostic.fix]
    if diagnostic.notes:
        found["notes"] = [_note_as_json(note) for note in diagnostic.notes]
    return found


def _note_as_json(note: Note) -> dict[str, Any]:
    """Turn a note into a JSON object; its place and its value are included if it has them."""
    found: dict[str, Any] = {"label": note.label, "text": visible(note.text)}
    if note.path:
        found["path"] = note.path
    if note.span:
        found |= {"line": note.span.line, "column": note.span.column}
    if note.shows:
        found["value"] = plain(note.value)
    return found


def as_row(diagnostic: Diagnostic) -> dict[str, Any]:
    """Turn a finding into what a column of findings holds of it.

    Args:
        diagnostic: A finding.

    Returns:
        `code`, `severity`, `pointer`, `message`, `line` and `column`; with escapes for lone surrogates.
    """
    line, column = diagnostic.span[:2] if diagnostic.span else (None, None)
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "pointer": None if diagnostic.pointer is None else storable(diagnostic.pointer),
        "message": storable(diagnostic.message),
        "line": line,
        "column": column,
    }


def storable(text: str) -> str:
    """Write a lone surrogate, which UTF-8 does not have, as its escape."""
    return text.encode("utf-8", "backslashreplace").decode()
