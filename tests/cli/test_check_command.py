"""The options of `cio-schemas check`, and what is written where."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

import cio_schemas

EXAMPLES = Path(__file__).parents[2] / "examples"
BAD = '{"name": ""}\n{"name": "a", "type": "x"}\n{"name": "a"}\n{"name": 1}\n'
FOUND = [
    "a.ndjson:1:10: V-minLength at /name: expected at least 1 character, found 0",
    'a.ndjson:2:23: V-enum at /type: expected one of "page", "screen", "event", found string "x"',
    "a.ndjson:4:10: V-type at /name: expected string, found integer 1",
]
EVENT = ("check", "--schema", "event")
CONCISE = (*EVENT, "--output-format", "concise")


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "a.ndjson").write_text(BAD)
    return "a.ndjson"


def test_clean_files(cli, tmp_path):
    (tmp_path / "a.json").write_text('{"name": "a"}')
    assert cli(*EVENT, "a.json") == (0, "", "cio-schemas: no findings in 1 file, 1 record checked\n")
    assert cli(*EVENT, "a.json", "-q") == (0, "", "")


def test_findings(cli, bad):
    status, out, err = cli(*CONCISE, bad)
    assert (status, out.splitlines(), err) == (1, FOUND, "cio-schemas: 3 findings in 1 of 1 file, 4 records checked\n")


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--select", "V-type"], [2]),
        (["--select", "V-type,V-min"], [0, 2]),
        (["--select", "ALL", "--ignore", "V"], []),
        (["--ignore", "V", "--select", "V-enum"], [1]),
        (["--select", "P"], []),
        (["--select", "P", "--extend-select", "V-enum"], [1]),
        (["--ignore", "V-enum"], [0, 2]),
        (["--max-errors", "2"], [0, 1]),
        (["--jobs", "2"], [0, 1, 2]),
    ],
)
def test_options_that_choose(cli, bad, options, kept):
    status, out, _ = cli(*CONCISE, bad, *options)
    assert (status, out.splitlines()) == (1 if kept else 0, [FOUND[index] for index in kept])


def test_what_can_not_be_read_is_always_told(cli, tmp_path):
    (tmp_path / "a.json").write_text("{")
    assert cli(*CONCISE, "a.json", "--select", "V").status == 1


def test_exit_zero(cli, bad):
    status, out, _ = cli(*CONCISE, bad, "--exit-zero")
    assert (status, out.splitlines()) == (0, FOUND)
    assert cli(*CONCISE, bad, "none.json", "--exit-zero").status == 2


def test_statistics(cli, bad):
    assert cli(*EVENT, bad, "--statistics").out == "1  V-enum\n1  V-minLength\n1  V-type\n"


def test_statistics_by_pointer(cli, bad):
    assert cli(*EVENT, bad, "--statistics-by", "pointer").out.splitlines() == [
        "1  event  V-enum       /type  " + FOUND[1].partition("/type: ")[2],
        "1  event  V-minLength  /name  expected at least 1 character, found 0",
        "1  event  V-type       /name  expected string, found integer 1",
    ]
    assert cli(*EVENT, bad, "--statistics-by", "code").out == cli(*EVENT, bad, "--statistics").out
    refused = cli(*CONCISE, bad, "--statistics-by", "pointer").err
    assert refused == "cio-schemas: error: --statistics-by and --output-format concise contradict each other\n"


def test_a_missing_file_does_not_stop_the_rest(cli, bad):
    status, out, err = cli(*CONCISE, "none.json", bad)
    assert (status, out.splitlines()) == (2, FOUND)
    assert err.splitlines()[0] == "cio-schemas: error: none.json: no such file"
    status, out, _ = cli(*EVENT, "none.json", "--output-format", "json")
    assert (status, [row["code"] for row in json.loads(out)]) == (2, ["P-missing"])


@pytest.mark.parametrize(
    ("options", "variables", "colored"),
    [
        ([], [], False),
        (["--color", "always"], [], True),
        (["--color", "always"], ["NO_COLOR"], True),
        ([], ["FORCE_COLOR"], True),
        ([], ["FORCE_COLOR", "NO_COLOR"], False),
        (["--color", "never"], ["FORCE_COLOR"], False),
    ],
)
def test_color(cli, monkeypatch, options, variables, colored):
    for name in variables:
        monkeypatch.setenv(name, "1")
    assert ("\033[" in cli("check", "--schema", "customer", EXAMPLES / "customer-bad.json", *options).out) is colored


def test_codes_are_explained_where_the_format_tells(cli, bad):
    [run] = json.loads(cli(*EVENT, bad, "--output-format", "sarif").out)["runs"]
    told = {rule["id"]: rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert told["V-enum"] == "the value is none of those that the schema lists"


def test_full_is_the_default(cli, bad):
    assert cli(*EVENT, bad).out.startswith(
        f'{FOUND[0].replace(" at /name:", "")}\n  |\n1 | {{"name": ""}}\n  |          ^^\n  = at: /name\n  = schema: '
    )


def test_the_report_holds_what_is_found(cli, bad, tmp_path):
    assert cli(*CONCISE, bad, "--report", "r.html").status == 1
    page = (tmp_path / "r.html").read_text()
    assert page.count("<tr data-code=") == 3


class _Stdin:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)

    def close(self):
        """As a process does that was forked."""


@pytest.mark.parametrize(
    ("options", "name"),
    [(["--ndjson"], "-"), (["--stdin-filename", "x/piped.ndjson"], "x/piped.ndjson"), (["--ndjson", "-j2"], "-")],
)
def test_standard_input(cli, monkeypatch, options, name):
    monkeypatch.setattr(sys, "stdin", _Stdin(BAD.encode()))
    status, out, _ = cli(*CONCISE, "-", *options)
    assert (status, out.splitlines()) == (1, [line.replace("a.ndjson", name, 1) for line in FOUND])


def test_compressed_files(cli, tmp_path):
    (tmp_path / "a.ndjson.gz").write_bytes(gzip.compress(BAD.encode()))
    assert cli(*CONCISE, "a.ndjson.gz").out.splitlines() == [line.replace("ndjson", "ndjson.gz", 1) for line in FOUND]


def test_each(cli, tmp_path):
    (tmp_path / "a.json").write_text('[{"name": "a"}, {"name": ""}]')
    [row] = json.loads(cli(*EVENT, "--each", "a.json", "--output-format", "json").out)
    assert (row["pointer"], row["record"], row["column"]) == ("/1/name", 2, 26)


NDJSON = "expected the end of the document, found '{'; to read one JSON text a line (NDJSON), give --ndjson"

# file name, text, options, how the message ends
HINTS = [
    ("a.json", '{"name": "a"}\n{"name": "b"}\n', [], f"a.json:2:1: P-syntax {NDJSON} or name the file .ndjson"),
    ("a.json", ' {"name": "a"} \n\t{"name": "b"}', [], f"a.json:2:2: P-syntax {NDJSON} or name the file .ndjson"),
    ("a.json", '{"name": "a"} {"name": "b"}', [], "found '{'"),
    ("a.json", '{\n"name": "a"}\n{"name": "b"}', [], "found '{'"),
    ("a.json", '{"name": "a"\n{"name": "b"}', [], "found '{'"),
    ("a.ndjson", '{"name": "a"} {"name": "b"}', [], "found '{'"),
    ("a.yaml", '{"name": "a"}\n{"name": "b"}', [], "found '{'"),
    (
        "a.json",
        '[{"name": "a"}]',
        [],
        "1 item; to check each payload of an array, give --each (or each = true in the configuration)",
    ),
    ("a.json", "[]", [], "expected object, found array []"),
    ("a.json", "[1]", [], "expected object, found array [1]"),
    ("a.json", '{"name": [{}]}', [], "expected string, found an array of 1 item"),
    ("a.json", '[[{"name": "a"}]]', ["--each"], "expected object, found an array of 1 item"),
    (
        "a.ndjson",
        '{"name": "a"}',
        ["--each"],
        "a.ndjson:1:1: P-each at the root: expected an array of payloads, since its items are checked",
    ),
]


@pytest.mark.parametrize(
    ("schema", "hinted"),
    [
        ({"type": ["object", "null"]}, True),
        ({"anyOf": [{"type": "object"}, {"type": "string"}]}, True),
        ({"type": "string"}, False),
        ({"maxItems": 0}, False),
        ({"items": {"type": "object", "required": ["a"]}}, False),
    ],
)
def test_each_is_hinted_at_where_an_object_may_be_wanted(cli, tmp_path, schema, hinted):
    (tmp_path / "s.json").write_text(json.dumps(schema))
    (tmp_path / "a.json").write_text("[{}]")
    status, out, _ = cli("check", "--schema", "s.json", "a.json")
    assert (status, "--each" in out) == (1, hinted)


def test_options_are_hinted_at_on_the_command_line_alone():
    found = [*cio_schemas.check_json('[{"name": "a"}]', "event"), *cio_schemas.check_json("{}\n{}", "event")]
    assert [(each.code, "--" in each.message) for each in found] == [("V-type", False), ("P-syntax", False)]


@pytest.mark.parametrize("case", HINTS)
def test_hints_at_options(cli, tmp_path, case):
    name, text, options, end = case
    (tmp_path / name).write_text(text)
    status, out, _ = cli(*CONCISE, name, *options)
    assert status == 1
    assert out.splitlines()[0].endswith(end)


CONFIG = """\
payloads = [{files = "*.ndjson", schema = "event"}, {files = "c/*.json", schema = "s.json"}]
output-format = "concise"

[check]
ignore = ["V-type"]
per-file-ignores = {"b.*" = ["V-enum"]}
"""


@pytest.fixture
def configured(tmp_path):
    (tmp_path / "cio-schemas.toml").write_text(CONFIG)
    for name in "ab":
        (tmp_path / f"{name}.ndjson").write_text(BAD)
    (tmp_path / "s.json").write_text('{"required": ["x"]}')
    (tmp_path / "c").mkdir()
    (tmp_path / "c/d.json").write_text("{}")


@pytest.mark.usefixtures("configured")
def test_the_configuration(cli):
    status, out, err = cli("check")
    assert (status, out.splitlines()) == (
        1,
        [
            *FOUND[:2],
            FOUND[0].replace("a.", "b.", 1),
            'c/d.json:1:1: V-required at the root: required property "x" is missing',
        ],
    )
    assert err == "cio-schemas: 4 findings in 3 of 3 files, 9 records checked\n"


@pytest.mark.usefixtures("configured")
def test_the_command_line_goes_before_the_configuration(cli):
    assert cli("check", "a.ndjson", "--ignore", "V-enum,V-minLength").out.splitlines() == [FOUND[2]]
    assert len(json.loads(cli("check", "a.ndjson", "--output-format", "json").out)) == 2
    assert cli("check", "--schema", "s.json", "c/d.json", "--isolated").out.count("\n") > 3
    assert cli("check", "--isolated").status == 2


@pytest.mark.usefixtures("configured")
def test_the_configuration_of_a_folder_above(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "c")
    assert cli("check", "d.json").out == 'd.json:1:1: V-required at the root: required property "x" is missing\n'


UNMATCHED = "not checked, since no pattern of payloads matches it and it names no known $schema"


@pytest.mark.usefixtures("configured")
def test_files_without_a_schema_are_told(cli, tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.json").write_text("{}")
    status, _, err = cli("check", "a.ndjson", *(f"{number}.json" for number in range(7)))
    lines = err.splitlines()
    assert status == 1
    assert lines[0] == f"cio-schemas: warning: 0.json: {UNMATCHED}"
    assert lines[5:] == [
        "cio-schemas: warning: and 2 more files are not checked",
        "cio-schemas: 2 findings in 1 of 1 file, 4 records checked",
    ]


def test_the_examples(cli):
    assert cli(*EVENT, EXAMPLES / "events.ndjson").status == 0
    assert cli("check", "--schema", "customer", EXAMPLES / "customer.json").status == 0
    codes = [
        row["code"] for row in json.loads(cli(*EVENT, EXAMPLES / "events-bad.ndjson", "--output-format", "json").out)
    ]
    assert len(codes) == 12
    assert {"P-syntax", "P-duplicate-key", "V-required", "V-format"} < set(codes)
    assert cli("check", "--schema", "customer", EXAMPLES / "customer-bad.json", "--statistics").status == 1


# configuration, what is said of it
CONFIGURED_WRONG = [
    (
        'payloads = [\n  {files = "*.ndjson", schema = "event"},\n  {files = "*.json", schema = "evnt"},\n]\n',
        (
            " payloads[1].schema: no schema 'evnt': it is not a bundled name, a known $id or a file; "
            "did you mean 'event'? (`cio-schemas list` shows the bundled schemas)"
        ),
    ),
    ('payloads = [{files = "*.json", schema = "s/none.json"}]\n', " payloads[0].schema: s/none.json: no such file"),
    ('exclude = []\nschemas = ["none"]\n', " schemas[0]: none: no such folder"),
]


@pytest.mark.parametrize(("text", "said"), CONFIGURED_WRONG)
def test_a_schema_that_the_configuration_names_and_that_there_is_not(cli, tmp_path, text, said):
    (tmp_path / "cio-schemas.toml").write_text(text)
    (tmp_path / "a.json").write_text("{}")
    assert cli("check") == (2, "", f"cio-schemas: error: cio-schemas.toml:{said}\n")


def test_recorded_requests(cli, tmp_path):
    (tmp_path / "traffic.ndjson").write_text(
        '{"method": "POST", "url": "/api/v1/customers/42/events", "body": {"name": "x"}}\n'
        '{"method": "PUT", "url": "/api/v1/customers/%2B15551234567", "body": {"_update": 1}}\n'
    )
    status, out, _ = cli("check", "--requests", "traffic.ndjson", "--output-format", "json-lines")

    assert status == 1
    assert [(each["code"], each["pointer"], each["line"]) for each in map(json.loads, out.splitlines())] == [
        ("CB501", "/url", 2),
        ("V-type", "/body/_update", 2),
    ]
    assert cli("check", "--requests", "--schema", "event", "a.json").err == (
        "cio-schemas: error: --requests and --schema contradict each other\n"
    )
