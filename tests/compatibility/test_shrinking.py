"""Shrinking a witness."""

import json
from copy import deepcopy

import pytest

from cio_schemas.compatibility.witnesses.shrinking import shrunk

GIVEN = {"a": [{"b": 1}], "c": [["long", 5]], "d": "text"}
HOLDS = [
    (lambda value: "a" in value, {"a": []}),
    (lambda value: len(value.get("a", ())) == 1, {"a": [{}]}),
    (lambda value: [len(each) for each in value.get("c", ())] == [2], {"c": [["", 0]]}),
    (lambda value: value == GIVEN, GIVEN),
]


@pytest.mark.parametrize(("holds", "small"), HOLDS)
def test_shrinking_changes_a_copy(holds, small):
    given = deepcopy(GIVEN)
    assert shrunk(given, holds) == (small, True)
    assert given == GIVEN


def nested(depth):
    value = "text"
    for _ in range(depth):
        value = {"a": value}
    return value


def is_deep(value):
    depth = 0
    while isinstance(value, dict) and "a" in value:
        value, depth = value["a"], depth + 1
    return depth == 900


# an instance, what has to hold, how much may be tried, the smallest that was found
STOPPED = [
    (GIVEN, bool, 0, GIVEN),
    (GIVEN, bool, 2, {"c": GIVEN["c"], "d": "text"}),  # without everything, then without the first
    (nested(900), is_deep, 20_000, nested(900)),  # deeper than the stack
]


@pytest.mark.parametrize(("instance", "holds", "most", "small"), STOPPED)
def test_what_could_not_be_shrunk_to_the_end_is_said_not_to_be_minimal(instance, holds, most, small):
    found, is_minimal = shrunk(instance, holds, most)
    assert json.dumps(found) == json.dumps(small)
    assert not is_minimal
