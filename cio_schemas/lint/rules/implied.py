"""JS3, what follows from what stands beside it: assertions that another keyword has made already."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import bounds
from cio_schemas.lint.analysis.types import declared
from cio_schemas.rules.changes import Member, Rename, Replace, Splice, Verbatim
from cio_schemas.rules.rule import INFO, SAFE, Finding, rule
from cio_schemas.runtime import equal, is_number
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Change


@rule(
    "JS321",
    "enum-beside-const",
    INFO,
    what="`enum` stands beside a `const` that it lists.",
    why="`const` has decided; the other values are dead.",
    bad='{"const": "a", "enum": ["a", "b"]}',
    good='{"const": "a"}',
    keywords=("const",),
    fix=SAFE,
    safety="What `const` accepts `enum` accepts.",
)
def enum_beside_const(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    const, values = node.schema["const"], node.schema.get("enum")
    if isinstance(values, list) and any(equal(const, value) for value in values):
        path = (*node.path, "enum")
        yield Finding(path, f"`const` {show(const)} beside it leaves one of its values", key=True, fix=(Splice(path),))


@rule(
    "JS322",
    "dependency-of-required",
    INFO,
    what="`dependentRequired` says what a property needs that `required` names.",
    why="The property is always there, so what it needs is simply required.",
    bad='{"required": ["a"], "dependentRequired": {"a": ["b"]}}',
    good='{"required": ["a", "b"]}',
    keywords=("dependentRequired",),
    fix=SAFE,
    safety="The names move to `required`, which asserts the same of every object that has the property.",
)
def dependent_tautology(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    dependent, required = node.schema["dependentRequired"], node.schema.get("required")
    if not isinstance(dependent, dict) or not isinstance(required, list) or not required:
        return
    for name, names in dependent.items():
        if name not in required or not isinstance(names, list):
            continue
        path = (*node.path, "dependentRequired", name)
        last = (*node.path, "required", len(required) - 1)
        missing = [each for each in names if each not in required]
        added = Splice(last, (Member(None, Verbatim(last)), *(Member(None, each) for each in missing)))
        gone = Splice(path) if len(dependent) > 1 else Splice(path[:-1])
        words = f"{show(name)} is required anyhow, so `required` can name what it depends on"
        yield Finding(path, words, key=True, fix=(added, gone) if missing else (gone,))
        return


@rule(
    "JS323",
    "static-dynamicRef",
    INFO,
    what="`$dynamicRef` leads to a place without a `$dynamicAnchor` of that name.",
    why="Then it is a plain `$ref`, and looks like more (Core, section 8.2.3.2).",
    bad='{"$defs": {"N": {"type": "null"}}, "$dynamicRef": "#/$defs/N"}',
    good='{"$defs": {"N": {"type": "null"}}, "$ref": "#/$defs/N"}',
    keywords=("$dynamicRef",),
    fix=SAFE,
    safety="Without the anchor both mean the same.",
)
def static_dynamic_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    reference, index = node.schema["$dynamicRef"], node.document.index
    if not isinstance(reference, str) or index is None or node.location is None or node.target("$dynamicRef") is None:
        return
    if index.resolve(node.location.base, reference, "$dynamicRef").dynamic_anchor is None:
        path = (*node.path, "$dynamicRef")
        fix: tuple[Change, ...] = () if "$ref" in node.schema else (Rename(path, "$ref"),)
        yield Finding(path, "no `$dynamicAnchor` stands there, so it is a plain `$ref`", key=True, fix=fix)


_ROUNDED: Final = {"minimum": math.ceil, "maximum": math.floor}


@rule(
    "JS324",
    "fractional-bound-of-integer",
    INFO,
    what="`minimum` or `maximum` has a fraction where `type` admits integers alone.",
    why="The bound that counts is the next integer.",
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
            words = f"`{name}` {show(value)} means {rounded(value)} where `type` admits integers alone"
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
    what="A bound follows from a tighter or equal one in an `allOf` or behind the `$ref` beside it.",
    why="It looks like the one that counts.",
    bad='{"type": "string", "minLength": 1, "allOf": [{"minLength": 3}, {"maxLength": 9}]}',
    good='{"type": "string", "allOf": [{"minLength": 3}, {"maxLength": 9}]}',
    yields_to=("JS105", "JS111", "JS306", "JS315", "JS326"),
    keywords=tuple(_BOUNDS),
    fix=SAFE,
    safety="What applies with it always is at least as tight.",
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
                continue  # a boolean beside it may exclude the bound
            if other.place[0].branch == 0 or (other.value < value if greater else other.value > value):
                continue
            each, path = other.place[0], (*node.path, name)
            where = json_pointer(each.path) or "the root" if each.path is not None else str(each.location)
            words = f"`{name}` {show(value)} follows from `{name}` {show(each.schema[name])} at {where}"
            yield Finding(path, words, key=True, fix=(Splice(path),))
            break
