"""YAML by its core schema: values, places, and what is no JSON."""

import io
import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.source import ABSENT, MAX_DEPTH, Chunk, Target, parse, read


def documents(text):
    return [
        (
            batch.lines[0],
            batch.instances[0],
            [(problem.code, *(problem.span or ())[:2]) for problem in batch.problems.get(0, ())],
        )
        for chunk in read("-", "yaml", stream=io.BytesIO(text.encode()))
        for batch in (parse(chunk) if chunk.data else ())
    ]


READS = [
    ("a", "a"),
    ("[~, null, NULL, ]", [None, None, None]),
    ("[true, False, yes, on, n]", [True, False, "yes", "on", "n"]),
    ("[1, -2, +3, 0o17, 0x1F, 010, 1_000, 0b1]", [1, -2, 3, 15, 31, 10, "1_000", "0b1"]),
    ("[1.5, -.5, 1., 1e3, +1E-2, 1e, .]", [1.5, -0.5, 1.0, 1000.0, 0.01, "1e", "."]),
    ("[2026-10-01, 2026-10-01T00:00:00Z, 12:30]", ["2026-10-01", "2026-10-01T00:00:00Z", "12:30"]),
    ("['1', \"true\", !!str 1, ! 2]", ["1", "true", "1", "2"]),
    ("[!!int 1, !!float 1, !!null '', !!bool 'true']", [1, 1, None, True]),
    ("123456789012345678901234567890", 123456789012345678901234567890),
    ("a: |\n  x\n  y\nb: >\n  x\n  y\n", {"a": "x\ny\n", "b": "x y\n"}),
    ("a:\nb: {}\nc: []\n", {"a": None, "b": {}, "c": []}),
    ("? a\n: 1\n? b\n", {"a": 1, "b": None}),
    ("x: &a {b: [1]}\ny: *a\n", {"x": {"b": [1]}, "y": {"b": [1]}}),
    ("<<: {a: 1}\n", {"<<": {"a": 1}}),
    ('"\\U0001F600"', "😀"),
    ('{"\\ud83d\\ude00": "\\ud83d\\ude00"}', {"😀": "😀"}),
    ('{"a": [1, {"b": null}]}', {"a": [1, {"b": None}]}),
]


@pytest.mark.parametrize(("text", "value"), READS)
def test_reads(text, value):
    ((_, found, problems),) = documents(text)
    assert (repr(found), problems) == (repr(value), [])


def test_many_documents():
    assert documents("# first\n1\n---\n2\n...\n---\na: 3\n") == [(2, 1, []), (4, 2, []), (7, {"a": 3}, [])]


PROBLEMS = [
    ("# nothing\n", ABSENT, [("P-empty",)]),
    ("a: 1\nb: 2\na: 3\n", {"a": 3, "b": 2}, [("P-duplicate-key", 3, 1)]),
    ("1: a\n", {"1": "a"}, [("P-key", 1, 1)]),
    ("null: a\n", {"null": "a"}, [("P-key", 1, 1)]),
    ("? [a]\n: b\n", ABSENT, [("P-key", 1, 3)]),
    ("a: .nan\n", ABSENT, [("P-number", 1, 4)]),
    ("a: -.inf\n", ABSENT, [("P-number", 1, 4)]),
    ("a: 1e400\n", ABSENT, [("P-number", 1, 4)]),
    ("9" * 5000, ABSENT, [("P-number", 1, 1)]),
    ("a: !foo b\n", ABSENT, [("P-tag", 1, 4)]),
    ("a: !foo [b]\n", ABSENT, [("P-tag", 1, 4)]),
    ("a: !!int b\n", ABSENT, [("P-tag", 1, 4)]),
    ("a: !!set {b}\n", ABSENT, [("P-tag", 1, 4)]),
    ("a: *b\n", ABSENT, [("P-alias", 1, 4)]),
    ("&a [*a]\n", ABSENT, [("P-alias", 1, 5)]),
    ('a: "\\ud800"\n', ABSENT, [("P-surrogate", 1, 4)]),
    ("a: [1\n", ABSENT, [("P-syntax", 2, 1)]),
    ("a: b: c\n", ABSENT, [("P-syntax", 1, 5)]),
    ("\ta: 1\n", ABSENT, [("P-syntax", 1, 1)]),
    ("é: \x07\n", ABSENT, [("P-syntax", 1, 4)]),
    ("[" * 100_000, ABSENT, [("P-depth", 1, 129)]),
    ("a: {b: " * 100_000, ABSENT, [("P-syntax", 1, 9)]),
    ("[{a: " * 100_000, ABSENT, [("P-depth", 1, 5 * 64 + 1)]),
    ("- " * 3000, ABSENT, [("P-depth", 1, 2 * MAX_DEPTH + 1)]),
]


@pytest.mark.parametrize(("text", "value", "problems"), PROBLEMS)
def test_problems(text, value, problems):
    ((_, found, told),) = documents(text)
    assert (found, told) == (value, problems)


def test_a_refused_document_does_not_stop_the_rest():
    assert documents("1\n---\n!x 2\n---\n3\n") == [(1, 1, []), (3, ABSENT, [("P-tag", 3, 1)]), (5, 3, [])]


def test_what_precedes_broken_text_is_kept():
    assert documents("1\n---\n[2\n") == [(1, 1, []), (3, ABSENT, [("P-syntax", 4, 1)])]


def test_a_billion_laughs():
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    ((_, found, problems),) = documents("\n".join(lines))
    assert (found, [code for code, *_ in problems]) == (ABSENT, ["P-alias"])


def test_latin_1():
    (batch,) = parse(Chunk("yaml", b"a: 1\nb: \xe9\n"))
    assert [(problem.code, problem.span[:2]) for problem in batch.problems[0]] == [("P-encoding", (2, 4))]


TEXT = '# é\r\na: 1\r\n"b😀": [x, {y: "z"}]\r\nc:\r\n  - &q !!str 12\r\n  - *q\r\n  - k: v\r\n\r\nd:\r\n'
PLACES = [
    (("a",), False, 2, 4, "1"),
    (("a",), True, 2, 1, "a"),
    (("b😀",), True, 3, 1, '"b😀"'),
    (("b😀",), False, 3, 7, '[x, {y: "z"}]'),
    (("b😀", 1, "y"), False, 3, 15, '"z"'),
    (("c",), False, 5, 3, "- &q !!str 12\r\n  - *q\r\n  - k: v"),
    (("c", 0), False, 5, 5, "&q !!str 12"),
    (("c", 0), True, 5, 5, "&q !!str 12"),
    (("c", 1), False, 6, 5, "*q"),
    (("c", 2, "k"), True, 7, 5, "k"),
]


@pytest.mark.parametrize(("path", "key", "line", "column", "source"), PLACES)
def test_places(path, key, line, column, source):
    (batch,) = parse(Chunk("yaml", TEXT.encode()))
    span, nowhere = batch.locate(0, [Target(path, key), Target((*path, "nowhere"), key)])
    assert (span.line, span.column, TEXT[span.start : span.end], nowhere) == (line, column, source, None)


def test_places_in_a_later_document():
    _, second = parse(Chunk("yaml", b"1\n---\na: 2\n"))
    (span,) = second.locate(0, [Target(("a",))])
    assert span[:4] == (3, 4, 3, 5)
    assert second.text(0)[span.start : span.end] == "2"


def test_without_ruamel(monkeypatch):
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    assert documents("a: 1") == [(1, ABSENT, [("P-extra",)])]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abé:#- ", max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(VALUES)
def test_json_is_yaml(value):
    ((_, found, problems),) = documents(json.dumps(value))
    assert (repr(found), problems) == (repr(value), [])
