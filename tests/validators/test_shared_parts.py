"""Instances that hold the same parts many times, as no parser makes them: their walks are bounded in steps."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import reduce
from typing import Any

import pytest

import cio_schemas
from cio_schemas import DepthError, SharingError, Validator, runtime
from cio_schemas.compiler.compiled import Acceptors
from cio_schemas.compiler.plan import planned
from cio_schemas.compiler.revisions import Revisions
from cio_schemas.kernel.fallback import Judged
from cio_schemas.runtime import (
    FEW_VALUES,
    MOST_SHARED,
    STEPS_AT_ONCE,
    STEPS_LEFT,
    NoStepsError,
    is_bounded,
    resumed,
    take_steps,
)
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.validators.compilation import NINETEEN

RECURSIVE = {"items": {"$ref": "#"}}


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take fewer steps in generated Python, in which they take longer than in the kernel."""
    monkeypatch.setattr(runtime, "STEPS_AT_ONCE", 10_000)
    monkeypatch.setattr(runtime, "MOST_STEPS", 100_000)


def twice(levels: int) -> Any:
    """An array that holds the same array twice, on each level."""
    return reduce(lambda inner, _: [inner, inner], range(levels), 0)


def members(levels: int) -> Any:
    """The same of objects."""
    return reduce(lambda inner, _: {"a": inner, "b": inner}, range(levels), 0)


def within(keyword: str, levels: int) -> Any:
    """A schema that goes so many levels deep without referring to itself."""
    return reduce(lambda inner, _: {keyword: inner, "minContains": 2}, range(levels), {"type": "integer"})


def chain(levels: int, link: Callable[[Any], Any]) -> Any:
    """A schema of so many definitions, each of which is made of a reference to the next one."""
    definitions = {f"d{level}": link({"$ref": f"#/$defs/d{level + 1}"}) for level in range(levels)}
    return {"$ref": "#/$defs/d0", "$defs": {**definitions, f"d{levels}": {"type": "integer"}}}


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
    (within("items", 40), twice(40)),
    (within("additionalProperties", 40), members(40)),
    (within("unevaluatedItems", 40), twice(40)),
    (within("contains", 40), twice(40)),
    ({"items": {"items": {"items": {"type": "integer"}}}}, reduce(lambda inner, _: [inner] * 1_000, range(3), 0)),
    ({"items": {"items": {"type": "integer"}}}, [[0] * 100_000] * 100_000),
    ({"items": {"uniqueItems": True}}, [[*range(100_000)]] * 100_000),
    (chain(30, lambda following: {"properties": {"a": following, "b": following}}), members(30)),
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
    tree = [[number] for number in range(3 * STEPS_AT_ONCE)]
    shared = twice(16)

    for instance in (tree, shared):
        assert is_bounded(instance, MOST_SHARED)
        generated: Any = Validator(RECURSIVE)._functions
        generated = generated.compiled if isinstance(generated, Judged) else generated
        assert generated.is_valid(instance) is True
        refusing: Any = Validator({"items": {"$ref": "#"}, "type": ["array", "integer"], "maximum": -1})._functions
        refusing = refusing.compiled if isinstance(refusing, Judged) else refusing
        assert len(refusing.collect(instance)) == (2**16 if instance is shared else len(tree))
    assert STEPS_LEFT[0] <= STEPS_AT_ONCE


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"items": {"$ref": "#"}}, {"items": {"$ref": "#/allOf/0"}}, {"items": {"$ref": "#"}}]},
        chain(40, lambda following: {"allOf": [{"items": following}, {"items": following}]}),
        chain(40, lambda following: {"allOf": [{"prefixItems": [following]}, {"contains": following}]}),
        chain(40, lambda following: {"unevaluatedItems": following, "not": {"not": {"items": following}}}),
    ],
)
def test_a_schema_that_visits_each_value_twice_is_bounded(schema: Any) -> None:
    message = (
        "the schema visits values of the instance more than 20,000,000 times, as its subschemas do in one another: "
        "too many to check"
    )
    validator = Validator(schema)
    python: Any = validator._functions
    generated = python.compiled if isinstance(python, Judged) else python
    instance = reduce(lambda inner, _: [inner], range(40), 0)

    for walk in (validator.is_valid, generated.is_valid, generated.collect):
        with pytest.raises(SharingError) as caught:
            walk(instance)
        assert str(caught.value) == message
    with pytest.raises(SharingError):
        validator.is_valid_json(json.dumps(instance))
    assert [(each.code, each.message) for each in cio_schemas.check(instance, schema)] == [("P-depth", message)]
    assert [each.code for each in cio_schemas.check_json(json.dumps(instance), schema)] == ["P-depth"]
    assert STEPS_LEFT[0] <= STEPS_AT_ONCE


def test_variants_and_parts_of_schemas_are_bounded_too() -> None:
    index = Index(Documents(None))
    schema = chain(40, lambda following: {"allOf": [{"items": following}, {"items": following}]})
    root = index.add("", {**schema, "type": "array"})
    planner, unit = planned(index, root, NINETEEN)
    revised = Revisions(planner, unit).replaced(root, schema)
    instance = reduce(lambda inner, _: [inner], range(40), 0)

    for walk in (Acceptors("").of(unit), revised.is_valid, revised.collect):
        with pytest.raises(SharingError):
            walk(instance)


def test_steps_that_others_have_taken_do_not_matter() -> None:
    generated: Any = Validator({"properties": {"next": {"$ref": "#"}}})._functions
    generated = generated.compiled if isinstance(generated, Judged) else generated
    with suppress(NoStepsError):
        while True:
            take_steps(FEW_VALUES)

    assert generated.is_valid({"any": twice(60)}) is True


def test_steps_may_run_out_where_the_stack_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """And are counted on after that, in other instances."""
    monkeypatch.setattr(runtime, "STEPS_AT_ONCE", 10)
    generated: Any = Validator(RECURSIVE)._functions
    generated = generated.compiled if isinstance(generated, Judged) else generated
    deep = reduce(lambda inner, _: [inner], range(2_000), 0)

    for others in range(10):
        with suppress(NoStepsError):
            while True:
                take_steps(FEW_VALUES)
        with pytest.raises(DepthError, match="the instance is nested 2,001 levels deep"):
            generated.is_valid([*[0] * others, deep])
        assert generated.is_valid([1]) is True


def test_the_end_of_a_walk_takes_no_steps_from_another_one() -> None:
    """Which runs in another thread, or around it: a format may have a validator of its own."""
    none_left = NoStepsError()
    walks = []

    def inner(_: object) -> None:
        for _ in range(30_000):
            take_steps(FEW_VALUES)

    def outer(instance: object) -> str:
        walks.append(instance)
        assert len(walks) == 1
        resumed(inner, [], none_left)
        inner(instance)
        return "the end"

    assert resumed(outer, "instance", none_left) == "the end"
    assert walks == ["instance"]
    assert STEPS_LEFT[0] <= STEPS_AT_ONCE


def test_errors_of_formats_are_no_lack_of_steps() -> None:
    """Not even those that say so: of what once counted steps."""

    def fails(_: object) -> bool:
        return bool(bytearray().pop())

    checker = cio_schemas.FORMAT_CHECKER.__class__(())
    checker.checks("own", raises=())(fails)
    validator = Validator({"items": {"$ref": "#"}, "format": "own"}, format_checker=checker)

    with pytest.raises(IndexError, match="pop from empty bytearray"):
        validator.is_valid("text")
