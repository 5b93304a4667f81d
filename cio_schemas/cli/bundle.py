"""`cio-schemas bundle`: a schema as one document, with all that it refers to in it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import OK
from cio_schemas.cli.options import add_configuration, add_schemas
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.settings import known_schemas
from cio_schemas.conversion.bundling import bundled
from cio_schemas.conversion.dereferencing import dereferenced
from cio_schemas.exceptions import CompileError, SchemaFileError
from cio_schemas.project.config_file import ConfigError
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import dialect_named
from cio_schemas.source.writing import write_file
from cio_schemas.validators.from_files import located, neighbours_of, validator_of

if TYPE_CHECKING:
    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.schema.resources import Schema

DESCRIPTION: Final = "Write one schema that embeds all the documents it refers to."

EXAMPLES: Final = """\
examples:
  cio-schemas bundle order.schema.json -o order.bundle.json
  cio-schemas bundle order.schema.json --schemas shared/ > order.bundle.json
  cio-schemas bundle --dereference order.schema.json -o order.flat.json

Documents are embedded under `$defs` (before 2019-09 `definitions`), and no
reference changes: each document has its `$id`, or its URI relative to the
schema. `$schema` is written where dialects differ; a schema of draft 4 to 7
can't embed another draft's.

--dereference replaces references by their targets, and drops definitions.
Siblings of a `$ref` are kept, in an `allOf`; up to draft 7, which ignores
them, they are dropped. `$dynamicRef`, recursion and a result of more than a
million values are refused.

Exit status: 0 done, 2 could not do the work."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("schema", metavar="FILE", help="path of a schema, a bundled name, or an $id")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    parser.add_argument("--dereference", action="store_true", help="replace references by their targets")
    add_schemas(parser)
    add_configuration(parser)


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return SchemaFileError, ConfigError


def run(options: Options) -> int:
    """Write the bundle."""
    refuse_inputs("-o", options.output, (options.schema, *below(options.schemas)))
    text = json.dumps(_converted(options), indent=2, ensure_ascii=False) + "\n"
    if options.output in (None, "-"):
        sys.stdout.write(text)
    else:
        write_file(options.output, text)
    return OK


def _converted(options: Options) -> Schema:
    schemas = known_schemas(options)
    convert = dereferenced if options.dereference else bundled
    validator_of(schemas, options.schema)  # which reports errors with their place
    dialect = dialect_named(schemas.dialect)
    if options.schema in catalog.NAMES:
        return convert(schemas.contents(options.schema), "", Documents(None), dialect)
    document = schemas.document(options.schema)
    neighbours = neighbours_of(schemas, document)
    try:
        return convert(document.contents, Path(document.real).as_uri(), Documents(neighbours), dialect)
    except CompileError as error:
        raise SchemaFileError(located(error, document, neighbours)) from error
