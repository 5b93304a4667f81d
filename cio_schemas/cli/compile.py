"""`cio-schemas compile`: a schema as a Python module of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK, CommandError
from cio_schemas.cli.parsers import subparser
from cio_schemas.schema.files import SchemaFileError, SchemaFiles
from cio_schemas.validators.from_files import module_of

if TYPE_CHECKING:
    import argparse

_EXAMPLES: Final = """\
examples:
  cio-schemas compile event -o event_schema.py
  cio-schemas compile order.schema.json --schemas schemas -o order_schema.py

The module has is_valid(instance) and iter_errors(instance). It imports the standard library, and cio_schemas.formats
where the schema uses a format."""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    description = "Write a schema as a readable Python module, for programs that shall not depend on this package."
    parser = subparser(subparsers, "compile", description, _EXAMPLES, **settings)
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    parser.add_argument(
        "--schemas", action="append", default=[], metavar="DIR", help="folder of schemas that SCHEMA may refer to"
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Write the module."""
    try:
        source = module_of(SchemaFiles(options.schemas), options.schema)
    except SchemaFileError as error:
        raise CommandError(str(error)) from None
    if options.output in (None, "-"):
        sys.stdout.write(source)
        return OK
    try:
        Path(options.output).write_text(source, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{options.output}: {error.strerror or error}") from None
    return OK
