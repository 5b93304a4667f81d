"""Walk through two versions of a schema together, and collect the changes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.changes import applicators, assertions, sentences
from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
from cio_schemas.compatibility.changes.schema_pair import NOTHING, Difference, SchemaPair, Sides
from cio_schemas.compatibility.changes.subjects import PAYLOAD, Subject
from cio_schemas.compatibility.versions.any_draft import ANNOTATIONS
from cio_schemas.compatibility.versions.version import ROOT, SchemaPlace
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.compatibility.versions.version import Version

MAX_CHANGES: Final = 10_000
"""How many changes are listed: schemas that differ in more places are hardly two versions of one schema."""

_BY_SHAPE: Final = {
    "value": assertions.value,
    "schema": applicators.one,
    "schema map": applicators.members,
    "schema array": applicators.branches,
}
_COMPARERS: Final[dict[str, Callable[[Sides, Difference], Iterator[SchemaChange | SchemaPair]]]] = {
    **{name: _BY_SHAPE[keyword.shape] for name, keyword in KEYWORDS.items()},
    "required": assertions.required,
    "dependentRequired": assertions.dependent_required,
    "enum": assertions.enum,
    "properties": applicators.properties,
    "prefixItems": applicators.positions,
    "$defs": applicators.definitions,
}


class Walked(NamedTuple):
    """What a walk through both versions found.

    Attributes:
        changes: The changes, at most `MAX_CHANGES`.
        owners: For each change, the pair of schema objects that it was found in.
        pairs: All pairs of schemas that were visited; equal ones are not descended into.
    """

    changes: list[SchemaChange]
    owners: list[SchemaPair]
    pairs: list[SchemaPair]


def changes(old: Version, new: Version) -> list[SchemaChange]:
    """Return the changes from one version of a schema to another, in the order of the walk.

    Args:
        old: The old version.
        new: The new version.

    Example:
        >>> from cio_schemas.compatibility.versions.version import Version
        >>> [each.sentence for each in changes(Version({}), Version({"required": ["email"]}))]
        ['`email` is now required']
    """
    return walked(old, new).changes


def walked(old: Version, new: Version) -> Walked:
    """Walk through two versions of a schema together.

    Args:
        old: The old version.
        new: The new version.
    """
    sides = Sides(old, new)
    found = Walked([], [], [])
    shared = sorted(set(new.reached()) & set(old.reached()))
    # A stack; definitions are at its bottom, since references show which of them moved.
    pending: list[SchemaPair | Difference] = [
        SchemaPair(SchemaPlace(uri, ()), SchemaPlace(uri, ()), Subject(f"schema `{uri}`")) for uri in reversed(shared)
    ]
    pending.append(SchemaPair(ROOT, ROOT, PAYLOAD))
    seen: set[tuple[SchemaPlace, SchemaPlace]] = set()
    while pending and len(found.changes) < MAX_CHANGES:
        top = pending.pop()
        pair = top if isinstance(top, SchemaPair) else top.pair
        if isinstance(top, SchemaPair):
            if (top.old, top.new) in seen:
                continue
            seen.add((top.old, top.new))
            found.pairs.append(top)
        told = list(_told(sides, top))
        new_changes = [each for each in told if isinstance(each, SchemaChange)][: MAX_CHANGES - len(found.changes)]
        found.changes.extend(new_changes)
        found.owners.extend([pair] * len(new_changes))
        waiting = [each for each in told if isinstance(each, Difference)]
        inner = [each for each in told if isinstance(each, SchemaPair)]
        pending = [*waiting, *pending, *reversed(inner)]
    return found


def _told(sides: Sides, top: SchemaPair | Difference) -> Iterator[SchemaChange | SchemaPair | Difference]:
    """Yield the changes between two places, and the pairs to compare within them."""
    if isinstance(top, Difference):
        yield from applicators.definitions(sides, top)
        return
    one, other = sides.old.schema(top.old), sides.new.schema(top.new)
    if sides.number(one) == sides.number(other):
        return
    if isinstance(one, dict) and isinstance(other, dict):
        yield from _keywords(sides, top)
    else:
        yield _boolean(top, one, other)


def _keywords(sides: Sides, pair: SchemaPair) -> Iterator[SchemaChange | SchemaPair | Difference]:
    before, after = sides.old.entries(pair.old), sides.new.entries(pair.new)
    followed = list(applicators.reference(sides, pair, before, after))
    yield from followed
    if not followed:
        assertions.as_enum(before, after)
        yield from assertions.exchanged_bounds(sides, pair, before, after)
        # Properties come first, so that `required` does not report renamed ones again.
        names = dict.fromkeys(chain(("properties",) * ("properties" in before or "properties" in after), after, before))
        for keyword in names:
            difference = Difference(pair, keyword, before.get(keyword, NOTHING), after.get(keyword, NOTHING))
            if keyword in ANNOTATIONS or sides.are_equal(difference.old.value, difference.new.value):
                continue
            if keyword == "$defs":
                yield difference
            else:
                yield from _COMPARERS.get(keyword, assertions.value)(sides, difference)
    yield from assertions.described(sides, pair, before, after)


def _boolean(pair: SchemaPair, one: Any, other: Any) -> SchemaChange:
    """Report a schema that was or is `true` or `false`."""
    if other is False:
        said = "is no longer allowed"
    elif one is False:
        said = "is now allowed"
    elif isinstance(other, dict):
        said = f"must now {sentences.described(other)}"
    else:
        said = f"no longer has to {sentences.described(one)}"
    done, undone = Put(pair.old, other), Put(pair.new, one)
    return SchemaChange("D-false", f"{pair.subject.phrase} {said}", pair.old, pair.new, done=(done,), undone=(undone,))
