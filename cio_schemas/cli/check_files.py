"""A run of `cio-schemas check`: files and schemas found, checked, and reported."""

from __future__ import annotations

import gc
from functools import cache, partial
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path

from cio_schemas.cli.check_selection import meaning_of, rules_of, selection_of
from cio_schemas.cli.check_skipped import is_bare, tell_unchecked, unchecked
from cio_schemas.cli.exits import FAILED, FOUND, OK, CommandError, tell
from cio_schemas.cli.new_baseline import write_baseline
from cio_schemas.cli.output import write
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.progress import progress
from cio_schemas.cli.settings import contradictions, output_of
from cio_schemas.cli.standard_input import StandardInput
from cio_schemas.diagnostic import Diagnostic
from cio_schemas.diagnostic.printing import counted
from cio_schemas.payloads.compiled import payloads_of
from cio_schemas.payloads.parallel_ndjson import check_all, total_size
from cio_schemas.project.config_file import Config, load
from cio_schemas.project.discovery import STDIN, Arguments, Discovery, find, schema_files
from cio_schemas.project.root import NAMES
from cio_schemas.project.walk import is_special, within
from cio_schemas.records import NamedTuple
from cio_schemas.rules import baseline as baselines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from cio_schemas.cli.arguments import Options
    from cio_schemas.cli.output import Output
    from cio_schemas.cli.progress import Progress
    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.project.walk import Entry
    from cio_schemas.rules.selection import Selection


def check_files(options: Options) -> int:
    """Check what the options and the configuration ask for.

    Args:
        options: Of the command line.

    Returns:
        The exit status.
    """
    with StandardInput() as stdin:
        return _run(options, stdin)


class _Work(NamedTuple):
    """What a run is to check, and how.

    Attributes:
        config: The configuration.
        found: The files, and what was named but is not checked.
        payloads: The files with their schemas and rules.
        unusable: Files whose schema can't be used.
        doubts: Messages about what was asked for and is not checked.
        known: The findings of the baseline; None without one.
        output: How findings are written.
    """

    config: Config
    found: Discovery
    payloads: Sequence[Payloads]
    unusable: Sequence[Entry]
    doubts: list[str]
    known: Counter[baselines.Key] | None
    output: Output


def _run(options: Options, stdin: StandardInput) -> int:
    for wrong, message in (*contradictions(options), *_contradictions(options)):
        if wrong:
            raise CommandError(message)
    config = Config(Path.cwd()) if options.isolated else load(options.config)
    selection = selection_of(options, config)
    work = _work(options, config, selection, stdin)
    gc.set_threshold(100_000)  # instances are many, and trees, which need no collector
    bar = None if options.quiet else progress("checking", partial(total_size, work.payloads), in_bytes=True)
    count = _Count(bar)
    missing: list[str] = []
    checked = _checked(
        work.payloads,
        options.jobs,
        _input(options, stdin),
        count,
        missing,
        excerpts=work.output.excerpts and not is_bare(options, config),
    )
    selected = _selected(chain(_unread((*work.found.unread, *work.unusable)), checked), selection, options, config)
    if options.write_baseline is not None:

        def is_complete() -> bool:
            return not options.strict or not (work.doubts or missing or (work.payloads and not count.records))

        path, folder = options.write_baseline, config.folder
        status = write_baseline(selected, path, folder, work.output, meaning_of, complete=is_complete)
    else:
        status = _report(work, options, stdin, selected, count)
    if status == OK and work.payloads and not count.records:
        missing.append("no record was checked, for there is none in what was read")
    tell_unchecked(missing, strict=options.strict)
    unsure = options.strict and (work.doubts or missing)
    return FAILED if unsure and status in (OK, FOUND) else status


def _work(options: Options, config: Config, selection: Selection, stdin: StandardInput) -> _Work:
    """Find what is to be checked, and refuse what can't be done before anything is read."""
    schemas = schema_files(options.schemas, config, options.dialect)
    found = find(_arguments(options)._replace(stdin=stdin.kept), config, schemas)
    _refuse_column(options, found)
    wanted = (lambda _, __: None) if options.no_rules else partial(rules_of, selection)
    payloads, unusable = payloads_of(found.files, schemas, wanted)
    doubts = unchecked(found, options, config)
    tell_unchecked(doubts, strict=options.strict)
    if options.invalid_to is not None and is_bare(options, config):
        raise CommandError("--invalid-to and no-values contradict each other: it writes values")
    _refuse_targets(options, [*_inputs(found, options, config), *schemas.paths])
    if options.invalid_to is not None:
        _refuse_pipes([file.path for file in found.files])
    known = baselines.load(options.baseline) if options.baseline else None
    if known is not None or options.write_baseline is not None:
        payloads = [each._replace(digests=True) for each in payloads]
    output = output_of(options, config)
    output = output._replace(report=_target(options, output.report, doubts))
    return _Work(config, found, payloads, unusable, doubts, known, output)


def _report(work: _Work, options: Options, stdin: StandardInput, selected: Iterator[Diagnostic], count: _Count) -> int:
    """Write the findings that the baseline does not have, and the records with an error if these are wanted."""
    folder, known, output = work.config.folder, work.known, work.output
    left = selected if known is None else baselines.without(selected, known, folder)
    files = [(each.name or each.path, each.schema) for each in work.found.files]
    written = partial(write, output=output, files=files, records=lambda: count.records, bar=count.bar, rules=meaning_of)
    target = _target(options, options.invalid_to, work.doubts)
    kept = stdin.kept() if target is not None and STDIN in options.files else None
    status = _with_refused(target, work.payloads, dict(files), kept, lambda watch: written(watch(left)))
    if known and status in (OK, FOUND) and output.maximum is None:
        _tell_stale(known, options, {within(path, folder) for path, _ in files})
    return status


def _refuse_column(options: Options, found: Discovery) -> None:
    """Raise an error if a column is named but the input has none."""
    if options.column is not None and found.files and not any(file.is_table for file in found.files):
        raise CommandError(f"--column goes with Parquet and Arrow files, and {found.files[0].path} is not one")


def _target(options: Options, target: str | None, doubts: Sequence[str]) -> str | None:
    """Return the path to write to; None, with a message, if --strict turns what is unchecked into a failure."""
    if target is None or not (options.strict and doubts):
        return target
    tell(f"{target} is not written, since not everything is checked")
    return None


def _checked(
    payloads: Sequence[Payloads],
    jobs: int | None,
    stdin: BinaryIO | None,
    count: _Count,
    missing: list[str],
    *,
    excerpts: bool,
) -> Iterator[Diagnostic]:
    """Yield the findings of files in their order, and add to `missing` what in them is not checked."""
    for are_tables, group in groupby(payloads, key=attrgetter("is_table")):
        if are_tables:
            from cio_schemas.cli.check_tables import check_tables  # noqa: PLC0415 - which imports pyarrow

            yield from check_tables(group, stdin, jobs, count.advance, missing, excerpts=excerpts)
        else:
            yield from check_all([*group], stdin=stdin, jobs=jobs, excerpts=excerpts, progress=count.advance)


def _input(options: Options, stdin: StandardInput) -> BinaryIO | None:
    """Return standard input if it is to be checked; a copy of it if it is read twice."""
    if STDIN not in options.files:
        return None
    if options.invalid_to is not None and stdin.kept() is None:
        raise CommandError("--invalid-to reads standard input twice, and can't if that is a terminal")
    return stdin.stream()


def _with_refused(
    target: str | None,
    payloads: Sequence[Payloads],
    schemas: dict[str, str],
    stdin: BinaryIO | None,
    run: Callable[[Callable[[Iterator[Diagnostic]], Iterator[Diagnostic]]], int],
) -> int:
    """Run, writing refused records along the way if asked to."""
    if target is None:
        return run(lambda found: found)
    from cio_schemas.cli.check_invalid_to import write_refused  # noqa: PLC0415 - asked for by few

    return write_refused(target, payloads, schemas, stdin, run)


def _refuse_targets(options: Options, inputs: list[str | Path]) -> None:
    """Make sure that nothing that the run reads is overwritten."""
    refuse_inputs("--report", options.report, [*inputs, *([options.baseline] if options.baseline else [])])
    refuse_inputs("--write-baseline", options.write_baseline, inputs)
    refuse_inputs("--invalid-to", options.invalid_to, [*inputs, *([options.baseline] if options.baseline else [])])
    if options.invalid_to is not None:
        from cio_schemas.cli.check_invalid_to import check_target  # noqa: PLC0415 - asked for by few

        check_target(options.invalid_to)
    if options.write_baseline is not None:
        baselines.check_target(options.write_baseline)


def _refuse_pipes(paths: Sequence[str]) -> None:
    """Make sure that what is read for a verdict can be read once more for its text."""
    for path in paths:
        if path != STDIN and is_special(path):
            raise CommandError(
                f"--invalid-to reads payloads twice, and {path} is a pipe, which can be read only once; "
                "give what it holds on standard input (-)"
            )


def _selected(
    found: Iterable[Diagnostic], selection: Selection, options: Options, config: Config
) -> Iterator[Diagnostic]:
    """Yield the findings that are wanted, without values where these are to stay out of all outputs."""
    relative, wants = cache(partial(within, folder=config.folder)), cache(selection.wants)  # one file has many
    wanted = (each for each in found if wants(each.code, relative(each.path)))
    if not is_bare(options, config):
        return wanted
    from cio_schemas.diagnostic.redaction import without_values  # noqa: PLC0415 - only if asked for

    return (without_values(each, meaning_of) for each in wanted)


def _tell_stale(known: Counter[baselines.Key], options: Options, paths: set[str]) -> None:
    """Say how many findings of the baseline are gone, in the files that were checked."""
    stale = baselines.stale(known, paths)
    if stale and not options.quiet:
        tell(f"{counted(stale, 'finding')} of {options.baseline} no longer there; update it with --write-baseline")


def _unread(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Yield the findings of what can't be read."""
    for path, problem in entries:
        if problem:
            yield Diagnostic(path, problem.code, problem.message, problem.span)


class _Count:
    """How many records have been checked, while a bar shows the bytes."""

    def __init__(self, bar: Progress | None) -> None:
        self.records, self.bar = 0, bar

    def advance(self, size: int, records: int) -> None:
        self.records += records
        if self.bar:
            self.bar.advance(size)


def _inputs(found: Discovery, options: Options, config: Config) -> Iterator[str | Path]:
    """Yield every file that the run reads."""
    yield from (each.path for each in found.files)
    yield from (name for name in (options.schema, options.config) if name)
    yield from (config.folder / rule.schema for rule in config.payloads)
    yield from (config.folder / name for name in NAMES)
    yield from below([*options.schemas, *(config.folder / name for name in config.schemas)])


def _contradictions(options: Options) -> Iterator[tuple[bool, str]]:
    yield bool(options.requests and options.schema), "--requests and --schema contradict each other"
    yield (
        options.each and not (options.schema or options.requests),
        "--each goes with --schema; in the configuration, say each = true",
    )
    for option, given in (
        ("--max-errors", options.max_errors is not None),
        ("--write-baseline", options.write_baseline is not None),
        ("--no-values", options.no_values),
    ):
        yield options.invalid_to is not None and given, f"--invalid-to and {option} contradict each other"
    yield (
        options.column is not None and options.ndjson,
        "--column and --ndjson contradict each other: NDJSON has no columns",
    )
    yield (
        bool(options.schema or options.requests) and not options.files,
        "nothing to check: name a file or a folder, or - for standard input",
    )


def _arguments(options: Options) -> Arguments:
    syntax = "ndjson" if options.ndjson else None
    schema = "request" if options.requests else options.schema
    inline = not options.no_inline_schema
    return Arguments(options.files, schema, options.each, syntax, options.stdin_filename, inline, column=options.column)
