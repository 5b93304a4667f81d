"""Findings for code hosts: GitHub's workflow commands and GitLab's code quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.diagnostic.codes import help_uri
from cio_schemas.diagnostic.diagnostic import Severity, fingerprints
from cio_schemas.diagnostic.json_formats import write_array
from cio_schemas.diagnostic.printing import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from cio_schemas.diagnostic.diagnostic import Diagnostic

_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITLAB: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}

# https://github.com/actions/toolkit, packages/core/src/command.ts: what a command's data and its properties escape.
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(diagnostics: Iterable[Diagnostic], stream: TextIO, **_: Any) -> None:
    """Write a workflow command for each finding, which GitHub Actions shows next to the line.

    Args:
        diagnostics: In file order.
        stream: Where to write.
    """
    for diagnostic in diagnostics:
        properties: dict[str, object] = {"file": visible(diagnostic.path)}
        span = diagnostic.span
        if span:
            properties |= {"line": span.line, "endLine": span.end_line}
            if span.line == span.end_line:  # GitHub ignores columns across lines
                properties |= {"col": span.column, "endColumn": span.end_column}
        properties["title"] = diagnostic.code
        named = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
        # The place is in the text too, for readers of the log.
        place = f":{span.line}:{span.column}" if span else ""
        text = visible(f"{diagnostic.path}{place}: {diagnostic.code} {diagnostic.summary}")
        notes = (visible(f"{note.label}: {note.text}") for note in diagnostic.notes)
        told = "\n".join((text, *notes, help_uri(diagnostic.code))).translate(_DATA)
        stream.write(f"::{_GITHUB[diagnostic.severity]} {named}::{told}\n")


def gitlab(diagnostics: Iterable[Diagnostic], stream: TextIO, **_: Any) -> None:
    """Write a GitLab code quality report (a subset of the CodeClimate specification).

    Args:
        diagnostics: In file order.
        stream: Where to write.
    """
    write_array((_issue(diagnostic, identity) for diagnostic, identity in fingerprints(diagnostics)), stream)
    stream.write("\n")


def _issue(diagnostic: Diagnostic, identity: str) -> dict[str, Any]:
    span = diagnostic.span
    lines = {"begin": span.line, "end": span.end_line} if span else {"begin": 1, "end": 1}
    notes = [visible(f"{note.label}: {note.text}") for note in diagnostic.notes]
    body = "\n".join([*notes, f"[What {diagnostic.code} means]({help_uri(diagnostic.code)})"])
    return {
        "description": diagnostic.summary,
        "check_name": diagnostic.code,
        "content": {"body": body},
        "fingerprint": identity,
        "severity": _GITLAB[diagnostic.severity],
        "location": {"path": diagnostic.path, "lines": lines},
    }
