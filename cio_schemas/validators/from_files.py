"""From schema files to Validators and modules: what is wrong with a schema is reported with its place in the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cio_schemas.exceptions import CompileError, UnknownDocumentError
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.schema.files import SchemaFileError
from cio_schemas.schema.near import did_you_mean
from cio_schemas.schema.pointer import steps_of, tokens_of, value_at
from cio_schemas.schema.references import defrag, join, scheme_of
from cio_schemas.validators import Validator
from cio_schemas.validators.cache import validator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.schema.files import SchemaDocument, SchemaFiles


def validator_of(schemas: SchemaFiles, name: str) -> Validator:
    """Compile the schema of a name.

    Args:
        schemas: Finds it, and knows what it may refer to.
        name: A bundled name, an `$id` of a bundled schema or of one in the folders, or a path.

    Raises:
        SchemaFileError: There is none, or it is wrong.
    """
    if name in catalog.NAMES:
        return validator(name)
    document = schemas.document(name)
    contents = document.contents
    if isinstance(contents, dict) and isinstance(contents.get("$id", ""), str):  # so that paths lead somewhere
        contents = {**contents, "$id": join(document.uri, contents.get("$id", ""))}
    try:
        return Validator(contents, registry=schemas.registry())
    except CompileError as error:
        raise SchemaFileError(_located(error, document, schemas)) from None
    except DepthError as error:
        raise SchemaFileError(f"{document.path}: {error}") from None
    except Exception as error:
        path = getattr(error, "absolute_path", None)  # jsonschema.SchemaError, which isn't imported for this
        if path is None:
            raise
        raise SchemaFileError(f"{document.place(tuple(path))}: {error.message}") from None  # type: ignore[attr-defined]


def module_of(schemas: SchemaFiles, name: str) -> str:
    """Write the schema of a name as a Python module of its own.

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
    if not schemas.folders and name not in catalog.NAMES:
        schema = schemas.contents(name)  # without the $id that says where the file is on this machine
    return standalone(functions(schema, Documents(schemas.registry()), NINETEEN))


def _located(error: CompileError, document: SchemaDocument, schemas: SchemaFiles) -> str:
    """Write an error with the line and column of what it is about."""
    uri, _, pointer = error.location.partition("#")
    owner = next((each for each in (document, *schemas.documents.values()) if uri == each.uri), None)
    if owner is None:
        return f"{document.path}: {error}"
    tokens = tokens_of(pointer)
    hint = _hint_at_folder(owner, tokens, schemas) if isinstance(error, UnknownDocumentError) else ""
    return f"{owner.place(tokens)}: {error.message}{hint}"


def _hint_at_folder(owner: SchemaDocument, tokens: Sequence[str], schemas: SchemaFiles) -> str:
    """Say how the document of a reference is made known, which is never looked for where the schema lies."""
    value = value_at(owner.contents, steps_of(owner.contents, tokens))
    written = [value.get(keyword) for keyword in ("$ref", "$dynamicRef")] if isinstance(value, dict) else [value]
    folder = Path(owner.path).parent
    for reference in written:
        if isinstance(reference, str) and _is_beside(folder, reference):
            path = folder / unquote(defrag(reference)[0])
            if path.resolve().as_uri() in schemas.documents:  # by that name, and not by the $id that is wanted
                return f"; {path} is there, but its $id is another"
            return f"; {path} is there: make it known with --schemas {folder}"
        if isinstance(reference, str) and schemas.folders:
            others = [each for each in schemas.documents.values() if each.uri != owner.uri]
            names = {name for each in others for name in (os.path.relpath(each.path, folder), each.uri)}
            return did_you_mean(reference, sorted(names))
    return "; --schemas DIR makes the schemas of a folder known"


def _is_beside(folder: Path, reference: str) -> bool:
    path, _ = defrag(reference)
    return bool(path) and not scheme_of(path) and os.path.isfile(folder / unquote(path))  # noqa: PTH113 - may be too long
