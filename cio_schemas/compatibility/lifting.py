"""From a place to the whole: where every instance of a subschema satisfies another, does that hold around it too?

Most keywords are monotone: an `items` that accepts more makes the schema around it accept more. `not` turns that
around, and of `oneOf` and `if` nothing follows unless both accept the same. So each place has signs, of all the ways by
which the root leads to it, through references too:

- with +, what is proven of the place in one direction holds of the whole in the same;
- with -, in the other;
- with 0, only where it is proven of the place in both.

That is sound by induction over the instance, since references that lead back without a step into it are refused. It
says nothing where `unevaluated*` keywords see what is evaluated, and where `$dynamicRef`s lead is not known from the
text: then no place has signs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.compatibility.version import ROOT, SchemaPlace, Version
from cio_schemas.schema.dialects import subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compatibility.differences import SchemaPair

Way: TypeAlias = "tuple[tuple[str, str | int | None], ...]"
"""How the root leads to a place: keywords, each with the name or the index of a member; references are left out."""

_UNTOLD: Final = frozenset(
    ("unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor")
)
_SIGNS: Final = {"not": -1, "if": 0, "oneOf": 0}
_SILENT: Final = ("$defs", "definitions", "contentSchema")


class Signs:
    """The signs of the places of two versions, taken together: of any mixture of both, too.

    Args:
        old: The one.
        new: The other.
        pairs: Which places of the one are which of the other.
    """

    def __init__(self, old: Version, new: Version, pairs: list[SchemaPair]) -> None:
        self._counterparts = {pair.new: pair.old for pair in reversed(pairs)}
        self._edges: dict[SchemaPlace, set[tuple[SchemaPlace, int]]] = defaultdict(set)
        self.are_told = all([*self._walk(old, is_new=False), *self._walk(new, is_new=True)])
        self._signs = self._reached()

    def of(self, old: SchemaPlace, new: SchemaPlace) -> frozenset[int] | None:
        """Return the signs of a place; None if they are unknown.

        Args:
            old: Where it is in the old version.
            new: Where it is in the new one.
        """
        if not self.are_told:
            return None
        return frozenset(self._signs[old] | self._signs[self._node(new)])

    def _node(self, new: SchemaPlace) -> SchemaPlace:
        """Return the place of the old version that a new one corresponds to."""
        for length in range(len(new.path), -1, -1):
            old = self._counterparts.get(new._replace(path=new.path[:length]))
            if old is not None:
                return old.below(*new.path[length:])
        return new

    def _walk(self, version: Version, *, is_new: bool) -> Iterator[bool]:
        pending = version.places
        seen = set(pending)
        for place in pending:  # which grows: what only a reference makes a subschema holds others
            schema = version.schema(place)
            if isinstance(schema, dict):
                yield _UNTOLD.isdisjoint(schema)
                node = self._node(place) if is_new else place
                led = list(_led_to(version, place, schema))
                self._edges[node].update((self._node(target) if is_new else target, sign) for target, sign in led)
                pending += [target for target, _ in led if target not in seen]
                seen.update(target for target, _ in led)

    def _reached(self) -> dict[SchemaPlace, set[int]]:
        found: dict[SchemaPlace, set[int]] = defaultdict(set)
        found[ROOT].add(1)
        pending = [(ROOT, 1)]
        while pending:
            place, sign = pending.pop()
            for target, label in self._edges.get(place, ()):
                if sign * label not in found[target]:
                    found[target].add(sign * label)
                    pending.append((target, sign * label))
        return found


def _led_to(version: Version, place: SchemaPlace, schema: dict[str, Any]) -> Iterator[tuple[SchemaPlace, int]]:
    """Yield the places that a schema object leads to at once, each with the sign of the step."""
    for steps, _ in subschemas(schema, version.dialect(place)):
        keyword = str(steps[0])
        if keyword not in _SILENT:
            yield (
                place.below(*steps),
                0 if keyword == "contains" and "maxContains" in schema else _SIGNS.get(keyword, 1),
            )
    reference = schema.get("$ref")
    target = version.target(place, reference) if isinstance(reference, str) else None
    if target is not None:
        yield target, 1


def way_to(version: Version, goal: SchemaPlace) -> Way | None:
    """Return a shortest way from the root to a place by which an instance comes there; None where there is none.

    Args:
        version: The version.
        goal: The place.
    """
    ways: dict[SchemaPlace, Way] = {ROOT: ()}
    pending = [ROOT]
    for place in pending:
        if place == goal:
            return ways[place]
        schema = version.schema(place)
        if not isinstance(schema, dict):
            continue
        for target, sign in _led_to(version, place, schema):
            if target not in ways and sign >= 0:
                steps = target.path[len(place.path) :] if target.path[: len(place.path)] == place.path else ()
                step = ((str(steps[0]), steps[1] if len(steps) > 1 else None),) if _is_step(schema, steps) else ()
                ways[target] = (*ways[place], *step)
                pending.append(target)
    return None


def _is_step(schema: dict[str, Any], steps: tuple[str | int, ...]) -> bool:
    return 0 < len(steps) < 3 and steps[0] in schema


def pinned(way: Way, value: Any) -> dict[str, Any] | None:
    """Return a schema of instances that have a value at the end of a path; None if that is unknown.

    Args:
        way: As `way_to` returns it.
        value: A JSON value.

    Example:
        >>> pinned((("properties", "a"), ("items", None)), 1)["properties"]["a"]["items"]
        {'enum': [1]}
    """
    schema: dict[str, Any] = {"enum": [value]}
    for keyword, member in reversed(way):
        if keyword == "properties":
            schema = {"type": "object", "required": [member], "properties": {member: schema}}
        elif keyword in ("items", "prefixItems", "additionalItems", "contains"):
            schema = {"type": "array", "minItems": 1, "items": schema} if not _index(member) else {}
        elif keyword in ("additionalProperties", "patternProperties"):
            schema = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": schema}
        elif keyword not in ("allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"):
            return None
        if not schema:
            return None
    return schema


def grafted(base: Any, way: Way, value: Any) -> Any:
    """Return an instance with a value at the end of a path, as far as the names on the path determine it.

    Args:
        base: An instance that supplies the rest where its types fit.
        way: As `way_to` returns it.
        value: A JSON value.

    Example:
        >>> grafted({"b": 1}, (("properties", "a"), ("items", None)), 2)
        {'b': 1, 'a': [2]}
    """
    if not way:
        return value
    (keyword, member), *rest = way
    if keyword in ("properties", "additionalProperties"):
        members = dict(base) if isinstance(base, dict) else {}
        name = str(member) if keyword == "properties" else "other"
        return {**members, name: grafted(members.get(name), tuple(rest), value)}
    if keyword in ("items", "prefixItems", "contains"):
        first, *others = base if isinstance(base, list) and base else [None]
        return [grafted(first, tuple(rest), value), *others]
    return grafted(base, tuple(rest), value)


def _index(member: str | int | None) -> int:
    return member if isinstance(member, int) else 0
