"""The official suite in every dialect: each verdict that it wants."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import official
import pytest

import cio_schemas

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
