"""The keyword table: complete, true to the meta-schemas, and handled by the compiler to the last keyword."""

from typing import Any

import pytest
from referencing import Registry
from referencing.jsonschema import SchemaRegistry

import cio_schemas
from cio_schemas.schema import metaschemas
from cio_schemas.schema.keywords import DRAFTS, KEYWORDS, TYPES, foreign_to

DRAFT = "https://json-schema.org/draft/2020-12/"
OLDER = "https://json-schema.org/draft/2019-09/"
VOCABULARIES = {
    "core": "core",
    "applicator": "applicator",
    "unevaluated": "unevaluated",
    "validation": "validation",
    "meta-data": "meta-data",
    "format-annotation": "format",
    "format-assertion": "format",
    "content": "content",
}


def properties(uri: str) -> dict[str, Any]:
    document = metaschemas.document(uri)
    assert document is not None
    return document["properties"]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_keyword_of_a_vocabulary_is_in_the_table(name: str) -> None:
    vocabulary = VOCABULARIES[name]

    ours = {keyword.name for keyword in KEYWORDS.values() if keyword.vocabulary == vocabulary}
    assert set(properties(f"{DRAFT}meta/{name}")) == ours


def test_the_other_keywords_are_those_that_older_dialects_left() -> None:
    older = {name for part in ("core", "applicator") for name in properties(f"{OLDER}meta/{part}")}
    left = {name for name, keyword in KEYWORDS.items() if not keyword.vocabulary}

    assert left == set(properties(f"{DRAFT}schema")) | {"additionalItems"}
    assert older - set(KEYWORDS) == set()
    assert foreign_to(2020) == {"additionalItems", "$recursiveRef", "$recursiveAnchor"}
    assert foreign_to(2019) == {"prefixItems", "$dynamicRef", "$dynamicAnchor"}


@pytest.mark.parametrize(("number", "draft"), [("draft-04", 4), ("draft-06", 6), ("draft-07", 7)])
def test_a_draft_knows_the_keywords_of_its_meta_schema(number: str, draft: int) -> None:
    known = set(KEYWORDS) - foreign_to(draft)
    declared = set(properties(f"http://json-schema.org/{number}/schema"))

    assert declared - known <= {"id"}
    # format is described in the prose of draft 4 alone
    assert known - declared <= {"$ref", "format", "contentEncoding", "contentMediaType", "writeOnly"}
    assert draft in DRAFTS


def test_the_types_are_those_of_the_meta_schema() -> None:
    document = metaschemas.document(f"{DRAFT}meta/validation")
    assert document is not None

    assert list(TYPES) == document["$defs"]["simpleTypes"]["enum"]


def shape_in_the_meta_schema(value: Any) -> str:
    """Where a keyword's value holds schemas, as its meta-schema says."""
    if isinstance(value, bool):
        return "value"
    if value.get("$dynamicRef") == "#meta":
        return "schema"
    if value.get("$ref") == "#/$defs/schemaArray":
        return "schema array"
    inner = value.get("additionalProperties", {})
    return "schema map" if "#meta" in str(inner) else "value"


def test_the_shapes_are_those_of_the_meta_schema() -> None:
    described = {name: value for part in VOCABULARIES for name, value in properties(f"{DRAFT}meta/{part}").items()}
    described |= properties(f"{DRAFT}schema")

    wrong = {
        name: keyword.shape
        for name, keyword in KEYWORDS.items()
        if name in described and keyword.shape != shape_in_the_meta_schema(described[name])
    }
    assert wrong == {}


def test_the_partners_are_keywords() -> None:
    assert {partner for keyword in KEYWORDS.values() for partner in keyword.partners} <= set(KEYWORDS)
    assert {kind for keyword in KEYWORDS.values() for kind in keyword.applies_to} <= {*TYPES}


# -- what each keyword does --

# Two keywords mean something only in a document of 2019-09, which another can refer to.
OLDER_DOCUMENTS = {
    "https://example.com/tree": {"$recursiveAnchor": True, "type": "array", "items": {"$recursiveRef": "#"}},
    "https://example.com/pair": {"items": [True], "additionalItems": False},
}
REGISTRY: SchemaRegistry = Registry().with_contents(
    (uri, {"$schema": OLDER + "schema", **contents}) for uri, contents in OLDER_DOCUMENTS.items()
)

# keyword: a schema that has it, an instance that it accepts, one that it refuses
ASSERTING: dict[str, tuple[Any, Any, Any]] = {
    "$ref": ({"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}, None, 1),
    "$dynamicRef": ({"$dynamicRef": "#a", "$defs": {"a": {"$dynamicAnchor": "a", "type": "null"}}}, None, 1),
    "$recursiveRef": ({"$ref": "https://example.com/tree"}, [[]], [[1]]),
    "allOf": ({"allOf": [{"minimum": 1}, {"maximum": 2}]}, 1, 3),
    "anyOf": ({"anyOf": [{"minimum": 5}, {"maximum": 2}]}, 1, 3),
    "oneOf": ({"oneOf": [{"minimum": 1}, {"maximum": 2}]}, 3, 2),
    "not": ({"not": {"type": "null"}}, 1, None),
    "if": ({"if": {"minimum": 1}, "then": False}, 0, 1),
    "then": ({"if": True, "then": {"minimum": 1}}, 1, 0),
    "else": ({"if": False, "else": {"minimum": 1}}, 1, 0),
    "dependentSchemas": ({"dependentSchemas": {"a": {"minProperties": 2}}}, {"b": 1}, {"a": 1}),
    "dependencies": ({"dependencies": {"a": ["b"], "c": {"minProperties": 2}}}, {"a": 1, "b": 1}, {"c": 1}),
    "prefixItems": ({"prefixItems": [True, {"type": "null"}]}, [1, None], [1, 1]),
    "items": ({"items": {"type": "null"}}, [None], [1]),
    "additionalItems": ({"$ref": "https://example.com/pair"}, [1], [1, 1]),
    "contains": ({"contains": {"type": "null"}}, [1, None], [1]),
    "properties": ({"properties": {"a": {"type": "null"}}}, {"a": None, "b": 1}, {"a": 1}),
    "patternProperties": ({"patternProperties": {"^a": {"type": "null"}}}, {"ab": None, "b": 1}, {"ab": 1}),
    "additionalProperties": ({"properties": {"a": True}, "additionalProperties": False}, {"a": 1}, {"b": 1}),
    "propertyNames": ({"propertyNames": {"maxLength": 1}}, {"a": 1}, {"ab": 1}),
    "unevaluatedItems": ({"allOf": [{"prefixItems": [True]}], "unevaluatedItems": False}, [1], [1, 1]),
    "unevaluatedProperties": (
        {"allOf": [{"properties": {"a": True}}], "unevaluatedProperties": False},
        {"a": 1},
        {"b": 1},
    ),
    "type": ({"type": "null"}, None, 1),
    "enum": ({"enum": [1, 2]}, 2, 3),
    "const": ({"const": 1}, 1, 2),
    "multipleOf": ({"multipleOf": 2}, 4, 3),
    "maximum": ({"maximum": 2}, 2, 3),
    "exclusiveMaximum": ({"exclusiveMaximum": 2}, 1, 2),
    "minimum": ({"minimum": 2}, 2, 1),
    "exclusiveMinimum": ({"exclusiveMinimum": 2}, 3, 2),
    "maxLength": ({"maxLength": 2}, "ab", "abc"),
    "minLength": ({"minLength": 2}, "ab", "a"),
    "pattern": ({"pattern": "^a"}, "ab", "b"),
    "maxItems": ({"maxItems": 1}, [1], [1, 2]),
    "minItems": ({"minItems": 1}, [1], []),
    "uniqueItems": ({"uniqueItems": True}, [1, 2], [1, 1]),
    "maxContains": ({"contains": True, "maxContains": 1}, [1], [1, 2]),
    "minContains": ({"contains": True, "minContains": 2}, [1, 2], [1]),
    "maxProperties": ({"maxProperties": 1}, {"a": 1}, {"a": 1, "b": 1}),
    "minProperties": ({"minProperties": 1}, {"a": 1}, {}),
    "required": ({"required": ["a"]}, {"a": 1}, {}),
    "dependentRequired": ({"dependentRequired": {"a": ["b"]}}, {"a": 1, "b": 1}, {"a": 1}),
    "format": ({"format": "ipv4"}, "127.0.0.1", "127.0.0.256"),
}

# keyword: a value of it, which no instance can be refused for
SILENT: dict[str, Any] = {
    "$id": "https://example.com/a",
    "$schema": DRAFT + "schema",
    "$anchor": "a",
    "$dynamicAnchor": "a",
    "$vocabulary": {DRAFT + "vocab/core": True},
    "$comment": "type: null",
    "$defs": {"a": False},
    "definitions": {"a": False},
    "$recursiveAnchor": "a",
    "contentEncoding": "base64",
    "contentMediaType": "application/json",
    "contentSchema": False,
    "title": "a",
    "description": "a",
    "default": 1,
    "deprecated": True,
    "readOnly": True,
    "writeOnly": True,
    "examples": [None],
}
INSTANCES = [None, True, 1, 0.5, "", "{", [], [1], {}, {"a": 1}]


def test_each_keyword_has_an_example() -> None:
    asserting = {name for name, keyword in KEYWORDS.items() if keyword.decides}

    assert set(ASSERTING) == asserting
    assert set(SILENT) == set(KEYWORDS) - asserting


@pytest.mark.parametrize("keyword", ASSERTING)
def test_a_keyword_accepts_and_refuses(keyword: str) -> None:
    schema, valid, invalid = ASSERTING[keyword]
    validator = cio_schemas.Validator(schema, registry=REGISTRY)

    assert validator.is_valid(valid) is True
    assert validator.is_valid(invalid) is False
    assert list(validator.iter_errors(valid)) == []
    assert [error.instance for error in validator.iter_errors(invalid)] != []


@pytest.mark.parametrize("keyword", SILENT)
def test_a_keyword_refuses_nothing(keyword: str) -> None:
    validator = cio_schemas.Validator({keyword: SILENT[keyword]})

    assert [validator.is_valid(instance) for instance in INSTANCES] == [True] * len(INSTANCES)


KINDS = {"null": None, "boolean": True, "number": 1.5, "string": "", "array": [], "object": {}}


@pytest.mark.parametrize("keyword", [name for name in ASSERTING if KEYWORDS[name].applies_to])
def test_a_keyword_looks_at_its_types_only(keyword: str) -> None:
    validator = cio_schemas.Validator(ASSERTING[keyword][0], registry=REGISTRY)

    others = [instance for kind, instance in KINDS.items() if kind not in KEYWORDS[keyword].applies_to]
    assert [validator.is_valid(instance) for instance in others] == [True] * len(others)


UNKNOWN = ["prefixitems", "x-type", "Type", "$Ref", "divisibleBy", "additionalItems", ""]


@pytest.mark.parametrize("keyword", UNKNOWN)
def test_an_unknown_keyword_refuses_nothing(keyword: str) -> None:
    validator = cio_schemas.Validator({keyword: False, "items": True})

    assert [validator.is_valid(instance) for instance in INSTANCES] == [True] * len(INSTANCES)
