"""Find the characters that texts begin and end with by anchored patterns, which often exclude each other.

No text matches both `^https?://` and `^/`, which needs no automaton of either to find out.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from cio_schemas.ecma.errors import PatternError
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.pattern import MAX_LENGTH
from cio_schemas.ecma.tree import Alternation, Chars, End, Group, Node, Repeat, Sequence, Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.charset import CharSet

_MOST: Final = 16
"""How many characters are looked at from either end."""


def are_apart(patterns: tuple[str, ...]) -> bool:
    """Return whether surely no text is matched by all of some patterns, by how it would begin or end.

    Args:
        patterns: ECMA-262 patterns.
    """
    return any(
        any(first.isdisjoint(second) for first, second in zip(_edge(one, ends), _edge(two, ends), strict=False))
        for one, two in combinations(patterns, 2)
        for ends in (False, True)
    )


@lru_cache(maxsize=1024)
def _edge(pattern: str, ends: bool) -> tuple[CharSet, ...]:
    """Return the characters that texts begin with, or backwards those that they end with, as far as it shows."""
    if len(pattern) > MAX_LENGTH:
        return ()
    try:
        node = parse(pattern)
    except (PatternError, RecursionError):
        return ()
    items = list(_items(node, ends))
    if not items or not isinstance(items[0], End if ends else Start):
        return ()
    found: list[CharSet] = []
    for item in items[1:]:
        known, goes_on = _read(item, ends)
        found += known
        if not goes_on or len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _items(node: Node, ends: bool) -> Iterator[Node]:
    """Yield what a tree reads one after the other, groups opened."""
    if isinstance(node, Group):
        yield from _items(node.body, ends)
    elif isinstance(node, Sequence):
        for item in reversed(node.items) if ends else node.items:
            yield from _items(item, ends)
    else:
        yield node


def _read(node: Node, ends: bool) -> tuple[list[CharSet], bool]:
    """Return the characters that a tree reads first, and whether those are all that it reads."""
    match node:
        case Chars():
            return [node.set], True
        case Alternation(options):
            firsts = [next(_items(option, ends), None) for option in options]
            if all(isinstance(first, Chars) for first in firsts):
                sets = [first.set for first in firsts if isinstance(first, Chars)]
                union = sets[0]
                for each in sets[1:]:
                    union |= each
                return [union], all(isinstance(option, Chars) for option in options)
        case Repeat(Chars(set=members), low, high) if low:
            return [members] * min(low, _MOST), low == high
    return [], False
