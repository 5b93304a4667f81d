"""One version of a schema, with the documents that its references lead to."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cio_schemas.compatibility.versions.any_draft import normal
from cio_schemas.compatibility.versions.excerpts import excerpted, is_identified_within
from cio_schemas.exceptions import CompileError
from cio_schemas.schema import catalog
from cio_schemas.schema.dialects import subschemas
from cio_schemas.schema.drafts import DEFAULT_DIALECT, dialect_named
from cio_schemas.schema.pointer import json_pointer, steps_of, tokens_of, value_at
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.resources import Location
from cio_schemas.schema.uris import split
from cio_schemas.validators import Validator
from cio_schemas.validators.from_files import identified

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cio_schemas.compatibility.versions.any_draft import KeywordValue
    from cio_schemas.schema.dialects import Dialect, Retrieve
    from cio_schemas.schema.resources import Schema

Steps = tuple[str | int, ...]


class SchemaPlace(NamedTuple):
    """A place in one of the documents of a version.

    Attributes:
        document: The URI that the document was found at; empty for the schema itself.
        path: Property names and array indices, from its root.
    """

    document: str
    path: Steps

    def below(self, *steps: str | int) -> SchemaPlace:
        """Return the place some steps further down."""
        return SchemaPlace(self.document, (*self.path, *steps))

    @property
    def pointer(self) -> str:
        """The place as a reference writes it: `#/$defs/name`."""
        return f"{self.document}#{json_pointer(self.path)}"


ROOT = SchemaPlace("", ())
_ITSELF = "urn:cio-schemas:itself"
_PART = "urn:cio-schemas:part"


def _seen_from(base: str, uri: str) -> str:
    """Return a URI relative to another, if both are in the same tree: versions may be in two folders."""
    one, other = split(base), split(uri)
    if one[:2] != other[:2] or not one.path.startswith("/") or not other.path.startswith("/") or other.query:
        return uri
    return posixpath.relpath(other.path, posixpath.dirname(one.path))


class Version:
    """One version of a schema.

    Args:
        schema: The schema.
        retrieve: Returns the document at a URI, or None.
        dialect: The dialect of documents without `$schema`, as for `Validator`.
        uri: The base URI of relative references, unless there is an `$id`.
        validator: The Validator of the version, if it is compiled already.

    Attributes:
        documents: The schema, and the other documents that references led to so far, by their relative URIs.
        uris: The absolute URIs of the other documents.
        led_to: The places that are subschemas only because references lead there.
        retrieve: As given.
        dialect_name: As given.
        uri: As given.
    """

    def __init__(
        self,
        schema: Schema,
        retrieve: Retrieve = catalog.known,
        dialect: str = DEFAULT_DIALECT,
        uri: str = "",
        validator: Validator | None = None,
    ) -> None:
        self.retrieve, self.dialect_name, self.uri = retrieve, dialect, uri
        self._validator = validator
        self._index = Index(self._found, dialect=dialect_named(dialect))
        self._found_at: dict[str, Any] = {}
        self.documents: dict[str, Any] = {}
        self.uris: dict[str, str] = {}
        self.led_to: set[SchemaPlace] = set()
        self._locations: dict[SchemaPlace, Location] = {}
        self._places: dict[Location, SchemaPlace] = {}
        self._take("", schema, self._index.add(uri, schema))

    def _found(self, uri: str) -> Any:
        found = self.retrieve(uri)
        if found is None:
            return catalog.known(uri)
        self._found_at[uri] = found
        return found

    def _take(self, document: str, root: Any, start: Location) -> None:
        """Record the places of the subschemas of a document."""
        self.documents[document] = root
        stack = [(root, SchemaPlace(document, ()), start)]
        while stack:
            schema, place, location = stack.pop()
            self._locations[place] = location
            self._places.setdefault(location, place)
            if isinstance(schema, dict):
                stack += [
                    (child, place.below(*steps), self._index.child(location, *steps))
                    for steps, child in subschemas(schema, self._index.resource(location).dialect)
                ]

    def validator(self, documents: Mapping[str, Any] | None = None) -> Validator:
        """Compile the version.

        Args:
            documents: Documents to use instead of its own, by URI.

        Raises:
            jsonschema.SchemaError: The schema is not valid.
            CompileError: It can't be compiled.
            DepthError: It is nested too deeply.
        """
        if documents is None and self._validator is not None:
            return self._validator
        put = self.documents if documents is None else documents
        others = {uri: put[name] for name, uri in self.uris.items()}

        def retrieve(uri: str) -> Any:
            return others[uri] if uri in others else self.retrieve(uri)

        return Validator(identified(put[""], self.uri, self.dialect_name), registry=retrieve, dialect=self.dialect_name)

    def negation(self) -> Validator:
        """Compile a schema that accepts exactly what the version refuses."""
        return self._around({"not": {"$ref": _ITSELF}})

    def narrowed(self, more: Schema) -> Validator:
        """Compile a schema that accepts what both the version and another schema of its dialect accept."""
        return self._around({"allOf": [{"$ref": _ITSELF}, more]})

    def _around(self, schema: dict[str, Any]) -> Validator:
        root = identified(self.documents[""], self.uri, self.dialect_name)
        declared = root.get("$schema") if isinstance(root, dict) else None
        return Validator(
            {**({"$schema": declared} if declared else {}), **schema},
            registry=lambda uri: root if uri == _ITSELF else self.retrieve(uri),
            dialect=self.dialect_name,
        )

    def schema(self, place: SchemaPlace) -> Any:
        """Return the value at a place.

        Raises:
            LookupError: There is none.
        """
        return value_at(self.documents[place.document], place.path)

    def dialect(self, place: SchemaPlace) -> Dialect:
        """Return the dialect of the resource that a subschema is in."""
        return self._index.resource(self._location(place)).dialect

    def entries(self, place: SchemaPlace) -> dict[str, KeywordValue]:
        """Return the keywords of the schema object at a place, by their names in 2020-12."""
        return normal(self.schema(place), self.dialect(place))

    def _location(self, place: SchemaPlace) -> Location:
        """Return the location of the subschema at a place, or of the nearest enclosing one."""
        while place not in self._locations:
            place = place._replace(path=place.path[:-1])
        return self._locations[place]

    def target(self, place: SchemaPlace, reference: str, keyword: str = "$ref") -> SchemaPlace | None:
        """Return the place that a reference leads to; None if it is in a bundled schema, or does not exist.

        Args:
            place: The schema object that holds the reference.
            reference: The reference.
            keyword: The keyword that holds it.
        """
        try:
            location = self._index.resolve(self._location(place).base, reference, keyword).location
        except CompileError:
            return None
        return self._place(location)

    def _place(self, location: Location) -> SchemaPlace | None:
        if location in self._places:
            return self._places[location]
        root = Location(location.base, "")
        if root not in self._places:
            document = self._found_at.get(location.base)
            if document is None:  # a bundled schema or a meta-schema: the same in every version
                return None
            name = _seen_from(self.uri, location.base)
            self.uris[name] = location.base
            self._take(name, document, root)
        if location in self._places:
            return self._places[location]
        start = self._places[root]  # a subschema only because a reference leads there
        path = (*start.path, *steps_of(self.schema(start), tokens_of(location.pointer)))
        place = SchemaPlace(start.document, path)
        self._locations[place] = location
        self._places[location] = place
        self.led_to.add(place)
        return place

    @cached_property
    def is_resolving(self) -> bool:
        """Whether a reference or an identifier in the schema is resolved against the identifier of the schema."""
        stack = [self.documents[""]]
        is_root = True
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                names = ("$ref", "$dynamicRef") if is_root else ("$ref", "$dynamicRef", "$id", "id")
                texts = [value[name] for name in names if isinstance(value.get(name), str)]
                if any(not each.startswith("#") for each in texts):
                    return True
                stack += value.values()
            elif isinstance(value, list):
                stack += value
            is_root = False
        return False

    def leads_into(self, place: SchemaPlace) -> bool:
        """Return whether a place is, or holds, a subschema only because a reference leads there."""
        length = len(place.path)
        return any(each.document == place.document and each.path[:length] == place.path for each in self.led_to)

    @property
    def places(self) -> list[SchemaPlace]:
        """The places of subschemas, in all documents that are known so far."""
        return list(self._locations)

    def above(self, place: SchemaPlace) -> SchemaPlace | None:
        """Return the place of the enclosing subschema; None for the root of a document."""
        while place.path:
            place = place._replace(path=place.path[:-1])
            if place in self._locations:
                return place
        return None

    def excerpt(
        self, documents: Mapping[str, Any], place: SchemaPlace, part: dict[str, Any] | None = None
    ) -> dict[str, Any] | bool | None:
        """Return the subschema at a place as a schema of its own; None if it refers to more than definitions.

        Args:
            documents: Documents to use instead of those of the version.
            place: A place in one of them.
            part: The part of the subschema to keep; by default all of it.

        Raises:
            LookupError: There is no such place.
        """
        return excerpted(documents[place.document], place.path, self.dialect(place).identifier, part)

    def compiled(self, documents: Mapping[str, Any], place: SchemaPlace, small: dict[str, Any] | bool) -> Validator:
        """Compile an excerpt.

        Args:
            documents: As for `excerpt`.
            place: As for `excerpt`.
            small: The excerpt.

        Raises:
            Exception: As for `validator`.
        """
        return Validator(small, dialect=self._dialect_of(documents[place.document]))

    def alone(
        self, documents: Mapping[str, Any], place: SchemaPlace, part: dict[str, Any] | None = None
    ) -> Validator | None:
        """Compile the subschema at a place for which there is no excerpt.

        Args:
            documents: As for `excerpt`.
            place: As for `excerpt`.
            part: As for `excerpt`.

        Returns:
            The Validator; None for a part of a subschema that has, or is in one that has, an identifier of its own.

        Raises:
            Exception: As for `validator`; LookupError if the place does not exist.
        """
        root, path = documents[place.document], place.path
        value_at(root, path)
        if part is not None:
            if is_identified_within(root, path, self.dialect(place).identifier):
                return None
            documents, path = {**documents, place.document: {**root, _PART: part}}, (_PART,)
        whole = {
            name: identified(each, self.uris.get(name, self.uri), self.dialect_name) for name, each in documents.items()
        }
        uris = {**{uri: name for name, uri in self.uris.items()}, _ITSELF: place.document}
        declared = root.get("$schema") if isinstance(root, dict) else None
        return Validator(
            {**({"$schema": declared} if declared else {}), "$ref": f"{_ITSELF}#{quote(json_pointer(path))}"},
            registry=lambda uri: whole[uris[uri]] if uri in uris else self.retrieve(uri),
            dialect=self.dialect_name,
        )

    def _dialect_of(self, root: Any) -> str:
        declared = root.get("$schema") if isinstance(root, dict) else None
        return declared if isinstance(declared, str) else self.dialect_name

    def reached(self) -> Iterator[str]:
        """Yield the names of all other documents that references lead to, directly or indirectly."""
        seen = 0
        while seen < len(self._locations):
            places = list(self._locations)[seen:]
            seen += len(places)
            for place in places:
                schema = self.schema(place)
                if isinstance(schema, dict):
                    for keyword in ("$ref", "$dynamicRef"):
                        if isinstance(schema.get(keyword), str):
                            self.target(place, schema[keyword], keyword)
        yield from (name for name in self.documents if name)
