"""Forms: the ways to name the members that an object must have."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, islice, product
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.analysis.name_kinds import NameKind, name_kinds
from cio_schemas.strategies.analysis.names import listed_names, name_shapes, names_beyond
from cio_schemas.strategies.shapes.goals import NOTHING, Goal, both, merged
from cio_schemas.strategies.shapes.object_shape import MemberRule, Object, SomeMember
from cio_schemas.strategies.shapes.string_shape import String

if TYPE_CHECKING:
    from cio_schemas.strategies.analysis.space import Space

MAX_FORMS = 96
"""How many ways to name the required members are considered."""


class Form(NamedTuple):
    """An object with a name for every required member.

    Attributes:
        object: The shape of the object.
        required: The required names, with all that they imply.
        needs: The goals that must not be empty.
    """

    object: Object
    required: tuple[str, ...]
    needs: tuple[Goal, ...]

    @property
    def is_full(self) -> bool:
        """Whether there is no room for other members than the required ones."""
        return self.object.high is not None and self.object.high <= len(self.required)


def forms(of: Object, space: Space) -> list[Form]:
    """Return the ways to name the required members."""
    if not of.some:
        form = _form(of, (), space)
        return [] if form is None else _filled(form, space)
    kinds = list(name_kinds(of, space))
    candidates = [_candidates(some, of, kinds, space) for some in of.some]
    if len(of.some) > 1 and math.prod(map(len, candidates)) > MAX_FORMS:
        pairs = zip(candidates, of.some, strict=True)
        candidates = [[name for name in names if _is_able(some, of, name, space)] for names, some in pairs]
    if math.prod(map(len, candidates)) > MAX_FORMS:
        space.omissions.doubt("not all names are tried for the members that there must be")
    found: dict[Form, None] = {}
    for names in islice(product(*candidates), MAX_FORMS):
        form = _form(of, names, space)
        if form is not None:
            found |= dict.fromkeys(_filled(form, space))
    return list(found)


def _is_able(some: SomeMember, of: Object, name: str, space: Space) -> bool:
    """Return whether a required member may have a name."""
    return not space.surely_empty(both(of.goal(name), some.goal))


def _candidates(some: SomeMember, of: Object, kinds: list[NameKind], space: Space) -> list[str]:
    """Return names for a required member: listed ones, then enough made-up ones of each kind.

    All names of a kind are treated alike, so as many of each kind as there are such members are enough.
    """
    listed = [name for name in of.listed() if name not in some.barred]
    wanted = String(patterns=some.patterns, not_patterns=some.not_patterns)
    goal = both(of.names, some.name)
    names = [name for name in listed if wanted.admits(name) and space.accepts(goal, name)]
    avoid = {*some.barred, *of.barred, *listed}
    for kind in kinds:
        if both(kind.goal, some.goal) != NOTHING:
            for string in name_shapes(space, some.name):
                met = kind.names.meet(wanted)
                met = met and met.meet(string)
                if met is not None and space.has_texts(met):
                    names += names_beyond(space, met, goal, {*avoid, *names}, max(2, len(of.some)))
    names += [name for name in listed_names(space, goal) if wanted.admits(name) and name not in avoid]
    able = (name for name in dict.fromkeys(names) if both(of.goal(name), some.goal) != NOTHING)
    return list(able)


def _form(of: Object, names: tuple[str, ...], space: Space) -> Form | None:
    """Return the form in which the required members have these names."""
    if names:
        rules = tuple(MemberRule(((name, some.goal),)) for name, some in zip(names, of.some, strict=True))
        of = replace(of, required=merged(of.required, names), rules=of.rules + rules, some=())
    return _closed(of, of.required, space)


def _closed(of: Object, names: tuple[str, ...], space: Space) -> Form | None:
    """Return the form that requires some names and all that they imply; None if an object can't have them."""
    required = closure(names, of.implied)
    if not set(required).isdisjoint(of.barred) or (of.high is not None and len(required) > of.high):
        return None
    if not all(space.accepts(of.names, name) for name in required):
        return None
    needs = tuple(of.goal(name) for name in required)
    if NOTHING in needs:
        return None
    return Form(of, required, needs)


def _filled(form: Form, space: Space) -> list[Form]:
    """Return the ways to have enough members: by unlisted names, by listed ones, or by both."""
    of = form.object
    missing = of.low - len(form.required)
    if missing <= 0:
        return [form]
    names = [(kind, _few_names(kind, of, space, missing)) for kind in name_kinds(of, space)]
    kinds = [kind for kind, few in names if few is None]
    few_names = (name for _, few in names for name in few or ())
    listed = [
        name
        for name in dict.fromkeys((*of.listed(), *listed_names(space, of.names), *few_names))
        if name not in form.required and name not in of.barred and of.goal(name) != NOTHING
        and space.accepts(of.names, name)
    ]  # fmt: skip
    found = [form._replace(needs=(*form.needs, kind.goal)) for kind in kinds]
    if comb(len(listed), missing) > MAX_FORMS:
        listed = [name for name in listed if not space.surely_empty(of.goal(name))]
    if comb(len(listed), missing) > MAX_FORMS:
        space.omissions.doubt("not all combinations of names are tried")
    closed = [
        _closed(of, (*form.required, *names), space) for names in islice(combinations(listed, missing), MAX_FORMS)
    ]
    found += [each for each in closed if each is not None]
    if kinds and listed and missing > 1:
        some = _closed(of, (*form.required, *listed[: missing - 1]), space)
        found += [some._replace(needs=(*some.needs, kind.goal)) for kind in kinds if some is not None]
    return found


def _few_names(kind: NameKind, of: Object, space: Space, count: int) -> list[str] | None:
    """Return all unlisted names of a kind if there are surely fewer than needed; None otherwise."""
    if kind.source != kind.names:
        return None
    avoid = {*of.listed(), *of.barred}
    count = min(count, MAX_FORMS)
    with space.omissions.apart("") as doubts:
        found = names_beyond(space, kind.names, of.names, avoid, count)
    return None if doubts or len(found) >= count else found


def closure(names: tuple[str, ...], implied: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """Return names together with all names that they imply."""
    found = dict.fromkeys(names)
    grown = True
    while grown:
        size = len(found)
        for name, needed in implied:
            if name in found:
                found |= dict.fromkeys(needed)
        grown = len(found) > size
    return tuple(found)
