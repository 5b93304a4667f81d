"""What of a payload in memory is not JSON, and payloads that never end."""

import json
import struct
from decimal import Decimal
from typing import Any

import pytest

import cio_schemas
from cio_schemas.payloads.rules.measures import MAX_LEVELS, MAX_VALUES, EndlessError, values_in
from cio_schemas.payloads.rules.sizes import is_finite

NAN, INFINITE = float("nan"), float("inf")
LOOP: list[Any] = []
LOOP.append(LOOP)
RING: dict[str, Any] = {"a": 1}
RING["b"] = [RING]
WEB: dict[str, Any] = {}
WEB |= {"a": [WEB, WEB], "b": WEB}


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


CASES: list[tuple[Any, list[tuple[str, str, str]]]] = [
    ({"a": 1.5, "b": None, "c": [1e308, -0.0]}, []),
    ({"a": NAN}, [("P-number", "/data/a", "nan is not a JSON number")]),
    ({"a": [None, -INFINITE]}, [("P-number", "/data/a/1", "-inf is not a JSON number")]),
    ({"a": Decimal("sNaN")}, [("P-number", "/data/a", "sNaN is not a JSON number")]),
    ({"a": "\ud800"}, [("P-surrogate", "/data/a", "a lone surrogate is not a character")]),
    ({"a": "\U0001f600"}, []),
    (
        {"a\udc00": 1},
        [("P-surrogate", "/data/a\udc00", "a lone surrogate in the name of a member is not a character")],
    ),
    ({"a": nested(MAX_LEVELS - 2)}, []),
    ({"a": nested(MAX_LEVELS)}, [("P-depth", "", "nested deeper than 1024 levels")]),
    ({"a": LOOP}, [("P-depth", "", "nested deeper than 1024 levels")]),
    (RING, [("P-depth", "", "nested deeper than 1024 levels")]),
    (WEB, [("P-depth", "", "nested deeper than 1024 levels")]),
]


@pytest.mark.parametrize(("data", "found"), CASES, ids=range(len(CASES)))
def test_check_reports_what_is_not_json(data: Any, found: list[tuple[str, str, str]]) -> None:
    told = cio_schemas.check({"name": "x", "data": data}, "track/v1/event")

    assert [(each.code, each.pointer, each.message) for each in told] == found
    assert all(each in told.errors for each in told)


def test_of_ones_own_schema_as_well() -> None:
    schema = {"type": "object"}

    assert [each.code for each in cio_schemas.check({"a": NAN}, schema)] == ["P-number"]
    assert cio_schemas.check({"a": NAN}, schema, rules=False) == ()
    assert cio_schemas.check({"a": 2**70}, schema) == ()


def test_within_a_batch() -> None:
    calls = [{"type": "track", "userId": "1", "event": "x", "properties": {"n": n}} for n in (1.5, NAN)]

    (told,) = cio_schemas.check({"batch": calls}, "pipelines/batch")
    assert (told.code, told.pointer) == ("P-number", "/batch/1/properties/n")


def test_values_come_in_order() -> None:
    value = {"a": [1, {"b": 2}], "c": 3}

    assert [path for path, _ in values_in(value, ("x",))] == [
        ("x",),
        ("x", "a"),
        ("x", "a", 0),
        ("x", "a", 1),
        ("x", "a", 1, "b"),
        ("x", "c"),
    ]


def test_values_end() -> None:
    with pytest.raises(EndlessError) as deep:
        list(values_in(LOOP))
    with pytest.raises(EndlessError) as many:
        list(values_in([0] * MAX_VALUES))

    assert (deep.value.depth, many.value.depth) == (True, False)
    assert len(list(values_in([0] * (MAX_VALUES - 1)))) == MAX_VALUES


@pytest.mark.parametrize("bits", [0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000, 0x7FF0000000000001])
def test_no_number_that_is_not_finite_passes(bits: int) -> None:
    number = struct.unpack("<d", struct.pack("<Q", bits))[0]

    assert not is_finite({"a": [number]})
    assert not is_finite({"a": object()})
    assert is_finite({"a": json.loads('[1e308, 4.9e-324, true, null, "NaN", 0.1]')})
