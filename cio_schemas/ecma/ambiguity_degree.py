"""The ways through an automaton of positions by which the same text can be read, and how their number grows.

After Weber and Seidl, "On the degree of ambiguity of finite automata" (1991): the ways grow exponentially exactly if
some position comes back to itself in two ways by the same text, and polynomially exactly if some text leads from a
position to itself, from another to itself, and from the first to the second. The most such shifts that follow each
other are the degree.
"""

from __future__ import annotations

from itertools import combinations

from cio_schemas.ecma import charset
from cio_schemas.ecma.charset import CharSet
from cio_schemas.ecma.graph import components
from cio_schemas.ecma.growth import LINEAR, Ambiguity, Attack
from cio_schemas.ecma.linear import classes, program
from cio_schemas.ecma.positions import UnbuildableError, exact_positions
from cio_schemas.ecma.tree import Node, Repeat, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from cio_schemas.ecma.positions import Positions
    from cio_schemas.ecma.simplify import Search

MAX_STEPS = 100_000
"""How many steps the search for ambiguity may take; beyond, the worst is assumed."""

MAX_WAYS = 2**20
"""How many ways there may be without a loop: more are as good as exponential."""

MANY = 8
"""From how many rounds on a repeat counts as a loop."""

MAX_SAMPLES = 20
"""Of how many characters the endings of an attack are made."""


def growth_of(positions: Positions, search: Search) -> Ambiguity:
    """Return how the number of paths through an automaton grows, a rough measure of the cost of a search.

    Where that takes too many steps, the answer is the worst one.
    """
    return _Analysis(positions, search).ambiguity()


def has_loop(node: Node) -> bool:
    """Return whether a tree can match texts of (practically) any length."""
    return any(isinstance(each, Repeat) and (each.high is None or each.high > MANY) for each in walk(node))


class _OutOfStepsError(Exception):
    """The search took more than `MAX_STEPS`."""


State: TypeAlias = tuple[int, ...]
Parents: TypeAlias = dict[State, tuple[State, int] | None]


class _Analysis:
    def __init__(self, positions: Positions, search: Search) -> None:
        self.positions = positions
        self.search = search
        self.follow = positions.follow
        self.steps = 0
        bounds, masks = classes(positions.sets)
        ends = [*(bound - 1 for bound in bounds[1:]), charset.LAST]
        runs = [CharSet(((low, high),)) for low, high in zip(bounds, ends, strict=True)]
        self.samples = [run.sample() for run in runs]
        # The classes each position reads, as bits; what most people can read first.
        order = sorted(range(len(runs)), key=lambda number: _unreadable(self.samples[number]))
        self.samples = [self.samples[number] for number in order]
        self.reads = [0] * len(positions.sets)
        for bit, number in enumerate(order):
            mask = masks[number]
            while mask:
                low = mask & -mask
                self.reads[low.bit_length() - 1] |= 1 << bit
                mask ^= low

    def ambiguity(self) -> Ambiguity:
        if not self.positions.head and self.is_deterministic():
            return LINEAR
        self.components = components(self.follow)
        self.component = {position: number for number, each in enumerate(self.components) for position in each}
        try:
            attack = self.exponential()
            if attack:
                return Ambiguity("exponential", attack)
            if self.many_ways():
                return Ambiguity("exponential")
        except _OutOfStepsError:
            return Ambiguity("exponential")
        if not has_loop(self.search.node):
            return LINEAR
        try:
            found = self.polynomial()
        except _OutOfStepsError:
            return Ambiguity("polynomial", None, self.degree(None))
        if not found:
            return LINEAR
        try:
            degree = self.degree(self.shifts())
        except _OutOfStepsError:
            degree = self.degree(None)
        return Ambiguity("polynomial", found[0], degree, bounded=found[1])

    def is_deterministic(self) -> bool:
        return all(self.is_choiceless(ways) for ways in (self.positions.starts, *self.follow))

    def is_choiceless(self, ways: dict[int, int]) -> bool:
        seen = 0
        for position, count in ways.items():
            if count > 1 or seen & self.reads[position]:
                return False
            seen |= self.reads[position]
        return True

    def loops_in(self, component: list[int]) -> bool:
        return len(component) > 1 or component[0] in self.follow[component[0]]

    # -- exponential ---------------------------------------------------------------------------------------------------

    def exponential(self) -> Attack | None:
        for component in self.components:
            if self.loops_in(component):
                inside = set(component)
                if all(self.is_choiceless(self.within(position, inside)) for position in component):
                    continue
                pump = self.double_edge(component, inside) or self.two_ways(component, inside)
                if pump:
                    start, text = pump
                    return self.attack(start, text)
        return None

    def within(self, position: int, inside: set[int]) -> dict[int, int]:
        return {target: ways for target, ways in self.follow[position].items() if target in inside}

    def double_edge(self, component: list[int], inside: set[int]) -> tuple[int, str] | None:
        for position in component:
            for target, ways in self.within(position, inside).items():
                if ways > 1:
                    return position, self.char(self.reads[target]) + self.path((target,), (position,), (inside,))
        return None

    def two_ways(self, component: list[int], inside: set[int]) -> tuple[int, str] | None:
        """Find a text by which a pair of equal positions parts and meets again."""
        parents: Parents = {(position, position): None for position in component}
        queue: list[State] = list(parents)
        for state in queue:
            for target, read in self.moves(state, (inside, inside)):
                if target[0] == target[1]:
                    if state[0] == state[1]:
                        continue
                    text, begin = self.trace(parents, state)
                    back = self.path((target[0],), (begin[0],), (inside,))
                    return begin[0], text + self.char(read) + back
                if target not in parents:
                    parents[target] = (state, read)
                    queue.append(target)
        return None

    def many_ways(self) -> bool:
        """Return whether the ways through different positions alone, loops taken once, are over the limit."""
        most = [1] * len(self.components)
        for number, component in enumerate(self.components):
            for position in component:
                outside = {q: ways for q, ways in self.follow[position].items() if self.component[q] != number}
                most[number] = max(most[number], self.ways(outside, most))
        return self.ways(self.positions.starts, most) > MAX_WAYS

    def ways(self, targets: dict[int, int], most: list[int]) -> int:
        """Return an upper bound of the ways to go on by one character; `most` is known for later components."""
        totals: dict[int, int] = {}
        for position, count in targets.items():
            read = self.reads[position]
            totals[read] = totals.get(read, 0) + count * most[self.component[position]]
        self.count(len(totals) ** 2)
        sums = (sum(total for other, total in totals.items() if other & read) for read in totals)
        return min(max(sums, default=0), MAX_WAYS + 1)

    # -- polynomial ----------------------------------------------------------------------------------------------------

    def polynomial(self) -> tuple[Attack, bool] | None:
        """Return an attack, and whether only counted repeats allow it."""
        loops = [set(component) for component in self.components if self.loops_in(component)]
        reads = [self.union(loop) for loop in loops]
        counted = [self.positions.counted >= loop for loop in loops]
        attack = None
        # Components come in reverse order: what leads to one comes after it.
        for later, earlier in combinations(range(len(loops)), 2):
            bounded = counted[later] or counted[earlier]
            if reads[earlier] & reads[later] and not (attack and bounded):
                found = self.shifting(loops[earlier], loops[later])
                if found and not bounded:
                    return found, False
                attack = attack or found
        return (attack, True) if attack else None

    def shifts(self) -> set[tuple[int, int]]:
        """Return the pairs of loops, by the numbers of their components, between which the ways multiply."""
        loops = [number for number, component in enumerate(self.components) if self.loops_in(component)]
        sets = {number: set(self.components[number]) for number in loops}
        reads = {number: self.union(self.components[number]) for number in loops}
        return {
            (earlier, later)
            for later, earlier in combinations(loops, 2)
            if reads[earlier] & reads[later] and self.shifting(sets[earlier], sets[later])
        }

    def degree(self, shifts: set[tuple[int, int]] | None) -> int:
        """Return the number of shifts on the way that has the most; if they are not known, of loops."""
        most = [0] * len(self.components)
        reached: list[set[int]] = []  # of each component, those that it leads to
        for number, component in enumerate(self.components):
            next_ = {self.component[target] for position in component for target in self.follow[position]} - {number}
            later = next_.union(*(reached[each] for each in next_))
            reached.append(later)
            most[number] = max((most[each] for each in later), default=0)
            if shifts is None:
                most[number] += self.loops_in(component)
            else:
                most[number] = max([most[number], *(1 + most[each] for each in later if (number, each) in shifts)])
        return max(most)

    def union(self, positions: Iterable[int]) -> int:
        mask = 0
        for position in positions:
            mask |= self.reads[position]
        return mask

    def shifting(self, first: set[int], last: set[int]) -> Attack | None:
        """Find a text from a position of one loop to itself and to one of the other, and from that one to itself."""
        between = self.between(first, last)
        for begin in sorted(first):
            for end in sorted(last):
                if begin in between and end in between:
                    text = self.path((begin, begin, end), (begin, end, end), (first, between, last))
                    if text:
                        return self.attack(begin, text)
        return None

    def between(self, first: set[int], last: set[int]) -> set[int]:
        """Return the positions on ways from one loop to another."""
        forward = set(first)
        queue = list(first)
        for position in queue:
            queue.extend(target for target in self.follow[position] if target not in forward)
            forward.update(self.follow[position])
            self.count(len(self.follow[position]))
        if not forward >= last:
            return set()
        found = set(last)
        # Components are in reverse order, so one pass over them, each until it is settled, goes backwards.
        for component in self.components:
            if any(target in found for position in component for target in self.follow[position]):
                found.update(component)
        return found & forward

    # -- walking -------------------------------------------------------------------------------------------------------

    def count(self, steps: int) -> None:
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise _OutOfStepsError

    def moves(self, state: State, inside: tuple[set[int], ...]) -> Iterator[tuple[State, int]]:
        """Yield the successors of a tuple of positions by one character, with the set of characters read."""
        reached: list[tuple[State, int]] = [((), -1)]
        for position, allowed in zip(state, inside, strict=True):
            follow = self.follow[position]
            self.count(1 + len(follow) * len(reached))
            reached = [
                ((*before, target), read & self.reads[target])
                for before, read in reached
                for target in follow
                if target in allowed and read & self.reads[target]
            ]
        yield from reached

    def path(self, start: State, goal: State, inside: tuple[set[int], ...]) -> str:
        """Return a text that leads from one state to another, empty if there is none or they are the same one."""
        if start == goal:
            return ""
        parents: Parents = {start: None}
        queue = [start]
        for state in queue:
            for target, read in self.moves(state, inside):
                if target not in parents:
                    parents[target] = (state, read)
                    queue.append(target)
                    if target == goal:
                        return self.trace(parents, target)[0]
        return ""

    def trace(self, parents: Parents, state: State) -> tuple[str, State]:
        """Return the text that led to a state, and where it began."""
        text = []
        while (step := parents[state]) is not None:
            state, read = step
            text.append(self.char(read))
        return "".join(reversed(text)), state

    def char(self, read: int) -> str:
        return chr(self.samples[(read & -read).bit_length() - 1])

    def attack(self, start: int, pump: str) -> Attack:
        """Return an attack whose pump begins after a position has read its character."""
        everywhere = set(range(len(self.follow)))
        prefix = ""
        if start >= self.positions.head:
            ways = [
                self.char(self.reads[first]) + self.path((first,), (start,), (everywhere,))
                for first in self.positions.starts
                if first == start or self.path((first,), (start,), (everywhere,))
            ]
            prefix = min(ways, key=len, default="")
        return Attack(prefix, pump, self.refused(prefix, pump))

    def refused(self, prefix: str, pump: str) -> str:
        """Return an ending after which the text doesn't match, if the automaton finds one."""
        try:
            automaton = program(exact_positions(self.search, max_positions=1000)).automaton()
        except UnbuildableError:
            return "!"
        text = prefix + pump * 3
        some = [chr(point) for point in self.samples[:MAX_SAMPLES]]
        pairs = (one + two for one in some for two in some)
        endings = ("", "!", "\n", "\0", "\U0010ffff", *some, *pairs)
        return next((end for end in endings if not automaton.search(text + end)), "")


def _unreadable(point: int) -> bool:
    return not 0x20 <= point < 0x7F
