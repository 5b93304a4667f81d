"""Bundles: one schema with all the documents that it refers to embedded, and no reference changed.

Source: JSON Schema Core, draft 2020-12, section 9.3. Before 2019-09, where there is no such section, documents are
embedded in the same way under `definitions`.
"""

from __future__ import annotations

import copy
import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.conversion.keyworded import NAMES, URIS
from cio_schemas.conversion.survey import NOWHERE, Origin, SchemaText, View, Walk, origins_in
from cio_schemas.exceptions import CompileError
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.uris import join, resolve, scheme_of, split, unsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.conversion.survey import SurveyedSchema
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect, Retrieve
    from cio_schemas.schema.resources import Schema

MAX_DOCUMENTS = 1000
"""How many documents a bundle may embed."""


class BundleError(CompileError):
    """A schema can't be one document; the message says why."""


class _Embedded(NamedTuple):
    """A document in a bundle: which, and the URI that it has there."""

    document: int
    uri: str


def bundled(root: Schema, uri: str, retrieve: Retrieve, default: str = DRAFT_2020_12) -> Schema:
    """Return a schema with all that it refers to embedded.

    Args:
        root: The schema.
        uri: Where it was found; URIs that its `$id` does not make absolute stay relative to it.
        retrieve: From a URI to another document, None if it is not known.
        default: The URI of its dialect if it has no `$schema`.

    Raises:
        UnresolvableReferenceError: A reference leads nowhere.
        BundleError: It is of draft 4 to 7, and not all that it refers to is of the same.
    """
    if isinstance(root, bool):
        return root
    return _Bundle(root, uri, retrieve, default).whole()


class _Documents:
    """The documents that were retrieved, numbered, the root first."""

    def __init__(self, root: dict[str, Any], retrieve: Retrieve) -> None:
        self.roots: list[dict[str, Any]] = [root]
        self.origins = origins_in(self.roots)
        self._retrieve = retrieve
        self._known: dict[str, Any] = {}

    def __call__(self, uri: str) -> Any:
        if uri not in self._known:
            found = self._retrieve(uri)
            if isinstance(found, bool):  # an object alone can have an identifier
                found = {} if found else {"not": {}}
            if isinstance(found, dict) and id(found) not in self.origins:
                self.origins |= origins_in([found], len(self.roots))
                self.roots.append(found)
            self._known[uri] = found
        return self._known[uri]


class _Bundle:
    """The documents of a bundle, and the URI that each has in it."""

    def __init__(self, root: dict[str, Any], uri: str, retrieve: Retrieve, default: str) -> None:
        self.documents = _Documents(root, retrieve)
        source = SchemaText("", root, uri, self.documents)
        self.view: View = Walk([source], self.documents.origins, default).enter(0)
        if self.view.unresolved:
            raise self.view.unresolved[0]
        self.parts: list[dict[Path, SurveyedSchema]] = [{} for _ in self.documents.roots]
        for part in self.view.parts:
            if part.origin != NOWHERE:
                self.parts[part.origin.source].setdefault(part.origin.path, part)
        self.references: dict[int, list[Path]] = {}
        for origin in self.view.references:
            self.references.setdefault(origin.source, []).append(origin.path)
        self.dialect = self.parts[0][()].dialect
        self.default = default
        self.known: set[str] = set()  # the URIs of the resources that are in the bundle
        self.root_uri: str | None = None  # what the root is called by others, if it has no identifier

    def whole(self) -> dict[str, Any]:
        """Return the bundle."""
        root = _as_applied(copy.copy(self.documents.roots[0]), self.dialect)
        embedded = list(self._embedded())
        self._refuse_mixtures({0, *(each.document for each in embedded)})
        container = "$defs" if self.dialect.draft >= 2019 else "definitions"
        if embedded:
            definitions = root[container] = dict(root.get(container, {}))
            for each in embedded:
                name = self._relative(each.uri) or each.uri
                while name in definitions:
                    name += "_"
                definitions[name] = self._contents(each)
        first = {}
        if self.dialect.uri != DRAFT_2020_12 and "$schema" not in root:
            first["$schema"] = _uri_of(self.dialect)
        if self.root_uri is not None:
            first[self.dialect.identifier] = self.root_uri
        return {**first, **root}

    @property
    def base(self) -> str:
        """The URI of the root in the bundle: its identifier; empty, so that all is relative, without one."""
        identifier = self._identifier(0)
        return "" if identifier is None else resolve("", identifier)[0]

    def _identifier(self, document: int) -> str | None:
        part = self.parts[document].get(())
        return None if part is None else part.dialect.identifier_of(part.schema)

    def _embedded(self) -> Iterator[_Embedded]:
        """Yield each document that a reference of one in the bundle needs, under the URI that it needs it by."""
        pending = [_Embedded(0, self.base)]
        taken = {pending[0]}
        while pending:
            each = pending.pop(0)
            bases = self._bases(each)
            self._register(each, bases)
            for path in self.references.get(each.document, ()):
                need = self._needed(each, path, bases[path[:-1]])
                if need is not None and need not in taken:
                    if len(taken) > MAX_DOCUMENTS:
                        raise BundleError(f"a bundle embeds at most {MAX_DOCUMENTS:,} documents")
                    taken.add(need)
                    pending.append(need)
                    yield need

    def _bases(self, each: _Embedded) -> dict[Path, str]:
        """Return the base URI of each subschema of a document, where that has a URI in the bundle."""
        parts = self.parts[each.document]
        roots: dict[Path, str] = {(): each.uri}
        bases = {}
        for path in sorted(parts, key=len):
            part = parts[path]
            around = next(roots[path[:length]] for length in range(len(path), -1, -1) if path[:length] in roots)
            if part.is_root and path:
                identifier = part.dialect.identifier_of(part.schema)
                around = roots[path] = resolve(around, identifier)[0] if identifier is not None else around
            bases[path] = around
        return bases

    def _register(self, each: _Embedded, bases: dict[Path, str]) -> None:
        for path, part in self.parts[each.document].items():
            if part.is_root:
                if bases[path] in self.known:
                    raise BundleError(f"two schemas of the bundle would be {bases[path]!r}")
                self.known.add(bases[path])

    def _needed(self, each: _Embedded, path: Path, base: str) -> _Embedded | None:
        """Return what a reference of a document needs that is not in the bundle."""
        led = self.view.references[Origin(each.document, path)]
        reference = self.parts[each.document][path[:-1]].schema[str(path[-1])]
        uri = resolve(base, reference)[0]
        if uri in self.known:
            return None
        document = led.resource.source
        if led.resource.path:  # a resource that is embedded in a document which is known by another URI
            uri = resolve(self.base, self._identifier(document) or "")[0]
        if document == 0 and self._identifier(0) is None and self.root_uri in (None, uri):
            self.root_uri = uri
            return None
        return None if uri in self.known else _Embedded(document, uri)

    def _contents(self, each: _Embedded) -> dict[str, Any]:
        """Return a document as it is in the bundle: with its URI, and with `$schema` where its dialect differs."""
        dialect = self.parts[each.document][()].dialect
        contents = _as_applied(dict(self.documents.roots[each.document]), dialect)
        written = contents.get(dialect.identifier)
        if not isinstance(written, str) or resolve(self.base, written)[0] != each.uri:
            fragment = split(written).fragment if isinstance(written, str) else None
            uri = self._relative(each.uri) or each.uri
            contents[dialect.identifier] = uri if not fragment else f"{uri}#{fragment}"
            contents = {dialect.identifier: contents.pop(dialect.identifier), **contents}
        if dialect.uri != self.dialect.uri and "$schema" not in contents:
            contents = {"$schema": _uri_of(dialect), **contents}
        return contents

    def _relative(self, uri: str) -> str | None:
        """Write a URI relative to that of the root; None if that can't be done."""
        base, target = split(self.base), split(uri)
        if base[:2] != target[:2] or not target.path or target.path.startswith("/") != base.path.startswith("/"):
            return uri if not scheme_of(uri) else None
        way = posixpath.relpath(target.path, posixpath.dirname(base.path) or ".")
        found = unsplit(target._replace(scheme=None, authority=None, path=way, fragment=None))
        return found if join(self.base, found) == uri else None

    def _refuse_mixtures(self, documents: set[int]) -> None:
        if self.dialect.draft >= 2019:
            return
        for part in self.view.parts:
            if part.origin.source in documents and part.dialect.uri != self.dialect.uri:
                own, other = NAMES[self.dialect.draft], NAMES[part.dialect.draft]
                raise BundleError(
                    f"a schema of draft {own} can't embed one of draft {other}, {part.location.base}: "
                    "upgrade them first (cio-schemas upgrade)"
                )


def _as_applied(contents: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    """Keep an identifier and definitions effective next to a `$ref`, which hides them before 2019-09."""
    if not dialect.is_lone(contents):
        return contents
    kept = {name: value for name, value in contents.items() if name not in KEYWORDS or not KEYWORDS[name].decides}
    return {**kept, "allOf": [{"$ref": contents["$ref"]}]}


def _uri_of(dialect: Dialect) -> str:
    """Return a dialect's URI as `$schema` has it."""
    return URIS[dialect.draft] if dialect in OFFICIAL.values() else dialect.uri
