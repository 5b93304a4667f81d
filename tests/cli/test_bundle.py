"""`cio-schemas bundle`: what is written where, and what is refused with its place."""

import json

import pytest


@pytest.fixture
def schemas(tmp_path):
    (tmp_path / "a.json").write_text('{"properties": {"b": {"$ref": "b.json"}}}')
    (tmp_path / "b.json").write_text('{"properties": {"a": {"type": "null"}}}')


@pytest.mark.usefixtures("schemas")
def test_a_bundle_is_written(cli, tmp_path):
    assert json.loads(cli("bundle", "a.json").out) == {
        "properties": {"b": {"$ref": "b.json"}},
        "$defs": {"b.json": {"$id": "b.json", "properties": {"a": {"type": "null"}}}},
    }
    status, out, err = cli("bundle", "--dereference", "a.json", "-o", "c.json")
    assert (status, out, err) == (0, "", "")
    assert json.loads((tmp_path / "c.json").read_text()) == {
        "properties": {"b": {"properties": {"a": {"type": "null"}}}}
    }


def test_a_bundled_schema_has_no_reference_to_another(cli):
    assert "$ref" not in cli("bundle", "track/v2/batch", "--dereference").out
    bundle = json.loads(cli("bundle", "track/v2/batch").out)

    assert all(name == part["$id"] for name, part in bundle["$defs"].items() if ":" in name)


# files, options, what standard error says
REFUSED = [
    ({"a.json": '{"$ref": "b.json"}'}, [], "a.json:1:10: $ref 'b.json': there is no file b.json"),
    ({"a.json": '{"items": {"$ref": "#"}}'}, ["--dereference"], "a.json:1:1: it refers to itself"),
    (
        {
            "a.json": '{"$schema": "http://json-schema.org/draft-07/schema#", "not": {"$ref": "b.json"}}',
            "b.json": '{"$schema": "http://json-schema.org/draft-04/schema#"}',
        },
        [],
        "a.json:1:1: a schema of draft 7 can't embed one of draft 4",
    ),
    ({"a.json": '{"$ref": "a.json"}'}, ["-o", "a.json"], "-o a.json would overwrite a.json"),
]


@pytest.mark.parametrize(("files", "given", "said"), REFUSED)
def test_refused(cli, tmp_path, files, given, said):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    status, out, err = cli("bundle", "a.json", *given)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
