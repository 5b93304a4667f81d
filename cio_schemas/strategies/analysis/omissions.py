"""What is left out of what a schema allows, and why: reported by the strategy's repr and by errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cio_schemas.strategies.shapes.goals import Goal


class Omission(NamedTuple):
    """A member that is never drawn, though it may satisfy the schema.

    Attributes:
        location: the location of its subschema: a URI with a JSON Pointer as its fragment.
        reason: why it isn't drawn.
    """

    location: str
    reason: str

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}"


class Omissions:
    """What an analysis could not, or not wholly, look through.

    Attributes:
        given_up: what is not drawn though it may satisfy the schema, and why.
        doubts: why something may satisfy the schema though nothing is found.
        filtered: what is drawn by filtering.
        times: how often there was a doubt, the same one counted each time.
        latest: the doubt that was noted last.
        lost: listed members, by name and goal, for which nothing was found, and why.
    """

    def __init__(self) -> None:
        self.given_up: dict[str, None] = {}
        self.doubts: dict[str, None] = {}
        self.filtered: dict[str, None] = {}
        self.times = 0
        self.latest = ""
        self.lost: dict[tuple[str, Goal], str] = {}

    def give_up(self, reason: str) -> None:
        """Note what is not drawn though it may satisfy the schema, and why."""
        self.doubt(reason)
        self.given_up.setdefault(reason)

    def doubt(self, reason: str) -> None:
        """Note why something may satisfy the schema though nothing is found."""
        self.doubts.setdefault(reason)
        self.times += 1
        self.latest = reason

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
