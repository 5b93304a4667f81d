"""Which part of a version number has to be incremented."""

import pytest

from cio_schemas.compatibility import Proof, Unknown, Witness
from cio_schemas.compatibility.modes import MODES, schemaver, semver
from cio_schemas.compatibility.verdicts import Comparison

PROVEN, BROKEN, OPEN = Proof(0), Witness(1, (), minimal=True), Unknown("why", "#")
SEMVER = [
    # backward, forward, the mode, the part
    (PROVEN, PROVEN, "backward", "patch"),
    (PROVEN, BROKEN, "backward", "minor"),
    (PROVEN, OPEN, "backward", "minor"),
    (BROKEN, PROVEN, "backward", "major"),
    (OPEN, BROKEN, "backward", "major, unless it is shown that nothing breaks"),
    (BROKEN, PROVEN, "forward", "minor"),
    (PROVEN, BROKEN, "forward", "major"),
    (PROVEN, BROKEN, "full", "major"),
    (PROVEN, OPEN, "full-transitive", "major, unless it is shown that nothing breaks"),
    (BROKEN, PROVEN, "none", "major"),
    (PROVEN, BROKEN, "none", "minor"),
]
SCHEMAVER = [
    # backward, whether nothing is accepted by both, the part
    (PROVEN, OPEN, "ADDITION"),
    (OPEN, OPEN, "REVISION, unless it is shown that nothing breaks"),
    (BROKEN, OPEN, "REVISION, or MODEL if nothing old is accepted any more"),
    (BROKEN, PROVEN, "MODEL"),
    (BROKEN, BROKEN, "REVISION"),
]


@pytest.mark.parametrize(("backward", "forward", "mode", "part"), SEMVER)
def test_semver(backward, forward, mode, part):
    assert semver(Comparison(backward, forward), MODES[mode]) == part


@pytest.mark.parametrize(("backward", "disjoint", "part"), SCHEMAVER)
def test_schemaver(backward, disjoint, part):
    assert schemaver(Comparison(backward, PROVEN), disjoint) == part
