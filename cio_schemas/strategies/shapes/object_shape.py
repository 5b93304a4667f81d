"""Objects: names and members (Validation, section 6.5; Core, section 10.3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cio_schemas import ecma
from cio_schemas.strategies.shapes.goals import ANYTHING, Goal, both, least, merged


@dataclass(frozen=True)
class MemberRule:
    """What one schema object says of members: by name, by pattern, and of all others.

    Attributes:
        names: The goals of listed members.
        patterns: The goals of members whose names match.
        rest: The goal of all others.
        apart: Names, each with a pattern and what takes the place of the pattern's goal for it.
    """

    names: tuple[tuple[str, Goal], ...] = ()
    patterns: tuple[tuple[str, Goal], ...] = ()
    rest: Goal = ANYTHING
    apart: tuple[tuple[str, str, Goal], ...] = ()

    def goal(self, name: str) -> Goal:
        """Return the goal of the member with a name."""
        goal, matched = self._by_name.get(name, ANYTHING), name in self._by_name
        apart = {pattern: each for of, pattern, each in self.apart if of == name}
        for pattern, each in self.patterns:
            if ecma.compile(pattern).search(name):
                goal, matched = both(goal, apart.get(pattern, each)), True
        return goal if matched else self.rest

    @cached_property
    def _by_name(self) -> dict[str, Goal]:
        found: dict[str, Goal] = {}
        for name, each in self.names:
            found[name] = both(found.get(name, ANYTHING), each)
        return found

    def of_patterns(self, patterns: tuple[str, ...]) -> Goal:
        """Return the goal of unlisted members whose names match exactly these patterns."""
        goal, matched = ANYTHING, False
        for pattern, each in self.patterns:
            if pattern in patterns:
                goal, matched = both(goal, each), True
        return goal if matched else self.rest


class SomeMember(NamedTuple):
    """A required member: its name is not one of `barred` and matches the given patterns, and its goals hold."""

    name: Goal
    barred: tuple[str, ...]
    patterns: tuple[str, ...]
    not_patterns: tuple[str, ...]
    goal: Goal


@dataclass(frozen=True, slots=True)
class Object:
    """Objects of low to high members.

    Attributes:
        low: The least number of members.
        high: The greatest number, None for none.
        required: Names there must be.
        barred: Names there must not be.
        rules: The constraints on members.
        names: The goals of names.
        implied: Names, each with those it requires.
        some: Members there must be, by more than their names.
    """

    low: int = 0
    high: int | None = None
    required: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    rules: tuple[MemberRule, ...] = ()
    names: Goal = ANYTHING
    implied: tuple[tuple[str, tuple[str, ...]], ...] = ()
    some: tuple[SomeMember, ...] = ()

    def meet(self, other: Object) -> Object | None:
        """Return what satisfies both; None if nothing can."""
        met = Object(
            max(self.low, other.low),
            least(self.high, other.high),
            merged(self.required, other.required),
            merged(self.barred, other.barred),
            merged(self.rules, other.rules),
            both(self.names, other.names),
            merged(self.implied, other.implied),
            merged(self.some, other.some),
        )
        return None if met.is_empty() else met

    def is_empty(self) -> bool:
        """Return whether nothing satisfies it, as far as is cheap to see."""
        if self.high is not None and max(self.low, len(self.required)) > self.high:
            return True
        return not set(self.required).isdisjoint(self.barred)

    def goal(self, name: str) -> Goal:
        """Return the goal of the member with a name."""
        goal = ANYTHING
        for rule in self.rules:
            goal = both(goal, rule.goal(name))
        return goal

    def listed(self) -> tuple[str, ...]:
        """Return the names that some keyword lists, in the schema's order."""
        listed = dict.fromkeys(name for rule in self.rules for name, _ in rule.names)
        listed |= dict.fromkeys(self.required)
        for name, needed in self.implied:
            listed |= dict.fromkeys((name, *needed))
        return tuple(name for name in listed if name not in self.barred)
