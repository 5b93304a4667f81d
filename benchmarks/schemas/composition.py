"""Composition: allOf inheritance, unevaluated properties and items, dependencies, not."""

from typing import Any

from .case import BOOLEAN, INTEGER, NAME, NUMBER, STRING, Case, array, const, enum, obj, pattern, ref, text

VEHICLES = {
    **array(
        {
            "oneOf": [
                {"allOf": [ref("motor"), obj({"kind": const("car"), "doors": {"enum": [2, 3, 4, 5]}}, "doors")]},
                {"allOf": [ref("motor"), obj({"kind": const("lorry"), "load": NUMBER, "axles": INTEGER}, "load")]},
                {"allOf": [ref("vehicle"), obj({"kind": const("bicycle"), "gears": INTEGER})]},
            ]
        }
    ),
    "$defs": {
        "vehicle": obj(
            {"kind": STRING, "id": NAME, "maker": NAME, "year": {"type": "integer", "minimum": 1886}}, "kind id"
        ),
        "motor": {
            "allOf": [
                ref("vehicle"),
                obj(
                    {
                        "fuel": enum("petrol diesel electric hydrogen"),
                        "power": {"type": "number", "exclusiveMinimum": 0},
                    },
                    "fuel",
                ),
            ]
        },
    },
}


def vehicles(count: int) -> list[dict[str, Any]]:
    """Return this many vehicles of three kinds."""
    kinds: list[dict[str, Any]] = [
        {"kind": "car", "id": "c", "maker": "Acme", "year": 2020, "fuel": "electric", "power": 150, "doors": 5},
        {"kind": "lorry", "id": "l", "fuel": "diesel", "load": 7.5, "axles": 3},
        {"kind": "bicycle", "id": "b", "gears": 7},
    ]
    return [kinds[n % 3] for n in range(count)]


EXTENDED = array(
    {
        "allOf": [ref("base"), ref("audit")],
        "properties": {"plan": enum("free pro"), "seats": {"type": "integer", "minimum": 1}},
        "unevaluatedProperties": False,
    }
)
EXTENDED["$defs"] = {
    "base": obj({"id": NAME, "name": STRING, "tags": array(STRING)}, "id"),
    "audit": obj({"created_at": text("date-time"), "created_by": text("email"), "revision": INTEGER}),
}


def extended(count: int) -> list[dict[str, Any]]:
    """Return this many accounts, their members spread over three schemas."""
    account = {
        "id": "a1",
        "name": "Acme",
        "created_at": "2024-05-17T09:30:00Z",
        "revision": 3,
        "plan": "pro",
        "seats": 12,
    }
    return [account] * count


CONDITIONAL = array(
    {
        "type": "object",
        "properties": {"kind": enum("person company"), "name": NAME},
        "required": ["kind", "name"],
        "if": {"properties": {"kind": const("company")}},
        "then": {"properties": {"vat": pattern("^[A-Z]{2}[0-9]+$"), "employees": INTEGER}},
        "else": {"properties": {"birthday": text("date"), "nickname": STRING}},
        "anyOf": [{"properties": {"email": text("email")}, "required": ["email"]}, {"properties": {"phone": STRING}}],
        "unevaluatedProperties": False,
    }
)


def conditional(count: int) -> list[dict[str, Any]]:
    """Return this many parties, in turn a person and a company."""
    parties = (
        {"kind": "person", "name": "Jane", "birthday": "1990-02-28", "email": "jane@example.com"},
        {"kind": "company", "name": "Acme", "vat": "DE123456789", "employees": 40, "phone": "+1"},
    )
    return [parties[n % 2] for n in range(count)]


COMMANDS = array(
    {
        "type": "array",
        "prefixItems": [enum("move line curve close")],
        "minItems": 1,
        "oneOf": [
            {"prefixItems": [enum("move line"), NUMBER, NUMBER]},
            {"prefixItems": [const("curve"), NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER]},
            {"prefixItems": [const("close")], "maxItems": 1},
        ],
        "unevaluatedItems": False,
    }
)


def commands(count: int) -> list[list[Any]]:
    """Return a drawing of this many commands."""
    kinds: list[list[Any]] = [["move", 1, 2], ["curve", 1, 2, 3.5, 4, 5.5, 6], ["line", 3, 4.5], ["close"]]
    return [kinds[n % 4] for n in range(count)]


BILLING = array(
    {
        **obj(
            {
                "name": NAME,
                "card": pattern("^[0-9]{12,19}$"),
                "cvc": pattern("^[0-9]{3,4}$"),
                "billing_address": STRING,
                "shipping_address": STRING,
                "shipping_phone": STRING,
                "coupon": STRING,
            },
            "name",
        ),
        "dependentRequired": {"card": ["cvc", "billing_address"], "shipping_phone": ["shipping_address"]},
        "dependentSchemas": {
            "coupon": {"properties": {"total": {"type": "number", "minimum": 10}}, "required": ["total"]}
        },
    }
)


def billing(count: int) -> list[dict[str, Any]]:
    """Return this many billing records."""
    records: list[dict[str, Any]] = [
        {"name": "Jane", "card": "4111111111111111", "cvc": "123", "billing_address": "Main 1"},
        {"name": "Joe", "shipping_phone": "1", "shipping_address": "Main 2", "coupon": "SPRING", "total": 20},
        {"name": "Ann"},
    ]
    return [records[n % 3] for n in range(count)]


FORMS = array(
    {
        "type": "object",
        "minProperties": 2,
        "maxProperties": 20,
        "properties": {"id": NAME, "consent": const(True), "role": {"not": enum("root admin")}, "newsletter": BOOLEAN},
        "required": ["id", "consent"],
        "not": {"required": ["password", "token"]},
        "allOf": [
            {"anyOf": [{"required": ["email"]}, {"required": ["phone"]}]},
            {"properties": {"email": text("email")}},
            {"properties": {"phone": {"type": "string", "minLength": 5}}},
        ],
    }
)


def forms(count: int) -> list[dict[str, Any]]:
    """Return this many submitted forms."""
    form = {"id": "f1", "consent": True, "role": "reader", "email": "jane@example.com", "newsletter": False}
    return [form] * count


CASES = (
    Case(
        "vehicles",
        "allOf inheritance in oneOf",
        VEHICLES,
        vehicles(3),
        vehicles(150),
        [{"kind": "car", "id": "c", "fuel": "coal"}],
    ),
    Case(
        "accounts", "unevaluatedProperties over allOf", EXTENDED, extended(2), extended(150), [{"id": "a", "sets": 1}]
    ),
    Case(
        "parties",
        "unevaluatedProperties over if and anyOf",
        CONDITIONAL,
        conditional(2),
        conditional(150),
        [{"kind": "person", "name": "J", "vat": "DE1"}],
    ),
    Case("drawing commands", "unevaluatedItems over oneOf", COMMANDS, commands(4), commands(150), [["move", 1, 2, 3]]),
    Case(
        "billing",
        "dependentRequired, dependentSchemas",
        BILLING,
        billing(3),
        billing(150),
        [{"name": "J", "card": "4111111111111111"}],
    ),
    Case(
        "forms",
        "not, const, minProperties",
        FORMS,
        forms(1),
        forms(100),
        [{"id": "f", "consent": True, "phone": "12345", "password": "p", "token": "t"}],
    ),
)
