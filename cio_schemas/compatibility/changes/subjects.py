"""Name what a subschema describes: `address.street`, each item of `tags`, a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.failures.messages import show

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN: Final = re.compile(r"[^\s.`\"\[\]*/]{1,60}")


class Subject(NamedTuple):
    """What a subschema describes.

    Attributes:
        owner: What holds it, such as "definition `address`"; "" for the schema itself.
        way: The path from the owner to the value: `address.street`, `tags[]`; "" for the owner itself.
        qualifiers: The conditions under which it applies: "in branch 2 of `oneOf`".

    Example:
        >>> PAYLOAD.step("properties", "tags").step("items", None).phrase
        'each item of `tags`'
    """

    owner: str = ""
    way: str = ""
    qualifiers: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """The phrase for it in a sentence, with its qualifiers."""
        return " ".join((self.name, *self.qualifiers))

    @property
    def holder(self) -> str:
        """The phrase for what has its keywords: the schema, not the payload, if it is the root."""
        name = self.name if self.owner or self.way else "the schema"
        return " ".join((name, *self.qualifiers))

    @property
    def name(self) -> str:
        """The phrase for it in a sentence."""
        within = f" in {self.owner}" if self.owner else ""
        if not self.way:
            return self.owner or "the payload"
        for ending, noun in _ENDINGS:
            if self.way.endswith(ending) or self.way == ending.removeprefix("."):
                of = self.way.removesuffix(ending) if self.way.endswith(ending) else ""
                return f"{noun} of `{of}`{within}" if of else f"{noun} of {self.owner or 'the payload'}"
        return f"`{self.way}`{within}"

    def step(self, keyword: str, member: str | int | None) -> Subject:
        """Return the subject of a subschema directly within.

        Args:
            keyword: The keyword that holds the subschema.
            member: Its name or index in the keyword; None if the keyword has one subschema.
        """
        return _STEPS.get(keyword, _unchanged)(self, keyword, member)

    def property(self, name: str) -> Subject:
        """Return the subject of a property."""
        written = name if _PLAIN.fullmatch(name) else show(name)
        return self._replace(way=f"{self.way}.{written}" if self.way else written)


PAYLOAD: Final = Subject()
"""The subject of the root of a schema."""

_ENDINGS: Final = (
    ("[]", "each item"),
    ("[?]", "the item that `contains` requires"),
    (".*", "each other property"),
    (".?", "each property"),
    (".~", "each property name"),
)


def _unchanged(subject: Subject, _keyword: str, _member: str | int | None) -> Subject:
    return subject


def _extended(ending: str) -> Callable[[Subject, str, str | int | None], Subject]:
    return lambda subject, _keyword, _member: subject._replace(way=_joined(subject.way, ending))


def _joined(way: str, ending: str) -> str:
    return way + ending if way else ending.removeprefix(".")


def _qualified(words: str) -> Callable[[Subject, str, str | int | None], Subject]:
    def qualified(subject: Subject, keyword: str, member: str | int | None) -> Subject:
        number = member + 1 if isinstance(member, int) else member
        return subject._replace(qualifiers=(*subject.qualifiers, words.format(keyword=keyword, member=number)))

    return qualified


def _branch(subject: Subject, keyword: str, member: str | int | None) -> Subject:
    return _qualified("in branch {member} of `{keyword}`")(subject, keyword, member)


_STEPS: Final[dict[str, Callable[[Subject, str, str | int | None], Subject]]] = {
    "properties": lambda subject, _, member: subject.property(str(member)),
    "patternProperties": lambda subject, _, member: subject._replace(
        way=_joined(subject.way, ".?"), qualifiers=(*subject.qualifiers, f"that matches {show(str(member))}")
    ),
    "additionalProperties": _extended(".*"),
    "unevaluatedProperties": _extended(".*"),
    "propertyNames": _extended(".~"),
    "items": _extended("[]"),
    "unevaluatedItems": _extended("[]"),
    "contains": _extended("[?]"),
    "prefixItems": lambda subject, _, member: subject._replace(way=f"{subject.way}[{member}]"),
    "$defs": lambda _subject, _, member: Subject(f"definition `{member}`"),
    "anyOf": _branch,
    "oneOf": _branch,
    "not": _qualified("under `not`"),
    "if": _qualified("in the condition of `if`"),
    "then": _qualified("if the condition of `if` holds"),
    "else": _qualified("if the condition of `if` does not hold"),
    "dependentSchemas": _qualified("if `{member}` is present"),
    "contentSchema": _qualified("once decoded"),
}
