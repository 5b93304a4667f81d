"""The documents that a schema consists of: copied, looked up, and told apart by dialect."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.schema.dialects import DRAFT_2020_12, EVERY_KEYWORD, subschemas
from cio_schemas.schema.references import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators.options import Known

MAX_DEPTH = 10_000
"""How deeply a schema may nest before it is refused unread: one that contains itself has no end."""


class Documents:
    """What references to other documents lead to: those of a registry, then what is bundled.

    Args:
        registry: see `Validator`.

    Attributes:
        used: our own copies of the registry's documents that were asked for, by URI.
    """

    def __init__(self, registry: Known) -> None:
        self._registry = registry
        self.used: dict[str, Schema] = {}

    def __call__(self, uri: str) -> Any:
        """The document at `uri`, None if it is not known; not to be changed."""
        if uri not in self.used:
            document = self._look_up(uri)
            if document is None:
                return catalog.known(uri)
            self.used[uri] = copied(document)
        return self.used[uri]

    def _look_up(self, uri: str) -> Any:
        document = self._registered(uri)
        if document is None and uri in self._written:
            return self._registered(self._written[uri])
        return document

    @cached_property
    def _written(self) -> dict[str, str]:
        """The registry's URIs as they are written, by what they are when they are resolved."""
        return {resolve("", str(written))[0]: written for written in self._registry or ()}

    def _registered(self, uri: str) -> Any:
        if self._registry is None or isinstance(self._registry, dict):
            return (self._registry or {}).get(uri)
        from referencing.exceptions import NoSuchResource, Unretrievable

        try:
            return self._registry.get_or_retrieve(uri).value.contents
        except (NoSuchResource, Unretrievable):
            return None


def by_dialect(schema: Schema) -> Iterator[Schema]:
    """Yield what each meta-schema has to judge: a schema, and every resource in it whose `$schema` is another.

    In what is yielded first, those resources are replaced by `true`, for one meta-schema can't judge two dialects
    (Core, section 9.3.3).

    Args:
        schema: the schema, which is copied where it has to be changed.
    """
    if not isinstance(schema, dict) or not any(True for _ in _embedded(schema)):
        yield schema
        return
    own: dict[str, Any] = copied(schema)
    found = list(_embedded(own))
    for holder, step, _ in found:
        holder[step] = True
    yield own
    for _, _, resource in found:
        yield from by_dialect(resource)


def _embedded(schema: dict[str, Any]) -> Iterator[tuple[Any, str | int, dict[str, Any]]]:
    """Yield the nearest resources of another dialect, each with what holds it and by which key or index."""
    dialect = schema.get("$schema", DRAFT_2020_12)
    stack = [schema]
    while stack:
        parent = stack.pop()
        for (*way, last), child in subschemas(parent, EVERY_KEYWORD):
            if isinstance(child, bool):
                continue
            if isinstance(child.get("$id"), str) and child.get("$schema", dialect) != dialect:
                yield (parent[str(way[0])] if way else parent), last, child
            else:
                stack.append(child)


def copied(schema: Any) -> Any:
    """A copy in plain dicts, lists, strings and numbers, without subclasses of these.

    By a stack of its own, since a schema may nest deeper than Python recurses.
    """
    holder: list[Any] = [None]
    stack: list[tuple[Any, Any, Any, int]] = [(holder, 0, schema, 0)]
    while stack:
        target, key, value, depth = stack.pop()
        if isinstance(value, dict):
            target[key] = copy = dict.fromkeys(map(_name, value))
            stack += [(copy, _name(name), member, depth + 1) for name, member in value.items()]
        elif isinstance(value, list):
            target[key] = items = [None] * len(value)
            stack += [(items, index, item, depth + 1) for index, item in enumerate(value)]
        else:
            target[key] = _exact(value)
        if depth > MAX_DEPTH:
            raise DepthError("the schema", None)
    return holder[0]


def _name(name: Any) -> Any:
    if not isinstance(name, str):
        raise CompileError(f"{name!r:.60} is no property name, which are strings")
    return _exact(name)


def _exact(value: Any) -> Any:
    """A string or a number as one of the exact type, where it is of a subclass such as an enumeration."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__float__(value)
    return int.__int__(value) if isinstance(value, int) and not isinstance(value, bool) else value
