"""Errors: every field jsonschema's own have, the branch first that was meant, and what their messages say."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from jsonschema.exceptions import ErrorTree, best_match

import cio_schemas
from cio_schemas.ecma.matcher import MAX_TEXT
from cio_schemas.failures.messages import show
from tests.reference import places, reference

# -- fields --

SCHEMA = {
    "properties": {
        "tags": {"items": {"$ref": "#/$defs/tag"}},
        "shape": {
            "oneOf": [
                {"type": "object", "required": ["side"], "properties": {"kind": {"const": "square"}}},
                {"type": "object", "required": ["radius"], "properties": {"kind": {"const": "circle"}}},
                {"type": "null"},
            ]
        },
    },
    "$defs": {"tag": {"type": "string", "minLength": 2}},
}


def only(schema: Any, instance: Any) -> jsonschema.ValidationError:
    (error,) = cio_schemas.iter_errors(instance, schema)
    return error


def test_every_field() -> None:
    error = only(SCHEMA, {"tags": ["ok", "x"]})

    assert isinstance(error, jsonschema.ValidationError)
    assert error.message == "expected at least 2 characters, found 1"
    assert list(error.path) == list(error.relative_path) == list(error.absolute_path) == ["tags", 1]
    schema_path = ["properties", "tags", "items", "minLength"]
    assert list(error.schema_path) == list(error.relative_schema_path) == schema_path
    assert list(error.absolute_schema_path) == schema_path
    assert error.json_path == "$.tags[1]"
    assert error.validator == "minLength"
    assert error.validator_value == 2
    assert error.instance == "x"
    assert error.schema == {"type": "string", "minLength": 2}
    assert error.context == []
    assert error.parent is None
    assert error.cause is None
    assert error.__cause__ is None
    with pytest.raises(AttributeError):
        _ = error.nothing  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", ["message", "path", "schema_path", "context", "instance", "absolute_path", "parent"])
def test_any_field_may_be_read_first(field: str) -> None:
    ours = getattr(only(SCHEMA, {"tags": ["x"]}), field)
    (theirs,) = reference(SCHEMA).iter_errors({"tags": ["x"]})

    assert field == "message" or ours == getattr(theirs, field)


def test_an_error_reads_as_jsonschemas_does() -> None:
    error = only({"properties": {"a": {"type": "integer"}}}, {"a": "s"})

    assert repr(error) == "<ValidationError: 'expected integer, found string \"s\"'>"
    assert str(error) == (
        'expected integer, found string "s"\n\n'
        "Failed validating 'type' in schema['properties']['a']:\n    {'type': 'integer'}\n\n"
        "On instance['a']:\n    's'"
    )


def test_the_error_of_a_false_schema() -> None:
    error = only({"properties": {"a": False}}, {"a": 1})

    assert (error.validator, error.validator_value, error.schema) == (None, None, False)
    assert (list(error.path), list(error.schema_path)) == (["a"], ["properties", "a"])


def test_context() -> None:
    error = only(SCHEMA, {"shape": {"kind": "circle"}})

    assert (error.validator, list(error.path), list(error.schema_path)) == (
        "oneOf",
        ["shape"],
        ["properties", "shape", "oneOf"],
    )
    # The branch first whose kind the instance has.
    assert [(list(each.path), list(each.schema_path)) for each in error.context] == [
        ([], [1, "required"]),
        ([], [0, "required"]),
        (["kind"], [0, "properties", "kind", "const"]),
        ([], [2, "type"]),
    ]
    for each in error.context:
        assert each.parent is error
        assert list(each.absolute_path)[:1] == ["shape"]
        assert list(each.absolute_schema_path)[:3] == ["properties", "shape", "oneOf"]
    assert error.context[2].json_path == "$.shape.kind"


UNION = {
    "anyOf": [
        {"type": "string", "minLength": 5},
        {"type": "integer", "minimum": 5},
        {"type": "object", "required": ["a", "x"], "properties": {"kind": {"enum": ["a"]}}},
        {"type": "object", "required": ["b", "x"], "properties": {"kind": {"const": "b"}}},
    ]
}
# an instance, the branch that is told first, what is raised
MEANT = [
    ("abc", 0, "expected at least 5 characters, found 3"),
    (3, 1, "expected a number of at least 5, found 3"),
    ({"kind": "a", "x": 1}, 2, 'required property "a" is missing'),
    ({"kind": "b", "x": 1}, 3, 'required property "b" is missing'),
]


@pytest.mark.parametrize(("instance", "branch", "message"), MEANT)
def test_the_branch_that_was_meant_comes_first(instance: Any, branch: int, message: str) -> None:
    error = only(UNION, instance)

    assert error.context[0].schema_path[0] == branch
    with pytest.raises(jsonschema.ValidationError) as raised:
        cio_schemas.validate(instance, UNION)
    assert raised.value.message == message


def test_no_branch_was_meant() -> None:
    with pytest.raises(jsonschema.ValidationError) as raised:
        cio_schemas.validate(None, UNION)

    assert (raised.value.validator, raised.value.message) == (
        "anyOf",
        "found null, which matches none of 4 alternatives",
    )


def test_the_most_relevant_error_is_near_the_root() -> None:
    schema = {"required": ["z"], "properties": {"a": {"properties": {"b": {"type": "integer"}}}}}
    with pytest.raises(jsonschema.ValidationError) as raised:
        cio_schemas.validate({"a": {"b": "s"}}, schema)

    assert raised.value.validator == "required"


def test_errors_come_in_the_order_of_the_schema_object() -> None:
    schema = {"type": "object", "required": ["a", "b"], "properties": {"x": {"type": "null"}, "y": False}}

    assert [error.message for error in cio_schemas.iter_errors({"y": 1, "x": 1}, schema)] == [
        'required property "a" is missing',
        'required property "b" is missing',
        "expected null, found integer 1",
        "nothing is allowed here, found integer 1",
    ]


# -- with jsonschema's tools --

INVALID = [
    {"tags": ["x", 1], "shape": {"kind": "circle"}},
    {"shape": 1},
    {"shape": {"side": 1, "radius": 1}, "tags": [[]]},
]


@pytest.mark.parametrize("instance", INVALID, ids=range(len(INVALID)))
def test_the_places_are_jsonschemas(instance: Any) -> None:
    assert places(cio_schemas.iter_errors(instance, SCHEMA)) == places(reference(SCHEMA).iter_errors(instance))


def test_best_match_and_error_tree() -> None:
    instance = {"tags": ["x", 1], "shape": {"kind": "circle"}}
    errors = list(cio_schemas.iter_errors(instance, SCHEMA))
    tree = ErrorTree(errors)

    for found in (errors, reference(SCHEMA).iter_errors(instance)):
        best = best_match(iter(found))
        assert (best.validator, list(best.absolute_path)) == ("const", ["shape", "kind"])
    assert tree.total_errors == 3
    assert set(tree["tags"]) == {0, 1}
    assert list(tree["tags"][0].errors) == ["minLength"]
    assert "oneOf" in tree["shape"].errors


@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.copy, copy.deepcopy])
@pytest.mark.parametrize("instance", INVALID, ids=range(len(INVALID)))
def test_an_error_is_copied_whole(instance: Any, again: Any) -> None:
    errors = [*cio_schemas.iter_errors(instance, SCHEMA)]
    assert errors
    for error in errors:
        copied = again(error)
        assert type(copied) is type(error)
        for field in ("message", "path", "schema_path", "validator", "validator_value", "instance", "schema"):
            assert getattr(copied, field) == getattr(error, field)
        assert places([copied]) == places([error])
        assert str(copied) == str(error)


def test_an_error_can_be_changed_and_raised_again() -> None:
    error = only({"type": "integer"}, "s")
    error.path.appendleft("outer")

    assert list(error.absolute_path) == ["outer"]
    with pytest.raises(jsonschema.ValidationError):
        raise error


# -- messages --

NAN = float("nan")
COLOURS = {"enum": ["red", "green"]}
NAMED = {"properties": {"name": True, "age": True}, "additionalProperties": False}
MESSAGES: list[tuple[Any, Any, str]] = [
    (False, 1, "nothing is allowed here, found integer 1"),
    ({"type": "string"}, 1, "expected string, found integer 1"),
    ({"type": ["string", "null"]}, 1.5, "expected string or null, found number 1.5"),
    ({"type": "integer"}, None, "expected integer, found null"),
    ({"type": "integer"}, True, "expected integer, found boolean true"),
    ({"type": "integer"}, "1", 'expected integer, found string "1"'),
    ({"type": "integer"}, [], "expected integer, found array []"),
    ({"type": "integer"}, {}, "expected integer, found object {}"),
    ({"type": "integer"}, [1, 2], "expected integer, found array [1, 2]"),
    ({"type": "integer"}, {"a": 1}, 'expected integer, found object {"a": 1}'),
    ({"type": "integer"}, NAN, "expected integer, found nan, which is not JSON"),
    ({"type": "integer"}, (1,), "expected integer, found (1,), which is not JSON"),
    ({"type": "integer"}, Decimal("1.5"), "expected integer, found number 1.5"),
    (COLOURS, "blue", 'expected one of "red", "green", found string "blue"'),
    (COLOURS, "gren", 'expected one of "red", "green", found string "gren"; did you mean '),
    (COLOURS, 1, 'expected one of "red", "green", found integer 1'),
    ({"enum": list("abcdefg")}, None, 'expected one of "a", "b", "c", "d", "e" and 2 more, found null'),
    ({"enum": []}, "a", 'nothing is allowed here, as `enum` is empty, found string "a"'),
    ({"enum": []}, None, "nothing is allowed here, as `enum` is empty, found null"),
    ({"const": "a"}, "b", 'expected "a", found string "b"'),
    ({"const": None}, 0, "expected null, found integer 0"),
    ({"minimum": 1}, 0, "expected a number of at least 1, found 0"),
    ({"maximum": 1.5}, 2, "expected a number of at most 1.5, found 2"),
    ({"exclusiveMinimum": 1}, 1.0, "expected a number above 1, found 1.0"),
    ({"exclusiveMaximum": 1}, Decimal("1.0"), "expected a number below 1, found 1.0"),
    ({"multipleOf": 0.01}, 0.001, "expected a multiple of 0.01, found 0.001"),
    ({"minLength": 2.0}, "a", "expected at least 2 characters, found 1"),
    ({"minLength": 1}, "", "expected at least 1 character, found 0"),
    ({"maxLength": 1}, "ab", "expected at most 1 character, found 2"),
    ({"pattern": "^a"}, "b", 'expected a string that matches ^a, found "b"'),
    ({"format": "email"}, "b", 'expected a string of format email, found "b"'),
    ({"minItems": 2}, [1], "expected at least 2 items, found 1"),
    ({"maxItems": 1}, [1, 2], "expected at most 1 item, found 2"),
    ({"uniqueItems": True}, [1, 1], "expected unique items, found some that are equal"),
    ({"prefixItems": [True], "items": False}, [1, 2, 3], "expected no more items, found 3 in all"),
    ({"contains": {"const": 1}}, [2], "expected an item that matches `contains`, found none"),
    ({"contains": True, "minContains": 2}, [1], "expected at least 2 items to match `contains`, found 1"),
    ({"contains": True, "maxContains": 1.0}, [1, 2], "expected at most 1 item to match `contains`, found 2"),
    ({"minProperties": 1}, {}, "expected at least 1 property, found 0"),
    ({"maxProperties": 1}, {"a": 1, "b": 2}, "expected at most 1 property, found 2"),
    ({"required": ["a"]}, {}, 'required property "a" is missing'),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, 'property "b" is missing, which "a" requires'),
    ({"dependencies": {"a": ["b"]}}, {"a": 1}, 'property "b" is missing, which "a" requires'),
    (NAMED, {"x": 1}, 'unexpected property "x"'),
    (NAMED, {"nmae": 1}, 'unexpected property "nmae"; did you mean '),
    (NAMED, {"nmae": 1, "name": 1}, 'unexpected property "nmae"'),
    (NAMED, {str(i): i for i in range(9)}, 'unexpected properties "0", "1", "2", "3", "4" and 4 more'),
    ({"unevaluatedProperties": False}, {"a": 1}, '1 unevaluated property ("a") is not allowed'),
    (
        {"unevaluatedProperties": {"type": "null"}},
        {"a": 1, "b": 1},
        '2 unevaluated properties ("a", "b") are not valid under its schema',
    ),
    ({"unevaluatedItems": False}, [1, 2], "2 unevaluated items (at 0, 1) are not allowed"),
    ({"anyOf": [{"type": "null"}, {"minimum": 2}]}, 1, "found integer 1, which matches none of 2 alternatives"),
    ({"oneOf": [{"type": "null"}]}, 1, "found integer 1, which matches none of 1 alternative"),
    ({"oneOf": [True, False, True]}, 1, "expected exactly one of 3 alternatives to match, found 2 (at 0, 2)"),
    ({"not": {"type": "integer"}}, 1, "found integer 1, which matches what `not` excludes"),
    ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, "expected at most 1 character, found 2"),
    ({"if": True, "then": {"const": 1}}, 2, "expected 1, found integer 2"),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, 'required property "b" is missing'),
]


@pytest.mark.parametrize(("schema", "instance", "message"), MESSAGES, ids=range(len(MESSAGES)))
def test_messages(schema: Any, instance: Any, message: str) -> None:
    told = only(schema, instance).message

    assert told.startswith(message) if message.endswith("did you mean ") else told == message


def test_what_is_meant_is_named() -> None:
    assert "green" in only(COLOURS, "gren").message.partition("did you mean")[2]
    assert "name" in only(NAMED, {"nmae": 1}).message.partition("did you mean")[2]


# -- values out of all proportion --


def deep(depth: int) -> Any:
    nested: Any = ()
    for _ in range(depth):
        nested = (nested,)
    return nested


HUGE = 10**5_000
LONG = "x" * 1_000_000
ABSURD: list[tuple[Any, Any]] = [
    ({"type": "null"}, LONG),
    ({"type": "null"}, HUGE),
    ({"type": "null"}, Decimal("1e-999999999999")),
    ({"type": "null"}, Decimal("1" * 100_000)),
    ({"type": "null"}, deep(100_000)),
    ({"type": "null"}, tuple(range(1_000_000))),
    ({"type": "null"}, b"x" * 10_000_000),
    ({"type": "null"}, [LONG] * 10),
    ({"enum": [LONG + "a", "b" * 1000]}, LONG),
    ({"enum": [f"{i:0100}" for i in range(10_000)]}, "9" * 100),
    ({"const": LONG}, "a"),
    ({"const": HUGE}, -HUGE),
    ({"minimum": HUGE}, 1),
    ({"minLength": HUGE}, "a"),
    ({"minItems": Decimal("1e999999999999")}, [1]),
    ({"contains": True, "minContains": HUGE}, [1]),
    ({"multipleOf": HUGE}, HUGE + 1),
    ({"pattern": "a" * 1000}, LONG),
    ({"format": "ipv4"}, LONG),
    ({"required": [LONG]}, {}),
    ({"properties": {LONG: True}, "additionalProperties": False}, {LONG + "y": 1}),
    ({"properties": {f"{i:0100}": True for i in range(100)}, "additionalProperties": False}, {"9" * 100: 1}),
    ({"additionalProperties": False}, dict.fromkeys(map(str, range(100_000)), 1)),
    ({"unevaluatedItems": False}, [LONG] * 100_000),
    ({"oneOf": [True] * 1_000}, LONG),
]


@pytest.mark.parametrize(("schema", "instance"), ABSURD, ids=range(len(ABSURD)))
def test_a_message_is_short_whatever_it_shows(schema: Any, instance: Any) -> None:
    assert len(only(schema, instance).message) < 500


SHOWN = [
    (None, "null"),
    (True, "true"),
    (1, "1"),
    (1.5, "1.5"),
    (1e300, "1e+300"),
    (Decimal("1.50"), "1.50"),
    ("é\n\u2028", '"é\\n\u2028"'),
    ("\ud800", '"\ud800"'),
    ("x" * 60, '"' + "x" * 60 + '"'),
    ("x" * 61, '"' + "x" * 59 + '…"'),
    ([], "[]"),
    ({}, "{}"),
    ([1], "[1]"),
    ({"a": 1, "b": "x"}, '{"a": 1, "b": "x"}'),
    ([[1]], "an array of 1 item"),
    ({"a": {}, "b": 1}, "an object of 2 properties"),
    (["x" * 30, "y" * 30], "an array of 2 items"),
    ([1, 2, 3, 4, 5], "[1, 2, 3, 4, 5]"),
    ([1, 2, 3, 4, 5, 6], "an array of 6 items"),
    ([1] * 12_345, "an array of 12,345 items"),
    (10**5000, "an integer of some 4983 digits"),
    (object, "<class 'object'>"),
]


@pytest.mark.parametrize(("value", "text"), SHOWN, ids=range(len(SHOWN)))
def test_show(value: Any, text: str) -> None:
    assert show(value) == text


# pattern, text, what is expected of a text
PATTERNED = [
    ("^(a+)\\1$", "aaa", "a string that matches ^(a+)\\1$"),
    ("^(a+)\\1$", "a" * (MAX_TEXT - 1) + "b", "a string that matches ^(a+)\\1$"),
    ("^(a+)\\1$", "a" * (MAX_TEXT + 2), "a string of at most 8,192 characters that matches ^(a+)\\1$"),
    ("^b$", "a" * (MAX_TEXT + 2), "a string that matches ^b$"),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), PATTERNED, ids=range(len(PATTERNED)))
def test_a_text_too_long_for_its_pattern_is_told_so(pattern: str, text: str, expected: str) -> None:
    error = only({"pattern": pattern}, text)
    assert error.message.startswith(f"expected {expected}, found ")


def test_a_text_may_be_as_long_as_its_pattern_takes() -> None:
    assert cio_schemas.is_valid("a" * MAX_TEXT, {"pattern": "^(a+)\\1$"})
