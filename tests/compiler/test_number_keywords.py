"""A number is the one that it reads as, whether an int, a float or a Decimal holds it; and what is no number."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cio_schemas
from tests.compiler.three_ways import Ways

D = Decimal

# a schema, instances that are valid, instances that aren't
READ: list[tuple[Any, list[Any], list[Any]]] = [
    ({"minimum": 0.1}, [0.1, D("0.1"), 1, D("0.2")], [D("0.0999"), D("0.09999999999999999999"), 0, 0.09]),
    ({"maximum": 0.3}, [0.3, D("0.3"), 0, D("0.29")], [D("0.30000000000000000001"), 1, 0.30000000000000004]),
    ({"exclusiveMinimum": 4.35}, [D("4.350000000000000000001"), 5, 4.36], [D("4.35"), 4.35, 4]),
    ({"exclusiveMaximum": 0.3}, [D("0.299999999999999999"), 0.2, 0], [D("0.3"), 0.3, 1]),
    ({"minimum": D("0.3")}, [0.3, D("0.3"), 1], [0.29, D("0.29999999999999999"), 0]),
    ({"maximum": D("0.1")}, [0.1, D("0.1"), 0], [0.11, D("0.10000000000000000001"), 1]),
    ({"exclusiveMinimum": D("0.1")}, [0.11, D("0.10000000000000000001"), 1], [0.1, D("0.1"), 0]),
    ({"exclusiveMaximum": D("0.3")}, [0.2, D("0.29999999999999999999"), 0], [0.3, D("0.3"), 1]),
    ({"maximum": D("0.10000000000000000001")}, [0.1, D("0.10000000000000000001")], [D("0.1000000000000000000100001")]),
    ({"minimum": 0.5}, [0.5, D("0.5"), 1], [0.4, D("0.4"), 0]),
    ({"type": "number", "minimum": 0.1, "maximum": 0.3}, [0.1, D("0.3")], [0, D("0.31"), "0.2"]),
    ({"minimum": 1e23, "maximum": 1e23}, [1e23, 10**23, D("1e23")], [10**23 + 1, 10**23 - 1, int(1e23), D(1e23)]),
    ({"minimum": 10**23, "maximum": 10**23}, [1e23, 10**23, D("1e23")], [10**23 + 1, int(1e23), 1.0000000000000001e23]),
    ({"minimum": D("1e400")}, [10**400, D("1e400"), D("1e1000000")], [1e308, 10**400 - 1, D("9e399")]),
    # no float is outside
    (
        {"maximum": D("1.79769313486231575e308")},
        [1.7976931348623157e308, 10**308],
        [D("1.797693134862316e308"), 10**309],
    ),
    (
        {"minimum": D("-1.79769313486231575e308")},
        [-1.7976931348623157e308, 0],
        [D("-1.797693134862316e308"), -(10**309)],
    ),
    ({"maximum": D("1e1000000")}, [1e308, 10**400, D("1e1000000")], [D("1.1e1000000"), D("1e999999999999")]),
    # Python would take 16 seconds to compare such an int with a Decimal.
    ({"minimum": 0.1}, [1 << 4_000_000], [-(1 << 4_000_000)]),
    ({"maximum": D("1e1000000")}, [1 << 3_000_000, -(1 << 4_000_000)], [1 << 4_000_000]),
    ({"maximum": 1e23}, [-(1 << 4_000_000)], [1 << 4_000_000]),
    ({"enum": [0.1, 1e23, D("1e1000000")]}, [0.1], [1 << 4_000_000]),
    ({"maximum": D("1e-400")}, [0, 0.0, -5e-324, D("1e-400"), D("1e-1000000")], [5e-324, D("2e-400"), 1]),
    ({"exclusiveMinimum": D("-1e-400")}, [0, 5e-324, D("-1e-401")], [-5e-324, D("-1e-400"), -1]),
    ({"const": 0.1}, [0.1, D("0.1"), D("0.10")], [D(0.1), D("0.11"), 0, "0.1", None, True]),
    ({"const": D("0.1")}, [0.1, D("0.1")], [D(0.1), 0.2]),
    ({"const": D("0.10000000000000000001")}, [D("0.10000000000000000001")], [0.1, D("0.1"), 0]),
    ({"const": 1}, [1, 1.0, D(1), D("1.00")], [True, 1.5, D("1.1"), "1", [1]]),
    ({"const": 0}, [0, 0.0, -0.0, D("-0"), D("0e9")], [False, None, "", [], D("1e-1000000")]),
    ({"const": D("1.0")}, [1, 1.0], [True, 2]),
    ({"type": "boolean", "const": 1}, [], [True, False, 1, 1.0]),
    ({"type": "boolean", "const": 0}, [], [True, False, 0, 0.0]),
    ({"type": "integer", "const": 7}, [7, 7.0, D(7)], [8, D("7.5"), D("8")]),
    ({"const": 1e23}, [1e23, 10**23, D("1e23")], [int(1e23), D(1e23)]),
    ({"const": 2**53 + 1}, [2**53 + 1, D(2**53 + 1)], [float(2**53), 2**53]),
    ({"const": 10**400}, [10**400, D("1e400")], [1e308, D("1e401")]),
    ({"const": D("1e1000000")}, [D("1e1000000"), D("10e999999")], [1, 1e308, D("1e1000001")]),
    ({"enum": [4.1]}, [4.1, D("4.1")], [D(4.1), 4]),
    ({"enum": [4.1, 0.2]}, [0.2, D("4.1")], [D(4.1), 4]),
    ({"enum": [4.1, 0.2, 0.3]}, [0.2, D("4.1")], [D(4.1), 4, "4.1", None, [4.1]]),
    ({"enum": [1, 2.5, 3, D("0.1")]}, [1.0, D("2.5"), 0.1, D("3.0")], [True, D(0.1), 2]),
    ({"enum": [1, 2, 3]}, [1.0, D(2), 3], [True, 4, D("1.5"), float(2**60), "1", [1]]),
    ({"type": "number", "enum": [1, 2.5, 3]}, [1.0, D("2.5")], [True, 2, "1"]),
    ({"enum": [1e23, 2**60, 3]}, [10**23, D("1e23"), 2**60, D(2**60), 3.0], [int(1e23), 2**60 + 1]),
    ({"enum": list(range(1000))}, [999, 1.0, D(2)], [1000, True, 0.5, D("0.5")]),
    ({"enum": [[0.1], {"a": 0.1}]}, [[D("0.1")], {"a": D("0.1")}], [[D(0.1)], [0.2], {"a": D("0.2")}]),
    ({"const": [D("0.1"), {"a": [4.1]}]}, [[0.1, {"a": [D("4.1")]}]], [[0.1, {"a": [D(4.1)]}]]),
    ({"contains": {"const": 0.1}}, [[D("0.1")], [0, 0.1]], [[D(0.1)], [0]]),
    ({"contains": {"minimum": 4.35}}, [[D("4.35")]], [[D("4.34")]]),
    ({"not": {"const": 0.1}}, [D(0.1), 1], [D("0.1"), 0.1]),
    ({"anyOf": [{"const": 0.1}, {"maximum": -0.1}]}, [D("0.1"), D("-0.1")], [D("-0.09"), 0]),
    ({"uniqueItems": True}, [[0.1, D(0.1)], [1e23, int(1e23)], [2**53 + 1, float(2**53)]], [[0.1, D("0.1")]]),
    ({"uniqueItems": True}, [[1, D("1e1000000")]], [[1e23, 10**23], [1, D(1)], [D("1e400"), 10**400]]),
    ({"uniqueItems": True}, [[[0.1], [D(0.1)]]], [[[0.1], [D("0.1")]], [[1, [0.1]], [1, [D("0.1")]]]]),
    ({"uniqueItems": True}, [[{"a": 0.1}, {"a": 1}]], [[{"a": 0.1}, {"a": D("0.1")}], [{"a": 10**23}, {"a": 1e23}]]),
    ({"uniqueItems": True}, [[1, 2.5, 3, None]], [[None, 0.1, "a", D("0.1")], [[10**23], [1e23]]]),
    ({"multipleOf": 0.1}, [D("0.3"), 0.3], [D("0.31"), D(0.3)]),
]


@pytest.mark.parametrize(("schema", "valid", "invalid"), READ, ids=range(len(READ)))
def test_a_number_is_the_one_it_reads_as(schema: Any, valid: list[Any], invalid: list[Any]) -> None:
    ways = Ways(schema)

    assert [ways.verdict(instance) for instance in valid] == [True] * len(valid)
    assert [ways.verdict(instance) for instance in invalid] == [False] * len(invalid)


# Where a condition that is a choice of two stands in other code: it holds for 1, 1.0 and Decimal(1), for nothing else.
CHOICE = {"const": 1}
AROUND: list[tuple[Any, list[Any], list[Any]]] = [
    ({"contains": CHOICE}, [[1.0, 2]], [[2], [True]]),
    ({"contains": CHOICE, "minContains": 2}, [[1, 1.0]], [[1, True]]),
    ({"contains": CHOICE, "unevaluatedItems": False}, [[1, D(1)]], [[1, 2]]),
    ({"contains": {"not": CHOICE}}, [[True]], [[1.0]]),
    ({"anyOf": [CHOICE, {"const": 5}]}, [1.0, D(5)], [2, True]),
    ({"oneOf": [CHOICE, {"const": 5}, {"const": 6}, {"const": 7}, {"const": 8}]}, [1.0, D(5)], [2, True]),
    ({"oneOf": [CHOICE, {"type": "string"}], "unevaluatedItems": False}, [1.0, "a"], [2, True]),
    ({"if": CHOICE, "then": False}, [2, True], [1.0]),
    ({"if": CHOICE, "else": {"type": "string"}}, [1.0, "a"], [2, True]),
    ({"properties": {"a": CHOICE}, "unevaluatedProperties": CHOICE}, [{"a": 1.0, "b": D(1)}], [{"b": 2}, {"a": True}]),
    ({"items": CHOICE, "prefixItems": [{"not": CHOICE}]}, [[2, 1.0]], [[1.0], [2, True]]),
]


@pytest.mark.parametrize(("schema", "valid", "invalid"), AROUND, ids=range(len(AROUND)))
def test_a_constant_may_stand_anywhere(schema: Any, valid: list[Any], invalid: list[Any]) -> None:
    test_a_number_is_the_one_it_reads_as(schema, valid, invalid)


def exact(number: Any) -> Fraction:
    return Fraction(Decimal(repr(number)) if isinstance(number, float) else number)


FLOATS = st.floats(allow_nan=False, allow_infinity=False)
TAILS = st.sampled_from([D(0), D("1e-25"), D("-1e-25")])
NEAR = st.builds(lambda number, tail: Decimal(repr(number)) + tail, FLOATS, TAILS)
NUMBERS = FLOATS | st.integers() | NEAR | FLOATS.map(Decimal) | FLOATS.map(int)


@given(NUMBERS, NUMBERS)
def test_bounds_and_constants_are_exact(bound: Any, number: Any) -> None:
    one, other = exact(number), exact(bound)
    verdicts = {
        "minimum": one >= other,
        "exclusiveMinimum": one > other,
        "maximum": one <= other,
        "exclusiveMaximum": one < other,
        "const": one == other,
    }

    for keyword, verdict in verdicts.items():
        assert cio_schemas.Validator({keyword: bound}).is_valid(number) is verdict
    assert cio_schemas.Validator({"enum": [bound, 0.5, 7]}).is_valid(number) is (one in (other, exact(0.5), 7))
    assert cio_schemas.Validator({"uniqueItems": True}).is_valid([number, bound]) is (one != other)


NO_NUMBERS = [D("sNaN"), D("NaN"), D("-sNaN123"), D("Infinity"), float("nan"), float("-inf")]
# a schema, whether what is of no type is valid: only what asks for a value or a type refuses it
OF_NO_TYPE = [
    ({"type": ["number", "integer"]}, False),
    *(({"const": constant}, False) for constant in (1, 0.1, D("0.1"), 2**60, "a", None, True, [1], {"a": 1})),
    *(({"enum": members}, False) for members in ([1, 2], [1, 2, 3], [0.1, 2, 3], [2**60, 2, 3], ["a", 1, None, [1]])),
    *(({keyword: 0.1}, True) for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")),
    *(({keyword: 10**400}, True) for keyword in ("minimum", "maximum", "multipleOf")),
    ({"multipleOf": 0.1}, True),
]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=str)
@pytest.mark.parametrize(("schema", "verdict"), OF_NO_TYPE, ids=range(len(OF_NO_TYPE)))
def test_what_is_no_number_is_of_no_type(schema: Any, verdict: bool, value: Any) -> None:
    assert Ways(schema).verdict(value) is verdict
    assert Ways({"not": schema}).verdict(value) is not verdict
    assert Ways({"items": schema}).verdict([value]) is verdict


@pytest.mark.parametrize("value", NO_NUMBERS, ids=str)
def test_what_is_no_number_is_equal_to_nothing_else(value: Any) -> None:
    unique = Ways({"uniqueItems": True})

    for items in ([value, 1], [value, 0.1, 1], [[value], [1]], [{"a": value}, {"a": 1}, 1]):
        assert unique.verdict(items) is True
    assert unique.verdict([value, 0.1, D("0.1")]) is False
    assert unique.verdict([value, value]) is False
    assert Ways({"const": [1]}).verdict([value]) is False
    assert Ways({"contains": {"const": 1}}).verdict([value]) is False


class Real(float):
    def __repr__(self) -> str:  # as that of numpy's
        return f"Real({float(self)})"


def test_a_subclass_of_float_reads_as_the_float() -> None:
    for schema in ({"multipleOf": 1e-20}, {"minimum": 0.1}, {"exclusiveMaximum": 0.3}, {"const": 0.1}, {"enum": [0.1]}):
        assert Ways(schema).verdict(Real(0.1)) is True
    assert Ways({"uniqueItems": True}).verdict([Real(0.1), D("0.1")]) is False


PRIME = 2**61 - 1
"""Python's hash of a number is the number modulo this one."""
COLLIDING = [PRIME * factor for factor in range(30_000)]
WRAPS = {
    "itself": lambda number: number,
    "a Decimal": Decimal,
    "in an array": lambda number: [number],
    "in an object": lambda number: {"a": number},
    "in arrays": lambda number: [[number, True]],
    "in an array of an object": lambda number: [{"a": number}],
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_numbers_whose_hashes_collide_take_no_quadratic_time(wrap: Any) -> None:
    """With a set of them, one of these alone would take ten seconds."""
    validator = cio_schemas.Validator({"uniqueItems": True})
    items = list(map(wrap, COLLIDING))

    assert validator.is_valid(items) is True
    assert validator.is_valid([*items, wrap(PRIME * 7)]) is False


def test_colliding_constants_take_no_quadratic_time() -> None:
    for schema, valid in (({"enum": COLLIDING[:20_000]}, PRIME), ({"const": COLLIDING[:10_000]}, COLLIDING[:10_000])):
        ways = Ways(schema)
        assert ways.verdict(valid) is True
        assert ways.verdict(PRIME * 30_000) is False
