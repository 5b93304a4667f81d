"""`cio-schemas check`: payload files against their schemas."""

from __future__ import annotations

import gc
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from cio_schemas.cli.exits import FAILED, FOUND, OK, CommandError, tell
from cio_schemas.cli.options import (
    add_baseline,
    add_configuration,
    add_output,
    add_schemas,
    add_selection,
    contradictions,
    listed,
    output_of,
    per_file,
    positive,
    standard_input,
)
from cio_schemas.cli.output import write
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.progress import progress
from cio_schemas.diagnostic import Diagnostic, Severity
from cio_schemas.diagnostic.wording import counted
from cio_schemas.exceptions import SchemaFileError
from cio_schemas.payloads.compiled import payloads_of
from cio_schemas.payloads.parallel import check_all, total_size
from cio_schemas.project.config import NAMES, Config, ConfigError, load
from cio_schemas.project.discovery import STDIN, Arguments, Discovery, find, schema_files
from cio_schemas.project.walk import within
from cio_schemas.rules import baseline as baselines
from cio_schemas.rules.configured import configured_choice
from cio_schemas.rules.selection import Selection, SelectionError, codes
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    import argparse
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from cio_schemas.cli.output import Output
    from cio_schemas.cli.progress import Progress
    from cio_schemas.diagnostic.codes import Meaning
    from cio_schemas.payloads.rules.choice import Chosen
    from cio_schemas.project.discovery import Unmatched
    from cio_schemas.project.walk import Entry
    from cio_schemas.validators import Validator

DESCRIPTION: Final = "Check payload files against a JSON Schema, and say at file, line and column what is wrong."

EXAMPLES: Final = """\
examples:
  cio-schemas check --schema event examples/events.ndjson
  cio-schemas check --schema customer customer.json --output-format concise
  cio-schemas check --schema event --each batch.json    an array of payloads
  cio-schemas check --schema order.json orders/*.yaml   your own schema
  cio-schemas check --requests traffic.ndjson           recorded requests
  cio-schemas check --write-baseline known.json   live with what there is ...
  cio-schemas check --baseline known.json         ... and hear of what is new
  producer | cio-schemas check --schema event --ndjson -

A finding shows file, line and column, a stable code, the JSON Pointer and the place in the schema. A code begins with
V- for what the schema refuses, P- for the text itself, CE, CC and CB for the rules of Customer.io's payloads. NDJSON
(.ndjson, .jsonl) is read line by line in flat memory; .gz is read as it is, .zst with cio-schemas[zstd], YAML with
cio-schemas[yaml].

Which schema a file has, without --schema: that of the first pattern of payloads that matches it, else the one that it
names itself, by $schema at its top or by a modeline of YAML (# yaml-language-server: $schema=order.schema.json): a
bundled name, a known $id or a file within its project. Of NDJSON the first record counts; each document of YAML may
name its own, and goes by the first one's otherwise. The rules are those of the schema; rules beside a pattern names
the bundled schemas whose rules look in their place, [] for none. The configuration is [tool.cio-schemas] in
pyproject.toml, or cio-schemas.toml; the nearest one counts:

  [tool.cio-schemas]
  payloads = [
    {files = "events/**/*.ndjson", schema = "event"},
    {files = ["batches/*.json"], schema = "schemas/order.json", each = true},
    {files = "own/*.json", schema = "own.json", rules = ["track/v1/event"]},
  ]
  dialect = "7"                    # what schemas without $schema are
  exclude = ["tests/data"]         # beside what .gitignore names
  schemas = ["schemas"]            # as --schemas
  output-format = "concise"
  no-values = true                 # as --no-values

  [tool.cio-schemas.check]         # [tool.cio-schemas.lint] has the same keys
  ignore = ["V-format"]            # select and extend-select too
  per-file-ignores = {"legacy/**" = ["V-enum"]}

What is asked for and not checked is an error or a warning: a pattern that matches no file, a folder that can't be
read or has no payload file, a file without a schema, files without a record. --strict makes errors of the warnings.

Exit status: 0 clean, 1 findings, 2 could not do the work (a missing file, a broken schema, a wrong option)."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="payload files and folders; - for standard input; none for what the configuration names",
    )
    _add_what(parser.add_argument_group("what to check"))
    which = parser.add_argument_group("which findings")
    add_selection(which)
    add_baseline(which)
    add_configuration(parser.add_argument_group("configuration"))
    output = parser.add_argument_group("output")
    add_output(output, Severity.ERROR)
    output.add_argument(
        "--no-values",
        action="store_true",
        help="write no value and no line of a payload anywhere: say what was expected",
    )


def _add_what(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--schema", metavar="SCHEMA", help="bundled name (see `list`), $id or path of a schema")
    add_schemas(group)
    group.add_argument(
        "--no-inline-schema", action="store_true", help="pay no heed to the schema that a payload names itself"
    )
    group.add_argument("--each", action="store_true", help="a file holds an array of payloads: check its items")
    group.add_argument(
        "--strict", action="store_true", help="end with 2 where something that was asked for is not checked"
    )
    group.add_argument(
        "--requests", action="store_true", help="files hold recorded requests: {method, url, body}; each has its schema"
    )
    group.add_argument(
        "--no-rules", action="store_true", help="validate only: leave out what Customer.io drops or misreads beside"
    )
    group.add_argument("--ndjson", action="store_true", help="read every file as NDJSON, whatever its name")
    group.add_argument(
        "-j", "--jobs", type=positive, metavar="N", help="processes (default: the cores for large input, else one)"
    )
    group.add_argument("--stdin-filename", metavar="NAME", help="name for standard input in findings; tells its format")


def errors() -> tuple[type[Exception], ...]:
    """Errors whose message is for the user."""
    return ConfigError, SchemaFileError, SelectionError, baselines.BaselineError


def run(options: argparse.Namespace) -> int:
    """Check the files."""
    with _StandardInput() as stdin:
        return _run(options, stdin)


def _run(options: argparse.Namespace, stdin: _StandardInput) -> int:
    for wrong, message in (*contradictions(options), *_contradictions(options)):
        if wrong:
            raise CommandError(message)
    config = Config(Path.cwd()) if options.isolated else load(options.config)
    selection = _selection(options, config)
    schemas = schema_files(options.schemas, config, options.dialect)
    found = find(_arguments(options)._replace(stdin=stdin.kept), config, schemas)
    wanted = (lambda _, __: None) if options.no_rules else partial(_rules, selection)
    payloads, unusable = payloads_of(found.files, schemas, wanted)
    doubts = _doubts(found, options, config)
    _tell(doubts, strict=options.strict)
    _refuse_targets(options, [*_inputs(found, options, config), *schemas.paths])
    known = baselines.load(options.baseline) if options.baseline else None
    if known is not None or options.write_baseline is not None:
        payloads = [each._replace(digests=True) for each in payloads]
    output = output_of(options, config)
    gc.set_threshold(100_000)  # instances are trees, which need no collector, and there are many of them
    bar = None if options.quiet else progress("checking", partial(total_size, payloads), in_bytes=True)
    count = _Count(bar)
    checked = check_all(
        payloads,
        stdin=stdin.stream() if STDIN in options.files else None,
        jobs=options.jobs,
        excerpts=output.excerpts and not _is_bare(options, config),
        progress=count.advance,
    )
    selected = _selected(chain(_unread((*found.unread, *unusable)), checked), selection, options, config)
    if options.strict and doubts and output.report is not None:
        tell(f"{output.report} is not written, since not everything is checked")
        output = output._replace(report=None)
    files = [(each.name or each.path, each.schema) for each in found.files]
    if options.write_baseline is not None:
        status = _write_baseline([*selected], options.write_baseline, output, config)
    else:
        left = selected if known is None else baselines.without(selected, known, config.folder)
        status = write(left, output, files=files, records=lambda: count.records, bar=bar, rules=_meaning)
    if known and status in (OK, FOUND) and output.maximum is None:
        _tell_stale(known, options, {within(path, config.folder) for path, _ in files})
    if status == OK and payloads and not count.records:
        _tell(more := ["no record was checked, for there is none in what was read"], strict=options.strict)
        doubts += more
    return FAILED if options.strict and doubts and status in (OK, FOUND) else status


def _refuse_targets(options: argparse.Namespace, inputs: list[str | Path]) -> None:
    """Make sure that nothing that the run reads is overwritten."""
    refuse_inputs("--report", options.report, [*inputs, *([options.baseline] if options.baseline else [])])
    refuse_inputs("--write-baseline", options.write_baseline, inputs)
    if options.write_baseline is not None:
        baselines.check_target(options.write_baseline)


def _selected(
    found: Iterable[Diagnostic], selection: Selection, options: argparse.Namespace, config: Config
) -> Iterator[Diagnostic]:
    """Yield the findings that are wanted, without values where these are to stay out of all outputs."""
    relative, wants = cache(partial(within, folder=config.folder)), cache(selection.wants)  # of one file there are many
    wanted = (each for each in found if wants(each.code, relative(each.path)))
    if not _is_bare(options, config):
        return wanted
    from cio_schemas.diagnostic.redaction import without_values  # noqa: PLC0415 - where it is asked for

    return (without_values(each, _meaning) for each in wanted)


def _is_bare(options: argparse.Namespace, config: Config) -> bool:
    """Whether values of payloads are to stay out of all outputs."""
    return bool(options.no_values or config.no_values)


def _write_baseline(found: list[Diagnostic], path: str, output: Output, config: Config) -> int:
    """Write findings to a baseline, and tell what it can't hold as if there were none."""
    count = baselines.write(path, found, config.folder)
    tell(f"{counted(count, 'finding')} written to {path}")
    rest = (each for each in found if not baselines.holds(each))
    return write(rest, output._replace(quiet=True, exit_zero=False), rules=_meaning)


def _tell_stale(known: Counter[baselines.Key], options: argparse.Namespace, paths: set[str]) -> None:
    """Say how many findings of the baseline are gone, in the files that were checked."""
    stale = baselines.stale(known, paths)
    if stale and not options.quiet:
        tell(f"{counted(stale, 'finding')} of {options.baseline} no longer there; write it anew")


def _unread(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Yield the findings of what can't be read."""
    for path, problem in entries:
        if problem:
            yield Diagnostic(path, problem.code, problem.message, problem.span)


class _StandardInput:
    """Standard input, which is kept where it has to be asked for the schema that it names before it is checked."""

    def __init__(self) -> None:
        self._kept: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._kept is not None:
            self._kept.close()

    def kept(self) -> BinaryIO | None:
        """Return all of it, to be read from the start; None where it is a terminal, or can't be read."""
        if self._kept is None:
            self._kept = _copied(standard_input())
        return self._kept and self.stream()

    def stream(self) -> BinaryIO:
        """Return what is to be checked."""
        if self._kept is None:
            return standard_input()
        self._kept.seek(0)
        return self._kept


def _copied(stream: BinaryIO) -> BinaryIO | None:
    from shutil import copyfileobj  # noqa: PLC0415 - where standard input has no schema otherwise
    from tempfile import TemporaryFile  # noqa: PLC0415

    if stream.isatty():
        return None
    file = TemporaryFile()  # noqa: SIM115 - it outlives this function
    try:
        copyfileobj(stream, file)
    except OSError:
        file.close()
        return None
    return file


class _Count:
    """How many records have been checked, while a bar shows the bytes."""

    def __init__(self, bar: Progress | None) -> None:
        self.records, self._bar = 0, bar

    def advance(self, size: int, records: int) -> None:
        self.records += records
        if self._bar:
            self._bar.advance(size)


def _inputs(found: Discovery, options: argparse.Namespace, config: Config) -> Iterator[str | Path]:
    """Yield every file that the run reads."""
    yield from (each.path for each in found.files)
    yield from (name for name in (options.schema, options.config) if name)
    yield from (config.folder / rule.schema for rule in config.payloads)
    yield from (config.folder / name for name in NAMES)
    yield from below([*options.schemas, *(config.folder / name for name in config.schemas)])


def _contradictions(options: argparse.Namespace) -> Iterator[tuple[bool, str]]:
    yield bool(options.requests and options.schema), "--requests and --schema contradict each other"
    yield (
        options.each and not (options.schema or options.requests),
        "--each goes with --schema; in the configuration, say each = true",
    )
    yield (
        bool(options.schema or options.requests) and not options.files,
        "nothing to check: name a file or a folder, or - for standard input",
    )


def _selection(options: argparse.Namespace, config: Config) -> Selection:
    configured = configured_choice(config, "check", lambda given, ignored: _codes(given, ignored=ignored))
    selected = _codes(listed(options.select)) if options.select else configured.select
    extended = _codes(listed(options.extend_select)) + configured.extend_select
    ignored = _codes(listed(options.ignore), ignored=True) if options.ignore else configured.ignore
    apart = {glob: _codes(each, ignored=True) for glob, each in per_file(options.per_file_ignores).items()}
    return Selection(selected or (), extended, ignored, {**configured.per_file_ignores, **apart})


def _codes(text: str | Iterable[str], *, ignored: bool = False) -> tuple[str, ...]:
    """Read selectors of everything that `check` reports."""
    if not text:
        return ()
    from cio_schemas.payloads.rules.collection import RULES  # noqa: PLC0415 - only those who select need them all

    return codes(text, ignored=ignored, rules={rule.code: rule.name for rule in RULES})


def _rules(selection: Selection, validator: Validator, names: tuple[str, ...] | None) -> Chosen | None:
    """Choose the rules that look at the payloads of a schema."""
    if names is None and catalog.name_of(validator.schema) is None:
        return None
    from cio_schemas.payloads.rules.choice import choose  # noqa: PLC0415 - only bundled schemas have some

    if not (selection.select or selection.extend or selection.ignore):
        return choose(validator, names=names)  # without a look at the rules
    from cio_schemas.payloads.rules.collection import DEFAULT, RULES  # noqa: PLC0415 - as above

    opted = selection._replace(opt_in=frozenset(rule.code for rule in RULES) - DEFAULT)
    return choose(validator, frozenset(rule.code for rule in RULES if opted.wants(rule.code)), names)


def _meaning(code: str) -> Meaning:
    """Return what a code stands for: a violation, a problem of a text, or a rule of payloads."""
    from cio_schemas.diagnostic.codes import Meaning, meaning  # noqa: PLC0415 - only what was found is explained

    if code[0] != "C":
        return meaning(code)
    from cio_schemas.payloads.rules.collection import RULES  # noqa: PLC0415 - only what was found is explained

    rule = next(rule for rule in RULES if rule.code == code)
    return Meaning(rule.what, rule.why, rule.name)


def _arguments(options: argparse.Namespace) -> Arguments:
    syntax = "ndjson" if options.ndjson else None
    schema = "request" if options.requests else options.schema
    inline = not options.no_inline_schema
    return Arguments(options.files, schema, options.each, syntax, options.stdin_filename, inline)


# -- what was asked for and is not checked --


def _doubts(found: Discovery, options: argparse.Namespace, config: Config) -> list[str]:
    """List what was asked for and is not checked; an error where that is all, but for files of a hook."""
    bare = _is_bare(options, config)
    barren = [f"{path}: there is nothing to check in this folder" for path in found.barren]
    if not (found.files or found.unread):
        if found.unmatched and not config.payloads:
            what = _why(found.unmatched[0], bare=bare) or f"{found.unmatched[0].path}: no schema for it"
            raise CommandError(f"{what}. Give --schema NAME, $ID or PATH (see {_HELP})")
        if not options.files and config.payloads:
            raise CommandError("nothing to check: exclude leaves out every file that a pattern of payloads matches")
        if not options.files:
            raise CommandError(f"nothing to check: name files, or give [tool.cio-schemas] payloads (see {_HELP})")
        if barren and not found.unmatched:
            raise CommandError(barren[0])
    unmatched = [
        _why(each, bare=bare)
        or f"{each.path}: not checked, since no pattern of payloads matches it and it names no known $schema"
        for each in found.unmatched
    ]
    more = [f"and {len(unmatched) - _TOLD:,} more files are not checked"] if len(unmatched) > _TOLD else []
    return [*barren, *unmatched[:_TOLD], *more]


def _why(unmatched: Unmatched, *, bare: bool) -> str:
    """Say why a file is not checked, or a document of it, that names a schema; "" where it names none.

    Args:
        unmatched: The file.
        bare: Whether values of payloads stay out of what is said.
    """
    path, inline, document = unmatched
    what = f"document {document} is not checked" if document else "not checked"
    if not inline.written:
        return f"{path}: {what}, since neither it nor the first document names a schema" if document else ""
    place = f":{inline.span.line}:{inline.span.column}" if inline.span else ""
    if bare:
        return f"{path}{place}: {what}, since the schema that it names is not known"
    return f"{path}{place}: {what} against $schema {inline.written!r}: {inline.reason}"


def _tell(doubts: list[str], *, strict: bool) -> None:
    """Write what is not checked to standard error, also under --quiet."""
    for doubt in doubts:
        tell(f"{'error' if strict else 'warning'}: {doubt}")


_TOLD: Final = 5  # files without a schema that are named one by one
_HELP: Final = "`cio-schemas check --help`"
