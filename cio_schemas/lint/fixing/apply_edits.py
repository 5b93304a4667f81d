"""Text edits, by offset: carried out on a text, and held apart from each other."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TextEdit(NamedTuple):
    """One replacement, by offset in code points: what start to end hold becomes the text."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[TextEdit]) -> str:
    """Carry edits out.

    Args:
        text: The text.
        edits: Edits that do not overlap, in any order.

    Returns:
        The new text.
    """
    pieces, reached = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[reached:start], new]
        reached = end
    return "".join([*pieces, text[reached:]])


def touches(taken: Sequence[TextEdit], edit: TextEdit) -> bool:
    """Return whether an edit touches the characters of another, or inserts where another replaces.

    Args:
        taken: The others, sorted; none touches another.
        edit: The edit.
    """
    number = bisect_left(taken, edit)
    beside = (*taken[max(number - 1, 0) : number], edit, *taken[number : number + 1])
    return any(two.start < one.end or one.start == two.start for one, two in pairwise(beside))
