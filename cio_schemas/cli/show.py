"""`cio-schemas show`: what a schema says, the schema itself, or the code it is compiled to."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK, CommandError
from cio_schemas.cli.parsers import subparser
from cio_schemas.exceptions import CompileError
from cio_schemas.pages.properties import schema_page
from cio_schemas.pages.rendering import FORMS, render
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.files import SchemaFileError, SchemaFiles
from cio_schemas.validators.from_files import validator_of

if TYPE_CHECKING:
    import argparse

MAX_WIDTH: Final = 100
"""How wide text becomes on a wide terminal."""

_EXAMPLES: Final = """\
examples:
  cio-schemas show event                              what the bundled event schema says
  cio-schemas show event --format json                the schema itself
  cio-schemas show order.json --format html > o.html  a page of a schema of your own
  cio-schemas show event --source                     the Python functions that check it"""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    description = "Print what a schema says: its properties, and the schema; or the Python that it is compiled to."
    parser = subparser(subparsers, "show", description, _EXAMPLES, **settings)
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMS, default="text", help="how to write it (default: text)")
    form.add_argument("--source", action="store_true", help="print the generated Python instead")
    return parser


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    schemas = SchemaFiles()
    try:
        if options.source:
            text = validator_of(schemas, options.schema).source
        else:
            text = _page(options.schema, schemas, options.format)
    except (SchemaFileError, CompileError) as error:
        raise CommandError(str(error)) from None
    sys.stdout.write(text.rstrip("\n") + "\n")
    return OK


def _page(name: str, schemas: SchemaFiles, form: str) -> str:
    schema = schemas.contents(name)
    width = shutil.get_terminal_size().columns
    bundled = catalog.NAMES.get(name, "")
    tags = tuple(group for group, names in catalog.GROUPS.items() if bundled in names)
    return render(schema_page(name, schema, Documents(None), tags), form, min(width, MAX_WIDTH))
