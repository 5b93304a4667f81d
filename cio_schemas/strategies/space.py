"""A schema as what may be drawn from it: goals, their cases and options, which of them are empty, and the members.

All that can be reached is found when a strategy is built, within a budget of steps; recursion is cut by the goals
themselves, of which there are finitely many.
"""

from __future__ import annotations

import logging
from itertools import count
from threading import RLock
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies import values
from cio_schemas.strategies.breaking import broken_cases
from cio_schemas.strategies.case import FEW_CASES, MAX_CASES, Case, Cases, anything, nothing, spread, times, union
from cio_schemas.strategies.chooser import RandomChooser, RejectedError, SimplestChooser
from cio_schemas.strategies.draw import maker
from cio_schemas.strategies.expand import BROKEN, GROUPS, SATISFIED
from cio_schemas.strategies.expand.at import At
from cio_schemas.strategies.expand.unevaluated import unevaluated
from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, Literal
from cio_schemas.strategies.heights import UNREACHED, Heights
from cio_schemas.strategies.members import Members, fewest, members
from cio_schemas.strategies.options import UNBOUNDED, Node, Option, node_of, options_of, residue, size
from cio_schemas.strategies.string import String
from cio_schemas.strategies.work import OverworkError, Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.compiler.nodes import Scope
    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.object import Form
    from cio_schemas.strategies.subschemas import Ignored, Subschemas

_log = logging.getLogger("cio_schemas.strategies")

STEPS_OF_AUTOMATA = 24
"""So many steps of automata count as one of ours."""

STEPS_A_KEYWORD = 5
"""How many steps it counts to read a keyword, beside what it takes to combine it with others."""


class Space:
    """A schema, ready to be drawn from.

    Args:
        subschemas: the schema.
        work: how much may be done.

    Attributes:
        given_up: what is not drawn, and why.
        doubts: why something may satisfy the schema though nothing is found.
        filtered: what is left to a filter.
        kept_cases: how many cases of one instance type are kept of a product.
    """

    def __init__(self, subschemas: Subschemas, work: Work | None = None) -> None:
        self.subschemas = subschemas
        self.work = work or Work()
        self.given_up: list[str] = []
        self.doubts: dict[str, None] = {}
        self.filtered: list[str] = []
        self._lock = RLock()
        self._sites = count()
        self.kept_cases = MAX_CASES
        self._cases: dict[Literal, Cases] = {}
        self._nodes: dict[Goal, Node] = {}
        self._members: dict[int, Members] = {}
        self._sizes: dict[Goal, int] = {}
        self._measured: set[String] = set()
        self.heights = Heights(lambda goal: options_of(self, goal), self._lock)
        self.kept: Any = None
        self.root = subschemas.goal(subschemas.start, ())

    def ignoring(self, ignored: Ignored, work: Work) -> Space:
        """The same schema without some assertions."""
        return Space(self.subschemas.ignoring(ignored), work)

    def give_up(self, reason: str) -> None:
        """Note what is not drawn though it may satisfy the schema, and why."""
        self.doubt(reason)
        if reason not in self.given_up:
            self.given_up.append(reason)

    def doubt(self, reason: str) -> None:
        """Note why something may satisfy the schema though nothing is found."""
        self.doubts.setdefault(reason)

    def looked_at(self) -> list[Literal]:
        """The literals whose cases were asked for."""
        return list(self._cases)

    def accepts(self, goal: Goal, value: Any) -> bool:
        """Whether an instance satisfies a goal; what it takes to find out is counted."""
        if goal == NOTHING:
            return False
        for literal in goal:
            self.work.spend(1 + self.subschemas.steps_to_judge(literal))
        return self.subschemas.accepts(goal, value)

    def has_texts(self, string: String) -> bool:
        """Whether some text looks as told; what it takes to find out is counted, for the same patterns once."""
        alike = String(0, None, string.patterns, string.not_patterns, string.formats, string.not_formats)
        empty = string.is_empty()
        if empty and (string.formats or string.not_formats):
            named = " and ".join((*string.formats, *(f"not {name}" for name in string.not_formats)))
            self.doubt(f"no text was found that is {named} and has the length and the patterns it must have")
        if alike not in self._measured:
            self._measured.add(alike)
            self.work.spend(string.work() // STEPS_OF_AUTOMATA)
        return not empty

    # -- cases --

    def at(self, location: Location, scope: Scope) -> At:
        """The schema object at a location."""
        return At(self, location, scope, *self.subschemas.keywords(location))

    def of_goal(self, goal: Goal) -> Cases:
        """The cases of a goal of at most one literal, with what it evaluates."""
        if goal == NOTHING:
            return nothing()
        return self.cases(goal[0]) if goal else anything()

    def cases(self, literal: Literal) -> Cases:
        """The cases of a literal; where they take too many steps to find, anything that turns out to satisfy it."""
        with self._lock:
            found = self._cases.get(literal)
            if found is None:
                found = self._cases[literal] = self._expanded(literal)
            return found

    def _expanded(self, literal: Literal) -> Cases:
        """The cases of a literal, or where they take too many steps some of them, or else what is to be filtered."""
        around = self.kept_cases
        try:
            for self.kept_cases in (MAX_CASES, FEW_CASES):
                try:
                    with self.work.construct():
                        return self._expand(literal)
                except OverworkError:
                    continue
            return self._unexpanded(literal)
        finally:
            self.kept_cases = around

    def _expand(self, literal: Literal) -> Cases:
        at = self.at(literal.location, literal.scope)
        self.work.spend(STEPS_A_KEYWORD * (1 + len(at.schema)))
        if literal.broken:
            return broken_cases(at, literal.broken[0])
        if literal.holds:
            return self.whole(at)
        return union(nothing(), *(BROKEN[keyword](at) for keyword in at.schema if keyword in BROKEN))

    def _unexpanded(self, literal: Literal) -> Cases:
        """Anything of the types that a literal allows, to be filtered; nothing where a filter couldn't tell."""
        if literal.broken or self.subschemas.ignored:
            self.give_up(f"what is at {literal.location} takes too many steps to work out")
            return nothing()
        at = self.at(literal.location, literal.scope)
        names = [name for name in ("type", "required") if literal.holds and name in at.schema]
        found = anything()
        for name in names:
            found, _ = times(found, SATISFIED[name](at))
        return {name: [Case(each.shape, residual=(literal,)) for each in several] for name, several in found.items()}

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
            self.work.spend(STEPS_A_KEYWORD + sum(map(len, cases.values())))
            product, cut = times(product, cases, self.work.spend)
            for name, found in product.items():
                if len(found) > self.kept_cases:
                    product[name], cut = spread(found, self.kept_cases), True
            if cut:
                self.give_up(f"its branches combine in more ways than the {MAX_CASES} tried")
        return product

    # -- which goals are empty --

    def height(self, goal: Goal) -> int:
        """How deep the flattest instance nests; UNREACHED or more where there is none."""
        return self.heights.of(goal)

    def possible(self, goal: Goal) -> bool:
        """Whether some instance satisfies a goal, as far as can be told."""
        return self.height(goal) < UNREACHED

    # -- nodes --

    def node(self, goal: Goal) -> Node:
        """A goal that isn't empty, with its options."""
        node = self._nodes.get(goal)
        if node is None:
            with self._lock:
                self.height(goal)
                options = self.heights.options(goal)
                alive = tuple(self._made(option) for option in options if all(map(self.possible, option.needs)))
                if not alive:
                    raise RejectedError("nothing satisfies this part of the schema")
                least = min(alive, key=self.heights.of_option)
                node = self._nodes[goal] = node_of(alive, least, next(self._sites))
        return node

    def _made(self, option: Option) -> Option:
        """An option that is ready to be drawn, and the note of what of it can only be filtered."""
        for note in residue(option):
            if note not in self.filtered:
                self.filtered.append(note)
                _log.info("%s can only be filtered: what is drawn is drawn again where it doesn't fit", note)
        option = option._replace(site=next(self._sites))
        return option._replace(make=maker(self, option))

    def explore(self) -> None:
        """Find all that can be drawn, so that nothing is left to be found while it is drawn."""
        pending, seen = [self.root], {self.root}
        for goal in pending:  # grows while it is walked
            for option in self.node(goal).options:
                if option.nested:
                    parts = option.form.parts(self, option.site)
                    more = [part for part in dict.fromkeys(parts) if part not in seen and self.possible(part)]
                    pending += more
                    seen.update(more)

    def size(self, goal: Goal) -> int:
        """How many values satisfy a goal, at most; UNBOUNDED for more than can be told."""
        found = self._sizes.get(goal)
        if found is None:
            options = self.node(goal).options if self.possible(goal) else ()
            found = self._sizes[goal] = min(UNBOUNDED, sum(size(option.form) for option in options))
        return found

    def __repr__(self) -> str:
        document = self.subschemas.document
        name = document.get("$id", "") if isinstance(document, dict) else str(document).lower()
        told = [f"filtering by {' and '.join(self.filtered)}"] if self.filtered else []
        told += [f"leaving out that {' and that '.join(self.given_up)}"] if self.given_up else []
        return f"<{', '.join((' '.join((type(self).__name__, name or 'of a schema')), *told))}>"

    # -- members --

    def members(self, form: Form, site: int) -> Members:
        """What members a form may have; `site` is what it is known by."""
        found = self._members.get(site)
        if found is None:
            with self._lock:
                try:
                    with self.work.construct():
                        found = members(form, self, site)
                except OverworkError:
                    self.give_up("what else objects may hold takes too many steps to work out")
                    found = fewest(form, site)
                self._members[site] = found
        return found

    def strings(self, goal: Goal) -> list[String]:
        """What the names look like that satisfy a goal, but for those that it lists."""
        if goal == ANYTHING:
            return [String()]
        shapes = (option.case.shape for option in self.heights.options(goal))
        return [shape for shape in shapes if isinstance(shape, String)]

    def listed_names(self, goal: Goal) -> list[str]:
        """The names that a goal of names lists."""
        if goal == ANYTHING:
            return []
        enums = (option.form for option in self.heights.options(goal) if isinstance(option.form, values.Enum))
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
            self.work.spend(10)
            if name not in avoid and name not in found and string.admits(name) and self.accepts(goal, name):
                found.append(name)
            if len(found) == 2:
                break
        return found


def _has_head(name: str, schema: dict[str, Any]) -> bool:
    """Whether a keyword, or one that it reads along, does anything: minContains without contains doesn't."""
    return name in schema or name in ("properties", "items")
