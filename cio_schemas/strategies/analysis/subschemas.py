"""The subschemas of a schema: the targets of references, the content in a dynamic scope, and what is accepted."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.compiled import Acceptors, link
from cio_schemas.compiler.compiled import compile as compiled
from cio_schemas.compiler.plan import planned
from cio_schemas.kernel.fallback import acceptor
from cio_schemas.schema.dialects import subschemas
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.resources import Location
from cio_schemas.schema.sizes import container_counts
from cio_schemas.strategies.analysis.dropped_assertion import REFERENCES, without
from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cio_schemas.compiler.nodes import Format, Formats, Scope, Unit
    from cio_schemas.compiler.plan import Planner
    from cio_schemas.failures.failure import Functions
    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.resources import Check, Schema

Ignored = frozenset[tuple[Location, str, tuple[str, ...]]]
"""Assertions that are left out: where, the keyword, and which part of it (empty for all)."""

STEPS = 16
"""The cost, in steps, of compiling one schema object."""


class Subschemas:
    """A schema and all that it refers to, planned once.

    Args:
        schema: The schema, known to be valid.
        retrieve: A function from a URI to a document, or to None if it is unknown.
        formats: How `format` is treated.
        own_formats: For the name of a format, a function of a Chooser or a Hypothesis strategy.
        check: Raises unless a document that is referred to is a valid schema.
        functions: The compiled functions of the whole schema, if there are any.
        dialect: The URI of its dialect if it has no `$schema`.
        planner: The planner that already has the schema, with its index.
        start: The location of the schema in that index.
    """

    def __init__(
        self,
        schema: Schema,
        retrieve: Retrieve,
        formats: Formats,
        *,
        own_formats: Mapping[str, Any] | None = None,
        check: Check = lambda _schema, _uri, _dialect: None,
        functions: Functions | None = None,
        dialect: str = DRAFT_2020_12,
        planner: Planner | None = None,
        start: Location | None = None,
    ) -> None:
        self.document = schema
        self.dialect = dialect
        self._documents: dict[str, Any] = {}
        self._retrieve = retrieve
        self.index = planner.index if planner else Index(self.retrieve, check, dialect)
        self.formats = formats
        self.own_formats = dict(own_formats or {})
        self.ignored: Ignored = frozenset()
        self._ignored: dict[Location, list[tuple[str, tuple[str, ...]]]] = {}
        self.start = start or self.index.add("", schema)
        if planner is not None:
            planner.run(self.start, ())
        whole = planner is not None and planner.found_names <= planner.dynamic_names
        self.planner = planner if planner and whole else planned(self.index, self.start, formats)[0]
        self._judges: dict[tuple[Location, Scope], Functions] = (
            {} if functions is None else {(self.start, ()): functions}
        )
        self._acceptors = Acceptors("")
        self._accepting: dict[tuple[Location, Scope], Callable[[Any], bool]] = {}
        self._steps: dict[Location, int] = {}
        self._counted: set[Location] = set()

    def ignoring(self, ignored: Ignored) -> Subschemas:
        """Return the same without some more assertions."""
        other = copy(self)
        other.ignored = self.ignored | ignored
        other._ignored = {}  # noqa: SLF001 - our own
        for location, keyword, detail in other.ignored:
            other._ignored.setdefault(location, []).append((keyword, detail))  # noqa: SLF001
        return other

    def is_valid(self, instance: Any) -> bool:
        """Return whether the Validator accepts an instance."""
        return self.functions(self.start).is_valid(instance)

    @cached_property
    def has_unevaluated(self) -> bool:
        """Whether there are `unevaluated*` keywords."""
        return any("unevaluatedProperties" in schema or "unevaluatedItems" in schema for _, schema in self.index)

    @cached_property
    def tells_equal_numbers(self) -> bool:
        """Whether 1 may be accepted where 1.0 is not: by `type` of draft 4, or by a format of the caller."""
        return any(self._tells_equal_numbers(location, schema) for location, schema in self.index)

    def _tells_equal_numbers(self, location: Location, schema: dict[str, Any]) -> bool:
        if self.index.resource(location).dialect.draft == 4:
            return True
        name = schema.get("format")
        known = self.format(location, name) if isinstance(name, str) else None
        return known is not None and known.own is not None

    @property
    def retrieved(self) -> list[str]:
        """The URIs of the documents that are referred to."""
        return list(self._documents)

    def retrieve(self, uri: str) -> Any:
        """Return the document at a URI, and record that it is used."""
        document = self._retrieve(uri)
        if document is not None:
            self._documents.setdefault(uri, document)
        return document

    def goal(self, location: Location, scope: Scope, *, holds: bool = True) -> Goal:
        """Return the literal that the subschema at a location holds, or doesn't."""
        schema = self.index[location]
        if isinstance(schema, dict):
            if not self.planner.keywords(location).isdisjoint(schema):
                return (Literal(location, self.planner.enter(scope, location), holds),)
            schema = True
        return ANYTHING if schema is holds else NOTHING

    def target(self, location: Location, keyword: str, reference: str, scope: Scope) -> Location:
        """Return the target of a reference in a dynamic scope."""
        return self.planner.target(location, keyword, reference, scope)

    def format(self, location: Location, name: str) -> Format | None:
        """Return the check of a format; None if it is not checked."""
        dialect = self.index.resource(location).dialect
        asserts = self.formats.asserts or dialect.asserts_format
        return self.formats.of(name, dialect.draft) if asserts else None

    def opaque(self, location: Location, known: Format) -> str:  # noqa: ARG002 - see `PairedSubschemas`
        """The prefix for formats of the caller, of which nothing is known except that each implies itself."""
        return f"{known.name} (of your own)"

    def negated(self, goal: Goal) -> Goal:
        """Return what doesn't satisfy a goal of at most one literal."""
        if goal in (ANYTHING, NOTHING):
            return NOTHING if goal == ANYTHING else ANYTHING
        [literal] = goal
        return (literal._replace(holds=not literal.holds),)

    def judge(self, literal: Literal) -> Callable[[Any], bool]:
        """Return whether an instance satisfies a literal; one that is to be broken accepts everything."""
        if literal.broken or self.ignored:
            return _accept
        accepts = self._acceptor(*self._judged(literal))
        return accepts if literal.holds else lambda value: not accepts(value)

    def _acceptor(self, location: Location, scope: Scope) -> Callable[[Any], bool]:
        """Return a predicate that tests whether a subschema accepts an instance, compiled on first use."""
        key = location, scope
        found = self._accepting.get(key)
        if found is None:
            with LOCK:
                known = self._judges.get(key)
                unit = None if known else self._planned(location, scope)
                if unit is not None:
                    found = acceptor(unit, self._acceptors)
                else:
                    found = (known or self.functions(location, scope)).is_valid
                self._accepting[key] = found
        return found

    def functions(self, location: Location, scope: Scope = ()) -> Functions:
        """Return the compiled functions of a subschema."""
        key = location, scope
        found = self._judges.get(key)
        if found is None:
            with LOCK:
                found = self._judges.get(key)
                if found is None:
                    found = self._judges[key] = self._linked(location, scope)
        return found

    def _linked(self, location: Location, scope: Scope) -> Functions:
        unit = self._planned(location, scope)
        return link(unit) if unit else compiled(self.index, location, self.formats, scope)

    def _planned(self, location: Location, scope: Scope) -> Unit | None:
        """Return the plan of a subschema, or None if it is applied nowhere."""
        unit = self.planner.run(location, scope)
        if self.planner.found_names <= self.planner.dynamic_names:
            return unit
        self.planner.found_names.clear()
        return None

    def _judged(self, literal: Literal) -> tuple[Location, Scope]:
        """Return the equivalent literal without references: for a subschema that is only a reference, its target."""
        location, scope, seen = literal.location, literal.scope, set[Location]()
        while location not in seen:
            seen.add(location)
            schema = self.index[location]
            if not isinstance(schema, dict) or "$ref" not in schema or len(self._deciding(location, schema)) > 1:
                break
            location = self.target(location, "$ref", schema["$ref"], scope)
            scope = self.planner.enter(scope, location)
        return location, scope

    def _deciding(self, location: Location, schema: dict[str, Any]) -> list[str]:
        dialect = self.index.resource(location).dialect
        if dialect.is_lone(schema):
            return ["$ref"]
        return [name for name in schema if dialect.knows(name) and KEYWORDS[name].decides]

    def steps_to_judge(self, literal: Literal) -> int:
        """Return the cost, in steps, of compiling the subschema of a literal: none if it is compiled already.

        What several subschemas refer to is compiled once, and counts for the first of them.
        """
        if literal.broken or self.ignored:
            return 0
        location, scope = self._judged(literal)
        if (location, scope) in self._judges or (location, scope) in self._accepting:
            return 0
        if location not in self._steps:
            self._steps[location] = STEPS * self._size(location)
        return self._steps[location]

    def _size(self, location: Location) -> int:
        """Return how many objects and arrays a subschema and its targets hold, without those counted before."""
        size, _ = container_counts(self.index[location])
        pending = list(self._targets(location))
        for each in pending:  # it grows while it is walked
            around = set(_with_ancestors(each))
            if location not in around and self._counted.isdisjoint(around):
                self._counted.add(each)
                size += container_counts(self.index[each])[0]
                pending += self._targets(each)
        return size

    def _targets(self, location: Location) -> Iterator[Location]:
        """Yield the targets of the references in a subschema; for a dynamic one, all possible targets."""
        pending = [location]
        for each in pending:  # grows while it is walked
            schema = self.index[each]
            if not isinstance(schema, dict):
                continue
            dialect = self.index.resource(each).dialect
            for keyword in REFERENCES.intersection(schema):
                if dialect.knows(keyword):
                    yield self.index.resolve(each.base, schema[keyword], keyword).location
                    if keyword != "$ref":
                        yield self.start
            pending += [self.index.child(each, *steps) for steps, _ in subschemas(schema, dialect)]

    def accepts(self, goal: Goal, value: Any) -> bool:
        """Return whether an instance satisfies a goal."""
        return goal != NOTHING and all(self.judge(literal)(value) for literal in goal)

    def keywords(self, location: Location) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the schema object at a location by 2020-12's names, and how it spells those that differ."""
        given = self.index[location]
        assert isinstance(given, dict)
        dialect = self.index.resource(location).dialect
        lone = dialect.is_lone(given)
        schema = {name: value for name, value in given.items() if dialect.knows(name) and (name == "$ref" or not lone)}
        steps: dict[str, str] = {}
        if dialect.draft == 4:
            _rename_bounds(schema, steps)
        if dialect.draft < 2020:
            _rename_items(schema, steps)
        if "dependencies" in schema:
            _split_dependencies(schema, steps)
        for keyword, detail in self._ignored.get(location, ()):
            if keyword in schema:
                schema = without(schema, keyword, detail)
        return schema, steps


def _rename_bounds(schema: dict[str, Any], steps: dict[str, str]) -> None:
    """Rename the bounds that a draft 4 boolean makes exclusive to their later names."""
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if schema.pop(exclusive, False) is True and bound in schema:
            schema[exclusive], steps[exclusive] = schema.pop(bound), bound


def _rename_items(schema: dict[str, Any], steps: dict[str, str]) -> None:
    """Rename the array form of `items` to `prefixItems`, and `additionalItems` to `items`."""
    rest = schema.pop("additionalItems", None)
    if isinstance(schema.get("items"), list):
        schema["prefixItems"] = schema.pop("items")
        steps["prefixItems"] = "items"
        if rest is not None:
            schema["items"], steps["items"] = rest, "additionalItems"


def _split_dependencies(schema: dict[str, Any], steps: dict[str, str]) -> None:
    """Rename the two forms of `dependencies` as in 2020-12."""
    given = schema.pop("dependencies")
    arrays = {name: value for name, value in given.items() if isinstance(value, list)}
    if arrays and "dependentRequired" not in schema:
        schema["dependentRequired"], steps["dependentRequired"] = arrays, "dependencies"
    elif arrays:
        schema["dependentRequired"] = schema["dependentRequired"] | arrays
    others = {name: value for name, value in given.items() if name not in arrays}
    if others:
        schema["dependentSchemas"], steps["dependentSchemas"] = others, "dependencies"


def _with_ancestors(location: Location) -> Iterator[Location]:
    """Yield a location and those around it, up to its resource's root."""
    pointer = location.pointer
    yield location
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield Location(location.base, pointer)


def _accept(_: Any) -> bool:
    return True
