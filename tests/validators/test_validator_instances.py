"""Instances: however deep, of whatever Python type, and what is taken for which type of JSON's."""

import copy
import enum
from collections import ChainMap, OrderedDict, UserDict, defaultdict, deque
from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from cio_schemas import (
    DepthError,
    UnknownDialectError,
    Validator,
)
from tests.reference import reference

INTEGER = {"type": "integer"}

# -- depth --


def lists(depth: int) -> Any:
    nested: Any = 1
    for _ in range(depth):
        nested = [nested]
    return nested


def objects(depth: int) -> Any:
    nested: Any = 1
    for _ in range(depth):
        nested = {"a": nested}
    return nested


DEPTH = 100_000
RECURSIVE = {"items": {"$ref": "#"}, "additionalProperties": {"$ref": "#"}}
DEEP = [
    (RECURSIVE, lists(DEPTH), f"{DEPTH:,} levels deep"),
    (RECURSIVE, objects(DEPTH), f"{DEPTH:,} levels deep"),
    ({"uniqueItems": True}, [lists(DEPTH), lists(DEPTH)], f"{DEPTH + 1:,} levels deep"),
    ({"unevaluatedItems": {"$ref": "#"}}, lists(DEPTH), f"{DEPTH:,} levels deep"),
    ({"contains": {"$ref": "#"}}, lists(DEPTH), f"{DEPTH:,} levels deep"),
    ({"anyOf": [{"type": "null"}, RECURSIVE]}, lists(DEPTH), f"{DEPTH:,} levels deep"),
]


@pytest.mark.parametrize(("schema", "instance", "depth"), DEEP, ids=range(len(DEEP)))
def test_too_deep_an_instance_is_named(schema: Any, instance: Any, depth: str) -> None:
    validator = Validator(schema)
    for check in (validator.is_valid, validator.validate, validator.iter_errors):
        with pytest.raises(DepthError) as caught:
            check(instance)
        assert str(caught.value) == f"the instance is nested {depth}: too deep to be checked"
        assert isinstance(caught.value, RecursionError)


SHALLOW = [{"type": "array"}, {"items": {"type": "array"}}, {"minItems": 1}, {"const": [[[1]]]}, {"enum": [[[[1]]], 2]}]


@pytest.mark.parametrize("schema", SHALLOW)
def test_no_deeper_than_the_schema_looks(schema: Any) -> None:
    verdicts = [Validator(schema).is_valid(lists(depth)) for depth in (3, DEPTH)]

    assert verdicts == [True, "const" not in schema and "enum" not in schema]
    assert len(list(Validator(schema).iter_errors(lists(DEPTH)))) == verdicts.count(False)


def cycles() -> Iterator[Any]:
    array: list[Any] = []
    array.append(array)
    yield array
    twice: list[Any] = []
    twice += [twice, [twice]]
    yield twice
    member: dict[str, Any] = {}
    member["a"] = member
    yield member


@pytest.mark.parametrize("instance", list(cycles()), ids=["list", "list, twice", "dict"])
def test_an_instance_that_contains_itself(instance: Any) -> None:
    with pytest.raises(DepthError, match="the instance is nested without end"):
        Validator(RECURSIVE).is_valid(instance)
    for schema in (
        {"type": ["array", "object"]},
        {"items": {"type": "array"}},
        {"maxItems": 2},
        {"not": {"const": [1]}},
    ):
        assert Validator(schema).is_valid(instance) is True
        assert list(Validator(schema).iter_errors(instance)) == []
    assert [error.message[:5] for error in Validator({"type": "null"}).iter_errors(instance)] == ["expec"]


# -- what is taken for which type --


class Object(dict[str, Any]):
    pass


class Items(list[Any]):
    pass


class Text(str):
    __slots__ = ()


class Whole(int):
    pass


class Real(float):
    pass


class One(enum.IntEnum):
    ONE = 1


class Letter(enum.StrEnum):
    A = "a"


NAN, INFINITY = float("nan"), float("inf")

# an instance, and the types it is of
KINDS: list[tuple[Any, set[str]]] = [
    (None, {"null"}),
    (True, {"boolean"}),
    (False, {"boolean"}),
    (0, {"integer", "number"}),
    (1.0, {"integer", "number"}),
    (1.5, {"number"}),
    (10**400, {"integer", "number"}),
    (Decimal("1.0"), {"integer", "number"}),
    (Decimal("1.5"), {"number"}),
    (NAN, set()),
    (INFINITY, set()),
    (-INFINITY, set()),
    (Decimal("NaN"), set()),
    (Decimal("Infinity"), set()),
    (1j, set()),
    ("", {"string"}),
    (b"", set()),
    ([], {"array"}),
    ((), set()),
    (deque(), set()),
    (range(3), set()),
    (set(), set()),
    ({}, {"object"}),
    (MappingProxyType({}), set()),
    (UserDict(), set()),
    (ChainMap(), set()),
    (OrderedDict(), {"object"}),
    (defaultdict(list), {"object"}),
    (Object(), {"object"}),
    (Items(), {"array"}),
    (Text(), {"string"}),
    (Whole(1), {"integer", "number"}),
    (Real(1.0), {"integer", "number"}),
    (Real(1.5), {"number"}),
    (One.ONE, {"integer", "number"}),
    (Letter.A, {"string"}),
    (object(), set()),
]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]


@pytest.mark.parametrize(("instance", "types"), KINDS, ids=range(len(KINDS)))
def test_the_types_of_an_instance(instance: Any, types: set[str]) -> None:
    for kind in TYPES:
        for schema in ({"type": kind}, {"type": [kind]}, {"anyOf": [{"type": kind}]}, {"not": {"not": {"type": kind}}}):
            assert Validator(schema).is_valid(instance) is (kind in types), schema
            assert (not list(Validator(schema).iter_errors(instance))) is (kind in types), schema
    assert Validator({"type": TYPES}).is_valid(instance) is (types != set())


# A schema of each kind of keyword, and what must not differ between an instance and one of a subclass.
ORDINARY = [
    {"properties": {"a": INTEGER}, "required": ["a"]},
    {"type": "object", "properties": {"a": INTEGER}, "required": ["a"], "additionalProperties": False},
    {"properties": dict.fromkeys("abcdefghijklmnopqrstuvwxyz", INTEGER)},
    {"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"enum": [x]}}} for x in "xy"]},
    {"items": INTEGER, "uniqueItems": True, "contains": {"const": 1}},
    {"minLength": 2, "pattern": "^a", "format": "hostname"},
    {"minimum": 1, "multipleOf": 0.5},
    {"enum": ["a", "ab", 1, [1], {"a": 1}]},
    {"const": 1},
    {"unevaluatedProperties": {"type": "string"}, "unevaluatedItems": False},
    {"dependentRequired": {"a": ["b"]}, "propertyNames": {"maxLength": 1}},
]
SUBCLASSES = [
    ({"a": 1}, Object(a=1)),
    ({"a": "x"}, Object(a="x")),
    ({"b": 1}, defaultdict(int, b=1)),
    ({}, defaultdict(lambda: 1)),
    ({"a": 1, "b": "s"}, OrderedDict(a=1, b="s")),
    ([1, 2], Items([1, 2])),
    ([1, 1.0], Items([1, Real(1.0)])),
    ("ab", Text("ab")),
    ("a", Letter.A),
    (1, One.ONE),
    (1, Whole(1)),
    (1.5, Real(1.5)),
    (0.75, Decimal("0.75")),
]


@pytest.mark.parametrize("schema", ORDINARY, ids=range(len(ORDINARY)))
@pytest.mark.parametrize(("plain", "special"), SUBCLASSES, ids=range(len(SUBCLASSES)))
def test_a_subclass_is_judged_alike(schema: Any, plain: Any, special: Any) -> None:
    validator = Validator(schema)

    before = copy.copy(special)
    assert validator.is_valid(special) is validator.is_valid(plain) is reference(schema).is_valid(plain)
    assert [error.message for error in validator.iter_errors(special)] == [
        error.message for error in validator.iter_errors(plain)
    ]
    assert special == before  # a defaultdict has gained no keys


def test_true_is_not_one() -> None:
    for schema in ({"const": 1}, {"enum": [1, 2]}, {"enum": [1, 2, 3, 4]}, {"const": [1]}, {"enum": [[1]]}):
        assert Validator(schema).is_valid(True) is False
        assert Validator(schema).is_valid([True]) is False
    for schema in ({"const": True}, {"enum": [True]}, {"const": {"a": False}}):
        assert Validator(schema).is_valid(1) is False
        assert Validator(schema).is_valid({"a": 0}) is False


class Array:
    """Compares item by item, as numpy's arrays do, so that a comparison has no truth of its own."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise ValueError("the truth value of an array is ambiguous")


def test_an_array_of_numpy_is_of_no_type() -> None:
    for schema in ({"type": TYPES}, {"items": {"type": TYPES}}):
        instance = [Array()] if "items" in schema else Array()
        assert Validator(schema).is_valid(instance) is False
        assert [error.validator for error in Validator(schema).iter_errors(instance)] == ["type"]


KEYS = {1: "a", None: "b", ("c",): "d", "e": "f"}


def test_names_that_are_no_strings() -> None:
    assert Validator({"type": "object", "minProperties": 4, "maxProperties": 4}).is_valid(KEYS) is True
    assert Validator({"properties": {"1": False, "e": {"const": "f"}}, "required": ["e"]}).is_valid(KEYS) is True
    assert Validator({"additionalProperties": {"type": "string"}}).is_valid(KEYS) is True
    assert Validator({"propertyNames": {"type": "string"}}).is_valid(KEYS) is False
    (error,) = Validator({"properties": {"e": True}, "additionalProperties": False}).iter_errors(KEYS)
    assert error.message.startswith("unexpected properties 1, null, ")


def test_resources_of_another_draft_are_refused_only_if_used() -> None:
    registry: Any = {"https://example.com/3": {"$schema": "http://json-schema.org/draft-03/schema#"}}

    assert Validator({"$defs": {"a": {"$comment": "https://example.com/3"}}}, registry=registry).is_valid(1) is True
    with pytest.raises(UnknownDialectError):
        Validator({"$ref": "https://example.com/3"}, registry=registry)


# -- branches whose verdicts are counted, for `unevaluated*` asks for them again --

COUNTED = [
    ({"type": "string", "oneOf": [{"minLength": 1}, {"const": "b"}], "unevaluatedProperties": False}, ["a"], ["", "b"]),
    ({"type": "string", "oneOf": [{"pattern": "a.c(d|e)"}, {"pattern": "x"}], "unevaluatedItems": False}, ["x"], ["q"]),
    ({"type": "array", "oneOf": [{"minItems": 1}, {"maxItems": 0}], "unevaluatedItems": {"type": "null"}}, [[]], [[1]]),
    ({"type": "array", "anyOf": [{"minItems": 1}, {"maxItems": 0}], "unevaluatedItems": {"type": "null"}}, [[]], [[1]]),
    ({"oneOf": [{"type": "string", "minLength": 1}, {"minimum": 2}], "unevaluatedItems": False}, [2, ""], ["a", 1]),
]


@pytest.mark.parametrize(("schema", "valid", "invalid"), COUNTED, ids=range(len(COUNTED)))
def test_counted_branches(schema: Any, valid: list[Any], invalid: list[Any]) -> None:
    validator = Validator(schema)
    plain = reference(schema)

    for instance in valid + invalid:
        assert validator.is_valid(instance) is plain.is_valid(instance) is (instance in valid)
        assert (not list(validator.iter_errors(instance))) is (instance in valid)
