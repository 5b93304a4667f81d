"""Changing one place of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cio_schemas.rules.changes import Path


def put(body: Any, path: Path, value: Any) -> Any:
    """Return a body with another value at a place; the body itself, changed, unless that is all."""
    if not path:
        return value
    holder = body
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return body


def value_at(body: Any, path: Path) -> Any:
    """Return the value at a place; None if it is gone."""
    for step in path:
        try:
            body = body[step]
        except (KeyError, IndexError, TypeError):
            return None
    return body


def drop(body: Any, path: Path) -> None:
    """Take out the value at a place, if there is one."""
    try:
        for step in path[:-1]:
            body = body[step]
        del body[path[-1]]
    except (KeyError, IndexError, TypeError):
        return  # removed with its parent
