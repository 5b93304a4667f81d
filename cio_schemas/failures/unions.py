"""Guess the intended branch of an `anyOf` or `oneOf` when none matches: by its type and tags, then by depth."""

from __future__ import annotations

from cio_schemas.failures.failure import Failure
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Final

    from cio_schemas.failures.failure import Functions, Site


class Branch(NamedTuple):
    """One alternative of an anyOf or oneOf that did not match.

    Attributes:
        mismatches: How many failures suggest another branch: a wrong type at the top, a wrong tag below it.
        depth: How far below the union's instance its first failure is, negated: the deeper, the more of it has matched.
        failures: All of them, each a tuple with the fields of a `Failure`.
    """

    mismatches: int
    depth: int
    failures: list[Any]

    @property
    def rank(self) -> tuple[int, int]:
        """The sort key of the branches of a union: the one that was probably intended comes first."""
        return self.mismatches, self.depth


_TAGS: Final = {"type": 0, "const": 1, "enum": 1}
"""How far below a union's instance a keyword may still suggest another branch."""


def branches(functions: Functions, failures: list[Any]) -> list[Branch]:
    """Group the failures of a union by branch, those branches first that were rather meant.

    Args:
        functions: What collected the failures.
        failures: The detail of the union's own failure.
    """
    sites = functions.sites
    grouped: dict[Any, list[Any]] = {}
    for failure in failures:
        site, _, _, schema_path, _ = failure
        grouped.setdefault((schema_path + sites[site].schema_path)[0], []).append(failure)
    return sorted((_branch(sites, group) for group in grouped.values()), key=lambda branch: branch.rank)


def _branch(sites: Sequence[Site] | Mapping[int, Site], failures: list[Any]) -> Branch:
    found = [Failure._make(failure) for failure in failures]
    mismatches = sum(_TAGS.get(sites[each.site].keyword or "") == len(each.path) for each in found)
    return Branch(mismatches, -min(len(each.path) for each in found), failures)


def meant(found: list[Branch]) -> Branch | None:
    """Choose the branch that was probably intended.

    Args:
        found: What `branches` returned.

    Returns: The best branch; None if the second is as likely.
    """
    return None if len(found) > 1 and found[0].rank == found[1].rank else found[0]
