"""Schemas as a command line or a configuration names them: a bundled name, an ``$id``, or the path of a file.

What is wrong with a schema file is told with its place: ``schema.json:3:14: ...``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.schema.pointer import steps_of, tokens_of
from cio_schemas.schema.references import join, resolve
from cio_schemas.source import ABSENT, SYNTAXES, UNREAD, Batch, Target, parse, read
from cio_schemas.validators import Validator
from cio_schemas.validators.cache import validator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.schema.resources import Schema
    from cio_schemas.source import Span

SUFFIXES: Final = tuple(SYNTAXES)  # of the files in a folder that may be schemas


class SchemaFileError(Exception):
    """A schema is not known, can't be read, or is wrong; the message begins with the place, where there is one."""


class NoSchemaError(SchemaFileError):
    """There is no such schema or folder, whatever may be in others."""


class _Document(NamedTuple):
    """A schema file that was read.

    Attributes:
        path: As the user named it.
        uri: Of the file; or its ``$id``, where it has one.
        contents: The schema.
        batch: What finds places in it.
    """

    path: str
    uri: str
    contents: Any
    batch: Batch

    def place(self, pointer: Sequence[str | int]) -> str:
        """Say where the value at a JSON Pointer is, as ``path:line:column``, or where the nearest one above it is."""
        steps = tuple(steps_of(self.contents, pointer))
        span = self.batch.locate(0, [Target(steps)])[0]
        return f"{self.path}:{_place(span)}"


def _place(span: Span | None) -> str:
    return f"{span.line}:{span.column}" if span else "1:1"


class SchemaFiles:
    """Finds schemas by what users call them, and compiles each once.

    Args:
        folders: All schemas below these can be referred to, by ``$id`` and by path.

    Raises:
        SchemaFileError: One of these schemas can't be read, or two have one ``$id``.
    """

    def __init__(self, folders: Sequence[str] = ()) -> None:
        self._folders = folders
        self._validators: dict[str, Validator] = {}
        self._documents = _below(folders)  # by $id and by the URI of the file

    def validator(self, name: str) -> Validator:
        """Compile the schema of a name.

        Args:
            name: A bundled name, an ``$id`` of a bundled schema or of one in the folders, or a path.

        Raises:
            SchemaFileError: There is none, or it is wrong.
        """
        if name not in self._validators:
            self._validators[name] = self._compiled(name)
        return self._validators[name]

    def knows(self, uri: str) -> bool:
        """Tell whether a URI is the ``$id`` of a schema, be it bundled or in the folders.

        Args:
            uri: What a payload's ``$schema`` says.
        """
        return uri in catalog.NAMES or uri in self._documents

    def contents(self, name: str) -> Schema:
        """Read the schema of a name, without compiling it.

        Args:
            name: As for ``validator``.

        Raises:
            SchemaFileError: There is none, or it can't be read.
        """
        return catalog.document(catalog.NAMES[name]) if name in catalog.NAMES else self._document(name).contents

    def _document(self, name: str) -> _Document:
        if name in self._documents:
            return self._documents[name]
        if _is_path(name):
            return _read(name)
        hint = catalog.near(name, [*catalog.NAMES, *self._documents])
        raise NoSchemaError(f"no schema {name!r}: it is no bundled name, no known $id and no file{hint}")

    def module(self, name: str) -> str:
        """Write the schema of a name as a Python module of its own.

        Args:
            name: As for ``validator``.

        Raises:
            SchemaFileError: There is none, or it is wrong.
        """
        from cio_schemas.compiler.standalone import standalone  # noqa: PLC0415
        from cio_schemas.schema.documents import Documents  # noqa: PLC0415
        from cio_schemas.validators.compilation import NINETEEN, functions  # noqa: PLC0415 - imports the compiler

        schema = self.validator(name).schema
        if not self._folders and name not in catalog.NAMES:
            schema = self._document(name).contents  # without the $id that says where the file is on this machine
        return standalone(functions(schema, Documents(self._registry()), NINETEEN))

    def _compiled(self, name: str) -> Validator:
        if name in catalog.NAMES:
            return validator(name)
        document = self._document(name)
        contents = document.contents
        if isinstance(contents, dict) and isinstance(contents.get("$id", ""), str):  # so that paths lead somewhere
            contents = {**contents, "$id": join(document.uri, contents.get("$id", ""))}
        try:
            return Validator(contents, registry=self._registry())
        except CompileError as error:
            raise SchemaFileError(self._told(document, error)) from None
        except DepthError as error:
            raise SchemaFileError(f"{document.path}: {error}") from None
        except Exception as error:
            path = getattr(error, "absolute_path", None)  # jsonschema.SchemaError, which isn't imported for this
            if path is None:
                raise
            raise SchemaFileError(f"{document.place(tuple(path))}: {error.message}") from None  # type: ignore[attr-defined]

    def _registry(self) -> dict[str, Any]:
        return {uri: document.contents for uri, document in self._documents.items()}

    def _told(self, document: _Document, error: CompileError) -> str:
        uri, _, pointer = error.location.partition("#")
        owner = next((each for each in (document, *self._documents.values()) if uri == each.uri), None)
        if owner is None:
            return f"{document.path}: {error}"
        hint = "; --schemas DIR makes those of a folder known" if "nothing is fetched" in error.message else ""
        return f"{owner.place(tokens_of(pointer))}: {error.message}{hint}"


def _is_path(name: str) -> bool:
    return Path(name).exists() or (Path(name).suffix in SUFFIXES and "://" not in name)


def _read(path: str) -> _Document:
    batch = next((batch for chunk in read(path) for batch in parse(chunk)), None)
    assert batch is not None  # of an empty file too
    problem = next(iter(batch.problems.get(0, ())), None)
    if problem:
        place = f":{_place(problem.span)}" if problem.span else ""
        raise (NoSchemaError if problem.code in UNREAD else SchemaFileError)(f"{path}{place}: {problem.message}")
    contents = batch.instances[0]
    if contents is ABSENT or not isinstance(contents, dict | bool):
        raise SchemaFileError(f"{path}:1:1: a schema is an object or a boolean")
    uri = Path(path).resolve().as_uri()
    identifier = contents.get("$id") if isinstance(contents, dict) else None
    base = resolve(uri, identifier)[0] if isinstance(identifier, str) else uri
    return _Document(path, base, contents, batch)


def _below(folders: Sequence[str]) -> dict[str, _Document]:
    found: dict[str, _Document] = {}
    for folder in folders:
        if not Path(folder).is_dir():
            raise NoSchemaError(f"{folder}: no such folder")
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                _add(found, _read(str(path)))
    return found


def _add(found: dict[str, _Document], document: _Document) -> None:
    other = found.setdefault(document.uri, document)
    if other is not document:
        raise SchemaFileError(f"{document.place(('$id',))}: $id {document.uri!r} is that of {other.path} too")
    found[Path(document.path).resolve().as_uri()] = document
