"""The schemas of what this project itself writes, held to what it writes."""

import json
from pathlib import Path

import pytest

import cio_schemas
from cio_schemas.schema import catalog

ROOT = Path(catalog.ROOT)
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def files(tmp_path):
    (tmp_path / "milliseconds.json").write_text('{"name": "purchase ", "timestamp": 1715937000000}')
    (tmp_path / "loose.schema.json").write_text('{"type": ["string"], "minimum": 3, "maximum": 1, "reqiured": []}')
    text = {"type": "string", "format": "uuid", "pattern": "^x"}
    (tmp_path / "odd.json").write_text(json.dumps({"properties": {"a": text, "b": False}, "maxProperties": 1}))


# arguments, how many findings there are at least
FINDINGS = [
    (("check", "--schema", "event", EXAMPLES / "events.ndjson"), 0),
    (("check", "--schema", "event", EXAMPLES / "events-bad.ndjson"), 12),
    (("check", "--schema", "event", "missing.json"), 1),
    (("check", "--schema", "track/v1/event", "milliseconds.json"), 2),
    (("lint", "loose.schema.json"), 3),
]


@pytest.mark.parametrize(("arguments", "count"), FINDINGS)
def test_findings(cli, arguments, count):
    written = json.loads(cli(*arguments, "--output-format", "json").out)
    assert [str(each) for each in cio_schemas.iter_errors(written, "cio-schemas/findings")] == []
    assert len(written) >= count
    assert bool(written) is bool(count)
    assert any("fix" in each for each in written) is (arguments[0] == "lint" or "milliseconds.json" in arguments)


MANIFESTS = [
    ("event", "--valid", "3", "--invalid"),
    ("event", "--valid", "3", "--format", "ndjson"),
    ("track/v1/event", "--rules", "--invalid"),
    ("odd.json", "--valid", "1", "--invalid", "--allow-omissions"),
]


@pytest.mark.parametrize("arguments", MANIFESTS, ids=" ".join)
def test_manifests(cli, tmp_path, arguments):
    assert cli("generate", *arguments, "-o", "set").status == 0
    written = json.loads((tmp_path / "set/manifest.json").read_text())
    assert [str(each) for each in cio_schemas.iter_errors(written, "cio-schemas/manifest")] == []


@pytest.mark.parametrize("name", catalog.OWN)
def test_lint_finds_nothing_in_them(cli, name):
    cio_schemas.Validator.check_schema(catalog.document(name))
    assert cli("lint", ROOT / f"{name}.json", "--no-cache").status == 0
