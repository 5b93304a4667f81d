"""Compute how many characters from acceptance the states of an automaton are; the sequence ends or repeats."""

from __future__ import annotations

from typing import NamedTuple

MAX_STEPS = 400_000
"""How many steps may be taken to work it out."""

SPREAD = 64
"""How much longer than the shortest one texts without an upper bound are."""

MANY = 1_000
"""How many of the shortest lengths are drawn with an upper bound, besides the two longest."""

FAR = 4_000
"""How far from a bound possible lengths are looked for."""

LONGEST = 20_000
"""The greatest length that is drawn only because it is near an upper bound."""


class Lengths(NamedTuple):
    """For each number of characters the states, as bits, from which so many lead to acceptance.

    Attributes:
        known: The first of them.
        loop: Where the known ones begin that repeat after the last; None if no more were worked out.
        alive: The states from which any number does.
        work: How many steps it took to work them out.
    """

    known: tuple[int, ...]
    loop: int | None
    alive: int
    work: int

    @classmethod
    def of(cls, targets: list[set[int]], accepting: list[bool]) -> Lengths:
        """Work them out from the states that each state leads to, and those that accept."""
        before = [0] * len(targets)
        for source, row in enumerate(targets):
            for target in row:
                before[target] |= 1 << source
        layer = sum(1 << state for state, accepts in enumerate(accepting) if accepts)
        numbers: dict[int, int] = {}
        steps = alive = 0
        while layer not in numbers and steps <= MAX_STEPS:
            numbers[layer] = len(numbers)
            alive |= layer
            steps += 1 + layer.bit_count()
            layer = _leading_to(layer, before)
        return cls(tuple(numbers), numbers.get(layer), alive, steps)

    def at(self, count: int) -> int:
        """Return the states from which so many characters lead to acceptance."""
        known, loop = self.known, self.loop
        if count < len(known):
            return known[count]
        return 0 if loop is None else known[loop + (count - loop) % (len(known) - loop)]

    def tells(self, high: int | None) -> bool:
        """Return whether all lengths up to an upper bound were looked at."""
        return self.loop is not None or (high is not None and high < len(self.known))

    def sizes(self, low: int, high: int | None) -> tuple[int, ...]:
        """Return the lengths of texts between two bounds: the shortest and, if there is one, the longest."""
        high = self._longest() if high is None else high
        end = low + FAR + len(self.known) if high is None else min(high, low + FAR + len(self.known))
        found: list[int] = []
        for size in range(low, end + 1):
            if self.at(size) & 1:
                found.append(size)
            if found and (len(found) > MANY or (high is None and size >= found[0] + SPREAD)):
                break
        if high is not None and found and high <= max(LONGEST, low):
            longest = (size for size in range(high, max(found[-1], high - FAR), -1) if self.at(size) & 1)
            found += sorted(size for size, _ in zip(longest, range(2), strict=False))
        return tuple(found)

    def _longest(self) -> int | None:
        """Return the greatest length; None if there is none, or if it is unbounded."""
        if self.loop is None or any(layer & 1 for layer in self.known[self.loop :]):
            return None
        return max((size for size, layer in enumerate(self.known) if layer & 1), default=None)


def _leading_to(layer: int, before: list[int]) -> int:
    found = 0
    while layer:
        lowest = layer & -layer
        found |= before[lowest.bit_length() - 1]
        layer ^= lowest
    return found
