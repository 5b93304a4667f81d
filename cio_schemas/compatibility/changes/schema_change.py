"""A change of a schema: what a person says of it, where it is in both texts, and how to make or unmake it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.compatibility.versions.version import SchemaPlace


class Put(NamedTuple):
    """One value that is put at a place of a document; ABSENT takes away what stands there."""

    place: SchemaPlace
    value: Any


Puts: TypeAlias = tuple[Put, ...]


class SchemaChange(NamedTuple):
    """One change.

    Attributes:
        code: A key of `kinds.KINDS`.
        sentence: What a person would say of it.
        old: Where it is in the old version, or would be where it is new.
        new: Where it is in the new version, or would be where it is gone.
        key: True for the place of the key, False for that of its value.
        done: The edits of the old version that make this change only.
        undone: The edits of the new version that revert this change only.
        is_silent: True where nothing that the specification lets a keyword assert depends on it.
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
    """Return documents with some values put into them; what is not on the way to one is shared.

    Args:
        documents: URI -> document.
        puts: What to put where; later ones find what earlier ones did.

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
    if not path:
        return value
    step, *rest = path
    held: Any = list(root) if isinstance(root, list) else dict(root) if isinstance(root, dict) else {}
    if rest:
        inner = held[step] if isinstance(step, int) or step in held else {}
        held[step] = _with(inner, tuple(rest), value)
    elif value is not ABSENT:
        held[step] = value
    elif isinstance(held, dict):
        held.pop(step, None)
    else:
        del held[int(step)]
    return held
