"""The official annotation suite: each assertion on what annotates which place of an instance, from which subschema."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cio_schemas
from cio_schemas.schema.pointer import json_pointer, tokens_of
from cio_schemas.schema.uris import defrag, resolve

# How many assertions hold for each dialect, in the suite of 2026, by the release that `compatibility` names.
SIZES = {"4": 17, "6": 23, "7": 31, "2019-09": 62, "2020-12": 84}
RELEASES = {"4": 4, "6": 6, "7": 7, "2019-09": 2019, "2020-12": 2020}

# What the copy of the suite in jsonschema 4.26's source distribution lacks.
LACKING = "annotations"


def cases(root: Path, dialect: str) -> Iterator[dict[str, Any]]:
    for path in sorted((root / "annotations/tests").glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["suite"]:
            if is_for(case.get("compatibility", ""), RELEASES[dialect]):
                yield case


def is_for(compatibility: str, release: int) -> bool:
    """Whether a case is for a release, as the suite's README says: `7` and up, `<=2019`, `=2020`, several by commas."""
    return all(
        release <= int(each[2:])
        if each.startswith("<=")
        else release == int(each[1:])
        if each.startswith("=")
        else release >= int(each)
        for each in compatibility.split(",")
        if each
    )


def test_the_copy_has_the_suite_or_is_known_to_lack_it(suite_root: Path) -> None:
    has = (suite_root / LACKING / "tests").is_dir()

    assert has or "JSON_SCHEMA_TEST_SUITE" not in os.environ, f"{suite_root} lacks {LACKING}"


@pytest.mark.parametrize("dialect", SIZES)
def test_every_assertion(dialect: str, suite_root: Path) -> None:
    wrong, count = [], 0
    for case in cases(suite_root, dialect):
        external = case.get("externalSchemas")
        validator = cio_schemas.Validator(case["schema"], registry=external, dialect=dialect)
        for test in case["tests"]:
            evaluation = validator.evaluate(test["instance"])
            for assertion in test["assertions"]:
                count += 1
                found = {
                    unit.schema_location.rpartition("/")[0].removesuffix("#"): unit.value
                    for unit in evaluation.annotations
                    if (unit.instance_location, unit.keyword) == (assertion["location"], assertion["keyword"])
                }
                expected = {
                    absolute(case["schema"], location): value for location, value in assertion["expected"].items()
                }
                if found != expected:
                    wrong.append(f"{case['description']}, {assertion}: found {found}")

    assert wrong == []
    if (suite_root / LACKING).is_dir():
        assert count == SIZES[dialect]


def absolute(schema: Any, location: str) -> str:
    """The absolute location of a subschema that is named by its pointer from the root: from its own resource's root."""
    _, pointer = defrag(location)
    base, steps = resolve("json-schema:///", schema.get("$id", ""))[0], []
    for token in tokens_of(pointer):
        schema = schema[int(token) if isinstance(schema, list) else token]
        steps.append(token)
        if isinstance(schema, dict) and isinstance(schema.get("$id"), str):
            base, steps = resolve(base, schema["$id"])[0], []
    fragment = json_pointer(steps).replace("^", "%5E")  # the only character of the suite that a URI can't have
    return f"{base}#{fragment}" if fragment else base
