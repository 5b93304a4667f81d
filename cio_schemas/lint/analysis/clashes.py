"""Contradictions between pairs of keywords: types, bounds and listed values that apply together and exclude each other.

Each pair has a message that names both keywords. Whether any instance satisfies a subschema at all is decided in
`possible`, by the analysis of the strategies.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.judging import judge_of
from cio_schemas.lint.analysis.types import ATOMS, atom, declared, listed, names_of
from cio_schemas.runtime import is_number
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect


FORMAT_LENGTHS: Final = {
    "date": (10, 10),
    "date-time": (20, math.inf),
    "email": (3, math.inf),
    "ipv4": (7, 15),
    "ipv6": (2, 45),
    "time": (9, math.inf),
    "uuid": (36, 36),
}
"""How many characters a text of a format has, at least and at most (RFC 3339, 4291, 4122, 5321)."""


class Clash(NamedTuple):
    """Two keywords that no instance of certain types satisfies together.

    Attributes:
        atoms: The types that are ruled out.
        kind: "type" or "bounds".
        places: The two keywords, each as its conjunct and its name.
        message: One sentence.
    """

    atoms: frozenset[str]
    kind: str
    places: tuple[tuple[Conjunct, str], tuple[Conjunct, str]]
    message: str

    @property
    def is_of_one_branch(self) -> bool:
        """Whether it is found further down too, where both keywords come from."""
        (first, _), (second, _) = self.places
        return first.branch == second.branch != 0

    @property
    def path(self) -> Path | None:
        """The place to report: the keyword that stands nearest to the subschema, in its document."""
        known = [(each.branch, each.path, name) for each, name in self.places if each.path is not None]
        nearest = max(known, key=lambda place: (place[0] == 0, len(place[1])), default=None)
        return (*nearest[1], nearest[2]) if nearest else None


# -- clashes --


def clashes(found: list[Conjunct]) -> list[Clash]:
    """Find the contradictions among keywords that apply together.

    Args:
        found: As `Conjunctions.of` returns them.

    Returns:
        At most one for each pair of opposite bounds, and one for types.
    """
    keys = set().union(*(each.schema for each in found))
    kind = _types(found)
    rest = [clash for least, wanted, find in _FINDERS if len(wanted & keys) >= least for clash in find(found)]
    return [*kind, *rest, *([] if kind or keys.isdisjoint(_LISTING) else _values(found))]


_LISTING: Final = ("const", "enum")


def possible(found: list[Conjunct], known: list[Clash] | None = None) -> frozenset[str]:
    """Return the instance types that keywords leave together, as ATOMS; none if nothing is valid."""
    left = ATOMS
    for each in found:
        left &= declared(each.schema)
        values = listed(each.schema)
        if values:
            left &= frozenset(map(atom, values[1]))
    for clash in clashes(found) if known is None else known:
        left -= clash.atoms
    return left


def _types(found: list[Conjunct]) -> list[Clash]:
    before: list[Conjunct] = []
    for each in found:
        if "type" not in each.schema:
            continue
        for other in before:
            if not declared(each.schema) & declared(other.schema):
                message = (
                    f"`type` is {names_of(declared(other.schema))} here and {names_of(declared(each.schema))}"
                    f"{_where(each)}: no value is both"
                )
                return [Clash(ATOMS, "type", ((other, "type"), (each, "type")), message)]
        before.append(each)
    return []


class BoundingKeyword(NamedTuple):
    """A bound: its value, whether the value itself is excluded, the conjunct and the keyword."""

    value: float
    exclusive: bool
    place: tuple[Conjunct, str]

    def words(self) -> str:
        """Return the bound as a message writes it."""
        return f"`{self.place[1]}` {show(self.place[0].schema.get(self.place[1]))}"


_SIZES: Final = tuple(
    (keyword.applies_to[0], keyword.name, keyword.bound.opposite)
    for keyword in KEYWORDS.values()
    if keyword.bound and keyword.bound.side == "least" and keyword.bound.measure not in ("value", "matches")
)


def _sizes(found: list[Conjunct]) -> Iterator[Clash]:
    for kind, low, high in _SIZES:
        least = max(bounds(found, low), key=lambda bound: bound.value, default=None)
        most = min(bounds(found, high), key=lambda bound: bound.value, default=None)
        if least and most and least.value > most.value:
            yield _opposed(frozenset({kind}), least, most)
        elif kind == "string" and (least or most):
            yield from _format_lengths(found, least, most)


def _format_lengths(
    found: list[Conjunct], least: BoundingKeyword | None, most: BoundingKeyword | None
) -> Iterator[Clash]:
    for each in found:
        name = each.schema.get("format")
        low, high = FORMAT_LENGTHS.get(name, (0, math.inf)) if isinstance(name, str) else (0, math.inf)
        bound = most if most and most.value < low else least if least and least.value > high else None
        if bound:
            wanted = f"at least {low}" if bound is most else f"at most {high}"
            message = f"{bound.words()} excludes every {name!r}, which has {wanted} characters{_where(each)}"
            yield Clash(frozenset({"string"}), "bounds", (bound.place, (each, "format")), message)


def bounds(found: list[Conjunct], keyword: str, *, exclusive: bool = False) -> list[BoundingKeyword]:
    """Return each value that a bounding keyword has among keywords which apply together."""
    boolean = f"exclusive{keyword.capitalize()}"  # as draft 4 has it
    return [
        BoundingKeyword(each.schema[keyword], exclusive or each.schema.get(boolean) is True, (each, keyword))
        for each in found
        if keyword in each.schema and is_number(each.schema[keyword])
    ]


def _opposed(atoms: frozenset[str], low: BoundingKeyword, high: BoundingKeyword, more: str = "") -> Clash:
    places = low.place, high.place
    words = f"{low.words()} and {high.words()}{_where(high.place[0], low.place[0])} leave nothing{more}"
    return Clash(atoms, "bounds", places, words)


def _numbers(found: list[Conjunct]) -> Iterator[Clash]:
    lows = bounds(found, "minimum") + bounds(found, "exclusiveMinimum", exclusive=True)
    highs = bounds(found, "maximum") + bounds(found, "exclusiveMaximum", exclusive=True)
    low = max(lows, key=lambda bound: (bound.value, bound.exclusive), default=None)
    high = min(highs, key=lambda bound: (bound.value, not bound.exclusive), default=None)
    if low is None or high is None:
        return
    if low.value > high.value or (low.value == high.value and (low.exclusive or high.exclusive)):
        yield _opposed(frozenset({"integer", "fraction"}), low, high)
        return
    steps = [bound for bound in bounds(found, "multipleOf") if bound.value > 0]
    for step in steps:
        if not _holds_multiple(low, high, Fraction(str(step.value))):
            yield _opposed(frozenset({"integer", "fraction"}), low, high, f" that is a {step.words()}")
            return
    if not _holds_multiple(low, high, Fraction(1)):
        only = all("fraction" not in declared(each.schema) for each in found if "type" in each.schema)
        if only and any("type" in each.schema for each in found):
            yield _opposed(frozenset({"integer"}), low, high, " that is an integer")


def _holds_multiple(low: BoundingKeyword, high: BoundingKeyword, step: Fraction) -> bool:
    least, most = Fraction(str(low.value)), Fraction(str(high.value))
    first = math.floor(least / step) + 1 if low.exclusive else math.ceil(least / step)
    last = math.ceil(most / step) - 1 if high.exclusive else math.floor(most / step)
    return first <= last


def _arrays(found: list[Conjunct]) -> Iterator[Clash]:
    array = frozenset({"array"})
    most = min(bounds(found, "maxItems"), key=lambda bound: bound.value, default=None)
    least = max(bounds(found, "minItems"), key=lambda bound: bound.value, default=None)
    for each in found:
        schema = each.schema
        if "contains" in schema:
            wanted = schema.get("minContains", 1)
            if not is_number(wanted) or wanted <= 0:
                continue
            keyword = "minContains" if "minContains" in schema else "contains"
            if is_number(schema.get("maxContains")) and wanted > schema["maxContains"]:
                message = f"`maxContains` {schema['maxContains']} is below `minContains`, which is {wanted}"
                yield Clash(array, "bounds", ((each, keyword), (each, "maxContains")), message)
            elif schema["contains"] is False:
                message = "`contains` is false, which no item matches, and at least one has to"
                yield Clash(array, "bounds", ((each, "contains"), (each, "contains")), message)
            elif most and most.value < wanted:
                message = f"{most.words()}{_where(most.place[0], each)} leaves no room for what `contains` wants"
                yield Clash(array, "bounds", ((each, keyword), most.place), message)
        first, rest = ("prefixItems", "items") if each.dialect.draft >= 2020 else ("items", "additionalItems")
        if least and schema.get(rest) is False and isinstance(schema.get(first, []), list):
            length = len(schema.get(first, []))
            if least.value > length and (length or rest == "items"):
                message = f"{least.words()} is more than the {length} that `{first}` and `{rest}: false` allow"
                yield Clash(array, "bounds", (least.place, (each, rest)), message)


def _objects(found: list[Conjunct]) -> Iterator[Clash]:
    named = frozenset({"object"})
    most = min(bounds(found, "maxProperties"), key=lambda bound: bound.value, default=None)
    least = max(bounds(found, "minProperties"), key=lambda bound: bound.value, default=None)
    for each in found:
        required = each.schema.get("required")
        if most and isinstance(required, list) and len(set(map(str, required))) > most.value:
            message = f"`required` names more properties than {most.words()}{_where(most.place[0], each)} allows"
            yield Clash(named, "bounds", ((each, "required"), most.place), message)
        allowed = allowed_names(each.schema)
        if least and allowed is not None and not allowed[1] and least.value > len(allowed[0]):
            message = f"{least.words()} is more than the {len(allowed[0])} that `additionalProperties: false` leaves"
            yield Clash(named, "bounds", (least.place, (each, "additionalProperties")), message)


def allowed_names(schema: dict[str, Any]) -> tuple[set[str], list[str]] | None:
    """Return the names and patterns that `additionalProperties: false` allows; None if it is absent."""
    if schema.get("additionalProperties") is not False:
        return None
    properties, patterns = schema.get("properties"), schema.get("patternProperties")
    names = (
        {name for name, value in properties.items() if value is not False} if isinstance(properties, dict) else set()
    )
    return names, list(patterns) if isinstance(patterns, dict) else []


# How many of some keywords it takes to contradict each other, the keywords, what finds it.
_FINDERS: Final = (
    (2, frozenset({"format", *(name for row in _SIZES for name in row[1:])}), _sizes),
    (2, frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}), _numbers),
    (
        1,
        frozenset(
            {
                "contains",
                "minContains",
                "maxContains",
                "minItems",
                "maxItems",
                "items",
                "prefixItems",
                "additionalItems",
            }
        ),
        _arrays,
    ),
    (2, frozenset({"required", "minProperties", "maxProperties", "additionalProperties"}), _objects),
)


# -- listed values --

_BOUNDING: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "pattern", "format"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "required"),
)


def refused_by(value: Any, schema: dict[str, Any], dialect: Dialect) -> str | None:
    """Return the keyword of a schema object that refuses a value by itself; None if none that is looked at does.

    Args:
        value: The value.
        schema: The schema object, as its dialect reads it.
        dialect: That dialect.
    """
    if atom(value) not in declared(schema):
        return "type"
    for keyword in _BOUNDING:
        if keyword in schema:
            accepts = judge_of({keyword: schema[keyword]}, dialect)
            if accepts and not accepts(value):
                return keyword
    return None


def _values(found: list[Conjunct]) -> Iterator[Clash]:
    for each in found:
        values = listed(each.schema)
        if values is None:
            continue
        keyword, members = values
        for other in found:
            reasons = {refused_by(value, other.schema, other.dialect) for value in members}
            if None in reasons:
                continue
            reason = "type" if reasons == {"type"} else min(str(reason) for reason in reasons - {"type"})
            what = "its value" if keyword == "const" else "no value"
            message = (
                f"`{keyword}` and `{reason}`{_where(other, each)} contradict each other: "
                f"{what} {'is not' if keyword == 'const' else 'is'} of {names_of(declared(other.schema))}"
                if reason == "type"
                else f"`{keyword}` and `{reason}`{_where(other, each)} contradict each other: no value satisfies both"
            )
            yield Clash(ATOMS, "type" if reason == "type" else "bounds", ((each, keyword), (other, reason)), message)
            return


def _where(each: Conjunct, beside: Conjunct | None = None) -> str:
    if each is beside or (beside is None and each.branch == 0):
        return ""
    if each.path is None:
        return f" (in {each.location})"
    return f" (at {json_pointer(each.path) or 'the root'})"
