"""Cut a subschema out of a document, with the definitions that it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from cio_schemas.schema.pointer import steps_of, tokens_of, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFINITIONS: Final = ("$defs", "definitions")
_NAMING: Final = frozenset(
    ("$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary")
)


def excerpted(
    root: Any, path: tuple[str | int, ...], identifier: str, part: dict[str, Any] | None = None
) -> dict[str, Any] | bool | None:
    """Cut a subschema out of its document, with the definitions that it refers to.

    Args:
        root: The document.
        path: The place of the subschema.
        identifier: The keyword that identifies schemas in its dialect, `$id` or `id`.
        part: The part of the subschema to keep; by default all of it.

    Returns:
        A schema that accepts the same; None if it refers to something other than definitions, or by an identifier.

    Raises:
        LookupError: The place does not exist.

    Example:
        >>> root = {"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"minimum": 1}, "y": {}}}
        >>> excerpted(root, ("properties", "a"), "$id")
        {'$ref': '#/$defs/x', '$defs': {'x': {'minimum': 1}}}
    """
    schema = value_at(root, path) if part is None else part
    if not isinstance(root, dict) or not isinstance(schema, dict):
        return schema if isinstance(schema, bool) else None
    if is_identified_within(root, path, identifier):
        return None
    needed: dict[str, dict[str, Any]] = {}
    pending = [schema]
    while pending:
        for reference in _references(pending.pop(), identifier):
            steps = () if reference is None else tuple(steps_of(root, tokens_of(unquote(reference.removeprefix("#")))))
            if len(steps) < 2 or steps[0] not in _DEFINITIONS or not str(reference).startswith("#/"):
                return None
            holder, name = str(steps[0]), str(steps[1])
            if name not in needed.setdefault(holder, {}):
                needed[holder][name] = root[holder][name]
                pending.append(root[holder][name])
    for holder in needed:
        if holder in schema:
            return None
    declared = {"$schema": root["$schema"]} if "$schema" in root else {}
    return {**declared, **schema, **needed}


def is_identified_within(root: Any, path: tuple[str | int, ...], identifier: str) -> bool:
    """Return whether something below the root has an identifier of its own, on the way to a place.

    Args:
        root: The document.
        path: The place.
        identifier: The keyword that identifies schemas in its dialect, `$id` or `id`.
    """
    return any(isinstance(each, dict) and identifier in each for each in _on_the_way(root, path))


def _on_the_way(root: Any, path: tuple[str | int, ...]) -> Iterator[Any]:
    """Yield the values on a path below the root."""
    for step in path:
        root = root[step]
        yield root


def _references(schema: Any, identifier: str) -> Iterator[str | None]:
    """Yield the references in a schema; None for an identifier, an anchor, or a dynamic reference."""
    stack = [schema]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if isinstance(value.get(identifier), str) or not _NAMING.isdisjoint(value):
                yield None
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            stack += value.values()
        elif isinstance(value, list):
            stack += value
