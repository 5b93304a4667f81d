"""Plain JSON texts, read by the standard library: as the reader of all texts reads them, or not at all."""

import json
from random import Random

import pytest

from cio_schemas.source import loads
from cio_schemas.source.small_json import DoubtError, plain_value

PLAIN = [
    (b"{}", {}),
    (b" [1, 2.5, -0, 1e3]\r\n", [1, 2.5, 0, 1000.0]),
    (b'{"a": {"a": null}, "b": [true, false]}', {"a": {"a": None}, "b": [True, False]}),
    (rb'"\u00e9\n\u0000"', "\u00e9\n\0"),
    ('"é 😀"'.encode(), "é 😀"),
    (b"123456789012345678901234567890", 123456789012345678901234567890),
]


@pytest.mark.parametrize(("text", "value"), PLAIN)
def test_plain_texts(text, value):
    assert plain_value(text) == value
    assert loads(text) == (value, ())


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b" ",
        b"{} {}",
        b"[1,]",
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"01",
        b"'a'",
        b'"\x01"',
        b'"\xff"',
        b"\xef\xbb\xbf{}",
        rb'"\ud800"',
        rb'"\ud83d\ude00"',  # well-formed, and yet a look at it is another's
        b'{"a": 1, "a": 1}',
        rb'{"a": 1, "\u0061": 1}',
        b'[{"a": [{"b": 1, "b": 2}]}]',
        b"[" * 600 + b"]" * 600,
        b"9" * 5_000,
        b"/**/{}",
    ],
)
def test_what_is_not_plain(text):
    with pytest.raises(DoubtError):
        plain_value(text)


def test_no_text_is_read_in_another_way():
    random, read = Random(0), 0
    base = (
        b'{"a": [1, -2.5e3, "x\\u00e9", null, true], "b": {"c": "\xc3\xa9", "d": [[], {}]}, "e": 12345678901234567890}'
    )
    pieces = [bytes([byte]) for byte in b'{}[],:"\\ 0123456789.eE+-utnfabcd/\t\n\x00\x7f\xc3\xed\xff'] + [
        b"null",
        b'"a"',
        b"1e400",
    ]
    for _ in range(20_000):
        text = base
        for _ in range(random.randrange(1, 4)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice(pieces) + text[at + random.randrange(3) :]
        try:
            value = plain_value(text)
        except DoubtError:
            continue
        read += 1
        found, problems = loads(text)
        assert problems == ()
        assert json.dumps(found) == json.dumps(value), text
    assert read > 1_000
