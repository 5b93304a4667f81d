"""Numbers: which constraints contradict each other, and what is drawn from those that don't."""

from decimal import Decimal
from fractions import Fraction
from itertools import islice

import hypothesis
import jsonschema
import pytest

from cio_schemas.exceptions import CompileError
from cio_schemas.fixtures import invalid_fixtures, valid_fixtures
from cio_schemas.strategies import RejectedError, valid
from cio_schemas.strategies.drawing import numbers
from cio_schemas.strategies.drawing.chooser import SimplestChooser
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.shapes.number_shape import Number, exact

F = Fraction

EMPTY = [
    Number(low=F(5), high=F(4)),
    Number(low=F(5), above=True, high=F(5)),
    Number(low=F(5), high=F(5), below=True),
    Number(low=F(1), high=F(9), step=F(10)),
    Number(low=F(1, 4), high=F(3, 4), whole=True),
    Number(whole=False, step=F(2)),
    Number(step=F(6), not_steps=(F(3),)),
    Number(low=F(2), high=F(2), not_steps=(F(1),)),
]

NOT_EMPTY = [
    Number(),
    Number(low=F(5), high=F(5)),
    Number(low=F(1), high=F(10), step=F(10)),
    Number(low=F(0), above=True, high=F(1), below=True),
    Number(low=F(0), above=True, high=F(1, 10**9), below=True),
    Number(whole=False, step=F(1, 2)),
    Number(step=F(3), not_steps=(F(6),)),
    Number(not_steps=(F(1, 10000),)),
    Number(low=F(10) ** 300, whole=True),
]


@pytest.mark.parametrize("number", EMPTY, ids=str)
def test_contradictions_are_empty(number):
    assert number.is_empty()


@pytest.mark.parametrize("number", NOT_EMPTY, ids=str)
def test_what_is_not_empty_is_drawn_from(number):
    chooser = RandomChooser(0)
    drawn = [numbers.draw(number, chooser, "here") for _ in range(200)]
    assert not number.is_empty()
    assert all(map(number.admits, drawn))
    assert number.admits(numbers.draw(number, SimplestChooser(), "here"))


def test_nothing_is_drawn_where_nothing_lies_between_the_bounds():
    with pytest.raises(RejectedError, match="no number lies between the bounds"):
        numbers.draw(Number(low=F(1, 4), high=F(3, 4), whole=True), RandomChooser(0), "here")


# numbers, and the first of those that are tried if one is wanted that differs from others
OTHERS = [
    (Number(low=F(1), high=F(3), whole=True), [1, 2, 3]),
    (Number(low=F(1), high=F(3), whole=True, literal=False), [1.0, 2.0, 3.0]),
    (Number(low=F(0), high=F(2), step=F(1, 2), whole=False), [0.5, 1.5]),
    (Number(high=F(3), whole=True), [0, -1, -2, -3]),
    (Number(high=F(-3), whole=True), [-3, -4, -5, -6]),
    (Number(whole=False), [0.1, 0.2, 0.3, 0.4]),
    (Number(), [0, 1, 2, 3]),
]


@pytest.mark.parametrize(("number", "first"), OTHERS, ids=str)
def test_others_are_tried_in_order(number, first):
    found = [*islice(numbers.others(number), 4)]
    assert (found, [*map(type, found)]) == (first, [*map(type, first)])


def test_only_so_many_others_are_tried():
    assert [*numbers.others(Number(low=F(5), whole=True))] == [*range(5, 1005)]


MEETINGS = [
    (Number(low=F(3)), Number(high=F(2)), None),
    (Number(step=F(2)), Number(step=F(3)), Number(step=F(6))),
    (Number(step=F(1, 2)), Number(step=F(1, 3)), Number(step=F(1))),
    (Number(low=F(3)), Number(low=F(3), above=True), Number(low=F(3), above=True)),
    (Number(high=F(3), below=True), Number(high=F(3)), Number(high=F(3), below=True)),
    (Number(whole=True), Number(whole=False), None),
    (Number(whole=True, literal=True), Number(literal=False), None),
]


@pytest.mark.parametrize(("one", "other", "met"), MEETINGS, ids=str)
def test_two_constraints_meet_whichever_comes_first(one, other, met):
    assert one.meet(other) == met
    assert other.meet(one) == met


def test_a_number_that_is_rounded_onto_an_excluded_bound_is_not_drawn():
    number = Number(low=exact(0.1), above=True, high=exact(0.2), below=True)
    chooser = RandomChooser(0)
    assert all(0.1 < numbers.draw(number, chooser, "here") < 0.2 for _ in range(50))


def test_the_first_draws_are_the_bounds_and_their_neighbours():
    chooser = RandomChooser(0)
    number = Number(low=F(-5), high=F(1000), whole=True)
    drawn = {numbers.draw(number, chooser, "here") for _ in range(20)}
    assert {-5, -4, 999, 1000, 0, 1, -1} <= drawn


def test_a_float_is_the_decimal_that_it_is_written_as():
    assert exact(0.1) == F(1, 10)
    assert Number(step=exact(0.1)).admits(0.3)
    assert not Number(step=exact(0.3)).admits(1e16)
    assert Number(high=exact(0.3)).admits(0.3)
    assert Number(high=exact(0.3)).admits(Decimal("0.3"))
    assert not Number(low=exact(4.35), above=True).admits(Decimal("4.35"))


def test_a_number_that_is_too_long_to_be_written_out_is_refused():
    for text in ("1e999999999999", "1e-999999999999"):
        with pytest.raises(CompileError, match="has too large an exponent for values to be drawn"):
            exact(Decimal(text))


def test_what_draft_4_takes_for_an_integer_depends_on_how_it_is_written():
    number = Number(literal=False)
    assert (number.admits(1.0), number.admits(1.5), number.admits(1)) == (True, True, False)


def test_a_fraction_beyond_all_floats_is_rounded():
    assert numbers.as_json(F(2 * 10**400 + 1, 2)) == 10**400
    assert numbers.as_json(F(1, 2)) == 0.5


REALS = [
    ({"minimum": 0.5, "maximum": 0.75}, {0.5, 0.75, 0.51, 0.74, 0.5000000000000001, 0.7499999999999999}),
    ({"exclusiveMinimum": 0, "exclusiveMaximum": 0.1}, {0.01, 0.09, 0.05, 0.09999999999999999}),
    ({"minimum": 0}, {0, 1, 0.05, 1e-07}),
    ({}, {0, -1, 0.05, -0.05}),
    ({"minimum": 0.125}, {0.125, 0.126}),
]


@pytest.mark.parametrize(("bounds", "wanted"), REALS, ids=str)
def test_the_bounds_what_is_just_inside_and_what_lies_between_are_all_drawn(bounds, wanted):
    schema = {"type": "number", **bounds}
    drawn = valid_fixtures(schema, 200)
    assert wanted <= set(drawn)
    between = {value for value in drawn if value != round(value, 3)} - wanted
    assert len(between) > 3


NEAR = [
    ({"minimum": 0.5, "maximum": 0.75}, {"minimum": 0.4, "maximum": 0.76}),
    ({"minimum": 5, "maximum": 7}, {"minimum": 4, "maximum": 8}),
    ({"type": "integer", "minimum": 0.5, "maximum": 7.5}, {"minimum": 0, "maximum": 8}),
]


@pytest.mark.parametrize(("schema", "wanted"), NEAR, ids=str)
def test_what_breaks_a_bound_is_just_beyond_it(schema, wanted):
    found = {each.fault.keyword: each.instance for each in invalid_fixtures(schema)}
    assert {keyword: found[keyword] for keyword in wanted} == wanted


def test_hypothesis_finds_a_number_below_a_tenth():
    assert hypothesis.find(valid({"type": "number"}), lambda number: 0 < number < 0.1) == 0.05
    assert hypothesis.find(valid({"type": "number", "minimum": 3}), lambda _: True) == 3


# bounds whose decimal and whose nearest float differ, with integers between: validators take them in either way
READ_IN_TWO_WAYS = [
    {"maximum": 1e37},
    {"exclusiveMaximum": 1e37, "minimum": 9e36},
    {"minimum": 1e23},
    {"exclusiveMinimum": -1e37},
    {"type": "integer", "minimum": 1e37, "maximum": 1e37},
    {"maximum": 1e16, "minimum": 9007199254740993},
]


@pytest.mark.parametrize("schema", READ_IN_TWO_WAYS, ids=str)
def test_what_is_drawn_near_large_bounds_is_valid_by_decimals_and_by_floats(schema):
    drawn = valid_fixtures({"type": "number", **schema}, 100)
    assert all(jsonschema.Draft202012Validator(schema).is_valid(each) for each in drawn)
    assert {type(each) for each in drawn} <= {int, float}
    broken = [each.instance for each in invalid_fixtures({"type": "number", **schema})]
    assert not any(jsonschema.Draft202012Validator({"type": "number", **schema}).is_valid(each) for each in broken)
