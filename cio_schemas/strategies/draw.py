"""Drawing an instance from a space: which option, and again where what is drawn can only be filtered."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from cio_schemas.runtime import _frozen as frozen
from cio_schemas.strategies.number import Number
from cio_schemas.strategies.string import String

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.array import Contained
    from cio_schemas.strategies.chooser import Chooser
    from cio_schemas.strategies.goal import Goal
    from cio_schemas.strategies.options import Node, Option
    from cio_schemas.strategies.space import Space

_log = logging.getLogger("cio_schemas.strategies")

ATTEMPTS = 40
"""How often a value is drawn again that turns out not to satisfy what only a look at it can tell."""

NESTED = 2
"""How often a goal may be drawn within itself before it is kept as small as can be."""

DEEP = 24
"""How deep members may be nested before they are kept as small as can be."""


def instance(space: Space, chooser: Chooser) -> Any:
    """An instance of the schema, which the Validator has accepted: whatever a generator may have wrong."""
    drawn = draw(space, space.root, chooser)
    if not space.subschemas.functions(space.subschemas.start).is_valid(drawn):
        _log.warning("a generated instance was invalid, which is a bug; it is drawn again: %r", drawn)
        return chooser.reject("a generated instance was invalid")
    return drawn


def draw(space: Space, goal: Goal, chooser: Chooser) -> Any:
    """An instance that satisfies a goal."""
    return draw_node(space, space.node(goal), chooser)


def draw_part(space: Space, node: Node, chooser: Chooser) -> Any:
    """A member or an item that satisfies a node's goal."""
    if node.flat or not chooser.spans or chooser.depth >= DEEP:
        return draw_node(space, node, chooser)
    return chooser.span(lambda: draw_node(space, node, chooser))


def draw_node(space: Space, node: Node, chooser: Chooser) -> Any:
    """An instance that satisfies a node's goal."""
    chooser.left -= 1
    if not node.nested:
        return _draw(space, node, chooser)
    active, site = chooser.active, node.site
    times = active.get(site, 0)
    chooser.depth += 1
    if (times < NESTED and chooser.depth <= DEEP) or chooser.left <= 0:
        active[site] = times + 1
        value = _draw(space, node, chooser)
        active[site] = times
    else:
        left, chooser.left = chooser.left, 0
        value = _draw(space, node, chooser)
        chooser.left += left
    chooser.depth -= 1
    return value


def _draw(space: Space, node: Node, chooser: Chooser) -> Any:
    options = node.options
    if chooser.left <= 0:
        option = node.least
    elif len(options) == 1:
        option = options[0]
    else:
        option = options[chooser.index(len(options), node.site)]
    value = option.make(chooser)
    if not option.checked or fits(space, option, value):
        return value
    for attempt in range(ATTEMPTS):
        if attempt > ATTEMPTS // 2:
            option = options[attempt % len(options)]
        value = option.make(chooser)
        if fits(space, option, value):
            return value
    return chooser.reject("what is drawn can only be filtered, and fails")


def maker(space: Space, option: Option) -> Callable[[Chooser], Any]:
    """What draws an option."""
    form, site = option.form, option.site
    if option.nested:
        return lambda chooser: form.draw(space, chooser, site)
    own_formats = space.subschemas.own_formats
    if isinstance(form, String) and own_formats:
        own = next((name for name in form.formats if name in own_formats), None)
        if own is not None:
            return lambda chooser: chooser.outside(own_formats[own])
    return lambda chooser: form.draw(chooser, site)


def fits(space: Space, option: Option, value: Any) -> bool:
    """Whether what was drawn satisfies the option's case."""
    case, form = option.case, option.form
    if isinstance(form, Number | String) and not form.admits(value):
        return False
    if case.excluded and frozen(value) in case.excluded:
        return False
    contained = getattr(case.shape, "contained", ())
    if contained and not _contains(space, contained, value):
        return False
    return all(space.subschemas.judge(literal)(value) for literal in case.residual)


def _contains(space: Space, contained: tuple[Contained, ...], items: list[Any]) -> bool:
    for goal, low, high in contained:
        number = sum(space.subschemas.accepts(goal, item) for item in items)
        if number < low or (high is not None and number > high):
            return False
    return True


def fresh(space: Space, goal: Goal, seen: set[Any], chooser: Chooser) -> Any:
    """A value of a goal that was not seen yet, the simplest that is found."""
    for option in space.node(goal).options:
        if not option.nested:
            for value in option.form.others():
                if frozen(value) not in seen and (not option.checked or fits(space, option, value)):
                    return value
    return chooser.reject("no value is left that differs from all others")
