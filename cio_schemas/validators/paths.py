"""The Validators of schema files in a program: compiled once for each state of the files that they were read from."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.exceptions import SchemaFileError
from cio_schemas.schema.files import SchemaFiles, state_at
from cio_schemas.schema.neighbours import is_there, special
from cio_schemas.validators.from_files import compiled, neighbours_of

if TYPE_CHECKING:
    from cio_schemas.schema.files import SchemaDocument
    from cio_schemas.validators import Validator

CACHE_SIZE: Final = 256
"""How many schema files the cache holds."""

_GRAIN: Final = 2_000_000_000
"""How many nanoseconds two changes of a file may be apart and have one time: 2 s on FAT, less elsewhere."""


class _File(NamedTuple):
    """A file that was read.

    Attributes:
        path: Absolute, without links.
        size: In bytes.
        modified: When it was last written, in nanoseconds.
        young: Its bytes, if it was written so recently that a change might have the same time; None otherwise.
    """

    path: str
    size: int
    modified: int
    young: bytes | None

    @classmethod
    def of(cls, document: SchemaDocument) -> _File:
        """Return the file of a document, as it was when that was read."""
        return cls(document.real, *document.state, young=document.batch.texts[0]).aged()

    def is_current(self) -> bool:
        """Return whether the file is still what it was."""
        try:
            if state_at(self.path) != (self.size, self.modified):
                return False
            return self.young is None or Path(self.path).read_bytes() == self.young
        except OSError:
            return False

    def aged(self) -> _File:
        """Return the same of a file that is current: without its bytes, once no change can have its time any more."""
        return self._replace(young=None) if time.time_ns() - self.modified >= _GRAIN else self


class _Entry(NamedTuple):
    validator: Validator
    files: tuple[_File, ...]


_CACHE: dict[str, _Entry] = {}


def validator_at(path: os.PathLike[str]) -> Validator:
    """Return the Validator of a schema file, compiled again once one of the files that it was read from has changed.

    Args:
        path: A regular file of this machine, JSON or YAML.

    Raises:
        SchemaFileError: It can't be read, or is wrong, or a file that it refers to.
    """
    real = _refuse_special(os.fspath(path))
    entry = _CACHE.pop(real, None)
    if entry is None or not all(file.is_current() for file in entry.files):
        entry = _compiled(os.fspath(path))
    elif any(file.young is not None for file in entry.files):
        entry = entry._replace(files=tuple(file.aged() for file in entry.files))
    _CACHE[real] = entry  # now the last in the order; the first is dropped next
    while len(_CACHE) > CACHE_SIZE:
        _CACHE.pop(next(iter(_CACHE)), None)
    return entry.validator


def _refuse_special(path: str) -> str:
    """Return a path without links, and refuse what is not a regular file of this machine."""
    if path.startswith(("//", "\\\\")):
        raise SchemaFileError(f"{path} is not read: it is not a file of this machine")
    if "\0" in path:
        raise SchemaFileError(f"{path!r} is not read: no file has such a name")
    real = os.path.realpath(path)
    reason = special(real) if is_there(real) else None
    if reason:
        raise SchemaFileError(f"{path} is not read: {reason}")
    return real


def _compiled(path: str) -> _Entry:
    schemas = SchemaFiles()
    document = schemas.document(path)
    neighbours = neighbours_of(schemas, document)
    validator = compiled(document, neighbours, hints=False)
    return _Entry(validator, tuple({each.real: _File.of(each) for each in neighbours.read.values()}.values()))
