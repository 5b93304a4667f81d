"""A schema object as any draft writes it, read as 2020-12 would have it, so that two drafts can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from cio_schemas.schema.dialects import Dialect


class KeywordValue(NamedTuple):
    """A keyword of a schema object.

    Attributes:
        value: What it is in the terms of 2020-12.
        written: The keywords that it is written by, the one whose value holds its subschemas first.
    """

    value: Any
    written: tuple[str, ...]


DEFINITIONS: Final = ("$defs", "definitions")
"""What holds subschemas to be referred to."""
ANNOTATIONS: Final = frozenset(
    ("title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment")
)
"""What describes a schema and asserts nothing."""
UNREAD: Final = " (not read)"
"""What follows the name of a keyword that the dialect does not read."""

_RENAMED: Final = {"definitions": "$defs", "id": "$id", "$recursiveRef": "$dynamicRef"}
_BOUNDS: Final = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))


def normal(schema: dict[str, Any], dialect: Dialect) -> dict[str, KeywordValue]:
    """Return the keywords of a schema object by their names in 2020-12.

    Args:
        schema: The schema object.
        dialect: Of its resource.

    Returns:
        What its dialect does not read is among them by names of their own, since references may lead into it.

    Example:
        >>> from cio_schemas.schema.dialects import OFFICIAL
        >>> normal({"items": [{"type": "null"}], "additionalItems": False}, OFFICIAL["7"])["prefixItems"]
        KeywordValue(value=[{'type': 'null'}], written=('items',))
    """
    lone = dialect.is_lone(schema)
    found: dict[str, KeywordValue] = {}
    for name, value in schema.items():
        holds = name in DEFINITIONS and isinstance(value, dict)  # wherever that is: it is there to be referred to
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
    """Turn a bound with `true` beside it, as in draft 4, into an exclusive one."""
    for bound, exclusive in _BOUNDS:
        is_exclusive = found.pop(exclusive, None)
        if is_exclusive is not None and is_exclusive.value is True and bound in found:
            found[exclusive] = KeywordValue(found.pop(bound).value, (bound, exclusive))


def _split_items(found: dict[str, KeywordValue]) -> None:
    """Turn an array of `items` into `prefixItems`, and `additionalItems` into `items`, as they are since 2020-12."""
    rest = found.pop("additionalItems", None)
    items = found.get("items")
    if items is not None and isinstance(items.value, list):
        found["prefixItems"] = found.pop("items")
        if rest is not None:
            found["items"] = rest


def _split_dependencies(found: dict[str, KeywordValue]) -> None:
    """Turn `dependencies` into the two keywords that take their place since 2019-09."""
    entry = found.get("dependencies")
    if entry is None or not isinstance(entry.value, dict) or {"dependentRequired", "dependentSchemas"} & set(found):
        return
    del found["dependencies"]
    lists = {name: each for name, each in entry.value.items() if isinstance(each, list)}
    schemas = {name: each for name, each in entry.value.items() if not isinstance(each, list)}
    for keyword, members in (("dependentRequired", lists), ("dependentSchemas", schemas)):
        if members:
            found[keyword] = entry._replace(value=members)
