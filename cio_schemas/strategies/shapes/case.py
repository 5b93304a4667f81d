"""Cases: the ways to satisfy something, sorted by instance type; their products and unions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.runtime import canonical as frozen
from cio_schemas.strategies.shapes.array_shape import Array
from cio_schemas.strategies.shapes.goals import Goal, merged
from cio_schemas.strategies.shapes.listed_values import TYPES, Enum, writings
from cio_schemas.strategies.shapes.number_shape import Number
from cio_schemas.strategies.shapes.object_shape import Object
from cio_schemas.strategies.shapes.string_shape import String

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.shapes.goals import Literal

MAX_CASES = 160
"""How many cases of one instance type are kept; further ones are dropped, and the space records that."""

FEW_CASES = 6
"""How many are kept if more would take too many steps."""

MAX_MET = 640
"""How many are examined, so that those that are kept are diverse."""

Unlisted: TypeAlias = "Number | String | Array | Object"
"""What says of instances what they look like, and doesn't list them."""

Shape: TypeAlias = "Enum | Unlisted"


class Evaluated(NamedTuple):
    """What a schema object with certain branches evaluates of an instance (Core, section 11).

    Attributes:
        names: The names of members.
        patterns: Patterns of their names.
        members: Whether all are.
        first: So many items from the first.
        items: Whether all are.
        accepted: Items that satisfy one of these goals.
        more: Whether other branches that hold may evaluate more.
    """

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    members: bool = False
    first: int = 0
    items: bool = False
    accepted: tuple[Goal, ...] = ()
    more: bool = False

    def union(self, other: Evaluated) -> Evaluated:
        """Return what at least one of two evaluates."""
        if other in (NOT_EVALUATED, self):
            return self
        return Evaluated(
            merged(self.names, other.names),
            merged(self.patterns, other.patterns),
            self.members or other.members,
            max(self.first, other.first),
            self.items or other.items,
            merged(self.accepted, other.accepted),
            self.more or other.more,
        )


NOT_EVALUATED = Evaluated()


class UnionBranch(NamedTuple):
    """A branch of an `anyOf` or a `oneOf`: the location of the schema object, the keyword, and the branch's number."""

    location: Location
    keyword: str
    number: int


@dataclass(frozen=True, slots=True)
class Case:
    """One way to satisfy something, for instances of one type.

    Attributes:
        shape: What the instances look like.
        excluded: Values they don't equal.
        residual: Literals that have to be tested on the instance.
        evaluated: What unevaluated* finds evaluated.
        branches: The branches of unions that all its instances are of, which it is not compared by.
    """

    shape: Shape
    excluded: tuple[Any, ...] = ()
    residual: tuple[Literal, ...] = ()
    evaluated: Evaluated = NOT_EVALUATED
    branches: frozenset[UnionBranch] = field(default=frozenset(), compare=False)

    def meet(self, other: Case) -> Case | None:
        """Return the case of what satisfies both; None if nothing does."""
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
        return Case(shape, excluded, residual, self.evaluated.union(other.evaluated), self.branches | other.branches)


def _meet(one: Shape, other: Shape) -> Shape | None:
    if isinstance(one, Enum):
        if isinstance(other, Enum):
            return one.where(lambda value: frozen(value) in other.keys)
        return _admitted(one, other)
    if isinstance(other, Enum):
        return _meet(other, one)
    return one.meet(other)  # type: ignore[arg-type]  # both are of one instance type


def _admitted(enum: Enum, shape: Unlisted) -> Enum | None:
    """Return the listed values that a shape admits; numbers written as it wants them."""
    if not isinstance(shape, Number) or shape.literal is None:
        return enum.where(partial(admits, shape))
    written = (next((each for each in writings(value) if shape.admits(each)), None) for value in enum.values)
    kept = [each for each in written if each is not None]
    return Enum.of(kept, hint=enum.hint) if kept else None


def admits(shape: Unlisted, value: Any) -> bool:
    """Return whether a shape admits a value of its instance type, as far as is known without the members' goals."""
    if isinstance(shape, Number | String):
        return shape.admits(value)
    if len(value) < shape.low or (shape.high is not None and len(value) > shape.high):
        return False
    if isinstance(shape, Array):
        return True
    return all(name in value for name in shape.required) and not any(name in value for name in shape.barred)


Cases: TypeAlias = dict[str, list[Case]]
"""The cases of each instance type."""


def distinct(cases: Iterable[Case]) -> list[Case]:
    """Return each case once, with the branches of all that are the same."""
    found: dict[Case, Case] = {}
    for case in cases:
        same = found.setdefault(case, case)
        if not case.branches <= same.branches:
            found[case] = replace(same, branches=same.branches | case.branches)
    return list(found.values())


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
    """Return the cases of any instance, `but` none of some types."""
    return {name: [] if name in but else [ALL[name]] for name in TYPES}


def nothing() -> Cases:
    """No cases."""
    return {name: [] for name in TYPES}


def only(name: str, *cases: Case) -> Cases:
    """Return the cases of one type, and none of other types."""
    return {**nothing(), name: list(cases)}


def if_type(name: str, *cases: Case) -> Cases:
    """Return the cases of one type, and any instance of other types."""
    return {**anything(), name: list(cases)}


def share(lists: Sequence[Sequence[Case]], kept: int | None) -> int:
    """Return how many are kept of each of some lists of cases, at least one, where so many are kept of all."""
    total = sum(map(len, lists))
    return total if kept is None or total <= kept else max(1, kept // len(lists))


def union(*several: Cases, kept: int | None = None) -> Cases:
    """Return the cases of each, those that are the same once; some of each if there are more than `kept`."""
    found: Cases = {}
    for name in TYPES:
        lists = [cases[name] for cases in several if cases[name]]
        most = share(lists, kept)
        lists = [spread(each, most) if len(each) > most else each for each in lists]
        found[name] = distinct(case for each in lists for case in each)
    return found


def _never(_: Sequence[Case]) -> Callable[[Case], bool]:
    return lambda _: False


def times(
    one: Cases,
    other: Cases,
    kept: int = MAX_CASES,
    spend: Callable[[int], None] = lambda _: None,
    implying: Callable[[Sequence[Case]], Callable[[Case], bool]] = _never,
    *,
    few: int = 0,
) -> tuple[Cases, bool]:
    """Return the cases of both at once, and whether some were dropped because there are too many.

    Args:
        one: The cases of one.
        other: Those of the other.
        kept: How many are kept of one instance type, or as many as one of both has.
        spend: Called with how many steps it takes.
        implying: For some cases, a predicate of whether another case certainly satisfies one of them.
        few: Up to so many pairs of cases are all kept, those that are part of another one, too.
    """
    found: Cases = {}
    cut = False
    for name in TYPES:
        ones, others = one[name], other[name]
        if _is_whole(others):
            found[name] = ones
        elif _is_whole(ones):
            found[name] = others
        elif len(ones) * len(others) <= few:
            spend(sum(map(weight, ones)) * len(others) + sum(map(weight, others)) * len(ones))
            pairs = (mine.meet(theirs) for mine in ones for theirs in others)
            found[name] = distinct(met for met in pairs if met is not None)
        else:
            found[name], more = _times(ones, others, max(kept, len(ones), len(others)), spend, implying)
            cut = cut or more
    return found, cut


def _times(
    ones: list[Case],
    others: list[Case],
    most: int,
    spend: Callable[[int], None],
    implying: Callable[[Sequence[Case]], Callable[[Case], bool]],
) -> tuple[list[Case], bool]:
    if not ones or not others:
        return [], False
    groups: list[list[Case]] = []
    heaviest = max(map(weight, others))
    left, cut = max(MAX_MET, most), False
    implies_one = implying(others) if len(others) > 1 else _never(others)
    for number, one in enumerate(ones):
        room = left - (len(ones) - number - 1)  # so that each of the following is combined at least once, too
        if implies_one(one):
            met, tried = [one], len(others)
        else:
            met, tried = _met(one, others, number, max(1, room))
        spend(tried * (weight(one) + heaviest))
        cut = cut or tried < len(others)
        groups.append(met)
        left -= len(met)
    found = distinct(case for group in groups for case in group)
    if len(found) <= most:
        return found, cut
    share = max(1, most // sum(map(bool, groups)))
    chosen = (case for number, group in enumerate(groups) for case in _turned(group, number)[:share])
    return list(dict.fromkeys(chosen)), True


def _met(one: Case, others: list[Case], number: int, room: int) -> tuple[list[Case], int]:
    """Return what satisfies a case and one of some others, and how many of the others were examined."""
    met: list[Case] = []
    for tried, other in enumerate(others if len(others) <= room else _turned(others, number), 1):
        case = one.meet(other)
        if case is not None:
            met.append(case)
        if len(met) >= room and tried < len(others):
            return met, tried
    same = [each for each in met if each == one]  # where all of `one` satisfies some other, the rest adds nothing
    return (distinct((one, *same)) if same else met), len(others)


def _turned(cases: list[Case], number: int) -> list[Case]:
    """Return the cases rotated, so that each of them comes first once."""
    start = number % len(cases) if cases else 0
    return cases[start:] + cases[:start]


def weight(case: Case) -> int:
    """Return how many steps it takes to combine two cases."""
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
    """Return a spread of as many cases as are kept, with every member that any of them has."""
    barred = {name for case in cases if isinstance(case.shape, Object) for name in case.shape.barred}
    left = set().union(*(_members(case, barred) for case in cases))
    first: list[Case] = []
    while left and len(first) < kept:
        best = max(cases, key=lambda case: len(_members(case, barred) & left))
        first.append(best)
        left -= _members(best, barred)
    evenly = (cases[at * len(cases) // kept] for at in range(kept))
    return list(dict.fromkeys((*first, *evenly)))[:kept]


def _members(case: Case, barred: set[str]) -> set[tuple[str, bool]]:
    """Return which members objects of a case must have, and which of those that other cases bar they may have."""
    if not isinstance(case.shape, Object):
        return set()
    may = barred.difference(case.shape.barred)
    return {*((name, True) for name in case.shape.required), *((name, False) for name in may)}


def _is_whole(cases: list[Case]) -> bool:
    """Return whether cases are only the one of all instances of a type, and not as a branch."""
    return len(cases) == 1 and cases[0] in _WHOLE and not cases[0].branches


_WHOLE = frozenset(ALL.values())
