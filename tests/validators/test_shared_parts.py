"""Instances that hold the same parts many times, as no parser makes them: their walks are bounded in steps."""

from functools import reduce
from typing import Any

import pytest

import cio_schemas
from cio_schemas import DepthError, SharingError, Validator, runtime
from cio_schemas.kernel.fallback import Judged
from cio_schemas.runtime import MOST_SHARED, STEPS, is_bounded, resumed, step

RECURSIVE = {"items": {"$ref": "#"}}


def twice(levels: int) -> Any:
    """An array that holds the same array twice, on each level."""
    return reduce(lambda inner, _: [inner, inner], range(levels), 0)


def members(levels: int) -> Any:
    """The same of objects."""
    return reduce(lambda inner, _: {"a": inner, "b": inner}, range(levels), 0)


# Schemas that lead through all of an instance.
ENDLESS = [
    (RECURSIVE, twice(40)),
    ({"additionalProperties": {"$ref": "#"}}, members(40)),
    ({"properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}}}, members(40)),
    ({"patternProperties": {"^a": {"$ref": "#"}, "^b": {"$ref": "#"}}}, members(40)),
    ({"contains": {"$ref": "#"}, "minContains": 2}, twice(40)),
    ({"unevaluatedItems": {"$ref": "#"}}, twice(40)),
    ({"unevaluatedProperties": {"$ref": "#"}}, members(40)),
    ({"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"items": {"$ref": "#"}}}}, twice(40)),
    ({"anyOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#"}}]}, twice(40)),
    (RECURSIVE, reduce(lambda inner, _: [inner] * 1_000, range(4), [0])),
]


@pytest.mark.parametrize(("schema", "instance"), ENDLESS)
def test_an_instance_without_end_is_an_error(schema: Any, instance: Any) -> None:
    message = "the instance has more than 10,000,000 values, for it holds the same parts many times: too many to check"
    validator = Validator(schema)
    python: Any = validator._functions
    generated = python.compiled if isinstance(python, Judged) else python

    for walk in (validator.is_valid, validator.iter_errors, generated.is_valid, generated.collect):
        with pytest.raises(SharingError) as caught:
            walk(instance)
        assert str(caught.value) == message
        assert isinstance(caught.value, DepthError)
    assert [each.code for each in cio_schemas.check(instance, schema)] == ["P-size"]


@pytest.mark.parametrize("instance", [{"any": twice(60)}, {"any": members(60)}])
def test_what_no_schema_looks_at_may_be_without_end(instance: Any) -> None:
    schema = {"type": "object", "properties": {"next": {"$ref": "#"}}, "minProperties": 1}

    assert Validator(schema).is_valid(instance) is True
    assert len(list(Validator({**schema, "minProperties": 2}).iter_errors(instance))) == 1


def test_many_steps_are_taken_where_there_is_an_end() -> None:
    """More than there are at first, in a tree and among shared parts; what was added is taken away again."""
    tree = [[number] for number in range(3 * len(STEPS))]
    shared = twice(18)

    for instance in (tree, shared):
        assert is_bounded(instance, MOST_SHARED)
        generated: Any = Validator(RECURSIVE)._functions
        generated = generated.compiled if isinstance(generated, Judged) else generated
        assert generated.is_valid(instance) is True
        refusing: Any = Validator({"items": {"$ref": "#"}, "type": ["array", "integer"], "maximum": -1})._functions
        refusing = refusing.compiled if isinstance(refusing, Judged) else refusing
        assert len(refusing.collect(instance)) == (2**18 if instance is shared else len(tree))
    assert len(STEPS) <= 100_000


def test_a_schema_that_visits_each_value_twice_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "MOST_STEPS", 1_000_000)
    schema = {"allOf": [{"items": {"$ref": "#"}}, {"items": {"$ref": "#/allOf/0"}}, {"items": {"$ref": "#"}}]}
    generated: Any = Validator(schema)._functions
    generated = generated.compiled if isinstance(generated, Judged) else generated

    assert generated.is_valid(reduce(lambda inner, _: [inner], range(10), 0)) is True
    with pytest.raises(SharingError) as caught:
        generated.is_valid(reduce(lambda inner, _: [inner], range(60), 0))
    assert str(caught.value) == (
        "the schema visits values of the instance more than 400,000,000 times, as its subschemas do in one another: "
        "too many to check"
    )
    assert len(STEPS) <= 100_000


def test_steps_that_others_have_taken_do_not_matter() -> None:
    generated: Any = Validator({"properties": {"next": {"$ref": "#"}}})._functions
    generated = generated.compiled if isinstance(generated, Judged) else generated
    del STEPS[:]

    assert generated.is_valid({"any": twice(60)}) is True


def test_the_end_of_a_walk_takes_no_steps_from_another_one() -> None:
    """Which runs in another thread, or around it: a format may have a validator of its own."""
    none_left = IndexError("pop from empty bytearray")
    walks = []

    def inner(_: object) -> None:
        for _ in range(200_000):
            step()

    def outer(instance: object) -> str:
        walks.append(instance)
        assert len(walks) == 1
        resumed(inner, [], none_left)
        inner(instance)
        return "the end"

    assert resumed(outer, "instance", none_left) == "the end"
    assert walks == ["instance"]
    assert len(STEPS) <= 100_000


def test_errors_of_formats_are_no_lack_of_steps() -> None:
    def fails(_: object) -> bool:
        raise IndexError("of the format")

    checker = cio_schemas.FORMAT_CHECKER.__class__(())
    checker.checks("own", raises=())(fails)
    validator = Validator({"items": {"$ref": "#"}, "format": "own"}, format_checker=checker)

    with pytest.raises(IndexError, match="of the format"):
        validator.is_valid("text")
