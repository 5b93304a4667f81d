"""From a tree to an expression of Python's `re` that matches the same texts."""

from __future__ import annotations

from functools import lru_cache

from cio_schemas.ecma import charset
from cio_schemas.ecma.backreferences import always_consumes
from cio_schemas.ecma.errors import UntranslatableError
from cio_schemas.ecma.simplify import is_optional, is_zero_width
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
    alternation,
    sequence,
    walk,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cio_schemas.ecma.charset import CharSet

MAX_EMPTY = 1000
"""How often `re` may be made to repeat what can be empty at some places only; it stores every round."""

MAX_LOOKBEHINDS = 256
"""How many lookbehinds of fixed width may replace one of variable width."""


def translate(node: Node, *, at_end: bool = False) -> str:
    """Return an `re` expression (no flags) for a tree.

    Args:
        node: The tree.
        at_end: Whether nothing can follow a match; else anything can.

    Raises:
        UntranslatableError: `re` can't match what the tree does.
    """
    return _Translator(node)(node, charset.NONE if at_end else charset.ANY)


class _Translator:
    """Knows the groups that backreferences need, and their numbers in the result."""

    def __init__(self, node: Node) -> None:
        references = {each.index for each in walk(node) if isinstance(each, Backreference)}
        groups = sorted(each.index for each in walk(node) if isinstance(each, Group) and each.index in references)
        self.numbers = {index: number for number, index in enumerate(groups, 1)}

    def __call__(self, node: Node, after: CharSet) -> str:
        """Translate a node; what follows it begins with one of the characters `after`, or is the end of the text."""
        match node:
            case Chars(members):
                return character(members)
            case Sequence(items):
                return self._sequence(items, after)
            case Alternation(options):
                return "(?:" + "|".join(self(option, after) for option in options) + ")"
            case Repeat():
                return self._repeat(node, after)
            case Group(body, index):
                inner = self(body, after)
                return f"({inner})" if index in self.numbers else f"(?:{inner})"
            case Look():
                return self._look(node)
            case Backreference(index):
                # ECMA-262: a group that has not matched is referred to as empty; `re` would fail.
                number = self.numbers[index]
                return f"(?({number})\\{number}|)"
            case Boundary(negated):
                # Up to Python 3.13 \B doesn't match in an empty text.
                return r"(?!(?a:\b))" if negated else r"(?a:\b)"
            case Start():
                return r"\A"
            case _:
                return r"\Z"

    def _sequence(self, items: tuple[Node, ...], after: CharSet) -> str:
        parts = []
        for item in reversed(items):
            parts.append(self(item, after))
            after = first(item, after)
        return "".join(reversed(parts))

    def _repeat(self, node: Repeat, after: CharSet) -> str:
        body, low, high = node.body, node.low, node.high
        if isinstance(body, Chars):
            # Where what follows can't begin inside the run, giving characters back never helps.
            possessive = low != high and body.set.isdisjoint(after)
            suffix = "+" if possessive else "" if node.greedy else "?"
            return character(body.set) + _bounds(low, high) + suffix
        if low > MAX_EMPTY and not always_consumes(body):
            raise UntranslatableError(f"what may be empty is repeated over {MAX_EMPTY} times, the limit", node.position)
        inner = self(body, first(body, charset.NONE) | after)
        possessive = low != high and _is_rigid(body) and first(body, charset.NONE).isdisjoint(after)
        suffix = "+" if possessive else "" if node.greedy else "?"
        return f"(?:{inner})" + _bounds(low, high) + suffix

    def _look(self, node: Look) -> str:
        if node.ahead:
            sign = "!" if node.negated else "="
            return f"(?{sign}{self(node.body, charset.ANY)})"
        if any(isinstance(each, Group | Backreference) and each.index in self.numbers for each in walk(node.body)):
            raise UntranslatableError("a backreference into or in a lookbehind is not supported", node.position)
        sign = "<!" if node.negated else "<="
        looks = [f"(?{sign}{self(body, charset.ANY)})" for body in _fixed(node.body, node.position)]
        if node.negated:
            return "".join(looks)
        return looks[0] if len(looks) == 1 else f"(?:{'|'.join(looks)})"


def _is_rigid(node: Node) -> bool:
    """Return whether a node matches in one way only, and never nothing: then there is nothing in it to try again."""
    match node:
        case Chars():
            return True
        case Sequence(items):
            return bool(items) and all(map(_is_rigid, items))
        case Repeat(body, low, high):
            return low == high and low > 0 and _is_rigid(body)
        case _:
            return False


def _bounds(low: int, high: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((low, high))
    if short:
        return short
    return f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"


def first(node: Node, after: CharSet) -> CharSet:
    """Return the characters a node, or what follows it if it is empty, can begin with."""
    match node:
        case Chars(members):
            return members
        case Sequence(items):
            for item in reversed(items):
                after = first(item, after)
            return after
        case Alternation(options):
            union = charset.NONE
            for option in options:
                union |= first(option, after)
            return union
        case Repeat(body, low):
            inner = first(body, after)
            return inner if low and not is_optional(body) else inner | after
        case Group(body):
            return first(body, after)
        case End():
            return charset.NONE
        case Backreference():
            return charset.ANY
        case _:
            # Assertions only take away from what follows.
            return after


# -- characters --------------------------------------------------------------------------------------------------------

_SPECIAL = frozenset(map(ord, "\\.^$*+?{}[]|()"))
_SPECIAL_IN_CLASS = frozenset(map(ord, "\\]^-[&~|"))
_SHORT = {0x09: "\\t", 0x0A: "\\n", 0x0B: "\\v", 0x0C: "\\f", 0x0D: "\\r"}


def escaped(point: int, special: frozenset[int] = _SPECIAL) -> str:
    """Return a code point as `re` takes it; ASCII only."""
    if 0x20 <= point < 0x7F:
        return "\\" + chr(point) if point in special else chr(point)
    if point in _SHORT:
        return _SHORT[point]
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


@lru_cache(maxsize=1024)
def character(members: CharSet) -> str:
    """Return an `re` expression for one code point of a set."""
    if members == charset.ANY:
        return "(?s:.)"
    if not members:
        return "(?!)"
    point = members.only()
    if point is not None:
        return escaped(point)
    negated = members.ranges[-1][1] == charset.LAST
    ranges = (~members if negated else members).ranges
    return f"[{'^' if negated else ''}{''.join(_range(low, high) for low, high in ranges)}]"


def _range(low: int, high: int) -> str:
    dash = "" if high - low < 2 else "-"
    ends = (low,) if low == high else (low, high)
    return dash.join(escaped(end, _SPECIAL_IN_CLASS) for end in ends)


# -- lookbehinds -------------------------------------------------------------------------------------------------------


def _fixed(node: Node, position: int) -> list[Node]:
    """Return trees of one width each that together match what a lookbehind's body does."""
    match node:
        case Alternation(options):
            found = [each for option in options for each in _fixed(option, position)]
        case Sequence(items):
            found = [sequence()]
            for item in items:
                tails = _fixed(item, position)
                _bounded(len(found) * len(tails), position)
                found = [sequence(head, tail) for head in found for tail in tails]
        case Repeat(body, low, high):
            if high is None and not is_zero_width(body):
                raise UntranslatableError("a lookbehind without a longest match is not supported", position)
            found = _fixed_repeat(body, low, low if high is None else high, position)
        case Group(body):
            found = _fixed(body, position)
        case _:
            found = [node]
    _bounded(len(found), position)
    return found


def _fixed_repeat(body: Node, low: int, high: int, position: int) -> list[Node]:
    bodies = _fixed(body, position)
    _bounded((high - low + 1) * len(bodies), position)
    if len(bodies) == 1:
        return [Repeat(bodies[0], count, count) for count in range(low, high + 1)]
    _bounded(len(bodies) ** high if high < 10 else MAX_LOOKBEHINDS + 1, position)
    found: list[Node] = []
    for count in range(low, high + 1):
        found.extend(_fixed(sequence(*(alternation(*bodies) for _ in range(count))), position))
    return found


def _bounded(count: int, position: int) -> None:
    if count > MAX_LOOKBEHINDS:
        raise UntranslatableError(f"a lookbehind of more than {MAX_LOOKBEHINDS} widths is not supported", position)
