"""The records of a file by the numbers that findings have."""

import pytest

from cio_schemas import Validator
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.records import TextRecords

# name, text, whether an array holds the payloads, numbers, texts
TAKEN = [
    ("a.ndjson", b"1\r\n\n[2]\n", False, [1, 3], ["1", "[2]"]),
    ("a.ndjson", b"1\n2\n3", False, [2, 2, 9], ["2", "2", None]),
    ("a.json", b'{ "a": 1 }\n', False, [None], ['{ "a": 1 }\n']),
    ("a.json", b"[1]", False, [None, 1], ["[1]", None]),
    ("a.json", b'[1, {"b":2}]', True, [None, 1, 2, 3], ['[1, {"b":2}]', "1", '{"b": 2}', None]),
    ("a.json", b'{"a": 1}', True, [None, 1], ['{"a": 1}', None]),
    ("a.json", b"\xff", False, [None], ["\ufffd"]),
    ("a.yaml", b"a: \xc3\xbc\n", False, [None, 1], ['{"a": "ü"}', None]),
    ("a.yaml", b"- 1\n- 2\n", True, [None, 1, 2, 3], ["[1, 2]", "1", "2", None]),
    ("a.yaml", b"1\n---\n2\n---\n3\n", False, [2, 3, 4], ["2", "3", None]),
    ("a.yaml", b"1\n---\n? [a]\n: b\n", False, [1, 2], ["1", ""]),
]


@pytest.mark.parametrize("case", TAKEN)
def test_take(tmp_path, case):
    name, text, each, numbers, texts = case
    (tmp_path / name).write_bytes(text)
    records = TextRecords(Payloads(str(tmp_path / name), Validator(True), each=each))

    assert records.take(numbers) == texts


def test_a_file_that_is_gone(tmp_path):
    assert TextRecords(Payloads(str(tmp_path / "a.json"), Validator(True))).take([None, 1]) == [None, None]
