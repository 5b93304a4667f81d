"""The output format `list`: the units of `hierarchical` that say something, in a flat list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.output.hierarchical import heading, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.annotations.subschema import Application

_SAID = ("annotations", "droppedAnnotations", "errors")


def output(root: Application, dialect: str) -> dict[str, Any]:
    """Return an evaluation as `list`."""
    return {**heading(root, dialect), "details": list(_flat(tree(root)))}


def _flat(unit: dict[str, Any]) -> Iterator[dict[str, Any]]:
    stack = [unit]
    while stack:
        each = stack.pop()
        stack += reversed(each.pop("details", ()))
        if any(name in each for name in _SAID):
            yield each
