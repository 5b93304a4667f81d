"""What is said of an assertion from the attempts to break it alone."""

from itertools import cycle
from types import SimpleNamespace

import pytest

from cio_schemas.schema.resources import Location
from cio_schemas.strategies.analysis.budget import Budget
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


MINIMUM, ALL_OF = (Location("", ""), "minimum"), (Location("", "/a"), "allOf")

# steps left for all reasons, how many one may take, how many it takes, how many are left then
STEPS_OF_REASONS = [(600_000, 50_000, 50_000, 550_000), (600_000, 50_000, 7, 599_993), (40_000, 40_000, 9, 39_991),
                    (0, 0, 0, 0), (-5, 0, 0, -5)]  # fmt: skip


@pytest.mark.parametrize(("left", "most", "taken", "then"), STEPS_OF_REASONS)
def test_how_many_steps_are_taken_to_explain_why_a_fault_is_redundant(monkeypatch, left, most, taken, then):
    space, reasons, allowed = SimpleNamespace(budget=Budget(1_000_000)), Budget(left), []

    def contradiction_of(_, __, ___, steps):
        allowed.append(steps)
        space.budget.spend(taken)
        return []

    monkeypatch.setattr(breakable, "contradiction_of", contradiction_of)
    breakable._why_redundant(space, SimpleNamespace(broken=None, passed=()), reasons)

    assert (allowed, reasons.left) == ([most], then)


# the keywords that contradict each other, and why the `minimum` among them is redundant
REASONS = [
    ([], "nothing can break it"),
    ([MINIMUM], "nothing can break it"),
    ([MINIMUM, ALL_OF], "what breaks it can't satisfy allOf at #/a"),
    ([ALL_OF, (Location("", ""), "type")], "what breaks it can't satisfy allOf at #/a and type at #"),
]


@pytest.mark.parametrize(("core", "reason"), REASONS)
def test_why_a_fault_is_redundant(monkeypatch, core, reason):
    monkeypatch.setattr(breakable, "contradiction_of", lambda *_: core)
    minimum = SimpleNamespace(broken=SimpleNamespace(keyword="minimum"), location=Location("", ""), passed=())

    assert breakable._why_redundant(SimpleNamespace(budget=Budget()), minimum, Budget()) == reason
