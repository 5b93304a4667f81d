"""Applicators, one function each: made ready for a schema object, they evaluate an instance (Core, sections 10 and 11).

Nothing is left out once a verdict is known: each branch is tried, and each item, for each may have annotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from cio_schemas.annotations import evaluated
from cio_schemas.annotations.subschema import NOTHING, Result
from cio_schemas.schema.pointer import escape, json_pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.annotations.subschema import Application, Memo, Step, SubschemaEvaluator


class KeywordOwner(Protocol):
    """What an applicator is made ready with: the schema object that has it."""

    schema: dict[str, Any]
    draft: int

    def knows(self, keyword: str) -> bool:
        """Return whether the object has a keyword that its dialect knows."""

    def child(self, *steps: str | int) -> SubschemaEvaluator:
        """Return the subschema some steps further down."""

    def target(self, keyword: str) -> SubschemaEvaluator:
        """Return what a reference leads to."""

    def matches(self, keyword: str, pattern: str) -> Callable[[Any], object]:
        """Return what says whether a string matches a pattern of a keyword."""


def _valid(applied: list[Application]) -> bool:
    return all(each.valid for each in applied)


# -- in place --


def _reference(owner: KeywordOwner, keyword: str) -> Step:
    target, step = owner.target(keyword), f"/{keyword}"

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        applied = target.apply(memo, instance, step)
        results.append(Result(keyword, applied.valid, [applied]))
        return applied.valid

    return evaluate


def _all_of(owner: KeywordOwner, keyword: str) -> Step:
    branches = _branches(owner, keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        applied = [branch.apply(memo, instance, step) for step, branch in branches]
        results.append(Result(keyword, valid := _valid(applied), applied))
        return valid

    return evaluate


def _any_of(owner: KeywordOwner, keyword: str) -> Step:
    branches = _branches(owner, keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        applied = [branch.apply(memo, instance, step) for step, branch in branches]
        valid = any(each.valid for each in applied)
        results.append(Result(keyword, valid, applied, detail=[]))
        return valid

    return evaluate


def _one_of(owner: KeywordOwner, keyword: str) -> Step:
    branches = _branches(owner, keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        applied = [branch.apply(memo, instance, step) for step, branch in branches]
        matching = tuple(index for index, each in enumerate(applied) if each.valid)
        valid = len(matching) == 1
        results.append(Result(keyword, valid, applied, detail=matching or []))
        return valid

    return evaluate


def _branches(owner: KeywordOwner, keyword: str) -> list[tuple[str, SubschemaEvaluator]]:
    return [(f"/{keyword}/{index}", owner.child(keyword, index)) for index in range(len(owner.schema[keyword]))]


def _not(owner: KeywordOwner, keyword: str) -> Step:
    barred, step = owner.child(keyword), f"/{keyword}"

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        applied = barred.apply(memo, instance, step)
        results.append(Result(keyword, not applied.valid, [applied], detail=None))
        return not applied.valid

    return evaluate


def _if(owner: KeywordOwner, keyword: str) -> Step:
    test, step = owner.child(keyword), f"/{keyword}"
    outcomes = {
        verdict: (name, owner.child(name))
        for verdict, name in ((True, "then"), (False, "else"))
        if name in owner.schema and owner.knows(name)
    }

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        applied = test.apply(memo, instance, step)
        results.append(Result(keyword, True, [applied]))
        if applied.valid not in outcomes:
            return True
        name, outcome = outcomes[applied.valid]
        then = outcome.apply(memo, instance, f"/{name}")
        results.append(Result(name, then.valid, [then]))
        return then.valid

    return evaluate


def _dependent(owner: KeywordOwner, keyword: str) -> Step:
    """Prepare `dependentSchemas`, or the subschemas of `dependencies`."""
    dependent = [
        (name, f"/{keyword}/{escape(name)}", owner.child(keyword, name))
        for name, value in owner.schema[keyword].items()
        if not isinstance(value, list)
    ]

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not dependent or not isinstance(instance, dict):
            return True
        applied = [subschema.apply(memo, instance, step) for name, step, subschema in dependent if name in instance]
        results.append(Result(keyword, valid := _valid(applied), applied))
        return valid

    return evaluate


# -- of objects --


def _properties(owner: KeywordOwner, keyword: str) -> Step:
    declared = {
        name: (f"/{keyword}/{escape(name)}", f"/{escape(name)}", owner.child(keyword, name))
        for name in owner.schema[keyword]
    }

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, dict):
            return True
        names, applied = [], []
        for name, value in instance.items():
            if name in declared:
                step, member, subschema = declared[name]
                names.append(name)
                applied.append(subschema.apply(memo, value, step, member))
        results.append(Result(keyword, valid := _valid(applied), applied, names))
        return valid

    return evaluate


def _pattern_properties(owner: KeywordOwner, keyword: str) -> Step:
    patterns = [
        (owner.matches(keyword, pattern), f"/{keyword}/{escape(pattern)}", owner.child(keyword, pattern))
        for pattern in owner.schema[keyword]
    ]

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, dict):
            return True
        names, applied = {}, []
        for name, value in instance.items():
            for matches, step, subschema in patterns:
                if matches(name):
                    names[name] = True
                    applied.append(subschema.apply(memo, value, step, json_pointer((name,))))
        results.append(Result(keyword, valid := _valid(applied), applied, list(names)))
        return valid

    return evaluate


def _additional_properties(owner: KeywordOwner, keyword: str) -> Step:
    rest = owner.child(keyword)
    declared = owner.schema["properties"] if owner.knows("properties") else {}
    patterns = [
        owner.matches("patternProperties", pattern)
        for pattern in (owner.schema["patternProperties"] if owner.knows("patternProperties") else ())
    ]

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, dict):
            return True
        names = [name for name in instance if name not in declared and not any(match(name) for match in patterns)]
        results.append(found := _members(keyword, rest, instance, names, memo))
        return found.valid

    return evaluate


def _unevaluated_properties(owner: KeywordOwner, keyword: str) -> Step:
    rest = owner.child(keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, dict):
            return True
        known = evaluated.properties(results)
        left = [name for name in instance if name not in known]
        results.append(found := _members(keyword, rest, instance, left, memo))
        return found.valid

    return evaluate


def _members(keyword: str, rest: SubschemaEvaluator, instance: dict[str, Any], names: list[str], memo: Memo) -> Result:
    """Evaluate `additionalProperties`: the properties that no other keyword describes."""
    step = f"/{keyword}"
    applied = [rest.apply(memo, instance[name], step, json_pointer((name,))) for name in names]
    refused = [name for name, each in zip(names, applied, strict=True) if not each.valid]
    return Result(keyword, not refused, applied, names, refused if _tells(keyword, rest) else NOTHING)


def _property_names(owner: KeywordOwner, keyword: str) -> Step:
    names, step = owner.child(keyword), f"/{keyword}"

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, dict):
            return True
        applied = [names.apply(memo, name, step) for name in instance]
        results.append(Result(keyword, valid := _valid(applied), applied))
        return valid

    return evaluate


# -- of arrays --


def _items(owner: KeywordOwner, keyword: str) -> Step:
    if isinstance(owner.schema[keyword], list):  # up to 2019-09
        return _first_items(owner, keyword)
    first = len(owner.schema["prefixItems"]) if owner.knows("prefixItems") else 0
    return _rest(owner, keyword, first)


def _first_items(owner: KeywordOwner, keyword: str) -> Step:
    first = _branches(owner, keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, list):
            return True
        applied = [
            subschema.apply(memo, item, step, f"/{index}")
            for index, ((step, subschema), item) in enumerate(zip(first, instance, strict=False))
        ]
        value: Any = True if len(applied) == len(instance) else len(applied) - 1
        results.append(Result(keyword, valid := _valid(applied), applied, value if applied else NOTHING))
        return valid

    return evaluate


def _additional_items(owner: KeywordOwner, keyword: str) -> Step:
    listed = owner.schema.get("items")
    return _rest(owner, keyword, len(listed)) if isinstance(listed, list) else _nothing


def _rest(owner: KeywordOwner, keyword: str, start: int) -> Step:
    rest = owner.child(keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, list):
            return True
        results.append(found := _others(keyword, rest, instance, range(start, len(instance)), memo))
        return found.valid

    return evaluate


def _unevaluated_items(owner: KeywordOwner, keyword: str) -> Step:
    rest = owner.child(keyword)

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, list):
            return True
        known = evaluated.items(results)
        left = [] if known is None else [index for index in range(len(instance)) if index not in known]
        results.append(found := _others(keyword, rest, instance, left, memo))
        return found.valid

    return evaluate


def _others(
    keyword: str, rest: SubschemaEvaluator, instance: list[Any], indices: range | list[int], memo: Memo
) -> Result:
    """Evaluate `additionalItems`, or `items` of 2020-12: the items that no other keyword describes."""
    step = f"/{keyword}"
    applied = [rest.apply(memo, instance[index], step, f"/{index}") for index in indices]
    refused = [index for index, each in zip(indices, applied, strict=True) if not each.valid]
    detail = refused if _tells(keyword, rest) else NOTHING
    return Result(keyword, not refused, applied, True if applied else NOTHING, detail)


def _tells(keyword: str, rest: SubschemaEvaluator) -> bool:
    """Return whether a keyword has its own message, as in ValidationErrors."""
    return rest.schema is False or keyword in ("unevaluatedItems", "unevaluatedProperties")


def _contains(owner: KeywordOwner, keyword: str) -> Step:
    wanted, step = owner.child(keyword), f"/{keyword}"
    least = owner.schema.get("minContains", 1) if owner.knows("minContains") else 1
    bounds = [(name, sign) for name, sign in (("minContains", 1), ("maxContains", -1)) if owner.knows(name)]

    def evaluate(instance: Any, results: list[Result], memo: Memo) -> bool:
        if not isinstance(instance, list):
            return True
        applied = [wanted.apply(memo, item, step, f"/{index}") for index, item in enumerate(instance)]
        matching = [index for index, each in enumerate(applied) if each.valid]
        value: Any = NOTHING
        if owner.draft >= 2020:  # before, it makes no annotation
            value = True if matching and len(matching) == len(instance) else matching
        valid = bool(matching) or least == 0
        results.append(Result(keyword, valid, applied, value, None))
        for name, sign in bounds:
            holds = (len(matching) - owner.schema[name]) * sign >= 0
            results.append(Result(name, holds, [], NOTHING, len(matching)))
            valid = valid and holds
        return valid

    return evaluate


def _nothing(_instance: Any, _results: list[Result], _memo: Memo) -> bool:
    return True


APPLICATORS: dict[str, Callable[[KeywordOwner, str], Step]] = {
    "$ref": _reference,
    "$dynamicRef": _reference,
    "$recursiveRef": _reference,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "dependentSchemas": _dependent,
    "dependencies": _dependent,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "prefixItems": _first_items,
    "items": _items,
    "additionalItems": _additional_items,
    "contains": _contains,
    "unevaluatedItems": _unevaluated_items,
    "unevaluatedProperties": _unevaluated_properties,
}
"""How each applicator evaluates; the last two come last, since they ask what the others found."""

WITH_OTHERS = ("then", "else", "minContains", "maxContains")
"""The keywords that another one evaluates: `if` and `contains`."""
