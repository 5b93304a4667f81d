"""The first hundred fixtures pass every member and every branch that can be drawn."""

import json

import pytest

import cio_schemas
from cio_schemas.fixtures import valid_fixtures


def _nested(depth):
    """An object whose members nest, with a branch of its own at each level."""
    branches = [{"type": "object", "properties": {f"{name}{depth}": {"type": "integer"}}} for name in "abc"]
    inner = [] if depth == 0 else [{"type": "object", "properties": {"in": _nested(depth - 1)}, "required": ["in"]}]
    return {"oneOf": [{**each, "required": [*each["properties"]]} for each in [*branches, *inner]]}


def _marks(instance):
    """The names of members, wherever they are."""
    if isinstance(instance, dict):
        return set(instance).union(*map(_marks, instance.values()))
    return set().union(*map(_marks, instance)) if isinstance(instance, list) else set()


WIDE = {f"p{i}" for i in range(600)}
MARKS = {
    "deep unions": (_nested(8), {f"{name}{depth}" for name in "abc" for depth in range(9)}),
    "a wide object": (
        {"properties": {name: {"type": "object"} for name in sorted(WIDE)}, "additionalProperties": False},
        WIDE,
    ),
    "items": ({"items": {"items": {"items": {"properties": {"x": True}}}}, "type": "array"}, {"x"}),
    "later items": (
        {"type": "array", "prefixItems": [{}, {}, {}, {"properties": {"x": True}, "type": "object"}]},
        {"x"},
    ),
    "members of other names": (
        {"type": "object", "patternProperties": {"^a": {"additionalProperties": {"properties": {"x": True}}}}},
        {"x"},
    ),
    "a member of a recursive schema": (
        {"properties": {"next": {"$ref": "#"}, "seldom": {"properties": {"x": True}}}, "maxProperties": 1},
        {"next", "seldom", "x"},
    ),
    "one of many members": (
        {
            "type": "object",
            "properties": {name: {"properties": {f"x{name}": {"minimum": 1}}} for name in sorted(WIDE)[:40]},
            "maxProperties": 1,
        },
        {f"x{name}" for name in sorted(WIDE)[:40]},
    ),
    "branches that another one covers": (
        {"type": "object", "properties": {"a": True}, "anyOf": [{"required": ["b"]}, {"required": ["c"]}, {}]},
        {"a", "b", "c"},
    ),
    "branches of a oneOf that a member tells apart, if it is there": (
        {
            "type": "object",
            "oneOf": [{"properties": {"kind": {"const": i}, f"p{i}": {"minimum": i}}} for i in range(40)],
        },
        {f"p{i}" for i in range(40)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "wanted"), MARKS.values(), ids=MARKS)
def test_the_first_hundred_pass_all_that_can_be_drawn(schema, wanted):
    drawn = valid_fixtures(schema, 100)
    assert wanted <= set().union(*map(_marks, drawn))
    assert all(cio_schemas.is_valid(each, schema) for each in drawn)


def test_what_is_passed_by_a_refused_instance_is_passed_again():
    name = {"type": "string", "pattern": "^(?<a>[ab])x\\k<a>$"}  # most are refused
    schema = {"type": "object", "properties": {f"p{i}": name for i in range(9)}, "required": ["p0"]}
    assert {f"p{i}" for i in range(9)} <= set().union(*map(_marks, valid_fixtures(schema, 100)))


def test_what_follows_the_first_hundred_goes_on():
    drawn = valid_fixtures("event", 300)
    assert len({json.dumps(each) for each in drawn[100:]}) > 150


def test_branches_come_before_members_that_were_shown_elsewhere():
    branches = {"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}, {"type": "boolean"}]}
    several = {"type": "object", "properties": {f"u{i}": branches for i in range(20)}}
    members = {f"m{i}": {"type": "string"} for i in range(200)} | {f"r{i}": {"$ref": "#"} for i in range(60)}
    schema = {"type": "object", "properties": {**members, "list": {"type": "array", "items": several}}}
    items = [item for each in valid_fixtures(schema, 20) for item in each.get("list", ())]
    for name in several["properties"]:
        assert {type(each[name]) for each in items if name in each} == {list, str, bool}, name
