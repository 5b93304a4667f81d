"""Find out why nothing satisfies a schema: a minimal set of keywords that contradict each other."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.strategies.analysis.budget import TOTAL
from cio_schemas.strategies.shapes.goals import Literal, both

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

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
        return (
            f"nothing satisfies the schema at {space.subschemas.start}, because of what its subschemas exclude together"
        )
    at: dict[Location, list[str]] = {}
    for location, keyword in core:
        at.setdefault(location, []).append(f"`{keyword}`")
    start = space.subschemas.start
    places = [f"{_joined(keywords)} at {_place(location, start)}" for location, keywords in at.items()]
    verb = "contradict each other" if len(core) > 1 else "allows nothing"
    return f"nothing satisfies the schema: {_joined(places)} {verb}"


def _joined(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _place(location: Location, start: Location) -> str:
    if location == start:
        return "the root"
    return location.pointer if location.base == start.base else f"{location.base}#{location.pointer}"


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


def contradiction_of(
    space: Space, broken: Break, near: Container[Location], steps: int = STEPS
) -> list[tuple[Location, str]]:
    """Return a minimal set of keywords that together imply the one that is to be broken; empty if none can be found.

    Args:
        space: The space in which nothing can break it.
        broken: What is to be broken.
        near: The schema objects that lead to it, whose keywords are left out last.
        steps: How many steps may be taken.
    """

    def possible(probe: Space) -> bool:
        scope = probe.subschemas.planner.enter((), probe.subschemas.start)
        return not probe.surely_empty((Literal(probe.subschemas.start, scope, broken=(broken,)),))

    return _core(space, possible, steps, near)


def _core(
    space: Space, possible: Callable[[Space], bool], steps: int, near: Container[Location] = ()
) -> list[tuple[Location, str]]:
    if steps <= 0:
        return []
    core: list[tuple[Location, str]] = []
    ignored: Ignored = frozenset()
    keywords = _keywords(space)
    pending = [each for each in (_of(keywords, near, of=True), _of(keywords, near, of=False)) if each]
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


def _of(keywords: list[tuple[Location, str]], near: Container[Location], *, of: bool) -> list[tuple[Location, str]]:
    """Return the keywords of some schema objects, or those of all others."""
    return [each for each in keywords if (each[0] in near) is of]


def _is_possible(possible: Callable[[Space], bool], probe: Space) -> bool:
    try:
        return possible(probe)
    except (KeyError, AssertionError):  # what is to be broken is gone
        return True


def _keywords(space: Space) -> list[tuple[Location, str]]:
    """Return the keywords of all schema objects that were visited, in the order in which they may be left out."""
    literals = space.looked_at()
    barring = {literal.location for literal in literals if not literal.holds}  # without one, less is left, not more
    visited = dict.fromkeys(literal.location for literal in literals)
    kept = set(_SPARING)
    schemas = map(space.subschemas.index.__getitem__, visited)
    if any(isinstance(schema, dict) and not _UNEVALUATED.isdisjoint(schema) for schema in schemas):
        kept |= _EVALUATING
    found = []
    for location in [each for each in visited if each not in barring]:
        names = (name for name in space.subschemas.keywords(location)[0] if name not in kept)
        deciding = (name for name in names if KEYWORDS[name].decides)
        found += [(location, keyword) for keyword in deciding]
    found.sort(key=lambda site: (KEYWORDS[site[1]].kind == "assertion", site))
    return found
