"""Compute the cases of several literals at once by a tableau, whose branches close as soon as literals contradict.

If a schema must hold and a similar one must not, most ways to break the second also break the first. Expanding both to
cases before combining them would multiply those; comparing literals first closes nearly all branches early.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cio_schemas.strategies.analysis.dropped_assertion import REFERENCES
from cio_schemas.strategies.cases.broken import BROKEN
from cio_schemas.strategies.cases.implication import is_dead
from cio_schemas.strategies.cases.product import STEPS_A_KEYWORD, product
from cio_schemas.strategies.cases.satisfied import conjunction
from cio_schemas.strategies.cases.schema_object import schema_object
from cio_schemas.strategies.shapes.case import Case, anything, if_type, only, union
from cio_schemas.strategies.shapes.goals import NOTHING, Goal, Literal
from cio_schemas.strategies.shapes.listed_values import Enum
from cio_schemas.strategies.shapes.object_shape import Object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.cases.schema_object import SchemaObject
    from cio_schemas.strategies.shapes.case import Cases

MAX_BRANCHES = 3_000
"""The most branches that are examined."""

FEW = 10
"""The most cases, and the most listed values of each, for which every value is judged separately."""

KEPT = 600
"""The most cases of one instance type that are kept of a product."""

COMBINING = frozenset((*REFERENCES, "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"))
"""The keywords that are expanded into choices."""

_UNEVALUATED = frozenset(("unevaluatedProperties", "unevaluatedItems"))


class Way(NamedTuple):
    """One of several ways to satisfy something.

    Attributes:
        goals: What must hold.
        cases: What the instance must be one of; None for anything.
    """

    goals: tuple[Goal, ...]
    cases: Cases | None = None


Choice: TypeAlias = tuple[Way, ...]
"""Ways, at least one of which must hold."""


class Assumed(NamedTuple):
    """A branch of the tableau: what it assumes so far.

    Attributes:
        facts: The literals that hold.
        cases: The cases that the instance may be of.
        choices: The choices that are still open.
    """

    facts: frozenset[Literal]
    cases: Cases
    choices: tuple[Choice, ...]


def combined(space: Space, goal: Goal) -> Cases:
    """Return the cases of a goal."""
    start = _assume(space, Assumed(frozenset(), anything(), ()), Way(tuple((literal,) for literal in goal)))
    stack = [] if start is None else [start]
    found: list[Cases] = []
    looked = 0
    while stack:
        branch = _settled(space, stack.pop())
        looked += 1
        if branch is None:
            continue
        if not branch.choices:
            found.append(branch.cases)
        elif looked + len(stack) > MAX_BRANCHES:
            space.omissions.give_up("the branches of the schemas combine in too many ways to try all")
            break
        else:
            choice, rest = branch.choices[0], branch.choices[1:]
            branch = branch._replace(choices=rest)
            several = (_assume(space, branch, way) for way in reversed(choice))
            stack += [each for each in several if each is not None]
    return union(anything(but=anything()), *found)


def _settled(space: Space, branch: Assumed) -> Assumed | None:
    """Return a branch after taking every choice with a single way left; None if it is closed.

    The remaining choices are sorted, those with the fewest ways first. If the instance is one of a few listed values,
    all choices are dropped, since each value is judged by the whole goal later.
    """
    while not _is_listed(branch.cases):
        choices: list[Choice] = []
        for choice in branch.choices:
            ways = _open(space, branch, choice)
            if ways is None:
                continue
            if not ways:
                return None
            choices.append(ways)
        several = tuple(choice for choice in choices if len(choice) > 1)
        if len(several) == len(choices):
            return branch._replace(choices=tuple(sorted(choices, key=len)))
        branch = branch._replace(choices=several)
        for [way] in (choice for choice in choices if len(choice) == 1):
            taken = _assume(space, branch, way)
            if taken is None:
                return None
            branch = taken
            if _is_listed(branch.cases):
                break
    return branch._replace(choices=())


def _is_listed(cases: Cases) -> bool:
    """Return whether all cases are of listed values, and there are few."""
    shapes = [case.shape for each in cases.values() for case in each]
    return len(shapes) <= FEW and all(isinstance(shape, Enum) and len(shape.keys) <= FEW for shape in shapes)


def _open(space: Space, branch: Assumed, choice: Choice) -> Choice | None:
    """Return the ways of a choice that are still open; None if one of them holds already."""
    found = []
    for way in choice:
        literals = [literal for goal in way.goals for literal in goal]
        if NOTHING in way.goals or any(_opposite(literal) in branch.facts for literal in literals):
            continue
        if way.cases is None:
            if branch.facts.issuperset(literals):
                return None
            found.append(way)
            continue
        cases = _product(space, branch.cases, way.cases)
        if any(cases.values()):
            found.append(way._replace(cases=cases))
    return tuple(found)


def _opposite(literal: Literal) -> Literal:
    return literal._replace(holds=not literal.holds)


def _assume(space: Space, branch: Assumed, way: Way) -> Assumed | None:
    """Return a branch extended by one way; None if that closes it."""
    cases = branch.cases if way.cases is None else _product(space, branch.cases, way.cases)
    facts, choices, pending = set(branch.facts), list(branch.choices), list(way.goals)
    while pending:
        goal = pending.pop()
        if goal == NOTHING:
            return None
        for literal in goal:
            if literal in facts:
                continue
            if _opposite(literal) in facts:
                return None
            facts.add(literal)
            at = schema_object(space, literal.location, literal.scope, KEPT)
            space.budget.spend(STEPS_A_KEYWORD * (1 + len(at.schema)))
            if not _UNEVALUATED.isdisjoint(at.schema):  # only the cases of branches know what these evaluate
                choices.append((Way((), space.cases(literal)),))
            elif not literal.holds:
                choices.append(tuple(_broken(at)))
            else:
                cases = _product(space, cases, conjunction(at, but=COMBINING))
                pending += _parts(at)
                choices += _choices(at)
    return Assumed(frozenset(facts), cases, tuple(choices)) if any(cases.values()) else None


def _product(space: Space, one: Cases, other: Cases) -> Cases:
    met = product(space, (one, other), KEPT)
    return {**met, "object": [case for case in met["object"] if not is_dead(space, case)]}


def _parts(at: SchemaObject) -> Iterator[Goal]:
    """Yield the goals that the same instance must satisfy for a schema object to hold."""
    for keyword in REFERENCES.intersection(at.schema):
        yield at.space.subschemas.goal(at.target(keyword), at.scope)
    yield from (at.goal("allOf", i) for i in range(len(at.schema.get("allOf", ()))))
    if "not" in at.schema:
        yield at.goal("not", holds=False)


def _choices(at: SchemaObject) -> Iterator[Choice]:
    """Yield the choices that a schema object leaves if it holds."""
    if "anyOf" in at.schema:
        yield tuple(Way((at.goal("anyOf", i),)) for i in range(len(at.schema["anyOf"])))
    if "oneOf" in at.schema:
        count = range(len(at.schema["oneOf"]))
        yield tuple(Way(tuple(at.goal("oneOf", j, holds=i == j) for j in count)) for i in count)
    if "if" in at.schema and ("then" in at.schema or "else" in at.schema):
        then = (at.goal("then"),) if "then" in at.schema else ()
        otherwise = (at.goal("else"),) if "else" in at.schema else ()
        yield Way((at.goal("if"), *then)), Way((at.goal("if", holds=False), *otherwise))
    for name in at.schema.get("dependentSchemas", ()):
        absent = if_type("object", Case(Object(barred=(name,))))
        yield Way((), absent), Way((at.goal("dependentSchemas", name),), _present(name))


def _present(name: str) -> Cases:
    return only("object", Case(Object(required=(name,))))


def _broken(at: SchemaObject) -> Iterator[Way]:
    """Yield the ways in which a schema object does not hold."""
    for keyword in at.schema:
        if keyword in _BROKEN:
            yield from _BROKEN[keyword](at)
        elif keyword in BROKEN:
            yield Way((), BROKEN[keyword](at))


def _not_reference(keyword: str) -> Callable[[SchemaObject], Iterator[Way]]:
    def ways(at: SchemaObject) -> Iterator[Way]:
        yield Way((at.space.subschemas.goal(at.target(keyword), at.scope, holds=False),))

    return ways


def _not_one_of(at: SchemaObject) -> Iterator[Way]:
    count = range(len(at.schema["oneOf"]))
    yield Way(tuple(at.goal("oneOf", i, holds=False) for i in count))
    yield from (Way((at.goal("oneOf", i), at.goal("oneOf", j))) for i in count for j in count if i < j)


def _not_if(at: SchemaObject) -> Iterator[Way]:
    if "then" in at.schema:
        yield Way((at.goal("if"), at.goal("then", holds=False)))
    if "else" in at.schema:
        yield Way((at.goal("if", holds=False), at.goal("else", holds=False)))


_BROKEN: dict[str, Callable[[SchemaObject], Iterator[Way]]] = {
    **{keyword: _not_reference(keyword) for keyword in REFERENCES},
    "allOf": lambda at: (Way((at.goal("allOf", i, holds=False),)) for i in range(len(at.schema["allOf"]))),
    "anyOf": lambda at: iter((Way(tuple(at.goal("anyOf", i, holds=False) for i in range(len(at.schema["anyOf"])))),)),
    "oneOf": _not_one_of,
    "not": lambda at: iter((Way((at.goal("not"),)),)),
    "if": _not_if,
    "dependentSchemas": lambda at: (
        Way((at.goal("dependentSchemas", name, holds=False),), _present(name)) for name in at.schema["dependentSchemas"]
    ),
}
"""For each keyword that is expanded, the ways in which it does not hold."""
