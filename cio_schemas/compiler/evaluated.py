"""Which properties and items other keywords evaluate: what `unevaluated*` leaves alone (Core, section 11).

The answer is a tree that is known when compiling: names, patterns and counts that always count, and branches that count
where a condition holds for the instance. Only instances with members that no static part covers pay for conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cio_schemas.exceptions import CompileError

if TYPE_CHECKING:
    from cio_schemas import ecma
    from cio_schemas.compiler.plan import Child, Place, Planner, Scope
    from cio_schemas.schema.resources import Location

MAX_BRANCHES = 1000
"""How many conditional branches one `unevaluated*` may depend on."""
MAX_DEPTH = 50
"""How deeply those may be in each other: each takes an indentation, of which Python allows 100."""


class Branch(NamedTuple):
    """What counts only under a condition.

    Attributes:
        when: the condition: that `test` accepts the instance, refuses it, or that a property is present. `assumed` is
            `accepts` for a subschema that must hold anyway: its condition matters only where errors are collected. What
            a reference leads to counts `always`: as in jsonschema, its own errors are not told a second time. `valid`
            is what counts where nothing has failed, so not where errors are collected.
        test: the subschema, or the property's name.
        evaluated: what counts then.
    """

    when: Literal["accepts", "refuses", "present", "assumed", "always", "valid"]
    test: Any
    evaluated: Evaluated


class Evaluated(NamedTuple):
    """What a schema evaluates of an object or an array.

    Attributes:
        everything: all of it.
        names: properties by name.
        patterns: properties by pattern.
        first: so many items from the first.
        accepted: each member or item that one of these accepts.
        branches: what counts under a condition.
    """

    everything: bool = False
    names: frozenset[str] = frozenset()
    patterns: tuple[ecma.Pattern, ...] = ()
    first: int = 0
    accepted: tuple[Child, ...] = ()
    branches: tuple[Branch, ...] = ()

    def __bool__(self) -> bool:
        return self != _NOTHING


_NOTHING = Evaluated()


class Unevaluated(NamedTuple):
    """An `unevaluated*` keyword: the subschema for what is left, and what isn't."""

    child: Child
    evaluated: Evaluated


def properties(planner: Planner, location: Location, scope: Scope, place: Place, *, owner: bool = False) -> Evaluated:
    """What the schema at `location` evaluates of an object; as `owner`, leaving out its own unevaluatedProperties."""
    schema, knows = _read(planner, location)
    names = frozenset(schema["properties"]) if "properties" in knows else frozenset()
    patterns: tuple[ecma.Pattern, ...] = ()
    if "patternProperties" in knows:
        node_location = location.child("patternProperties")
        patterns = tuple(planner.pattern(source, node_location) for source in schema["patternProperties"])
    branches = list(_branches(planner, location, scope, place, properties))
    accepted = []
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if keyword in knows and not (owner and keyword == "unevaluatedProperties"):
            accepted.append(planner.branch(planner.index.child(location, keyword), scope, place, in_place=False))
            branches.append(Branch("valid", True, Evaluated(everything=True)))
    for keyword in ("dependentSchemas", "dependencies"):
        for name, value in schema[keyword].items() if keyword in knows else ():
            if not isinstance(value, list):
                inner = properties(planner, planner.index.child(location, keyword, name), scope, place)
                branches.append(Branch("present", name, inner))
    found = Evaluated(names=names, patterns=patterns, accepted=tuple(accepted), branches=_useful(branches))
    return _limited(found, location)


def items(planner: Planner, location: Location, scope: Scope, place: Place, *, owner: bool = False) -> Evaluated:
    """What the schema at `location` evaluates of an array; as `owner`, leaving out its own unevaluatedItems."""
    schema, knows = _read(planner, location)
    listed = "items" in knows and isinstance(schema["items"], list)
    if ("unevaluatedItems" in knows and not owner) or ("items" in knows and not listed):
        return Evaluated(everything=True)
    if listed and "additionalItems" in knows:
        return Evaluated(everything=True)
    first = len(schema["items"]) if listed else len(schema["prefixItems"]) if "prefixItems" in knows else 0
    accepted: tuple[Child, ...] = ()
    is_2020_12 = "prefixItems" not in planner.index.resource(location).dialect.foreign
    if "contains" in knows and is_2020_12:
        accepted = (planner.branch(planner.index.child(location, "contains"), scope, place, in_place=False),)
    branches = list(_branches(planner, location, scope, place, items))
    for keyword in ("dependentSchemas", "dependencies"):
        knows.discard(keyword)  # they apply to objects only
    return _limited(Evaluated(first=first, accepted=accepted, branches=_useful(branches)), location)


def _read(planner: Planner, location: Location) -> tuple[dict[str, Any], set[str]]:
    schema = planner.index[location]
    if isinstance(schema, bool):
        return {}, set()
    dialect = planner.index.resource(location).dialect
    return schema, {keyword for keyword in schema if dialect.knows(keyword)}


def _branches(planner: Planner, location: Location, scope: Scope, place: Place, of: Any) -> Any:
    """Yield what the in-place applicators and references of a schema evaluate, with their conditions."""
    schema, knows = _read(planner, location)
    scope = planner.enter(scope, location)

    def evaluated(inner: Location, place: Place) -> Evaluated:
        key = of, place.unit, inner, scope
        if key not in planner.evaluated:  # else as many times as there are ways to it
            planner.evaluated[key] = of(planner, inner, scope, place)
        return planner.evaluated[key]

    def branch(when: Any, test: Location, inner: Location) -> Branch:
        return Branch(when, planner.branch(test, scope, place), evaluated(inner, place))

    for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
        if keyword in knows:
            target = planner.target(location, keyword, schema[keyword], scope)
            if target in place.open:
                continue  # a loop without progress, which is refused elsewhere
            inner = place._replace(open=(*place.open, target))
            yield Branch("always", True, evaluated(target, inner))
    for keyword, when in (("allOf", "assumed"), ("anyOf", "accepts"), ("oneOf", "accepts")):
        for i in range(len(schema[keyword])) if keyword in knows else ():
            yield branch(when, planner.index.child(location, keyword, i), planner.index.child(location, keyword, i))
    if "if" in knows:
        test = planner.index.child(location, "if")
        yield branch("accepts", test, test)
        if "then" in knows:
            yield branch("accepts", test, planner.index.child(location, "then"))
        if "else" in knows:
            yield branch("refuses", test, planner.index.child(location, "else"))


def _useful(branches: list[Branch]) -> tuple[Branch, ...]:
    return tuple(branch for branch in branches if branch.evaluated and branch.test is not False)


def _limited(evaluated: Evaluated, location: Location) -> Evaluated:
    if _count(evaluated) > MAX_BRANCHES:
        raise CompileError(f"unevaluated* depends on more than {MAX_BRANCHES} branches", str(location))
    if _depth(evaluated) > MAX_DEPTH:
        raise CompileError(f"unevaluated* depends on branches {MAX_DEPTH} deep in each other", str(location))
    return evaluated


def _count(evaluated: Evaluated) -> int:
    return sum(1 + _count(branch.evaluated) for branch in evaluated.branches)


def _depth(evaluated: Evaluated) -> int:
    return max((1 + _depth(branch.evaluated) for branch in evaluated.branches), default=0)
