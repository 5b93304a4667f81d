"""From resolved schemas to a plan: what to assert, where, and which parts share a function.

The plan holds no source text: references are resolved (a `$dynamicRef` by its dynamic scope), keywords of vocabularies
that are not in use are gone, patterns and formats are compiled, and recursion is cut into units. The emitter writes
Python from it; another back end could read the same plan.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler import evaluated as evaluation
from cio_schemas.compiler.instance_types import INTEGER_LITERAL
from cio_schemas.compiler.nodes import (
    WIDE,
    Child,
    EvaluatedMembers,
    Format,
    Formats,
    Place,
    SchemaPlan,
    Scope,
    UnevaluatedKeyword,
    Unit,
)
from cio_schemas.compiler.patterns import pattern_at
from cio_schemas.exceptions import CompileError, UnresolvableReferenceError
from cio_schemas.formats import BASE64, BASE64_JSON, JSON_TEXT
from cio_schemas.schema.dialects import subschemas
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas import ecma
    from cio_schemas.schema.resources import Index, Location

MAX_DEPTH = 8
"""How many levels of subschemas one function holds: Python allows 20 nested loops, and a reader fewer."""
MAX_SIZE = 60
"""How many subschemas one function holds before the rest gets functions of their own."""
MAX_SCOPED = 1000
"""How many functions there may be beyond one for each subschema, because what a dynamic reference leads to differs."""
SMALL = 6
"""A referenced schema of at most so many subschemas is written where it is used, as is one that is used once."""


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
        dynamic_names: The dynamic anchors that are known to matter: scopes are told apart by these only.
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
        """Plan a subschema: in place where it is small enough and not around us already, else as a call."""
        schema = self.index[location]
        if isinstance(schema, bool):
            return schema
        if self.keywords(location).isdisjoint(schema):
            return True
        here = place.in_place and in_place
        shared = self.index.is_shared(location) and not self._is_small(location)
        if shared or location in place.open or place.depth >= MAX_DEPTH or self.size >= MAX_SIZE:
            return self.call(location, scope, place, here)
        inner = Place(place.unit, place.depth + 1, here, place.open)
        return self.node(location, schema, self.enter(scope, location), inner)

    def call(self, location: Location, scope: Scope, place: Place, in_place: bool) -> Unit:
        """Plan a subschema as a call."""
        unit = self.unit(location, scope)
        if in_place:
            place.unit.in_place.add(unit)
        return unit

    def branch(self, location: Location, scope: Scope, place: Place, *, in_place: bool = True) -> Child:
        """Plan a subschema whose verdict is needed as a value: an expression where that is simple, else a call."""
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

    def reference(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> Child:
        """Plan what a reference leads to."""
        location = self.target(node.location, keyword, node.schema[keyword], scope)
        inline = keyword == "$ref" and self.index.count_references(location) <= 1
        if location in place.open or not (inline or self._is_small(location)):
            schema = self.index[location]
            return schema if isinstance(schema, bool) else self.call(location, scope, place, place.in_place)
        return self.child(location, scope, place, in_place=True)

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

    def _is_small(self, location: Location) -> bool:
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
        """Plan one schema object: each keyword through its row of `_PLANNERS`, others by value."""
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
                make = _PLANNERS.get(keyword)
                value = given if make is None else make(self, node, keyword, scope, place)
                if make is None or value is not None:
                    node.keywords[keyword] = value
        if dialect.draft == 4:
            _exclusive_bounds(node)
        if dialect.draft < 2020 and not _OLD_ARRAYS.isdisjoint(schema):
            _as_2020_12(node)
        return node

    # -- one method a shape of keyword; the table below says which keyword takes which --

    def one_schema(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> Child | list[Child]:
        """Plan the subschema of a keyword; or several, in the array form of `items` that 2019-09 has."""
        in_place = KEYWORDS[keyword].in_place
        if isinstance(node.schema[keyword], list):  # `items` of 2019-09
            return self.schema_array(node, keyword, scope, place)
        return self.child(self.index.child(node.location, keyword), scope, place, in_place=in_place)

    def schema_array(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> list[Child]:
        """Plan an array of subschemas."""
        in_place = KEYWORDS[keyword].in_place
        locations = [self.index.child(node.location, keyword, i) for i in range(len(node.schema[keyword]))]
        return [self.child(location, scope, place, in_place=in_place) for location in locations]

    def schema_map(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> dict[str, Child]:
        """Plan subschemas by name."""
        in_place = KEYWORDS[keyword].in_place
        if keyword in ("properties", "patternProperties") and len(node.schema[keyword]) > WIDE:
            return self.members(node, keyword, scope, place)
        return {
            name: self.child(self.index.child(node.location, keyword, name), scope, place, in_place=in_place)
            for name in node.schema[keyword]
        }

    def members(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> dict[str, Child]:
        """Plan the subschemas of many members, those that are simple and equal once."""
        known: dict[str, SchemaPlan] = {}
        found: dict[str, Child] = {}
        for name, schema in node.schema[keyword].items():
            location = self.index.child(node.location, keyword, name)
            content = repr(schema)
            if content in known:
                found[name] = child = SchemaPlan(location, schema)
                child.keywords = known[content].keywords
                continue
            found[name] = planned = self.member(location, scope, place)
            if isinstance(planned, SchemaPlan) and "$id" not in schema:
                known[content] = planned
        return found

    def one_branch(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> Child:
        """Plan the subschema of a keyword whose verdict is needed as a value."""
        in_place = KEYWORDS[keyword].in_place
        return self.branch(self.index.child(node.location, keyword), scope, place, in_place=in_place)

    def branches(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> list[Child]:
        """Plan an array of subschemas whose verdicts are needed as values."""
        locations = [self.index.child(node.location, keyword, i) for i in range(len(node.schema[keyword]))]
        return [self.branch(location, scope, place) for location in locations]

    def dependencies(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> dict[str, Any]:
        """Plan `dependencies`: names as they are, subschemas as children."""
        return {
            name: value
            if isinstance(value, list)
            else self.child(self.index.child(node.location, keyword, name), scope, place, in_place=True)
            for name, value in node.schema[keyword].items()
        }

    def pattern_properties(
        self, node: SchemaPlan, keyword: str, scope: Scope, place: Place
    ) -> list[tuple[ecma.Pattern, Child]]:
        """Plan `patternProperties`."""
        children = self.schema_map(node, keyword, scope, place)
        location = node.location.child(keyword)
        return [(pattern_at(source, location), child) for source, child in children.items()]

    def one_pattern(self, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> ecma.Pattern:
        """Plan `pattern`."""
        return pattern_at(node.schema[keyword], node.location.child(keyword))

    def one_format(self, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> Format | None:
        """Plan `format`; None where it asserts nothing."""
        dialect = self.index.resource(node.location).dialect
        asserts = self.formats.asserts or dialect.asserts_format
        return self.formats.of(node.schema[keyword], dialect.draft) if asserts else None

    def content(self, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> Format | None:
        """Plan `contentEncoding` or `contentMediaType` of draft 7; None for what is not checked."""
        encoded = node.schema.get("contentEncoding") == "base64"
        if keyword == "contentEncoding":
            return Format(BASE64, None) if encoded else None
        is_json = node.schema[keyword] == "application/json"
        if not is_json or ("contentEncoding" in node.schema and not encoded):
            return None
        return Format(BASE64_JSON if encoded else JSON_TEXT, None)

    def types(self, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> Any:
        """Plan `type`: in draft 4 an integer has no fraction even in its notation (draft 4, 3.5)."""
        declared = node.schema[keyword]
        if self.index.resource(node.location).dialect.draft > 4:
            return declared
        names = [declared] if isinstance(declared, str) else declared
        written = [INTEGER_LITERAL if name == "integer" else name for name in names]
        return written[0] if isinstance(declared, str) else written

    def unevaluated(self, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> UnevaluatedKeyword | None:
        """Plan an `unevaluated*`; None where nothing can be left over."""
        child = self.one_branch(node, keyword, scope, place)
        of = evaluation.properties if keyword == "unevaluatedProperties" else evaluation.items
        try:
            evaluated = of(self, node.location, scope, place._replace(open=()), owner=True)
        except RecursionError:
            raise CompileError("subschemas nest too deeply", str(node.location.child(keyword))) from None
        return None if child is True or evaluated.everything else UnevaluatedKeyword(child, evaluated)


_PLANNERS: dict[str, Callable[[Planner, SchemaPlan, str, Scope, Place], Any]] = {
    "$ref": Planner.reference,
    "$dynamicRef": Planner.reference,
    "$recursiveRef": Planner.reference,
    "allOf": Planner.schema_array,
    "anyOf": Planner.branches,
    "oneOf": Planner.branches,
    "not": Planner.one_branch,
    "if": Planner.one_branch,
    "then": Planner.one_schema,
    "else": Planner.one_schema,
    "dependentSchemas": Planner.schema_map,
    "dependencies": Planner.dependencies,
    "prefixItems": Planner.schema_array,
    "items": Planner.one_schema,
    "additionalItems": Planner.one_schema,
    "contains": Planner.one_branch,
    "properties": Planner.schema_map,
    "patternProperties": Planner.pattern_properties,
    "additionalProperties": Planner.one_schema,
    "propertyNames": Planner.one_schema,
    "unevaluatedItems": Planner.unevaluated,
    "unevaluatedProperties": Planner.unevaluated,
    "type": Planner.types,
    "contentEncoding": Planner.content,
    "contentMediaType": Planner.content,
    "pattern": Planner.one_pattern,
    "format": Planner.one_format,
}


def _exclusive_bounds(node: SchemaPlan) -> None:
    """Plan the boolean form of exclusive bounds, which draft 4 has, as the bounds they make."""
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if node.keywords.pop(exclusive, False) is True and bound in node.keywords:
            node.keywords[exclusive] = node.keywords.pop(bound)
            node.spelling[exclusive] = bound


_OLD_ARRAYS = frozenset(("items", "additionalItems"))


def _as_2020_12(node: SchemaPlan) -> None:
    """Plan the array form of `items` as `prefixItems`, and `additionalItems` as what follows it."""
    rest = node.keywords.pop("additionalItems", None)
    if isinstance(node.keywords.get("items"), list):
        node.keywords["prefixItems"] = node.keywords.pop("items")
        node.spelling["prefixItems"] = "items"
        if rest is not None:
            node.keywords["items"] = rest
            node.spelling["items"] = "additionalItems"
