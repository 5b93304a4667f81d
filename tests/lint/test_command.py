"""`cio-schemas lint` and `cio-schemas rule`: files in, findings and exit status out."""

import gzip
import io
import json
import os
import signal
import sys

import pytest

from cio_schemas import parallel_map
from cio_schemas.cli import main
from cio_schemas.cli.rule import CHANGES, RULES
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.fixing.verify import FixVerdict
from cio_schemas.rules.selection import known_codes

CLEAN = """{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://example.com/clean.json",
  "title": "Clean",
  "description": "Nothing is wrong with it.",
  "type": "object"
}
"""
BAD = CLEAN.replace('"object"', '["object"],\n  "maxProperties": 1,\n  "minProperties": 2')
JS105 = "JS105 at /minProperties: `minProperties` 2 and `maxProperties` 1 leave nothing"
FIXED = CLEAN.replace('"object"', '"object",\n  "maxProperties": 1,\n  "minProperties": 2')


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cio-schemas.toml").write_text('[lint]\nextend-select = ["JS308"]\n')
    return tmp_path


def run(capsys, *arguments):
    status = main(["lint", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def concise(capsys, *arguments):
    return run(capsys, *arguments, "--output-format", "concise")


def test_a_clean_file(folder, capsys):
    (folder / "a.json").write_text(CLEAN)
    assert run(capsys, "a.json") == (0, "", "cio-schemas: no findings in 1 file\n")


def test_findings_have_line_and_column(folder, capsys):
    (folder / "a.json").write_text(BAD)
    assert concise(capsys, "a.json") == (
        1,
        (f'a.json:6:11: JS308 at /type: an array of one type: "object" alone means the same\na.json:8:3: {JS105}\n'),
        "cio-schemas: 2 findings in 1 of 1 file; --fix mends 1\n",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["missing.json"], 2, "no such file"),
        (["missing.jsonc"], 2, "missing.jsonc: no such file"),
        (["a.json", "--select", "JS999"], 2, "no rule 'JS999'"),
        (["a.json", "--per-file-ignores", "JS4"], 2, "expected GLOB:CODES"),
        (["a.json", "--baseline", "missing.json"], 2, "missing.json"),
        (["a.json", "--config", "missing.toml"], 2, "missing.toml"),
        (["-", "-"], 2, "only once"),
    ],
)
def test_what_can_not_be_done(folder, capsys, arguments, status, message):
    (folder / "a.json").write_text(CLEAN)
    found, out, err = run(capsys, *arguments)
    assert (found, out) == (status, "")
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize("text", ["", "{", "\x00", '{"a": NaN}', "[" * 5000])
def test_a_text_that_is_no_json_is_a_finding(folder, capsys, text):
    (folder / "a.json").write_text(text)
    status, out, _ = concise(capsys, "a.json")
    assert status == 1
    assert ": P-" in out


@pytest.mark.parametrize(("name", "text", "mark"), [("a.json", '{"type": 1,}', 11), ("a.yaml", "type: [1\nb: {", 1)])
def test_a_broken_text_is_shown(folder, capsys, name, text, mark):
    (folder / name).write_text(text)
    line = text.splitlines()[-1]
    number = text.count("\n") + 1
    assert f"{number} | {line}\n  | {' ' * mark}^\n" in run(capsys, name, "--output-format", "full")[1]


@pytest.mark.parametrize("text", ["[]", "1", "null"])
def test_what_is_no_schema_is_a_finding(folder, capsys, text):
    (folder / "a.json").write_text(text)
    assert concise(capsys, "a.json")[:2] == (1, "a.json:1:1: JS102 at the root: a schema is an object or a boolean\n")


def test_a_folder_holds_other_json_too(folder, capsys):
    (folder / "schemas" / "deep").mkdir(parents=True)
    (folder / "schemas" / "deep" / "a.json").write_text(BAD)
    (folder / "schemas" / "package.json").write_text('{"name": "x", "version": "1"}')
    (folder / "schemas" / "notes.txt").write_text("{")
    (folder / "schemas" / "several.yaml").write_text("$schema: https://json-schema.org/draft/2020-12/schema\n---\n{}\n")
    status, out, _ = concise(capsys, "schemas", "--select", "JS1")
    assert (status, out.count("\n")) == (1, 1)
    assert out.startswith("schemas/deep/a.json:8:3: JS105")


def test_the_configuration_counts(folder, capsys):
    (folder / "a.json").write_text(BAD)
    (folder / "cio-schemas.toml").write_text(
        '[lint]\nextend-select = ["JS308"]\nignore = ["JS1"]\nper-file-ignores = {"b.json" = ["JS308"]}\n'
    )
    (folder / "b.json").write_text(BAD.replace("clean.json", "b.json"))
    status, out, _ = concise(capsys, ".")
    assert (status, out) == (0, 'a.json:6:11: JS308 at /type: an array of one type: "object" alone means the same\n')
    assert concise(capsys, ".", "--fail-on", "info")[0] == 1
    assert concise(capsys, ".", "--isolated", "--statistics")[0] in (1, 2)


def test_references_between_files(folder, capsys):
    (folder / "a.json").write_text(CLEAN.replace('"type"', '"$ref": "b.json#/$defs/Name",\n  "type"'))
    (folder / "b.json").write_text('{"$id": "https://example.com/b.json", "$defs": {"Nome": {}}}')
    _, out, _ = concise(capsys, "a.json", "--select", "JS103")
    assert "there is no 'Name'" in out
    assert "did you mean 'Nome'?" in out
    (folder / "b.json").write_text('{"$id": "https://example.com/b.json", "$defs": {"Name": {}}}')
    assert concise(capsys, "a.json", "--select", "JS103")[0] == 0


@pytest.mark.usefixtures("folder")
def test_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    status, out, _ = concise(capsys, "-", "--stdin-filename", "x.json", "--select", "JS105")
    assert (status, out) == (
        1,
        "x.json:8:3: JS105 at /minProperties: `minProperties` 2 and `maxProperties` 1 leave nothing\n",
    )


# -- fixes --


def test_diff_changes_nothing(folder, capsys):
    (folder / "a.json").write_text(BAD)
    status, out, _ = run(capsys, "--diff", "a.json")
    assert status == 1
    assert [line for line in out.splitlines() if line[:1] in "+-"] == [
        "--- a.json",
        "+++ a.json",
        '-  "type": ["object"],',
        '+  "type": "object",',
    ]
    assert (folder / "a.json").read_text() == BAD
    (folder / "a.json").write_text(CLEAN)
    assert run(capsys, "--diff", "a.json") == (0, "", "")


@pytest.mark.parametrize("options", [["--fix"], ["--fix", "--verify"]])
def test_fix_changes_what_is_meant_and_tells_the_rest(folder, capsys, options):
    path = folder / "a.json"
    path.write_bytes(BAD.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    status, out, err = concise(capsys, *options, "a.json")
    assert (status, out) == (
        1,
        "a.json:8:3: JS105 at /minProperties: `minProperties` 2 and `maxProperties` 1 leave nothing\n",
    )
    assert "1 finding fixed" in err
    assert path.read_bytes() == FIXED.replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []


@pytest.mark.usefixtures("folder")
def test_fix_of_standard_input_goes_to_standard_output(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    status, out, err = concise(capsys, "--fix", "-")
    assert (status, out) == (1, FIXED)
    assert "JS105" in err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'\xef\xbb\xbf{"type": ["null"]}\r\n', b'\xef\xbb\xbf{"type": "null"}\r\n'),
        (b'{\n\t"type"\t:\t["array"]\t,\r\n\t"minItems":\t0}', b'{\n\t"type"\t:\t"array"}'),
        ('{"title": " é\U0001f600 ", "type": ["null"]}'.encode(), '{"title": "é\U0001f600", "type": "null"}'.encode()),
    ],
    ids=["byte order mark and CRLF", "tabs and mixed line ends", "beyond ASCII"],
)
@pytest.mark.parametrize("link", [False, True])
def test_fix_keeps_every_other_byte(folder, capsys, before, after, link):
    (folder / "a.json").write_bytes(before)
    (folder / "link.json").symlink_to("a.json")
    run(capsys, "--fix", "--select", "JS3,JS404", "link.json" if link else "a.json")
    assert (folder / "a.json").read_bytes() == after
    assert (folder / "link.json").is_symlink()


def test_a_read_only_file_stays(folder, capsys):
    (folder / "a.json").write_text(BAD)
    (folder / "a.json").chmod(0o444)
    (folder / "b.json").write_text(BAD.replace("clean.json", "b.json"))
    status, out, err = concise(capsys, "--fix", "a.json", "b.json", "--select", "JS308")
    assert (status, out) == (2, 'a.json:6:11: JS308 at /type: an array of one type: "object" alone means the same\n')
    assert err.startswith(
        "cio-schemas: error: a.json: the file is read-only\ncio-schemas: fixed: b.json; not fixed: a.json\n"
    )
    assert (folder / "a.json").read_text() == BAD
    assert (folder / "b.json").read_text() == FIXED.replace("clean.json", "b.json")


@pytest.mark.parametrize("newer", [CLEAN, BAD + "\n", None], ids=["mended by hand", "still wrong", "removed"])
def test_fix_leaves_what_was_saved_meanwhile(folder, capsys, monkeypatch, newer):
    path = folder / "a.json"
    path.write_text(BAD)
    (folder / "b.json").write_text(BAD.replace("clean.json", "b.json"))

    def fixed(file, *rest, **options):
        if file.path == "a.json":
            path.write_text(newer) if newer else path.unlink()
        return fix_file(file, *rest, **options)

    monkeypatch.setattr("cio_schemas.cli.lint_job.fix_file", fixed)
    status, out, err = concise(capsys, "--fix", "a.json", "b.json", "--select", "JS308")
    assert status == 2
    assert "a.json: it was changed by someone else meanwhile, and is left as it is now" in err
    assert "fixed: b.json; not fixed: a.json" in err
    assert (path.read_text() if newer else None) == newer
    assert out.count("JS308") == (newer or "").count('["object"]')  # what is found is found in what is there now
    assert sorted(each.name for each in folder.iterdir() if each.suffix != ".toml") == sorted(
        ["b.json", *(["a.json"] if newer else [])]
    )


def test_fixes_of_one_file_count_for_those_after_it(folder, capsys):
    one = CLEAN.replace(
        '"object"', '"object",\n  "$ref": "b.json",\n  "$defs": {"A": {"unevaluatedProperties": false}}'
    )
    two = CLEAN.replace("clean.json", "b.json").replace('"object"', '"object",\n  "additionalProperties": true')
    (folder / "a.json").write_text(one)
    (folder / "b.json").write_text(two)
    # Once nothing in a.json sees what b.json evaluates, that can go too.
    assert run(capsys, "--unsafe-fixes", "a.json", "b.json", "--select", "JS312,JS319")[0] == 0
    assert (folder / "b.json").read_text() == CLEAN.replace("clean.json", "b.json")


def test_findings_in_other_files_are_those_after_fixing(folder, capsys):
    (folder / "a.json").write_text(CLEAN.replace('"type"', '"definitions": {"Name": {"type": "string"}},\n  "type"'))
    reference = CLEAN.replace("clean.json", "b.json").replace('"type"', '"$ref": "clean.json#/$defs/Name",\n  "type"')
    (folder / "b.json").write_text(reference)
    for files in (["a.json", "b.json"], ["b.json", "a.json"]):
        before = (folder / "a.json").read_text()
        assert run(capsys, "--unsafe-fixes", *files, "--select", "JS103,JS203") == (
            0,
            "",
            "cio-schemas: 1 finding fixed\ncio-schemas: no findings in 2 files\n",
        )
        (folder / "a.json").write_text(before)


def test_verify_refuses_a_fix_that_changes_a_verdict(folder, capsys, monkeypatch):
    monkeypatch.setattr("cio_schemas.lint.fixing.verify.compare", lambda *_: FixVerdict(7, 3, [{"x": 1}]))
    (folder / "a.json").write_text(BAD)
    status, _, err = run(capsys, "--fix", "--verify", "a.json")
    assert (status, (folder / "a.json").read_text()) == (2, BAD)
    assert 'a.json: not changed, since the fixes change the verdict on {"x": 1}' in err


def test_verify_takes_a_fix_of_what_had_no_verdicts(folder, capsys):
    (folder / "a.json").write_text(CLEAN.replace('"object"', '"object",\n  "required": ["a", "a"]'))
    status, _, err = run(capsys, "--fix", "--verify", "a.json", "--select", "JS305")
    assert (status, "fixed unproven" in err) == (0, True)


@pytest.mark.parametrize(
    "case",
    [
        ("a.yaml", "type: [object]\n", "YAML is not edited"),
        ("a.json", '{"type": ["object"], "minItems": 1, "minItems": 2}', "its text is at fault: duplicate key"),
    ],
)
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_why_a_file_is_not_fixed(folder, capsys, case, option):
    name, text, reason = case
    (folder / name).write_text(text)
    _, _, err = run(capsys, option, name)
    assert f"{name}: 1 finding not fixed, since {reason}" in err
    assert (folder / name).read_text() == text


def test_a_compressed_file_is_read_and_not_fixed(folder, capsys):
    compressed = gzip.compress(BAD.encode())
    (folder / "a.json.gz").write_bytes(compressed)
    status, out, err = run(capsys, "--fix", "a.json.gz", "--select", "JS308")
    assert (status, "JS308" in out) == (0, True)  # an info
    assert "a.json.gz: 1 finding not fixed, since compressed files are not edited" in err
    assert (folder / "a.json.gz").read_bytes() == compressed


def test_unsafe_fixes_are_asked_for(folder, capsys):
    (folder / "a.json").write_text(CLEAN.replace('  "type"', '  "maxLength": 5,\n  "type"'))
    assert run(capsys, "--fix", "a.json")[0] == 1
    assert run(capsys, "--unsafe-fixes", "a.json")[0] == 0
    assert (folder / "a.json").read_text() == CLEAN


def test_what_is_ignored_is_not_fixed(folder, capsys):
    (folder / "a.json").write_text(BAD)
    run(capsys, "--fix", "a.json", "--per-file-ignores", "*.json:JS308")
    assert (folder / "a.json").read_text() == BAD


def test_a_baseline(folder, capsys):
    (folder / "a.json").write_text(BAD)
    assert run(capsys, "a.json", "--write-baseline", "known.json")[0] == 0
    assert run(capsys, "a.json", "--baseline", "known.json")[:2] == (0, "")
    (folder / "a.json").write_text(BAD.replace('"title": "Clean"', '"title": ""'))
    assert (
        concise(capsys, "a.json", "--baseline", "known.json", "--extend-select", "JS409")[1]
        == "a.json:4:12: JS409 at /title: `title` says nothing\n"
    )


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [(None, 2, "no such file"), ("{", 1, "P-syntax"), ("[" * 5000, 1, "P-")],
    ids=["missing", "broken", "too deep"],
)
def test_what_could_not_be_read_stays_out_of_a_baseline(folder, capsys, text, status, told):
    (folder / "a.json").write_text(BAD)
    concise(capsys, "a.json", "--write-baseline", "known.json")
    if text is not None:
        (folder / "b.json").write_text(text)
    for option in ("--write-baseline", "--baseline"):
        found, out, err = concise(capsys, "a.json", "b.json", option, "known.json")
        assert found == status
        assert told in out + err
        assert "JS105" not in out
    rows = json.loads((folder / "known.json").read_text())["findings"]
    assert {row["path"] for row in rows} == {"a.json"}


def test_what_a_baseline_holds_is_not_mended(folder, capsys):
    (folder / "a.json").write_text(BAD)
    run(capsys, "a.json", "--write-baseline", "known.json")
    (folder / "a.json").write_text(BAD.replace('"title": "Clean"', '"title": "Clean "'))
    assert run(capsys, "a.json", "--fix", "--baseline", "known.json", "--extend-select", "JS404")[0] == 0
    assert (folder / "a.json").read_text() == BAD


def test_a_finding_in_yaml_shows_its_line(folder, capsys):
    (folder / "a.yaml").write_text("title: A\ntype: [object]\n")
    _, out, _ = run(capsys, "a.yaml", "--select", "JS308")
    assert "2 | type: [object]\n" in out


@pytest.mark.parametrize(
    ("pattern", "code"), [("[", "JS120"), ("(?i)a", "JS120"), (r"^(a+)+\1$", "JS506"), (r"^(a)\1$", None)]
)
def test_a_pattern_is_not_one_or_is_refused_and_never_both(folder, capsys, pattern, code):
    (folder / "a.json").write_text(json.dumps({"type": "string", "pattern": pattern}))
    _, out, _ = run(capsys, "a.json", "--select", "JS120,JS506", "--output-format", "json")
    assert [each["code"] for each in json.loads(out)] == [code][: code is not None]


def test_a_schema_is_not_overwritten_by_a_baseline(folder, capsys):
    (folder / "a.json").write_text(BAD)
    status, _, err = run(capsys, "a.json", "--write-baseline", "a.json")
    assert (status, "a.json: this is not a baseline" in err) == (2, True)
    assert (folder / "a.json").read_text() == BAD


@pytest.mark.parametrize("forks", [True, False])
def test_several_processes_find_the_same_in_the_same_order(folder, capsys, monkeypatch, forks):
    monkeypatch.setattr(parallel_map, "FORKS", forks and parallel_map.FORKS)
    for number in range(9):
        reference = BAD.replace('"type"', f'"$ref": "{number + 1}.json",\n  "type"')  # the last leads to nothing
        (folder / f"{number}.json").write_text(reference.replace("clean.json", f"{number}.json"))
    alone = concise(capsys, ".")
    assert alone[0] == 1
    assert alone[1].count("JS211") == 1
    assert concise(capsys, ".", "--jobs", "3", "--no-cache") == alone


@pytest.mark.skipif(not parallel_map.FORKS, reason="the worker would not know what is patched")
def test_a_worker_that_dies_names_what_was_not_linted(folder, capsys, monkeypatch):
    first = os.getpid()

    def die(*_, **__):
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return []

    monkeypatch.setattr("cio_schemas.cli.lint_job.lint_file", die)
    for number in range(9):
        (folder / f"{number}.json").write_text(BAD)
    status, _, err = run(capsys, ".", "--jobs", "2")
    assert status == 2
    assert "a worker process died (killed by signal 9); 0.json and the files after it were not linted" in err


def test_what_is_gone_from_a_baseline_is_told(folder, capsys):
    (folder / "sub").mkdir()
    (folder / "a.json").write_text(BAD)
    run(capsys, "a.json", "--write-baseline", "known.json")
    (folder / "a.json").write_text("\n\n" + BAD)  # places move, and count by their pointers
    assert run(capsys, "a.json", "--baseline", "known.json") == (0, "", "cio-schemas: no findings in 1 file\n")
    (folder / "a.json").write_text(FIXED)
    _, _, err = run(capsys, "a.json", "--baseline", "known.json")
    assert "1 finding of known.json no longer there; update it with --write-baseline" in err


def test_a_baseline_counts_from_any_folder(folder, capsys, monkeypatch):
    (folder / "sub").mkdir()
    (folder / "a.json").write_text(BAD)
    run(capsys, "./a.json", "--write-baseline", "known.json")
    monkeypatch.chdir(folder / "sub")
    assert run(capsys, "../a.json", "--baseline", "../known.json")[0] == 0


def test_names_of_rules_in_the_configuration(folder, capsys):
    (folder / "a.json").write_text(BAD)
    (folder / "cio-schemas.toml").write_text('[lint]\nper-file-ignores = {"a.*" = ["single-type-array", "JS105"]}\n')
    assert run(capsys, "a.json")[0] == 0


def test_json_has_the_edits(folder, capsys):
    (folder / "a.json").write_text(BAD)
    _, out, _ = run(capsys, "a.json", "--output-format", "json")
    fixes = {
        each["code"]: [(edit["line"], edit["column"], edit["text"]) for edit in each.get("fix", ())]
        for each in json.loads(out)
    }
    assert fixes == {"JS105": [], "JS308": [(6, 11, '"object"')]}


# -- rule --


def told(capsys, *arguments):
    status = main(["rule", *arguments])
    return status, capsys.readouterr()


def test_rule_lists_every_rule(capsys):
    status, captured = told(capsys)
    assert status == 0
    assert [line.split()[0] for line in captured.out.splitlines()] == [
        *(rule.code for rule in RULES),
        *known_codes(),
        *CHANGES,
    ]


@pytest.mark.parametrize("selector", ["JS117", "closed-allOf-trap"])
def test_rule_tells_of_one(capsys, selector):
    status, captured = told(capsys, selector)
    assert status == 0
    assert captured.out.startswith("### JS117 closed-allOf-trap\n\n*warning, on by default, no fix*\n")


def test_rule_tells_of_all(capsys):
    assert told(capsys, "--all")[1].out.count("### ") == len(RULES) + len(known_codes()) + len(CHANGES)
    assert [row["code"] for row in json.loads(told(capsys, "--json")[1].out)] == [
        *(rule.code for rule in RULES),
        *known_codes(),
        *CHANGES,
    ]


def test_rule_that_is_none(capsys):
    status, captured = told(capsys, "JS999")
    assert (status, captured.out) == (2, "")
    assert "no code 'JS999'" in captured.err


@pytest.mark.parametrize(("options", "found"), [([], ["JS103"]), (["--config", "../cio-schemas.toml"], [])])
def test_references_may_lead_to_the_folder_of_the_configuration(folder, monkeypatch, capsys, options, found):
    (folder / "shared.json").write_text(CLEAN)
    (folder / "inner" / ".git").mkdir(parents=True)
    (folder / "inner" / "a.json").write_text(
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "../shared.json"}'
    )
    monkeypatch.chdir(folder / "inner")
    written = json.loads(run(capsys, "a.json", "--output-format", "json", *options)[1])

    assert [each["code"] for each in written] == found
