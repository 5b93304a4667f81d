"""Shapes of few values: all of them, or None where there may be too many."""

from fractions import Fraction

import pytest

from cio_schemas.strategies.analysis.finite import values_of
from cio_schemas.strategies.shapes.array_shape import Array
from cio_schemas.strategies.shapes.number_shape import Number
from cio_schemas.strategies.shapes.object_shape import Object
from cio_schemas.strategies.shapes.string_shape import String

# shape, the most values that are wanted, its values
SHAPES = [
    (Array(high=0), 5, [[]]),
    (Array(high=1), 5, None),
    (Object(high=0), 5, [{}]),
    (Object(high=1), 5, None),
    (String(patterns=("^[ab]$",)), 5, ["a", "b"]),
    (String(high=1), 5, None),
    (Number(low=Fraction(1), high=Fraction(4), whole=True), 5, [1, 2, 3, 4]),
    (Number(low=Fraction(1), high=Fraction(5), whole=True), 5, [1, 2, 3, 4, 5]),
    (Number(low=Fraction(1), high=Fraction(6), whole=True), 5, None),
    (Number(low=Fraction(1), above=True, high=Fraction(4), whole=True), 5, [2, 3, 4]),
    (Number(low=Fraction(0), high=Fraction(1), step=Fraction(1, 2)), 5, [0, 0.5, 1]),
    (Number(low=Fraction(1), high=Fraction(4), whole=True, literal=True), 5, None),
    (Number(low=Fraction(1), whole=True), 5, None),
    (Number(high=Fraction(1), whole=True), 5, None),
    (Number(low=Fraction(1, 2), high=Fraction(1, 2)), 5, [0.5]),
    (Number(low=Fraction(1, 2), high=Fraction(3, 2)), 5, None),
    (Number(), 5, None),
]


@pytest.mark.parametrize(("shape", "most", "values"), SHAPES, ids=str)
def test_the_values_of_a_shape(shape, most, values):
    assert values_of(shape, most) == values
