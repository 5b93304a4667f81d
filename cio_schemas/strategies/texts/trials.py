"""Find texts by trial, if the texts of a format with a pattern or a length are not known."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.strategies.texts.automata import texts
from cio_schemas.strategies.texts.distances import SPREAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.shapes.string_shape import String
    from cio_schemas.strategies.texts.automata import TextAutomaton

TRIED = 400
"""How many texts are tried."""

KEPT = 40
"""The number of texts that is enough."""

LONGEST = 2_000
"""The greatest length of a text that is tried."""

_PRINTABLE = "^[ -~]*$"
"""The pattern that is tried if there is none."""


class Samples(NamedTuple):
    """Texts that were found by trying.

    Attributes:
        texts: The texts, the shortest first.
        share: Which share of all that was tried a shape admits.
    """

    texts: tuple[str, ...] = ()
    share: float = 0


@lru_cache(maxsize=1024)
def samples(string: String, patterns: tuple[str, ...], barred: tuple[str, ...]) -> Samples:
    """Try texts that patterns match, and keep those that a shape admits; always the same.

    Args:
        string: The shape.
        patterns: Patterns that have an automaton; without any, printable ASCII is tried.
        barred: The same of patterns that don't match.
    """
    found = texts(patterns or (_PRINTABLE,), barred, string.low, string.high)
    sizes = [size for size in found.sizes if size <= LONGEST][: SPREAD + 2]
    if found.automaton is None or not sizes:
        return Samples()
    chooser = random.Random(0).random  # noqa: S311 - no secret
    kept: dict[str, None] = {}
    tried = admitted = 0
    while tried < TRIED and len(kept) < KEPT:
        text = walk(found.automaton, sizes[tried % len(sizes)], chooser)
        tried += 1
        if string.admits(text):
            admitted += 1
            kept[text] = None
    return Samples(tuple(sorted(kept, key=len)), admitted / tried)


def walk(automaton: TextAutomaton, size: int, chooser: Callable[[], float]) -> str:
    """Return a text of so many characters that an automaton accepts.

    Args:
        automaton: The automaton.
        size: How many; one of those that its texts have.
        chooser: Returns numbers from 0 to 1, 1 excluded.
    """
    state, chars = 0, []
    for left in range(size - 1, -1, -1):
        moves = automaton.leading_to(state, automaton.lengths.at(left) & automaton.reached[state])
        char, state = moves[int(chooser() * len(moves))]
        chars.append(char)
    return "".join(chars)
