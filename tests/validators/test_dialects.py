"""Dialects: which one a schema is of, and what differs from one to the next."""

import pickle
from contextlib import nullcontext
from typing import Any

import jsonschema
import pytest

import cio_schemas
from cio_schemas import Validator

D4, D6, D7 = (f"http://json-schema.org/draft-0{number}/schema" for number in (4, 6, 7))
D2019, D2020 = (f"https://json-schema.org/draft/{name}/schema" for name in ("2019-09", "2020-12"))
V1 = "https://json-schema.org/v1"

DECLARED: list[Any] = [
    (f"{D7}#", D7),
    (D7, D7),
    ("https://json-schema.org/draft-07/schema#", D7),
    ("http://json-schema.org/draft-04/schema#", D4),
    ("https://json-schema.org/draft-06/schema", D6),
    ("http://json-schema.org/draft/2019-09/schema", D2019),
    (f"{D2020}#", D2020),
    ("http://json-schema.org/schema#", D2020),
]


@pytest.mark.parametrize(("declared", "uri"), DECLARED)
def test_the_dialect_that_a_schema_declares(declared: str, uri: str) -> None:
    assert Validator({"$schema": declared}, dialect="6").dialect == uri


ASKED_FOR: list[Any] = [("4", D4), ("6", D6), ("7", D7), ("2019-09", D2019), ("2020-12", D2020), ("v1", V1), (D7, D7)]


@pytest.mark.parametrize(("name", "uri"), ASKED_FOR)
def test_the_dialect_that_is_asked_for(name: str, uri: str) -> None:
    assert Validator({}, dialect=name).dialect == uri
    assert pickle.loads(pickle.dumps(Validator({}, dialect=name))).dialect == uri


UNKNOWN: list[Any] = [
    (
        {"$schema": "http://json-schema.org/draft-03/schema#"},
        {},
        "is draft 3, which is not implemented: rewrite the schema",
    ),
    ({"$schema": V1}, {}, 'is not published yet: it is read if it is asked for, by dialect="v1" or --dialect v1'),
    (
        {"$schema": "https://example.com/mine"},
        {},
        "names no known dialect; choose from the drafts 4, 6, 7, 2019-09, 2020-12",
    ),
    ({}, {"dialect": "5"}, "no dialect '5'; choose from 4, 6, 7, 2019-09, 2020-12, v1"),
]


@pytest.mark.parametrize(("schema", "settings", "message"), UNKNOWN)
def test_a_dialect_that_is_not_known(schema: Any, settings: dict[str, str], message: str) -> None:
    with pytest.raises(cio_schemas.UnknownDialectError) as caught:
        Validator(schema, **settings)
    assert message in str(caught.value)


# schema, instance, the dialects that accept it
DIFFERENT: list[Any] = [
    ({"type": "integer"}, 1.0, "6 7 2019-09 2020-12"),
    ({"minimum": 1, "exclusiveMinimum": True}, 1, ""),
    ({"const": 1}, 2, "4"),
    ({"if": True, "then": False}, 1, "4 6"),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, "4 6 7"),
    ({"prefixItems": [False]}, [1], "4 6 7 2019-09"),
    ({"items": [{"type": "string"}], "additionalItems": False}, ["a", 1], ""),
    ({"$ref": "#/definitions/a", "maximum": 1, "definitions": {"a": {}}}, 2, "4 6 7"),
    ({"format": "uuid"}, "x", "4 6 7"),
    ({"format": "json-pointer"}, "x", "4"),
    ({"contentEncoding": "base64"}, "%", "4 6 2019-09 2020-12"),
    ({"contentMediaType": "application/json"}, "{", "4 6 2019-09 2020-12"),
    ({"unevaluatedProperties": False}, {"a": 1}, "4 6 7"),
    ({"dependencies": {"a": ["b"]}}, {"a": 1}, ""),
]
NAMES = ("4", "6", "7", "2019-09", "2020-12")


@pytest.mark.parametrize(("schema", "instance", "accepting"), DIFFERENT)
def test_what_differs(schema: Any, instance: Any, accepting: str) -> None:
    accepted = []
    for name in NAMES:
        try:
            validator = Validator(schema, dialect=name)
        except Exception:  # noqa: BLE001 - the meta-schema of that draft refuses it
            continue
        assert validator.is_valid(instance) is not bool(list(validator.iter_errors(instance)))
        if validator.is_valid(instance):
            accepted.append(name)

    assert accepted == accepting.split()


PLACES: list[Any] = [
    ("4", {"minimum": 1, "exclusiveMinimum": True}, 1, "minimum", "expected a number above 1, found 1"),
    ("7", {"items": [{"type": "string"}], "additionalItems": False}, ["a", 1], "additionalItems", ""),
    ("7", {"items": [{"type": "string"}]}, [1], "type", "expected string, found integer 1"),
    ("7", {"contentEncoding": "base64"}, "%", "contentEncoding", 'expected a string encoded in base64, found "%"'),
    ("4", {"type": "integer"}, 1.0, "type", "expected integer, found number 1.0"),
]


@pytest.mark.parametrize(("dialect", "schema", "instance", "keyword", "message"), PLACES)
def test_errors_name_the_keyword_that_the_schema_has(
    dialect: str, schema: Any, instance: Any, keyword: str, message: str
) -> None:
    (error,) = Validator(schema, dialect=dialect).iter_errors(instance)

    assert error.validator == keyword
    assert error.message.startswith(message)


def test_formats_are_asserted_by_a_checker_that_is_given_and_by_none_without_one() -> None:
    schema = {"format": "uuid", "contentEncoding": "base64"}

    assert Validator(schema, dialect="7", format_checker=cio_schemas.FORMAT_CHECKER).is_valid("QQ==") is False
    assert Validator(schema, dialect="7", format_checker=None).is_valid("%") is True


def test_what_is_referred_to_has_the_dialect_of_what_refers() -> None:
    other = {"$ref": "#/definitions/a", "maximum": 1, "definitions": {"a": {}}}
    schema = {"$ref": "http://example.com/other"}

    assert Validator(schema, registry={"http://example.com/other": other}, dialect="7").is_valid(2) is True
    assert Validator(schema, registry={"http://example.com/other": other}).is_valid(2) is False


def test_resources_of_several_dialects_in_one_document() -> None:
    old = {"$schema": D7, "$id": "http://example.com/old", "allOf": [{"$ref": "#/definitions/a", "maximum": 0}]}
    old["definitions"] = {"a": {}}
    older = {"$schema": D4, "id": "http://example.com/older", "maximum": 1, "exclusiveMaximum": True}
    schema = {"$schema": D2020, "allOf": [{"$ref": "#/$defs/old"}, {"$ref": "http://example.com/older"}]}
    validator = Validator({**schema, "$defs": {"old": old, "older": older}})

    assert [validator.is_valid(each) for each in (0.5, 1)] == [True, False]


CHECKED: list[Any] = [
    ("4", {"required": []}, False),
    ("6", {"required": []}, True),
    ("4", True, False),
    ("6", True, True),
    ("4", {"exclusiveMinimum": 1}, False),
    ("7", {"exclusiveMinimum": 1}, True),
    ("7", {"items": [{"type": "strin"}]}, False),
]


@pytest.mark.parametrize(("dialect", "schema", "valid"), CHECKED)
def test_a_schema_is_checked_by_the_meta_schema_of_its_draft(dialect: str, schema: Any, valid: bool) -> None:
    with nullcontext() if valid else pytest.raises(jsonschema.SchemaError):
        Validator.check_schema(schema, dialect=dialect)
