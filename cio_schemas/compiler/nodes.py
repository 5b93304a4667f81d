"""The nodes of a plan: schema objects, the functions they belong to, and what they evaluate."""

from __future__ import annotations

from cio_schemas.formats import SINCE, of_draft
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal, TypeAlias

    from cio_schemas import ecma
    from cio_schemas.schema.resources import Location

Scope: TypeAlias = "tuple[tuple[str, Location], ...]"
"""Which dynamic anchors lead where, sorted by name."""


INTEGER_LITERAL = "integer literal"
"""What `integer` means in draft 4: a number that is written without a fraction."""

BOUNDS = {"minimum": "<", "exclusiveMinimum": "<=", "maximum": ">", "exclusiveMaximum": ">="}
"""The bounds of numbers, each with how a number compares that is beyond it."""

FORMATS = ("format", "contentEncoding", "contentMediaType")
"""The keywords that are planned as a Format."""


class Format(NamedTuple):
    """How `format` is checked: one of our nineteen by name, or a function of the user's own over any instance."""

    name: str
    own: Callable[[Any], bool] | None


class Formats(NamedTuple):
    """What the caller decided of formats.

    Attributes:
        asserts: Whether they assert.
        find: Returns how a name is checked, None for an unknown one.
        by_draft: Whether a draft's schemas know that draft's formats alone.
    """

    asserts: bool
    find: Callable[[str], Format | None]
    by_draft: bool = False

    def of(self, name: str, draft: int) -> Format | None:
        """Return how a name is checked in the schemas of a draft, None if it is not."""
        known = of_draft(name, draft) if self.by_draft and name in SINCE else name
        return None if known is None else self.find(known)


class Unit:
    """A subschema with a function of its own, in one dynamic scope.

    Attributes:
        location: Where it is.
        scope: Which dynamic anchors lead where in it.
        node: What to write.
        in_place: The units it calls with its own instance, in the order of the schema.
        tested: Whether it is one of several branches, so that to refuse is as usual as to accept.
        called: The units that it calls, once `loops` has looked for them.
    """

    __slots__ = ("called", "in_place", "location", "node", "scope", "tested")

    def __init__(self, location: Location, scope: Scope) -> None:
        self.location = location
        self.scope = scope
        self.node: SchemaPlan | bool
        self.in_place: dict[Unit, None] = {}
        self.tested = False
        self.called: tuple[Unit, ...] | None = None


class SchemaPlan:
    """One schema object, ready to be written.

    Attributes:
        location: Where it is.
        schema: The schema object itself.
        keywords: Each keyword that asserts, applies or refers, with its value made ready: subschemas are children.
        spelling: The keyword to report if it differs from the one it is planned as (`items` of 2019-09).
    """

    __slots__ = ("keywords", "location", "schema", "spelling")

    def __init__(self, location: Location, schema: dict[str, Any]) -> None:
        self.location = location
        self.schema = schema
        self.keywords: dict[str, Any] = {}
        self.spelling: dict[str, str] = {}


Child: TypeAlias = "SchemaPlan | Unit | bool"
"""A subschema: written in place, called, or settled by itself."""


WIDE = 20
"""With more properties than this, an object is walked member by member instead of looking each property up."""


class Place(NamedTuple):
    """Where the planner is: in which unit, how deep in it, and whether still at the unit's own instance."""

    unit: Unit
    depth: int
    in_place: bool
    open: tuple[Location, ...]
    """The subschemas being written around this one: a reference to one of them must be a call."""


# -- what `unevaluated*` leaves alone --


class EvaluatedBranch(NamedTuple):
    """What counts only under a condition.

    Attributes:
        when: The condition: that `test` accepts the instance, refuses it, or that a property is present. `assumed` is
            `accepts` for a subschema that must hold anyway: its condition matters only where errors are collected. What
            a reference leads to counts `always`: as in jsonschema, its own errors are not told a second time. `valid`
            is what counts if nothing has failed, so not when errors are collected.
        test: The subschema, or the property's name.
        evaluated: What counts then.
    """

    when: Literal["accepts", "refuses", "present", "assumed", "always", "valid"]
    test: Any
    evaluated: EvaluatedMembers


class EvaluatedMembers(NamedTuple):
    """What a schema evaluates of an object or an array.

    Attributes:
        everything: All of it.
        names: Properties by name.
        patterns: Properties by pattern.
        first: So many items from the first.
        accepted: Each member or item that one of these accepts.
        branches: What counts under a condition.
    """

    everything: bool = False
    names: frozenset[str] = frozenset()
    patterns: tuple[ecma.Pattern, ...] = ()
    first: int = 0
    accepted: tuple[Child, ...] = ()
    branches: tuple[EvaluatedBranch, ...] = ()

    def __bool__(self) -> bool:
        return self != _NOTHING


_NOTHING = EvaluatedMembers()

CERTAIN = ("always", "assumed", "valid")
"""The conditions that are certain to hold if nothing has failed, as in what accepts."""


def merged(evaluated: EvaluatedMembers, certain: tuple[str, ...]) -> EvaluatedMembers:
    """Return the same with the branches merged whose condition is certain to hold."""
    branches = []
    for branch in evaluated.branches:
        if branch.when == "valid" and "valid" not in certain:
            continue
        inner = merged(branch.evaluated, certain)
        if branch.when not in certain:
            branches.append(branch._replace(evaluated=inner))
            continue
        evaluated = EvaluatedMembers(
            everything=evaluated.everything or inner.everything,
            names=evaluated.names | inner.names,
            patterns=evaluated.patterns + inner.patterns,
            first=max(evaluated.first, inner.first),
            accepted=evaluated.accepted + inner.accepted,
        )
        branches += inner.branches
    return evaluated._replace(branches=tuple(branches))


class UnevaluatedKeyword(NamedTuple):
    """An `unevaluated*` keyword: the subschema for what is left, and what isn't."""

    child: Child
    evaluated: EvaluatedMembers
