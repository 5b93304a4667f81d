"""What is left out of what a schema allows, and why: reported by the strategy's repr and by errors."""

from __future__ import annotations


class Omissions:
    """What an analysis could not, or not wholly, look through.

    Attributes:
        given_up: what is not drawn though it may satisfy the schema, and why.
        doubts: why something may satisfy the schema though nothing is found.
        filtered: what is drawn by filtering.
    """

    def __init__(self) -> None:
        self.given_up: dict[str, None] = {}
        self.doubts: dict[str, None] = {}
        self.filtered: dict[str, None] = {}

    def give_up(self, reason: str) -> None:
        """Note what is not drawn though it may satisfy the schema, and why."""
        self.doubt(reason)
        self.given_up.setdefault(reason)

    def doubt(self, reason: str) -> None:
        """Note why something may satisfy the schema though nothing is found."""
        self.doubts.setdefault(reason)

    def filter(self, what: str) -> bool:
        """Note what is drawn by filtering; return whether that is new."""
        known = what in self.filtered
        self.filtered.setdefault(what)
        return not known

    def __str__(self) -> str:
        told = [f"filtering by {' and '.join(self.filtered)}"] if self.filtered else []
        told += [f"leaving out that {' and that '.join(self.given_up)}"] if self.given_up else []
        return ", ".join(told)
