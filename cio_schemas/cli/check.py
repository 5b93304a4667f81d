"""`cio-schemas check`: payload files against their schemas."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.check import STDIN, Payloads, check
from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.output import COLORS, Output, write
from cio_schemas.diagnostic import FORMATS
from cio_schemas.schemafiles import SchemaFileError, SchemaFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.diagnostic import Diagnostic

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

Exit status: 0 clean, 1 findings, 2 could not do the work (a missing file, a broken schema, a wrong option)."""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "check",
        description="Check payload files against a JSON Schema, and say at file, line and column what is wrong.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        **settings,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="payload files; - for standard input")
    _add_what(parser.add_argument_group("what to check"))
    _add_output(parser.add_argument_group("output"))
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
    group.add_argument("--stdin-filename", metavar="NAME", help="name for standard input in findings; tells its format")


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--output-format", choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    group.add_argument("--color", choices=COLORS, default="auto", metavar="WHEN", help="auto (default), always, never")
    group.add_argument("--statistics", action="store_true", help="count findings by code in place of listing them")
    group.add_argument("--max-errors", type=_positive, metavar="N", help="stop after N findings")
    group.add_argument(
        "--report", metavar="FILE", help="also write an HTML page with all findings, to filter and share"
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 in spite of findings")
    group.add_argument("-q", "--quiet", action="store_true", help="write findings and nothing else")


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return number


def run(options: argparse.Namespace) -> int:
    """Check the files."""
    output = Output(
        options.output_format or "full",
        options.color,
        options.statistics,
        options.max_errors,
        options.report,
        options.quiet,
        options.exit_zero,
    )
    return write(_found(_payloads(options), output), output)


def _payloads(options: argparse.Namespace) -> list[Payloads]:
    if not options.files:
        raise CommandError("nothing to check: name a file, or - for standard input")
    if options.files.count(STDIN) > 1:
        raise CommandError("standard input (-) can be read only once")
    if options.stdin_filename and STDIN not in options.files:
        raise CommandError("--stdin-filename without standard input (-) among the files")
    if not options.schema:
        raise CommandError("no schema: give --schema NAME, $ID or PATH (`cio-schemas list` shows the bundled ones)")
    try:
        validator = SchemaFiles(options.schemas).validator(options.schema)
    except SchemaFileError as error:
        raise CommandError(str(error)) from None
    syntax = "ndjson" if options.ndjson else None
    return [
        Payloads(path, validator, options.each, syntax, options.stdin_filename if path == STDIN else None)
        for path in options.files
    ]


def _found(payloads: list[Payloads], output: Output) -> Iterator[Diagnostic]:
    for each in payloads:
        stream = sys.stdin.buffer if each.path == STDIN else None
        yield from check(each, stream=stream, excerpts=output.excerpts)
