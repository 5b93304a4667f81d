"""A matcher in linear time for every pattern: a deterministic automaton that is built while it runs.

Nothing of the package is imported here, so that the source of this module can stand in a generated one.
"""

from bisect import bisect_right
from collections.abc import Callable

MAX_TRANSITIONS = 10_000
"""The most transitions that are kept; beyond that, all are dropped and computed again as needed."""


class PositionSet(dict[str, "PositionSet"]):
    """A set of positions; a mapping from the next character to the next state, filled when first asked."""

    __slots__ = ("accepts", "automaton", "reach")

    def __init__(self, automaton: "Automaton", reach: int, accepts: bool) -> None:
        self.automaton = automaton
        self.reach = reach
        self.accepts = accepts

    def __missing__(self, char: str) -> "PositionSet":
        return self.automaton.step(self, char)


class Automaton:
    """A nondeterministic automaton without empty moves, run by the subset construction; sets of positions are bits.

    Args:
        bounds: The code points from which on another class of characters begins; the first is 0.
        masks: For each class, the positions that read it.
        start: The positions to begin with.
        chain: The positions that the next one in number may follow.
        stay: The positions that may follow themselves.
        jumps: Other moves, as (from any of these positions, to all of those).
        final: The positions to end with.
        sink: The positions that, once reached, make whatever follows match.
        empty: Whether it matches the empty text.
        limit: Up to which length of a text `short` is asked instead.
        short: A search that is faster on short texts.
    """

    __slots__ = (
        "_bounds", "_chain", "_final", "_jumps", "_limit", "_masks", "_short", "_sink", "_start", "_states", "_stay",
        "_transitions",
    )  # fmt: skip

    def __init__(  # noqa: PLR0917 generated code reads better without the names
        self,
        bounds: tuple[int, ...],
        masks: tuple[int, ...],
        start: int,
        chain: int,
        stay: int,
        jumps: tuple[tuple[int, int], ...],
        final: int,
        sink: int,
        empty: bool,
        limit: int = -1,
        short: Callable[[str], object] | None = None,
    ) -> None:
        self._bounds = bounds
        self._masks = masks
        self._chain = chain
        self._stay = stay
        self._jumps = jumps
        self._final = final
        self._sink = sink
        self._limit = limit
        self._short = short
        self._states: dict[int, PositionSet] = {}
        self._transitions = 0
        self._start = PositionSet(self, start, empty)

    def search(self, text: str) -> object:
        """Return something true exactly if the pattern matches somewhere in a text."""
        if len(text) <= self._limit and self._short is not None:
            return self._short(text)
        state = self._start
        for char in text:
            state = state[char]
        return state.accepts

    def prefixes(self, text: str) -> list[bool]:
        """Return for each character whether the text up to and with it is accepted."""
        state = self._start
        found = []
        for char in text:
            state = state[char]
            found.append(state.accepts)
        return found

    def step(self, state: PositionSet, char: str) -> PositionSet:
        """Return the state after one more character, and remember it."""
        active = state.reach & self._masks[bisect_right(self._bounds, ord(char)) - 1]
        if active & self._sink:
            active &= self._sink
        self._transitions += 1
        if self._transitions > MAX_TRANSITIONS:
            self._transitions = 0
            self._states = {}
            self._start = PositionSet(self, self._start.reach, self._start.accepts)
            state.clear()
        target = self._states.get(active)
        if target is None:
            reach = (active & self._chain) << 1 | active & self._stay
            for sources, targets in self._jumps:
                if active & sources:
                    reach |= targets
            target = self._states[active] = PositionSet(self, reach, bool(active & self._final))
        state[char] = target
        return target


def every(
    wanted: tuple[Callable[[str], object], ...], unwanted: tuple[Callable[[str], object], ...]
) -> Callable[[str], bool]:
    """Return a search that finds something if all of some searches do and no other given one does."""

    def search(text: str) -> bool:
        return all(each(text) for each in wanted) and not any(each(text) for each in unwanted)

    return search


def looking(
    bounds: tuple[int, ...],
    looks: tuple[tuple[bool, Automaton], ...],
    last: Automaton,
    limit: int = -1,
    short: Callable[[str], object] | None = None,
) -> Callable[[str], object]:
    """Return a search for a pattern with lookarounds, over symbols: class << len(looks) | the lookarounds that hold.

    Args:
        bounds: The code points from which on another class of characters begins; two more stand for the text's ends.
        looks: For each lookaround whether it looks ahead, and what accepts the symbols up to and with the one beyond
            its place; what looks ahead reads backwards. Its bit is set in the symbol after each place where it holds.
        last: What accepts the symbols of the whole text.
        limit: Up to which length of a text `short` is asked instead.
        short: A search that is faster on short texts.
    """
    shift = len(looks)

    def search(text: str) -> object:
        if len(text) <= limit and short is not None:
            return short(text)
        known = {char: bisect_right(bounds, ord(char)) - 1 << shift for char in set(text)}
        symbols = [len(bounds) << shift, *map(known.__getitem__, text), (len(bounds) + 1) << shift]
        for number, (ahead, automaton) in enumerate(looks):
            holds = automaton.prefixes("".join(map(chr, reversed(symbols) if ahead else symbols)))
            # Read backwards, the symbol beyond a place comes before it in the text.
            shifted = [False, *holds[:0:-1]] if ahead else holds
            symbols = [symbol | hold << number for symbol, hold in zip(symbols, shifted, strict=True)]
        return last.search("".join(map(chr, symbols)))

    return search


def up_to(limit: int, search: Callable[[str], object]) -> Callable[[str], object]:
    """Return a search that finds nothing in a text of over `limit` characters, which could take too long."""
    return lambda text: search(text) if len(text) <= limit else None
