"""Random and hostile schemas: each is drawn from or refused with a reason, in a bounded number of steps."""

import cProfile
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from random import Random
from typing import Any

import pytest

import cio_schemas
from cio_schemas.strategies import NothingFoundError, RejectedError, UnsatisfiableError, valid
from cio_schemas.strategies.drawing.instances import draw_instance
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.preparation import prepared
from tests.differential.random_schemas import random_schema
from tests.strategies.hostile_schemas import WRITERS, hostile_schema

MAX_CALLS = 12_000_000
"""How many functions may be called for one schema: work that doesn't depend on the machine, unlike time."""
DRAWS = 5
DRAFT_4 = "http://json-schema.org/draft-04/schema#"


@contextmanager
def counted() -> Iterator[None]:
    """Count the calls of functions: in C, as a function of Python around each call takes most of the time."""
    profile = cProfile.Profile()
    try:
        with profile:
            yield
    finally:
        assert sum(entry.callcount for entry in profile.getstats()) <= MAX_CALLS


def outcome(schema: Any) -> str:
    """What came of drawing from a schema: how many were valid, or why it was refused."""
    try:
        validator = cio_schemas.Validator(schema)
    except (cio_schemas.CompileError, cio_schemas.DepthError):
        return "not compiled"
    drawn = 0
    try:
        with counted():
            generator = prepared(validator).generator
            chooser = RandomChooser(0)
            for _ in range(DRAWS):
                chooser.renew()
                try:
                    value = draw_instance(generator, chooser)
                except RejectedError:
                    continue
                drawn += validator.is_valid(value)
    except (UnsatisfiableError, NothingFoundError) as error:
        return type(error).__name__
    return "drawn" if drawn else "rejected"


FEW, MANY = range(30), range(30, 300)


@pytest.mark.parametrize("write", [hostile_schema, random_schema], ids=lambda write: write.__name__)
@pytest.mark.parametrize("seed", [*FEW, *(pytest.param(seed, marks=pytest.mark.slow) for seed in MANY)])
def test_each_is_drawn_from_or_refused_when_the_strategy_is_built(write, seed, caplog):
    with caplog.at_level(logging.WARNING, "cio_schemas.strategies"):
        assert outcome(write(Random(seed))) != "rejected"
    assert caplog.text == ""  # no invalid instance was drawn, and caught by the Validator


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_each_construct_is_drawn_from_in_one_schema_at_least(write):
    assert any(outcome(write(Random(seed))) == "drawn" for seed in range(20))


TOLD = [
    ({"type": "string", "minLength": 10**9}, "characters, over 1,000,000"),
    ({"type": "array", "minItems": 10**9}, "items or members, over 4,000"),
    ({"type": "string", "format": "uri-template", "pattern": " "}, "no text was found that is uri-template"),
    ({"type": "array", "not": {"contains": {"const": 1}, "minContains": 0, "maxContains": 10**6}},
     "contains at least 1,000,001 items"),
    (reduce(lambda inner, _: {"type": "array", "items": inner, "minItems": 1}, range(90), True), "nests 90 deep"),
    ({"$ref": "#/$defs/a", "$defs": {"a": {"type": "array", "uniqueItems": True, "minItems": 2,
                                           "items": {"anyOf": [{"$ref": "#/$defs/a"}, {"type": "null"}]}}}},
     "no value is left that differs from all others"),
    ({"type": "number", "exclusiveMinimum": 0.1, "exclusiveMaximum": 0.10000000000000002}, "too little was found"),
    ({"$schema": DRAFT_4, "enum": [list(range(10))], "items": {"type": "number", "not": {"type": "integer"}}},
     "may be written in ways that draft 4 or a format tells apart"),
]  # fmt: skip


def test_a_schema_that_nests_beyond_the_stack_is_refused_as_such():
    schema: Any = True
    for _ in range(600):
        schema = {"properties": {"a": schema}}
    with pytest.raises(cio_schemas.DepthError, match="nested"):
        valid(schema)


@pytest.mark.parametrize(("schema", "reason"), TOLD, ids=str)
def test_what_goes_beyond_a_bound_is_refused_with_the_reason(schema, reason):
    with pytest.raises(NothingFoundError, match=reason):
        valid(schema)
