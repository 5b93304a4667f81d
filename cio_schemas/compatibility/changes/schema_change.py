"""A change of a schema: its wording, its place in both texts, and the edits that make or revert it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.compatibility.versions.version import SchemaPlace


class Put(NamedTuple):
    """A value to put at a place of a document; ABSENT removes what is there."""

    place: SchemaPlace
    value: Any


Puts: TypeAlias = tuple[Put, ...]


class SchemaChange(NamedTuple):
    """One change.

    Attributes:
        code: A key of `kinds.KINDS`.
        sentence: The change in one sentence.
        old: Its place in the old version, or where it would be if it is new.
        new: Its place in the new version, or where it would be if it is gone.
        key: True if the key is meant, False if the value is.
        done: The edits of the old version that make this change only.
        undone: The edits of the new version that revert this change only.
        is_silent: True if no assertion depends on it.
    """

    code: str
    sentence: str
    old: SchemaPlace
    new: SchemaPlace
    key: bool = False
    done: Puts = ()
    undone: Puts = ()
    is_silent: bool = False


def changed(documents: dict[str, Any], puts: Iterable[Put]) -> dict[str, Any]:
    """Return documents with values put into them; everything else is shared with the given documents.

    Args:
        documents: Documents by URI.
        puts: The values and their places; they are put one after the other.

    Raises:
        LookupError: The place does not exist.

    Example:
        >>> from cio_schemas.compatibility.versions.version import ROOT
        >>> changed({"": {"type": "string"}}, [Put(ROOT.below("minLength"), 1)])
        {'': {'type': 'string', 'minLength': 1}}
    """
    new = dict(documents)
    for place, value in puts:
        new[place.document] = _with(new[place.document], place.path, value)
    return new


def _with(root: Any, path: tuple[str | int, ...], value: Any) -> Any:
    way = []  # not by recursion: schemas may nest deeper than the stack
    for step in path:
        held: Any = list(root) if isinstance(root, list) else dict(root) if isinstance(root, dict) else {}
        way.append(held)
        root = held[step] if isinstance(step, int) or step in held else {}
    for held, step in zip(reversed(way), reversed(path), strict=True):
        if value is ABSENT:  # a keyword or a name, never an item
            held.pop(step, None)
        else:
            held[step] = value
        value = held
    return value
