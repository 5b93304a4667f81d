"""The quick look at small files: it answers for what is plainly clean, and then as the whole way would."""

import gzip
import os

import pytest

from cio_schemas.payloads import quick_check
from cio_schemas.payloads.quick_check import _SYNTAXES, clean_records
from cio_schemas.source import syntax_of

GOOD = '{"name": "signed_up", "customer_id": "c-1", "timestamp": 1715937000, "data": {"plan": "pro"}}'


@pytest.fixture(autouse=True, params=["kernel", "python"])
def _engine(request, monkeypatch):
    """Judge with the kernel, if there is one, and by the functions that stand in for it."""
    if request.param == "python":
        monkeypatch.setattr(quick_check, "tables_of", lambda _: None)


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("a.json", GOOD, 1),
        ("a.JSON", f" {GOOD}\n", 1),
        ("a.ndjson", f"{GOOD}\n\n{GOOD}", 2),
        ("a.jsonl", f"{GOOD}\r\n{GOOD}\r\n", 2),
        ("a.json", "", None),
        ("a.ndjson", "\n \n", None),
        ("a.json", "[]", None),
        ("a.json", '{"name": ""}', None),
        ("a.json", '{"name": "a", "name": "b"}', None),
        ("a.json", '{"name": "a", "timestamp": 1715937000000}', None),  # a rule reports milliseconds
        ("a.json", '{"name": "a", "data": {"n": 12345678901234567890}}', None),
        ("a.json", "\ufeff" + GOOD, None),
        ("a.json", GOOD + GOOD, None),
        ("a.ndjson", GOOD + GOOD, None),
        ("a.yaml", "name: signed_up", None),
        ("a", GOOD, None),
        ("a.json", '{"name": "a", "data": {"x": "' + "y" * 70_000 + '"}}', None),
    ],
)
def test_what_is_plainly_clean(tmp_path, name, text, count):
    path = tmp_path / name
    path.write_bytes(text.encode())

    assert clean_records([str(path)], "event") == count


def test_what_no_rule_is_asked_about(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"name": "a", "timestamp": 1715937000000}')

    assert clean_records([str(path)], "event", rules=False) == 1


def test_one_file_that_is_not_plain_among_others(tmp_path):
    for name, text in (("a.json", GOOD), ("b.json", GOOD), ("c.json", "{}")):
        (tmp_path / name).write_text(text)
    paths = [str(tmp_path / name) for name in ("a.json", "b.json", "c.json")]

    assert clean_records(paths[:2], "event") == 2
    assert clean_records(paths, "event") is None


def test_what_is_no_small_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    with gzip.open(tmp_path / "a.json.gz", "wt") as file:
        file.write(GOOD)
    (tmp_path / "link.json").symlink_to("nowhere.json")

    for name in ("pipe.json", "a.json.gz", "link.json", "missing.json", ".", "\0.json", "-"):
        assert clean_records([str(tmp_path / name)], "event") is None


def test_a_schema_that_can_be_read_only_once_is_left_to_who_goes_on(tmp_path):
    (tmp_path / "a.json").write_text(GOOD)
    os.mkfifo(tmp_path / "schema.json")

    assert clean_records([str(tmp_path / "a.json")], str(tmp_path / "schema.json")) is None  # and does not wait


@pytest.mark.parametrize("schema", ["event", "track/v1/event", "urn:cio-schemas:track/v1/event"])
def test_bundled_schemas(tmp_path, schema):
    (tmp_path / "a.json").write_text('{"name": "signed_up"}')

    assert clean_records([str(tmp_path / "a.json")], schema) == 1


@pytest.mark.parametrize("schema", ["request", "draft-07", "missing.json", "evnt"])
def test_other_schemas(tmp_path, schema):
    (tmp_path / "a.json").write_text("{}")

    assert clean_records([str(tmp_path / "a.json")], schema) is None


def test_suffixes_are_those_of_files():
    assert {suffix: syntax_of(f"a{suffix}") for suffix in _SYNTAXES} == _SYNTAXES


@pytest.mark.parametrize(
    ("schema", "payload", "count"),
    [
        ('{"type": "object"}', "{}", 1),
        ('{"properties": {"a": {"pattern": "^x+$"}}}', '{"a": "xx"}', 1),
        ('{"$ref": "beside.json"}', "1", 1),
        ('{"type": "object"}', "[]", None),
        ('{"type": "odd"}', "{}", None),
        ('{"$ref": "nowhere.json"}', "{}", None),
        ('{"$ref": "urn:cio-schemas:track/v1/event"}', '{"name": "a"}', None),  # whose rules look at it
        ("{", "{}", None),
    ],
)
def test_schemas_of_ones_own(tmp_path, schema, payload, count):
    (tmp_path / "own.json").write_text(schema)
    (tmp_path / "beside.json").write_text('{"type": "integer"}')
    (tmp_path / "a.json").write_text(payload)

    assert clean_records([str(tmp_path / "a.json")], str(tmp_path / "own.json")) == count
