"""The cases of several conditions at once, within the budget."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cio_schemas.strategies.cases.implication import CROWDED, implying, is_dead
from cio_schemas.strategies.shapes.case import MAX_CASES, Cases, anything, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.strategies.analysis.space import Space

FEW_PAIRS = 24
"""Up to so many pairs of cases of keywords are all kept, though one covers another, so that each branch is shown. Of
complements, which have far more, only what no other covers is kept."""

STEPS_A_KEYWORD = 5
"""How many steps it takes to read a keyword, in addition to combining it with others."""


def product(
    space: Space, several: Sequence[Cases], kept: int = MAX_CASES, *, of: str = "the schema", few: int = 0
) -> Cases:
    """Return the cases of all at once.

    Args:
        space: The schema.
        several: The cases of each.
        kept: How many are kept of one instance type, or as many as one of `several` has, so that each of its cases
            appears in the product.
        of: The name to use in the message if some are left out.
        few: Up to so many pairs of cases are all kept, though one covers another.
    """
    found, cut = limited(space, several, kept, few)
    if cut:
        space.omissions.give_up(f"the branches of {of} combine in too many ways to try all")
    return found


def limited(space: Space, several: Sequence[Cases], kept: int = MAX_CASES, few: int = 0) -> tuple[Cases, bool]:
    """Return the cases of all at once, and whether some are left out; see `product`."""
    found, left_out = anything(), False
    for cases in several:
        space.budget.spend(STEPS_A_KEYWORD + sum(map(len, cases.values())))
        found, cut = times(found, cases, kept, space.budget.spend, partial(implying, space), few=few)
        if len(found["object"]) > CROWDED:
            found = _alive(space, found)
        left_out = left_out or cut
    return (_alive(space, found) if len(several) > 1 and len(found["object"]) > 1 else found), left_out


def _alive(space: Space, cases: Cases) -> Cases:
    """Return the cases without objects that require a member which can't exist."""
    return {**cases, "object": [case for case in cases["object"] if not is_dead(space, case)]}
