"""Omissions: what a schema allows and is never drawn, and why; reported by the strategy's repr and by errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.strategies.shapes.goals import Goal


class Omission(NamedTuple):
    """A member that is never drawn, though it may satisfy the schema.

    Attributes:
        location: The location of its subschema: a URI with a JSON Pointer as its fragment.
        reason: Why it isn't drawn.
    """

    location: str
    reason: str

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}"


Doubts: TypeAlias = dict[str, str]
"""Why something may satisfy a schema though nothing is found: each reason, with the place in the schema it is of."""


class Omissions:
    """What an analysis could not, or not wholly, look through.

    Attributes:
        given_up: What is not drawn though it may satisfy the schema, and why.
        doubts: Why something may satisfy the schema though nothing is found; all of them.
        filtered: What is drawn by filtering.
        lost: Listed members, by name and goal, for which nothing was found, and why.
    """

    def __init__(self) -> None:
        self.given_up: dict[str, None] = {}
        self.doubts: Doubts = {}
        self.filtered: dict[str, None] = {}
        self.lost: dict[tuple[str, Goal], str] = {}
        self._apart: list[tuple[str, Doubts]] = []

    @contextmanager
    def apart(self, place: str) -> Iterator[Doubts]:
        """Note the doubts about one thing apart from those about what is around it, which may not depend on them.

        Args:
            place: Where in the schema it is.
        """
        self._apart.append((place, {}))
        try:
            yield self._apart[-1][1]
        finally:
            self._apart.pop()

    def inherit(self, doubts: Doubts) -> None:
        """Note that what is being worked out depends on what there were doubts about."""
        if self._apart:
            for reason, place in doubts.items():
                self._apart[-1][1].setdefault(reason, place)

    def give_up(self, reason: str) -> None:
        """Note what is not drawn though it may satisfy the schema, and why."""
        self.doubt(reason)
        self.given_up.setdefault(reason)

    @property
    def place(self) -> str:
        """Where in the schema what is being worked out is; empty where that isn't known."""
        return self._apart[-1][0] if self._apart else ""

    def doubt(self, reason: str) -> None:
        """Note why something may satisfy the schema though nothing is found."""
        place = self.place
        self.doubts.setdefault(reason, place)
        self.inherit({reason: place})

    def lose(self, name: str, goal: Goal, reason: str) -> None:
        """Note that a listed member is not drawn in some object, though it may satisfy the schema."""
        self.lost.setdefault((name, goal), reason)

    def filter(self, what: str) -> bool:
        """Note what is drawn by filtering; return whether that is new."""
        known = what in self.filtered
        self.filtered.setdefault(what)
        return not known

    def __str__(self) -> str:
        told = [f"filtering by {' and '.join(self.filtered)}"] if self.filtered else []
        told += [f"leaving out that {' and that '.join(self.given_up)}"] if self.given_up else []
        return ", ".join(told)
