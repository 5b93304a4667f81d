"""Where findings go: the chosen format on standard output, counts and notes on standard error, the HTML report."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import closing, nullcontext
from io import TextIOWrapper
from itertools import islice

from cio_schemas.cli.exits import FAILED, FOUND, INTERRUPTED, OK, tell
from cio_schemas.cli.interrupt import Interrupt
from cio_schemas.cli.terminal import columns
from cio_schemas.diagnostic import FORMATS, Severity, render
from cio_schemas.diagnostic.printing import counted
from cio_schemas.records import NamedTuple
from cio_schemas.schema.suggestions import near_missing
from cio_schemas.source import UNREAD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import Final, TextIO

    from cio_schemas.cli.progress import Progress
    from cio_schemas.diagnostic import Diagnostic
    from cio_schemas.diagnostic.codes import Meaning
    from cio_schemas.pages.report import Report

TEXT: Final = ("full", "concise")  # the formats for people
WIDTH: Final = 120  # columns of an excerpt where standard output is not a terminal


class Output(NamedTuple):
    """How findings are reported.

    Attributes:
        format: A key of FORMATS.
        color: A value of `options.COLORS`.
        statistics: A value of `options.COUNTED_BY` to write counts in place of findings, None for findings.
        maximum: How many findings to stop after, None for no end.
        report: Where to write the HTML report, if anywhere.
        command: The command line, which the report names.
        quiet: True to write nothing but the findings.
        exit_zero: True to end with 0 in spite of findings.
        fail_on: The severity from which on findings are the exit status 1.
        fixes: What fixes findings, to be named next to their number; empty if nothing does.
    """

    format: str = "full"
    color: str = "auto"
    statistics: str | None = None
    maximum: int | None = None
    report: str | None = None
    command: Sequence[str] = ()
    quiet: bool = False
    exit_zero: bool = False
    fail_on: Severity = Severity.ERROR
    fixes: str = ""

    @property
    def excerpts(self) -> bool:
        """Whether findings need the source line they are in."""
        return FORMATS[self.format][2] and not self.statistics


class Tally:
    """What a run has found so far."""

    def __init__(self) -> None:
        self.codes: Counter[str] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.files: set[str] = set()
        self.fixable: Counter[str] = Counter()
        self.unread = 0

    def watch(self, diagnostics: Iterable[Diagnostic], *, text: bool) -> Iterator[Diagnostic]:
        """Count findings as they pass.

        Args:
            diagnostics: In file order.
            text: True for output to people: what could not be read is then reported on standard error.

        Yields:
            The findings.
        """
        for diagnostic in diagnostics:
            if diagnostic.code in UNREAD:
                self.unread += 1
                span = diagnostic.span if diagnostic.code == "P-schema" else None  # of others, where reading came to
                place = f":{span.line}:{span.column}" if span else ""
                hint = near_missing(diagnostic.path, diagnostic.code)
                tell(f"error: {diagnostic.path}{place}: {diagnostic.message}{hint}")
                if text:
                    continue
            else:
                self.codes[diagnostic.code] += 1
                self.fixable[diagnostic.code] += bool(diagnostic.fix and diagnostic.safe)
                self.severities[diagnostic.severity] += 1
                self.files.add(diagnostic.path)
            yield diagnostic

    def is_full(self, output: Output) -> bool:
        """Return whether the run stopped at the maximum of findings."""
        return output.maximum is not None and self.codes.total() >= output.maximum

    def status(self, output: Output) -> int:
        """Return the exit status; this is the one place where severities become a status."""
        if self.unread:
            return FAILED
        failing = any(count and severity.rank >= output.fail_on.rank for severity, count in self.severities.items())
        return FOUND if failing and not output.exit_zero else OK


def write(
    diagnostics: Iterator[Diagnostic],
    output: Output,
    *,
    files: Sequence[tuple[str, str]] | None = None,
    records: Callable[[], int] | None = None,
    bar: Progress | None = None,
    rules: Callable[[str], Meaning] | None = None,
) -> int:
    """Write findings as they arrive, until the end or an interrupt.

    Args:
        diagnostics: In file order.
        output: How.
        files: Those that are looked at, each with the name of its schema or an empty string; None if that is not
            known.
        records: Returns how many records the files held, once the last finding is out; None if files have no
            records.
        bar: Shows the progress.
        rules: From a code to its meaning.

    Returns:
        The exit status.
    """
    tally, stream, interrupt = Tally(), sys.stdout, Interrupt()
    _prepare(stream, output.format)
    schemas = dict(files or ())
    with _reported(output, rules, schemas) as report:
        with interrupt.watched():
            found = tally.watch(interrupt.until(diagnostics), text=output.format in TEXT)
            if bar:
                found = bar.watch(found)
            if output.maximum is not None:
                found = islice(found, output.maximum)
            found = report.watch(found) if report else found
            if output.statistics == "pointer":
                _write_summary(found, schemas, stream)
            else:
                _write(found, output, stream, rules, tally)
        status = INTERRUPTED if interrupt.happened else tally.status(output)
        checked = records() if records else None
        if report:
            _save(report, output, status, files or (), checked, stopped=tally.is_full(output))
    if interrupt.happened:
        tell("interrupted: not everything was checked")
    elif not output.quiet:
        _sum_up(tally, output, None if files is None else len(files), checked)
    return status


def _write_summary(found: Iterable[Diagnostic], schemas: Mapping[str, str], stream: TextIO) -> None:
    from cio_schemas.diagnostic.summary import Summary, write_summary  # noqa: PLC0415 - asked for by few

    summary = Summary()
    for diagnostic in found:
        if diagnostic.code not in UNREAD:
            summary.add_diagnostic(diagnostic, schemas.get(diagnostic.path, ""))
    write_summary(summary.rows(), stream)
    stream.flush()


def _reported(
    output: Output, rules: Callable[[str], Meaning] | None, schemas: Mapping[str, str]
) -> AbstractContextManager[Report | None]:
    """Begin the report if one is wanted; raise before the work if it can't be written."""
    if output.report is None:
        return nullcontext()
    from cio_schemas.pages.report import Report  # noqa: PLC0415 - asked for by few
    from cio_schemas.source.writing import ensure_writable  # noqa: PLC0415

    ensure_writable(output.report)
    return closing(Report(rules=rules, schemas=schemas))


def _save(
    report: Report,
    output: Output,
    status: int,
    files: Sequence[tuple[str, str]],
    records: int | None,
    *,
    stopped: bool,
) -> None:
    """Write the report, unless the run failed: a page of such a run would be incomplete."""
    import shlex  # noqa: PLC0415 - for reports alone
    from datetime import datetime  # noqa: PLC0415

    from cio_schemas.cli.version import version  # noqa: PLC0415
    from cio_schemas.pages.report import Run  # noqa: PLC0415
    from cio_schemas.source.writing import replacing  # noqa: PLC0415

    assert output.report is not None
    if status in (FAILED, INTERRUPTED):
        tell(f"{output.report} is not written, since not everything was checked")
        return
    time = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    run = Run(shlex.join(output.command), version(), time, files, records, stopped)
    with replacing(output.report) as file:
        page = TextIOWrapper(file, encoding="utf-8", newline="\n")
        report.write(page, run)
        page.detach()


def _write(
    found: Iterable[Diagnostic],
    output: Output,
    stream: TextIO,
    rules: Callable[[str], Meaning] | None,
    tally: Tally,
) -> None:
    if output.statistics:
        from cio_schemas.diagnostic.text import statistics  # noqa: PLC0415

        for _ in found:  # which counts them
            pass
        names = (lambda code: rules(code).name) if rules else lambda _: ""
        statistics(tally.codes, stream, names=names, fixable=tally.fixable)
    else:
        color, width = _colors(output.color, stream), columns(WIDTH)
        render(output.format, found, stream, color=color, width=width, rules=rules, fail_on=output.fail_on)
    stream.flush()


def _prepare(stream: TextIO, name: str) -> None:
    """Write output for programs as UTF-8, whatever the locale."""
    reconfigure = getattr(stream, "reconfigure", None)  # not there if a test has put another stream
    if reconfigure and name not in TEXT:
        reconfigure(encoding="utf-8")


def _colors(color: str, stream: TextIO) -> bool:
    """Return whether to use colour, as https://no-color.org has it."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def _sum_up(tally: Tally, output: Output, files: int | None, records: int | None) -> None:
    count = tally.codes.total()
    checked = "" if records is None else f", {counted(records, 'record')} checked"
    if tally.is_full(output):
        tell(f"stopped after {counted(count, 'finding')} (--max-errors)")
    elif count:
        found = len(tally.files)
        named = files is not None and found <= files  # otherwise the errors are in what the files refer to
        where = f"{found:,} of {counted(files or 0, 'file')}" if named else counted(found, "file")
        mended = tally.fixable.total() if output.fixes else 0
        tell(
            f"{counted(count, 'finding')} in {where}{checked}"
            + (f"; {output.fixes} mends {mended:,}" if mended else "")
        )
    elif files is not None and not tally.unread:
        tell(f"no findings in {counted(files, 'file')}{checked}" if files else "nothing was checked")
