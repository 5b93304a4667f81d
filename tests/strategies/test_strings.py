"""Strings: lengths, patterns and formats together."""

import pytest

import cio_schemas
from cio_schemas import formats
from cio_schemas.ecma.pattern import MAX_LENGTH
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import faults
from cio_schemas.strategies.drawing import strings
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts import languages
from cio_schemas.strategies.texts.format_looks import LOOKS

DRAWS = 150

EMPTY = [
    String(low=3, high=2),
    String(patterns=("^a$",), low=2),
    String(patterns=("^a", "^b")),
    String(patterns=("^a*$",), not_patterns=("a",), low=1),
    String(patterns=("^(ab)+$",), low=3, high=3),
    String(formats=("date",), high=9),
    String(formats=("ipv4",), low=16),
    String(formats=("date", "ipv4")),
    String(formats=("uuid",), patterns=("^x",)),
]

# What must be met exactly, with a text that is the only one if there is only one.
DRAWN = [
    (String(low=2, high=2), None),
    (String(patterns=("^[a-z]+$",), low=10, high=12), None),
    (String(patterns=("^[0-9]*$", "7$"), low=1, high=1), "7"),
    (String(patterns=("a", "b", "c"), high=3), None),
    (String(patterns=("^[ab]$",), not_patterns=("a",)), "b"),
    (String(patterns=("^(?=a)",)), None),
    (String(patterns=("\\d{3}",), low=50, high=60), None),
    (String(patterns=("^\\p{Lu}$",)), None),
    (String(formats=("date",), patterns=("^2024-02",)), None),
    (String(formats=("email",), low=60), None),
    (String(formats=("uri",), patterns=("^https://",), low=100, high=120), None),
    (String(formats=("date-time",), high=20), None),
    (String(not_formats=("uri-reference",)), None),
    (String(not_formats=("ipv4",), patterns=("^[0-9.]+$",)), None),
]


@pytest.mark.parametrize("string", EMPTY, ids=str)
def test_contradictions_are_empty(string):
    assert string.meet(String()) is None or languages.is_empty(string)


@pytest.mark.parametrize(("string", "only"), DRAWN, ids=str)
def test_what_is_drawn_has_the_lengths_the_patterns_and_the_formats(string, only):
    chooser = RandomChooser(0)
    assert not languages.is_empty(string)
    drawn = [strings.draw(string, chooser, "here") for _ in range(DRAWS)]
    admitted = [text for text in drawn if string.admits(text)]
    # Only a lookaround is left to a filter.
    assert admitted == drawn or (any("(?=" in pattern for pattern in string.patterns) and admitted)
    assert only is None or set(drawn) == {only}


# patterns that are only filtered by, why, and a text that is drawn
TOGETHER = tuple(f"{char}.{{12}}x" for char in "abcdef")
FILTERED = [
    (("^" + "a" * (MAX_LENGTH + 1),), (), "the pattern is too long"),
    (("^(?:a{1000}){1000}$",), (), "its automaton has over 3000 positions, the limit"),
    (TOGETHER, ("uri",), "together the patterns take over 400,000 steps, the limit"),
]


@pytest.mark.parametrize(("patterns", "names", "reason"), FILTERED, ids=lambda value: str(value)[:40])
def test_patterns_that_have_no_automaton_are_filtered_by_with_the_reason(patterns, names, reason):
    found = languages.filtered(String(patterns=patterns, formats=names))
    assert found == tuple(f"{pattern!r} ({reason})" for pattern in patterns)
    assert not languages.is_empty(String(patterns=patterns, formats=names))


def test_a_pattern_that_only_annex_b_reads_has_an_automaton():
    assert languages.enumerated(String(patterns=("^\\-[ab]\\:$",)), 3).texts == ("-a:", "-b:")


@pytest.mark.parametrize("name", LOOKS)
def test_what_looks_like_a_format_has_it_and_what_looks_broken_lacks_it(name):
    accepts = formats.check(name)
    chooser = RandomChooser(0)
    good = [strings.draw(String(formats=(name,)), chooser, "good") for _ in range(DRAWS)]
    bad = [strings.draw(String(not_formats=(name,)), chooser, "bad") for _ in range(DRAWS)]
    assert [text for text in good if not accepts(text)] == []
    assert len({*good}) > 20
    assert [text for text in bad if accepts(text)] == []


def test_every_format_has_a_look():
    assert set(LOOKS) == set(formats.NAMES)


def test_the_first_texts_have_the_edge_lengths_and_leave_ascii_and_the_bmp():
    chooser = RandomChooser(0)
    drawn = [strings.draw(String(low=1, high=255), chooser, "here") for _ in range(8)]
    assert {1, 2, 254, 255} <= {len(text) for text in drawn}
    assert any(not text.isascii() and max(text) < "\U00010000" for text in drawn)
    assert any(max(text) > "\uffff" for text in drawn)


NARROWED = [
    ("uri", {"pattern": "^s3://"}),
    ("uri", {"pattern": "^https://[^/]+:\\d+/"}),
    ("uri", {"pattern": "\\?[a-z]+="}),
    ("uri", {"pattern": "^https://[^/@]+@"}),
    ("uri", {"pattern": "^https://github\\.com/[^/]+/[^/]+$"}),
    ("uri", {"pattern": "#.+$", "minLength": 40}),
    ("email", {"pattern": "[A-Z]"}),
    ("email", {"pattern": "@[a-z]+-[a-z]+\\.com$"}),
    ("email", {"pattern": "^[a-z.]+\\+[a-z.]+@[a-z]+\\.co\\.uk$"}),
    ("email", {"minLength": 3, "maxLength": 5}),
    ("hostname", {"pattern": "-"}),
    ("hostname", {"pattern": "^[A-Z]", "maxLength": 12}),
    ("duration", {"pattern": "^P1DT2H3M$"}),
    ("date", {"pattern": "^2020-02-29$"}),
    ("date-time", {"pattern": "[+-]\\d\\d:15$"}),
    ("date-time", {"pattern": "z$"}),
    ("date-time", {"pattern": ":60"}),
    ("date-time", {"pattern": "60\\+05:30$"}),
    ("time", {"pattern": "z$"}),
    ("time", {"pattern": ":60\\."}),
    ("ipv6", {"pattern": "^2001:DB8"}),
    ("ipv6", {"minLength": 45, "maxLength": 45}),
    ("iri", {"pattern": "\\?"}),
    ("json-pointer", {"pattern": "^(/[^/]+){5}$"}),
    ("regex", {"pattern": "\\(\\?="}),
    ("regex", {"pattern": "\\\\d\\{\\d"}),
    ("regex", {"pattern": "\\(\\?<[a-z]+>[a-z]"}),
    ("date-time", {"pattern": "z$", "minLength": 41}),
    ("idn-email", {"pattern": "[A-Z]"}),
    ("idn-hostname", {"pattern": "^xn--"}),
    ("iri-reference", {"pattern": "\\?"}),
    ("uuid", {"pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-5"}),
]
"""A format with a pattern or a length that its usual texts don't have."""


@pytest.mark.parametrize(("name", "more"), NARROWED, ids=str)
def test_a_format_is_drawn_with_a_pattern_and_a_length(name, more):
    schema = {"type": "string", "format": name, **more}
    validator = cio_schemas.Validator(schema)
    drawn = valid_fixtures(schema, 20)
    assert len(drawn) == 20
    assert all(map(validator.is_valid, drawn))


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "format": "hostname", "minLength": 20},
        {"type": "string", "format": "uri-reference", "pattern": "^\\./"},
        {"type": "string", "format": "uri-template", "pattern": "\\{\\?", "minLength": 9},
        {"type": "string", "format": "regex", "minLength": 30, "maxLength": 31},
    ],
    ids=str,
)
def test_a_format_that_most_texts_have_is_broken_with_a_pattern_and_a_length(schema):
    assert [each.status for each in faults(schema) if each.keyword == "format"] == ["feasible"]
