"""Pairs of subschemas and of keywords that a comparison of two versions visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
from cio_schemas.compatibility.changes.value_numbers import ValueNumbers
from cio_schemas.compatibility.versions.any_draft import KeywordValue
from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from cio_schemas.compatibility.changes.subjects import Subject
    from cio_schemas.compatibility.versions.version import SchemaPlace, Version

NOTHING: Final = KeywordValue(ABSENT, ())
"""A keyword that is absent."""


class SchemaPair(NamedTuple):
    """An old subschema and its counterpart in the new version.

    Attributes:
        old: The place of the old one.
        new: The place of the new one.
        subject: What they describe.
    """

    old: SchemaPlace
    new: SchemaPlace
    subject: Subject


class Difference(NamedTuple):
    """A keyword that differs between two schema objects.

    Attributes:
        pair: The schema objects.
        keyword: Its name in 2020-12.
        old: The old value.
        new: The new value.
    """

    pair: SchemaPair
    keyword: str
    old: KeywordValue
    new: KeywordValue

    @property
    def subject(self) -> Subject:
        """What the schema objects describe."""
        return self.pair.subject

    @property
    def places(self) -> tuple[SchemaPlace, SchemaPlace]:
        """Its places in both versions, or where it would be."""
        return (
            self.pair.old.below((self.old.written or self.new.written)[0]),
            self.pair.new.below((self.new.written or self.old.written)[0]),
        )

    def inner(self, old: str | int, new: str | int, subject: Subject) -> SchemaPair:
        """Return the pair of an old and a new member of the keyword."""
        one, other = self.places
        return SchemaPair(one.below(old), other.below(new), subject)


class Sides:
    """Both versions, and what is known about members that moved.

    Attributes:
        old: The old version.
        new: The new version.
        number: Numbers values by equality.
        moved: The new places of definitions that were renamed, as references show, by their old places.
        renamed: For schema objects of the new version, by place, the old names of properties that look renamed.
    """

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.number = ValueNumbers()
        self.moved: dict[SchemaPlace, SchemaPlace] = {}
        self.renamed: dict[SchemaPlace, dict[str, str]] = {}

    def are_equal(self, one: Any, other: Any) -> bool:
        """Return whether two values, either of which may be ABSENT, are equal."""
        if one is ABSENT or other is ABSENT:
            return one is other
        return self.number(one) == self.number(other)

    def whole(self, difference: Difference, sentence: str, *, code: str = "") -> SchemaChange:
        """Return the change of a keyword as a whole, however it is written.

        Args:
            difference: The keyword.
            sentence: The change in one sentence.
            code: As for `SchemaChange`; by default the code of the keyword.
        """
        pair = difference.pair
        one, other = self.old.schema(pair.old), self.new.schema(pair.new)
        names = dict.fromkeys((*difference.old.written, *difference.new.written))
        return SchemaChange(
            code or f"D-{difference.keyword}",
            sentence,
            *difference.places,
            done=tuple(Put(pair.old.below(name), other.get(name, ABSENT)) for name in names),
            undone=tuple(Put(pair.new.below(name), one.get(name, ABSENT)) for name in names),
        )
