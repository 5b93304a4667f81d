"""Which files are checked, and against what."""

import os
import subprocess
from pathlib import Path

import pytest

from cio_schemas.project.config_file import Config, PayloadPattern
from cio_schemas.project.discovery import Arguments, find
from cio_schemas.project.walk import walk
from cio_schemas.schema.files import SchemaFiles

EVENT = "https://customer.io/schemas/customer-io/event.json"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files and go there; yields a function from what is asked to (path, schema, each) and the unmatched."""
    monkeypatch.chdir(tmp_path)
    for name in ("events/a.ndjson", "events/sub/b.json", "events/notes.txt", "data/bad.json", "c.json", "d.json.gz"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"name": "a"}')
    (tmp_path / "own.json").write_text(f'{{"$schema": "{EVENT}", "name": "a"}}')
    (tmp_path / "foreign.json").write_text('{"$schema": "https://example.com/x", "name": "a"}')

    def found(asked, **config):
        result = find(asked, Config(tmp_path, **config), SchemaFiles())
        rows = [(each.path, Path(each.schema).stem.capitalize(), each.each) for each in result.files]
        return rows, [each.path for each in result.unmatched]

    return found


RULES = (
    PayloadPattern(("events/**/*.{json,ndjson}",), "event"),
    PayloadPattern(("c.json", "data/*.json"), "customer", each=True),
)


def test_nothing_is_asked_and_nothing_configured(tree):
    assert tree(Arguments()) == ([], [])


def test_the_configuration_names_files(tree):
    assert tree(Arguments(), payloads=RULES, exclude=("data",)) == (
        [("c.json", "Customer", True), ("events/a.ndjson", "Event", False), ("events/sub/b.json", "Event", False)],
        [],
    )


def test_the_first_rule_that_matches_counts(tree):
    rules = (PayloadPattern(("*.json",), "event"), PayloadPattern(("c.json",), "customer"))
    assert tree(Arguments(["c.json"]), payloads=rules) == ([("c.json", "Event", False)], [])


def test_a_file_no_rule_matches_is_told(tree):
    assert tree(Arguments(["c.json", "foreign.json"]), payloads=RULES[:1]) == ([], ["c.json", "foreign.json"])


def test_an_excluded_file_is_left_alone(tree):
    assert tree(Arguments(["data/bad.json"]), payloads=RULES, exclude=("data",)) == ([], [])


def test_a_file_may_name_its_schema(tree):
    assert tree(Arguments(["own.json"])) == ([("own.json", "Event", False)], [])
    assert tree(Arguments(["."]))[0] == [("own.json", "Event", False)]
    assert tree(Arguments())[0] == []


def test_a_schema_that_is_given_goes_for_every_file(tree):
    assert tree(Arguments(["data/bad.json", "events/notes.txt"], "event"), payloads=RULES, exclude=("data",)) == (
        [("data/bad.json", "Event", False), ("events/notes.txt", "Event", False)],
        [],
    )


def test_a_folder_is_searched_for_payload_files(tree):
    assert [path for path, *_ in tree(Arguments(["events", "d.json.gz"], "event"))[0]] == [
        "events/a.ndjson",
        "events/sub/b.json",
        "d.json.gz",
    ]


def test_standard_input_goes_by_its_name(tree):
    assert tree(Arguments(["-"], stdin_name="events/x.json"), payloads=RULES) == ([("-", "Event", False)], [])


IGNORE = {".gitignore": "*.gz\n/own.json\ndata/\n!keep.json\n", "events/.gitignore": "*\n!sub/\n!sub/*\n"}


def test_what_git_ignores_is_left_out_of_folders(tree, tmp_path):
    for name, text in IGNORE.items():
        (tmp_path / name).write_text(text)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "data/keep.json").write_text("{}")
    walked = [path for path, *_ in tree(Arguments(["."], "event"))[0]]
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.split()
    assert walked == ["c.json", "foreign.json", "events/sub/b.json"]
    assert sorted(walked) == sorted(name for name in listed if name.endswith(".json"))
    assert tree(Arguments(["events/sub"], "event"))[0] == [("events/sub/b.json", "Event", False)]
    assert [path for path, *_ in tree(Arguments(["events"], "event"), respect_gitignore=False)[0]] == [
        "events/a.ndjson",
        "events/sub/b.json",
    ]
    assert tree(Arguments(["own.json"], "event"))[0] == [("own.json", "Event", False)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_left_alone(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    os.mkfifo(tmp_path / "b.json")
    (tmp_path / "c.json").symlink_to("gone.json")
    assert [Path(entry.path).name for entry in walk(str(tmp_path), Config(tmp_path))] == ["a.json", "c.json"]
