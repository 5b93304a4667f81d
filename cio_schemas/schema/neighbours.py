"""Resolve the references of a schema file: to schemas that are known by URI, then to files near it.

Only regular files of this machine are read, and only those within bounds. A reference is looked up by the URI that it
resolves to; if nothing is known by that, the way from the URI of the schema to it is taken from the schema's file:
`../common.json` in `schemas/order.json` leads to `common.json`, even if the schema has an `$id`.
"""

from __future__ import annotations

import os
import posixpath
import stat

from cio_schemas.exceptions import SchemaFileError, UnknownDocumentError
from cio_schemas.schema import catalog
from cio_schemas.schema.suggestions import near_file
from cio_schemas.schema.uris import Components, file_uri, split, unquoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.schema.files import SchemaDocument, SchemaFiles
    from cio_schemas.schema.resources import Schema


class FilesBeside:
    """Finds the files that URIs mean, relative to documents whose URI and file are known.

    Args:
        roots: Folders: no file outside of all of them is found.
        prepare: Called with the path of each file before it is looked for, to write it there first.
    """

    def __init__(self, roots: Sequence[str], prepare: Callable[[str], None] | None = None) -> None:
        self._roots, self._prepare = roots, prepare
        self._documents: list[tuple[str, str]] = []
        self.tried: dict[str, None] = {}
        """The paths that were looked for, there or not."""

    def add(self, uri: str, real: str) -> None:
        """Add a document, which may refer to files near it.

        Args:
            uri: What relative references in it are resolved against.
            real: Its file, an absolute path without links.
        """
        if (uri, real) not in self._documents:
            self._documents.append((uri, real))

    def find(self, uri: str) -> str | None:
        """Return the path of the file that a URI means, without links; None if it means none.

        Args:
            uri: Resolved, without a fragment.

        Raises:
            UnknownDocumentError: The file does not exist, or may not be read.
        """
        unknown = "" if split(uri).scheme in (None, "file") else f"no schema {uri!r} is known, nothing is fetched, and "
        if not is_local(uri):
            raise UnknownDocumentError(f"{uri} is not read: it is not a file of this machine")
        missing, refused = "", ""
        for path in self._paths(uri):
            self.tried[path] = None
            if self._prepare:
                self._prepare(path)
            real = os.path.realpath(path)
            reason = outside(real, self._roots) or (is_there(real) and special(real))
            if reason:
                refused = refused or f"{shown(path)} is not read: {reason}"
            elif is_there(real):
                return real
            else:
                missing = missing or path
        if missing:
            refused = f"there is no file {shown(missing)}{near_file(missing)}"
        if refused:
            raise UnknownDocumentError(unknown + refused)
        return None

    def means(self, uri: str) -> bool:
        """Return whether a URI means a file, whether it exists or not.

        Args:
            uri: As for `find`.
        """
        return not is_local(uri) or any(True for _ in self._paths(uri))

    def leads_out(self, uri: str) -> bool:
        """Return whether a URI means a file outside of the folders.

        Args:
            uri: As for `find`.
        """
        return is_local(uri) and any(outside(os.path.realpath(path), self._roots) for path in self._paths(uri))

    def _paths(self, uri: str) -> Iterator[str]:
        """Yield the paths of the files that a URI may mean: as seen from each document, then its own."""
        for base, path in self._documents:
            way = _way(split(base), split(uri))
            if way is not None:
                yield os.path.normpath(os.path.join(os.path.dirname(path), _decoded(way)))  # noqa: PTH118, PTH120
        scheme, _, path, query, _ = split(uri)
        if query is None and (scheme == "file" or (scheme is None and path.startswith("/"))):
            yield os.path.normpath(_decoded(path))


class Neighbours:
    """The documents that the references of one schema file lead to.

    Args:
        document: The schema file.
        schemas: The schemas that are known by URI; reads the others.
        roots: Folders: no file outside of all of them is read.
    """

    def __init__(self, document: SchemaDocument, schemas: SchemaFiles, roots: Sequence[str]) -> None:
        self._schemas, self.files = schemas, FilesBeside(roots, schemas.prepare)
        self.files.add("", document.real)
        self.read: dict[str, SchemaDocument] = {}
        """Every document that a reference was led to, and the first one, by URI."""
        self._take(document.uri, document)

    def __call__(self, uri: str) -> Schema | None:
        """Return the schema at a URI; None if it is bundled, or does not name a file and is unknown.

        Args:
            uri: Resolved, without a fragment.

        Raises:
            UnknownDocumentError: The URI names a file that does not exist, or may not be read.
            SchemaFileError: It is not a schema, or two files have one `$id`.
        """
        known = self.read.get(uri) or self._schemas.documents.get(uri)
        if known is None and catalog.known(uri) is not None:
            return None
        path = None if known else self.files.find(uri)
        if path is not None:
            known = self._schemas.documents.get(file_uri(path)) or self._schemas.document(shown(path))
        return None if known is None else self._take(uri, known).contents

    def _take(self, uri: str, document: SchemaDocument) -> SchemaDocument:
        other = self.read.setdefault(document.uri, document)
        if other.real != document.real:
            raise SchemaFileError(f"{document.place(('$id',))}: $id {document.uri!r} is that of {other.path} too")
        self.read[uri] = other
        self.files.add(document.uri, document.real)
        return other

    def names(self) -> list[str]:
        """Return the URIs of the schemas that are known without reading a file."""
        return sorted({document.uri for document in self._schemas.documents.values()})


def is_local(uri: str) -> bool:
    """Return whether a `file:` URI, or one without a scheme, names a file of this machine; any other URI may.

    Args:
        uri: Resolved, without a fragment.

    Source: RFC 8089, section 2 and appendix E.3.2.
    """
    scheme, authority, path, _, _ = split(uri)
    if scheme not in (None, "file"):
        return "\0" not in unquoted(path)
    decoded = _decoded(path)
    remote = authority not in (None, "", "localhost") or decoded.startswith(("//", "\\\\"))
    return not remote and "\0" not in decoded


def _decoded(path: str) -> str:
    """Write the path of a URI as this machine has paths."""
    if os.name != "nt":
        return unquoted(path)
    from urllib.request import url2pathname  # noqa: PLC0415 - for Windows alone

    return url2pathname(path)


def _way(base: Components, uri: Components) -> str | None:
    """Return the relative path that leads from one document to another; None if they share no tree."""
    if base[:2] != uri[:2] or uri.query is not None or not uri.path or uri.path.endswith("/"):
        return None
    if base.path.startswith("/") != uri.path.startswith("/"):
        return None
    return posixpath.relpath(uri.path, posixpath.dirname(base.path) or ".")


def outside(real: str, roots: Sequence[str]) -> str | None:
    """Report a path that is outside all of some folders.

    Args:
        real: The path, without links.
        roots: Folders.
    """
    bounds = [os.path.realpath(root) for root in roots]
    if any(real == root or real.startswith(os.path.join(root, "")) for root in bounds):  # noqa: PTH118
        return None
    return f"it leads out of {' and '.join(dict.fromkeys(map(shown, bounds)))}"


def is_there(path: str) -> bool:
    """Return whether a file of any kind is at a path, readable or not.

    Args:
        path: Any text.
    """
    return os.path.lexists(path)


def special(path: str) -> str | None:
    """Return what a path names if that is not a regular file.

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
    """Return a path as messages show it: relative to the current folder, if it is below it.

    Args:
        path: An absolute path.
    """
    here = os.path.join(os.path.realpath(""), "")  # noqa: PTH118
    return path.removeprefix(here) if path != here else path
