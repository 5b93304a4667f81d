"""`cio-schemas evaluate`: one output an instance, exit statuses, and what can't be evaluated."""

import json

import pytest

from cio_schemas.annotations import FORMATS

SCHEMA = {"title": "A name", "type": "string"}
ERROR = "cio-schemas: error: "

# the text of a file, its suffix, the verdicts that are written, the exit status, what standard error says
RUNS = [
    ('"Ada"', "json", [True], 0, ""),
    ("7", "json", [False], 1, ""),
    ('"Ada"\n7\n', "ndjson", [True, False], 1, ""),
    ('"Ada"\n"Bob"\n', "ndjson", [True, True], 0, ""),
    ('{"a": 1, "a": 2}', "json", [], 2, f'{ERROR}i.json:1:10: duplicate key "a": only the last value is kept\n'),
    (
        '"Ada"\n{\n"Bob"\n',
        "ndjson",
        [True, True],
        2,
        f"{ERROR}i.ndjson:2:2: expected a key in double quotes, found the end of the document\n",
    ),
    ("", "json", [], 2, f"{ERROR}i.json: the file is empty: it holds no document\n"),
    (None, "json", [], 2, f"{ERROR}i.json: no such file\n"),
]


@pytest.mark.parametrize("case", RUNS)
def test_one_output_an_instance(cli, tmp_path, case):
    text, suffix, verdicts, status, said = case
    (tmp_path / "s.json").write_text(json.dumps(SCHEMA))
    if text is not None:
        (tmp_path / f"i.{suffix}").write_text(text)
    run = cli("evaluate", "--schema", "s.json", f"i.{suffix}", "--output-format", "flag")
    written = [json.loads(run.out)] if len(verdicts) == 1 else [json.loads(line) for line in run.out.splitlines()]

    assert [output["valid"] for output in written if verdicts] == verdicts
    assert (run.status, run.err) == (status, said)
    kept = cli("evaluate", "--schema", "s.json", f"i.{suffix}", "--output-format", "flag", "-o", "o.json")
    assert (kept.status, kept.out) == (status, "")
    assert (tmp_path / "o.json").exists() is (status != 2)
    if status != 2:
        assert (tmp_path / "o.json").read_text() == run.out


def test_locations_begin_with_the_file(cli, tmp_path):
    (tmp_path / "s.json").write_text(json.dumps(SCHEMA))
    (tmp_path / "i.json").write_text('"Ada"')
    output = json.loads(cli("evaluate", "--schema", "s.json", "i.json").out)

    assert output["details"] == [
        {
            "valid": True,
            "evaluationPath": "",
            "schemaLocation": f"{(tmp_path / 's.json').as_uri()}#",
            "instanceLocation": "",
            "annotations": {"title": "A name"},
        }
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(cli, tmp_path, name):
    (tmp_path / "i.json").write_text('{"name": ""}')
    run = cli("evaluate", "--schema", "event", "i.json", "--output-format", name)

    assert (run.status, json.loads(run.out)["valid"], run.err) == (1, False, "")


def test_what_can_not_be_done(cli, tmp_path):
    (tmp_path / "i.json").write_text("{}")
    for arguments, line in (
        (["i.json", "--output-format", "lst"], "argument --output-format: invalid choice: 'lst'"),
        (["-", "-"], "standard input (-) can be read only once"),
        (["i.json", "-o", "i.json"], "-o i.json would overwrite i.json, which is read"),
        (["i.json", "-o", "none/o.json"], "none/o.json: No such file or directory"),
    ):
        run = cli("evaluate", "--schema", "event", *arguments)
        assert (run.status, run.out) == (2, "")
        assert run.err.startswith(ERROR + line)


def test_an_instance_that_is_too_deep(cli, tmp_path):
    (tmp_path / "tree.json").write_text('{"additionalProperties": {"$ref": "#"}}')
    (tmp_path / "a.ndjson").write_text('{"a": ' * 1_000 + "1" + "}" * 1_000 + '\n{"a": {}}\n')
    status, out, err = cli("evaluate", "--schema", "tree.json", "a.ndjson", "--output-format", "flag")

    assert (status, json.loads(out)) == (2, {"valid": True})
    assert err == "cio-schemas: error: a.ndjson:1: the instance is nested 1,000 levels deep: too deep to be checked\n"
