"""Payloads of the bundled schemas: what a program sends, and events with several faults."""

from typing import Any, NamedTuple


class Payload(NamedTuple):
    """A payload of a bundled schema.

    Attributes:
        name: what it is.
        schema: the bundled schema's name.
        instance: the payload.
    """

    name: str
    schema: str
    instance: Any


SMALL_EVENT = {"name": "purchase", "customer_id": "cust-8731", "timestamp": 1715937000}

FULL_EVENT: dict[str, Any] = {
    "name": "product_viewed",
    "type": "page",
    "data": {"sku": "WIDGET-9", "price": 19.99, "currency": "EUR", "tags": ["new", "blue"]},
    "timestamp": 1715937000,
    "anonymous_id": "anon-4f9d3c5e",
    "customer_id": "cust-8731",
    "context": {
        "ip": "203.0.113.7",
        "locale": "en-GB",
        "timezone": "Europe/London",
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
        "page": {
            "url": "https://shop.example.com/products/widget-9?utm_source=newsletter",
            "title": "Widget 9",
            "referrer": "https://news.example.com/today",
            "path": "/products/widget-9",
        },
        "device": {"id": "dev-1", "manufacturer": "Acme", "model": "A1", "type": "phone"},
    },
}

CUSTOMER = {
    "identifiers": {"id": "cust-8731", "email": "jane.doe@example.com", "cio_id": "03000001"},
    "email": "jane.doe@example.com",
    "created_at": 1700000000,
    "anonymous_id": "anon-4f9d3c5e",
    "attributes": {"first_name": "Jane", "plan": "pro", "seats": 12},
    "unsubscribed": False,
    "devices": [
        {"id": "token-1", "platform": "ios", "last_used": 1715937000},
        {"id": "token-2", "platform": "android"},
    ],
    "segments": [{"id": 7, "name": "Trial"}, {"id": 12, "name": "Newsletter"}, {"id": 31}],
}

VALID = (
    Payload("small event", "event", SMALL_EVENT),
    Payload("full event", "event", FULL_EVENT),
    Payload("customer", "customer", CUSTOMER),
)

INVALID = (
    Payload(
        "full event, five faults",
        "event",
        {
            **FULL_EVENT,
            "type": "click",
            "timestamp": "1715937000",
            "context": {
                **FULL_EVENT["context"],
                "ip": "203.0.113.700",
                "locale": "english",
                "page": {**FULL_EVENT["context"]["page"], "url": "/products/widget 9"},
            },
        },
    ),
    Payload(
        "event, all eight members wrong",
        "event",
        {
            "name": "",
            "type": "click",
            "timestamp": "1715937000",
            "context": {
                "ip": "203.0.113.700",
                "locale": "english",
                "page": {"url": "not a url", "title": 9},
                "device": ["phone"],
            },
        },
    ),
)
"""Events with several faults each: an enum, types, formats, a pattern, a length."""


def customer(segments: int) -> dict[str, Any]:
    """Return a customer in this many segments."""
    return {**CUSTOMER, "segments": [{"id": n, "name": f"Segment {n}"} for n in range(segments)]}
