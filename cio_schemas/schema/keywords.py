"""The keyword table: what each keyword of the dialect is, in one place for compiler, lint and strategies."""

from __future__ import annotations

from functools import partial

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Vocabulary: TypeAlias = (
    'Literal["core", "applicator", "unevaluated", "validation", "meta-data", "format", "content", ""]'
)
Kind: TypeAlias = 'Literal["identifier", "reference", "applicator", "assertion", "annotation", "comment"]'
Shape: TypeAlias = 'Literal["value", "schema", "schema array", "schema map"]'


V1 = 2026
DRAFTS = (4, 6, 7, 2019, 2020, V1)
"""The drafts in their order, by number or year: 2019-09, 2020-12, and v1, which is not published yet."""


class Limit(NamedTuple):
    """What a keyword bounds.

    Attributes:
        side: Whether the bound is the least or the most that is accepted.
        measure: What of an instance is compared with it.
        opposite: The keyword that bounds the same from the other side, and excludes its bound if this one does.
        exclusive: Whether the bound itself is refused.
    """

    side: Literal["least", "most"]
    measure: Literal["value", "characters", "items", "properties", "matches"]
    opposite: str
    exclusive: bool = False


class Keyword(NamedTuple):
    """One keyword as the specification defines it.

    Attributes:
        name: The keyword.
        vocabulary: The vocabulary that defines it; empty for keywords of older dialects that 2020-12 lets live on.
        kind: Its behaviour, in the terms of JSON Schema Core, section 7.
        applies_to: The instance types it looks at; empty if it looks at all.
        shape: Where its value holds subschemas.
        in_place: Whether those subschemas apply to the same instance location.
        partners: Keywords of the same schema object that its result depends on.
        bound: What it bounds; None if it is not a bound.
        phrase: How an instance breaks it, as the predicate of a sentence: `{value}` is replaced by the keyword's value,
            `{0}` and `{1}` by the parts of it that fail one by one. Empty if its subschemas are broken instead, or it
            is never broken.
        since: The first draft that has it; see `DRAFTS`.
        until: The last draft that has it.
    """

    name: str
    vocabulary: Vocabulary
    kind: Kind
    applies_to: tuple[str, ...] = ()
    shape: Shape = "value"
    in_place: bool = False
    partners: tuple[str, ...] = ()
    bound: Limit | None = None
    phrase: str = ""
    since: int = 4
    until: int = V1

    @property
    def decides(self) -> bool:
        """Whether it has a say in what is valid: it asserts, applies subschemas or refers to one."""
        return self.kind in ("assertion", "applicator", "reference")


_NUMBER, _STRING, _ARRAY, _OBJECT = ("number",), ("string",), ("array",), ("object",)
_ANY = ()

_least, _most = partial(Limit, "least"), partial(Limit, "most")


def _assertion(
    name: str,
    applies_to: tuple[str, ...],
    phrase: str,
    bound: Limit | None = None,
    *,
    partners: tuple[str, ...] = (),
    since: int = 4,
) -> Keyword:
    """Return a keyword of the validation vocabulary."""
    return Keyword(
        name, "validation", "assertion", applies_to, partners=partners, bound=bound, phrase=phrase, since=since
    )


KEYWORDS: dict[str, Keyword] = {
    keyword.name: keyword
    for keyword in (
        Keyword("$id", "core", "identifier", since=6),
        Keyword("$schema", "core", "identifier"),
        Keyword("$anchor", "core", "identifier", since=2019),
        Keyword("$dynamicAnchor", "core", "identifier", since=2020),
        Keyword("$vocabulary", "core", "identifier", since=2019),
        Keyword("$comment", "core", "comment", since=7),
        Keyword("$defs", "core", "comment", shape="schema map", since=2019),
        Keyword("$ref", "core", "reference", in_place=True),
        Keyword("$dynamicRef", "core", "reference", in_place=True, since=2020),
        Keyword("allOf", "applicator", "applicator", shape="schema array", in_place=True),
        Keyword(
            "anyOf",
            "applicator",
            "applicator",
            shape="schema array",
            in_place=True,
            phrase="matches no branch of anyOf",
        ),
        Keyword(
            "oneOf",
            "applicator",
            "applicator",
            shape="schema array",
            in_place=True,
            phrase="matches no branch of oneOf, or several",
        ),
        Keyword("not", "applicator", "applicator", shape="schema", in_place=True, phrase="matches what `not` bars"),
        Keyword("if", "applicator", "applicator", shape="schema", in_place=True, partners=("then", "else"), since=7),
        Keyword("then", "applicator", "applicator", shape="schema", in_place=True, partners=("if",), since=7),
        Keyword("else", "applicator", "applicator", shape="schema", in_place=True, partners=("if",), since=7),
        Keyword("dependentSchemas", "applicator", "applicator", _OBJECT, "schema map", in_place=True, since=2019),
        Keyword("prefixItems", "applicator", "applicator", _ARRAY, "schema array", since=2020),
        Keyword(
            "items",
            "applicator",
            "applicator",
            _ARRAY,
            "schema",
            partners=("prefixItems",),
            phrase="has more items than are allowed",
        ),
        Keyword(
            "contains",
            "applicator",
            "applicator",
            _ARRAY,
            "schema",
            partners=("minContains", "maxContains"),
            phrase="contains no item that it must contain",
            since=6,
        ),
        Keyword("properties", "applicator", "applicator", _OBJECT, "schema map"),
        Keyword("patternProperties", "applicator", "applicator", _OBJECT, "schema map"),
        Keyword(
            "additionalProperties",
            "applicator",
            "applicator",
            _OBJECT,
            "schema",
            partners=("properties", "patternProperties"),
            phrase="has a property that no keyword allows",
        ),
        Keyword("propertyNames", "applicator", "applicator", _OBJECT, "schema", since=6),
        Keyword(
            "unevaluatedItems",
            "unevaluated",
            "applicator",
            _ARRAY,
            "schema",
            partners=("prefixItems", "items"),
            phrase="has an item that no keyword evaluates",
            since=2019,
        ),
        Keyword(
            "unevaluatedProperties",
            "unevaluated",
            "applicator",
            _OBJECT,
            "schema",
            partners=("properties", "patternProperties", "additionalProperties"),
            phrase="has a property that no keyword evaluates",
            since=2019,
        ),
        _assertion("type", _ANY, "is not of type {value}"),
        _assertion("enum", _ANY, "is none of the values that enum lists"),
        _assertion("const", _ANY, "is not {value}", since=6),
        _assertion("multipleOf", _NUMBER, "is not a multiple of {value}"),
        _assertion("maximum", _NUMBER, "is above the maximum {value}", _most("value", "minimum")),
        _assertion(
            "exclusiveMaximum",
            _NUMBER,
            "is not below the exclusiveMaximum {value}",
            _most("value", "exclusiveMinimum", exclusive=True),
        ),
        _assertion("minimum", _NUMBER, "is below the minimum {value}", _least("value", "maximum")),
        _assertion(
            "exclusiveMinimum",
            _NUMBER,
            "is not above the exclusiveMinimum {value}",
            _least("value", "exclusiveMaximum", exclusive=True),
        ),
        _assertion("maxLength", _STRING, "is longer than maxLength {value}", _most("characters", "minLength")),
        _assertion("minLength", _STRING, "is shorter than minLength {value}", _least("characters", "maxLength")),
        _assertion("pattern", _STRING, "doesn't match the pattern {value}"),
        _assertion("maxItems", _ARRAY, "has more than {value} items", _most("items", "minItems")),
        _assertion("minItems", _ARRAY, "has fewer than {value} items", _least("items", "maxItems")),
        _assertion("uniqueItems", _ARRAY, "has two equal items"),
        _assertion(
            "maxContains",
            _ARRAY,
            "contains more than {value} of what it may contain",
            _most("matches", "minContains"),
            partners=("contains",),
            since=2019,
        ),
        _assertion(
            "minContains",
            _ARRAY,
            "contains too few of what it must contain {value} times",
            _least("matches", "maxContains"),
            partners=("contains",),
            since=2019,
        ),
        _assertion("maxProperties", _OBJECT, "has more than {value} properties", _most("properties", "minProperties")),
        _assertion(
            "minProperties", _OBJECT, "has fewer than {value} properties", _least("properties", "maxProperties")
        ),
        _assertion("required", _OBJECT, "lacks the required property {0}"),
        _assertion("dependentRequired", _OBJECT, "has {0} without the {1} it requires", since=2019),
        Keyword("format", "format", "assertion", phrase="lacks the format {value}"),
        Keyword("contentEncoding", "content", "annotation", _STRING, since=7),
        Keyword("contentMediaType", "content", "annotation", _STRING, since=7),
        Keyword(
            "contentSchema", "content", "annotation", _STRING, "schema", partners=("contentMediaType",), since=2019
        ),
        Keyword("title", "meta-data", "annotation"),
        Keyword("description", "meta-data", "annotation"),
        Keyword("default", "meta-data", "annotation"),
        Keyword("deprecated", "meta-data", "annotation", since=2019),
        Keyword("readOnly", "meta-data", "annotation", since=7),
        Keyword("writeOnly", "meta-data", "annotation", since=7),
        Keyword("examples", "meta-data", "annotation", since=6),
        # Older dialects: kept working by the 2020-12 meta-schema, or met behind a $ref into a 2019-09 document.
        Keyword("definitions", "", "comment", shape="schema map"),
        Keyword("dependencies", "", "applicator", _OBJECT, "schema map", in_place=True),
        Keyword("additionalItems", "", "applicator", _ARRAY, "schema", partners=("items",), until=2019),
        Keyword("$recursiveRef", "", "reference", in_place=True, since=2019, until=2019),
        Keyword("$recursiveAnchor", "", "identifier", since=2019, until=2019),
    )
}
"""Every keyword by its name (JSON Schema Core and Validation, draft 2020-12; the last five from 2019-09)."""


def foreign_to(draft: int) -> frozenset[str]:
    """Return the keywords that a draft doesn't have; see `DRAFTS`."""
    return frozenset(name for name, each in KEYWORDS.items() if not each.since <= draft <= each.until)


TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The values of `type` (Validation, section 6.1.1)."""
