"""The texts that some patterns match and others don't, of given lengths: a product of automata, to draw from.

Every state knows how many characters may follow it until a text is accepted, so that no text is begun in vain.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.ecma import charset, linear
from cio_schemas.ecma.errors import PatternError
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.pattern import MAX_LENGTH
from cio_schemas.ecma.positions import UnbuildableError, exact_positions
from cio_schemas.ecma.simplify import searched

if TYPE_CHECKING:
    from collections.abc import Hashable

    from cio_schemas.ecma.charset import CharSet
    from cio_schemas.ecma.positions import Positions
    from cio_schemas.strategies.chooser import Chooser

MAX_STATES = 4000
"""How many states a product may have."""

MAX_MOVES = 60_000
"""How many moves between them."""

MAX_WORK = 3_000_000
"""How many moves are followed to find the lengths that lead to acceptance."""

SPREAD = 24
"""Without an upper bound, texts are at most so much longer than the shortest."""

USUAL = 24
"""A text usually has one of the shortest so many lengths that there are, or one of the two longest."""

_SURROGATES = charset.of((0xD800, 0xDFFF))
_READABLE = charset.of((0x20, 0x7E))
_ORDER = [*range(0x61, 0x7B), *range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x20, 0x30), *range(0x3A, 0x41)]
_ORDER += [*range(0x5B, 0x61), *range(0x7B, 0x7F)]
_BEYOND = [ord(char) for char in "éßñλЖ中日👍𠮷"]


class Language:
    """An automaton without dead ends.

    Attributes:
        moves: for each state the characters that may come next, the simplest first, each with the state it leads to.
        lengths: for each state, as bits, how many characters may follow until a text is accepted.
    """

    __slots__ = ("_leading", "lengths", "moves")

    def __init__(self, moves: list[list[tuple[str, int]]], lengths: list[int]) -> None:
        self.moves = moves
        self.lengths = lengths
        self._leading: dict[tuple[int, int], list[tuple[str, int, int]]] = {}

    def sizes(self, low: int, high: int | None) -> list[int]:
        """The lengths there are from low to high, in order."""
        bits = self.lengths[0] >> low
        if high is not None:
            bits &= (1 << (high - low + 1)) - 1
        return [low + at for at in range(bits.bit_length()) if bits >> at & 1]

    def draw(self, chooser: Chooser, sizes: list[int], site: Hashable) -> str:
        """A text whose length is one of some `sizes`."""
        last = len(sizes) - 1
        specials = (0, last, min(1, last), max(last - 1, 0))
        size = sizes[chooser.integer(0, min(last, USUAL), tuple(dict.fromkeys(specials)), site)]
        state, text, leading, index = 0, "", self._leading, chooser.index
        while size:
            moves = leading.get((state, size)) or self._find(state, size)
            chunk, state, size = moves[0] if len(moves) == 1 else moves[index(len(moves), None)]
            text += chunk
        return text

    def _find(self, state: int, remaining: int) -> list[tuple[str, int, int]]:
        """The moves to make where so many characters remain, each with all that follows without a choice."""
        found = []
        for move in self._moves(state, remaining):
            chunk, target = move
            left = remaining - 1
            while left and len(more := self._moves(target, left)) == 1:
                [(char, target)] = more
                chunk += char
                left -= 1
            found.append((chunk, target, left))
        if len(self._leading) < MAX_MOVES:
            self._leading[state, remaining] = found
        return found

    def _moves(self, state: int, remaining: int) -> list[tuple[str, int]]:
        """The moves after which one character less leads to acceptance."""
        return [move for move in self.moves[state] if self.lengths[move[1]] >> (remaining - 1) & 1]


@lru_cache(maxsize=512)
def language(wanted: tuple[str, ...], unwanted: tuple[str, ...], low: int, high: int | None) -> Language | None:
    """The texts in which each of the `wanted` patterns finds something, and none of the `unwanted`.

    Args:
        wanted: ECMA-262 patterns.
        unwanted: the same.
        low: the least length of interest.
        high: the greatest, None for none.

    Returns:
        The language; None if it has no text of such a length.

    Raises:
        UnbuildableError: a pattern isn't regular, or the automaton would be too large.
    """
    automata = [_automaton(pattern) for pattern in (*wanted, *unwanted)]
    classes = _classes(automata)
    signs = [True] * len(wanted) + [False] * len(unwanted)
    targets, accepting = _product(automata, signs, classes)
    longest = high if high is not None else low + SPREAD
    while True:
        if longest * sum(map(len, targets)) > MAX_WORK:
            raise UnbuildableError("its texts are too long to be counted")
        lengths = _lengths(targets, accepting, longest)
        if lengths[0] >> low:
            return Language(_moves(targets, classes, lengths), lengths)
        if high is not None or longest > low + 4 * len(targets) + SPREAD:
            return None
        longest = low + max(4 * len(targets), 2 * SPREAD) + SPREAD


class _Automaton(NamedTuple):
    """An automaton of positions as bits; the last position is the start, which reads nothing."""

    sets: tuple[CharSet, ...]
    follow: tuple[int, ...]
    finals: int
    sink: int
    start: int


@lru_cache(maxsize=256)
def _automaton(pattern: str) -> _Automaton:
    if len(pattern) > MAX_LENGTH:
        raise UnbuildableError("the pattern is too long")
    try:
        node = parse(pattern)
    except PatternError:
        node = parse(pattern, unicode=False)
    try:
        positions: Positions = exact_positions(searched(node))
    except (PatternError, ValueError, RecursionError) as error:
        raise UnbuildableError(str(error)) from None
    size = len(positions.sets)
    follow = (*(linear.bits(targets) for targets in positions.follow), linear.bits(positions.starts))
    finals = linear.bits(positions.finals) | (positions.empty << size)
    return _Automaton(positions.sets, follow, finals, linear.bits(range(size - positions.tail, size)), 1 << size)


class _Class(NamedTuple):
    """Characters that are alike to all automata: samples of them, and for each automaton the positions they fit."""

    samples: str
    fitting: tuple[int, ...]


def _classes(automata: list[_Automaton]) -> list[_Class]:
    sets = tuple(each for automaton in automata for each in automaton.sets)
    bounds, masks = linear.classes(sets)
    ranges: dict[int, list[tuple[int, int]]] = {}
    for at, mask in enumerate(masks):
        end = bounds[at + 1] - 1 if at + 1 < len(bounds) else charset.LAST
        ranges.setdefault(mask, []).append((bounds[at], end))
    found = []
    for mask, parts in ranges.items():
        samples = _samples(charset.of(*parts) - _SURROGATES)
        fitting, rest = [], mask
        for automaton in automata:
            fitting.append(rest & ((1 << len(automaton.sets)) - 1))
            rest >>= len(automaton.sets)
        if samples:
            found.append(_Class(samples, tuple(fitting)))
    return found


def _samples(members: CharSet) -> str:
    """Some characters of a set, the most readable first."""
    points = [point for point in _ORDER if point in members]
    points += [point for point in _BEYOND if point in members]
    if not points or len(points) < 4:
        for low, high in members.ranges[:16]:
            points += [point for point in dict.fromkeys((low, (low + high) // 2, high)) if point not in points]
    return "".join(map(chr, points))


Targets = list[list[tuple[int, int]]]
"""For each state, the moves: the class that is read and the state it leads to."""


def _product(
    automata: list[_Automaton], signs: list[bool], classes: list[_Class]
) -> tuple[list[list[tuple[int, int]]], list[bool]]:
    """The states of all automata run side by side, as far as they are reached."""
    start = tuple(automaton.start for automaton in automata)
    numbers = {start: 0}
    states, targets, moves = [start], [], 0
    for state in states:  # grows while it is walked
        row = []
        reaches = [_reach(automaton, active) for automaton, active in zip(automata, state, strict=True)]
        for at, each in enumerate(classes):
            following = []
            for automaton, reach, fitting, sign in zip(automata, reaches, each.fitting, signs, strict=True):
                active = reach & fitting
                if active & automaton.sink:
                    active &= automaton.sink
                    if not sign:
                        break
                if not active and sign:
                    break
                following.append(active)
            else:
                key = tuple(following)
                if key not in numbers:
                    numbers[key] = len(states)
                    states.append(key)
                row.append((at, numbers[key]))
        targets.append(row)
        moves += len(row)
        if len(states) > MAX_STATES or moves > MAX_MOVES:
            raise UnbuildableError(f"together the patterns have over {MAX_STATES} states, the limit")
    accepting = [
        all(
            bool(active & automaton.finals) is sign
            for automaton, active, sign in zip(automata, state, signs, strict=True)
        )
        for state in states
    ]
    return targets, accepting


def _reach(automaton: _Automaton, active: int) -> int:
    reach, follow = 0, automaton.follow
    while active:
        lowest = active & -active
        reach |= follow[lowest.bit_length() - 1]
        active ^= lowest
    return reach


def _lengths(targets: list[list[tuple[int, int]]], accepting: list[bool], longest: int) -> list[int]:
    lengths = [int(each) for each in accepting]
    before: list[list[int]] = [[] for _ in targets]
    for source, row in enumerate(targets):
        for target in dict.fromkeys(target for _, target in row):
            before[target].append(source)
    layer = {state for state, each in enumerate(accepting) if each}
    for length in range(1, longest + 1):
        layer = {source for state in layer for source in before[state]}
        if not layer:
            break
        for state in layer:
            lengths[state] |= 1 << length
    return lengths


def _moves(
    targets: list[list[tuple[int, int]]], classes: list[_Class], lengths: list[int]
) -> list[list[tuple[str, int]]]:
    """The moves by character, the simplest first, without those that lead nowhere."""
    order = {chr(point): at for at, point in enumerate(_ORDER)}
    return [
        sorted(
            ((char, target) for at, target in row if lengths[target] for char in classes[at].samples),
            key=lambda move: (order.get(move[0], 200), move[0]),
        )
        for row in targets
    ]
