"""The strict reader: what RFC 8259 allows, what it does not, and where that stands."""

import json
import math

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.source.problems import ABSENT, MAX_DEPTH
from cio_schemas.source.strict import parse

READS = [
    ("null", None),
    (" true\r\n\t", True),
    ("false", False),
    ("0", 0),
    ("-0", 0),
    ("1.50", 1.5),
    ("1E2", 100.0),
    ("1e-400", 0.0),
    ("18446744073709551616", 2**64),
    ("-9223372036854775809", -(2**63) - 1),
    ("9" * 4300, 10**4300 - 1),
    ('""', ""),
    (r'"\"\\\/\b\f\n\r\t\u00e9"', '"\\/\b\f\n\r\té'),
    (r'"\ud83d\ude00"', "😀"),
    ('"\u2028\x7f"', "\u2028\x7f"),
    ("[]", []),
    ("[ ]", []),
    ("{}", {}),
    ('{ "a" : [ 1 , { "b" : null } ] , "c" : {} }', {"a": [1, {"b": None}], "c": {}}),
    ('{"": {"": []}}', {"": {"": []}}),
]


@pytest.mark.parametrize(("text", "value"), READS)
def test_reads(text, value):
    found, problems = parse(text)
    assert (found, type(found), problems) == (value, type(value), [])


REFUSES = [
    ("", "P-empty", 0, 0),
    (" \n", "P-empty", 0, 0),
    ("NaN", "P-number", 0, 3),
    ("[-Infinity]", "P-number", 1, 10),
    ("1e400", "P-number", 0, 5),
    ("[-1e400]", "P-number", 1, 7),
    ("01", "P-number", 0, 2),
    ("-012", "P-number", 0, 4),
    ("1.", "P-number", 0, 2),
    ("[.5]", "P-number", 1, 3),
    ("+1", "P-number", 0, 2),
    ("1e+", "P-number", 0, 3),
    ("0x1F", "P-number", 0, 4),
    ("9" * 5000, "P-number", 0, 5000),
    ("-" + "9" * 4301, "P-number", 0, 4302),
    ("1" * 400 + ".5", "P-number", 0, 402),
    ("\u0661", "P-syntax", 0, 1),
    ("-", "P-syntax", 0, 1),
    ("1.5x", "P-syntax", 0, 4),
    ("nul", "P-syntax", 0, 3),
    ("None", "P-syntax", 0, 4),
    ("True", "P-syntax", 0, 4),
    ("[1 2]", "P-syntax", 3, 4),
    ("[1,]", "P-syntax", 3, 4),
    ('{"a":1,}', "P-syntax", 7, 8),
    ("[,1]", "P-syntax", 1, 2),
    ("{'a':1}", "P-syntax", 1, 2),
    ("{a:1}", "P-syntax", 1, 2),
    ('{"a" 1}', "P-syntax", 5, 6),
    ('{"a"}', "P-syntax", 4, 5),
    ('{"a":', "P-syntax", 5, 5),
    ("[1", "P-syntax", 2, 2),
    ("]", "P-syntax", 0, 1),
    ("[1}", "P-syntax", 2, 3),
    ("1 x", "P-syntax", 2, 3),
    ("// a\n1", "P-syntax", 0, 2),
    ("[1, /* a */ 2]", "P-syntax", 4, 6),
    ("\x0c1", "P-syntax", 0, 1),
    ("\u00a01", "P-syntax", 0, 1),
    ("\ufeff1", "P-syntax", 0, 1),
    ("1\x00", "P-syntax", 1, 2),
    ('"abc', "P-syntax", 0, 4),
    ('"a\tb"', "P-syntax", 2, 3),
    ('"a\nb"', "P-syntax", 0, 2),
    ('"\\x"', "P-syntax", 1, 3),
    ('"\\u12G4"', "P-syntax", 1, 7),
    ('"\\', "P-syntax", 1, 2),
    (r'"\ud800"', "P-surrogate", 1, 7),
    (r'"\udc00"', "P-surrogate", 1, 7),
    (r'"\ud83d\ude00\ude00"', "P-surrogate", 13, 19),
    (r'"\ud800\u0041"', "P-surrogate", 1, 7),
    (r'"\ud800\\udc00"', "P-surrogate", 1, 7),
    (r'{"\udfff": 1}', "P-surrogate", 2, 8),
    ("[" * (MAX_DEPTH + 1), "P-depth", MAX_DEPTH, MAX_DEPTH + 1),
    ('{"a":' * 100_000, "P-depth", 5 * MAX_DEPTH, 5 * MAX_DEPTH + 1),
]


@pytest.mark.parametrize(("text", "code", "start", "end"), REFUSES)
def test_refuses(text, code, start, end):
    value, problems = parse(text)
    assert value is ABSENT
    assert [(problem.code, problem.start, problem.end) for problem in problems] == [(code, start, end)]
    assert "\n" not in problems[0].message
    assert len(problems[0].message) < 120


def test_reads_as_deep_as_it_says():
    value, problems = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert (problems, type(value)) == ([], list)


DUPLICATES = [
    ('{"a":1,"b":2}', []),
    ('[{"a":1},{"a":1}]', []),
    ('{"a":{"a":{"a":1}}}', []),
    ('{"a":1,"a":2}', [(7, 10)]),
    ('{"a":1,"a":1,"a":1}', [(7, 10), (13, 16)]),
    (r'{"a":1,"\u0061":2}', [(7, 15)]),
    ('{"x":{"é":1,"é":2}}', [(12, 15)]),
]


@pytest.mark.parametrize(("text", "places"), DUPLICATES)
def test_duplicate_keys(text, places):
    value, problems = parse(text)
    assert value == json.loads(text)
    assert [(problem.code, problem.start, problem.end) for problem in problems] == [
        ("P-duplicate-key", *pair) for pair in places
    ]


def test_a_lower_limit_on_digits_is_respected():
    # Only what Python itself converts can be kept exact; the interpreter's own limit may be set lower.
    import sys

    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(1000)
    try:
        assert parse("9" * 1001)[1][0].code == "P-number"
    finally:
        sys.set_int_max_str_digits(before)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
)


@settings(derandomize=True, max_examples=200)
@given(values, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_agrees_with_orjson_on_json(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    found, problems = parse(text)
    assert problems == []
    assert repr(found) == repr(value)


@settings(derandomize=True, max_examples=500)
@given(st.text(st.sampled_from('{}[]":,0123456789.eE+-tfnulrasx\\/b \n\u00e9'), max_size=12))
def test_agrees_with_orjson_on_what_is_json(text):
    try:
        expected = orjson.loads(text)
    except orjson.JSONDecodeError:
        expected = ABSENT
    found, problems = parse(text)
    assert found == expected
    assert (expected is ABSENT) <= bool(problems)
    assert not isinstance(found, float) or math.isfinite(found)
