"""Errors as JSON: what a program answers with, whatever Python values were validated."""

import copy
import datetime as dt
import json
import pickle
from decimal import Decimal

import pytest

import cio_schemas
from cio_schemas.diagnostic.plain import MAX_LEVELS, plain

NAN, INF = float("nan"), float("inf")

# schema, instance, pointer, keyword, expected, found
ERRORS = [
    ({"type": "string"}, 7, "", "type", "string", 7),
    ({"properties": {"a/b~": {"minimum": 3}}}, {"a/b~": 1}, "/a~1b~0", "minimum", 3, 1),
    ({"items": {"enum": [1, None]}}, [1, "x"], "/1", "enum", [1, None], "x"),
    ({"required": ["a"]}, {"b": [1, {"c": True}]}, "", "required", ["a"], {"b": [1, {"c": True}]}),
    (False, None, "", None, None, None),
    ({"minimum": Decimal("1.5")}, Decimal("0.5"), "", "minimum", 1.5, 0.5),
    ({"const": 1}, Decimal("2.0"), "", "const", 1, 2),
    (
        {"type": "string"},
        Decimal("0.1000000000000000000000000001"),
        "",
        "type",
        "string",
        "0.1000000000000000000000000001",
    ),
    ({"type": "string"}, dt.date(2026, 11, 27), "", "type", "string", "2026-11-27"),
    (
        {"type": "string"},
        {"at": dt.datetime(2026, 11, 27, 6, 0, tzinfo=dt.UTC)},
        "",
        "type",
        "string",
        {"at": "2026-11-27T06:00:00+00:00"},
    ),
    ({"type": "string"}, [NAN, INF, -INF], "", "type", "string", ["nan", "inf", "-inf"]),
    ({"type": "string"}, b"x", "", "type", "string", "b'x'"),
]


@pytest.mark.parametrize("row", ERRORS)
def test_to_dict(row):
    schema, instance, pointer, keyword, expected, found = row
    (error,) = cio_schemas.iter_errors(instance, schema)
    assert error.to_dict() == {
        "pointer": pointer,
        "keyword": keyword,
        "message": error.message,
        "expected": expected,
        "found": found,
    }
    json.dumps(error.to_dict(), allow_nan=False)


def test_what_validate_raises_has_it_too():
    with pytest.raises(cio_schemas.ValidationError) as caught:
        cio_schemas.validate({"name": 7}, "event")
    assert caught.value.to_dict() == {
        "pointer": "/name",
        "keyword": "type",
        "message": "expected string, found integer 7",
        "expected": "string",
        "found": 7,
    }


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_copies_have_it_too(copied):
    (error,) = cio_schemas.iter_errors({"a": [1]}, {"properties": {"a": {"items": {"type": "null"}}}})
    assert copied(error).to_dict() == error.to_dict()


# value, as JSON
VALUES = [
    (10**30, 10**30),
    (10**5000, "an integer of 16,610 bits"),
    (Decimal("sNaN"), "sNaN"),
    (Decimal("1E+999999"), "1E+999999"),
    (Decimal("1E+20"), 10**20),
    ({1: {2}}, {"1": "{2}"}),
    ((1, (2,)), [1, [2]]),
    (dt.time(6, 0), "06:00:00"),
]


@pytest.mark.parametrize(("value", "written"), VALUES, ids=range(len(VALUES)))
def test_values(value, written):
    assert plain(value) == written


def test_what_is_deeper_is_left_out():
    value = deep = []
    for _ in range(10_000):
        deep.append([])
        deep = deep[0]
    written = plain(value)
    for _ in range(MAX_LEVELS - 1):
        (written,) = written
    assert written == ["..."]


class Text(str):
    __slots__ = ()

    def __str__(self):
        return "not this"


def test_subclasses_are_written_as_what_they_are():
    assert json.dumps(plain(Text("a"))) == '"a"'
