"""Find the empty goals: compute the least nesting depth of the instances of each goal, as a least fixpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.shapes.goals import NOTHING, Goal

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.analysis.omissions import Doubts
    from cio_schemas.strategies.shapes.goals import Literal
    from cio_schemas.strategies.shapes.option import Option

UNREACHED = 10**9
"""The height of a goal that nothing satisfies."""

WITHIN = 12
"""How many goals may be expanded while the options of another are found; further ones are assumed to be satisfiable."""


class Heights:
    """The heights of goals, each computed on first use.

    Args:
        make: Returns the options of a goal, with the doubts whether these are all.

    Attributes:
        expanding: The literals whose cases are being found; goals that need them are assumed to be satisfiable
            meanwhile.
    """

    def __init__(self, make: Callable[[Goal], tuple[tuple[Option, ...], Doubts]]) -> None:
        self._make = make
        self.expanding: set[Literal] = set()
        self._options: dict[Goal, tuple[Option, ...]] = {NOTHING: ()}
        self._doubts: dict[Goal, Doubts] = {}
        self._building: set[Goal] = set()
        self._known: dict[bool, dict[Goal, int]] = {False: {NOTHING: UNREACHED}, True: {NOTHING: UNREACHED}}
        self._passing: dict[bool, dict[Goal, int]] = {False: {}, True: {}}

    def options(self, goal: Goal) -> tuple[Option, ...]:
        """Return all options of a goal, also those whose needs may be empty."""
        found = self._options.get(goal)
        if found is None:
            with LOCK:
                found = self._options.get(goal)
                if found is None:
                    found = self._options[goal] = self._built(goal)
        return found

    def is_open(self, goal: Goal) -> bool:
        """Return whether the options of a goal are being computed."""
        return goal in self._building

    def _built(self, goal: Goal) -> tuple[Option, ...]:
        self._building.add(goal)
        try:
            options, doubts = self._make(goal)
        finally:
            self._building.discard(goal)
        if doubts:
            self._doubts[goal] = doubts
        return options

    def doubts(self, goal: Goal) -> Doubts:
        """Return why a goal may have more options than are known; empty if it has no more."""
        return self._doubts.get(goal, {})

    def doubts_below(self, goal: Goal) -> Doubts:
        """Return why a goal may be satisfiable although nothing was found: the doubts about all that it needs."""
        found: Doubts = {}
        pending, seen = [goal], {goal}
        for each in pending:  # grows while it is walked
            found |= {reason: place for reason, place in self.doubts(each).items() if reason not in found}
            needs = dict.fromkeys(need for option in self._options.get(each, ()) for need in option.needs)
            more = [need for need in needs if need not in seen and self.of(need) >= UNREACHED]
            seen.update(more)
            pending += more
        return found

    def of(self, goal: Goal, *, doubting: bool = False) -> int:
        """Return the least nesting depth of the instances of a goal; UNREACHED or more if there is none.

        Args:
            goal: The goal.
            doubting: Whether doubtful goals count as satisfied.
        """
        known, passing = self._known[doubting], self._passing[doubting]
        found = known.get(goal)
        if found is not None:
            return found
        with LOCK:
            if self._is_granted(goal):
                return 0  # asked while its own options are being computed
            if not (self._building or self.expanding):
                passing.clear()
            found = known.get(goal)  # by another thread, meanwhile
            found = passing.get(goal) if found is None else found
            return self._solve(goal, doubting)[goal] if found is None else found

    def of_option(self, option: Option) -> int:
        """Return the least nesting depth of the instances of an option whose needs are known."""
        return self._above(option, {}, self._known[False])

    def _solve(self, goal: Goal, doubting: bool) -> dict[Goal, int]:
        """Return the heights of a goal and of all it needs, as the least fixpoint."""
        known = self._known[doubting]
        pending, needing = [goal], dict[Goal, list[Goal]]()
        reached: dict[Goal, tuple[Option, ...]] = {}
        granted = False
        while pending:
            each = pending.pop()
            if each in reached or each in known:
                continue
            if self._is_granted(each):
                granted = True
                continue
            reached[each] = self.options(each)
            for need in dict.fromkeys(need for option in reached[each] for need in option.needs):
                needing.setdefault(need, []).append(each)
                pending.append(need)
        heights = {each: 0 if doubting and each in self._doubts else UNREACHED for each in reached}
        changed = dict.fromkeys(reached)
        while changed:
            again: dict[Goal, None] = {}
            for each in changed:
                height = min((self._above(option, heights, known) for option in reached[each]), default=UNREACHED)
                if height < heights[each]:
                    heights[each] = height
                    again |= dict.fromkeys(other for other in needing.get(each, ()) if other in reached)
            changed = again
        self._remember(heights, doubting, granted=granted)
        return heights

    def _remember(self, heights: dict[Goal, int], doubting: bool, *, granted: bool) -> None:
        """Keep what was found; results that assume other goals satisfiable are dropped once those are computed."""
        if not granted:
            self._known[doubting] |= heights
        else:
            self._passing[doubting] |= heights

    def _is_granted(self, goal: Goal) -> bool:
        return goal in self._building or len(self._building) > WITHIN or not self.expanding.isdisjoint(goal)

    def _above(self, option: Option, heights: dict[Goal, int], known: dict[Goal, int]) -> int:
        return 1 + max((heights.get(need, known.get(need, 0)) for need in option.needs), default=-1)
