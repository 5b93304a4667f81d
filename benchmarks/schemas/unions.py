"""Unions: oneOf and anyOf, told apart by a constant or not, and chains of if, then, else."""

from typing import Any

from .case import BOOLEAN, INTEGER, NAME, NUMBER, STRING, Case, array, closed, const, enum, obj, pattern, ref, text

WEBHOOK_DATA = {
    "customer.created": obj({"id": NAME, "email": text("email")}, "id"),
    "customer.deleted": obj({"id": NAME}, "id"),
    "order.placed": obj(
        {"order": NAME, "total": {"type": "number", "minimum": 0}, "items": array(STRING)}, "order total"
    ),
    "order.refunded": obj({"order": NAME, "amount": NUMBER, "reason": enum("defect late other")}, "order amount"),
    "email.sent": obj({"message": NAME, "to": text("email")}, "message to"),
    "email.opened": obj({"message": NAME, "at": INTEGER}, "message at"),
    "email.clicked": obj({"message": NAME, "at": INTEGER, "link": text("uri")}, "message link"),
    "email.bounced": obj(
        {"message": NAME, "code": {"type": "integer", "minimum": 400, "maximum": 599}}, "message code"
    ),
}
WEBHOOKS = array(
    {
        "oneOf": [
            obj({"event": const(event), "id": text("uuid"), "created": INTEGER, "data": data}, "event id data")
            for event, data in WEBHOOK_DATA.items()
        ]
    }
)
WEBHOOK_INSTANCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("customer.created", {"id": "c1", "email": "jane@example.com"}),
    ("order.placed", {"order": "o1", "total": 19.9, "items": ["a", "b"]}),
    ("email.clicked", {"message": "m1", "at": 1700000000, "link": "https://example.com/offer"}),
    ("email.bounced", {"message": "m2", "code": 550}),
)


def webhooks(count: int) -> list[dict[str, Any]]:
    """Return this many webhook calls of four kinds."""
    base = {"id": "4f9d3c5e-1b7a-4a3e-9a53-1de5c7c0f001", "created": 1700000000}
    chosen = (WEBHOOK_INSTANCES[n % len(WEBHOOK_INSTANCES)] for n in range(count))
    return [{**base, "event": event, "data": data} for event, data in chosen]


BLOCKS = array(
    {
        "anyOf": [
            closed({"type": enum("header section"), "text": ref("text"), "id": STRING}, "type text"),
            closed({"type": enum("image"), "url": text("uri"), "alt": NAME}, "type url alt"),
            closed({"type": enum("divider")}, "type"),
            closed(
                {"type": enum("actions"), "elements": array(ref("element"), minItems=1, maxItems=5)}, "type elements"
            ),
        ]
    },
    maxItems=500,
)
BLOCKS["$defs"] = {
    "text": closed(
        {"kind": enum("plain markdown"), "text": {**NAME, "maxLength": 3000}, "emoji": BOOLEAN}, "kind text"
    ),
    "element": closed(
        {
            "type": enum("button select"),
            "label": {**NAME, "maxLength": 75},
            "value": STRING,
            "style": enum("primary danger"),
        },
        "type label",
    ),
}


def blocks(count: int) -> list[dict[str, Any]]:
    """Return a chat message of this many blocks."""
    kinds: list[dict[str, Any]] = [
        {"type": "header", "text": {"kind": "plain", "text": "Order shipped"}},
        {"type": "section", "text": {"kind": "markdown", "text": "It *left* today."}, "id": "s1"},
        {"type": "divider"},
        {"type": "actions", "elements": [{"type": "button", "label": "Track", "value": "t", "style": "primary"}]},
        {"type": "image", "url": "https://example.com/parcel.png", "alt": "A parcel"},
    ]
    return [kinds[n % len(kinds)] for n in range(count)]


PAYMENTS = array(
    obj(
        {
            "amount": {"type": "number", "exclusiveMinimum": 0},
            "method": {
                "oneOf": [
                    obj(
                        {"card": pattern("^[0-9]{12,19}$"), "expires": pattern("^(0[1-9]|1[0-2])/[0-9]{2}$")},
                        "card expires",
                    ),
                    obj({"iban": pattern("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"), "holder": NAME}, "iban holder"),
                    obj({"wallet": enum("apple google paypal"), "account": text("email")}, "wallet account"),
                    obj({"voucher": NAME}, "voucher"),
                ]
            },
        },
        "amount method",
    )
)


def payments(count: int) -> list[dict[str, Any]]:
    """Return this many payments, by four methods in turn."""
    methods = (
        {"card": "4111111111111111", "expires": "04/29"},
        {"iban": "DE89370400440532013000", "holder": "Jane Doe"},
        {"wallet": "google", "account": "jane@example.com"},
        {"voucher": "SPRING"},
    )
    return [{"amount": 12.5, "method": methods[n % 4]} for n in range(count)]


EXPRESSION = {
    "$ref": "#/$defs/expression",
    "$defs": {
        "expression": {
            "anyOf": [
                NUMBER,
                BOOLEAN,
                STRING,
                closed({"not": ref("expression")}, "not"),
                closed({"all": array(ref("expression"), minItems=1)}, "all"),
                closed({"any": array(ref("expression"), minItems=1)}, "any"),
                closed(
                    {
                        "op": enum("eq ne lt le gt ge in contains"),
                        "left": ref("expression"),
                        "right": ref("expression"),
                    },
                    "op left right",
                ),
            ]
        }
    },
}


def expression(depth: int) -> Any:
    """Return a segment condition, a binary tree of this depth."""
    if depth == 0:
        return {"op": "ge", "left": "plan.seats", "right": 25}
    inner = expression(depth - 1)
    return {"all": [inner, {"not": inner}]} if depth % 2 else {"any": [inner, inner, True]}


def country(code: str, postcode: str, region: str) -> dict[str, Any]:
    """Return one link of the chain: what an address of a country must hold."""
    return {
        "if": {"properties": {"country": const(code)}, "required": ["country"]},
        "then": {
            "properties": {"postcode": {"pattern": postcode}, "region": {"pattern": region}},
            "required": ["postcode"],
        },
    }


COUNTRIES = (
    country("US", "^[0-9]{5}(-[0-9]{4})?$", "^[A-Z]{2}$"),
    country("CA", "^[A-Z][0-9][A-Z] [0-9][A-Z][0-9]$", "^[A-Z]{2}$"),
    country("DE", "^[0-9]{5}$", "^.+$"),
    country("GB", "^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$", "^.+$"),
    country("NL", "^[0-9]{4} [A-Z]{2}$", "^.+$"),
)
FALLBACK: dict[str, Any] = {"properties": {"postcode": {"maxLength": 12}}}
ADDRESS_CHAIN = FALLBACK
for link in reversed(COUNTRIES):
    ADDRESS_CHAIN = {**link, "else": ADDRESS_CHAIN}
ADDRESS = {"street": NAME, "city": NAME, "country": pattern("^[A-Z]{2}$"), "postcode": STRING}
ADDRESSES = array(obj(ADDRESS, "street city country", **ADDRESS_CHAIN))


def addresses(count: int) -> list[dict[str, Any]]:
    """Return this many addresses of four countries, one of them in no branch."""
    codes = (("US", "97201"), ("GB", "SW1A 1AA"), ("NL", "1012 AB"), ("FR", "75001"))
    chosen = (codes[n % len(codes)] for n in range(count))
    return [{"street": "Main 1", "city": "Town", "country": code, "postcode": postcode} for code, postcode in chosen]


CHANNEL = {
    "anyOf": [
        obj({"field": STRING, "kind": enum("quantitative ordinal nominal temporal"), "bin": BOOLEAN}, "field kind"),
        obj({"value": {"type": ["number", "string"]}}, "value"),
        obj({"condition": array(obj({"test": STRING, "value": {}}, "test value"))}, "condition"),
    ]
}
CHART = {
    "$ref": "#/$defs/chart",
    "$defs": {
        "data": {
            "anyOf": [obj({"url": text("uri-reference")}, "url"), obj({"values": array({"type": "object"})}, "values")]
        },
        "mark": {
            "anyOf": [
                enum("bar line area point rect rule text tick"),
                obj({"type": enum("bar line area point")}, "type"),
            ]
        },
        "unit": obj(
            {"data": ref("data"), "mark": ref("mark"), "encoding": {"type": "object", "additionalProperties": CHANNEL}},
            "mark encoding",
        ),
        "chart": {
            "anyOf": [
                ref("unit"),
                obj({"layer": array(ref("chart"))}, "layer"),
                obj({"rows": array(ref("chart"))}, "rows"),
                obj({"columns": array(ref("chart"))}, "columns"),
            ]
        },
    },
}


def chart(units: int) -> dict[str, Any]:
    """Return rows of layered charts, this many units in all."""
    unit = {
        "data": {"values": [{"a": 1, "b": 2}]},
        "mark": {"type": "bar"},
        "encoding": {
            "x": {"field": "a", "kind": "ordinal"},
            "y": {"field": "b", "kind": "quantitative", "bin": True},
            "colour": {"value": "teal"},
        },
    }
    return {"rows": [{"layer": [unit, {**unit, "mark": "line"}]} for _ in range(units // 2)]} if units > 1 else unit


CASES = (
    Case("webhooks", "oneOf told apart by const", WEBHOOKS, webhooks(2), webhooks(200), [{"event": "order.lost"}]),
    Case("chat blocks", "anyOf told apart by enum", BLOCKS, blocks(5), blocks(200), [{"type": "divider", "text": "x"}]),
    Case(
        "payments",
        "oneOf told apart by required",
        PAYMENTS,
        payments(2),
        payments(200),
        [{"amount": 1, "method": {"voucher": "A", "wallet": "apple", "account": "a@example.com"}}],
    ),
    Case(
        "segment conditions",
        "recursive union by type",
        EXPRESSION,
        expression(1),
        expression(7),
        {"all": [{"op": "like", "left": 1, "right": 2}]},
    ),
    Case(
        "addresses by country",
        "chain of if, then, else",
        ADDRESSES,
        addresses(2),
        addresses(200),
        [{"street": "a", "city": "b", "country": "NL", "postcode": "1012"}],
    ),
    Case("charts", "nested anyOf without a constant", CHART, chart(1), chart(40), {"rows": [{"mark": "cake"}]}),
)
