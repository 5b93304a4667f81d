"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from cio_schemas.diagnostic.codes import Meaning, help_uri, meaning
from cio_schemas.diagnostic.diagnostic import Severity, fingerprints
from cio_schemas.diagnostic.json_formats import write_array
from cio_schemas.diagnostic.printing import visible
from cio_schemas.diagnostic.tool_information import DOCUMENTATION, version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from cio_schemas.diagnostic.diagnostic import Diagnostic, Edit, Note
    from cio_schemas.source import Span

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(
    diagnostics: Iterable[Diagnostic], stream: TextIO, *, rules: Callable[[str], Meaning] | None = None, **_: Any
) -> None:
    """Write a SARIF log with one run; results first, so that they need not be kept until the rules are known.

    Args:
        diagnostics: In file order.
        stream: Where to write.
        rules: From a code to its meaning; None for the codes of every command.
    """
    indices: dict[str, int] = {}
    results = (
        _result(diagnostic, identity, indices.setdefault(diagnostic.code, len(indices)))
        for diagnostic, identity in fingerprints(diagnostics)
    )
    stream.write(f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n"results": ')
    write_array(results, stream)
    driver = {
        "name": "cio-schemas",
        "version": version(),
        "informationUri": DOCUMENTATION,
        "rules": [_rule(code, (rules or meaning)(code)) for code in indices],
    }
    stream.write(f',\n"columnKind": "unicodeCodePoints",\n"tool": {json.dumps({"driver": driver})}\n}}]}}\n')


def _rule(code: str, stands_for: Meaning) -> dict[str, Any]:
    what, why, name = stands_for
    named = {"name": name} if name else {}
    text = {"shortDescription": {"text": what}, "fullDescription": {"text": f"{what} {why}" if why else what}}
    return {"id": code, **named, **text, "helpUri": help_uri(code)}


def _result(diagnostic: Diagnostic, identity: str, index: int) -> dict[str, Any]:
    artifact = {"uri": _uri(diagnostic.path)}
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if diagnostic.span:
        physical["region"] = _region(diagnostic.span)
    location: dict[str, Any] = {"physicalLocation": physical}
    if diagnostic.pointer is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.pointer}]
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join((diagnostic.summary, *map(_noted, diagnostic.notes)))},
        "locations": [location],
        "partialFingerprints": {"cio-schemas/v1": identity},
    }
    if diagnostic.schema is not None:
        result["properties"] = {"schemaLocation": diagnostic.schema}
    related = [_related(note) for note in diagnostic.notes if note.path]
    if related:
        result["relatedLocations"] = related
    if diagnostic.fix:
        replacements = [_replacement(edit) for edit in diagnostic.fix]
        change = {"artifactLocation": artifact, "replacements": replacements}
        words = "safe" if diagnostic.safe else "unsafe: it may change what the file means"
        result["fixes"] = [{"description": {"text": words}, "artifactChanges": [change]}]
    return result


def _noted(note: Note) -> str:
    return visible(f"{note.label}: {note.text}")


def _related(note: Note) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(note.path)}}
    if note.span:
        physical["region"] = _region(note.span)
    return {"physicalLocation": physical, "message": {"text": _noted(note)}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _uri(path: str) -> str:
    # A relative path stays relative: the reader resolves it against the checkout.
    reference = quote(path.replace(os.sep, "/"), safe="/~", errors="surrogateescape")
    return f"file://{reference}" if reference.startswith("/") else reference
