"""Schemas that users bring: found by name, $id and path, and wrong ones told with their place."""

import json

import pytest

# schema text, what standard error says
WRONG = [
    ('{"type": "strin"}', "s.json:1:10: "),
    ('{\n  "properties": {\n    "a": {"minLength": "1"}\n  }\n}', "s.json:3:24: expected integer, found string"),
    ('{\n  "type": "string",\n}', "s.json:3:1: a trailing comma before '}'"),
    ('{"a": 1, "a": 2}', 's.json:1:10: duplicate key "a"'),
    ("[]", "s.json:1:1: a schema is an object or a boolean"),
    ("", "s.json: the file is empty"),
    ('{"properties": {"a": {"$ref": "#/$defs/b"}}}', "s.json:1:"),
    ('{"$ref": "other.json"}', "s.json:1:10: $ref 'other.json': there is no file other.json"),
    ('{"$schema": "http://json-schema.org/draft-03/schema#"}', "s.json:1:13: "),
    ('{"pattern": "(?<a"}', "s.json:1:13: "),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_broken_schema_is_told_with_its_place(cli, tmp_path, text, said):
    (tmp_path / "s.json").write_text(text)
    status, out, err = cli("check", "--schema", "s.json", "a.json")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"cio-schemas: error: {said}")


FOLDERS = "; --schemas DIR makes the schemas of a folder known"

# schema, options, what is said of a reference to a document that is not known; never that the schema itself was meant
UNKNOWN = [
    ({"items": {"$ref": "sub/own.json"}}, [], "there is no file s/sub/own.json"),
    ({"items": {"$ref": "prt.json"}}, [], "there is no file s/prt.json; did you mean 'part.json'?"),
    (
        {"$id": "https://a.example/", "$ref": "x/y.json"},
        [],
        "no schema 'https://a.example/x/y.json' is known, nothing is fetched, and there is no file s/x/y.json",
    ),
    ({"$ref": "https://example.com/prt"}, [], f"is known, and nothing is fetched{FOLDERS}"),
    (
        {"$ref": "https://example.com/prt"},
        ["--schemas", "s"],
        "is known, and nothing is fetched; did you mean 'https://example.com/part'?",
    ),
    ({"$ref": "#/$defs/a"}, [], "there is no '$defs' in 'URI'"),  # nothing that --schemas could help with
]


@pytest.mark.parametrize(("schema", "options", "said"), UNKNOWN)
def test_how_the_document_of_a_reference_is_made_known(cli, tmp_path, schema, options, said):
    (tmp_path / "s").mkdir()
    (tmp_path / "s/own.json").write_text(json.dumps(schema))
    (tmp_path / "s/part.json").write_text("{}")
    (tmp_path / "s/other.json").write_text('{"$id": "https://example.com/part"}')
    (tmp_path / "p.json").write_text("{}")
    status, _, err = cli("check", "--schema", "s/own.json", "p.json", *options)
    assert (status, err.count("\n")) == (2, 1)
    assert err.rstrip().replace((tmp_path / "s/own.json").as_uri() + "#", "URI").endswith(said)


@pytest.fixture
def folder(tmp_path):
    """Schemas that refer to each other by $id and by path, and to a bundled one."""
    schemas = {
        "order.json": {
            "properties": {"to": {"$ref": "parts/address.json"}, "by": {"$ref": "https://example.com/person"}}
        },
        "parts/address.json": {"required": ["street"], "properties": {"in": {"$ref": "../country.json#/$defs/code"}}},
        "country.json": {"$defs": {"code": {"maxLength": 2}}},
        "person.json": {
            "$id": "https://example.com/person",
            "$ref": "https://customer.io/schemas/customer-io/customer.json",
        },
    }
    for name, schema in schemas.items():
        path = tmp_path / "schemas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(schema))
    return tmp_path / "schemas"


@pytest.mark.parametrize("name", ["schemas/order.json", "./schemas/order.json"])
def test_schemas_of_a_folder_refer_to_each_other(cli, folder, tmp_path, name):
    (tmp_path / "good.json").write_text('{"to": {"street": "x", "in": "de"}, "by": {"identifiers": {}}}')
    (tmp_path / "bad.json").write_text('{"to": {"in": "deu"}, "by": {}}')
    assert cli("check", "--schema", name, "--schemas", folder, "good.json").status == 0
    status, out, _ = cli("check", "--schema", name, "--schemas", "schemas", "bad.json", "--output-format", "json")
    assert status == 1
    assert [(row["column"], row["code"], row["schema"]) for row in json.loads(out)] == [
        (8, "V-required", "schemas/parts/address.json#/required"),
        (15, "V-maxLength", "schemas/country.json#/$defs/code/maxLength"),
        (29, "V-required", "https://customer.io/schemas/customer-io/customer.json#/required"),
    ]


def test_a_schema_of_a_folder_goes_by_its_id(cli, folder, tmp_path):
    (tmp_path / "good.json").write_text('{"identifiers": {}}')
    assert cli("check", "--schema", "https://example.com/person", "--schemas", folder, "good.json").status == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("others", [["schemas"], ["./schemas/../schemas"], ["schemas/parts"]])
def test_folders_may_overlap(cli, tmp_path, others):
    (tmp_path / "good.json").write_text('{"identifiers": {}}')
    (tmp_path / "cio-schemas.toml").write_text(f"schemas = {others}")
    options = [option for other in others for option in ("--schemas", other)]
    run = cli("check", "--schema", "https://example.com/person", "--schemas", "schemas", *options, "good.json")
    assert (run.status, "error" in run.err) == (0, False)


def test_two_schemas_with_one_id_are_an_error(cli, folder):
    (folder / "twin.json").write_text('{\n"$id": "https://example.com/person"}')
    status, _, err = cli("check", "--schema", "event", "--schemas", "schemas", "a.json")
    assert status == 2
    said = "schemas/twin.json:2:8: $id 'https://example.com/person' is that of schemas/person.json too"
    assert err == f"cio-schemas: error: {said}\n"
