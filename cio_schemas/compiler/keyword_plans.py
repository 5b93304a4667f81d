"""Plan the value of each keyword: subschemas as children, patterns and formats compiled, old forms as new ones."""

from __future__ import annotations

from cio_schemas.compiler import evaluated as evaluation
from cio_schemas.compiler.nodes import INTEGER_LITERAL, WIDE, Format, Formats, SchemaPlan, UnevaluatedKeyword
from cio_schemas.compiler.patterns import pattern_at
from cio_schemas.exceptions import CompileError
from cio_schemas.formats import BASE64, BASE64_JSON, JSON_TEXT
from cio_schemas.schema.keywords import KEYWORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from cio_schemas import ecma
    from cio_schemas.compiler.nodes import Child, Place, Scope, Unit
    from cio_schemas.schema.resources import Location

    class KeywordPlanner(evaluation.Planning, Protocol):
        """What keywords ask of the planner; see `plan.Planner`."""

        formats: Formats

        def child(self, location: Location, scope: Scope, place: Place, *, in_place: bool = False) -> Child:
            """Plan a subschema, in place or as a call."""

        def call(self, location: Location, scope: Scope, place: Place, in_place: bool) -> Unit:
            """Plan a subschema as a call."""

        def member(self, location: Location, scope: Scope, place: Place) -> Child:
            """Plan one of many properties."""

        def is_small(self, location: Location) -> bool:
            """Return whether a subschema is inlined wherever it is referenced, however often."""


def reference(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> Child:
    """Plan what a reference leads to."""
    location = planner.target(node.location, keyword, node.schema[keyword], scope)
    inline = keyword == "$ref" and planner.index.count_references(location) <= 1
    if location in place.open or not (inline or planner.is_small(location)):
        schema = planner.index[location]
        return schema if isinstance(schema, bool) else planner.call(location, scope, place, place.in_place)
    return planner.child(location, scope, place, in_place=True)


def one_schema(
    planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place
) -> Child | list[Child]:
    """Plan the subschema of a keyword; or several, in the array form of `items` that 2019-09 has."""
    in_place = KEYWORDS[keyword].in_place
    if isinstance(node.schema[keyword], list):  # `items` of 2019-09
        return schema_array(planner, node, keyword, scope, place)
    return planner.child(planner.index.child(node.location, keyword), scope, place, in_place=in_place)


def schema_array(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> list[Child]:
    """Plan an array of subschemas."""
    in_place = KEYWORDS[keyword].in_place
    locations = [planner.index.child(node.location, keyword, i) for i in range(len(node.schema[keyword]))]
    return [planner.child(location, scope, place, in_place=in_place) for location in locations]


def schema_map(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> dict[str, Child]:
    """Plan subschemas by name."""
    in_place = KEYWORDS[keyword].in_place
    if keyword in ("properties", "patternProperties") and len(node.schema[keyword]) > WIDE:
        return members(planner, node, keyword, scope, place)
    return {
        name: planner.child(planner.index.child(node.location, keyword, name), scope, place, in_place=in_place)
        for name in node.schema[keyword]
    }


def members(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> dict[str, Child]:
    """Plan the subschemas of many members, those that are simple and equal once."""
    known: dict[str, SchemaPlan] = {}
    found: dict[str, Child] = {}
    for name, schema in node.schema[keyword].items():
        location = planner.index.child(node.location, keyword, name)
        content = repr(schema)
        if content in known:
            found[name] = child = SchemaPlan(location, schema)
            child.keywords = known[content].keywords
            continue
        found[name] = planned = planner.member(location, scope, place)
        if isinstance(planned, SchemaPlan) and "$id" not in schema:
            known[content] = planned
    return found


def one_branch(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> Child:
    """Plan the subschema of a keyword whose verdict is needed as a value."""
    in_place = KEYWORDS[keyword].in_place
    return planner.branch(planner.index.child(node.location, keyword), scope, place, in_place=in_place)


def branches(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> list[Child]:
    """Plan an array of subschemas whose verdicts are needed as values."""
    locations = [planner.index.child(node.location, keyword, i) for i in range(len(node.schema[keyword]))]
    return [planner.branch(location, scope, place) for location in locations]


def dependencies(planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place) -> dict[str, Any]:
    """Plan `dependencies`: lists of names as values, subschemas as children."""
    return {
        name: value
        if isinstance(value, list)
        else planner.child(planner.index.child(node.location, keyword, name), scope, place, in_place=True)
        for name, value in node.schema[keyword].items()
    }


def pattern_properties(
    planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place
) -> list[tuple[ecma.Pattern, Child]]:
    """Plan `patternProperties`."""
    children = schema_map(planner, node, keyword, scope, place)
    location = node.location.child(keyword)
    return [(pattern_at(source, location), child) for source, child in children.items()]


def one_pattern(_planner: KeywordPlanner, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> ecma.Pattern:
    """Plan `pattern`."""
    return pattern_at(node.schema[keyword], node.location.child(keyword))


def one_format(planner: KeywordPlanner, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> Format | None:
    """Plan `format`; None if it asserts nothing."""
    dialect = planner.index.resource(node.location).dialect
    asserts = planner.formats.asserts or dialect.asserts_format
    return planner.formats.of(node.schema[keyword], dialect.draft) if asserts else None


def content(_planner: KeywordPlanner, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> Format | None:
    """Plan `contentEncoding` or `contentMediaType` of draft 7; None for what is not checked."""
    encoded = node.schema.get("contentEncoding") == "base64"
    if keyword == "contentEncoding":
        return Format(BASE64, None) if encoded else None
    is_json = node.schema[keyword] == "application/json"
    if not is_json or ("contentEncoding" in node.schema and not encoded):
        return None
    return Format(BASE64_JSON if encoded else JSON_TEXT, None)


def types(planner: KeywordPlanner, node: SchemaPlan, keyword: str, _scope: Scope, _place: Place) -> Any:
    """Plan `type`: in draft 4 an integer has no fraction even in its notation (draft 4, 3.5)."""
    declared = node.schema[keyword]
    if planner.index.resource(node.location).dialect.draft > 4:
        return declared
    names = [declared] if isinstance(declared, str) else declared
    written = [INTEGER_LITERAL if name == "integer" else name for name in names]
    return written[0] if isinstance(declared, str) else written


def unevaluated(
    planner: KeywordPlanner, node: SchemaPlan, keyword: str, scope: Scope, place: Place
) -> UnevaluatedKeyword | None:
    """Plan an `unevaluated*`; None if nothing can be left over."""
    child = one_branch(planner, node, keyword, scope, place)
    of = evaluation.properties if keyword == "unevaluatedProperties" else evaluation.items
    try:
        evaluated = of(planner, node.location, scope, place._replace(open=()), owner=True)
    except RecursionError:
        raise CompileError("subschemas nest too deeply", str(node.location.child(keyword))) from None
    return None if child is True or evaluated.everything else UnevaluatedKeyword(child, evaluated)


PLANNERS: dict[str, Callable[[KeywordPlanner, SchemaPlan, str, Scope, Place], Any]] = {
    "$ref": reference,
    "$dynamicRef": reference,
    "$recursiveRef": reference,
    "allOf": schema_array,
    "anyOf": branches,
    "oneOf": branches,
    "not": one_branch,
    "if": one_branch,
    "then": one_schema,
    "else": one_schema,
    "dependentSchemas": schema_map,
    "dependencies": dependencies,
    "prefixItems": schema_array,
    "items": one_schema,
    "additionalItems": one_schema,
    "contains": one_branch,
    "properties": schema_map,
    "patternProperties": pattern_properties,
    "additionalProperties": one_schema,
    "propertyNames": one_schema,
    "unevaluatedItems": unevaluated,
    "unevaluatedProperties": unevaluated,
    "type": types,
    "contentEncoding": content,
    "contentMediaType": content,
    "pattern": one_pattern,
    "format": one_format,
}


def join_exclusive_bounds(node: SchemaPlan) -> None:
    """Plan the boolean form of exclusive bounds, which draft 4 has, as the bounds they make."""
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if node.keywords.pop(exclusive, False) is True and bound in node.keywords:
            node.keywords[exclusive] = node.keywords.pop(bound)
            node.spelling[exclusive] = bound


OLD_ARRAYS = frozenset(("items", "additionalItems"))


def modernize_arrays(node: SchemaPlan) -> None:
    """Plan the array form of `items` as `prefixItems`, and `additionalItems` as what follows it."""
    rest = node.keywords.pop("additionalItems", None)
    if isinstance(node.keywords.get("items"), list):
        node.keywords["prefixItems"] = node.keywords.pop("items")
        node.spelling["prefixItems"] = "items"
        if rest is not None:
            node.keywords["items"] = rest
            node.spelling["items"] = "additionalItems"
