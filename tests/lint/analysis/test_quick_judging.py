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
