"""References from file to file: what lies beside a schema is found, within bounds, and what is wrong there is told."""

import json
import os
from pathlib import Path

import pytest

SHORT = {"maxLength": 2}
ID = "https://example.com/schemas/order.json"

# schemas by file, of which `s/order.json` is asked for: it takes "de", refuses "deu"
FOUND = {
    "beside": {"s/order.json": {"$ref": "code.json"}, "s/code.json": SHORT},
    "below": {"s/order.json": {"$ref": "sub/code.json"}, "s/sub/code.json": SHORT},
    "above": {"s/order.json": {"$ref": "../common.json#/$defs/code"}, "common.json": {"$defs": {"code": SHORT}}},
    "an anchor": {
        "s/order.json": {"$ref": "c.json#code"},
        "s/c.json": {"$defs": {"x": {"$anchor": "code", "maxLength": 2}}},
    },
    "encoded": {"s/order.json": {"$ref": "a%20code.json"}, "s/a code.json": SHORT},
    "from file to file": {
        "s/order.json": {"$ref": "a/1.json"},
        "s/a/1.json": {"$ref": "../b/2.json"},
        "s/b/2.json": {"$ref": "../../code.json"},
        "code.json": SHORT,
    },
    "a circle of files": {
        "s/order.json": {"anyOf": [{"type": "array", "items": {"$ref": "list.json"}}, {"type": "string", **SHORT}]},
        "s/list.json": {"$ref": "order.json"},
    },
    "a schema of YAML": {"s/order.json": {"$ref": "code.yaml"}, "s/code.yaml": SHORT},
    "an absolute $id": {"s/order.json": {"$id": ID, "$ref": "code.json"}, "s/code.json": SHORT},
    "an absolute $id, and up": {"s/order.json": {"$id": ID, "$ref": "../code.json"}, "code.json": SHORT},
    "an absolute $id, and the file has another": {
        "s/order.json": {"$id": ID, "$ref": "code.json"},
        "s/code.json": {"$id": "https://example.com/code", "maxLength": 2},
    },
    "an absolute $id in the file beside, which goes on from there": {
        "s/order.json": {"$ref": "a/1.json"},
        "s/a/1.json": {"$id": "https://example.com/x/y/1.json", "$ref": "../2.json"},
        "s/2.json": SHORT,
    },
    "a URI beside its $id": {
        "s/order.json": {"$id": ID, "$ref": "https://example.com/schemas/code.json"},
        "s/code.json": SHORT,
    },
    "a relative $id": {"s/order.json": {"$id": "/schemas/order", "$ref": "code.json"}, "s/code.json": SHORT},
    "an embedded $id": {
        "s/order.json": {"$ref": "#/$defs/a", "$defs": {"a": {"$id": "sub/a.json", "$ref": "code.json"}}},
        "s/sub/code.json": SHORT,
    },
    "what is bundled comes first": {
        "s/order.json": {
            "$id": "https://json-schema.org/draft/2020-12/order",
            "allOf": [{"$ref": "code.json"}, {"$ref": "meta/core#/$defs/anchorString"}],
        },
        "s/code.json": SHORT,
        "s/meta/core": False,
    },
}


def written(tmp_path, files):
    for name, schema in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(schema if isinstance(schema, str) else json.dumps(schema))
    (tmp_path / "cio-schemas.toml").touch()
    (tmp_path / "good.json").write_text('"de"')
    (tmp_path / "bad.json").write_text('"deu"')


@pytest.mark.parametrize("case", FOUND)
def test_a_reference_leads_to_the_file_beside(cli, tmp_path, case):
    written(tmp_path, FOUND[case])
    assert cli("check", "--schema", "s/order.json", "good.json").status == 0
    status, out, err = cli("check", "--schema", "s/order.json", "bad.json", "--output-format", "concise")
    assert (status, "maxLength" in out or "anyOf" in out) == (1, True), err


def test_schemas_that_are_known_by_uri_come_before_the_file_beside(cli, tmp_path):
    written(
        tmp_path,
        {
            "s/order.json": {"$id": ID, "$ref": "code.json"},
            "s/code.json": False,
            "known/a.json": {"$id": "https://example.com/schemas/code.json", "maxLength": 2},
        },
    )
    assert cli("check", "--schema", "s/order.json", "good.json").status == 1
    assert cli("check", "--schema", "s/order.json", "good.json", "--schemas", "known").status == 0


@pytest.mark.parametrize("schema", ["s/order.json", "s/lone.json"])
def test_the_other_subcommands_find_it_too(cli, tmp_path, schema):
    written(
        tmp_path,
        {
            "s/order.json": {"type": "object", "properties": {"a": {"$ref": "../code.json"}}, "required": ["a"]},
            "s/lone.json": {"$ref": "order.json"},
            "code.json": {"type": "string", "enum": ["de"]},
            "payload.json": {"a": "de"},
        },
    )
    status, out, _ = cli("generate", schema, "--valid", "2")
    assert (status, json.loads(out.splitlines()[0])["a"]) == (0, "de")
    assert cli("show", schema, "--source").status == 0
    assert cli("evaluate", "--schema", schema, "payload.json").status == 0
    assert cli("show", schema).status == 0
    status, out, _ = cli("compile", schema)
    assert (status, str(tmp_path) in out) == (0, False)
    module = {}
    exec(out, module)
    assert [module["is_valid"](each) for each in ({"a": "de"}, {"a": "x"}, {})] == [True, False, False]


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--schema", "s/order.json", "good.json", "--report", "s/code.json"],
        ["check", "own.json", "--report", "s/code.json"],
        ["compile", "s/order.json", "-o", "s/code.json"],
        ["evaluate", "--schema", "s/order.json", "good.json", "-o", "s/code.json"],
        ["generate", "s/order.json", "--coverage", "s/code.svg", "--force"],
    ],
)
def test_a_file_that_is_read_is_never_written_over(cli, tmp_path, command):
    written(tmp_path, {**FOUND["beside"], "own.json": {"$schema": "s/order.json"}})
    (tmp_path / "s/code.svg").symlink_to("code.json")
    status, _, err = cli(*command)
    assert (status, f"would overwrite {tmp_path}/s/code.json, which is read" in err) == (2, True), err
    assert json.loads((tmp_path / "s/code.json").read_text()) == SHORT


# -- what is refused --

BROKEN = {
    "syntax": ({"s/code.json": '{\n "type": "string",\n}'}, "s/code.json:3:1: a trailing comma before '}'"),
    "YAML": ({"s/code.json": '{"$ref": "c.yaml"}', "s/c.yaml": "a: [\n"}, "s/c.yaml:2:1: "),
    "not a schema": ({"s/code.json": "[]"}, "s/code.json:1:1: a schema is an object or a boolean"),
    "not valid": (
        {"s/code.json": '{\n "minLength": "1"}'},
        's/code.json:2:15: expected integer, found string "1"',
    ),
    "a dead pointer": (
        {"s/code.json": '{"$ref": "#/x"}'},
        "s/code.json:1:10: $ref '#/x': there is no 'x' in ",
    ),
    "a pattern": ({"s/code.json": '{"pattern": "(?<a"}'}, "s/code.json:1:13: "),
    "a dead reference": (
        {"s/code.json": '{"items": {"$ref": "gone.json"}}'},
        "s/code.json:1:20: $ref 'gone.json': no schema 'https://example.com/gone.json' is known, ",
    ),
    "a dialect": ({"s/code.json": '{"$schema": "https://example.com/d"}'}, "s/code.json:1:13: "),
    "one $id twice": (
        {"s/code.json": '{"$id": "https://example.com/order"}'},
        "s/code.json:1:9: $id 'https://example.com/order' is that of s/order.json too",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_with_the_file_beside_is_told_there(cli, tmp_path, case):
    files, said = BROKEN[case]
    written(tmp_path, {"s/order.json": {"$id": "https://example.com/order", "$ref": "code.json"}, **files})
    status, out, err = cli("check", "--schema", "s/order.json", "good.json")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"cio-schemas: error: {said}")


OUT = "it leads out of TREE/project"

# what the reference is, what is said of it
OUTSIDE = [
    ("../outside.json", f"TREE/outside.json is not read: {OUT}"),
    ("../gone.json", f"TREE/gone.json is not read: {OUT}"),  # whether it is there is not told
    ("%2e%2e/outside.json", f"TREE/outside.json is not read: {OUT}"),
    ("..%2foutside.json", f"TREE/outside.json is not read: {OUT}"),
    ("/etc/hosts", f"/etc/hosts is not read: {OUT}"),
    ("file:///etc/hosts", f"/etc/hosts is not read: {OUT}"),
    ("link.json", f"link.json is not read: {OUT}"),
    ("linked/outside.json", f"linked/outside.json is not read: {OUT}"),
    ("file://host/a.json", "file://host/a.json is not read: it is not a file of this machine"),
    ("//host/share/a.json", "file://host/share/a.json is not read: it is not a file of this machine"),
    ("file:////host/share/a.json", "file:////host/share/a.json is not read: it is not a file of this machine"),
    ("pipe.json", "pipe.json is not read: it is a named pipe, not a file"),
    ("folder.json", "folder.json is not read: it is a folder, not a file"),
    ("nul%00.json", "it is not a file of this machine"),
]


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "project/folder.json").mkdir(parents=True)
    (tmp_path / "outside.json").write_text('{"maxLength": 2}')
    monkeypatch.chdir(tmp_path / "project")
    os.mkfifo("pipe.json")
    Path("link.json").symlink_to("../outside.json")
    Path("linked").symlink_to("..", target_is_directory=True)
    return tmp_path / "project"


@pytest.mark.parametrize(("reference", "said"), OUTSIDE)
@pytest.mark.parametrize("mark", ["cio-schemas.toml", "pyproject.toml", ".git", None])
def test_what_is_not_a_file_of_the_project_is_an_error(cli, project, reference, said, mark):
    os.chdir(project)  # from the folder of `cli`, which is left in the end
    if mark:
        (project / mark).write_text("[tool.cio-schemas]\n" if mark == "pyproject.toml" else "")
    (project / "order.json").write_text(json.dumps({"$ref": reference}))
    (project / "good.json").write_text('"de"')
    status, out, err = cli("check", "--schema", "order.json", "good.json")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"order.json:1:10: $ref '{reference}': " in err
    advice = "; to read it, name its folder with --schemas" if OUT in said else ""
    assert err.rstrip().replace(str(project.parent), "TREE").endswith(said + advice)


def test_a_folder_that_is_named_may_be_read(cli, tmp_path, monkeypatch):
    written(tmp_path, {"project/order.json": {"$ref": "../shared/code.json"}, "shared/code.json": SHORT})
    (tmp_path / "cio-schemas.toml").rename(tmp_path / "project/cio-schemas.toml")
    monkeypatch.chdir(tmp_path / "project")
    assert cli("check", "--schema", "order.json", "../good.json").status == 2
    assert cli("check", "--schema", "order.json", "../good.json", "--schemas", "../shared").status == 0
    assert cli("check", "--schema", "order.json", "../bad.json", "--schemas", "../shared").status == 1


def test_a_repository_is_one_project_whatever_is_configured_in_it(cli, tmp_path, monkeypatch):
    written(tmp_path, {"part/order.json": {"$ref": "../code.json"}, "code.json": SHORT})
    (tmp_path / "cio-schemas.toml").rename(tmp_path / "part/cio-schemas.toml")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "part")
    assert cli("check", "--schema", "order.json", "../good.json").status == 0


# -- lint --


@pytest.mark.parametrize("case", FOUND)
def test_lint_finds_it_too(cli, tmp_path, case):
    written(tmp_path, FOUND[case])
    status, out, _ = cli("lint", "s/order.json", "--select", "JS103,JS211", "--output-format", "concise")
    assert (status, out) == (0, "")


@pytest.mark.parametrize(("reference", "said"), OUTSIDE)
def test_lint_reports_what_is_not_a_file_of_the_project(cli, project, reference, said):
    os.chdir(project)
    (project / "order.json").write_text(json.dumps({"$ref": reference}))
    status, out, _ = cli("lint", "order.json", "--select", "JS103", "--output-format", "concise")
    assert (status, out.count("\n")) == (1, 1)
    assert out.startswith(f"order.json:1:10: JS103 at /$ref: $ref '{reference}': ")
    assert out.rstrip().replace(str(project.parent), "TREE").endswith(said.replace("file://host/s", "//host/s"))


def test_lint_may_read_a_folder_that_is_named(cli, tmp_path, monkeypatch):
    written(tmp_path, {"project/order.json": {"$ref": "../shared/code.json"}, "shared/code.json": SHORT})
    (tmp_path / "cio-schemas.toml").rename(tmp_path / "project/cio-schemas.toml")
    monkeypatch.chdir(tmp_path / "project")
    assert cli("lint", "order.json", "--select", "JS103").status == 1
    assert cli("lint", "order.json", "../shared", "--select", "JS103").status == 0


# the file beside, what lint says of a reference to it
BROKEN_BESIDE = [
    ('{\n "type": "string",\n}', "code.json:3:1: a trailing comma before '}'"),
    ("", "code.json: the file is empty: it holds no document"),
    ("[]", "code.json:1:1: a schema is an object or a boolean"),
    (None, "there is no file code.json"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN_BESIDE)
def test_lint_says_what_is_wrong_with_the_file_beside(cli, tmp_path, text, said):
    written(tmp_path, {"order.json": {"$ref": "code.json"}, **({} if text is None else {"code.json": text})})
    out = cli("lint", "order.json", "--select", "JS103", "--output-format", "concise").out
    assert out.startswith(f"order.json:1:10: JS103 at /$ref: $ref 'code.json': {said}")


@pytest.mark.parametrize("schema", ["./meta.json", "https://example.com/meta.json"])
def test_lint_of_a_meta_schema_that_is_not_there(cli, tmp_path, schema):
    written(tmp_path, {"order.json": {"$schema": schema, "$id": "https://example.com/order.json"}})
    status, out, _ = cli("lint", "order.json", "--select", "JS202", "--output-format", "concise")
    assert (status, "meta.json" in out) == (1, True)
