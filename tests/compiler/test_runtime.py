"""What generated code calls: numbers, equality and depth, by tables."""

import enum
import math
import pickle
import sys
from collections import UserDict
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cio_schemas
from cio_schemas.runtime import DepthError, equal, is_integer, is_multiple, is_number, is_unique, too_deep


class One(enum.IntEnum):
    ONE = 1


class Real(float):
    pass


NAN, INFINITY = float("nan"), float("inf")

# value, whether it is a JSON number, whether it is an integer too
NUMBERS = [
    (None, False, False),
    (True, False, False),
    (False, False, False),
    ("1", False, False),
    ([], False, False),
    (1j, False, False),
    (Fraction(1, 2), False, False),
    (NAN, False, False),
    (INFINITY, False, False),
    (-INFINITY, False, False),
    (Decimal("NaN"), False, False),
    (Decimal("sNaN"), False, False),
    (Decimal("-Infinity"), False, False),
    (0, True, True),
    (-1, True, True),
    (10**400, True, True),
    (One.ONE, True, True),
    (0.0, True, True),
    (-0.0, True, True),
    (1.0, True, True),
    (1e300, True, True),
    (Real(2.0), True, True),
    (0.5, True, False),
    (Real(0.5), True, False),
    (5e-324, True, False),
    (Decimal(1), True, True),
    (Decimal("1.0"), True, True),
    (Decimal("1e999999999999"), True, True),
    (Decimal("0.5"), True, False),
    (Decimal("1e-999999999999"), True, False),
]


@pytest.mark.parametrize(("value", "number", "integer"), NUMBERS)
def test_types_of_numbers(value: Any, number: bool, integer: bool) -> None:
    assert is_number(value) is number
    assert is_integer(value) is integer


# step, its multiples, what is none
MULTIPLES = [
    (1, [0, 1, -7, 10**400, 2.0, 1e300, Decimal("3.0"), Decimal("1e999999999999")], [0.5, 1e-9, Decimal("0.5")]),
    (2, [0, 4, -4.0, Decimal(10), Decimal("1e999999999999")], [1, 3.0, 10**400 + 1, Decimal(5)]),
    (3, [9, 999999999999999.0, Decimal("3e9")], [10, 1e16, Decimal("1e999999999999")]),
    (0.1, [0.3, 4.1, 0.7, 1.1, 1e20, -0.1, Decimal("0.3")], [0.15, 0.30000000000000004, Decimal("0.31")]),
    (0.01, [19.99, 1.1, 4.35, 0.07, 1e15 + 0.25, 1], [0.001, 19.999, Decimal("0.001")]),
    (0.3, [0.9, 3, 1.2, 3e15], [1e16, 0.1, 1]),
    (0.5, [1, 10**400, 4.5, 1e308], [0.25, 0.75]),
    (1e-8, [12391239123, 1e-7, 0.00000123], [1e-9, 1.5e-8]),
    (1e300, [1e300, 2e300, 10**301, 0], [1, 1e299, 1.5e299]),
    (5e-324, [0.1, 1, 1e308, 5e-324, 10**400], []),
    (0.0075, [0.0075, 0.015], [0.00751]),
    (Decimal("0.01"), [19.99, Decimal("19.99"), 7], [Decimal("19.999"), 0.015]),
    (Decimal("1e3"), [5000, 1e22, Decimal("1e4")], [500, 1500.0]),
    (10**400, [10**401, 0, Decimal("1e400")], [10**399, 1e308, 10**400 + 1]),
    (123456789, [123456789, 123456789 * 3.0], [1e308]),
    (1e308, [1e308, 0.0], [123456789.0, 1]),
    (Decimal("1e-3"), [Decimal("1e999999999999"), Decimal("0.002")], [Decimal("1e-999999999999")]),
]


@pytest.mark.parametrize(("step", "multiples", "others"), MULTIPLES, ids=range(len(MULTIPLES)))
def test_multiples(step: Any, multiples: list[Any], others: list[Any]) -> None:
    validator = cio_schemas.Validator({"multipleOf": step})

    assert [validator.is_valid(value) for value in multiples] == [True] * len(multiples)
    assert [validator.is_valid(value) for value in others] == [False] * len(others)


FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.integers() | FINITE | st.decimals(allow_nan=False, allow_infinity=False),
    st.integers(1, 10**6),
    st.integers(0, 9),
)
def test_multiples_are_exact(value: Any, digits: int, places: int) -> None:
    step = Fraction(digits, 10**places)

    assert is_multiple(value, digits, 10**places) is (exact(value) % step == 0)


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4), st.integers(0, 8))
def test_a_float_is_the_number_it_was_written_as(factor: int, digits: int, places: int) -> None:
    assert is_multiple(float(Decimal(factor * digits).scaleb(-places)), digits, 10**places) is True


def exact(value: Any) -> Fraction:
    return Fraction(Decimal(repr(value)) if isinstance(value, float) else value)


SELF: list[Any] = []

# two values, whether they are equal
EQUALS = [
    (None, None, True),
    (None, False, False),
    (1, 1.0, True),
    (1, Decimal("1.0"), True),
    (0.5, Decimal("0.5"), True),
    (1, True, False),
    (0, False, False),
    (1.0, True, False),
    (True, True, True),
    (True, False, False),
    (0.0, -0.0, True),
    (2**53 + 1, float(2**53), False),
    ("1", 1, False),
    ("", [], False),
    ("é", "e\u0301", False),
    ([], {}, False),
    ([], [], True),
    ([1], [1.0], True),
    ([1], [True], False),
    ([1, 2], [2, 1], False),
    ([1], [1, 1], False),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
    ({"a": 1}, {"a": True}, False),
    ({"a": 1}, {"b": 1}, False),
    ({"a": None}, {}, False),
    ({"a": [{"b": 0}]}, {"a": [{"b": False}]}, False),
    ({"a": [{"b": 0}]}, {"a": [{"b": 0.0}]}, True),
    ((1, 2), [1, 2], True),
    ((1,), (True,), False),
    (MappingProxyType({"a": 1}), {"a": 1}, True),
    (UserDict(a=1), {"a": 2}, False),
    (One.ONE, 1, True),
    (One.ONE, True, False),
    (NAN, NAN, True),  # the same object: nothing can be told apart from itself
    (NAN, float("nan"), False),
    (SELF, SELF, True),
]


@pytest.mark.parametrize(("one", "other", "same"), EQUALS)
def test_equal(one: Any, other: Any, same: bool) -> None:
    assert equal(one, other) is same
    assert equal(other, one) is same


UNIQUE = [
    ([], True),
    ([None], True),
    ([1, 2, 3], True),
    ([1, 1], False),
    ([1, 1.0], False),
    ([1, Decimal(1)], False),
    ([1, True], True),
    ([0, False, None, "", [], {}], True),
    ([0, False, 0.0], False),
    ([True, True], False),
    (["a", "b", "a"], False),
    ([[1], [2]], True),
    ([[1], [1.0]], False),
    ([[1], [True]], True),
    ([[1], [True], [1]], False),
    ([{"a": 1}, {"a": True}], True),
    ([{"a": 1, "b": 2}, {"b": 2, "a": 1.0}], False),
    ([{"a": [1]}, {"a": [True]}], True),
    ([{"a": [1]}, {"a": [1]}], False),
    ([[], {}], True),
    ([["a", 1], {"a": 1}], True),
    ([[["a", 1]], [{"a": 1}]], True),
    (["[1]", [1]], True),
    ([(1, 2), [1, 2]], False),
    ([(1, [2]), (1, [True])], True),
    ([{1}, 1], True),
    ([{1}, {1}], False),
    ([[{1}], [{1}]], False),
    ([2**53 + 1, float(2**53)], True),
    ([1, "a", 1], False),
    ([1.5, 2, 1.5], False),
    ([1e23, 5, 10**23], False),  # a float is the number that it reads as
    ([0.1, Decimal("0.1")], False),
    ([{"a": 0.1}, {"a": Decimal("0.1")}], False),
    ([{"a": 1e23}, {"a": 10**23}], False),
    ([[0.1, "a"], [Decimal("0.1"), "a"]], False),
    ([[1e23], [10**23]], False),
    ([{"a": 1.5, "b": 2}, {"a": 1.5, "b": 3}], True),
    ([[1.5, 2], [2, 1.5], [1.5, 2]], False),
    ([["a"], {"a": 1}, "a"], True),
    ([["a"], "a", ["a"]], False),
    (list(range(1_000)), True),
    ([*range(1_000), 500], False),
    ([*range(1_000), True], True),
    ([*range(2, 1_000), True, False], True),
    ([*range(1_000), 1.5, 2.5], True),
    ([*range(1_000), 500.0], False),
    ([n * (2**61 - 1) for n in range(1, 1_000)], True),  # all have one hash
    ([*(n * (2**61 - 1) for n in range(1, 1_000)), 2**61 - 1], False),
    ([{"a": n * (2**61 - 1)} for n in range(1, 1_000)], True),
    ([{"a": n, "b": "x"} for n in range(1_000)], True),
    ([{"a": n, "b": "x"} for n in (*range(1_000), 7)], False),
]


@pytest.mark.parametrize(("items", "unique"), UNIQUE)
def test_unique(items: list[Any], unique: bool) -> None:
    assert is_unique(items) is unique
    assert is_unique(items[::-1]) is unique


def shared(levels: int, leaf: Any) -> Any:
    """An array that holds the same array twice, and so on: so many levels have twice as many paths each."""
    for _ in range(levels):
        leaf = [leaf, {"a": leaf}]
    return leaf


@pytest.mark.parametrize(
    ("one", "other", "unique"),
    [
        (shared(80, [1]), shared(80, [1.0]), False),
        (shared(80, [1]), shared(80, [2]), True),
        (shared(80, [1]), shared(79, [1]), True),
        (shared(80, [1]), shared(80, [True]), True),
        (shared(80, [0.1]), shared(80, [Decimal("0.1")]), False),
    ],
)
def test_unique_visits_what_is_shared_once(one: Any, other: Any, unique: bool) -> None:
    assert is_unique([one, other]) is unique
    assert is_unique([[other], [one], []]) is unique


VALUES = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 0.0, 1.0, "", "a"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=4,
)


@given(st.lists(VALUES, max_size=4))
def test_unique_is_pairwise_unequal(items: list[Any]) -> None:
    pairs = [(one, other) for i, one in enumerate(items) for other in items[:i]]

    assert is_unique(items) is not any(equal(one, other) for one, other in pairs)


def test_depth_is_counted() -> None:
    nested: Any = 1
    for _ in range(100_000):
        nested = {"a": [nested]}
    cycle: list[Any] = []
    cycle += [cycle, {"again": cycle}]

    assert too_deep([[], {"a": {}}]).depth == 3
    deep, endless = too_deep(nested), too_deep(cycle, "the schema")
    assert (deep.depth, endless.depth) == (200_000, None)
    assert str(deep) == "the instance is nested 200,000 levels deep: too deep to be checked"
    assert str(endless) == "the schema is nested without end: too deep to be checked"


def test_a_depth_error_is_a_recursion_error_that_can_be_pickled() -> None:
    error = pickle.loads(pickle.dumps(DepthError("the schema", 7)))

    assert isinstance(error, RecursionError)
    assert (error.what, error.depth) == ("the schema", 7)
    assert str(error) == "the schema is nested 7 levels deep: too deep to be checked"


def test_nothing_here_needs_more_than_the_standard_library() -> None:
    module = sys.modules["cio_schemas.runtime"]

    values = [value for name, value in vars(module).items() if not name.startswith("__")]  # not the loader
    imported = {value.__module__ for value in values if getattr(value, "__module__", None)}  # None: a method of bytes
    assert imported - {"cio_schemas.runtime"} <= {*sys.stdlib_module_names, "_io", math.__name__}
