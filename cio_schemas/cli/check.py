"""`cio-schemas check`: payload files against their schemas."""

from __future__ import annotations

import gc
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import CommandError, tell
from cio_schemas.cli.options import add_configuration, add_output, output_of, positive
from cio_schemas.cli.output import write
from cio_schemas.cli.parsers import subparser
from cio_schemas.cli.progress import progress
from cio_schemas.exceptions import WorkerError
from cio_schemas.payloads.files import check_all, total_size
from cio_schemas.payloads.judge import STDIN
from cio_schemas.project.config import Config, ConfigError, load
from cio_schemas.project.discovery import Asked, Found, find, schema_files, within
from cio_schemas.rules.selection import Selection, SelectionError, codes, explanation
from cio_schemas.schema.files import SchemaFileError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_EXAMPLES: Final = """\
examples:
  cio-schemas check --schema event examples/events.ndjson
  cio-schemas check --schema customer customer.json --output-format concise
  cio-schemas check --schema event --each batch.json          an array of payloads
  cio-schemas check --schema order.schema.json orders/*.yaml  your own schema
  producer | cio-schemas check --schema event --ndjson -      standard input

A finding shows file, line and column, a stable code (V- and the keyword of the schema; P- for the text itself), the
JSON Pointer and the place in the schema. NDJSON (.ndjson, .jsonl) is read line by line in flat memory; .gz is read as
it is, .zst with cio-schemas[zstd], YAML with cio-schemas[yaml].

Which schema a file has, without --schema: the first rule of the configuration that matches it, else its own $schema
if that names a bundled schema or one of --schemas. The configuration is [tool.cio-schemas] in pyproject.toml, or
cio-schemas.toml; the nearest one counts:

  [tool.cio-schemas]
  payloads = [
    {files = "events/**/*.ndjson", schema = "event"},
    {files = ["batches/*.json", "*.batch.json"], schema = "schemas/order.json", each = true},
  ]
  exclude = ["tests/data"]         # what .gitignore names is left out of folders as well
  schemas = ["schemas"]            # as --schemas
  output-format = "concise"

  [tool.cio-schemas.check]         # [tool.cio-schemas.lint] has the same keys for rules
  ignore = ["V-format"]            # select and extend-select too
  per-file-ignores = {"legacy/**" = ["V-enum"]}

Exit status: 0 clean, 1 findings, 2 could not do the work (a missing file, a broken schema, a wrong option)."""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    description = "Check payload files against a JSON Schema, and say at file, line and column what is wrong."
    parser = subparser(subparsers, "check", description, _EXAMPLES, **settings)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="payload files and folders; - for standard input; none for what the configuration names",
    )
    _add_what(parser.add_argument_group("what to check"))
    _add_choice(parser.add_argument_group("which findings"))
    add_configuration(parser.add_argument_group("configuration"))
    add_output(parser.add_argument_group("output"))
    return parser


def _add_what(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--schema", metavar="SCHEMA", help="bundled name (see `list`), $id or path of a schema")
    group.add_argument(
        "--schemas",
        action="append",
        default=[],
        metavar="DIR",
        help="folder of schemas that may refer to each other, by $id and by path; may be given more than once",
    )
    group.add_argument("--each", action="store_true", help="a file holds an array of payloads: check its items")
    group.add_argument("--ndjson", action="store_true", help="read every file as NDJSON, whatever its name")
    group.add_argument(
        "-j", "--jobs", type=positive, metavar="N", help="processes (default: the cores for large input, else one)"
    )
    group.add_argument("--stdin-filename", metavar="NAME", help="name for standard input in findings; tells its format")


def _add_choice(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--select", metavar="CODES", help="only findings with these codes or prefixes, or ALL")
    group.add_argument("--extend-select", metavar="CODES", help="these codes too")
    group.add_argument("--ignore", metavar="CODES", help="no findings with these codes or prefixes")


def run(options: argparse.Namespace) -> int:
    """Check the files."""
    for wrong, message in _contradictions(options):
        if wrong:
            raise CommandError(message)
    try:
        config = Config(Path.cwd()) if options.isolated else load(options.config)
        selection = _selection(options, config)
        found = find(_asked(options), config, schema_files(options.schemas, config))
    except (ConfigError, SchemaFileError, SelectionError) as error:
        raise CommandError(str(error)) from None
    _tell_unmatched(found, options, config)
    output = output_of(options, config)
    gc.set_threshold(100_000)  # instances are trees, which need no collector, and there are many of them
    bar = None if options.quiet else progress(partial(total_size, found.payloads))
    diagnostics = check_all(
        found.payloads,
        stdin=sys.stdin.buffer if STDIN in options.files else None,
        jobs=options.jobs,
        excerpts=output.excerpts,
        **({"progress": bar.advance} if bar else {}),
    )
    relative = cache(partial(within, folder=config.folder))  # of one file there may be many findings
    selected = (each for each in diagnostics if selection.wants(each.code, relative(each.path)))
    try:
        return write(selected, output, files=len(found.payloads), bar=bar, rules=explanation)
    except WorkerError as error:
        raise CommandError(f"{error}; what follows was not checked") from None


def _contradictions(options: argparse.Namespace) -> Iterator[tuple[bool, str]]:
    files, formatted = options.files, options.output_format
    yield files.count(STDIN) > 1, "standard input (-) can be read only once"
    yield (
        bool(options.stdin_filename) and STDIN not in files,
        "--stdin-filename without standard input (-) among the files",
    )
    yield options.each and not options.schema, "--each goes with --schema; in the configuration each rule has its own"
    yield options.isolated and bool(options.config), "--isolated and --config contradict each other"
    yield options.statistics and bool(formatted), f"--statistics and --output-format {formatted} contradict each other"
    yield bool(options.schema) and not files, "nothing to check: name a file or a folder, or - for standard input"


def _selection(options: argparse.Namespace, config: Config) -> Selection:
    chosen = config.check
    selected = codes(options.select) if options.select is not None else chosen.select
    extended = codes(options.extend_select or "") + chosen.extend_select
    ignored = codes(options.ignore, ignored=True) if options.ignore is not None else chosen.ignore
    return Selection(selected or (), extended, ignored, chosen.per_file_ignores)


def _asked(options: argparse.Namespace) -> Asked:
    syntax = "ndjson" if options.ndjson else None
    return Asked(options.files, options.schema, options.each, syntax, options.stdin_filename)


def _tell_unmatched(found: Found, options: argparse.Namespace, config: Config) -> None:
    """Say which files nothing has a schema for; it is an error where nothing could have had one."""
    ruled = bool(options.schema or config.payloads)
    if not found.payloads and not ruled:
        if found.unmatched:
            raise CommandError(f"{found.unmatched[0]}: no schema for it. Give --schema NAME, $ID or PATH (see {_HELP})")
        raise CommandError(f"nothing to check: name files, or give [tool.cio-schemas] payloads (see {_HELP})")
    if not options.quiet:
        for path in found.unmatched[:_TOLD]:
            tell(f"{path}: not checked, since no rule of the configuration matches it and it names no known $schema")
        if len(found.unmatched) > _TOLD:
            tell(f"and {len(found.unmatched) - _TOLD:,} more files are not checked")


_TOLD: Final = 5  # files without a schema that are told one by one
_HELP: Final = "`cio-schemas check --help`"
