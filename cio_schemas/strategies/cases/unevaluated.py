"""`unevaluatedProperties` and `unevaluatedItems`, after all other keywords, whose branches are fixed by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cio_schemas.strategies.cases.items import array_of
from cio_schemas.strategies.cases.satisfied import conjunction
from cio_schemas.strategies.shapes.array_shape import Array, Unevaluated
from cio_schemas.strategies.shapes.case import Case, Cases, nothing, only
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal, both
from cio_schemas.strategies.shapes.listed_values import Enum
from cio_schemas.strategies.shapes.object_shape import MemberRule, Object, SomeMember

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table


def unevaluated(at: SchemaObject, cases: Cases) -> Cases:
    """Return the cases that satisfy `unevaluatedProperties` and `unevaluatedItems`."""
    if "unevaluatedProperties" in at.schema:
        goal = at.goal("unevaluatedProperties")
        _doubt_branches(at, cases["object"], goal)
        cases = {**cases, "object": _each(_evaluate_members, cases["object"], goal)}
    if "unevaluatedItems" in at.schema:
        goal = at.goal("unevaluatedItems")
        _doubt_branches(at, cases["array"], goal)
        cases = {**cases, "array": _each(_evaluate_items, cases["array"], goal)}
    return cases


def _doubt_branches(at: SchemaObject, cases: list[Case], goal: Goal) -> None:
    """Record that several branches of an anyOf may evaluate more than the cases of a single branch say."""
    if goal != ANYTHING and any(case.evaluated.more for case in cases):
        at.space.omissions.doubt(f"which branches of an anyOf hold at once is not told apart at {at.location}")


def whole(at: SchemaObject) -> Cases:
    """Return the cases in which all keywords of a schema object hold."""
    return unevaluated(at, conjunction(at))


def _each(evaluate: Callable[[Case, Goal], Case | None], cases: list[Case], goal: Goal) -> list[Case]:
    found = (evaluate(case, goal) for case in cases)
    return [case for case in found if case is not None]


def _evaluate_members(case: Case, goal: Goal) -> Case | None:
    evaluated = case.evaluated
    if evaluated.members or not isinstance(case.shape, Object):
        return case
    rule = MemberRule(
        tuple((name, ANYTHING) for name in evaluated.names),
        tuple((pattern, ANYTHING) for pattern in evaluated.patterns),
        goal,
    )
    shape = case.shape if goal == ANYTHING else case.shape.meet(Object(rules=(rule,)))
    return None if shape is None else replace(case, shape=shape, evaluated=evaluated._replace(members=True))


def _evaluate_items(case: Case, goal: Goal) -> Case | None:
    evaluated = case.evaluated
    if evaluated.items or not isinstance(case.shape, Array):
        return case
    shape: Array | None = case.shape
    if evaluated.accepted:
        left = Unevaluated(evaluated.first, goal, evaluated.accepted)
        shape = replace(case.shape, unevaluated=(*case.shape.unevaluated, left))
    else:
        shape = case.shape.meet(array_of((ANYTHING,) * evaluated.first, goal))
    return None if shape is None else replace(case, shape=shape, evaluated=evaluated._replace(items=True))


def _not_unevaluated(at: SchemaObject, keyword: str) -> Cases:
    """Return instances that the other keywords accept, with something that they don't evaluate: to be filtered."""
    goal = at.goal(keyword, holds=False)
    if goal == NOTHING:
        return nothing()
    name = "object" if keyword == "unevaluatedProperties" else "array"
    others = conjunction(at, but=(keyword,))[name]
    residual = (at.whole(holds=False),)
    found = []
    for case in others:
        evaluated = case.evaluated
        if isinstance(case.shape, Object) and not evaluated.members:
            some = SomeMember(ANYTHING, evaluated.names, (), evaluated.patterns, goal)
            more: Array | Object = Object(some=(some,))
        elif isinstance(case.shape, Array) and not evaluated.items:
            left = goal
            for accepted in evaluated.accepted:
                left = both(left, at.space.subschemas.negated(accepted))
            more = Array(low=evaluated.first + 1, some=((evaluated.first, left),))
        elif isinstance(case.shape, Enum):
            found.append(Case(case.shape, residual=residual))
            continue
        else:
            continue
        met = case.shape.meet(more)  # type: ignore[arg-type]
        if met is not None:
            found.append(Case(met, residual=residual))
    return only(name, *found)


BROKEN: Table = {
    "unevaluatedProperties": lambda at: _not_unevaluated(at, "unevaluatedProperties"),
    "unevaluatedItems": lambda at: _not_unevaluated(at, "unevaluatedItems"),
}
