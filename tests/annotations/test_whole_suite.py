"""Every instance of the official suite evaluated: the verdicts it wants, and outputs that their formats define."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

import cio_schemas
from cio_schemas.annotations import FORMATS
from tests.suite import official

# Which definition of which output schema each format has to satisfy; `list` is called basic there.
DEFINITIONS = {
    "flag": ("draft2020-12", "flag"),
    "basic": ("draft2020-12", "basic"),
    "detailed": ("draft2020-12", "detailed"),
    "verbose": ("draft2020-12", "verbose"),
    "list": ("v1", "basic"),
    "hierarchical": ("v1", "hierarchical"),
}


def judges(root: Path) -> dict[str, cio_schemas.Validator]:
    found = {}
    for form, (folder, name) in DEFINITIONS.items():
        path = root / "output-tests" / folder / "output-schema.json"
        if path.is_file():
            document = json.loads(path.read_text(encoding="utf-8"))
            reference = {"$ref": f"{document['$id']}#/$defs/{name}"}
            known = {document["$id"]: document}
            found[form] = cio_schemas.Validator(reference, registry=known, dialect="v1")
    return found


def test_every_format_has_a_definition_that_tells(suite_root: Path) -> None:
    found = judges(suite_root)

    assert DEFINITIONS.keys() == FORMATS.keys()
    assert found["flag"].is_valid({"valid": True}) if found else "JSON_SCHEMA_TEST_SUITE" not in os.environ
    assert not any(judge.is_valid({"valid": True}) for form, judge in found.items() if form != "flag")


@pytest.mark.parametrize("dialect", official.FOLDERS)
def test_every_evaluation(dialect: str, suite_root: Path) -> None:
    registry, judged, wrong, count = official.documents(suite_root), judges(suite_root), [], 0
    for section in official.SECTIONS:
        for group in official.groups(suite_root, section, dialect):
            settings: dict[str, Any] = {"registry": registry, "dialect": dialect}
            if group.format_checker is None:
                settings["format_checker"] = None
            validator = cio_schemas.Validator(group.schema, **settings)
            for test in group.tests:
                count += 1
                evaluation = validator.evaluate(test["data"])
                if [evaluation.valid, not evaluation.errors] != [test["valid"]] * 2:
                    wrong.append(f"{group.name(test)}: valid is {evaluation.valid}, errors are {evaluation.errors}")
                written = {
                    (unit["instanceLocation"], unit["keywordLocation"], repr(unit["annotation"]))
                    for unit in evaluation.output("basic").get("annotations", ())
                }
                noted = {
                    (unit.instance_location, unit.evaluation_path, repr(unit.value)) for unit in evaluation.annotations
                }
                if noted != written:
                    wrong.append(f"{group.name(test)}: annotations differ, {noted ^ written}")
                for form in FORMATS:
                    output = evaluation.output(form)
                    if output["valid"] is not test["valid"]:
                        wrong.append(f"{group.name(test)}: {form} is {output['valid']}")
                    refused = form in judged and not judged[form].is_valid(output)
                    if refused:
                        wrong.append(f"{group.name(test)}: {form} is {output}")

    assert wrong == []
    assert count or dialect == "v1"  # which the copy in jsonschema's source distribution lacks
