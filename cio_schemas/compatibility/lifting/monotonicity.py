"""Derive containment of whole schemas from containment at a place.

Most keywords are monotone: an `items` that accepts more makes the enclosing schema accept more. `not` is antitone. For
`oneOf` and `if`, nothing follows unless both subschemas accept the same, except that a `oneOf` whose branches exclude
each other means the same as `anyOf`. So each place has a set of signs, one for each path from the root to it, through
references too:

- +: what is proven for the place in one direction holds for the whole in the same direction;
- -: it holds for the whole in the other direction;
- 0: it holds for the whole only if it is proven for the place in both directions.

This is sound by induction over the instance, since references that lead back without a step into the instance are
refused. A place has no signs if an `unevaluated*` keyword sees it, because what it evaluates matters, not only what it
accepts. Of the places below it, only what they accept matters: a branch that accepts more leaves less unevaluated. No
place has signs if there is a `$dynamicRef`, whose target the text does not determine.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.lifting.branches import Kind, are_apart, kind_of
from cio_schemas.compatibility.versions.version import ROOT, SchemaPlace, Version
from cio_schemas.schema.dialects import subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compatibility.changes.schema_pair import SchemaPair

_UNTOLD: Final = frozenset(("$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor"))
_SEEING: Final = frozenset(("unevaluatedProperties", "unevaluatedItems"))
_IN_PLACE: Final = frozenset(("allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "dependencies"))
"""Keywords whose subschemas are evaluated for `unevaluated*`, as those of references are."""
_SIGNS: Final = {"not": -1, "if": 0, "oneOf": 0}
_SILENT: Final = ("$defs", "definitions", "contentSchema")


class _Edge(NamedTuple):
    """A step from one place to another."""

    target: SchemaPlace
    sign: int
    is_branch: bool


class Signs:
    """The signs of the places of two versions; they hold for any mixture of both, too.

    Args:
        old: The old version.
        new: The new version.
        pairs: The places that correspond to each other.
    """

    def __init__(self, old: Version, new: Version, pairs: list[SchemaPair]) -> None:
        self._counterparts = {pair.new: pair.old for pair in reversed(pairs)}
        self._edges: dict[SchemaPlace, set[_Edge]] = defaultdict(set)
        self._in_place: dict[SchemaPlace, set[SchemaPlace]] = defaultdict(set)
        self._kinds: dict[SchemaPlace, set[Kind | None]] = defaultdict(set)
        self._seen: set[SchemaPlace] = set()
        self.are_told = all([*self._walk(old, is_new=False), *self._walk(new, is_new=True)])
        self._spread()
        self._signs = self._reached()

    def of(self, old: SchemaPlace, new: SchemaPlace) -> frozenset[int] | None:
        """Return the signs of a place; None if they are unknown.

        Args:
            old: The place in the old version.
            new: The place in the new version.
        """
        node = self._node(new)
        if not self.are_told or old in self._seen or node in self._seen:
            return None
        return frozenset(self._signs[old] | self._signs[node])

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
        for place in pending:  # it grows: what is a subschema only by a reference may hold others
            schema = version.schema(place)
            if isinstance(schema, dict):
                yield _UNTOLD.isdisjoint(schema)
                self._note(version, place, schema, is_new=is_new)
                led = [each.target for each in led_to(version, place, schema)]
                pending += [each for each in led if each not in seen]
                seen.update(led)

    def _note(self, version: Version, place: SchemaPlace, schema: dict[str, Any], *, is_new: bool) -> None:
        """Record where a schema object leads, and which of these places its `unevaluated*` keywords see."""
        node = self._node(place) if is_new else place
        if not _SEEING.isdisjoint(schema):
            self._seen.add(node)
        branches = []
        for each in led_to(version, place, schema):
            target = self._node(each.target) if is_new else each.target
            is_branch = each.steps[:1] == ("oneOf",)
            self._edges[node].add(_Edge(target, each.sign, is_branch))
            if not each.steps or each.steps[0] in _IN_PLACE:
                self._in_place[node].add(target)
            if is_branch:
                branches.append((target, kind_of(version, each.target)))
        apart = are_apart([kind for _, kind in branches])
        for target, kind in branches:
            written = kind._replace(place=self._node(kind.place) if is_new else kind.place) if kind else None
            self._kinds[target].add(written if apart else None)

    def _spread(self) -> None:
        """Find the places that are seen through references and branches."""
        pending = list(self._seen)
        while pending:
            more = self._in_place[pending.pop()] - self._seen
            self._seen |= more
            pending += more

    def _label(self, edge: _Edge) -> int:
        """Return the sign of a step: + for a branch of `oneOf` that excludes all others in both versions."""
        kinds = self._kinds[edge.target] if edge.is_branch else set()
        return 1 if len(kinds) == 1 and None not in kinds else edge.sign

    def _reached(self) -> dict[SchemaPlace, set[int]]:
        found: dict[SchemaPlace, set[int]] = defaultdict(set)
        found[ROOT].add(1)
        pending = [(ROOT, 1)]
        while pending:
            place, sign = pending.pop()
            for edge in self._edges.get(place, ()):
                led = sign * self._label(edge)
                if led not in found[edge.target]:
                    found[edge.target].add(led)
                    pending.append((edge.target, led))
        return found


class StepTo(NamedTuple):
    """A place that a schema object leads to directly, the sign of the step, and the step itself; empty for `$ref`."""

    target: SchemaPlace
    sign: int
    steps: tuple[str | int, ...]


def led_to(version: Version, place: SchemaPlace, schema: dict[str, Any]) -> Iterator[StepTo]:
    """Yield the places that a schema object leads to directly."""
    for steps, _ in subschemas(schema, version.dialect(place)):
        keyword = str(steps[0])
        if keyword not in _SILENT:
            sign = 0 if keyword == "contains" and "maxContains" in schema else _SIGNS.get(keyword, 1)
            yield StepTo(place.below(*steps), sign, steps)
    reference = schema.get("$ref")
    target = version.target(place, reference) if isinstance(reference, str) else None
    if target is not None:
        yield StepTo(target, 1, ())
