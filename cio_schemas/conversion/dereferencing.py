"""Schemas without references: each is replaced by its target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.conversion.bundling import BundleError
from cio_schemas.schema.dialects import subschemas
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.sizes import value_count

if TYPE_CHECKING:
    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.resources import Location, Schema

MAX_VALUES = 1_000_000
"""How many JSON values a schema may be when its references are written out."""
MAX_DEPTH = 200
"""How many subschemas may be within each other when references are written out."""

_IDENTIFIERS = frozenset({"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema", "$defs", "definitions"})
_DYNAMIC = ("$dynamicRef", "$recursiveRef")


def dereferenced(root: Schema, uri: str, retrieve: Retrieve, default: str = DRAFT_2020_12) -> Schema:
    """Return a schema in which references are replaced by their targets.

    Siblings of a `$ref` are kept, in conjunction with its target; before 2019-09, where they are ignored, they are
    dropped. Definitions and anchors are dropped, as nothing refers to them any more.

    Args:
        root: The schema.
        uri: Where it was found.
        retrieve: From a URI to another document, None if it is not known.
        default: The URI of its dialect if it has no `$schema`.

    Raises:
        UnresolvableReferenceError: A reference leads nowhere.
        BundleError: There is a `$dynamicRef` or recursion, it mixes drafts, or the result would be too large.
    """
    index = Index(retrieve, dialect=default)
    start = index.add(uri, root)
    written = _Writer(index).written(start, ())
    schema = written.schema
    if not isinstance(root, dict):
        return schema
    dialect = index.resource(start).dialect
    kept = {name: root[name] for name in ("$schema", dialect.identifier) if name in root}
    if isinstance(schema, bool):
        schema = {} if schema else {"not": {}}
    return {**kept, **schema}


class _Written(NamedTuple):
    """A subschema without references, and how many JSON values it is."""

    schema: Schema
    size: int


class _Writer:
    """Writes the subschemas of an index without references, each once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._written: dict[Location, _Written] = {}

    def written(self, location: Location, around: tuple[Location, ...]) -> _Written:
        """Write the schema at a location.

        Args:
            location: The location.
            around: The locations that it is being written for.
        """
        if location not in self._written:
            if location in around:
                raise BundleError("it refers to itself, which can't be written out", str(location))
            if len(around) > MAX_DEPTH:
                raise BundleError(f"more than {MAX_DEPTH} subschemas are within each other", str(location))
            self._written[location] = self._write(location, (*around, location))
        return self._written[location]

    def _write(self, location: Location, around: tuple[Location, ...]) -> _Written:
        schema = self._index[location]
        if isinstance(schema, bool):
            return _Written(schema, 1)
        dialect = self._index.resource(location).dialect
        found = next((name for name in _DYNAMIC if name in schema and dialect.knows(name)), None)
        if found is not None and not dialect.is_lone(schema):
            raise BundleError(f"`{found}` depends on what refers to it, and can't be written out", str(location))
        target = self._target(location, around) if isinstance(schema.get("$ref"), str) else None
        if target is not None and dialect.is_lone(schema):
            return target
        copies, size = self._copies(location, schema, around)
        if target is not None:
            size += target.size
            if not copies:
                return target
            copies["allOf"] = [*copies.get("allOf", []), target.schema]
        if size > MAX_VALUES:
            raise BundleError(f"it would be more than {MAX_VALUES:,} values, written out", str(location))
        return _Written(copies, size)

    def _copies(
        self, location: Location, schema: dict[str, Any], around: tuple[Location, ...]
    ) -> tuple[dict[str, Any], int]:
        """Write the keywords of a subschema except for `$ref` and what names things."""
        dialect = self._index.resource(location).dialect
        dropped = _IDENTIFIERS | {"$ref", dialect.identifier}
        copies = {name: value for name, value in schema.items() if name not in dropped}
        size = 1
        inner = [(steps, child) for steps, child in subschemas(schema, dialect) if steps[0] in copies]
        for keyword in {str(steps[0]) for steps, _ in inner if len(steps) > 1}:
            copies[keyword] = copies[keyword].copy()
        for steps, _ in inner:
            child = self.written(self._index.child(location, *steps), around)
            size += child.size
            if len(steps) > 1:
                copies[str(steps[0])][steps[1]] = child.schema
            else:
                copies[str(steps[0])] = child.schema
        led = {str(steps[0]) for steps, _ in inner}
        return copies, size + sum(value_count(value) for name, value in copies.items() if name not in led)

    def _target(self, location: Location, around: tuple[Location, ...]) -> _Written:
        reference: str = self._index[location]["$ref"]  # type: ignore[index] # who asks has seen it
        target = self._index.resolve(location.base, reference).location
        own, other = self._index.resource(location).dialect, self._index.resource(target).dialect
        if own.uri != other.uri:
            message = f"$ref {reference!r} leads to a schema of another dialect, {other.uri}: upgrade both to one"
            raise BundleError(message, str(location.child("$ref")))
        return self.written(target, around)
