"""`cio-schemas compile`: a schema as a standalone Python module."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import OK
from cio_schemas.cli.options import add_configuration, add_schemas
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.settings import known_schemas
from cio_schemas.exceptions import SchemaFileError
from cio_schemas.project.config_file import ConfigError
from cio_schemas.source.writing import write_file
from cio_schemas.validators.from_files import module_of

if TYPE_CHECKING:
    from cio_schemas.cli.arguments import ArgumentTable, Options

DESCRIPTION: Final = "Write a schema as a readable Python module, for programs that should not depend on this package."

EXAMPLES: Final = """\
examples:
  cio-schemas compile event -o event_schema.py
  cio-schemas compile order.schema.json --schemas schemas -o order_schema.py

The module has is_valid(instance) and iter_errors(instance). It imports the standard library, and cio_schemas.formats
if the schema uses a format."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    add_schemas(parser)
    add_configuration(parser)


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return SchemaFileError, ConfigError


def run(options: Options) -> int:
    """Write the module."""
    refuse_inputs("-o", options.output, (options.schema, *below(options.schemas)))
    schemas = known_schemas(options)
    source = module_of(schemas, options.schema)
    refuse_inputs("-o", options.output, schemas.paths)
    if options.output in (None, "-"):
        sys.stdout.write(source)
    else:
        write_file(options.output, source)
    return OK
