"""Search for an instance of a goal that a predicate confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.drawing.chooser import SimplestChooser
from cio_schemas.strategies.drawing.instances import generator_of
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.errors import RejectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.goals import Goal

DRAWN = 60
"""How many instances are drawn, the simplest first."""


def search(space: Space, goal: Goal, confirms: Callable[[Any], bool]) -> list[Any] | None:
    """Search for an instance of a goal; return it in a list, or None if none was found.

    Args:
        space: The space of the schemas.
        goal: The goal.
        confirms: Returns whether an instance is accepted as a result.
    """
    generator = generator_of(space)
    for chooser in _choosers():
        try:
            instance = generator.draw(goal, chooser)
        except (RejectedError, OverBudgetError):
            continue
        if confirms(instance):
            return [instance]
    return None


def _choosers() -> Iterator[Chooser]:
    yield SimplestChooser()
    random = RandomChooser(0)
    for number in range(DRAWN):
        random.renew()
        random.left = 4 * number
        yield random
