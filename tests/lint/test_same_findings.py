"""The same findings of the same schema, whatever the hash seed of the process is."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """\
import json, sys
from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.lint.analysis import context
context.MAX_JUDGED = 40  # so that it matters in which order subschemas are judged
document = Document(json.load(sys.stdin))
print([node.path for node in document])
found = Linter(RULES, lambda _: True).lint(document)
print([(each.rule.code, each.finding.path, each.finding.message) for each in found])
"""
PARTS = [f"part{number}" for number in range(12)]
# Known as subschemas only because references lead there, each to the next ones.
UNKNOWN = {
    "x-parts": {
        name: {
            "x-inner": {f"i{each}": {"type": "string", "default": each} for each in range(4)},
            "anyOf": [{"$ref": f"#/x-parts/{name}/x-inner/i{each}"} for each in range(4)],
            "default": 1,
        }
        for name in PARTS
    },
    "properties": {name: {"$ref": f"#/x-parts/{name}"} for name in PARTS},
}
REQUIRED = {
    "required": ["emial", "nmae"],
    "properties": dict.fromkeys(("email", "emails", "name", "names", "mail"), True),
}


@pytest.mark.parametrize("schema", [UNKNOWN, REQUIRED], ids=["by reference only", "near names"])
def test_findings_are_the_same_for_every_seed(schema):
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(schema),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "0123"
    }
    assert len(told) == 1
