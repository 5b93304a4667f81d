"""JS3: schemas that mislead their readers, or say less than they seem to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.conjunction import Conjunct, possibly, together, within
from cio_schemas.lint.analysis.members import mapping
from cio_schemas.lint.analysis.patterns import REGEXES, matches, patterns
from cio_schemas.lint.analysis.types import ATOMS, atom, declared, listed, looks_at, names_of
from cio_schemas.lint.document import DEFINITIONS
from cio_schemas.lint.rules.misplaced import CONDITIONAL, is_condition
from cio_schemas.rules.changes import Splice
from cio_schemas.rules.rule import INFO, SAFE, UNSAFE, WARNING, Finding, rule
from cio_schemas.runtime import is_number
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.rules.changes import Path


@rule(
    "JS301",
    "missing-type",
    WARNING,
    what="Keywords apply to one type of instance, and nothing excludes the others.",
    why="Everything of another type is valid: `minLength` alone accepts 42.",
    bad='{"properties": {"name": {"minLength": 1}}, "type": "object"}',
    good='{"properties": {"name": {"type": "string", "minLength": 1}}, "type": "object"}',
)
def missing_type(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if "type" in node.schema or not _is_of_one_kind(node) or _is_condition(node) or _is_typed(node, analysis):
        return
    kinds = looks_at(analysis.conjuncts(node))
    holders = list(_holders(node))
    if any(looks_at(analysis.conjuncts(each)) == kinds for each in holders if _is_of_one_kind(each)):
        return  # reported there
    others = ATOMS - kinds
    valid = {name for name in others if analysis.is_seen_valid(_PROBES[name], node, *holders) is not False}
    if valid:
        rest = "everything else is" if valid == others else f"values of type {names_of(frozenset(valid))} are"
        yield Finding(node.path, f"no `type`: its keywords apply to {names_of(kinds)} only, and {rest} valid")


_PROBES: Final[dict[str, Any]] = {
    "null": None,
    "boolean": True,
    "integer": 0,
    "fraction": 0.5,
    "string": "",
    "array": [],
    "object": {},
}


def _holders(node: SchemaNode) -> Iterator[SchemaNode]:
    """Yield the subschemas around one, and around the one `anyOf` or `oneOf` that all references to it stand in."""
    yield from node.around()
    branches = node.document.referrers.get(node.path, [])
    holders = {each.parent.path: each.parent for each in branches if each.parent and each.keyword in ("anyOf", "oneOf")}
    is_of_one = len(holders) == 1 and all(each.parent and each.parent.path in holders for each in branches)
    if is_of_one and node.path not in node.document.outside.pointed:
        for each in holders.values():
            yield each
            yield from each.around()


def _is_of_one_kind(node: SchemaNode) -> bool:
    return any(
        name == "format" or ((keyword := KEYWORDS.get(name)) and keyword.applies_to)
        for name, value in node.schema.items()
        if value is not True and value != {}
    )


def _is_condition(node: SchemaNode) -> bool:
    """Return whether a subschema is within an `if` or a `not`, where it selects instances rather than describing them.

    So does a condition that is in `properties` by mistake, which JS131 reports.
    """
    each: SchemaNode | None = node
    while each is not None and each.keyword not in ("if", "not"):
        if each.parent and each.keyword == "properties" and each.path[-1] in CONDITIONAL:
            return is_condition(mapping(each.parent.schema, "properties"))
        each = each.parent
    return each is not None


# What these hold applies to instances of one type alone: names are strings.
_TYPED_BY_PLACE: Final = frozenset({"propertyNames", "dependentSchemas", "dependencies"})


def _is_typed(node: SchemaNode, analysis: Analysis, seen: frozenset[int] = frozenset()) -> bool:
    """Return whether the type of a subschema's instances is given: in it, around it, or at a reference."""
    if id(node) in seen:
        return True
    holders = [node, *node.around()]
    if any(each.keyword in _TYPED_BY_PLACE for each in holders) or _is_keyed_like_typed(holders[-1]):
        return True
    conditions = [each for holder in holders for each in _conditions(holder, analysis)]
    if any(_says_type(node.document, each) for each in [*analysis.contexts(node), *conditions]):
        return True
    referrers = [each for holder in holders for each in node.document.referrers.get(holder.path, ())]
    return bool(referrers) and all(_is_typed(each, analysis, seen | {id(node)}) for each in referrers)


def _conditions(node: SchemaNode, analysis: Analysis) -> list[Conjunct]:
    """Return what holds where a `then` applies."""
    if node.keyword != "then" or node.parent is None:
        return []
    return [each for child in node.parent.held if child.keyword == "if" for each in analysis.conjuncts(child)]


def _says_type(document: Document, each: Conjunct, levels: int = 3) -> bool:
    """Return whether a schema object, or each of its branches, names a type or lists values."""
    if "type" in each.schema or listed(each.schema) or "$dynamicRef" in each.schema:
        return True
    for keyword in ("anyOf", "oneOf") if levels else ():
        branches = each.schema.get(keyword)
        found = list(within(document, each, keyword))
        if isinstance(branches, list) and found and len(found) == len(branches):
            every = (together(document, branch) for branch in found)
            if all(any(_says_type(document, other, levels - 1) for other in branch) for branch in every):
                return True
    return False


def _is_keyed_like_typed(node: SchemaNode) -> bool:
    """Return whether a pattern matches the name of a property that has a type."""
    if node.keyword != "patternProperties" or node.parent is None:
        return False
    pattern = str(node.path[-1])
    properties = mapping(node.parent.schema, "properties")
    return any(
        isinstance(each, dict) and "type" in each and matches(pattern, name) for name, each in properties.items()
    )


@rule(
    "JS302",
    "required-undefined",
    WARNING,
    what="`required` names a property that nothing describes.",
    why="Often the name is misspelt; otherwise any value is valid.",
    bad='{"type": "object", "properties": {"email": {"type": "string"}}, "required": ["emial"]}',
    good='{"type": "object", "properties": {"email": {"type": "string"}}, "required": ["email"]}',
    keywords=("required",),
    yields_to=("JS110", "JS128"),
)
def required_undefined(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    required = node.schema["required"]
    if not isinstance(required, list) or _is_condition(node):
        return
    found = [each.schema for each in possibly(node.document, analysis.with_referrers(node, _LEVELS))]
    describes_all = any(_describes_all(schema) for schema in found)
    known = {name for schema in found for name in mapping(schema, "properties")}
    keyed = {pattern for schema in found for pattern in mapping(schema, "patternProperties")}
    if node.keyword in ("anyOf", "oneOf") and len(node.schema) == 1:
        known |= analysis.described_names  # an alternative for other objects that have the same ones
    for number, name in enumerate(required):
        if not isinstance(name, str) or name in known or any(matches(pattern, name) for pattern in keyed):
            continue
        hint = did_you_mean(name, known)
        if describes_all and not hint:
            continue  # any property has a schema; one that is spelt almost alike has another
        words = f"{show(name)} is required, and nothing describes it{hint}"
        yield Finding((*node.path, "required", number), words)


_LEVELS: Final = 3  # to climb, from properties to the objects around them and what refers to those


def _describes_all(schema: dict[str, Any]) -> bool:
    rest = [schema.get(name) for name in ("additionalProperties", "unevaluatedProperties")]
    return any(isinstance(each, dict) and each for each in rest) or "$dynamicRef" in schema


@rule(
    "JS303",
    "union-type",
    INFO,
    what="`type` lists several types besides null.",
    why="Each bound applies to one of them only, and code generators make it an untyped value.",
    bad='{"type": ["string", "integer"]}',
    good='{"type": ["string", "null"]}',
    keywords=("type",),
    default=False,
)
def union_type(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    types = node.schema["type"]
    kinds = [name for name in types if name != "null"] if isinstance(types, list) else []
    if len(kinds) > 1:
        yield Finding(
            (*node.path, "type"), f"a union of {', '.join(map(str, kinds))}: an `anyOf` gives each its own keywords"
        )


@rule(
    "JS304",
    "open-tuple",
    WARNING,
    what="`prefixItems` describes the first items, but no keyword describes the rest.",
    why="A longer array may end with anything.",
    bad='{"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}]}',
    good='{"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}], "items": false}',
    yields_to=("JS111",),
    keywords=("prefixItems", "items"),
    elsewhere="`items` with an array is what `prefixItems` is since 2020-12, `additionalItems` what `items` is.",
)
def open_tuple(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    first, rest = ("prefixItems", "items") if node.dialect.draft >= 2020 else ("items", "additionalItems")
    prefix, most = node.schema.get(first), node.schema.get("maxItems")
    if not isinstance(prefix, list) or (most is not None and is_number(most) and most <= len(prefix)):
        return
    closing = {rest, "unevaluatedItems"}
    if not any(
        closing & each.schema.keys() for holder in (node, *node.around()) for each in analysis.conjuncts(holder)
    ):
        many = len(prefix)
        words = f"items after the first {many} may be anything: describe them in `{rest}`, or write `{rest}: false`"
        yield Finding((*node.path, first), words, key=True)


@rule(
    "JS312",
    "orphan-def",
    INFO,
    what="Nothing in the document refers to a definition, in a schema that is more than a list of definitions.",
    why="It is unused, or a reference to it is misspelt.",
    bad='{"type": "object", "$defs": {"Unused": {"type": "string"}}}',
    good='{"$ref": "#/$defs/Used", "$defs": {"Used": {"type": "string"}}}',
    keywords=DEFINITIONS,
    root=True,
    fix=UNSAFE,
    safety="Another document may refer to it.",
)
def orphan_def(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    document = node.document
    root = node.schema
    if not any(map(_asserts, root)):
        return  # a library, whose definitions are for other schemas
    reached = _reached(node)
    in_vain = _named_in_vain(node)
    within_of: dict[Path, list[SchemaNode]] = {}
    for each in document:
        within_of.setdefault(each.path[:2], []).append(each)
    held = [(keyword, name, schema) for keyword in DEFINITIONS for name, schema in mapping(root, keyword).items()]
    for keyword, name, schema in held:
        path = (keyword, name)
        inside = within_of.get(path, [])
        if any(each.is_identified for each in inside):
            continue
        if not any(each.path in reached for each in inside) and not isinstance(schema, bool):
            if f"#/{keyword}/{name}" in in_vain:
                continue
            words = f"nothing in this document refers to {show(name)}"
            yield Finding(path, words, key=True, fix=(Splice(path),))


def _asserts(name: str) -> bool:
    keyword = KEYWORDS.get(name)
    return keyword is not None and keyword.decides


def _named_in_vain(root: SchemaNode) -> set[str]:
    """Return the references in ignored siblings of a `$ref`, which are in use once that is fixed."""
    ignored: list[Any] = [
        value
        for node in root.document
        if node.dialect.is_lone(node.written)
        for name, value in node.written.items()
        if name not in ("$ref", *DEFINITIONS)
    ]
    named: set[str] = set()
    while ignored:
        value = ignored.pop()
        if isinstance(value, dict):
            named.update(held for held in (value.get("$ref"),) if isinstance(held, str))
            ignored += value.values()
        elif isinstance(value, list):
            ignored += value
    return named


def _reached(root: SchemaNode) -> set[Path]:
    """Return the paths that references lead to from outside the definitions, or from definitions that are led to."""
    targets: dict[Path, list[Path]] = {}
    for target, referrers in root.document.referrers.items():
        for each in referrers:
            targets.setdefault(each.path[:2] if each.path[:1] and each.path[0] in DEFINITIONS else (), []).append(
                target
            )
    outside = {pointed[:2] for pointed in root.document.outside.pointed}
    reached: set[Path] = {*outside}
    pending: list[Path] = [(), *outside]
    while pending:
        for target in targets.pop(pending.pop(), ()):
            reached.add(target)
            pending.append(target[:2])
    return reached


@rule(
    "JS313",
    "oneOf-could-be-anyOf",
    INFO,
    what="No two branches of a `oneOf` share a type.",
    why="`anyOf` means the same, is faster, and has clearer errors.",
    bad='{"oneOf": [{"type": "string"}, {"type": "null"}]}',
    good='{"anyOf": [{"type": "string"}, {"type": "null"}]}',
    keywords=("oneOf",),
    default=False,
)
def one_of_disjoint(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    branches = node.schema["oneOf"]
    if not isinstance(branches, list) or len(branches) < 2 or not all(isinstance(each, dict) for each in branches):
        return
    left = ATOMS
    for number in range(len(branches)):
        child = node.document.nodes[(*node.path, "oneOf", number)]
        types = frozenset.intersection(*(declared(each.schema) for each in analysis.conjuncts(child)))
        if not types <= left:
            return
        left -= types
    words = "no two branches share a type, so `anyOf` means the same, and stops at the first that matches"
    yield Finding((*node.path, "oneOf"), words, key=True)


@rule(
    "JS314",
    "redundant-type-beside-enum",
    INFO,
    what="`type` is next to an `enum` or a `const` whose values are all of that type.",
    why="It asserts nothing more; some code generators need it, so the rule is opt-in.",
    bad='{"type": "string", "enum": ["on", "off"]}',
    good='{"enum": ["on", "off"]}',
    yields_to=("JS106",),
    keywords=("enum", "const"),
    fix=SAFE,
    safety="Every listed value is of the type.",
    default=False,
)
def type_beside_values(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    values = listed(node.schema)
    if values and "type" in node.schema and all(atom(value) in declared(node.schema) for value in values[1]):
        yield Finding((*node.path, "type"), f"`{values[0]}` implies it", key=True, fix=(Splice((*node.path, "type")),))


@rule(
    "JS316",
    "unanchored-pattern",
    INFO,
    what="A pattern is not anchored at the beginning and the end of the text.",
    why='`item [a-z]{2}` accepts "no item ab": a pattern matches anywhere.',
    bad='{"type": "string", "pattern": "item [a-z]{2}"}',
    good='{"type": "string", "pattern": "^item [a-z]{2}$"}',
    keywords=REGEXES,
    default=False,
    yields_to=("JS216",),
)
def unanchored_pattern(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, pattern, key in patterns(node):
        if not pattern.startswith("^") or not pattern.endswith("$"):
            yield Finding(
                path, "the pattern may match anywhere in the text: `^` and `$` make it match the whole", key=key
            )


@rule(
    "JS320",
    "default-of-required",
    INFO,
    what="A property that is required has a `default`.",
    why="The default never applies, so one of the two is a mistake.",
    bad='{"type": "object", "properties": {"a": {"type": "string", "default": "x"}}, "required": ["a"]}',
    good='{"type": "object", "properties": {"a": {"type": "string", "default": "x"}}}',
    keywords=("required",),
    default=False,
)
def shadowed_default(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    required = node.schema["required"]
    for name in required if isinstance(required, list) else ():
        schema = mapping(node.schema, "properties").get(name) if isinstance(name, str) else None
        if isinstance(schema, dict) and "default" in schema:
            words = f"{show(name)} is required, so its default never applies"
            yield Finding((*node.path, "properties", name, "default"), words, key=True)
