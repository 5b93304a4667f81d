"""Find the changes of keywords that hold subschemas, and of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.changes import matching, sentences
from cio_schemas.compatibility.changes.assertions import reordered
from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
from cio_schemas.compatibility.changes.schema_pair import SchemaPair
from cio_schemas.compatibility.versions.any_draft import ANNOTATIONS, DEFINITIONS
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compatibility.changes.schema_pair import Difference, Sides
    from cio_schemas.compatibility.versions.any_draft import KeywordValue
    from cio_schemas.compatibility.versions.version import SchemaPlace, Version


def one(sides: Sides, difference: Difference) -> Iterator[SchemaChange | SchemaPair]:
    """Report changes of a keyword whose value is one subschema."""
    old, new, keyword = difference.old.value, difference.new.value, difference.keyword
    if isinstance(old, dict) and isinstance(new, dict):
        yield SchemaPair(*difference.places, difference.subject.step(keyword, None))
    else:
        yield sides.whole(difference, sentences.applied(keyword, difference.subject, old, new))


# -- members --


def properties(sides: Sides, difference: Difference) -> Iterator[SchemaChange | SchemaPair]:
    """Report which properties are new, which are gone, and which look renamed."""
    found = matching.named(_object(difference.old.value), _object(difference.new.value), sides.number)
    sides.renamed[difference.pair.new] = {after: before for before, after in found.kept if before != after}
    for before, after in found.kept:
        if before != after:
            yield _renamed(sides, difference, before, after)
        yield difference.inner(before, after, difference.subject.property(after))
    closed = tuple(_is_closed(version.schema(place)) for version, place in _both(sides, difference))
    for name in found.come:
        verb = "is no longer allowed" if difference.new.value[name] is False else _COME[closed[0]]
        yield _come(difference, name, f"{difference.subject.property(name).phrase} {verb}")
    for name in found.gone:
        verb = "is now allowed" if difference.old.value[name] is False else _GONE[closed[1]]
        yield _gone(difference, name, f"{difference.subject.property(name).phrase} {verb}")


_COME: Final = {False: "is now described", True: "is now allowed"}
_GONE: Final = {False: "is no longer described", True: "is no longer allowed"}


def _both(sides: Sides, difference: Difference) -> tuple[tuple[Version, SchemaPlace], ...]:
    return (sides.old, difference.pair.old), (sides.new, difference.pair.new)


def _is_closed(schema: Any) -> bool:
    return schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _renamed(sides: Sides, difference: Difference, before: str, after: str) -> SchemaChange:
    """Report that a property was renamed, also wherever the object requires it."""
    subject = difference.subject
    sentence = f"{subject.property(before).phrase} looks renamed to `{after}`"
    old, new = difference.places
    return SchemaChange(
        "D-renamed",
        sentence,
        old.below(before),
        new.below(after),
        key=True,
        done=tuple(_rename(sides.old.schema(difference.pair.old), difference.pair.old, old, before, after)),
        undone=tuple(_rename(sides.new.schema(difference.pair.new), difference.pair.new, new, after, before)),
    )


def _rename(
    schema: dict[str, Any], holder: SchemaPlace, properties: SchemaPlace, before: str, after: str
) -> Iterator[Put]:
    name = str(properties.path[-1])
    members = schema[name]
    yield Put(properties, {after if each == before else each: value for each, value in members.items()})
    required = schema.get("required")
    if isinstance(required, list) and before in required:
        yield Put(holder.below("required"), [after if each == before else each for each in required])


def members(_sides: Sides, difference: Difference) -> Iterator[SchemaChange | SchemaPair]:
    """Report changes of a keyword that maps names to subschemas."""
    keyword = difference.keyword
    old, new = _object(difference.old.value), _object(difference.new.value)
    for name in new:
        if name in old:
            yield difference.inner(name, name, difference.subject.step(keyword, name))
        else:
            said = f"{difference.subject.step(keyword, name).phrase} must now {sentences.described(new[name])}"
            yield _come(difference, name, said)
    for name in old:
        if name not in new:
            said = f"{difference.subject.step(keyword, name).phrase} no longer has to {sentences.described(old[name])}"
            yield _gone(difference, name, said)


def _come(difference: Difference, name: str, sentence: str, *, code: str = "", is_silent: bool = False) -> SchemaChange:
    old, new = (place.below(name) for place in difference.places)
    done, undone = Put(old, difference.new.value[name]), Put(new, ABSENT)
    code = code or f"D-{difference.keyword}"
    return SchemaChange(code, sentence, old, new, key=True, done=(done,), undone=(undone,), is_silent=is_silent)


def _gone(difference: Difference, name: str, sentence: str, *, code: str = "", is_silent: bool = False) -> SchemaChange:
    old, new = (place.below(name) for place in difference.places)
    done, undone = Put(old, ABSENT), Put(new, difference.old.value[name])
    code = code or f"D-{difference.keyword}"
    return SchemaChange(code, sentence, old, new, key=True, done=(done,), undone=(undone,), is_silent=is_silent)


# -- branches --


def branches(sides: Sides, difference: Difference) -> Iterator[SchemaChange | SchemaPair]:
    """Report which branches of `allOf`, `anyOf` or `oneOf` are new, gone or moved."""
    keyword, subject = difference.keyword, difference.subject
    old, new = _array(difference.old.value), _array(difference.new.value)
    found = matching.listed(old, new, sides.number)
    if not found.kept and keyword != "allOf":  # no branch can be removed alone: without any, nothing is accepted
        yield sides.whole(difference, sentences.branched(keyword, subject, old, new))
        return
    for before, after in found.kept:
        yield difference.inner(before, after, subject.step(keyword, after))
    one_, other = difference.places
    for index in found.come:
        said = _BRANCHES[keyword][0].format(subject, sentences.described(new[index]))
        rest = [each for place, each in enumerate(new) if place != index] or ABSENT
        done, undone = Put(one_, [*old, new[index]]), Put(other, rest)
        yield SchemaChange(f"D-{keyword}", said, one_, other.below(index), done=(done,), undone=(undone,))
    for index in found.gone:
        said = _BRANCHES[keyword][1].format(subject, sentences.described(old[index]))
        rest = [each for place, each in enumerate(old) if place != index] or ABSENT
        done, undone = Put(one_, rest), Put(other, [*new, old[index]])
        yield SchemaChange(f"D-{keyword}", said, one_.below(index), other, done=(done,), undone=(undone,))
    if found.is_reordered:
        yield reordered(difference)


_BRANCHES: Final = {
    "allOf": ("{0.phrase} must now also {1}", "{0.phrase} no longer has to {1}"),
    "anyOf": ("`anyOf` of {0.holder} has a new branch: must {1}", "`anyOf` of {0.holder} lost a branch: must {1}"),
    "oneOf": ("`oneOf` of {0.holder} has a new branch: must {1}", "`oneOf` of {0.holder} lost a branch: must {1}"),
}


def _array(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def positions(sides: Sides, difference: Difference) -> Iterator[SchemaChange | SchemaPair]:
    """Report changes of `prefixItems`, position by position."""
    old, new, subject = _array(difference.old.value), _array(difference.new.value), difference.subject
    if not old or not new:
        said = f"the first items of {subject.phrase} {'now' if new else 'no longer'} have schemas of their own"
        yield sides.whole(difference, said)
        return
    for index in range(min(len(old), len(new))):
        yield difference.inner(index, index, subject.step("prefixItems", index))
    one_, other = difference.places
    for index in range(len(old), len(new)):
        said = f"{subject.step('prefixItems', index).phrase} now has a schema of its own"
        done, undone = Put(one_, new[: index + 1]), Put(other, new[:index])
        yield SchemaChange("D-prefixItems", said, one_, other.below(index), done=(done,), undone=(undone,))
    for index in range(len(new), len(old)):
        said = f"{subject.step('prefixItems', index).phrase} no longer has a schema of its own"
        done, undone = Put(one_, old[:index]), Put(other, old[: index + 1])
        yield SchemaChange("D-prefixItems", said, one_.below(index), other, done=(done,), undone=(undone,))


# -- definitions and references --


def definitions(sides: Sides, difference: Difference) -> Iterator[SchemaChange | SchemaPair]:
    """Report which definitions are new, gone or moved."""
    old, new = _object(difference.old.value), _object(difference.new.value)
    one_, other = difference.places
    led = {
        before.path[-1]: after.path[-1]
        for before, after in sides.moved.items()
        if before.path[:-1] == one_.path and after.path[:-1] == other.path
    }
    rest = {name: each for name, each in old.items() if name not in led}
    unled = {name: each for name, each in new.items() if name not in led.values()}
    found = matching.named(rest, unled, sides.number)
    for before, after in [*led.items(), *found.kept]:
        if before != after or one_.path[-1] != other.path[-1]:
            yield _moved(difference, str(before), str(after))
        yield difference.inner(before, after, difference.subject.step("$defs", after))
    for name in found.come:
        silent = not _identifies(new[name])
        yield _come(difference, name, f"definition `{name}` is new", code="D-defs", is_silent=silent)
    for name in found.gone:
        silent = not _identifies(old[name])
        yield _gone(difference, name, f"definition `{name}` is gone", code="D-defs", is_silent=silent)


def _identifies(schema: Any) -> bool:
    """Return whether a reference may lead into a definition by an identifier or an anchor."""
    stack = [schema]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if any(isinstance(value.get(name), str | bool) for name in _NAMING):
                return True
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return False


_NAMING: Final = frozenset(("$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"))


def _moved(difference: Difference, before: str, after: str) -> SchemaChange:
    old, new = difference.places
    old, new = old.below(before), new.below(after)
    sentence = f"`{old.pointer}` moved to `{new.pointer}`"
    # The old version gets it under the new name too, for changes that refer to it.
    done = Put(old._replace(path=new.path), difference.old.value[before])
    undone = Put(new._replace(path=old.path), difference.new.value[after])
    return SchemaChange("D-moved", sentence, old, new, key=True, done=(done,), undone=(undone,), is_silent=True)


def reference(
    sides: Sides, pair: SchemaPair, before: dict[str, KeywordValue], after: dict[str, KeywordValue]
) -> Iterator[SchemaChange | SchemaPair]:
    """Follow `$ref` if only one of two schemas has it, or if both lead to the same definition.

    Args:
        sides: Both versions.
        pair: The schemas.
        before: The keywords of the old schema; its `$ref` is replaced if both lead to the same definition.
        after: The keywords of the new schema.

    Yields:
        A change, and the pair to compare instead, if that describes the whole difference.
    """
    if "$ref" in before and "$ref" in after:
        old, new = _target(sides.old, pair.old, before), _target(sides.new, pair.new, after)
        if old is not None and new is not None and _is_moved(sides, old, new):
            sides.moved[old] = new
            before["$ref"] = after["$ref"]
    elif "$ref" in before and not _asserts_beside(before):
        target = _target(sides.old, pair.old, before)
        if target is not None and isinstance(sides.old.schema(target), dict):
            said = f"the schema of {pair.subject.phrase} is now written out; it was in `{target.pointer}`"
            yield SchemaChange("D-moved", said, pair.old.below("$ref"), pair.new, key=True, is_silent=True)
            yield pair._replace(old=target)
    elif "$ref" in after and not _asserts_beside(after):
        target = _target(sides.new, pair.new, after)
        if target is not None and isinstance(sides.new.schema(target), dict):
            said = f"the schema of {pair.subject.phrase} is now in `{target.pointer}`; it was written out here"
            yield SchemaChange("D-moved", said, pair.old, pair.new.below("$ref"), key=True, is_silent=True)
            yield pair._replace(new=target)


def _asserts_beside(entries: dict[str, KeywordValue]) -> bool:
    return any(name in KEYWORDS and name not in ("$ref", "$defs", *ANNOTATIONS) for name in entries)


def _target(version: Version, place: SchemaPlace, entries: dict[str, KeywordValue]) -> SchemaPlace | None:
    written = entries["$ref"].value
    target = version.target(place, written) if isinstance(written, str) else None
    return target if target is not None and target.document == place.document else None


def _is_moved(sides: Sides, old: SchemaPlace, new: SchemaPlace) -> bool:
    """Return whether a definition may have been renamed: neither name exists in the other version."""
    if sides.moved.get(old) == new:
        return True
    both = len(old.path) > 1 and len(new.path) > 1 and old.path[-2] in DEFINITIONS and new.path[-2] in DEFINITIONS
    if not both or (old.path[-1] == new.path[-1]) or old in sides.moved or new in sides.moved.values():
        return False
    others, own = sides.new.schema(_up(new)), sides.old.schema(_up(old))
    return old.path[-1] not in others and new.path[-1] not in own


def _up(place: SchemaPlace) -> SchemaPlace:
    return place._replace(path=place.path[:-1])
