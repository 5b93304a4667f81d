"""What the references of a schema file lead to: schemas that are known by URI, then the files beside it.

Only regular files of this machine are read, and only those within bounds. A reference is looked up by the URI that it
resolves to; where nothing is known by that, the way from the URI of the schema to it is taken from the schema's file:
`../common.json` in `schemas/order.json` leads to `common.json`, whatever the `$id` of the schema is.
"""

from __future__ import annotations

import os
import posixpath
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cio_schemas.exceptions import SchemaFileError, UnknownDocumentError
from cio_schemas.schema import catalog
from cio_schemas.schema.near import did_you_mean
from cio_schemas.schema.references import Components, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.schema.files import SchemaDocument, SchemaFiles
    from cio_schemas.schema.resources import Schema


class Neighbours:
    """The documents that the references of one schema file lead to.

    Args:
        document: The schema file.
        schemas: The schemas that are known by URI; reads the others.
        roots: Folders: no file outside of all of them is read.
    """

    def __init__(self, document: SchemaDocument, schemas: SchemaFiles, roots: Sequence[str]) -> None:
        self._schemas, self._roots = schemas, roots
        self._places = [("", document.real)]  # URIs of documents, and the files that they stand in
        self.read: dict[str, SchemaDocument] = {}
        """Every document that a reference was led to, and the first one, by URI."""
        self._take(document.uri, document)

    def __call__(self, uri: str) -> Schema | None:
        """Return the schema at a URI; None where none is known and no file is meant, or where it is bundled.

        Args:
            uri: Resolved, without a fragment.

        Raises:
            UnknownDocumentError: A file is meant that there is not, or that may not be read.
            SchemaFileError: It is not a schema, or two files have one `$id`.
        """
        known = self.read.get(uri) or self._schemas.documents.get(uri)
        if known is None and catalog.known(uri) is not None:
            return None
        known = known or self._beside(uri)
        return None if known is None else self._take(uri, known).contents

    def _take(self, uri: str, document: SchemaDocument) -> SchemaDocument:
        other = self.read.setdefault(document.uri, document)
        if other.real != document.real:
            raise SchemaFileError(f"{document.place(('$id',))}: $id {document.uri!r} is that of {other.path} too")
        self.read[uri] = other
        if (document.uri, document.real) not in self._places:
            self._places.append((document.uri, document.real))
        return other

    def _beside(self, uri: str) -> SchemaDocument | None:
        """Read the file that a URI means; None where it means none."""
        unknown = "" if split(uri).scheme in (None, "file") else f"no schema {uri!r} is known, nothing is fetched, and "
        if not is_local(uri):
            raise UnknownDocumentError(f"{uri} is not read: it is not a file of this machine")
        missing, refused = "", ""
        for path in self._paths(uri):
            real = os.path.realpath(path)
            reason = outside(real, self._roots) or (is_there(real) and special(real))
            if reason:
                refused = refused or f"{shown(path)} is not read: {reason}"
            elif is_there(real):
                return self._schemas.documents.get(Path(real).as_uri()) or self._schemas.document(shown(real))
            else:
                missing = missing or path
        if missing:
            folder, name = os.path.split(missing)
            refused = f"there is no file {shown(missing)}{did_you_mean(name, _names(folder))}"
        if refused:
            raise UnknownDocumentError(unknown + refused)
        return None

    def names(self) -> list[str]:
        """Return the URIs of the schemas that are known without reading a file."""
        return sorted({document.uri for document in self._schemas.documents.values()})

    def means_file(self, uri: str) -> bool:
        """Return whether a URI means a file, be it there or not.

        Args:
            uri: As for a call.
        """
        return not is_local(uri) or any(True for _ in self._paths(uri))

    def _paths(self, uri: str) -> Iterator[str]:
        """Yield the paths of the files that a URI may mean: as seen from each document read so far, then its own."""
        for base, path in self._places:
            way = _way(split(base), split(uri))
            if way is not None:
                yield os.path.normpath(os.path.join(os.path.dirname(path), _decoded(way)))  # noqa: PTH118, PTH120
        if split(uri).scheme == "file":
            yield os.path.normpath(_decoded(split(uri).path))


def is_local(uri: str) -> bool:
    """Return whether a `file:` URI names a file of this machine; any other URI may.

    Args:
        uri: Resolved, without a fragment.

    Source: RFC 8089, section 2 and appendix E.3.2.
    """
    scheme, authority, path, _, _ = split(uri)
    if scheme != "file":
        return "\0" not in unquote(path)
    decoded = _decoded(path)
    remote = authority not in (None, "", "localhost") or decoded.startswith(("//", "\\\\"))
    return not remote and "\0" not in decoded


def _decoded(path: str) -> str:
    """Write the path of a URI as this machine has paths."""
    if os.name != "nt":
        return unquote(path)
    from urllib.request import url2pathname  # noqa: PLC0415 - for Windows alone

    return url2pathname(path)


def _way(base: Components, uri: Components) -> str | None:
    """Return the relative path that leads from one document to another; None where they share no tree."""
    if base[:2] != uri[:2] or uri.query is not None or not uri.path or uri.path.endswith("/"):
        return None
    if base.path.startswith("/") != uri.path.startswith("/"):
        return None
    return posixpath.relpath(uri.path, posixpath.dirname(base.path) or ".")


def outside(real: str, roots: Sequence[str]) -> str | None:
    """Say that a path is outside of all of some folders, where it is.

    Args:
        real: The path, without links.
        roots: Folders.
    """
    bounds = [os.path.realpath(root) for root in roots]
    if any(real == root or real.startswith(os.path.join(root, "")) for root in bounds):  # noqa: PTH118
        return None
    return f"it leads out of {' and '.join(dict.fromkeys(map(shown, bounds)))}"


def is_there(path: str) -> bool:
    """Return whether a file of any kind is at a path, be it readable or not.

    Args:
        path: Any text.
    """
    return os.path.lexists(path)


def special(path: str) -> str | None:
    """Say what a path names, where that is not a regular file.

    Args:
        path: Of something that is there.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as it was looked for
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None if stat.S_ISREG(mode) else f"it is a {_KINDS.get(stat.S_IFMT(mode), 'special file')}, not a file"


_KINDS = {
    stat.S_IFDIR: "folder",
    stat.S_IFIFO: "named pipe",
    stat.S_IFCHR: "character device",
    stat.S_IFBLK: "block device",
    stat.S_IFSOCK: "socket",
}


def shown(path: str) -> str:
    """Return a path as messages show it: relative to the current folder, where it is below it.

    Args:
        path: An absolute path.
    """
    here = os.path.join(os.path.realpath(""), "")  # noqa: PTH118
    return path.removeprefix(here) if path != here else path


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))[:1000]  # noqa: PTH208
    except OSError:
        return []
