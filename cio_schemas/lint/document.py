"""A schema document while it is linted: its subschemas, and where references lead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.exceptions import CompileError, UnknownDialectError, UnknownVocabularyError
from cio_schemas.lint.path_index import PathIndex
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.schema.dialects import Dialect, subschemas
from cio_schemas.schema.drafts import DRAFT_2020_12, canonical
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import steps_of, tokens_of
from cio_schemas.schema.ref_resolution import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.compiler.plan import Planner
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.resources import Location
    from cio_schemas.source import Problem

REFERENCES: Final = ("$ref", "$dynamicRef")
_ANCHORS: Final = frozenset({"$anchor", "$dynamicAnchor"})
REFUSALS: Final = (CompileError, DepthError, RecursionError, ValueError, TypeError, KeyError, AttributeError)
"""What the index and the compiler raise for what can't be resolved or compiled."""

DEFINITIONS: Final = ("$defs", "definitions")
UNEVALUATED: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})


def as_read(schema: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    """Return a schema object without what its dialect doesn't read: siblings of an older `$ref`, later keywords.

    Args:
        schema: The schema object as it is written.
        dialect: The dialect of its resource.
    """
    if dialect.is_lone(schema):
        return {"$ref": schema["$ref"]}
    if all(dialect.knows(name) or name not in KEYWORDS for name in schema):
        return schema
    return {name: value for name, value in schema.items() if dialect.knows(name) or name not in KEYWORDS}


class SchemaNode:
    """A subschema that is an object, in its document.

    Attributes:
        document: Where it is.
        path: The steps to it.
        dialect: The dialect of its resource.
        written: Its keywords as they are written.
        schema: Its keywords as its dialect reads them; see `as_read`.
        parent: The subschema around it, None for the root and for what only a reference makes a subschema.
        keyword: The keyword of the parent that holds it; empty if there is no parent.
        location: Its absolute location, None if the document has no identity of its own (see Document.problem).
        held: The subschemas directly within it that are objects.
    """

    __slots__ = ("dialect", "document", "held", "keyword", "location", "parent", "path", "schema", "written")

    def __init__(
        self,
        document: Document,
        path: Path,
        schema: dict[str, Any],
        parent: SchemaNode | None,
        location: Location | None,
    ) -> None:
        self.document = document
        self.path = path
        self.dialect = document.dialect_at(location)
        self.written = schema
        self.schema = as_read(schema, self.dialect)
        self.parent = parent
        self.keyword = str(path[len(parent.path)]) if parent else ""
        self.location = location
        self.held: list[SchemaNode] = []

    @property
    def is_identified(self) -> bool:
        """Whether it has a name of its own, by which a reference may lead to it."""
        return self.dialect.identifier_of(self.schema) is not None or not _ANCHORS.isdisjoint(self.schema)

    def around(self) -> Iterator[SchemaNode]:
        """Yield the subschemas around it that apply to the same instance location, the nearest first."""
        node = self
        while node.parent is not None and KEYWORDS[node.keyword].in_place:
            node = node.parent
            yield node

    def resolve(self, keyword: str) -> Location | None:
        """Find what a reference leads to.

        Args:
            keyword: One of REFERENCES, which the subschema has.

        Returns:
            The location, None if the reference leads nowhere or its document has no identity.

        Raises:
            UnresolvableReferenceError: The reference leads nowhere.
        """
        reference = self.schema[keyword]
        if self.document.index is None or self.location is None or not isinstance(reference, str):
            return None
        return self.document.resolve(self.location.base, reference, keyword)

    def target(self, keyword: str = "$ref") -> Location | None:
        """Return the target of a reference; None if there is none."""
        try:
            return self.resolve(keyword)
        except REFUSALS:
            return None


class _Index(Index):
    """An index that reads a resource of an unknown dialect as 2020-12, so that it can be linted.

    Attributes:
        unknown: The dialects that are not known, each with the reason.
    """

    def __init__(self, retrieve: Retrieve, dialect: str) -> None:
        super().__init__(retrieve, dialect=dialect)
        self.unknown: dict[str, str] = {}

    def dialect(self, uri: str) -> Dialect:
        try:
            return super().dialect(uri)
        except (UnknownDialectError, UnknownVocabularyError) as error:
            self.unknown[canonical(uri)] = error.message
            return super().dialect(DRAFT_2020_12)


class Outside(NamedTuple):
    """How other documents use one.

    Attributes:
        tracks: Whether an `unevaluated*` keyword of theirs may depend on what its subschemas evaluate.
        pointed: Where in it their references lead.
    """

    tracks: bool = False
    pointed: frozenset[Path] = frozenset()


class Document:
    """A schema document.

    Args:
        root: The parsed document.
        uri: Its base URI until an `$id` gives another.
        retrieve: From a URI to another document, None if it is not known.
        duplicates: Problems of its text about duplicate keys.
        outside: Returns how other documents use it; called when that matters.
        default: The URI of its dialect if it has no `$schema`.
    """

    def __init__(
        self,
        root: Any,
        *,
        uri: str = "",
        retrieve: Retrieve = catalog.known,
        duplicates: tuple[Problem, ...] = (),
        outside: Callable[[], Outside] = Outside,
        default: str = DRAFT_2020_12,
    ) -> None:
        self.root = root
        self.uri = uri
        self.retrieve = retrieve
        self.duplicates = duplicates
        self.default = default
        self._outside = outside
        self._planner: Planner | None = None
        self._resolved: dict[tuple[str, str, str], Location] = {}
        self.problem: CompileError | None = None
        self.index: Index | None = None
        self._reading = _Index(retrieve, default)
        start = self._register() if isinstance(root, dict | bool) else None
        self.dialect = self._dialect()
        self.nodes: dict[Path, SchemaNode] = {}
        self.by_location: dict[Location, SchemaNode] = {}
        if isinstance(root, dict):
            self._walk(SchemaNode(self, (), root, None, start))
            self._walk_referenced()

    def _register(self) -> Location | None:
        try:
            location = self._reading.add(self.uri, self.root)
        except REFUSALS as error:
            self.problem = error if isinstance(error, CompileError) else CompileError(str(error))
            return None
        self.index = self._reading
        return location

    def _dialect(self) -> Dialect:
        declared = self.root.get("$schema") if isinstance(self.root, dict) else None
        return self._reading.dialect(declared if isinstance(declared, str) else self.default)

    @property
    def unknown_dialects(self) -> dict[str, str]:
        """The dialects of its resources that are not known, each with the reason; they are read as 2020-12."""
        return self._reading.unknown

    @cached_property
    def is_unread(self) -> bool:
        """Whether its draft is not implemented, such as draft 3, so that it can't be linted."""
        declared = self.root.get("$schema") if isinstance(self.root, dict) else None
        uri = canonical(declared) if isinstance(declared, str) else ""
        return uri in self.unknown_dialects and "//json-schema.org/" in uri

    def dialect_at(self, location: Location | None) -> Dialect:
        """Return the dialect of the resource that a location is in; of the document if it is not known.

        Args:
            location: Where a subschema is.
        """
        if self.index is None or location is None:
            return self.dialect
        return self.index.resource(location).dialect

    def _walk(self, start: SchemaNode) -> list[SchemaNode]:
        """Take in a subschema and all within it, and return them in the order of the document."""
        found, stack = [], [start]
        while stack:
            node = stack.pop()
            found.append(node)
            self.nodes[node.path] = node
            if node.location is not None:
                self.by_location[node.location] = node
            node.held = [
                SchemaNode(self, (*node.path, *steps), child, node, self._location(node, steps))
                for steps, child in subschemas(node.written, node.dialect)
                if isinstance(child, dict)
            ]
            stack += reversed(node.held)
        return found

    def _location(self, node: SchemaNode, steps: Path) -> Location | None:
        return self.index.child(node.location, *steps) if self.index and node.location else None

    def _walk_referenced(self) -> None:
        """Take in what is a subschema only because a reference leads into an unknown keyword."""
        pending = [node for node in self.nodes.values() if any(name in node.schema for name in REFERENCES)]
        while pending:
            node = pending.pop()
            for keyword in REFERENCES:
                reference = node.schema.get(keyword)
                if not isinstance(reference, str) or not reference.startswith("#/"):
                    continue
                target = node.target(keyword)
                if target is None or self.index is None or target in self.by_location:
                    continue
                path, schema = self._path_of(target), self.index[target]
                if path is not None and path not in self.nodes and isinstance(schema, dict):
                    new = self._walk(SchemaNode(self, path, schema, None, target))
                    pending += [each for each in new if "$ref" in each.schema]

    def _path_of(self, location: Location) -> Path | None:
        """Return the path of a location in this document's own root resource."""
        root = self.nodes[()].location
        if root is None or location.base != root.base:
            return None
        return tuple(steps_of(self.root, tokens_of(location.pointer)))

    @cached_property
    def referrers(self) -> dict[Path, list[SchemaNode]]:
        """The subschemas whose references lead to a subschema of this document, by its path."""
        found: dict[Path, list[SchemaNode]] = {}
        for node in self.nodes.values():
            for keyword in REFERENCES:
                target = node.target(keyword) if keyword in node.schema else None
                if target is not None and target in self.by_location:
                    found.setdefault(self.by_location[target].path, []).append(node)
        return found

    @cached_property
    def _targets(self) -> dict[Path, list[SchemaNode]]:
        found: dict[Path, list[SchemaNode]] = {}
        for target, referrers in self.referrers.items():
            for node in referrers:
                found.setdefault(node.path, []).append(self.nodes[target])
        return found

    def targets_of(self, node: SchemaNode) -> list[SchemaNode]:
        """Return the subschemas of the document that the references of one lead to.

        Args:
            node: The subschema.
        """
        return self._targets.get(node.path, [])

    def reached(self, node: SchemaNode, limit: int) -> list[SchemaNode]:
        """Return the subschemas of the document that one leads to by what it holds and by references, itself first.

        Args:
            node: The subschema.
            limit: How many are enough; one more may be there.
        """
        found = [node]
        seen = {id(node)}
        for each in found:
            if len(found) > limit:
                break
            new = [other for other in (*each.held, *self.targets_of(each)) if id(other) not in seen]
            seen.update(map(id, new))
            found += new
        return found

    @property
    def planner(self) -> Planner | None:
        """What plans subschemas, each once; None if they differ by dynamic scope."""
        if self._planner is None and self.index is not None:
            from cio_schemas.compiler.plan import Planner  # noqa: PLC0415 - few rules judge instances
            from cio_schemas.validators.compilation import NINETEEN  # noqa: PLC0415

            self._planner = Planner(self.index, NINETEEN, frozenset())
        return None if self._planner is None or self._planner.found_names else self._planner

    def is_led_into(self, path: Path) -> bool:
        """Return whether a named subschema or the target of a reference stands at a place or below it.

        Args:
            path: The steps to the place.
        """
        return path in self.referred or path in self.pointed or path in self.identified

    @cached_property
    def referred(self) -> PathIndex:
        """The paths of the subschemas that references of this document lead to."""
        return PathIndex(self.referrers)

    @cached_property
    def pointed(self) -> PathIndex:
        """The paths that references of other documents lead to."""
        return PathIndex(self.outside.pointed)

    @cached_property
    def identified(self) -> PathIndex:
        """The paths of the subschemas that have a name of their own, by which a reference may lead to them."""
        return PathIndex(node.path for node in self if node.is_identified)

    @cached_property
    def is_tracking(self) -> bool:
        """Whether an unevaluated* keyword, here or in another document, may depend on what is evaluated here."""
        kept = (node.schema[name] for node in self for name in UNEVALUATED if name in node.schema)
        return any(value is not True and value != {} for value in kept) or self.outside.tracks

    @cached_property
    def outside(self) -> Outside:
        """How other documents use this one."""
        return self._outside()

    def below(self, location: Location | None, *steps: str | int) -> Location | None:
        """Find the subschema that steps lead to from a place.

        Args:
            location: The place; of a schema elsewhere, one with its base URI.
            steps: Keywords, names and indices.

        Returns:
            Its location, or the place itself where the steps do not lead on: references need its base URI alone.
        """
        if self.index is None or location is None:
            return location
        try:
            return self.index.child(location, *steps)
        except (KeyError, IndexError, TypeError):
            return location

    def lead(self, base: Location, reference: str) -> Location | None:
        """Return the location that a `$ref` at a place leads to; None if there is none."""
        try:
            return self.resolve(base.base, reference, "$ref") if self.index else None
        except REFUSALS:
            return None

    def resolve(self, base: str, reference: str, keyword: str) -> Location:
        """Find where a reference leads; rules ask for the same again and again.

        Args:
            base: The base URI at its place.
            reference: It.
            keyword: One of REFERENCES.

        Raises:
            UnresolvableReferenceError: It leads nowhere.
        """
        assert self.index is not None
        key = base, reference, keyword
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self.index.resolve(base, reference, keyword).location
        return found

    def __iter__(self) -> Iterator[SchemaNode]:
        return iter(self.nodes.values())
