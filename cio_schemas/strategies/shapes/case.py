"""Cases: the ways to satisfy something, sorted by instance type; their products and unions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.runtime import canonical as frozen
from cio_schemas.strategies.shapes.arrays import Array
from cio_schemas.strategies.shapes.goals import Goal, merged
from cio_schemas.strategies.shapes.numbers import Number
from cio_schemas.strategies.shapes.objects import Object
from cio_schemas.strategies.shapes.strings import String
from cio_schemas.strategies.shapes.values import TYPES, Enum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.strategies.shapes.goals import Literal

MAX_CASES = 160
"""How many cases of one instance type are kept; those beyond are given up, and the space notes it."""

FEW_CASES = 6
"""How many are kept where more take too many steps."""

MAX_MET = 640
"""How many are looked at, so that those that are kept come from all over."""

Shape: TypeAlias = "Enum | Number | String | Array | Object"


class Evaluated(NamedTuple):
    """What a schema object with certain branches evaluates of an instance (Core, section 11).

    Attributes:
        names: the names of members.
        patterns: patterns of their names.
        members: whether all are.
        first: so many items from the first.
        items: whether all are.
        accepted: items that satisfy one of these goals.
    """

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    members: bool = False
    first: int = 0
    items: bool = False
    accepted: tuple[Goal, ...] = ()

    def union(self, other: Evaluated) -> Evaluated:
        """What either evaluates."""
        if other in (NOT_EVALUATED, self):
            return self
        return Evaluated(
            merged(self.names, other.names),
            merged(self.patterns, other.patterns),
            self.members or other.members,
            max(self.first, other.first),
            self.items or other.items,
            merged(self.accepted, other.accepted),
        )


NOT_EVALUATED = Evaluated()


@dataclass(frozen=True, slots=True)
class Case:
    """One way to satisfy something, for instances of one type.

    Attributes:
        shape: what the instances look like.
        excluded: values they don't equal.
        residual: literals that only a look at the instance can tell.
        evaluated: what unevaluated* finds evaluated.
    """

    shape: Shape
    excluded: tuple[Any, ...] = ()
    residual: tuple[Literal, ...] = ()
    evaluated: Evaluated = NOT_EVALUATED

    def meet(self, other: Case) -> Case | None:
        """What satisfies both; None where nothing does."""
        shape = _meet(self.shape, other.shape)
        if shape is None:
            return None
        excluded = merged(self.excluded, other.excluded)
        if excluded and isinstance(shape, Enum):
            shape = shape.where(lambda value: frozen(value) not in excluded)
            excluded = ()
            if shape is None:
                return None
        residual = merged(self.residual, other.residual)
        return Case(shape, excluded, residual, self.evaluated.union(other.evaluated))


def _meet(one: Shape, other: Shape) -> Shape | None:
    if isinstance(one, Enum):
        if isinstance(other, Enum):
            return one.where(lambda value: frozen(value) in other.keys)
        return one.where(lambda value: admits(other, value))
    if isinstance(other, Enum):
        return _meet(other, one)
    return one.meet(other)  # type: ignore[arg-type]  # both are of one instance type


def admits(shape: Shape, value: Any) -> bool:
    """Whether a shape admits a value of its instance type, as far as can be told without the members' goals."""
    match shape:
        case Number() | String():
            return shape.admits(value)
        case Array():
            return shape.low <= len(value) and (shape.high is None or len(value) <= shape.high)
        case Object():
            if not (shape.low <= len(value) and (shape.high is None or len(value) <= shape.high)):
                return False
            return all(name in value for name in shape.required) and not any(name in value for name in shape.barred)
    return True


Cases: TypeAlias = dict[str, list[Case]]
"""The cases of each instance type."""

ALL: dict[str, Case] = {
    "null": Case(Enum.of([None])),
    "boolean": Case(Enum.of([False, True])),
    "number": Case(Number()),
    "string": Case(String()),
    "array": Case(Array()),
    "object": Case(Object()),
}
"""Any instance of each type."""


def anything(*, but: Iterable[str] = ()) -> Cases:
    """The cases of what nothing is asked of, `but` none for some types."""
    return {name: [] if name in but else [ALL[name]] for name in TYPES}


def nothing() -> Cases:
    """No cases."""
    return {name: [] for name in TYPES}


def only(name: str, *cases: Case) -> Cases:
    """Cases of one type, and none of another."""
    return {**nothing(), name: list(cases)}


def if_type(name: str, *cases: Case) -> Cases:
    """Cases of one type, and anything of another."""
    return {**anything(), name: list(cases)}


def union(*several: Cases) -> Cases:
    """The cases of each, those that are the same once."""
    return {name: list(dict.fromkeys(case for cases in several for case in cases[name])) for name in TYPES}


def times(one: Cases, other: Cases, spend: Callable[[int], None] = lambda _: None) -> tuple[Cases, bool]:
    """The cases of both at once; and whether some were given up because there are too many.

    Args:
        one: the cases of one.
        other: those of the other.
        spend: called with how many steps it takes.
    """
    found: Cases = {}
    cut = False
    for name in TYPES:
        found[name], more = _times(one[name], other[name], spend)
        cut = cut or more
    return found, cut


def _times(ones: list[Case], others: list[Case], spend: Callable[[int], None]) -> tuple[list[Case], bool]:
    if not ones or not others:
        return [], False
    if len(others) == 1 and others[0] in _WHOLE:
        return ones, False
    if len(ones) == 1 and ones[0] in _WHOLE:
        return others, False
    found: dict[Case, None] = {}
    heaviest = max(map(weight, others))
    for one in ones:
        spend(len(others) * (weight(one) + heaviest))
        met = [case for other in others if (case := one.meet(other)) is not None]
        if one in met:  # all of it satisfies the other too, so the other cases add nothing
            found[one] = None
        else:
            found |= dict.fromkeys(met)
        if len(found) > MAX_MET:
            break
    return list(found), len(found) > MAX_MET


def weight(case: Case) -> int:
    """How many steps it counts to meet a case with another."""
    match case.shape:
        case Object() as shape:
            return 2 + len(shape.rules) + (len(shape.required) + len(shape.barred) + len(shape.implied)) // 8
        case Array() as shape:
            goals = (shape.rest, *shape.prefix)
            return 2 + 2 * len(shape.contained) + len(shape.some) + len(shape.unevaluated) + sum(map(len, goals))
        case Enum() as shape:
            return 1 + len(shape.keys) // 4
    return 1


def spread(cases: list[Case], kept: int) -> list[Case]:
    """As many of the cases as are kept, from all over."""
    return [cases[at * len(cases) // kept] for at in range(kept)]


_WHOLE = frozenset(ALL.values())
