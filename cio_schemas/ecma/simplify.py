r"""A tree reduced to what decides whether a text matches, so that it is matched faster and backtracks less.

Whether, not where: so what is optional at an end that is not anchored goes (`\\s*,\\s*` is `,`), and so do groups
nobody refers to.
"""

from __future__ import annotations

from cio_schemas.ecma import charset
from cio_schemas.ecma.backreferences import resolved
from cio_schemas.ecma.tree import (
    EMPTY,
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
    with_body,
)
from cio_schemas.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    LiteralKind: TypeAlias = Literal["always", "prefix", "suffix", "contains", "equal", "made of", "empty or made of"]
    """How a text is compared with one that a pattern comes to, or with the characters of one."""

MAX_COUNT = 2**32 - 2
"""`re` takes no larger count; no text is so long that it would matter."""

NOTHING = Chars(charset.NONE)
ANY_TEXT = Repeat(Chars(charset.ANY), 0, None)


class Search(Record):
    """What to search for, and whether the match must start and end with the text."""

    __slots__ = __match_args__ = ("node", "at_start", "at_end")

    def __init__(self, node: Node, at_start: bool = False, at_end: bool = False) -> None:
        self.node, self.at_start, self.at_end = node, at_start, at_end


def searched(node: Node) -> Search:
    """Return a simpler tree whose search has the same result.

    Raises:
        UntranslatableError: It has a backreference that can't be matched exactly.
    """
    node = resolved(node)
    referenced = frozenset(each.index for each in walk(node) if isinstance(each, Backreference))
    node = reduced(node, referenced)
    if not referenced:
        node = _trimmed(_trimmed(node, -1), 0)
    return _anchored(node)


def as_written(node: Node) -> Search:
    """Return a simpler tree whose search has the same result in an engine that reads the tree literally.

    Only what is optional at a free end goes, since no engine ever fails there.
    """
    node = resolved(node)
    if any(isinstance(each, Backreference) for each in walk(node)):
        return _anchored(node)
    return _anchored(_trimmed(_ungrouped(node), -1))


def _anchored(node: Node) -> Search:
    at_start, node = _unanchored(node, 0, Start)
    at_end, node = _unanchored(node, -1, End)
    return Search(node, at_start, at_end)


def _ungrouped(node: Node) -> Node:
    """Return a tree without its groups, to which nothing refers."""
    match node:
        case Sequence(items):
            return sequence(*map(_ungrouped, items))
        case Alternation(options):
            return alternation(*map(_ungrouped, options))
        case Group(body):
            return _ungrouped(body)
        case Repeat(body) | Look(body):
            return with_body(node, _ungrouped(body))
        case _:
            return node


def reduced(node: Node, referenced: frozenset[int] = frozenset()) -> Node:
    """Return an equivalent tree without superfluous groups, repeats and branches."""
    match node:
        case Sequence(items):
            return sequence(*(reduced(item, referenced) for item in items))
        case Alternation(options):
            return _alternation([reduced(option, referenced) for option in options])
        case Group(body, index):
            body = reduced(body, referenced)
            return Group(body, index, node.position) if index in referenced else body
        case Look(body, ahead, negated):
            body = reduced(body, referenced)
            if not referenced:
                body = _trimmed(body, -1 if ahead else 0)
            if body == EMPTY and not negated:
                return EMPTY
            return Look(body, ahead, negated, node.position)
        case Repeat(body):
            return _repeat(node, reduced(body, referenced))
        case _:
            return node


def _alternation(options: list[Node]) -> Node:
    """Join neighbours that are single characters: `a|b|cd` is `[ab]|cd`."""
    joined: list[Node] = []
    for option in options:
        last = joined[-1] if joined else None
        if isinstance(option, Chars) and isinstance(last, Chars):
            joined[-1] = Chars(last.set | option.set)
        else:
            joined.append(option)
    return alternation(*joined)


def _repeat(node: Repeat, body: Node) -> Node:
    low = min(node.low, MAX_COUNT)
    high = None if node.high is None or node.high > MAX_COUNT else node.high
    if (low, high) == (1, 1):
        return body
    if has_groups(body):
        return Repeat(body, low, high, node.greedy, node.position)
    if high == 0 or body == EMPTY:
        return EMPTY
    if is_zero_width(body) or body == NOTHING:
        return body if low else EMPTY
    if isinstance(body, Repeat) and (body.low <= 1 or (body.low == body.high and low == high)):
        # Counts of counts leave no gap: (x{0,2}){3,4} is x{0,8}, (x+)* is x*, (x{2}){3} is x{6}.
        high = None if high is None or body.high is None else high * body.high
        return _repeat(Repeat(body, low * body.low, high, node.greedy, node.position), body.body)
    if is_optional(body):
        low = 0
    return Repeat(body, low, high, node.greedy, node.position)


def has_groups(node: Node) -> bool:
    """Return whether a reduced tree captures, or refers to, a group."""
    return any(isinstance(each, Group | Backreference) for each in walk(node))


def is_zero_width(node: Node) -> bool:
    """Return whether all that a tree can match is empty."""
    match node:
        case Start() | End() | Boundary() | Look():
            return True
        case Sequence(items):
            return all(map(is_zero_width, items))
        case Alternation(options):
            return all(map(is_zero_width, options))
        case Repeat(body) | Group(body):
            return is_zero_width(body)
        case _:
            return False


def is_optional(node: Node) -> bool:
    """Return whether a tree matches the empty text wherever it stands."""
    match node:
        case Sequence(items):
            return all(map(is_optional, items))
        case Alternation(options):
            return any(map(is_optional, options))
        case Repeat(body, low):
            return low == 0 or is_optional(body)
        case Group(body):
            return is_optional(body)
        case _:
            return False


def _trimmed(node: Node, end: int) -> Node:
    """Drop what is optional at an end (0 the head, -1 the tail) that is free, since the text may go on there anyhow."""
    if is_optional(node):
        return EMPTY
    match node:
        case Sequence(items):
            rest = list(items)
            while rest and is_optional(rest[end]):
                del rest[end]
            if rest:
                rest[end] = _trimmed(rest[end], end)
            return sequence(*rest)
        case Alternation(options):
            return alternation(*(_trimmed(option, end) for option in options))
        case Repeat(body, low):
            last = _trimmed(body, end)
            if last == body:
                return _repeat(Repeat(body, low, low, node.greedy, node.position), body)
            others = _repeat(Repeat(body, low - 1, low - 1, node.greedy, node.position), body)
            return sequence(last, others) if end == 0 else sequence(others, last)
        case Look(body, ahead, negated=False) if ahead is (end == -1):
            return _trimmed(body, end)
        case _:
            return node


def _unanchored(node: Node, end: int, anchor: type[Start | End]) -> tuple[bool, Node]:
    """Return whether every way through a tree begins (0) or ends (-1) with an anchor, and the tree without it."""
    match node:
        case Start() | End():
            return (True, EMPTY) if isinstance(node, anchor) else (False, node)
        case Sequence(items) if items:
            found, item = _unanchored(items[end], end, anchor)
            rest = list(items)
            rest[end] = item
            return (True, _unanchored(sequence(*rest), end, anchor)[1]) if found else (False, node)
        case Alternation(options):
            results = [_unanchored(option, end, anchor) for option in options]
            if all(found for found, _ in results):
                return True, _alternation([option for _, option in results])
        case _:
            pass
    return False, node


def literal_text(node: Node) -> str | None:
    """Return the one text that a tree matches, if there is only one."""
    items = node.items if isinstance(node, Sequence) else (node,)
    points = [item.set.only() if isinstance(item, Chars) else None for item in items]
    return None if None in points else "".join(chr(point) for point in points if point is not None)
