"""The kernel and the generated Python on the official suite and on random schemas: one verdict, or unsure."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import SchemaError

import cio_schemas
from tests.differential.older_drafts import DRAFTS, in_draft
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema
from tests.kernel.verdicts import generated, native
from tests.suite import official

INSTANCES = 20  # of each schema


@pytest.mark.parametrize("dialect", official.FOLDERS)
def test_every_test_of_the_suite(dialect: str, suite_root: Path) -> None:
    registry = official.documents(suite_root)
    tests = unsure = 0
    for section in official.SECTIONS:
        for group in official.groups(suite_root, section, dialect):
            try:
                validator = cio_schemas.Validator(group.schema, registry=registry, dialect=dialect)
            except cio_schemas.CompileError:
                continue  # as other tests of the suite want it
            for test in group.tests:
                verdict = native(validator)(test["data"])
                assert verdict in (None, generated(validator)(test["data"])), group.name(test)
                tests += section != "format"
                unsure += verdict is None and section != "format"

    assert unsure <= tests / 50


def differences(random: Random, dialect: str) -> list[str]:
    """The instances of a random schema on which the two differ, each with the schema."""
    schema = random_schema(random) if dialect == "2020-12" else in_draft(random_schema(random), DRAFTS[dialect])
    try:
        validator = cio_schemas.Validator(schema, dialect=dialect)
    except (SchemaError, cio_schemas.CompileError):
        return []  # the older draft wants it otherwise
    kernel, python = native(validator), generated(validator)
    instances = [random_instance(random, schema) for _ in range(INSTANCES)]
    return [f"{schema!r} and {each!r}" for each in instances if kernel(each) not in (None, python(each))]


@settings(max_examples=120, phases=[Phase.generate])
@given(st.randoms(use_true_random=False), st.sampled_from(["2020-12", *DRAFTS]))
def test_random_schemas(random: Random, dialect: str) -> None:
    assert differences(random, dialect) == []


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["2020-12", *DRAFTS])
def test_a_million_pairs(dialect: str) -> None:
    random = Random(13)
    for _ in range(200_000 // INSTANCES):
        assert differences(random, dialect) == []


def test_values_that_no_parser_makes_are_left_to_python() -> None:
    class Name(str):
        __slots__ = ()

    class Members(dict[str, Any]):
        pass

    validator = cio_schemas.Validator({"properties": {"a": {"minLength": 2}}, "required": ["a"], "uniqueItems": True})
    odd: list[Any] = [Members(a="xy"), {Name("a"): "xy"}, {"a": Name("xy")}, {1: 2, "a": "xy"}, (1, 2), {"a": (1,)}]

    assert [native(validator)(each) for each in odd] == [None] * len(odd)
    assert [validator.is_valid(each) for each in odd] == [True] * len(odd)
