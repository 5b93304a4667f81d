"""Types as a quick way to pass records: never one that the Validator or a strict reader refuses."""

import json
import random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from cio_schemas import FORMAT_CHECKER, Validator, validator
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.judge import inspect
from cio_schemas.payloads.typed import Typed, may_nest_too_deeply, typed
from cio_schemas.source import Chunk, lines_of
from tests.fuzz.test_fuzz_check import mutated

EVENT = validator("event")
GOOD = b'{"name": "a", "data": {"x": [1, 2.5, {"y": null}]}, "context": {"ip": "203.0.113.7", "locale": "en-GB"}}'


def test_the_bundled_schemas_have_types():
    assert typed(EVENT)
    assert typed(validator("customer"))


PASS = [
    GOOD,
    GOOD + b"\n" + GOOD,
    b'  {"name" : "a:b",\t"timestamp":-9223372036854775808 } \r\n{"name":"\\u00e9\\ud83d\\ude00"}',
    b'{"name": "%s"}' % ("😀" * 255).encode(),
    b'{"name": "a", "context": {"page": {"url": "https://a.example/?q=1"}}}',
]


@pytest.mark.parametrize("block", PASS)
def test_what_passes(block):
    count = block.count(b"\n") + 1
    assert Typed(EVENT).passes(lines_of(block)) == count


OPEN = [
    # not valid
    b'{"name": ""}',
    b'{"name": "%s"}' % ("😀" * 256).encode(),
    b'{"nam": "a"}',
    b'{"name": "a", "type": "pag"}',
    b'{"name": "a", "timestamp": true}',
    b'{"name": "a", "timestamp": 1.5}',
    b'{"name": "a", "data": []}',
    b'{"name": "a", "context": {"ip": "203.0.113"}}',
    b'{"name": "a", "context": {"locale": "en-gb"}}',
    b'{"name": "a", "context": {"page": {"url": "a b"}}}',
    b'{"name": 1}\n' + GOOD,
    # no object, or not one a line
    b'"name"',
    b"null",
    GOOD + b"," + GOOD,
    GOOD + b"," + GOOD + b'\n{"name": "a"\n"type": "page"}',
    b'{"name": "a"}],["x",{"name": "a"}',
    b'{"name":\n"a"}',
    b"",
    GOOD + b"\n\n" + GOOD,
    # no strict JSON
    b'{"name": "a", "name": "a"}',
    b'{"name": "a", "data": {"x": 1, "x": 2}}',
    b'{"name": "a", "\\u003a": 1, "data": {"x": 1, "x": 2}}',
    b'{"name": "a\\u003ab", "data": {"x": 1, "x": 2}}',
    b'{"name": "a", "data": {"x": "\xff"}}',
    b'{"name": "a", "x": "\xff"}',
    b'{"name": "a", "data": {"\\ud800": 1}}',
    b'{"name": "\\ud800"}',
    b'{"name": "a\x01"}',
    b'{"name": "a", "data": {"x": 1e999}}',
    b'{"name": "a", "data": {"x": %s}}' % (b"9" * 5000),
    b'{"name": "a", "timestamp": %s}' % (b"9" * 5000),
    b'{"name": "a", "data": {"x": 01}}',
    b'{"name": "a", "data": {"x": NaN}}',
    b'{"name": "a", "data": %s1%s}' % (b'{"x":' * 1100, b"}" * 1100),
    b'\xef\xbb\xbf{"name": "a"}',
    GOOD + b" x",
    # valid, but more than types say
    b'{"name": "a", "timestamp": 1.0}',
    b'{"name": "a", "timestamp": 9223372036854775808}',
    b'{"name": "a", "else": 1}',
    b'{"name": "a\\u003ab"}',
]


@pytest.mark.parametrize("block", OPEN)
def test_what_is_left_open(block):
    assert Typed(EVENT).passes(lines_of(block)) == 0


NESTED = [  # arrays in each other, on a line of their own between others
    (1023, False),
    (1024, False),
    (1025, True),
    (3000, True),
]


@pytest.mark.parametrize(("depth", "deep"), NESTED)
@pytest.mark.parametrize("before", [b"", GOOD, b"\n".join([GOOD] * 100)])
@pytest.mark.parametrize("after", [b"", GOOD, b"\n".join([GOOD] * 100)])
def test_lines_that_may_nest_too_deeply(depth, deep, before, after):
    nested = b"[" * depth + b"]" * depth
    assert may_nest_too_deeply(b"\n".join([before, nested, after])) is deep
    assert may_nest_too_deeply(b"\n".join([before, b'{"a": "%s"}' % (b"a" * 5000), after])) is False


SOME = [
    # lines, how many pass before one that is wrong
    ([GOOD, b'{"name": 1}', GOOD], 1),
    ([GOOD, GOOD, b'{"name": ""}'], 2),
    ([GOOD, GOOD, b"null", b"null"], 2),
    ([b'{"name": "a", "else": 1}', b'{"name": 1}'], 0),
    ([b'{"name": "a", "context": {"ip": "203.0.113"}}', b'{"name": 1}'], 0),
    ([GOOD + b"," + GOOD, b'{"name": 1}'], 0),
    ([GOOD + b",5", GOOD], 0),
    ([b'{"name": "a", "data": {"x": 1, "x": 2}}', b'{"name": 1}'], 0),
    ([b'{"name": "a"', b'"type": "page"}', GOOD + b"," + GOOD, b'{"name": 1}'], 0),
    ([b"{}"] * 4000, 0),
]


@pytest.mark.parametrize(("lines", "count"), SOME)
def test_what_passes_before_a_line_that_is_wrong(lines, count):
    assert Typed(EVENT).passes(lines_of(b"\n".join(lines))) == count


def test_it_is_given_up_where_it_does_not_help():
    types = Typed(EVENT)
    assert not any(types.passes(lines_of(b'{"name": "a", "else": 1}')) for _ in range(20))
    assert not types.passes(lines_of(GOOD))


def test_strings_of_a_pattern_are_learnt_and_forgotten_never():
    types = Typed(Validator({"type": "object", "properties": {"a": {"type": "string", "pattern": "^[a-z]+$"}}}))
    verdicts = [types.passes(lines_of(b'{"a": "%s"}' % text)) for text in (b"x", b"x", b"X", b"X", b"y")]
    assert verdicts == [1, 1, 0, 0, 1]


UNFIT = [
    True,
    {},
    {"type": "string"},
    {"type": "object", "properties": {"a": {"minimum": 1}}},
    {"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}},
    {"type": "object", "properties": {"a": False}},
    {"type": "object", "properties": {"a": {"type": ["string", "null"]}}},
    {"type": "object", "properties": {"a": {"enum": [1]}}},
    {"type": "object", "properties": {"a": {"type": "string", "enum": ["a", 1]}}},
    {"type": "object", "properties": {"a": {"type": "string", "x-unknown": 1}}},
    {"type": "object", "properties": {"a": {"type": "string", "format": "unknown"}}},
    {"type": "object", "properties": {}, "required": ["a"]},
    {"type": "object", "properties": {"a": True}, "additionalProperties": False},
    {"type": "object", "properties": {"a": True}, "dependentRequired": {"a": ["b"]}},
    {"type": "object", "properties": {"a": {"$ref": "#"}}},
    {"type": "object", "properties": {"a": {"$ref": "#/properties/b"}, "b": {"type": "string"}}},
    {
        "type": "object",
        "properties": {"a": {"$ref": "#/$defs/a"}},
        "$defs": {"a": {"type": "object", "properties": {"a": {"$ref": "#/$defs/a"}}}},
    },
]


@pytest.mark.parametrize("schema", UNFIT)
def test_schemas_without_types(schema):
    assert typed(Validator(schema)) is None


def test_another_format_checker_has_no_types():
    assert typed(Validator(EVENT.schema, format_checker=FORMAT_CHECKER)) is None


def refused(schema, block):
    """Say what the rest of the package has against some lines."""
    return list(inspect(Payloads("a.ndjson", schema), Chunk("ndjson", block)))


def passed(chance, count):
    """Say how many of some mutated files pass; nothing may be wrong with these."""
    types, total = typed(EVENT), 0
    for _ in range(count):
        _, block = mutated(chance)
        types._passed = types._missed = 0  # not to be given up
        count = types.passes(lines_of(block))
        if count:
            total += 1
            lines = b"\n".join(block.split(b"\n")[:count])
            assert refused(EVENT, lines) == [], block
    return total


def test_mutated_files_pass_only_where_nothing_is_wrong():
    assert passed(random.Random(22), 6000) > 500


def test_much_input_is_found_the_same_faults_as_little():
    chance, payloads = random.Random(23), Payloads("a.ndjson", EVENT, exact=False)
    for _ in range(1500):
        lines = [GOOD] * chance.randrange(30) + [mutated(chance)[1]] + [GOOD] * chance.randrange(30)
        chance.shuffle(lines)
        chunk = Chunk("ndjson", b"\n".join(lines), 7)
        assert list(inspect(payloads, chunk, bulk=True)) == list(inspect(payloads, chunk)), chunk


@pytest.mark.slow
def test_many_mutated_files_pass_only_where_nothing_is_wrong():
    assert passed(random.Random(), 200_000) > 10_000


SCALARS = st.sampled_from(
    [None, True, 0, -1, 1.0, 2.5, 10**20, "", "a", "b", "aé", "😀😀", "2026-01-01", "a@b.example", "::1"]
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab:"), inner), max_leaves=6
)
SCHEMAS = st.recursive(
    st.sampled_from(
        [True, {}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}, {"type": "object"}]
    )
    | st.fixed_dictionaries(
        {"type": st.just("string")},
        optional={
            "minLength": st.integers(0, 2),
            "maxLength": st.integers(0, 2),
            "format": st.sampled_from(["date", "email", "ipv6", "regex"]),
            "pattern": st.sampled_from(["^a", "b$", "é"]),
            "enum": st.just(["a", "b"]),
        },
    ),
    lambda inner: (
        st.builds(lambda items: {"type": "array", "items": items}, inner)
        | st.fixed_dictionaries(
            {"type": st.just("object"), "properties": st.dictionaries(st.sampled_from("ab:"), inner, min_size=1)},
        )
    ),
    max_leaves=4,
)


@settings(max_examples=400)
@given(
    st.dictionaries(st.sampled_from("ab:"), SCHEMAS, min_size=1), st.lists(VALUES, min_size=1, max_size=3), st.data()
)
def test_random_schemas_pass_only_what_the_validator_accepts(properties, values, data):
    required = data.draw(st.lists(st.sampled_from(sorted(properties)), unique=True))
    schema = Validator({"type": "object", "properties": properties, "required": required})
    records = [dict.fromkeys(data.draw(st.sets(st.sampled_from("ab:"))), value) for value in values]
    block = b"\n".join(json.dumps(record, ensure_ascii=False).encode() for record in records)
    passes = Typed(schema).passes(lines_of(block))
    event(f"passes: {bool(passes)}")
    assert all(map(schema.is_valid, records[:passes]))
