"""JS1, traps: schemas whose authors probably meant something else, while validators obey what is written."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import possible, refused_by
from cio_schemas.lint.analysis.conjunction import possibly
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.types import ATOMS, atom, declared, listed
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.runtime import equal, is_number
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect


# -- conditions --


@rule(
    "JS127",
    "vacuous-if",
    WARNING,
    what="An `if` tests the value of a property that it does not require.",
    why="An object without the property satisfies it, so `then` applies to it, which is seldom intended.",
    bad='{"type": "object", "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["x"]}, '
    '"properties": {"kind": {"type": "string"}, "x": {"type": "string"}}}',
    good='{"type": "object", "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]}, '
    '"then": {"required": ["x"]}, "properties": {"kind": {"type": "string"}, "x": {"type": "string"}}}',
    keywords=("if",),
)
def vacuous_if(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    condition = node.document.nodes.get((*node.path, "if"))
    has_then = isinstance(node.schema.get("then"), dict)
    if condition is None or not (has_then or isinstance(node.schema.get("else"), dict)):
        return
    asked = _asked(condition.schema)
    if not asked:
        return
    together = [each.schema for each in (*analysis.conjuncts(condition), *analysis.with_referrers(node))]
    required = {name for schema in together for name in strings(schema, "required")}
    described = [mapping(schema, "properties") for schema in together]
    if any(name in required or _is_defaulted(name, schema, described) for name, schema in asked):
        return
    if not _asked_beside(node).isdisjoint(name for name, _ in asked):
        return  # there it is required, so that here it is left out on purpose
    consequences = (node.schema.get(each, True) for each in ("then", "else"))
    if "object" not in possible(analysis.contexts(node)) or not any(map(_asserts, consequences)):
        return  # there is none to apply to, or nothing to apply
    name = asked[0][0]
    result = "`then` applies" if has_then else "`else` does not apply"
    words = f"an object without {show(name)} satisfies this `if` too, so {result} to it"
    yield Finding((*condition.path, "properties"), f"{words}; `required` in the `if` excludes it", key=True)


_PLAIN: Final = frozenset(("properties", "type", "required", "title", "description"))
_LEVELS: Final = 12  # of subschemas to go into


def _asked(schema: dict[str, Any], levels: int = _LEVELS) -> list[tuple[str, dict[str, Any]]]:
    """Return the properties that a schema asks for a value of, or in, if it asks for nothing else."""
    properties = mapping(schema, "properties").items() if levels and schema.keys() <= _PLAIN else ()
    return [(name, each) for name, each in properties if isinstance(each, dict) and _asks(each, levels)]


_BOUNDS: Final = frozenset(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "pattern"))


def _asks(schema: dict[str, Any], levels: int) -> bool:
    return listed(schema) is not None or not _BOUNDS.isdisjoint(schema) or bool(_asked(schema, levels - 1))


def _asserts(schema: Any, levels: int = _LEVELS) -> bool:
    """Return whether a subschema may refuse something, and does not only describe."""
    if not isinstance(schema, dict) or not levels:
        return schema is not True
    found = [(KEYWORDS[name], value) for name, value in schema.items() if name in KEYWORDS and KEYWORDS[name].decides]
    return any(
        any(_asserts(each, levels - 1) for each in value.values())
        if keyword.shape == "schema map" and isinstance(value, dict)
        else keyword.shape != "schema" or _asserts(value, levels - 1)
        for keyword, value in found
    )


def _asked_beside(node: SchemaNode) -> set[str]:
    """Return the names that the conditions of other members of the same `allOf` ask of and require."""
    beside = node.parent.held if node.parent and node.keyword == "allOf" else ()
    conditions = [each.schema.get("if") for each in beside if each is not node]
    return {name for each in conditions if isinstance(each, dict) for name in strings(each, "required")}


def _is_defaulted(name: str, schema: dict[str, Any], described: list[dict[str, Any]]) -> bool:
    """Return whether an absent property counts as having a required value."""
    values = (listed(schema) or ("", []))[1]
    properties = [each[name] for each in described if isinstance(each.get(name), dict)]
    return any("default" in each and any(equal(each["default"], value) for value in values) for each in properties)


@rule(
    "JS128",
    "contradictory-consequence",
    WARNING,
    what="A `then`, an `else` or a dependent schema contradicts the schema around it.",
    why="Nothing is valid where it applies, or a property can't be there, which is probably a mistake; if it is "
    "intended, write `false`.",
    bad='{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["b"], '
    '"if": {"required": ["a"]}, "then": {"properties": {"b": {"type": "integer"}}}}',
    good='{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["b"], '
    '"if": {"required": ["a"]}, "then": {"properties": {"b": {"maxLength": 5}}}}',
    keywords=("then", "else", "dependentSchemas", "dependencies"),
    yields_within=("JS105", "JS106", "JS110", "JS111"),
)
def contradictory_consequence(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    for child in node.held:
        if child.keyword in ("then", "else") and isinstance(node.schema.get("if"), dict):
            condition = node.document.nodes.get((*node.path, "if"))
            conditions = (condition,) if condition and child.keyword == "then" else ()
        elif child.keyword in ("dependentSchemas", "dependencies"):
            conditions = ()
        else:
            continue
        if _excludes(node, analysis, child, *conditions):
            steps = child.path[len(node.path) :]
            words = f"`{steps[0]}` contradicts the keywords around it: where it applies, nothing is valid"
            yield Finding(child.path, words, key=True)
        else:
            yield from _forbidden_properties(node, analysis, child)


def _forbidden_properties(node: SchemaNode, analysis: Analysis, child: SchemaNode) -> Iterator[Finding]:
    """Yield the properties that a conditional subschema and what is around it forbid together."""
    keyword, *dependency = child.path[len(node.path) :]
    nodes = node.document.nodes
    for name, schema in mapping(child.schema, "properties").items():
        path = (*child.path, "properties", name)
        if schema is False and name in dependency:
            yield Finding(path, f"`{keyword}` applies where {show(name)} is there, and this forbids it", key=True)
            continue
        inner = nodes.get(path)
        if inner is None or declared(inner.schema) == {"null"}:
            continue  # by null alone, people forbid what is never null
        around = [nodes.get((*each.path, "properties", name)) for each in (node, *node.around())]
        if any(_clash(analysis, inner, outer) for outer in around if outer):
            words = f"`{keyword}` contradicts the keywords around it: where it applies, no {show(name)} is valid"
            yield Finding(path, words, key=True)


def _clash(analysis: Analysis, one: SchemaNode, other: SchemaNode) -> bool:
    """Return whether nothing satisfies two subschemas, each of which can be satisfied by itself."""
    if analysis.has_instance(one, other):
        return False
    is_empty = analysis.possibilities.is_empty
    return is_empty(one.location, other.location) and not is_empty(one.location) and not is_empty(other.location)


def _excludes(node: SchemaNode, analysis: Analysis, child: SchemaNode, *conditions: SchemaNode) -> bool:
    """Return whether nothing satisfies a subschema and what is around it, where each by itself can be satisfied."""
    if analysis.has_instance(node, child, *conditions):
        return False
    possibilities = analysis.possibilities
    without = (node, "if" if child.keyword in ("then", "else") else child.keyword)
    around = (node.location, *(each.location for each in conditions))
    if not possibilities.is_empty(*around, child.location, without=without):
        return False
    return not possibilities.is_empty(child.location) and not possibilities.is_empty(*around, without=without)


# -- objects --


@rule(
    "JS129",
    "forbidden-name",
    WARNING,
    what="`properties` describes a name that `propertyNames` forbids.",
    why="The property can never be present.",
    bad='{"type": "object", "properties": {"userId": {"type": "string"}}, "propertyNames": {"pattern": "^[a-z_]+$"}}',
    good='{"type": "object", "properties": {"user_id": {"type": "string"}}, "propertyNames": {"pattern": "^[a-z_]+$"}}',
    keywords=("propertyNames",),
)
def forbidden_name(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    names = node.schema["propertyNames"]
    if not isinstance(names, dict) or "$ref" in names:
        return
    required = strings(node.schema, "required")
    for name, schema in mapping(node.schema, "properties").items():
        keyword = _refusing(name, names, node.dialect) if schema is not False and name not in required else None
        if keyword:
            words = f"`{keyword}` in `propertyNames` forbids {show(name)}, so that it can never be present"
            yield Finding((*node.path, "properties", name), words, key=True)


def _refusing(name: str, names: dict[str, Any], dialect: Dialect) -> str | None:
    """Return the keyword of a schema of names that refuses one."""
    keyword, values = listed(names) or ("", [name])
    return refused_by(name, names, dialect) if name in values else keyword


@rule(
    "JS130",
    "dependency-undefined",
    WARNING,
    what="A dependency or an `if` names a property that nothing describes, though one is spelt almost alike.",
    why="A misspelt dependency never applies, or can't be met; a misspelt condition always holds, or never.",
    bad='{"type": "object", "properties": {"email": {"type": "string"}, "name": {"type": "string"}}, '
    '"dependentRequired": {"emial": ["name"]}}',
    good='{"type": "object", "properties": {"email": {"type": "string"}, "name": {"type": "string"}}, '
    '"dependentRequired": {"email": ["name"]}}',
    keywords=("dependentRequired", "dependentSchemas", "dependencies", "if"),
)
def dependency_undefined(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    around = analysis.with_referrers(node)
    known = {name for each in around for name in _described(each)}
    condition = node.document.nodes.get((*node.path, "if"))
    if condition is not None:
        yield from _misspelt_condition(condition, analysis, known)
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
    if not around or around.issuperset(asked):
        return
    assert node.parent is not None
    branches = [each for each in possibly(node.document, analysis.with_referrers(node.parent)) if each.node is not node]
    known = around.union(*map(_described, branches))
    for name in (name for name in asked if name not in known):
        hint = did_you_mean(name, known)
        if hint:
            yield Finding((*node.path, "properties", name), f"nothing describes {show(name)}{hint}", key=True)


def _described(each: Conjunct) -> dict[str, Any]:
    return mapping(each.schema, "properties")


# -- values --


@rule(
    "JS133",
    "type-without-value",
    WARNING,
    what="`type` lists a type that no value of `enum` has.",
    why="No value of that type is valid: most often, null should have been accepted.",
    bad='{"type": ["string", "null"], "enum": ["on", "off"]}',
    good='{"type": ["string", "null"], "enum": ["on", "off", null]}',
    keywords=("enum", "const"),
    yields_to=("JS106",),
)
def type_without_value(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    types, values = node.schema.get("type"), listed(node.schema)
    if not isinstance(types, list) or len(types) < 2 or values is None or declared(node.schema) >= ATOMS:
        return  # a list of every type there is means nothing by any of them
    atoms = {atom(value) for value in values[1]}
    for number, name in enumerate(types):
        kinds = {"number": {"integer", "fraction"}}.get(name, {name}) if isinstance(name, str) else atoms
        if atoms.isdisjoint(kinds) and any(atoms & _kinds(other) for other in types):
            words = f"`type` lists {show(name)}, but `{values[0]}` has no such value, so none is valid"
            yield Finding((*node.path, "type", number), words)


def _kinds(name: Any) -> set[str]:
    return {"integer", "fraction"} if name == "number" else {str(name)}


@rule(
    "JS134",
    "unreachable-items",
    WARNING,
    what="More items are described one by one than `maxItems` allows.",
    why="Items beyond it can never be present.",
    bad='{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false, "maxItems": 1}',
    good='{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false, "maxItems": 2}',
    keywords=("maxItems",),
    yields_to=("JS105",),
    elsewhere="`items` with an array is what `prefixItems` is since 2020-12.",
)
def unreachable_items(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    keyword = "prefixItems" if node.dialect.draft >= 2020 else "items"
    items, most = node.schema.get(keyword), node.schema["maxItems"]
    if isinstance(items, list) and is_number(most) and len(items) > most:
        words = f"`{keyword}` describes {len(items)} items, but an array may have at most {show(most)}"
        yield Finding((*node.path, "maxItems"), words)


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
    branches = [child for child in node.held if child.keyword == "oneOf"]
    for one, two in combinations(branches[:_MAX_BRANCHES], 2):
        first, second = _meant(one).schema, _meant(two).schema
        if ("format" in first or "format" in second) and equal(_without_format(first), _without_format(second)):
            numbers = f"{one.path[-1]} and {two.path[-1]}"
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


def _without_format(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in schema.items()
        if name != "format" and (name in ("$ref", "enum") or (name in KEYWORDS and KEYWORDS[name].decides))
    }


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
