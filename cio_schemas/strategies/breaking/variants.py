"""Variants of a schema: the same documents, read once, with one subschema replaced."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cio_schemas.compiler.compiled import compile as compiled
from cio_schemas.schema.pointer import steps_of, tokens_of, value_at
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.sharing import copied
from cio_schemas.strategies.analysis.lock import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.failures.failure import Functions
    from cio_schemas.schema.resources import Location, Schema
    from cio_schemas.strategies.analysis.subschemas import Subschemas


class Variants:
    """Compiles variants of a schema.

    Args:
        subschemas: The schema.
    """

    def __init__(self, subschemas: Subschemas) -> None:
        self._formats = subschemas.formats
        self._documents = {uri: copied(subschemas.retrieve(uri)) for uri in subschemas.retrieved}
        self._root = copied(subschemas.document)
        self._dialect = subschemas.dialect
        self._index = Index(self._documents.get, dialect=self._dialect)
        self._index.add("", self._root)
        for uri, document in self._documents.items():
            self._index.add(uri, document)

    def compiled(self, location: Location, change: Callable[[Schema], Schema]) -> Functions:
        """Compile the schema with one subschema changed.

        Args:
            location: The subschema, which isn't the root of its document where it is a boolean.
            change: From the subschema to what takes its place.
        """
        with LOCK, self._changed(location, change):
            index = Index(self._documents.get, dialect=self._dialect)
            return compiled(index, index.add("", self._root), self._formats)

    @contextmanager
    def _changed(self, location: Location, change: Callable[[Schema], Schema]) -> Iterator[None]:
        self._index.resolve(location.base, f"#{quote(location.pointer)}")
        target: Any = self._index[location]
        if isinstance(target, dict):
            before = dict(target)
            changed = change(before)
            assert isinstance(changed, dict)
            _fill(target, changed)
            try:
                yield
            finally:
                _fill(target, before)
            return
        whole = self._index[self._index.resource(location).root]
        *steps, last = steps_of(whole, tokens_of(location.pointer))
        holder: Any = value_at(whole, steps)
        holder[last] = change(target)
        try:
            yield
        finally:
            holder[last] = target


def _fill(target: dict[str, Any], schema: dict[str, Any]) -> None:
    target.clear()
    target.update(schema)
