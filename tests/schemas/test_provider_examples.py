"""The provider's own example bodies, read from the folder that CUSTOMERIO_EXAMPLES names; none of them is kept here."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

import cio_schemas
from cio_schemas.failures.violations import violations

VARIABLE = "CUSTOMERIO_EXAMPLES"
FOLDER = Path(os.environ.get(VARIABLE, ""))
EXAMPLES = sorted(FOLDER.rglob("*.json")) if os.environ.get(VARIABLE) else []

REFUSED = {
    # a slip: the time is followed by a comma
    "pipelines-group/001-codesample-json.json": [("/timestamp", "V-format")],
    # a slip: the example of a component leaves out what tells the component from others
    "track-v2-entity/011-person-merge.json": [("", "V-required"), ("", "V-required")],
}


def schema_of(kind: str) -> str:
    if kind == "reporting-webhook":
        return "webhooks/reporting"
    api, rest = kind.split("-", 1)
    return f"{api}/{rest.replace('-', '/', 1)}" if api == "track" else f"{api}/{rest}"


def test_the_folder_that_is_named_has_examples() -> None:
    assert EXAMPLES or not os.environ.get(VARIABLE), f"{FOLDER}: there is no example here; {VARIABLE} names the folder"


@pytest.mark.skipif(not EXAMPLES, reason=f"{VARIABLE} names no folder of the provider's examples")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_example(path: Path) -> None:
    example: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found = violations(cio_schemas.validator(schema_of(example["kind"]))._functions, example["payload"])
    places = [("".join(f"/{step}" for step in each.path), each.code) for each in found]

    assert places == REFUSED.get(path.relative_to(FOLDER).as_posix(), [])
