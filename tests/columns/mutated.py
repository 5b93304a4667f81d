"""Records as they come from elsewhere: events, customers and orders, most of them mutated in values or in text."""

import json
import random
import string
from typing import NamedTuple

ORDER = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "definitions": {
        "card": {
            "properties": {"kind": {"const": "card"}, "number": {"pattern": "^[0-9]{4}$"}},
            "required": ["number"],
        },
        "bank": {"properties": {"kind": {"const": "bank"}, "iban": {"minLength": 5}}, "required": ["iban"]},
    },
    "type": "object",
    "required": ["id", "lines", "payment"],
    "properties": {
        "id": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^A-[0-9]+$"}]},
        "lines": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["sku"],
                "properties": {"sku": {"type": "string"}, "quantity": {"type": "integer", "exclusiveMinimum": 0}},
                "additionalProperties": False,
            },
        },
        "payment": {"oneOf": [{"$ref": "#/definitions/card"}, {"$ref": "#/definitions/bank"}]},
        "at": {"type": "string", "format": "date-time"},
        "total": {"type": "number", "multipleOf": 0.01},
    },
    "if": {"properties": {"total": {"const": 0}}, "required": ["total"]},
    "then": {"required": ["gift"]},
}
SCHEMAS = {"event": "event", "customer": "customer", "order": ORDER}


class Record(NamedTuple):
    """A record: the name of its schema and its text, None for none."""

    schema: str
    text: str | None


def records(count: int, seed: int):
    """Yield so many records, in a fixed order."""
    chance = random.Random(seed)
    for number in range(count):
        schema = chance.choice(("event", "customer", "order"))
        value = _MAKERS[schema](number, chance)
        kind = chance.random()
        if kind < 0.02:
            yield Record(schema, None)
            continue
        for _ in range(chance.choice((0, 0, 1, 1, 2))):
            value = _changed(value, chance)
        text = json.dumps(value, ensure_ascii=chance.random() < 0.5)
        yield Record(schema, _broken(text, chance) if kind < 0.2 else text)


def _event(number, chance):
    return {
        "name": chance.choice(("signed_up", "order_completed", "é")),
        "type": chance.choice(("event", "page", "screen")),
        "customer_id": f"cust-{number}",
        "timestamp": 1715937000 + number,
        "data": {"total": round(chance.uniform(1, 500), 2), "lines": [{"sku": "W-1", "quantity": 2}]},
        "context": {
            "ip": f"198.51.100.{chance.randrange(256)}",
            "locale": "en-GB",
            "page": {"url": "https://a.example/p"},
        },
    }


def _customer(number, chance):
    return {
        "identifiers": {"id": str(number)},
        "email": f"ada{number}@example.com",
        "created_at": 1715937000 + number,
        "attributes": {"plan": chance.choice(("basic", "pro")), "visits": chance.randrange(99)},
        "devices": [{"id": f"d{number}", "platform": chance.choice(("ios", "android"))}],
    }


def _order(number, chance):
    payments = ({"kind": "card", "number": "4242"}, {"kind": "bank", "iban": "DE123"}, {"kind": "cash"})
    return {
        "id": chance.choice((number + 1, f"A-{number}", -number)),
        "lines": [{"sku": f"W-{number}", "quantity": chance.randrange(4)} for _ in range(chance.randrange(3))],
        "payment": dict(chance.choice(payments)),
        "at": chance.choice(("2024-01-01T00:00:00Z", "2024-01-01")),
        "total": chance.choice((0, 10.25, 10.251)),
    }


_MAKERS = {"event": _event, "customer": _customer, "order": _order}
_VALUES = (
    None,
    True,
    0,
    -1,
    1.5,
    12345678901234567890123,
    9007199254740993,
    "",
    "x",
    "2024",
    [],
    {},
    [None],
    {"a": []},
)


def _changed(value, chance):
    """A copy with one change somewhere: a value replaced, a member dropped or added."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        name = chance.choice(list(value))
        kind = chance.random()
        if kind < 0.15:
            return {each: member for each, member in value.items() if each != name}
        if kind < 0.25:
            return {**value, chance.choice(("extra", "Total", "~/")): chance.choice(_VALUES)}
        return {**value, name: _changed(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        return [*value[:at], _changed(value[at], chance), *value[at + 1 :]]
    return chance.choice(_VALUES)


def _broken(text, chance):
    """A text that may be no JSON any more, or that has a duplicate key; never blank, and in one line."""
    at = chance.randrange(len(text))
    kind = chance.randrange(5)
    if kind == 0 and text.startswith('{"'):
        end = text.index('"', 2) + 1
        return f"{{{text[1:end]}: 1, {text[1:]}"
    made = {
        0: text,
        1: text[:at],
        2: text[:at] + text[at + 1 :],
        3: text[:at] + chance.choice('{}[]",:\\0 \x01é' + string.ascii_letters) + text[at:],
        4: text.replace(":", chance.choice((": NaN,", "::", ':"\\ud800","b":')), 1),
    }[kind]
    return made if made.strip() else "]"
