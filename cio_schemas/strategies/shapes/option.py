"""Options: the ways to draw an instance that satisfies a goal, one for each case and each layout or form of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cio_schemas.strategies.shapes.case import Case
    from cio_schemas.strategies.shapes.goals import Goal


class Option(NamedTuple):
    """One way to draw an instance that satisfies a goal.

    Attributes:
        case: The case it is of.
        form: For arrays a `Layout` and for objects a `Form`; else the case's shape.
        needs: The goals of members that must not be empty.
        checked: Whether a value may turn out not to satisfy the case.
        nested: Whether members are drawn within it.
    """

    case: Case
    form: Any
    needs: tuple[Goal, ...]
    checked: bool
    nested: bool = False
