"""Schema files: found by what users call a schema, and read.

A user names a schema by a bundled name, by an `$id`, or by the path of a file. What is wrong with a file is reported
with its place: `schema.json:3:14: ...`. Nothing is compiled here; see `cio_schemas.validators.from_files`.
"""

from __future__ import annotations

import os
from functools import cached_property, partial

from cio_schemas.exceptions import SchemaFileError
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import DEFAULT_DIALECT, canonical, dialect_named
from cio_schemas.schema.pointer import steps_of
from cio_schemas.schema.uris import file_uri, resolve
from cio_schemas.source.small_file import small_file
from cio_schemas.source.syntaxes import SYNTAXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from typing import Any, Final, NoReturn

    from cio_schemas.schema.dialects import Dialect
    from cio_schemas.schema.resources import Schema
    from cio_schemas.source import Batch, Span

SUFFIXES: Final = tuple(SYNTAXES)  # of the files in a folder that may be schemas


class NoSchemaError(SchemaFileError):
    """The schema or folder does not exist."""


class UnknownNameError(NoSchemaError):
    """No schema has the name.

    Attributes:
        message: Why, without the name.
    """

    def __init__(self, name: str, message: str) -> None:
        super().__init__(name, message)
        self.name, self.message = name, message

    def __str__(self) -> str:
        return f"no schema {self.name!r}: {self.message}"


class SchemaDocument:
    """A schema file that was read.

    Attributes:
        path: As the user named it.
        uri: Of the file; or its `$id`, if it has one.
        contents: The schema.
        real: The absolute path, without links.
        state: Of the file before it was read; see `state_at`.
    """

    def __init__(  # noqa: PLR0917 - in the order in which they are explained
        self, path: str, uri: str, contents: Any, batch: Callable[[], Batch], real: str, state: tuple[int, int]
    ) -> None:
        self.path, self.uri, self.contents, self.real, self.state = path, uri, contents, real, state
        self._batch = batch

    @cached_property
    def batch(self) -> Batch:
        """What finds places in it."""
        return self._batch()

    def called(self, path: str) -> SchemaDocument:
        """Return the same document under another name.

        Args:
            path: What places in it begin with.
        """
        return SchemaDocument(path, self.uri, self.contents, lambda: self.batch, self.real, self.state)

    def place(self, pointer: Sequence[str | int]) -> str:
        """Return where the value at a JSON Pointer is, as `path:line:column`, or the nearest one above it.

        Args:
            pointer: Its tokens, without escapes.
        """
        from cio_schemas.source import Target  # noqa: PLC0415 - what is right needs no place

        steps = tuple(steps_of(self.contents, pointer))
        span = self.batch.locate(0, [Target(steps)])[0]
        return f"{self.path}:{_place(span)}"


def _place(span: Span | None) -> str:
    return f"{span.line}:{span.column}" if span else "1:1"


class SchemaFiles:
    """Finds schemas by what users call them, and reads each once.

    Args:
        folders: All schemas below these can be referred to, by `$id` and by path.
        roots: Folders that may hold files that references lead to, besides `folders` and the project of a schema.
        dialect: The dialect of a schema without `$schema`, as for `Validator`.
        prepare: Called with the path of each file that a reference may lead to, before it is looked for.
        tolerated: Codes of problems that a text may have.

    Raises:
        SchemaFileError: A folder or one of these schemas can't be read, or two have one `$id`.
    """

    def __init__(
        self,
        folders: Sequence[str] = (),
        *,
        roots: Sequence[str] = (),
        dialect: str = DEFAULT_DIALECT,
        prepare: Callable[[str], None] | None = None,
        tolerated: Container[str] = (),
    ) -> None:
        self.prepare, self.tolerated = prepare, tolerated
        self.folders, self.roots, self.dialect = folders, (*folders, *roots), dialect
        self.documents = _below(folders, dialect, tolerated)
        """The schemas of the folders, by `$id` and by the URI of the file."""
        self._named: dict[str, SchemaDocument] = {}  # those that are in no folder

    @property
    def paths(self) -> set[str]:
        """Every file that was read so far, as absolute paths without links."""
        return {document.real for document in (*self.documents.values(), *self._named.values())}

    def knows(self, uri: str) -> bool:
        """Return whether a URI is the `$id` of a schema, bundled or in the folders.

        Args:
            uri: What a payload's `$schema` says.
        """
        return uri in catalog.NAMES or uri in self.documents

    def contents(self, name: str) -> Schema:
        """Return the schema of a name.

        Args:
            name: A bundled name, an `$id` of a bundled schema or of one in the folders, or a path.

        Raises:
            SchemaFileError: There is none, or it can't be read.
        """
        return catalog.document(catalog.NAMES[name]) if name in catalog.NAMES else self.document(name).contents

    def document(self, name: str) -> SchemaDocument:
        """Return the file of a schema.

        Args:
            name: As for `contents`, except for the bundled schemas.

        Raises:
            SchemaFileError: There is none, or it can't be read.
        """
        known = self.documents.get(name) or self._named.get(name)
        if known:
            return known
        if not _is_path(name):
            _refuse(name, [*catalog.NAMES, *self.documents])
        return self._named.setdefault(name, _read(name, self.dialect, self.tolerated))


def _is_path(name: str) -> bool:
    return os.path.exists(name) or (os.path.splitext(name.rstrip("/"))[1] in SUFFIXES and "://" not in name)  # noqa: PTH110, PTH122 - may be too long


def _refuse(name: str, known: Sequence[str]) -> NoReturn:
    hint = catalog.near(name, known, files=True)
    raise UnknownNameError(name, f"it is not a bundled name, a known $id or a file{hint}")


def state_at(path: str) -> tuple[int, int]:
    """Return the size of a file in bytes and when it was last written, in nanoseconds; zeros if that is unknown.

    Args:
        path: Any text.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - for each file, each time that a program asks for its Validator
    except (OSError, ValueError):
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _read(path: str, dialect: str, tolerated: Container[str]) -> SchemaDocument:
    state = state_at(path)
    contents, batch = _plainly_read(path) or _carefully_read(path, tolerated)
    if not isinstance(contents, dict | bool):
        raise SchemaFileError(f"{path}:1:1: a schema is an object or a boolean")
    uri = _uri_of(path)
    identifier = dialect_of(contents, dialect).identifier_of(contents)
    base = uri if identifier is None else resolve(uri, identifier)[0]
    return SchemaDocument(path, base, contents, batch, os.path.realpath(path), state)


def _plainly_read(path: str) -> tuple[Any, Callable[[], Batch]] | None:
    """Return the contents of a small JSON file and what makes its batch; None for all others, and if it isn't plain."""
    if not path.endswith(".json"):
        return None
    from cio_schemas.source.small_json import plain_value  # noqa: PLC0415 - bundled schemas need no files

    try:
        text = small_file(path)
        contents = plain_value(text)
    except (OSError, ValueError):
        return None
    return contents, partial(_batch_of, contents, text)


def _batch_of(contents: Any, text: bytes) -> Batch:
    from cio_schemas.source import Batch  # noqa: PLC0415 - as above

    return Batch([contents], [text], [1])


def _carefully_read(path: str, tolerated: Container[str]) -> tuple[Any, Callable[[], Batch]]:
    """Return what a file holds, and what returns its batch.

    Raises:
        SchemaFileError: It can't be read, or has a problem that is not tolerated.
    """
    from cio_schemas.schema.suggestions import near_missing  # noqa: PLC0415 - only a failure pays for it
    from cio_schemas.source import ABSENT, UNREAD, parse, read  # noqa: PLC0415 - as above

    batches = (batch for chunk in read(path) for batch in parse(chunk))
    batch = next(batches)  # of an empty file too
    found = batch.problems.get(0, ())
    if batch.instances[0] is ABSENT and found and found[0].code in tolerated:  # a mark before the document
        batch = next(batches, batch)
        batch = batch._replace(problems={0: (*found, *batch.problems.get(0, ()))})
    problem = next((each for each in batch.problems.get(0, ()) if each.code not in tolerated), None)
    if problem:
        place = f":{_place(problem.span)}" if problem.span else ""
        kind = NoSchemaError if problem.code in UNREAD else SchemaFileError
        raise kind(f"{path}{place}: {problem.message}{near_missing(path, problem.code)}")
    return batch.instances[0], lambda: batch


def dialect_of(contents: Schema, default: str) -> Dialect:
    """Return the draft that a schema declares; 2020-12 if it declares a custom meta-schema.

    Args:
        contents: The schema.
        default: The dialect if it declares none, as for `Validator`.

    Raises:
        UnknownDialectError: The default names none.
    """
    from cio_schemas.schema.dialects import OFFICIAL  # noqa: PLC0415 - files of bundled schemas need no keywords

    declared = contents.get("$schema") if isinstance(contents, dict) else None
    uri = canonical(declared) if isinstance(declared, str) else dialect_named(default)
    return next((each for each in OFFICIAL.values() if each.uri == uri), OFFICIAL[DEFAULT_DIALECT])


def _below(folders: Sequence[str], dialect: str, tolerated: Container[str]) -> dict[str, SchemaDocument]:
    found: dict[str, SchemaDocument] = {}
    for folder in folders:
        if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where permission is denied
            raise NoSchemaError(f"{folder}: no such folder")
        for path in sorted(_listed(folder), key=_in_parts):
            if _uri_of(path) not in found:  # folders may overlap
                _add(found, _read(path, dialect, tolerated))
    return found


def _in_parts(path: str) -> list[str]:
    """Return what files are sorted by: those of a folder come together."""
    return path.split(os.sep)  # noqa: PTH206 - pathlib takes a while to import


def _uri_of(path: str) -> str:
    return file_uri(os.path.realpath(path))


def _listed(folder: str) -> Iterator[str]:
    """Yield the files below a folder that may be schemas; a folder that can't be listed is an error, not empty."""
    for root, _, names in os.walk(folder, onerror=_unlisted):
        for name in names:
            path = os.path.join(root, name)  # noqa: PTH118 - os.walk has strings
            if os.path.splitext(name)[1] in SUFFIXES and (os.path.isfile(path) or not os.path.exists(path)):  # noqa: PTH110, PTH113, PTH122
                yield os.path.normpath(path)  # a link that leads nowhere too, which is then an error


def _unlisted(error: OSError) -> NoReturn:
    reason = (error.strerror or str(error)).lower()
    raise SchemaFileError(f"{error.filename}: the folder can't be read: {reason}") from None


def _add(found: dict[str, SchemaDocument], document: SchemaDocument) -> None:
    other = found.setdefault(document.uri, document)
    if other is not document:
        raise SchemaFileError(f"{document.place(('$id',))}: $id {document.uri!r} is that of {other.path} too")
    found[_uri_of(document.path)] = document
