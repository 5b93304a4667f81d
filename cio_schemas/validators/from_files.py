"""From schema files to Validators and modules: what is wrong with a schema is reported with its place in the file."""

from __future__ import annotations

import os

from cio_schemas.exceptions import CompileError, SchemaFileError, UnknownDocumentError
from cio_schemas.project.root import project_of
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import DEFAULT_DIALECT, dialect_named
from cio_schemas.schema.files import dialect_of
from cio_schemas.schema.neighbours import Neighbours
from cio_schemas.schema.pointer import steps_of, tokens_of, value_at
from cio_schemas.schema.suggestions import did_you_mean
from cio_schemas.schema.uris import defrag, resolve, split, unsplit
from cio_schemas.validators import Validator
from cio_schemas.validators.bundled import bundled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cio_schemas.schema.files import SchemaDocument, SchemaFiles
    from cio_schemas.schema.resources import Schema


def neighbours_of(schemas: SchemaFiles, document: SchemaDocument) -> Neighbours:
    """Return what the references of a schema file lead to: what is known by URI, then files within its project.

    Args:
        schemas: Knows schemas by URI, and folders whose files may be read too.
        document: The schema file.
    """
    project = project_of(os.path.dirname(document.real))  # noqa: PTH120 - pathlib takes a while to import
    return Neighbours(document, schemas, (project, *schemas.roots))


def validator_of(schemas: SchemaFiles, name: str) -> Validator:
    """Compile the schema of a name.

    Args:
        schemas: Finds it, and knows what it may refer to besides the files near it.
        name: A bundled name, an `$id` of a bundled schema or of one in the folders, or a path.

    Raises:
        SchemaFileError: There is none, or it is wrong, or a file that it refers to.
    """
    if name in catalog.NAMES:
        return bundled(catalog.NAMES[name])
    document = schemas.document(name)
    return compiled(document, neighbours_of(schemas, document), dialect=schemas.dialect)


def compiled(
    document: SchemaDocument, neighbours: Neighbours, *, dialect: str = DEFAULT_DIALECT, hints: bool = True
) -> Validator:
    """Compile a schema file.

    Args:
        document: The file.
        neighbours: What its references lead to.
        dialect: What it is without `$schema`, as for `Validator`.
        hints: True if messages may name options of the command line.

    Raises:
        SchemaFileError: It is wrong, or a file that it refers to.
    """
    try:
        return Validator(identified(document.contents, document.uri, dialect), registry=neighbours, dialect=dialect)
    except CompileError as error:
        raise SchemaFileError(located(error, document, neighbours, hints=hints)) from error
    except DepthError as error:
        raise SchemaFileError(f"{document.path}: {error}") from error
    except SchemaFileError:
        raise
    except Exception as error:
        path = getattr(error, "absolute_path", None)  # jsonschema.SchemaError, which isn't imported for this
        if path is None:
            raise
        uri, pointer = defrag(getattr(error, "schema_uri", ""))
        owner = neighbours.read.get(uri, document)
        place = owner.place((*tokens_of(pointer), *path))
        raise SchemaFileError(f"{place}: {error.message}") from error  # type: ignore[attr-defined]


def identified(contents: Schema, uri: str, dialect: str) -> Schema:
    """Return a schema with a URI as its identifier, so that what is relative leads somewhere.

    Args:
        contents: The schema.
        uri: Of its file, or what its `$id` resolves to; empty if there is none.
        dialect: What it is without `$schema`, as for `Validator`.
    """
    found = dialect_of(contents, dialect)
    if not uri or not isinstance(contents, dict) or not isinstance(contents.get(found.identifier, ""), str):
        return contents
    fragment = split(contents.get(found.identifier, "")).fragment
    return {**contents, found.identifier: unsplit(split(uri)._replace(fragment=fragment))}


def module_of(schemas: SchemaFiles, name: str) -> str:
    """Write a named schema as a standalone Python module.

    Args:
        schemas: As for `validator_of`.
        name: As for `validator_of`.

    Raises:
        SchemaFileError: There is none, or it is wrong.
    """
    from cio_schemas.compiler.standalone import standalone  # noqa: PLC0415
    from cio_schemas.schema.documents import Documents  # noqa: PLC0415
    from cio_schemas.validators.compilation import NINETEEN, functions  # noqa: PLC0415 - imports the compiler

    schema = validator_of(schemas, name).schema
    known: Any = None
    if name not in catalog.NAMES:
        document = schemas.document(name)
        schema, known = document.contents, neighbours_of(schemas, document)  # without where the file is on this machine
    return standalone(functions(schema, Documents(known), NINETEEN, dialect_named(schemas.dialect)).compiled)


def located(error: CompileError, document: SchemaDocument, neighbours: Neighbours, *, hints: bool = True) -> str:
    """Write an error with the line and column of what it is about.

    Args:
        error: The error.
        document: The schema file that was compiled.
        neighbours: What its references lead to.
        hints: As for `compiled`.
    """
    uri, _, pointer = error.location.partition("#")
    owner = neighbours.read.get(uri, None if uri else document)
    if owner is None:
        return f"{document.path}: {error}"
    tokens = tokens_of(pointer)
    unknown = hints and isinstance(error, UnknownDocumentError)
    hint = _hint_at_folder(owner, tokens, neighbours) if unknown else ""
    return f"{owner.place(tokens)}: {error.message}{hint}"


def _hint_at_folder(owner: SchemaDocument, tokens: Sequence[str], neighbours: Neighbours) -> str:
    """Say how the document of a reference is made known."""
    value = value_at(owner.contents, steps_of(owner.contents, tokens))
    written = [value.get(keyword) for keyword in ("$ref", "$dynamicRef")] if isinstance(value, dict) else [value]
    references = [each for each in written if isinstance(each, str)]
    uris = [resolve(owner.uri, each)[0] for each in references]
    if any(map(neighbours.files.leads_out, uris)):
        return "; to read it, name its folder with --schemas"
    if any(map(neighbours.files.means, uris)):
        return ""  # the message is that it does not exist, or may not be read
    near = next((did_you_mean(each, neighbours.names()) for each in references), "")
    return near or "; --schemas DIR makes the schemas of a folder known"
