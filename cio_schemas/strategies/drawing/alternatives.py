"""The ways to draw a goal, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.case import Case
    from cio_schemas.strategies.shapes.goals import Goal


class Alternative(NamedTuple):
    """An option that is ready to be drawn.

    Attributes:
        case: The case it is of.
        form: What is drawn.
        checked: Whether a value may turn out not to satisfy the case.
        nested: Whether members are drawn within it.
        site: A number by which a chooser recognizes it.
        draw: Draws it.
        needs: The goals of the members or items that it must have.
        filtered: Whether a part of it can only be filtered.
    """

    case: Case
    form: Any
    checked: bool
    nested: bool
    site: int
    draw: Callable[[Chooser], Any]
    needs: tuple[Goal, ...] = ()
    filtered: bool = False


class Alternatives(NamedTuple):
    """All ways to draw a goal that isn't empty, the simplest type first.

    Attributes:
        several: The ways.
        least: The one of the least height.
        nested: Whether members are drawn within one of them.
        flat: Whether one decision is enough to draw one.
        site: A unique number by which a chooser recognizes it.
        hints: How many of the first are examples and near misses, which are small.
    """

    several: tuple[Alternative, ...]
    least: Alternative
    nested: bool
    flat: bool
    site: int
    hints: int = 0
