"""Cheap checks of what may follow from what, made before a proof that takes steps.

A look only ever rules a proof out. What is not ruled out has to be proven; see `Possibilities.is_implied`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.lint.analysis.clashes import allowed_names, possible
from cio_schemas.lint.analysis.conjunction import named, possibly, together
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.types import ATOMS, accepts_all, declared, listed
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.schema.resources import Location

    _Seen: TypeAlias = set[tuple[Location | None, ...]]


def may_follow(document: Document, premises: list[Conjunct], conclusion: list[Conjunct]) -> bool:
    """Return False if some instance most likely satisfies the premises and not the conclusion.

    Args:
        document: Where they are.
        premises: Schema objects that apply together.
        conclusion: Others that apply together.
    """
    return _may_follow(document, premises, conclusion, _LEVELS, set())


_LEVELS: Final = 3  # of properties to go into


def _may_follow(
    document: Document, premises: list[Conjunct], conclusion: list[Conjunct], levels: int, seen: _Seen
) -> bool:
    given = [each.schema for each in possibly(document, premises)]
    left = possible(premises)
    is_certain = len(given) == len(premises)
    said = (
        _may_say(name, value, given, left, is_certain=is_certain)
        for each in conclusion
        for name, value in each.schema.items()
        if name in KEYWORDS and KEYWORDS[name].decides and name not in _LEADING
    )
    if not all(said):
        return False
    return not levels or not is_certain or _may_follow_within(document, premises, conclusion, levels - 1, seen)


def _may_follow_within(
    document: Document, premises: list[Conjunct], conclusion: list[Conjunct], levels: int, seen: _Seen
) -> bool:
    """Return whether what premises say of properties may imply what the conclusion says of the same ones."""
    told = _properties(document, premises)
    for name, wanted in _properties(document, conclusion).items():
        if name in told and told[name][0].schema != wanted[0].schema:
            places = tuple(each.location for each in (*told[name], *wanted))
            if places in seen and None not in places:
                continue  # by references, the same properties are met time and again
            seen.add(places)
            inner = [found for each in told[name] for found in together(document, each._replace(branch=0))]
            outer = [found for each in wanted for found in together(document, each._replace(branch=0))]
            if not _may_follow(document, inner, outer, levels, seen):
                return False
    return True


def _properties(document: Document, found: list[Conjunct]) -> dict[str, list[Conjunct]]:
    """Return what schema objects say of each property."""
    properties: dict[str, list[Conjunct]] = {}
    for each in found:
        for name, child in named(document, each):
            properties.setdefault(name, []).append(child)
    return properties


_SAID_APART: Final = frozenset({"$ref", "allOf", "type"})
_LEADING: Final = frozenset({"$ref", "allOf", "$dynamicRef", "$recursiveRef"})
_FEW: Final = frozenset({"null", "boolean"})


def _may_say(name: str, value: Any, given: list[dict[str, Any]], left: frozenset[str], *, is_certain: bool) -> bool:
    """Return whether premises that leave some types may imply what a keyword says."""
    if name == "type":
        return not is_certain or left <= declared({"type": value})
    values = [value for schema in given for value in (listed(schema) or ("", []))[1]]
    if name in ("enum", "const"):
        wanted = [value] if name == "const" else value if isinstance(value, list) else []
        return all(any(equal(each, other) for other in wanted) for each in values) if values else left <= _FEW
    if values or _is_silent(name, left):
        return True
    if name == "required":
        return isinstance(value, list) and {*value} <= {each for schema in given for each in strings(schema, name)}
    if name == "properties":
        return _may_describe(mapping({name: value}, name), given)
    kind = _KINDS.get(name)
    return kind is None or any(_KINDS.get(other) == kind for schema in given for other in schema)


def _is_silent(name: str, left: frozenset[str]) -> bool:
    """Return whether a keyword applies to none of the remaining types."""
    kinds = KEYWORDS[name].applies_to
    return bool(kinds) and left != ATOMS and not any(declared({"type": kind}) & left for kind in kinds)


# Keyword -> what it looks at. Of another kind nothing follows from it: not `maxItems` from `contains`, for one.
_KINDS: Final = {
    **dict.fromkeys(("minLength", "maxLength", "pattern", "format"), "text"),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), "number"),
    **dict.fromkeys(("minItems", "maxItems", "items", "prefixItems", "contains", "uniqueItems"), "array"),
    **dict.fromkeys(("minProperties", "maxProperties", "required", "additionalProperties", "propertyNames"), "object"),
    **dict.fromkeys(("patternProperties", "properties", "dependentRequired"), "object"),
}


def _may_describe(properties: dict[str, Any], given: list[dict[str, Any]]) -> bool:
    """Return whether premises may imply what is said of some properties: each is described there, or left out."""
    known = {name for schema in given for name in mapping(schema, "properties")}
    is_open = not any(
        allowed_names(schema) or isinstance(schema.get("additionalProperties"), dict) or "patternProperties" in schema
        for schema in given
    )
    return all(name in known or not is_open or accepts_all(schema) for name, schema in properties.items())


def restates(one: Conjunct, other: Conjunct) -> bool:
    """Return whether a schema object says again, keyword by keyword, what another one says; of types at most that."""
    if (one.location and one.location.base) != (other.location and other.location.base):
        return False  # the same reference may lead elsewhere
    if not declared(other.schema) <= declared(one.schema):
        return False
    said = {name for name in one.schema if name in KEYWORDS and KEYWORDS[name].decides and name not in _SAID_APART}
    beside = said.union(*(KEYWORDS[name].partners for name in said))
    if said == {"additionalProperties"} and not {"properties", "patternProperties"} & one.schema.keys():
        rest = [value for name in beside & other.schema.keys() for value in _subschemas_of(other.schema, name)]
        return "additionalProperties" in other.schema and all(
            equal(value, one.schema["additionalProperties"]) for value in rest
        )
    return all(
        (name in one.schema) is (name in other.schema) and equal(one.schema.get(name), other.schema.get(name))
        for name in beside
    )


def _subschemas_of(schema: dict[str, Any], keyword: str) -> list[Any]:
    value = schema[keyword]
    return list(value.values()) if KEYWORDS[keyword].shape == "schema map" and isinstance(value, dict) else [value]


# -- proofs --


def is_proven(analysis: Analysis, implied: SchemaNode, *premises: SchemaNode) -> bool:
    """Return whether surely one subschema accepts all that others accept together, which is something.

    Args:
        analysis: That of their document.
        implied: The one that accepts.
        premises: The others.
    """
    if implied.location is None or not analysis.seems_implied(implied, *premises):
        return False
    return analysis.implications.is_implied(implied.location, *(each.location for each in premises))


# -- what is there to be read --

# What a subschema says to people and to editors, beyond what it accepts.
_OFFERING: Final = frozenset(
    (
        *("enum", "const", "pattern", "format", "properties", "patternProperties", "items", "prefixItems"),
        *("title", "description", "markdownDescription", "examples", "default", "deprecated", "enumDescriptions"),
        *("defaultSnippets", "deprecationMessage", "contentMediaType", "contentEncoding", "contentSchema", "$comment"),
    )
)


def offers(found: Iterable[Conjunct]) -> frozenset[tuple[str, str]]:
    """Return what schema objects offer to people and to editors: listed values, descriptions, names of properties.

    Args:
        found: The schema objects.

    Returns:
        Each with its keyword; a name or a format with itself, all else with nothing. Of properties as well.
    """
    offered: set[tuple[str, str]] = set()
    for each in found:
        offered |= {(name, "") for name in _offered(each.schema)}
        for name, schema in mapping(each.schema, "properties").items():
            offered |= {("properties", name), *((f"properties/{name}", keyword) for keyword in _offered(schema))}
        offered |= {("format", each.schema["format"])} if isinstance(each.schema.get("format"), str) else set()
    return frozenset(offered)


def _offered(schema: Any) -> set[str]:
    """Return the keywords by which a subschema offers something itself."""
    found = _OFFERING & schema.keys() if isinstance(schema, dict) else ()
    return {"enum" if name == "const" else name for name in found}


def is_described(schema: dict[str, Any]) -> bool:
    """Return whether a schema object has words of its own for people."""
    return not _DESCRIBING.isdisjoint(schema)


_DESCRIBING: Final = frozenset({"title", "description", "markdownDescription", "deprecated", "$comment"})
