"""What a release and CI go by: the action's script, run without GitHub, the workflows, and when a tag is released."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def loaded(path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


# -- the action --

GOOD = '{"name": "signup"}'
BAD = '{"name": "", "type": "click"}'

# arguments, exit status and findings, what the summary says, what the log says
RUNS = [
    ("check --schema event good.json", (0, 0), "No findings.", ""),
    (
        "check --schema event 'a b.json'",
        (1, 2),
        "| V-minLength | 1 |",
        "::error file=a b.json,line=1,endLine=1,",
    ),
    ("check --schema event bad.json --ignore V-enum", (1, 1), "| V-minLength | 1 |", "title=V-minLength::"),
    ("check --schema event missing.json", (2, None), "Not everything was checked", "::error::cio-schemas ended with 2"),
    ("", (2, 0), "Not everything was checked", "::error::cio-schemas ended with 2"),
    ("check --schema event good.json; echo owned", (2, None), "Not everything was checked", "::error::"),
    ("check 'unclosed", (2, None), None, "::error::arguments: No closing quotation"),
]


@pytest.mark.parametrize(("arguments", "counts", "summary", "log"), RUNS)
def test_the_script_of_the_action(tmp_path, arguments, counts, summary, log):
    status, findings = counts
    for name, text in (("good.json", GOOD), ("bad.json", BAD), ("a b.json", BAD)):
        (tmp_path / name).write_text(text)
    environment = {
        **os.environ,
        "ARGUMENTS": arguments,
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, ROOT / ".github/annotate.py"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, log in done.stdout, "owned\n" in done.stdout) == (status, True, False)
    if findings is not None:
        assert (tmp_path / "output").read_text() == f"findings={findings}\n"
    if summary is not None:
        assert summary in (tmp_path / "summary").read_text()


def test_the_inputs_of_the_action_are_documented():
    action, page = loaded(ROOT / "action.yml"), (ROOT / "docs/howto/ci.md").read_text(encoding="utf-8")
    for name, given in action["inputs"].items():
        default = f"`{given['default']}`" if given["default"] else "none"
        assert f"| `{name}` | {default} |" in page


def test_no_text_of_a_workflow_is_read_by_a_shell():
    steps = loaded(ROOT / "action.yml")["runs"]["steps"]
    for path in WORKFLOWS:
        steps += [step for job in loaded(path)["jobs"].values() for step in job.get("steps", ())]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


# -- the workflows --


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.github-actions", [ROOT / "action.yml"])],
    ids=["workflows", "action"],
)
def test_their_schema_accepts_them(schema, files):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files, "-o", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["errors"]) == (0, [])


def test_actions_are_pinned_and_little_is_permitted():
    for path in WORKFLOWS:
        workflow = loaded(path)
        assert workflow["permissions"] == {} or path.name == "wheels.yml"
        used = [step["uses"] for job in workflow["jobs"].values() for step in job.get("steps", ()) if "uses" in step]
        assert [each for each in used if len(each.partition("@")[2]) != 40] == []


# -- the release --

spec = importlib.util.spec_from_file_location("released", ROOT / ".github/released.py")
released = importlib.util.module_from_spec(spec)
spec.loader.exec_module(released)

# tag, first heading of the changelog, what keeps it from being released
TAGS = [
    ("v0.2.0", "0.2.0 - 2026-12-01", ""),
    ("0.2.0", "0.2.0 - 2026-12-01", "the tag is 0.2.0, the version in pyproject.toml is 0.2.0"),
    ("v0.2.1", "0.2.0 - 2026-12-01", "the tag is v0.2.1, the version in pyproject.toml is 0.2.0"),
    ("v0.2.0", "Unreleased\n\n## 0.2.0 - 2026-12-01", ""),
    ("v0.2.0", "Unreleased", "CHANGELOG.md has what is not released: - x"),
    ("v0.2.0", "0.1.0 - 2026-11-27", "CHANGELOG.md begins with ['0.1.0 - 2026-11-27'], not with 0.2.0 and a date"),
]


@pytest.mark.parametrize(("tag", "heading", "reason"), TAGS)
def test_what_is_released(tmp_path, tag, heading, reason):
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n## {heading}\n\n- x\n\n## 0.0.1 - 2025-01-01\n")
    assert released.wrong(tag, tmp_path) == reason
