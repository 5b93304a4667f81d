"""Which properties and items other keywords evaluate: what `unevaluated*` leaves alone (Core, section 11).

The answer is a tree that is known when compiling: names, patterns and counts that always count, and branches that count
where a condition holds for the instance. Only instances with members that no static part covers pay for conditions.
"""

from __future__ import annotations

from cio_schemas.compiler.nodes import EvaluatedBranch, EvaluatedMembers
from cio_schemas.compiler.patterns import pattern_at
from cio_schemas.exceptions import CompileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from cio_schemas import ecma
    from cio_schemas.compiler.nodes import Child, Place, Scope
    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location

    class Planning(Protocol):
        """The interface that is needed of a planner; see `plan.Planner`."""

        index: Index
        evaluated: dict[Any, EvaluatedMembers]

        def enter(self, scope: Scope, location: Location) -> Scope:
            """Return the dynamic scope within the resource of a location."""

        def target(self, origin: Location, keyword: str, reference: str, scope: Scope) -> Location:
            """Return what a reference leads to."""

        def branch(self, location: Location, scope: Scope, place: Place, *, in_place: bool = True) -> Child:
            """Plan a subschema whose verdict is needed as a value."""


MAX_BRANCHES = 1000
"""How many conditional branches one `unevaluated*` may depend on."""
MAX_EVALUATED = 100_000
"""The most subschemas whose evaluation is tracked, over all dynamic scopes and all `unevaluated*` keywords."""
MAX_DEPTH = 50
"""How deeply those may be in each other: each takes an indentation, of which Python allows 100."""


def properties(
    planner: Planning, location: Location, scope: Scope, place: Place, *, owner: bool = False
) -> EvaluatedMembers:
    """Return what the schema at `location` evaluates of an object, as `owner` without its own keyword."""
    schema, knows = _read(planner, location)
    names = frozenset(schema["properties"]) if "properties" in knows else frozenset()
    patterns: tuple[ecma.Pattern, ...] = ()
    if "patternProperties" in knows:
        node_location = location.child("patternProperties")
        patterns = tuple(pattern_at(source, node_location) for source in schema["patternProperties"])
    branches = list(_branches(planner, location, scope, place, properties))
    accepted = []
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if keyword in knows and not (owner and keyword == "unevaluatedProperties"):
            accepted.append(planner.branch(planner.index.child(location, keyword), scope, place, in_place=False))
            branches.append(EvaluatedBranch("valid", True, EvaluatedMembers(everything=True)))
    for keyword in ("dependentSchemas", "dependencies"):
        for name, value in schema[keyword].items() if keyword in knows else ():
            if not isinstance(value, list):
                inner = properties(planner, planner.index.child(location, keyword, name), scope, place)
                branches.append(EvaluatedBranch("present", name, inner))
    found = EvaluatedMembers(names=names, patterns=patterns, accepted=tuple(accepted), branches=_useful(branches))
    return _limited(found, location)


def items(
    planner: Planning, location: Location, scope: Scope, place: Place, *, owner: bool = False
) -> EvaluatedMembers:
    """Return what the schema at `location` evaluates of an array; as `owner`, leaving out its own unevaluatedItems."""
    schema, knows = _read(planner, location)
    listed = "items" in knows and isinstance(schema["items"], list)
    if ("unevaluatedItems" in knows and not owner) or ("items" in knows and not listed):
        return EvaluatedMembers(everything=True)
    if listed and "additionalItems" in knows:
        return EvaluatedMembers(everything=True)
    first = len(schema["items"]) if listed else len(schema["prefixItems"]) if "prefixItems" in knows else 0
    accepted: tuple[Child, ...] = ()
    is_2020_12 = "prefixItems" not in planner.index.resource(location).dialect.foreign
    if "contains" in knows and is_2020_12:
        accepted = (planner.branch(planner.index.child(location, "contains"), scope, place, in_place=False),)
    branches = list(_branches(planner, location, scope, place, items))
    for keyword in ("dependentSchemas", "dependencies"):
        knows.discard(keyword)  # they apply to objects only
    return _limited(EvaluatedMembers(first=first, accepted=accepted, branches=_useful(branches)), location)


def _read(planner: Planning, location: Location) -> tuple[dict[str, Any], set[str]]:
    schema = planner.index[location]
    if isinstance(schema, bool):
        return {}, set()
    dialect = planner.index.resource(location).dialect
    return schema, {keyword for keyword in schema if dialect.knows(keyword)}


def _branches(planner: Planning, location: Location, scope: Scope, place: Place, of: Any) -> Any:
    """Yield what the in-place applicators and references of a schema evaluate, with their conditions."""
    schema, knows = _read(planner, location)
    scope = planner.enter(scope, location)

    def evaluated(inner: Location, place: Place) -> EvaluatedMembers:
        key = of, place.unit, inner, scope
        if len(planner.evaluated) > MAX_EVALUATED:
            raise CompileError("unevaluated* depends on too many subschemas in too many dynamic scopes", str(location))
        if key not in planner.evaluated:  # otherwise once for each path to it
            planner.evaluated[key] = of(planner, inner, scope, place)
        return planner.evaluated[key]

    def branch(when: Any, test: Location, inner: Location) -> EvaluatedBranch:
        return EvaluatedBranch(when, planner.branch(test, scope, place), evaluated(inner, place))

    for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
        if keyword in knows:
            target = planner.target(location, keyword, schema[keyword], scope)
            if target in place.open:
                continue  # a loop without progress, which is refused elsewhere
            inner = place._replace(open=(*place.open, target))
            yield EvaluatedBranch("always", True, evaluated(target, inner))
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


def _useful(branches: list[EvaluatedBranch]) -> tuple[EvaluatedBranch, ...]:
    """Return the branches that evaluate something of an instance, if their condition can hold at all."""
    return tuple(each for each in branches if each.evaluated and each.test is not (each.when == "refuses"))


def _limited(evaluated: EvaluatedMembers, location: Location) -> EvaluatedMembers:
    if _count(evaluated) > MAX_BRANCHES:
        raise CompileError(f"unevaluated* depends on more than {MAX_BRANCHES} branches", str(location))
    if _depth(evaluated) > MAX_DEPTH:
        raise CompileError(f"unevaluated* depends on branches {MAX_DEPTH} deep in each other", str(location))
    return evaluated


def _count(evaluated: EvaluatedMembers) -> int:
    return sum(1 + _count(branch.evaluated) for branch in evaluated.branches)


def _depth(evaluated: EvaluatedMembers) -> int:
    return max((1 + _depth(branch.evaluated) for branch in evaluated.branches), default=0)
