"""The official output tests, and every output of the official suite held to the definition of its own format."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cio_schemas

# How many tests there are for each dialect, in the suite of 2026.
SIZES = {"2019-09": 4, "2020-12": 4, "v1": 3}
FOLDERS = {"2019-09": "draft2019-09", "2020-12": "draft2020-12", "v1": "v1"}

# What the copy of the suite in jsonschema 4.26's source distribution lacks.
LACKING = "output-tests"


def output_schema(root: Path, dialect: str) -> Any:
    path = root / LACKING / FOLDERS[dialect] / "output-schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


def cases(root: Path, dialect: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    for path in sorted((root / LACKING / FOLDERS[dialect] / "content").glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            for test in case["tests"]:
                yield case["schema"], test


def test_the_copy_has_the_tests_or_is_known_to_lack_them(suite_root: Path) -> None:
    missing = [folder for folder in FOLDERS.values() if not (suite_root / LACKING / folder).is_dir()]

    assert missing == [] or "JSON_SCHEMA_TEST_SUITE" not in os.environ, f"{suite_root} lacks {LACKING}: {missing}"


@pytest.mark.parametrize("dialect", SIZES)
def test_every_output_test(dialect: str, suite_root: Path) -> None:
    if not (suite_root / LACKING).is_dir():
        return
    count = 0
    known = output_schema(suite_root, dialect)
    for schema, test in cases(suite_root, dialect):
        evaluation = cio_schemas.Validator(schema, dialect=dialect).evaluate(test["data"])
        for form, wanted in test["output"].items():
            count += 1
            output = evaluation.output(form)
            judge = cio_schemas.Validator(wanted, registry={known["$id"]: known}, dialect=dialect)
            assert [error.message for error in judge.iter_errors(output)] == [], (test["description"], form, output)

    assert count == SIZES[dialect]
