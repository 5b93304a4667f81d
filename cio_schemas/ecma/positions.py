r"""A tree as an automaton of positions (Glushkov's construction), with the number of ways between them.

A position is a place in the pattern where one character is read. Conditions on the neighbours of a place (`^`, `$`,
`\b`, lookaround of one character) are settled while building: positions are split until each is wholly inside or
outside of the sets asked about, then an edge exists or not.
"""

from __future__ import annotations

from cio_schemas.ecma import charset
from cio_schemas.ecma.simplify import ANY_TEXT, Search
from cio_schemas.ecma.tree import (
    Alternation,
    Backreference,
    Boundary,
    Chars,
    End,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    Start,
    walk,
)
from cio_schemas.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from typing import TypeVar

    from cio_schemas.ecma.charset import CharSet

    Key = TypeVar("Key", bound=Hashable)

MAX_POSITIONS = 10_000
"""How many positions an automaton may have."""

MAX_EDGES = 200_000
"""How many edges an automaton may have."""


EXACT_COUNT = 8
"""The largest count of a repeat that is taken literally where only ambiguity matters."""

EXACT_RUN = 128
"""The same for a fixed number of single characters."""

MAX_COUNTED = 1000
"""Up to which count a repeat can't hurt as an endless one does."""


class UnbuildableError(Exception):
    """The tree isn't regular, or needs too large an automaton: says why."""


class Test(Record):
    """A condition on a place between two characters, an edge of the text being None.

    Attributes:
        ahead: Whether it looks at the next character or the previous one; None looks at both, for a word boundary.
        members: The characters that satisfy it.
        edge: Whether an edge of the text satisfies it.
        negated: Whether it holds if it is not satisfied.
    """

    __slots__ = __match_args__ = ("ahead", "members", "edge", "negated")

    def __init__(self, ahead: bool | None, members: CharSet, edge: bool = False, negated: bool = False) -> None:
        self.ahead, self.members, self.edge, self.negated = ahead, members, edge, negated

    def holds(self, before: int | None, after: int | None) -> bool:
        """Return whether it holds between two characters."""
        if self.ahead is None:
            satisfied = self._by(before) != self._by(after)
        else:
            satisfied = self._by(after if self.ahead else before)
        return satisfied != self.negated

    def _by(self, point: int | None) -> bool:
        return self.edge if point is None else point in self.members


Tests = frozenset[Test]
NO_TESTS: Tests = frozenset()


class Positions:
    """An automaton.

    Attributes:
        sets: The characters each position reads.
        starts: The positions to begin with, each with the number of ways to it (2 stands for more).
        follow: For each position those that may come next, with the number of ways.
        finals: The positions to end with.
        empty: Whether it matches the empty text.
        head: How many of the first positions stand for the text before the match.
        tail: How many of the last positions stand for the text after it.
        counted: The positions that loop only because a counted repeat was taken for an endless one.
    """

    __slots__ = ("counted", "empty", "finals", "follow", "head", "sets", "starts", "tail")

    def __init__(  # noqa: PLR0917 - in the order in which they are explained
        self,
        sets: tuple[CharSet, ...],
        starts: dict[int, int],
        follow: tuple[dict[int, int], ...],
        finals: frozenset[int],
        empty: bool,
        head: int,
        tail: int,
        counted: frozenset[int] = frozenset(),
    ) -> None:
        self.sets, self.starts, self.follow, self.finals = sets, starts, follow, finals
        self.empty, self.head, self.tail, self.counted = empty, head, tail, counted


def exact_positions(search: Search, *, max_positions: int = MAX_POSITIONS) -> Positions:
    """Return the automaton that accepts a whole text exactly if the search finds something in it.

    Raises:
        UnbuildableError: The tree has backreferences or long lookarounds, or the automaton would be too large.
    """
    return _Builder(search.node, exact=True, max_positions=max_positions).positions(search, with_tail=True)


def rough_positions(search: Search) -> Positions:
    """Return an automaton with at least the ways a backtracking engine has, small enough to look for ambiguity.

    Long counted repeats are endless in it, lookarounds always hold, and a backreference matches what its group may.

    Raises:
        UnbuildableError: It would be too large anyway.
    """
    return _Builder(search.node, exact=False, max_positions=MAX_POSITIONS).positions(search, with_tail=False)


class _Fragment:
    """A part of the automaton: its ways in, out, and through without reading, with the tests on each."""

    __slots__ = ("first", "last", "through")

    def __init__(
        self,
        first: dict[tuple[int, Tests], int] | None = None,
        last: dict[tuple[int, Tests], int] | None = None,
        through: dict[Tests, int] | None = None,
    ) -> None:
        self.first, self.last, self.through = first or {}, last or {}, through or {}


class _Builder:
    def __init__(self, root: Node, *, exact: bool, max_positions: int) -> None:
        self.exact = exact
        self.max_positions = max_positions
        self.sets: list[CharSet] = []
        self.points: list[int] = []
        self.follow: list[dict[int, int]] = []
        self.edges = 0
        self.copies = 1
        self.endless = 0
        self.counted: set[int] = set()
        self.groups = {each.index: each.body for each in walk(root) if isinstance(each, Group)}
        self.referring: set[int] = set()
        tests = {test for each in walk(root) if (test := as_test(each)) is not None}
        self.splitters = {test.members for test in tests if test.members}
        self.cells: dict[CharSet, list[CharSet]] = {}

    def positions(self, search: Search, *, with_tail: bool) -> Positions:
        whole = _Fragment(through={NO_TESTS: 1})
        if not search.at_start:
            whole = self.build(ANY_TEXT)
        head = len(self.sets)
        whole = self.joined(whole, self.build(search.node))
        body = len(self.sets)
        if with_tail and not search.at_end:
            whole = self.joined(whole, self.build(ANY_TEXT))
        starts: dict[int, int] = {}
        for (position, tests), ways in whole.first.items():
            if _hold(tests, None, self.points[position]):
                starts[position] = min(2, starts.get(position, 0) + ways)
        finals = frozenset(
            position for position, tests in whole.last if not with_tail or _hold(tests, self.points[position], None)
        )
        empty = any(_hold(tests, None, None) for tests in whole.through)
        tail = len(self.sets) - body
        counted = frozenset(self.counted)
        return Positions(tuple(self.sets), starts, tuple(self.follow), finals, empty, head, tail, counted)

    def build(self, node: Node) -> _Fragment:
        test = as_test(node)
        if test is not None:
            return _Fragment(through={frozenset((test,)): 1})
        match node:
            case Chars(members):
                return self.character(members)
            case Sequence(items):
                whole = _Fragment(through={NO_TESTS: 1})
                for item in items:
                    whole = self.joined(whole, self.build(item))
                return whole
            case Alternation(options):
                whole = _Fragment()
                for option in options:
                    fragment = self.build(option)
                    _add(whole.first, fragment.first)
                    _add(whole.last, fragment.last)
                    _add(whole.through, fragment.through)
                return whole
            case Repeat():
                return self.repeated(node)
            case Group(body):
                return self.build(body)
            case _:
                return self.irregular(node)

    def irregular(self, node: Node) -> _Fragment:
        if self.exact:
            what = "a backreference" if isinstance(node, Backreference) else "a lookaround of more than one character"
            raise UnbuildableError(f"{what} is not regular")
        if not isinstance(node, Backreference) or node.index in self.referring or node.index not in self.groups:
            return _Fragment(through={NO_TESTS: 1})
        self.referring.add(node.index)
        fragment = self.build(self.groups[node.index])
        self.referring.discard(node.index)
        _add(fragment.through, {NO_TESTS: 1})
        return fragment

    def character(self, members: CharSet) -> _Fragment:
        fragment = _Fragment()
        for cell in self.split(members):
            position = len(self.sets)
            if position >= self.max_positions:
                raise UnbuildableError(f"its automaton has over {self.max_positions} positions, the limit")
            self.sets.append(cell)
            self.points.append(cell.ranges[0][0])
            self.follow.append({})
            fragment.first[position, NO_TESTS] = 1
            fragment.last[position, NO_TESTS] = 1
        return fragment

    def split(self, members: CharSet) -> list[CharSet]:
        if not members:
            return []
        if not self.splitters:
            return [members]
        if members not in self.cells:
            cells = [members]
            for splitter in self.splitters:
                cells = [part for cell in cells for part in (cell & splitter, cell - splitter) if part]
            self.cells[members] = cells
        return self.cells[members]

    def repeated(self, node: Repeat) -> _Fragment:
        low, high = (node.low, node.high) if self.exact else self.shortened(node)
        factor = max(low, high or 0, 1)
        if factor * self.copies > self.max_positions:
            raise UnbuildableError(f"its automaton has over {self.max_positions} positions, the limit")
        self.copies *= factor
        whole = _Fragment(through={NO_TESTS: 1})
        for _ in range(low - (high is None and low > 0)):
            whole = self.joined(whole, self.build(node.body))
        if high is None:
            whole = self.joined(whole, self.loop(node))
        else:
            whole = self.joined(whole, self.optional([self.build(node.body) for _ in range(high - low)]))
        self.copies //= factor
        return whole

    def loop(self, node: Repeat) -> _Fragment:
        begin = len(self.sets)
        counted = node.high is not None and node.high <= MAX_COUNTED
        self.endless += not counted
        loop = self.build(node.body)
        self.endless -= not counted
        if counted and not self.endless:
            self.counted.update(range(begin, len(self.sets)))
        self.connect(loop.last, loop.first)
        if not self.exact and loop.through and node.low > EXACT_COUNT:
            # Which of the many rounds are empty is one more choice.
            self.connect(loop.last, loop.first)
        if node.low == 0:
            loop.through = {NO_TESTS: 1}
        return loop

    def shortened(self, node: Repeat) -> tuple[int, int | None]:
        """Return the counts to use where only ambiguity matters: exact if that is cheap, otherwise unbounded."""
        low, high = node.low, node.high
        if isinstance(node.body, Chars) and low == high and low * self.copies <= EXACT_RUN:
            return low, high
        if high is not None and high * self.copies <= EXACT_COUNT:
            return low, high
        return (low if low * self.copies <= EXACT_COUNT else 1), None

    def optional(self, copies: list[_Fragment]) -> _Fragment:
        """Return nested optional copies, of which any number may occur: `(x(x(x)?)?)?`."""
        whole = _Fragment(through={NO_TESTS: 1})
        for copy in reversed(copies):
            self.connect(copy.last, whole.first)
            _add(whole.last, _times(copy.last, whole.through))
            _add(copy.first, _times(whole.first, copy.through))
            whole = _Fragment(copy.first, whole.last, {NO_TESTS: 1})
        return whole

    def joined(self, left: _Fragment, right: _Fragment) -> _Fragment:
        """Return one after the other; uses both up."""
        self.connect(left.last, right.first)
        if left.through:
            _add(left.first, _times(right.first, left.through))
        if right.through:
            last = _times(left.last, right.through)
            _add(last, right.last)
        else:
            last = right.last
        through: dict[Tests, int] = {}
        for tests, ways in left.through.items():
            for other, others in right.through.items():
                _add(through, {tests | other: min(2, ways * others)})
        if len(through) > 64:
            raise UnbuildableError("it has over 64 combinations of assertions at one place, the limit")
        return _Fragment(left.first, last, through)

    def connect(self, last: dict[tuple[int, Tests], int], first: dict[tuple[int, Tests], int]) -> None:
        self.edges += len(last) * len(first)
        if self.edges > MAX_EDGES:
            raise UnbuildableError(f"its automaton has over {MAX_EDGES} edges, the limit")
        for (position, tests), ways in last.items():
            follow = self.follow[position]
            for (target, others), more in first.items():
                both = tests | others
                if not both or _hold(both, self.points[position], self.points[target]):
                    follow[target] = min(2, follow.get(target, 0) + ways * more)


def as_test(node: Node) -> Test | None:
    """Return the condition on a place that a node expresses; None if it is not a condition."""
    match node:
        case Start():
            return Test(ahead=False, members=charset.NONE, edge=True)
        case End():
            return Test(ahead=True, members=charset.NONE, edge=True)
        case Boundary(negated):
            return Test(ahead=None, members=charset.WORD, negated=negated)
        case Look(body, ahead, negated):
            options = body.options if isinstance(body, Alternation) else (body,)
            edge_type = End if ahead else Start
            if all(isinstance(option, Chars | edge_type) for option in options):
                members = charset.of(
                    *(each for option in options if isinstance(option, Chars) for each in option.set.ranges)
                )
                edge = any(isinstance(option, edge_type) for option in options)
                return Test(ahead, members, edge, negated)
            return None
        case _:
            return None


def _hold(tests: Iterable[Test], before: int | None, after: int | None) -> bool:
    return all(test.holds(before, after) for test in tests)


def _times(ends: dict[tuple[int, Tests], int], through: dict[Tests, int]) -> dict[tuple[int, Tests], int]:
    """Return the ways to the same ends by way of something that reads nothing."""
    if through == {NO_TESTS: 1}:
        return ends
    found: dict[tuple[int, Tests], int] = {}
    for (position, tests), ways in ends.items():
        for others, more in through.items():
            key = (position, tests | others)
            found[key] = min(2, found.get(key, 0) + ways * more)
    return found


def _add(ways: dict[Key, int], more: dict[Key, int]) -> None:
    for key, count in more.items():
        ways[key] = min(2, ways.get(key, 0) + count)
