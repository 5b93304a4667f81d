"""The cases in which one assertion of a schema fails, at the end of an evaluation path, and all else holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.analysis.dropped_assertion import REFERENCES, without
from cio_schemas.strategies.analysis.names import listed_names, name_shapes, sample_names
from cio_schemas.strategies.cases.broken import BROKEN
from cio_schemas.strategies.cases.composition import other_branches, refused_by_each, two_of
from cio_schemas.strategies.cases.product import limited
from cio_schemas.strategies.cases.satisfied import conjunction
from cio_schemas.strategies.cases.unevaluated import unevaluated, whole
from cio_schemas.strategies.shapes.array_shape import Array, Contained
from cio_schemas.strategies.shapes.case import ALL, FEW_CASES, Case, Cases, nothing, only, union
from cio_schemas.strategies.shapes.goals import ANYTHING, FALSE, NOTHING, Goal, Literal
from cio_schemas.strategies.shapes.listed_values import TYPES
from cio_schemas.strategies.shapes.object_shape import Object, SomeMember
from cio_schemas.strategies.shapes.string_shape import String

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.cases.schema_object import SchemaObject
    from cio_schemas.strategies.shapes.goals import Break

PART = 4
"""The share of the remaining steps, as a divisor, that may be taken to refuse all branches of a union at once."""

STEPS_FOR_ALL = 20_000
"""How many steps may be taken to find all ways to do so, before only a few are looked for."""

SINGLE = frozenset((*REFERENCES, "then", "else", "items", "additionalProperties", "propertyNames", "contentSchema"))
"""The keywords that hold one subschema: one step in an evaluation path, where others take two."""


def broken_cases(at: SchemaObject, broken: Break) -> Cases:
    """Return the cases that break one assertion at or below a schema object and, as far as is known, nothing else."""
    if not broken.steps:
        reduced = at._replace(schema=without(at.schema, broken.keyword, broken.detail))
        return at.product(_broken(at, broken), whole(reduced))
    keyword, *more = broken.steps
    assert isinstance(keyword, str)
    args = () if keyword in SINGLE else tuple(more[:1])
    below = broken._replace(steps=tuple(more[len(args) :]))
    location = at.target(keyword) if keyword in REFERENCES else at.child(keyword, *args)
    if broken.keyword == FALSE and not below.steps:
        goal = ANYTHING
    else:
        scope = at.space.subschemas.planner.enter(at.scope, location)
        goal = (Literal(location, scope, broken=(below,)),)
    return _FURTHER.get(keyword, _in_place)(at, (keyword, *args), goal)


def _broken(at: SchemaObject, broken: Break) -> Cases:
    keyword, detail = broken.keyword, broken.detail
    if keyword == "required":
        return BROKEN[keyword](at._replace(schema={**at.schema, keyword: list(detail)}))
    if keyword == "dependentRequired":
        return BROKEN[keyword](at._replace(schema={**at.schema, keyword: {detail[0]: [detail[1]]}}))
    if keyword == "anyOf" or detail == ("none",):
        goals = [at.goal(keyword, i, holds=False) for i in range(len(at.schema[keyword]))]
        return _at_once(at, refused_by_each(at, keyword), goals)
    if keyword == "oneOf":
        return two_of(at)
    if keyword in _CONTAINS:
        return only("array", *(Case(Array(contained=(each,))) for each in _CONTAINS[keyword](at)))
    return BROKEN[keyword](at)


def _at_once(at: SchemaObject, several: list[Cases], goals: list[Goal]) -> Cases:
    """Return some cases of all at once; for an instance type for which that takes too many steps, one to be filtered.

    Args:
        at: The schema object.
        several: The cases of each.
        goals: The goals of at most one literal that they are the cases of.
    """
    found = nothing()
    residual = tuple(literal for goal in goals for literal in goal)
    for name in TYPES:
        exact = _some(at, [only(name, *cases[name]) for cases in several])
        found[name] = [replace(ALL[name], residual=residual)] if exact is None else exact[name]
    return found


def _some(at: SchemaObject, several: list[Cases]) -> Cases | None:
    """Return the cases of all at once, or a few if finding all takes too many steps; None if these do too."""
    budget = at.space.budget
    for kept, steps in ((at.kept, STEPS_FOR_ALL), (FEW_CASES, budget.left // PART)):
        try:
            with budget.at_most(steps), budget.construct():
                found, cut = limited(at.space, several, kept)
        except OverBudgetError:
            continue
        if cut:
            at.space.omissions.doubt(f"not all ways to refuse the branches at {at.location} are tried")
        return found
    return None


_CONTAINS: dict[str, Callable[[SchemaObject], list[Contained]]] = {
    "contains": lambda at: [Contained(at.goal("contains"), 0, 0)],
    "minContains": lambda at: [Contained(at.goal("contains"), 1, int(at.schema["minContains"]) - 1)],
    "maxContains": lambda at: [Contained(at.goal("contains"), int(at.schema["maxContains"]) + 1, None)],
}
"""How many items satisfy `contains` where it is reported by each of its bounds."""


# -- one step further: the subschema is replaced by what breaks the assertion in it, and must be applied --


def _with(at: SchemaObject, instead: dict[tuple[str | int, ...], Goal], **schema: Any) -> Cases:
    return whole(at._replace(schema={**at.schema, **schema}, instead={**at.instead, **instead}))


def _in_place(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    return _with(at, {steps: goal})


def _union(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    """One branch is broken, all others don't match anyway."""
    keyword, branch = str(steps[0]), int(steps[1])
    others = other_branches(at, keyword, branch, goal)
    rest = at._replace(schema=without(at.schema, keyword))

    def beside() -> tuple[Cases, Cases]:
        goals = [at.goal(keyword, i, holds=False) for i, _ in others.types]
        return _at_once(at, others.barred(at), goals), conjunction(rest)

    inner = at.space.cases_of(goal)
    refused, kept = at.space.once((at.location, at.scope, at.kept, steps, others), beside)  # the same for many faults
    return unevaluated(rest, at.product(inner, refused, kept))


def _then(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    return _with(at, {steps: goal, ("else",): NOTHING}, **{"else": True})


def _else(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    return _with(at, {steps: goal, ("then",): NOTHING}, then=True)


def _dependent(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    return at.product(only("object", Case(Object(required=(str(steps[1]),)))), _in_place(at, steps, goal))


def _property(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    return at.product(only("object", Case(Object(required=(str(steps[1]),)))), _in_place(at, steps, goal))


def _prefix_item(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    return at.product(only("array", Case(Array(low=int(steps[1]) + 1))), _in_place(at, steps, goal))


def _item(at: SchemaObject, _: tuple[str | int, ...], goal: Goal) -> Cases:
    """Return the cases in which the first item that only `items` applies to is broken, and no later one."""
    prefix = list(at.schema.get("prefixItems", ()))
    place = ("prefixItems", len(prefix))
    return at.product(
        only("array", Case(Array(low=len(prefix) + 1))), _with(at, {place: goal}, prefixItems=[*prefix, True])
    )


def _other(at: SchemaObject, _: tuple[str | int, ...], goal: Goal) -> Cases:
    """Return the cases with a broken member that only `additionalProperties` applies to."""
    properties = at.schema.get("properties", {})
    several = [
        at.product(
            only("object", Case(Object(required=(name,)))),
            _with(at, {("properties", name): goal}, properties={**properties, name: True}),
        )
        for name in _made_up(at, String(not_patterns=tuple(at.schema.get("patternProperties", ()))))
    ]
    return union(nothing(), *several)


def _matching(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    """Return the cases in which all members whose names match a pattern are broken, and those in which only one is.

    Names that nothing else applies to come first.
    """
    pattern = str(steps[1])
    others = tuple(each for each in at.schema["patternProperties"] if each != pattern)
    listed = tuple(at.schema.get("properties", ()))
    beside = dict.fromkeys(((listed, others), (listed, ()), ((), ())))
    some = (SomeMember(ANYTHING, barred, (pattern,), barred_patterns, goal) for barred, barred_patterns in beside)
    all_of_them = [at.product(only("object", Case(Object(some=(each,)))), _in_place(at, steps, goal)) for each in some]
    one = [
        at.product(only("object", Case(Object(required=(name,)))), _in_place(at, (*steps, name), goal))
        for name in _made_up(at, String(patterns=(pattern,), not_patterns=others))
    ]
    return union(*all_of_them, *one)


def _made_up(at: SchemaObject, wanted: String) -> list[str]:
    """Return a few names of a shape that members may have and `properties` doesn't list."""
    names = at.goal("propertyNames") if "propertyNames" in at.schema else ANYTHING
    if names == NOTHING:
        return []
    properties = at.schema.get("properties", {})
    found = [name for name in listed_names(at.space, names) if name not in properties and wanted.admits(name)][:3]
    for string in name_shapes(at.space, names):
        met = string.meet(wanted)
        if met is not None and at.space.has_texts(met):
            found += sample_names(at.space, met, names, {*properties, *found})
    return found[:3]


def _name(at: SchemaObject, steps: tuple[str | int, ...], goal: Goal) -> Cases:
    """Return a member whose name breaks something, other than the listed names that break nothing."""
    listed = dict.fromkeys((*at.schema.get("properties", ()), *at.schema.get("required", ())))
    kept = tuple(name for name in listed if at.space.accepts(at.goal("propertyNames"), name))
    some = SomeMember(goal, kept, (), (), ANYTHING)
    return at.product(only("object", Case(Object(some=(some,)))), _with(at, {steps: goal}))


_FURTHER: dict[str, Callable[[SchemaObject, tuple[str | int, ...], Goal], Cases]] = {
    "anyOf": _union,
    "oneOf": _union,
    "then": _then,
    "else": _else,
    "dependentSchemas": _dependent,
    "properties": _property,
    "prefixItems": _prefix_item,
    "items": _item,
    "additionalProperties": _other,
    "patternProperties": _matching,
    "propertyNames": _name,
}
"""For each applicator, the cases in which a subschema of it is applied and broken; others apply in place anyway."""
