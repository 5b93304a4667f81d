"""References: deep chains, recursion, large documents, $dynamicRef."""

from typing import Any

import jsonschema

from .case import (
    BOOLEAN,
    INTEGER,
    NAME,
    NUMBER,
    STRING,
    Case,
    array,
    closed,
    const,
    each,
    enum,
    mapping,
    obj,
    pattern,
    ref,
    text,
)

REF_OBJECT = closed({"$ref": text("uri-reference")}, "$ref")


def or_ref(name: str) -> dict[str, Any]:
    """Return the union of a definition and an object that refers to one."""
    return {"if": {"type": "object", "required": ["$ref"]}, "then": ref("reference"), "else": ref(name)}


API = {
    **closed(
        {
            "openapi": pattern(r"^3\.1\.\d+(-.+)?$"),
            "info": ref("info"),
            "servers": array(closed({"url": STRING, "description": STRING}, "url")),
            "paths": {"type": "object", "patternProperties": {"^/": ref("path")}, "additionalProperties": False},
            "components": closed(
                {
                    "schemas": mapping({"type": ["object", "boolean"]}),
                    "parameters": mapping(or_ref("parameter")),
                    "responses": mapping(or_ref("response")),
                }
            ),
            "tags": array(closed({"name": STRING, "description": STRING}, "name")),
        },
        "openapi info",
        patternProperties={"^x-": {}},
    ),
    "$defs": {
        "reference": REF_OBJECT,
        "info": closed(
            {**each("title version summary description", STRING), "termsOfService": text("uri")}, "title version"
        ),
        "path": closed(
            {
                **each("summary description", STRING),
                "parameters": array(or_ref("parameter")),
                **each("get put post delete options head patch trace", ref("operation")),
            }
        ),
        "operation": closed(
            {
                **each("summary description operationId", STRING),
                "tags": array(STRING),
                "deprecated": BOOLEAN,
                "parameters": array(or_ref("parameter")),
                "requestBody": or_ref("body"),
                "responses": ref("responses"),
                "security": array(mapping(array(STRING))),
            },
            patternProperties={"^x-": {}},
        ),
        "parameter": closed(
            {
                "name": STRING,
                "in": enum("query header path cookie"),
                "description": STRING,
                "required": BOOLEAN,
                "schema": {"type": ["object", "boolean"]},
                "style": enum("simple form label matrix"),
            },
            "name in",
        ),
        "body": closed({"description": STRING, "content": ref("content"), "required": BOOLEAN}, "content"),
        "content": mapping(closed({"schema": {"type": ["object", "boolean"]}, "example": {}})),
        "response": closed(
            {"description": STRING, "content": ref("content"), "headers": {"type": "object"}}, "description"
        ),
        "responses": {
            "type": "object",
            "properties": {"default": or_ref("response")},
            "patternProperties": {"^[1-5](?:[0-9]{2}|XX)$": or_ref("response")},
            "additionalProperties": False,
            "minProperties": 1,
        },
    },
}


def api(paths: int) -> dict[str, Any]:
    """Return an API description of this many paths with two operations each."""
    responses = {
        "200": {"description": "Good", "content": {"application/json": {"schema": {"type": "object"}}}},
        "404": {"$ref": "#/components/responses/Missing"},
    }
    get = {"summary": "Read", "operationId": "read", "tags": ["items"], "responses": responses}
    put = {**get, "requestBody": {"content": {"application/json": {"schema": True}}, "required": True}}
    path = {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "get": get,
        "put": put,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Items", "version": "1"},
        "paths": {f"/items{n}/{{id}}": path for n in range(paths)},
        "components": {"responses": {"Missing": {"description": "None there"}}},
        "x-owner": "growth",
    }


FILES = {
    "$ref": "#/$defs/node",
    "$defs": {
        "node": closed(
            {"name": NAME, "size": {"type": "integer", "minimum": 0}, "children": array(ref("node"))}, "name"
        )
    },
}


def files(depth: int, width: int) -> dict[str, Any]:
    """Return a tree of files of this depth and width."""
    node: dict[str, Any] = {"name": "file.txt", "size": 120}
    for level in range(depth):
        node = {"name": f"folder{level}", "children": [node] * width}
    return node


INVOICE = {
    "$ref": "#/$defs/invoice",
    "$defs": {
        "invoice": obj(
            {
                "number": ref("number"),
                "issued": ref("day"),
                "seller": ref("party"),
                "buyer": ref("party"),
                "lines": ref("lines"),
            },
            "number seller buyer lines",
        ),
        "party": obj({"name": ref("label"), "address": ref("address"), "contact": ref("contact")}, "name address"),
        "address": obj(
            {"street": ref("label"), "city": ref("label"), "country": ref("country")}, "street city country"
        ),
        "contact": obj({"email": ref("email"), "phone": ref("phone")}),
        "lines": array(ref("line"), minItems=1),
        "line": obj(
            {"text": ref("label"), "price": ref("money"), "tax": ref("tax"), "quantity": ref("quantity")}, "text price"
        ),
        "money": obj({"amount": ref("amount"), "currency": ref("currency")}, "amount currency"),
        "tax": obj({"rate": ref("rate"), "code": ref("code")}, "rate"),
        "number": ref("code"),
        "code": ref("label"),
        "label": ref("text"),
        "text": NAME,
        "day": text("date"),
        "country": pattern("^[A-Z]{2}$"),
        "currency": pattern("^[A-Z]{3}$"),
        "email": text("email"),
        "phone": STRING,
        "amount": NUMBER,
        "rate": {"$ref": "#/$defs/amount", "minimum": 0, "maximum": 1},
        "quantity": {"type": "integer", "minimum": 1},
    },
}


def invoice(lines: int) -> dict[str, Any]:
    """Return an invoice of this many lines."""
    party = {
        "name": "Acme",
        "address": {"street": "Main 1", "city": "Town", "country": "DE"},
        "contact": {"phone": "1"},
    }
    line = {
        "text": "Widget",
        "price": {"amount": 9.5, "currency": "EUR"},
        "tax": {"rate": 0.19, "code": "S"},
        "quantity": 2,
    }
    return {"number": "R-1", "issued": "2024-05-17", "seller": party, "buyer": party, "lines": [line] * lines}


TREE = {
    "$id": "https://example.com/tree/closed",
    "$dynamicAnchor": "node",
    "$ref": "#/$defs/tree",
    "unevaluatedProperties": False,
    "$defs": {
        "tree": {
            "$id": "https://example.com/tree/open",
            "$dynamicAnchor": "node",
            "type": "object",
            "properties": {"label": NAME, "weight": NUMBER, "children": array({"$dynamicRef": "#node"})},
            "required": ["label"],
        }
    },
}


def tree(depth: int, width: int) -> dict[str, Any]:
    """Return a tree of labels of this depth and width."""
    node: dict[str, Any] = {"label": "leaf", "weight": 0.5}
    for level in range(depth):
        node = {"label": f"node {level}", "children": [node] * width}
    return node


PAGE = {
    "$ref": "#/$defs/element",
    "$defs": {
        "element": {
            "type": "object",
            "properties": {
                "tag": enum("div p span ul li a img h1 h2 table tr td"),
                "attributes": mapping({"type": ["string", "boolean"]}),
                "children": array({"anyOf": [STRING, ref("element")]}),
            },
            "required": ["tag"],
            "allOf": [
                {"if": {"properties": {"tag": const("img")}}, "then": {"properties": {"children": {"maxItems": 0}}}},
                {"if": {"properties": {"tag": const("a")}}, "then": {"required": ["attributes"]}},
            ],
        }
    },
}


def page(items: int) -> dict[str, Any]:
    """Return a page with a list of this many links."""
    link = {
        "tag": "a",
        "attributes": {"href": "/x", "download": True},
        "children": ["Read ", {"tag": "span", "children": ["on"]}],
    }
    return {
        "tag": "div",
        "children": [
            {"tag": "h1", "children": ["News"]},
            {"tag": "ul", "children": [{"tag": "li", "children": [link]}] * items},
        ],
    }


META_SCHEMA = dict(jsonschema.Draft202012Validator.META_SCHEMA)


def cyclic(count: int) -> dict[str, Any]:
    """Return a schema, to be checked against the meta-schema, of this many definitions."""
    definition = {
        "type": "object",
        "properties": {"id": NAME, "next": {"$ref": "#"}},
        "required": ["id"],
        "title": "A node",
    }
    return {
        "$defs": {f"node{n}": definition for n in range(count)},
        "anyOf": [{"$ref": "#/$defs/node0"}, {"type": "null"}],
    }


CASES = (
    Case(
        "API description",
        "large document, patternProperties, $ref or object",
        API,
        api(2),
        api(40),
        {"openapi": "3.1.0", "info": {"title": "a"}},
    ),
    Case(
        "file tree",
        "recursion through arrays",
        FILES,
        files(2, 2),
        files(6, 3),
        files(2, 2) | {"children": [{"size": 1}]},
    ),
    Case("invoice", "chains of $ref", INVOICE, invoice(2), invoice(200), {**invoice(1), "buyer": {"name": ""}}),
    Case(
        "closed tree",
        "$dynamicRef with unevaluatedProperties",
        TREE,
        tree(2, 2),
        tree(5, 3),
        {"label": "a", "children": [{"label": "b", "wait": 1}]},
    ),
    Case(
        "page elements",
        "recursive mixed content, if in allOf",
        PAGE,
        page(2),
        page(60),
        {"tag": "div", "children": [{"tag": "a"}]},
    ),
    Case(
        "2020-12 meta-schema",
        "$dynamicRef through eight documents",
        META_SCHEMA,
        cyclic(1),
        cyclic(40),
        {"$defs": {"a": {"type": "strin"}}},
    ),
    Case(
        "integers by depth",
        "deep nesting",
        {"anyOf": [INTEGER, array({"$ref": "#"}, minItems=1)]},
        [[[1]]],
        [[[[n] * 5] * 5] * 4 for n in range(5)],
        [[["a"]]],
    ),
)
