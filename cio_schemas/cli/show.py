"""`cio-schemas show`: a schema, or the code it is compiled to."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK, CommandError
from cio_schemas.cli.parsers import subparser
from cio_schemas.schema.files import SchemaFileError, SchemaFiles

if TYPE_CHECKING:
    import argparse

_EXAMPLES: Final = """\
examples:
  cio-schemas show event              the bundled event schema
  cio-schemas show event --source     the Python functions that check it"""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    description = "Print a schema as JSON, or the Python functions it is compiled to."
    parser = subparser(subparsers, "show", description, _EXAMPLES, **settings)
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    parser.add_argument("--source", action="store_true", help="print the generated Python instead")
    return parser


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    schemas = SchemaFiles()
    try:
        if options.source:
            text = schemas.validator(options.schema).source
        else:
            text = json.dumps(schemas.contents(options.schema), indent=2, ensure_ascii=False)
    except SchemaFileError as error:
        raise CommandError(str(error)) from None
    sys.stdout.write(text.rstrip("\n") + "\n")
    return OK
