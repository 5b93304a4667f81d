"""Formats as a Validator asserts them: the nineteen, own ones, none; and tracebacks through what is generated."""

import linecache
import traceback
from typing import Any

import jsonschema
import pytest

import cio_schemas
from cio_schemas import Validator
from cio_schemas.formats import format_checker


def test_formats_assert_by_default() -> None:
    assert Validator({"format": "ipv4"}).is_valid("1.2.3.256") is False
    assert Validator({"format": "ipv4"}, format_checker=cio_schemas.FORMAT_CHECKER).is_valid("1.2.3.256") is False
    assert Validator({"format": "ipv4"}, format_checker=None).is_valid("1.2.3.256") is True
    assert Validator({"format": "ipv4"}, format_checker=jsonschema.FormatChecker(formats=())).is_valid("x") is True
    assert Validator({"format": "unheard-of"}).is_valid("x") is True


@pytest.mark.parametrize("instance", [None, True, 1, 1.5, [], {}])
def test_a_format_looks_at_strings_only(instance: Any) -> None:
    for name in cio_schemas.FORMAT_CHECKER.checkers:
        assert Validator({"format": name}).is_valid(instance) is True


def own_checker() -> jsonschema.FormatChecker:
    checker = format_checker()

    @checker.checks("even", raises=ValueError)
    def is_even(value: object) -> bool:
        if isinstance(value, str):
            return int(value) % 2 == 0
        return not isinstance(value, int) or value % 2 == 0

    @checker.checks("ipv4")
    def is_local(value: object) -> bool:
        return value == "127.0.0.1"

    return checker


def test_own_formats() -> None:
    even = Validator({"format": "even"}, format_checker=own_checker())
    instances = ["2", "3", "x", 2, 3, None, []]

    assert [even.is_valid(instance) for instance in instances] == [True, False, False, True, False, True, True]
    assert [len(list(even.iter_errors(instance))) for instance in instances] == [0, 1, 1, 0, 1, 0, 0]
    assert Validator({"format": "even"}).is_valid("3") is True


def test_an_own_format_takes_the_place_of_ours() -> None:
    local = Validator({"format": "ipv4"}, format_checker=own_checker())

    assert [local.is_valid(instance) for instance in ("127.0.0.1", "1.2.3.4", None)] == [True, False, False]
    assert Validator({"format": "ipv4"}).is_valid("1.2.3.4") is True


def test_an_own_format_beside_other_keywords() -> None:
    schema = {
        "type": "object",
        "properties": {f"p{i}": {"type": ["integer", "null"], "format": "even", "minimum": i} for i in range(30)},
        "additionalProperties": {"anyOf": [{"format": "even", "type": "string"}, {"const": 7}]},
    }
    validator = Validator(schema, format_checker=own_checker())

    for instance, keywords in [
        ({"p3": 4, "p0": None, "x": "2", "y": 7}, []),
        ({"p3": 3}, ["format"]),
        ({"p3": 1}, ["format", "minimum"]),
        ({"p3": "4"}, ["type"]),
        ({"x": "3"}, ["anyOf"]),
    ]:
        assert sorted(error.validator for error in validator.iter_errors(instance)) == keywords
        assert validator.is_valid(instance) is (keywords == [])


def test_what_an_own_format_does_not_expect_is_raised() -> None:
    checker = format_checker()

    @checker.checks("broken")
    def broken(_: object) -> bool:
        raise LookupError("broken")

    validator = Validator({"properties": {"a": {"format": "broken"}}}, format_checker=checker)
    for check in (validator.is_valid, validator.validate, lambda instance: list(validator.iter_errors(instance))):
        with pytest.raises(LookupError, match="broken"):
            check({"a": 1})


def test_a_traceback_shows_the_generated_lines() -> None:
    checker = format_checker()

    @checker.checks("broken")
    def broken(_: object) -> bool:
        raise LookupError("broken")

    for name in ("first", "second"):  # the second must not show the first one's lines
        validator = Validator({"properties": {name: {"format": "broken"}}}, format_checker=checker)
        with pytest.raises(LookupError) as caught:
            validator.is_valid({name: 1})
        frames = traceback.extract_tb(caught.value.__traceback__)
        (generated,) = [frame for frame in frames if frame.filename.startswith("cio_schemas.compiled")]
        assert generated.name == "is_schema"
        assert generated.line == f"if not FORMAT_BROKEN(v_{name}):"
    linecache.clearcache()


def test_own_formats_whose_names_are_written_alike_are_two() -> None:
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("a-b")(lambda value: value == "-")
    checker.checks("a_b")(lambda value: value == "_")
    validator = Validator({"properties": {"x": {"format": "a-b"}, "y": {"format": "a_b"}}}, format_checker=checker)

    assert [validator.is_valid({"x": x, "y": y}) for x in "-_" for y in "-_"] == [False, True, False, False]


# what draft 7 says of a text, texts that hold it, and texts that don't
CONTENT: list[tuple[dict[str, Any], list[str], list[str]]] = [
    ({"contentEncoding": "base64"}, ["", "e30="], ["?"]),
    ({"contentEncoding": "hex"}, ["?"], []),
    ({"contentMediaType": "application/json"}, ["{}"], ["{", "e30="]),
    ({"contentMediaType": "text/html"}, ["{"], []),
    ({"contentMediaType": "application/json", "contentEncoding": "base64"}, ["e30="], ["{}", "ew=="]),
    ({"contentMediaType": "application/json", "contentEncoding": "hex"}, ["{", "?"], []),
]


@pytest.mark.parametrize(("schema", "valid", "invalid"), CONTENT)
def test_what_a_text_holds(schema: dict[str, Any], valid: list[str], invalid: list[str]) -> None:
    validator = Validator({"$schema": "http://json-schema.org/draft-07/schema#", **schema})

    assert [each for each in (*valid, *invalid) if validator.is_valid(each)] == valid
