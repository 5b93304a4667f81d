"""List or count the values of shapes and goals, if there are few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.drawing.numbers import as_json
from cio_schemas.strategies.shapes.array_shape import Array
from cio_schemas.strategies.shapes.listed_values import Enum, type_of
from cio_schemas.strategies.shapes.number_shape import Number
from cio_schemas.strategies.shapes.object_shape import Object
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts import languages

if TYPE_CHECKING:
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.shapes.case import Case, Shape
    from cio_schemas.strategies.shapes.goals import Goal
    from cio_schemas.strategies.shapes.option import Option

FEW = 300
"""The most values that are listed."""


def values_of(shape: Any, most: int = FEW) -> list[Any] | None:
    """Return all values that a shape admits; None if there may be too many."""
    match shape:
        case Enum():
            return list(shape.values)
        case Number():
            return _numbers(shape, most)
        case String():
            found = languages.enumerated(shape, most)
            return [text for text in found.texts if shape.admits(text)] if found.is_whole else None
        case Array(high=0):
            return [[]]
        case Object(high=0):
            return [{}]
    return None


def _numbers(number: Number, most: int) -> list[Any] | None:
    grid = number.grid()
    if number.literal is not None:
        return None  # each may be written in two ways
    if grid is None:
        return [as_json(number.low)] if number.low is not None and number.low == number.high else None
    low, high = number.multiples(grid)
    if low is None or high is None or high - low >= most:
        return None
    return [as_json(k * grid) for k in range(low, high + 1) if number.fits(k * grid)]


def count_of(space: Space, goal: Goal) -> int | None:
    """Return an upper bound of the number of values that satisfy a goal; None if it is unknown."""
    if space.is_open(goal):
        return None
    with space.omissions.apart("") as doubts:
        options = space.options(goal)
    found = 0
    for option in options:
        values = None if doubts else values_of(option.form)
        if values is None:
            return None
        found += len(values)
    return found


def may_be_respelled(space: Space, one: Goal, other: Goal) -> bool:
    """Return whether what satisfies one goal may equal what satisfies another, with whole numbers written otherwise."""
    if space.is_open(one) or space.is_open(other):
        return True
    with space.omissions.apart("") as doubts:
        ones, others = space.options(one), space.options(other)
    space.budget.spend(len(ones) * len(others))
    return bool(doubts) or any(_may_be_respelled(mine, theirs) for mine in ones for theirs in others)


def _may_be_respelled(mine: Option, theirs: Option) -> bool:
    one, other = _unspelled(mine), _unspelled(theirs)
    met = one.meet(other) if _type_of(one.shape) == _type_of(other.shape) else None
    return met is not None and not isinstance(met.shape, String)


def _unspelled(option: Option) -> Case:
    """Return the case of an option, however its numbers are written."""
    shape = option.form if isinstance(option.form, Enum) else option.case.shape
    return replace(option.case, shape=replace(shape, literal=None) if isinstance(shape, Number) else shape)


def _type_of(shape: Shape) -> str:
    return type_of(shape.values[0]) if isinstance(shape, Enum) else type(shape).__name__.lower()
