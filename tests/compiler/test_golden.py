"""The generated source, kept in files that are read and reviewed like any other code.

tests/golden/schemas.json holds the schemas, a file of each schema's name beside it what they are compiled to.
CIO_SCHEMAS_UPDATE_GOLDEN=1 makes this test write those files anew instead of comparing. The source of the bundled
schemas and of the meta-schema is shipped in cio_schemas/precompiled, which `python -m cio_schemas.precompiled` writes.
"""

import inspect
import json
import os
from importlib import import_module
from pathlib import Path

import pytest

import cio_schemas
from cio_schemas.precompiled.__main__ import modules

GOLDEN = Path(__file__).parent.parent / "golden"
SCHEMAS = json.loads((GOLDEN / "schemas.json").read_text(encoding="utf-8"))
UPDATE = "CIO_SCHEMAS_UPDATE_GOLDEN"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_source_is_as_reviewed(name: str) -> None:
    source = cio_schemas.Validator(SCHEMAS[name]).source
    path = GOLDEN / f"{name}.py"
    if os.environ.get(UPDATE):
        path.write_text(source, encoding="utf-8")

    assert source == path.read_text(encoding="utf-8"), f"if the change is meant, run the tests with {UPDATE}=1"


def test_every_file_has_a_schema() -> None:
    assert {path.stem for path in GOLDEN.glob("*.py")} == set(SCHEMAS)


@pytest.mark.parametrize("name", ["customer", "event", "draft_2020_12", "draft_07", "draft_04"])
def test_the_shipped_source_is_what_the_compiler_writes(name: str) -> None:
    shipped = inspect.getsource(import_module(f"cio_schemas.precompiled.{name}"))

    assert shipped == modules()[name], "run `python -m cio_schemas.precompiled`"
