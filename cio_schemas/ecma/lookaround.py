"""Lookaround by automata: one pass over the text for each finds where it holds, and the last pass uses the results.

Each character of the text becomes a symbol: which class it is of, and as bits which lookarounds hold before it. Symbols
of their own stand for the two ends of the text. So an automaton of positions sees a lookaround as a condition on the
next symbol, and all passes together take linear time.
"""

from __future__ import annotations

from cio_schemas.ecma import charset
from cio_schemas.ecma.automaton import looking
from cio_schemas.ecma.linear import Program, classes, program
from cio_schemas.ecma.positions import UnbuildableError, as_test, exact_positions
from cio_schemas.ecma.simplify import ANY_TEXT, Search
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
    alternation,
    sequence,
    walk,
)
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeGuard

    from cio_schemas.ecma.charset import CharSet

MAX_LOOKS = 6
"""How many lookarounds there may be: each doubles the symbols."""

_ANY = Chars(charset.ANY)


class Passes(NamedTuple):
    """The arguments of `automaton.looking`; see there."""

    bounds: tuple[int, ...]
    looks: tuple[tuple[bool, Program], ...]
    last: Program

    def search(self, limit: int = -1, short: Callable[[str], object] | None = None) -> Callable[[str], object]:
        """Return a search, which asks `short` about texts of up to `limit` characters."""
        looks = tuple((ahead, each.automaton()) for ahead, each in self.looks)
        return looking(self.bounds, looks, self.last.automaton(), limit, short)

    def expression(self) -> str:
        """Return a Python expression for the arguments."""
        looks = "".join(f"({ahead}, Automaton({each.expression()})), " for ahead, each in self.looks)
        return f"{self.bounds!r}, ({looks}), Automaton({self.last.expression()})"


def passes(search: Search) -> Passes:
    """Return what searches for a tree with lookarounds.

    Raises:
        UnbuildableError: The tree has backreferences or too many lookarounds, or an automaton would be too large.
    """
    sets = {each.set for each in walk(search.node) if isinstance(each, Chars)}
    bounds = tuple(classes((*sets, charset.WORD))[0])
    symbols = _Symbols(bounds, len({(each.body, each.ahead) for each in walk(search.node) if _is_long(each)}))
    body = symbols.mapped(search.node)
    before = symbols.start if search.at_start else sequence(_ANY, ANY_TEXT)
    after = symbols.end if search.at_end else _ANY
    last = program(exact_positions(Search(sequence(before, body, after), at_start=True, at_end=search.at_end)))
    return Passes(bounds, tuple(symbols.looks), last)


def _is_long(node: Node) -> TypeGuard[Look]:
    return isinstance(node, Look) and as_test(node) is None


class _Symbols:
    """Trees over symbols, and the passes for the lookarounds met so far."""

    def __init__(self, bounds: tuple[int, ...], count: int) -> None:
        self.bounds = bounds
        self.count = count
        self.looks: list[tuple[bool, Program]] = []
        self.bits: dict[tuple[Node, bool], int] = {}
        if count > MAX_LOOKS or (len(bounds) + 2) << count > charset.LAST:
            raise UnbuildableError(f"it has over {MAX_LOOKS} lookarounds, the limit, or too many characters besides")
        self.start = self.of_classes([len(bounds)])
        self.end = self.of_classes([len(bounds) + 1])

    def of_classes(self, numbers: Iterable[int]) -> Chars:
        """Return the symbols of some classes, for all combinations of lookarounds that hold."""
        return Chars(charset.of(*((number << self.count, ((number + 1) << self.count) - 1) for number in numbers)))

    def of_set(self, members: CharSet) -> Chars:
        """Return the symbols of some characters, which are of whole classes."""
        return self.of_classes(number for number, bound in enumerate(self.bounds) if bound in members)

    def where(self, bit: int) -> Chars:
        """Return the symbols before which a lookaround holds."""
        symbols = range((len(self.bounds) + 2) << self.count)
        return Chars(charset.of(*((symbol, symbol) for symbol in symbols if symbol >> bit & 1)))

    def mapped(self, node: Node) -> Node:
        """Return a tree over symbols that matches what a tree over characters does."""
        match node:
            case Chars(members):
                return self.of_set(members)
            case Sequence(items):
                return sequence(*map(self.mapped, items))
            case Alternation(options):
                return alternation(*map(self.mapped, options))
            case Repeat(body, low, high):
                return Repeat(self.mapped(body), low, high)
            case Group(body):
                return self.mapped(body)
            case Start():
                return Look(self.start, ahead=False, negated=False)
            case End():
                return Look(self.end, ahead=True, negated=False)
            case Boundary(negated):
                return self.boundary(negated=negated)
            case Look():
                return self.look(node)
            case _:
                raise UnbuildableError("a backreference is not regular")

    def boundary(self, *, negated: bool) -> Node:
        word = self.of_set(charset.WORD)
        return alternation(
            *(
                sequence(Look(word, ahead=False, negated=before), Look(word, ahead=True, negated=before == negated))
                for before in (False, True)
            )
        )

    def look(self, node: Look) -> Node:
        if not _is_long(node):
            options = node.body.options if isinstance(node.body, Alternation) else (node.body,)
            sets = [
                self.of_set(option.set) if isinstance(option, Chars) else self.end if node.ahead else self.start
                for option in options
            ]
            members = charset.of(*(each for one in sets for each in one.set.ranges))
            return Look(Chars(members), node.ahead, node.negated)
        key = node.body, node.ahead
        if key not in self.bits:
            body = self.mapped(node.body)
            whole = sequence(_ANY, ANY_TEXT, _backward(body) if node.ahead else body, _ANY)
            self.looks.append((node.ahead, program(exact_positions(Search(whole, at_start=True, at_end=True)))))
            self.bits[key] = len(self.looks) - 1
        return Look(self.where(self.bits[key]), ahead=True, negated=node.negated)


def _backward(node: Node) -> Node:
    """Return the tree that matches the same texts read backwards."""
    match node:
        case Sequence(items):
            return Sequence(tuple(map(_backward, reversed(items))))
        case Alternation(options):
            return Alternation(tuple(map(_backward, options)))
        case Repeat(body, low, high):
            return Repeat(_backward(body), low, high)
        case Look(body, ahead, negated):
            return Look(body, not ahead, negated)
        case _:
            return node
