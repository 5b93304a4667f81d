"""The pre-commit hook `cio-lint`: which files it is given."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")}


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("schemas/event.json", True),
        ("app/schemas/v1/event.yaml", True),
        ("order.schema.json", True),
        ("app/order.schema.yml", True),
        ("package.json", False),
        ("schemas/README.md", False),
        ("myschemas/event.json", False),
        ("events/a.ndjson", False),
    ],
)
def test_files_that_cio_lint_is_given(path, given):
    assert bool(re.search(HOOKS["cio-lint"]["files"], path)) is given
