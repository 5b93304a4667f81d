"""What is told of two versions of a schema: each change once, as what it is, and made and taken back alone."""

import json

import pytest

from cio_schemas.compatibility.changes.matching import listed, named
from cio_schemas.compatibility.changes.schema_change import changed
from cio_schemas.compatibility.changes.value_numbers import ValueNumbers
from cio_schemas.compatibility.changes.walk import changes
from cio_schemas.compatibility.versions.version import Version

STRING, INTEGER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
ADDRESS = {"type": "object", "properties": {"street": STRING}, "required": ["street"]}

# old, new
ALIKE = [
    ({}, {}),
    (True, True),
    (False, False),
    ({"a": 1, "type": "string"}, {"type": "string", "a": 1}),
    ({"minimum": 1}, {"minimum": 1.0}),
    ({"properties": {"a": {"$ref": "#"}}}, {"properties": {"a": {"$ref": "#"}}}),
]


@pytest.mark.parametrize(("old", "new"), ALIKE)
def test_nothing_is_told_of_what_is_alike(old, new):
    assert changes(Version(old), Version(new)) == []


# old, new, what is told: code, where it was, where it is, and the sentence
CHANGES = [
    # a definition that two references lead to moved
    (
        {"items": {"$ref": "#/$defs/a"}, "not": {"$ref": "#/$defs/a"}, "$defs": {"a": STRING}},
        {"items": {"$ref": "#/$defs/b"}, "not": {"$ref": "#/$defs/b"}, "$defs": {"b": {**STRING, "minLength": 1}}},
        [
            ("D-moved", "/$defs/a", "/$defs/b", "`#/$defs/a` moved to `#/$defs/b`"),
            (
                "D-minLength",
                "/$defs/a/minLength",
                "/$defs/b/minLength",
                "definition `b` must now have at least 1 character",
            ),
        ],
    ),
    (
        {"uniqueItems": True},
        {},
        [("D-uniqueItems", "/uniqueItems", "/uniqueItems", "the payload may now hold equal items")],
    ),
    (
        {"uniqueItems": False},
        {},
        [("D-uniqueItems", "/uniqueItems", "/uniqueItems", "`uniqueItems` of the schema is gone")],
    ),
    (
        {"prefixItems": [STRING, INTEGER, NULL]},
        {"prefixItems": [STRING]},
        [
            ("D-prefixItems", "/prefixItems/1", "/prefixItems", "`[1]` no longer has a schema of its own"),
            ("D-prefixItems", "/prefixItems/2", "/prefixItems", "`[2]` no longer has a schema of its own"),
        ],
    ),
    *(
        (
            {"anyOf": [NULL], "$defs": {"a": {}}},
            {"anyOf": [NULL, branch], "$defs": {"a": {}}},
            [("D-anyOf", "/anyOf", "/anyOf/1", f"`anyOf` of the schema has a new branch: must {what}")],
        )
        for branch, what in (
            (True, "be anything"),
            (False, "not be there"),
            ({"title": "any"}, "be anything"),
            ({"enum": [1, 2]}, "be 1 or 2"),
            ({"$ref": "#/$defs/a"}, "satisfy `#/$defs/a`"),
            ({"not": STRING}, "satisfy a schema"),
            ({"minLength": 1, "maxLength": 2}, "satisfy a schema"),
            ({"type": "string", "maxLength": 2}, "be a string with further conditions"),
        )
    ),
    # values
    ({}, {"minimum": 1}, [("D-minimum", "/minimum", "/minimum", "the payload must now be at least 1")]),
    (
        {"minimum": 1},
        {"minimum": 2},
        [("D-minimum", "/minimum", "/minimum", "the payload must now be at least 2, not 1")],
    ),
    (
        {"exclusiveMinimum": 0},
        {"minimum": 0},
        [("D-minimum", "/exclusiveMinimum", "/minimum", "the payload must now be at least 0, not greater than 0")],
    ),
    ({"minimum": 1}, {}, [("D-minimum", "/minimum", "/minimum", "the payload no longer has to be at least 1")]),
    (
        {},
        {"minLength": 1},
        [("D-minLength", "/minLength", "/minLength", "the payload must now have at least 1 character")],
    ),
    (
        {"uniqueItems": False},
        {"uniqueItems": True},
        [("D-uniqueItems", "/uniqueItems", "/uniqueItems", "the payload may no longer hold two equal items")],
    ),
    (
        {"type": "string"},
        {"type": ["string", "null"]},
        [("D-type", "/type", "/type", "the payload may now also be null")],
    ),
    ({"type": ["string", "null"]}, STRING, [("D-type", "/type", "/type", "the payload may no longer be null")]),
    (
        INTEGER,
        {"type": "number"},
        [("D-type", "/type", "/type", "the payload may now be a number, not only an integer")],
    ),
    ({"type": "number"}, INTEGER, [("D-type", "/type", "/type", "the payload must now be an integer, not any number")]),
    (
        {"type": ["number", "string"]},
        {"type": ["integer", "string"]},
        [("D-type", "/type", "/type", "the payload must now be an integer or a string, not any number")],
    ),
    (
        INTEGER,
        {"type": ["null", "number"]},
        [("D-type", "/type", "/type", "the payload may now be null or a number, not only an integer")],
    ),
    (
        {"type": ["integer", "string"]},
        {"type": ["number", "string"]},
        [("D-type", "/type", "/type", "the payload may now be a number or a string, not only an integer or a string")],
    ),
    (
        {"type": ["integer", "number"]},
        {"type": "number"},
        [("D-type", "/type", "/type", "`type` of the schema is written in another way, which changes nothing")],
    ),
    (STRING, INTEGER, [("D-type", "/type", "/type", "the payload must now be an integer, not a string")]),
    (STRING, {}, [("D-type", "/type", "/type", "the payload may now be of any type, not only a string")]),
    (
        {"enum": ["a", "b"]},
        {"enum": ["b", "c", "d"]},
        [
            ("D-enum", "/enum", "/enum/1", 'the payload may now also be "c" or "d"'),
            ("D-enum", "/enum/0", "/enum", 'the payload may no longer be "a"'),
        ],
    ),
    ({"enum": [1]}, {"enum": [True]}, [("D-enum", "/enum", "/enum", "the payload must now be true, not 1")]),
    ({"const": 1}, {"enum": [1, 2]}, [("D-enum", "/const", "/enum", "the payload must now be 1 or 2, not 1")]),
    # names
    (
        {"required": ["a", "b"]},
        {"required": ["b", "c"]},
        [
            ("D-required", "/required", "/required/1", "`c` is now required"),
            ("D-required", "/required/0", "/required", "`a` is now optional"),
        ],
    ),
    (
        {},
        {"dependentRequired": {"card": ["name"]}},
        [
            (
                "D-dependentRequired",
                "/dependentRequired/card",
                "/dependentRequired/card/0",
                "`name` is now required if `card` is present",
            )
        ],
    ),
    # members
    (
        {"properties": {"a": STRING}},
        {"properties": {"a": STRING, "b": INTEGER}},
        [("D-properties", "/properties/b", "/properties/b", "`b` is now described")],
    ),
    (
        {"properties": {"a": STRING, "b": INTEGER}, "additionalProperties": False},
        {"properties": {"a": STRING}, "additionalProperties": False},
        [("D-properties", "/properties/b", "/properties/b", "`b` is no longer allowed")],
    ),
    (
        {"properties": {"a": {"properties": {"b": {"items": STRING}}}}},
        {"properties": {"a": {"properties": {"b": {"items": INTEGER}}}}},
        [
            (
                "D-type",
                "/properties/a/properties/b/items/type",
                "/properties/a/properties/b/items/type",
                "each item of `a.b` must now be an integer, not a string",
            )
        ],
    ),
    (
        {"patternProperties": {"^x": {}}},
        {"patternProperties": {"^x": STRING}},
        [
            (
                "D-type",
                "/patternProperties/^x/type",
                "/patternProperties/^x/type",
                'each property of the payload that matches "^x" must now be a string, not of any type',
            )
        ],
    ),
    # renamed, moved, reordered
    (
        {"properties": {"first_name": STRING}, "required": ["first_name"]},
        {"properties": {"firstName": STRING}, "required": ["firstName"]},
        [("D-renamed", "/properties/first_name", "/properties/firstName", "`first_name` looks renamed to `firstName`")],
    ),
    (
        {"properties": {"home": {**ADDRESS, "title": "x"}}},
        {"properties": {"residence": {**ADDRESS, "title": "x"}}},
        [("D-renamed", "/properties/home", "/properties/residence", "`home` looks renamed to `residence`")],
    ),
    (
        {"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": STRING}},
        {"properties": {"a": {"$ref": "#/$defs/y"}}, "$defs": {"y": {"type": "string", "minLength": 1}}},
        [
            ("D-moved", "/$defs/x", "/$defs/y", "`#/$defs/x` moved to `#/$defs/y`"),
            (
                "D-minLength",
                "/$defs/x/minLength",
                "/$defs/y/minLength",
                "definition `y` must now have at least 1 character",
            ),
        ],
    ),
    (
        {"properties": {"a": ADDRESS}},
        {"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {**ADDRESS, "required": []}}},
        [
            (
                "D-moved",
                "/properties/a",
                "/properties/a/$ref",
                "the schema of `a` is now in `#/$defs/x`; it was written out here",
            ),
            ("D-required", "/properties/a/required/0", "/$defs/x/required", "`a.street` is now optional"),
            ("D-defs", "/$defs/x", "/$defs/x", "definition `x` is new"),
        ],
    ),
    (
        {"oneOf": [STRING, INTEGER, NULL]},
        {"oneOf": [NULL, STRING, INTEGER]},
        [("D-order", "/oneOf", "/oneOf", "`oneOf` of the schema is in another order, which changes nothing")],
    ),
    (
        {"required": ["a", "b"]},
        {"required": ["b", "a"]},
        [("D-order", "/required", "/required", "`required` of the schema is in another order, which changes nothing")],
    ),
    # branches
    (
        {"anyOf": [STRING, {"type": "object", "properties": {"kind": {"const": "a"}}}]},
        {"anyOf": [{"type": "object", "properties": {"kind": {"const": "a"}, "n": INTEGER}}, STRING, NULL]},
        [
            ("D-anyOf", "/anyOf", "/anyOf/2", "`anyOf` of the schema has a new branch: must be null"),
            ("D-order", "/anyOf", "/anyOf", "`anyOf` of the schema is in another order, which changes nothing"),
            (
                "D-properties",
                "/anyOf/1/properties/n",
                "/anyOf/0/properties/n",
                "`n` in branch 1 of `anyOf` is now described",
            ),
        ],
    ),
    ({"allOf": [STRING]}, {}, [("D-allOf", "/allOf/0", "/allOf", "the payload no longer has to be a string")]),
    (
        {},
        {"oneOf": [STRING, NULL]},
        [("D-oneOf", "/oneOf", "/oneOf", "the payload must now match one of 2 branches of `oneOf`")],
    ),
    # one subschema
    (
        {},
        {"additionalProperties": False},
        [
            (
                "D-additionalProperties",
                "/additionalProperties",
                "/additionalProperties",
                "the payload may no longer have other properties than those described",
            )
        ],
    ),
    (
        {"prefixItems": [STRING]},
        {"prefixItems": [STRING, INTEGER]},
        [("D-prefixItems", "/prefixItems", "/prefixItems/1", "`[1]` now has a schema of its own")],
    ),
    (
        {"properties": {"a": True}},
        {"properties": {"a": False}},
        [("D-false", "/properties/a", "/properties/a", "`a` is no longer allowed")],
    ),
    # what only describes
    (
        {"title": "a", "description": "b"},
        {"title": "b", "examples": [1]},
        [
            (
                "D-annotation",
                "/description",
                "/description",
                "`description`, `examples` and `title` of the schema changed, which only describes",
            )
        ],
    ),
    ({"x": 1}, {"x": 2}, [("D-keyword", "/x", "/x", "`x` of the schema is now 2, not 1")]),
    (
        {"items": {"x": 1}},
        {"items": {}},
        [("D-keyword", "/items/x", "/items/x", "`x` of each item of the payload is gone")],
    ),
    # keywords are of the schema, even if they apply to the payload
    (
        {"$schema": "https://json-schema.org/draft/2020-12/schema"},
        {},
        [("D-dialect", "/$schema", "/$schema", "`$schema` of the schema is gone")],
    ),
    ({"not": STRING}, {}, [("D-not", "/not", "/not", "`not` of the schema is gone")]),
    (
        {"anyOf": [{"x": 1, "type": "string"}, NULL]},
        {"anyOf": [{"x": 2, "type": "string"}, NULL]},
        [("D-keyword", "/anyOf/0/x", "/anyOf/0/x", "`x` of the schema in branch 1 of `anyOf` is now 2, not 1")],
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), CHANGES)
def test_each_change_is_told_as_what_it_is(old, new, told):
    found = changes(Version(old), Version(new))
    pointers = [(each.code, each.old.pointer[1:], each.new.pointer[1:], each.sentence) for each in found]
    assert pointers == told


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, new, told in CHANGES if len(told) == 1])
def test_a_change_that_is_alone_makes_the_new_version_of_the_old_one_and_the_reverse(old, new):
    [found] = changes(Version(old), Version(new))
    if not found.is_silent:
        assert changes(Version(changed({"": old}, found.done)[""]), Version(new)) == []
        assert changes(Version(old), Version(changed({"": new}, found.undone)[""])) == []


DRAFT_7, DRAFT_4 = ({"$schema": f"http://json-schema.org/draft-0{number}/schema#"} for number in (7, 4))
# draft, old, new, what is told
OLDER = [
    (DRAFT_7, {"items": [STRING], "additionalItems": False}, {"items": [STRING]}, ["D-items"]),
    (DRAFT_7, {"items": [STRING]}, {"items": [STRING, NULL]}, ["D-prefixItems"]),
    (DRAFT_7, {"dependencies": {"a": ["b"]}}, {"dependencies": {"a": ["b", "c"]}}, ["D-dependentRequired"]),
    (DRAFT_7, {"dependencies": {"a": STRING}}, {"dependencies": {"a": NULL}}, ["D-type"]),
    (DRAFT_7, {"$ref": "#/definitions/a", "minimum": 1}, {"$ref": "#/definitions/a", "minimum": 2}, ["D-keyword"]),
    (DRAFT_4, {"minimum": 1}, {"minimum": 1, "exclusiveMinimum": True}, ["D-exclusiveMinimum"]),
    (DRAFT_4, {"maximum": 1, "exclusiveMaximum": True}, {"maximum": 1}, ["D-maximum"]),
    (
        DRAFT_4,
        {"minimum": 1, "exclusiveMinimum": True},
        {"minimum": 2, "exclusiveMinimum": True},
        ["D-exclusiveMinimum"],
    ),
]


@pytest.mark.parametrize(("draft", "old", "new", "codes"), OLDER)
def test_older_drafts_are_told_in_the_words_of_the_newest(draft, old, new, codes):
    versions = (Version({**draft, **each, "definitions": {"a": STRING}}) for each in (old, new))
    assert [each.code for each in changes(*versions)] == codes


def test_another_document_is_compared_where_both_versions_refer_to_it():
    schema = {"properties": {"a": {"$ref": "common.json"}}}
    old = Version(schema, {"file:///v1/common.json": STRING}.get, uri="file:///v1/order.json")
    new = Version(schema, {"file:///v2/common.json": INTEGER}.get, uri="file:///v2/order.json")
    [found] = changes(old, new)
    assert (found.code, found.old, found.new.document) == ("D-type", found.new, "common.json")


# what differs is where only a reference leads: no change that is found there may be called silent
LED = [
    (
        {"items": {"$ref": "#b"}, "$defs": {"a": {"allOf": [{"$anchor": "b"}]}}},
        {"items": {"$ref": "#b"}, "$defs": {"c": {"allOf": [{"$anchor": "b", "type": "null"}]}}},
    ),
    (
        {**DRAFT_7, "$ref": "#/definitions/a", "definitions": {"a": STRING}},
        {**DRAFT_7, "$ref": "#/definitions/a", "definitions": {"a": INTEGER}},
    ),
    (
        {**DRAFT_7, "items": {"$ref": "#/$defs/a"}, "$defs": {"a": STRING}},
        {**DRAFT_7, "items": {"$ref": "#/$defs/a"}, "$defs": {"a": INTEGER}},
    ),
    ({"items": {"$ref": "#/x/a"}, "x": {"a": STRING}}, {"items": {"$ref": "#/x/a"}, "x": {"a": INTEGER}}),
    (
        {"items": {"$ref": "#/x/a/b"}, "x": {"a": {"b": STRING}}},
        {"items": {"$ref": "#/x/a/b"}, "x": {"a": {"b": INTEGER}}},
    ),
    (
        {
            **DRAFT_7,
            "allOf": [{"$ref": "#/not/$ref", "$comment": 1}],
            "not": {"type": "null"},
            "dependentSchemas": {"a": STRING},
        },
        {
            **DRAFT_7,
            "allOf": [{"$ref": "#/dependentSchemas/a"}],
            "not": {"type": "null"},
            "dependentSchemas": {"a": STRING},
        },
    ),
    (
        {**DRAFT_7, "allOf": [{"$ref": "#/dependentSchemas/a"}], "dependentSchemas": {"a": STRING}},
        {**DRAFT_7, "allOf": [{"$ref": "#/dependentSchemas/a"}], "dependentSchemas": {"a": INTEGER}},
    ),
]


@pytest.mark.parametrize(("old", "new"), LED)
def test_what_only_references_lead_to_is_seen(old, new):
    assert any(not each.is_silent for each in changes(Version(old), Version(new)))


# names of the old, of the new, what is kept
NAMES = [
    ({"a": STRING}, {"a": INTEGER}, [("a", "a")]),
    ({"a": STRING}, {"b": STRING}, []),  # every other property is a string
    ({"user_id": STRING}, {"userId": INTEGER}, [("user_id", "userId")]),
    ({"colour": STRING}, {"color": STRING}, [("colour", "color")]),
    ({"a": ADDRESS}, {"b": ADDRESS}, [("a", "b")]),
    ({"a": ADDRESS, "b": ADDRESS}, {"c": ADDRESS}, []),  # which of them?
    ({"a": ADDRESS}, {"a": ADDRESS, "b": ADDRESS}, [("a", "a")]),
]


@pytest.mark.parametrize(("old", "new", "kept"), NAMES)
def test_names_that_look_renamed(old, new, kept):
    assert named(old, new, ValueNumbers()).kept == kept


# branches of the old, of the new, which is which
BRANCHES = [
    ([STRING, INTEGER], [INTEGER, STRING], [(1, 0), (0, 1)]),
    ([STRING, STRING], [STRING], [(0, 0)]),
    ([{"maximum": 3}, {"minimum": 5}], [{"minimum": 6}, {"maximum": 3}], [(1, 0), (0, 1)]),
    ([STRING, NULL], [STRING, INTEGER], [(0, 0)]),
    ([STRING], [INTEGER], [(0, 0)]),
    ([NULL, {"enum": ["a", "b"]}], [{"enum": ["a", "b", "c"]}, NULL], [(1, 0), (0, 1)]),
    # too many for each to be held against each other: only equal ones meet
    (
        [*({"minimum": each} for each in range(101)), NULL],
        [NULL, *({"maximum": each} for each in range(101))],
        [(101, 0)],
    ),
]


@pytest.mark.parametrize(("old", "new", "kept"), BRANCHES)
def test_branches_find_each_other_whatever_their_order(old, new, kept):
    assert listed(old, new, ValueNumbers()).kept == kept


# values, whether they are equal
VALUES = [
    (1, 1.0, True),
    (1, True, False),
    (0, False, False),
    ("1", 1, False),
    ([1, 2], [2, 1], False),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
    ({}, [], False),
    ({"$ref": "#/definitions/a"}, {"$ref": "#/$defs/a"}, True),
    ({"x": "#/definitions/a"}, {"x": "#/$defs/a"}, False),
]


@pytest.mark.parametrize(("one", "other", "equal"), VALUES)
def test_equal_values_have_one_number(one, other, equal):
    number = ValueNumbers()
    assert (number(one) == number(other)) is equal


def test_deep_values_are_numbered_too():
    deep = json.loads("[" * 900 + "]" * 900)
    number = ValueNumbers()
    assert number(deep) == number(json.loads(json.dumps(deep)))
