"""`cio-schemas diff`: versions as files, folders and revisions, what is asked of them, and what can't be compared."""

import io
import json
import os
import subprocess
from pathlib import Path

import pytest

import cio_schemas
from cio_schemas.compatibility.modes import MODES

HEAD = '"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"'
OLD = f'{{{HEAD}, "properties": {{"a": {{"type": "string"}}}}}}\n'
TIGHT = f'{{{HEAD}, "properties": {{"a": {{"type": "string"}}}}, "required": ["a"]}}\n'
LOOSE = f'{{{HEAD}, "properties": {{"a": {{"type": ["string", "null"]}}}}}}\n'
OTHER = f'{{{HEAD}, "properties": {{"a": {{"type": "integer"}}}}}}\n'


@pytest.fixture
def write(tmp_path):
    """Write files below the folder that the command runs in."""

    def written(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return written


@pytest.fixture
def git(tmp_path):
    """Run Git in that folder."""

    def run(*arguments):
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    return run


def concise(out):
    """The lines of a concise output, without what all changes come to."""
    return [line for line in out.splitlines() if " D-version " not in line]


# new version, mode, exit status, the line of its change
MODED = [
    (TIGHT, "backward", (1, "`a` is now required (breaks producers)")),
    (TIGHT, "forward", (0, "`a` is now required (breaks producers)")),
    (TIGHT, "full", (1, "`a` is now required (breaks producers)")),
    (TIGHT, "none", (0, "`a` is now required (breaks producers)")),
    (LOOSE, "backward", (0, "`a` may now also be null (breaks consumers)")),
    (LOOSE, "forward", (1, "`a` may now also be null (breaks consumers)")),
    (LOOSE, "full-transitive", (1, "`a` may now also be null (breaks consumers)")),
    (OTHER, "backward", (1, "`a` must now be an integer, not a string (breaks producers and consumers)")),
    (OTHER, "forward-transitive", (1, "`a` must now be an integer, not a string (breaks producers and consumers)")),
]


@pytest.mark.parametrize(("new", "mode", "expected"), MODED)
def test_a_mode_says_who_must_not_be_broken(cli, write, new, mode, expected):
    write(old_json=OLD, new_json=new)
    done = cli("diff", "old.json", "new.json", "--mode", mode, "--output-format", "concise")
    [told] = concise(done.out)
    assert (done.status, told.split(": ", 2)[-1]) == expected


def test_backward_is_the_default(cli, write):
    write(old_json=OLD, new_json=TIGHT)
    assert cli("diff", "old.json", "new.json") == cli("diff", "--mode", "backward", "old.json", "new.json")
    assert cli("diff", "new.json", "old.json").status == 0


def test_a_finding_has_its_place_in_both_texts_and_a_witness(cli, write):
    write(old_json='{\n  "required": ["a"]\n}\n', new_json='{\n  "required": [\n    "a",\n    "b"\n  ]\n}\n')
    done = cli("diff", "old.json", "new.json", "--output-format", "json")
    found, version = json.loads(done.out)
    assert (found["path"], found["line"], found["column"], found["pointer"]) == ("new.json", 4, 5, "/required/1")
    where, witness = found["notes"]
    assert where == {"label": "was at", "text": "old.json:2:15", "path": "old.json", "line": 2, "column": 15}
    assert cio_schemas.Validator({"required": ["a"]}).is_valid(witness["value"])
    assert not cio_schemas.Validator({"required": ["a", "b"]}).is_valid(witness["value"])
    assert version["message"] == "next version: SemVer major; SchemaVer REVISION"


@pytest.mark.parametrize("name", ["full", "concise", "json", "json-lines", "sarif", "github", "gitlab", "junit"])
def test_every_output_format_has_the_finding_and_its_witness(cli, write, name):
    write(old_json=OLD, new_json=TIGHT)
    done = cli("diff", "old.json", "new.json", "--output-format", name)
    assert done.status == 1
    assert "is now required" in done.out
    assert ("was accepted and is now refused" in done.out) is (name != "concise")


# old, new, advice
ADVICE = [
    (OLD, TIGHT, "SemVer major; SchemaVer REVISION"),
    (OLD, LOOSE, "SemVer minor; SchemaVer ADDITION"),
    (OLD, OLD.replace("{", '{"title": "x", ', 1), "SemVer patch; SchemaVer ADDITION"),
    ('{"type": "string"}', '{"type": "null"}', "SemVer major; SchemaVer MODEL"),
]


@pytest.mark.parametrize(("old", "new", "advice"), ADVICE)
def test_the_next_version_number(cli, write, old, new, advice):
    write(old_json=old, new_json=new)
    assert f"D-version next version: {advice}\n" in cli("diff", "old.json", "new.json").out


def test_nothing_is_found_where_nothing_changed(cli, write):
    write(old_json=OLD, new_json=OLD.replace(" ", "  "))
    assert cli("diff", "old.json", "new.json") == (0, "", "cio-schemas: no findings in 1 file\n")


# -- several versions --

# versions, mode, the lines: path and sentence
SEVERAL = [
    ((OLD, LOOSE, OLD), "backward", ["v3.json: `a` may no longer be null"]),
    ((LOOSE, OLD, OLD), "backward", ["v2.json: `a` may no longer be null"]),
    (
        (LOOSE, OLD, OLD),
        "backward-transitive",
        ["v2.json: `a` may no longer be null", "v3.json: `a` may no longer be null"],
    ),
]


@pytest.mark.parametrize(("versions", "mode", "lines"), SEVERAL)
def test_versions_are_compared_with_the_one_before_or_with_all_before(cli, write, versions, mode, lines):
    names = [f"v{number}.json" for number, _ in enumerate(versions, 1)]
    write(**{name.replace(".", "_"): text for name, text in zip(names, versions, strict=True)})
    done = cli("diff", *names, "--mode", mode, "--output-format", "json")
    errors = [each for each in json.loads(done.out) if each["severity"] == "error"]
    assert [f"{each['path']}: {each['message'].partition(' (')[0]}" for each in errors] == lines


def test_a_message_names_the_version_if_there_are_several(cli, write):
    write(v1_json=LOOSE, v2_json=LOOSE, v3_json=OLD)
    done = cli("diff", "v1.json", "v2.json", "v3.json", "--mode", "backward-transitive", "--output-format", "concise")
    told = "`a` may no longer be null (breaks producers) [compared with {}]"
    assert [told.format(name) in done.out for name in ("v1.json", "v2.json")] == [True, True]


@pytest.mark.parametrize("name", MODES)
def test_the_pairs_of_a_mode(name):
    every = [(0, 1), (0, 2), (1, 2)]
    assert list(MODES[name].pairs(3)) == (every if name.endswith("-transitive") else [(0, 1), (1, 2)])


# -- folders --


def test_folders_are_paired_by_identifier_then_by_path(cli, write):
    named = OLD.replace("{", '{"$id": "https://example.com/a", ', 1)
    write(
        old__a_json=named,
        old__b_json=OLD,
        old__gone_json=LOOSE,
        new__moved_json=named.replace("}}}", '}}, "required": ["a"]}'),
        new__b_json=LOOSE,
        new__more_json=OTHER,
    )
    done = cli("diff", "old", "new", "--output-format", "concise")
    assert done.status == 1
    assert concise(done.out) == [
        "new/more.json: D-added this schema is new: old does not have it",
        "old/gone.json: D-removed new no longer has this schema (breaks its users)",
        "new/b.json:1:108: D-type at /properties/a/type: `a` may now also be null (breaks consumers)",
        "new/moved.json: D-moved this schema was old/a.json",
        "new/moved.json:1:165: D-required at /required/0: `a` is now required (breaks producers)",
    ]


def test_a_schema_that_is_referred_to_is_compared_in_both_folders(cli, write):
    schema = f'{{{HEAD}, "properties": {{"a": {{"$ref": "parts/common.json"}}}}}}'
    write(
        old__order_json=schema,
        new__order_json=schema,
        old__parts__common_json='{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"}',
        new__parts__common_json='{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "integer"}',
    )
    done = cli("diff", "old/order.json", "new/order.json", "--output-format", "concise")
    told = "schema `parts/common.json` must now be an integer, not a string (breaks producers and consumers)"
    assert concise(done.out) == [f"new/parts/common.json:1:69: D-type at /type: {told}"]


def test_yaml_has_places_too(cli, write):
    write(old_yaml="type: object\nrequired: [a]\n", new_yaml="type: object\nrequired:\n  - a\n  - b\n")
    done = cli("diff", "old.yaml", "new.yaml", "--output-format", "concise")
    assert concise(done.out) == ["new.yaml:4:5: D-required at /required/1: `b` is now required (breaks producers)"]


# -- Git --


def test_a_file_is_compared_with_a_revision(cli, write, git):
    write(schemas__a_json=OLD)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    write(schemas__a_json=TIGHT)
    done = cli("diff", "HEAD:schemas/a.json", "schemas/a.json", "--output-format", "json")
    [found, _] = json.loads(done.out)
    assert (done.status, found["path"], found["notes"][0]["text"]) == (1, "schemas/a.json", "HEAD:schemas/a.json:1:1")
    assert cli("diff", "HEAD:schemas", "schemas").status == 1
    assert cli("diff", "HEAD:./schemas/a.json", "schemas/a.json").status == 1


def test_since_a_revision(cli, write, git):
    write(schemas__a_json=OLD, schemas__b_json=OLD, schemas__gone_json=OLD, data_json="{}")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    assert cli("diff", "--since", "HEAD") == (0, "", "cio-schemas: nothing is compared: no schema differs from HEAD\n")
    write(schemas__a_json=TIGHT, schemas__new_json=LOOSE, data_json="[]")
    Path("schemas/gone.json").unlink()
    done = cli("diff", "--since", "HEAD", "--output-format", "concise")
    assert (done.status, concise(done.out)) == (
        1,
        [
            "schemas/new.json: D-added this schema is new since HEAD",
            "HEAD:schemas/gone.json: D-removed the work tree no longer has this schema (breaks its users)",
            "schemas/a.json:1:133: D-required at /required/0: `a` is now required (breaks producers)",
        ],
    )
    assert cli("diff", "--since", "HEAD", "schemas/b.json").status == 0
    assert cli("diff", "--since", "HEAD", "schemas/new.json").err.endswith(
        "nothing is compared: 1 schema new since HEAD\n"
    )
    assert cli("diff", "--since", "HEAD", "schemas/gone.json", "--mode", "none").status == 0


def test_what_a_schema_refers_to_is_that_of_its_revision(cli, write, git):
    write(a_json='{"$ref": "b.json", "title": "x"}', b_json='{"type": "string"}')
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    write(b_json='{"type": "integer"}')
    done = cli("diff", "HEAD:a.json", "a.json", "--output-format", "concise")
    assert done.status == 1
    assert "b.json:1:10: D-type at /type:" in done.out


# -- what can't be compared --

# files, arguments, the line on standard error
REFUSED = [
    ({}, [], "nothing to compare: name two versions, or a revision with --since (see `cio-schemas diff --help`)"),
    ({"a_json": OLD}, ["a.json"], "a.json: expected a second version to compare with, or a revision with --since"),
    ({"a_json": OLD}, ["a.json", "b.json"], "b.json: no such file"),
    (
        {"a_json": OLD},
        ["evnet", "a.json"],
        "error: evnet: it is not a bundled name, a known $id or a file; did you mean 'event'?",
    ),
    ({"a_json": OLD}, ["a.json", "a.json"], "a.json and a.json are the same file"),
    ({"a_json": OLD, "d__b_json": OLD}, ["d", "a.json"], "d is a folder and a.json a file: name files, or folders"),
    ({"a_json": OLD, "d__b_txt": ""}, ["d", "d"], "d: there is no schema in this folder"),
    ({"d__a_json": OLD, "e__b_json": TIGHT}, ["d", "e"], "no schema in d has the $id or the path of one in e"),
    ({"a_json": OLD, "b_json": "{"}, ["a.json", "b.json"], "b.json:1:2: "),
    ({"a_json": OLD, "b_json": "[]"}, ["a.json", "b.json"], "b.json:1:1: a schema is an object or a boolean"),
    ({"a_json": OLD, "b_json": '{"type": "x"}'}, ["a.json", "b.json"], "b.json:1:10: "),
    ({"a_json": OLD, "b_json": '{"$ref": "#/x"}'}, ["a.json", "b.json"], "b.json:1:10: "),
    ({"a_json": OLD}, ["--since", "HEAD"], "Git: not a git repository"),
    (
        {"a_json": OLD, "b_json": OLD},
        ["a.json", "b.json", "--mode", "backwards"],
        "argument --mode: invalid choice: 'backwards'",
    ),
    (
        {"a_json": OLD, "b_json": OLD},
        ["a.json", "b.json", "--ignore", "D-requird"],
        "no code 'D-requird'; did you mean 'D-required'?",
    ),
]


@pytest.mark.parametrize(("files", "arguments", "line"), REFUSED)
def test_what_cannot_be_compared_is_one_line(cli, write, files, arguments, line):
    write(**files)
    done = cli("diff", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert line.partition(" (see")[0] in done.err


# arguments, the line on standard error
NO_REVISION = [
    (["--since", "nowhere"], "nowhere: no such revision in "),
    (["--since", ""], "'' is not a revision: name a branch, a tag or a commit"),
    (["nowhere:a.json", "a.json"], "nowhere: no such revision in "),
    (["HEAD:b.json", "a.json"], "HEAD:b.json: HEAD has no such file, and no folder with schemas there"),
    (["--since", "HEAD", "b.json"], "b.json: there is no such file, neither here nor at HEAD"),
    (
        ["--since", "HEAD", "a.jsom"],
        "a.jsom: there is no such file, neither here nor at HEAD; did you mean 'a.json'?",
    ),
    (["--since", "HEAD", "/"], "/ is outside of the Git repository "),
]


@pytest.mark.parametrize(("arguments", "line"), NO_REVISION)
def test_what_git_does_not_have_is_one_line(cli, write, git, arguments, line):
    write(a_json=OLD)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    done = cli("diff", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert line in done.err


def test_other_schemas_are_compared_beside_one_that_is_broken(cli, write):
    write(old__a_json=OLD, old__b_json=OLD, new__a_json=OLD.rstrip()[:-1], new__b_json=TIGHT)
    done = cli("diff", "old", "new", "--output-format", "concise")
    assert done.status == 2
    assert "error: new/a.json:" in done.err
    assert "new/b.json:1:133: D-required" in done.out


def test_a_text_that_can_be_read_is_compared_whatever_is_wrong_with_it(cli, write):
    write(old_json='\ufeff{"type": "string", "type": "integer"}', new_json='{"type": "integer"}')
    done = cli("diff", "old.json", "new.json", "--output-format", "concise")
    assert (done.status, [line.split(" ")[1] for line in done.out.splitlines()]) == (0, ["P-bom", "P-duplicate-key"])


@pytest.mark.parametrize(("more", "status"), [([], 1), (["--unknown", "error"], 1), (["--unknown", "warn"], 0)])
def test_what_is_not_known_is_an_error_unless_it_is_asked_to_warn(cli, write, more, status):
    write(old_json=r'{"pattern": "^(a+)b\\1$"}', new_json=r'{"pattern": "^(a+)b\\1c?$"}')
    done = cli("diff", "old.json", "new.json", "--output-format", "json", *more)
    severities = {each["code"]: each["severity"] for each in json.loads(done.out)}
    assert (done.status, severities["D-unknown"]) == (status, "warning" if "warn" in more else "error")


def test_the_configuration_says_what_is_asked(cli, write):
    write(old_json=OLD, new_json=LOOSE)
    assert cli("diff", "old.json", "new.json").status == 0
    write(**{"cio-schemas_toml": '[diff]\nmode = "full"\nignore = ["D-version"]\n'})
    done = cli("diff", "old.json", "new.json")
    assert (done.status, "D-version" in done.out) == (1, False)
    assert cli("diff", "old.json", "new.json", "--mode", "backward").status == 0
    write(**{"cio-schemas_toml": '[diff]\nmode = "ful"\n'})
    line = "cio-schemas: error: cio-schemas.toml: [diff] mode: expected one of "
    assert cli("diff", "old.json", "new.json").err.startswith(line)


def test_links_are_followed(cli, write, tmp_path):
    write(a_json=OLD, b_json=TIGHT)
    (tmp_path / "link.json").symlink_to("b.json")
    (tmp_path / "dead.json").symlink_to("nowhere.json")
    assert cli("diff", "a.json", "link.json").status == 1
    assert cli("diff", "b.json", "link.json").err == "cio-schemas: error: b.json and link.json are the same file\n"
    assert cli("diff", "a.json", "dead.json").status == 2


def test_a_file_of_a_folder_that_cannot_be_read_is_told(cli, write):
    write(v1__a_json=OLD, v2__a_json=OLD, v1__b_json='{"type": "string"', v2__b_json='{"type": "string"}')
    done = cli("diff", "v1", "v2", "--output-format", "concise")
    assert (done.status, done.err.splitlines()[0]) == (
        2,
        "cio-schemas: error: v1/b.json:1:18: expected ',' or '}', found the end of the document",
    )


def test_new_and_removed_schemas_count_as_files(cli, write, git):
    write(a_json=OLD, b_json=OLD)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    write(a_json=TIGHT, c_json=LOOSE)
    done = cli("diff", "--since", "HEAD", "--output-format", "concise")
    assert "in 2 of 2 files" in done.err


def test_a_shallow_clone_is_named_where_it_lacks_a_revision(cli, write, git, monkeypatch):
    write(origin__a_json=OLD)
    git("init", "-q", "origin")
    git("-C", "origin", "add", ".")
    git("-C", "origin", "commit", "-qm", "one")
    git("-C", "origin", "commit", "-qm", "two", "--allow-empty")
    git("clone", "-q", "--depth=1", (Path.cwd() / "origin").as_uri(), "clone")
    monkeypatch.chdir("clone")
    done = cli("diff", "HEAD~1:a.json", "a.json")
    hint = "which is a shallow clone: `git fetch --unshallow` brings the rest"
    assert (done.status, done.err) == (2, f"cio-schemas: error: HEAD~1: no such revision in {Path.cwd()}, {hint}\n")


def test_before_the_first_commit_every_schema_is_new(cli, write, git):
    write(a_json=OLD)
    git("init", "-q")
    git("add", ".")
    done = cli("diff", "--since", "HEAD", "a.json", "--output-format", "concise")
    assert (done.status, done.out) == (0, "a.json: D-added this schema is new since HEAD\n")


@pytest.fixture
def versions(write, git):
    """A revision with a schema that has another in a folder of its own, and a work tree where that one is tighter."""
    write(s__a_json='{"$ref": "https://example.com/b"}', known__b_json=f'{{"$id": "https://example.com/b", {OLD[1:]}')
    write(notes__n_json="[]")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    write(known__b_json=f'{{"$id": "https://example.com/b", {TIGHT[1:]}')


@pytest.mark.usefixtures("versions")
def test_schemas_that_are_known_are_those_of_the_revision(cli):
    done = cli("diff", "HEAD:s/a.json", "s/a.json", "--schemas", "known", "--output-format", "concise")

    told = "`a` in schema `https://example.com/b` is now required (breaks producers)"
    assert (done.status, told in done.out) == (1, True)
    assert done.err == "cio-schemas: 2 findings in 2 files\n"  # one of which was not named


@pytest.mark.usefixtures("versions")
def test_schemas_outside_of_a_repository_are_the_same_at_every_revision(cli, tmp_path_factory):
    folder = tmp_path_factory.mktemp("outside")
    (folder / "b.json").write_text(f'{{"$id": "https://example.com/b", {OLD[1:]}')

    assert cli("diff", "HEAD:s/a.json", "s/a.json", "--schemas", str(folder)) == (
        0,
        "",
        "cio-schemas: no findings in 1 file\n",
    )


# old and new version, what is wrong
NO_SCHEMAS = [
    (("https://example.com/a.json", "s/a.json"), "https://example.com/a.json: nothing is fetched; name a file"),
    (("HEAD:notes", "s"), "HEAD:notes: there is no schema in this folder"),
    (("s", "notes"), "notes: there is no schema in this folder"),
]


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(("arguments", "said"), NO_SCHEMAS)
def test_what_holds_no_schema(cli, arguments, said):
    assert cli("diff", *arguments) == (2, "", f"cio-schemas: error: {said}\n")


@pytest.mark.usefixtures("versions")
def test_a_folder_that_can_not_be_listed_is_an_error(cli, monkeypatch):
    listed = os.scandir

    def scandir(path="."):
        if str(path).endswith("notes"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    status, out, err = cli("diff", "HEAD:s", ".")

    assert (status, out) == (2, "")
    assert err.startswith("cio-schemas: error: notes: the folder can't be read")


def test_bundled_schemas_are_versions_too(cli):
    done = cli("diff", "track/v1/event", "event", "--output-format", "concise")

    assert (done.status, "event:" in done.out) == (1, True)
    assert cli("diff", "event", "event").err == "cio-schemas: error: event and event are the same schema\n"


@pytest.mark.parametrize("old_is_given", [True, False])
def test_diff_reads_a_schema_from_standard_input(cli, tmp_path, monkeypatch, old_is_given):
    wide, narrow = {"type": "integer"}, {"type": "integer", "minimum": 1}
    given, kept = (wide, narrow) if old_is_given else (narrow, wide)
    (tmp_path / "kept.json").write_text(json.dumps(kept))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(given).encode())))
    done = cli("diff", *(("-", "kept.json") if old_is_given else ("kept.json", "-")))
    assert done.status == 1
    assert "minimum" in done.out
