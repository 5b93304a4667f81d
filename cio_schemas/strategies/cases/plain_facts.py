"""What plainly holds for all instances of a subschema, and for those of two at once, or of one of several."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.strategies.shapes.listed_values import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable


class MemberFacts(NamedTuple):
    """What certainly holds for a member: its type is one of these and, if they are listed, its value one of those."""

    types: frozenset[str] = frozenset(TYPES)
    values: frozenset[Any] | None = None

    def meet(self, other: MemberFacts) -> MemberFacts:
        """Return what holds where both do."""
        return MemberFacts(self.types & other.types, _both(self.values, other.values))

    def join(self, other: MemberFacts) -> MemberFacts:
        """Return what holds where at least one does."""
        return MemberFacts(self.types | other.types, _either(self.values, other.values))

    def excludes(self, other: MemberFacts) -> bool:
        """Return whether certainly no value satisfies both."""
        met = self.meet(other)
        return not met.types or met.values == frozenset()


class OtherMembers(NamedTuple):
    """What certainly holds for all members but those of some names."""

    but: frozenset[str]
    facts: MemberFacts


class PlainFacts(NamedTuple):
    """What certainly holds for all instances of a subschema.

    Attributes:
        types: Their types.
        values: All of them, if they are listed.
        required: The names that objects have.
        allowed: The only names that objects have; None for any.
        absent: Names that objects don't have.
        members: What holds for members, by name.
        others: What holds for all members with a few exceptions.
    """

    types: frozenset[str] = frozenset(TYPES)
    values: frozenset[Any] | None = None
    required: frozenset[str] = frozenset()
    allowed: frozenset[str] | None = None
    absent: frozenset[str] = frozenset()
    members: dict[str, MemberFacts] = {}  # noqa: RUF012 - never changed
    others: tuple[OtherMembers, ...] = ()

    def member(self, name: str) -> MemberFacts:
        """Return what holds for the member of a name, if there is one."""
        found = self.members.get(name, ANY_MEMBER)
        for but, facts in self.others:
            if name not in but:
                found = found.meet(facts)
        return found

    def meet(self, other: PlainFacts) -> PlainFacts:
        """Return what holds for the instances of two subschemas."""
        members = {name: each.meet(other.members.get(name, ANY_MEMBER)) for name, each in self.members.items()}
        return PlainFacts(
            self.types & other.types,
            _both(self.values, other.values),
            self.required | other.required,
            _both(self.allowed, other.allowed),
            self.absent | other.absent,
            {**other.members, **members},
            self.others + other.others,
        )

    def shared_types(self, other: PlainFacts) -> frozenset[str]:
        """Return the types of which something may satisfy both subschemas."""
        if self.values is not None and other.values is not None and self.values.isdisjoint(other.values):
            return frozenset()
        shared = self.types & other.types
        return shared - {"object"} if "object" in shared and self._excludes(other) else shared

    def mark(self, others: Iterable[PlainFacts]) -> str | None:
        """Return the name of a member with listed values that, where it is there, excludes each of some others."""
        others = list(others)
        listed = (name for name, facts in self.members.items() if facts.values is not None)
        return next((name for name in listed if all(self._marks(name, each) for each in others)), None)

    def _marks(self, name: str, other: PlainFacts) -> bool:
        return self.member(name).excludes(other.member(name))

    def _excludes(self, other: PlainFacts) -> bool:
        """Return whether certainly no object satisfies both subschemas."""
        if self.bars(other.required) or other.bars(self.required):
            return True
        return any(self._marks(name, other) for name in self.required | other.required)

    def bars(self, names: frozenset[str]) -> bool:
        """Return whether objects certainly don't have all of some names."""
        return not names.isdisjoint(self.absent) or (self.allowed is not None and not names <= self.allowed)


ANY_MEMBER = MemberFacts()


def join(several: Iterable[PlainFacts]) -> PlainFacts:
    """Return what holds for all that satisfies at least one of some subschemas."""
    given = list(several)
    found = PlainFacts(
        types=frozenset().union(*(each.types for each in given)),
        values=reduce(_either, (each.values for each in given)) if given else frozenset(),
    )
    objects = [each for each in given if "object" in each.types]
    if not objects:
        return found
    named = frozenset().union(*(each.members for each in objects))
    barred = frozenset().union(*(each.absent for each in objects))
    return found._replace(
        required=frozenset.intersection(*(each.required for each in objects)),
        allowed=reduce(_either, (each.allowed for each in objects)),
        absent=frozenset(name for name in barred if all(each.bars(frozenset((name,))) for each in objects)),
        members={name: reduce(MemberFacts.join, (each.member(name) for each in objects), NO_MEMBER) for name in named},
    )


NO_MEMBER = MemberFacts(frozenset(), frozenset())


def _both(one: frozenset[Any] | None, other: frozenset[Any] | None) -> Any:
    """Return what is in both sets, of which None is everything."""
    return one & other if one is not None and other is not None else one if other is None else other


def _either(one: frozenset[Any] | None, other: frozenset[Any] | None) -> Any:
    """Return what is in at least one of two sets, of which None is everything."""
    return None if one is None or other is None else one | other
