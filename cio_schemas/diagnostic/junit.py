"""Findings as JUnit XML: a suite for each file, a case for each finding, which fails if the finding fails the run."""

from __future__ import annotations

import re
import shutil
import tempfile
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from cio_schemas.diagnostic.diagnostic import Severity
from cio_schemas.diagnostic.printing import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from cio_schemas.diagnostic.diagnostic import Diagnostic

# What XML 1.0 has no way to write (section 2.2).
_NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_MEMORY: Final = 1 << 20  # characters of a suite before it is kept in a file


def junit(diagnostics: Iterable[Diagnostic], stream: TextIO, *, fail_on: str, **_: Any) -> None:
    """Write a report that CI services show as test results.

    Args:
        diagnostics: In file order.
        stream: Where to write.
        fail_on: The severity from which on a case fails; of others the output says what was found.
    """
    threshold = Severity(fail_on).rank
    stream.write('<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="cio-schemas">\n')
    clean = True
    for path, found in groupby(diagnostics, key=lambda diagnostic: diagnostic.path):
        clean = False
        _suite(path, found, stream, threshold)
    if clean:  # a report without a case counts as broken with some services
        stream.write('<testsuite name="cio-schemas" tests="1" failures="0" errors="0">\n')
        stream.write('<testcase classname="cio-schemas" name="no findings"/>\n</testsuite>\n')
    stream.write("</testsuites>\n")


def _suite(path: str, diagnostics: Iterable[Diagnostic], stream: TextIO, threshold: int) -> None:
    # Its head counts the cases, so they wait, on disk when they are many.
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") as cases:
        count = failures = 0
        for diagnostic in diagnostics:
            fails = diagnostic.severity.rank >= threshold
            cases.write(_case(diagnostic, fails=fails))
            count += 1
            failures += fails
        cases.seek(0)
        stream.write(f'<testsuite name={_attribute(path)} tests="{count}" failures="{failures}" errors="0">\n')
        shutil.copyfileobj(cases, stream)
        stream.write("</testsuite>\n")


def _case(diagnostic: Diagnostic, *, fails: bool) -> str:
    span, path = diagnostic.span, diagnostic.path
    place = f"{path}:{span.line}:{span.column}" if span else path
    line = f' line="{span.line}"' if span else ""
    details = [visible(f"{place}: {diagnostic.code} {diagnostic.summary}")]
    if diagnostic.schema:
        details.append(visible(f"schema: {diagnostic.schema}"))
    details += [visible(f"{note.label}: {note.text}") for note in diagnostic.notes]
    text = escape(chr(10).join(map(_printable, details)))
    outcome = (
        f"<failure type={_attribute(diagnostic.code)} message={_attribute(diagnostic.summary)}>{text}</failure>"
        if fails
        else f"<system-out>{text}</system-out>"
    )
    return (
        f"<testcase classname={_attribute(path)} name={_attribute(f'{place} {diagnostic.code}')}"
        f" file={_attribute(path)}{line}>\n{outcome}\n</testcase>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(_printable(visible(text)))


def _printable(text: str) -> str:
    return _NO_CHARACTER.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
