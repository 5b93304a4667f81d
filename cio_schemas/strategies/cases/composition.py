"""What satisfies and what breaks references and the keywords that combine subschemas (Core, sections 8.2 and 10.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.cases.exclusion import facts, types_of
from cio_schemas.strategies.cases.product import limited
from cio_schemas.strategies.shapes.case import (
    ALL,
    FEW_CASES,
    NOT_EVALUATED,
    Case,
    Cases,
    UnionBranch,
    anything,
    distinct,
    if_type,
    nothing,
    only,
    union,
)
from cio_schemas.strategies.shapes.goals import merged
from cio_schemas.strategies.shapes.listed_values import TYPES
from cio_schemas.strategies.shapes.object_shape import Object

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table
    from cio_schemas.strategies.shapes.goals import Goal


MAX_EVALUATING = 3
"""The most branches of an anyOf that are distinguished by which of them hold, for `unevaluated*`."""

MAX_PAIRS = 64
"""How many pairs of branches of a oneOf are examined for instances that match both."""

PAIRS_A_STEP = 8
"""How many pairs of branches count as one step, to find those that plainly exclude each other."""


def _reference(keyword: str) -> Callable[[SchemaObject], Cases]:
    def cases(at: SchemaObject) -> Cases:
        instead = at.instead.get((keyword,))
        return at.space.cases_of(at.space.subschemas.goal(at.target(keyword), at.scope) if instead is None else instead)

    return cases


def _not_reference(keyword: str) -> Callable[[SchemaObject], Cases]:
    return lambda at: _forget(at.space.cases_of(at.space.subschemas.goal(at.target(keyword), at.scope, holds=False)))


def _forget(cases: Cases) -> Cases:
    """Return the same cases, from a place whose annotations are dropped."""
    return {
        name: distinct(
            case if case.evaluated == NOT_EVALUATED else replace(case, evaluated=NOT_EVALUATED) for case in each
        )
        for name, each in cases.items()
    }


def _all_of(at: SchemaObject) -> Cases:
    return at.product(*(at.cases("allOf", i) for i in range(len(at.schema["allOf"]))))


def _not_all_of(at: SchemaObject) -> Cases:
    return union(*(_forget(at.cases("allOf", i, holds=False)) for i in range(len(at.schema["allOf"]))))


def _any_of(at: SchemaObject) -> Cases:
    branches = [_branch(at, "anyOf", i, at.cases("anyOf", i)) for i in range(len(at.schema["anyOf"]))]
    if not at.space.subschemas.has_unevaluated:
        return at.union(*branches)
    evaluating = [i for i, cases in enumerate(branches) if _evaluates(cases)]
    if len(evaluating) > MAX_EVALUATING:
        return at.union(*map(_open, branches))
    both = {i: at.union(branches[i], _forget(at.cases("anyOf", i, holds=False))) for i in evaluating}
    return at.union(*(at.product(cases, *(both[j] for j in evaluating if j != i)) for i, cases in enumerate(branches)))


def _branch(at: SchemaObject, keyword: str, index: int, cases: Cases) -> Cases:
    """Return the cases of a branch, marked as such."""
    branch = UnionBranch(at.location, keyword, index)
    return {name: [replace(case, branches=case.branches | {branch}) for case in each] for name, each in cases.items()}


def _evaluates(cases: Cases) -> bool:
    return any(case.evaluated != NOT_EVALUATED for each in cases.values() for case in each)


def _open(cases: Cases) -> Cases:
    """Return the same cases, where other branches may evaluate more."""
    return {
        name: [replace(case, evaluated=case.evaluated._replace(more=True)) for case in each]
        for name, each in cases.items()
    }


def none_of(keyword: str) -> Callable[[SchemaObject], Cases]:
    """Return what no branch of an anyOf or a oneOf matches."""
    return lambda at: at.product(*refused_by_each(at, keyword))


def refused_by_each(at: SchemaObject, keyword: str) -> list[Cases]:
    """Return what each branch of an anyOf or a oneOf does not match."""
    return [_forget(at.cases(keyword, i, holds=False)) for i in range(len(at.schema[keyword]))]


def _one_of(at: SchemaObject) -> Cases:
    try:
        with at.space.budget.construct():
            return _just_one_of(at)
    except OverBudgetError:
        return _one_filtered(at)


class OtherBranches(NamedTuple):
    """The branches of a union that an instance of one may match too.

    Attributes:
        keyword: The keyword of the union.
        types: For each of them, the types of such instances.
        mark: The name of a member that, where it is there, tells all of them from the one; None if there is none.
    """

    keyword: str
    types: tuple[tuple[int, frozenset[str]], ...]
    mark: str | None = None

    def barred(self, at: SchemaObject) -> list[Cases]:
        """Return what each of them does not match, and everything of the types that it need not be ruled out for."""
        return [self._barred(at, branch, types) for branch, types in self.types]

    def _barred(self, at: SchemaObject, branch: int, types: frozenset[str]) -> Cases:
        cases = _forget(at.cases(self.keyword, branch, holds=False))
        return {name: cases[name] if name in types else [ALL[name]] for name in TYPES}


def other_branches(at: SchemaObject, keyword: str, branch: int, goal: Goal) -> OtherBranches:
    """Return the other branches of a union that what satisfies a goal, in place of one, does not plainly exclude.

    What `type` next to the union bars is not looked at: its cases are combined with those of the union.
    """
    goals = [at.goal(keyword, i) for i in range(len(at.schema[keyword]))]
    own = facts(at.space, goal)
    own = own._replace(types=own.types & types_of(at))
    at.space.budget.spend(len(goals) // PAIRS_A_STEP)
    shared = ((i, own.shared_types(facts(at.space, each))) for i, each in enumerate(goals) if i != branch)
    types = tuple((i, types) for i, types in shared if types)
    objects = [facts(at.space, goals[i]) for i, types in types if "object" in types]
    return OtherBranches(keyword, types, own.mark(objects) if objects else None)


def _others(at: SchemaObject) -> list[OtherBranches]:
    """Return the same for each branch of a oneOf."""
    return [other_branches(at, "oneOf", i, at.goal("oneOf", i)) for i in range(len(at.schema["oneOf"]))]


def _one_filtered(at: SchemaObject) -> Cases:
    """Return what one branch matches; that no other does is left to a filter for some instance types."""
    return at.union(*(_marked(at, i, others, _partly_filtered) for i, others in enumerate(_others(at))))


def _marked(
    at: SchemaObject, branch: int, others: OtherBranches, alone: Callable[[SchemaObject, Cases, OtherBranches], Cases]
) -> Cases:
    """Return what only one branch of a oneOf matches: with the member that tells it from the others, and without.

    What is without it has to be told apart by `alone`.
    """
    own = _branch(at, "oneOf", branch, at.cases("oneOf", branch))
    if others.mark is None:
        return alone(at, own, others)
    marked = at.product(own, only("object", Case(Object(required=(others.mark,)))))
    unmarked = at.product(own, if_type("object", Case(Object(barred=(others.mark,)))))
    return union(marked, alone(at, unmarked, others))


def _partly_filtered(at: SchemaObject, own: Cases, others: OtherBranches) -> Cases:
    """Return what one branch of a oneOf matches; that no other does is left to a filter for types with many cases."""
    residual = tuple(literal for i, _ in others.types for literal in at.goal("oneOf", i, holds=False))
    several = [own, *others.barred(at)]
    count = len(at.schema["oneOf"])  # of branches, each of which may take as much
    found = nothing()
    for name in TYPES:
        exact = _exactly(at, [only(name, *cases[name]) for cases in several], at.space.budget.left // count)
        found[name] = (
            [replace(case, residual=merged(case.residual, residual)) for case in several[0][name]]
            if exact is None
            else exact[name]
        )
    return found


def _exactly(at: SchemaObject, several: list[Cases], steps: int) -> Cases | None:
    """Return the cases of all at once; None if there are too many, or if they take more than some steps."""
    try:
        with at.space.budget.at_most(steps), at.space.budget.construct():
            cases, cut = limited(at.space, several, FEW_CASES)
    except OverBudgetError:
        return None
    return None if cut else cases


def _just_one_of(at: SchemaObject) -> Cases:
    return at.union(*(_marked(at, i, others, _told_apart) for i, others in enumerate(_others(at))))


def _told_apart(at: SchemaObject, own: Cases, others: OtherBranches) -> Cases:
    """Return what one branch of a oneOf matches and no other does, exactly if its cases aren't too many."""
    cases, cut = limited(at.space, [own, *others.barred(at)], at.kept)
    return _partly_filtered(at, own, others) if cut else cases


def two_of(at: SchemaObject) -> Cases:
    """Return what two branches of a oneOf match."""
    pairs = [(i, j) for i, others in enumerate(_others(at)) for j, _ in others.types if i < j]
    if len(pairs) > MAX_PAIRS:
        at.space.omissions.give_up(f"oneOf at {at.location} has more than {MAX_PAIRS} pairs of branches")
    return union(
        nothing(),
        *(_forget(at.product(at.cases("oneOf", i), at.cases("oneOf", j))) for i, j in pairs[:MAX_PAIRS]),
    )


def _not_one_of(at: SchemaObject) -> Cases:
    return union(none_of("oneOf")(at), two_of(at))


def _not(at: SchemaObject) -> Cases:
    return _forget(at.cases("not", holds=False))


def _not_not(at: SchemaObject) -> Cases:
    return _forget(at.cases("not"))


def _if(at: SchemaObject) -> Cases:
    if "then" not in at.schema and "else" not in at.schema:
        return union(at.cases("if"), _forget(at.cases("if", holds=False)))
    then = at.cases("then") if "then" in at.schema else anything()
    otherwise = at.cases("else") if "else" in at.schema else anything()
    return union(
        at.product(at.cases("if"), then),
        at.product(_forget(at.cases("if", holds=False)), otherwise),
    )


def _not_if(at: SchemaObject) -> Cases:
    then = at.cases("then", holds=False) if "then" in at.schema else nothing()
    otherwise = at.cases("else", holds=False) if "else" in at.schema else nothing()
    return _forget(
        union(
            at.product(at.cases("if"), then),
            at.product(at.cases("if", holds=False), otherwise),
        )
    )


def _dependent_schemas(at: SchemaObject) -> Cases:
    cases = anything()
    for name in at.schema["dependentSchemas"]:
        absent = if_type("object", Case(Object(barred=(name,))))
        present = if_type("object", Case(Object(required=(name,))))
        there = at.product(only("object", ALL["object"]), present, at.cases("dependentSchemas", name))
        cases = at.product(cases, union(absent, there))
    return cases


def _not_dependent_schemas(at: SchemaObject) -> Cases:
    present = {name: only("object", Case(Object(required=(name,)))) for name in at.schema["dependentSchemas"]}
    return union(
        nothing(),
        *(_forget(at.product(each, at.cases("dependentSchemas", name, holds=False))) for name, each in present.items()),
    )


SATISFIED: Table = {
    "$ref": _reference("$ref"),
    "$dynamicRef": _reference("$dynamicRef"),
    "$recursiveRef": _reference("$recursiveRef"),
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "dependentSchemas": _dependent_schemas,
}

BROKEN: Table = {
    "$ref": _not_reference("$ref"),
    "$dynamicRef": _not_reference("$dynamicRef"),
    "$recursiveRef": _not_reference("$recursiveRef"),
    "allOf": _not_all_of,
    "anyOf": none_of("anyOf"),
    "oneOf": _not_one_of,
    "not": _not_not,
    "if": _not_if,
    "dependentSchemas": _not_dependent_schemas,
}
