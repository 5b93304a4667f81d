"""The syntax tree of an ECMA-262 pattern: values that nobody changes, compared by what they match."""

from __future__ import annotations

from cio_schemas.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.charset import CharSet


class Chars(Record):
    """One code point of a set: a literal, an escape, a class, or the dot."""

    __slots__ = __match_args__ = ("set",)

    def __init__(self, set: CharSet) -> None:  # noqa: A002 - what it is
        self.set = set


class Sequence(Record):
    """One after the other; without items, the empty pattern."""

    __slots__ = __match_args__ = ("items",)

    def __init__(self, items: tuple[Node, ...]) -> None:
        self.items = items


class Alternation(Record):
    """One of several, the first that leads to a match."""

    __slots__ = __match_args__ = ("options",)

    def __init__(self, options: tuple[Node, ...]) -> None:
        self.options = options


class Repeat(Record):
    """The body `low` to `high` times; `high` None is without end."""

    __slots__ = ("body", "greedy", "high", "low", "position")
    __match_args__ = ("body", "low", "high", "greedy")

    def __init__(self, body: Node, low: int, high: int | None, greedy: bool = True, position: int = 0) -> None:
        self.body, self.low, self.high, self.greedy = body, low, high, greedy
        self.position = position


class Group(Record):
    """A capturing group, numbered from 1."""

    __slots__ = ("body", "index", "position")
    __match_args__ = ("body", "index")

    def __init__(self, body: Node, index: int, position: int = 0) -> None:
        self.body, self.index, self.position = body, index, position


class Start(Record):
    """`^`: only at the start of the text."""

    __slots__ = ()


class End(Record):
    """`$`: only at the very end of the text."""

    __slots__ = ()


class Boundary(Record):
    r"""`\b`, and `\B` if negated: of ASCII words."""

    __slots__ = __match_args__ = ("negated",)

    def __init__(self, negated: bool) -> None:
        self.negated = negated


class Look(Record):
    """A lookahead or lookbehind."""

    __slots__ = ("ahead", "body", "negated", "position")
    __match_args__ = ("body", "ahead", "negated")

    def __init__(self, body: Node, ahead: bool, negated: bool, position: int = 0) -> None:
        self.body, self.ahead, self.negated = body, ahead, negated
        self.position = position


class Backreference(Record):
    """What a group matched, and nothing if it has not matched."""

    __slots__ = ("index", "position")
    __match_args__ = ("index",)

    def __init__(self, index: int, position: int = 0) -> None:
        self.index = index
        self.position = position


Node = Chars | Sequence | Alternation | Repeat | Group | Start | End | Boundary | Look | Backreference

EMPTY = Sequence(())


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below one."""
    match node:
        case Sequence(items):
            return items
        case Alternation(options):
            return options
        case Repeat() | Group() | Look():
            return (node.body,)
        case _:
            return ()


def with_body(node: Repeat | Group | Look, body: Node) -> Node:
    """Return a node with another body."""
    match node:
        case Repeat(_, low, high, greedy):
            return Repeat(body, low, high, greedy, node.position)
        case Group(_, index):
            return Group(body, index, node.position)
        case _:
            return Look(body, node.ahead, node.negated, node.position)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in the order of the pattern."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children(node)))


def sequence(*items: Node) -> Node:
    """Return the items one after the other, sequences among them spliced in."""
    flat: list[Node] = []
    for item in items:
        if isinstance(item, Sequence):
            flat.extend(item.items)
        else:
            flat.append(item)
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def alternation(*options: Node) -> Node:
    """Return a choice between the options, or the one there is."""
    return options[0] if len(options) == 1 else Alternation(options)
