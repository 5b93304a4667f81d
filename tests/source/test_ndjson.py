"""Lines that are parsed together."""

import pytest

from cio_schemas.source.ndjson import lines_of, records

# text, how many lines the first part has, texts and first lines of both
SPLIT = [
    (b"1\n2\n3", 1, (b"1", 10), (b"2\n3", 11)),
    (b"1\n2\n3", 2, (b"1\n2", 10), (b"3", 12)),
    (b"1\n\n", 1, (b"1", 10), (b"\n", 11)),
]


@pytest.mark.parametrize(("text", "number", "first", "rest"), SPLIT)
def test_split(text, number, first, rest):
    parts = lines_of(text, 10).split(number)

    assert tuple((part.text, part.line) for part in parts) == (first, rest)
    assert sum(part.number for part in parts) == lines_of(text).number


@pytest.mark.parametrize("text", [b'{"a": 1}\n2\n[3]', b'{"a": 1}\n\n2\n[3]'])
def test_the_texts_of_records(text):
    batch = records(lines_of(text))

    assert batch.instances == [{"a": 1}, 2, [3]]
    assert len(batch.texts) == 3
    assert [*batch.texts] == [b'{"a": 1}', b"2", b"[3]"]
    assert batch.texts[1] == b"2"
