"""What a rule is, what it finds, and how it says what to change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.lint.document import Node
    from cio_schemas.source import Span

Path: TypeAlias = tuple[str | int, ...]
"""Property names and array indices, from the root of the document."""

ERROR, WARNING, INFO = Severity


class Safety(StrEnum):
    """Whether a fix may be applied unasked."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


SAFE, UNSAFE, NONE = Safety


class Source(NamedTuple):
    """The text that stands at a place, to be moved as it is spelt."""

    path: Path


class Member(NamedTuple):
    """A member of an object, or an item of an array where the key is None; its value is JSON or a Source."""

    key: str | None
    value: Any


class Replace(NamedTuple):
    """Put another value (JSON or a Source) at a place."""

    path: Path
    value: Any


class Splice(NamedTuple):
    """Put members in the place of one member or item; none to delete it."""

    path: Path
    members: tuple[Member, ...] = ()


class Rename(NamedTuple):
    """Give the member at a place another key."""

    path: Path
    key: str


class Insert(NamedTuple):
    """Put members at the beginning of the object at a place."""

    path: Path
    members: tuple[Member, ...]


class Trim(NamedTuple):
    """Take the white space off both ends of the string at a place, and leave its spelling alone."""

    path: Path


class Reorder(NamedTuple):
    """Put the members of the object at a place into another order."""

    path: Path
    keys: tuple[str, ...]


Change: TypeAlias = Replace | Splice | Rename | Insert | Trim | Reorder


class Finding(NamedTuple):
    """What a rule found.

    Attributes:
        path: Where.
        message: One sentence for people, without the place.
        key: True where the key is meant and not its value.
        fix: Changes that belong together; empty where there is none.
        span: Where in the text, for what only the text has: a key that was read over.
        also: Other places that it speaks of.
    """

    path: Path
    message: str
    key: bool = False
    fix: tuple[Change, ...] = ()
    span: Span | None = None
    also: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        code: A stable code: JS, the digit of its family, two digits.
        name: A stable name in kebab-case.
        severity: How bad a finding is.
        what: One sentence on what it reports.
        why: Why that is bad.
        bad: A schema (JSON text) that it reports, exactly once.
        good: The same put right, about which no rule of the default selection says anything of this kind.
        check: From a subschema to what is wrong with it.
        keywords: It looks only at subschemas with one of these keywords; empty for every one.
        root: True where it looks at the root of a document only.
        fix: Whether its fix is safe.
        safety: Why, or what an unsafe fix may change.
        default: Whether it is on unless selected.
        yields_to: Codes of rules that say more of the same place: beside theirs its findings are dropped.
        yields_within: Codes of rules that say more, wherever within the place, and of what is also spoken of.
    """

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str
    check: Callable[[Node], Iterable[Finding]]
    keywords: tuple[str, ...] = ()
    root: bool = False
    fix: Safety = Safety.NONE
    safety: str = ""
    default: bool = True
    yields_to: tuple[str, ...] = ()
    yields_within: tuple[str, ...] = ()
