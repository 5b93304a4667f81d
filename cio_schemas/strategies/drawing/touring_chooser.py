"""A seeded chooser that takes a tour of all that can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.drawing.coverage_tour import MISSED, PATIENCE
from cio_schemas.strategies.drawing.everyday import NOW
from cio_schemas.strategies.drawing.random_chooser import RandomChooser

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from cio_schemas.strategies.drawing.coverage_tour import Stop, Tour

STEERED, TURN = 2, 3
"""How many instances in a row follow the tour; the others are drawn freely."""


class TouringChooser(RandomChooser):
    """A seeded chooser most of whose instances show something new, and otherwise only what is required.

    Args:
        seed: As for a RandomChooser.
        tour: The tour of the generator that asks.
        now: As for a RandomChooser.
    """

    def __init__(self, seed: int, tour: Tour, now: int = NOW) -> None:
        super().__init__(seed, now)
        self._tour = tour
        self._passed: list[Stop] = []
        self._wanted: list[Stop] = []
        self._arrived = 0
        self._is_used = False

    @property
    def is_done(self) -> bool:
        """Whether everything was shown."""
        return not self._tour.new and not any(stop.is_new for stop in self._wanted)

    def onward(self) -> RandomChooser:
        """Return a chooser that goes on without a tour."""
        chooser = RandomChooser(0, self.now)
        chooser._random, chooser._asked = self._random, self._asked  # noqa: SLF001 - another of its kind
        return chooser

    def arrive(self) -> None:
        """Record that the instance is used."""
        self._passed.clear()
        self._arrived += 1
        self._is_used = True

    def renew(self) -> None:
        """See `RandomChooser`; what a refused instance showed must be shown again."""
        super().renew()
        for stop in self._passed:
            stop.is_new = True
        self._passed.clear()
        self._set_off()

    def _set_off(self) -> None:
        """Choose what the next instance should show, first what the last one lacked the room for."""
        for stop in self._wanted:
            stop.drop()
        left = [stop for stop in self._wanted if stop.is_new]
        for stop in left:
            stop.tries -= MISSED if self._is_used else 1
        soon = [stop for stop in left if self._is_used and stop.tries >= PATIENCE - MISSED]
        self._tour.new.extendleft(reversed(soon))
        self._tour.new.extend(stop for stop in left if stop.tries > 0 and stop not in soon)
        self._is_used = False
        self._wanted = self._tour.choose() if self._arrived % TURN < STEERED else []

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
        """See `Chooser`; a size is the greatest that shows something new."""
        stops = self._tour.answers.get(site, {})
        wanted = [min(size + stop.more, high) for size, stop in stops.items() if stop.wanted and size <= high]
        drawn = low
        if wanted:
            drawn = max(low, *wanted)
        elif not (stops and self._tour.root.wanted):
            drawn = super().integer(low, high, specials, site)
        for size in stops:
            if size <= drawn:
                self._answer(site, size)
        return drawn
