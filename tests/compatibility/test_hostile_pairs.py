"""No answer is wrong of pairs whose answers are known by how they are built, and nearly none is left open."""

import pytest

from cio_schemas import Validator, compare
from cio_schemas.compatibility import Proof, Unknown, Witness
from tests.compatibility.hostile_pairs import KINDS

OPEN = {"formats": 2, "unevaluated": 0}
"""How many directions may be left unknown, by kind; none of the others."""


def test_there_are_many():
    assert sum(len(list(kind())) for kind in KINDS.values()) >= 300


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_is_wrong(kind):
    wrong, unknown = [], []
    for pair in KINDS[kind]():
        found = compare(pair.old, pair.new)
        for verdict, expected, one, other in (
            (found.backward, pair.backward, pair.old, pair.new),
            (found.forward, pair.forward, pair.new, pair.old),
        ):
            if isinstance(verdict, Unknown):
                unknown.append((one, other, verdict.reason))
            elif isinstance(verdict, Proof) is not expected:
                wrong.append((one, other, verdict))
            if isinstance(verdict, Witness):
                assert Validator(one).is_valid(verdict.instance)
                assert not Validator(other).is_valid(verdict.instance)
    assert wrong == []
    assert len(unknown) <= OPEN.get(kind, 0), unknown
