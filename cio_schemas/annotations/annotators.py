"""Annotations of instances that are known to be valid: nothing is asserted again.

Subschemas that apply unconditionally accept a valid instance. So only branches are judged, by the functions that the
compiler writes for them: those of `anyOf` and `oneOf`, `if`, and the items of `contains`. The subschemas of `not` and
`propertyNames` yield no annotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.units import MAX_UNITS, AnnotationUnit, refuse_size
from cio_schemas.annotations.walks import annotate
from cio_schemas.schema.pointer import escape, json_pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.annotations.applicators import KeywordOwner
    from cio_schemas.annotations.subschema import Annotator, Static, SubschemaEvaluator

_new = tuple.__new__  # a NamedTuple's own `__new__` takes twice as long


def annotate_all(
    notes: tuple[Static, ...], string_notes: tuple[Static, ...], steps: tuple[Annotator, ...]
) -> Annotator:
    """Return what appends the annotations of all keywords of a schema object.

    Args:
        notes: Its annotations of any instance.
        string_notes: Its annotations of a string.
        steps: What appends those of its applicators.
    """

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        for keyword, step, location, value in string_notes if isinstance(instance, str) else notes:
            found.append(_new(AnnotationUnit, (keyword, pointer, path + step, location, value)))
        if len(found) > MAX_UNITS:
            refuse_size(len(found))
        for evaluate in steps:
            evaluate(instance, path, pointer, found)

    return annotate


def annotate_applied(subschema: SubschemaEvaluator) -> Annotator:
    """Return what appends the annotations of a schema object whose `unevaluated*` asks what the others found.

    Args:
        subschema: The schema object.
    """
    return lambda instance, path, pointer, found: annotate(subschema.apply({}, instance), path, pointer, found)


# -- in place --


def _reference(owner: KeywordOwner, keyword: str, _location: str) -> Annotator | None:
    return _always([(f"/{keyword}", owner.target(keyword))])


def _all_of(owner: KeywordOwner, keyword: str, _location: str) -> Annotator | None:
    return _always(_branches(owner, keyword))


def _always(applied: list[tuple[str, SubschemaEvaluator]]) -> Annotator | None:
    applied = _telling(applied)
    if not applied:
        return None
    if len(applied) == 1:
        only, branch = applied[0]
        return lambda instance, path, pointer, found: branch.annotate(instance, path + only, pointer, found)

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        for step, subschema in applied:
            subschema.annotate(instance, path + step, pointer, found)

    return annotate


def _branches_that_accept(owner: KeywordOwner, keyword: str, _location: str) -> Annotator | None:
    branches = _telling(_branches(owner, keyword))

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        for step, branch in branches:
            if branch.accepts(instance):
                branch.annotate(instance, path + step, pointer, found)

    return annotate if branches else None


def _branches(owner: KeywordOwner, keyword: str) -> list[tuple[str, SubschemaEvaluator]]:
    return [(f"/{keyword}/{index}", owner.child(keyword, index)) for index in range(len(owner.schema[keyword]))]


def _telling(applied: list[tuple[str, SubschemaEvaluator]]) -> list[tuple[str, SubschemaEvaluator]]:
    return [(step, subschema) for step, subschema in applied if not subschema.is_silent]


def _if(owner: KeywordOwner, keyword: str, _location: str) -> Annotator | None:
    test = owner.child(keyword)
    named = {name: [(f"/{name}", owner.child(name))] for name in ("then", "else") if owner.knows(name)}
    accepted = _always([(f"/{keyword}", test), *named.get("then", [])])
    refused = _always(named.get("else", []))

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        outcome = accepted if test.accepts(instance) else refused
        if outcome is not None:
            outcome(instance, path, pointer, found)

    return annotate if accepted or refused else None


def _dependent(owner: KeywordOwner, keyword: str, _location: str) -> Annotator | None:
    dependent = [
        (name, f"/{keyword}/{escape(name)}", owner.child(keyword, name))
        for name, value in owner.schema[keyword].items()
        if not isinstance(value, list)
    ]

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if isinstance(instance, dict):
            for name, step, subschema in dependent:
                if name in instance:
                    subschema.annotate(instance, path + step, pointer, found)

    return annotate if dependent else None


# -- of objects --


def _properties(owner: KeywordOwner, keyword: str, location: str) -> Annotator:
    own, location, declared = f"/{keyword}", f"{location}/{keyword}", owner.schema[keyword]
    leaves, others = {}, {}  # most have notes and nothing below them: these are written without a call
    for name in declared:
        step, member, subschema = f"{own}/{escape(name)}", f"/{escape(name)}", owner.child(keyword, name)
        if subschema.leaf is None:
            others[name] = step, member, subschema
        elif subschema.leaf:
            leaves[name] = member, tuple(note._replace(step=step + note.step) for note in subschema.leaf)

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if not isinstance(instance, dict):
            return
        names = [name for name in instance if name in declared]
        found.append(_new(AnnotationUnit, (keyword, pointer, path + own, location, names)))
        for name in names:
            if name in leaves:
                member, notes = leaves[name]
                place = pointer + member
                for note, step, where, value in notes:
                    found.append(_new(AnnotationUnit, (note, place, path + step, where, value)))
            elif name in others:
                step, member, subschema = others[name]
                subschema.annotate(instance[name], path + step, pointer + member, found)

    return annotate


def _pattern_properties(owner: KeywordOwner, keyword: str, location: str) -> Annotator:
    own, location = f"/{keyword}", f"{location}/{keyword}"
    patterns = [
        (owner.matches(keyword, pattern), f"{own}/{escape(pattern)}", owner.child(keyword, pattern))
        for pattern in owner.schema[keyword]
    ]

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if isinstance(instance, dict):
            matched = [(name, each) for name in instance for each in patterns if each[0](name)]
            names = list(dict.fromkeys(name for name, _ in matched))
            found.append(_new(AnnotationUnit, (keyword, pointer, path + own, location, names)))
            for name, (_, step, subschema) in matched:
                subschema.annotate(instance[name], path + step, pointer + json_pointer((name,)), found)

    return annotate


def _additional_properties(owner: KeywordOwner, keyword: str, location: str) -> Annotator:
    own, location, rest = f"/{keyword}", f"{location}/{keyword}", owner.child(keyword)
    declared = owner.schema["properties"] if owner.knows("properties") else {}
    patterns = [
        owner.matches("patternProperties", pattern)
        for pattern in (owner.schema["patternProperties"] if owner.knows("patternProperties") else ())
    ]

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if isinstance(instance, dict):
            names = [name for name in instance if name not in declared]
            if patterns:
                names = [name for name in names if not any(match(name) for match in patterns)]
            found.append(_new(AnnotationUnit, (keyword, pointer, path + own, location, names)))
            for name in () if rest.is_silent else names:
                rest.annotate(instance[name], path + own, pointer + json_pointer((name,)), found)

    return annotate


# -- of arrays --


def _first_items(owner: KeywordOwner, keyword: str, location: str) -> Annotator:
    own, location, first = f"/{keyword}", f"{location}/{keyword}", _branches(owner, keyword)

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if isinstance(instance, list) and instance:
            value = True if len(instance) <= len(first) else len(first) - 1
            found.append(_new(AnnotationUnit, (keyword, pointer, path + own, location, value)))
            for index, (item, (step, subschema)) in enumerate(zip(instance, first, strict=False)):
                subschema.annotate(item, path + step, f"{pointer}/{index}", found)

    return annotate


def _items(owner: KeywordOwner, keyword: str, location: str) -> Annotator:
    if isinstance(owner.schema[keyword], list):  # up to 2019-09
        return _first_items(owner, keyword, location)
    return _rest(owner, keyword, location, len(owner.schema["prefixItems"]) if owner.knows("prefixItems") else 0)


def _additional_items(owner: KeywordOwner, keyword: str, location: str) -> Annotator | None:
    listed = owner.schema.get("items")
    return _rest(owner, keyword, location, len(listed)) if isinstance(listed, list) else None


def _rest(owner: KeywordOwner, keyword: str, location: str, start: int) -> Annotator:
    own, location, rest = f"/{keyword}", f"{location}/{keyword}", owner.child(keyword)

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if isinstance(instance, list) and len(instance) > start:
            found.append(_new(AnnotationUnit, (keyword, pointer, path + own, location, True)))
            for index in () if rest.is_silent else range(start, len(instance)):
                rest.annotate(instance[index], path + own, f"{pointer}/{index}", found)

    return annotate


def _contains(owner: KeywordOwner, keyword: str, location: str) -> Annotator | None:
    own, location, wanted = f"/{keyword}", f"{location}/{keyword}", owner.child(keyword)
    annotates = owner.draft >= 2020

    def annotate(instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if isinstance(instance, list):
            matching = [index for index, item in enumerate(instance) if wanted.accepts(item)]
            if annotates:
                value = True if matching and len(matching) == len(instance) else matching
                found.append(_new(AnnotationUnit, (keyword, pointer, path + own, location, value)))
            for index in () if wanted.is_silent else matching:
                wanted.annotate(instance[index], path + own, f"{pointer}/{index}", found)

    return annotate if annotates or not wanted.is_silent else None


ANNOTATORS: dict[str, Callable[[KeywordOwner, str, str], Annotator | None]] = {
    "$ref": _reference,
    "$dynamicRef": _reference,
    "$recursiveRef": _reference,
    "allOf": _all_of,
    "anyOf": _branches_that_accept,
    "oneOf": _branches_that_accept,
    "if": _if,
    "dependentSchemas": _dependent,
    "dependencies": _dependent,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "prefixItems": _first_items,
    "items": _items,
    "additionalItems": _additional_items,
    "contains": _contains,
    "unevaluatedItems": lambda _owner, _keyword, _location: None,
    "unevaluatedProperties": lambda _owner, _keyword, _location: None,
}
"""How each applicator annotates, by the keyword; the last two by `annotate_applied`."""
