"""JS3, redundancy: keywords that assert nothing, and verbose forms with a shorter equivalent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.types import accepts_all, atom, declared
from cio_schemas.rules.changes import Member, Rename, Replace, Splice, Verbatim
from cio_schemas.rules.rule import INFO, SAFE, WARNING, Finding, rule
from cio_schemas.runtime import equal, is_number
from cio_schemas.schema.keywords import DRAFTS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Change, Path


@rule(
    "JS305",
    "duplicate-values",
    WARNING,
    what="A value of `enum`, `required`, `type` or `examples`, or a branch of `anyOf` or `allOf`, is listed twice.",
    why="One is superfluous, or another value was intended.",
    bad='{"enum": ["on", "off", "on"]}',
    good='{"enum": ["on", "off"]}',
    keywords=("enum", "required", "type", "anyOf", "allOf", "examples", "dependentRequired"),
    yields_to=("JS107", "JS123", "JS124", "JS310"),
    fix=SAFE,
    safety="Listing a value twice asserts nothing more; branches of `oneOf` are left alone.",
)
def duplicate_values(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in ("enum", "required", "type", "anyOf", "allOf", "examples"):
        yield from _duplicates((*node.path, keyword), node.schema.get(keyword))
    types = strings(node.schema, "type")
    if {"integer", "number"} <= set(types) and len(types) < len(TYPES):
        at = (*node.path, "type", node.schema["type"].index("integer"))
        yield Finding(at, '"integer" is listed, and "number" holds every integer', fix=(Splice(at),))
    dependent = node.schema.get("dependentRequired")
    for name, names in dependent.items() if isinstance(dependent, dict) else ():
        yield from _duplicates((*node.path, "dependentRequired", name), names)


def _duplicates(path: Path, values: Any) -> Iterator[Finding]:
    if not isinstance(values, list) or len(values) < 2:
        return
    scalars: set[tuple[str, Any]] = set()
    others: list[Any] = []
    for number, value in enumerate(values):
        scalar = None if isinstance(value, list | dict) else (atom(value), value)
        if scalar in scalars or (scalar is None and any(equal(value, each) for each in others)):
            at = (*path, number)
            yield Finding(at, f"{show(value)} is listed twice", fix=(Splice(at),))
        elif scalar is not None:
            scalars.add(scalar)
        elif len(others) < _MAX_COMPARED:
            others.append(value)


_MAX_COMPARED: Final = 100  # arrays and objects, each with each


def _is(*values: Any) -> Callable[[SchemaNode, Any], bool]:
    return lambda _node, value: any(equal(value, each) for each in values)


# Keyword -> when it does nothing, and whether it evaluates anything all the same (unevaluated* would see it go).
_NO_OPS: Final[dict[str, tuple[Callable[[SchemaNode, Any], bool], bool]]] = {
    "minLength": (_is(0), False),
    "minItems": (_is(0), False),
    "minContains": (lambda node, value: equal(value, 1) and "contains" in node.schema, False),
    "required": (_is([]), False),
    "dependentRequired": (_is({}), False),
    "dependentSchemas": (_is({}), False),
    "properties": (_is({}), False),
    "patternProperties": (_is({}), False),
    "propertyNames": (lambda _, value: accepts_all(value), False),
    "$defs": (_is({}), False),
    "definitions": (_is({}), False),
    "dependencies": (_is({}), False),
    "then": (lambda node, value: accepts_all(value) and "if" in node.schema, False),
    "else": (lambda node, value: accepts_all(value) and "if" in node.schema, False),
    "not": (_is(False), False),
    "contentSchema": (lambda _, value: accepts_all(value), False),
    "multipleOf": (lambda node, value: equal(value, 1) and "fraction" not in declared(node.schema), False),
    "minProperties": (lambda node, value: is_number(value) and value <= _required(node), False),
    "maxContains": (
        lambda node, value: "contains" in node.schema and _is_at_least(value, node.schema.get("maxItems")),
        False,
    ),
    "type": (lambda node, value: node.keyword == "propertyNames" and value == "string", False),
    "anyOf": (lambda _, value: isinstance(value, list) and any(map(accepts_all, value)), True),
    "contains": (
        lambda node, _: equal(node.schema.get("minContains"), 0) and "maxContains" not in node.schema,
        True,
    ),
}


def _required(node: SchemaNode) -> int:
    names = node.schema.get("required")
    return len(set(map(str, names))) if isinstance(names, list) else 0


def _is_at_least(value: Any, bound: Any) -> bool:
    return is_number(value) and is_number(bound) and bool(value >= bound)


_TOGETHER: Final = {"contains": {"minContains"}, "then": {"if"}, "else": {"if"}}


# What many write to be plain about what holds anyway.
_SPELT_OUT: Final = frozenset(
    (
        *(
            "minLength",
            "minItems",
            "minContains",
            "required",
            "properties",
            "patternProperties",
            "$defs",
            "definitions",
            "type",  # of a name, in `propertyNames`
        ),
        *("dependentRequired", "dependentSchemas", "dependencies"),
    )
)


@rule(
    "JS306",
    "no-op-keyword",
    INFO,
    what="A keyword has a value with which it asserts nothing: `{}` as a branch of `anyOf`, `not: false`, a property "
    "that depends on itself.",
    why="It looks like a constraint, but is not one.",
    bad='{"type": "integer", "multipleOf": 1}',
    good='{"type": "integer", "multipleOf": 2}',
    keywords=(*(name for name in _NO_OPS if name not in _SPELT_OUT), "dependentRequired", "dependencies"),
    yields_to=("JS105", "JS107", "JS110", "JS111", "JS113"),
    fix=SAFE,
    safety="Nothing is asserted with or without it; a `contains` that `unevaluatedItems` sees stays.",
)
def no_op_keyword(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    yield from _no_ops(node, [name for name in node.schema if name not in _SPELT_OUT])
    yield from _own_dependencies(node)
    if not {"if", "then", "else"} <= node.schema.keys() or node.document.is_tracking:
        return  # of an `if` by itself, what it evaluates counts
    if equal(node.schema["then"], node.schema["else"]):
        yield Finding((*node.path, "if"), "`then` and `else` are the same, so that `if` decides nothing", key=True)


def _own_dependencies(node: SchemaNode) -> Iterator[Finding]:
    """Yield the names that a property requires beside it and that are its own."""
    for keyword in ("dependentRequired", "dependencies"):
        for name in mapping(node.schema, keyword):
            names = strings(mapping(node.schema, keyword), name)
            if name in names:
                path = (*node.path, keyword, name, names.index(name))
                yield Finding(path, f"{show(name)} requires itself, which asserts nothing")


@rule(
    "JS326",
    "spelt-out-default",
    INFO,
    what="A keyword has the value that holds without it: `minLength: 0`, `required: []`.",
    why="It looks like a constraint, but is not one; many write it to be explicit, so the rule is opt-in.",
    bad='{"type": "string", "minLength": 0}',
    good='{"type": "string", "minLength": 1}',
    keywords=tuple(sorted(_SPELT_OUT)),
    yields_to=("JS105", "JS107", "JS111", "JS113"),
    fix=SAFE,
    safety="Nothing is asserted with or without it.",
    default=False,
)
def spelt_out_default(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    yield from _no_ops(node, [name for name in node.schema if name in _SPELT_OUT])


def _no_ops(node: SchemaNode, names: list[str]) -> Iterator[Finding]:
    for name in names:
        entry, value = _NO_OPS.get(name), node.schema[name]
        if entry is None or not entry[0](node, value) or _is_listed_no_schema(node, name):
            continue
        path = (*node.path, name)
        rest = node.schema.keys() - {name}
        alone = {other for other in _TOGETHER.get(name, ()) if other in rest and not rest & ({"then", "else"} - {name})}
        fix = [Splice(path), *(Splice((*node.path, other)) for other in sorted(alone))]
        held = (entry[1] or "if" in alone) and node.document.is_tracking
        yield Finding(path, _words(name, value), key=True, fix=() if held else tuple(fix))


def _is_listed_no_schema(node: SchemaNode, name: str) -> bool:
    """Return whether an empty `properties` still says something: to `additionalProperties: false`, no name is known."""
    return name in ("properties", "patternProperties") and "additionalProperties" in node.schema


def _words(name: str, value: Any) -> str:
    if name == "anyOf":
        number = next(number for number, branch in enumerate(value) if accepts_all(branch))
        return f"branch {number} of `anyOf` accepts everything, so that it asserts nothing"
    shown = show(value) if not isinstance(value, dict) or not value else "with these partners"
    return f"`{name}` {shown} asserts nothing"


_OPEN: Final = ("additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems")


# What opens it -> what it disables by that: there it says a lot.
_DISABLED: Final = {"additionalProperties": "unevaluatedProperties", "items": "unevaluatedItems"}


@rule(
    "JS319",
    "explicit-open",
    INFO,
    what="`additionalProperties`, `items` or an `unevaluated*` keyword is `true`.",
    why="That holds without it; many write it to be explicit, so the rule is opt-in.",
    bad='{"type": "object", "additionalProperties": true}',
    good='{"type": "object"}',
    yields_to=("JS111",),
    keywords=_OPEN,
    fix=SAFE,
    safety="Nothing is reported where an `unevaluated*` keyword may see what it evaluates.",
    default=False,
)
def explicit_open(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in _OPEN:
        value = node.schema.get(name)
        if (value is True or value == {}) and not (_DISABLED.get(name) in node.schema or node.document.is_tracking):
            path = (*node.path, name)
            words = f"`{name}` {show(value)} has no effect: that is the default"
            yield Finding(path, words, key=True, fix=(Splice(path),))


@rule(
    "JS307",
    "enum-of-one",
    INFO,
    what="`enum` lists one value.",
    why="`const` means the same and is easier to read.",
    bad='{"enum": ["event"]}',
    good='{"const": "event"}',
    yields_to=("JS105", "JS106"),
    keywords=("enum",),
    fix=SAFE,
    safety="Both assert the same (Validation, section 6.1.3).",
    drafts=DRAFTS[1:],
    default=False,
)
def enum_of_one(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    values = node.schema["enum"]
    if isinstance(values, list) and len(values) == 1 and "const" not in node.schema:
        path = (*node.path, "enum")
        fix = Splice(path, (Member("const", Verbatim((*path, 0))),))
        yield Finding(path, f"`enum` of one value: `const` {show(values[0])} means the same", key=True, fix=(fix,))


@rule(
    "JS308",
    "single-type-array",
    INFO,
    what="`type` is an array of one type.",
    why="The type alone means the same; generators always write arrays, so the rule is opt-in.",
    bad='{"type": ["string"]}',
    good='{"type": "string"}',
    keywords=("type",),
    fix=SAFE,
    safety="Both assert the same (Validation, section 6.1.1).",
    default=False,
)
def single_type_array(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    types = node.schema["type"]
    if isinstance(types, list) and len(types) == 1:
        path = (*node.path, "type")
        yield Finding(
            path,
            f"an array of one type: {show(types[0])} alone means the same",
            fix=(Replace(path, Verbatim((*path, 0))),),
        )


@rule(
    "JS321",
    "enum-beside-const",
    INFO,
    what="`enum` is next to a `const` that it lists.",
    why="`const` decides; the other values are dead.",
    bad='{"const": "a", "enum": ["a", "b"]}',
    good='{"const": "a"}',
    keywords=("const",),
    fix=SAFE,
    safety="`enum` accepts what `const` accepts.",
)
def enum_beside_const(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    const, values = node.schema["const"], node.schema.get("enum")
    if isinstance(values, list) and any(equal(const, value) for value in values):
        path = (*node.path, "enum")
        yield Finding(path, f"`const` {show(const)} leaves only one of its values", key=True, fix=(Splice(path),))


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
        words = f"{show(name)} is required anyway, so `required` can name what it depends on"
        yield Finding(path, words, key=True, fix=(added, gone) if missing else (gone,))
        return


@rule(
    "JS323",
    "static-dynamicRef",
    INFO,
    what="`$dynamicRef` leads to a place without a `$dynamicAnchor` of that name.",
    why="It then acts as a plain `$ref`, and looks like more (Core, section 8.2.3.2).",
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
        yield Finding(path, "no `$dynamicAnchor` is there, so it acts as a plain `$ref`", key=True, fix=fix)
