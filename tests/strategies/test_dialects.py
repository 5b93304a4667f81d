"""Fixtures, faults and emptiness in every dialect, judged by the Validator of that dialect."""

import json

import pytest

import cio_schemas
from cio_schemas.cli.command import main
from cio_schemas.exceptions import UnknownDialectError
from cio_schemas.fixtures import invalid_fixtures, valid_fixtures
from cio_schemas.strategies import UnsatisfiableError, emptiness, faults, invalid, valid

CASES = [
    ("4", {"type": "integer", "minimum": 3, "exclusiveMinimum": True}),
    ("4", {"type": "number", "maximum": 3, "exclusiveMaximum": True, "minimum": 2.5, "exclusiveMinimum": True}),
    ("4", {"type": "number", "maximum": 3, "exclusiveMaximum": False}),
    (
        "4",
        {
            "id": "http://x.y/s",
            "definitions": {"a": {"id": "#a", "type": "string", "maxLength": 3}},
            "properties": {"v": {"$ref": "#a"}},
            "required": ["v"],
        },
    ),
    (
        "4",
        {"type": "array", "items": [{"type": "string"}, {"type": "integer"}], "additionalItems": False, "minItems": 1},
    ),
    ("4", {"type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "boolean"}}),
    ("4", {"type": "object", "dependencies": {"a": ["b"], "c": {"required": ["d"]}}}),
    (
        "4",
        {
            "properties": {"a": {"$ref": "#/definitions/s", "maxLength": 1}},
            "definitions": {"s": {"type": "string", "minLength": 2}},
            "required": ["a"],
            "type": "object",
        },
    ),
    ("4", {"type": "string", "format": "uri", "const": "not a keyword"}),
    ("6", {"type": "number", "exclusiveMinimum": 3, "exclusiveMaximum": 4}),
    ("6", {"propertyNames": {"pattern": "^a"}, "type": "object", "minProperties": 1}),
    ("6", {"contains": {"const": 1}, "type": "array"}),
    ("6", {"type": "string", "format": "uri-reference", "if": {"const": "x"}}),
    ("6", {"type": "object", "dependencies": {"a": False, "b": ["c"]}}),
    (
        "7",
        {
            "if": {"properties": {"k": {"const": 1}}, "required": ["k"]},
            "then": {"required": ["x"]},
            "else": {"required": ["y"]},
            "type": "object",
        },
    ),
    (
        "7",
        {
            "type": "object",
            "properties": {"a": {"$ref": "#/definitions/s", "type": "integer"}},
            "definitions": {"s": {"type": "string", "format": "idn-email"}},
            "required": ["a"],
        },
    ),
    ("7", {"type": "string", "format": "time", "minLength": 9}),
    ("7", {"type": "array", "items": [{"const": 1}], "additionalItems": False, "contains": {"type": "integer"}}),
    (
        "7",
        {
            "$id": "http://x.y/z",
            "definitions": {"a": {"$id": "#foo", "type": "integer"}},
            "allOf": [{"$ref": "#foo", "minimum": 5}],
        },
    ),
    (
        "2019-09",
        {
            "type": "array",
            "items": [{"type": "string"}],
            "additionalItems": {"type": "integer"},
            "contains": {"type": "integer"},
            "minContains": 2,
            "maxContains": 3,
        },
    ),
    (
        "2019-09",
        {
            "type": "object",
            "properties": {"a": {"$ref": "#/$defs/s", "maxLength": 4}},
            "$defs": {"s": {"type": "string", "minLength": 2}},
            "required": ["a"],
            "unevaluatedProperties": False,
        },
    ),
    ("2019-09", {"type": "object", "dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"maxProperties": 2}}}),
    (
        "2019-09",
        {
            "$recursiveAnchor": True,
            "type": "object",
            "properties": {"k": {"$recursiveRef": "#"}, "n": {"type": "integer"}},
            "additionalProperties": False,
        },
    ),
    ("2019-09", {"type": "string", "format": "duration"}),
    ("2019-09", {"type": "array", "items": [{"type": "string"}], "unevaluatedItems": False}),
    ("2020-12", {"type": "array", "prefixItems": [{"type": "string"}], "items": False}),
]


@pytest.mark.parametrize(("dialect", "schema"), CASES, ids=json.dumps)
def test_fixtures_are_what_the_validator_of_the_dialect_says(dialect, schema):
    validator = cio_schemas.Validator(schema, dialect=dialect)
    assert all(map(validator.is_valid, valid_fixtures(schema, 40, dialect=dialect)))
    broken = invalid_fixtures(schema, dialect=dialect)
    assert broken
    assert not any(validator.is_valid(each.instance) for each in broken)
    assert emptiness(schema, dialect=dialect).verdict == "possible"
    statuses = {each.status for each in faults(schema, dialect=dialect) if each.keyword != "minLength"}
    assert statuses == {"feasible"}


BOUND = {"type": "integer", "minimum": 3, "exclusiveMinimum": True}
LONE = {"$ref": "#/definitions/a", "type": "string", "definitions": {"a": {"type": "integer"}}}


def test_a_dialect_decides_what_a_keyword_says():
    assert 3 not in valid_fixtures(BOUND, 40, dialect="4")
    assert {2, 3} & {each.instance for each in invalid_fixtures(BOUND, dialect="4")}
    assert emptiness(LONE, dialect="7").verdict == "possible"
    assert emptiness(LONE, dialect="2019-09").verdict == "empty"
    assert not valid(LONE, dialect="6").is_empty
    with pytest.raises(UnsatisfiableError):
        valid(LONE, dialect="2020-12")
    assert not invalid(BOUND, "exclusiveMinimum", dialect="4").is_empty


def test_a_schema_says_itself_what_it_is():
    schema = {"$schema": "http://json-schema.org/draft-04/schema#", **BOUND}
    assert 3 not in valid_fixtures(schema, 40, dialect="2020-12")


def test_an_unknown_dialect_is_refused():
    with pytest.raises(UnknownDialectError, match="no dialect '3'"):
        valid({}, dialect="3")


def test_generate_takes_a_dialect(tmp_path, capsys):
    schema = tmp_path / "bound.json"
    schema.write_text(json.dumps(BOUND))
    assert main(["generate", str(schema), "--dialect", "4", "--valid", "9"]) == 0
    drawn = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(drawn) == 9
    assert min(drawn) == 4
