"""Payloads that say which schema they want: `$schema` at their top, and the modelines of YAML."""

import io
import json
import os
from pathlib import Path

import pytest

FILES = {
    "cio-schemas.toml": "",
    "order.schema.json": '{"properties": {"n": {"type": "integer"}}, "required": ["n"]}',
    "closed.json": '{"properties": {"n": {"type": "integer"}}, "additionalProperties": false}',
    "unevaluated.json": '{"properties": {"n": {"type": "integer"}}, "unevaluatedProperties": false}',
    "other.yaml": "required: [m]\n",
    "broken.json": '{\n "type": "strin"\n}',
    "known/a.json": '{"$id": "https://example.com/a", "required": ["a"]}',
    "sub/here.json": '{"$ref": "../order.schema.json"}',
}
GIVE = "; give --schema NAME, $ID or PATH (see `cio-schemas check --help`)"
MODELINE = "# yaml-language-server: $schema="


@pytest.fixture
def tree(cli, tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return cli


def run(tree, name, text, *options):
    Path(name).write_text(text)
    return tree("check", name, "--output-format", "concise", *options)


# file, text, what is found
CHECKED = [
    ("p.json", '{"$schema": "./order.schema.json", "n": 1}', []),
    ("p.json", '{"$schema": "./order.schema.json", "n": ""}', ["p.json:1:41: V-type at /n"]),
    ("p.json", '{"$schema": "order.schema.json", "n": ""}', ["p.json:1:39: V-type at /n"]),
    ("p.json", '{"$schema": "./order.schema.json#", "n": ""}', ["p.json:1:42: V-type at /n"]),
    ("p.json", '{"$schema": "sub/../other.yaml"}', ["p.json:1:1: V-required"]),
    ("sub/p.json", '{"$schema": "../order.schema.json", "n": ""}', ["sub/p.json:1:42: V-type at /n"]),
    ("sub/p.json", '{"$schema": "here.json", "n": ""}', ["sub/p.json:1:31: V-type at /n"]),
    ("p.json", '{"$schema": "event", "name": ""}', ["p.json:1:30: V-minLength at /name"]),
    ("p.json", '{"$schema": "urn:cio-schemas:track/v1/event", "name": ""}', ["p.json:1:55: V-minLength at /name"]),
    ("p.json", '{"$schema": "http://json-schema.org/draft-07/schema#", "type": 1}', ["p.json:1:64: V-enum at /type"]),
    ("p.json", '{"$schema": "draft-04", "type": 1}', ["p.json:1:33: V-enum at /type"]),
    ("p.ndjson", '{"$schema": "order.schema.json", "n": 1}\n{"n": ""}\n', ["p.ndjson:2:7: V-type at /n"]),
    # of NDJSON the first record counts
    ("p.ndjson", '{"$schema": "order.schema.json", "n": 1}\n{"$schema": "other.yaml", "n": 1}\n', []),
    ("p.yaml", f"{MODELINE}order.schema.json\nn: x\n", ["p.yaml:2:4: V-type at /n"]),
    ("p.yaml", "#yaml-language-server:$schema=./order.schema.json\n---\n# a\nn: x\n", ["p.yaml:4:4: V-type at /n"]),
    ("p.yaml", f"---\n{MODELINE}event\nname: ''\n", ["p.yaml:3:7: V-minLength at /name"]),
    ("p.yaml", "$schema: order.schema.json\nn: x\n", ["p.yaml:2:4: V-type at /n"]),
    # a modeline is about editing, and comes before `$schema`
    ("p.yaml", f"{MODELINE}order.schema.json\n$schema: closed.json\nn: 1\n", []),
    # documents of their own
    (
        "p.yaml",
        f"{MODELINE}order.schema.json\nn: x\n---\n{MODELINE}other.yaml\nn: x\n---\nn: y\n",
        ["p.yaml:2:4: V-type at /n", "p.yaml:5:1: V-required", "p.yaml:7:4: V-type at /n"],
    ),
    (
        "p.yaml",
        f"{MODELINE}order.schema.json\n---\nn: x\n{MODELINE}other.yaml\n---\nm: 1\n",
        ["p.yaml:3:4: V-type at /n"],
    ),
    # what only looks like a modeline
    (
        "p.yaml",
        f"{MODELINE}order.schema.json\nn: 1\nt: |\n  {MODELINE}gone.json\n---\nt: '\n  {MODELINE}gone.json'\nn: x\n",
        ["p.yaml:8:4: V-type at /n"],
    ),
]


@pytest.mark.parametrize(("name", "text", "said"), CHECKED)
def test_a_payload_is_checked_against_the_schema_that_it_names(tree, name, text, said):
    status, out, err = run(tree, name, text)
    assert [line[: len(begin)] for line, begin in zip(out.splitlines(), said, strict=False)] == said, (out, err)
    assert (status, len(out.splitlines())) == (1 if said else 0, len(said)), (out, err)


def test_a_schema_is_known_by_its_id(tree):
    assert run(tree, "p.json", '{"$schema": "https://example.com/a"}', "--schemas", "known").status == 1
    assert run(tree, "p.json", '{"$schema": "https://example.com/a", "a": 1}', "--schemas", "known").status == 0


def test_options_and_configuration_come_first(tree):
    text = '{"$schema": "other.yaml", "n": 1}'
    assert run(tree, "p.json", text).status == 1
    assert run(tree, "p.json", text, "--schema", "order.schema.json").status == 0
    Path("cio-schemas.toml").write_text('payloads = [{files = "p.json", schema = "order.schema.json"}]')
    assert run(tree, "p.json", text).status == 0


def test_it_can_be_turned_off(tree):
    text = '{"$schema": "other.yaml", "n": 1}'
    said = f"cio-schemas: error: p.json: no schema is known for it{GIVE}"
    assert run(tree, "p.json", text, "--no-inline-schema") == (2, "", f"{said}\n")
    Path("cio-schemas.toml").write_text("inline-schema = false")
    assert run(tree, "p.json", text) == (2, "", f"{said}\n")


# -- what is not checked --

UNKNOWN = [
    ("https://example.com/b", "no such $id is known, and nothing is fetched"),
    ("urn:cio-schemas:evnt", "no such $id is known, and nothing is fetched; did you mean 'urn:cio-schemas:request'?"),
    ("evnt", "there is no file evnt; did you mean 'event'?"),
    ("./ordr.schema.json", "there is no file ordr.schema.json; did you mean 'order.schema.json'?"),
    ("order.schema.json#/properties/n", "a part of a schema is not looked for"),
    ("order.schema.json?x", "no such $id is known, and nothing is fetched"),
]


@pytest.mark.parametrize(("schema", "reason"), UNKNOWN)
def test_a_schema_that_is_not_known_is_never_a_success_in_silence(tree, schema, reason):
    text = json.dumps({"$schema": schema})
    said = f"p.json:1:13: not checked against $schema {schema!r}: {reason}"
    assert run(tree, "p.json", text) == (2, "", f"cio-schemas: error: {said}{GIVE}\n")
    Path("good.json").write_text('{"$schema": "order.schema.json", "n": 1}')
    clean = "cio-schemas: no findings in 1 file, 1 record checked\n"
    assert run(tree, "p.json", text, "good.json") == (0, "", f"cio-schemas: warning: {said}\n{clean}")
    assert run(tree, "p.json", text, "good.json", "--strict").status == 2
    Path("folder").mkdir()
    Path("folder/good.json").write_text('{"$schema": "../order.schema.json", "n": 1}')
    Path("folder/p.json").write_text(text)
    status, _, err = tree("check", "folder")
    assert (status, err.count("warning: folder/p.json:1:13: not checked against $schema")) == (0, 1)
    assert tree("check", "folder", "--strict").status == 2


REFUSED = [
    ("../outside.json", "it leads out of "),
    ("../gone.json", "it leads out of "),
    ("link.json", "it leads out of "),
    ("/etc/hosts", "it leads out of "),
    ("file:///etc/hosts", "it leads out of "),
    ("file://host/a.json", "it is not a file of this machine"),
    ("//host/a.json", "it is not a file of this machine"),
    ("pipe", "it is a named pipe, not a file"),
    ("sub", "it is a folder, not a file"),
]


@pytest.mark.parametrize(("schema", "reason"), REFUSED)
def test_a_schema_that_may_not_be_read_is_a_problem_of_its_file_alone(tree, tmp_path, monkeypatch, schema, reason):
    (tmp_path / "outside.json").write_text("{}")
    (tmp_path / "cio-schemas.toml").rename(tmp_path / "sub/cio-schemas.toml")
    monkeypatch.chdir(tmp_path / "sub")
    Path("link.json").symlink_to("../outside.json")
    Path("sub").mkdir()
    os.mkfifo("pipe")
    Path("bad.json").write_text('{"$schema": "event", "name": ""}')
    status, out, err = run(tree, "p.json", json.dumps({"$schema": schema}), "bad.json")
    assert status == 2
    assert out.startswith("bad.json:1:30: V-minLength")
    assert f"error: p.json:1:13: $schema {schema!r} is not read: {reason}" in err


def test_a_schema_that_is_wrong_is_a_problem_of_its_file_alone(tree):
    Path("bad.json").write_text('{"$schema": "event", "name": ""}')
    status, out, err = run(tree, "p.json", '{"$schema": "broken.json"}', "bad.json")
    assert (status, out[:26]) == (2, "bad.json:1:30: V-minLength")
    assert "error: p.json:1:13: $schema 'broken.json': broken.json:2:10: expected " in err


def test_documents_that_name_no_schema_are_told(tree):
    Path("p.yaml").write_text(f"n: x\n---\n{MODELINE}order.schema.json\nn: x\n---\n{MODELINE}x/y\nn: x\n")
    status, out, err = tree("check", "p.yaml", "--output-format", "concise")
    assert (status, out.splitlines()) == (1, ['p.yaml:4:4: V-type at /n: expected integer, found string "x"'])
    assert err.splitlines() == [
        f"cio-schemas: {line}"
        for line in (
            "warning: p.yaml: document 1 is not checked, since neither it nor the first document names a schema",
            "warning: p.yaml:6:33: document 3 is not checked against $schema 'x/y': there is no file x/y",
            "1 finding in 1 of 1 file, 1 record checked",
        )
    ]
    assert tree("check", "p.yaml", "--strict").status == 2


# -- $schema is part of the payload --


@pytest.mark.parametrize("schema", ["closed.json", "unevaluated.json"])
def test_a_closed_schema_that_refuses_the_member_says_why(tree, schema):
    _, out, _ = run(tree, "p.json", json.dumps({"$schema": schema, "n": 1}))
    assert out.count("\n") == 1
    assert "nothing else is refused" in out
    assert "it names the schema, and is part of the payload too" in out
    _, out, _ = run(tree, "p.json", json.dumps({"$schema": schema, "n": ""}))
    assert (out.count("\n"), "nothing else is refused" in out) == (2, False)


@pytest.mark.parametrize("schema", ["https://example.com/secret", "secret.json", "../secret.json"])
def test_no_value_of_a_payload_is_told_under_no_values(tree, schema):
    Path("good.json").write_text('{"$schema": "order.schema.json", "n": 1}')
    run_ = run(tree, "p.json", json.dumps({"$schema": schema}), "good.json", "--no-values")
    assert "secret" not in run_.out + run_.err
    assert "p.json:1:13: " in run_.err


# options, text, exit status, what is found
STANDARD_INPUT = [
    ([], '{"$schema": "order.schema.json", "n": ""}', 1, "-:1:39: V-type at /n"),
    ([], '{"$schema": "order.schema.json", "n": 1}', 0, ""),
    (["--ndjson"], '{"$schema": "order.schema.json", "n": 1}\n{"n": ""}\n', 1, "-:2:7: V-type at /n"),
    (["--stdin-filename", "sub/p.json"], '{"$schema": "here.json", "n": ""}', 1, "sub/p.json:1:31: V-type at /n"),
    (["--stdin-filename", "p.yaml"], f"{MODELINE}order.schema.json\nn: x\n", 1, "p.yaml:2:4: V-type at /n"),
    ([], '{"$schema": "gone/x.json"}', 2, ""),
    ([], "{}", 2, ""),
    (["--no-inline-schema"], '{"$schema": "order.schema.json", "n": 1}', 2, ""),
]


@pytest.mark.parametrize("case", STANDARD_INPUT)
def test_standard_input_names_its_schema_too(tree, monkeypatch, case):
    options, text, status, said = case
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    found = tree("check", "-", "--output-format", "concise", *options)
    assert (found.status, found.out[: len(said)]) == (status, said), found
