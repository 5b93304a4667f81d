"""Random schemas: what is evaluated branch by branch agrees with what the compiler's functions say of the whole."""

from random import Random
from typing import Any

import pytest

import cio_schemas
from cio_schemas.annotations import FORMATS
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema

INSTANCES = 6  # of each schema


def check(random: Random, schemas: int) -> int:
    valid = 0
    for _ in range(schemas):
        schema = random_schema(random)
        validator = cio_schemas.Validator(schema)
        for _ in range(INSTANCES):
            instance = random_instance(random, schema)
            verdict = validator.is_valid(instance)
            evaluation = validator.evaluate(instance)
            outputs = {name: evaluation.output(name) for name in FORMATS}
            valid += verdict
            assert {output["valid"] for output in outputs.values()} == {verdict}, (schema, instance)
            assert (not evaluation.errors) is verdict, (schema, instance)
            assert noted(evaluation) == written(outputs["basic"]), (schema, instance)
    return valid


def noted(evaluation: Any) -> set[tuple[str, str, str]]:
    return {(unit.instance_location, unit.evaluation_path, repr(unit.value)) for unit in evaluation.annotations}


def written(basic: dict[str, Any]) -> set[tuple[str, str, str]]:
    units = basic.get("annotations", ())
    return {(unit["instanceLocation"], unit["keywordLocation"], repr(unit["annotation"])) for unit in units}


def test_no_difference() -> None:
    assert check(Random(0), 100) > 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_no_difference_in_many(seed: int) -> None:
    check(Random(seed), 1_000)
