"""Find branches of a union that exclude each other, by what they plainly say of types, names and listed values.

Most unions are made of such branches: closed objects, or objects that a constant distinguishes. Where two exclude each
other, neither has to be ruled out for the other, which would take steps by the square of the number of branches.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cio_schemas.runtime import canonical as frozen
from cio_schemas.strategies.analysis.dropped_assertion import without
from cio_schemas.strategies.cases.plain_facts import MemberFacts, OtherMembers, PlainFacts, join
from cio_schemas.strategies.cases.schema_object import schema_object
from cio_schemas.strategies.shapes.goals import ANYTHING, FALSE, NOTHING, Literal
from cio_schemas.strategies.shapes.listed_values import TYPES, of_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.cases.schema_object import SchemaObject
    from cio_schemas.strategies.shapes.goals import Break, Goal

DEPTH = 6
"""How many references, branches and members deep a branch is examined."""

UNIONS = ("anyOf", "oneOf")


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
    found = _with_members(at, found, depth)
    for goal in _in_place(at):
        found = found.meet(facts(at.space, goal, depth - 1))
    for keyword in UNIONS:
        if keyword in schema:
            goals = (at.goal(keyword, i) for i in range(len(schema[keyword])))
            found = found.meet(join(facts(at.space, goal, depth - 1) for goal in goals))
    return found


def _with_members(at: SchemaObject, found: PlainFacts, depth: int) -> PlainFacts:
    """Return facts together with those of members; of members that are not required, only what they say themselves."""
    members, absent = {}, []
    for name in at.schema.get("properties", ()):
        goal = at.goal("properties", name)
        if goal == NOTHING:
            absent.append(name)
        elif goal != ANYTHING:
            inner = facts(at.space, goal, depth - 1 if name in found.required else min(depth - 1, 1))
            members[name] = MemberFacts(inner.types, inner.values)
    others = found.others
    if "additionalProperties" in at.schema and "patternProperties" not in at.schema:
        inner = facts(at.space, at.goal("additionalProperties"), depth - 1)
        others += (OtherMembers(frozenset(at.schema.get("properties", ())), MemberFacts(inner.types, inner.values)),)
    return found._replace(absent=found.absent.union(absent), members=members, others=others)


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
