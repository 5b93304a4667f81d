"""YAML by its core schema: values, places, and what is not JSON."""

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
    ('"\\U0001F600"', "😀"),
    ('{"\\ud83d\\ude00": "\\ud83d\\ude00"}', {"😀": "😀"}),
    ('{"a": [1, {"b": null}]}', {"a": [1, {"b": None}]}),
]


MERGES = [
    # https://yaml.org/type/merge.html, in the order of its rules
    ("{<<: {a: 1}}", {"a": 1}),
    ("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n", {"x": {"a": 1, "b": 2}, "y": {"a": 1, "b": 2}}),
    ("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  a: 3\n", {"x": {"a": 1, "b": 2}, "y": {"a": 3, "b": 2}}),
    ("x: &x {a: 1, b: 2}\ny:\n  a: 3\n  <<: *x\n", {"x": {"a": 1, "b": 2}, "y": {"a": 3, "b": 2}}),
    ("{<<: [{a: 1}, {a: 2, b: 2}], c: 3}", {"c": 3, "a": 1, "b": 2}),
    ("x: &x [{a: 1}]\ny: {<<: *x}\n", {"x": [{"a": 1}], "y": {"a": 1}}),
    ("{<<: {<<: {a: 1}, b: 2}}", {"b": 2, "a": 1}),
    ("{<<: {a: {b: 1}}, a: {c: 2}}", {"a": {"c": 2}}),
    ("{<<: {}}", {}),
    ("{<<: []}", {}),
    ("{!!merge <<: {a: 1}}", {"a": 1}),
    ('{"<<": {a: 1}}', {"<<": {"a": 1}}),
    ("{'<<': 1}", {"<<": 1}),
    ("{!!str <<: 1}", {"<<": 1}),
    ("{a: <<}", {"a": "<<"}),
    ("[<<]", ["<<"]),
]

TABS = [
    # YAML 1.2.2, section 6.2: white space of a line's inside
    ("a:\t1\n", {"a": 1}),
    ("a: 1\t\n", {"a": 1}),
    ("a: 1 \t# c\n", {"a": 1}),
    ("a:\t# c\n  b: 1\n", {"a": {"b": 1}}),
    ("-\t1\n-\t-1\n", [1, -1]),
    ("a\t: 1\n", {"a": 1}),
    ('"a"\t:\t"b"\t\n', {"a": "b"}),
    ("a: x\ty \t z\t\n", {"a": "x\ty \t z"}),
    ("a: x\n  \ty\n", {"a": "x y"}),
    ("a:\n \tb\n", {"a": "b"}),
    ("?\ta\n:\tb\n", {"a": "b"}),
    ("a: !!str\t1\n", {"a": "1"}),
    ("a:\t&x\t1\nb:\t*x\t\n", {"a": 1, "b": 1}),
    ("a: |\t# c\n  x\n", {"a": "x\n"}),
    ("a: >-\t\n  x\n", {"a": "x"}),
    ("a: |\n  \tx\n", {"a": "\tx\n"}),
    ("a:\t{\n\tb:\t1\n\t}\n", {"a": {"b": 1}}),
    ("a:\n  b: 1\n\t\n\t# c\n  c: 2\n", {"a": {"b": 1, "c": 2}}),
    ("%YAML\t1.2\n---\ta\n", "a"),
]


@pytest.mark.parametrize(("text", "value"), READS + MERGES + TABS)
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
    ("\ta: 1\n", ABSENT, [("P-syntax", 1, 3)]),
    ("a:\n\tb: 1\n", ABSENT, [("P-syntax", 2, 1)]),
    ("a:\n\tb\n", ABSENT, [("P-syntax", 2, 1)]),
    ("a: x\n\ty\n", ABSENT, [("P-syntax", 2, 1)]),
    ("-\t- 1\n", ABSENT, [("P-syntax", 1, 3)]),
    ("-\ta: 1\n", ABSENT, [("P-syntax", 1, 4)]),
    ("a:\n  - 1\n \t- 2\n", ABSENT, [("P-syntax", 3, 3)]),
    ("a:\n  <<: 1\n", ABSENT, [("P-merge", 2, 7)]),
    ("<<:\n", ABSENT, [("P-merge", 1, 1)]),
    ("<<: [{a: 1}, b]\n", ABSENT, [("P-merge", 1, 14)]),
    ("a: &a\n  <<: *a\n", ABSENT, [("P-alias", 2, 7)]),
    ("<<: {a: 1}\n<<: {a: 2, b: 3}\n", {"a": 1, "b": 3}, [("P-duplicate-key", 2, 1)]),
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


def test_a_billion_laughs_of_merges():
    lines = ["a0: &a0 {x: 1, y: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12)]
    ((_, found, problems),) = documents("\n".join(lines))
    assert (found, [code for code, *_ in problems]) == (ABSENT, ["P-alias"])


def test_aliases_are_shared():
    (batch,) = parse(Chunk("yaml", b"a: &a {b: [1]}\nc: *a\nd: {<<: *a}\n"))
    (root,) = batch.instances
    assert root["a"] is root["c"]
    assert root["a"]["b"] is root["d"]["b"]


def test_merged_members_stand_where_they_are_written():
    (batch,) = parse(Chunk("yaml", b"a: &a\n  b: 1\n  c: [2]\nd:\n  <<: *a\n  e: 3\n"))
    targets = [Target(("d", "b")), Target(("d", "b"), key=True), Target(("d", "c", 0)), Target(("d", "e"))]
    assert [span[:2] for span in batch.locate(0, targets)] == [(2, 6), (2, 3), (3, 7), (6, 6)]
    notes = [batch.note(0, target.path) for target in targets] + [batch.note(0, ("a", "b"))]
    assert notes == ["merged by << on line 5"] * 3 + [None, None]


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
    monkeypatch.delitem(sys.modules, "cio_schemas.source.yaml_events", raising=False)
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("%Y", "expected '<document start>', but found '<stream end>'"),
        ("a: 1\n{", "expected <block end>, but found '{' (while parsing a block mapping)"),
    ],
)
def test_what_a_syntax_error_says(text, message):
    (chunk,) = read("-", "yaml", stream=io.BytesIO(text.encode()))
    problems = [problem.message for batch in parse(chunk) for found in batch.problems.values() for problem in found]
    assert problems == [message]


def test_an_alias_of_a_key():
    [chunk] = read("-", "yaml", stream=io.BytesIO(b"&a x: *a\ny: *a\n"))
    [batch] = parse(chunk)

    assert batch.instances == [{"x": "x", "y": "x"}]
