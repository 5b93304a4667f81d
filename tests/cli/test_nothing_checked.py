"""Nothing checked is never a success in silence: what is said, and how the run ends, plainly and with --strict."""

import os

import pytest

PATTERNS = 'payloads = [{files = "events/*.ndjson", schema = "event"}]\n'
DEAD = "no file below TREE matches 'evnts/*'; what git ignores is not looked at"
FOLDER = "it is a folder, whose files are events/**"
UNMATCHED = "not checked, since no pattern of payloads matches it and it names no known $schema"
NO_RECORD = "no record was checked, for there is none in what was read"
CLEAN = "no findings in 1 file, 1 record checked"
NOTHING = "nothing was checked"

FILES = {
    "events/a.ndjson": '{"name": "a"}\n',
    "package.json": "{}",
    "empty.ndjson": "",
    "blank.ndjson": "\n\n",
    "none.json": "[]",
    "notes/a.txt": "",
}

# configuration, arguments, exit status, what standard error says, exit status with --strict
CASES = [
    # all is checked
    (PATTERNS, ["events/a.ndjson"], 0, [CLEAN], 0),
    (PATTERNS, [], 0, [CLEAN], 0),
    (PATTERNS, ["."], 0, [CLEAN], 0),
    # files that a hook hands over, and that no pattern takes
    (PATTERNS, ["package.json"], 0, [f"warning: package.json: {UNMATCHED}", NOTHING], 2),
    (PATTERNS, ["package.json", "events/a.ndjson"], 0, [f"warning: package.json: {UNMATCHED}", CLEAN], 2),
    # files that the configuration excludes on purpose
    (PATTERNS + 'exclude = ["package.json"]\n', ["package.json"], 0, [NOTHING], 0),
    # a pattern that matches nothing in the whole tree
    *(
        (text, arguments, 2, [f"error: cio-schemas.toml: payloads[{index}].files: {DEAD}"], 2)
        for text, index in [
            ('payloads = [{files = "evnts/*", schema = "event"}]\n', 0),
            ('payloads = [{files = "*.ndjson", schema = "event"}, {files = "evnts/*", schema = "event"}]\n', 1),
            ('payloads = [{files = ["*.ndjson", "evnts/*"], schema = "event"}]\n', 0),
        ]
        for arguments in ([], ["package.json"], ["notes"])
    ),
    ('payloads = [{files = "evnts/*", schema = "event"}]\n', ["events/a.ndjson", "-q"], 2, None, 2),
    *(
        (
            f'payloads = [{{files = "{glob}", schema = "event"}}]\n',
            [],
            2,
            [f"error: cio-schemas.toml: payloads[0].files: no file below TREE matches {glob!r}; {FOLDER}"],
            2,
        )
        for glob in ("events", "events/")
    ),
    # whether other patterns match is not asked where all that was named is checked
    (PATTERNS.replace("]\n", ', {files = "evnts/*", schema = "event"}]\n'), ["events/a.ndjson"], 0, [CLEAN], 0),
    # all that a pattern matches is excluded
    (
        PATTERNS + 'exclude = ["events"]\n',
        [],
        2,
        ["error: nothing to check: exclude leaves out every file that a pattern of payloads matches"],
        2,
    ),
    # folders
    ("", ["--schema", "event", "hollow"], 2, ["error: hollow: there is nothing to check in this folder"], 2),
    ("", ["--schema", "event", "notes"], 2, ["error: notes: there is nothing to check in this folder"], 2),
    ("", ["notes"], 2, ["error: notes: there is nothing to check in this folder"], 2),
    (PATTERNS, ["notes"], 2, ["error: notes: there is nothing to check in this folder"], 2),
    (
        "",
        ["--schema", "event", "notes", "events"],
        0,
        ["warning: notes: there is nothing to check in this folder", CLEAN],
        2,
    ),
    # texts without a record
    ("", ["--schema", "event", "empty.ndjson"], 1, ["1 finding in 1 of 1 file, 0 records checked"], 1),
    ("", ["--schema", "event", "blank.ndjson"], 1, ["1 finding in 1 of 1 file, 0 records checked"], 1),
    (
        "",
        ["--schema", "event", "--each", "none.json"],
        0,
        ["no findings in 1 file, 0 records checked", f"warning: {NO_RECORD}"],
        2,
    ),
    # quiet or not
    (PATTERNS, ["package.json", "-q"], 0, [f"warning: package.json: {UNMATCHED}"], 2),
]


@pytest.fixture
def tree(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "hollow").mkdir()
    return tmp_path


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_checked_is_said(cli, tree, case):
    text, arguments, status, said, strict = case
    if text:
        (tree / "cio-schemas.toml").write_text(text)
    plain = cli("check", *arguments)
    assert plain.status == status
    if said is not None:
        assert plain.err.replace(str(tree), "TREE").splitlines() == [f"cio-schemas: {line}" for line in said]
    under_strict = cli("check", *arguments, "--strict")
    assert under_strict.status == strict
    assert "warning: " not in under_strict.err


# -- what can't be read --


@pytest.fixture
def closed(tree, monkeypatch):
    """A folder that can't be listed, whoever runs the tests."""
    (tree / "events/closed").mkdir()
    listed = os.scandir

    def scandir(path="."):
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return tree


UNLISTED = "error: events/closed: the folder can't be read, and nothing in it is checked: permission denied"


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("", ["check", "--schema", "event", "events", "bad.json"]),
        (PATTERNS, ["check", "events", "bad.json", "--schema", "event"]),
        (PATTERNS.replace('"events/*.ndjson"', '["events/*.ndjson", "bad.json"]'), ["check"]),
        ("", ["check", "--schema", "event", "events/closed", "bad.json"]),
    ],
)
def test_a_folder_that_can_not_be_read_is_a_problem_of_its_own(cli, tree, text, arguments):
    if text:
        (tree / "cio-schemas.toml").write_text(text)
    (tree / "bad.json").write_text('{"name": ""}')
    status, out, err = cli(*arguments, "--output-format", "concise")
    assert (status, out) == (2, "bad.json:1:10: V-minLength at /name: expected at least 1 character, found 0\n")
    assert f"cio-schemas: {UNLISTED}\n" in err


@pytest.mark.usefixtures("closed")
def test_a_pattern_that_matches_no_file_that_can_be_read(cli, tree):
    (tree / "cio-schemas.toml").write_text(PATTERNS.replace("events/*", "events/closed/*"))
    assert cli("check").err.startswith(f"cio-schemas: {UNLISTED}\n")
    key = "error: cio-schemas.toml: payloads[0].files: no file below TREE matches 'events/closed/*.ndjson'; "
    status, _, err = cli("check", "package.json")
    assert (status, err.replace(str(tree), "TREE")) == (
        2,
        f"cio-schemas: {key}what is in events/closed can't be read\n",
    )


@pytest.mark.usefixtures("closed")
def test_lint_reports_a_folder_that_can_not_be_read(cli):
    status, _, err = cli("lint", "events")
    assert (status, f"cio-schemas: {UNLISTED}\n" in err) == (2, True)


@pytest.mark.usefixtures("closed")
def test_a_folder_of_schemas_that_can_not_be_read_is_an_error(cli):
    assert cli("check", "--schema", "event", "events/a.ndjson", "--schemas", "events") == (
        2,
        "",
        "cio-schemas: error: events/closed: the folder can't be read: permission denied\n",
    )


def test_a_link_among_schemas_that_leads_nowhere_is_an_error(cli, tree):
    (tree / "events/s.json").symlink_to("gone.json")
    run = cli("check", "--schema", "event", "events/a.ndjson", "--schemas", "events")
    assert run == (2, "", "cio-schemas: error: events/s.json: no such file\n")


OTHER = "schemas/README.md: not linted, since its name is not that of a JSON or YAML file"

# arguments, exit status, standard error
LINTED = [
    (
        ["schemas/README.md"],
        2,
        ["error: schemas/README.md: not linted, since its name is not that of a JSON or YAML file"],
    ),
    (
        ["schemas/README.md", "schemas/a.json"],
        0,
        ["schemas/README.md: not linted, since its name is not that of a JSON or YAML file", "no findings in 1 file"],
    ),
    (["schemas"], 0, ["no findings in 1 file"]),
    (["schemas/a.json", "./schemas/a.json", "schemas"], 0, ["no findings in 1 file"]),
    (["schemas/a.json", "schemas/extensionless"], 0, ["no findings in 2 files"]),
    (["hollow"], 2, ["error: hollow: there is no schema in this folder"]),
    (["events"], 2, ["error: events: there is no schema in this folder"]),
    (["hollow", "schemas"], 0, ["warning: hollow: there is no schema in this folder", "no findings in 1 file"]),
    (["lost.md"], 2, ["error: lost.md: no such file"]),
]


@pytest.mark.parametrize(("arguments", "status", "said"), LINTED)
def test_what_is_not_linted_is_said(cli, tree, arguments, status, said):
    schema = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"}'
    (tree / "schemas").mkdir()
    for name in ("a.json", "extensionless"):
        (tree / "schemas" / name).write_text(schema)
    (tree / "schemas/README.md").write_text("# Schemas")
    run = cli("lint", *arguments, "--select", "JS1")
    assert (run.status, run.err.splitlines()) == (status, [f"cio-schemas: {line}" for line in said])


LONG = "x" * 300 + ".json"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--schema", "event", "loop.json"], "loop.json: Too many levels of symbolic links"),
        (["check", "--schema", "event", "links"], "links/loop.json: Too many levels of symbolic links"),
        (["check", "--schema", "event", "dangling.json"], "dangling.json: no such file"),
        # of these the schema is not known before they are read
        (["check", "loop.json"], "loop.json: Too many levels of symbolic links"),
        (["check", "links"], "links/loop.json: Too many levels of symbolic links"),
        (["check", "dangling.json"], "dangling.json: no such file"),
        (["check", "--schema", "event", LONG], f"{LONG}: File name too long"),
        (["check", "--schema", LONG, "package.json"], f"{LONG}: File name too long"),
        (["check", "--schema", "loop.json", "package.json"], "loop.json: Too many levels of symbolic links"),
        (["check", "--schema", "event", "--schemas", LONG, "package.json"], f"{LONG}: no such folder"),
        (["check", "--config", LONG], f"{LONG}: File name too long"),
        (["check", "--config", "loop.json"], "loop.json: Too many levels of symbolic links"),
        (["lint", "loop.json"], "loop.json: Too many levels of symbolic links"),
        (["lint", LONG], f"{LONG}: File name too long"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_ordinary_error(cli, tree, arguments, said):
    (tree / "links").mkdir()
    for name in ("loop.json", "links/loop.json"):
        (tree / name).symlink_to("loop.json")
    (tree / "links/circle").symlink_to(".", target_is_directory=True)
    (tree / "dangling.json").symlink_to("gone.json")
    status, _, err = cli(*arguments)
    assert (status, err.splitlines()[0]) == (2, f"cio-schemas: error: {said}")


def test_a_name_that_is_not_utf_8(cli, tree):
    name = os.fsdecode(b"names/\xff.ndjson")
    (tree / "names").mkdir()
    try:
        (tree / name).write_text('{"name": ""}\n')
    except OSError:
        pytest.skip("this file system has no such names")
    (tree / "cio-schemas.toml").write_text('payloads = [{files = "names/*", schema = "event"}]\nschemas = ["names"]\n')
    for arguments in (["--schema", "event", "names"], ["--schema", "event", name], []):
        for form in ("full", "concise", "json"):
            status, out, err = cli("check", *arguments, "--output-format", form)
            assert (status, "V-minLength" in out, "internal" in err) == (1, True, False)


def test_a_report_of_not_everything_is_not_written_under_strict(cli, tree):
    (tree / "bad.json").write_text('{"$schema": "urn:cio-schemas:track/v1/event", "name": ""}')
    (tree / "other.json").write_text("{}")
    (tree / "r.html").write_text("before")
    strict = cli("check", "bad.json", "other.json", "--report", "r.html", "--strict")

    assert (strict.status, (tree / "r.html").read_text()) == (2, "before")
    assert "r.html is not written, since not everything is checked\n" in strict.err


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("name", ["lost", "lost.md", "lost.parquet", "lost.json"])
def test_a_missing_file_is_not_said_to_have_no_schema(cli, name):
    assert cli("check", name) == (2, "", f"cio-schemas: error: {name}: no such file\n")


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("name", "meant"),
    [("order.jsn", "order.json"), ("odrer.json", "order.json"), ("ordinary.json", None), ("x.json", None)],
)
def test_a_file_that_is_spelt_almost_alike_is_suggested(cli, tree, name, meant):
    (tree / "order.json").write_text("{}")
    (tree / "y.json").write_text("{}")
    hint = f"; did you mean '{meant}'?" if meant else ""
    for arguments in (["check", name], ["lint", name], ["show", name.replace(".jsn", ".yaml")]):
        assert cli(*arguments).err == f"cio-schemas: error: {arguments[1]}: no such file{hint}\n"


UNKNOWN = "no schema {0!r}: it is not a bundled name, a known $id or a file"

# every command that takes a file, {} for its name, and what is said of one that is not there
TAKES_A_FILE = [
    ("check {}", "{0}: no such file", "{0}: no such file"),
    ("check --schema {} y.json", "{0}: no such file", UNKNOWN),
    ("lint {}", "{0}: no such file", "{0}: no such file"),
    ("lint --diff {}", "{0}: no such file", "{0}: no such file"),
    ("lint --fix-only {}", "{0}: no such file", "{0}: no such file"),
    ("upgrade {}", "{0}: no such file", "{0}: no such file"),
    ("upgrade --check {}", "{0}: no such file", "{0}: no such file"),
    ("evaluate --schema {} y.json", "{0}: no such file", UNKNOWN),
    ("evaluate --schema y.json {}", "{0}: no such file", "{0}: no such file"),
    ("bundle {}", "{0}: no such file", UNKNOWN),
    ("compile {}", "{0}: no such file", UNKNOWN),
    ("diff y.json {}", "{0}: no such file", "{0}: it is not a bundled name, a known $id or a file"),
    ("generate {}", "{0}: no such file", UNKNOWN),
    ("show {}", "{0}: no such file", UNKNOWN),
]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("case", TAKES_A_FILE)
@pytest.mark.parametrize("name", ["order.yaml", "odrer.json", "order.jsom", "order", "s/thigns.jsom"])
def test_each_command_suggests_a_file_that_is_spelt_almost_alike(cli, tree, case, name):
    command, by_suffix, by_name = case
    (tree / "order.json").write_text("{}")
    (tree / "y.json").write_text("{}")
    (tree / "s").mkdir(exist_ok=True)
    (tree / "s/things.json").write_text("{}")
    message = by_suffix if name.endswith((".yaml", ".json")) else by_name
    status, _, err = cli(*command.format(name).split())
    meant = "things.json" if name.startswith("s/") else "order.json"
    assert status == 2
    assert err.startswith(f"cio-schemas: error: {message.format(name)}; did you mean '{meant}'?")
    assert err.count("\n") == 1


def test_a_file_is_checked_once(cli, tree):
    (tree / "a.json").write_text('{"name": ""}')
    run = cli("check", "--schema", "event", "a.json", "./a.json", "a.json")

    assert run.err == "cio-schemas: 1 finding in 1 of 1 file, 1 record checked\n"
