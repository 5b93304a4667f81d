"""The options of a goal: the ways to draw an instance that satisfies it, one for each case and each layout or form."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.strategies import values
from cio_schemas.strategies.array import LARGEST, Array, layouts
from cio_schemas.strategies.case import NOT_EVALUATED, Case, Cases
from cio_schemas.strategies.number import Number
from cio_schemas.strategies.object import Object, forms
from cio_schemas.strategies.string import String
from cio_schemas.strategies.work import OverworkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cio_schemas.strategies.chooser import Chooser
    from cio_schemas.strategies.goal import Goal, Literal
    from cio_schemas.strategies.space import Space

UNBOUNDED = 10**9
"""Stands for more values than anyone draws."""

LONGEST = 1_000_000
"""So many characters, and no more, must a text have that is drawn."""


class Option(NamedTuple):
    """One way to draw an instance that satisfies a goal.

    Attributes:
        case: the case it is of.
        form: for arrays and objects what is drawn; else the case's shape.
        needs: the goals of members that must not be empty.
        checked: whether a value may turn out not to satisfy the case.
        nested: whether members are drawn within it.
        site: a number of its own, by which a chooser knows it again.
        make: what draws it.
    """

    case: Case
    form: Any
    needs: tuple[Goal, ...]
    checked: bool
    nested: bool = False
    site: int = -1
    make: Callable[[Chooser], Any] = NotImplemented


class Node(NamedTuple):
    """A goal with the options that aren't empty, the simplest type first.

    Attributes:
        options: all of them.
        least: the one of the least height.
        nested: whether members are drawn within it.
        flat: whether a single question is asked to draw it.
        site: a number of its own, by which a chooser knows it again.
    """

    options: tuple[Option, ...]
    least: Option
    nested: bool
    flat: bool
    site: int


def options_of(space: Space, goal: Goal) -> tuple[Option, ...]:
    """All options of a goal, also those whose needs may be empty; examples and near misses first."""
    found: list[Option] = []
    try:
        with space.work.construct():
            for case in _cases(space, goal):
                found += _of_case(space, goal, case)
    except OverworkError:
        space.give_up(f"what satisfies {_named(goal)} takes too many steps to work out")
    return tuple(sorted(found, key=_hint))


def _named(goal: Goal) -> str:
    return " and ".join(str(literal.location) for literal in goal[:3]) or "the schema"


def _cases(space: Space, goal: Goal) -> Iterator[Case]:
    """The cases of all literals at once, the simplest type first; or of one, with the others left to a filter."""
    parts = [_cousins(space.cases(literal)) for literal in goal]
    try:
        cases = space.product(*parts)
    except OverworkError:
        cases = _filtered(parts, goal)
    examples = _examples(space, goal)
    for name in values.TYPES:
        yield from (Case(enum) for enum in examples.get(name, ()))
        yield from cases[name]


def _filtered(parts: list[Cases], goal: Goal) -> Cases:
    """The cases of one literal for each type, of which the others must be looked at."""
    others = tuple(literal for literal in goal if not literal.broken)
    found: Cases = {}
    for name in values.TYPES:
        fewest = min((part[name] for part in parts), key=len)
        found[name] = [Case(each.shape, each.excluded, (*each.residual, *others)) for each in fewest]
    return found


def _cousins(cases: Cases) -> Cases:
    """The same cases as seen from elsewhere: what they evaluate is nobody else's concern."""
    return {
        name: list(dict.fromkeys(Case(case.shape, case.excluded, case.residual, NOT_EVALUATED) for case in each))
        for name, each in cases.items()
    }


def _examples(space: Space, goal: Goal) -> dict[str, list[values.Enum]]:
    found: list[Any] = []
    for literal in goal:
        schema = space.subschemas.index[literal.location]
        if literal.holds and not literal.broken and isinstance(schema, dict):
            found += schema["examples"] if isinstance(schema.get("examples"), list) else []
            found += [schema["default"]] if "default" in schema else []
    if not found or space.subschemas.ignored:
        return {}
    return {name: [enum] for name, enum in values.by_type(found, hint=1).items()}


def _of_case(space: Space, goal: Goal, case: Case) -> Iterable[Option]:
    shape = case.shape
    checked = bool(case.excluded or case.residual)
    match shape:
        case values.Enum():
            kept = shape.where(lambda value: space.accepts(goal, value))
            if kept is not None:
                yield Option(case, kept, (), checked=bool(case.residual))
        case Number():
            if not shape.is_empty():
                yield Option(case, shape, (), checked=True)
        case String():
            yield from _of_text(space, case, shape)
        case Array() | Object() if shape.low > LARGEST:
            space.give_up(
                f"an instance of {_named(goal)} has at least {shape.low:,} items or members, over {LARGEST:,}"
            )
        case Array():
            for layout in layouts(shape, space):
                inexact = bool(shape.contained) or layout.twin is not None
                yield Option(case, layout, layout.needs, checked or inexact, nested=True)
        case Object():
            for form in forms(shape, space):
                yield Option(case, form, form.needs, checked, nested=True)


def _of_text(space: Space, case: Case, shape: String) -> Iterable[Option]:
    if shape.low > LONGEST:
        space.give_up(f"a text has at least {shape.low:,} characters, over {LONGEST:,}")
    elif space.has_texts(shape):
        own = next((name for name in shape.formats if name in space.subschemas.own_formats), None)
        plain = own is None and shape.is_plain()
        yield Option(case, shape, (), checked=bool(case.excluded or case.residual) or not plain)


def _hint(option: Option) -> float:
    return (isinstance(option.form, values.Enum) and option.form.hint) or math.inf


def node_of(alive: tuple[Option, ...], least: Option, site: int) -> Node:
    """A goal's options, ready to be drawn."""
    return Node(alive, least, any(option.nested for option in alive), _is_flat(alive), site)


def _is_flat(options: tuple[Option, ...]) -> bool:
    [form, *more] = [option.form for option in options]
    return not more and (isinstance(form, values.Enum) or form == String(getattr(form, "low", 0)))


def residue(option: Option) -> list[str]:
    """What of an option can only be filtered."""
    notes = [_held(literal) for literal in option.case.residual]
    if isinstance(option.form, String):
        notes += [f"pattern {pattern}" for pattern in option.form.filtered()]
    return notes


def _held(literal: Literal) -> str:
    return f"{'what holds' if literal.holds else 'what does not hold'} at {literal.location}"


def size(form: Any) -> int:
    """How many values there are of a form, at most."""
    match form:
        case values.Enum():
            return len(form.values)
        case Number():
            grid = form.grid()
            low, high = form.multiples(grid) if grid else (None, None)
            return UNBOUNDED if low is None or high is None else high - low + 1
    return UNBOUNDED
