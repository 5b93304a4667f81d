"""The options of a goal: the ways to draw an instance that satisfies it, one for each case and each layout or form."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from cio_schemas.runtime import canonical as frozen
from cio_schemas.source import ABSENT
from cio_schemas.strategies.analysis.array_layouts import LARGEST, layouts
from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.analysis.finite import values_of
from cio_schemas.strategies.analysis.object_forms import forms
from cio_schemas.strategies.cases.product import product
from cio_schemas.strategies.shapes.array_shape import Array
from cio_schemas.strategies.shapes.case import NOT_EVALUATED, Case, Cases, distinct
from cio_schemas.strategies.shapes.listed_values import TYPES, Enum, by_type, spellings
from cio_schemas.strategies.shapes.number_shape import Number
from cio_schemas.strategies.shapes.object_shape import Object
from cio_schemas.strategies.shapes.option import Option
from cio_schemas.strategies.shapes.string_shape import String

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.shapes.goals import Goal

Combine: TypeAlias = "Callable[[Space, Goal], Cases]"

LONGEST = 1_000_000
"""The greatest minimum length of a text that is drawn."""


def options_of(space: Space, goal: Goal, combine: Combine | None = None) -> tuple[Option, ...]:
    """Return all options of a goal, also those whose needs may be empty; examples and near misses first.

    Args:
        space: The schema.
        goal: The goal.
        combine: Finds the cases of several literals, if not by the product of the cases of each.
    """
    found: list[Option] = []
    try:
        with space.budget.construct():
            for case in _cases(space, goal, combine):
                found += _of_case(space, goal, case)
    except OverBudgetError:
        space.omissions.give_up(f"what satisfies {_named(goal)} takes too many steps to work out")
    return tuple(sorted(found, key=_hint))


def _named(goal: Goal) -> str:
    return " and ".join(str(literal.location) for literal in goal[:3]) or "the schema"


def _cases(space: Space, goal: Goal, combine: Combine | None) -> Iterator[Case]:
    """Yield the cases of all literals combined, the simplest type first; or of one, leaving the others to a filter."""
    try:
        cases = _cousins((combine or _product)(space, goal))
    except OverBudgetError:
        cases = _filtered([_cousins(space.cases(literal)) for literal in goal], goal)
    examples = _examples(space, goal)
    for name in TYPES:
        yield from (Case(enum) for enum in examples.get(name, ()))
        yield from cases[name]


def _product(space: Space, goal: Goal) -> Cases:
    return product(space, [_cousins(space.cases(literal)) for literal in goal], of=_named(goal))


def _filtered(parts: list[Cases], goal: Goal) -> Cases:
    """Return the cases of one literal for each type; the other literals remain to be tested."""
    others = tuple(literal for literal in goal if not literal.broken)
    found: Cases = {}
    for name in TYPES:
        fewest = min((part[name] for part in parts), key=len)
        found[name] = [replace(each, residual=(*each.residual, *others)) for each in fewest]
    return found


def _cousins(cases: Cases) -> Cases:
    """Return the same cases without what they evaluate, which does not matter at another instance location."""
    return {
        name: distinct(
            case if case.evaluated == NOT_EVALUATED else replace(case, evaluated=NOT_EVALUATED) for case in each
        )
        for name, each in cases.items()
    }


def _examples(space: Space, goal: Goal) -> dict[str, list[Enum]]:
    found: list[Any] = []
    for literal in goal:
        schema = space.subschemas.index[literal.location]
        if literal.holds and not literal.broken and isinstance(schema, dict):
            found += schema["examples"] if isinstance(schema.get("examples"), list) else []
            found += [schema["default"]] if "default" in schema else []
    if not found or space.subschemas.ignored:
        return {}
    return {name: [enum] for name, enum in by_type(found, hint=1).items()}


def _of_case(space: Space, goal: Goal, case: Case) -> Iterable[Option]:
    shape = case.shape
    if case.excluded:
        values = values_of(shape)
        if values is not None:  # few enough to list all that are not excluded
            shape = Enum.of([value for value in values if frozen(value) not in case.excluded])
            case = replace(case, shape=shape, excluded=())
    checked = bool(case.excluded or case.residual)
    match shape:
        case Enum():
            if space.subschemas.tells_equal_numbers:
                kept = _rewritten(space, goal, shape)
            else:
                kept = shape.where(lambda value: space.accepts(goal, value))
            if kept is not None:
                yield Option(case, kept, (), checked=bool(case.residual))
        case Number():
            if not shape.is_empty():
                yield Option(case, shape, (), checked=checked or shape != Number())
        case String():
            yield from _of_text(space, case, shape)
        case Array() | Object() if shape.low > LARGEST:
            space.omissions.give_up(
                f"an instance of {_named(goal)} has at least {shape.low:,} items or members, over {LARGEST:,}"
            )
        case Array():
            for layout in layouts(shape, space):
                inexact = bool(shape.contained) or layout.twin is not None
                yield Option(case, layout, layout.needs, checked or inexact, nested=True)
        case _:
            for form in forms(shape, space):
                yield Option(case, form, form.needs, checked, nested=True)


def _rewritten(space: Space, goal: Goal, enum: Enum) -> Enum | None:
    """Return the values that satisfy a goal, each as it is listed or else with its whole numbers written differently.

    A value that is refused in one of too many ways to write it may be accepted in another: that is doubted, unless it
    is an example of something wider.
    """
    kept = []
    for value in enum.values:
        written = spellings(value)
        accepted = next((each for each in written or (value,) if space.accepts(goal, each)), ABSENT)
        if accepted is not ABSENT:
            kept.append(accepted)
        elif written is None and not enum.hint:
            space.omissions.doubt(
                "numbers in listed values may be written in ways that draft 4 or a format tells apart"
            )
    return Enum.of(kept, hint=enum.hint) if kept else None


def _of_text(space: Space, case: Case, shape: String) -> Iterable[Option]:
    if shape.low > LONGEST:
        space.omissions.give_up(f"a text has at least {shape.low:,} characters, over {LONGEST:,}")
    elif space.has_texts(shape):
        own = next((name for name in shape.formats if name in space.subschemas.own_formats), None)
        plain = own is None and shape.is_plain()
        yield Option(case, shape, (), checked=bool(case.excluded or case.residual) or not plain)


def _hint(option: Option) -> float:
    return (isinstance(option.form, Enum) and option.form.hint) or math.inf
