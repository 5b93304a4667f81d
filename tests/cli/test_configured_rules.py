"""`rules` beside a pattern of payloads: which rules look at the payloads of one's own schemas."""

import json

import pytest

OWN = {"type": "object", "required": ["name"]}
BODY = {"name": "x ", "timestamp": 1715937000000}


@pytest.mark.parametrize(
    ("schema", "rules", "codes"),
    [
        ("own.json", "", []),
        ("own.json", ', rules = ["track/v1/event"]', ["CE103", "CB201"]),
        ("own.json", ', rules = ["track/v1/event", "event"]', ["CE103", "CB201"]),
        ("own.json", ', rules = ["track/v1/identify"]', []),
        ("ref.json", "", ["CE103", "CB201"]),  # of a schema that refers to a bundled one at its root
        ("ref.json", ", rules = []", []),
        ("track/v1/event", "", ["CE103", "CB201"]),
        ("track/v1/event", ", rules = []", []),
        ("track/v1/event", ', rules = ["track/v1/merge"]', []),
    ],
)
def test_which_rules_look(cli, tmp_path, schema, rules, codes):
    (tmp_path / "own.json").write_text(json.dumps(OWN))
    (tmp_path / "ref.json").write_text(json.dumps({"$ref": "urn:cio-schemas:track/v1/event"}))
    (tmp_path / "a.json").write_text(json.dumps(BODY))
    (tmp_path / "cio-schemas.toml").write_text(f'payloads = [{{files = "a.json", schema = "{schema}"{rules}}}]')

    out = cli("check", "--output-format", "json").out
    assert [each["code"] for each in json.loads(out)] == codes
    assert cli("check", "--output-format", "json", "--no-rules").out == "[]\n"


def test_what_is_not_bundled_is_refused(cli, tmp_path):
    (tmp_path / "cio-schemas.toml").write_text(
        'payloads = [{files = "a.json", schema = "event", rules = ["track/v1/evnt"]}]'
    )
    status, _, err = cli("check")

    assert status == 2
    assert "payloads[0].rules[0]: no bundled schema is called 'track/v1/evnt'; did you mean 'track/v1/event'?" in err
