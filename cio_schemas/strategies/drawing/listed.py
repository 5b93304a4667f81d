"""Drawing from listed values: `enum`, `const`, null and the booleans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.shapes.listed_values import copy

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.listed_values import Enum


def draw(enum: Enum, chooser: Chooser, site: Hashable) -> Any:
    """Draw one of the values, a copy."""
    values = enum.values
    return copy(values[chooser.index(len(values), site)])


def others(enum: Enum) -> Iterator[Any]:
    """Yield each value, a copy."""
    yield from map(copy, enum.values)
