"""From JSON Pointers to lines and columns, by scanning the text again, on demand only.

The parser in use (orjson) keeps no positions, and keeping them for every value costs far more than finding again the
few that failed. What no pointer passes through is skipped at the speed of the standard library's C scanner.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from cio_schemas.source.span import spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Final

    from cio_schemas.source.span import Span, Target

# What is between values and keys. The parser has already checked it.
_between: Final[Callable[[str, int], re.Match[str]]] = re.compile(r"[ \t\n\r,:]*+").match  # type: ignore[assignment]
_decode: Final = JSONDecoder().raw_decode
_BRACKET: Final = re.compile(r'[^"\[\]{}]*+(?:"(?:[^"\\]++|\\.)*+"[^"\[\]{}]*+)*+([\[\]{}])', re.DOTALL)


class _Node:
    """A place on the way to a target, and where the scan found it."""

    __slots__ = ("children", "end", "is_target", "key_end", "key_start", "start")

    def __init__(self) -> None:
        self.children: dict[str | int, _Node] = {}
        self.is_target = False
        self.start = self.end = self.key_start = self.key_end = -1

    def forget(self) -> None:
        """Drop what was found at and below this node: a duplicate key has taken its place."""
        pending = [self]
        while pending:
            node = pending.pop()
            node.start = node.end = node.key_start = node.key_end = -1
            pending.extend(child for child in node.children.values() if child.start >= 0)


def locate(text: str, targets: Sequence[Target], line: int = 1, *, unique: bool = False) -> list[Span | None]:
    """Find values and keys in a JSON text.

    Args:
        text: A JSON document that has been parsed before, so that its grammar is known to be right.
        targets: What to find.
        line: The line of the file that the text begins on (for NDJSON).
        unique: True if no object repeats a key: then nothing is read beyond the last target.

    Returns:
        For each target its span, or None if the place does not exist. Of duplicate keys the last one counts.

    Raises:
        ValueError: The text is not JSON.
    """
    root, nodes = _tree(targets)
    try:
        _scan(text, root, len({*map(id, nodes)}) if unique else -1)
    except (IndexError, JSONDecodeError) as error:
        raise ValueError("only a text that is JSON can be searched for positions") from error
    ranges = [
        (node.key_start, node.key_end) if target.key and node.key_start >= 0 else (node.start, node.end)
        for target, node in zip(targets, nodes, strict=True)
    ]
    found = iter(spans(text, [pair for pair in ranges if pair[0] >= 0], line))
    return [next(found) if start >= 0 else None for start, _ in ranges]


def _tree(targets: Sequence[Target]) -> tuple[_Node, list[_Node]]:
    root, nodes = _Node(), []
    for path, _ in targets:
        node = root
        for step in path:
            node = node.children.setdefault(step, _Node())
        node.is_target = True
        nodes.append(node)
    return root, nodes


def _scan(text: str, root: _Node, left: int) -> None:
    """Find the nodes, until all targets have been found."""
    open_nodes: list[tuple[_Node, bool]] = []  # with True for an object
    indices: list[int] = []  # of the element that comes next; unused in an object
    node, pos = root, _between(text, 0).end()
    while True:
        node.start = pos
        if node.children and text[pos] in "{[":
            open_nodes.append((node, text[pos] == "{"))
            indices.append(0)
            pos += 1
        else:
            node.end = pos = _skip(text, pos)
            left -= node.is_target
        while open_nodes and left:
            parent, is_object = open_nodes[-1]
            if is_object:
                found, pos = _member(text, pos, parent)
            else:
                found, pos, indices[-1] = _element(text, pos, parent, indices[-1])
            if found is not None:
                node = found
                break
            parent.end = pos
            left -= parent.is_target
            open_nodes.pop()
            indices.pop()
        else:
            return


def _member(text: str, pos: int, parent: _Node) -> tuple[_Node | None, int]:
    """Skip to the next wanted member, or past the closing brace."""
    children = parent.children
    while True:
        pos = _between(text, pos).end()
        if text[pos] == "}":
            return None, pos + 1
        start = pos
        key, end = _decode(text, pos)
        pos = _between(text, end).end()
        child = children.get(key)
        if child is None:
            pos = _skip(text, pos)
            continue
        if child.start >= 0:
            child.forget()
        child.key_start, child.key_end = start, end
        return child, pos


def _element(text: str, pos: int, parent: _Node, index: int) -> tuple[_Node | None, int, int]:
    """Skip to the next wanted element, or past the closing bracket."""
    while True:
        pos = _between(text, pos).end()
        if text[pos] == "]":
            return None, pos + 1, index
        child = parent.children.get(index)
        index += 1
        if child is not None:
            return child, pos, index
        pos = _skip(text, pos)


def _skip(text: str, pos: int) -> int:
    """Find the end of the value at pos."""
    try:
        return _decode(text, pos)[1]
    except RecursionError:
        return _skip_deep(text, pos)


def _skip_deep(text: str, pos: int) -> int:
    depth = 0
    while True:
        match = _BRACKET.match(text, pos)
        if match is None:
            raise IndexError
        depth += 1 if match[1] in "{[" else -1
        pos = match.end()
        if depth == 0:
            return pos
