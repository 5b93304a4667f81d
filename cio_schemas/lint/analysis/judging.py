"""Predicates that test whether a subschema accepts an instance: compiled on first use, within bounds."""

from __future__ import annotations

import marshal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.kernel.fallback import acceptor
from cio_schemas.lint.document import REFUSALS
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.validators.compilation import NINETEEN, functions, metaschema_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.compiled import Acceptors
    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect
    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location

    Judge: TypeAlias = Callable[[Any], bool]

MAX_JUDGED: Final = 20_000  # subschemas of one document that are compiled to judge instances, counted each time

_ANNOTATIONS: Final = frozenset(
    name for name, keyword in KEYWORDS.items() if keyword.kind in ("annotation", "comment") and keyword.shape == "value"
)
_NO_DOCUMENTS: Final = Documents(None)
_CONTEXTUAL: Final = frozenset({"$ref", "$dynamicRef", "$recursiveRef", "$id", "$schema"})


class Judges:
    """The judges of a document's subschemas.

    Args:
        document: The document.
        limit: How many subschemas may be compiled.
    """

    def __init__(self, document: Document, limit: int = MAX_JUDGED) -> None:
        self._document = document
        self._left = self._limit = limit
        self._known: dict[Path, Judge | None] = {}
        self._acceptors: Acceptors | None = None

    @property
    def is_exhausted(self) -> bool:
        """Whether there was more to compile than the limit."""
        return self._limit > 0 > self._left

    def accepts(self, node: SchemaNode) -> Judge | None:
        """Return a predicate for what a subschema accepts; None if it can't be compiled, or the limit is reached.

        Args:
            node: The subschema.
        """
        key = node.path
        if key not in self._known:
            self._known[key] = self._compiled(node)
        return self._known[key]

    def _compiled(self, node: SchemaNode) -> Judge | None:
        reached = self._document.reached(node, self._left)
        self._left -= len(reached)
        if self._left < 0:
            return None
        if all(_CONTEXTUAL.isdisjoint(each.schema) for each in reached):
            return judge_of(
                {name: value for name, value in node.schema.items() if name not in _ANNOTATIONS}, node.dialect
            )
        index = self._document.index
        if index is None or node.location is None:
            return None
        try:
            return self._shared(index, node.location)
        except REFUSALS:
            return None

    def _shared(self, index: Index, location: Location) -> Judge:
        """Compile a subschema, except for what others refer to as well and is compiled already."""
        from cio_schemas.compiler.compiled import Acceptors  # noqa: PLC0415 - imports all that writes Python
        from cio_schemas.compiler.compiled import compile as compiled  # noqa: PLC0415 - as above

        self._acceptors = self._acceptors or Acceptors("")
        planner = self._document.planner
        if planner is not None:
            unit = planner.run(location, ())
            if not planner.found_names:
                return acceptor(unit, self._acceptors)
        return compiled(index, location, NINETEEN).is_valid


def judge_of(schema: dict[str, Any], dialect: Dialect) -> Judge | None:
    """Return a predicate that tests whether a schema without references accepts an instance; None if it is invalid.

    Args:
        schema: The schema; one that is equal to an earlier one is not compiled again.
        dialect: How it is read, by its draft.
    """
    try:
        return _judge_of(marshal.dumps(schema, 0), dialect.draft)
    except ValueError:  # nested too deeply
        return None


@lru_cache(maxsize=4096)
def _judge_of(content: bytes, draft: int) -> Judge | None:
    schema = marshal.loads(content)  # noqa: S302 - written in this process
    try:
        if not metaschema_of(_URIS[draft], _NO_DOCUMENTS, _URIS[draft]).is_valid(schema):
            return None
        return functions(schema, _NO_DOCUMENTS, NINETEEN, _URIS[draft]).is_valid
    except REFUSALS:
        return None


_URIS: Final = {dialect.draft: dialect.uri for dialect in OFFICIAL.values()}
