"""The official suite judged by standalone modules: the verdicts it wants, and the errors that the Validator tells."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cio_schemas
from cio_schemas.compiler.standalone import standalone
from tests.suite import official


def test_every_required_test(suite_root: Path) -> None:
    registry = official.remotes(suite_root)
    count = 0
    for group in official.groups(suite_root, "required"):
        validator = cio_schemas.Validator(group.schema, registry=registry, format_checker=group.format_checker)
        module: dict[str, Any] = {"__name__": "standalone"}
        exec(standalone(validator._functions.compiled), module)
        for test in group.tests:
            errors = list(module["iter_errors"](test["data"]))
            assert module["is_valid"](test["data"]) is test["valid"], group.name(test)
            assert (errors == []) is test["valid"], group.name(test)
            assert places_of(errors) == relative_places(validator.iter_errors(test["data"])), group.name(test)
            count += 1

    assert count > 1_200


def places_of(errors: Iterable[Any]) -> set[Any]:
    found = set()
    for error in errors:
        found.add((error.path, error.schema_path, error.keyword))
        found |= places_of(error.context)
    return found


def relative_places(errors: Iterable[Any]) -> set[Any]:
    found = set()
    for error in errors:
        found.add((tuple(error.relative_path), tuple(error.relative_schema_path), error.validator))
        found |= relative_places(error.context)
    return found
