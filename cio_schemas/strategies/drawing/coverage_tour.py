"""Tour everything that can be drawn: find the answers that lead to what no fixture has shown yet.

What a generator can draw is a graph of goals, their alternatives and the members of these. A tour walks it breadth
first; each goal is reached by one way of answers from the root. It is then asked which answers one instance is to give
that none gave before: as many as an instance holds and as go together.
"""

from __future__ import annotations

from collections import deque
from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.strategies.analysis.object_forms import Form
from cio_schemas.strategies.shapes.listed_values import Enum

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.drawing.alternatives import Alternative
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.shapes.case import Case
    from cio_schemas.strategies.shapes.goals import Goal

MAX_STOPS = 50_000
"""The most answers that a tour plans."""

PATIENCE = 16
"""How many refused instances try to give an answer before it is dropped."""

MISSED = 4
"""A fixture that does not give an answer which it was to give counts as so many that are refused."""

SHOWN = 90
"""About how many answers one fixture gives; an instance has no room for more, with what surrounds them."""

LISTED = 64
"""The longest list of values that are all drawn."""

REPEATED = 4
"""How many answers to one question an instance may give, in different items or members."""

LATER = 2_000
"""How many answers may be skipped because they conflict with chosen ones."""


class Turn(IntEnum):
    """The order in which answers are given, over the fixtures."""

    PLACE = auto()
    """A member with a subschema that no earlier member had."""
    BRANCH = auto()
    """One of several alternatives, unless all its branches were shown."""
    MEMBER = auto()
    """Another member of a goal, or a size."""
    AGAIN = auto()
    """A member of a goal that another alternative has too, more of the same branches, or a listed value."""


class Stop:
    """An answer, and how many wanted answers lie beyond it.

    Attributes:
        before: The answer that leads here.
        question: What it answers, if others answer it too; None for a yes that all may say and for a size.
        room: How many answers to the question go together.
        repeats: Whether it is a size: with a greater one, what lies beyond is asked more often.
        more: By how much the size is to be greater.
        is_new: Whether the answer itself was not given yet.
        is_chosen: Whether the instance is to give it.
        wanted: How many answers that the instance is to give lie beyond, itself included.
        tries: For how many more refused instances it may be chosen.
    """

    __slots__ = ("before", "is_chosen", "is_new", "more", "question", "repeats", "room", "tries", "wanted")

    def __init__(self, before: Stop | None, question: Hashable = None, *, room: int = 1, repeats: bool = False) -> None:
        self.before = before
        self.question = question
        self.room = room
        self.repeats = repeats
        self.more = 0
        self.is_new = before is not None
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
        """Record that the instance should give it."""
        self.is_chosen = True
        for stop in self.way():
            stop.wanted += 1

    def drop(self) -> None:
        """Record whether the instance gave it."""
        if self.is_chosen:
            self.is_chosen = False
            for stop in self.way():
                stop.wanted -= 1


class _NestedStop(NamedTuple):
    """An alternative with items or members: the goal it is of, and the answer that leads there."""

    within: Goal
    each: Alternative
    here: Stop


class Tour:
    """The answers that lead to all that a generator draws.

    Args:
        generator: What draws.

    Attributes:
        root: Where all begins.
        new: The answers that no fixture gave, the next to be given first.
        answers: By question and answer the stop; of a size, all from the one that is the answer on.
    """

    def __init__(self, generator: Generator) -> None:
        self.root = Stop(None)
        self.new: deque[Stop] = deque()
        self.answers: dict[Hashable, dict[Any, Stop]] = {}
        self._generator = generator
        self._shown: set[Any] = set()
        self._places: set[Location] = set()
        self._branches: set[Hashable] = set()
        self._turns: dict[Turn, list[Stop]] = {turn: [] for turn in Turn}
        self._stops = 0
        self._repeating: list[Stop] = []
        self._cases: set[Case] = set()
        self._again: deque[_NestedStop] = deque()
        self._pending: deque[tuple[Goal, Stop]] = deque([(generator.space.root, self.root)])
        self._seen = {generator.space.root}
        while self._pending or self._again:
            if self._pending:
                self._walk(*self._pending.popleft())
            else:
                self._enter(self._again.popleft())
        for turn in Turn:
            self.new += self._turns[turn]

    def _stop(self, question: Hashable, answer: Any, before: Stop, turn: Turn, kind: str = "") -> Stop:
        self._stops += 1
        found = Stop(before, question if kind == "one" else None, repeats=kind == "size")
        self.answers.setdefault(question, {})[answer] = found
        self._turns[turn].append(found)
        return found

    def _walk(self, goal: Goal, stop: Stop) -> None:
        """Plan the answers to which alternative of a goal to draw, and those within each; those already seen last."""
        alternatives = self._generator.alternatives(goal)
        several = alternatives.several
        for at, each in enumerate(several):
            here = stop
            if len(several) > 1:
                here = self._stop(alternatives.site, at, stop, self._turn_of(goal, each), "one")
            if isinstance(each.form, Enum) and 1 < len(each.form.values) <= LISTED:
                for value in range(len(each.form.values)):
                    self._stop(each.site, value, here, Turn.AGAIN, "one")
            if each.nested and each.case in self._cases:
                self._again.append(_NestedStop(goal, each, here))
            elif each.nested:
                self._cases.add(each.case)
                self._enter(_NestedStop(goal, each, here))

    def _enter(self, nested: _NestedStop) -> None:
        """Plan the answers within an array or an object, and walk its parts later, as far as there is room."""
        if self._stops >= MAX_STOPS:
            return
        parts = self._members(*nested) if isinstance(nested.each.form, Form) else self._items(*nested[1:])
        for part, beyond in parts:
            if part not in self._seen and self._stops < MAX_STOPS and self._generator.space.possible(part):
                self._seen.add(part)
                self._pending.append((part, beyond))

    def _turn_of(self, goal: Goal, each: Alternative) -> Turn:
        """Return when an alternative is to be shown: early if it has a member or is of a branch that is new."""
        branches = each.case.branches or {(_places(goal), type(each.case.shape))}
        turn = Turn.AGAIN if branches <= self._branches else Turn.BRANCH
        self._branches |= branches
        if not isinstance(each.form, Form):
            return turn
        goals = self._generator.members(each.form, each.site).goals
        is_new = any(self._is_new(goals[name]) for name in each.form.required if name in goals)
        return Turn.PLACE if is_new else turn

    def _is_new(self, goal: Goal) -> bool:
        """Record a member; return whether it is the first with its subschema."""
        places = _places(goal)
        is_new = not places <= self._places
        self._places |= places
        return is_new

    def _members(self, within: Goal, each: Alternative, here: Stop) -> list[tuple[Goal, Stop]]:
        plan = self._generator.members(each.form, each.site)
        optional = dict(plan.optional)
        high = each.form.object.high
        room = None if high is None else max(1, high - len(each.form.required))
        found = []
        for name, goal in plan.goals.items():
            member = within, name, goal
            turn = Turn.PLACE if self._is_new(goal) else Turn.AGAIN if member in self._shown else Turn.MEMBER
            self._shown.add(member)
            beyond = here
            if name in optional:
                beyond = self._stop(optional[name], True, here, turn)
                if room is not None:
                    beyond.question, beyond.room = plan.keys.kept, room
            found.append((goal, beyond))
        if plan.kinds:
            more = self._stop(plan.keys.more, True, here, Turn.MEMBER)
            extra = self._stop(plan.keys.extra, 1, more, Turn.MEMBER, "size")
            found += [
                (kind.goal, self._stop(plan.keys.kind, at, extra, Turn.MEMBER, "one"))
                for at, kind in enumerate(plan.kinds)
            ]
        return found

    def _items(self, each: Alternative, here: Stop) -> list[tuple[Goal, Stop]]:
        layout = each.form
        found = [(goal, here) for goal in layout.fixed]
        most = len(layout.goals) if layout.high is None else min(layout.high, len(layout.goals))
        fewest = len(layout.fixed)
        ends = max(most, fewest + 1) if layout.high is None else min(layout.high, max(most, fewest + 1))
        question = each.site, "size"
        return found + [
            (layout.goal(at), self._stop(question, at + 1, here, Turn.MEMBER, "size")) for at in range(fewest, ends)
        ]

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
        """Add the answers of a path to those taken; return whether one instance can give them all."""
        asked = [(each, taken.get(each.question, [])) for each in way if each.question is not None]
        repeated = [
            (next((stop for stop in each.way() if stop.repeats), None), len(others) // each.room)
            for each, others in asked
            if len(others) >= each.room
        ]
        if any(stop is None or times >= REPEATED for stop, times in repeated):
            return False
        for stop, times in repeated:
            assert stop is not None
            stop.more = max(stop.more, times)
            self._repeating.append(stop)
        for each, _ in asked:
            taken.setdefault(each.question, []).append(each)
        return True


def _places(goal: Goal) -> frozenset[Location]:
    """Return the locations of the subschemas that a goal satisfies."""
    return frozenset(literal.location for literal in goal if literal.holds)
