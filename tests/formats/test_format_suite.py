"""The official suite's files on formats, by `check` and by the shared FormatChecker."""

import json

import jsonschema
import pytest

import cio_schemas.formats
from cio_schemas.formats import NAMES, check


@pytest.fixture(scope="module")
def cases(suite_root):
    """Every (file, format, instance, verdict) of the suite's format folder."""
    folder = suite_root / "tests" / "draft2020-12" / "optional" / "format"
    return [
        (path.name, group["schema"]["format"], test["data"], test["valid"])
        for path in sorted(folder.glob("*.json"))
        for group in json.loads(path.read_text(encoding="utf-8"))
        for test in group["tests"]
    ]


def test_every_format_is_there(cases):
    assert {name for _, name, _, _ in cases} == {*NAMES, "unknown"}


def test_strings(cases):
    wrong = [
        (file, instance, valid)
        for file, name, instance, valid in cases
        if isinstance(instance, str) and name in NAMES and bool(check(name)(instance)) != valid
    ]
    assert wrong == []


def test_through_jsonschema(cases):
    wrong = [
        (file, instance, valid)
        for file, name, instance, valid in cases
        if jsonschema.Draft202012Validator(
            {"format": name}, format_checker=cio_schemas.formats.FORMAT_CHECKER
        ).is_valid(instance)
        != valid
    ]
    assert wrong == []
