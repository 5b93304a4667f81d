"""Drawing strings: a length first, then a text of that length; by an automaton if there are patterns or formats."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cio_schemas.strategies.drawing import pattern_trees
from cio_schemas.strategies.texts.distances import LONGEST
from cio_schemas.strategies.texts.format_looks import EDGES
from cio_schemas.strategies.texts.languages import PLAIN, enumerated, sources

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.string_shape import String
    from cio_schemas.strategies.texts.automata import TextAutomaton
    from cio_schemas.strategies.texts.languages import TextSource

OTHERS = 5_000
"""How many texts are tried to find one that differs from those already used."""

USUAL = 24
"""How many of the shortest lengths are usual, besides the two longest."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def draw(string: String, chooser: Chooser, site: Hashable) -> str:
    """Draw one of some texts, which `admits` may still refuse."""
    found = _sources(string)
    if not found:
        return _from(PLAIN, string, chooser, site)
    edges = _edges(string)
    if edges and chooser.rarely((site, "edge")):
        return edges[chooser.index(len(edges), (site, "edges"))]
    at = chooser.index(len(found), (site, "look"))
    return _from(found[at], string, chooser, (site, at))


def _sources(string: String) -> tuple[TextSource, ...]:
    return () if string.is_plain() else sources(string).found


@lru_cache(maxsize=2048)
def _edges(string: String) -> tuple[str, ...]:
    """Return texts of a format that programs trip over."""
    several = (text for name in string.formats for text in EDGES.get(name, ()))
    return tuple(text for text in dict.fromkeys(several) if string.admits(text))


def others(string: String) -> Iterator[str]:
    """Yield some texts of a shape, to find one that differs from those already used."""
    yield from (text for source in _sources(string) for text in source.listed)
    yield from _others(string)


@lru_cache(maxsize=256)
def _others(string: String) -> tuple[str, ...]:
    """Return the short texts of a shape: those of digits and small letters, then all others."""
    found = filter(string.admits, (_numbered(number).rjust(string.low, "0") for number in range(OTHERS)))
    return tuple(dict.fromkeys((*found, *enumerated(string, OTHERS).texts)))


def _numbered(number: int) -> str:
    """Return a text that no other number has: of one character, then of two, then of three."""
    first, middle, last = number // 1296, number // 36 % 36, _DIGITS[number % 36]
    if number < 36:
        return last
    return f"{_DIGITS[first] if first else ''}{_DIGITS[middle]}{last}"


def _from(source: TextSource, string: String, chooser: Chooser, site: Hashable) -> str:
    if source.listed:
        return source.listed[chooser.index(len(source.listed), (site, "listed"))]
    if source.automaton is not None:
        return _accepted(source.automaton, source.sizes, chooser, site)
    if source.pattern is not None:
        return pattern_trees.draw(source.pattern, chooser, string.low, string.high)
    high = string.high
    return chooser.text(string.low, high if high is None or high <= max(LONGEST, string.low) else None, site)


def _accepted(automaton: TextAutomaton, sizes: tuple[int, ...], chooser: Chooser, site: Hashable) -> str:
    """Draw a text that an automaton accepts and whose length is one of some sizes."""
    last = len(sizes) - 1
    specials = tuple(dict.fromkeys((0, last, min(1, last), max(last - 1, 0))))
    size = sizes[chooser.size(min(last, USUAL), last, specials, site)]
    state, chars, index, leading = 0, [], chooser.characters(size, automaton.widest), automaton.lengths.at
    viable, reached, chosen = automaton.viable, automaton.reached, chooser.chosen
    for left in range(size - 1, -1, -1):
        targets = leading(left) & reached[state]
        moves = viable.get((state, targets)) or automaton.leading_to(state, targets)
        count = len(moves)
        char, state = moves[0 if count == 1 or size - left > chosen else index(count, None)]
        chars.append(char)
    return "".join(chars)
