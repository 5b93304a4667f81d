"""Lines and columns of values and keys, against a table and against tree-sitter's JSON grammar."""

import json

import pytest
import tree_sitter
import tree_sitter_json
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.source.locate import locate
from cio_schemas.source.span import Span, Target, spans

TEXT = '{\r\n  "a" : [1, {"b\\u00e9": "x😀"}, []],\n\t"😀k":\n\n"v", "": 1.5e3}\n'
PLACES = [
    # path, of the key, line, column, end line, end column, source
    ((), False, 1, 1, 5, 16, TEXT[:-1]),
    ((), True, 1, 1, 5, 16, TEXT[:-1]),
    (("a",), True, 2, 3, 2, 6, '"a"'),
    (("a",), False, 2, 9, 2, 35, '[1, {"b\\u00e9": "x😀"}, []]'),
    (("a", 0), False, 2, 10, 2, 11, "1"),
    (("a", 0), True, 2, 10, 2, 11, "1"),
    (("a", 1, "bé"), True, 2, 14, 2, 23, '"b\\u00e9"'),
    (("a", 1, "bé"), False, 2, 25, 2, 29, '"x😀"'),
    (("a", 2), False, 2, 32, 2, 34, "[]"),
    (("😀k",), True, 3, 2, 3, 6, '"😀k"'),
    (("😀k",), False, 5, 1, 5, 4, '"v"'),
    (("",), False, 5, 10, 5, 15, "1.5e3"),
]


@pytest.mark.parametrize("unique", [False, True])
@pytest.mark.parametrize("case", PLACES)
def test_places(case, unique):
    path, key, *place, source = case
    (span,) = locate(TEXT, [Target(path, key)], unique=unique)
    assert span is not None
    assert list(span[:4]) == place
    assert TEXT[span.start : span.end] == source


NOWHERE = [
    ("1", ("a",)),
    ("[1]", (1,)),
    ("[1]", ("0",)),
    ('{"0":1}', (0,)),
    ('{"a":1}', ("b",)),
    ('{"a":{"b":1},"a":2}', ("a", "b")),
    ('{"a":{"b":1},"a":{"c":1}}', ("a", "b")),
    ('{"a":{"b":{"c":1}},"a":{"b":[]}}', ("a", "b", "c")),
]


@pytest.mark.parametrize(("text", "path"), NOWHERE)
def test_no_such_place(text, path):
    assert locate(text, [Target(path), Target(())])[0] is None


def test_the_last_of_duplicate_keys_counts():
    found = locate('{"a":{"b":1},"a":{"b":2}}', [Target(("a", "b")), Target(("a",), key=True), Target(("a",))])
    assert [(span.start, span.end) for span in found] == [(22, 23), (13, 16), (17, 24)]


@pytest.mark.parametrize(
    ("targets", "read"),
    [
        ([("a",)], '{"a": 1'),
        ([("b", 0, "c"), ("a",), ("a",)], '{"a": 1, "b": [{"c": 2'),
        ([("b", 0), ("a",)], '{"a": 1, "b": [{"c": 2}'),
        ([("b",), ("b", 0, "c")], '{"a": 1, "b": [{"c": 2}]'),
        ([], '{"a": 1, "b": [{"c": 2}], "d": 3}'),
        ([("a",), ()], '{"a": 1, "b": [{"c": 2}], "d": 3}'),
        ([("a",), ("x",)], '{"a": 1, "b": [{"c": 2}], "d": 3}'),
    ],
)
def test_without_duplicate_keys_nothing_is_read_beyond_the_last_target(targets, read):
    text = '{"a": 1, "b": [{"c": 2}], "d": 3}'
    wanted = [Target(each) for each in targets]

    assert locate(read, wanted, unique=True) == locate(text, wanted)
    with pytest.raises(ValueError, match="only a text that is JSON"):
        locate(read[:-1], wanted, unique=True)


def test_a_record_begins_on_a_later_line():
    assert locate('{"a": 1}', [Target(("a",))], line=7) == [Span(7, 7, 7, 8, 6, 7)]


def test_nothing_asked_for():
    assert locate("[1]", []) == []


DEEP = 50_000


def test_deep_nesting_is_no_recursion():
    text = '{"x": ' + "[" * DEEP + '"]"' + "]" * DEEP + ', "y": 1}'
    y, deep = locate(text, [Target(("y",)), Target(("x", *[0] * DEEP))])
    assert (text[y.start : y.end], text[deep.start : deep.end]) == ("1", '"]"')
    (past,) = locate(text, [Target(("y",))])
    assert past == y


@pytest.mark.parametrize("text", ["", "[", '{"a"', "[1", '{"a":', '["a', "[tru]"])
def test_what_is_no_json_can_not_be_searched(text):
    with pytest.raises(ValueError, match="only a text that is JSON can be searched for positions"):
        locate(text, [Target((0, "a")), Target(("a", "b"))])


def test_spans_in_any_order():
    assert spans("a\nbc\n\nd", [(6, 7), (2, 4), (0, 0)], line=10) == [
        Span(13, 1, 13, 2, 6, 7),
        Span(11, 1, 11, 3, 2, 4),
        Span(10, 1, 10, 1, 0, 0),
    ]


# An independent parser: every value and key of a document with its place. Its grammar lacks a plus in exponents.

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_json.language()))


def reference(text):
    source = text.encode()
    tree = PARSER.parse(source)
    assert not tree.root_node.has_error
    (document,) = tree.root_node.named_children
    places = {}
    _gather(document, (), source, places)
    return places


def _gather(node, path, source, places):
    for known in [target for target in places if target.path[: len(path)] == path and target != Target(path, key=True)]:
        del places[known]
    places[Target(path)] = _place(node, source)
    if node.type == "array":
        for index, child in enumerate(node.named_children):
            _gather(child, (*path, index), source, places)
    elif node.type == "object":
        for pair in node.named_children:
            key, value = pair.named_children
            inner = (*path, json.loads(source[key.start_byte : key.end_byte]))
            places[Target(inner, key=True)] = _place(key, source)
            _gather(value, inner, source, places)


def _place(node, source):
    return (*_point(node.start_byte, source), *_point(node.end_byte, source))


def _point(offset, source):
    before = source[:offset].decode()
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


SPACE = st.sampled_from(["", "", " ", "\n", "\r\n", "\t ", " \n\n "])
CHARACTERS = st.sampled_from(
    ["a", "b", "é", "😀", '\\"', "\\\\", "\\u00e9", "\\ud83d\\ude00", "\\n", "{", "]", ",", ":", "/"]
)
STRINGS = st.lists(CHARACTERS, max_size=4).map(lambda parts: '"' + "".join(parts) + '"')
SCALARS = STRINGS | st.sampled_from(["0", "-1.5e-3", "true", "false", "null", "12345678901234567890123"])


def _joined(brackets, items):
    return brackets[0] + ",".join(items) + brackets[1]


def _containers(inner):
    spaced = st.tuples(SPACE, inner, SPACE).map("".join)
    members = st.tuples(SPACE, STRINGS, SPACE, st.just(":"), spaced).map("".join)  # with duplicate keys at times
    arrays = st.lists(spaced, max_size=4).map(lambda items: _joined("[]", items))
    objects = st.lists(members, max_size=4).map(lambda items: _joined("{}", items))
    return arrays | objects


DOCUMENTS = st.tuples(SPACE, st.recursive(SCALARS, _containers, max_leaves=20), SPACE).map("".join)


def agrees(text):
    expected = reference(text)
    found = locate(text, list(expected))
    assert {target: span and span[:4] for target, span in zip(expected, found, strict=True)} == expected
    for target, place in expected.items():
        (alone,) = locate(text, [target])
        assert alone is not None
        assert alone[:4] == place


@settings(derandomize=True, max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_agrees_with_tree_sitter(text):
    agrees(text)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(DOCUMENTS)
def test_agrees_with_tree_sitter_at_length(text):
    agrees(text)
