"""Schema resources: their subschemas, what identifies these, and what a reference leads to.

`referencing` does the same for validators that walk schemas while they validate. Here the whole walk happens once, when
a schema is compiled; it needs the identity of every subschema, and must not cost the 0.1 s that importing `referencing`
takes. So a Registry of the user only supplies documents.
"""

from __future__ import annotations

from collections import Counter
from copy import copy

from cio_schemas.exceptions import CompileError, UnresolvableReferenceError
from cio_schemas.records import NamedTuple
from cio_schemas.schema.dialects import Dialect, Dialects, Retrieve, subschemas
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.pointer import escape, steps_of, tokens_of, value_at
from cio_schemas.schema.uris import resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Self, TypeAlias

Schema: TypeAlias = "dict[str, Any] | bool"
Check: TypeAlias = "Callable[[Any, str, str], None]"

MAX_BASES = 1000
"""The most base URIs of one object of a schema, if subschemas with different `$id`s share it."""

_IDENTIFYING = frozenset(("$anchor", "$dynamicAnchor", "$recursiveAnchor", "$id", "id", "$ref"))
"""The keywords that `Index._note_anchors` looks at: most schema objects have none of them."""

RECURSIVE_ANCHOR = "#recursive"
"""The dynamic anchor equivalent to `$recursiveAnchor: true`; no real anchor can have a "#" in its name."""


Steps: TypeAlias = tuple[str | int, ...]
_NOWHERE: dict[Steps, Location] = {}


class Location(NamedTuple):
    """The absolute location of a subschema: its resource's URI and the JSON Pointer from that resource's root."""

    base: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.base}#{self.pointer}"

    def child(self, *tokens: str | int) -> Location:
        """Return the location some steps further down."""
        pointer = self.pointer
        for token in tokens:
            pointer += f"/{token}" if token.__class__ is int else f"/{escape(str(token))}"
        return Location(self.base, pointer)


class Resource(NamedTuple):
    """One schema resource: all that shares a base URI (Core, section 4.3.5)."""

    root: Location
    dialect: Dialect
    anchors: dict[str, Location]
    dynamic_anchors: dict[str, Location]


def unchecked(_schema: Any, _uri: str, _dialect: str) -> None:
    """Check nothing."""


class Resources:
    """Every subschema that the documents seen so far hold, by location.

    Args:
        retrieve: A function from a URI to a document; None from it means that the URI is not known. It may be called
            while references are resolved.
        check: Raises unless a schema is valid, given with its URI and the URI of its default dialect; called for
            schemas that only a reference leads to.
        dialect: The URI of the dialect of documents without `$schema` that nothing refers to.
    """

    def __init__(
        self,
        retrieve: Retrieve,
        check: Check = unchecked,
        dialect: str = DRAFT_2020_12,
    ) -> None:
        self._retrieve = retrieve
        self._check = check
        self._default = dialect
        self._resources: dict[str, Resource] = {}
        self._contents: dict[Location, Schema] = {}
        self._standing: dict[tuple[str, int], Location] = {}  # of objects, by the base URI that they are written under
        self._bases: dict[int, int] = {}
        self._below: dict[Location, dict[Steps, Location]] = {}  # of each schema object, where its subschemas are
        self._shared: set[Location] = set()
        self._dialects = Dialects(retrieve, dialect)
        self.references: Counter[tuple[str, str]] = Counter()

    def __iter__(self) -> Iterator[tuple[Location, dict[str, Any]]]:
        """Yield each schema object with its location."""
        for location, schema in self._contents.items():
            if isinstance(schema, dict):
                yield location, schema

    def __getitem__(self, location: Location) -> Schema:
        return self._contents[location]

    def child(self, location: Location, *steps: str | int) -> Location:
        """Return the location that `steps` lead to from `location`, by the resource it belongs to."""
        written = self._below.get(location, _NOWHERE).get(steps)
        if written in self._contents:
            return written
        value: Any = self._contents[location]
        for step in steps:
            value = value[step]
        return self._location_of(value, location.child(*steps))

    def _location_of(self, value: Any, written: Location) -> Location:
        """Return the canonical location of a value: it differs if the value has an `$id`, or is shared."""
        return self._standing.get((written.base, id(value)), written)

    def is_shared(self, location: Location) -> bool:
        """Return whether the subschema at `location` is one Python object that is at other places too."""
        return location in self._shared

    def count_references(self, location: Location) -> int:
        """Return how many `$ref`s spell out `location`; those by an anchor aren't counted."""
        return self.references[location]

    def resource(self, location: Location) -> Resource:
        """Return the resource that holds `location`."""
        return self._resources[location.base]

    def add(self, uri: str, document: Any, dialect: str | None = None) -> Location:
        """Take in `document`, known by `uri` and by its own `$id`, with all it embeds.

        Args:
            uri: Where it was found.
            document: The document.
            dialect: The URI of its dialect if it has no `$schema`: that of what refers to it.

        Returns:
            The location of its root.

        Raises:
            UnknownDialectError: A `$schema` names no known meta-schema.
            UnknownVocabularyError: A meta-schema requires an unknown vocabulary.
            UnresolvableReferenceError: The document is neither an object nor a boolean.
            CompileError: Two different schemas of it have the same `$id`.
        """
        if not isinstance(document, dict | bool):
            message = f"the document at {uri!r} is not a schema: expected an object or a boolean"
            raise UnresolvableReferenceError(message)
        declared = document.get("$schema") if isinstance(document, dict) else None
        own = self._declared(declared, Location(uri, "")) if isinstance(declared, str) else None
        own = own or self.dialect(dialect or self._default)
        identifier = own.identifier_of(document)
        base = uri if identifier is None else resolve(uri, identifier)[0]
        root = Location(base, "")
        if base not in self._resources:
            self._resources[base] = Resource(root, own, {}, {})
            self._walk(document, root)
        self._resources.setdefault(uri, self._resources[base])
        return root

    def replaced(self, location: Location, schema: Schema) -> Self:
        """Return the same resources with another schema in the place of one.

        Args:
            location: The schema, which isn't the root of a resource if it is a boolean.
            schema: What takes its place: the same schema without some of its keywords, or a boolean.
        """
        other = copy(self)
        other._contents = self._contents | {location: schema}  # noqa: SLF001 - our own
        root = self._resources[location.base].root
        steps = [*steps_of(self[root], tokens_of(location.pointer))]
        changed: Any = schema
        for depth in reversed(range(len(steps))):
            around = value_at(self[root], steps[:depth]).copy()
            around[steps[depth]] = changed
            written, changed = root.child(*steps[:depth]), around
            if written in self._contents:
                other._contents[written] = changed  # noqa: SLF001
        return other

    def _walk(self, document: Schema, root: Location) -> None:
        """Register `document` and all its subschemas; a stack, since a hostile schema may nest thousands deep."""
        stack: list[tuple[Schema, Location]] = [(document, root)]
        while stack:
            schema, written = stack.pop()
            if isinstance(schema, bool):
                self._contents[written] = schema
            elif not self._meets_again(schema, written):
                location = written if "$id" not in schema and "id" not in schema else self._enter(schema, written)
                self._standing[written.base, id(schema)] = location
                self._contents[location] = schema
                resource = self._resources[location.base]
                if not _IDENTIFYING.isdisjoint(schema):
                    self._note_anchors(schema, location, resource)
                direct = subschemas(schema, resource.dialect)
                children = [(steps, child, location.child(*steps)) for steps, child in direct]
                if children:
                    self._below[location] = {steps: below for steps, _, below in children}
                    stack += [(child, below) for _, child, below in reversed(children)]

    def _meets_again(self, schema: dict[str, Any], written: Location) -> bool:
        """Return whether an object was met before under the same base URI."""
        known = self._standing.get((written.base, id(schema)))
        if known is not None:
            self._shared.add(known)
            return True
        self._bases[id(schema)] = bases = self._bases.get(id(schema), 0) + 1
        if bases > MAX_BASES:
            message = f"one object of the schema is shared by more than {MAX_BASES:,} resources, each with its own $id"
            raise CompileError(message, str(written))
        return False

    def _enter(self, schema: dict[str, Any], location: Location) -> Location:
        """Return the location of `schema`, which is the root of its own resource if it has an `$id`."""
        outer = self._resources[location.base].dialect
        if location == self._resources[location.base].root:
            return location
        declared = schema.get("$schema")
        is_resource = isinstance(schema.get("$id"), str) or isinstance(schema.get("id"), str)
        dialect = self._declared(declared, location) if isinstance(declared, str) and is_resource else outer
        identifier = dialect.identifier_of(schema)
        if identifier is None or identifier[:1] == "#":
            return location
        base, _ = resolve(location.base, identifier)
        root = Location(base, "")
        if self._contents.get(root) is schema:  # met before, inside an unknown keyword or under another base URI
            return root
        if base in self._resources:
            message = f"{dialect.identifier} {identifier!r} is taken: another schema is {base!r} already"
            raise CompileError(message, str(location.child(dialect.identifier)))
        self._resources[base] = Resource(root, dialect, {}, {})
        return root

    def _note_anchors(self, schema: dict[str, Any], location: Location, resource: Resource) -> None:
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = schema.get(keyword)
            if isinstance(name, str) and keyword not in resource.dialect.foreign:
                resource.anchors.setdefault(name, location)
                if keyword == "$dynamicAnchor":
                    resource.dynamic_anchors.setdefault(name, location)
        name = resource.dialect.anchor_of(schema)
        if name:
            resource.anchors.setdefault(name, location)
        if schema.get("$recursiveAnchor") is True and "$recursiveAnchor" not in resource.dialect.foreign:
            resource.dynamic_anchors.setdefault(RECURSIVE_ANCHOR, location)
        reference = schema.get("$ref")
        if isinstance(reference, str):
            self.references[resolve(location.base, reference)] += 1

    def _declared(self, uri: str, root: Location) -> Dialect:
        """Return the dialect that the `$schema` of a resource names."""
        try:
            return self.dialect(uri)
        except CompileError as error:
            raise type(error)(error.message, error.location or str(root.child("$schema"))) from error.__cause__

    def dialect(self, uri: str) -> Dialect:
        """Return the dialect that the meta-schema at `uri` describes; see `Dialects`."""
        return self._dialects.of(uri)
