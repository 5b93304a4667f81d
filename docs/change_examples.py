"""An example of every kind of change that `cio-schemas diff` tells, for the pages of their codes.

A test checks each of them, so that no page shows what does not happen.
"""

from __future__ import annotations

import json
from typing import Any, Final

# Keyword -> what stands beside it, its value before and after; None if it is not there.
_OF_KEYWORDS: Final[dict[str, tuple[dict[str, Any], Any, Any]]] = {
    "$ref": (
        {"$defs": {"a": {"type": "string"}, "b": {"type": "integer"}}, "$comment": ""},
        "#/$defs/a",
        "#/$defs/b",
    ),
    "allOf": ({}, [{"minimum": 1}], [{"minimum": 1}, {"maximum": 9}]),
    "anyOf": ({}, [{"type": "string"}], [{"type": "string"}, {"type": "null"}]),
    "oneOf": ({}, [{"type": "string"}, {"type": "null"}], [{"type": "string"}]),
    "not": ({}, None, {"const": ""}),
    "if": ({"then": {"minimum": 1}}, None, {"type": "integer"}),
    "then": ({"if": {"type": "integer"}}, None, {"minimum": 1}),
    "else": ({"if": {"type": "integer"}}, None, {"type": "string"}),
    "dependentSchemas": ({}, None, {"card": {"required": ["address"]}}),
    "prefixItems": ({}, [{"type": "string"}], [{"type": "string"}, {"type": "integer"}]),
    "items": ({}, None, {"type": "string"}),
    "contains": ({}, None, {"type": "string"}),
    "properties": ({}, None, {"note": {"type": "string"}}),
    "patternProperties": ({}, None, {"^x-": {"type": "string"}}),
    "additionalProperties": ({"properties": {"id": {}}}, None, False),
    "propertyNames": ({}, None, {"maxLength": 20}),
    "unevaluatedItems": ({"prefixItems": [{}]}, None, False),
    "unevaluatedProperties": ({"properties": {"id": {}}}, None, False),
    "type": ({}, "integer", ["integer", "null"]),
    "enum": ({}, ["draft", "sent"], ["sent", "archived"]),
    "const": ({}, 1, 2),
    "multipleOf": ({}, 5, 10),
    "maximum": ({}, 100, 50),
    "exclusiveMaximum": ({}, 100, 50),
    "minimum": ({}, 0, 18),
    "exclusiveMinimum": ({}, 0, 18),
    "maxLength": ({}, 100, 50),
    "minLength": ({}, 1, 3),
    "pattern": ({}, "^[a-z]+$", "^[a-z0-9]+$"),
    "maxItems": ({}, 100, 50),
    "minItems": ({}, 1, 2),
    "uniqueItems": ({}, None, True),
    "maxContains": ({"contains": {"const": 1}}, 3, 2),
    "minContains": ({"contains": {"const": 1}}, 1, 2),
    "maxProperties": ({}, 100, 50),
    "minProperties": ({}, 1, 2),
    "required": ({}, ["id"], ["id", "email"]),
    "dependentRequired": ({}, {"card": ["name"]}, {"card": ["name", "address"]}),
    "format": ({}, None, "email"),
    "contentEncoding": ({}, None, "base64"),
    "contentMediaType": ({}, None, "application/json"),
    "contentSchema": ({"contentMediaType": "application/json"}, None, {"type": "object"}),
}

_ADDRESS: Final = {"type": "object", "required": ["street"], "properties": {"street": {"type": "string"}}}

_OTHERS: Final[dict[str, tuple[Any, Any]]] = {
    "D-false": ({"properties": {"fax": True}}, {"properties": {"fax": False}}),
    "D-renamed": (
        {"properties": {"first_name": {"type": "string"}}, "required": ["first_name"]},
        {"properties": {"firstName": {"type": "string"}}, "required": ["firstName"]},
    ),
    "D-moved": (
        {"properties": {"home": _ADDRESS}},
        {"properties": {"home": {"$ref": "#/$defs/address"}}, "$defs": {"address": _ADDRESS}},
    ),
    "D-order": ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    "D-defs": ({"$defs": {}}, {"$defs": {"address": {"type": "string"}}}),
    "D-annotation": ({"title": "Order"}, {"title": "An order"}),
    "D-keyword": ({"x-owner": "sales"}, {"x-owner": "shop"}),
    "D-id": ({"$id": "https://example.com/order/1"}, {"$id": "https://example.com/order/2"}),
    "D-anchor": ({"$anchor": "order"}, {"$anchor": "Order"}),
    "D-dialect": (
        {"$schema": "https://json-schema.org/draft/2019-09/schema", "type": "integer"},
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "integer"},
    ),
    "D-added": (None, {"properties": {"id": {}}}),
    "D-removed": ({"properties": {"id": {}}}, None),
    "D-together": (
        {"type": "integer", "anyOf": [{"maximum": 10}, {"minimum": 5}]},
        {"type": "integer", "anyOf": [{"maximum": 6}, {"minimum": 9}]},
    ),
    "D-unknown": ({"pattern": r"^(a+)b\1$"}, {"pattern": r"^(a+)b\1c?$"}),
    "D-version": ({"required": ["id"]}, {"required": ["id", "email"]}),
}


def _written(schema: Any) -> str:
    return "" if schema is None else json.dumps(schema)


def _with(keyword: str, beside: dict[str, Any], value: Any) -> dict[str, Any]:
    return beside if value is None else {keyword: value, **beside}


_CODES: Final = {"$ref": "ref"}

CHANGE_EXAMPLES: Final = {
    **{
        f"D-{_CODES.get(keyword, keyword)}": tuple(_written(_with(keyword, beside, value)) for value in values)
        for keyword, (beside, *values) in _OF_KEYWORDS.items()
    },
    **{code: (_written(old), _written(new)) for code, (old, new) in _OTHERS.items()},
}
"""Code -> a schema before and after as JSON text; empty if the file is not there."""
