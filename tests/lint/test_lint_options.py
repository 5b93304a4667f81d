"""`cio-schemas lint`: the options that users of other linters look for, and what a run keeps for the next."""

import json

import pytest

from cio_schemas.cli import lint_job as command
from cio_schemas.cli import main

BAD = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": ["object"], "enum": [{}, {}]}'
MENDED = BAD.replace('["object"]', '"object"')


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cio-schemas.toml").write_text('[lint]\nextend-select = ["JS308"]\n')
    (tmp_path / "a.json").write_text(BAD)
    return tmp_path


def run(capsys, *arguments):
    status = main(["lint", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def codes(capsys, *arguments):
    return [each["code"] for each in json.loads(run(capsys, *arguments, "--output-format", "json")[1])]


@pytest.mark.usefixtures("folder")
def test_without_files_the_current_folder_is_linted(capsys):
    assert codes(capsys) == ["JS308", "JS305"]


@pytest.mark.usefixtures("folder")
def test_statistics_name_rules_and_count_what_is_fixable(capsys):
    _, out, err = run(capsys, "--statistics")
    assert out == "1  JS305  duplicate-values  (1 fixable)\n1  JS308  single-type-array  (1 fixable)\n"
    assert "; --fix mends 2" in err


@pytest.mark.parametrize("options", [["--fixable", "JS308"], ["--unfixable", "duplicate-values"]])
def test_what_is_fixable_is_chosen(folder, capsys, options):
    assert run(capsys, "a.json", "--fix", *options)[0] == 1
    assert (folder / "a.json").read_text() == MENDED


def test_fix_only_tells_no_findings(folder, capsys):
    assert run(capsys, "a.json", "--fix-only", "--fixable", "JS308")[:2] == (0, "")
    assert (folder / "a.json").read_text() == MENDED


@pytest.mark.usefixtures("folder")
def test_a_fix_may_be_the_exit_status(capsys):
    assert run(capsys, "a.json", "--fix", "--exit-non-zero-on-fix")[0] == 1
    assert run(capsys, "a.json", "--fix", "--exit-non-zero-on-fix")[0] == 0


def test_files_are_excluded_and_shown(folder, capsys):
    (folder / "vendor").mkdir()
    (folder / "vendor" / "b.json").write_text(BAD)
    assert run(capsys, "--show-files")[1] == "a.json\nvendor/b.json\n"
    assert run(capsys, "--show-files", "--exclude", "vendor")[1] == "a.json\n"


def test_settings_are_shown(folder, capsys):
    (folder / "cio-schemas.toml").write_text('exclude = ["x"]\n[lint]\nselect = ["JS308"]\nbaseline = "known.json"\n')
    shown = json.loads(run(capsys, "--show-settings", "--exclude", "y")[1])
    assert shown["exclude"] == ["x", "y"]
    assert shown["rules"] == {"JS308": "single-type-array"}
    assert shown["baseline"] == str(folder / "known.json")


def test_the_baseline_may_stand_in_the_configuration(folder, capsys):
    run(capsys, "a.json", "--write-baseline", "known.json")
    (folder / "cio-schemas.toml").write_text('[lint]\nbaseline = "known.json"\n')
    assert run(capsys, "a.json")[:2] == (0, "")


def test_findings_go_to_a_file(folder, capsys):
    assert run(capsys, "a.json", "--output-format", "json", "-o", "found.json")[:2] == (1, "")
    assert [each["code"] for each in json.loads((folder / "found.json").read_text())] == ["JS308", "JS305"]


def test_json_with_comments_is_read(folder, capsys):
    text = '{\n  // of "one" type\n  "type": ["object"], /* or */\n  "title": "a // b",\n}\n'
    (folder / "b.jsonc").write_text(text)
    _, out, _ = run(capsys, "b.jsonc", "--output-format", "concise", "--select", "JS3")
    assert out.startswith("b.jsonc:3:11: JS308 at /type")
    assert "JSON with comments is not edited" in run(capsys, "b.jsonc", "--fix")[2]
    assert (folder / "b.jsonc").read_text() == text


def test_findings_are_suppressed_where_they_are(folder, capsys):
    assert run(capsys, "a.json", "--add-ignore")[:2] == (0, "")
    expected = BAD.replace('{"$schema"', '{"x-lint-ignore": ["JS305", "JS308"], "$schema"')
    assert (folder / "a.json").read_text() == expected
    assert run(capsys, "a.json", "--add-ignore")[0] == 0
    assert (folder / "a.json").read_text() == expected


# before, after
SUPPRESSED = [
    ('{"x-lint-ignore": ["JS308"], ', '{"x-lint-ignore": ["JS308", "JS305"], '),
    ('{"x-lint-ignore": ["JS305", "JS3"], ', '{"x-lint-ignore": ["JS305", "JS3"], '),
    ('{"x-lint-ignore": "JS308", ', '{"x-lint-ignore": "JS308", '),  # which is reported
]


@pytest.mark.parametrize(("before", "after"), SUPPRESSED)
def test_what_is_suppressed_is_added_to_what_is(folder, capsys, before, after):
    (folder / "a.json").write_text(BAD.replace("{", before, 1))
    status, out, _ = run(capsys, "a.json", "--add-ignore")
    assert (folder / "a.json").read_text() == BAD.replace("{", after, 1)
    assert (status, "JS001" in out) == ((1, True) if "[" not in before else (0, False))


# what is suppressed, the codes that are left
MARKED = [
    ([], ["JS305", "P-bom"]),
    (["P-bom"], ["JS305"]),
    (["P"], ["JS305"]),
    (["JS305"], ["P-bom"]),
    (["P-bom", "JS305"], []),
]


@pytest.mark.parametrize(("suppressed", "left"), MARKED)
def test_a_problem_of_the_text_may_be_suppressed(folder, capsys, suppressed, left):
    text = BAD.replace("{", '{"x-lint-ignore": ' + json.dumps([*suppressed, "JS308"]) + ", ", 1)
    (folder / "a.json").write_text("\ufeff" + text, encoding="utf-8")
    assert sorted(codes(capsys, "a.json")) == left


# -- what a run keeps --


@pytest.fixture
def looked_at(monkeypatch):
    """The files that are linted anew."""
    found = []
    linted = command.lint_file
    monkeypatch.setattr(command, "lint_file", lambda file, *a, **o: found.append(file.path) or linted(file, *a, **o))
    return found


REFERRING = BAD.replace('"type"', '"$ref": "a.json", "type"')


def test_what_has_not_changed_is_not_looked_at_again(folder, capsys, looked_at):
    (folder / "b.json").write_text(BAD)
    first = run(capsys, "a.json", "b.json")
    assert run(capsys, "a.json", "b.json") == first
    assert looked_at == ["a.json", "b.json"]
    (folder / "b.json").write_text(BAD.replace('"enum"', '"title": "b", "enum"'))
    run(capsys, "a.json", "b.json")
    assert looked_at == ["a.json", "b.json", "b.json"]


@pytest.mark.parametrize("option", [["--select", "JS3"], ["--dialect", "7"], ["--no-cache"]])
@pytest.mark.usefixtures("folder")
def test_other_settings_are_other_findings(capsys, looked_at, option):
    run(capsys, "a.json")
    run(capsys, "a.json", *option)
    assert looked_at == ["a.json"] * 2


def test_what_refers_to_others_depends_on_them(folder, capsys, looked_at):
    (folder / "b.json").write_text(REFERRING)
    run(capsys, "a.json", "b.json")
    (folder / "a.json").write_text(MENDED)
    run(capsys, "a.json", "b.json")
    assert looked_at.count("b.json") == 2


BESIDE = [
    ("a.json", lambda _: None, 1),
    ("a.json", lambda path: path.write_text(MENDED), 2),
    ("a.json", lambda path: path.rename("elsewhere.json"), 2),
    ("none.json", lambda _: None, 1),
    ("none.json", lambda path: path.write_text(MENDED), 2),
    ("none.json", lambda path: path.with_name("nine.json").write_text(MENDED), 2),  # is what may be meant
]


@pytest.mark.parametrize("case", BESIDE)
def test_what_was_sought_beside_the_files_has_to_be_as_it_was(folder, capsys, looked_at, case):
    name, change, times = case
    (folder / "b.json").write_text(REFERRING.replace("a.json", name))
    run(capsys, "b.json", "--cache-dir", "../kept")
    change(folder / name)
    run(capsys, "b.json", "--cache-dir", "../kept")
    assert looked_at == ["b.json"] * times


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a.json": 1}', '{"a.json": ["", [[]]]}'])
@pytest.mark.usefixtures("folder")
def test_what_was_kept_may_be_broken(tmp_path, capsys, content):
    options = ("a.json", "--cache-dir", tmp_path / "kept")
    first = run(capsys, *options)
    (path,) = (tmp_path / "kept" / "lint").iterdir()
    path.write_text(content)
    assert run(capsys, *options) == first


@pytest.mark.usefixtures("folder")
def test_a_user_without_a_home_folder_keeps_nothing(monkeypatch, capsys, looked_at):
    def home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr("pathlib.Path.home", home)

    assert [sorted(codes(capsys, "a.json")) for _ in range(2)] == [["JS305", "JS308"]] * 2
    assert looked_at == ["a.json"] * 2


@pytest.mark.parametrize("option", ["--fix", "--add-ignore"])
def test_a_file_with_two_names_is_written_once(folder, capsys, option):
    (folder / "link.json").symlink_to("a.json")
    status, _, err = run(capsys, option, "a.json", "link.json")

    assert (status, "changed by someone else" in err) == (0, False)
    assert (folder / "link.json").is_symlink()


@pytest.mark.usefixtures("folder")
def test_there_is_nothing_to_verify_without_fixes(capsys):
    assert run(capsys, "--verify", "a.json") == (
        2,
        "",
        "cio-schemas: error: --verify needs --fix, --unsafe-fixes or --diff\n",
    )


IGNORED = [
    (("--diff", "--write-baseline", "b.json"), "--diff and --write-baseline"),
    (("--diff", "--add-ignore"), "--diff and --add-ignore"),
    (("--diff", "--report", "r.html"), "--diff and --report"),
    (("--diff", "-o", "found.txt"), "--diff and --output-file"),
    (("--diff", "--output-format", "json"), "--diff and --output-format"),
    (("--diff", "--statistics"), "--diff and --statistics"),
    (("--fix-only", "--statistics-by", "pointer"), "--fix-only and --statistics-by"),
    (("--fix-only", "--output-format", "json"), "--fix-only and --output-format"),
    (("--fix-only", "--write-baseline", "b.json"), "--fix-only and --write-baseline"),
    (("--fix-only", "--report", "r.html"), "--fix-only and --report"),
    (("--add-ignore", "--write-baseline", "b.json"), "--write-baseline and --add-ignore"),
    (("--add-ignore", "-"), "--add-ignore and standard input"),
]


@pytest.mark.parametrize(("options", "both"), IGNORED)
def test_no_option_is_ignored_silently(folder, capsys, options, both):
    before = (folder / "a.json").read_text()
    status, _, err = run(capsys, "a.json", *options)

    assert (status, err) == (2, f"cio-schemas: error: {both} contradict each other\n")
    assert (folder / "a.json").read_text() == before
    assert not (folder / "b.json").exists()


def test_what_is_not_edited_is_not_suppressed_either(folder, capsys):
    text = '{\n  // of one type\n  "type": ["object"]\n}\n'
    (folder / "b.jsonc").write_text(text)
    status, out, err = run(capsys, "b.jsonc", "none.json", "a.json", "--add-ignore")

    assert (status, "none.json: " in out + err) == (2, True)
    assert "b.jsonc: not changed, since JSON with comments is not edited" in err
    assert (folder / "b.jsonc").read_text() == text
    assert "x-lint-ignore" in (folder / "a.json").read_text()


def test_what_is_not_edited_and_has_nothing_to_mend_is_not_told(folder, capsys):
    (folder / "b.jsonc").write_text('{"$schema": "https://json-schema.org/draft/2020-12/schema"} // clean\n')

    assert "not fixed" not in run(capsys, "b.jsonc", "--fix")[2]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("option", "complete"), [("--diff", 1), ("--fix-only", 0)])
def test_a_file_that_can_not_be_read_is_told_where_findings_are_not(capsys, option, complete):
    status, _, err = run(capsys, "a.json", "none.json", option)

    assert (status, "cio-schemas: error: none.json: no such file\n" in err) == (2, True)
    assert run(capsys, "a.json", option)[0] == complete


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_named_and_excluded(capsys):
    assert run(capsys, "a.json", "--exclude", "a.json")[1] == ""
