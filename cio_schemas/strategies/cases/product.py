"""The cases of several conditions at once, within the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.shapes.case import MAX_CASES, Cases, anything, spread, times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.strategies.analysis.space import Space

STEPS_A_KEYWORD = 5
"""How many steps it counts to read a keyword, beside what it takes to combine it with others."""


def product(space: Space, several: Iterable[Cases], kept: int = MAX_CASES) -> Cases:
    """Return the cases of all at once, of which no more than `kept` are kept of one instance type."""
    found = anything()
    for cases in several:
        space.budget.spend(STEPS_A_KEYWORD + sum(map(len, cases.values())))
        found, cut = times(found, cases, space.budget.spend)
        for name, each in found.items():
            if len(each) > kept:
                found[name], cut = spread(each, kept), True
        if cut:
            space.omissions.give_up(f"its branches combine in more ways than the {MAX_CASES} tried")
    return found
