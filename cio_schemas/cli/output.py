"""Where findings go: the chosen format on standard output, counts and notes on standard error, the HTML report."""

from __future__ import annotations

import os
import sys
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.cli.exits import FAILED, FOUND, INTERRUPTED, OK, CommandError, tell
from cio_schemas.cli.interrupt import Interrupt
from cio_schemas.diagnostic import FORMATS, render
from cio_schemas.source import UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from cio_schemas.cli.progress import Progress
    from cio_schemas.diagnostic import Diagnostic

TEXT: Final = ("full", "concise")  # the formats for people
COLORS: Final = ("auto", "always", "never")


class Output(NamedTuple):
    """How findings are told.

    Attributes:
        format: A key of FORMATS.
        color: A value of COLORS.
        statistics: True to write counts by code in place of findings.
        maximum: How many findings to stop after, None for no end.
        report: Where to write the HTML report, if anywhere.
        quiet: True to write nothing beside the findings.
        exit_zero: True to end with 0 in spite of findings.
    """

    format: str = "full"
    color: str = "auto"
    statistics: bool = False
    maximum: int | None = None
    report: str | None = None
    quiet: bool = False
    exit_zero: bool = False

    @property
    def excerpts(self) -> bool:
        """Whether findings need the source line they are in."""
        return FORMATS[self.format][2] and not self.statistics


class Tally:
    """What a run has found so far."""

    def __init__(self) -> None:
        self.codes: Counter[str] = Counter()
        self.files: set[str] = set()
        self.unread = 0

    def watch(self, diagnostics: Iterable[Diagnostic], *, text: bool) -> Iterator[Diagnostic]:
        """Count findings on their way.

        Args:
            diagnostics: In file order.
            text: True for output to people, who are told on standard error what could not be read.

        Yields:
            The findings.
        """
        for diagnostic in diagnostics:
            if diagnostic.code in UNREAD:
                self.unread += 1
                tell(f"error: {diagnostic.path}: {diagnostic.message}")
                if text:
                    continue
            else:
                self.codes[diagnostic.code] += 1
                self.files.add(diagnostic.path)
            yield diagnostic


def write(
    diagnostics: Iterator[Diagnostic],
    output: Output,
    *,
    files: int | None = None,
    records: Callable[[], int] | None = None,
    bar: Progress | None = None,
    rules: Callable[[str], str] | None = None,
) -> int:
    """Write findings as they come, until the end or an interrupt.

    Args:
        diagnostics: In file order.
        output: How.
        files: How many are looked at, None where that is not known.
        records: Tells how many there were in them, after the last finding; None where files have none.
        bar: What shows the progress meanwhile.
        rules: From a code to one sentence on what it stands for.

    Returns:
        The exit status.
    """
    tally, stream, interrupt = Tally(), sys.stdout, Interrupt()
    _prepare(stream, output.format)
    with interrupt.watched():
        found = tally.watch(interrupt.until(diagnostics), text=output.format in TEXT)
        if bar:
            found = bar.watch(found)
        if output.maximum is not None:
            found = islice(found, output.maximum)
        if output.report:
            _with_report(found, output, stream, rules)
        else:
            _write(found, output, stream, rules)
    if output.statistics:
        from cio_schemas.diagnostic.text import statistics  # noqa: PLC0415

        statistics(tally.codes, stream)
    stream.flush()
    if interrupt.happened:
        tell("interrupted: not everything was checked")
        return INTERRUPTED
    if not output.quiet:
        _sum_up(tally, output, files, records() if records else None)
    if tally.unread:
        return FAILED
    return FOUND if tally.codes and not output.exit_zero else OK


def _write(found: Iterable[Diagnostic], output: Output, stream: TextIO, rules: Callable[[str], str] | None) -> None:
    if output.statistics:
        for _ in found:
            pass
    else:
        render(output.format, found, stream, color=_colors(output.color, stream), rules=rules)


def _with_report(
    found: Iterable[Diagnostic], output: Output, stream: TextIO, rules: Callable[[str], str] | None
) -> None:
    from cio_schemas.pages.report import Report  # noqa: PLC0415 - asked for by few

    assert output.report is not None
    report = Report(rules=rules)
    try:
        with open(output.report, "w", encoding="utf-8") as page:  # noqa: PTH123 - opened early, to fail early
            _write(report.watch(found), output, stream, rules)
            report.write(page)
    except OSError as error:
        if error.filename != output.report:
            raise
        raise CommandError(f"{output.report}: {error.strerror}") from None
    finally:
        report.close()


def _prepare(stream: TextIO, name: str) -> None:
    """Make sure that any character can be written: as itself, or as an escape where the terminal has it not."""
    reconfigure = getattr(stream, "reconfigure", None)  # not there where a test has put another stream
    if reconfigure:
        reconfigure(errors="backslashreplace", **({} if name in TEXT else {"encoding": "utf-8"}))


def _colors(color: str, stream: TextIO) -> bool:
    """Decide on colour; NO_COLOR is https://no-color.org."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def _sum_up(tally: Tally, output: Output, files: int | None, records: int | None) -> None:
    count = tally.codes.total()
    checked = "" if records is None else f", {_number(records, 'record')} checked"
    if output.maximum is not None and count >= output.maximum:
        tell(f"stopped after {_number(count, 'finding')} (--max-errors)")
    elif count:
        found = len(tally.files)
        where = _number(found, "file") if files is None else f"{found:,} of {_number(files, 'file')}"
        tell(f"{_number(count, 'finding')} in {where}{checked}")
    elif files is not None and not tally.unread:
        tell(f"no findings in {_number(files, 'file')}{checked}" if files else "nothing was checked")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
