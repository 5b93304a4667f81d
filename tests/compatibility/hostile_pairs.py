"""Pairs of schemas whose answers are known by how they are built: from laws of logic and arithmetic, not by looking."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

D4, D6, D7 = (f"http://json-schema.org/draft-0{number}/schema#" for number in (4, 6, 7))
D2019, D2020 = (f"https://json-schema.org/draft/{year}/schema" for year in ("2019-09", "2020-12"))

STRING, INTEGER, OBJECT, ARRAY = ({"type": name} for name in ("string", "integer", "object", "array"))
CONDITIONS: list[Any] = [
    {"type": "string"},
    {"minimum": 2},
    {"required": ["a"]},
    {"properties": {"a": {"const": 1}}},
    {"maxItems": 1},
    {"pattern": "^a"},
]


class HostilePair(NamedTuple):
    """Two schemas, and whether every instance of the one satisfies the other, both ways."""

    old: Any
    new: Any
    backward: bool
    forward: bool


def same(one: Any, other: Any) -> HostilePair:
    """Two ways to say one thing."""
    return HostilePair(one, other, backward=True, forward=True)


def conditions() -> Iterator[HostilePair]:
    """`if` is a choice between a condition with `then` and its contrary with `else`."""
    for one, two in product(CONDITIONS, CONDITIONS):
        three = CONDITIONS[(CONDITIONS.index(one) + CONDITIONS.index(two)) % len(CONDITIONS)]
        either = {"anyOf": [{"allOf": [one, two]}, {"allOf": [{"not": one}, three]}]}
        yield same({"if": one, "then": two, "else": three}, either)


def negations() -> Iterator[HostilePair]:
    """De Morgan's laws, and `oneOf` as one of two and not both."""
    for number, one in enumerate(CONDITIONS):
        two = CONDITIONS[(number + 1) % len(CONDITIONS)]
        yield same({"not": {"anyOf": [one, two]}}, {"allOf": [{"not": one}, {"not": two}]})
        yield same({"not": {"allOf": [one, two]}}, {"anyOf": [{"not": one}, {"not": two}]})
        yield same({"not": {"not": one}}, one)
        both, neither = {"allOf": [one, two]}, {"not": {"anyOf": [one, two]}}
        yield same({"oneOf": [one, two]}, {"allOf": [{"not": both}, {"not": neither}]})


def contained() -> Iterator[HostilePair]:
    """Between how many items and how many others are of a kind: one range in another."""
    ranges = [(0, 1), (1, 1), (1, 3), (2, 3), (2, 2), (0, 3)]
    for (low, high), (least, most) in product(ranges, ranges):
        one, other = (
            {"type": "array", "contains": {"type": "integer", "minimum": 5}, "minContains": a, "maxContains": b}
            for a, b in ((low, high), (least, most))
        )
        yield HostilePair(one, other, least <= low and high <= most, low <= least and most <= high)


def names() -> Iterator[HostilePair]:
    """`propertyNames`, patterns and counts of members."""
    for one, other in product(range(1, 5), range(1, 5)):
        yield HostilePair(
            {"propertyNames": {"maxLength": one}}, {"propertyNames": {"maxLength": other}}, one <= other, other <= one
        )
    for pattern in ("^a", "b$", "^[ab]+$", "^x-[0-9]{2}$"):
        closed = {"patternProperties": {pattern: True}, "additionalProperties": False}
        yield same({"propertyNames": {"pattern": pattern}}, closed)
    for count in range(1, 5):
        required = {"type": "object", "required": [f"p{number}" for number in range(count)]}
        yield HostilePair(required, {"minProperties": count}, backward=True, forward=False)
        yield HostilePair(required, {"minProperties": count + 1}, backward=False, forward=False)


def dependent() -> Iterator[HostilePair]:
    """`dependentRequired` and `dependentSchemas` as implications."""
    for present, wanted in product("ab", "cd"):
        absent = {"not": {"type": "object", "required": [present]}}
        yield same({"dependentRequired": {present: [wanted]}}, {"anyOf": [absent, {"required": [present, wanted]}]})
        for each in CONDITIONS[:4]:
            has = {"type": "object", "required": [present]}
            yield same({"dependentSchemas": {present: each}}, {"if": has, "then": each})


def unevaluated() -> Iterator[HostilePair]:
    """What `unevaluated*` leaves is what no branch that holds has described."""
    for inner in (STRING, INTEGER, {"const": 1}, True):
        closed = {"allOf": [{"properties": {"a": inner}}], "properties": {"b": STRING}, "unevaluatedProperties": False}
        yield same(closed, {"properties": {"a": inner, "b": STRING}, "additionalProperties": False})
        loose = {**closed, "unevaluatedProperties": STRING}
        yield HostilePair(closed, loose, backward=True, forward=False)
        tagged = {
            "if": {"properties": {"a": {"const": 1}}, "required": ["a"]},
            "then": {"properties": {"b": inner}},
            "unevaluatedProperties": False,
        }
        empty = {"type": "object", "maxProperties": 0}
        found = {"properties": {"a": {"const": 1}, "b": inner}, "required": ["a"], "additionalProperties": False}
        yield same({**OBJECT, **tagged}, {"anyOf": [{**OBJECT, **found}, empty]})
    for size in range(1, 4):
        first = [INTEGER] * size
        yield same(
            {"allOf": [{"prefixItems": first}], "unevaluatedItems": False}, {"prefixItems": first, "items": False}
        )


def formats() -> Iterator[HostilePair]:
    """How long texts of a format are."""
    for name, least, most in (("date", 10, 10), ("uuid", 36, 36), ("ipv4", 7, 15)):
        one = {"type": "string", "format": name}
        yield HostilePair(one, {"type": "string", "minLength": least, "maxLength": most}, backward=True, forward=False)
        yield HostilePair(one, {"type": "string", "maxLength": most - 1}, backward=False, forward=False)
        yield HostilePair(one, {"type": "string", "minLength": least + 1}, backward=False, forward=False)
    yield HostilePair({"format": "email"}, {"format": "idn-email"}, backward=True, forward=False)
    yield HostilePair({"format": "uri"}, {"format": "uri-reference"}, backward=True, forward=False)


def patterns() -> Iterator[HostilePair]:
    """Repetitions: so many in so many."""
    for one, other in product(range(1, 5), range(1, 5)):
        yield HostilePair({"pattern": f"^a{{{one},}}$"}, {"pattern": f"^a{{{other},}}$"}, other <= one, one <= other)
    for count in range(1, 5):
        every = {"type": "string", "pattern": f"^(a{{{count}}})*$", "maxLength": 12}
        twice = {"type": "string", "pattern": f"^(a{{{2 * count}}})*$", "maxLength": 12}
        yield HostilePair(twice, every, backward=True, forward=False)
        yield same({"pattern": f"^[ab]{{{count}}}$"}, {"pattern": f"^(a|b){{{count}}}$"})


def numbers() -> Iterator[HostilePair]:
    """Exact arithmetic: powers of ten, hundredths, and bounds beyond what floats tell apart."""
    for one, other in product((1, 2, 3, 4, 6), (1, 2, 3, 4, 6)):
        yield HostilePair(
            {"type": "number", "multipleOf": one / 100},
            {"type": "number", "multipleOf": other / 100},
            one % other == 0,
            other % one == 0,
        )
    for power in (15, 16, 17, 30, 100, 300):
        low, high = 10**power, 10**power + 1
        yield HostilePair({"type": "integer", "minimum": high}, {"minimum": low}, backward=True, forward=False)
        yield same({"type": "integer", "exclusiveMinimum": low}, {"type": "integer", "minimum": high})
        yield HostilePair({"const": high}, {"exclusiveMinimum": low}, backward=True, forward=False)
        yield HostilePair({"const": low}, {"exclusiveMinimum": low}, backward=False, forward=False)


def listed() -> Iterator[HostilePair]:
    """`enum` and `const`, and items that differ drawn from few values."""
    values: list[Any] = [1, "1", True, None, [1], {"a": 1}]
    for size in range(1, len(values) + 1):
        yield same({"enum": values[:size]}, {"anyOf": [{"const": each} for each in values[:size]]})
    for size in range(1, len(values)):
        yield HostilePair({"enum": values[:size]}, {"enum": values}, backward=True, forward=False)
    for size in range(1, 5):
        different = {"type": "array", "items": {"enum": list(range(size))}, "uniqueItems": True}
        yield HostilePair(different, {"maxItems": size}, backward=True, forward=False)
        yield HostilePair(different, {"maxItems": size - 1}, backward=False, forward=False)


def recursive() -> Iterator[HostilePair]:
    """Schemas that refer to themselves, in one way and in another."""

    def chain(value: Any) -> dict[str, Any]:
        return {"type": "object", "properties": {"next": {"$ref": "#"}, "value": value}, "required": ["value"]}

    def tree(value: Any, **more: Any) -> dict[str, Any]:
        node = {"type": "object", "properties": {"value": value, "children": {"items": {"$ref": "#/$defs/node"}}}}
        return {"$ref": "#/$defs/node", "$defs": {"node": {**node, **more}}}

    for make in (chain, tree):
        for one, other in (
            ({"const": 1}, INTEGER),
            (INTEGER, {"type": "number"}),
            (STRING, {"type": ["string", "null"]}),
        ):
            yield HostilePair(make(one), make(other), backward=True, forward=False)
    yield HostilePair(tree(INTEGER, maxProperties=1), tree(INTEGER), backward=True, forward=False)
    unrolled = chain(INTEGER)
    unrolled["properties"]["next"] = {"type": "object", **chain(INTEGER), "$comment": "once more"}
    yield same(chain(INTEGER), unrolled)
    for value, other, is_wider in ((INTEGER, {"type": "number"}, True), (STRING, INTEGER, False)):
        one, two = (
            {
                "$id": f"https://example.com/{name}",
                "$dynamicAnchor": "node",
                "type": "object",
                "properties": {"value": each, "next": {"$dynamicRef": "#node"}},
                "required": ["value"],
            }
            for name, each in (("one", value), ("two", other))
        )
        yield HostilePair(one, two, backward=is_wider, forward=False)


def mixtures() -> Iterator[HostilePair]:
    """What drafts say in words of their own."""
    for first, rest in product((STRING, INTEGER), (STRING, INTEGER, False)):
        older = {"items": [first], "additionalItems": rest}
        newer = {"$schema": D2020, "prefixItems": [first], "items": rest}
        for draft in (D6, D7, D2019):
            yield same({"$schema": draft, **older}, newer)
    for draft in (D4, D6, D7):
        yield same(
            {"$schema": draft, "dependencies": {"a": ["b"]}}, {"$schema": D2020, "dependentRequired": {"a": ["b"]}}
        )
        yield HostilePair({"$schema": draft, "not": {}}, {"$schema": D2020, "const": 1}, backward=True, forward=False)
    for bound in (0, 0.5, 10**20):
        yield same(
            {"$schema": D4, "minimum": bound, "exclusiveMinimum": True}, {"$schema": D2020, "exclusiveMinimum": bound}
        )
        yield same({"$schema": D4, "maximum": bound}, {"$schema": D7, "maximum": bound})
    yield HostilePair({"$schema": D4, **INTEGER}, {"$schema": D6, **INTEGER}, backward=True, forward=False)
    yield HostilePair({"$schema": D4, "enum": [1]}, {"$schema": D4, **INTEGER}, backward=False, forward=False)
    siblings = {"$ref": "#/definitions/a", "minLength": 3, "definitions": {"a": STRING}}
    yield HostilePair({"$schema": D2019, **siblings}, {"$schema": D7, **siblings}, backward=True, forward=False)


KINDS: dict[str, Callable[[], Iterator[HostilePair]]] = {
    each.__name__: each
    for each in (
        conditions,
        negations,
        contained,
        names,
        dependent,
        unevaluated,
        formats,
        patterns,
        numbers,
        listed,
        recursive,
        mixtures,
    )
}
"""What makes pairs, by what they are about."""
