"""JS1 and JS3, on bounds: minima and maxima of lengths, numbers and counts that contradict or imply each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import bounds
from cio_schemas.lint.analysis.types import declared
from cio_schemas.lint.rules.contradictions import report_clashes
from cio_schemas.rules.changes import Member, Replace, Splice, Verbatim
from cio_schemas.rules.rule import ERROR, INFO, SAFE, WARNING, Finding, rule
from cio_schemas.runtime import is_number
from cio_schemas.schema.keywords import DRAFTS, KEYWORDS
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS105",
    "contradictory-bounds",
    ERROR,
    what="Bounds that apply together leave nothing: a minimum above its maximum, listed values out of range.",
    why="Every value of that type is refused, so one of the bounds is wrong.",
    bad='{"type": "string", "minLength": 5, "maxLength": 3}',
    good='{"type": "string", "minLength": 3, "maxLength": 5}',
    yields_to=("JS111",),
)
def contradictory_bounds(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    yield from report_clashes(node, analysis, "bounds")


@rule(
    "JS315",
    "both-inclusive-and-exclusive-bound",
    WARNING,
    what="`minimum` and `exclusiveMinimum`, or `maximum` and `exclusiveMaximum`, are used together.",
    why="One of them never decides, so readers are misled about the bound.",
    bad='{"type": "number", "minimum": 0, "exclusiveMinimum": 0}',
    good='{"type": "number", "exclusiveMinimum": 0}',
    yields_to=("JS111",),
    keywords=("exclusiveMinimum", "exclusiveMaximum"),
    fix=SAFE,
    safety="The one that is removed is implied by the other.",
)
def two_bounds(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for inclusive, exclusive, sign in (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1)):
        one, two = (node.schema.get(name) for name in (inclusive, exclusive))
        if one is not None and two is not None and is_number(one) and is_number(two):
            idle = inclusive if sign * two >= sign * one else exclusive
            path = (*node.path, idle)
            other = exclusive if idle == inclusive else inclusive
            yield Finding(path, f"`{idle}` adds nothing to `{other}`", key=True, fix=(Splice(path),))


@rule(
    "JS309",
    "equal-bounds",
    INFO,
    what="`minimum` and `maximum` are equal.",
    why="Only one number is valid: `const` is clearer.",
    bad='{"type": "integer", "minimum": 3, "maximum": 3}',
    good='{"type": "integer", "const": 3}',
    yields_to=("JS105", "JS111", "JS315"),
    keywords=("minimum",),
    fix=SAFE,
    safety="Only where `type` admits nothing but numbers, so that `const` asserts the same.",
    drafts=DRAFTS[1:],
)
def equal_bounds(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    low, high = node.schema["minimum"], node.schema.get("maximum")
    if not is_number(low) or not is_number(high) or low != high:
        return
    path = (*node.path, "minimum")
    of_number = "type" in node.schema and declared(node.schema) <= {"integer", "fraction"}
    free = not {"const", "enum"} & node.schema.keys()
    fix = (
        (Splice(path, (Member("const", Verbatim(path)),)), Splice((*node.path, "maximum")))
        if of_number and free
        else ()
    )
    yield Finding(path, f"`minimum` and `maximum` are both {show(low)}: `const` means the same", key=True, fix=fix)


_ROUNDED: Final = {"minimum": math.ceil, "maximum": math.floor}


@rule(
    "JS324",
    "fractional-bound-of-integer",
    INFO,
    what="`minimum` or `maximum` has a fraction although `type` admits integers only.",
    why="The effective bound is the next integer.",
    bad='{"type": "integer", "maximum": 9.5}',
    good='{"type": "integer", "maximum": 9}',
    keywords=tuple(_ROUNDED),
    fix=SAFE,
    safety="No integer lies between the two.",
)
def fractional_bound(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if "fraction" in declared(node.schema):
        return
    for name, rounded in _ROUNDED.items():
        value = node.schema.get(name)
        exclusive = node.schema.get(f"exclusive{name.capitalize()}") is True  # as draft 4 has it
        if isinstance(value, float) and not exclusive and not value.is_integer() and abs(value) < 2**53:
            path = (*node.path, name)
            words = f"`{name}` {show(value)} means {rounded(value)} since `type` admits integers only"
            yield Finding(path, words, fix=(Replace(path, rounded(value)),))


# Keyword -> whether the greater value is the stronger one.
_BOUNDS: Final = {
    keyword.name: keyword.bound.side == "least"
    for keyword in KEYWORDS.values()
    if keyword.bound and keyword.bound.measure != "matches"
}


@rule(
    "JS325",
    "implied-bound",
    INFO,
    what="A bound follows from a tighter or equal one in an `allOf` or behind the `$ref` next to it.",
    why="It looks like the effective one.",
    bad='{"type": "string", "minLength": 1, "allOf": [{"minLength": 3}, {"maxLength": 9}]}',
    good='{"type": "string", "allOf": [{"minLength": 3}, {"maxLength": 9}]}',
    yields_to=("JS105", "JS111", "JS306", "JS315", "JS326"),
    keywords=tuple(_BOUNDS),
    fix=SAFE,
    safety="What always applies with it is at least as tight.",
)
def implied_bound(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if "allOf" not in node.schema and "$ref" not in node.schema:
        return
    found = analysis.conjuncts(node)
    for name, greater in _BOUNDS.items():
        value: Any = node.schema.get(name)
        if value is None or not is_number(value):
            continue
        for other in bounds(found, name):
            if node.dialect.draft == 4 and name in _ROUNDED:
                continue  # a sibling boolean may exclude the bound
            if other.place[0].branch == 0 or (other.value < value if greater else other.value > value):
                continue
            each, path = other.place[0], (*node.path, name)
            where = json_pointer(each.path) or "the root" if each.path is not None else str(each.location)
            words = f"`{name}` {show(value)} follows from `{name}` {show(each.schema[name])} at {where}"
            yield Finding(path, words, key=True, fix=(Splice(path),))
            break
