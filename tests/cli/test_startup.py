"""What a run imports: a clean one little, so that a hook answers before anybody waits for it."""

import os
import subprocess
import sys

import pytest

from cio_schemas import kernel

NATIVE = {"re", "enum", "json", "decimal"} if kernel.available else set()  # which Python needs if the kernel is not
SLOW = {"dataclasses", "orjson", "pathlib", "tomllib", "typing", "argparse", "inspect", "importlib.metadata"}
LATE = {"jsonschema", "referencing", "hypothesis", "rich", "rfc3987", "email_validator", "idna", "ruamel"}
REPORTING = {
    "cio_schemas.compiler",
    "cio_schemas.diagnostic.diagnostic",
    "cio_schemas.failures",
    "cio_schemas.lint",
    "cio_schemas.payloads.diagnosis",
    "cio_schemas.payloads.judge",
    "cio_schemas.payloads.rules.collection",
    "cio_schemas.project.config_file",
    "cio_schemas.rules",
}
GOOD = '{"name": "signup", "context": {"ip": "203.0.113.7"}}'


def modules(folder, *arguments, status=0):
    """Run the command in a fresh process; return what it imported beside what Python itself does."""
    code = (
        "import sys; before = {*sys.modules}; from cio_schemas.cli import main; "
        f"status = main({list(arguments)!r}); print(status, *({{*sys.modules}} - before))"
    )
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=os.environ)
    first, *loaded = done.stdout.removeprefix("[]").split()
    assert int(first) == status, done.stderr
    return {*loaded}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--schema", "event", "a.json"),
        ("a.json", "--schema=event", "--quiet", "--color", "never", "--fail-on", "warning"),
        ("--schema", "event", "a.json", "b.ndjson"),
        ("--schema", "event", "--no-rules", "a.json"),
        ("--schema", "https://customer.io/schemas/customer-io/event.json", "a.json"),
    ],
)
def test_a_clean_run_imports_little(tmp_path, arguments):
    (tmp_path / "a.json").write_text(GOOD)
    (tmp_path / "b.ndjson").write_text(f"{GOOD}\n\n{GOOD}\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")

    loaded = modules(tmp_path, "check", *arguments)

    assert loaded & (SLOW | NATIVE | LATE | REPORTING) == set()
    assert len([name for name in loaded if name.startswith("cio_schemas")]) < 45


@pytest.mark.parametrize(
    ("configuration", "status"),
    [
        ('exclude = ["x"]\npayloads = [{ files = ["*.json"], schema = "customer" }]', 0),
        ('inline-schema = false\n[tool.cio-schemas.lint]\nignore = ["JS101"]', 0),
        ('[tool.cio-schemas.check]\nselect = ["CE101"]', 0),
        ('output-format = "json"', 0),
        ('schemas = ["missing"]', 2),
        ("exclude = 1", 2),
    ],
)
def test_a_configuration_that_changes_nothing_costs_little(tmp_path, configuration, status):
    (tmp_path / "a.json").write_text(GOOD)
    (tmp_path / "pyproject.toml").write_text(f"[tool.cio-schemas]\n{configuration}\n")

    loaded = modules(tmp_path, "check", "--schema", "event", "a.json", status=status)

    is_idle = configuration.startswith(("exclude = [", "inline"))
    assert ("cio_schemas.cli.check_files" not in loaded) == is_idle
    assert "cio_schemas.project.config_file" in loaded
    if is_idle and kernel.available:
        assert loaded & (LATE | REPORTING) == {"cio_schemas.project.config_file"}


@pytest.mark.skipif(not kernel.available, reason="Python writes and runs the code of the schema, which takes them")
@pytest.mark.parametrize(
    "schema",
    [
        '{"type": "object", "properties": {"name": {"minLength": 1}}}',
        '{"properties": {"name": {"pattern": "^[a-z]+$"}}, "patternProperties": {"^x-": false}}',
        '{"properties": {"name": {"pattern": "^(?!admin)(?:[a-z]+|\\\\d{2,3})$"}}}',
        '{"properties": {"context": {"properties": {"ip": {"format": "ipv4"}, "at": {"format": "date-time"}}}}}',
        '{"$defs": {"n": {"type": "number", "minimum": 0}}, "properties": {"a": {"$ref": "#/$defs/n"}}}',
    ],
)
def test_a_schema_of_ones_own_imports_the_plan_and_its_tables_but_nothing_that_writes_or_reports(tmp_path, schema):
    (tmp_path / "a.json").write_text(GOOD)
    (tmp_path / "own.json").write_text(schema)

    loaded = modules(tmp_path, "check", "--schema", "own.json", "a.json")

    late = {
        "cio_schemas.compiler.emitter",
        "cio_schemas.compiler.expression",
        "cio_schemas.ecma.ambiguity",
        "cio_schemas.ecma.matcher",
        "cio_schemas.ecma.properties",
        "cio_schemas.source.reader",
    }
    assert loaded & (SLOW | LATE | late | (REPORTING - {"cio_schemas.compiler"})) == set()
    assert "cio_schemas.kernel.layout" in loaded


def test_the_package_alone_imports_nothing_of_its_own(tmp_path):
    code = "import sys, cio_schemas; print(*(each for each in sys.modules if each.startswith('cio_schemas')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert sorted(done.stdout.split()) == ["cio_schemas", "cio_schemas.lazy_exports"]
