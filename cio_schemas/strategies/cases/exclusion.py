"""Find branches of a union that exclude each other, by what they plainly say of types, names and listed values.

Most unions are made of such branches: closed objects, or objects that a constant distinguishes. Where two exclude each
other, neither has to be ruled out for the other, which would take steps by the square of the number of branches.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.runtime import canonical as frozen
from cio_schemas.strategies.analysis.dropped_assertion import without
from cio_schemas.strategies.cases.schema_object import schema_object
from cio_schemas.strategies.shapes.goals import ANYTHING, FALSE, NOTHING, Literal
from cio_schemas.strategies.shapes.listed_values import TYPES, of_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.cases.schema_object import SchemaObject
    from cio_schemas.strategies.shapes.goals import Break, Goal

DEPTH = 4
"""How many references and members deep a branch is examined."""


class PlainFacts(NamedTuple):
    """What certainly holds for all instances of a subschema.

    Attributes:
        types: Their types.
        values: All of them, if they are listed.
        required: The names that objects have.
        allowed: The only names that objects have; None for any.
        members: The values of members whose values are listed, by name.
        absent: Names that objects don't have.
    """

    types: frozenset[str] = frozenset(TYPES)
    values: frozenset[Any] | None = None
    required: frozenset[str] = frozenset()
    allowed: frozenset[str] | None = None
    members: dict[str, frozenset[Any]] = {}  # noqa: RUF012 - never changed
    absent: frozenset[str] = frozenset()

    def meet(self, other: PlainFacts) -> PlainFacts:
        """Return what holds for the instances of two subschemas."""
        return PlainFacts(
            self.types & other.types,
            _both(self.values, other.values),
            self.required | other.required,
            _both(self.allowed, other.allowed),
            {**self.members, **{name: _both(self.members.get(name), each) for name, each in other.members.items()}},
            self.absent | other.absent,
        )

    def shared_types(self, other: PlainFacts) -> frozenset[str]:
        """Return the types of which something may satisfy both subschemas."""
        if self.values is not None and other.values is not None and self.values.isdisjoint(other.values):
            return frozenset()
        shared = self.types & other.types
        return shared - {"object"} if "object" in shared and self._excludes(other) else shared

    def _excludes(self, other: PlainFacts) -> bool:
        """Return whether certainly no object satisfies both subschemas."""
        if self._bars(other.required) or other._bars(self.required):
            return True
        there = (self.members.keys() & other.members.keys()) & (self.required | other.required)
        return any(self.members[name].isdisjoint(other.members[name]) for name in there)

    def _bars(self, names: frozenset[str]) -> bool:
        """Return whether objects can't have all of some names."""
        return not names.isdisjoint(self.absent) or (self.allowed is not None and not names <= self.allowed)


def facts(space: Space, goal: Goal, depth: int = DEPTH) -> PlainFacts:
    """Return what certainly holds for the instances of a goal, as far as that is plain."""
    found = PlainFacts(types=frozenset()) if goal == NOTHING else PlainFacts()
    for literal in goal if goal != NOTHING else ():
        if literal.holds and depth:
            found = found.meet(space.once(("facts", literal, depth), partial(_of_literal, space, literal, depth)))
    return found


def _of_literal(space: Space, literal: Literal, depth: int) -> PlainFacts:
    at = schema_object(space, literal.location, literal.scope)
    if not literal.broken:
        return _facts(at, depth)
    [broken] = literal.broken
    found = _facts(_kept(at, broken), depth)
    is_missing = broken.keyword == "required" and not broken.steps
    return found._replace(absent=found.absent.union(broken.detail)) if is_missing else found


def _kept(at: SchemaObject, broken: Break) -> SchemaObject:
    """Return the part of a schema object that still holds if an assertion in it is broken."""
    if not broken.steps:
        return at._replace(schema=without(at.schema, broken.keyword, broken.detail))
    keyword, *more = broken.steps
    if keyword == "properties":
        return at._replace(instead={("properties", more[0]): ANYTHING})
    if keyword in ("$ref", "allOf"):
        args = more[: int(keyword == "allOf")]
        inner = at.target("$ref") if keyword == "$ref" else at.child("allOf", *args)
        scope = at.space.subschemas.planner.enter(at.scope, inner)
        below = broken._replace(steps=tuple(more[len(args) :]))
        is_false = broken.keyword == FALSE and not below.steps
        return at._replace(
            instead={(keyword, *args): ANYTHING if is_false else (Literal(inner, scope, broken=(below,)),)}
        )
    kept = without(at.schema, str(keyword))
    return at._replace(schema=without(kept, "additionalProperties") if keyword == "patternProperties" else kept)


def _facts(at: SchemaObject, depth: int) -> PlainFacts:
    at.space.budget.spend(1)
    schema = at.schema
    found = PlainFacts(required=frozenset(schema.get("required", ())), allowed=_allowed(at))
    found = found._replace(types=types_of(at))
    for listed in ([schema["const"]] if "const" in schema else None, schema.get("enum")):
        if listed is not None:
            found = found.meet(_listed(listed))
    for name in found.required & schema.get("properties", {}).keys():
        values = facts(at.space, at.goal("properties", name), depth - 1).values
        if values is not None:
            found = found._replace(members={**found.members, name: values})
    for goal in _in_place(at):
        found = found.meet(facts(at.space, goal, depth - 1))
    return found


def types_of(at: SchemaObject) -> frozenset[str]:
    """Return the instance types that `type` allows."""
    declared = at.schema.get("type", TYPES)
    names = [declared] if isinstance(declared, str) else declared
    return frozenset("number" if name == "integer" else name for name in names)


def _listed(values: list[Any]) -> PlainFacts:
    types = frozenset(name for name in TYPES if any(of_type(value, (name,)) for value in values))
    return PlainFacts(types=types, values=frozenset(map(frozen, values)))


def _allowed(at: SchemaObject) -> frozenset[str] | None:
    """Return the names that a closed object may have; None if it is open."""
    is_closed = "additionalProperties" in at.schema and at.goal("additionalProperties") == NOTHING
    return frozenset(at.schema.get("properties", ())) if is_closed and "patternProperties" not in at.schema else None


def _in_place(at: SchemaObject) -> Iterator[Goal]:
    """Yield what else must hold for the same instance."""
    if "$ref" in at.schema:
        instead = at.instead.get(("$ref",))
        yield at.space.subschemas.goal(at.target("$ref"), at.scope) if instead is None else instead
    yield from (at.goal("allOf", i) for i in range(len(at.schema.get("allOf", ()))))


def _both(one: frozenset[Any] | None, other: frozenset[Any] | None) -> Any:
    """Return what is in both sets, of which None is everything."""
    return one & other if one is not None and other is not None else one if other is None else other
