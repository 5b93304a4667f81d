"""Find the changes of keywords that hold values: bounds, types, lists, annotations, identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.changes import sentences
from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
from cio_schemas.compatibility.changes.schema_pair import NOTHING, Difference
from cio_schemas.compatibility.versions.any_draft import ANNOTATIONS, KeywordValue
from cio_schemas.compatibility.versions.version import ROOT
from cio_schemas.schema.drafts import canonical
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.compatibility.changes.schema_pair import SchemaPair, Sides
    from cio_schemas.compatibility.changes.subjects import Subject

_CODES: Final = {
    "$id": "D-id",
    "$schema": "D-dialect",
    "$anchor": "D-anchor",
    "$dynamicAnchor": "D-anchor",
    "$ref": "D-ref",
    "$dynamicRef": "D-ref",
}
_SAID: Final[dict[str, Callable[[Subject, Any, Any], str]]] = {
    "type": sentences.types,
    "uniqueItems": sentences.unique,
}


def value(sides: Sides, difference: Difference) -> Iterator[SchemaChange]:
    """Report changes of a keyword with a single value."""
    keyword, old, new = difference.keyword, difference.old.value, difference.new.value
    said = _SAID.get(keyword)
    subject = difference.subject
    sentence = said(subject, old, new) if said else sentences.asserted(keyword, subject, old, new)
    change = sides.whole(difference, sentence, code=_CODES.get(keyword, "") if keyword in KEYWORDS else "D-keyword")
    yield change._replace(is_silent=_says_nothing(sides, difference, change))


def _says_nothing(sides: Sides, difference: Difference, change: SchemaChange) -> bool:
    """Return whether a keyword asserts nothing, and no reference leads into it or is resolved against it."""
    keyword, old, new = difference.keyword, difference.old.value, difference.new.value
    if keyword == "$schema":
        return old is not ABSENT and new is not ABSENT and canonical(str(old)) == canonical(str(new))
    if keyword == "$id":
        return difference.pair.old == ROOT and not (sides.old.is_resolving or sides.new.is_resolving)
    if keyword in KEYWORDS:
        return False
    return not (sides.old.leads_into(change.old) or sides.new.leads_into(change.new))


def required(sides: Sides, difference: Difference) -> Iterator[SchemaChange]:
    """Report which names of `required` are new, and which are gone."""
    yield from _names(sides, difference, (), "{} is now required", "{} is now optional")


def dependent_required(sides: Sides, difference: Difference) -> Iterator[SchemaChange]:
    """Report changes of the names that the presence of a property requires."""
    for name in {**_object(difference.old.value), **_object(difference.new.value)}:
        present = difference.subject.property(name).name
        come, gone = (
            f"{{}} is now required if {present} is present",
            f"{{}} is now optional if {present} is present",
        )
        yield from _names(sides, difference, (name,), come, gone)


def _names(
    sides: Sides, difference: Difference, steps: tuple[str, ...], come: str, gone: str
) -> Iterator[SchemaChange]:
    """Report which names of a list are new, and which are gone.

    Args:
        sides: Both versions.
        difference: The keyword that holds the list.
        steps: The way from its value to the list.
        come: The message for a new name.
        gone: The message for a name that is gone.
    """
    code, (one, other) = f"D-{difference.keyword}", (place.below(*steps) for place in difference.places)
    old, new = _array_at(difference.old.value, steps), _array_at(difference.new.value, steps)
    renamed = sides.renamed.get(difference.pair.new, {})
    kept = [renamed.get(name, name) for name in new]
    for name in (each for each in new if renamed.get(each, each) not in old):
        rest = [each for each in new if each != name] or ABSENT
        places = one, other.below(new.index(name))
        said = come.format(difference.subject.property(str(name)).phrase)
        yield SchemaChange(code, said, *places, done=(Put(one, [*old, name]),), undone=(Put(other, rest),))
    for name in (each for each in old if each not in kept):
        rest = [each for each in old if each != name] or ABSENT
        places = one.below(old.index(name)), other
        said = gone.format(difference.subject.property(str(name)).phrase)
        yield SchemaChange(code, said, *places, done=(Put(one, rest),), undone=(Put(other, [*new, name]),))
    yield from _order(sides, difference, old, kept)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _array_at(value: Any, steps: tuple[str, ...]) -> list[Any]:
    for step in steps:
        value = _object(value).get(step)
    return value if isinstance(value, list) else []


def _order(sides: Sides, difference: Difference, old: list[Any], new: list[Any]) -> Iterator[SchemaChange]:
    """Report a change in the order of the elements that both arrays have."""
    known = {sides.number(each): index for index, each in enumerate(old)}
    order = [known[number] for number in map(sides.number, new) if number in known]
    if order != sorted(order):
        yield reordered(difference)


def reordered(difference: Difference) -> SchemaChange:
    """Return a change of order, which has a meaning for `prefixItems` only."""
    sentence = f"`{difference.keyword}` of {difference.subject.holder} is in another order, which changes nothing"
    return SchemaChange("D-order", sentence, *difference.places, is_silent=True)


def enum(sides: Sides, difference: Difference) -> Iterator[SchemaChange]:
    """Report which values of `enum` are new, and which are gone."""
    old, new, subject = difference.old.value, difference.new.value, difference.subject
    if not (isinstance(old, list) and isinstance(new, list)):
        yield sides.whole(difference, sentences.listed(subject, old, new))
        return
    olds, news = (set(map(sides.number, each)) for each in (old, new))
    gone = [index for index, each in enumerate(old) if sides.number(each) not in news]
    come = [index for index, each in enumerate(new) if sides.number(each) not in olds]
    if len(gone) == len(old) or "const" in (*difference.old.written, *difference.new.written):
        yield sides.whole(difference, sentences.replaced(subject, old, new))
        return
    one, other = difference.places
    if come:
        values = [new[index] for index in come]
        kept = [each for index, each in enumerate(new) if index not in set(come)]
        said = sentences.values(subject, (), values)
        yield SchemaChange(
            "D-enum", said, one, other.below(come[0]), done=(Put(one, old + values),), undone=(Put(other, kept),)
        )
    if gone:
        values = [old[index] for index in gone]
        kept = [each for index, each in enumerate(old) if index not in set(gone)]
        said = sentences.values(subject, values, ())
        yield SchemaChange(
            "D-enum", said, one.below(gone[0]), other, done=(Put(one, kept),), undone=(Put(other, new + values),)
        )
    yield from _order(sides, difference, old, new)


def described(
    sides: Sides, pair: SchemaPair, before: dict[str, KeywordValue], after: dict[str, KeywordValue]
) -> Iterator[SchemaChange]:
    """Report changes of annotations, all of one schema object at once."""
    differing = [
        keyword
        for keyword in sorted(ANNOTATIONS)
        if not sides.are_equal(before.get(keyword, NOTHING).value, after.get(keyword, NOTHING).value)
    ]
    if differing:
        sentence = f"{sentences.together(differing)} of {pair.subject.holder} changed, which only describes"
        places = pair.old.below(differing[0]), pair.new.below(differing[0])
        yield SchemaChange("D-annotation", sentence, *places, is_silent=True)


def as_enum(before: dict[str, KeywordValue], after: dict[str, KeywordValue]) -> None:
    """If a `const` became an `enum`, or the reverse, treat it as an `enum` of one value."""
    for one, other in ((before, after), (after, before)):
        if "const" in one and "enum" in other and "enum" not in one and "const" not in other:
            constant = one.pop("const")
            one["enum"] = KeywordValue([constant.value], constant.written)


_BOUNDS: Final = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))


def exchanged_bounds(
    sides: Sides, pair: SchemaPair, before: dict[str, KeywordValue], after: dict[str, KeywordValue]
) -> Iterator[SchemaChange]:
    """Report bounds that became exclusive, or the reverse, as one change each, and remove them from both sides."""
    for names in _BOUNDS:
        for old, new in (names, names[::-1]):
            if old in before and new in after and old not in after and new not in before:
                difference = Difference(pair, new, before.pop(old), after.pop(new))
                values = difference.old.value, difference.new.value
                yield sides.whole(difference, sentences.exchanged((old, new), difference.subject, *values))
