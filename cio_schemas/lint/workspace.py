"""The schema files of a run, and the other files that their references lead to."""

from __future__ import annotations

import os.path
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from cio_schemas.exceptions import UnknownDocumentError
from cio_schemas.lint.document import REFERENCES, UNEVALUATED, Document, Outside
from cio_schemas.lint.files import DUPLICATE, load
from cio_schemas.project.root import project_of
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.files import dialect_of
from cio_schemas.schema.neighbours import FilesBeside, shown
from cio_schemas.schema.pointer import steps_of, tokens_of
from cio_schemas.schema.sharing import unshared
from cio_schemas.schema.uris import defrag, join, resolve, scheme_of
from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.rules.changes import Path


class Workspace:
    """The schemas of a run, and those in files that references lead to.

    Args:
        beside: Whether to read files that are not linted themselves if a reference names them.
        roots: Folders that may hold such files, besides the project of the referring file.
        dialect: The URI of the dialect of files that don't say theirs.
    """

    def __init__(self, *, beside: bool = True, roots: Sequence[str] = (), dialect: str = DRAFT_2020_12) -> None:
        self._beside, self._roots, self._dialect = beside, roots, dialect
        self._by_identifier: dict[str, Any] = {}
        self._beside_of: dict[str, list[FilesBeside]] = {}
        self._files: dict[str, SchemaFile] = {}
        self._keys: dict[int, str] = {}  # of the file that a root stands in
        self._known_views: dict[str, _View] = {}

    def add(self, file: SchemaFile) -> None:
        """Make a file known, by its path and by its `$id`.

        Args:
            file: The file.
        """
        self._note(_key(file.path), file)
        identifier = _identifier(file.root, self._dialect)
        if identifier is not None:
            self._by_identifier.setdefault(resolve("", identifier)[0], file.root)

    def replace(self, file: SchemaFile) -> None:
        """Replace the text of a file that was added.

        Args:
            file: The file with its new text.
        """
        key = _key(file.path)
        old = self._files.pop(key, None)
        if old is not None:
            self._keys.pop(id(old.root), None)
            for identifier in [uri for uri, root in self._by_identifier.items() if root is old.root]:
                del self._by_identifier[identifier]
        self._known_views.pop(key, None)
        self.__dict__.pop("_outside", None)
        self.add(file)

    def beside(self, file: SchemaFile) -> list[str]:
        """Return the paths at which references of a file were looked for among files that were not added.

        Args:
            file: The file.
        """
        return sorted({path for files in self._beside_of.get(file.path, ()) for path in files.tried})

    def _note(self, key: str, file: SchemaFile) -> None:
        self._files[key] = file
        self._keys.setdefault(id(file.root), key)

    def document(self, file: SchemaFile) -> Document:
        """Make a document of a file that could be read.

        Args:
            file: The file.
        """
        root = unshared(file.root) if file.syntax == "yaml" else file.root  # aliases of YAML are one object twice
        return Document(
            root,
            retrieve=self.retriever(file),
            duplicates=tuple(problem for problem in file.problems if problem.code == DUPLICATE),
            outside=lambda: self.outside(file),
            default=self._dialect,
        )

    def retriever(self, file: SchemaFile) -> Callable[[str], Any]:
        """Return what finds other documents for those of a file.

        Args:
            file: A file; relative references are resolved from its folder.
        """
        files: FilesBeside | None = None

        def retrieve(uri: str) -> Any:
            nonlocal files
            known = self._by_identifier.get(uri)
            if known is None:
                known = catalog.known(uri)
            if known is not None or not self._beside or file.path == "-":
                return known
            files = files or self._files_beside(file)
            path = files.find(uri)
            if path is None:
                return None
            root = self._root(path)
            files.add(self._base(uri, root), path)
            return root

        return retrieve

    def _files_beside(self, file: SchemaFile) -> FilesBeside:
        real = os.path.realpath(file.path)
        files = FilesBeside((_project_of(os.path.dirname(real)), *self._roots))  # noqa: PTH120
        files.add("", real)
        files.add(self._base("", file.root), real)
        self._beside_of.setdefault(file.path, []).append(files)
        return files

    def _base(self, uri: str, root: Any) -> str:
        """Return the URI that the identifier of a document sets, if it differs from where it was found."""
        return resolve(uri, dialect_of(root, self._dialect).identifier_of(root) or uri)[0]

    def _root(self, path: str) -> Any:
        """Return the schema in a file that is not linted itself.

        Raises:
            UnknownDocumentError: It is broken, or not a schema.
        """
        key = _key(path)
        if key not in self._files:
            self._note(key, load(shown(path)))
        file = self._files[key]
        broken = next((each for each in file.problems if file.root is ABSENT), None)
        if broken is not None:
            place = f":{broken.span.line}:{broken.span.column}" if broken.span else ""
            raise UnknownDocumentError(f"{shown(path)}{place}: {broken.message}")
        if not isinstance(file.root, dict | bool):
            raise UnknownDocumentError(f"{shown(path)}:1:1: a schema is an object or a boolean")
        return file.root

    # -- who refers to whom --

    def outside(self, file: SchemaFile) -> Outside:
        """Return how other documents use the one of a file.

        Args:
            file: A file; one that was not added has no others.
        """
        return self._outside.get(_key(file.path), Outside())

    @cached_property
    def _outside(self) -> dict[str, Outside]:
        known = self._views()
        anchored = defaultdict(set)
        for key, view in known.items():
            for name in view.dynamic_anchors:
                anchored[name].add(key)
        pending = [key for key, view in known.items() if view.evaluates]
        tracked: set[str] = set()
        while pending:
            view = known[pending.pop()]
            led = {key for key, _ in view.leads} | {key for name in view.dynamic_references for key in anchored[name]}
            pending += led - tracked
            tracked |= led
        pointed = defaultdict(set)
        for view in known.values():
            for key, path in view.leads:
                pointed[key].add(path)
        return {key: Outside(key in tracked, frozenset(pointed[key])) for key in known}

    def _views(self) -> dict[str, _View]:
        """Return a view of each file that was added, and of each that their references lead to."""
        known: dict[str, _View] = {}
        pending = list(self._files)
        while pending:
            key = pending.pop()
            file = self._files.get(key)
            if key not in known and file is not None:
                known[key] = self._known_views.get(key) or self._view(key, file)
                self._known_views[key] = known[key]
                pending += [led for led, _ in known[key].leads]
        return known

    def _view(self, key: str, file: SchemaFile) -> _View:
        view = _View()
        retrieve = self.retriever(file)
        keyword_of_id = dialect_of(file.root, self._dialect).identifier
        stack = [(file.root, "")]
        while stack:
            value, base = stack.pop()
            if isinstance(value, list):
                stack += [(each, base) for each in value]
            elif isinstance(value, dict):
                base = _joined(base, value.get(keyword_of_id))
                stack += [(each, base) for each in value.values()]
                view.evaluates = view.evaluates or not UNEVALUATED.isdisjoint(value)
                if isinstance(value.get("$dynamicAnchor"), str):
                    view.dynamic_anchors.add(value["$dynamicAnchor"])
                for keyword in REFERENCES:
                    reference = value.get(keyword)
                    if isinstance(reference, str) and (keyword == "$dynamicRef" or not reference.startswith("#")):
                        self._follow(view, keyword, _joined(base, reference), retrieve)
        view.leads = [(led, path) for led, path in view.leads if led != key]
        return view

    def _follow(self, view: _View, keyword: str, reference: str, retrieve: Callable[[str], Any]) -> None:
        uri, fragment = defrag(reference)
        if keyword == "$dynamicRef":
            view.dynamic_references.add(fragment)
        root = _found(retrieve, uri) if uri else None
        key = self._keys.get(id(root)) if root is not None else None
        if key is not None:
            view.leads.append((key, _path(root, fragment)))


class _View:
    """What is seen of a document in passing.

    Attributes:
        evaluates: Whether it has an unevaluated* keyword.
        leads: The other files that its references lead to, and where in them.
        dynamic_references: The fragments of its `$dynamicRef`s.
        dynamic_anchors: Its `$dynamicAnchor`s.
    """

    def __init__(self) -> None:
        self.evaluates = False
        self.leads: list[tuple[str, Path]] = []
        self.dynamic_references: set[str] = set()
        self.dynamic_anchors: set[str] = set()


@cache
def _project_of(folder: str) -> str:
    return project_of(folder)


def _key(path: str) -> str:
    return path if path == "-" or "\0" in path else os.path.realpath(path)


def _found(retrieve: Callable[[str], Any], uri: str) -> Any:
    try:
        return retrieve(uri)
    except UnknownDocumentError:  # a rule reports it
        return None


def _identifier(root: Any, dialect: str) -> str | None:
    """Return the absolute identifier of a document."""
    identifier = dialect_of(root, dialect).identifier_of(root)
    return identifier if identifier is not None and scheme_of(identifier) else None


def _joined(base: str, reference: Any) -> str:
    return join(base, reference) if isinstance(reference, str) else base


def _path(root: Any, pointer: str) -> Path:
    """Return the steps of a JSON Pointer, as far as they lead."""
    return tuple(steps_of(root, tokens_of(pointer))) if pointer.startswith("/") else ()
