"""`--no-values`: no value of a payload comes out, in whatever format, and what was expected still does."""

import json

import pytest

from cio_schemas.diagnostic import FORMATS

MARK = "Lovelace"
BODIES = [
    {"name": MARK * 20},
    {"name": f"{MARK} "},
    {"name": "x", "type": MARK},
    {"name": "x", "timestamp": MARK},
    {"name": "x", "data": MARK},
    {"name": [MARK]},
    {"name": "x", "data": {"recipient": MARK}},
    {"name": "x", "timestamp": 1715937123000},
    MARK,
]
BROKEN = [f'{{"name": "{MARK}', f'{{"name": {MARK}}}', f'{{"name": "x", "data": {{"a": "{MARK}", "a": "{MARK}"}}}}']
OWN = {
    "properties": {
        "a": {"anyOf": [{"type": "integer"}, {"maxLength": 1}]},
        "b": {"not": {"type": "string"}},
        "c": {"pattern": "^[a-c]$"},
        "d": {"format": "email"},
        "e": {"const": "x"},
        "f": False,
        "g": {"oneOf": [{"minLength": 1}, {"minLength": 2}]},
        "h": {"uniqueItems": True},
        "i": {"x-message": "is a secret", "type": "integer"},
        "j": {"propertyNames": {"maxLength": 1}, "additionalProperties": {"type": "integer"}},
        "k": {"contains": {"type": "integer"}, "maxItems": 1},
        "l": {"dependentRequired": {"a": ["b"]}, "required": ["q"]},
    }
}


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.ndjson").write_text("\n".join([*map(json.dumps, BODIES), *BROKEN]))
    (tmp_path / "s.json").write_text(json.dumps(OWN))
    own = dict.fromkeys("abcdefgi", MARK) | {"h": [MARK, MARK], "j": {"aa": MARK}, "k": [MARK, MARK], "l": {"a": MARK}}
    (tmp_path / "b.json").write_text(json.dumps(own))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("schema", "file"), [("track/v1/event", "a.ndjson"), ("s.json", "b.json")])
@pytest.mark.usefixtures("files")
def test_no_output_holds_a_value(cli, tmp_path, name, schema, file):
    options = ("check", "--schema", schema, file, "--output-format", name, "--report", "r.html")
    told = cli(*options)
    bare = cli(*options, "--no-values")

    assert MARK in told.out or name == "gitlab"
    assert (bare.status, MARK in bare.out + bare.err) == (1, False)
    assert "1715937123" not in bare.out + bare.err
    page = (tmp_path / "r.html").read_text()
    assert (MARK in page, "V-type" in page) == (False, True)


@pytest.mark.usefixtures("files")
def test_what_is_told_instead(cli):
    out = cli("check", "--schema", "track/v1/event", "a.ndjson", "--output-format", "concise", "--no-values").out

    assert [line.split(":", 3)[3].strip() for line in out.splitlines()] == [
        "CE101 at /name: The name of an event, a page or a screen has more than 100 bytes in UTF-8",
        "CE103 at /name: The name of an event has white space at an end",
        'V-enum at /type: expected one of "event", "page", "screen", found a string',
        "V-type at /timestamp: expected whole seconds since 1970-01-01T00:00:00Z as an integer, such as 1715937000",
        "V-type at /data: expected object, found a string",
        "V-type at /name: expected string, found an array",
        "CC107 at /data/recipient: An email address has no `@` followed by a domain, or contains white space",
        "CB201 at /timestamp: A time has more digits than seconds have",
        "V-type at the root: expected object, found a string",
        "P-syntax the text breaks the grammar of its format (RFC 8259; YAML 1.2)",
        "P-syntax the text breaks the grammar of its format (RFC 8259; YAML 1.2)",
        "P-duplicate-key the names within an object are unique (RFC 8259, section 4)",
    ]


@pytest.mark.usefixtures("files")
def test_the_configuration_says_so(cli, tmp_path):
    (tmp_path / "cio-schemas.toml").write_text("no-values = true\n")

    assert MARK not in cli("check", "--schema", "track/v1/event", "a.ndjson").out
    assert MARK in cli("check", "--schema", "track/v1/event", "a.ndjson", "--isolated").out


def test_no_values_are_written_where_none_may_be_shown(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text('{"name": 1}\n')
    (tmp_path / "pyproject.toml").write_text("[tool.cio-schemas]\nno-values = true\n")
    done = cli("check", "--schema", "event", "--invalid-to", "left.ndjson", "a.ndjson")
    assert done.status == 2
    assert done.err == "cio-schemas: error: --invalid-to and no-values contradict each other: it writes values\n"
    assert not (tmp_path / "left.ndjson").exists()
