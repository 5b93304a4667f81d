"""Every assertion of a schema in every place where it applies: what a fault can break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.strategies.analysis.dropped_assertion import REFERENCES
from cio_schemas.strategies.cases.schema_object import schema_object
from cio_schemas.strategies.shapes.goals import FALSE, Break

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.nodes import Scope
    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.cases.schema_object import SchemaObject

MAX_ASSERTIONS = 5000
"""How many assertions of a schema are listed."""

ANY = "*"
"""The step in an instance location for any item, or any member that no keyword names."""


class Assertion(NamedTuple):
    """One assertion in one place.

    Attributes:
        broken: The steps to it from the root, its keyword, and which part of it is broken.
        location: The schema object that holds it; for `false` the subschema itself.
        scope: The dynamic scope there.
        value: The keyword's value.
        instance: The steps to the instances it applies to, with `ANY` for any.
        in_branch: Whether it is in a branch of an anyOf or oneOf, which fails then.
        spelled: How its dialect spells the keyword.
        passed: The schema objects that lead to it.
    """

    broken: Break
    location: Location
    scope: Scope
    value: Any
    instance: tuple[str | int, ...]
    in_branch: bool
    spelled: str
    passed: tuple[Location, ...]


class _Way(NamedTuple):
    """How a schema object was reached."""

    steps: tuple[str | int, ...]
    instance: tuple[str | int, ...]
    in_branch: bool
    passed: tuple[Location, ...]


def assertions(space: Space) -> list[Assertion]:
    """List the assertions of a schema, in its order; recursion is followed once."""
    found: list[Assertion] = []
    if isinstance(space.subschemas.index[space.subschemas.start], dict):
        for each in _walk(space, space.subschemas.start, (), _Way((), (), in_branch=False, passed=())):
            found.append(each)
            if len(found) >= MAX_ASSERTIONS:
                break
    return found


def _walk(space: Space, location: Location, scope: Scope, way: _Way) -> Iterator[Assertion]:
    if location in way.passed:
        return
    way = way._replace(passed=(*way.passed, location))
    at = schema_object(space, location, space.subschemas.planner.enter(scope, location))
    for keyword, value in at.schema.items():
        for detail in _DETAILS.get(keyword, _whole)(at, value):
            broken = Break(way.steps, keyword, detail)
            spelled = at.steps.get(keyword, keyword)
            yield Assertion(broken, at.location, at.scope, value, way.instance, way.in_branch, spelled, way.passed)
        for steps, inner, instance, branch in _subschemas(at, keyword, value):
            there = _Way((*way.steps, *steps), way.instance + instance, way.in_branch or branch, way.passed)
            schema = space.subschemas.index[inner]
            if isinstance(schema, dict):
                yield from _walk(space, inner, at.scope, there)
            elif schema is False and keyword in _REPORTED_AS_FALSE:
                broken = Break(there.steps, FALSE)
                yield Assertion(broken, inner, at.scope, False, there.instance, there.in_branch, FALSE, way.passed)


def _whole(_: SchemaObject, __: Any) -> list[tuple[str, ...]]:
    return []


def _always(_: SchemaObject, __: Any) -> list[tuple[str, ...]]:
    return [()]


def _if_false(keyword: str) -> Any:
    return lambda at, _: [()] if at.space.subschemas.index[at.child(keyword)] is False else []


_DETAILS: dict[str, Any] = {
    **dict.fromkeys(
        (
            *("type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
            *("maxLength", "minLength", "pattern", "maxItems", "minItems", "maxProperties", "minProperties"),
            *("anyOf", "not", "unevaluatedItems", "unevaluatedProperties"),
        ),
        _always,
    ),
    "uniqueItems": lambda _, value: [()] if value else [],
    "format": lambda at, value: [()] if at.space.subschemas.format(at.location, value) else [],
    "required": lambda _, value: [(name,) for name in dict.fromkeys(value)],
    "dependentRequired": lambda _, value: [
        (name, other) for name, needed in value.items() for other in dict.fromkeys(needed) if other != name
    ],
    "oneOf": lambda _, __: [("none",), ("two",)],
    "contains": lambda at, _: [()] if at.schema.get("minContains", 1) else [],
    "minContains": lambda at, value: [()] if "contains" in at.schema and value > 1 else [],
    "maxContains": lambda at, _: [()] if "contains" in at.schema else [],
    **{keyword: _if_false(keyword) for keyword in ("additionalProperties", "items")},
}
"""For each keyword that asserts, the parts of it that fail one by one."""

_REPORTED_AS_FALSE = frozenset(
    ("allOf", "then", "else", "dependentSchemas", "properties", "prefixItems", "patternProperties", "propertyNames")
) | frozenset(REFERENCES)

Step = tuple[tuple[str | int, ...], "Location", tuple[str | int, ...], bool]


def _subschemas(at: SchemaObject, keyword: str, value: Any) -> Iterator[Step]:
    """Yield the subschemas that may fail: the steps to each, its location, and what part of the instance it is for."""
    if keyword in REFERENCES:
        yield (keyword,), at.target(keyword), (), False
    elif keyword in ("allOf", "anyOf", "oneOf"):
        for i in range(len(value)):
            yield (keyword, i), at.child(keyword, i), (), keyword != "allOf"
    elif keyword in ("then", "else"):
        if "if" in at.schema:
            yield (keyword,), at.child(keyword), (), False
    elif keyword == "propertyNames":
        yield (keyword,), at.child(keyword), (), False
    elif keyword == "dependentSchemas":
        for name in value:
            yield (keyword, name), at.child(keyword, name), (), False
    elif keyword == "properties":
        for name in value:
            yield (keyword, name), at.child(keyword, name), (name,), False
    elif keyword == "prefixItems":
        for i in range(len(value)):
            yield (keyword, i), at.child(keyword, i), (i,), False
    elif keyword == "patternProperties":
        for name in value:
            yield (keyword, name), at.child(keyword, name), (ANY,), False
    elif keyword in ("items", "additionalProperties"):
        yield (keyword,), at.child(keyword), (ANY,), False
