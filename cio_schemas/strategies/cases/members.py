"""What satisfies and what breaks the keywords on members and their names (Core, section 10.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.shapes.case import Case, Cases, Evaluated, if_type, nothing, only
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal
from cio_schemas.strategies.shapes.object_shape import MemberRule, Object, SomeMember

if TYPE_CHECKING:
    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table


def _rule(at: SchemaObject) -> MemberRule:
    names = tuple((name, at.goal("properties", name)) for name in at.schema.get("properties", ()))
    patterns = tuple((name, at.goal("patternProperties", name)) for name in at.schema.get("patternProperties", ()))
    rest = at.goal("additionalProperties") if "additionalProperties" in at.schema else ANYTHING
    apart = tuple(
        (str(steps[2]), str(steps[1]), goal)
        for steps, goal in at.instead.items()
        if steps[0] == "patternProperties" and len(steps) == 3
    )
    return MemberRule(names, patterns, rest, apart)


def _properties(at: SchemaObject) -> Cases:
    rule = _rule(at)
    names = tuple(name for name, _ in rule.names)
    patterns = tuple(pattern for pattern, _ in rule.patterns)
    evaluated = Evaluated(names, patterns, members="additionalProperties" in at.schema)
    return if_type("object", Case(Object(rules=(rule,)), evaluated=evaluated))


def _not_properties(at: SchemaObject) -> Cases:
    cases = []
    for name in at.schema["properties"]:
        goal = at.goal("properties", name, holds=False)
        if goal != NOTHING:
            cases.append(Case(Object(required=(name,), rules=(MemberRule(((name, goal),)),))))
    return only("object", *cases)


def _not_pattern_properties(at: SchemaObject) -> Cases:
    cases = []
    for pattern in at.schema["patternProperties"]:
        goal = at.goal("patternProperties", pattern, holds=False)
        if goal != NOTHING:
            cases.append(Case(Object(some=(SomeMember(ANYTHING, (), (pattern,), (), goal),))))
    return only("object", *cases)


def _not_additional_properties(at: SchemaObject) -> Cases:
    goal = at.goal("additionalProperties", holds=False)
    if goal == NOTHING:
        return nothing()
    return only("object", Case(Object(some=(_other(at, goal),))))


def _other(at: SchemaObject, goal: Goal) -> SomeMember:
    """A member that only `additionalProperties` applies to."""
    rule = _rule(at)
    barred = tuple(name for name, _ in rule.names)
    return SomeMember(ANYTHING, barred, (), tuple(pattern for pattern, _ in rule.patterns), goal)


def _property_names(at: SchemaObject) -> Cases:
    goal = at.goal("propertyNames")
    if goal == NOTHING:
        return if_type("object", Case(Object(high=0)))
    return if_type("object", Case(Object(names=goal)))


def _not_property_names(at: SchemaObject) -> Cases:
    goal = at.goal("propertyNames", holds=False)
    return only("object", *([] if goal == NOTHING else [Case(Object(some=(SomeMember(goal, (), (), (), ANYTHING),)))]))


def _required(at: SchemaObject) -> Cases:
    return if_type("object", Case(Object(required=tuple(dict.fromkeys(at.schema["required"])))))


def _not_required(at: SchemaObject) -> Cases:
    return only("object", *(Case(Object(barred=(name,))) for name in dict.fromkeys(at.schema["required"])))


def _dependent_required(at: SchemaObject) -> Cases:
    implied = tuple((name, tuple(needed)) for name, needed in at.schema["dependentRequired"].items() if needed)
    return if_type("object", Case(Object(implied=implied)))


def _not_dependent_required(at: SchemaObject) -> Cases:
    return only(
        "object",
        *(
            Case(Object(required=(name,), barred=(other,)))
            for name, needed in at.schema["dependentRequired"].items()
            for other in needed
            if other != name
        ),
    )


SATISFIED: Table = {
    "required": _required,
    "dependentRequired": _dependent_required,
    "propertyNames": _property_names,
    "properties": _properties,
}

BROKEN: Table = {
    "required": _not_required,
    "dependentRequired": _not_dependent_required,
    "propertyNames": _not_property_names,
    "properties": _not_properties,
    "patternProperties": _not_pattern_properties,
    "additionalProperties": _not_additional_properties,
}
