"""Variants of a schema: the same with one subschema replaced, for instance by what is left without an assertion."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.compiler.revisions import Revisions
from cio_schemas.strategies.analysis.dropped_assertion import without
from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.analysis.subschemas import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.revisions import Revised
    from cio_schemas.schema.resources import Location, Schema
    from cio_schemas.strategies.analysis.subschemas import Subschemas
    from cio_schemas.strategies.breaking.assertions import Assertion

KEPT = 1_000
"""How many variants are kept; others are compiled again where they are needed again."""

LINKED_A_STEP = 8
"""How many units, of those that call what changes, count as one step; instances call few of them."""

_EXCLUSIVE = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
"""The booleans that make the bounds of draft 4 exclusive."""


class Dropped(NamedTuple):
    """An assertion that is left out, in all places where it applies.

    Attributes:
        location: The schema object that holds it; for `false` the subschema itself.
        keyword: The keyword, by its name in 2020-12.
        spelled: How the dialect spells it.
        detail: Which part of it; empty for all of it.
    """

    location: Location
    keyword: str
    spelled: str
    detail: tuple[str, ...]

    @classmethod
    def of(cls, assertion: Assertion) -> Dropped:
        """Return what is left out without an assertion."""
        broken = assertion.broken
        return cls(assertion.location, broken.keyword, assertion.spelled, broken.detail)

    def rest(self, schema: Schema) -> Schema:
        """Return what is left of the subschema at the location."""
        if isinstance(schema, bool):
            return True
        rest = without(schema, self.spelled, self.detail)
        if self.spelled != self.keyword and self.spelled in _EXCLUSIVE:
            rest.pop(_EXCLUSIVE[self.spelled], None)
        return rest


class Variants:
    """Compiles variants of a schema.

    Args:
        subschemas: The schema.

    Attributes:
        without: Returns the functions of the schema without an assertion, which are kept for a while.
    """

    def __init__(self, subschemas: Subschemas) -> None:
        planner = subschemas.planner
        self._index = planner.index
        self._revisions = Revisions(planner, planner.run(subschemas.start, ()))
        self._counted: set[Dropped] = set()
        self.without = lru_cache(maxsize=KEPT)(self._without)

    def _without(self, dropped: Dropped) -> Revised:
        return self.changed(dropped.location, dropped.rest)

    def changed(self, location: Location, change: Callable[[Schema], Schema]) -> Revised:
        """Return the functions of the schema with one subschema changed.

        Args:
            location: The subschema, which isn't the root of its resource if it is a boolean.
            change: From the subschema to what takes its place.
        """
        with LOCK:
            return self._revisions.replaced(location, change(self._index[location]))

    def steps(self, dropped: Dropped) -> int:
        """Return how many steps it counts to compile the schema without an assertion: once for all its places."""
        if dropped in self._counted:
            return 0
        self._counted.add(dropped)
        compiled, linked = self._revisions.sizes(dropped.location)
        return STEPS * compiled + linked // LINKED_A_STEP
