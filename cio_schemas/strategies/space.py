"""A schema as what may be drawn from it: goals, their cases, which of them are empty, and drawing.

Everything is found when first needed and then kept; recursion is cut by the goals themselves, of which there are
finitely many.
"""

from __future__ import annotations

import logging
from copy import copy
from itertools import count
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compiler import compile as compiled
from cio_schemas.compiler.plan import Planner
from cio_schemas.keywords import KEYWORDS
from cio_schemas.resources import DRAFT_2019_09, Index, Location
from cio_schemas.runtime import _frozen as frozen
from cio_schemas.strategies import values
from cio_schemas.strategies.array import Array, Layout, layouts
from cio_schemas.strategies.breaking import broken_cases, without
from cio_schemas.strategies.case import MAX_CASES, NOT_EVALUATED, Case, Cases, anything, nothing, spread, times, union
from cio_schemas.strategies.chooser import RandomChooser, RejectedError, SimplestChooser
from cio_schemas.strategies.expand import BROKEN, GROUPS, SATISFIED, At, unevaluated
from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, Literal
from cio_schemas.strategies.number import Number
from cio_schemas.strategies.object import Form, Members, Object, forms, members
from cio_schemas.strategies.string import String

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cio_schemas.compiler import Compiled, Format, Formats
    from cio_schemas.compiler.plan import Scope
    from cio_schemas.resources import Retrieve, Schema
    from cio_schemas.strategies.chooser import Chooser

_log = logging.getLogger("cio_schemas.strategies")

ATTEMPTS = 40
"""How often a value is drawn again that turns out not to satisfy what only a look at it can tell."""

NESTED = 2
"""How often a goal may be drawn within itself before it is kept as small as can be."""

UNBOUNDED = 10**9
"""Stands for more values than anyone draws."""

Ignored = frozenset[tuple[Location, str, tuple[str, ...]]]
"""Assertions that are left out: where, the keyword, and which part of it (empty for all)."""


class Option(NamedTuple):
    """One way to draw an instance that satisfies a goal.

    Attributes:
        case: the case it is of.
        form: for arrays and objects what is drawn; else the case's shape.
        needs: the goals of members that must not be empty.
        checked: whether a value may turn out not to satisfy the case.
        make: what draws it.
    """

    case: Case
    form: Any
    needs: tuple[Goal, ...]
    checked: bool
    make: Callable[[Chooser], Any] = NotImplemented


class Node(NamedTuple):
    """A goal with the options that aren't empty, the simplest type first.

    Attributes:
        options: all of them.
        least: the one of the least height.
        nested: whether members are drawn within it.
        flat: whether a single question is asked to draw it.
        site: a number of its own, by which a chooser knows it again.
    """

    options: tuple[Option, ...]
    least: Option
    nested: bool
    flat: bool
    site: int


class Space:
    """A schema, ready to be drawn from.

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
        self.retrieved: list[str] = []
        self._retrieve = retrieve
        self.index = Index(self.retrieve)
        self.formats = formats
        self.own_formats = dict(own_formats or {})
        self.start = self.index.add("", schema)
        names: frozenset[str] = frozenset()
        while True:
            self.planner = Planner(self.index, formats, names)
            self.planner.run(self.start, ())
            if self.planner.dynamic_names == names:
                break
            names = frozenset(self.planner.dynamic_names)
        self._judges: dict[tuple[Location, Scope], Compiled] = {}
        self._forget(frozenset())

    def _forget(self, ignored: Ignored) -> None:
        """Begin anew, without some assertions."""
        self.ignored = ignored
        self.cut = False
        self._lock = RLock()
        self._sites = count()
        self.filtered: list[str] = []
        self._cases: dict[Literal, Cases] = {}
        self._candidates: dict[Goal, tuple[Option, ...]] = {}
        self._building: set[Goal] = set()
        self._heights: dict[Goal, int] = {NOTHING: UNBOUNDED}
        self._nodes: dict[Goal, Node] = {}
        self._members: dict[int, Members] = {}
        self._sizes: dict[Goal, int] = {}
        self.kept: Any = None
        self.root = self.goal(self.start, ())

    def ignoring(self, ignored: Ignored) -> Space:
        """The same schema without some assertions."""
        other = copy(self)
        other._forget(ignored)  # noqa: SLF001 - its own class
        return other

    def retrieve(self, uri: str) -> Any:
        """The document at a URI, which is noted."""
        document = self._retrieve(uri)
        if document is not None and uri not in self.retrieved:
            self.retrieved.append(uri)
        return document

    def looked_at(self) -> list[Literal]:
        """The literals whose cases were asked for."""
        return list(self._cases)

    # -- references and subschemas, as the compiler takes them --

    def goal(self, location: Location, scope: Scope, *, holds: bool = True) -> Goal:
        """That the subschema at a location holds, or doesn't."""
        schema = self.index[location]
        if isinstance(schema, dict):
            dialect = self.index.resource(location).dialect
            if any(dialect.knows(name) and KEYWORDS[name].kind in _DECIDING for name in schema):
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
            return lambda _: True
        accepts = self.functions(literal.location, literal.scope).is_valid
        return accepts if literal.holds else lambda value: not accepts(value)

    def functions(self, location: Location, scope: Scope = ()) -> Compiled:
        """The compiled functions of a subschema."""
        key = location, scope
        if key not in self._judges:
            self._judges[key] = compiled(self.index, location, self.formats, scope)
        return self._judges[key]

    def accepts(self, goal: Goal, value: Any) -> bool:
        """Whether an instance satisfies a goal."""
        return goal != NOTHING and all(self.judge(literal)(value) for literal in goal)

    # -- cases --

    def at(self, location: Location, scope: Scope) -> At:
        """The schema object at a location, by the keyword names of 2020-12, without what is ignored."""
        given = self.index[location]
        assert isinstance(given, dict)
        dialect = self.index.resource(location).dialect
        schema = {name: value for name, value in given.items() if dialect.knows(name)}
        steps: dict[str, str] = {}
        if dialect.uri == DRAFT_2019_09:
            rest = schema.pop("additionalItems", None)
            if isinstance(schema.get("items"), list):
                schema["prefixItems"] = schema.pop("items")
                steps["prefixItems"] = "items"
                if rest is not None:
                    schema["items"], steps["items"] = rest, "additionalItems"
        if "dependencies" in schema:
            given_dependencies = schema.pop("dependencies")
            arrays = {name: value for name, value in given_dependencies.items() if isinstance(value, list)}
            schema["dependentRequired"] = schema.get("dependentRequired", {}) | arrays
            others = {name: value for name, value in given_dependencies.items() if name not in arrays}
            if others:
                schema["dependentSchemas"], steps["dependentSchemas"] = others, "dependencies"
        for where, keyword, detail in self.ignored:
            if where == location and keyword in schema:
                schema = without(schema, keyword, detail)
        return At(self, location, scope, schema, steps)

    def of_goal(self, goal: Goal) -> Cases:
        """The cases of a goal of at most one literal, with what it evaluates."""
        if goal == NOTHING:
            return nothing()
        return self.cases(goal[0]) if goal else anything()

    def cases(self, literal: Literal) -> Cases:
        """The cases of a literal."""
        with self._lock:
            found = self._cases.get(literal)
            if found is None:
                found = self._cases[literal] = self._expand(literal)
            return found

    def _expand(self, literal: Literal) -> Cases:
        at = self.at(literal.location, literal.scope)
        if literal.broken:
            return broken_cases(at, literal.broken[0])
        if literal.holds:
            return self.whole(at)
        return union(nothing(), *(BROKEN[keyword](at) for keyword in at.schema if keyword in BROKEN))

    def whole(self, at: At) -> Cases:
        """The cases in which all keywords of a schema object hold."""
        return unevaluated(at, self.keywords(at))

    def keywords(self, at: At, but: Iterable[str] = ()) -> Cases:
        """The cases in which all its keywords hold but unevaluated*, and `but` some."""
        schema = {name: value for name, value in at.schema.items() if name not in but}
        at = at._replace(schema=schema)
        there = {GROUPS.get(name, name) for name in schema}
        heads = [name for name in SATISFIED if name in there and _has_head(name, schema)]
        return self.product(*(SATISFIED[name](at) for name in heads))

    def product(self, *several: Cases) -> Cases:
        """The cases of all at once."""
        product = anything()
        for cases in several:
            product, cut = times(product, cases)
            for name, found in product.items():
                if len(found) > MAX_CASES:
                    product[name], cut = spread(found), True
            self.cut = self.cut or cut
        return product

    # -- options, and which goals are empty --

    def _options(self, goal: Goal) -> tuple[Option, ...]:
        """All options of a goal, also those whose needs may be empty."""
        found = self._candidates.get(goal)
        if found is None:
            self._building.add(goal)
            try:
                found = self._candidates[goal] = tuple(sorted(self._make_options(goal), key=_hint_first))
            finally:
                self._building.discard(goal)
        return found

    def _make_options(self, goal: Goal) -> Iterable[Option]:
        parts = [self.cases(literal) for literal in goal]
        cases = self.product(*(_cousins(part) for part in parts))
        examples = self._examples(goal)
        for name in values.TYPES:
            for case in [*(Case(enum) for enum in examples.get(name, ())), *cases[name]]:
                yield from self._options_of(goal, case)

    def _examples(self, goal: Goal) -> dict[str, list[values.Enum]]:
        found: list[Any] = []
        for literal in goal:
            schema = self.index[literal.location]
            if literal.holds and not literal.broken and isinstance(schema, dict):
                found += schema["examples"] if isinstance(schema.get("examples"), list) else []
                found += [schema["default"]] if "default" in schema else []
        if not found or self.ignored:
            return {}
        return {name: [enum] for name, enum in values.by_type(found, hint=1).items()}

    def _options_of(self, goal: Goal, case: Case) -> Iterable[Option]:
        shape = case.shape
        checked = bool(case.excluded or case.residual)
        match shape:
            case values.Enum():
                kept = shape.where(lambda value: self.accepts(goal, value))
                if kept is not None:
                    yield Option(case, kept, (), checked=bool(case.residual))
            case Number():
                if not shape.is_empty():
                    yield Option(case, shape, (), checked=True)
            case String():
                if not shape.is_empty():
                    own = next((name for name in shape.formats if name in self.own_formats), None)
                    plain = own is None and shape == String(shape.low, shape.high)
                    yield Option(case, shape, (), checked=checked or not plain)
            case Array():
                for layout in layouts(shape, self):
                    inexact = bool(shape.contained) or layout.twin is not None
                    yield Option(case, layout, layout.needs, checked or inexact)
            case Object():
                for form in forms(shape, self):
                    yield Option(case, form, form.needs, checked)

    def height(self, goal: Goal) -> int:
        """How deep the flattest instance nests; UNBOUNDED or more where there is none."""
        found = self._heights.get(goal)
        if found is not None:
            return found
        with self._lock:
            if goal in self._building:
                return 0  # asked in passing, while its own options are found
            known = self._solve(goal)
            return known[goal]

    def _solve(self, goal: Goal) -> dict[Goal, int]:
        """The heights of a goal and of all it needs: the least fixpoint."""
        pending, options = [goal], {}
        while pending:
            each = pending.pop()
            if each in options or each in self._heights or each in self._building:
                continue
            options[each] = self._options(each)
            pending += [need for option in options[each] for need in option.needs]
        heights = dict.fromkeys(options, UNBOUNDED)
        changed = True
        while changed:
            changed = False
            for each, several in options.items():
                height = min((self._height(option, heights) for option in several), default=UNBOUNDED)
                if height < heights[each]:
                    heights[each], changed = height, True
        if not self._building:
            self._heights |= heights
        else:  # found on the way, with the goals around taken for granted
            self._heights |= {each: height for each, height in heights.items() if height < UNBOUNDED}
        return heights

    def _height(self, option: Option, heights: dict[Goal, int]) -> int:
        known = self._heights
        return 1 + max((heights.get(n, known.get(n, 0)) for n in option.needs), default=-1)

    def possible(self, goal: Goal) -> bool:
        """Whether some instance satisfies a goal, as far as can be told."""
        return self.height(goal) < UNBOUNDED

    def node(self, goal: Goal) -> Node:
        """A goal that isn't empty, with its options."""
        node = self._nodes.get(goal)
        if node is None:
            with self._lock:
                self.height(goal)
                alive = tuple(
                    self._made(option) for option in self._options(goal) if all(map(self.possible, option.needs))
                )
                if not alive:
                    raise RejectedError("nothing satisfies this part of the schema")
                least = min(alive, key=lambda option: self._height(option, {}))
                nested = any(isinstance(option.form, Form | Layout) for option in alive)
                node = self._nodes[goal] = Node(alive, least, nested, _is_flat(alive), next(self._sites))
        return node

    def size(self, goal: Goal) -> int:
        """How many values satisfy a goal, at most; UNBOUNDED for more than can be told."""
        size = self._sizes.get(goal)
        if size is None:
            size = self._sizes[goal] = (
                0
                if not self.possible(goal)
                else min(UNBOUNDED, sum(_size(option.form) for option in self.node(goal).options))
            )
        return size

    # -- drawing --

    def instance(self, chooser: Chooser) -> Any:
        """An instance of the schema, which the Validator has accepted: whatever a generator may have wrong."""
        drawn = self.draw(self.root, chooser)
        if not self.functions(self.start).is_valid(drawn):
            _log.warning("a generated instance was invalid, which is a bug; it is drawn again: %r", drawn)
            return chooser.reject("a generated instance was invalid")
        return drawn

    def draw(self, goal: Goal, chooser: Chooser) -> Any:
        """An instance that satisfies a goal."""
        return self.draw_node(self._nodes.get(goal) or self.node(goal), chooser)

    def draw_part(self, node: Node, chooser: Chooser) -> Any:
        """A member or an item that satisfies a node's goal."""
        if node.flat or not chooser.spans:
            return self.draw_node(node, chooser)
        return chooser.span(lambda: self.draw_node(node, chooser))

    def draw_node(self, node: Node, chooser: Chooser) -> Any:
        """An instance that satisfies a node's goal."""
        chooser.left -= 1
        if not node.nested:
            return self._draw(node, chooser)
        active, site = chooser.active, node.site
        depth = active.get(site, 0)
        if depth < NESTED or chooser.left <= 0:
            active[site] = depth + 1
            value = self._draw(node, chooser)
            active[site] = depth
            return value
        left, chooser.left = chooser.left, 0
        value = self._draw(node, chooser)
        chooser.left += left
        return value

    def _draw(self, node: Node, chooser: Chooser) -> Any:
        options = node.options
        if chooser.left <= 0:
            option = node.least
        elif len(options) == 1:
            option = options[0]
        else:
            option = options[chooser.index(len(options), node.site)]
        value = option.make(chooser)
        if not option.checked or self._fits(option, value):
            return value
        for attempt in range(ATTEMPTS):
            if attempt > ATTEMPTS // 2:
                option = options[attempt % len(options)]
            value = option.make(chooser)
            if self._fits(option, value):
                return value
        return chooser.reject("what is drawn can only be filtered, and fails")

    def _made(self, option: Option) -> Option:
        """An option that is ready to be drawn."""
        form, site = option.form, next(self._sites)
        self._note(option)
        if isinstance(form, Form | Layout):
            return option._replace(make=lambda chooser: form.draw(self, chooser, site))
        if isinstance(form, String) and self.own_formats:
            own = next((name for name in form.formats if name in self.own_formats), None)
            if own is not None:
                return option._replace(make=lambda chooser: chooser.outside(self.own_formats[own]))
        return option._replace(make=lambda chooser: form.draw(chooser, site))

    def _note(self, option: Option) -> None:
        """Remember what of an option can only be filtered, and say so."""
        notes = [f"{_holding(literal)} at {literal.location}" for literal in option.case.residual]
        if isinstance(option.form, String):
            notes += [f"pattern {pattern!r}" for pattern in option.form.filtered()]
        for note in notes:
            if note not in self.filtered:
                self.filtered.append(note)
                _log.info("%s can only be filtered: what is drawn is drawn again where it doesn't fit", note)

    def __repr__(self) -> str:
        name = self.document.get("$id", "") if isinstance(self.document, dict) else str(self.document).lower()
        filtered = f", filtering by {' and '.join(self.filtered)}" if self.filtered else ""
        return f"<{type(self).__name__} {name or 'of a schema'}{filtered}>"

    def _fits(self, option: Option, value: Any) -> bool:
        case = option.case
        if isinstance(option.form, Number) and not option.form.admits(value):
            return False
        if isinstance(option.form, String) and not option.form.admits(value):
            return False
        if case.excluded and frozen(value) in case.excluded:
            return False
        if isinstance(case.shape, Array) and not self._contains(case.shape, value):
            return False
        return all(self.judge(literal)(value) for literal in case.residual)

    def _contains(self, array: Array, items: list[Any]) -> bool:
        for goal, low, high in array.contained:
            number = sum(self.accepts(goal, item) for item in items)
            if number < low or (high is not None and number > high):
                return False
        return True

    def fresh(self, goal: Goal, seen: set[Any], chooser: Chooser) -> Any:
        """A value of a goal that was not seen yet, the simplest that is found."""
        for option in self.node(goal).options:
            if not isinstance(option.form, Form | Layout):
                for value in option.form.others():
                    if frozen(value) not in seen and (not option.checked or self._fits(option, value)):
                        return value
        return chooser.reject("no value is left that differs from all others")

    # -- members --

    def members(self, form: Form, site: int) -> Members:
        """What members a form may have; `site` is what it is known by."""
        found = self._members.get(site)
        if found is None:
            with self._lock:
                found = self._members[site] = members(form, self, site)
        return found

    def strings(self, goal: Goal) -> list[String]:
        """What the names look like that satisfy a goal, but for those that it lists."""
        if goal == ANYTHING:
            return [String()]
        shapes = (option.case.shape for option in self._options(goal))
        return [shape for shape in shapes if isinstance(shape, String)]

    def listed_names(self, goal: Goal) -> list[str]:
        """The names that a goal of names lists."""
        if goal == ANYTHING:
            return []
        enums = (option.form for option in self._options(goal) if isinstance(option.form, values.Enum))
        return [value for enum in enums for value in enum.values if isinstance(value, str)]

    def sample_names(self, string: String, goal: Goal, avoid: set[str]) -> list[str]:
        """Two names at most that look as told, satisfy a goal, and are none of some others; always the same."""
        found: list[str] = []
        choosers: list[Any] = [SimplestChooser(), *([RandomChooser(7)] * 40)]
        for chooser in choosers:
            try:
                name = string.draw(chooser, "sample")
            except RejectedError:
                continue
            if name not in avoid and name not in found and string.admits(name) and self.accepts(goal, name):
                found.append(name)
            if len(found) == 2:
                break
        return found


_DECIDING = ("assertion", "applicator", "reference")


def _has_head(name: str, schema: dict[str, Any]) -> bool:
    """Whether a keyword, or one that it reads along, does anything: minContains without contains doesn't."""
    return name in schema or name in ("properties", "items")


def _cousins(cases: Cases) -> Cases:
    """The same cases as seen from elsewhere: what they evaluate is nobody else's concern."""
    return {
        name: list(dict.fromkeys(Case(case.shape, case.excluded, case.residual, NOT_EVALUATED) for case in each))
        for name, each in cases.items()
    }


def _holding(literal: Literal) -> str:
    return "what holds" if literal.holds else "what doesn't hold"


def _is_flat(options: tuple[Option, ...]) -> bool:
    [form, *more] = [option.form for option in options]
    return not more and (isinstance(form, values.Enum) or form == String(getattr(form, "low", 0)))


def _hint_first(option: Option) -> float:
    return (isinstance(option.form, values.Enum) and option.form.hint) or UNBOUNDED


def _size(form: Any) -> int:
    match form:
        case values.Enum():
            return len(form.values)
        case Number():
            grid = form.grid()
            low, high = form.multiples(grid) if grid else (None, None)
            return UNBOUNDED if low is None or high is None else high - low + 1
    return UNBOUNDED
