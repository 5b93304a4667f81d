"""Which instance types two branches of a union may share, by what they plainly say."""

import pytest

from cio_schemas.schema.resources import Location
from cio_schemas.strategies.cases.exclusion import facts
from cio_schemas.strategies.cases.plain_facts import join
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.strategies.shapes.listed_values import TYPES
from cio_schemas.validators.options import DEFAULT

OBJECT = {"type": "object"}
CLOSED = {"type": "object", "properties": {"a": True}, "additionalProperties": False}
A, B = {"const": "a"}, {"const": "b"}


def _of(name, value, *required):
    return {"type": "object", "properties": {name: value}, "required": list(required)}


# two subschemas, and the types that something may have that satisfies both: first those that do not exclude each other
SHARED = [
    (True, True, set(TYPES)),
    (OBJECT, OBJECT, {"object"}),
    (OBJECT, CLOSED, {"object"}),
    (CLOSED, CLOSED, {"object"}),
    ({"required": ["a"]}, CLOSED, {"object"}),
    (_of("kind", A), _of("kind", B), {"object"}),  # without a kind
    (_of("kind", A, "kind"), {"additionalProperties": {"type": "string"}}, {"object"}),
    (_of("kind", A, "kind"), {"properties": {"kind": True}, "additionalProperties": {"type": "array"}}, {"object"}),
    (_of("kind", A, "kind"), {"patternProperties": {"^k": True}, "additionalProperties": False}, {"object"}),
    (_of("kind", {"type": "integer"}, "kind"), _of("kind", {"type": "number"}), {"object"}),
    ({"anyOf": [CLOSED, _of("b", True, "b")]}, {"required": ["b"]}, {"object"}),
    ({"anyOf": [{"required": ["a"]}, {"type": "string"}]}, {"type": ["string", "object"]}, {"string", "object"}),
    ({"properties": {"a": False}}, {"type": "object"}, {"object"}),
    ({"anyOf": [{"properties": {"a": False}}, OBJECT]}, {"required": ["a"]}, set(TYPES)),
    ({"anyOf": [{"type": "array"}, _of("kind", A, "kind")]}, _of("kind", A, "kind"), {"object"}),
    ({"not": CLOSED}, CLOSED, {"object"}),
    # and those that do
    (False, True, set()),
    (A, B, set()),
    ({"enum": [1, "a"]}, {"enum": [1.5, "b"]}, set()),
    ({"type": ["string", "array"]}, {"type": ["array", "object"]}, {"array"}),
    ({**CLOSED, "required": ["a"]}, {"required": ["b"]}, set()),
    (_of("kind", A, "kind"), _of("kind", B, "kind"), set()),
    (_of("kind", A, "kind"), _of("kind", B), set()),
    (_of("kind", {"type": "string"}, "kind"), _of("kind", {"type": "array"}), set()),
    (_of("kind", A, "kind"), {**OBJECT, "additionalProperties": {"type": "array"}}, set()),
    (_of("a", True, "a"), {"type": "object", "properties": {"a": False}}, set()),
    ({"anyOf": [{"type": "string"}, _of("a", A, "a", "b")]}, {**CLOSED, "required": ["a"]}, set()),
    ({"oneOf": [_of("kind", A, "kind"), _of("kind", {"const": "c"}, "kind")]}, _of("kind", B), set()),
    ({"anyOf": [{**CLOSED, "required": ["a"]}, {**CLOSED, "maxProperties": 0}]}, _of("b", True, "b"), set()),
    ({"anyOf": [{"properties": {"b": False}}, CLOSED]}, _of("b", True, "b"), set()),
    ({"$ref": "#/$defs/d"}, _of("kind", B), set()),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "shared"), SHARED)
def test_the_types_that_two_branches_may_share(one, other, shared):
    definitions = {"d": {"anyOf": [{"$ref": "#/$defs/e"}, {"type": "null"}]}, "e": _of("kind", A, "kind")}
    subschemas = subschemas_of({"anyOf": [one, other], "$defs": definitions}, None, DEFAULT)
    space = space_of(subschemas)
    goals = [subschemas.goal(Location(subschemas.start.base, f"/anyOf/{i}"), ()) for i in range(2)]
    ours, theirs = (facts(space, goal) for goal in goals)
    assert ours.shared_types(theirs) == theirs.shared_types(ours) == shared


def test_nothing_satisfies_one_of_no_branches():
    assert join([]).types == frozenset()
