"""What a person is told: the code, the place, and of a union the branch that was meant."""

import pytest

from cio_schemas import Validator
from cio_schemas.failures import violations as module


def violations(validator, instance):
    return module.violations(validator._functions, instance)


TAGGED = {
    "oneOf": [
        {
            "properties": {"kind": {"const": "card"}, "number": {"type": "string", "minLength": 12}},
            "required": ["kind"],
        },
        {"properties": {"kind": {"const": "cash"}, "change": {"type": "integer"}}, "required": ["kind"]},
    ]
}
NESTED = {"anyOf": [{"type": "null"}, TAGGED]}

# schema, instance, violations as (code, path, whether the key is meant)
CASES = [
    (True, 1, []),
    ({"type": "string"}, "a", []),
    (TAGGED, {"kind": "cash", "number": 1}, []),
    (False, 1, [("V-false", (), False)]),
    ({"minLength": 2}, "a", [("V-minLength", (), False)]),
    ({"required": ["a", "b"]}, {}, [("V-required", (), False), ("V-required", (), False)]),
    ({"items": {"required": ["a"]}}, [{"a": 1}, {}], [("V-required", (1,), False)]),
    (
        {"properties": {"a": True}, "additionalProperties": False},
        {"a": 1, "b": 2, "c": 3},
        [("V-additionalProperties", ("b",), True), ("V-additionalProperties", ("c",), True)],
    ),
    ({"additionalProperties": {"type": "string"}}, {"b": 2}, [("V-type", ("b",), False)]),
    ({"unevaluatedProperties": False}, {"b": 2}, [("V-unevaluatedProperties", ("b",), True)]),
    (
        {"prefixItems": [True], "unevaluatedItems": False},
        [1, 2, 3],
        [("V-unevaluatedItems", (1,), False), ("V-unevaluatedItems", (2,), False)],
    ),
    (
        {"properties": {"a": {"propertyNames": {"maxLength": 3}}}},
        {"a": {"long": 1, "abc": 2}},
        [("V-maxLength", ("a", "long"), True)],
    ),
    ({"propertyNames": False}, {"a": 1}, [("V-false", ("a",), True)]),
    ({"propertyNames": {"anyOf": [{"maxLength": 1}]}}, {"abc": 1}, [("V-maxLength", ("abc",), True)]),
    (
        {"properties": {"propertyNames": {"maxLength": 1}}},
        {"propertyNames": "ab"},
        [("V-maxLength", ("propertyNames",), False)],
    ),
    ({"items": {"maxLength": 1}}, ["ab"], [("V-maxLength", (0,), False)]),
    ({"not": {"type": "string"}}, "a", [("V-not", (), False)]),
    # unions: the tag tells which branch was meant, then how deep it went, else all are told as one
    (TAGGED, {"kind": "card", "number": "1"}, [("V-minLength", ("number",), False)]),
    (TAGGED, {"kind": "cash", "change": "1"}, [("V-type", ("change",), False)]),
    (TAGGED, {"kind": "cheque"}, [("V-oneOf", (), False)]),
    (NESTED, {"kind": "card", "number": 1}, [("V-type", ("number",), False)]),
    ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, None, [("V-anyOf", (), False)]),
    ({"anyOf": [{"type": "null"}, {"minLength": 3}]}, "ab", [("V-minLength", (), False)]),
    ({"anyOf": [{"required": ["id"]}, {"required": ["email"]}]}, {}, [("V-anyOf", (), False)]),
    (
        {"anyOf": [{"required": ["id"]}, {"properties": {"a": {"properties": {"b": {"type": "string"}}}}}]},
        {"a": {"b": 1}},
        [("V-type", ("a", "b"), False)],
    ),
    ({"oneOf": [{"minimum": 1}, {"minimum": 2}]}, 3, [("V-oneOf", (), False)]),
]


@pytest.mark.parametrize(("schema", "instance", "found"), CASES)
def test_violations(schema, instance, found):
    assert [(f.code, f.path, f.key) for f in violations(Validator(schema), instance)] == found


MESSAGES = [
    (
        {"anyOf": [{"required": ["id"]}, {"required": ["email"]}]},
        {},
        (
            'found object {}, which matches none of 2 alternatives (required property "id" is missing; '
            'or required property "email" is missing)'
        ),
    ),
    (
        {"anyOf": [{"const": n} for n in range(7)]},
        9,
        (
            "found integer 9, which matches none of 7 alternatives (expected 0, found integer 9; or expected 1, found "
            "integer 9; or expected 2, found integer 9; and 4 more)"
        ),
    ),
    (
        {"oneOf": [{"required": ["a", "b"]}, {"required": ["c", "d"]}]},
        {},
        (
            'found object {}, which matches none of 2 alternatives (required property "a" is missing; '
            'or required property "c" is missing)'
        ),
    ),
    (
        {"properties": {"name": True}, "additionalProperties": False},
        {"nmae": 1},
        "unexpected property \"nmae\"; did you mean 'name'?",
    ),
    ({"propertyNames": {"maxLength": 3}}, {"long": 1}, 'the key "long": expected at most 3 characters, found 4'),
    (
        {"properties": {"a": {"propertyNames": {"maxLength": 3}}}},
        {"a": {"long": 1}},
        'the key "long": expected at most 3 characters, found 4',
    ),
]


@pytest.mark.parametrize(("schema", "instance", "message"), MESSAGES)
def test_messages(schema, instance, message):
    assert [finding.message for finding in violations(Validator(schema), instance)] == [message]


# schema, instance, where what refuses it is
PLACES = [
    (
        {"$id": "https://example.com/a", "$defs": {"b": {"type": "null"}}, "$ref": "#/$defs/b"},
        1,
        "https://example.com/a#/$defs/b/type",
    ),
    (False, 1, "#"),
    ({"if": True, "then": False}, 1, "#/then"),
    ({"properties": {"a/b": {"properties": {"c": False}}}}, {"a/b": {"c": 1}}, "#/properties/a~1b/properties/c"),
    ({"prefixItems": [True, {"allOf": [False]}]}, [1, 1], "#/prefixItems/1/allOf/0"),
    ({"propertyNames": False}, {"a": 1}, "#/propertyNames"),
    ({"properties": {"b": {"$id": "https://example.com/b", "else": False, "if": False}}}, {"b": 1},
     "https://example.com/b#/else"),
    ({"anyOf": [{"type": "null"}, {"dependentSchemas": {"a": False}}]}, {"a": 1}, "#/anyOf/1/dependentSchemas/a"),
    ({"$defs": {"n": False}, "items": {"$ref": "#/$defs/n"}}, [1], "#/items"),  # which refers to what is false
]  # fmt: skip


@pytest.mark.parametrize(("schema", "instance", "place"), PLACES)
def test_the_place_in_the_schema_is_absolute(schema, instance, place):
    assert [each.schema for each in violations(Validator(schema), instance)] == [place]


def test_an_instance_too_deep_for_the_schema_is_a_finding():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    [finding] = violations(Validator({"items": {"$ref": "#"}}), deep)
    assert (finding.code, finding.path) == ("P-depth", ())
    assert "100,001 levels deep" in finding.message
