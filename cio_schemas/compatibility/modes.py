"""The compatibility modes of schema registries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.compatibility.verdicts import Proof, Unknown, Witness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compatibility.verdicts import Comparison, Verdict


class Mode(NamedTuple):
    """A compatibility mode.

    Attributes:
        backward: Whether the new version must accept everything that the old one accepts: no producer breaks.
        forward: Whether it must not accept more than the old one: no consumer breaks.
        transitive: Whether each version is compared with all earlier ones, not only with the previous one.
    """

    backward: bool
    forward: bool
    transitive: bool = False

    def asked(self, whole: Comparison) -> tuple[Verdict, ...]:
        """Return the verdicts that the mode depends on."""
        return (whole.backward,) * self.backward + (whole.forward,) * self.forward

    def pairs(self, count: int) -> Iterator[tuple[int, int]]:
        """Yield the indices of the versions that are compared.

        Args:
            count: How many versions there are.
        """
        for new in range(1, count):
            yield from ((old, new) for old in range(0 if self.transitive else new - 1, new))


MODES: Final = {
    "backward": Mode(backward=True, forward=False),
    "forward": Mode(backward=False, forward=True),
    "full": Mode(backward=True, forward=True),
    "backward-transitive": Mode(backward=True, forward=False, transitive=True),
    "forward-transitive": Mode(backward=False, forward=True, transitive=True),
    "full-transitive": Mode(backward=True, forward=True, transitive=True),
    "none": Mode(backward=False, forward=False),
}
"""The modes, by the names that Confluent's registry and others use."""


def semver(whole: Comparison, mode: Mode) -> str:
    """Return which part of a SemVer version number has to be incremented.

    Args:
        whole: How the versions compare.
        mode: The mode; `none` is judged as backward.

    Returns:
        "major", "minor" or "patch", with a condition if a verdict is unknown.
    """
    asked = mode.asked(whole) or (whole.backward,)
    if any(isinstance(each, Witness) for each in asked):
        return "major"
    if any(isinstance(each, Unknown) for each in asked):
        return "major, unless it is shown that nothing breaks"
    if all(isinstance(each, Proof) for each in whole):
        return "patch"
    return "minor"


def schemaver(whole: Comparison, disjoint: Verdict) -> str:
    """Return which part of a SchemaVer version number has to be incremented: MODEL, REVISION or ADDITION.

    Args:
        whole: How the versions compare.
        disjoint: Whether the new version accepts nothing that the old one accepts.

    Source: https://docs.snowplow.io/docs/fundamentals/schemas/versioning/
    """
    if isinstance(whole.backward, Proof):
        return "ADDITION"
    if isinstance(whole.backward, Unknown):
        return "REVISION, unless it is shown that nothing breaks"
    if isinstance(disjoint, Unknown):
        return "REVISION, or MODEL if nothing old is accepted any more"
    return "MODEL" if isinstance(disjoint, Proof) else "REVISION"
