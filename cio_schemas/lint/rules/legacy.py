"""JS2, on keywords of older drafts: what they are called now, and how to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.fixing.held import renaming
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
    return lambda node, path, _: () if key in node.schema else renaming(node, path[-1:], key)


def _no_fix(_node: SchemaNode, _path: Path, _value: Any) -> tuple[Change, ...]:
    return ()


def _tuple_items(node: SchemaNode, path: Path, _value: Any) -> tuple[Change, ...]:
    if "prefixItems" in node.schema:
        return ()
    more = (Rename((*node.path, "additionalItems"), "items"),) if "additionalItems" in node.schema else ()
    return (Rename(path, "prefixItems"), *more)


def _split_dependencies(node: SchemaNode, path: Path, value: dict[str, Any]) -> tuple[Change, ...]:
    if {"dependentRequired", "dependentSchemas"} & node.schema.keys():
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
        if bound not in node.schema:
            return ()
        return (Splice((*node.path, bound)), Splice(path, (Member(exclusive, Verbatim((*node.path, bound))),)))

    return change


def _is_other_schema(node: SchemaNode, value: Any) -> bool:
    """Whether `id` may be the identifier of draft 4: a URI, where a subschema can have one."""
    return isinstance(value, str) and "$id" not in node.schema and (node.parent is None or ":" in value or "#" in value)


# Keyword -> whether it is legacy with this value, what to say, how to change it.
_LEGACY: Final[
    dict[str, tuple[Callable[[SchemaNode, Any], bool], str, Callable[[SchemaNode, Path, Any], tuple[Change, ...]]]]
] = {
    "definitions": (_is_mapping, "is `$defs` since 2019-09", _renamed("$defs")),
    "dependencies": (_is_mapping, "is `dependentRequired` and `dependentSchemas` since 2019-09", _split_dependencies),
    "items": (_is_array, "with an array is `prefixItems` since 2020-12, and does nothing here", _tuple_items),
    "additionalItems": (
        lambda node, _: not isinstance(node.schema.get("items"), list),
        "is `items` beside `prefixItems` since 2020-12, and does nothing here",
        _no_fix,
    ),
    "$recursiveRef": (_always, "is `$dynamicRef` since 2020-12, and does nothing here", _no_fix),
    "$recursiveAnchor": (_always, "is `$dynamicAnchor` since 2020-12, and does nothing here", _no_fix),
    "exclusiveMinimum": (_is_bool, "is a number since draft 6", _exclusive("minimum", "exclusiveMinimum")),
    "exclusiveMaximum": (_is_bool, "is a number since draft 6", _exclusive("maximum", "exclusiveMaximum")),
    "required": (_is_bool, "is an array of names, in the object's schema, since draft 4", _no_fix),
    "id": (_is_other_schema, "is `$id` since draft 6, and identifies nothing here", _renamed("$id")),
    "divisibleBy": (_always, "is `multipleOf` since draft 4, and does nothing here", _renamed("multipleOf")),
    "extends": (_is_mapping, "is `allOf` since draft 4, and does nothing here", _no_fix),
    "disallow": (_always, "is `not` since draft 4, and does nothing here", _no_fix),
}


@rule(
    "JS203",
    "legacy-keyword",
    WARNING,
    what="A keyword, or a form of it, belongs to an older draft.",
    why="In 2020-12 it does nothing, or survives by courtesy of some validators only.",
    bad='{"definitions": {"Name": {"type": "string"}}}',
    good='{"$defs": {"Name": {"type": "string"}}}',
    keywords=tuple(_LEGACY),
    fix=UNSAFE,
    safety="The newer keyword asserts what the older one does not here; other files may refer to `definitions`.",
)
def legacy_keyword(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name, value in node.schema.items():
        entry = _LEGACY.get(name)
        if entry is None:
            continue
        applies, words, change = entry
        if applies(node, value):
            path = (*node.path, name)
            yield Finding(path, f"`{name}` {words}", key=True, fix=change(node, path, value))


def is_legacy(node: SchemaNode, keyword: str) -> bool:
    """Whether a keyword of a subschema, with the value that it has, is one of an older draft.

    Args:
        node: The subschema.
        keyword: One of its keywords.
    """
    return keyword in _LEGACY and _LEGACY[keyword][0](node, node.schema[keyword])
