"""The members that objects of one form may have: listed names, and kinds of names that no keyword lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.analysis.name_kinds import name_kinds
from cio_schemas.strategies.analysis.names import listed_names, name_shapes
from cio_schemas.strategies.analysis.object_forms import closure
from cio_schemas.strategies.shapes.goals import NOTHING
from cio_schemas.strategies.shapes.string_shape import String

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

    from cio_schemas.strategies.analysis.name_kinds import NameKind
    from cio_schemas.strategies.analysis.object_forms import Form
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.drawing.alternatives import Alternatives
    from cio_schemas.strategies.shapes.goals import Goal

OVER_BUDGET = "what else objects may hold takes too many steps to work out"


class MemberKeys(NamedTuple):
    """The keys by which a chooser recognizes the decisions about one form."""

    kind: Hashable
    name: Hashable
    more: Hashable
    extra: Hashable
    kept: Hashable
    full: Hashable


class Members(NamedTuple):
    """What is known of a form's members once it is to be drawn.

    Attributes:
        form: The form.
        goals: The listed names that may be there, with their goals.
        ready: Those that were drawn before, ready to be drawn again.
        optional: The names that may be left out, each with what a chooser knows it by.
        with_implied: Each with the names it implies, itself among them.
        kinds: The kinds of names that no keyword lists, the flattest first.
        closed: The names that extra members must not take.
        invited: Whether a keyword describes members beyond those listed.
        keys: What a chooser knows them by.
    """

    form: Form
    goals: dict[str, Goal]
    ready: dict[str, Alternatives]
    optional: tuple[tuple[str, Hashable], ...]
    with_implied: dict[str, dict[str, None]]
    kinds: tuple[NameKind, ...]
    closed: frozenset[str]
    invited: bool
    keys: MemberKeys

    def without(self, names: Collection[str]) -> Members:
        """Return the same without some names, and without optional ones that imply them."""
        kept = {name: needed for name, needed in self.with_implied.items() if needed.keys().isdisjoint(names)}
        goals = {name: goal for name, goal in self.goals.items() if name in kept or name in self.form.required}
        optional = tuple(each for each in self.optional if each[0] in kept)
        return self._replace(goals=goals, ready={}, optional=optional, with_implied=kept)


def members(form: Form, space: Space, site: int) -> Members:
    """Work out which members a form may have, as far as the budget goes."""
    of = form.object
    goals = _listed(form, space)
    implying = {name: closure((name,), of.implied) for name in goals}
    able = {
        name: needed
        for name, needed in implying.items()
        if all(each in goals for each in needed) and (of.high is None or len({*needed, *form.required}) <= of.high)
    }
    goals = {name: goal for name, goal in goals.items() if name in able or name in form.required}
    optional = tuple((name, (site, name)) for name in goals if name not in form.required)
    invited = any(rule.patterns or rule.rest for rule in of.rules)
    closed = frozenset((*of.listed(), *listed_names(space, of.names), *of.barred))
    keys = MemberKeys(*((site, kind) for kind in (0, 1, 2, 3, "kept", "full")))
    with_implied = {name: dict.fromkeys(needed) for name, needed in implying.items()}
    return Members(form, goals, {}, optional, with_implied, _kinds(form, space), closed, invited, keys)


def _listed(form: Form, space: Space) -> dict[str, Goal]:
    """Return the goals of the listed names that may be there."""
    of = form.object
    goals: dict[str, Goal] = {}
    barred, required = frozenset(of.barred), frozenset(form.required)
    left = [*dict.fromkeys((*of.listed(), *listed_names(space, of.names)))][::-1]
    try:
        with space.budget.construct():
            while left:
                name = left[-1]
                if name not in barred and space.accepts(of.names, name):
                    goal = of.goal(name)
                    if name in required or is_possible(space, name, goal):
                        goals[name] = goal
                left.pop()
    except OverBudgetError:
        space.omissions.give_up(OVER_BUDGET)
        for name in reversed(left):
            space.omissions.lose(name, of.goal(name), OVER_BUDGET)
    for name, goal in zip(form.required, form.needs, strict=False):
        goals.setdefault(name, goal)
    return goals


def is_possible(space: Space, name: str, goal: Goal) -> bool:
    """Return whether a member or an item may be there; record it if nothing was found for it but may exist."""
    if space.possible(goal):
        return True
    if not space.surely_empty(goal):
        space.omissions.lose(name, goal, next(reversed(space.doubts(goal)), "nothing was found that satisfies it"))
    return False


def _kinds(form: Form, space: Space) -> tuple[NameKind, ...]:
    """Return the kinds of names that no keyword lists, the flattest first; record the patterns that are in none."""
    found: list[NameKind] = []
    with space.omissions.apart(space.omissions.place) as doubts:
        try:
            with space.budget.construct():
                found.extend(name_kinds(form.object, space))  # those found before an error are kept
        except OverBudgetError:
            space.omissions.give_up(OVER_BUDGET)
    space.omissions.inherit(doubts)
    if doubts and not form.is_full:
        _lose_patterns(form, found, space, next(reversed(doubts)))
    possible = (kind for kind in found if is_possible(space, _described(kind), kind.goal))
    return tuple(sorted(possible, key=lambda kind: space.height(kind.goal)))


def _described(kind: NameKind) -> str:
    """Return the name by which the members of a kind are reported: its first pattern, if it has one."""
    return next(iter(kind.names.patterns), "")


def _lose_patterns(form: Form, kinds: list[NameKind], space: Space, reason: str) -> None:
    """Record what is described of names that no keyword lists, and that is of none of the kinds found."""
    shown = {pattern for kind in kinds for pattern in kind.names.patterns}
    shapes = name_shapes(space, form.object.names)
    for rule in form.object.rules:
        own = {pattern for pattern, _ in rule.patterns}
        lost = [
            (pattern, goal)
            for pattern, goal in rule.patterns
            if pattern not in shown and _has_names(String(patterns=(pattern,)), shapes, space)
        ]
        if rule.rest and all(own & set(kind.names.patterns) for kind in kinds):
            lost.append(("additionalProperties", rule.rest))
        for name, goal in lost:
            if goal != NOTHING:
                space.omissions.lose(name, goal, reason)


def _has_names(string: String, shapes: list[String], space: Space) -> bool:
    """Return whether a name may be of one shape and of one of several others; True if it takes too many steps."""
    met = (string.meet(shape) for shape in shapes)
    try:
        with space.budget.construct():
            return any(each is not None and space.has_texts(each) for each in met)
    except OverBudgetError:
        return True
