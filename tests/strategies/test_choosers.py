"""What the choosers answer, the simplest one and the random one."""

import pytest

from cio_schemas.strategies import RejectedError
from cio_schemas.strategies.drawing.chooser import SimplestChooser
from cio_schemas.strategies.drawing.hypothesis_chooser import HypothesisChooser
from cio_schemas.strategies.drawing.random_chooser import RandomChooser

# what is asked, and the simplest answer
SIMPLEST = [
    (lambda chooser: chooser.index(3, "here"), 0),
    (lambda chooser: chooser.integer(-3, 9, (5,), "here"), 0),
    (lambda chooser: chooser.integer(4, 9, (5,), "here"), 4),
    (lambda chooser: chooser.integer(-9, -4, (), "here"), -4),
    (lambda chooser: chooser.real(-1.5, 2.5), 0.0),
    (lambda chooser: chooser.real(1.5, 2.5), 1.5),
    (lambda chooser: chooser.real(-2.5, -1.5), -1.5),
    (lambda chooser: chooser.text(3, None, "here"), "aaa"),
    (lambda chooser: chooser.span(lambda: 7), 7),
    (lambda chooser: chooser.outside(lambda given: given is chooser), True),
]


@pytest.mark.parametrize(("ask", "answer"), SIMPLEST)
def test_the_simplest_answer(ask, answer):
    assert ask(SimplestChooser()) == answer


def test_hypothesis_draws_the_characters_of_a_text_at_once_after_many_choices():
    drawn = []

    def draw(strategy):
        drawn.append(strategy)
        return 0 if len(drawn) <= 500 else 0b10_0001

    chooser = HypothesisChooser(draw)
    apart = [chooser.characters(2, 4)(4, None) for _ in range(500)]
    index = chooser.characters(3, 4)

    assert apart == [0] * 500
    assert [index(4, None), index(4, None), index(4, None)] == [1, 0, 2]
    assert len(drawn) == 501


def test_only_hypothesis_draws_from_a_strategy():
    with pytest.raises(RejectedError, match="only Hypothesis"):
        SimplestChooser().outside("a strategy")
    with pytest.raises(TypeError, match="give a function of a Chooser"):
        RandomChooser(0).outside("a strategy")


def test_random_integers_without_special_ones_lie_between_the_bounds():
    chooser = RandomChooser(0)
    assert {chooser.integer(2, 5, (), "here") for _ in range(100)} == {2, 3, 4, 5}
    assert chooser.span(lambda: 7) == 7


def test_hypothesis_draws_usual_sizes_mostly_and_each_size_in_order():
    def size(drawn, *specials):
        return HypothesisChooser(lambda _: drawn).size(1, 6, specials, "here")

    assert [size(drawn) for drawn in range(45)] == [0] * 20 + [1] * 20 + [2, 3, 4, 5, 6]
    assert [size(drawn, 6, 5) for drawn in range(44, 55)] == [6] * 6 + [5] * 5  # special sizes make up a fifth
