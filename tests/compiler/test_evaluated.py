"""How much `unevaluated*` may depend on."""

from typing import Any

import pytest

import cio_schemas
from cio_schemas.compiler import evaluated
from tests.compiler.three_ways import Ways

A, FIRST = {"properties": {"a": True}}, {"prefixItems": [True]}

# schema beside `unevaluatedProperties` and `unevaluatedItems`, valid and invalid instances
COUNTED: list[tuple[Any, list[Any], list[Any]]] = [
    ({"if": False, "else": A}, [{"a": 1}], [{"b": 1}]),
    ({"if": False, "then": A}, [{}], [{"a": 1}]),
    ({"if": True, "else": A}, [{}], [{"a": 1}]),
    ({"if": True, "then": A}, [{"a": 1}], [{"b": 1}]),
    ({"if": A, "else": {"properties": {"b": True}}}, [{"a": 1}], [{"b": 1}]),
    ({"anyOf": [False, A]}, [{"a": 1}], [{"b": 1}]),
    ({"if": False, "else": FIRST}, [[1]], [[1, 2]]),
    ({"if": False, "else": {"contains": {"const": 1}}}, [[1]], [[1, 2]]),
    # branches in branches, each of which counts more of the items
    ({"anyOf": [{**FIRST, "anyOf": [{"prefixItems": [True, True]}, True]}, True]}, [[1], [1, 2]], [[1, 2, 3]]),
]


@pytest.mark.parametrize(("schema", "valid", "invalid"), COUNTED, ids=range(len(COUNTED)))
def test_what_counts_as_evaluated(schema: Any, valid: list[Any], invalid: list[Any]) -> None:
    ways = Ways({**schema, "unevaluatedProperties": False, "unevaluatedItems": False})

    assert [ways.verdict(instance) for instance in valid] == [True] * len(valid)
    assert [ways.verdict(instance) for instance in invalid] == [False] * len(invalid)


def wide(branches: int) -> dict[str, Any]:
    return {"anyOf": [{"properties": {f"p{n}": True}} for n in range(branches)], "unevaluatedProperties": False}


def deep(levels: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"properties": {"p0": True}}
    for _ in range(levels):
        inner = {"anyOf": [inner]}
    return {**inner, "unevaluatedProperties": False}


BOUNDS = [
    (wide, 1_000, "unevaluated* depends on more than 1000 branches"),
    (deep, 50, "unevaluated* depends on branches 50 deep in each other"),
]


@pytest.mark.parametrize(("make", "most", "message"), BOUNDS, ids=["wide", "deep"])
def test_as_much_as_is_said_and_no_more(make: Any, most: int, message: str) -> None:
    validator = cio_schemas.Validator(make(most))

    assert [validator.is_valid(instance) for instance in ({"p0": 1}, {"other": 1})] == [True, False]
    with pytest.raises(cio_schemas.CompileError) as caught:
        cio_schemas.Validator(make(most + 1)).is_valid({})
    assert message in str(caught.value)


def test_as_many_subschemas_as_are_allowed_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluated, "MAX_EVALUATED", 20)

    assert cio_schemas.Validator(wide(20)).is_valid({"p0": 1})
    with pytest.raises(cio_schemas.CompileError, match="too many subschemas in too many dynamic scopes"):
        cio_schemas.Validator(wide(22)).is_valid({})
