"""What the comparison of two versions looks at, place by place, and what it looks at it with."""

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
"""A keyword that is not there."""


class SchemaPair(NamedTuple):
    """Two subschemas, of which the one became the other.

    Attributes:
        old: Where the one is.
        new: Where the other is.
        subject: What they are about.
    """

    old: SchemaPlace
    new: SchemaPlace
    subject: Subject


class Difference(NamedTuple):
    """A keyword that two schema objects do not have alike.

    Attributes:
        pair: The objects.
        keyword: Its name in 2020-12.
        old: As it was.
        new: As it is.
    """

    pair: SchemaPair
    keyword: str
    old: KeywordValue
    new: KeywordValue

    @property
    def subject(self) -> Subject:
        """What the objects are about."""
        return self.pair.subject

    @property
    def places(self) -> tuple[SchemaPlace, SchemaPlace]:
        """Where it is in both, or would be where it is not there."""
        return (
            self.pair.old.below((self.old.written or self.new.written)[0]),
            self.pair.new.below((self.new.written or self.old.written)[0]),
        )

    def inner(self, old: str | int, new: str | int, subject: Subject) -> SchemaPair:
        """Return the pair of two members of it."""
        one, other = self.places
        return SchemaPair(one.below(old), other.below(new), subject)


class Sides:
    """Both versions, and a numbering of their values by equality.

    Attributes:
        old: The one.
        new: The other.
        number: Numbers values by equality.
        moved: The definitions that references show to have another name now: the new place by the old one.
        renamed: By the place of a schema object in the new version, the old name of each property that looks renamed.
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
            sentence: What a person would say.
            code: As for `SchemaChange`; by default that of the keyword.
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
