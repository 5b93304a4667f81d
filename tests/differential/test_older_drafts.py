"""Random schemas of drafts 4 to 2019-09: our verdicts against those of jsonschema and jsonschema-rs."""

from random import Random
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import SchemaError

import cio_schemas
from tests.differential.older_drafts import DRAFTS, PEERS, in_draft
from tests.differential.peers import has_large_float
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema

INSTANCES = 10  # of each schema
RUST = tuple(rust for _, rust in PEERS.values())


def differences(schema: Any, instances: list[Any], dialect: str) -> list[str] | None:
    """What differs, with the verdicts; None for a schema that the draft refuses, for a reference or a number in it."""
    try:
        ours = cio_schemas.Validator(schema, dialect=dialect, format_checker=None)
    except (cio_schemas.UnresolvableReferenceError, SchemaError):
        return None
    theirs = peers(schema, dialect)
    text, found = repr(schema), []
    for instance in instances:
        verdicts = [ours.is_valid(instance), *(verdict(each, instance, text) for each in theirs)]
        if len({each for each in verdicts if each is not None}) > 1 or verdicts[0] is bool(
            [*ours.iter_errors(instance)]
        ):
            found.append(f"{schema!r}, {instance!r}: ours and theirs say {verdicts}")
    return found


def peers(schema: Any, dialect: str) -> list[Any]:
    """The validators that are right on a schema."""
    python, rust = PEERS[dialect]
    text = repr(schema)
    if dialect == "2019-09" and "'unevaluated" in text:
        # Both hold what `contains` matches evaluated, which it is since 2020-12; jsonschema is wrong on more.
        return [] if "'contains'" in text else compiled(rust, schema)
    if dialect == "2019-09" and "'dependencies'" in text:  # which jsonschema leaves out there
        return compiled(rust, schema)
    return [python(schema), *compiled(rust, schema)]


def compiled(rust: Any, schema: Any) -> list[Any]:
    """What jsonschema-rs makes of a schema: nothing if it reads a reference that a $ref beside it hides."""
    try:
        return [rust(schema, validate_formats=False)]
    except jsonschema_rs.ValidationError:
        return []


def verdict(peer: Any, instance: Any, text: str) -> bool | None:
    if isinstance(peer, RUST) and "'multipleOf'" in text and has_large_float(instance):
        return None
    try:
        return bool(peer.is_valid(instance))
    except Exception:  # noqa: BLE001 - jsonschema's own, on some references
        return None


def compare(random: Random, dialect: str) -> int:
    """Compare on one schema; return how many pairs were compared."""
    written = random_schema(random)
    schema = in_draft(written, DRAFTS[dialect])
    instances = [random_instance(random, written) for _ in range(INSTANCES)]
    found = differences(schema, instances, dialect)
    if found:
        pytest.fail(min(found, key=len))
    return 0 if found is None else len(instances)


@pytest.mark.parametrize("dialect", DRAFTS)
def test_no_difference(dialect: str) -> None:
    random = Random(5)

    assert sum(compare(random, dialect) for _ in range(150)) > 500


@pytest.mark.slow
@pytest.mark.parametrize("dialect", DRAFTS)
def test_no_difference_in_many(dialect: str) -> None:
    random, count = Random(6), 0
    while count < 100_000:
        count += compare(random, dialect)
