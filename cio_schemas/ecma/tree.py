"""The syntax tree of an ECMA-262 pattern: frozen values, compared by what they match."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.charset import CharSet


@dataclass(frozen=True, slots=True)
class Chars:
    """One code point of a set: a literal, an escape, a class, or the dot."""

    set: CharSet


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other; without items, the empty pattern."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternation:
    """One of several, the first that leads to a match."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body `low` to `high` times; `high` None is without end."""

    body: Node
    low: int
    high: int | None
    greedy: bool = True
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """A capturing group, numbered from 1."""

    body: Node
    index: int
    name: str | None = None
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Start:
    """`^`: only at the start of the text."""


@dataclass(frozen=True, slots=True)
class End:
    """`$`: only at the very end of the text."""


@dataclass(frozen=True, slots=True)
class Boundary:
    r"""`\b`, and `\B` if negated: of ASCII words."""

    negated: bool


@dataclass(frozen=True, slots=True)
class Look:
    """A lookahead or lookbehind."""

    body: Node
    ahead: bool
    negated: bool
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Backreference:
    """What a group matched, and nothing if it has not matched."""

    index: int
    position: int = field(default=0, compare=False)


Node: TypeAlias = Chars | Sequence | Alternation | Repeat | Group | Start | End | Boundary | Look | Backreference

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
