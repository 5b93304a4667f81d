"""Criteria: what the kernel asks of parts of payloads in the place of a rule, which is asked about the others alone.

A part meets the criterion of a rule only if the rule reports nothing of it. `kernel/screen.hpp` says what each kind of
criterion requires; if only Python could be certain, a part does not meet it.
"""

from __future__ import annotations

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from cio_schemas.payloads.rules.places import Role, Steps


class Criterion(NamedTuple):
    """What the kernel asks of a part.

    Attributes:
        kind: Of the kinds of `kernel/screen.hpp`, without underscores.
        limit: How many bytes there may be, or which number bounds others; not negative.
        names: Names of members that it is about.
        texts: Other texts.
    """

    kind: str
    limit: int = 0
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


NEVER = Criterion("never")
"""The criterion that no part meets."""


class PartPlace(NamedTuple):
    """The place of a part, for rules that depend on it.

    Attributes:
        role: The value there.
        steps: The steps to it in its section.
        known: The names of members that it is known to have; empty if any may be there.
        within: As of Part.
    """

    role: Role
    steps: Steps
    known: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


RuleScreen: TypeAlias = "Criterion | Callable[[PartPlace], Criterion | None]"
"""The criterion of a rule, or what returns it for a place: None if the rule has nothing to report."""


def spelled(kind: str, meant: Mapping[str, str]) -> Criterion:
    """Return a criterion that other spellings do not meet.

    Args:
        kind: Of the criterion.
        meant: By what `same_name` makes of a text, how it is spelled.
    """
    return Criterion(kind, names=tuple(meant), texts=tuple(meant.values()))


def time_named(kind: str, limit: int, endings: Iterable[str], others: Iterable[str]) -> Criterion:
    """Return a criterion for attributes that are named like a time.

    Args:
        kind: Of the criterion.
        limit: Its limit.
        endings: How their names end.
        others: Names that end so, and are not meant.
    """
    return Criterion(kind, limit, tuple(sorted(others)), tuple(endings))
