"""Numbers, constants and equal items in the kernel: exact, or unsure if 64 bits or a double are too few."""

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

import cio_schemas
from cio_schemas import runtime
from tests.kernel.verdicts import generated, judged, native

BIG = 2**53


@pytest.mark.parametrize(
    ("schema", "instance", "verdict"),
    [
        ({"minimum": 1}, 1, True),
        ({"minimum": 1}, 1.0, True),
        ({"minimum": 1}, 0.9999999999999999, False),
        ({"exclusiveMinimum": 1}, 1.0000000000000002, True),
        ({"exclusiveMinimum": 0.1}, 0.1, False),
        ({"maximum": 0.1}, 0.1, True),
        ({"maximum": Decimal("0.1")}, 0.1, True),
        ({"maximum": BIG}, BIG + 1, False),
        ({"exclusiveMinimum": BIG}, BIG + 1, True),
        ({"maximum": 2**63 - 1}, 2**63 - 1, True),
        ({"maximum": 2**63 - 1}, 9.2e18, True),
        ({"maximum": 2**63 - 1}, 2.0**63, None),
        ({"maximum": 2**63 - 1}, 2**63, None),
        ({"maximum": 10**400}, 2**62, True),
        ({"minimum": Decimal("0.30000000000000001")}, 0.3, None),
        ({"minimum": 1.5}, "a", True),
        ({"multipleOf": 0.01}, 19.99, True),
        ({"multipleOf": 0.01}, 19.999, False),
        ({"multipleOf": 0.1}, 3, True),
        ({"multipleOf": 2.5}, 4, False),
        ({"multipleOf": 3}, 1e14, False),
        ({"multipleOf": 3}, 1e300, None),
        ({"multipleOf": 10**30}, 5, None),
        ({"multipleOf": 10**30}, 0, True),
        ({"type": "integer"}, 1.0, True),
        ({"type": "integer"}, 1e300, True),
        ({"type": "integer"}, 1.5, False),
        ({"type": "integer"}, True, False),
        ({"type": "integer"}, 2**70, True),
        ({"type": "number"}, float("nan"), None),
        ({"type": "number"}, float("inf"), None),
        ({}, float("nan"), None),
        ({"const": 1}, 1.0, True),
        ({"const": 1}, True, False),
        ({"const": 1.0}, 1, True),
        ({"const": 0}, -0.0, True),
        ({"const": 10**30}, 1e30, None),
        ({"const": 10**30}, 5, False),
        ({"enum": [BIG + 1]}, BIG + 1, True),
        ({"enum": [BIG + 1]}, float(BIG), None),
        ({"enum": [1, "1", None]}, False, False),
        ({"enum": [{"a": [1, {"b": "é"}]}]}, {"a": [1.0, {"b": "é"}]}, True),
        ({"enum": [{"a": [1, {"b": "é"}]}]}, {"a": [1.0, {"b": "e"}]}, False),
        ({"const": {"a": 1}}, {"a": 1, "b": 2}, False),
        ({"const": []}, {}, False),
        ({"uniqueItems": True}, [1, 1.0], False),
        ({"uniqueItems": True}, [1, True, "1", None, [1], {"a": 1}], True),
        ({"uniqueItems": True}, [{"a": 1, "b": 2}, {"b": 2, "a": 1}], False),
        ({"uniqueItems": True}, [*range(20), 7.0], False),
        ({"uniqueItems": True}, [*range(20), 7.5], True),
        ({"uniqueItems": True}, [BIG + 1, float(BIG)], None),
        ({"uniqueItems": True}, ["é", "€", "e\u0301", "😀"] * 3, False),
        ({"uniqueItems": True}, [[[number]] for number in range(30)], True),
    ],
)
def test_the_verdict(schema: Any, instance: Any, verdict: bool | None) -> None:
    assert judged(schema, instance) is verdict


def test_a_number_is_the_decimal_that_it_reads_as() -> None:
    random = Random(13)
    for _ in range(2000):
        factor, count = random.choice((0.01, 0.1, 0.3, 1e-7, 2.5, 7, 1e15)), random.randrange(-(10**6), 10**6)
        near = float(Decimal(repr(factor)) * count)
        validator = cio_schemas.Validator({"multipleOf": factor, "minimum": near})
        for value in (near, near + factor / 2, count, near * 3):
            expected = is_multiple(value, factor) and runtime.exact(value) >= runtime.exact(near)
            assert native(validator)(value) in (None, expected)
            assert generated(validator)(value) is expected


def is_multiple(value: float, factor: float) -> bool:
    return (Fraction(runtime.exact(value)) / Fraction(runtime.exact(factor))).denominator == 1


def test_items_that_are_chosen_to_collide_are_left_to_python() -> None:
    # Their hashes look at no more than the first bytes beyond the last eight, and these are alike.
    items: list[Any] = [[float(1 << 53) * 2**exponent] for exponent in range(900)]
    validator = cio_schemas.Validator({"uniqueItems": True})

    assert native(validator)(items) in (None, True)
    assert validator.is_valid(items)


def test_depth_is_bounded() -> None:
    validator = cio_schemas.Validator({"items": {"$ref": "#"}, "minItems": 1})
    deep: Any = [1]
    for _ in range(450):
        deep = [deep]
    assert native(validator)(deep) is True
    for _ in range(100):
        deep = [deep]
    assert native(validator)(deep) is None
    assert validator.is_valid(deep) is True


def test_what_is_too_deep_raises_as_before() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    validator = cio_schemas.Validator({"items": {"$ref": "#"}})

    with pytest.raises(cio_schemas.DepthError, match="100,001 levels deep"):
        validator.is_valid(deep)
