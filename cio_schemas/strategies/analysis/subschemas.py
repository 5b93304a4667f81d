"""The subschemas of a schema: where references lead, what each says in a dynamic scope, and what it accepts."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.compiled import compile as compiled
from cio_schemas.compiler.plan import Planner
from cio_schemas.schema.dialects import DRAFT_2019_09
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.resources import Index, Location
from cio_schemas.strategies.analysis.reduced import REFERENCES, without
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cio_schemas.compiler.compiled import Compiled
    from cio_schemas.compiler.nodes import Format, Formats, Scope
    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.resources import Schema

Ignored = frozenset[tuple[Location, str, tuple[str, ...]]]
"""Assertions that are left out: where, the keyword, and which part of it (empty for all)."""

STEPS = 16
"""How many steps it counts to compile one schema object."""

DECIDING = ("assertion", "applicator", "reference")
"""The kinds of keywords that decide what is valid."""


class Subschemas:
    """A schema and all that it refers to.

    Args:
        schema: the schema, known to be valid.
        retrieve: a function from a URI to a document, None from it for an unknown one.
        formats: how `format` is treated.
        own_formats: by name of a format, a function of a Chooser or a strategy of Hypothesis's.
    """

    def __init__(
        self,
        schema: Schema,
        retrieve: Retrieve,
        formats: Formats,
        own_formats: Mapping[str, Any] | None = None,
    ) -> None:
        self.document = schema
        self._documents: dict[str, Any] = {}
        self._retrieve = retrieve
        self.index = Index(self.retrieve)
        self.formats = formats
        self.own_formats = dict(own_formats or {})
        self.ignored: Ignored = frozenset()
        self.start = self.index.add("", schema)
        names: frozenset[str] = frozenset()
        while True:
            self.planner = Planner(self.index, formats, names)
            self.planner.run(self.start, ())
            if self.planner.dynamic_names == names:
                break
            names = frozenset(self.planner.dynamic_names)
        self._judges: dict[tuple[Location, Scope], Compiled] = {}

    def ignoring(self, ignored: Ignored) -> Subschemas:
        """The same without some assertions, beside those that are left out already."""
        other = copy(self)
        other.ignored = self.ignored | ignored
        return other

    def is_valid(self, instance: Any) -> bool:
        """Return whether the schema accepts an instance: what the Validator says."""
        return self.functions(self.start).is_valid(instance)

    @property
    def retrieved(self) -> list[str]:
        """The URIs of the documents that are referred to."""
        return list(self._documents)

    def retrieve(self, uri: str) -> Any:
        """The document at a URI, which is noted."""
        document = self._retrieve(uri)
        if document is not None:
            self._documents.setdefault(uri, document)
        return document

    def goal(self, location: Location, scope: Scope, *, holds: bool = True) -> Goal:
        """That the subschema at a location holds, or doesn't."""
        schema = self.index[location]
        if isinstance(schema, dict):
            dialect = self.index.resource(location).dialect
            if any(dialect.knows(name) and KEYWORDS[name].kind in DECIDING for name in schema):
                return (Literal(location, self.planner.enter(scope, location), holds),)
            schema = True
        return ANYTHING if schema is holds else NOTHING

    def target(self, location: Location, keyword: str, reference: str, scope: Scope) -> Location:
        """What a reference leads to in a dynamic scope."""
        return self.planner.target(location, keyword, reference, scope)

    def format(self, location: Location, name: str) -> Format | None:
        """How a format is checked; None if it isn't."""
        asserts = self.formats.asserts or self.index.resource(location).dialect.asserts_format
        return self.formats.find(name) if asserts else None

    def negated(self, goal: Goal) -> Goal:
        """What doesn't satisfy a goal of at most one literal."""
        if goal in (ANYTHING, NOTHING):
            return NOTHING if goal == ANYTHING else ANYTHING
        [literal] = goal
        return (literal._replace(holds=not literal.holds),)

    def judge(self, literal: Literal) -> Callable[[Any], bool]:
        """Whether an instance satisfies a literal; of one that is to be broken nothing is asked."""
        if literal.broken or self.ignored:
            return _accept
        accepts = self.functions(literal.location, literal.scope).is_valid
        return accepts if literal.holds else lambda value: not accepts(value)

    def functions(self, location: Location, scope: Scope = ()) -> Compiled:
        """The compiled functions of a subschema."""
        key = location, scope
        found = self._judges.get(key)
        if found is None:
            found = self._judges[key] = compiled(self.index, location, self.formats, scope)
        return found

    def steps_to_judge(self, literal: Literal) -> int:
        """How many steps it counts to compile what judges a literal: none if it is compiled already."""
        if literal.broken or self.ignored or (literal.location, literal.scope) in self._judges:
            return 0
        size, refers = _measured(self.index[literal.location])
        return self.steps_to_compile() if refers else STEPS * size

    def steps_to_compile(self) -> int:
        """How many steps it counts to compile the schema with all that it refers to."""
        return STEPS * sum(_measured(each)[0] for each in (self.document, *self._documents.values()))

    def accepts(self, goal: Goal, value: Any) -> bool:
        """Whether an instance satisfies a goal."""
        return goal != NOTHING and all(self.judge(literal)(value) for literal in goal)

    def keywords(self, location: Location) -> tuple[dict[str, Any], dict[str, str]]:
        """The schema object at a location by the keyword names of 2020-12, and how it spells those that differ."""
        given = self.index[location]
        assert isinstance(given, dict)
        dialect = self.index.resource(location).dialect
        schema = {name: value for name, value in given.items() if dialect.knows(name)}
        steps: dict[str, str] = {}
        if dialect.uri == DRAFT_2019_09:
            _rename_items(schema, steps)
        if "dependencies" in schema:
            _split_dependencies(schema, steps)
        for where, keyword, detail in self.ignored:
            if where == location and keyword in schema:
                schema = without(schema, keyword, detail)
        return schema, steps


def _rename_items(schema: dict[str, Any], steps: dict[str, str]) -> None:
    """Call the array form of `items` prefixItems, and `additionalItems` what follows it."""
    rest = schema.pop("additionalItems", None)
    if isinstance(schema.get("items"), list):
        schema["prefixItems"] = schema.pop("items")
        steps["prefixItems"] = "items"
        if rest is not None:
            schema["items"], steps["items"] = rest, "additionalItems"


def _split_dependencies(schema: dict[str, Any], steps: dict[str, str]) -> None:
    """Call the two forms of `dependencies` what 2020-12 calls them."""
    given = schema.pop("dependencies")
    arrays = {name: value for name, value in given.items() if isinstance(value, list)}
    schema["dependentRequired"] = schema.get("dependentRequired", {}) | arrays
    others = {name: value for name, value in given.items() if name not in arrays}
    if others:
        schema["dependentSchemas"], steps["dependentSchemas"] = others, "dependencies"


def _measured(document: Any) -> tuple[int, bool]:
    """How many objects and arrays a document holds, and whether it has references."""
    stack, size, refers = [document], 0, False
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            refers = refers or not REFERENCES.isdisjoint(each)
            stack += each.values()
        elif isinstance(each, list):
            stack += each
        else:
            continue
        size += 1
    return size, refers


def _accept(_: Any) -> bool:
    return True
