"""Annotations: which keywords make them, where, and of which value; none of what is not valid."""

from typing import Any

import pytest

import cio_schemas
from cio_schemas.annotations.annotators import ANNOTATORS
from cio_schemas.annotations.applicators import APPLICATORS, WITH_OTHERS
from cio_schemas.schema.keywords import KEYWORDS

DRAFT_7, DRAFT_2019 = "7", "2019-09"

# dialect, schema, instance, each annotation as evaluation path, instance location and value; nothing first
CASES: list[tuple[str, Any, Any, list[tuple[str, str, Any]]]] = [
    ("2020-12", True, 1, []),
    ("2020-12", {}, 1, []),
    ("2020-12", {"title": "T", "type": "string"}, 1, []),
    ("2020-12", {"$id": "https://example.com/a", "$comment": "c", "$defs": {"a": {"title": "T"}}}, 1, []),
    ("2020-12", {"then": {"title": "T"}, "else": {"title": "E"}, "minContains": 0}, [], []),
    ("2020-12", {"additionalItems": {"title": "T"}}, [1], [("/additionalItems", "", {"title": "T"})]),
    ("2020-12", {"contentSchema": {}}, "x", []),
    ("2020-12", {"contentEncoding": "base64"}, 1, []),
    ("2020-12", {"propertyNames": {"title": "T"}}, {"a": 1}, []),
    ("2020-12", {"not": {"title": "T", "type": "string"}}, 1, []),
    ("2020-12", {"if": {"title": "T", "type": "string"}}, 1, []),
    ("2020-12", {"properties": {"a": {}}, "items": {}, "contains": {}}, 1, []),
    # by value
    ("2020-12", {"title": "T", "x-own": None, "a/b~": 1}, 1,
     [("/title", "", "T"), ("/x-own", "", None), ("/a~1b~0", "", 1)]),
    ("2020-12", {"format": "email", "deprecated": True}, 1, [("/format", "", "email"), ("/deprecated", "", True)]),
    (DRAFT_7, {"deprecated": True, "contentEncoding": "base64"}, "YQ==",
     [("/deprecated", "", True), ("/contentEncoding", "", "base64")]),
    ("4", {"id": "https://example.com/a", "const": 2}, 1, [("/const", "", 2)]),
    # of applicators
    ("2020-12", {"properties": {"a": {"title": "T"}, "b": True}}, {"b": 1, "c": 1, "a": 1},
     [("/properties", "", ["b", "a"]), ("/properties/a/title", "/a", "T")]),
    ("2020-12", {"properties": {"a": True}}, {}, [("/properties", "", [])]),
    ("2020-12", {"properties": {"a/b": {"title": "T"}}}, {"a/b": 1},
     [("/properties", "", ["a/b"]), ("/properties/a~1b/title", "/a~1b", "T")]),
    ("2020-12", {"patternProperties": {"^a": {"title": "T"}}, "additionalProperties": {"title": "R"}},
     {"ab": 1, "c": 1},
     [("/patternProperties", "", ["ab"]), ("/patternProperties/^a/title", "/ab", "T"),
      ("/additionalProperties", "", ["c"]), ("/additionalProperties/title", "/c", "R")]),
    ("2020-12", {"prefixItems": [True], "items": {"title": "T"}}, [1, 2, 3],
     [("/prefixItems", "", 0), ("/items", "", True), ("/items/title", "/1", "T"), ("/items/title", "/2", "T")]),
    ("2020-12", {"prefixItems": [True], "items": {"title": "T"}}, [1], [("/prefixItems", "", True)]),
    ("2020-12", {"prefixItems": [True], "items": True}, [], []),
    (DRAFT_2019, {"items": [{"title": "T"}], "additionalItems": True}, [1, 2],
     [("/items", "", 0), ("/items/0/title", "/0", "T"), ("/additionalItems", "", True)]),
    ("2020-12", {"contains": {"type": "string"}}, [1, "a"], [("/contains", "", [1])]),
    ("2020-12", {"contains": {"type": "string"}}, ["a"], [("/contains", "", True)]),
    ("2020-12", {"contains": {"type": "string"}, "minContains": 0}, [], [("/contains", "", [])]),
    (DRAFT_2019, {"contains": {"type": "string", "title": "T"}}, ["a"], [("/contains/title", "/0", "T")]),
    ("2020-12", {"unevaluatedItems": {"title": "T"}, "prefixItems": [True]}, [1, 2],
     [("/prefixItems", "", 0), ("/unevaluatedItems", "", True), ("/unevaluatedItems/title", "/1", "T")]),
    ("2020-12", {"unevaluatedProperties": {"title": "T"}, "allOf": [{"properties": {"a": True}}]}, {"a": 1, "b": 1},
     [("/allOf/0/properties", "", ["a"]), ("/unevaluatedProperties", "", ["b"]),
      ("/unevaluatedProperties/title", "/b", "T")]),
    # in place
    ("2020-12", {"anyOf": [{"type": "string", "title": "S"}, {"title": "A"}, {"title": "B"}]}, 1,
     [("/anyOf/1/title", "", "A"), ("/anyOf/2/title", "", "B")]),
    ("2020-12", {"oneOf": [{"type": "string", "title": "S"}, {"title": "A"}]}, 1, [("/oneOf/1/title", "", "A")]),
    ("2020-12", {"if": {"title": "I"}, "then": {"title": "T"}, "else": {"title": "E"}}, 1,
     [("/if/title", "", "I"), ("/then/title", "", "T")]),
    ("2020-12", {"dependentSchemas": {"a": {"title": "T"}, "b": {"title": "U"}}}, {"a": 1},
     [("/dependentSchemas/a/title", "", "T")]),
    (DRAFT_7, {"dependencies": {"a": {"title": "T"}, "b": ["a"]}}, {"a": 1}, [("/dependencies/a/title", "", "T")]),
    # references keep their step
    ("2020-12", {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#b"}, "b": {"$anchor": "b", "title": "T"}}}, 1,
     [("/$ref/$ref/title", "", "T")]),
    (DRAFT_7, {"$ref": "#/definitions/a", "title": "ignored", "definitions": {"a": {"title": "T"}}}, 1,
     [("/$ref/title", "", "T")]),
    (DRAFT_2019, {"$recursiveAnchor": True, "title": "T", "additionalProperties": {"$recursiveRef": "#"}}, {"a": 1},
     [("/title", "", "T"), ("/additionalProperties", "", ["a"]),
      ("/additionalProperties/$recursiveRef/title", "/a", "T")]),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "schema", "instance", "expected"), CASES)
def test_annotations(dialect: str, schema: Any, instance: Any, expected: list[tuple[str, str, Any]]) -> None:
    evaluation = cio_schemas.Validator(schema, dialect=dialect).evaluate(instance)
    found = [(unit.evaluation_path, unit.instance_location, unit.value) for unit in evaluation.annotations]

    assert sorted(found, key=repr) == sorted(expected, key=repr)


# schema, the schema location of its only annotation
LOCATIONS = [
    ({"title": "T"}, "json-schema:///#/title"),
    ({"$id": "a.json", "title": "T"}, "json-schema:///a.json#/title"),
    ({"$id": "https://example.com/a#", "title": "T"}, "https://example.com/a#/title"),
    ({"$id": "urn:a:b", "x y^": 1}, "urn:a:b#/x%20y%5E"),
    (
        {"$id": "https://example.com/a", "allOf": [{"$id": "b", "allOf": [{"title": "T"}]}]},
        "https://example.com/b#/allOf/0/title",
    ),
    ({"$ref": "https://customer.io/schemas/x", "$defs": {"a": {"$id": "https://customer.io/schemas/x", "title": "T"}}},
     "https://customer.io/schemas/x#/title"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "location"), LOCATIONS)
def test_schema_locations(schema: Any, location: str) -> None:
    units = cio_schemas.Validator(schema).evaluate(1).annotations

    assert [unit.schema_location for unit in units] == [location]


def test_every_keyword_has_its_functions() -> None:
    others = {name for name, keyword in KEYWORDS.items() if keyword.kind in ("applicator", "reference")}

    assert APPLICATORS.keys() | {"then", "else"} == others
    assert ANNOTATORS.keys() == APPLICATORS.keys() - {"not", "propertyNames"}  # what these apply annotates nothing
    assert set(WITH_OTHERS) <= KEYWORDS.keys()
