"""JS2, on keywords of older drafts: what they are called now, and how to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.lint.fixing.renaming import renaming
from cio_schemas.rules.changes import Member, Rename, Splice, Verbatim
from cio_schemas.rules.rule import UNSAFE, WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Change, Path


def _is_array(_node: SchemaNode, value: Any) -> bool:
    return isinstance(value, list)


def _is_bool(_node: SchemaNode, value: Any) -> bool:
    return isinstance(value, bool)


def _always(_node: SchemaNode, _value: Any) -> bool:
    return True


def _is_mapping(_node: SchemaNode, value: Any) -> bool:
    return isinstance(value, dict)


def _renamed(key: str) -> Callable[[SchemaNode, Path, Any], tuple[Change, ...]]:
    return lambda node, path, _: () if key in node.written else renaming(node, path[-1:], key)


def _no_fix(_node: SchemaNode, _path: Path, _value: Any) -> tuple[Change, ...]:
    return ()


def _tuple_items(node: SchemaNode, path: Path, _value: Any) -> tuple[Change, ...]:
    if "prefixItems" in node.written:
        return ()
    more = (Rename((*node.path, "additionalItems"), "items"),) if "additionalItems" in node.written else ()
    return (Rename(path, "prefixItems"), *more)


def _split_dependencies(node: SchemaNode, path: Path, value: dict[str, Any]) -> tuple[Change, ...]:
    if {"dependentRequired", "dependentSchemas"} & node.written.keys():
        return ()
    parts: dict[str, dict[str, Verbatim]] = {"dependentRequired": {}, "dependentSchemas": {}}
    for name, each in value.items():
        parts["dependentRequired" if isinstance(each, list) else "dependentSchemas"][name] = Verbatim((*path, name))
    full = [name for name, members in parts.items() if members]
    if len(full) == 1:
        return (Rename(path, full[0]),)
    return (Splice(path, tuple(Member(name, parts[name]) for name in full)),)


def _exclusive(bound: str, exclusive: str) -> Callable[[SchemaNode, Path, Any], tuple[Change, ...]]:
    def change(node: SchemaNode, path: Path, value: Any) -> tuple[Change, ...]:
        if value is False:
            return (Splice(path),)
        if bound not in node.written:
            return ()
        return (Splice((*node.path, bound)), Splice(path, (Member(exclusive, Verbatim((*node.path, bound))),)))

    return change


def _is_other_schema(node: SchemaNode, value: Any) -> bool:
    """Return whether `id` may be the identifier of draft 4: a URI, where a subschema can have one."""
    return (
        isinstance(value, str) and "$id" not in node.written and (node.parent is None or ":" in value or "#" in value)
    )


class _Legacy(NamedTuple):
    """A keyword, or a form of it, that a draft has no more.

    Attributes:
        applies: Whether a value is of the old form.
        words: The message.
        change: How to change it.
        since: The draft in which it is legacy first.
    """

    applies: Callable[[SchemaNode, Any], bool]
    words: str
    change: Callable[[SchemaNode, Path, Any], tuple[Change, ...]]
    since: int


_LEGACY: Final = {
    "definitions": _Legacy(_is_mapping, "is `$defs` since 2019-09", _renamed("$defs"), 2019),
    "dependencies": _Legacy(
        _is_mapping, "is `dependentRequired` and `dependentSchemas` since 2019-09", _split_dependencies, 2019
    ),
    "items": _Legacy(
        _is_array, "with an array is `prefixItems` since 2020-12, and does nothing here", _tuple_items, 2020
    ),
    "additionalItems": _Legacy(
        lambda node, _: not isinstance(node.written.get("items"), list),
        "is `items` next to `prefixItems` since 2020-12, and does nothing here",
        _no_fix,
        2020,
    ),
    "$recursiveRef": _Legacy(_always, "is `$dynamicRef` since 2020-12, and does nothing here", _no_fix, 2020),
    "$recursiveAnchor": _Legacy(_always, "is `$dynamicAnchor` since 2020-12, and does nothing here", _no_fix, 2020),
    "exclusiveMinimum": _Legacy(_is_bool, "is a number since draft 6", _exclusive("minimum", "exclusiveMinimum"), 6),
    "exclusiveMaximum": _Legacy(_is_bool, "is a number since draft 6", _exclusive("maximum", "exclusiveMaximum"), 6),
    "required": _Legacy(_is_bool, "is an array of names, in the object's schema, since draft 4", _no_fix, 4),
    "id": _Legacy(_is_other_schema, "is `$id` since draft 6, and identifies nothing here", _renamed("$id"), 6),
    "divisibleBy": _Legacy(_always, "is `multipleOf` since draft 4, and does nothing here", _renamed("multipleOf"), 4),
    "extends": _Legacy(_is_mapping, "is `allOf` since draft 4, and does nothing here", _no_fix, 4),
    "disallow": _Legacy(_always, "is `not` since draft 4, and does nothing here", _no_fix, 4),
}


@rule(
    "JS203",
    "legacy-keyword",
    WARNING,
    what="A keyword, or a form of it, belongs to a draft older than that of the schema.",
    why="It does nothing there, except in some lenient validators.",
    bad='{"definitions": {"Name": {"type": "string"}}}',
    good='{"$defs": {"Name": {"type": "string"}}}',
    keywords=tuple(_LEGACY),
    written=True,
    fix=UNSAFE,
    safety="The newer keyword asserts what the older one does not here; other files may refer to `definitions`.",
)
def legacy_keyword(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if node.dialect.is_lone(node.written):
        return
    for name, value in node.written.items():
        entry = _LEGACY.get(name)
        if entry is not None and is_legacy(node, name):
            path = (*node.path, name)
            yield Finding(path, f"`{name}` {entry.words}", key=True, fix=entry.change(node, path, value))


def is_legacy(node: SchemaNode, keyword: str) -> bool:
    """Return whether a keyword of a subschema, with the value that it has, is one of a draft older than its own.

    Args:
        node: The subschema.
        keyword: One of its keywords.
    """
    entry = _LEGACY.get(keyword)
    return entry is not None and node.dialect.draft >= entry.since and entry.applies(node, node.written[keyword])
