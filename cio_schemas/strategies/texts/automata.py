"""The texts that some patterns match and others don't, of given lengths: a product of automata, to draw from.

Every state knows how many characters may follow it until a text is accepted, so that no text is begun in vain.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cio_schemas.ecma import charset, linear
from cio_schemas.ecma.errors import PatternError
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.pattern import MAX_LENGTH
from cio_schemas.ecma.positions import UnbuildableError, exact_positions
from cio_schemas.ecma.simplify import searched
from cio_schemas.ecma.tree import Look, Node, Sequence, Start, sequence
from cio_schemas.strategies.texts import characters
from cio_schemas.strategies.texts.distances import Lengths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.charset import CharSet
    from cio_schemas.ecma.positions import Positions

MAX_STEPS = 400_000
"""How many steps may be taken to build a product."""

MAX_POSITIONS = 3_000
"""How many positions the automaton of one pattern may have."""

MAX_ENUMERATED = 400
"""The greatest length of texts that are enumerated."""

Move: TypeAlias = tuple[str, int]
"""A character, and the state it leads to."""


class TextAutomaton:
    """An automaton that texts are drawn from.

    Attributes:
        moves: For each state the characters that may come next, the simplest first, each with the state it leads to.
        lengths: Which states are how many characters from acceptance.
        whole: Whether the moves are by all characters that there are, and not by some that stand for others.
        reached: For each state, as bits, the states that one character leads to.
        viable: By state and targets, the moves that `leading_to` found.
    """

    def __init__(self, targets: Targets, classes: list[_Class], lengths: Lengths, *, lacking: bool) -> None:
        self._targets = targets
        self._classes = classes
        self._lacking = lacking
        self.lengths = lengths
        used = {at for row in targets for at, target in row if lengths.alive >> target & 1}
        self.whole = not lacking and all(classes[at].is_whole for at in used)
        self.viable: dict[tuple[int, int], list[Move]] = {}

    @cached_property
    def moves(self) -> list[list[Move]]:
        """See the class; found when a text is drawn, since mostly it is only asked whether there is one."""
        return _moves(self._targets, self._classes, self.lengths.alive)

    @cached_property
    def widest(self) -> int:
        """The greatest number of moves from one state."""
        return max(map(len, self.moves), default=1)

    @cached_property
    def reached(self) -> list[int]:
        """See the class."""
        return [linear.bits({target for _, target in row}) for row in self.moves]

    def leading_to(self, state: int, targets: int) -> list[Move]:
        """Return the moves from a state to one of some targets, given as bits."""
        found = self.viable[state, targets] = [move for move in self.moves[state] if targets >> move[1] & 1]
        return found

    def enumerated(self, low: int, high: int | None, most: int) -> tuple[list[str], bool]:
        """Return the shortest texts of low to high characters, and whether those are all; at most so many.

        Those that consist of the samples come first.
        """
        found, ended = self._listed(self.moves, low, high, most)
        if self.whole or not ended:
            return found, ended
        every, are_all = self._all_moves(most)
        more, ended = self._listed(every, low, high, most)
        several = list(dict.fromkeys([*found, *more]))
        return several[:most], ended and are_all and len(several) <= most

    def _listed(self, moves: list[list[Move]], low: int, high: int | None, most: int) -> tuple[list[str], bool]:
        """Return texts by some moves, and whether those are all."""
        layer, found = [("", 0)], list[str]()
        for size in range(MAX_ENUMERATED if high is None else min(high, MAX_ENUMERATED) + 1):
            if size >= low:
                found += [text for text, state in layer if self.lengths.at(0) >> state & 1]
            layer = list(islice(_longer(layer, moves), 4 * most + 1))
            if len(found) >= most or len(layer) > 4 * most:
                return found[:most], False
            if not layer:
                return found, True
        return found, high is not None and high < MAX_ENUMERATED

    def _all_moves(self, most: int) -> tuple[list[list[Move]], bool]:
        """Return the moves by all characters, at most so many of a class, and whether those are all."""
        chars = [each.samples + "".join(islice(characters.others(each.members), most)) for each in self._classes]
        alive = self.lengths.alive
        moves = [[(char, to) for at, to in row if alive >> to & 1 for char in chars[at]] for row in self._targets]
        used = {at for row in self._targets for at, to in row if alive >> to & 1}
        return moves, not self._lacking and all(len(chars[at]) == self._classes[at].members.size for at in used)


def _longer(layer: list[tuple[str, int]], moves: list[list[Move]]) -> Iterator[tuple[str, int]]:
    """Yield texts with one more character each, and the states they lead to."""
    return ((text + char, target) for text, state in layer for char, target in moves[state])


class Texts(NamedTuple):
    """What is known of the texts that some patterns match and others don't.

    Attributes:
        automaton: The automaton that they are drawn from; None if there are none, or if that is unknown.
        sizes: The lengths that are drawn.
        irregular: Why there is no automaton; empty if there is one.
        work: How many steps it took.
        beyond: Why there may be texts that the automaton doesn't accept; empty if there are none.
    """

    automaton: TextAutomaton | None
    sizes: tuple[int, ...]
    irregular: str
    work: int
    beyond: str = ""


@lru_cache(maxsize=1024)
def texts(wanted: tuple[str, ...], unwanted: tuple[str, ...], low: int, high: int | None) -> Texts:
    """Return the texts in which each of the `wanted` patterns finds something, and none of the `unwanted`.

    Args:
        wanted: ECMA-262 patterns.
        unwanted: The same.
        low: The least length of interest.
        high: The greatest, None for none.
    """
    built = _built(wanted, unwanted)
    if built.automaton is None:
        return Texts(None, (), built.irregular, built.work)
    lengths = built.automaton.lengths
    sizes = lengths.sizes(low, high)
    irregular = "" if sizes else built.beyond if lengths.tells(high) else "its texts are too long to be counted"
    return Texts(built.automaton if sizes else None, sizes, irregular, built.work + len(sizes))


@lru_cache(maxsize=512)
def _built(wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> Texts:
    """Return the same for texts of any length."""
    steps = [0]
    try:
        positive, negative = _conditions(wanted, unwanted)
        automata = [_automaton(node) for node in (*positive, *negative)]
        classes, lacking = _classes(automata)
        signs = [True] * len(positive) + [False] * len(negative)
        targets, accepting = _product(automata, signs, classes, steps)
    except UnbuildableError as error:
        return Texts(None, (), str(error), steps[0] + 100)
    lengths = Lengths.of([{target for _, target in row} for row in targets], accepting)
    automaton = TextAutomaton(targets, classes, lengths, lacking=lacking)
    beyond = "its texts may hold surrogates, which are not drawn" if lacking else ""
    return Texts(automaton, (), "", steps[0] + lengths.work, beyond)


def _conditions(wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> tuple[list[Node], list[Node]]:
    """Return what must be found in the texts and what must not: each lookahead at the start is a separate condition."""
    positive: list[Node] = []
    negative = [_parsed(pattern) for pattern in unwanted]
    for pattern in wanted:
        node = _parsed(pattern)
        items = list(node.items) if isinstance(node, Sequence) else [node]
        if items and isinstance(items[0], Start):
            while len(items) > 1 and isinstance(look := items[1], Look) and look.ahead:
                (negative if look.negated else positive).append(sequence(Start(), look.body))
                del items[1]
            node = sequence(*items)
        positive.append(node)
    return list(dict.fromkeys(positive)), list(dict.fromkeys(negative))


def _parsed(pattern: str) -> Node:
    if len(pattern) > MAX_LENGTH:
        raise UnbuildableError("the pattern is too long")
    try:
        return parse(pattern)
    except PatternError:
        return parse(pattern, unicode=False)


class _Automaton(NamedTuple):
    """An automaton of positions as bits; the last position is the start, which reads nothing."""

    sets: tuple[CharSet, ...]
    follow: tuple[int, ...]
    finals: int
    sink: int
    start: int


@lru_cache(maxsize=256)
def _automaton(node: Node) -> _Automaton:
    try:
        positions: Positions = exact_positions(searched(node), max_positions=MAX_POSITIONS)
    except (PatternError, ValueError, RecursionError) as error:
        raise UnbuildableError(str(error)) from None
    size = len(positions.sets)
    follow = (*(linear.bits(targets) for targets in positions.follow), linear.bits(positions.starts))
    finals = linear.bits(positions.finals) | (positions.empty << size)
    return _Automaton(positions.sets, follow, finals, linear.bits(range(size - positions.tail, size)), 1 << size)


class _Class(NamedTuple):
    """Characters that are alike to all automata.

    Attributes:
        members: The characters.
        samples: Some of them, or all.
        fitting: For each automaton, as bits, the positions that they fit.
    """

    members: CharSet
    samples: str
    fitting: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the samples are all of them."""
        return len(self.samples) == self.members.size


def _classes(automata: list[_Automaton]) -> tuple[list[_Class], bool]:
    """Return the classes with samples, and whether there are others: of surrogates alone."""
    sets = tuple(each for automaton in automata for each in automaton.sets)
    bounds, masks = linear.classes(sets)
    ranges: dict[int, list[tuple[int, int]]] = {}
    for at, mask in enumerate(masks):
        end = bounds[at + 1] - 1 if at + 1 < len(bounds) else charset.LAST
        ranges.setdefault(mask, []).append((bounds[at], end))
    found, lacking = [], False
    for mask, parts in ranges.items():
        members = charset.of(*parts)
        samples = characters.samples(members)
        fitting, rest = [], mask
        for automaton in automata:
            fitting.append(rest & ((1 << len(automaton.sets)) - 1))
            rest >>= len(automaton.sets)
        if samples:
            found.append(_Class(members, samples, tuple(fitting)))
        lacking = lacking or not samples
    return found, lacking


Targets: TypeAlias = list[list[tuple[int, int]]]
"""For each state, the moves: the class that is read and the state it leads to."""


def _product(
    automata: list[_Automaton], signs: list[bool], classes: list[_Class], steps: list[int]
) -> tuple[Targets, list[bool]]:
    """Return the states of all automata run side by side, as far as they are reached; `steps` counts the work."""
    start = tuple(automaton.start for automaton in automata)
    numbers = {start: 0}
    states, targets = [start], []
    for state in states:  # grows while it is walked
        row = []
        reaches = [_reach(automaton, active) for automaton, active in zip(automata, state, strict=True)]
        for at, each in enumerate(classes):
            following = _following(automata, signs, reaches, each.fitting)
            if following is not None:
                if following not in numbers:
                    numbers[following] = len(states)
                    states.append(following)
                row.append((at, numbers[following]))
        targets.append(row)
        steps[0] += len(classes) * len(automata) + sum(map(int.bit_count, state))
        if steps[0] > MAX_STEPS:
            raise UnbuildableError(f"together the patterns take over {MAX_STEPS:,} steps, the limit")
    finals = [(automaton.finals, sign) for automaton, sign in zip(automata, signs, strict=True)]
    accepting = [
        all(bool(active & final) is sign for active, (final, sign) in zip(state, finals, strict=True))
        for state in states
    ]
    return targets, accepting


def _following(
    automata: list[_Automaton], signs: list[bool], reaches: list[int], fitting: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Return the state after a character; None if no text is accepted any more."""
    following = []
    for automaton, sign, reach, fits in zip(automata, signs, reaches, fitting, strict=True):
        active = reach & fits
        if active & automaton.sink:
            if not sign:
                return None
            active &= automaton.sink
        if not active and sign:
            return None
        following.append(active)
    return tuple(following)


def _reach(automaton: _Automaton, active: int) -> int:
    reach, follow = 0, automaton.follow
    while active:
        lowest = active & -active
        reach |= follow[lowest.bit_length() - 1]
        active ^= lowest
    return reach


def _moves(targets: Targets, classes: list[_Class], alive: int) -> list[list[Move]]:
    """Return the moves by character, the simplest first, without those that lead nowhere."""
    in_order = sorted(
        ((char, at) for at, each in enumerate(classes) for char in each.samples),
        key=lambda sample: characters.rank(sample[0]),
    )
    moves = []
    for row in targets:
        led = {at: target for at, target in row if alive >> target & 1}
        moves.append([(char, led[at]) for char, at in in_order if at in led])
    return moves
