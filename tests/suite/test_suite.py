"""The official suite: every verdict it wants and, for its required part, the same errors as jsonschema's."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from referencing.jsonschema import SchemaRegistry

import cio_schemas
from tests.reference import places, reference
from tests.suite import official

# Tests in required, optional and format: of the suite in 2026, and of the older one in jsonschema 4.26's sdist.
SIZES = {True: (1299, 162, 764), False: (1257, 158, 491)}

# Where the required suite proves jsonschema wrong (or it raises), so that its errors are no reference: reason by test.
NO_PROPERTY_ESCAPES = "raises: Python's re knows no \\p"
DIFFERENCES = {
    f"{group} | {description}": reason
    for group, description, reason in [
        *(
            ("pattern.json | pattern with Unicode property escape requires unicode mode", text, NO_PROPERTY_ESCAPES)
            for text in ("ASCII letters match", "Non-ASCII letters match", "Digits do not match")
        ),
        *(
            ("patternProperties.json | patternProperties with Unicode property escape", text, NO_PROPERTY_ESCAPES)
            for text in ("Unicode letter property name matches", "Non-letter property name does not match pattern")
        ),
        (
            "vocabulary.json | schema that uses custom metaschema with with no validation vocabulary",
            "no validation: invalid number, but it still validates",
            "asserts the keywords of a vocabulary that the meta-schema leaves out",
        ),
    ]
}


@pytest.fixture(scope="module")
def registry(suite_root: Path) -> SchemaRegistry:
    return official.remotes(suite_root)


def test_the_suite_is_whole(suite_root: Path) -> None:
    counted = [sum(len(group.tests) for group in official.groups(suite_root, section)) for section in official.SECTIONS]

    assert tuple(counted) == SIZES["JSON_SCHEMA_TEST_SUITE" in os.environ]


@pytest.mark.parametrize("section", official.SECTIONS)
def test_every_verdict(section: str, suite_root: Path, registry: SchemaRegistry) -> None:
    wrong = [line for group in official.groups(suite_root, section) for line in wrong_verdicts(group, registry)]

    assert not wrong, "\n".join(wrong)


def wrong_verdicts(group: official.Group, registry: SchemaRegistry) -> Iterator[str]:
    try:
        validator = cio_schemas.Validator(group.schema, registry=registry, format_checker=group.format_checker)
    except Exception as error:  # noqa: BLE001 - any exception is a finding, and must not hide the groups after it
        yield f"{group.file} | {group.description}: not compiled, {error!r}"
        return
    for test in group.tests:
        verdicts = {
            "is_valid": outcome(validator.is_valid, test["data"]),
            "iter_errors": outcome(lambda data: not list(validator.iter_errors(data)), test["data"]),
        }
        for method, verdict in verdicts.items():
            if verdict is not test["valid"]:
                yield f"{group.name(test)}: valid is {test['valid']}, {method} says {verdict}"


def outcome(check: Callable[[Any], bool], instance: Any) -> bool | str:
    try:
        return check(instance)
    except Exception as error:  # noqa: BLE001 - as above
        return repr(error)


def test_the_same_errors_as_jsonschema(suite_root: Path, registry: SchemaRegistry) -> None:
    groups = list(official.groups(suite_root, "required"))
    wrong = {group.name(test): found for group in groups for test, found in different_errors(group, registry)}
    tested = {group.name(test) for group in groups for test in group.tests}

    unexpected = [f"{name}: {difference}" for name, difference in wrong.items() if name not in DIFFERENCES]
    assert not unexpected, "\n".join(unexpected)
    assert set(DIFFERENCES) & tested <= set(wrong), "jsonschema is right here by now"


def different_errors(group: official.Group, registry: SchemaRegistry) -> Iterator[tuple[dict[str, Any], str]]:
    settings = {"registry": registry, "format_checker": group.format_checker}
    ours = cio_schemas.Validator(group.schema, **settings)
    theirs = reference(group.schema, **settings)
    for test in group.tests:
        found = places(ours.iter_errors(test["data"]))
        try:
            expected = places(theirs.iter_errors(test["data"]))
        except Exception as error:  # noqa: BLE001 - whatever it is, jsonschema has no errors to compare with
            yield test, f"jsonschema raises {error!r}"
            continue
        if found != expected:
            yield (
                test,
                f"only ours {sorted(found - expected, key=str)}, only theirs {sorted(expected - found, key=str)}",
            )
