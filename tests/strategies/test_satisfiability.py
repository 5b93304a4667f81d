"""Emptiness: which subschemas nothing satisfies, by which keywords, and where that can't be told."""

import json
import subprocess
import sys

import pytest

from cio_schemas.exceptions import UnresolvableReferenceError
from cio_schemas.strategies import Satisfiability, UnsatisfiableError, emptiness, valid

# schema, pointer, verdict, the keywords that contradict each other with the schema object that has each
TABLE = [
    (True, "", "possible", []),
    (False, "", "empty", []),
    ({"properties": {"a": {"type": "string"}}}, "/properties/a", "possible", []),
    ({"properties": {"a": False}}, "/properties/a", "empty", []),
    (
        {"properties": {"a": {"type": "integer", "minimum": 5, "maximum": 4}}},
        "/properties/a",
        "empty",
        ["/properties/a maximum", "/properties/a minimum", "/properties/a type"],
    ),
    (
        {"anyOf": [{"type": "string"}, {"type": "string", "const": 4}]},
        "/anyOf/1",
        "empty",
        ["/anyOf/1 const", "/anyOf/1 type"],
    ),
    ({"$defs": {"a": {"$ref": "#/$defs/b", "const": 1}, "b": {"type": "null"}}}, "/$defs/a", "empty",
     ["/$defs/a const", "/$defs/b type"]),
    ({"type": "string", "pattern": "^a$", "minLength": 2}, "", "empty", [" minLength", " pattern", " type"]),
    ({"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 3}, "", "empty",
     [" minItems", " type", " uniqueItems", "/items type"]),
    ({"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 2}, "", "possible", []),
    ({"type": "array", "items": {"enum": [1, 2, "a"]}, "uniqueItems": True, "minItems": 3}, "", "possible", []),
    ({"type": "object", "propertyNames": {"pattern": "^[ab]$"}, "minProperties": 2}, "", "possible", []),
    ({"type": "object", "propertyNames": {"pattern": "^[ab]$"}, "minProperties": 3}, "", "empty",
     [" propertyNames", " minProperties", " type", "/propertyNames pattern"]),
    ({"type": "object", "patternProperties": {"^[ab]$": True, "^c$": True}, "additionalProperties": False,
      "minProperties": 3}, "", "possible", []),
    ({"type": "object", "patternProperties": {"^[ab]$": True, "^c$": True}, "additionalProperties": False,
      "minProperties": 4}, "", "empty", [" additionalProperties", " minProperties", " type"]),
    # What is only partly looked through proves nothing.
    ({"type": "array", "prefixItems": [{"const": 1}, {"const": 1}], "uniqueItems": True, "minItems": 2}, "",
     "unknown", []),
    ({"type": "array", "items": {"type": "object", "additionalProperties": False}, "uniqueItems": True, "minItems": 2},
     "", "unknown", []),
    ({"type": "string", "format": "uri", "pattern": "^gopher:"}, "", "possible", []),
    ({"type": "string", "format": "uri", "pattern": " "}, "", "empty", [" format", " pattern", " type"]),
    ({"type": "string", "format": "uri-template", "pattern": " "}, "", "unknown", []),
    ({"type": "array", "minItems": 10**9}, "", "unknown", []),
    ({"type": "array", "contains": {"const": 1}, "uniqueItems": True, "minContains": 2}, "", "empty",
     [" contains", " minContains", " type", " uniqueItems", "/contains const"]),
    # What a $dynamicRef leads to depends on where it is applied.
    ({"$dynamicAnchor": "n", "type": "object", "properties": {"c": {"$dynamicRef": "#n", "type": "string"}}},
     "/properties/c", "unknown", []),
    ({"type": "number", "exclusiveMinimum": 0.1, "exclusiveMaximum": 0.10000000000000002}, "", "unknown", []),
    # All items satisfy `contains`, as there must be more than it asks for.
    ({"type": "array", "items": {"type": "null"}, "contains": {"type": "null"}, "maxContains": 3, "minItems": 2}, "",
     "possible", []),
    ({"type": "array", "unevaluatedItems": False, "contains": {"type": "null"}, "minItems": 2}, "", "possible", []),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "pointer", "verdict", "core"), TABLE, ids=lambda value: json.dumps(value)[:50])
def test_what_is_empty_is_told_with_the_keywords_that_make_it_so(schema, pointer, verdict, core):
    found = emptiness(schema, pointer)
    assert found.verdict == verdict
    assert [f"{location.pointer} {keyword}" for location, keyword in found.contradiction] == core
    assert bool(found.doubts) is (verdict == "unknown")


def test_what_is_no_pointer_is_refused():
    with pytest.raises(ValueError, match=r'^pointer: expected a JSON Pointer, such as "/properties/a", found \'a\'$'):
        emptiness({}, "a")
    with pytest.raises(UnresolvableReferenceError, match=r"^the schema has nothing at '/properties/a'$"):
        emptiness({}, "/properties/a")


def test_why_a_schema_is_empty_is_one_sentence():
    schema = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"type": "integer", "minimum": 3, "maximum": 2}, "b": {"$ref": "urn:b"}},
    }
    why = (
        r"^nothing satisfies the schema: `required` and `type` at the root and "
        r"`maximum`, `minimum` and `type` at /properties/a contradict each other$"
    )
    with pytest.raises(UnsatisfiableError, match=why):
        valid(schema, registry={"urn:b": {"type": "string"}})
    with pytest.raises(
        UnsatisfiableError, match=r"and `maximum`, `minimum` and `type` at urn:b# contradict each other$"
    ):
        valid(
            {"required": ["b"], "type": "object", "properties": {"b": {"$ref": "urn:b"}}},
            registry={"urn:b": schema["properties"]["a"]},
        )


def test_a_budget_that_is_used_up_proves_nothing():
    several = [{"required": [str(i)], "properties": {str(j): {"const": i} for j in range(9)}} for i in range(60)]
    schema = {"allOf": [{"oneOf": several}, {"anyOf": several}], "not": {"type": "object"}, "type": "object"}
    assert Satisfiability(schema, steps=1_000).of().verdict in ("possible", "unknown")


def test_it_does_without_hypothesis():
    code = "import sys; from cio_schemas.strategies import *; emptiness(True); sys.exit('hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
