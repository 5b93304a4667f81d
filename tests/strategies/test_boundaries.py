"""What bounds allow is drawn to its ends, and what programs trip over is among a hundred fixtures."""

from string import ascii_lowercase, ascii_uppercase

import pytest
from hypothesis import find, given, settings

from cio_schemas import Validator
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import UnsatisfiableError, valid
from cio_schemas.strategies.drawing import members


def branch(name, value):
    """Return a branch of a union that objects satisfy by a member."""
    return {"type": "object", "required": [name], "properties": {name: {"const": value}}}


ITEM = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}

# schema, how many characters, items or members its fixtures have at least and at most
SIZES = [
    ({"type": "string", "pattern": "^[a-z]{1,200}$"}, 1, 200),
    ({"type": "string", "pattern": "^.{8,64}$"}, 8, 64),
    ({"type": "string", "pattern": "^[a-z]+$", "maxLength": 200}, 1, 200),
    ({"type": "string", "pattern": "^(?:ab){1,3}$"}, 2, 6),
    ({"type": "string", "minLength": 3, "maxLength": 500}, 3, 500),
    ({"type": "array", "maxItems": 200, "items": ITEM}, 0, 200),
    ({"type": "array", "minItems": 2, "maxItems": 9, "items": ITEM}, 2, 9),
    ({"type": "array", "maxItems": 1000, "items": {"type": "integer"}}, 0, 1000),
    ({"type": "array", "maxItems": 40, "items": {"type": "integer"}, "uniqueItems": True}, 0, 40),
    ({"type": "array", "minItems": 2, "maxItems": 9, "items": {"type": "string"}, "uniqueItems": True}, 2, 9),
    ({"type": "array", "minItems": 1, "maxItems": 3, "items": {"enum": ["a", "b"]}, "uniqueItems": True}, 1, 2),
    ({"type": "array", "minItems": 3, "maxItems": 50, "items": ITEM, "uniqueItems": True}, 3, 50),
    ({"type": "array", "maxItems": 30, "items": {"prefixItems": [ITEM], "minItems": 1}, "uniqueItems": True}, 0, 30),
    ({"type": "object", "maxProperties": 1000}, 0, 1000),
    ({"type": "object", "maxProperties": 200, "required": ["a"]}, 1, 200),
    ({"type": "object", "maxProperties": 10}, 0, 10),
    ({"type": "object", "properties": {"a": True, "b": True}, "maxProperties": 8}, 0, 8),
    ({"type": "object", "minProperties": 4, "maxProperties": 6, "propertyNames": {"pattern": "^x"}}, 4, 6),
]


FEBRUARY = {f"2024-02-{day:02}" for day in range(1, 30)}
LETTERS = {f"^[{letters}]$": set(letters) for letters in (ascii_lowercase, ascii_uppercase)}


@pytest.mark.parametrize("pattern", LETTERS)
def test_all_names_are_drawn_where_there_must_be_as_many_members_as_there_are_names(pattern):
    drawn = valid_fixtures({"type": "object", "propertyNames": {"pattern": pattern}, "minProperties": 26}, 5)
    assert [set(each) for each in drawn] == [LETTERS[pattern]] * 5


def test_many_names_are_drawn_where_there_must_be_as_many_members_as_there_are_names():
    [drawn] = valid_fixtures({"type": "object", "propertyNames": {"pattern": "^[A-Z]{2}$"}, "minProperties": 676}, 1)
    assert set(drawn) == {one + two for one in ascii_uppercase for two in ascii_uppercase}


def test_all_names_of_a_format_are_drawn_where_what_is_drawn_must_be_drawn_again():
    names = {"format": "date", "pattern": "^2024-02-"}
    drawn = valid_fixtures({"type": "object", "propertyNames": names, "minProperties": 29}, 5)
    assert [set(each) for each in drawn] == [FEBRUARY] * 5


# schema of the items, all that satisfies it
ALL_DIFFERENT = [
    ({"type": "integer", "minimum": 1, "maximum": 26}, [*range(1, 27)]),
    ({"type": "integer", "minimum": -26, "maximum": -1}, [*range(-26, 0)]),
    ({"type": "number", "multipleOf": 0.5, "minimum": 0, "exclusiveMaximum": 10}, [k / 2 for k in range(20)]),
    ({"type": "string", "pattern": "^[a-z]$"}, [*ascii_lowercase]),
    ({"type": "string", "pattern": "^[A-Z]$"}, [*ascii_uppercase]),
    ({"type": "string", "pattern": "^[é-í]*$", "maxLength": 1}, ["", *"éêëìí"]),
    ({"type": "string", "pattern": "^[à-ü]?$"}, ["", *map(chr, range(0xE0, 0xFD))]),
    ({"type": "string", "pattern": "^[😀-🙏]$"}, [chr(point) for point in range(0x1F600, 0x1F650)]),
]


NESTED = [
    (
        {"type": "object", "properties": {"a": {"type": "boolean"}}, "additionalProperties": False},
        [{}, {"a": False}, {"a": True}],
    ),
    (
        {"type": "object", "required": ["a"], "properties": {"a": {"enum": [1, 2]}}, "maxProperties": 1},
        [{"a": 1}, {"a": 2}],
    ),
    ({"type": "array", "items": {"const": 1}, "minItems": 1, "maxItems": 4}, [[1], [1, 1], [1, 1, 1], [1, 1, 1, 1]]),
]


@pytest.mark.parametrize(("items", "values"), [*ALL_DIFFERENT, *NESTED], ids=str)
def test_all_values_are_drawn_where_as_many_items_must_differ(items, values):
    drawn = valid_fixtures({"type": "array", "uniqueItems": True, "minItems": len(values), "items": items}, 5)
    assert [[value in each for value in values] for each in drawn] == [[True] * len(values)] * 5
    assert {len(each) for each in drawn} == {len(values)}


@pytest.mark.parametrize(("items", "values"), ALL_DIFFERENT, ids=str)
def test_more_items_that_must_differ_than_there_are_values_are_refused(items, values):
    with pytest.raises(UnsatisfiableError):
        valid_fixtures({"type": "array", "uniqueItems": True, "minItems": len(values) + 1, "items": items}, 1)


MANY = {f"a{i}": {"type": "null"} for i in range(40)}

# schema of objects whose cases or names are too many to try all, how many are drawn, and names that some have
CROWDED = {
    "kinds of names": (
        {
            "patternProperties": {char: {"type": "null"} for char in "abcdef"},
            "propertyNames": {"anyOf": [{"maxLength": 30}, {"minLength": 40}]},
        },
        20,
        set(),
    ),
    "branches": ({"anyOf": [branch(f"a{i}", i) for i in range(200)]}, 300, {f"a{i}" for i in range(160)}),
    "branches of branches": (
        {"anyOf": [{"anyOf": [branch(f"{kind}{i}", i) for i in range(100)]} for kind in "ab"]},
        200,
        {"a0", "a1", "b0", "b1"},
    ),
    "combinations of names": (
        {"properties": MANY, "additionalProperties": False, "minProperties": 5},
        20,
        set(MANY),
    ),
    "names of which few may be there": (
        {
            "properties": {name: {"type": "null"} if name < "a15" else {"type": "null", "const": 1} for name in MANY},
            "additionalProperties": False,
            "minProperties": 5,
        },
        20,
        {name for name in MANY if name < "a15"},
    ),
    "names for several members": (
        {
            "properties": {name: {} for name in MANY},
            "allOf": [{"not": {"patternProperties": {"^a": {"type": name}}}} for name in ("null", "string", "integer")],
        },
        20,
        {"a0", "a1", "a2"},
    ),
}


@pytest.mark.parametrize(("schema", "count", "names"), CROWDED.values(), ids=CROWDED)
def test_instances_are_drawn_where_there_are_too_many_ways_to_try_them_all(schema, count, names):
    schema = {"type": "object", **schema}
    accepts = Validator(schema).is_valid
    drawn = valid_fixtures(schema, count)
    assert all(map(accepts, drawn))
    assert {name for each in drawn for name in each} >= names


def test_listed_names_make_up_for_what_is_not_known_of_others(monkeypatch):
    monkeypatch.setattr(members, "_kinds", lambda *_: ())
    schema = {"type": "object", "properties": {name: {"type": "null"} for name in "abc"}, "minProperties": 2}
    drawn = valid_fixtures({**schema, "title": "of listed names"}, 20)
    assert {frozenset(each) for each in drawn} <= {frozenset(names) for names in ("ab", "ac", "bc", "abc")}


@pytest.mark.parametrize(("schema", "least", "most"), SIZES, ids=str)
def test_sizes_are_drawn_to_their_ends(schema, least, most):
    found = {len(each) for each in valid_fixtures(schema, 100)}
    assert (min(found), max(found)) == (least, most)


DRAFT_4 = "http://json-schema.org/draft-04/schema#"

# schema, what some fixture has
AMONG = [
    ({"type": "integer"}, [2**31 - 1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, -(2**63)]),
    ({"type": "integer", "minimum": 0, "maximum": 2**31}, [0, 1, 2**31 - 1, 2**31]),
    ({"type": "string", "format": "date"}, ["2024-02-29", "2038-01-20"]),
    ({"type": "string", "format": "date", "pattern": "^20"}, ["2024-02-29", "2038-01-20"]),
    ({"type": "string", "format": "date-time"}, ["2016-12-31T23:59:60Z"]),
    ({"type": "string", "format": "time"}, ["23:59:60Z"]),
    ({"type": "string", "format": "ipv6"}, ["::ffff:192.0.2.1"]),
    ({"$schema": DRAFT_4, "type": "number", "multipleOf": 1, "not": {"type": "integer"}, "minimum": 2}, [2.0, 3.0]),
    ({"type": ["array", "object"], "maxItems": 0, "maxProperties": 0}, [[], {}]),
    ({"anyOf": [{"type": "number", "multipleOf": 6, "not": {"multipleOf": 3}}, {"const": "a"}]}, ["a"]),
]


@pytest.mark.parametrize(("schema", "values"), AMONG, ids=str)
def test_what_programs_trip_over_is_drawn(schema, values):
    found = valid_fixtures(schema, 100)
    assert [value for value in values if value not in found] == []


def test_texts_have_control_characters_and_lines():
    found = "".join(valid_fixtures({"type": "string"}, 100))
    assert {"\n", "\x7f", "\u2028"} <= set(found)


# schema, how many characters or members are asked for
LONG = [
    ({"type": "string", "format": "email"}, 31),
    ({"type": "string", "format": "hostname"}, 31),
    ({"type": "string", "pattern": "^[a-z]{1,200}$"}, 151),
    ({"type": "string", "pattern": "^[a-z]+$", "maxLength": 200}, 198),
    ({"type": "object", "maxProperties": 20, "additionalProperties": {"type": "null"}}, 6),
]


@pytest.mark.parametrize(("schema", "size"), LONG, ids=str)
def test_what_is_long_shrinks_to_the_length_that_is_asked_for(schema, size):
    quick = settings(database=None, derandomize=True, deadline=None, max_examples=2_000)
    assert len(find(valid(schema), lambda each: len(each) >= size, settings=quick)) == size


# items, and how many of them Hypothesis draws at most of a thousand: as many as its limit on choices has room for
SMALL_ITEMS = [
    ({"type": "boolean"}, 1_000),
    ({"type": "integer", "minimum": 0, "maximum": 100}, 666),
    ({"type": "integer", "minimum": 1, "maximum": 10**8}, 400),
    ({"type": "string", "maxLength": 3}, 8),  # of which the size is not known
]


@pytest.mark.parametrize(("items", "most"), SMALL_ITEMS, ids=str)
def test_hypothesis_draws_as_many_small_items_as_it_has_room_for(items, most):
    sizes = set()

    @settings(max_examples=300, database=None, derandomize=True, deadline=None)
    @given(valid({"type": "array", "items": items, "maxItems": 1_000}))
    def draw(instance):
        sizes.add(len(instance))

    draw()
    assert most - 5 <= max(sizes) <= most
    assert min(sizes) == 0
