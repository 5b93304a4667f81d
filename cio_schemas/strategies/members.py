"""The members that objects of one form may have: names that keywords list, and kinds of names that none does."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, both
from cio_schemas.strategies.string import String

if TYPE_CHECKING:
    from collections.abc import Hashable

    from cio_schemas.strategies.object import Form, Object
    from cio_schemas.strategies.options import Node
    from cio_schemas.strategies.space import Space

MAX_CELLS = 32
"""How many kinds of names that no keyword lists are considered."""


class Cell(NamedTuple):
    """Names that no keyword lists and that all rules treat alike: what they look like, and the goal of the members."""

    names: String
    goal: Goal


class Sites(NamedTuple):
    """By what a chooser knows the questions again that are asked of one form."""

    cell: Hashable
    name: Hashable
    more: Hashable
    extra: Hashable


class Members(NamedTuple):
    """What is known of a form's members once it is to be drawn.

    Attributes:
        goals: the listed names that may be there, with their goals.
        nodes: those that were drawn before, ready to be drawn again.
        optional: the names that may be left out, each with what a chooser knows it by.
        with_implied: each with the names it implies, itself among them.
        cells: the kinds of names that no keyword lists, the flattest first.
        closed: the names that extra members must not take.
        invited: whether a keyword speaks of members beyond those listed.
        sites: what a chooser knows them by.
    """

    goals: dict[str, Goal]
    nodes: dict[str, Node]
    optional: tuple[tuple[str, Hashable], ...]
    with_implied: dict[str, dict[str, None]]
    cells: tuple[Cell, ...]
    closed: frozenset[str]
    invited: bool
    sites: Sites


def members(form: Form, space: Space, site: int) -> Members:
    """Work out which members a form may have."""
    of = form.object
    listed = dict.fromkeys((*of.listed(), *space.listed_names(of.names)))
    goals = {name: of.goal(name) for name in listed if name not in of.barred and space.accepts(of.names, name)}
    goals = {name: goal for name, goal in goals.items() if name in form.required or space.possible(goal)}
    implying = {name: closure((name,), of.implied) for name in goals}
    able = {
        name: needed
        for name, needed in implying.items()
        if all(each in goals for each in needed) and (of.high is None or len({*needed, *form.required}) <= of.high)
    }
    goals = {name: goal for name, goal in goals.items() if name in able or name in form.required}
    optional = tuple((name, (site, name)) for name in goals if name not in form.required)
    possible = (cell for cell in cells(of, space) if space.possible(cell.goal))
    kinds = tuple(sorted(possible, key=lambda cell: space.height(cell.goal)))
    invited = any(rule.patterns or rule.rest for rule in of.rules)
    closed = frozenset(listed) | frozenset(of.barred)
    sites = Sites(*((site, kind) for kind in (0, 1, 2, 3)))
    with_implied = {name: dict.fromkeys(needed) for name, needed in implying.items()}
    return Members(goals, {}, optional, with_implied, kinds, closed, invited, sites)


def fewest(form: Form, site: int) -> Members:
    """Only the members that there must be."""
    goals = dict(zip(form.required, form.needs, strict=False))
    closed = frozenset((*form.object.listed(), *form.object.barred))
    return Members(goals, {}, (), {}, (), closed, False, Sites(*((site, kind) for kind in (0, 1, 2, 3))))


def cells(of: Object, space: Space) -> list[Cell]:
    """The kinds of names that no keyword of an object lists."""
    patterns = tuple(dict.fromkeys(pattern for rule in of.rules for pattern, _ in rule.patterns))
    found = []
    sizes = range(len(patterns) + 1) if len(patterns) <= 4 else range(3)
    if len(patterns) > 4:
        space.doubt("not all combinations of patterns are tried on names")
    for matched in islice((each for size in sizes for each in combinations(patterns, size)), MAX_CELLS):
        goal = ANYTHING
        for rule in of.rules:
            goal = both(goal, rule.of_patterns(matched))
        if goal == NOTHING:
            continue
        others = tuple(pattern for pattern in patterns if pattern not in matched)
        for names in space.strings(of.names):
            met = names.meet(String(patterns=matched, not_patterns=others))
            if met is not None and space.has_texts(met):
                found.append(Cell(met, goal))
    return found


def closure(names: tuple[str, ...], implied: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """Some names with all that they imply."""
    found = dict.fromkeys(names)
    grown = True
    while grown:
        size = len(found)
        for name, needed in implied:
            if name in found:
                found |= dict.fromkeys(needed)
        grown = len(found) > size
    return tuple(found)
