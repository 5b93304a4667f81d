"""Objects: names, members, and drawing from what they leave (Validation, section 6.5; Core, section 10.3.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, islice, product
from math import comb
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas import ecma
from cio_schemas.strategies.draw import draw_part
from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, both, merged
from cio_schemas.strategies.members import MAX_CELLS, cells, closure
from cio_schemas.strategies.string import String, least

if TYPE_CHECKING:
    from cio_schemas.strategies.chooser import Chooser
    from cio_schemas.strategies.members import Cell, Members
    from cio_schemas.strategies.space import Space

MAX_FORMS = 24
"""How many ways to give names to the members that there must be are considered."""

COLLISIONS = 60
"""How often a name may be drawn that is there already before names are taken in order."""

EXTRA = 3
"""How many members that no keyword names an object usually has at most."""


class Rule(NamedTuple):
    """What one schema object says of members: by name, by pattern, and of all others."""

    names: tuple[tuple[str, Goal], ...] = ()
    patterns: tuple[tuple[str, Goal], ...] = ()
    rest: Goal = ANYTHING

    def goal(self, name: str) -> Goal:
        """The goal of the member with a name."""
        goal, matched = ANYTHING, False
        for known, each in self.names:
            if known == name:
                goal, matched = both(goal, each), True
        for pattern, each in self.patterns:
            if ecma.compile(pattern).search(name):
                goal, matched = both(goal, each), True
        return goal if matched else self.rest

    def of_patterns(self, patterns: tuple[str, ...]) -> Goal:
        """The goal of members whose names match just these patterns, and which nothing names."""
        goal, matched = ANYTHING, False
        for pattern, each in self.patterns:
            if pattern in patterns:
                goal, matched = both(goal, each), True
        return goal if matched else self.rest


class Some(NamedTuple):
    """That there is a member: a name that isn't one of `barred`, is matched as told, and its goals."""

    name: Goal
    barred: tuple[str, ...]
    patterns: tuple[str, ...]
    not_patterns: tuple[str, ...]
    goal: Goal


@dataclass(frozen=True, slots=True)
class Object:
    """Objects of low to high members.

    Attributes:
        low: the least number of members.
        high: the greatest number, None for none.
        required: names there must be.
        barred: names there must not be.
        rules: what is said of members.
        names: the goals of names.
        implied: names, each with those it requires.
        some: members there must be, by more than their names.
    """

    low: int = 0
    high: int | None = None
    required: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    names: Goal = ANYTHING
    implied: tuple[tuple[str, tuple[str, ...]], ...] = ()
    some: tuple[Some, ...] = ()

    def meet(self, other: Object) -> Object | None:
        """What satisfies both; None where nothing can."""
        met = Object(
            max(self.low, other.low),
            least(self.high, other.high),
            merged(self.required, other.required),
            merged(self.barred, other.barred),
            merged(self.rules, other.rules),
            both(self.names, other.names),
            merged(self.implied, other.implied),
            merged(self.some, other.some),
        )
        return None if met.is_empty() else met

    def is_empty(self) -> bool:
        """Whether it is plain that nothing satisfies it."""
        if self.high is not None and max(self.low, len(self.required)) > self.high:
            return True
        return not set(self.required).isdisjoint(self.barred)

    def goal(self, name: str) -> Goal:
        """The goal of the member with a name."""
        goal = ANYTHING
        for rule in self.rules:
            goal = both(goal, rule.goal(name))
        return goal

    def listed(self) -> tuple[str, ...]:
        """The names that some keyword lists, in the schema's order."""
        listed = dict.fromkeys(name for rule in self.rules for name, _ in rule.names)
        listed |= dict.fromkeys(self.required)
        for name, needed in self.implied:
            listed |= dict.fromkeys((name, *needed))
        return tuple(name for name in listed if name not in self.barred)


class Form(NamedTuple):
    """An object with a name for every member that there must be.

    Attributes:
        object: what is said of it.
        required: the names there must be, with all they imply.
        needs: the goals that must not be empty.
    """

    object: Object
    required: tuple[str, ...]
    needs: tuple[Goal, ...]

    def parts(self, space: Space, site: int) -> tuple[Goal, ...]:
        """The goals of the members."""
        plan = space.members(self, site)
        return (*plan.goals.values(), *(cell.goal for cell in plan.cells))

    def draw(self, space: Space, chooser: Chooser, site: int) -> Any:
        """One of the objects; rejected where no names are found for as many members as there must be."""
        plan = space.members(self, site)
        chosen = dict.fromkeys(self.required)
        if chooser.left > 0:
            for name, key in plan.optional:
                if chooser.boolean(key):
                    chosen.update(plan.with_implied[name])
        if self.object.high is not None or len(chosen) < self.object.low:
            chosen = self._bounded(plan, chosen, chooser, site)
        instance = {}
        for name, goal in plan.goals.items():
            if name in chosen:
                node = plan.nodes.get(name)
                if node is None:
                    node = plan.nodes[name] = space.node(goal)
                instance[name] = draw_part(space, node, chooser)
        if plan.cells:
            self._add(plan, instance, space, chooser)
        if len(instance) < self.object.low:
            return chooser.reject("no names are left for the members that there must be")
        return instance

    def _add(self, plan: Members, instance: dict[str, Any], space: Space, chooser: Chooser) -> None:
        """Add members that no keyword names."""
        wanted = self._extra(plan, len(instance), chooser)
        attempts = 0
        while wanted > 0:
            cell = plan.cells[chooser.index(len(plan.cells), plan.sites.cell) if chooser.left > 0 else 0]
            name = cell.names.draw(chooser, plan.sites.name)
            if not self._may_add(name, plan, cell, instance, space):
                attempts += 1
                name += str(len(instance))
                if not self._may_add(name, plan, cell, instance, space):
                    if attempts < COLLISIONS:
                        continue
                    return self._fill(plan, instance, space, chooser, wanted)
            instance[name] = draw_part(space, space.node(cell.goal), chooser)
            wanted -= 1
        return None

    def _fill(self, plan: Members, instance: dict[str, Any], space: Space, chooser: Chooser, wanted: int) -> None:
        """Add members by names in their order, where those that are drawn are there already."""
        for cell in plan.cells:
            for name in cell.names.others():
                if len(instance) >= self.object.low or not wanted:
                    return
                if self._may_add(name, plan, cell, instance, space):
                    instance[name] = draw_part(space, space.node(cell.goal), chooser)
                    wanted -= 1

    def _may_add(self, name: str, plan: Members, cell: Cell, instance: dict[str, Any], space: Space) -> bool:
        if name in instance or name in plan.closed or not cell.names.admits(name):
            return False
        return space.subschemas.accepts(self.object.names, name)

    def _bounded(self, plan: Members, chosen: dict[str, Any], chooser: Chooser, site: int) -> dict[str, Any]:
        """The names chosen, no more than are allowed, and as many as there must be where they are listed."""
        high = self.object.high
        if high is not None and len(chosen) > high:
            order = [name for name in chosen if name not in self.required]
            if chooser.left > 0 and order:
                start = chooser.index(len(order), (site, "kept"))
                order = order[start:] + order[:start]
            kept = dict.fromkeys(self.required)
            for name in order:
                if len(grown := kept | plan.with_implied[name]) <= high:
                    kept = grown
            chosen = kept
        if len(chosen) < self.object.low and not plan.cells:
            for name, _ in plan.optional:
                grown = chosen | plan.with_implied[name]
                if len(chosen) < self.object.low and (high is None or len(grown) <= high):
                    chosen = grown
        return chosen

    def _extra(self, plan: Members, count: int, chooser: Chooser) -> int:
        """How many members to add that no keyword names."""
        low, high = max(0, self.object.low - count), self.object.high
        room = EXTRA if high is None else min(max(high - count, 0), max(EXTRA, low))
        if chooser.left <= 0 or room <= low:
            return low
        if plan.goals and not plan.invited:
            if not chooser.rarely(plan.sites.more):
                return low
            low = max(low, 1)
        return chooser.integer(low, max(low, room), (low, room), plan.sites.extra)


def forms(of: Object, space: Space) -> list[Form]:
    """The ways to give names to the members there must be."""
    candidates = [_candidates(some, of, space) for some in of.some]
    found: dict[Form, None] = {}
    if of.some:
        space.doubt("the names of members that there must be are only sampled")
    for names in islice(product(*candidates), MAX_FORMS):
        form = _form(of, names, space)
        if form is not None:
            found |= dict.fromkeys(_filled(form, space))
    return list(found)


def _candidates(some: Some, of: Object, space: Space) -> list[str]:
    """Names for a member that there must be: listed ones, then made up ones."""
    listed = [name for name in of.listed() if name not in some.barred]
    wanted = String(patterns=some.patterns, not_patterns=some.not_patterns)
    goal = both(of.names, some.name)
    names = [name for name in listed if wanted.admits(name) and space.accepts(goal, name)]
    for string in space.strings(goal):
        met = string.meet(wanted)
        if met is not None and space.has_texts(met):
            names += space.sample_names(met, goal, {*some.barred, *of.barred, *names})
    names += [name for name in space.listed_names(goal) if wanted.admits(name) and name not in some.barred]
    return list(dict.fromkeys(names))[:MAX_FORMS]


def _form(of: Object, names: tuple[str, ...], space: Space) -> Form | None:
    """The form in which the members there must be have these names."""
    if names:
        rules = tuple(Rule(((name, some.goal),)) for name, some in zip(names, of.some, strict=True))
        of = replace(of, required=merged(of.required, names), rules=of.rules + rules, some=())
    required = closure(of.required, of.implied)
    if not set(required).isdisjoint(of.barred) or (of.high is not None and len(required) > of.high):
        return None
    if not all(space.accepts(of.names, name) for name in required):
        return None
    needs = tuple(of.goal(name) for name in required)
    if NOTHING in needs:
        return None
    return Form(of, required, needs)


def _filled(form: Form, space: Space) -> list[Form]:
    """The ways to come by as many members as there must be: by names that nothing lists, by listed ones, or by both."""
    of = form.object
    missing = of.low - len(form.required)
    if missing <= 0:
        return [form]
    kinds = cells(of, space)[:MAX_CELLS]
    listed = [
        name
        for name in dict.fromkeys((*of.listed(), *space.listed_names(of.names)))
        if name not in form.required and name not in of.barred and of.goal(name) != NOTHING
        and space.accepts(of.names, name)
    ]  # fmt: skip
    found = [form._replace(needs=(*form.needs, cell.goal)) for cell in kinds]
    if comb(len(listed), missing) > MAX_FORMS:
        space.doubt("not all combinations of names are tried")
    found += [_with_names(form, names) for names in islice(combinations(listed, missing), MAX_FORMS)]
    if kinds and listed and missing > 1:
        some = _with_names(form, tuple(listed[: missing - 1]))
        found += [some._replace(needs=(*some.needs, cell.goal)) for cell in kinds]
    return [each for each in found if of.high is None or len(each.required) <= of.high]


def _with_names(form: Form, names: tuple[str, ...]) -> Form:
    required = closure((*form.required, *names), form.object.implied)
    return Form(form.object, required, tuple(form.object.goal(name) for name in required))
