"""How text is made visible: the same characters everywhere, in the way that the text around them takes."""

import codecs
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.diagnostic.printing import counted, escape, visible, visible_json

# text, made visible, made visible in JSON
TEXTS = [
    ("", "", ""),
    ("plain é 日本 😀 \t", "plain é 日本 😀 \t", "plain é 日本 😀 \t"),
    ("a\nb\r", "a\\u000ab\\u000d", "a\nb\r"),
    ("\x1b[31m\x9b", "\\u001b[31m\\u009b", "\\u001b[31m\\u009b"),
    ("\u202e\u2066\u200f\u061c", "\\u202e\\u2066\\u200f\\u061c", "\\u202e\\u2066\\u200f\\u061c"),
    ("\u2028\u2029\x85", "\\u2028\\u2029\\u0085", "\\u2028\\u2029\\u0085"),
    ("\u200b\ufeff\xad", "\\u200b\\ufeff\\u00ad", "\\u200b\\ufeff\\u00ad"),
    ("\xa0\u3000", "\\u00a0\\u3000", "\\u00a0\\u3000"),
    ("\U000e0041", "\\U000e0041", "\\udb40\\udc41"),
    ("\udcff", "\\udcff", "\\udcff"),
]


@pytest.mark.parametrize(("text", "shown", "in_json"), TEXTS)
def test_visible(text, shown, in_json):
    assert visible(text) == shown
    assert visible_json(text) == in_json


@settings(derandomize=True, max_examples=300)
@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5))
def test_json_says_the_same(value):
    text = visible_json(json.dumps(value, ensure_ascii=False, indent=1))
    assert json.loads(text) == value
    text.encode()
    assert len(text.splitlines()) == text.count("\n") + 1


COUNTS = [
    (0, "file", "0 files"),
    (1, "file", "1 file"),
    (1200, "finding", "1,200 findings"),
    (2, "property", "2 properties"),
]


@pytest.mark.parametrize(("number", "noun", "text"), COUNTS)
def test_counted(number, noun, text):
    assert counted(number, noun) == text


def test_what_can_not_be_encoded_is_escaped():
    codecs.register_error("test-escape", escape)

    assert "a\u20ac\U0001f600b".encode("ascii", "test-escape") == b"a\\u20ac\\ud83d\\ude00b"
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "test-escape")
