"""Shrinking a witness."""

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
