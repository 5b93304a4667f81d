"""The official suite in every dialect: each verdict that it wants."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema_specifications import REGISTRY as META_SCHEMAS
from referencing.jsonschema import DRAFT4, DRAFT6, DRAFT7, DRAFT201909, specification_with

import cio_schemas
from tests.reference import descend_into_false, places
from tests.suite import official

# Tests in required, optional and format, of the suite in 2026. A suite that is given may be another one, which says so.
SIZES = {
    "4": (618, 100, 219),
    "6": (839, 106, 325),
    "7": (927, 118, 676),
    "2019-09": (1259, 158, 757),
    "2020-12": (1299, 162, 764),
    "v1": (1133, 287, 758),
}

# What the copy of the suite in jsonschema 4.26's source distribution lacks.
LACKING = {"v1"}


def folders(root: Path) -> list[str]:
    return [name for name, folder in official.FOLDERS.items() if (root / "tests" / folder).is_dir()]


def test_the_suite_has_every_dialect(suite_root: Path) -> None:
    missing = set(official.FOLDERS) - set(folders(suite_root))

    assert missing == (set() if "JSON_SCHEMA_TEST_SUITE" in os.environ else LACKING)


@pytest.mark.parametrize("dialect", official.FOLDERS)
def test_every_verdict(dialect: str, suite_root: Path) -> None:
    if dialect not in folders(suite_root):
        assert dialect in LACKING
        return
    registry, counted, wrong = official.documents(suite_root), [], []
    for section in official.SECTIONS:
        groups = list(official.groups(suite_root, section, dialect))
        wrong += [line for group in groups for line in wrong_verdicts(group, registry, dialect)]
        counted.append(sum(len(group.tests) for group in groups))

    assert not wrong, "\n".join(wrong)
    assert "JSON_SCHEMA_TEST_SUITE" not in os.environ or tuple(counted) == SIZES[dialect]
    assert all(counted)


def wrong_verdicts(group: official.Group, registry: dict[str, Any], dialect: str) -> Iterator[str]:
    settings = {"registry": registry, "format_checker": group.format_checker, "dialect": dialect}
    if group.format_checker is cio_schemas.FORMAT_CHECKER:
        del settings["format_checker"]  # by default each draft has its own formats
    try:
        validator = cio_schemas.Validator(group.schema, **settings)
    except Exception as error:  # noqa: BLE001 - any exception is a finding, and must not hide the groups after it
        yield f"{group.file} | {group.description}: not compiled, {error!r}"
        return
    for test in group.tests:
        verdicts = validator.is_valid(test["data"]), not list(validator.iter_errors(test["data"]))
        if verdicts != (test["valid"], test["valid"]):
            yield f"{group.name(test)}: valid is {test['valid']}, is_valid and iter_errors say {verdicts}"


# Where jsonschema's errors are no reference, by dialect and test: why.
EACH_ITEM = "tells `items: false` of each item, as before 2020-12; here it is told once, of the array"
DIFFERENCES = {
    **{
        (dialect, "items.json | items with boolean schema (false) | any non-empty array is invalid"): EACH_ITEM
        for dialect in ("6", "7", "2019-09")
    },
    (
        "2019-09",
        (
            "vocabulary.json | schema that uses custom metaschema with with no validation vocabulary | "
            "no validation: invalid number, but it still validates"
        ),
    ): "asserts the keywords of a vocabulary that the meta-schema leaves out",
}
FLICKERING = {
    (
        "2019-09",
        (
            "unevaluatedProperties.json | unevaluatedProperties with adjacent non-bool additionalProperties | "
            "with additional properties"
        ),
    )
}
"""Where jsonschema tells twice of a property that `additionalProperties` refused, with some seeds for hashes."""

PEERS = {
    "4": (jsonschema.Draft4Validator, DRAFT4),
    "6": (jsonschema.Draft6Validator, DRAFT6),
    "7": (jsonschema.Draft7Validator, DRAFT7),
    "2019-09": (jsonschema.Draft201909Validator, DRAFT201909),
}


@pytest.mark.parametrize("dialect", PEERS)
def test_the_same_errors_as_jsonschema(dialect: str, suite_root: Path) -> None:
    peer, specification = PEERS[dialect]
    documents = official.documents(suite_root)
    resources = [
        (uri, specification_with(_declared(document), default=specification).create_resource(document))
        for uri, document in documents.items()
    ]
    registry: Any = META_SCHEMAS.with_resources(resources)
    repaired = jsonschema.validators.extend(peer)
    repaired.descend = descend_into_false(repaired.descend)
    different, raised = set(), 0
    for group in official.groups(suite_root, "required", dialect):
        ours = cio_schemas.Validator(group.schema, registry=documents, format_checker=None, dialect=dialect)
        theirs = repaired(_undeclared(group.schema), registry=registry)
        for test in group.tests:
            try:
                expected = places(theirs.iter_errors(test["data"]))
            except TypeError:  # it looks for an `id` in `additionalProperties: false` of draft 4
                raised += 1
                continue
            if places(ours.iter_errors(test["data"])) != expected:
                different.add((dialect, group.name(test)))

    assert raised == (12 if dialect == "4" else 0)
    assert different - FLICKERING == {key for key in DIFFERENCES if key[0] == dialect}


def _declared(document: Any) -> str:
    return document.get("$schema", "") if isinstance(document, dict) else ""


def _undeclared(schema: Any) -> Any:
    """A schema without `$schema`, which would lead jsonschema back to its own class without the repair."""
    return {name: each for name, each in schema.items() if name != "$schema"} if isinstance(schema, dict) else schema
