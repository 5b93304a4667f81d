"""What subschemas that apply together contradict each other about: a property, or the items of an array."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.conjunction import steps_alike
from cio_schemas.lint.analysis.types import declared
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path

_LEVELS: Final = 4  # of properties and items to go into
_MAX_PAIRS: Final = 500  # of subschemas that are compared


class Exclusion(NamedTuple):
    """Two subschemas for one property, or for the items of an array, that nothing satisfies at once.

    Attributes:
        own: That of the one side.
        other: That of the other side.
    """

    own: SchemaNode
    other: SchemaNode

    @property
    def what(self) -> str:
        """What can't be there, for a message."""
        return show(self.own.path[-1]) if self.own.keyword == "properties" else "item"

    @property
    def where(self) -> str:
        """Where the other one is."""
        return json_pointer(self.other.path)


def exclusions(analysis: Analysis, own: list[Conjunct], others: list[Conjunct]) -> Iterator[Exclusion]:
    """Yield the subschemas of some schema objects that contradict those of others for the same property or items.

    Args:
        analysis: That of their document.
        own: Schema objects that apply together.
        others: Others that apply with them.
    """
    pending = [(own, others, _LEVELS)]
    seen: set[tuple[Path, Path]] = set()
    for one_side, other_side, levels in pending:
        for one, other in _parts(analysis, speaking(one_side), speaking(other_side)):
            pair = (one.path, other.path)
            if pair in seen or one is other or one.schema == other.schema:
                continue
            if _NULL in (declared(one.schema), declared(other.schema)):
                continue  # by null alone, people forbid what is never null
            if len(seen) >= _MAX_PAIRS:
                return
            seen.add(pair)
            if contradict(analysis, one, other):
                yield Exclusion(one, other)
            elif levels:
                pending.append((analysis.conjuncts(one), analysis.conjuncts(other), levels - 1))


_NULL: Final = frozenset({"null"})


def speaking(found: list[Conjunct]) -> list[Conjunct]:
    """Return those of some schema objects that say something of properties or items."""
    return [each for each in found if each.node and not _SPEAKING.isdisjoint(each.schema)]


_SPEAKING: Final = frozenset(
    {"properties", "patternProperties", "additionalProperties", "items", "prefixItems", "additionalItems"}
)


def contradict(analysis: Analysis, one: SchemaNode, other: SchemaNode) -> bool:
    """Return whether nothing satisfies two subschemas, each of which can be satisfied by itself."""
    if analysis.has_instance(one, other):
        return False
    is_empty = analysis.possibilities.is_empty
    return is_empty(one.location, other.location) and not is_empty(one.location) and not is_empty(other.location)


def _parts(analysis: Analysis, own: list[Conjunct], others: list[Conjunct]) -> Iterator[tuple[SchemaNode, SchemaNode]]:
    """Yield pairs of subschemas for the same property, or for the same items, one of each side."""
    nodes = analysis.document.nodes
    for each in own if others else ():
        for part in each.node.held if each.node else ():
            if part.keyword not in _PARTS:
                continue
            for other in others:
                if other.node is None or other.node is each.node:
                    continue
                said = (nodes.get((*other.node.path, *steps)) for steps in steps_alike(other, part))
                yield from ((part, found) for found in said if found)


_PARTS: Final = frozenset({"properties", "items", "prefixItems"})
