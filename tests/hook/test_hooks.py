"""The pre-commit hooks: which files they are given, and whole runs of pre-commit against this checkout."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from identify import identify
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")}


def test_each_hook_is_one_process():
    assert all(hook["require_serial"] for hook in HOOKS.values())


def test_all_hooks_share_one_environment_that_reads_every_format():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    shared = extras["yaml"] + extras["zstd"]
    assert [hook["additional_dependencies"] for hook in HOOKS.values()] == [shared] * len(HOOKS)


def test_what_a_check_that_passes_did_not_look_at_is_seen():
    assert HOOKS["cio-check"]["verbose"]


# file name, whether cio-lint is given it by the README's `files: ^schemas/`, or one like it
SCHEMAS = [
    ("schemas/event.json", True),
    ("schemas/event.schema.json", True),
    ("schemas/v1/event.yaml", True),
    ("schemas/event.yml", True),
    ("schemas/README.md", False),
    ("schemas/generate.py", False),
    ("schemas/LICENSE", False),
    ("schemas/event.png", False),
]


@pytest.mark.parametrize(("name", "given"), SCHEMAS)
def test_files_that_cio_lint_is_given_where_files_is_the_users_own(tmp_path, name, given):
    (tmp_path / Path(name).name).write_bytes(b"{}")
    tags = identify.tags_from_path(str(tmp_path / Path(name).name))
    assert bool(set(HOOKS["cio-lint"]["types_or"]) & tags) is given


# file name, whether cio-check is given it
FILES = [
    ("event.json", True),
    ("a/b/events.ndjson", True),
    ("events.jsonl", True),
    ("events.ndjson.gz", True),
    ("events.ndjson.zst", True),
    ("notes.txt", False),
    ("json", False),
    ("events.json5", False),
    ("data.gz", False),
]


@pytest.mark.parametrize(("name", "given"), FILES)
def test_files_that_cio_check_is_given(tmp_path, name, given):
    path = tmp_path / Path(name).name
    path.write_bytes(b"{}")
    hook = HOOKS["cio-check"]
    tags = identify.tags_from_path(str(path))
    assert bool(re.search(hook["files"], name) and set(hook["types"]) <= tags) is given


def test_identify_still_has_no_tag_for_ndjson():
    assert identify.tags_from_filename("events.ndjson") == set()


GOOD = '{"name": "signed_up"}\n'
CONFIG = '[tool.cio-schemas]\npayloads = [{files = "events/*", schema = "event"}]\noutput-format = "concise"\n'


@pytest.fixture
def scratch(tmp_path):
    """A repository with a configuration and a payload file, all of it staged."""
    (tmp_path / "events").mkdir()
    (tmp_path / "events/a.ndjson").write_text(GOOD)
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A repository of the files as they are, which pre-commit can clone whatever is or isn't committed here."""
    folder = tmp_path_factory.mktemp("checkout")
    kept = ("cio_schemas", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
    for name in kept:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "as it is"]):
        subprocess.run(["git", *identity, *command], cwd=folder, check=True)
    return folder


@pytest.mark.slow
def test_pre_commit_runs_the_hook(scratch, checkout, tmp_path_factory):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["PRE_COMMIT_HOME"] = str(tmp_path_factory.mktemp("home"))
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), "cio-check", "--all-files"]

    def tried():
        return subprocess.run(command, cwd=scratch, env=environment, capture_output=True, text=True, check=False)

    clean = tried()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "package.json: not checked, since no pattern" in clean.stdout
    with (scratch / "events/a.ndjson").open("a") as file:
        file.write('{"name": ""}\n')
    faulty = tried()
    assert faulty.returncode == 1
    assert "events/a.ndjson:2:10: V-minLength at /name: expected at least 1 character, found 0\n" in faulty.stdout


RECORDED = {
    "requests.ndjson": [
        {"method": "PUT", "url": "/api/v1/customers/42", "body": {"id": "42", "plan": "basic"}},
        {"method": "POST", "url": "/api/v2/entity", "body": {"type": "person", "action": "jump"}},
        {"method": "PUT", "url": "/api/v1/customers/%2B15551234567", "body": {}},
    ],
    "events.ndjson": [
        {"name": "purchase", "timestamp": 1715937000},
        {"name": "purchase", "timestamp": 1715937000000},
        {"name": "purchase ", "data": {"note": "secret"}},
    ],
}
RECORDED_CONFIG = """
output-format = "concise"
no-values = true
payloads = [
  {files = "requests.ndjson", schema = "request"},
  {files = "events.ndjson", schema = "track/v1/event"},
]
"""


@pytest.mark.slow
def test_pre_commit_on_recorded_bodies(tmp_path, checkout, tmp_path_factory):
    for name, records in RECORDED.items():
        (tmp_path / name).write_text("".join(f"{json.dumps(record)}\n" for record in records))
    (tmp_path / "cio-schemas.toml").write_text(RECORDED_CONFIG)
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["PRE_COMMIT_HOME"] = str(tmp_path_factory.mktemp("home"))
    command = [sys.executable, "-m", "pre_commit", "try-repo", checkout.as_uri(), "cio-check", "--all-files"]
    tried = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    told = sorted(line.split(": ")[0] for line in tried.stdout.splitlines() if ".ndjson:" in line)
    assert (tried.returncode, told) == (
        1,
        [
            "events.ndjson:2:35",
            "events.ndjson:3:10",
            "requests.ndjson:2:53",
            "requests.ndjson:2:82",
            "requests.ndjson:3:26",
        ],
    ), tried.stdout + tried.stderr
    assert "secret" not in tried.stdout + tried.stderr


SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {"id": {}}}


@pytest.mark.slow
def test_pre_commit_compares_schemas_with_head(tmp_path, checkout, tmp_path_factory):
    schema, other = tmp_path / "schemas/order.schema.json", tmp_path / "schemas/other.schema.json"
    schema.parent.mkdir()
    schema.write_text(json.dumps(SCHEMA))
    other.write_text(json.dumps(SCHEMA))
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["PRE_COMMIT_HOME"] = str(tmp_path_factory.mktemp("home"))

    def git(*arguments):
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True, env=environment)

    def tried():
        command = [sys.executable, "-m", "pre_commit", "try-repo", checkout.as_uri(), "cio-diff"]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    schema.write_text(json.dumps({**SCHEMA, "title": "Order"}))
    git("add", ".")
    clean = tried()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    schema.write_text(json.dumps({**SCHEMA, "required": ["id"]}))
    git("add", ".")
    broken = tried()
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert "D-required `id` is now required (breaks producers)" in broken.stdout
    assert "other.schema.json" not in broken.stdout
