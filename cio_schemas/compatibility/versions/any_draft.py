"""Translate a schema object of any draft to the keywords of 2020-12, so that drafts can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from cio_schemas.schema.dialects import Dialect


class KeywordValue(NamedTuple):
    """A keyword of a schema object.

    Attributes:
        value: The value in 2020-12.
        written: The keywords that it was written with; first the one that holds the subschemas.
    """

    value: Any
    written: tuple[str, ...]


DEFINITIONS: Final = ("$defs", "definitions")
"""The keywords that hold definitions."""
ANNOTATIONS: Final = frozenset(
    ("title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment")
)
"""The keywords that only annotate."""
UNREAD: Final = " (not read)"
"""The suffix of the name of a keyword that the dialect does not have."""

_RENAMED: Final = {"definitions": "$defs", "id": "$id", "$recursiveRef": "$dynamicRef"}
_BOUNDS: Final = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))


def normal(schema: dict[str, Any], dialect: Dialect) -> dict[str, KeywordValue]:
    """Return the keywords of a schema object by their names in 2020-12.

    Args:
        schema: The schema object.
        dialect: The dialect of its resource.

    Returns:
        The keywords; those that the dialect does not have get names of their own, since references may lead into them.

    Example:
        >>> from cio_schemas.schema.dialects import OFFICIAL
        >>> normal({"items": [{"type": "null"}], "additionalItems": False}, OFFICIAL["7"])["prefixItems"]
        KeywordValue(value=[{'type': 'null'}], written=('items',))
    """
    lone = dialect.is_lone(schema)
    found: dict[str, KeywordValue] = {}
    for name, value in schema.items():
        holds = name in DEFINITIONS and isinstance(value, dict)  # in any dialect, since references lead there
        read = name in ("$ref", *DEFINITIONS) if lone else _is_read(name, dialect)
        new = _RENAMED.get(name, name) if read or holds or name in ANNOTATIONS else f"{name}{UNREAD}"
        found[new if new not in found and (new == name or new not in schema) else name] = KeywordValue(value, (name,))
    if dialect.draft == 4:
        _make_bounds_exclusive(found)
    if dialect.draft < 2020:
        _split_items(found)
    _split_dependencies(found)
    return found


def _is_read(name: str, dialect: Dialect) -> bool:
    return dialect.knows(name) or name not in KEYWORDS or name == dialect.identifier


def _make_bounds_exclusive(found: dict[str, KeywordValue]) -> None:
    """Translate a draft 4 bound that `true` makes exclusive to an exclusive bound."""
    for bound, exclusive in _BOUNDS:
        is_exclusive = found.pop(exclusive, None)
        if is_exclusive is not None and is_exclusive.value is True and bound in found:
            found[exclusive] = KeywordValue(found.pop(bound).value, (bound, exclusive))


def _split_items(found: dict[str, KeywordValue]) -> None:
    """Translate an array of `items` to `prefixItems`, and `additionalItems` to `items`."""
    rest = found.pop("additionalItems", None)
    items = found.get("items")
    if items is not None and isinstance(items.value, list):
        found["prefixItems"] = found.pop("items")
        if rest is not None:
            found["items"] = rest


def _split_dependencies(found: dict[str, KeywordValue]) -> None:
    """Split `dependencies` into the two keywords that replaced it in 2019-09."""
    entry = found.get("dependencies")
    if entry is None or not isinstance(entry.value, dict) or {"dependentRequired", "dependentSchemas"} & set(found):
        return
    del found["dependencies"]
    lists = {name: each for name, each in entry.value.items() if isinstance(each, list)}
    schemas = {name: each for name, each in entry.value.items() if not isinstance(each, list)}
    for keyword, members in (("dependentRequired", lists), ("dependentSchemas", schemas)):
        if members:
            found[keyword] = entry._replace(value=members)
