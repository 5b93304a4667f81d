"""Schemas of every draft on the command line: what `--dialect` and the configuration say of those without `$schema`."""

import json

import pytest

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
BOOLEAN_BOUND = {"maximum": 2, "exclusiveMaximum": True}  # draft 4
TUPLE = {"items": [{"type": "integer"}]}  # up to 2019-09
PART = {"allOf": [{"$ref": "part.json"}]}  # the same, in the file beside

# schema, options, configuration, exit status for 2 and for [""]
DIALECTS = [
    (BOOLEAN_BOUND, ["--dialect", "4"], "", (1, 0)),
    (BOOLEAN_BOUND, ["--dialect", DRAFT_4], "", (1, 0)),
    (BOOLEAN_BOUND, [], 'dialect = "4"', (1, 0)),
    (BOOLEAN_BOUND, ["--dialect", "7"], 'dialect = "4"', (2, 2)),
    (BOOLEAN_BOUND, [], "", (2, 2)),
    ({**BOOLEAN_BOUND, "$schema": DRAFT_4}, ["--dialect", "7"], "", (1, 0)),
    (TUPLE, ["--dialect", "7"], "", (0, 1)),
    (TUPLE, [], 'dialect = "2019-09"', (0, 1)),
    (TUPLE, [], "", (2, 2)),
    # what is referred to takes the dialect of what refers to it
    ({"$ref": "part.json"}, ["--dialect", "7"], "", (0, 1)),
    # a lone $ref, beside which an identifier means nothing
    ({"$schema": DRAFT_7, "$ref": "part.json"}, [], "", (0, 1)),
    ({"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "part.json"}}}, ["--dialect", "7"], "", (0, 1)),
    # identifiers by the draft's own keyword
    ({"$schema": DRAFT_4, **PART}, [], "", (0, 1)),
    ({"$schema": DRAFT_4, "id": "https://example.com/a/b.json", **PART}, [], "", (0, 1)),
    ({"id": "https://example.com/a/b.json", **PART}, ["--dialect", "4"], "", (0, 1)),
    ({"$id": "#root", **PART, "properties": {"a": {"$ref": "#root"}}}, ["--dialect", "7"], "", (0, 1)),
]


@pytest.mark.parametrize("case", DIALECTS)
def test_what_a_schema_without_a_dialect_is(cli, tmp_path, case):
    schema, options, configuration, statuses = case
    (tmp_path / "s.json").write_text(json.dumps(schema))
    (tmp_path / "part.json").write_text(json.dumps(TUPLE))
    (tmp_path / "cio-schemas.toml").write_text(configuration)
    (tmp_path / "two.json").write_text("2")
    (tmp_path / "array.json").write_text('[""]')
    runs = [cli("check", "--schema", "s.json", name, *options) for name in ("two.json", "array.json")]
    assert tuple(run.status for run in runs) == statuses, runs
    others = [cli(*command, "s.json", *options) for command in (["compile"], ["generate"], ["show", "--source"])]
    assert [run.status for run in others] == [2 if statuses[0] == 2 else 0] * 3, others


UNKNOWN = "no dialect '8'; choose from 4, 6, 7, 2019-09, 2020-12, v1, or give the URI of a meta-schema"


@pytest.mark.parametrize("command", ["check", "compile", "generate", "show", "lint"])
def test_an_unknown_dialect_is_an_error(cli, tmp_path, command):
    (tmp_path / "s.json").write_text("{}")
    arguments = ["--schema", "s.json", "s.json"] if command == "check" else ["s.json"]
    status, _, err = cli(command, *arguments, "--dialect", "8")
    assert (status, UNKNOWN in err) == (2, True)
    (tmp_path / "cio-schemas.toml").write_text('dialect = "8"')
    assert cli(command, *arguments).err == f"cio-schemas: error: cio-schemas.toml: dialect: {UNKNOWN}\n"


@pytest.mark.parametrize(
    ("options", "configuration", "status"),
    [
        ([], "", 1),  # 2020-12 has no boolean bounds
        (["--dialect", "4"], "", 0),
        (["--dialect", DRAFT_4], "", 0),
        ([], 'dialect = "4"', 0),
        (["--dialect", "7"], 'dialect = "4"', 1),
    ],
)
def test_lint_reads_a_schema_by_the_dialect(cli, tmp_path, options, configuration, status):
    (tmp_path / "s.json").write_text(json.dumps({**BOOLEAN_BOUND, "id": "https://example.com/a", **PART}))
    (tmp_path / "part.json").write_text(json.dumps(BOOLEAN_BOUND))
    (tmp_path / "cio-schemas.toml").write_text(configuration)
    run = cli("lint", "s.json", *options, "--select", "JS203,JS103")
    assert run.status == status, run


@pytest.mark.parametrize(
    ("name", "schema", "status"),
    [
        ("draft-07", {"type": "string"}, 0),
        ("draft-07", {"type": "strin"}, 1),
        ("draft-04", {"exclusiveMaximum": True, "maximum": 1}, 0),
        ("draft-06", {"exclusiveMaximum": True}, 1),
        ("draft-2019-09", {"$recursiveAnchor": 1}, 1),
        ("draft-2020-12", {"prefixItems": []}, 1),
        (DRAFT_7, {"minLength": -1}, 1),
    ],
)
def test_a_schema_is_checked_against_a_meta_schema(cli, tmp_path, name, schema, status):
    (tmp_path / "s.json").write_text(json.dumps(schema))
    assert cli("check", "--schema", name, "s.json").status == status
