"""What is said of an assertion from the attempts to break it alone."""

from itertools import cycle
from types import SimpleNamespace

import pytest

from cio_schemas.strategies.breaking import breakable
from cio_schemas.strategies.breaking.proof import FaultProof
from cio_schemas.strategies.drawing.random_chooser import RandomChooser

PROVEN = FaultProof(refused=True, accepted=True, at=("a",), others=())
VALID = FaultProof(refused=False, accepted=True, at=None, others=())
TWICE = FaultProof(refused=True, accepted=True, at=None, others=())  # broken at two places, and nothing else
X, Y, XY = (FaultProof(True, False, None, others) for others in (("x at #",), ("y at #",), ("y at #", "x at #")))
UNPROVEN = ("unproven", "no instance was found that breaks it alone in 48 attempts")

# what the attempts come to, over and over, and what is said
TRIED = [
    ([None], UNPROVEN),
    ([VALID], UNPROVEN),
    ([TWICE], UNPROVEN),
    ([PROVEN], ("feasible", "")),
    ([None, VALID, X, PROVEN], ("feasible", "")),
    ([X], ("shadowed", "x at # fails with it")),
    ([None, VALID, X], ("shadowed", "x at # fails with it")),
    ([XY], ("shadowed", "x at # and y at # fail with it")),
    ([XY, X], ("shadowed", "x at # fails with it")),
    ([X, Y], UNPROVEN),
    ([XY, TWICE], UNPROVEN),
    ([*[X] * 13, PROVEN], ("feasible", "")),
    ([*[X] * 14, PROVEN], ("shadowed", "x at # fails with it")),  # so often that no more is tried
]


@pytest.mark.parametrize(("attempts", "said"), TRIED)
def test_what_is_said_of_an_assertion(monkeypatch, attempts, said):
    found = cycle(attempts)
    monkeypatch.setattr(breakable, "_attempt", lambda *_: next(found))

    assert breakable._tried(None, None) == said


def test_an_attempt_in_which_nothing_is_drawn_tells_nothing():
    def draw(_, chooser):
        chooser.reject("out of luck")

    assert breakable._attempt(SimpleNamespace(draw=draw), SimpleNamespace(goal=()), RandomChooser(0), 0) is None
