"""What bounds allow is drawn to its ends, and what programs trip over is among a hundred fixtures."""

import pytest
from hypothesis import find, settings

from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import valid

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
    ({"type": "array", "maxItems": 40, "items": {"type": "integer"}, "uniqueItems": True}, 0, 40),
    ({"type": "object", "maxProperties": 10}, 0, 10),
    ({"type": "object", "properties": {"a": True, "b": True}, "maxProperties": 8}, 0, 8),
    ({"type": "object", "minProperties": 4, "maxProperties": 6, "propertyNames": {"pattern": "^x"}}, 4, 6),
]


@pytest.mark.parametrize(("schema", "least", "most"), SIZES, ids=str)
def test_sizes_are_drawn_to_their_ends(schema, least, most):
    found = {len(each) for each in valid_fixtures(schema, 100)}
    assert (min(found), max(found)) == (least, most)


# schema, what some fixture has
AMONG = [
    ({"type": "integer"}, [2**31 - 1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, -(2**63)]),
    ({"type": "integer", "minimum": 0, "maximum": 2**31}, [0, 1, 2**31 - 1, 2**31]),
    ({"type": "string", "format": "date"}, ["2024-02-29", "2038-01-20"]),
    ({"type": "string", "format": "date", "pattern": "^20"}, ["2024-02-29", "2038-01-20"]),
    ({"type": "string", "format": "date-time"}, ["2016-12-31T23:59:60Z"]),
    ({"type": "string", "format": "time"}, ["23:59:60Z"]),
    ({"type": "string", "format": "ipv6"}, ["::ffff:192.0.2.1"]),
]


@pytest.mark.parametrize(("schema", "values"), AMONG, ids=str)
def test_what_programs_trip_over_is_drawn(schema, values):
    assert set(values) <= set(valid_fixtures(schema, 100))


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
