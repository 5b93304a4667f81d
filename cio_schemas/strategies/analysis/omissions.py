"""Omissions: what a schema allows but is never drawn, and why; reported by the strategy's repr and by errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.strategies.shapes.goals import Goal


class Omission(NamedTuple):
    """A member or an item that is never drawn, though it may satisfy the schema.

    Attributes:
        location: The location of its subschema: a URI with a JSON Pointer as its fragment.
        reason: Why it isn't drawn.
    """

    location: str
    reason: str

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}"


Doubts: TypeAlias = dict[str, str]
"""The reasons why something may satisfy a schema although nothing was found, with their places in the schema."""


class Omissions:
    """The limits that an analysis met.

    Attributes:
        given_up: What is not drawn although it may satisfy the schema, and why.
        doubts: All reasons why something may satisfy the schema although nothing was found.
        filtered: What is drawn by filtering.
        lost: Members and items, by name and goal, for which nothing was found, and why; "" is the name of an item.
    """

    def __init__(self) -> None:
        self.given_up: dict[str, None] = {}
        self.doubts: Doubts = {}
        self.filtered: dict[str, None] = {}
        self.lost: dict[tuple[str, Goal], str] = {}
        self._apart: list[tuple[str, Doubts]] = []

    @contextmanager
    def apart(self, place: str) -> Iterator[Doubts]:
        """Record the doubts within a place separately from those around it, which may not depend on them.

        Args:
            place: The place in the schema.
        """
        self._apart.append((place, {}))
        try:
            yield self._apart[-1][1]
        finally:
            self._apart.pop()

    def inherit(self, doubts: Doubts) -> None:
        """Record that the current result depends on earlier doubts."""
        if self._apart:
            for reason, place in doubts.items():
                self._apart[-1][1].setdefault(reason, place)

    def give_up(self, reason: str) -> None:
        """Record what is not drawn although it may satisfy the schema, and why."""
        self.doubt(reason)
        self.given_up.setdefault(reason)

    @property
    def place(self) -> str:
        """The place in the schema of the current result; empty if it is not known."""
        return self._apart[-1][0] if self._apart else ""

    def doubt(self, reason: str) -> None:
        """Record why something may satisfy the schema although nothing was found."""
        place = self.place
        self.doubts.setdefault(reason, place)
        self.inherit({reason: place})

    def lose(self, name: str, goal: Goal, reason: str) -> None:
        """Record that a member or an item is not drawn in some place, although it may satisfy the schema."""
        self.lost.setdefault((name, goal), reason)

    def filter(self, what: str) -> bool:
        """Record what is drawn by filtering; return whether that is new."""
        known = what in self.filtered
        self.filtered.setdefault(what)
        return not known

    def __str__(self) -> str:
        told = [f"filtering by {' and '.join(self.filtered)}"] if self.filtered else []
        told += [f"leaving out that {' and that '.join(self.given_up)}"] if self.given_up else []
        return ", ".join(told)
