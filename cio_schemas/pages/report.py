"""The HTML report: one page with every finding, which needs nothing but itself to be opened, filtered and passed on."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final

from cio_schemas.diagnostic.diagnostic import Severity
from cio_schemas.diagnostic.wording import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from cio_schemas.diagnostic.diagnostic import Diagnostic

MAX_ROWS: Final = 10_000  # findings in the table: more and a browser is slow to filter them; all are counted
_IN_MEMORY: Final = 1 << 20  # characters of table rows before they are kept in a file


class Report:
    """A report while its findings come in.

    Args:
        rules: From a code to one sentence on what it stands for.
        rows: How many findings the table lists at most; all are counted.
    """

    def __init__(self, *, rules: Callable[[str], str] | None = None, rows: int = MAX_ROWS) -> None:
        self._rules = rules or (lambda _: "")
        self._limit = rows
        self._rows = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 - closed by close
        self._codes: Counter[tuple[str, Severity]] = Counter()
        self._total = 0
        self._files: set[str] = set()

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
            self._files.add(diagnostic.path)
            yield diagnostic

    def write(self, stream: TextIO) -> None:
        """Write the page.

        Args:
            stream: Where to, as UTF-8.
        """
        total = self._total
        stream.write(_HEAD)
        stream.write(f"<header><h1>cio-schemas</h1><p class=lead>{self._summary()}</p></header>\n<main>\n")
        if total:
            stream.write(self._counts())
            stream.write(_FILTER)
            stream.write(_TABLE)
            self._rows.seek(0)
            shutil.copyfileobj(self._rows, stream)
            stream.write("</tbody></table></div>\n<p id=none hidden>No finding matches.</p>\n")
        if total > self._limit:
            note = f"The table lists the first {self._limit:,} of {total:,} findings; the counts are of all."
            stream.write(f"<p class=note>{note}</p>\n")
        stream.write(f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n")

    def close(self) -> None:
        """Drop the rows that were kept."""
        self._rows.close()

    def _summary(self) -> str:
        if not self._codes:
            return "No findings."
        by_severity = Counter[Severity]()
        for (_, severity), count in self._codes.items():
            by_severity[severity] += count
        parts = [_number(by_severity[severity], name) for severity, name in _NAMES.items() if by_severity[severity]]
        return f"{', '.join(parts)} in {_number(len(self._files), 'file')}"

    def _counts(self) -> str:
        ranked = sorted(self._codes.items(), key=lambda item: (-item[1], item[0]))
        most = ranked[0][1]
        items = [
            f"<li><button type=button data-code='{escape(code)}' aria-pressed=false"
            f" title='{escape(self._rules(code))}'>"
            f"<span class='code {severity}'>{escape(code)}</span>"
            f"<span class=bar><i class={severity} style='width:{max(100 * count / most, 1):.1f}%'></i></span>"
            f"<span class=count>{count:,}</span></button></li>\n"
            for (code, severity), count in ranked
        ]
        return f"<section><h2>By code</h2><ul class=codes>\n{''.join(items)}</ul></section>\n"


_NAMES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _number(count: int, noun: str) -> str:
    return f"<b>{count:,}</b> {noun}{'' if count == 1 else 's'}"


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
        f"<td class=pointer{schema}>{_text(pointer)}</td><td>{_text(diagnostic.message)}</td></tr>\n"
    )


def _text(text: str) -> str:
    return escape(visible(text))


# The policy keeps the page from asking anything of anyone, whatever the findings say.
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
:root { color-scheme: light dark; --back: #f6f7f9; --card: #fff; --ink: #1c2430; --soft: #5d6876; --line: #e1e5ea;
  --error: #c62f3b; --warning: #a86200; --info: #2768b8; --tint: #eef2f7; }
@media (prefers-color-scheme: dark) { :root { --back: #12161c; --card: #1a2028; --ink: #e4e9ef; --soft: #98a4b3;
  --line: #2c3540; --error: #ff7b85; --warning: #e8ab4a; --info: #79b2f5; --tint: #232b35; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 1320px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 16px; margin: 0 0 10px; }
.lead { color: var(--soft); margin: 4px 0 24px; }
.lead b { color: var(--ink); }
section, .scroll { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
section { padding: 16px 18px; margin-bottom: 18px; }
.codes { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px 24px;
  grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); }
.codes button { all: unset; display: grid; grid-template-columns: 190px 1fr auto; gap: 12px; align-items: center;
  width: 100%; padding: 4px 8px; border-radius: 6px; box-sizing: border-box; }
.js .codes button { cursor: pointer; }
.js .codes button:hover, .codes button[aria-pressed=true] { background: var(--tint); }
.codes button:focus-visible { outline: 2px solid var(--info); }
.codes button[aria-pressed=true] .count::after { content: " \\2713"; }
.bar { height: 6px; border-radius: 3px; background: var(--tint); overflow: hidden; }
.bar i { display: block; height: 100%; background: currentColor; }
.count { color: var(--soft); font-variant-numeric: tabular-nums; min-width: 3ch; text-align: right; }
.code { font: 600 13px/1.4 ui-monospace, monospace; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.filter { display: none; gap: 14px; align-items: center; margin-bottom: 12px; }
.js .filter { display: flex; }
input { flex: 1; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; padding: 9px 12px; }
input:focus { outline: 2px solid var(--info); outline-offset: -1px; }
output { color: var(--soft); font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; margin-bottom: 18px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 8px 14px; }
th { font-size: 13px; color: var(--soft); font-weight: 600; border-bottom: 1px solid var(--line); white-space: nowrap; }
tbody tr + tr td { border-top: 1px solid var(--line); }
tbody tr:hover td { background: var(--tint); }
td { overflow-wrap: anywhere; min-width: 110px; }
td:last-child { min-width: 260px; }
.path { min-width: 200px; }
.path, .place, .pointer { font: 13px/1.65 ui-monospace, monospace; }
.place { white-space: nowrap; min-width: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
.note, #none { color: var(--soft); }
[hidden] { display: none !important; }
</style>
</head>
<body>
"""

_FILTER: Final = """<div class=filter><input id=query type=search autocomplete=off
 placeholder="Filter by file, place, pointer, code or message" aria-label="Filter findings">
<output id=shown></output></div>
"""

_TABLE: Final = """<div class=scroll><table>
<thead><tr><th scope=col>Code</th><th scope=col>File</th><th scope=col>Place</th><th scope=col>Pointer</th>\
<th scope=col>Message</th></tr></thead>
<tbody>
"""

_SCRIPT: Final = """
document.documentElement.classList.add("js");
const query = document.getElementById("query");
if (query) {
  const rows = [...document.querySelectorAll("tbody tr")];
  const texts = rows.map(row => row.textContent.toLowerCase());
  const buttons = [...document.querySelectorAll("[data-code][aria-pressed]")];
  const update = () => {
    const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const codes = new Set(buttons.filter(b => b.ariaPressed === "true").map(b => b.dataset.code));
    let shown = 0;
    rows.forEach((row, index) => {
      const fits = (!codes.size || codes.has(row.dataset.code)) && words.every(word => texts[index].includes(word));
      row.hidden = !fits;
      shown += fits;
    });
    document.getElementById("shown").value = `${shown} of ${rows.length}`;
    document.getElementById("none").hidden = shown > 0;
  };
  query.addEventListener("input", update);
  buttons.forEach(button => button.addEventListener("click", () => {
    button.ariaPressed = button.ariaPressed !== "true";
    update();
  }));
  // report.html#words opens with a filter, so that a view can be linked to.
  query.value = decodeURIComponent(location.hash.slice(1));
  update();
}
"""
