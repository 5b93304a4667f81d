"""A plain backtracking matcher that counts its steps: what an attack on a pattern costs, without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.ecma.growth import Attack
from cio_schemas.ecma.tree import (
    Alternation,
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.growth import Ambiguity

MAX_INSTRUCTIONS: Final = 3_000
MAX_STEPS: Final = 60_000
_ENDLESS: Final = 64  # rounds of a counted repeat from which on it is as good as one without end
_ROUNDS: Final = (((2, 4, 6), 2.0), ((6, 12, 18), 1.2))
"""Numbers of pumps, and how much more the second half of them must cost than the first: no linear growth does."""

_ENDINGS: Final = ("", "!", "\n", "\0", "\U0010ffff")

Instruction: TypeAlias = tuple[Any, ...]


class UncountableError(Exception):
    """A pattern has what this matcher does not know, or more of it than it takes."""


def steps(node: Node, text: str, limit: int = MAX_STEPS) -> int:
    """Count the characters that a backtracking search compares until it has an answer.

    Args:
        node: The tree of a pattern.
        text: The text to search.
        limit: When to stop counting.

    Returns:
        The number, at most the limit.

    Raises:
        UncountableError: The pattern has a backreference or a lookbehind of more than one character, or is too large.
    """
    return _Machine(node, text, limit).search()


def confirmed(node: Node, found: Ambiguity) -> Attack | None:
    """Return the attack on a pattern if its cost grows faster than the text; None otherwise.

    Args:
        node: The tree of the pattern.
        found: What is known of its ambiguity; if it has no attack, what the pattern repeats is tried.

    Raises:
        UncountableError: As for `steps`.
    """
    attacks = (
        attack._replace(suffix=ending)
        for attack in ([found.attack] if found.attack else _guesses(node))
        for ending in dict.fromkeys((attack.suffix, *_ENDINGS))
    )
    return next((attack for attack in attacks if _grows(node, attack)), None)


def _guesses(node: Node) -> list[Attack]:
    loops = [each.body for each in walk(node) if isinstance(each, Repeat) and (each.high or _ENDLESS) >= _ENDLESS]
    pumps = dict.fromkeys(chr(body.set.sample()) for body in loops if isinstance(body, Chars) and body.set)
    return [Attack("", pump, "") for pump in pumps]


def _grows(node: Node, attack: Attack) -> bool:
    for rounds, factor in _ROUNDS:
        few, more, most = (steps(node, attack.prefix + attack.pump * count + attack.suffix) for count in rounds)
        if most >= MAX_STEPS:
            return most > factor * rounds[2] / rounds[0] * few
        if most - more > factor * (more - few) > 0:
            return True
    return False


class _Machine:
    """A pattern as instructions, run on a text; what remains to be tried is on a stack."""

    def __init__(self, node: Node, text: str, limit: int) -> None:
        self.text = [ord(char) for char in text]
        self.limit = limit
        self.count = 0
        self.code: list[Instruction] = []
        self.loops = 0
        self.write(node)
        self.emit("match")

    def emit(self, *instruction: Any) -> int:
        if len(self.code) >= MAX_INSTRUCTIONS:
            raise UncountableError
        self.code.append(instruction)
        return len(self.code) - 1

    # -- writing --

    def write(self, node: Node) -> None:
        match node:
            case Chars():
                self.emit("char", node.set)
            case Sequence(items):
                for item in items:
                    self.write(item)
            case Alternation(options):
                self.alternation(options)
            case Repeat():
                self.repeat(node)
            case Group(body):
                self.write(body)
            case Start() | End() | Boundary():
                self.emit("test", node)
            case Look():
                self.look(node)
            case _:
                raise UncountableError

    def alternation(self, options: tuple[Node, ...]) -> None:
        ends = []
        for number, option in enumerate(options):
            split = self.emit("split", 0, 0) if number < len(options) - 1 else None
            self.write(option)
            if split is not None:
                ends.append(self.emit("jump", 0))
                self.code[split] = ("split", split + 1, len(self.code))
        for end in ends:
            self.code[end] = ("jump", len(self.code))

    def repeat(self, node: Repeat) -> None:
        for _ in range(node.low):
            self.write(node.body)
        if node.high is None or node.high > _ENDLESS:
            loop, self.loops = self.loops, self.loops + 1
            split = self.emit("split", 0, 0)
            self.emit("enter", loop)
            self.write(node.body)
            self.emit("leave", loop)  # a round that reads nothing is none (ECMA-262, RepeatMatcher)
            self.emit("jump", split)
            self.code[split] = self.choice(split, node)
            return
        splits = []
        for _ in range(node.high - node.low):
            splits.append(self.emit("split", 0, 0))
            self.write(node.body)
        for split in splits:
            self.code[split] = self.choice(split, node)

    def choice(self, split: int, node: Repeat) -> Instruction:
        ways = split + 1, len(self.code)
        return ("split", *(ways if node.greedy else ways[::-1]))

    def look(self, node: Look) -> None:
        if not node.ahead:
            if not isinstance(node.body, Chars):
                raise UncountableError
            self.emit("behind", node.body.set, node.negated)
            return
        at = self.emit("look", 0, node.negated)
        self.write(node.body)
        self.emit("match")
        self.code[at] = ("look", len(self.code), node.negated)

    # -- running --

    def search(self) -> int:
        begins = iter(range(len(self.text) + 1))
        while self.count < self.limit and (begin := next(begins, None)) is not None:
            if self.run(0, begin):
                break
        return min(self.count, self.limit)

    def run(self, start: int, begin: int) -> bool:
        stack: list[tuple[int, int, dict[int, int]]] = [(start, begin, {})]
        while stack and self.count < self.limit:
            pc, at, entered = stack.pop()
            for way in self.ways(pc, at, entered):
                if way[0] < 0:
                    return True
                stack.append(way)
        return False

    def ways(self, pc: int, at: int, entered: dict[int, int]) -> Iterator[tuple[int, int, dict[int, int]]]:
        """Yield what is to be tried after one instruction, the last first; a negative number for a match."""
        match self.code[pc]:
            case ("char", points):
                self.count += 1
                if at < len(self.text) and self.text[at] in points:
                    yield pc + 1, at + 1, entered
            case ("split", first, second):
                yield second, at, entered
                yield first, at, entered
            case ("jump", to):
                yield to, at, entered
            case ("enter", loop):
                yield pc + 1, at, entered | {loop: at}
            case ("leave", loop):
                if entered[loop] != at:
                    yield pc + 1, at, entered
            case ("test", node):
                if self.holds(node, at):
                    yield pc + 1, at, entered
            case ("behind", points, negated):
                if (at > 0 and self.text[at - 1] in points) is not negated:
                    yield pc + 1, at, entered
            case ("look", after, negated):
                if self.run(pc + 1, at) is not negated:
                    yield after, at, entered
            case _:
                yield -1, at, entered

    def holds(self, node: Node, at: int) -> bool:
        if isinstance(node, Boundary):
            return (self.is_word(at - 1) is not self.is_word(at)) is not node.negated
        return at == (0 if isinstance(node, Start) else len(self.text))

    def is_word(self, at: int) -> bool:
        if not 0 <= at < len(self.text):
            return False
        char = chr(self.text[at])
        return char == "_" or (char.isascii() and char.isalnum())
