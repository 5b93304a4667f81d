"""Make spaces: combine the functions that know the keywords, the assertions to break, and the shapes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cio_schemas.strategies.analysis.budget import Budget
from cio_schemas.strategies.analysis.options import options_of
from cio_schemas.strategies.analysis.space import Space, SpaceFunctions
from cio_schemas.strategies.breaking.broken_cases import broken_cases
from cio_schemas.strategies.cases.broken import disjunction
from cio_schemas.strategies.cases.product import STEPS_A_KEYWORD
from cio_schemas.strategies.cases.satisfied import SATISFIED
from cio_schemas.strategies.cases.schema_object import schema_object
from cio_schemas.strategies.cases.tableau import combined
from cio_schemas.strategies.cases.unevaluated import whole
from cio_schemas.strategies.shapes.case import Case, anything, nothing, times

if TYPE_CHECKING:
    from cio_schemas.strategies.analysis.subschemas import Subschemas
    from cio_schemas.strategies.shapes.case import Cases
    from cio_schemas.strategies.shapes.goals import Literal


def space_of(subschemas: Subschemas, budget: Budget | None = None) -> Space:
    """Return the space of a schema, with nothing computed yet."""
    return Space(subschemas, FUNCTIONS, budget or Budget())


def _cases(space: Space, literal: Literal, kept: int) -> Cases:
    at = schema_object(space, literal.location, literal.scope, kept)
    space.budget.spend(STEPS_A_KEYWORD * (1 + len(at.schema)))
    if literal.broken:
        return broken_cases(at, literal.broken[0])
    return whole(at) if literal.holds else disjunction(at)


def _unexpanded(space: Space, literal: Literal) -> Cases:
    """Return cases for all values of the types that a literal allows, to be filtered; none if that is impossible."""
    if literal.broken or space.subschemas.ignored:
        space.omissions.give_up(f"what is at {literal.location} takes too many steps to work out")
        return nothing()
    at = schema_object(space, literal.location, literal.scope)
    names = [name for name in ("type", "required") if literal.holds and name in at.schema]
    found = anything()
    for name in names:
        found, _ = times(found, SATISFIED[name](at))
    return {name: [Case(each.shape, residual=(literal,)) for each in several] for name, several in found.items()}


FUNCTIONS = SpaceFunctions(_cases, _unexpanded, options_of)


def combining_space_of(subschemas: Subschemas, budget: Budget) -> Space:
    """Return a space that combines literals by a tableau, which suits schemas that are much alike."""
    return Space(subschemas, FUNCTIONS._replace(options=partial(options_of, combine=combined)), budget)
