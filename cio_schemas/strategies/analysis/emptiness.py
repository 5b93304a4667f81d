"""Which goals are empty: how deep the flattest instance of each nests, as the least fixpoint over what each needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.shapes.goals import NOTHING, Goal

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.shapes.goals import Literal
    from cio_schemas.strategies.shapes.option import Option

UNREACHED = 10**9
"""The height of a goal that nothing satisfies."""

WITHIN = 12
"""How many goals may be looked into to find the options of one another; beyond it they are taken for granted."""


class Heights:
    """The heights of goals, each found when it is first asked for.

    Args:
        make: what makes the options of a goal.

    Attributes:
        expanding: the literals whose cases are being found: what needs them is taken for granted meanwhile.
    """

    def __init__(self, make: Callable[[Goal], tuple[Option, ...]]) -> None:
        self._make = make
        self.expanding: set[Literal] = set()
        self._options: dict[Goal, tuple[Option, ...]] = {NOTHING: ()}
        self._building: set[Goal] = set()
        self._known: dict[Goal, int] = {NOTHING: UNREACHED}

    def options(self, goal: Goal) -> tuple[Option, ...]:
        """All options of a goal, also those whose needs may be empty."""
        found = self._options.get(goal)
        if found is None:
            with LOCK:
                found = self._options.get(goal)
                if found is None:
                    found = self._options[goal] = self._built(goal)
        return found

    def _built(self, goal: Goal) -> tuple[Option, ...]:
        self._building.add(goal)
        try:
            return self._make(goal)
        finally:
            self._building.discard(goal)

    def of(self, goal: Goal) -> int:
        """How deep the flattest instance of a goal nests; UNREACHED or more where there is none."""
        found = self._known.get(goal)
        if found is not None:
            return found
        with LOCK:
            if self._is_granted(goal) or len(self._building) > WITHIN:
                return 0  # asked in passing, while its own options are found
            found = self._known.get(goal)  # by another thread, meanwhile
            return self._solve(goal)[goal] if found is None else found

    def of_option(self, option: Option) -> int:
        """The same of one option whose needs are known."""
        return self._above(option, {})

    def _solve(self, goal: Goal) -> dict[Goal, int]:
        """The heights of a goal and of all it needs: the least fixpoint, each goal looked at again as a need sinks."""
        pending, needing = [goal], dict[Goal, list[Goal]]()
        reached: dict[Goal, tuple[Option, ...]] = {}
        granted = False
        while pending:
            each = pending.pop()
            if each in reached or each in self._known:
                continue
            if self._is_granted(each):
                granted = True
                continue
            reached[each] = self.options(each)
            for need in dict.fromkeys(need for option in reached[each] for need in option.needs):
                needing.setdefault(need, []).append(each)
                pending.append(need)
        heights = dict.fromkeys(reached, UNREACHED)
        changed = dict.fromkeys(reached)
        while changed:
            again: dict[Goal, None] = {}
            for each in changed:
                height = min((self._above(option, heights) for option in reached[each]), default=UNREACHED)
                if height < heights[each]:
                    heights[each] = height
                    again |= dict.fromkeys(other for other in needing.get(each, ()) if other in reached)
            changed = again
        if not granted and len(self._building) <= WITHIN:
            self._known |= heights
        else:  # found on the way, with the goals around taken for granted
            self._known |= {each: height for each, height in heights.items() if height < UNREACHED}
        return heights

    def _is_granted(self, goal: Goal) -> bool:
        return goal in self._building or not self.expanding.isdisjoint(goal)

    def _above(self, option: Option, heights: dict[Goal, int]) -> int:
        known = self._known
        return 1 + max((heights.get(need, known.get(need, 0)) for need in option.needs), default=-1)
