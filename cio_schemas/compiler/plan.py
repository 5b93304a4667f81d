"""From resolved schemas to a plan: what to assert, where, and which parts share a function.

The plan holds no source text: references are resolved (a `$dynamicRef` by its dynamic scope), keywords of vocabularies
that are not in use are gone, patterns and formats are compiled, and recursion is cut into units. The emitter writes
Python from it; another back end could read the same plan.
"""

from __future__ import annotations

from collections import deque

from cio_schemas.compiler.keyword_plans import OLD_ARRAYS, PLANNERS, join_exclusive_bounds, modernize_arrays
from cio_schemas.compiler.nodes import Place, SchemaPlan, Unit
from cio_schemas.exceptions import CompileError, UnresolvableReferenceError
from cio_schemas.schema.dialects import subschemas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Any

    from cio_schemas.compiler.nodes import Child, EvaluatedMembers, Formats, Scope
    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location

MAX_DEPTH = 8
"""How many levels of subschemas one function holds: Python allows 20 nested loops, and a reader fewer."""
MAX_SIZE = 60
"""How many subschemas one function holds before the rest gets functions of their own."""
MAX_SCOPED = 1000
"""How many functions there may be beyond one for each subschema, because what a dynamic reference leads to differs."""
SMALL = 6
"""The most subschemas of a referenced schema that is inlined where it is used, as one used only once always is."""


# Keywords that a test can hold in one Python expression: see `Planner.branch`.
_SIMPLE = frozenset(
    (
        *("type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "minProperties", "maxProperties"),
        "required",
    )
)


def plan(index: Index, root: Location, formats: Formats, scope: Scope = ()) -> Unit:
    """Plan the functions that validate against the schema at `root`.

    Args:
        index: The schema's documents; references may add more to it.
        root: The schema.
        formats: How `format` is treated.
        scope: The dynamic scope it is entered in.

    Returns:
        The unit of `root`; all others are reached from it.

    Raises:
        CompileError: A reference leads nowhere or in a loop, or a pattern can't be matched in bounded time.
    """
    return planned(index, root, formats, scope)[1]


def planned(index: Index, root: Location, formats: Formats, scope: Scope = ()) -> tuple[Planner, Unit]:
    """Plan as `plan` does, as often as it takes to know all dynamic anchors that matter.

    Returns:
        The planner, which can plan more subschemas of the same documents, and the unit of `root`.
    """
    planner = Planner(index, formats, frozenset())
    while True:
        unit = planner.run(root, scope)
        if planner.found_names <= planner.dynamic_names:
            return planner, unit
        names = planner.dynamic_names | planner.found_names
        planner = Planner(index, formats, names, scoped=planner.scoped)


class Planner:
    """Plans one schema; see `plan`.

    Args:
        index: The schema's documents.
        formats: How `format` is treated.
        dynamic_names: The dynamic anchors that matter: only these distinguish scopes.
        scoped: How many units were planned before for a subschema that had another one, in another scope.

    Attributes:
        found_names: The dynamic anchors that were found to matter.
    """

    def __init__(self, index: Index, formats: Formats, dynamic_names: frozenset[str], *, scoped: int = 0) -> None:
        self.index = index
        self.formats = formats
        self.dynamic_names = dynamic_names
        self.found_names: set[str] = set()
        self.scoped = scoped
        self.planned: set[Location] = set()
        self.units: dict[tuple[Location, Scope], Unit] = {}
        self.queue: deque[Unit] = deque()
        self.size = 0
        self._keywords: dict[str, frozenset[str]] = {}
        self._small: dict[Location, bool] = {}
        self.evaluated: dict[Any, EvaluatedMembers] = {}

    def revised(self, index: Index, changed: Container[Unit]) -> Planner:
        """Return a planner of the same schema with some subschemas replaced.

        Args:
            index: Its documents, with what takes their place.
            changed: The units that have to be planned anew; all others stay.
        """
        other = Planner(index, self.formats, self.dynamic_names, scoped=self.scoped)
        other.units = {key: unit for key, unit in self.units.items() if unit not in changed}
        return other

    def run(self, root: Location, scope: Scope) -> Unit:
        """Plan the unit of `root` and, by a queue rather than by recursion, all that it calls.

        Raises:
            CompileError: As `plan` does; what was planned before stays as it was.
        """
        known = len(self.units)
        try:
            return self._run(root, scope)
        except BaseException:
            self.queue.clear()
            for key in list(self.units)[known:]:
                del self.units[key]
            raise

    def _run(self, root: Location, scope: Scope) -> Unit:
        first = self.unit(root, scope)
        while self.queue:
            unit = self.queue.popleft()
            self.size = 0
            schema = self.index[unit.location]
            place = Place(unit, 0, in_place=True, open=())
            unit.node = schema if isinstance(schema, bool) else self.node(unit.location, schema, unit.scope, place)
        return first

    def unit(self, location: Location, scope: Scope) -> Unit:
        """Return the unit of a subschema in a dynamic scope."""
        key = location, self.enter(scope, location)
        if key not in self.units:
            self.scoped += location in self.planned
            if self.scoped > MAX_SCOPED:
                message = (
                    f"dynamic references make subschemas differ by dynamic scope, in more than {MAX_SCOPED:,} ways"
                )
                raise CompileError(message, str(location))
            self.planned.add(location)
            self.units[key] = Unit(*key)
            self.queue.append(self.units[key])
        return self.units[key]

    def enter(self, scope: Scope, location: Location) -> Scope:
        """The dynamic scope within the resource of `location`: the first to name an anchor wins (Core, 8.2.3.2)."""
        anchors = self.index.resource(location).dynamic_anchors
        if not anchors or not self.dynamic_names:
            return scope
        known = dict(scope)
        new = {name: target for name, target in anchors.items() if name in self.dynamic_names and name not in known}
        return tuple(sorted((known | new).items())) if new else scope

    def keywords(self, location: Location) -> frozenset[str]:
        """Return the keywords that decide what is valid, in the dialect of a subschema."""
        found = self._keywords.get(location.base)
        if found is None:
            dialect = self.index.resource(location).dialect
            found = dialect.deciding
            if dialect.draft == 7 and self.formats.asserts:
                found |= {"contentEncoding", "contentMediaType"}
            self._keywords[location.base] = found
        return found

    def child(self, location: Location, scope: Scope, place: Place, *, in_place: bool = False) -> Child:
        """Plan a subschema: in place if it is small enough and not being planned already, otherwise as a call."""
        schema = self.index[location]
        if isinstance(schema, bool):
            return schema
        if self.keywords(location).isdisjoint(schema):
            return True
        here = place.in_place and in_place
        shared = self.index.is_shared(location) and not self.is_small(location)
        if shared or location in place.open or place.depth >= MAX_DEPTH or self.size >= MAX_SIZE:
            return self.call(location, scope, place, here)
        inner = Place(place.unit, place.depth + 1, here, place.open)
        return self.node(location, schema, self.enter(scope, location), inner)

    def call(self, location: Location, scope: Scope, place: Place, in_place: bool) -> Unit:
        """Plan a subschema as a call."""
        unit = self.unit(location, scope)
        if in_place:
            place.unit.in_place[unit] = None
        return unit

    def branch(self, location: Location, scope: Scope, place: Place, *, in_place: bool = True) -> Child:
        """Plan a subschema whose verdict is needed as a value: an expression if that is simple, otherwise a call."""
        schema = self.index[location]
        if isinstance(schema, bool):
            return schema
        names = self.keywords(location).intersection(schema)
        if not names:
            return True
        if _SIMPLE.issuperset(names) and len(names) <= 4:  # a longer line is not a pleasure to read
            return self.child(location, scope, place, in_place=in_place)
        unit = self.call(location, scope, place, place.in_place and in_place)
        unit.tested = True
        return unit

    def member(self, location: Location, scope: Scope, place: Place) -> Child:
        """Plan one of many properties: those that are simple don't count, as those that are alike are written once."""
        size, self.size = self.size, 0
        child = self.branch(location, scope, place._replace(depth=0), in_place=False)
        self.size = size + (not isinstance(child, SchemaPlan))
        return child

    def target(self, origin: Location, keyword: str, reference: str, scope: Scope) -> Location:
        """Return the location that a reference leads to in a dynamic scope."""
        try:
            target = self.index.resolve(origin.base, reference, keyword)
        except CompileError as error:
            raise type(error)(error.message, error.location or str(origin.child(keyword))) from error.__cause__
        name = target.dynamic_anchor
        if name is None:
            return target.location
        self.found_names.add(name)
        known = dict(scope)
        if target.scoped and name not in known and name in self.dynamic_names:
            message = f"{keyword} {reference!r}: nothing in the dynamic scope has the $dynamicAnchor {name!r}"
            raise UnresolvableReferenceError(message, str(origin.child(keyword)))
        return known.get(name, target.location)

    def is_small(self, location: Location) -> bool:
        """Return whether a subschema has at most `SMALL` subschemas."""
        found = self._small.get(location)
        if found is None:
            found = self._small[location] = self._count_small(location)
        return found

    def _count_small(self, location: Location) -> bool:
        stack, size = [self.index[location]], 0
        dialect = self.index.resource(location).dialect
        while stack and size <= SMALL:
            schema = stack.pop()
            size += 1
            if isinstance(schema, dict):
                stack += [child for _, child in subschemas(schema, dialect)]
        return size <= SMALL

    def node(self, location: Location, schema: dict[str, Any], scope: Scope, place: Place) -> SchemaPlan:
        """Plan one schema object: each keyword through its row of `PLANNERS`, others by value."""
        self.size += 1
        node = SchemaPlan(location, schema)
        place = Place(
            place.unit, place.depth, place.in_place, (*place.open, location)
        )  # `_replace` takes five times as long
        deciding = self.keywords(location)
        dialect = self.index.resource(location).dialect
        lone = dialect.is_lone(schema)
        for keyword, given in schema.items():
            if keyword in deciding and (keyword == "$ref" or not lone):
                make = PLANNERS.get(keyword)
                value = given if make is None else make(self, node, keyword, scope, place)
                if make is None or value is not None:
                    node.keywords[keyword] = value
        if dialect.draft == 4:
            join_exclusive_bounds(node)
        if dialect.draft < 2020 and not OLD_ARRAYS.isdisjoint(schema):
            modernize_arrays(node)
        return node
