"""`is_valid_json` and `iter_errors_json`: verdicts as those of the instance, and what is wrong with a broken text."""

import pickle

import pytest

import cio_schemas
from cio_schemas import JSONTextError, Validator
from cio_schemas.validators.texts import instance_of

SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 3},
        "big": {"type": "integer", "maximum": 10**30},
        "price": {"multipleOf": 0.01},
        "tags": {"uniqueItems": True},
    },
    "required": ["name"],
}
TEXTS = [
    ('{"name": "abc"}', True),
    ('{"name": "abcd"}', False),
    ('{"name": "\\u00e9\\ud83d\\ude00"}', True),
    ('{"name": "日本語"}', True),
    ('{"name": "日本語!"}', False),
    ("{}", False),
    ("[]", False),
    (' {"name" : ""}\r\n', True),
    ('{"name": "", "big": 1000000000000000000000000000000}', True),
    ('{"name": "", "big": 1000000000000000000000000000001}', False),
    ('{"name": "", "price": 4.02}', True),
    ('{"name": "", "price": 4.025}', False),
    ('{"name": "", "tags": [1, 1.0]}', False),
    ('{"name": "", "tags": [1, true, "1", [1], {"a": 1}, {"a": 2}]}', True),
    ('{"name": "", "%s": 1}' % ("x" * 70_000), True),
]


def forms(text):
    data = text.encode()
    return [text, data, bytearray(data), memoryview(data), memoryview(bytearray(data)), memoryview(b"__" + data)[2:]]


@pytest.mark.parametrize(("text", "valid"), TEXTS, ids=[text[:40] for text, _ in TEXTS])
def test_verdicts(text, valid):
    validator = Validator(SCHEMA)

    assert [validator.is_valid_json(form) for form in forms(text)] == [valid] * 6
    assert [not [*validator.iter_errors_json(form)] for form in forms(text)] == [valid] * 6


def test_errors_are_those_of_the_instance():
    found = [*Validator(SCHEMA).iter_errors_json('{"name": "abcd", "big": "x"}')]

    assert [(error.json_path, error.validator) for error in found] == [("$.name", "maxLength"), ("$.big", "type")]


BROKEN = [
    (b"", "P-empty", (1, 1, 0)),
    (b"\xef\xbb\xbf{}", "P-bom", (1, 1, 0)),
    (b"{'name': 1}", "P-syntax", (1, 2, 1)),
    (b'{"name": "abc"', "P-syntax", (1, 15, 14)),
    (b'{"name": "abc"}}', "P-syntax", (1, 16, 15)),
    (b'{"name": "abc",\n "name": "abd"}', "P-duplicate-key", (2, 2, 17)),
    (b'{"name": "abc", "x": {"a": 1, "b": 2, "a": 3}}', "P-duplicate-key", (1, 39, 38)),
    (b'{"name": 01}', "P-number", (1, 10, 9)),
    (b'{"name": 1e999}', "P-number", (1, 10, 9)),
    (b'{"name": "\\ud800"}', "P-surrogate", (1, 11, 10)),
    ('{"é": "\ud800"}', "P-surrogate", (1, 8, 7)),
    (b'{"name": "\xff"}', "P-encoding", (1, 11, 10)),
    (b"[" * 2000 + b"]" * 2000, "P-depth", (1, 1025, 1024)),
]


@pytest.mark.parametrize("way", ["is_valid_json", "iter_errors_json"])
@pytest.mark.parametrize(("text", "code", "place"), BROKEN, ids=[str(row[0])[:30] for row in BROKEN])
def test_broken_texts(way, text, code, place):
    with pytest.raises(JSONTextError) as caught:
        getattr(Validator(SCHEMA), way)(text)

    error = caught.value
    assert (error.code, (error.line, error.column, error.position)) == (code, place)
    assert str(error) == f"line {place[0]}, column {place[1]}: {error.message}"
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), vars(copy), copy.args) == (JSONTextError, vars(error), error.args)


@pytest.mark.parametrize("data", [1, None, ["{}"], {}])
def test_what_is_no_text(data):
    with pytest.raises(TypeError, match="a JSON text is bytes, bytearray, memoryview or str, not "):
        Validator(True).is_valid_json(data)
    with pytest.raises(TypeError, match="a JSON text is bytes, bytearray, memoryview or str, not "):
        Validator(True).iter_errors_json(data)
    with pytest.raises(TypeError, match="a JSON text is bytes, bytearray, memoryview or str, not "):
        instance_of(data)


def test_a_text_that_nests_deeper_than_python_looks():
    text = b"[" * 1024 + b"]" * 1024

    assert Validator(True).is_valid_json(text)
    with pytest.raises(cio_schemas.DepthError):
        Validator({"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}).is_valid_json(text)


def test_a_memoryview_with_gaps_or_of_other_items():
    data = b'{"name": ""}'

    assert Validator(SCHEMA).is_valid_json(memoryview(bytes(byte for each in data for byte in (each, 0)))[::2])
    assert Validator(SCHEMA).is_valid_json(memoryview(data).cast("I"))
