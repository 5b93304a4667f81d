"""Kinds of names that no keyword lists: which patterns a name may match, and what then holds for the member.

All combinations of patterns are worked out where they are few. Patterns that are not anchored overlap in exponentially
many ways, whose products of automata take too many steps: there, examples of each pattern show which others they match.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.analysis.names import name_shapes, sample_names
from cio_schemas.strategies.drawing import strings
from cio_schemas.strategies.drawing.chooser import SimplestChooser
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Goal, both
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.shapes.object_shape import Object

MAX_KINDS: Final = 32
"""How many kinds are considered, unless more are needed for each pattern to be in one."""

EXAMPLES: Final = 24
"""How many random names of a pattern are tried against the other patterns, besides the simplest one."""

STEPS_OF_AN_EXAMPLE: Final = 5
"""How many steps it counts to draw a name."""

SEARCHES_A_STEP: Final = 4
"""How many patterns are tried on a name in one step."""

PARTLY: Final = "not all combinations of patterns are tried on names"


class NameKind(NamedTuple):
    """Names that no keyword lists and that all rules treat alike.

    Attributes:
        names: Their shape.
        goal: The goal of the members.
        source: What they are drawn from; where it is wider than `names`, to be filtered.
    """

    names: String
    goal: Goal
    source: String


def name_kinds(of: Object, space: Space) -> Iterator[NameKind]:
    """Yield the kinds of names that no keyword of an object lists.

    Raises:
        OverBudgetError: To find the next one takes too many steps.
    """
    patterns = tuple(dict.fromkeys(pattern for rule in of.rules for pattern, _ in rule.patterns))
    cells = space.once(patterns, partial(_cells, patterns, space))
    found = 0
    for cell in cells:
        goal = ANYTHING
        for rule in of.rules:
            goal = both(goal, rule.of_patterns(cell.names.patterns))
        if goal == NOTHING:
            continue
        for shape in name_shapes(space, of.names):
            names, source = shape.meet(cell.names), shape.meet(cell.source)
            if names is None or source is None or not _has_names(names, cell.example, space):
                continue
            if found == max(MAX_KINDS, len(cells)):
                space.omissions.doubt("not all kinds of names are tried")
                return
            found += 1
            yield NameKind(names, goal, source)


class NameCell(NamedTuple):
    """Names that match some patterns and not others, with an example if one is cheap to find; see `NameKind`."""

    names: String
    example: str | None
    source: String


def _has_names(names: String, example: str | None, space: Space) -> bool:
    """Return whether there are names of a shape: by an example, by an automaton, or else by trying."""
    if example is not None and names.admits(example):
        space.budget.spend(1)
        return True
    if not space.has_texts(names):
        return False
    if not languages.filtered(names) or sample_names(space, names, ANYTHING, set()):
        return True
    space.omissions.doubt(PARTLY)
    return False


def _cells(patterns: tuple[str, ...], space: Space) -> list[NameCell]:
    """Return the combinations of patterns that some name matches; fewest first.

    If finding all takes too many steps, or if they are too many, each pattern is in at least one, as far as is known.
    """
    cells = [NameCell(String(), "", String())]
    is_whole = True
    try:
        with space.budget.construct():
            for pattern in patterns:
                cells = [each for cell in cells for each in _split(cell, pattern, space)]
                if len(cells) > MAX_KINDS:
                    is_whole = False
                    break
    except OverBudgetError:
        is_whole = False
    if not is_whole:
        space.omissions.doubt(PARTLY)
        cells = _some_cells(patterns, [cell.example for cell in cells if cell.example is not None], space)
    return sorted(cells, key=lambda cell: len(cell.names.patterns))


def _split(cell: NameCell, pattern: str, space: Space) -> Iterator[NameCell]:
    """Yield the parts of a cell that don't match a pattern and that do, if they are not empty."""
    for part in (String(not_patterns=(pattern,)), String(patterns=(pattern,))):
        names = cell.names.meet(part)
        space.budget.spend(1)
        if names is None:
            continue
        if cell.example is not None and part.admits(cell.example):
            yield NameCell(names, cell.example, names)
        elif space.has_texts(names):
            yield NameCell(names, next(_drawn(names, SimplestChooser(), 1), None), names)


def _some_cells(patterns: tuple[str, ...], examples: Iterable[str], space: Space) -> list[NameCell]:
    """Return the cells of some examples and of others: first for each pattern the one with fewest, then more."""
    found: dict[String, NameCell] = {}
    try:
        with space.budget.construct():
            for name in examples:
                _classify(name, patterns, found, space)
            for pattern in patterns:
                alone = _cell((pattern,), patterns)
                for name in _examples(pattern, space):
                    if alone not in found:
                        _classify(name, patterns, found, space)
            for pattern in patterns:
                _alone(pattern, patterns, found, space)
    except OverBudgetError:
        pass  # those found so far are drawn, and the patterns of no cell are recorded as lost
    several = sorted(found.values(), key=lambda cell: len(cell.names.patterns))
    first = (next((cell for cell in several if pattern in cell.names.patterns), None) for pattern in patterns)
    needed = dict.fromkeys(cell for cell in (*several[:1], *first) if cell is not None)
    return list(islice(dict.fromkeys((*needed, *several)), max(MAX_KINDS, len(needed))))


def _classify(name: str, patterns: tuple[str, ...], found: dict[String, NameCell], space: Space) -> None:
    """Add the cell of a name."""
    space.budget.spend(1 + len(patterns) // SEARCHES_A_STEP)
    matched = tuple(pattern for pattern in patterns if String(patterns=(pattern,)).admits(name))
    names = _cell(matched, patterns)
    found.setdefault(names, NameCell(names, name, String(patterns=matched)))


def _alone(pattern: str, patterns: tuple[str, ...], found: dict[String, NameCell], space: Space) -> None:
    """Add the cell of the names that match only one pattern, if no example of it was found but there are some."""
    names = _cell((pattern,), patterns)
    if names not in found and _has_names(names, None, space):
        found[names] = NameCell(names, None, names)


def _cell(matched: tuple[str, ...], patterns: tuple[str, ...]) -> String:
    return String(patterns=matched, not_patterns=tuple(pattern for pattern in patterns if pattern not in matched))


def _examples(pattern: str, space: Space) -> Iterator[str]:
    """Yield names that match a pattern, the simplest first; always the same."""
    string = String(patterns=(pattern,))
    if space.has_texts(string):
        space.budget.spend(STEPS_OF_AN_EXAMPLE * (1 + EXAMPLES))
        yield from _drawn(string, SimplestChooser(), 1)
        yield from _drawn(string, RandomChooser(7), EXAMPLES)


def _drawn(names: String, chooser: Chooser, count: int) -> Iterator[str]:
    """Yield some names of a shape."""
    drawn = (strings.draw(names, chooser, "example") for _ in range(count))
    return filter(names.admits, drawn)
