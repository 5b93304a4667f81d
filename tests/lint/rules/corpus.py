"""Schemas of the shapes that teams write, with every finding that the default selection has on each.

They leave out `$schema`, `$id`, titles and descriptions; the rules on those are left out of the comparison.
"""

from typing import Any, NamedTuple

MISSING = {"JS201", "JS208", "JS401", "JS402"}
TEXT = {"type": "string"}
NAME = {"type": "string", "minLength": 1}


class Case(NamedTuple):
    """A schema, and each finding as its code and JSON Pointer."""

    name: str
    schema: Any
    findings: tuple[tuple[str, str], ...] = ()


def obj(required: str = "", **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **({"required": required.split()} if required else {})}


def closed(required: str = "", **properties: Any) -> dict[str, Any]:
    return obj(required, **properties) | {"additionalProperties": False}


CASES = (
    Case(
        "a flat record",
        closed("id", id={"type": "integer", "minimum": 1}, name=NAME, tags={"type": "array", "items": NAME}),
    ),
    Case("a map of numbers", {"type": "object", "additionalProperties": {"type": "number"}, "required": ["total"]}),
    Case("a linked list", obj(value=TEXT, next={"$ref": "#"})),
    Case(
        "a tree",
        {"$defs": {"Node": obj(left={"$ref": "#/$defs/Node"}, right={"$ref": "#/$defs/Node"})}, "$ref": "#/$defs/Node"},
    ),
    Case(
        "a tagged union",
        {
            "oneOf": [
                obj("kind", kind={"const": "card"}, number={"type": "string", "pattern": "^[0-9]{12,19}$"}),
                obj(
                    "kind", kind={"const": "transfer"}, iban={"type": "string", "pattern": "^[A-Z]{2}[0-9A-Z]{13,32}$"}
                ),
            ]
        },
    ),
    Case(
        "a union whose tag is optional",
        {"oneOf": [obj(kind={"const": "a"}), obj(kind={"const": "b"})]},
        (("JS121", "/oneOf"),),
    ),
    Case(
        "a nullable",
        obj(
            nickname={"type": ["string", "null"], "maxLength": 40},
            age={"anyOf": [{"type": "integer"}, {"type": "null"}]},
        ),
    ),
    Case(
        "either of two properties, exactly",
        obj(email=TEXT, phone=TEXT) | {"oneOf": [{"required": ["email"]}, {"required": ["phone"]}]},
    ),
    Case(
        "at least one of two",
        obj(email=TEXT, phone=TEXT) | {"anyOf": [{"required": ["email"]}, {"required": ["phone"]}]},
    ),
    Case(
        "conditions",
        obj(country=TEXT, postcode=TEXT)
        | {
            "if": {"properties": {"country": {"const": "NL"}}, "required": ["country"]},
            "then": {"properties": {"postcode": {"pattern": "^[0-9]{4} [A-Z]{2}$"}}, "required": ["postcode"]},
            "else": {"properties": {"postcode": {"maxLength": 10}}},
        },
    ),
    Case(
        "a base and its extension, closed rightly",
        {
            "$defs": {"Base": obj("id", id={"type": "integer"})},
            "$ref": "#/$defs/Base",
            "properties": {"name": NAME},
            "unevaluatedProperties": False,
        },
    ),
    Case(
        "a base and its extension, closed wrongly",
        {
            "$defs": {"Base": obj("id", id={"type": "integer"})},
            "$ref": "#/$defs/Base",
            "properties": {"name": NAME},
            "additionalProperties": False,
        },
        (("JS117", "/additionalProperties"),),
    ),
    Case(
        "a closed base that is extended",
        {"$defs": {"Base": closed(id={"type": "integer"})}, "allOf": [{"$ref": "#/$defs/Base"}, obj(name=NAME)]},
        (("JS117", "/$defs/Base/additionalProperties"),),
    ),
    Case(
        "a coordinate",
        {"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}], "items": False, "minItems": 2},
    ),
    Case(
        "a tuple that is not closed",
        {"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}], "minItems": 2},
        (("JS304", "/prefixItems"),),
    ),
    Case(
        "a tuple of known length", {"type": "array", "prefixItems": [{"type": "number"}], "minItems": 1, "maxItems": 1}
    ),
    Case("a set of names", {"type": "array", "items": {"enum": ["a", "b", "c"]}, "uniqueItems": True, "maxItems": 3}),
    Case(
        "an array that has to hold something",
        {
            "type": "array",
            "items": {"type": "object"},
            "contains": {"required": ["main"], "properties": {"main": {"const": True}}},
        },
    ),
    Case("headers", {"type": "object", "propertyNames": {"pattern": "^[a-z-]+$"}, "additionalProperties": TEXT}),
    Case(
        "extensions by prefix",
        obj(version=TEXT) | {"patternProperties": {"^x-": True}, "additionalProperties": False},
    ),
    Case(
        "a prefix that catches a property",
        obj(**{"x-id": {"type": "integer"}}) | {"patternProperties": {"^x-": TEXT}},
        (("JS119", "/properties/x-id"),),
    ),
    Case("dependencies", obj(card=TEXT, billing_address=TEXT) | {"dependentRequired": {"card": ["billing_address"]}}),
    Case(
        "dependent schemas",
        obj(card=TEXT) | {"dependentSchemas": {"card": {"properties": {"cvc": TEXT}, "required": ["cvc"]}}},
    ),
    Case(
        "a library",
        {"$defs": {"Money": closed("amount", amount={"type": "number"}), "Day": {"type": "string", "format": "date"}}},
    ),
    Case(
        "what is forbidden",
        obj(a=TEXT, b=False, password=TEXT) | {"not": {"required": ["a", "password"]}},
    ),
    Case(
        "an expression language",
        {
            "$defs": {
                "Expr": {
                    "anyOf": [
                        {"type": "number"},
                        {
                            "type": "array",
                            "prefixItems": [{"enum": ["+", "-"]}, {"$ref": "#/$defs/Expr"}, {"$ref": "#/$defs/Expr"}],
                            "items": False,
                        },
                    ]
                }
            },
            "$ref": "#/$defs/Expr",
        },
    ),
    Case(
        "a recursive page that can be extended",
        {
            "$dynamicAnchor": "element",
            "type": "object",
            "properties": {"children": {"type": "array", "items": {"$dynamicRef": "#element"}}},
        },
    ),
    Case(
        "embedded JSON",
        {
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": {"type": "integer", "multipleOf": 1},
        },
        (("JS306", "/contentSchema/multipleOf"),),
    ),
    Case(
        "numbers in bands",
        {"oneOf": [{"type": "integer", "minimum": 0, "exclusiveMaximum": 10}, {"type": "integer", "minimum": 10}]},
    ),
    Case(
        "numbers in bands that touch",
        {"oneOf": [{"type": "integer", "minimum": 0, "maximum": 10}, {"type": "integer", "minimum": 10}]},
        (("JS118", "/oneOf"),),
    ),
    Case(
        "a condition that is referred to from where the type is known",
        obj(place=TEXT, name=TEXT)
        | {
            "$ref": "#/$defs/PlaceDecides",
            "$defs": {
                "PlaceDecides": {
                    "if": {"properties": {"place": {"const": "path"}}, "required": ["place"]},
                    "then": {"properties": {"name": {"pattern": "^[^/]+$"}}},
                }
            },
        },
    ),
    Case(
        "a bound beside branches that have the types",
        {"anyOf": [{"type": "integer"}, {"type": "number", "multipleOf": 0.5}], "minimum": 0},
    ),
    Case(
        "a condition with the type, and what it entails without",
        {"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"type": "integer"}},
    ),
    Case("what says openly that it is open", {"$defs": {"Any": {"additionalProperties": True}}}),
    Case(
        "properties that branches behind references describe",
        obj("name in", id=TEXT)
        | {
            "oneOf": [{"$ref": "#/$defs/Header"}, {"$ref": "#/$defs/Query"}],
            "$defs": {name: obj(**{"name": TEXT, "in": {"const": name}}) for name in ("Header", "Query")},
        },
    ),
    Case(
        "a condition on what is within a property",
        obj(source={"type": "object"}, all=TEXT)
        | {
            "if": {"required": ["source"], "properties": {"source": {"required": ["manual"]}}},
            "then": {"required": ["all"]},
        },
    ),
    Case(
        "either of two open shapes, of which an object may have both",
        {"oneOf": [obj("key secret", key=TEXT, secret=TEXT), obj("role", role=TEXT)]},
        (("JS137", "/oneOf"),),
    ),
    Case(
        "one of two shapes, of which one has all that the other wants",
        {"oneOf": [obj("key", key=TEXT), obj("key role", key=TEXT, role=TEXT)]},
        (("JS118", "/oneOf"),),
    ),
    Case(
        "names listed once more, so that `unevaluatedProperties` knows them",
        obj(schemas={"type": "object"}, links={"type": "object"})
        | {"patternProperties": {"^(schemas|links)$": {"propertyNames": {"pattern": "^[a-z]+$"}}}},
    ),
    Case(
        "the key that the provider's documentation shows",
        {"type": "string", "description": "A key such as AKIA" + "IOSFODNN7EXAMPLE."},
    ),
    Case(
        "a tagged union that is referred to from where the tag is required",
        {
            **obj("in", **{"in": TEXT}),
            "allOf": [{"$ref": "#/$defs/Place"}],
            "$defs": {"Place": {"oneOf": [{"properties": {"in": {"const": place}}} for place in ("path", "query")]}},
        },
        (),
    ),
    Case(
        "a form with many faults",
        {
            "type": "object",
            "properties": {
                "first_name": {"type": "string", "minLength": 0},
                "birth_date": {"type": "string", "format": "date-time", "maxLength": 10},
                "size": {"type": "string", "enum": ["s", "m", "l", "m"]},
                "userAge": {"type": "integer", "minimum": 18, "maximum": 17},
                "home": {"$ref": "#/$defs/Adress"},
                "email": {"type": "string", "format": "e-mail", "default": None},
            },
            "required": ["first_name", "last_name"],
            "$defs": {"Address": {"type": "object"}},
        },
        (
            ("JS103", "/properties/home/$ref"),
            ("JS105", "/properties/birth_date/maxLength"),
            ("JS105", "/properties/userAge/minimum"),
            ("JS114", "/properties/email/default"),
            ("JS205", "/properties/email/format"),
            ("JS302", "/required/1"),
            ("JS305", "/properties/size/enum/3"),
            ("JS312", "/$defs/Address"),
        ),
    ),
)
