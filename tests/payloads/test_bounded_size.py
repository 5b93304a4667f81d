"""Payloads whose parts are shared so often that no walk comes to their end, and those that only are large."""

from functools import reduce
from typing import Any

import pytest

import cio_schemas
from cio_schemas import kernel
from cio_schemas.payloads import bounded_size
from cio_schemas.runtime import is_bounded


def doubled(levels: int) -> Any:
    """An object whose members are the same object, on each level."""
    return reduce(lambda inner, _: {"x": inner, "y": inner}, range(levels), {})


def repeated(levels: int, times: int) -> Any:
    """An array that holds the same array so many times, on each level."""
    return reduce(lambda inner, _: [inner] * times, range(levels), [0])


ITSELF: dict[str, Any] = {}
ITSELF["self"] = ITSELF
EMPTY: dict[str, Any] = {}

# Payload, how many values a payload with shared parts may have, and whether it is bounded.
EXTENTS = [
    (None, 0, True),
    ("text", 0, True),
    ({}, 0, True),
    ([1, 2, 3], 3, True),
    ([1, 2, 3], 1, True),  # a tree
    ({"a": {"b": [1]}, "c": [{}]}, 1, True),
    ([EMPTY, EMPTY, EMPTY], 1, True),
    (doubled(2), 6, True),
    (doubled(2), 5, False),
    (doubled(60), 1_000_000, False),
    (repeated(3, 10), 2_110, True),
    (repeated(3, 10), 2_109, False),
    (repeated(5, 1_000), 1_000_000, False),
    (ITSELF, 1_000_000, False),
]


@pytest.mark.parametrize(("payload", "most", "bounded"), EXTENTS)
def test_bounded_size(payload: Any, most: int, bounded: bool) -> None:
    assert is_bounded(payload, most) == bounded
    if kernel.available:
        assert bounded_size.is_bounded(payload, most) == bounded


TREE = {"$ref": "#/$defs/Node", "$defs": {"Node": {"additionalProperties": {"$ref": "#/$defs/Node"}}}}


@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize(
    ("payload", "schema"),
    [
        ({"name": "x", "data": doubled(60)}, "track/v1/event"),
        ({"name": "x", "data": {"list": repeated(5, 1_000)}}, "track/v1/event"),
        ({"recipients": {"and": [doubled(60)] * 2}}, "app/trigger-broadcast"),
        (doubled(60), TREE),
        (doubled(60), True),
    ],
)
def test_a_payload_without_end_is_refused(payload: Any, schema: Any, rules: bool) -> None:
    found = cio_schemas.check(payload, schema, rules=rules)

    assert [(each.code, each.pointer, each.found) for each in found] == [("P-size", "", None)]


def test_shared_parts_are_no_mistake() -> None:
    address = {"city": "Oslo"}
    assert cio_schemas.check({"name": "x", "data": {"from": address, "to": address}}, "track/v1/event") == ()


def test_a_large_payload_is_none() -> None:
    assert cio_schemas.check([[]] * 10 + [[index] for index in range(1_000_000)], {"items": {"type": "array"}}) == ()
