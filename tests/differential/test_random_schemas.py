"""Random schemas and instances: ours against jsonschema, in verdict and errors, and against jsonschema-rs."""

from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cio_schemas.schema.keywords import KEYWORDS
from tests.differential.minimize import minimize
from tests.differential.peers import Peers
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema

INSTANCES = 10  # of each schema


def check(random: Random) -> None:
    """Compare the validators on one schema and some instances; fail with the smallest case that still differs."""
    schema = random_schema(random)
    instances = [random_instance(random, schema) for _ in range(INSTANCES)]
    try:
        peers = Peers.of(schema)
    except Exception as error:
        error.add_note(f"schema {schema!r}")
        raise
    for instance in instances:
        found = peers.differences(instance)
        if found:
            pytest.fail(smallest(schema, instance, next(iter(found))))


def smallest(schema: Any, instance: Any, kind: str) -> str:
    schema, instance = minimize(schema, instance, lambda schema, instance: kind in differences(schema, instance))
    return f"{kind}: schema {schema!r}, instance {instance!r}: {differences(schema, instance).get(kind)}"


def differences(schema: Any, instance: Any) -> dict[str, str]:
    """The differences over a schema that need not be one."""
    if not Draft202012Validator(Draft202012Validator.META_SCHEMA).is_valid(schema):
        return {}
    try:
        return Peers.of(schema).differences(instance)
    except Exception:  # noqa: BLE001 - a reference to what was taken away, and each library has its own error for it
        return {}


@settings(max_examples=300, phases=[Phase.generate])  # check() itself finds the smallest case
@given(st.randoms(use_true_random=False))
def test_no_difference(random: Random) -> None:
    check(random)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_no_difference_in_many(seed: int) -> None:
    random = Random(seed)
    for _ in range(10_000 // INSTANCES):
        check(random)


def test_random_schemas_use_every_keyword() -> None:
    random = Random(0)
    written = {name for _ in range(500) for name in names(random_schema(random))}

    wanted = {keyword.name for keyword in KEYWORDS.values() if keyword.vocabulary}  # the others are of older dialects
    assert wanted - written == {"$vocabulary"}  # only ever in a meta-schema


def names(value: Any) -> set[str]:
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set(value if isinstance(value, dict) else ()).union(*(names(member) for member in members))
