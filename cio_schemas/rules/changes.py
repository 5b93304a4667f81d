"""Changes of a JSON document: what a fix puts where, by path, before it becomes edits of a text."""

from __future__ import annotations

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


Path: TypeAlias = tuple[str | int, ...]
"""Property names and array indices, from the root of the document."""


class Verbatim(NamedTuple):
    """The text at a place, to be moved with its spelling."""

    path: Path


class Member(NamedTuple):
    """A member of an object, or an item of an array where the key is None; its value is JSON or Verbatim."""

    key: str | None
    value: Any


class Replace(NamedTuple):
    """Put another value (JSON or Verbatim) at a place."""

    path: Path
    value: Any


class Splice(NamedTuple):
    """Replace one member or item by members; by none to delete it."""

    path: Path
    members: tuple[Member, ...] = ()


class Rename(NamedTuple):
    """Change the key of the member at a place."""

    path: Path
    key: str


class Insert(NamedTuple):
    """Put members at the beginning of the object at a place."""

    path: Path
    members: tuple[Member, ...]


class Precede(NamedTuple):
    """Put members before the member of an object at a place."""

    path: Path
    members: tuple[Member, ...]


class Trim(NamedTuple):
    """Strip white space from both ends of the string at a place, and leave its spelling alone."""

    path: Path


class Reorder(NamedTuple):
    """Put the members of the object at a place into another order."""

    path: Path
    keys: tuple[str, ...]


Change: TypeAlias = Replace | Splice | Rename | Insert | Precede | Trim | Reorder
