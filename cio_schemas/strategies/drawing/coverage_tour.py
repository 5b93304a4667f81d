"""A tour of all that can be drawn: which answers lead to what fixtures have not shown yet.

What a generator can draw is a graph of goals, their alternatives and the members of these. A tour walks it breadth
first; each goal is reached by one way of answers from the root. Every second fixture answers so that it passes what no
other has shown, as much of it at once as one instance holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.analysis.forms import Form
from cio_schemas.strategies.drawing.everyday import NOW
from cio_schemas.strategies.drawing.random_chooser import RandomChooser

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from cio_schemas.strategies.drawing.alternatives import Alternative
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.shapes.goals import Goal

MAX_STOPS = 50_000
"""How many answers a tour knows at most."""

PATIENCE = 4
"""How often an answer is given in vain for each thing that lies beyond it."""

SELDOM = 0.2
"""How often a member is there that leads to nothing new."""


class Stop:
    """An answer, and how much that was not shown yet lies beyond it.

    Attributes:
        before: The answer that leads here.
        is_new: Whether the answer itself was not given yet.
        left: How many answers lie beyond that were not given yet, itself included.
        patience: How often it may still be given in the hope of what lies beyond.
    """

    __slots__ = ("before", "is_new", "left", "patience")

    def __init__(self, before: Stop | None, *, is_new: bool) -> None:
        self.before = before
        self.is_new = is_new
        self.left = 0
        self.patience = PATIENCE
        if is_new:
            self._count(1)

    def _count(self, change: int) -> None:
        stop: Stop | None = self
        while stop is not None:
            stop.left += change
            if change > 0:
                stop.patience += PATIENCE
            stop = stop.before

    def pass_by(self) -> bool:
        """Note that the answer was given; return whether it was new."""
        self.patience -= 1
        if not self.is_new:
            return False
        self.is_new = False
        self._count(-1)
        return True

    def restore(self) -> None:
        """Take the answer back: the instance was refused."""
        self.is_new = True
        stop: Stop | None = self
        while stop is not None:
            stop.left += 1
            stop = stop.before

    @property
    def is_wanted(self) -> bool:
        """Whether it leads to something new."""
        return self.left > 0 and self.patience > 0


class Tour:
    """The answers that lead to all that a generator draws.

    Args:
        generator: What draws.

    Attributes:
        root: Where all begins.
        answers: By question and answer the stop; of a number, all from the one that is the answer on.
        sizes: By question the numbers that lead somewhere, the greatest first.
    """

    def __init__(self, generator: Generator) -> None:
        self.root = Stop(None, is_new=False)
        self.answers: dict[Hashable, dict[Any, Stop]] = {}
        self._generator = generator
        self._shown: set[Any] = set()
        self._stops = 0
        pending: list[tuple[Goal, Stop]] = [(generator.space.root, self.root)]
        seen = {generator.space.root}
        for goal, stop in pending:  # grows while it is walked
            for part, beyond in self._walk(goal, stop):
                if part not in seen and self._stops < MAX_STOPS and generator.space.possible(part):
                    seen.add(part)
                    pending.append((part, beyond))

    def _stop(self, question: Hashable, answer: Any, before: Stop, *, is_new: bool = True) -> Stop:
        self._stops += 1
        found = self.answers.setdefault(question, {})[answer] = Stop(before, is_new=is_new)
        return found

    def _walk(self, goal: Goal, stop: Stop) -> list[tuple[Goal, Stop]]:
        """Return the parts of a goal's alternatives, each with the answer that leads to it."""
        alternatives = self._generator.alternatives(goal)
        several, found = alternatives.several, []
        for at, each in enumerate(several):
            here = stop if len(several) == 1 else self._stop(alternatives.site, at, stop)
            if each.nested:
                walk = self._members if isinstance(each.form, Form) else self._items
                found += walk(each, here)
        return found

    def _members(self, each: Alternative, here: Stop) -> list[tuple[Goal, Stop]]:
        plan = self._generator.members(each.form, each.site)
        optional = dict(plan.optional)
        found = []
        for name, goal in plan.goals.items():
            is_new = (name, goal) not in self._shown
            self._shown.add((name, goal))
            found.append((goal, self._stop(optional[name], True, here, is_new=is_new) if name in optional else here))
        if plan.kinds:
            more = self._stop(plan.keys.more, True, here)
            extra = self._stop(plan.keys.extra, 1, more)
            found += [(kind.goal, self._stop(plan.keys.kind, at, extra)) for at, kind in enumerate(plan.kinds)]
        return found

    def _items(self, each: Alternative, here: Stop) -> list[tuple[Goal, Stop]]:
        layout = each.form
        found = [(goal, here) for goal in layout.fixed]
        most = len(layout.goals) if layout.high is None else min(layout.high, len(layout.goals))
        fewest = len(layout.fixed)
        ends = max(most, fewest + 1) if layout.high is None else min(layout.high, max(most, fewest + 1))
        question = each.site, "size"
        return found + [(layout.goal(at), self._stop(question, at + 1, here)) for at in range(fewest, ends)]


class TouringChooser(RandomChooser):
    """A seeded chooser whose every second instance passes what no other has shown.

    Args:
        seed: As for a RandomChooser.
        tour: Of the generator that asks.
        now: As for a RandomChooser.
    """

    def __init__(self, seed: int, tour: Tour, now: int = NOW) -> None:
        super().__init__(seed, now)
        self._tour = tour
        self._passed: list[Stop] = []
        self._steers = False
        self._arrived = 0

    @property
    def is_done(self) -> bool:
        """Whether all was shown that can be."""
        return not self._tour.root.left

    def onward(self) -> RandomChooser:
        """Return a chooser that goes on without a tour."""
        chooser = RandomChooser(0, self.now)
        chooser._random, chooser._asked = self._random, self._asked  # noqa: SLF001 - another of its kind
        return chooser

    def arrive(self) -> None:
        """Note that what was drawn is given out."""
        self._passed.clear()
        self._arrived += 1
        self._steers = self._arrived % 2 == 1

    def renew(self) -> None:
        """See `RandomChooser`; what a refused instance has passed is to be shown again."""
        super().renew()
        while self._passed:
            self._passed.pop().restore()

    def _answer(self, site: Hashable, answer: Any) -> Any:
        stop = self._tour.answers.get(site, {}).get(answer)
        if stop is not None and stop.pass_by():
            self._passed.append(stop)
        return answer

    def index(self, count: int, site: Hashable) -> int:
        """See `Chooser`."""
        if site is not None and self._steers:
            wanted = [each for each in self._tour.answers.get(site, {}).items() if each[1].is_wanted]
            if wanted:
                return int(self._answer(site, max(wanted, key=lambda each: (each[1].patience, -each[0]))[0]))
        return int(self._answer(site, super().index(count, site)))

    def boolean(self, site: Hashable) -> bool:
        """See `Chooser`."""
        return bool(self._answer(site, self._is_wanted(site) or self._yes(site, super().boolean)))

    def _yes(self, site: Hashable, ask: Callable[[Hashable], bool]) -> bool:
        return self._random() < SELDOM if self._steers else ask(site)

    def _is_wanted(self, site: Hashable) -> bool:
        stop = self._tour.answers.get(site, {}).get(True)
        return self._steers and stop is not None and stop.is_wanted

    def rarely(self, site: Hashable) -> bool:
        """See `Chooser`."""
        return bool(self._answer(site, self._is_wanted(site) or super().rarely(site)))

    def integer(self, low: int, high: int, specials: Sequence[int], site: Hashable) -> int:
        """See `Chooser`; of a number that is a size, the greatest that shows something new."""
        stops = self._tour.answers.get(site, {})
        wanted = [size for size, stop in stops.items() if stop.is_wanted and size <= high] if self._steers else []
        drawn = max(low, *wanted) if wanted else super().integer(low, high, specials, site)
        for size in stops:
            if size <= drawn:
                self._answer(site, size)
        return drawn
