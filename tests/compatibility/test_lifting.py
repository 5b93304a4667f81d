"""What is judged alone of a schema; which branches exclude each other; what is cut out as a schema of its own."""

import pytest

from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
from cio_schemas.compatibility.lifting.branches import are_apart, kind_of
from cio_schemas.compatibility.lifting.facets import facet_of, without_shared_branches
from cio_schemas.compatibility.lifting.reaching import WayStep, certain_value, pinned
from cio_schemas.compatibility.lifting.tags import tags_of
from cio_schemas.compatibility.versions.excerpts import excerpted
from cio_schemas.compatibility.versions.version import ROOT, Version
from cio_schemas.validators import Validator

STRING, INTEGER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
CLOSED = {"additionalProperties": False}


def tagged(**values):
    """An object that is distinguished by the value of some property."""
    return {
        "type": "object",
        "required": list(values),
        "properties": {name: {"enum": each} for name, each in values.items()},
    }


# branches, whether no instance is in two of them
APART = [
    ([STRING, INTEGER], True),
    ([{"type": "number"}, INTEGER], False),
    ([STRING, {}], False),
    ([STRING, True], False),
    ([{"$ref": "#/$defs/string"}, INTEGER], True),
    ([{"$ref": "#/$defs/string"}, STRING], False),
    ([{"$ref": "#/$defs/twice"}, INTEGER], True),
    ([{"$ref": "#/$defs/nowhere"}, INTEGER], False),
    ([{"$ref": "#/$defs/loop"}, INTEGER], False),
    ([tagged(kind=["a"]), tagged(kind=["b"])], True),
    ([tagged(kind=["a"]), tagged(kind=["b"]), NULL], True),
    ([tagged(kind=["a", "b"]), tagged(kind=["b"])], False),
    ([tagged(kind=["a"]), tagged(type=["a"])], False),
    ([tagged(kind=["a"], of=["x"]), tagged(kind=["a"], of=["y"])], True),
    ([tagged(kind=["a"]), tagged(kind=[1])], False),  # numbers are written in more than one way
    ([tagged(kind=["a"]), {**tagged(kind=["b"]), "properties": {"kind": {"$ref": "#/$defs/string"}}}], False),
    ([tagged(kind=["a"]), {**tagged(kind=["b"]), "properties": {"kind": True}}], False),
    ([{**tagged(kind=["a"]), "type": ["object", "null"]}, tagged(kind=["b"]), tagged(kind=["c"])], True),
    ([{**tagged(kind=["a"]), "type": ["object", "null"]}, tagged(kind=["b"]), NULL], False),
    # no property distinguishes all, but some distinguishes each two
    ([tagged(a=["x"], b=["x"]), tagged(a=["y"], c=["x"]), tagged(b=["y"], c=["y"])], True),
]


@pytest.mark.parametrize(("branches", "apart"), APART)
def test_branches_that_exclude_each_other(branches, apart):
    definitions = {"string": STRING, "twice": {"$ref": "#/$defs/string"}, "loop": {"$ref": "#/$defs/loop"}}
    version = Version({"oneOf": branches, "$defs": definitions})
    assert are_apart([kind_of(version, ROOT.below("oneOf", each)) for each in range(len(branches))]) is apart


def constant(value):
    """An object that is distinguished by the value of a property, which draft 4 does not read."""
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": value}}}


@pytest.mark.parametrize(("draft", "apart"), [("draft-04", False), ("draft-06", True)])
def test_keywords_that_the_dialect_does_not_have_distinguish_nothing(draft, apart):
    version = Version({"$schema": f"http://json-schema.org/{draft}/schema#", "oneOf": [constant("a"), constant("b")]})
    assert are_apart([kind_of(version, ROOT.below("oneOf", each)) for each in range(2)]) is apart


# a schema, members that are likely to distinguish it
TAGGED = [
    (True, {}),
    ({"properties": {"a": {"const": 1}, "b": {"enum": ["x", "y"]}, "c": STRING}}, {"a": 1, "b": "x"}),
    ({"required": ["a", "b"], "properties": {"a": {"type": "array"}}}, {"a": [], "b": ""}),
    ({"$ref": "#/$defs/a", "$defs": {"a": {"required": ["a"]}}}, {"a": ""}),
    ({"allOf": [{"properties": {"a": {"const": 1}}}, {"required": ["b"]}]}, {"a": 1, "b": ""}),
    ({"allOf": [True, {"required": ["b"]}], "required": ["a"]}, {"a": "", "b": ""}),
]


@pytest.mark.parametrize(("schema", "tags"), TAGGED)
def test_members_that_are_likely_to_distinguish_a_branch(schema, tags):
    assert tags_of(Version(schema), ROOT) == tags


# old, new, what a change puts, and what is judged of both; None if it can't be judged alone
PARTS = [
    (
        {"minLength": 1, "pattern": "a"},
        {"minLength": 2, "pattern": "a"},
        "minLength",
        ({"minLength": 1}, {"minLength": 2}),
    ),
    (
        {"type": "string", "minLength": 1, "pattern": "a"},
        {"type": "string", "pattern": "a"},
        "minLength",
        ({"type": "string", "minLength": 1}, {"type": "string"}),
    ),
    (
        {"properties": {"a": STRING, "b": NULL}, "required": ["a"]},
        {"properties": {"a": INTEGER, "b": NULL}, "required": ["a"]},
        "properties",
        ({"properties": {"a": STRING}, "required": ["a"]}, {"properties": {"a": INTEGER}, "required": ["a"]}),
    ),
    # what is not described is as additional properties are
    (
        {"properties": {"a": STRING}, **CLOSED},
        CLOSED,
        "properties",
        ({"properties": {"a": STRING}}, {"properties": {"a": {"not": {}}}}),
    ),
    (
        {"properties": {"a": STRING}, "additionalProperties": NULL},
        {"additionalProperties": NULL},
        "properties",
        ({"properties": {"a": STRING}}, {"properties": {"a": NULL}}),
    ),
    # patterns may decide what it is
    (
        {"properties": {"a": STRING}, "patternProperties": {"^b": NULL}, **CLOSED},
        {"patternProperties": {"^b": NULL}, **CLOSED},
        "properties",
        None,
    ),
    # patterns decide which properties are additional
    (
        {"patternProperties": {"^a": NULL}, **CLOSED},
        {"patternProperties": {"^a": STRING}, **CLOSED},
        "patternProperties",
        None,
    ),
    (
        {"patternProperties": {"^a": NULL}},
        {"patternProperties": {"^a": STRING}},
        "patternProperties",
        ({"patternProperties": {"^a": NULL}}, {"patternProperties": {"^a": STRING}}),
    ),
    # its meaning depends on the rest
    ({"unevaluatedProperties": NULL}, {"unevaluatedProperties": False}, "unevaluatedProperties", None),
    # the rest may refer to it
    ({"$defs": {"a": {}}}, {"$defs": {"a": NULL}}, "$defs", None),
    ({"x-own": 1}, {"x-own": 2}, "x-own", None),
    (True, {"minLength": 1}, "minLength", None),
]


@pytest.mark.parametrize(("old", "new", "keyword", "parts"), PARTS)
def test_the_part_of_a_schema_that_is_judged_alone(old, new, keyword, parts):
    change = SchemaChange("D", "", ROOT, ROOT, done=(Put(ROOT.below(keyword), 0),))
    facet = facet_of(change, ROOT, old, new)
    assert (facet and facet.of(old, new)) == parts


# a document, a place in it, what is cut out; None if it refers to more than definitions
CUT = [
    ({"items": {"minimum": 1}}, ("items",), {"minimum": 1}),
    ({"items": False}, ("items",), False),
    (
        {"items": {"$ref": "#/$defs/a"}, "$defs": {"a": NULL, "b": {}}},
        ("items",),
        {"$ref": "#/$defs/a", "$defs": {"a": NULL}},
    ),
    (
        {
            "$schema": "u:d",
            "items": {"$ref": "#/$defs/a"},
            "$defs": {"a": {"$ref": "#/$defs/b/not"}, "b": {"not": NULL}},
        },
        ("items",),
        {
            "$schema": "u:d",
            "$ref": "#/$defs/a",
            "$defs": {"a": {"$ref": "#/$defs/b/not"}, "b": {"not": NULL}},
        },
    ),
    ({"items": {"$ref": "#"}}, ("items",), None),
    ({"items": {"$ref": "#/not"}, "not": {}}, ("items",), None),
    ({"items": {"$ref": "other.json"}}, ("items",), None),
    ({"items": {"$anchor": "a"}}, ("items",), None),
    ({"items": {"$id": "a", "not": NULL}}, ("items", "not"), None),
    # it has definitions of its own, under the same keyword
    ({"items": {"$ref": "#/$defs/a", "$defs": {"b": {}}}, "$defs": {"a": NULL}}, ("items",), None),
]


@pytest.mark.parametrize(("root", "path", "cut"), CUT)
def test_what_is_cut_out(root, path, cut):
    assert excerpted(root, path, "$id") == cut


def step(keyword, member=None):
    return WayStep(keyword, member, True)


# a way to a value, and a schema of the instances that have 1 there; None if there is none
PINNED = [
    ((), {"enum": [1]}),
    ((step("properties", "a"),), {"type": "object", "required": ["a"], "properties": {"a": {"enum": [1]}}}),
    ((step("allOf", 0), step("items")), {"type": "array", "minItems": 1, "items": {"enum": [1]}}),
    ((step("prefixItems", 0),), {"type": "array", "minItems": 1, "items": {"enum": [1]}}),
    ((step("prefixItems", 1),), None),
    ((step("propertyNames"),), None),
    ((step("properties", "a"), step("not")), None),
]


@pytest.mark.parametrize(("way", "schema"), PINNED)
def test_a_schema_of_what_has_a_value_at_a_place(way, schema):
    assert pinned(way, 1) == schema


# an instance, a way, the value there in a list
VALUES = [
    ({"a": [2]}, (step("properties", "a"), step("items")), [2]),
    ({"a": []}, (step("properties", "a"), step("items")), []),
    ({"a": "x"}, (step("properties", "a"), step("items")), []),
    ({}, (step("properties", "a"),), []),
    ([1, 2], (step("prefixItems", 0),), [1]),
    ([1], (WayStep("items", None, False),), []),
]


@pytest.mark.parametrize(("instance", "way", "value"), VALUES)
def test_the_value_at_a_place(instance, way, value):
    assert certain_value(instance, way) == value


UNION = (WayStep("properties", "a", is_certain=True), WayStep("oneOf", 0))
# the branches beside that of a step, and whether the value at the end of the path is certain
BESIDE = [(None, []), ([], [2]), ([STRING], [2]), ([STRING, INTEGER], [])]


@pytest.mark.parametrize(("beside", "value"), BESIDE)
def test_the_value_in_a_branch_is_certain_if_no_other_branch_accepts_it(beside, value):
    others = None if beside is None else [Validator(each) for each in beside]
    assert certain_value({"a": 2}, UNION, lambda _: others) == value


ONE, TWO, THREE = ({"const": number} for number in (1, 2, 3))
# a schema, another one, what the schema is without the branches of the other
SHARED = [
    ({"anyOf": [ONE, TWO]}, {"anyOf": [TWO, THREE]}, {"anyOf": [ONE]}),
    ({"anyOf": [ONE, TWO], **NULL}, {"anyOf": [TWO], **NULL}, {"anyOf": [ONE], **NULL}),
    ({"anyOf": [ONE]}, {"anyOf": [TWO, ONE]}, {"anyOf": [{"not": {}}]}),
    # all that one of them accepts may be in a shared branch, if something else differs
    ({"anyOf": [ONE, TWO]}, {"anyOf": [TWO], **NULL}, None),
    ({"anyOf": [ONE, TWO], "minimum": 1}, {"anyOf": [ONE, TWO], "minimum": 2}, None),
    ({"anyOf": [ONE, TWO]}, {}, None),
    ({}, {"anyOf": [ONE, TWO]}, None),
    (True, {"anyOf": [ONE, TWO]}, None),
]


@pytest.mark.parametrize(("one", "other", "less"), SHARED)
def test_shared_branches_are_left_out_where_nothing_else_differs(one, other, less):
    assert without_shared_branches(one, other) == (one if less is None else less)
