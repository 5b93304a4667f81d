"""Texts by the syntax tree of one pattern that has no automaton: most match it, and the rest is filtered."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cio_schemas.ecma.errors import PatternError
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.tree import Alternation, Backreference, Chars, End, Group, Look, Node, Repeat, Sequence, children
from cio_schemas.strategies.texts.characters import samples

if TYPE_CHECKING:
    from cio_schemas.strategies.drawing.chooser import Chooser

LONGEST = 1_500
"""The most characters that are drawn from a tree that may read fewer."""

CHOSEN = 200
"""The most decisions for one text; after that, the rest is drawn in the simplest way."""

MORE = 3
"""How much more often than its minimum a part is repeated."""


@lru_cache(maxsize=256)
def tree(pattern: str) -> Node:
    """Return the syntax tree of a pattern."""
    try:
        return parse(pattern)
    except PatternError:
        return parse(pattern, unicode=False)


@lru_cache(maxsize=4096)
def shortest(node: Node) -> int:
    """Return how many characters a tree reads at least."""
    match node:
        case Chars():
            return 1
        case Sequence(items):
            return sum(map(shortest, items))
        case Alternation(options):
            return min(map(shortest, options))
        case Repeat(body, low):
            return low * shortest(body)
        case Group(body):
            return shortest(body)
    return 0


class PatternText:
    """Draws one text; `written` is the part drawn so far, and `size` its number of characters."""

    def __init__(self, chooser: Chooser, low: int, longest: int) -> None:
        self.chooser = chooser
        self.low = low
        self.longest = longest
        self.asked = 0
        self.size = 0
        self.written: list[str] = []
        self.groups: dict[int, str] = {}

    def choose(self, count: int) -> int:
        """One of some alternatives."""
        self.asked += 1
        return 0 if count == 1 or self.asked > CHOSEN else self.chooser.index(count, None)

    def add(self, text: str) -> None:
        """Append text."""
        self.written.append(text)
        self.size += len(text)

    def write(self, node: Node) -> None:
        """Draw what matches a tree: what looks around is left to chance."""
        match node:
            case Chars(members):
                chars = samples(members)
                self.add(chars[self.choose(len(chars))] if chars else "")
            case Sequence(items):
                for item in items:
                    self.write(item)
            case Alternation(options):
                self.write(options[self.choose(len(options))])
            case Repeat(body, low, high):
                self._repeat(body, low, high)
            case Group(body, index):
                start = len(self.written)
                self.write(body)
                self.groups[index] = "".join(self.written[start:])
            case Backreference(index):
                self.add(self.groups.get(index, ""))
            case Look() if node.ahead and not node.negated and self.choose(2):
                self.write(node.body)  # with luck, what it looks at is what follows

    def _repeat(self, body: Node, low: int, high: int | None) -> None:
        missing = self.low - self.size
        more = max(MORE, missing // max(1, shortest(body)))
        times = low + self.choose(1 + (more if high is None else min(more, high - low)))
        for left in range(times, 0, -1):
            if self.size > self.longest:
                break
            start = len(self.written)
            self.write(body)
            if self.asked > CHOSEN:  # the rest repeats: `(a{1000}){1000}` does not take a million steps
                self.add("".join(self.written[start:]) * (left - 1))
                break


def draw(pattern: str, chooser: Chooser, low: int, high: int | None) -> str:
    """Return a text that a pattern is likely to match, of at least `low` characters if that can be had at its ends."""
    node = tree(pattern)
    writer = PatternText(chooser, low, max(LONGEST, 2 * shortest(node)))
    writer.write(node)
    text = "".join(writer.written)
    if len(text) < low:
        padding = "a" * (low - len(text))
        text = padding + text if _ends(node) else text + padding
    return text if high is None else text[:high]


def _ends(node: Node) -> bool:
    """Return whether a tree ends where the text ends."""
    while True:
        last = children(node)[-1:]
        if isinstance(node, End) or not last:
            return isinstance(node, End)
        [node] = last
