"""`cio-schemas check`: payload files against their schemas. What a run does is in `check_files`."""

from __future__ import annotations

import os

from cio_schemas.cli.exits import OK, tell
from cio_schemas.cli.options import (
    add_baseline,
    add_configuration,
    add_output,
    add_schemas,
    add_selection,
    positive,
)
from cio_schemas.diagnostic.printing import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cio_schemas.cli.arguments import ArgumentGroup, ArgumentTable, Options

DESCRIPTION: Final = "Check payload files against a JSON Schema, and report each finding with file, line and column."

EXAMPLES: Final = """\
examples:
  cio-schemas check --schema event examples/events.ndjson
  cio-schemas check --schema customer customer.json --output-format concise
  cio-schemas check --schema event --each batch.json    an array of payloads
  cio-schemas check --schema order.json orders/*.yaml   your own schema
  cio-schemas check --requests traffic.ndjson           recorded requests
  cio-schemas check --schema event --column body a.parquet --invalid-to b.ndjson
  cio-schemas check --write-baseline known.json   accept what there is ...
  cio-schemas check --baseline known.json         ... and report what is new
  producer | cio-schemas check --schema event --ndjson -

A finding shows file, line and column, a stable code, the JSON Pointer and the place in the schema. A code begins with
V- for what the schema refuses, P- for the text itself, CE, CC and CB for the rules of Customer.io's payloads. NDJSON
(.ndjson, .jsonl) is read line by line in flat memory; .gz is read as it is, .zst with cio-schemas[zstd], YAML with
cio-schemas[yaml]. Parquet (.parquet) and Arrow IPC (.arrow, .feather, .ipc, .arrows) are read with cio-schemas[arrow]:
each row as an object, without what is null in it, or the text in --column; the line of a finding is the row's number.

Which schema a file has, without --schema: that of the first pattern of payloads that matches it, else the one that it
names itself, by $schema at its top or by a modeline of YAML (# yaml-language-server: $schema=order.schema.json): a
bundled name, a known $id or a file within its project. Of NDJSON the first record counts; each document of YAML may
name its own, and goes by the first one's otherwise. The rules are those of the schema; rules next to a pattern names
the bundled schemas whose rules look in their place, [] for none. The configuration is [tool.cio-schemas] in
pyproject.toml, or cio-schemas.toml; the nearest one counts:

  [tool.cio-schemas]
  payloads = [
    {files = "events/**/*.ndjson", schema = "event"},
    {files = ["batches/*.json"], schema = "schemas/order.json", each = true},
    {files = "own/*.json", schema = "own.json", rules = ["track/v1/event"]},
    {files = "exports/*.parquet", schema = "event", column = "body"},
  ]
  dialect = "7"                    # what schemas without $schema are
  exclude = ["tests/data"]         # and what .gitignore names
  schemas = ["schemas"]            # as --schemas
  output-format = "concise"
  no-values = true                 # as --no-values

  [tool.cio-schemas.check]         # [tool.cio-schemas.lint] has the same keys
  ignore = ["V-format"]            # select and extend-select too
  per-file-ignores = {"legacy/**" = ["V-enum"]}

What is asked for and not checked is an error or a warning: a pattern that matches no file, a folder that can't be
read or has no payload file, a file without a schema, files without a record. --strict makes errors of the warnings.

Exit status: 0 clean, 1 findings, 2 could not do the work (a missing file, a broken schema, a wrong option)."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="payload files and folders; - for standard input; default: those that the configuration names",
    )
    _add_what(parser.add_argument_group("what to check"))
    which = parser.add_argument_group("which findings")
    add_selection(which)
    add_baseline(which)
    add_configuration(parser.add_argument_group("configuration"))
    output = parser.add_argument_group("output")
    add_output(output, "error")
    output.add_argument(
        "--invalid-to",
        metavar="FILE",
        help="write the records with an error and their findings to a file too: .parquet, .arrow, .ndjson, ...",
    )
    output.add_argument(
        "--no-values",
        action="store_true",
        help="keep values and lines of payloads out of all output",
    )


def _add_what(group: ArgumentGroup) -> None:
    group.add_argument("--schema", metavar="SCHEMA", help="bundled name (see `list`), $id or path of a schema")
    add_schemas(group)
    group.add_argument("--no-inline-schema", action="store_true", help="ignore the schema that a payload names itself")
    group.add_argument("--each", action="store_true", help="a file holds an array of payloads: check its items")
    group.add_argument(
        "--strict", action="store_true", help="exit with 2 if anything that was asked for is not checked"
    )
    group.add_argument(
        "--requests", action="store_true", help="files hold recorded requests: {method, url, body}; each has its schema"
    )
    group.add_argument(
        "--no-rules",
        action="store_true",
        help="validate only: turn off the rules for what Customer.io drops or misreads",
    )
    group.add_argument(
        "--column", metavar="NAME", help="column of Parquet and Arrow files that holds the payloads (default: each row)"
    )
    group.add_argument("--ndjson", action="store_true", help="read every file as NDJSON, whatever its name")
    group.add_argument(
        "-j",
        "--jobs",
        type=positive,
        metavar="N",
        help="threads, or processes where Python judges (default: the cores for large input, else one)",
    )
    group.add_argument(
        "--stdin-filename", metavar="NAME", help="name of standard input in findings, by which its format is known"
    )


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    from cio_schemas.exceptions import SchemaFileError  # noqa: PLC0415 - only needed after an error
    from cio_schemas.project.config_file import ConfigError  # noqa: PLC0415 - as above
    from cio_schemas.rules.baseline import BaselineError  # noqa: PLC0415 - as above
    from cio_schemas.rules.selection import SelectionError  # noqa: PLC0415 - as above

    return ConfigError, SchemaFileError, SelectionError, BaselineError


def run(options: Options) -> int:
    """Check the files."""
    records = _clean_records(options)
    if records is not None:
        if not options.quiet:
            tell(f"no findings in {counted(len(options.files), 'file')}, {counted(records, 'record')} checked")
        return OK
    from cio_schemas.cli.check_files import check_files  # noqa: PLC0415 - after the options have been read

    return check_files(options)


_QUICK: Final = frozenset(
    (
        *("files", "schema", "no_rules", "isolated"),
        *("command", "quiet", "color", "max_errors", "fail_on", "exit_zero", "no_values"),
    )
)
"""Options that a quick run may have: the first four are obeyed, the others only change how findings are reported."""


def _clean_records(options: Options) -> int | None:
    """Count the records of files that a quick look finds clean; return None if it can't decide, or may not."""
    others = {name: value for name, value in vars(options).items() if name not in _QUICK}
    if any(others.values()) or not (options.schema and options.files):
        return None
    from cio_schemas.project.path_keys import path_key  # noqa: PLC0415 - only if it may suffice

    if len({path_key(path) for path in options.files}) < len(options.files):
        return None
    from cio_schemas.payloads.quick_check import clean_records  # noqa: PLC0415 - only if it may suffice
    from cio_schemas.project.root import is_configured  # noqa: PLC0415 - as above

    try:
        if not options.isolated and is_configured(os.getcwd()) and not _is_idle(options.schema):  # noqa: PTH109 - pathlib takes longer to import than a file to check
            return None
    except (OSError, ValueError):  # which is told
        return None
    return clean_records(options.files, options.schema, rules=not options.no_rules)


def _is_idle(schema: str) -> bool:
    """Return whether the configuration changes nothing if the files and a bundled schema are named.

    It does if it says of findings which are wanted or how they are written, or of schemas what is checked first.
    """
    from cio_schemas.project.config_file import Config, ConfigError, load  # noqa: PLC0415 - if there is one
    from cio_schemas.schema.catalog import NAMES  # noqa: PLC0415 - as above

    if schema not in NAMES:
        return False
    try:
        found = load()
    except ConfigError:  # which is told
        return False
    read = (found.check, found.output_format, found.schemas, found.dialect)
    return read == (Config().check, None, (), None)
