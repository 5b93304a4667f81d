"""From a literal to its cases: one function a keyword for what satisfies it, and one for what breaks it.

Both read the same tables that say which keywords there are; what several keywords decide together (`properties` and
its neighbours) is read once, by the function of the group.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.runtime import _frozen as frozen
from cio_schemas.strategies import values
from cio_schemas.strategies.array import Array, Contained, Unevaluated
from cio_schemas.strategies.case import (
    ALL,
    NOT_EVALUATED,
    Case,
    Cases,
    Evaluated,
    anything,
    if_type,
    nothing,
    only,
    union,
)
from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, Literal, both
from cio_schemas.strategies.number import Number, exact, step_of
from cio_schemas.strategies.object import Object, Rule, Some
from cio_schemas.strategies.string import String

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.plan import Scope
    from cio_schemas.resources import Location
    from cio_schemas.strategies.space import Space


class At(NamedTuple):
    """A schema object in a dynamic scope, as the functions of the keywords see it.

    Attributes:
        space: what knows all other subschemas.
        location: where it stands.
        scope: the dynamic scope within it.
        schema: its keywords with their values, by the names that 2020-12 has for them.
        steps: for each keyword that is spelled otherwise, how.
        instead: goals that take the place of subschemas, by the keyword and the steps below it.
    """

    space: Space
    location: Location
    scope: Scope
    schema: dict[str, Any]
    steps: dict[str, str]
    instead: dict[tuple[str | int, ...], Goal] = {}  # noqa: RUF012 - never changed

    def child(self, keyword: str, *more: str | int) -> Location:
        """The location of a subschema."""
        return self.space.index.child(self.location, self.steps.get(keyword, keyword), *more)

    def goal(self, keyword: str, *more: str | int, holds: bool = True) -> Goal:
        """That a subschema holds, or doesn't."""
        if holds and (keyword, *more) in self.instead:
            return self.instead[keyword, *more]
        return self.space.goal(self.child(keyword, *more), self.scope, holds=holds)

    def cases(self, keyword: str, *more: str | int, holds: bool = True) -> Cases:
        """The cases of a subschema that applies to the same instance."""
        return self.space.of_goal(self.goal(keyword, *more, holds=holds))

    def target(self, keyword: str) -> Location:
        """What a reference leads to."""
        return self.space.target(self.location, keyword, self.schema[keyword], self.scope)

    def whole(self, *, holds: bool = True) -> Literal:
        """The literal of the whole schema object."""
        return Literal(self.location, self.scope, holds)


# -- assertions on values of any type --


def _type(at: At) -> Cases:
    return _typed(_names(at))


def _names(at: At) -> list[str]:
    given = at.schema["type"]
    return [given] if isinstance(given, str) else given


def _typed(names: list[str]) -> Cases:
    cases = nothing()
    for name in names:
        if name == "integer":
            if "number" not in names:
                cases["number"] = [Case(Number(whole=True))]
        else:
            cases[name] = [ALL[name]]
    return cases


WRONG_TYPES: dict[str, list[Any]] = {
    "integer": [1.5, "42", None, "", True],
    "number": ["42", None, "1.5", True],
    "string": [None, 42, 0, False],
    "boolean": [None, "true", 1, "false", 0],
    "null": ["", "null", 0, False],
    "array": [None, {}, "", "[]"],
    "object": [None, [], "{}", ""],
}
"""What JSON tools really produce in place of a type."""


def _not_type(at: At) -> Cases:
    names = _names(at)
    cases = anything(but=names)
    if "integer" in names and "number" not in names:
        cases["number"] = [Case(Number(whole=False))]
    if "number" in names:
        cases["number"] = []
    likely = [value for name in names for value in WRONG_TYPES[name] if not values.of_type(value, names)]
    return union(_hints(likely), cases)


def _hints(likely: list[Any]) -> Cases:
    """The cases of likely values, the likeliest first."""
    cases = nothing()
    for rank, value in enumerate(likely, 1):
        cases[values.type_of(value)].append(Case(values.Enum.of([value], hint=rank)))
    return cases


def _listed(listed: list[Any]) -> Cases:
    return {**nothing(), **{name: [Case(enum)] for name, enum in values.by_type(listed).items()}}


def _not_listed(listed: list[Any]) -> Cases:
    keys = tuple(dict.fromkeys(frozen(value) for value in listed))
    misses = [miss for value in listed[:8] for miss in values.near(value) if frozen(miss) not in keys]
    others = anything()
    for name, enum in values.by_type(listed).items():
        whole = ALL[name].shape
        if isinstance(whole, values.Enum):
            left = whole.where(lambda value: frozen(value) not in keys)
            others[name] = [Case(left)] if left else []
        else:
            others[name] = [Case(whole, excluded=enum.keys)]
    return union(_hints(misses), others)


def _enum(at: At) -> Cases:
    return _listed(at.schema["enum"])


def _not_enum(at: At) -> Cases:
    return _not_listed(at.schema["enum"])


def _const(at: At) -> Cases:
    return _listed([at.schema["const"]])


def _not_const(at: At) -> Cases:
    return _not_listed([at.schema["const"]])


# -- one bound of one type --


def _count(value: Any) -> int:
    return int(value)


_BOUNDS: dict[str, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "multipleOf": (
        "number",
        lambda value: Number(step=step_of(value)),
        lambda value: Number(not_steps=(step_of(value),)),
    ),
    "maximum": (
        "number",
        lambda value: Number(high=exact(value)),
        lambda value: Number(low=exact(value), above=True),
    ),
    "exclusiveMaximum": (
        "number",
        lambda value: Number(high=exact(value), below=True),
        lambda value: Number(low=exact(value)),
    ),
    "minimum": (
        "number",
        lambda value: Number(low=exact(value)),
        lambda value: Number(high=exact(value), below=True),
    ),
    "exclusiveMinimum": (
        "number",
        lambda value: Number(low=exact(value), above=True),
        lambda value: Number(high=exact(value)),
    ),
    "maxLength": ("string", lambda v: String(high=_count(v)), lambda v: String(low=_count(v) + 1)),
    "minLength": ("string", lambda v: String(low=_count(v)), lambda v: String(high=_count(v) - 1) if v else None),
    "pattern": ("string", lambda v: String(patterns=(v,)), lambda v: String(not_patterns=(v,))),
    "maxItems": ("array", lambda v: Array(high=_count(v)), lambda v: Array(low=_count(v) + 1)),
    "minItems": ("array", lambda v: Array(low=_count(v)), lambda v: Array(high=_count(v) - 1) if v else None),
    "uniqueItems": (
        "array",
        lambda value: Array(unique=bool(value)),
        lambda value: Array(low=2, repeats=True) if value else None,
    ),
    "maxProperties": ("object", lambda v: Object(high=_count(v)), lambda v: Object(low=_count(v) + 1)),
    "minProperties": ("object", lambda v: Object(low=_count(v)), lambda v: Object(high=_count(v) - 1) if v else None),
}
"""For each bound the instance type, the shape of what keeps it, and of what breaks it (None if nothing can)."""


def _bound(keyword: str, *, kept: bool) -> Callable[[At], Cases]:
    name, keep, breaks = _BOUNDS[keyword]

    def cases(at: At) -> Cases:
        shape = (keep if kept else breaks)(at.schema[keyword])
        given = [] if shape is None else [Case(shape)]
        if kept:
            return if_type(name, *given)
        return only(name, *(Case(near) for near in _nearest(shape)), *given)

    return cases


def _nearest(shape: Any) -> list[Any]:
    """What is just past a bound: the nearest misses."""
    match shape:
        case Number(low=None, high=high) if high is not None:
            return [replace(shape, low=high - 1)]
        case Number(low=low, high=None) if low is not None:
            return [replace(shape, high=low + 1)]
        case String(low=0, high=int(high)) | Array(low=0, high=int(high)) | Object(low=0, high=int(high)):
            return [replace(shape, low=high)]
        case String(low=low, high=None) | Array(low=low, high=None) | Object(low=low, high=None) if low:
            return [replace(shape, high=low)]
    return []


# -- format --


def _format(at: At) -> Cases:
    known = at.space.format(at.location, at.schema["format"])
    if known is None:
        return anything()
    if known.own is None:
        return if_type("string", Case(String(formats=(known.name,))))
    drawn = at.space.own_formats.get(known.name)
    residual = (at.whole(),)
    cases = {name: [replace(case, residual=residual) for case in cases] for name, cases in anything().items()}
    if drawn is not None:
        cases["string"] = [Case(String(formats=(known.name,)), residual=residual)]
    return cases


def _not_format(at: At) -> Cases:
    known = at.space.format(at.location, at.schema["format"])
    if known is None:
        return nothing()
    if known.own is None:
        return only("string", Case(String(not_formats=(known.name,))))
    residual = (at.whole(holds=False),)
    return {name: [replace(case, residual=residual) for case in cases] for name, cases in anything().items()}


# -- references and logic --


def _reference(keyword: str) -> Callable[[At], Cases]:
    def cases(at: At) -> Cases:
        instead = at.instead.get((keyword,))
        return at.space.of_goal(at.space.goal(at.target(keyword), at.scope) if instead is None else instead)

    return cases


def _not_reference(keyword: str) -> Callable[[At], Cases]:
    return lambda at: _forget(at.space.of_goal(at.space.goal(at.target(keyword), at.scope, holds=False)))


def _forget(cases: Cases) -> Cases:
    """The same cases, from a place whose annotations are dropped."""
    return {
        name: list(dict.fromkeys(replace(case, evaluated=NOT_EVALUATED) for case in each))
        for name, each in cases.items()
    }


def _all_of(at: At) -> Cases:
    return at.space.product(*(at.cases("allOf", i) for i in range(len(at.schema["allOf"]))))


def _not_all_of(at: At) -> Cases:
    return union(*(_forget(at.cases("allOf", i, holds=False)) for i in range(len(at.schema["allOf"]))))


def _any_of(at: At) -> Cases:
    return union(*(at.cases("anyOf", i) for i in range(len(at.schema["anyOf"]))))


def none_of(keyword: str) -> Callable[[At], Cases]:
    """What no branch of an anyOf or a oneOf matches."""
    return lambda at: at.space.product(
        *(_forget(at.cases(keyword, i, holds=False)) for i in range(len(at.schema[keyword])))
    )


def _one_of(at: At) -> Cases:
    count = range(len(at.schema["oneOf"]))
    barred = [_forget(at.cases("oneOf", i, holds=False)) for i in count]
    return union(*(at.space.product(at.cases("oneOf", i), *(barred[j] for j in count if j != i)) for i in count))


def two_of(at: At) -> Cases:
    """What two branches of a oneOf match."""
    count = range(len(at.schema["oneOf"]))
    pairs = [(i, j) for i in count for j in count if i < j][:64]
    return union(
        nothing(),
        *(_forget(at.space.product(at.cases("oneOf", i), at.cases("oneOf", j))) for i, j in pairs),
    )


def _not_one_of(at: At) -> Cases:
    return union(none_of("oneOf")(at), two_of(at))


def _not(at: At) -> Cases:
    return _forget(at.cases("not", holds=False))


def _not_not(at: At) -> Cases:
    return _forget(at.cases("not"))


def _if(at: At) -> Cases:
    if "then" not in at.schema and "else" not in at.schema:
        return union(at.cases("if"), _forget(at.cases("if", holds=False)))
    then = at.cases("then") if "then" in at.schema else anything()
    otherwise = at.cases("else") if "else" in at.schema else anything()
    return union(
        at.space.product(at.cases("if"), then),
        at.space.product(_forget(at.cases("if", holds=False)), otherwise),
    )


def _not_if(at: At) -> Cases:
    then = at.cases("then", holds=False) if "then" in at.schema else nothing()
    otherwise = at.cases("else", holds=False) if "else" in at.schema else nothing()
    return _forget(
        union(
            at.space.product(at.cases("if"), then),
            at.space.product(at.cases("if", holds=False), otherwise),
        )
    )


def _dependent_schemas(at: At) -> Cases:
    cases = anything()
    for name in at.schema["dependentSchemas"]:
        absent = if_type("object", Case(Object(barred=(name,))))
        present = if_type("object", Case(Object(required=(name,))))
        there = at.space.product(only("object", ALL["object"]), present, at.cases("dependentSchemas", name))
        cases = at.space.product(cases, union(absent, there))
    return cases


def _not_dependent_schemas(at: At) -> Cases:
    present = {name: only("object", Case(Object(required=(name,)))) for name in at.schema["dependentSchemas"]}
    return union(
        nothing(),
        *(
            _forget(at.space.product(each, at.cases("dependentSchemas", name, holds=False)))
            for name, each in present.items()
        ),
    )


# -- arrays --


def _items(at: At) -> Cases:
    prefix = tuple(at.goal("prefixItems", i) for i in range(len(at.schema.get("prefixItems", ()))))
    rest = at.goal("items") if "items" in at.schema else ANYTHING
    evaluated = Evaluated(first=len(prefix), items="items" in at.schema)
    return if_type("array", Case(_array(prefix, rest), evaluated=evaluated))


def _array(prefix: tuple[Goal, ...], rest: Goal) -> Array:
    high = next((i for i, goal in enumerate((*prefix, rest)) if goal == NOTHING), None)
    return Array(prefix=prefix, rest=rest) if high is None else Array(high=high, prefix=prefix[:high])


def _not_prefix_items(at: At) -> Cases:
    cases = []
    for i in range(len(at.schema["prefixItems"])):
        goal = at.goal("prefixItems", i, holds=False)
        if goal != NOTHING:
            cases.append(Case(Array(low=i + 1, prefix=(ANYTHING,) * i + (goal,))))
    return only("array", *cases)


def _not_items(at: At) -> Cases:
    first = len(at.schema.get("prefixItems", ()))
    goal = at.goal("items", holds=False)
    return only("array", *([] if goal == NOTHING else [Case(Array(some=((first, goal),), low=first + 1))]))


def _contained(at: At) -> Contained:
    high = at.schema.get("maxContains")
    return Contained(at.goal("contains"), _count(at.schema.get("minContains", 1)), None if high is None else int(high))


def _contains(at: At) -> Cases:
    contained = _contained(at)
    evaluated = Evaluated(accepted=(contained.goal,))
    if contained.high is not None and contained.low > contained.high:
        return anything(but=("array",))
    if contained.goal == NOTHING:
        return if_type("array", *([Case(Array(), evaluated=evaluated)] if contained.low == 0 else []))
    if contained.goal == ANYTHING:
        return if_type("array", Case(Array(low=contained.low, high=contained.high), evaluated=Evaluated(items=True)))
    return if_type("array", Case(Array(contained=(contained,), low=contained.low), evaluated=evaluated))


def _not_contains(at: At) -> Cases:
    contained = _contained(at)
    cases = []
    if contained.low:
        few = Contained(contained.goal, 0, contained.low - 1)
        none = Contained(contained.goal, 0, 0)
        cases += [Case(Array(contained=(each,))) for each in dict.fromkeys((none, few))]
    if contained.high is not None:
        cases.append(Case(Array(contained=(Contained(contained.goal, contained.high + 1, None),))))
    if contained.goal == ANYTHING:
        cases = [Case(Array(high=contained.low - 1))] if contained.low else []
        cases += [] if contained.high is None else [Case(Array(low=contained.high + 1))]
    return only("array", *cases)


# -- objects --


def _rule(at: At) -> Rule:
    names = tuple((name, at.goal("properties", name)) for name in at.schema.get("properties", ()))
    patterns = tuple((name, at.goal("patternProperties", name)) for name in at.schema.get("patternProperties", ()))
    rest = at.goal("additionalProperties") if "additionalProperties" in at.schema else ANYTHING
    return Rule(names, patterns, rest)


def _properties(at: At) -> Cases:
    rule = _rule(at)
    names = tuple(name for name, _ in rule.names)
    patterns = tuple(pattern for pattern, _ in rule.patterns)
    evaluated = Evaluated(names, patterns, members="additionalProperties" in at.schema)
    return if_type("object", Case(Object(rules=(rule,)), evaluated=evaluated))


def _not_properties(at: At) -> Cases:
    cases = []
    for name in at.schema["properties"]:
        goal = at.goal("properties", name, holds=False)
        if goal != NOTHING:
            cases.append(Case(Object(required=(name,), rules=(Rule(((name, goal),)),))))
    return only("object", *cases)


def _not_pattern_properties(at: At) -> Cases:
    cases = []
    for pattern in at.schema["patternProperties"]:
        goal = at.goal("patternProperties", pattern, holds=False)
        if goal != NOTHING:
            cases.append(Case(Object(some=(Some(ANYTHING, (), (pattern,), (), goal),))))
    return only("object", *cases)


def _not_additional_properties(at: At) -> Cases:
    goal = at.goal("additionalProperties", holds=False)
    if goal == NOTHING:
        return nothing()
    return only("object", Case(Object(some=(_other(at, goal),))))


def _other(at: At, goal: Goal) -> Some:
    """That there is a member which only `additionalProperties` is for."""
    rule = _rule(at)
    barred = tuple(name for name, _ in rule.names)
    return Some(ANYTHING, barred, (), tuple(pattern for pattern, _ in rule.patterns), goal)


def _property_names(at: At) -> Cases:
    goal = at.goal("propertyNames")
    if goal == NOTHING:
        return if_type("object", Case(Object(high=0)))
    return if_type("object", Case(Object(names=goal)))


def _not_property_names(at: At) -> Cases:
    goal = at.goal("propertyNames", holds=False)
    return only("object", *([] if goal == NOTHING else [Case(Object(some=(Some(goal, (), (), (), ANYTHING),)))]))


def _required(at: At) -> Cases:
    return if_type("object", Case(Object(required=tuple(dict.fromkeys(at.schema["required"])))))


def _not_required(at: At) -> Cases:
    return only("object", *(Case(Object(barred=(name,))) for name in dict.fromkeys(at.schema["required"])))


def _dependent_required(at: At) -> Cases:
    implied = tuple((name, tuple(needed)) for name, needed in at.schema["dependentRequired"].items() if needed)
    return if_type("object", Case(Object(implied=implied)))


def _not_dependent_required(at: At) -> Cases:
    return only(
        "object",
        *(
            Case(Object(required=(name,), barred=(other,)))
            for name, needed in at.schema["dependentRequired"].items()
            for other in needed
            if other != name
        ),
    )


# -- unevaluated: after all other keywords of the schema object, whose branches are fixed by then --


def unevaluated(at: At, cases: Cases) -> Cases:
    """The cases in which what no other keyword evaluates satisfies `unevaluatedProperties` and `unevaluatedItems`."""
    if "unevaluatedProperties" in at.schema:
        goal = at.goal("unevaluatedProperties")
        cases = {**cases, "object": _each(_evaluate_members, cases["object"], goal)}
    if "unevaluatedItems" in at.schema:
        goal = at.goal("unevaluatedItems")
        cases = {**cases, "array": _each(_evaluate_items, cases["array"], goal)}
    return cases


def _each(evaluate: Callable[[Case, Goal], Case | None], cases: list[Case], goal: Goal) -> list[Case]:
    found = (evaluate(case, goal) for case in cases)
    return [case for case in found if case is not None]


def _evaluate_members(case: Case, goal: Goal) -> Case | None:
    evaluated = case.evaluated
    if evaluated.members or not isinstance(case.shape, Object):
        return case
    rule = Rule(
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
        shape = case.shape.meet(_array((ANYTHING,) * evaluated.first, goal))
    return None if shape is None else replace(case, shape=shape, evaluated=evaluated._replace(items=True))


def _not_unevaluated(at: At, keyword: str) -> Cases:
    """Instances that the other keywords accept, with something that they don't evaluate: to be filtered."""
    goal = at.goal(keyword, holds=False)
    if goal == NOTHING:
        return nothing()
    name = "object" if keyword == "unevaluatedProperties" else "array"
    others = at.space.keywords(at, but=(keyword,))[name]
    residual = (at.whole(holds=False),)
    found = []
    for case in others:
        evaluated = case.evaluated
        if isinstance(case.shape, Object) and not evaluated.members:
            some = Some(ANYTHING, evaluated.names, (), evaluated.patterns, goal)
            more: Array | Object = Object(some=(some,))
        elif isinstance(case.shape, Array) and not evaluated.items:
            for accepted in evaluated.accepted:
                goal = both(goal, at.space.negated(accepted))
            more = Array(low=evaluated.first + 1, some=((evaluated.first, goal),))
        else:
            continue
        met = case.shape.meet(more)  # type: ignore[arg-type]
        if met is not None:
            found.append(Case(met, residual=residual))
    return only(name, *found)


SATISFIED: dict[str, Callable[[At], Cases]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    **{keyword: _bound(keyword, kept=True) for keyword in _BOUNDS},
    "format": _format,
    "required": _required,
    "dependentRequired": _dependent_required,
    "propertyNames": _property_names,
    "properties": _properties,
    "items": _items,
    "contains": _contains,
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
"""What satisfies each keyword, or the group that it stands for; in the order in which they narrow cases down best."""

GROUPS = {
    "patternProperties": "properties",
    "additionalProperties": "properties",
    "prefixItems": "items",
    "minContains": "contains",
    "maxContains": "contains",
    "then": "if",
    "else": "if",
}
"""Keywords that another one's function reads along."""

BROKEN: dict[str, Callable[[At], Cases]] = {
    "type": _not_type,
    "enum": _not_enum,
    "const": _not_const,
    **{keyword: _bound(keyword, kept=False) for keyword in _BOUNDS},
    "format": _not_format,
    "required": _not_required,
    "dependentRequired": _not_dependent_required,
    "propertyNames": _not_property_names,
    "properties": _not_properties,
    "patternProperties": _not_pattern_properties,
    "additionalProperties": _not_additional_properties,
    "prefixItems": _not_prefix_items,
    "items": _not_items,
    "contains": _not_contains,
    "$ref": _not_reference("$ref"),
    "$dynamicRef": _not_reference("$dynamicRef"),
    "$recursiveRef": _not_reference("$recursiveRef"),
    "allOf": _not_all_of,
    "anyOf": none_of("anyOf"),
    "oneOf": _not_one_of,
    "not": _not_not,
    "if": _not_if,
    "dependentSchemas": _not_dependent_schemas,
    "unevaluatedProperties": lambda at: _not_unevaluated(at, "unevaluatedProperties"),
    "unevaluatedItems": lambda at: _not_unevaluated(at, "unevaluatedItems"),
}
"""What breaks each keyword."""
