"""`cio-schemas upgrade`: what is written, told and refused."""

import io
import json
import os
import sys

import pytest

from cio_schemas.conversion.verifying import Verdict

OLD = {"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"a": {"type": "null"}}}
NEW = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"a": {"type": "null"}}}


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.json"
    path.write_text(json.dumps(OLD))
    return path


def test_files_are_rewritten_and_each_change_is_told(cli, old):
    status, out, err = cli("upgrade", "old.json")

    assert (status, err) == (0, "cio-schemas: 1 file upgraded\n")
    assert out == (
        "old.json:1:2: `$schema` becomes https://json-schema.org/draft/2020-12/schema\n"
        "old.json:1:56: `definitions` becomes `$defs`\n"
    )
    assert json.loads(old.read_text()) == NEW
    assert cli("upgrade", "old.json").err == "cio-schemas: 0 files upgraded, 1 of draft 2020-12 or later already\n"


@pytest.mark.parametrize(("option", "found"), [("--check", "`definitions` becomes"), ("--diff", '+{"$schema": ')])
def test_nothing_is_written_where_that_is_asked_for(cli, old, option, found):
    status, out, _ = cli("upgrade", option, "old.json")

    assert status == 1
    assert found in out
    assert json.loads(old.read_text()) == OLD


@pytest.mark.usefixtures("old")
def test_findings_are_json_too(cli):
    out = cli("upgrade", "--check", "--output-format", "json", "old.json").out

    assert json.loads(out)[1] == {
        "file": "old.json",
        "line": 1,
        "column": 56,
        "pointer": "/definitions",
        "kind": "renamed",
        "message": "`definitions` becomes `$defs`",
    }


def test_a_folder_is_upgraded_with_what_its_schemas_refer_to(cli, tmp_path):
    (tmp_path / "a.json").write_text('{"$schema": "http://json-schema.org/draft-04/schema", "$ref": "b.json#/x/y"}')
    (tmp_path / "b.json").write_text('{"x": {"y": {"maximum": 5, "exclusiveMaximum": true}}}')
    (tmp_path / "c.json").write_text('{"no": "schema"}')
    status, _, err = cli("upgrade", "-q", "--verify", ".")

    assert (status, err) == (0, "")
    assert json.loads((tmp_path / "b.json").read_text())["x"] == {"y": {"exclusiveMaximum": 5}}
    assert (tmp_path / "c.json").read_text() == '{"no": "schema"}'


def test_a_target_in_between(cli, old):
    cli("upgrade", "--to", "2019-09", "old.json")

    assert json.loads(old.read_text())["$schema"] == "https://json-schema.org/draft/2019-09/schema"


# name, text, what standard error says
REFUSED = [
    ("a.yaml", "$schema: http://json-schema.org/draft-07/schema#", "a.yaml: not upgraded, since YAML is not edited"),
    ("a.json", '{"$schema": "http://json-schema.org/draft-03/schema#"}', "a.json: not upgraded, since "),
    (
        "a.json",
        '{"$schema": "http://json-schema.org/draft-04/schema#", "type": "any"}',
        "it is not a valid schema: /type",
    ),
    ("a.json", '{"a": 1', "a.json:1:8: expected ',' or '}', found the end of"),
    (
        "a.json",
        '{"$schema": "http://json-schema.org/draft-07/schema#", "a": 1, "a": 2}',
        'a.json:1:64: not upgraded, since its text is at fault: duplicate key "a"',
    ),
    ("a.json", "[]", "a.json: not upgraded, since a schema is an object or a boolean"),
]


@pytest.mark.parametrize(("name", "text", "said"), REFUSED)
def test_what_can_not_be_upgraded_is_told(cli, tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    status, out, err = cli("upgrade", "-q", name)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert (tmp_path / name).read_text() == text


def test_what_is_read_as_2020_12_is_told(cli, tmp_path):
    (tmp_path / "a.json").write_text('{"id": "u:a"}')

    assert "a.json: no $schema, so read as 2020-12; to read it by another draft" in cli("upgrade", "a.json").err
    assert cli("upgrade", "--dialect", "4", "--check", "a.json").status == 1


def test_a_folder_of_what_only_references_make_schemas(cli, tmp_path):
    (tmp_path / "a.json").write_text('{"$schema": "http://json-schema.org/draft-07/schema", "$ref": "b/b.json"}')
    (tmp_path / "b").mkdir()
    (tmp_path / "b/b.json").write_text('{"minimum": 5}')
    (tmp_path / "c").mkdir()
    (tmp_path / "c/c.json").write_text('{"minimum": 5}')

    assert cli("upgrade", "a.json", "b").err == "cio-schemas: 2 files upgraded\n"
    assert cli("upgrade", "a.json", "c").err == "cio-schemas: error: c: there is no schema in this folder\n"


# schema of draft 4, what verifying comes to
VERIFIED = [
    ({"type": "string"}, "of 1 file, 1 proven to accept the same instances"),
    ({"$ref": "gone.json"}, "of 1 file, 1 not verified"),
    ({"$ref": "broken.json"}, "of 1 file, 1 not verified"),
    ({"type": "integer", "maximum": 5}, "of 1 file, 1 found to agree on "),
]


@pytest.mark.parametrize(("schema", "said"), VERIFIED)
def test_verifying_says_what_it_came_to(cli, tmp_path, schema, said):
    (tmp_path / "a.json").write_text(json.dumps({"$schema": "http://json-schema.org/draft-04/schema#"} | schema))
    (tmp_path / "broken.json").write_text("{")

    assert cli("upgrade", "--verify", "a.json").err.splitlines()[-1].startswith(f"cio-schemas: {said}")


# arguments, what standard error says
CONTRADICTIONS = [
    ((), "nothing to upgrade: name a file or a folder, or - for standard input"),
    (("",), "the name of a file can't be empty; - is standard input"),
    (("-", "old.json"), "standard input (-) can't be combined with files: upgrade it in a run of its own"),
    (("--diff", "--output-format", "json", "old.json"), "--diff and --output-format json contradict each other"),
]


@pytest.mark.parametrize(("arguments", "said"), CONTRADICTIONS)
def test_what_can_not_be_asked_for(cli, old, arguments, said):
    status, out, err = cli("upgrade", *arguments)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert json.loads(old.read_text()) == OLD


@pytest.fixture
def piped(monkeypatch):
    """Make standard input a text."""

    def pipe(text):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return pipe


@pytest.mark.parametrize("text", [json.dumps(OLD), '{"$schema": "http://json-schema.org/draft-03/schema#"}'])
def test_standard_input_is_passed_on_upgraded_or_as_it_is(cli, piped, text):
    piped(text)
    status, out, err = cli("upgrade", "-")

    if "draft-03" in text:
        assert (status, out) == (2, text)
        assert "-: not upgraded, since " in err
    else:
        assert (status, json.loads(out)) == (0, NEW)
        assert err.splitlines()[1:] == ["-:1:56: `definitions` becomes `$defs`", "cio-schemas: 1 file upgraded"]


def test_standard_input_is_only_looked_at(cli, piped):
    piped(json.dumps(OLD))
    status, out, _ = cli("upgrade", "--check", "-")

    assert (status, out.splitlines()[1]) == (1, "-:1:56: `definitions` becomes `$defs`")


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_file_with_another_name_is_not_written(cli, old, tmp_path, output):
    (tmp_path / "other.json").hardlink_to(old)
    status, _, err = cli("upgrade", "--output-format", output, "old.json")

    assert status == 2
    assert "old.json: the file has 2 names (hard links), which replacing it would split" in err
    assert "upgraded\n" not in err
    assert json.loads(old.read_text()) == OLD


LOST = "cio-schemas: error: old.jsom: no such file; did you mean 'old.json'?\n"

# files, options, what follows the error on standard error
SUMMARIES = [
    (["old.jsom"], [], ""),
    (["old.jsom"], ["--check"], ""),
    (["old.jsom", "old.json"], [], "cio-schemas: 1 file upgraded\n"),
    (["old.jsom", "old.json"], ["--check"], "cio-schemas: 1 file would be upgraded\n"),
    (["old.jsom", "new.json"], [], "cio-schemas: 0 files upgraded, 1 of draft 2020-12 or later already\n"),
]


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(("files", "options", "summary"), SUMMARIES)
def test_a_summary_follows_an_error_only_if_there_is_something_to_sum_up(cli, tmp_path, files, options, summary):
    (tmp_path / "new.json").write_text(json.dumps(NEW))
    assert cli("upgrade", *options, *files)[::2] == (2, LOST + summary)


def test_an_upgrade_that_would_change_a_verdict_is_refused(cli, old, monkeypatch):
    tmp_path = old.parent
    (tmp_path / "other.json").write_text(json.dumps(OLD))
    monkeypatch.setattr(
        "cio_schemas.conversion.verifying.verified",
        lambda number, *_: Verdict(5, ({"a": "ü"},) if number else ()),
    )
    status, _, err = cli("upgrade", "--verify", "old.json", "other.json")

    assert status == 2
    assert 'other.json: not upgraded, since that would change the verdict on the instance {"a": "ü"}' in err
    assert [json.loads((tmp_path / name).read_text()) for name in ("old.json", "other.json")] == [OLD, OLD]


def test_what_can_not_be_read_below_a_folder_is_an_error(cli, old, tmp_path, monkeypatch):
    (tmp_path / "s").mkdir()
    scandir = os.scandir

    def closed(path="."):
        if str(path).endswith("s"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    status, _, err = cli("upgrade", ".")

    assert status == 2
    assert "s: " in err
    assert json.loads(old.read_text()) == OLD


def test_other_files_below_a_folder_are_left_alone(cli, old, tmp_path):
    (tmp_path / "notes.txt").write_text(json.dumps(OLD))
    (tmp_path / "b.yaml").write_text("$schema: https://json-schema.org/draft/2020-12/schema\n")
    status, _, err = cli("upgrade", ".")

    assert (status, err) == (0, "cio-schemas: 1 file upgraded\n")
    assert (tmp_path / "notes.txt").read_text() == json.dumps(OLD)
    assert json.loads(old.read_text()) == NEW
