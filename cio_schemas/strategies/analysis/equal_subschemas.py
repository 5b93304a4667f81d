"""Find equivalent subschemas, so that what two versions of a schema share need not be compared.

This computes the coarsest partition in which subschemas of the same class have the same keywords with the same values,
except for subschemas, which are pairwise of the same class. Such subschemas accept the same instances, by induction
over the instance, even if they are recursive.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.runtime import canonical
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.strategies.analysis.dropped_assertion import REFERENCES
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.analysis.subschemas import Subschemas


class Said(NamedTuple):
    """The content of a subschema.

    Attributes:
        location: Its location; for a subschema that is only a reference, that of its target.
        itself: Its keywords with their values, without subschemas; and the steps to those.
        ordered: The subschemas that differ by their steps.
        unordered: The subschemas that play the same role, such as all branches of an anyOf.
    """

    location: Location
    itself: Hashable
    ordered: tuple[Location, ...] = ()
    unordered: tuple[tuple[Location, ...], ...] = ()

    @property
    def parts(self) -> tuple[Location, ...]:
        """All subschemas."""
        return (*self.ordered, *(part for group in self.unordered for part in group))

    def divided(self, classes: dict[Location, int]) -> Hashable:
        """Return a key that is equal for subschemas of one class, given the classes of its parts."""
        groups = tuple(tuple(sorted(map(classes.__getitem__, group))) for group in self.unordered)
        return tuple(map(classes.__getitem__, self.ordered)), groups


def alike(subschemas: Subschemas, starts: Iterable[Location]) -> dict[Location, Location]:
    """Return, for each subschema that is reached, the first equivalent one.

    Args:
        subschemas: The schemas; without dynamic references, whose targets depend on more than where they are.
        starts: Where to begin.
    """
    said: dict[Location, Said] = {}
    pending = list(starts)
    for location in pending:  # grows while it is walked
        if location not in said:
            said[location] = _said(subschemas, location)
            pending += said[location].parts
    first: dict[int, Location] = {}
    return {location: first.setdefault(number, said[location].location) for location, number in _divided(said).items()}


def _divided(said: dict[Location, Said]) -> dict[Location, int]:
    """Partition subschemas by their own content, then by the classes of their parts until nothing changes."""
    numbers: dict[Hashable, int] = {}
    classes = {location: numbers.setdefault(each.itself, len(numbers)) for location, each in said.items()}
    while True:
        finer: dict[Hashable, int] = {}
        divided = {
            location: finer.setdefault((classes[location], each.divided(classes)), len(finer))
            for location, each in said.items()
        }
        if len(finer) == len(numbers):
            return divided
        classes, numbers = divided, finer


def _said(subschemas: Subschemas, location: Location) -> Said:
    while True:
        goal = subschemas.goal(location, ())
        if goal in (ANYTHING, NOTHING):
            return Said(location, goal == ANYTHING)
        schema, steps = subschemas.keywords(location)
        said = {name: value for name, value in schema.items() if _matters(subschemas, location, schema, name)}
        if list(said) != ["$ref"]:
            break
        location = subschemas.target(location, "$ref", said["$ref"], ())
    return _told(subschemas, location, said, steps)


def _told(subschemas: Subschemas, location: Location, said: dict[str, Any], steps: dict[str, str]) -> Said:
    itself: set[Hashable] = set()
    ordered: dict[tuple[str | int, ...], Location] = {}
    unordered: dict[str, list[Location]] = {}
    for name, value in said.items():
        child = partial(subschemas.index.child, location, steps.get(name, name))
        if name in REFERENCES:
            ordered[(name,)] = subschemas.target(location, name, value, ())
        elif name == "prefixItems":
            ordered |= {(name, i): child(i) for i in range(len(value))}
        elif isinstance(value, list) and KEYWORDS[name].shape == "schema array":
            unordered[name] = [child(i) for i in range(len(value))]
        elif KEYWORDS[name].shape == "schema map":
            ordered |= {(name, key): child(key) for key in value}
        elif KEYWORDS[name].shape == "schema":
            ordered[(name,)] = child()
        else:
            itself |= _VALUES.get(name, _plain)(subschemas, location, name, value)
    ways = sorted(ordered, key=repr)
    draft = subschemas.index.resource(location).dialect.draft if subschemas.has_unevaluated else 0
    groups = sorted(unordered)
    return Said(
        location,
        (frozenset(itself), tuple(ways), tuple((name, len(unordered[name])) for name in groups), draft),
        tuple(ordered[way] for way in ways),
        tuple(tuple(unordered[name]) for name in groups),
    )


def _matters(subschemas: Subschemas, location: Location, schema: dict[str, Any], name: str) -> bool:
    """Return whether a keyword has any effect in addition to the others."""
    if name in ("then", "else"):
        return "if" in schema
    if name in ("minContains", "maxContains"):
        return "contains" in schema
    if name == "if" and not subschemas.has_unevaluated:
        return "then" in schema or "else" in schema
    if name in ("minLength", "minItems", "minProperties", "uniqueItems"):
        return bool(schema[name])
    return KEYWORDS[name].decides or name in subschemas.planner.keywords(location)


def _plain(_: Subschemas, __: Location, name: str, value: Any) -> set[Hashable]:
    return {(name, canonical(value))}


def _type(subschemas: Subschemas, location: Location, name: str, value: Any) -> set[Hashable]:
    names = frozenset([value] if isinstance(value, str) else value)
    if "integer" in names and subschemas.index.resource(location).dialect.draft == 4:
        names |= {"as it is written"}  # 1.0 is not an integer there
    return {(name, names)}


def _format(subschemas: Subschemas, location: Location, name: str, value: Any) -> set[Hashable]:
    known = subschemas.format(location, value)
    return set() if known is None else {(name, known)}


def _dependent(_: Subschemas, __: Location, name: str, value: Any) -> set[Hashable]:
    return {(name, frozenset((key, frozenset(needed)) for key, needed in value.items() if needed))}


_VALUES: dict[str, Callable[[Subschemas, Location, str, Any], set[Hashable]]] = {
    "type": _type,
    "format": _format,
    "enum": lambda _, __, name, value: {(name, frozenset(map(canonical, value)))},
    "const": lambda _, __, ___, value: {("enum", frozenset((canonical(value),)))},
    "required": lambda _, __, name, value: {(name, frozenset(value))},
    "dependentRequired": _dependent,
}
"""Normal forms of keywords whose values can differ without a difference in meaning."""
