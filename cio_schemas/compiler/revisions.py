"""Variants of a compiled schema: with one subschema replaced, only the units that this changes are compiled anew.

A unit changes if the subschema is written in it, or if it is written by what another unit holds that does: a union
looks into its branches for what distinguishes them, and `unevaluated*` into all that applies in place. The units that
call those, directly or indirectly, stay as they are written and are linked anew; all others are shared.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cio_schemas.compiler.keywords.union import looked_at
from cio_schemas.compiler.linking import Pieces, UnitChanges
from cio_schemas.compiler.loops import called_by, parts, reached
from cio_schemas.compiler.nodes import SchemaPlan, Unit
from cio_schemas.runtime import NoStepsError, resumed
from cio_schemas.schema.dialects import subschemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cio_schemas.compiler.plan import Planner
    from cio_schemas.failures.failure import Failure, Site
    from cio_schemas.schema.resources import Location, Schema

Found = TypeVar("Found")

_UNEVALUATED = frozenset(("unevaluatedProperties", "unevaluatedItems"))


class Revised:
    """A variant of a schema as functions, each linked when it is first called.

    Args:
        unit: The unit of the schema's root.
        pieces: Its functions.

    Attributes:
        sites: The assertions that failures refer to, by number.
    """

    def __init__(self, unit: Unit, pieces: Pieces) -> None:
        self._unit = unit
        self._pieces = pieces
        self.sites: Mapping[int, Site] = pieces.sites

    def is_valid(self, instance: Any) -> bool:
        """Return whether an instance is valid.

        Raises:
            DepthError: The instance is nested too deeply.
            SharingError: The schema visits values so often that no walk comes to its end.
        """

        def accepts(instance: Any) -> bool:
            return self._pieces.accept(self._unit)(instance)  # which may have to be linked

        return self._run(instance, accepts)

    def collect(self, instance: Any) -> list[Failure]:
        """Return every failure of an instance.

        Raises:
            DepthError: The instance is nested too deeply.
            SharingError: The schema visits values so often that no walk comes to its end.
        """

        def collect(instance: Any) -> list[Failure]:
            failures: list[Failure] = []
            self._pieces.collect(self._unit)(instance, failures, (), ())
            return failures

        return self._run(instance, collect)

    def _run(self, instance: Any, function: Callable[[Any], Found]) -> Found:
        try:
            return self._pieces.run(function, instance)
        except (RecursionError, NoStepsError) as error:
            found: Found = resumed(partial(self._pieces.run, function), instance, error)
            return found


class _Touched(NamedTuple):
    """The units that change with a subschema, and those that call them, directly or indirectly."""

    changed: tuple[Unit, ...]
    around: frozenset[Unit]


class Revisions:
    """Compiles variants of a planned schema.

    Args:
        planner: What planned it.
        root: Its unit.
    """

    def __init__(self, planner: Planner, root: Unit) -> None:
        self._planner = planner
        self._root = root
        self._pieces = Pieces(root.location.base)
        self._held: dict[Unit, list[SchemaPlan]] = {}
        self._holding: dict[Location, dict[Unit, None]] = {}
        self._calling: dict[Unit, dict[Unit, None]] = {}
        self._looking: dict[Unit, dict[Unit, None]] = {}
        self._touched: dict[Location, _Touched] = {}
        for unit in reached(root):
            self._held[unit] = [part for part in parts(unit.node) if isinstance(part, SchemaPlan)]
            for called in called_by(unit):
                self._calling.setdefault(called, {})[unit] = None
            for plan in self._held[unit]:
                for other in looked_at(plan):
                    self._looking.setdefault(other, {})[unit] = None
                for location in self._depended(plan):
                    self._holding.setdefault(location, {})[unit] = None

    def _depended(self, plan: SchemaPlan) -> Iterator[Location]:
        """Yield where the schemas stand that a schema object in a unit consists of: itself, and booleans below it."""
        yield plan.location
        index = self._planner.index
        dialect = index.resource(plan.location).dialect
        for steps, schema in subschemas(plan.schema, dialect):
            if isinstance(schema, bool):
                yield index.child(plan.location, *steps)
        if "$ref" in plan.keywords and isinstance(plan.keywords["$ref"], bool):
            yield index.resolve(plan.location.base, plan.schema["$ref"]).location

    def sizes(self, location: Location) -> tuple[int, int]:
        """Return how many schema objects are compiled anew where a subschema is replaced, and how many units linked."""
        changed, around = self._of(location)
        return sum(len(self._held[unit]) for unit in changed), len(around)

    def replaced(self, location: Location, schema: Schema) -> Revised:
        """Compile the schema with one subschema replaced.

        Args:
            location: The subschema, which isn't the root of a resource if it is a boolean.
            schema: What takes its place: the same schema without some keywords, or a boolean.
        """
        changed, around = self._of(location)
        planner = self._planner.revised(self._planner.index.replaced(location, schema), changed)
        known = frozenset(planner.units.values())
        instead = {}
        for unit in changed:
            instead[unit] = new = planner.run(unit.location, unit.scope)
            new.tested = new.tested or unit.tested
        revision = UnitChanges(instead, frozenset(planner.units.values()) - known, around)
        return Revised(self._root, self._pieces.revised(revision))

    def _of(self, location: Location) -> _Touched:
        found = self._touched.get(location)
        if found is None:
            changed = _closed(self._holding.get(location, ()), self._looking)
            around = _closed(changed, self._calling)
            if any(map(self._has_unevaluated, around)):
                changed = _closed([*changed, *filter(self._has_unevaluated, around)], self._looking)
                around = _closed(changed, self._calling)
            found = self._touched[location] = _Touched(tuple(changed), frozenset(around).difference(changed))
        return found

    def _has_unevaluated(self, unit: Unit) -> bool:
        return any(not _UNEVALUATED.isdisjoint(plan.schema) for plan in self._held[unit])


def _closed(units: Iterable[Unit], further: Mapping[Unit, Iterable[Unit]]) -> dict[Unit, None]:
    """Return some units, and those that they lead to, directly or indirectly."""
    found = dict.fromkeys(units)
    pending = [*found]
    while pending:
        more = [each for each in further.get(pending.pop(), ()) if each not in found]
        found |= dict.fromkeys(more)
        pending += more
    return found
