"""The keyword table: what each keyword of the dialect is, in one place for compiler, lint and strategies."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Vocabulary: TypeAlias = Literal["core", "applicator", "unevaluated", "validation", "meta-data", "format", "content", ""]
Kind: TypeAlias = Literal["identifier", "reference", "applicator", "assertion", "annotation", "comment"]
Shape: TypeAlias = Literal["value", "schema", "schema array", "schema map"]


class Keyword(NamedTuple):
    """One keyword as the specification defines it.

    Attributes:
        name: the keyword.
        vocabulary: the vocabulary that defines it; empty for keywords of older dialects that 2020-12 lets live on.
        kind: its behaviour, in the terms of JSON Schema Core, section 7.
        applies_to: the instance types it looks at; empty where it looks at all.
        shape: where its value holds subschemas.
        in_place: whether those subschemas apply to the same instance location.
        partners: keywords of the same schema object that its result depends on.
    """

    name: str
    vocabulary: Vocabulary
    kind: Kind
    applies_to: tuple[str, ...] = ()
    shape: Shape = "value"
    in_place: bool = False
    partners: tuple[str, ...] = ()


_NUMBER, _STRING, _ARRAY, _OBJECT = ("number",), ("string",), ("array",), ("object",)

KEYWORDS: dict[str, Keyword] = {
    keyword.name: keyword
    for keyword in (
        Keyword("$id", "core", "identifier"),
        Keyword("$schema", "core", "identifier"),
        Keyword("$anchor", "core", "identifier"),
        Keyword("$dynamicAnchor", "core", "identifier"),
        Keyword("$vocabulary", "core", "identifier"),
        Keyword("$comment", "core", "comment"),
        Keyword("$defs", "core", "comment", shape="schema map"),
        Keyword("$ref", "core", "reference", in_place=True),
        Keyword("$dynamicRef", "core", "reference", in_place=True),
        Keyword("allOf", "applicator", "applicator", shape="schema array", in_place=True),
        Keyword("anyOf", "applicator", "applicator", shape="schema array", in_place=True),
        Keyword("oneOf", "applicator", "applicator", shape="schema array", in_place=True),
        Keyword("not", "applicator", "applicator", shape="schema", in_place=True),
        Keyword("if", "applicator", "applicator", shape="schema", in_place=True, partners=("then", "else")),
        Keyword("then", "applicator", "applicator", shape="schema", in_place=True, partners=("if",)),
        Keyword("else", "applicator", "applicator", shape="schema", in_place=True, partners=("if",)),
        Keyword("dependentSchemas", "applicator", "applicator", _OBJECT, "schema map", in_place=True),
        Keyword("prefixItems", "applicator", "applicator", _ARRAY, "schema array"),
        Keyword("items", "applicator", "applicator", _ARRAY, "schema", partners=("prefixItems",)),
        Keyword("contains", "applicator", "applicator", _ARRAY, "schema", partners=("minContains", "maxContains")),
        Keyword("properties", "applicator", "applicator", _OBJECT, "schema map"),
        Keyword("patternProperties", "applicator", "applicator", _OBJECT, "schema map"),
        Keyword(
            "additionalProperties",
            "applicator",
            "applicator",
            _OBJECT,
            "schema",
            partners=("properties", "patternProperties"),
        ),
        Keyword("propertyNames", "applicator", "applicator", _OBJECT, "schema"),
        Keyword("unevaluatedItems", "unevaluated", "applicator", _ARRAY, "schema", partners=("prefixItems", "items")),
        Keyword(
            "unevaluatedProperties",
            "unevaluated",
            "applicator",
            _OBJECT,
            "schema",
            partners=("properties", "patternProperties", "additionalProperties"),
        ),
        Keyword("type", "validation", "assertion"),
        Keyword("enum", "validation", "assertion"),
        Keyword("const", "validation", "assertion"),
        Keyword("multipleOf", "validation", "assertion", _NUMBER),
        Keyword("maximum", "validation", "assertion", _NUMBER),
        Keyword("exclusiveMaximum", "validation", "assertion", _NUMBER),
        Keyword("minimum", "validation", "assertion", _NUMBER),
        Keyword("exclusiveMinimum", "validation", "assertion", _NUMBER),
        Keyword("maxLength", "validation", "assertion", _STRING),
        Keyword("minLength", "validation", "assertion", _STRING),
        Keyword("pattern", "validation", "assertion", _STRING),
        Keyword("maxItems", "validation", "assertion", _ARRAY),
        Keyword("minItems", "validation", "assertion", _ARRAY),
        Keyword("uniqueItems", "validation", "assertion", _ARRAY),
        Keyword("maxContains", "validation", "assertion", _ARRAY, partners=("contains",)),
        Keyword("minContains", "validation", "assertion", _ARRAY, partners=("contains",)),
        Keyword("maxProperties", "validation", "assertion", _OBJECT),
        Keyword("minProperties", "validation", "assertion", _OBJECT),
        Keyword("required", "validation", "assertion", _OBJECT),
        Keyword("dependentRequired", "validation", "assertion", _OBJECT),
        Keyword("format", "format", "assertion"),
        Keyword("contentEncoding", "content", "annotation", _STRING),
        Keyword("contentMediaType", "content", "annotation", _STRING),
        Keyword("contentSchema", "content", "annotation", _STRING, "schema", partners=("contentMediaType",)),
        Keyword("title", "meta-data", "annotation"),
        Keyword("description", "meta-data", "annotation"),
        Keyword("default", "meta-data", "annotation"),
        Keyword("deprecated", "meta-data", "annotation"),
        Keyword("readOnly", "meta-data", "annotation"),
        Keyword("writeOnly", "meta-data", "annotation"),
        Keyword("examples", "meta-data", "annotation"),
        # Older dialects: kept working by the 2020-12 meta-schema, or met behind a $ref into a 2019-09 document.
        Keyword("definitions", "", "comment", shape="schema map"),
        Keyword("dependencies", "", "applicator", _OBJECT, "schema map", in_place=True),
        Keyword("additionalItems", "", "applicator", _ARRAY, "schema", partners=("items",)),
        Keyword("$recursiveRef", "", "reference", in_place=True),
        Keyword("$recursiveAnchor", "", "identifier"),
    )
}
"""Every keyword by its name (JSON Schema Core and Validation, draft 2020-12; the last five from 2019-09)."""

ONLY_2019_09 = frozenset({"additionalItems", "$recursiveRef", "$recursiveAnchor"})
ONLY_2020_12 = frozenset({"prefixItems", "$dynamicRef", "$dynamicAnchor"})

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The values of `type` (Validation, section 6.1.1)."""
