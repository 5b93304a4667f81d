"""The least nesting depth of what satisfies each goal, worked out of which goals need which."""

import pytest

from cio_schemas.schema.resources import Location
from cio_schemas.strategies.analysis.emptiness import UNREACHED, WITHIN, Heights
from cio_schemas.strategies.shapes.case import Case
from cio_schemas.strategies.shapes.goals import Literal
from cio_schemas.strategies.shapes.option import Option

EMPTY = UNREACHED


def literal(name):
    return Literal(Location("", f"/{name}"), ())


def goal(name):
    return (literal(name),)


def option(needs):
    return Option(Case(None), None, tuple(map(goal, needs)), checked=False)


def heights(options, doubtful=""):
    """The heights of goals of one letter, by the needs of the options of each; some may have more options."""

    def make(asked):
        name = asked[0].location.pointer[1:]
        doubts = {f"doubt about {name}": f"#/{name}"} if name in doubtful else {}
        return tuple(map(option, options[name])), doubts

    return Heights(make)


# the needs of each option of each goal; the goals that may have more options; the height of each, and if they have more
HEIGHTS = [
    ({"a": [""]}, "", {"a": (0, 0)}),
    ({"a": []}, "", {"a": (EMPTY, EMPTY)}),
    ({"a": []}, "a", {"a": (EMPTY, 0)}),
    ({"a": ["b"], "b": ["c"], "c": [""]}, "", {"a": (2, 2), "b": (1, 1), "c": (0, 0)}),
    ({"a": ["b", "c"], "b": ["c"], "c": [""]}, "", {"a": (1, 1)}),  # the least of its options
    ({"a": ["bc"], "b": ["c"], "c": [""]}, "", {"a": (2, 2)}),  # the greatest of its needs
    ({"a": ["bc"], "b": [""], "c": []}, "", {"a": (EMPTY, EMPTY), "b": (0, 0)}),
    ({"a": ["bc"], "b": [""], "c": []}, "c", {"a": (EMPTY, 1), "c": (EMPTY, 0)}),
    ({"a": ["a"]}, "", {"a": (EMPTY, EMPTY)}),  # without end
    ({"a": ["a", ""]}, "", {"a": (0, 0)}),
    ({"a": ["b"], "b": ["a", "c"], "c": [""]}, "", {"a": (2, 2), "b": (1, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("options", "doubtful", "expected"), HEIGHTS)
def test_the_height_of_a_goal(options, doubtful, expected):
    found = heights(options, doubtful)

    assert {name: (found.of(goal(name)), found.of(goal(name), doubting=True)) for name in expected} == expected


def test_the_height_of_an_option():
    found = heights({"a": ["b"], "b": [""]})
    found.of(goal("a"))

    assert [found.of_option(option(needs)) for needs in ("", "b", "a", "ab")] == [0, 1, 2, 2]


# the needs of each option of each goal; the goals that may have more options; of which of them `a` may be satisfiable
DOUBTS = [
    ({"a": []}, "", ""),
    ({"a": []}, "a", "a"),
    ({"a": ["b"], "b": []}, "b", "b"),
    ({"a": ["b"], "b": ["c"], "c": []}, "abc", "abc"),
    ({"a": ["bc"], "b": [], "c": [""]}, "bc", "b"),  # `c` is satisfiable anyway
    ({"a": ["b", "c"], "b": [], "c": []}, "c", "c"),
]


@pytest.mark.parametrize(("options", "doubtful", "expected"), DOUBTS)
def test_why_a_goal_may_be_satisfiable(options, doubtful, expected):
    found = heights(options, doubtful)
    assert found.of(goal("a")) == EMPTY
    assert found.doubts_below(goal("a")) == {f"doubt about {name}": f"#/{name}" for name in expected}


def asking(options, asked):
    """The heights of goals, and what they are said to be while the options of `a` are worked out."""
    meanwhile = {}

    def make(each):
        name = each[0].location.pointer[1:]
        if name == "a":
            meanwhile.update({other: found.of(goal(other)) for other in asked})
        return tuple(map(option, options[name])), {}

    found = Heights(make)
    return found, meanwhile


# the needs of each option of each goal; their heights while the options of `a` are worked out; and then
MEANWHILE = [
    ({"a": [], "b": [""]}, {"a": 0, "b": 0}, {"a": EMPTY, "b": 0}),
    ({"a": [], "b": ["a"], "c": ["b"]}, {"c": 2, "b": 1}, {"b": EMPTY, "c": EMPTY}),
    ({"a": ["", "b"], "b": ["a"]}, {"b": 1}, {"a": 0, "b": 1}),
    ({"a": ["d"], "b": ["a"], "d": [""]}, {"b": 1}, {"a": 1, "b": 2}),
]


@pytest.mark.parametrize(("options", "expected", "later"), MEANWHILE)
def test_a_goal_is_assumed_to_be_satisfiable_while_its_options_are_worked_out(options, expected, later):
    found, meanwhile = asking(options, expected)

    found.options(goal("a"))

    assert meanwhile == expected
    assert {name: found.of(goal(name)) for name in later} == later


def test_a_goal_is_assumed_to_be_satisfiable_while_the_cases_of_its_literal_are_worked_out():
    found = heights({"a": [], "b": ["a"]})

    found.expanding.add(literal("a"))
    assert [found.of(goal(name)) for name in "ab"] == [0, 1]
    found.expanding.discard(literal("a"))
    assert [found.of(goal(name)) for name in "ab"] == [EMPTY, EMPTY]


def test_only_so_many_goals_are_worked_out_within_each_other():
    made = []

    def make(each):
        number = int(each[0].location.pointer[1:])
        made.append(number)
        found.of(goal(number + 1))
        return (option(""),), {}

    found = Heights(make)

    assert found.of(goal(0)) == 0
    assert made == list(range(WITHIN + 1))
