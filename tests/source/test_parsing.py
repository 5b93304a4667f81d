"""Documents out of chunks: strictly read, with their places in the file."""

import io
import json
import sys

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.source import ABSENT, MAX_DEPTH, Chunk, Target, loads, may_hold_big_integer, parse, read

READS = [
    (b"{}", {}),
    (b"\t[1]\r\n", [1]),
    (b'{"a":{"a":":"},"b":[{"a":1},{"a":1}]}', {"a": {"a": ":"}, "b": [{"a": 1}, {"a": 1}]}),
    (rb'{"\u003a":"\u003A"}', {":": ":"}),
    (b"18446744073709551615", 2**64 - 1),
    (b"-9223372036854775808", -(2**63)),
    (b"18446744073709551616", 2**64),
    (b"-9223372036854775809", -(2**63) - 1),
    (b'{"a":123456789012345678901234567890}', {"a": 123456789012345678901234567890}),
    (b'{"a": -12345678901234567890}', {"a": -12345678901234567890}),
    (b"[1,\n123456789012345678901234567890 ]", [1, 123456789012345678901234567890]),
    (b"9" * 400, 10**400 - 1),
    (b'"123456789012345678901234567890"', "123456789012345678901234567890"),
    (b"0.123456789012345678901234567890", 0.123456789012345678901234567890),
    (b"123456789012345678901.5", 123456789012345678901.5),
]


@pytest.mark.parametrize(("data", "value"), READS)
def test_reads(data, value):
    found, problems = loads(data)
    assert (found, type(found), problems) == (value, type(value), ())


def test_reads_deeper_than_orjson_writes():
    assert loads(b'{"a":' * 500 + b"1" + b"}" * 500)[1] == ()


PROBLEMS = [
    # data, whether there is an instance, then (code, line, column) of each problem
    (b'{\n "a": 1,\n "a": 2}', True, [("P-duplicate-key", 3, 2)]),
    (b'{"a" :1,"a":2}', True, [("P-duplicate-key", 1, 9)]),
    (rb'{"\u003a":1,":":2}', True, [("P-duplicate-key", 1, 13)]),
    (rb'{"a":"\u003a","a":2}', True, [("P-duplicate-key", 1, 15)]),
    (b'{"a":":","a":2}', True, [("P-duplicate-key", 1, 10)]),
    (b'{"a":12345678901234567890123,"a":2}', True, [("P-duplicate-key", 1, 30)]),
    (b'{"a":1,"a":2,}', False, [("P-duplicate-key", 1, 8), ("P-syntax", 1, 14)]),
    (b"", False, [("P-empty", 1, 1)]),
    (b"NaN", False, [("P-number", 1, 1)]),
    (b"[1,\n -1e999]", False, [("P-number", 2, 2)]),
    (b"[" + b"9" * 5000 + b"]", False, [("P-number", 1, 2)]),
    (b'["\xc3\xa9",\n"\xc3\xa9\xe9"]', False, [("P-encoding", 2, 3)]),
    (b'"\xed\xa0\x80"', False, [("P-encoding", 1, 2)]),
    (b'"\xc0\xaf"', False, [("P-encoding", 1, 2)]),
    (rb'["\ud800"]', False, [("P-surrogate", 1, 3)]),
    (b"[" * 100_000, False, [("P-depth", 1, MAX_DEPTH + 1)]),
    ('{"é😀": x}'.encode(), False, [("P-syntax", 1, 8)]),
]


@pytest.mark.parametrize(("data", "some", "expected"), PROBLEMS)
def test_problems(data, some, expected):
    found, problems = loads(data)
    assert (found is not ABSENT) == some
    assert [(problem.code, problem.span.line, problem.span.column) for problem in problems] == expected


def documents(data, syntax="ndjson"):
    for chunk in read("-", syntax, stream=io.BytesIO(data)):
        for batch in parse(chunk):
            for index, instance in enumerate(batch.instances):
                problems = [
                    (problem.code, problem.span and problem.span.line) for problem in batch.problems.get(index, ())
                ]
                yield batch.lines[index], instance, problems


def test_a_json_file_is_one_document():
    assert list(documents(b"\n\n[1]\n", "json")) == [(1, [1], [])]


RECORDS = [
    (b"1\n2\n", [(1, 1, []), (2, 2, [])]),
    (b"1\r\n\r\n \n2", [(1, 1, []), (4, 2, [])]),
    (b"1\nx\n3", [(1, 1, []), (2, ABSENT, [("P-syntax", 2)]), (3, 3, [])]),
    (b'1\n{"a":1,"a":2}\n3', [(1, 1, []), (2, {"a": 2}, [("P-duplicate-key", 2)]), (3, 3, [])]),
    (b"1\n18446744073709551616\n3", [(1, 1, []), (2, 2**64, []), (3, 3, [])]),
    (b"18446744073709551616", [(1, 2**64, [])]),
    (b"1,2\n[3\n4]", [(number, ABSENT, [("P-syntax", number)]) for number in (1, 2, 3)]),
    (b'\xef\xbb\xbf1\n"\xe9"', [(1, ABSENT, [("P-bom", 1)]), (1, 1, []), (2, ABSENT, [("P-encoding", 2)])]),
    (b"", [(1, ABSENT, [("P-empty", None)])]),
]


@pytest.mark.parametrize(("data", "expected"), RECORDS)
def test_records(data, expected):
    assert list(documents(data)) == expected


@pytest.mark.parametrize("broken", [{0}, {127}, {128}, {500}, {999}, {1, 2, 300}, set(range(1000))])
def test_one_record_does_not_stop_the_rest(broken):
    lines = [b"{" if number in broken else b"%d" % number for number in range(1000)]
    expected = [
        (number + 1, ABSENT, [("P-syntax", number + 1)]) if number in broken else (number + 1, number, [])
        for number in range(1000)
    ]
    assert list(documents(b"\n".join(lines))) == expected


def test_places_are_in_the_file_and_offsets_in_the_record():
    data = b'{"a": 1}\n\n{"a": "\xc3\xa9", "b": 2}\n'
    (batch,) = parse(Chunk("ndjson", data, line=10))
    ((value, key, missing),) = [batch.locate(1, [Target(("b",)), Target(("b",), key=True), Target(("c",))])]
    assert value[:4] == (12, 17, 12, 18)
    assert key[:4] == (12, 12, 12, 15)
    assert missing is None
    assert batch.text(1)[value.start : value.end] == "2"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4) | st.sampled_from([":", "\\", '"a":1', "\\u003a"])
VALUES = st.recursive(
    st.none() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=10,
)


@settings(derandomize=True, max_examples=300)
@given(st.lists(VALUES, min_size=1, max_size=5), st.booleans(), st.sampled_from([(",", ":"), (", ", " : ")]))
def test_every_record_is_read_exactly(values, ascii_only, separators):
    lines = [json.dumps(value, ensure_ascii=ascii_only, separators=separators) for value in values]
    found = list(documents("\n".join(lines).encode()))
    assert [line for line, _, _ in found] == list(range(1, len(values) + 1))
    assert repr([instance for _, instance, _ in found]) == repr(values)
    assert [problems for *_, problems in found] == [[]] * len(values)


PAIRS = st.lists(st.tuples(st.sampled_from(["a", "b", ":", '"', "é"]), VALUES), max_size=4)


@settings(derandomize=True, max_examples=300)
@given(PAIRS, st.booleans(), st.sampled_from([":", " : "]))
def test_every_duplicate_key_is_seen(pairs, ascii_only, colon):
    members = [json.dumps(key, ensure_ascii=ascii_only) + colon + json.dumps(value) for key, value in pairs]
    _, problems = loads(("{" + ",".join(members) + "}").encode())
    assert len(problems) == len(pairs) - len({key for key, _ in pairs})


@settings(derandomize=True, max_examples=500)
@given(st.integers(-(2**80), 2**80), st.sampled_from(["{}", "[{}]", '{{"a":{}}}', "[1,\t{}]", " {}\n"]))
def test_every_big_integer_is_seen(number, template):
    data = template.format(number).encode()
    assert may_hold_big_integer(data) or repr(orjson.loads(data)) == repr(json.loads(data))
    assert repr(loads(data)[0]) == repr(json.loads(data))


@settings(derandomize=True, max_examples=300)
@given(st.binary(max_size=30), st.sampled_from(["json", "ndjson", "yaml"]))
def test_any_bytes_are_read_or_problemed(data, syntax):
    for _, instance, problems in documents(data, syntax):
        assert instance is not ABSENT or problems


HEAVY = [
    "rich",
    "ruamel.yaml",
    "gzip",
    "html",
    "xml",
    "tempfile",
    "hypothesis",
    "jsonschema",
    "cio_schemas.source.strict",
]


def test_importing_stays_light():
    import subprocess

    program = f"import sys, cio_schemas.source, cio_schemas.diagnostic; print([n for n in {HEAVY} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-Sc", f"import sys; sys.path[:] = {sys.path}; {program}"], capture_output=True, check=True
    )
    assert (done.stdout.decode().strip(), done.stderr) == ("[]", b"")
