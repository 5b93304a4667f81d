"""The ways to draw a goal, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.case import Case


class Alternative(NamedTuple):
    """An option that is ready to be drawn.

    Attributes:
        case: the case it is of.
        form: what is drawn.
        checked: whether a value may turn out not to satisfy the case.
        nested: whether members are drawn within it.
        site: a number of its own, by which a chooser knows it again.
        draw: what draws it.
    """

    case: Case
    form: Any
    checked: bool
    nested: bool
    site: int
    draw: Callable[[Chooser], Any]


class Alternatives(NamedTuple):
    """All ways to draw a goal that isn't empty, the simplest type first.

    Attributes:
        several: the ways.
        least: the one of the least height.
        nested: whether members are drawn within one of them.
        flat: whether a single question is asked to draw one.
        site: a number of its own, by which a chooser knows it again.
        hints: how many of the first are examples and near misses, which are small.
    """

    several: tuple[Alternative, ...]
    least: Alternative
    nested: bool
    flat: bool
    site: int
    hints: int = 0
