"""The HTML report: one page with every finding, which needs nothing but itself to be opened, filtered and passed on.

It is evidence too: it names what was checked, by what, when and how, above all when nothing was found.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.diagnostic.codes import meaning
from cio_schemas.diagnostic.diagnostic import Severity
from cio_schemas.diagnostic.printing import counted, plural, visible
from cio_schemas.diagnostic.summary import Summary
from cio_schemas.pages.assets import asset
from cio_schemas.pages.places import chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from cio_schemas.diagnostic.codes import Meaning
    from cio_schemas.diagnostic.diagnostic import Diagnostic

MAX_ROWS: Final = 10_000  # findings in the table: more and a browser is slow to filter them; all are counted
MAX_FILES: Final = 1_000  # names of files in the list of what was checked
_IN_MEMORY: Final = 1 << 20  # characters of table rows before they are kept in a file


class Run(NamedTuple):
    """What a report says of the run that made it.

    Attributes:
        command: The command line.
        version: Of this package and of Python.
        time: When the run ended, with its offset from UTC.
        files: The files that were checked, each with the name of its schema, or with an empty string.
        records: How many records were checked; None if files have none.
        stopped: Whether the run ended before everything was checked (--max-errors).
    """

    command: str
    version: str
    time: str
    files: Sequence[tuple[str, str]] = ()
    records: int | None = None
    stopped: bool = False


class Report:
    """A report while its findings come in.

    Args:
        rules: From a code to its meaning.
        rows: How many findings the table lists at most; all are counted.
        schemas: The name of the schema of each file.
    """

    def __init__(
        self,
        *,
        rules: Callable[[str], Meaning] | None = None,
        rows: int = MAX_ROWS,
        schemas: Mapping[str, str] = {},
    ) -> None:
        self._rules = rules or meaning
        self._limit = rows
        self._rows = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 - closed by close
        self._codes: Counter[tuple[str, Severity]] = Counter()
        self._total = 0
        self._files: Counter[str] = Counter()
        self._places, self._schemas = Summary(), schemas

    def watch(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Take note of findings on their way elsewhere.

        Args:
            diagnostics: In file order.

        Yields:
            The same findings.
        """
        for diagnostic in diagnostics:
            if self._total < self._limit:
                self._rows.write(_row(diagnostic))
            self._total += 1
            self._codes[diagnostic.code, diagnostic.severity] += 1
            self._files[diagnostic.path] += 1
            self._places.add_diagnostic(diagnostic, self._schemas.get(diagnostic.path, ""))
            yield diagnostic

    def write(self, stream: TextIO, run: Run | None = None) -> None:
        """Write the page.

        Args:
            stream: Where to, as UTF-8.
            run: A summary of the run.
        """
        style = asset("base.css") + asset("report.css")
        stream.write(_HEAD.replace("{style}", style))
        stream.write(f"<header><h1>cio-schemas report</h1><p class=lead>{self._summary(run)}</p></header>\n<main>\n")
        if self._total:
            stream.write(self._counts())
            stream.write(chart(self._places.rows()))
            stream.write(_FILTER)
            stream.write(_TABLE)
            self._rows.seek(0)
            shutil.copyfileobj(self._rows, stream)
            stream.write("</tbody></table></div>\n<p id=none hidden>No finding matches.</p>\n")
        if self._total > self._limit:
            note = f"The table lists the first {self._limit:,} of {self._total:,} findings; the counts are of all."
            stream.write(f"<p class=note>{note}</p>\n")
        if run:
            stream.write(self._checked(run))
        stream.write(f"</main>\n<script>\n{asset('report.js')}</script>\n</body>\n</html>\n")

    def close(self) -> None:
        """Drop the rows that were kept."""
        self._rows.close()

    def _summary(self, run: Run | None) -> str:
        of = f" of {len(run.files):,}" if run and self._codes else ""
        records = f", {counted(run.records, 'record')} checked" if run and run.records is not None else ""
        if not self._codes:
            return f"No findings in {counted(len(run.files), 'file')}{records}." if run else "No findings."
        by_severity = Counter[Severity]()
        for (_, severity), count in self._codes.items():
            by_severity[severity] += count
        parts = [_number(by_severity[severity], name) for severity, name in _NAMES.items() if by_severity[severity]]
        files = f"<b>{len(self._files):,}</b>{of} {plural('file', len(run.files) if run else len(self._files))}"
        return f"{', '.join(parts)} in {files}{records}"

    def _counts(self) -> str:
        ranked = sorted(self._codes.items(), key=lambda item: (-item[1], item[0]))
        most = ranked[0][1]
        items = [
            f"<li><button type=button data-code='{_text(code)}' aria-pressed=false"
            f" title='{escape(self._rules(code).what)}'>"
            f"<span class='code {severity}'>{_text(code)}</span>"
            f"<span class=bar><i class={severity} style='width:{max(100 * count / most, 1):.1f}%'></i></span>"
            f"<span class=count>{count:,}</span></button></li>\n"
            for (code, severity), count in ranked
        ]
        opening = f"<ul class=codes style='--digits:{len(f'{most:,}')}'>"
        return f"<section><h2>By code</h2>{opening}\n{''.join(items)}</ul></section>\n"

    def _checked(self, run: Run) -> str:
        """Return what was checked: the evidence."""
        schemas = ", ".join(
            f"<code>{_text(name)}</code>" for name in dict.fromkeys(each[1] for each in run.files if each[1])
        )
        facts = [
            ("Command", f"<code>{_text(run.command)}</code>"),
            ("Time", _text(run.time)),
            ("Version", _text(run.version)),
        ]
        facts += [("Schemas", schemas)] if schemas else []
        facts += [("Records", f"{run.records:,}")] if run.records is not None else []
        facts += [("Files", self._listed(run))]
        rows = "".join(f"<dt>{name}</dt><dd>{said}</dd>\n" for name, said in facts)
        note = (
            "<p class=note>The run was stopped by --max-errors: not everything was checked.</p>\n"
            if run.stopped
            else ""
        )
        return f"<section><h2>What was checked</h2>{note}<dl>\n{rows}</dl></section>\n"

    def _listed(self, run: Run) -> str:
        items = "".join(
            f"<li><code>{_text(path)}</code>{f' by <code>{_text(schema)}</code>' if schema else ''}"
            f"{self._found(path, run)}</li>\n"
            for path, schema in run.files[:MAX_FILES]
        )
        count = len(run.files)
        more = f"<li>and {count - MAX_FILES:,} more</li>\n" if count > MAX_FILES else ""
        is_open = " open" if count <= _FEW else ""
        return f"<details{is_open}><summary>{counted(count, 'file')}</summary><ul>\n{items}{more}</ul></details>"

    def _found(self, path: str, run: Run) -> str:
        """Return the findings of a file; one that may not have been checked to its end gets no verdict."""
        if self._files[path]:
            return f": {counted(self._files[path], 'finding')}"
        return "" if run.stopped else ": no findings"


_FEW: Final = 20  # files that are listed without a click
_NAMES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _number(count: int, noun: str) -> str:
    return f"<b>{count:,}</b> {plural(noun, count)}"


def _row(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.line}:{span.column}" if span else ""
    pointer = "" if diagnostic.pointer is None else visible(diagnostic.pointer) or "(root)"
    schema = f" title='{_text(diagnostic.schema)}'" if diagnostic.schema else ""
    path = _text(diagnostic.path).replace("/", "/<wbr>")
    code = _text(diagnostic.code)
    return (
        f"<tr data-code='{code}'><td><span class='code {diagnostic.severity}'>{code}</span></td>"
        f"<td class=path>{path}</td><td class=place>{place}</td>"
        f"<td class=pointer{schema}>{_text(pointer)}</td><td class=message>{_text(diagnostic.message)}</td></tr>\n"
    )


def _text(text: str) -> str:
    return escape(visible(text))


# The policy prevents the page from loading anything, whatever the findings contain.
_HEAD: Final = """<!DOCTYPE html>
<html lang=en>
<head>
<meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1">
<meta http-equiv=Content-Security-Policy
  content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel=icon href="data:,">
<title>cio-schemas report</title>
<style>
{style}</style>
</head>
<body>
"""

_FILTER: Final = """<div class=filter><input id=query type=search autocomplete=off
 placeholder="Filter by file, place, pointer, code or message" aria-label="Filter findings">
<output id=shown></output></div>
"""

_TABLE: Final = """<div class=scroll tabindex=0 role=region aria-label="Findings"><table>
<thead><tr><th scope=col>Code</th><th scope=col>File</th><th scope=col>Place</th><th scope=col>Pointer</th>\
<th scope=col>Message</th></tr></thead>
<tbody>
"""
