"""Forms: the ways to give names to the members that an object must have."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice, product
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.analysis.names import listed_names, name_shapes, sample_names
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal, both, merged
from cio_schemas.strategies.shapes.objects import MemberRule, Object, SomeMember
from cio_schemas.strategies.shapes.strings import String

if TYPE_CHECKING:
    from cio_schemas.strategies.analysis.space import Space

MAX_FORMS = 24
"""How many ways to give names to the members that there must be are considered."""

MAX_KINDS = 32
"""How many kinds of names that no keyword lists are considered."""


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


def forms(of: Object, space: Space) -> list[Form]:
    """The ways to give names to the members there must be."""
    candidates = [_candidates(some, of, space) for some in of.some]
    found: dict[Form, None] = {}
    if of.some:
        space.omissions.doubt("the names of members that there must be are only sampled")
    for names in islice(product(*candidates), MAX_FORMS):
        form = _form(of, names, space)
        if form is not None:
            found |= dict.fromkeys(_filled(form, space))
    return list(found)


def _candidates(some: SomeMember, of: Object, space: Space) -> list[str]:
    """Names for a member that there must be: listed ones, then made up ones."""
    listed = [name for name in of.listed() if name not in some.barred]
    wanted = String(patterns=some.patterns, not_patterns=some.not_patterns)
    goal = both(of.names, some.name)
    names = [name for name in listed if wanted.admits(name) and space.accepts(goal, name)]
    for string in name_shapes(space, goal):
        met = string.meet(wanted)
        if met is not None and space.has_texts(met):
            names += sample_names(space, met, goal, {*some.barred, *of.barred, *names})
    names += [name for name in listed_names(space, goal) if wanted.admits(name) and name not in some.barred]
    return list(dict.fromkeys(names))[:MAX_FORMS]


def _form(of: Object, names: tuple[str, ...], space: Space) -> Form | None:
    """The form in which the members there must be have these names."""
    if names:
        rules = tuple(MemberRule(((name, some.goal),)) for name, some in zip(names, of.some, strict=True))
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
    kinds = name_kinds(of, space)[:MAX_KINDS]
    listed = [
        name
        for name in dict.fromkeys((*of.listed(), *listed_names(space, of.names)))
        if name not in form.required and name not in of.barred and of.goal(name) != NOTHING
        and space.accepts(of.names, name)
    ]  # fmt: skip
    found = [form._replace(needs=(*form.needs, kind.goal)) for kind in kinds]
    if comb(len(listed), missing) > MAX_FORMS:
        space.omissions.doubt("not all combinations of names are tried")
    found += [_with_names(form, names) for names in islice(combinations(listed, missing), MAX_FORMS)]
    if kinds and listed and missing > 1:
        some = _with_names(form, tuple(listed[: missing - 1]))
        found += [some._replace(needs=(*some.needs, kind.goal)) for kind in kinds]
    return [each for each in found if of.high is None or len(each.required) <= of.high]


def _with_names(form: Form, names: tuple[str, ...]) -> Form:
    required = closure((*form.required, *names), form.object.implied)
    return Form(form.object, required, tuple(form.object.goal(name) for name in required))


class NameKind(NamedTuple):
    """Names that no keyword lists and that all rules treat alike: what they look like, and the goal of the members."""

    names: String
    goal: Goal


def name_kinds(of: Object, space: Space) -> list[NameKind]:
    """The kinds of names that no keyword of an object lists."""
    patterns = tuple(dict.fromkeys(pattern for rule in of.rules for pattern, _ in rule.patterns))
    found = []
    sizes = range(len(patterns) + 1) if len(patterns) <= 4 else range(3)
    if len(patterns) > 4:
        space.omissions.doubt("not all combinations of patterns are tried on names")
    for matched in islice((each for size in sizes for each in combinations(patterns, size)), MAX_KINDS):
        goal = ANYTHING
        for rule in of.rules:
            goal = both(goal, rule.of_patterns(matched))
        if goal == NOTHING:
            continue
        others = tuple(pattern for pattern in patterns if pattern not in matched)
        for names in name_shapes(space, of.names):
            met = names.meet(String(patterns=matched, not_patterns=others))
            if met is not None and space.has_texts(met):
                found.append(NameKind(met, goal))
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
