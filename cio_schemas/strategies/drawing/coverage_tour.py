"""A tour of all that can be drawn: which answers lead to what fixtures have not shown yet.

What a generator can draw is a graph of goals, their alternatives and the members of these. A tour walks it breadth
first; each goal is reached by one way of answers from the root. Every second fixture is given some answers that none was
given yet, as many as one instance holds, and answers so that it passes them.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.analysis.forms import Form
from cio_schemas.strategies.drawing.everyday import NOW
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.shapes.values import Enum

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from cio_schemas.strategies.drawing.alternatives import Alternative
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.shapes.goals import Goal

MAX_STOPS = 50_000
"""How many answers a tour knows at most."""

PATIENCE = 4
"""How many fixtures are to give an answer before it is left out."""

SHOWN = 90
"""A fixture is to give about so many answers at once: with what lies about them an instance holds no more."""

LISTED = 64
"""Of a list of up to so many values each is drawn."""

REPEATED = 4
"""So many answers to one question an instance may give, in as many items or members."""

LATER = 2_000
"""So many answers may be passed over because they don't go with those chosen before."""


class Stop:
    """An answer, and how much that the instance is to show lies beyond it.

    Attributes:
        before: The answer that leads here.
        question: What it answers, where it is one of several; None for yes and for a size.
        repeats: Whether it is a size: with a greater one, what lies beyond is asked more often.
        more: By how much the size is to be greater.
        is_new: Whether the answer itself was not given yet.
        is_chosen: Whether the instance is to give it.
        wanted: How many answers that the instance is to give lie beyond, itself included.
        tries: For how many more instances it may be chosen.
    """

    __slots__ = ("before", "is_chosen", "is_new", "more", "question", "repeats", "tries", "wanted")

    def __init__(
        self, before: Stop | None, question: Hashable = None, *, is_new: bool = False, repeats: bool = False
    ) -> None:
        self.before = before
        self.question = question
        self.repeats = repeats
        self.more = 0
        self.is_new = is_new
        self.is_chosen = False
        self.wanted = 0
        self.tries = PATIENCE

    def way(self) -> Iterator[Stop]:
        """Yield the answers from this one back to the root."""
        stop: Stop | None = self
        while stop is not None:
            yield stop
            stop = stop.before

    def choose(self) -> None:
        """Note that the instance is to give it."""
        self.is_chosen = True
        self.tries -= 1
        for stop in self.way():
            stop.wanted += 1

    def drop(self) -> None:
        """Note that the instance gave it, or did not."""
        if self.is_chosen:
            self.is_chosen = False
            for stop in self.way():
                stop.wanted -= 1


class Tour:
    """The answers that lead to all that a generator draws.

    Args:
        generator: What draws.

    Attributes:
        root: Where all begins.
        new: The answers that no fixture gave, the next to be given first.
        answers: By question and answer the stop; of a number, all from the one that is the answer on.
        sizes: By question the numbers that lead somewhere, the greatest first.
    """

    def __init__(self, generator: Generator) -> None:
        self.root = Stop(None)
        self.new: deque[Stop] = deque()
        self.answers: dict[Hashable, dict[Any, Stop]] = {}
        self._generator = generator
        self._shown: set[Any] = set()
        self._again: list[Stop] = []
        self._stops = 0
        self._repeating: list[Stop] = []
        pending: list[tuple[Goal, Stop]] = [(generator.space.root, self.root)]
        seen = {generator.space.root}
        for goal, stop in pending:  # grows while it is walked
            for part, beyond in self._walk(goal, stop):
                if part not in seen and self._stops < MAX_STOPS and generator.space.possible(part):
                    seen.add(part)
                    pending.append((part, beyond))
        self.new += self._again

    def _stop(self, question: Hashable, answer: Any, before: Stop, *, is_new: bool = True, kind: str = "") -> Stop:
        self._stops += 1
        found = Stop(before, question if kind == "one" else None, is_new=is_new, repeats=kind == "size")
        self.answers.setdefault(question, {})[answer] = found
        if is_new:
            self.new.append(found)
        return found

    def _walk(self, goal: Goal, stop: Stop) -> list[tuple[Goal, Stop]]:
        """Return the parts of a goal's alternatives, each with the answer that leads to it."""
        alternatives = self._generator.alternatives(goal)
        several, found = alternatives.several, []
        for at, each in enumerate(several):
            here = stop if len(several) == 1 else self._stop(alternatives.site, at, stop, kind="one")
            if isinstance(each.form, Enum) and 1 < len(each.form.values) <= LISTED:
                for value in range(len(each.form.values)):
                    self._stop(each.site, value, here, kind="one")
                    self._again.append(self.new.pop())
            if each.nested:
                is_object = isinstance(each.form, Form)
                found += self._members(goal, each, here) if is_object else self._items(each, here)
        return found

    def _members(self, within: Goal, each: Alternative, here: Stop) -> list[tuple[Goal, Stop]]:
        plan = self._generator.members(each.form, each.site)
        optional = dict(plan.optional)
        found = []
        for name, goal in plan.goals.items():
            found.append((goal, self._stop(optional[name], True, here) if name in optional else here))
            if name in optional and (within, name, goal) in self._shown:
                self._again.append(self.new.pop())
            self._shown.add((within, name, goal))
        if plan.kinds:
            more = self._stop(plan.keys.more, True, here)
            extra = self._stop(plan.keys.extra, 1, more, kind="size")
            found += [(kind.goal, self._stop(plan.keys.kind, at, extra, kind="one")) for at, kind in enumerate(plan.kinds)]
        return found

    def _items(self, each: Alternative, here: Stop) -> list[tuple[Goal, Stop]]:
        layout = each.form
        found = [(goal, here) for goal in layout.fixed]
        most = len(layout.goals) if layout.high is None else min(layout.high, len(layout.goals))
        fewest = len(layout.fixed)
        ends = max(most, fewest + 1) if layout.high is None else min(layout.high, max(most, fewest + 1))
        question = each.site, "size"
        return found + [(layout.goal(at), self._stop(question, at + 1, here, kind="size")) for at in range(fewest, ends)]


    def choose(self) -> list[Stop]:
        """Take the next answers that one instance can give, and count them as wanted."""
        for stop in self._repeating:
            stop.more = 0
        self._repeating.clear()
        chosen: list[Stop] = []
        later: list[Stop] = []
        taken: dict[Hashable, list[Stop]] = {}
        size = 0
        while self.new and size < SHOWN and len(later) < LATER:
            stop = self.new.popleft()
            if not stop.is_new:
                continue
            way = [each for each in stop.way() if not each.wanted]
            if not self._goes_with(taken, way):
                later.append(stop)
                continue
            size += len(way)
            stop.choose()
            chosen.append(stop)
        self.new.extendleft(reversed(later))
        return chosen

    def _goes_with(self, taken: dict[Hashable, list[Stop]], way: list[Stop]) -> bool:
        """Note the answers of a way beside those taken; return whether one instance may give them all."""
        asked = [(each, taken.get(each.question, [])) for each in way if each.question is not None]
        repeated = [(next((stop for stop in each.way() if stop.repeats), None), others) for each, others in asked if others]
        if any(stop is None or len(others) >= REPEATED for stop, others in repeated):
            return False
        for stop, others in repeated:
            assert stop is not None
            stop.more = max(stop.more, len(others))
            self._repeating.append(stop)
        for each, _ in asked:
            taken.setdefault(each.question, []).append(each)
        return True


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
        self._wanted: list[Stop] = []
        self._arrived = 0

    @property
    def is_done(self) -> bool:
        """Whether all was shown that can be."""
        return not self._tour.new and not any(stop.is_new for stop in self._wanted)

    def onward(self) -> RandomChooser:
        """Return a chooser that goes on without a tour."""
        chooser = RandomChooser(0, self.now)
        chooser._random, chooser._asked = self._random, self._asked  # noqa: SLF001 - another of its kind
        return chooser

    def arrive(self) -> None:
        """Note that what was drawn is given out."""
        self._passed.clear()
        self._arrived += 1

    def renew(self) -> None:
        """See `RandomChooser`; what a refused instance has passed is to be shown again."""
        super().renew()
        for stop in self._passed:
            stop.is_new = True
        self._passed.clear()
        self._set_off()

    def _set_off(self) -> None:
        """Choose what the next instance is to pass; what the last one was to pass in vain is to be tried again."""
        for stop in self._wanted:
            stop.drop()
        self._tour.new.extend(stop for stop in self._wanted if stop.is_new and stop.tries)
        self._wanted = self._tour.choose() if self._arrived % 3 < 2 else []

    def _answer(self, site: Hashable, answer: Any) -> Any:
        stop = self._tour.answers.get(site, {}).get(answer)
        if stop is not None and stop.is_new:
            stop.is_new = False
            self._passed.append(stop)
            stop.drop()
        return answer

    def index(self, count: int, site: Hashable) -> int:
        """See `Chooser`."""
        if site is not None and self._wanted:
            wanted = [each for each in self._tour.answers.get(site, {}).items() if each[1].wanted]
            if wanted:
                return int(self._answer(site, max(wanted, key=lambda each: (each[1].wanted, -each[0]))[0]))
        return int(self._answer(site, super().index(count, site)))

    def boolean(self, site: Hashable) -> bool:
        """See `Chooser`."""
        return bool(self._answer(site, self._is_wanted(site) or self._yes(site, super().boolean)))

    def _yes(self, site: Hashable, ask: Callable[[Hashable], bool]) -> bool:
        return not self._tour.root.wanted and ask(site)

    def _is_wanted(self, site: Hashable) -> bool:
        stop = self._tour.answers.get(site, {}).get(True)
        return stop is not None and bool(stop.wanted)

    def rarely(self, site: Hashable) -> bool:
        """See `Chooser`."""
        return bool(self._answer(site, self._is_wanted(site) or self._yes(site, super().rarely)))

    def integer(self, low: int, high: int, specials: Sequence[int], site: Hashable) -> int:
        """See `Chooser`; of a number that is a size, the greatest that shows something new."""
        stops = self._tour.answers.get(site, {})
        wanted = [min(size + stop.more, high) for size, stop in stops.items() if stop.wanted and size <= high]
        if wanted:
            drawn = max(low, *wanted)
        elif stops and self._tour.root.wanted:
            drawn = low
        else:
            drawn = super().integer(low, high, specials, site)
        for size in stops:
            if size <= drawn:
                self._answer(site, size)
        return drawn
