"""`cio-schemas show`: what a schema says, the schema itself, or the code it is compiled to."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import OK
from cio_schemas.cli.options import add_configuration, add_schemas
from cio_schemas.cli.settings import known_schemas
from cio_schemas.diagnostic.printing import visible, visible_json
from cio_schemas.exceptions import CompileError, SchemaFileError
from cio_schemas.pages.properties import schema_page
from cio_schemas.pages.rendering import FORMS, render
from cio_schemas.project.config_file import ConfigError
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import dialect_named
from cio_schemas.validators.from_files import located, neighbours_of, validator_of

if TYPE_CHECKING:
    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.schema.files import SchemaFiles

MAX_WIDTH: Final = 100
"""How wide text becomes on a wide terminal."""

DESCRIPTION: Final = "Print a schema as a page of its properties, as JSON, or as the Python it is compiled to."

EXAMPLES: Final = """\
examples:
  cio-schemas show event                               what a schema says
  cio-schemas show event --format json                 the schema itself
  cio-schemas show order.json --format html > o.html   a page of your own schema
  cio-schemas show event --source                      the Python that checks it"""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    add_schemas(parser)
    add_configuration(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMS, default="text", help="how to write it (default: text)")
    form.add_argument("--source", action="store_true", help="print the generated Python instead")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return SchemaFileError, ConfigError, CompileError


def run(options: Options) -> int:
    """Print the schema."""
    schemas = known_schemas(options)
    if options.source:
        text, form = validator_of(schemas, options.schema).source, "source"
    else:
        text, form = _page(options.schema, schemas, options.format), options.format
    shown = visible_json(text) if form == "json" else "\n".join(map(visible, text.split("\n")))
    sys.stdout.write(shown.rstrip("\n") + "\n")
    return OK


def _page(name: str, schemas: SchemaFiles, form: str) -> str:
    bundled = catalog.NAMES.get(name, "")
    tags = tuple(group for group, names in catalog.GROUPS.items() if bundled in names)
    page_of = partial(schema_page, name, tags=tags, dialect=dialect_named(schemas.dialect))
    if bundled:
        page = page_of(schemas.contents(name), Documents(None))
    else:
        document = schemas.document(name)
        neighbours = neighbours_of(schemas, document)
        try:
            page = page_of(document.contents, Documents(neighbours))
        except CompileError as error:
            raise SchemaFileError(located(error, document, neighbours)) from error
    return render(page, form, min(shutil.get_terminal_size().columns, MAX_WIDTH))
