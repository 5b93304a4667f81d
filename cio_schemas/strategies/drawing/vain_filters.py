"""Find what is only drawn by filtering, and in vain: it is left out and reported, not tried again in each instance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.errors import RejectedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.strategies.drawing.alternatives import Alternative
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.shapes.goals import Goal

TRIED = 240
"""How many values of an alternative are drawn before its filters are believed to pass none."""

MOST = 20_000
"""How many values are drawn in all; what is left then is believed to be drawn."""


class FilterTrials:
    """Tries what can only be filtered, each alternative once.

    Args:
        generator: What draws it; the alternatives that fail are taken out.
    """

    def __init__(self, generator: Generator) -> None:
        self._generator = generator
        self._vain: set[Goal] = set()
        self._tried: set[int] = set()
        self._left = MOST

    def vain(self, explored: Sequence[Goal]) -> set[Goal]:
        """Return the goals of which no alternative passes its filters, or has all that it needs.

        Args:
            explored: All goals, in the order in which one leads to another.
        """
        count = -1
        while count < len(self._vain):
            count = len(self._vain)
            self._vain.update(goal for goal in reversed(explored) if goal not in self._vain and not self._narrow(goal))
        return self._vain

    def _narrow(self, goal: Goal) -> bool:
        """Take out the alternatives of a goal that fail; return whether any is left."""
        several = self._generator.alternatives(goal).several
        kept = [each for each in several if self._vain.isdisjoint(each.needs) and self._passes(each)]
        if kept and len(kept) < len(several):
            self._generator.narrow(goal, tuple(kept))
        return bool(kept)

    def _passes(self, alternative: Alternative) -> bool:
        if not alternative.filtered or alternative.site in self._tried:
            return True
        chooser = RandomChooser(0)
        for _ in range(min(TRIED, self._left)):
            self._left -= 1
            chooser.renew()
            try:
                if self._generator.fits(alternative, alternative.draw(chooser)):
                    break
            except RejectedError:
                continue
        else:
            return self._left <= 0
        self._tried.add(alternative.site)
        return True
