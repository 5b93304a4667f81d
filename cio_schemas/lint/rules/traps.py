"""JS1, traps: schemas whose authors probably meant something else, while validators obey what is written."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import bounds, refused_by
from cio_schemas.lint.analysis.conjunction import possibly
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.patterns import texts_of
from cio_schemas.lint.analysis.types import ATOMS, atom, declared, listed
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path


# -- objects --


@rule(
    "JS129",
    "forbidden-name",
    WARNING,
    what="`properties` describes a name that `propertyNames` forbids, or `patternProperties` only such names.",
    why="The property can never be present.",
    bad='{"type": "object", "properties": {"userId": {"type": "string"}}, "propertyNames": {"pattern": "^[a-z_]+$"}}',
    good='{"type": "object", "properties": {"user_id": {"type": "string"}}, "propertyNames": {"pattern": "^[a-z_]+$"}}',
    keywords=("propertyNames", "allOf", "$ref"),
)
def forbidden_name(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    found = analysis.conjuncts(node)
    if not any("propertyNames" in each.schema for each in found):
        return
    required = {name for each in found for name in strings(each.schema, "required")}
    for holder in found:
        names = node.document.nodes.get((*holder.path, "propertyNames")) if holder.path is not None else None
        for each in found:
            if names is not None and each.path is not None and not holder.branch == each.branch != 0:
                yield from _forbidden_names(analysis, names, each, required)  # in one branch, it is found there


def _forbidden_names(analysis: Analysis, names: SchemaNode, each: Conjunct, required: set[str]) -> Iterator[Finding]:
    at = each.path or ()
    for name, schema in mapping(each.schema, "properties").items():
        if schema is not False and name not in required and analysis.is_seen_valid(name, names) is False:
            words = f"{_refusing(name, names)} forbids {show(name)}, so that it can never be present"
            yield Finding((*at, "properties", name), words, key=True)
    wanted = names.schema.get("pattern")
    for pattern, schema in mapping(each.schema, "patternProperties").items():
        if schema is not False and isinstance(wanted, str) and texts_of(wanted, pattern) == ((), True):
            words = f"`pattern` in `propertyNames` forbids all names that {show(pattern)} matches"
            yield Finding((*at, "patternProperties", pattern), words, key=True)


def _refusing(name: str, names: SchemaNode) -> str:
    """Return what of a schema of names refuses one, for a message."""
    keyword, values = listed(names.schema) or ("", [name])
    refusing = refused_by(name, names.schema, names.dialect) if name in values else keyword
    return f"`{refusing}` in `propertyNames`" if refusing else "`propertyNames`"


@rule(
    "JS130",
    "dependency-undefined",
    WARNING,
    what="A dependency, an `if` or a `not` names a property that nothing describes, though one is spelt almost alike.",
    why="A misspelt dependency never applies, or can't be met; a misspelt condition always holds, or never.",
    bad='{"type": "object", "properties": {"email": {"type": "string"}, "name": {"type": "string"}}, '
    '"dependentRequired": {"emial": ["name"]}}',
    good='{"type": "object", "properties": {"email": {"type": "string"}, "name": {"type": "string"}}, '
    '"dependentRequired": {"email": ["name"]}}',
    keywords=("dependentRequired", "dependentSchemas", "dependencies", "if", "not"),
)
def dependency_undefined(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    around = analysis.with_referrers(node)
    known = {name for each in around for name in _described(each)}
    for keyword in ("if", "not"):
        condition = node.document.nodes.get((*node.path, keyword))
        if condition is not None and (keyword == "if" or len(strings(condition.schema, "required")) != 1):
            yield from _misspelt_condition(condition, analysis, known)  # one name alone is forbidden by intent
    asked = [(place, name, is_key) for place, name, is_key in _dependencies(node) if name not in known]
    branches = possibly(node.document, around) if asked else ()
    sometimes = {
        name for each in branches if not (each.node and each.node.keyword == "if") for name in _described(each)
    }
    for place, name, is_key in asked:
        hint = "" if name in sometimes else did_you_mean(name, known)
        if hint:
            yield Finding(place, f"nothing describes {show(name)}{hint}", key=is_key)


def _dependencies(node: SchemaNode) -> Iterator[tuple[Path, str, bool]]:
    """Yield the names that dependencies ask for, each with its place and whether that is a key."""
    for keyword in ("dependentRequired", "dependentSchemas", "dependencies"):
        for name, needed in mapping(node.schema, keyword).items():
            if needed is False or needed == {"not": {"required": [name]}}:
                continue  # it forbids the name, which need not be described for that
            at = (*node.path, keyword, name)
            yield at, name, True
            if isinstance(needed, list):
                yield from (((*at, number), each, False) for number, each in enumerate(needed) if isinstance(each, str))


@rule(
    "JS132",
    "disabled-unevaluated",
    WARNING,
    what="An `unevaluated*` keyword is next to one that evaluates everything that is left.",
    why="Nothing is ever left for it, so it asserts nothing.",
    bad='{"type": "object", "additionalProperties": true, "unevaluatedProperties": false}',
    good='{"type": "object", "unevaluatedProperties": false}',
    keywords=("unevaluatedProperties", "unevaluatedItems"),
    yields_to=("JS111",),
)
def disabled_unevaluated(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    rest = "items" if node.dialect.draft >= 2020 else "additionalItems"
    for name, other in (("unevaluatedProperties", "additionalProperties"), ("unevaluatedItems", rest)):
        if node.schema.get(name) not in (None, True, {}) and isinstance(node.schema.get(other), dict | bool):
            if other == "additionalItems" and not isinstance(node.schema.get("items"), list):
                continue
            words = f"`{other}` next to it evaluates everything that is left, so `{name}` never applies"
            yield Finding((*node.path, name), words, key=True)


def _misspelt_condition(node: SchemaNode, analysis: Analysis, around: set[str]) -> Iterator[Finding]:
    """Yield the unknown names that an `if` tests, with the known ones that are spelt almost alike."""
    for child in node.held:
        if child.keyword == "properties":
            beside = [each for each in analysis.contexts(child) if each.node is None]  # what others say of it
            yield from _misspelt_condition(child, analysis, {name for each in beside for name in _described(each)})
    asked = mapping(node.schema, "properties")
    names = dict.fromkeys(strings(node.schema, "required"), False) | dict.fromkeys(asked, True)
    if not around or around.issuperset(names):
        return
    assert node.parent is not None
    branches = [each for each in possibly(node.document, analysis.with_referrers(node.parent)) if each.node is not node]
    known = around.union(*map(_described, branches))
    for name, is_key in names.items():
        hint = "" if name in known else did_you_mean(name, known)
        if hint:
            steps = ("properties", name) if is_key else ("required", node.schema["required"].index(name))
            yield Finding((*node.path, *steps), f"nothing describes {show(name)}{hint}", key=is_key)


def _described(each: Conjunct) -> dict[str, Any]:
    return mapping(each.schema, "properties")


# -- values --


@rule(
    "JS133",
    "type-without-value",
    WARNING,
    what="`type` lists a type that no value of `enum`, or of what a `$ref` or branches next to it accept, has.",
    why="No value of that type is valid: most often, null should have been accepted.",
    bad='{"type": ["string", "null"], "enum": ["on", "off"]}',
    good='{"type": ["string", "null"], "enum": ["on", "off", null]}',
    keywords=("type",),
    yields_to=("JS106",),
)
def type_without_value(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    types = node.schema["type"]
    if not isinstance(types, list) or len(types) < 2 or declared(node.schema) >= ATOMS:
        return  # a list of every type there is means nothing by any of them
    for keyword, left in _leaving(node, analysis):
        excluded = [(number, name) for number, name in enumerate(types) if left.isdisjoint(declared({"type": name}))]
        if len(excluded) == len(types):
            return  # that is JS106's, or JS107's
        for number, name in excluded:
            words = f"`type` lists {show(name)}, but `{keyword}` has no such value, so none is valid"
            yield Finding((*node.path, "type", number), words)
        if excluded:
            return


def _leaving(node: SchemaNode, analysis: Analysis) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the keywords next to `type` that admit only values of some types, each with those types."""
    values = listed(node.schema)
    if values:
        yield values[0], frozenset(map(atom, values[1]))
    for keyword in ("$ref", "allOf", "anyOf", "oneOf"):
        if keyword not in node.schema:
            continue
        is_ref, combine = keyword == "$ref", _COMBINED[keyword]
        children = node.document.targets_of(node) if is_ref else [each for each in node.held if each.keyword == keyword]
        if children and (combine is frozenset.intersection or len(children) == len(node.schema[keyword])):
            yield keyword, combine(*(_admitted(analysis, each) for each in children))


_COMBINED: Final = {
    **dict.fromkeys(("$ref", "allOf"), frozenset.intersection),
    **dict.fromkeys(("anyOf", "oneOf"), frozenset.union),
}


def _admitted(analysis: Analysis, node: SchemaNode) -> frozenset[str]:
    """Return the types that `type`, `enum` and `const` of what applies together admit."""
    left = ATOMS
    for each in analysis.conjuncts(node):
        values = listed(each.schema)
        left &= declared(each.schema) & (frozenset(map(atom, values[1])) if values else ATOMS)
    return left


@rule(
    "JS134",
    "unreachable-items",
    WARNING,
    what="More items are described one by one than `maxItems` allows.",
    why="Items beyond it can never be present.",
    bad='{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false, "maxItems": 1}',
    good='{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false, "maxItems": 2}',
    keywords=("maxItems", "allOf", "$ref"),
    yields_to=("JS105",),
    elsewhere="`items` with an array is what `prefixItems` is since 2020-12.",
)
def unreachable_items(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    found = analysis.conjuncts(node)
    if not any("maxItems" in each.schema for each in found):
        return
    most = min(bounds(found, "maxItems"), key=lambda bound: bound.value, default=None)
    by = most.place[0] if most else None
    if most is None or by is None or by.path is None:
        return
    for each in found:
        keyword = "prefixItems" if each.dialect.draft >= 2020 else "items"
        items = each.schema.get(keyword)
        if isinstance(items, list) and len(items) > most.value and not each.branch == by.branch != 0:
            words = f"`{keyword}` describes {len(items)} items, but an array may have at most {show(most.value)}"
            yield Finding((*by.path, "maxItems"), words)


# -- branches --


@rule(
    "JS136",
    "told-apart-by-format",
    WARNING,
    what="Branches of a `oneOf` differ only in `format`.",
    why="Many validators don't assert `format`: in these, every value matches several branches, and is refused.",
    bad='{"oneOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}',
    good='{"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}',
    keywords=("oneOf",),
    yields_to=("JS118",),
)
def told_apart_by_format(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    branches = [child for child in node.held if child.keyword == "oneOf"][:_MAX_BRANCHES]
    meant = [
        (each.path[-1], _deciding(schema), _without_format(schema))
        for each in branches
        for schema in [_meant(each).schema]
    ]
    for (one, first, plain), (two, second, other) in combinations(meant, 2):
        if plain.keys() == other.keys() and equal(plain, other) and not equal(first, second):
            numbers = f"{one} and {two}"
            words = f"only `format` tells branches {numbers} apart: where it is not asserted, `oneOf` refuses both"
            yield Finding((*node.path, "oneOf"), words, key=True)
            return


_MAX_BRANCHES: Final = 12


def _meant(branch: SchemaNode) -> SchemaNode:
    """Return what a branch refers to if it only refers to a subschema of its document, and the branch otherwise."""
    if "$ref" not in branch.schema or any(
        name != "$ref" and name in KEYWORDS and KEYWORDS[name].decides for name in branch.schema
    ):
        return branch
    target = branch.target()
    return branch if target is None else branch.document.by_location.get(target, branch)


def _deciding(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in schema.items() if name in KEYWORDS and KEYWORDS[name].decides}


def _without_format(schema: dict[str, Any], levels: int = 3) -> dict[str, Any]:
    """Return a schema object without `format` and annotations; in it and, some levels deep, in its properties."""
    kept = {
        name: value
        for name, value in schema.items()
        if name != "format" and (name in ("$ref", "enum") or (name in KEYWORDS and KEYWORDS[name].decides))
    }
    if levels and isinstance(kept.get("items"), dict):
        kept["items"] = _without_format(kept["items"], levels - 1)
    if levels and isinstance(kept.get("properties"), dict):
        kept["properties"] = {
            name: _without_format(each, levels - 1) if isinstance(each, dict) else each
            for name, each in kept["properties"].items()
        }
    return kept


@rule(
    "JS137",
    "overlapping-alternatives",
    WARNING,
    what="Branches of a `oneOf` are open objects that differ only in `required`.",
    why="An object that has what both require matches both, and is refused, though no branch excludes it.",
    bad='{"type": "object", "oneOf": [{"properties": {"card": {"type": "string"}}, "required": ["card"]}, '
    '{"properties": {"iban": {"type": "string"}}, "required": ["iban"]}]}',
    good='{"type": "object", "oneOf": [{"required": ["card"]}, {"required": ["iban"]}], '
    '"properties": {"card": {"type": "string"}, "iban": {"type": "string"}}}',
    keywords=("oneOf",),
    yields_to=("JS118", "JS121"),
)
def overlapping_alternatives(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    branches = node.schema["oneOf"]
    if not isinstance(branches, list) or len(branches) < 2:
        return
    meant = [_meant(child).schema for child in node.held if child.keyword == "oneOf"]
    held = [each for each in meant if each.keys() <= _OPEN]
    if len(held) != len(branches) or any(_is_tagged(each) for each in held):
        return
    required = [frozenset(strings(each, "required")) for each in held]
    described = [frozenset(mapping(each, "properties")) for each in held]
    if not all(described) or any(one <= two for one in required for two in required if one is not two):
        return
    beside = {name for each in analysis.contexts(node) for name in mapping(each.schema, "properties")}
    if beside.issuperset(frozenset().union(*described)):
        return  # all may be there, so that `oneOf` is written to choose between them
    shared = described[0].intersection(*described[1:])
    if shared and not all(_are_alike(name, held) for name in shared):
        return
    both = sorted(required[0] | required[1])
    words = f"an object with {', '.join(map(show, both))} matches branches 0 and 1, so `oneOf` refuses it"
    yield Finding((*node.path, "oneOf"), words + ": `anyOf` accepts it", key=True)


_OPEN: Final = frozenset({"type", "properties", "required", "title", "description", "$comment"})


def _is_tagged(schema: dict[str, Any]) -> bool:
    """Return whether a property has its values listed, as one that distinguishes branches has."""
    return any(isinstance(each, dict) and listed(each) for each in mapping(schema, "properties").values())


def _are_alike(name: str, held: list[dict[str, Any]]) -> bool:
    first = held[0]["properties"][name]
    return all(equal(first, each["properties"][name]) for each in held[1:])
