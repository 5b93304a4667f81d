"""Two schemas as one: the subschemas of both, distinguished by their locations, so that goals can be of either.

Each keeps its own dialect, references and `$id`s: two versions of a schema usually have the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.schema.resources import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.compiler.nodes import Format, Scope
    from cio_schemas.failures.failure import Functions
    from cio_schemas.schema.ref_resolution import Resolved
    from cio_schemas.schema.resources import Resource, Schema
    from cio_schemas.strategies.shapes.goals import Goal, Literal

from cio_schemas.strategies.analysis.equal_subschemas import alike
from cio_schemas.strategies.analysis.subschemas import Subschemas

_SECOND = "\0"
"""The prefix of the base of locations in the second schema, which no URI has."""


def of_second(location: Location) -> Location:
    """Return the location in the pair of a location in the second schema."""
    return Location(_SECOND + location.base, location.pointer)


def is_second(location: Location) -> bool:
    """Return whether a location in a pair is one in the second schema."""
    return location.base.startswith(_SECOND)


def plain(location: Location) -> Location:
    """Return the location in its own schema of a location in a pair."""
    return Location(location.base[1:], location.pointer) if is_second(location) else location


class PairedIndex:
    """The indexes of two schemas, as one."""

    def __init__(self, first: Subschemas, second: Subschemas) -> None:
        self._first, self._second = first.index, second.index

    def __iter__(self) -> Iterator[tuple[Location, dict[str, Any]]]:
        yield from self._first
        yield from ((of_second(location), schema) for location, schema in self._second)

    def __getitem__(self, location: Location) -> Schema:
        return self._second[plain(location)] if is_second(location) else self._first[location]

    def child(self, location: Location, *steps: str | int) -> Location:
        """See `Index`."""
        if is_second(location):
            return of_second(self._second.child(plain(location), *steps))
        return self._first.child(location, *steps)

    def resource(self, location: Location) -> Resource:
        """See `Index`."""
        return self._second.resource(plain(location)) if is_second(location) else self._first.resource(location)

    def resolve(self, base: str, reference: str, keyword: str = "$ref") -> Resolved:
        """See `Index`."""
        if not base.startswith(_SECOND):
            return self._first.resolve(base, reference, keyword)
        found = self._second.resolve(base[1:], reference, keyword)
        return found._replace(location=of_second(found.location))


class PairedPlanner(NamedTuple):
    """The planners of two schemas, as one; a scope is only ever seen by the planner of its own schema."""

    first: Subschemas
    second: Subschemas

    @property
    def dynamic_names(self) -> frozenset[str]:
        """See `Planner`."""
        return self.first.planner.dynamic_names | self.second.planner.dynamic_names

    def enter(self, scope: Scope, location: Location) -> Scope:
        """See `Planner`."""
        if is_second(location):
            return self.second.planner.enter(scope, plain(location))
        return self.first.planner.enter(scope, location)

    def keywords(self, location: Location) -> frozenset[str]:
        """See `Planner`."""
        if is_second(location):
            return self.second.planner.keywords(plain(location))
        return self.first.planner.keywords(location)

    def target(self, origin: Location, keyword: str, reference: str, scope: Scope) -> Location:
        """See `Planner`."""
        if is_second(origin):
            return of_second(self.second.planner.target(plain(origin), keyword, reference, scope))
        return self.first.planner.target(origin, keyword, reference, scope)


class PairedSubschemas(Subschemas):
    """The subschemas of two schemas.

    Args:
        first: The subschemas of the first schema, whose locations do not change.
        second: The subschemas of the second schema; see `of_second`.
    """

    def __init__(self, first: Subschemas, second: Subschemas) -> None:
        found_of_first = {"has_unevaluated", "tells_equal_numbers"}
        self.__dict__.update({name: value for name, value in vars(first).items() if name not in found_of_first})
        self.first, self.second = first, second
        self.index = PairedIndex(first, second)  # type: ignore[assignment]  # which does what is asked of it here
        self.planner = PairedPlanner(first, second)  # type: ignore[assignment]  # as above
        self._steps = {}
        self._share_formats = first.formats is second.formats
        self._first_of: dict[Location, Location] = {}
        if not self.planner.dynamic_names:
            self._first_of = alike(self, (first.start, of_second(second.start)))

    @property
    def starts(self) -> tuple[Goal, Goal]:
        """The goals of the two schemas: that the first holds, and that the second does."""
        return self.goal(self.first.start, ()), self.goal(of_second(self.second.start), ())

    def goal(self, location: Location, scope: Scope, *, holds: bool = True) -> Goal:
        """See `Subschemas`; equivalent subschemas have equal goals."""
        return super().goal(self._first_of.get(location, location), scope, holds=holds)

    def format(self, location: Location, name: str) -> Format | None:
        """See `Subschemas`."""
        return self._of(location).format(plain(location), name)

    def opaque(self, location: Location, known: Format) -> str:
        """See `Subschemas`; formats that one checker checks are the same in both schemas."""
        name = super().opaque(location, known)
        return f"{name[:-1]} for the other schema)" if is_second(location) and not self._share_formats else name

    def judge(self, literal: Literal) -> Callable[[Any], bool]:
        """See `Subschemas`."""
        return self._of(literal.location).judge(literal._replace(location=plain(literal.location)))

    def functions(self, location: Location, scope: Scope = ()) -> Functions:
        """See `Subschemas`."""
        return self._of(location).functions(plain(location), scope)

    def steps_to_judge(self, literal: Literal) -> int:
        """See `Subschemas`."""
        return self._of(literal.location).steps_to_judge(literal._replace(location=plain(literal.location)))

    def _of(self, location: Location) -> Subschemas:
        return self.second if is_second(location) else self.first
