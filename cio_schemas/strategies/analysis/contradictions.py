"""Find out why nothing satisfies a schema: a minimal set of keywords that contradict each other."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.strategies.analysis.budget import TOTAL
from cio_schemas.strategies.shapes.goals import Literal, both

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.analysis.subschemas import Ignored
    from cio_schemas.strategies.shapes.goals import Break

STEPS = TOTAL // 2
"""How many steps may be taken to leave out keywords one by one."""

_SPARING = frozenset({"properties", "patternProperties", "prefixItems"})
"""Keywords that exempt members and items from others; without them more is refused, not less."""

_EVALUATING = frozenset(
    {
        "$ref",
        "$dynamicRef",
        "allOf",
        "anyOf",
        "oneOf",
        "if",
        "then",
        "else",
        "items",
        "additionalProperties",
        "contains",
    }
)
"""Keywords that exempt them if there is a keyword of `_UNEVALUATED`."""

_UNEVALUATED = frozenset({"unevaluatedProperties", "unevaluatedItems"})
_STRUCTURE = frozenset({"$ref", "$dynamicRef", "properties", "items", "prefixItems", "allOf", "then", "else", "if"})


def why_empty(space: Space) -> str:
    """Word in one sentence which keywords contradict each other, and where."""
    if space.subschemas.document is False:
        return "nothing satisfies the schema: it is false"
    core = contradiction(space, space.subschemas.start)
    if not core:
        return f"nothing satisfies the schema at {space.subschemas.start}, by what its subschemas bar together"
    places = ", ".join(f"{keyword} at {_place(location)}" for location, keyword in core)
    verb = "contradict each other" if len(core) > 1 else "allows nothing"
    return f"nothing satisfies the schema: {places} {verb}"


def _place(location: Location) -> str:
    return f"{location.base}#{location.pointer}" if location.base or location.pointer else "the root"


def contradiction(space: Space, *locations: Location, steps: int = STEPS) -> list[tuple[Location, str]]:
    """Return a minimal set of keywords that nothing satisfies together; empty if none can be identified.

    Args:
        space: The space that was found to be empty.
        locations: The subschemas that are empty together.
        steps: How many steps may be taken.
    """

    def possible(probe: Space) -> bool:
        goals = (probe.subschemas.goal(location, ()) for location in locations)
        return not probe.surely_empty(reduce(both, goals))

    return _core(space, possible, steps)


def contradiction_of(space: Space, broken: Break) -> list[tuple[Location, str]]:
    """Return a minimal set of keywords that together imply the one that is to be broken."""

    def possible(probe: Space) -> bool:
        scope = probe.subschemas.planner.enter((), probe.subschemas.start)
        return not probe.surely_empty((Literal(probe.subschemas.start, scope, broken=(broken,)),))

    return _core(space, possible, STEPS)


def _core(space: Space, possible: Callable[[Space], bool], steps: int) -> list[tuple[Location, str]]:
    core: list[tuple[Location, str]] = []
    ignored: Ignored = frozenset()
    pending = [_keywords(space)]
    with space.budget.within(steps) as budget:
        while pending and budget.left > 0:  # halves first, since most keywords are irrelevant
            several = pending.pop()
            tried = ignored | {(location, keyword, ()) for location, keyword in several}
            if not _is_possible(possible, space.anew(budget, tried)):
                ignored = tried
            elif len(several) == 1:
                core += several
            else:
                pending += [several[len(several) // 2 :], several[: len(several) // 2]]
    if budget.left <= 0:
        return []  # what is left is not minimal
    return [(location, keyword) for location, keyword in core if keyword not in _STRUCTURE] or core


def _is_possible(possible: Callable[[Space], bool], probe: Space) -> bool:
    try:
        return possible(probe)
    except (KeyError, AssertionError):  # what is to be broken is gone
        return True


def _keywords(space: Space) -> list[tuple[Location, str]]:
    """Return the keywords of all schema objects that were visited, in the order in which they may be left out."""
    literals = space.looked_at()
    barring = {literal.location for literal in literals if not literal.holds}  # without one, less is left, not more
    kept = set(_SPARING)
    schemas = [space.subschemas.index[literal.location] for literal in literals]
    if any(isinstance(schema, dict) and not _UNEVALUATED.isdisjoint(schema) for schema in schemas):
        kept |= _EVALUATING
    locations = dict.fromkeys(literal.location for literal in literals if literal.location not in barring)
    found = []
    for location in locations:
        names = (name for name in space.subschemas.keywords(location)[0] if name not in kept)
        deciding = (name for name in names if KEYWORDS[name].decides)
        found += [(location, keyword) for keyword in deciding]
    found.sort(key=lambda site: (KEYWORDS[site[1]].kind == "assertion", site))
    return found
