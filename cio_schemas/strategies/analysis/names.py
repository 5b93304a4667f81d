"""The possible names of members, given a goal for names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.drawing import strings
from cio_schemas.strategies.drawing.chooser import SimplestChooser
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.shapes.goals import ANYTHING, Goal
from cio_schemas.strategies.shapes.listed_values import Enum
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts import languages

if TYPE_CHECKING:
    from cio_schemas.strategies.analysis.space import Space


def name_shapes(space: Space, goal: Goal) -> list[String]:
    """Return the shape of the names that satisfy a goal, without those that it lists."""
    if goal == ANYTHING:
        return [String()]
    shapes = (option.case.shape for option in space.options(goal))
    return [shape for shape in shapes if isinstance(shape, String)]


def listed_names(space: Space, goal: Goal) -> list[str]:
    """Return the names that a goal of names lists."""
    if goal == ANYTHING:
        return []
    enums = (option.form for option in space.options(goal) if isinstance(option.form, Enum))
    return [value for enum in enums for value in enum.values if isinstance(value, str)]


MAX_ENUMERATED = 2_000
"""How many names are enumerated to find others than given ones."""


def names_beyond(space: Space, string: String, goal: Goal, avoid: set[str], count: int) -> list[str]:
    """Return a number of names of a shape that satisfy a goal, other than given names; always the same.

    If there are fewer, all are returned; a doubt is recorded if there may be more.
    """
    found = sample_names(space, string, goal, avoid)
    if len(found) >= count:
        return found
    listed = languages.enumerated(string, MAX_ENUMERATED)
    space.budget.spend(10 + len(listed.texts))
    for name in listed.texts:
        if len(found) < count and name not in avoid and name not in found and space.accepts(goal, name):
            found.append(name)
    if len(found) < count and not listed.is_whole:
        space.omissions.doubt("too few names were found for the members that there must be")
    return found


def sample_names(space: Space, string: String, goal: Goal, avoid: set[str]) -> list[str]:
    """Return at most two names of a shape that satisfy a goal, other than given names; always the same."""
    found: list[str] = []
    choosers: list[Any] = [SimplestChooser(), *([RandomChooser(7)] * 40)]
    for chooser in choosers:
        name = strings.draw(string, chooser, "sample")
        space.budget.spend(10)
        if name not in avoid and name not in found and string.admits(name) and space.accepts(goal, name):
            found.append(name)
        if len(found) == 2:
            break
    return found
