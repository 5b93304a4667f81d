"""What is seen at a glance: never another verdict than the Validator's, and an instance of most subschemas."""

from collections import Counter
from random import Random

import pytest

import cio_schemas
from cio_schemas.lint import Document
from cio_schemas.lint.analysis.context import Analysis
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import URIS
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema
from tests.suite.official import ANNOTATED, groups, remotes

TEXT = {"type": "string"}


def seen(schema, value, **options):
    document = Document(schema, **options)
    return Analysis(document).is_seen_valid(value, document.nodes[()])


@pytest.mark.parametrize("draft", ["4", "6", "7", "2019-09", "2020-12"])
def test_the_official_suite_is_seen_as_it_is_or_not_at_all(suite_root, draft):
    registry = remotes(suite_root)

    def retrieve(uri):
        known = catalog.known(uri)
        return registry[uri].contents if known is None and uri in registry else known

    told = Counter()
    for group in groups(suite_root, "required", draft):
        if not isinstance(group.schema, dict) or group.file in ANNOTATED:
            continue
        for test in group.tests:
            verdict = seen(group.schema, test["data"], retrieve=retrieve, default=URIS[draft])
            told[verdict if verdict is None else verdict is test["valid"]] += 1
            assert verdict in (None, test["valid"]), (group.file, group.description, test["description"])
    assert told[None] < told[True] / 3


def test_random_schemas_are_seen_as_they_are_or_not_at_all():
    told = Counter()
    for seed in range(300):
        random = Random(seed)
        schema = random_schema(random)
        validator = cio_schemas.Validator(schema)
        for _ in range(10):
            value = random_instance(random, schema)
            verdict = seen(schema, value) if isinstance(schema, dict) else None
            told[verdict] += 1
            assert verdict in (None, validator.is_valid(value)), (schema, value)
    assert min(told.values()) > 300


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "required": ["a", "b"], "properties": {"a": TEXT, "b": {"type": "integer", "minimum": 3}}},
        {"allOf": [{"required": ["a"]}, {"properties": {"a": {"enum": [1, 2]}}}], "type": "object"},
        {"anyOf": [{"type": "integer", "minimum": 4}, TEXT], "not": {"type": "string"}},
        {"type": "array", "minItems": 3, "items": {"type": "string", "minLength": 2}},
        {"type": "array", "contains": {"const": "a"}, "items": TEXT},
        {"type": "object", "minProperties": 2, "additionalProperties": {"type": "null"}},
        {"type": "object", "required": ["a"], "dependentRequired": {"a": ["b"]}},
        {"type": "string", "pattern": "^[A-Z]{3}-[0-9]+$"},
        {"type": "string", "format": "date-time"},
        {"type": "number", "exclusiveMinimum": 4, "multipleOf": 5},
        {"type": "integer", "maximum": -7},
        {"$ref": "#/$defs/A", "$defs": {"A": {"type": "object", "properties": {"a": {"$ref": "#"}}}}},
    ],
)
def test_an_instance_is_seen(schema):
    document = Document(schema)
    assert Analysis(document).has_instance(document.nodes[()])


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 5, "maxLength": 3},
        {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}},
        {"allOf": [TEXT, {"type": "integer"}]},
        {"$dynamicRef": "#a", "$dynamicAnchor": "a"},
        {"type": "object", "unevaluatedProperties": False},
    ],
)
def test_nothing_is_seen_where_there_is_none_or_it_is_not_sure(schema):
    document = Document(schema)
    assert not Analysis(document).has_instance(document.nodes[()])


DRAFT_7 = {"$schema": "http://json-schema.org/draft-07/schema#"}
LISTED = {"type": "array", "prefixItems": [TEXT], "items": {"type": "null"}}
# a schema, an instance, whether it is seen to be valid; None if that is not seen
SEEN = [
    (TEXT, "a", True),
    (TEXT, 1, False),
    ({"x-own": 1, "title": "a"}, 1, True),
    ({"allOf": [{"enum": [1]}]}, 2, False),
    ({"if": TEXT, "then": {"minLength": 2}, "else": {"minimum": 2}}, "a", False),
    ({"if": TEXT, "then": {"minLength": 2}, "else": {"minimum": 2}}, 2, True),
    ({"if": TEXT, "then": {"minLength": 2}}, 2, True),
    ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, False),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, False),
    ({"patternProperties": {"^a": TEXT}, "additionalProperties": False}, {"ab": "", "b": 1}, False),
    ({"patternProperties": {"^a": TEXT}, "additionalProperties": False}, {"ab": ""}, True),
    (LISTED, ["", None], True),
    (LISTED, ["", ""], False),
    (LISTED, [None], False),
    ({"$ref": "#/$defs/a", "$defs": {"a": False}}, 1, False),
    ({"$ref": "#/$defs/a", "$defs": {"a": True}}, 1, True),
    # what is wrong, or not looked at
    ({"allOf": [3]}, 1, None),
    ({"$ref": "#/$defs/a", "$defs": {"a": 3}}, 1, None),
    ({"$ref": "#/nowhere"}, 1, None),
    ({"type": "array", "prefixItems": 3}, [1], None),
    ({**DRAFT_7, "contentEncoding": "base64"}, "?", None),
    ({"contentEncoding": "base64"}, "?", True),
    ({"unevaluatedProperties": False}, {}, None),
    ({"pattern": "("}, "a", None),
]


@pytest.mark.parametrize(("schema", "value", "verdict"), SEEN)
def test_what_is_seen_of_an_instance(schema, value, verdict):
    assert seen(schema, value) is verdict


def test_no_more_is_looked_at_than_can_be_afforded():
    schema = {"items": {"allOf": [TEXT] * 100}}
    assert seen(schema, ["a"]) is True
    assert seen(schema, ["a"] * 10_000) is True  # it is looked at once
    assert seen(schema, [str(number) for number in range(10_000)]) is None
