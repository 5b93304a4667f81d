"""Strings: formats, patterns, large enums."""

from typing import Any

from .case import INTEGER, NAME, STRING, Case, array, closed, enum, mapping, obj, pattern, text

LOG = array(
    closed(
        {
            "time": text("date-time"),
            "client": {"anyOf": [text("ipv4"), text("ipv6")]},
            "method": enum("GET HEAD POST PUT PATCH DELETE OPTIONS"),
            "path": pattern("^/[^ ]*$"),
            "status": {"type": "integer", "minimum": 100, "maximum": 599},
            "bytes": {"type": "integer", "minimum": 0},
            "referrer": text("uri"),
            "agent": {"type": "string", "maxLength": 500},
            "request": text("uuid"),
        },
        "time client method path status",
    )
)


def log(count: int) -> list[dict[str, Any]]:
    """Return this many log lines."""
    line = {
        "time": "2024-05-17T09:30:00Z",
        "client": "203.0.113.7",
        "method": "GET",
        "path": "/products/blue-widget?page=2",
        "status": 200,
        "bytes": 5120,
        "referrer": "https://shop.example.com/products",
        "agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
        "request": "4f9d3c5e-1b7a-4a3e-9a53-1de5c7c0f001",
    }
    return [{**line, "client": "2001:db8::7"} if n % 5 == 4 else line for n in range(count)]


CONTACTS = array(
    obj(
        {
            "id": text("uuid"),
            "name": {**NAME, "maxLength": 200},
            "email": text("email"),
            "website": text("uri"),
            "born": text("date"),
            "phone": pattern(r"^\+[1-9][0-9]{6,14}$"),
            "locale": pattern("^[a-z]{2}(-[A-Z]{2})?$"),
            "host": text("hostname"),
        },
        "id name email",
    )
)


def contacts(count: int) -> list[dict[str, Any]]:
    """Return this many contacts."""
    contact = {
        "id": "4f9d3c5e-1b7a-4a3e-9a53-1de5c7c0f001",
        "name": "Jane Doe",
        "email": "jane.doe@example.com",
        "website": "https://jane.example.com/about",
        "born": "1990-02-28",
        "phone": "+14155550123",
        "locale": "en-GB",
        "host": "mail.example.com",
    }
    return [contact] * count


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODES = [first + second for first in LETTERS for second in LETTERS[::2]]
CURRENCIES = [code + "X" for code in CODES[::2]]
LOCALES = array(
    closed(
        {
            "country": {"type": "string", "enum": CODES},
            "currency": {"enum": CURRENCIES},
            "languages": array({"enum": [code.lower() for code in CODES]}, uniqueItems=True, minItems=1),
            "weekday": enum("monday saturday sunday"),
        },
        "country currency",
    )
)


def locales(count: int) -> list[dict[str, Any]]:
    """Return this many locales from enums of some 340 codes."""
    return [
        {
            "country": CODES[n % 338],
            "currency": CURRENCIES[n % 169],
            "languages": ["aa", "ec", "zy"],
            "weekday": "sunday",
        }
        for n in range(count)
    ]


ICONS = [f"icon-{group}-{n}" for group in ("arrow", "file", "media", "people", "weather") for n in range(200)]
MENU = array(
    closed({"label": NAME, "icon": {"enum": ICONS}, "badge": {"enum": [None, 0, 1, "new", False]}}, "label icon")
)


def menu(count: int) -> list[dict[str, Any]]:
    """Return a menu of this many entries with icons out of a thousand."""
    return [
        {"label": f"Entry {n}", "icon": ICONS[(n * 7) % 1000], "badge": ("new", None, 1)[n % 3]} for n in range(count)
    ]


HEADERS = obj(
    {
        "url": text("uri"),
        "headers": {
            "type": "object",
            "propertyNames": pattern("^[a-z0-9-]+$"),
            "patternProperties": {"^x-": STRING, "^if-": STRING, "-id$": pattern("^[0-9a-f]+$")},
            "additionalProperties": {"type": "string", "maxLength": 8192},
        },
        "body": {"type": "string", "contentMediaType": "application/json"},
        "retries": INTEGER,
    },
    "url headers",
)
HEADER_VALUES = {"content-type": "application/json", "x-trace": "abc", "request-id": "03000001", "if-match": "etag"}


def headers(count: int) -> dict[str, Any]:
    """Return a request with four known headers and this many more."""
    more = {f"x-extra-{n}": "value" for n in range(count)}
    return {"url": "https://api.example.com/v1/send", "headers": {**HEADER_VALUES, **more}, "retries": 3}


SECRETS = mapping(
    {"type": "string", "minLength": 8, "maxLength": 4096, "not": {"enum": ["password", "changeme", "12345678"]}},
    minProperties=1,
    maxProperties=1000,
)


def secrets(count: int) -> dict[str, Any]:
    """Return this many secrets."""
    return {f"SECRET_{n}": f"value-of-secret-{n}" for n in range(count)}


CASES = (
    Case("access log", "strings with formats", LOG, log(1), log(100), [{**log(1)[0], "client": "203.0.113.700"}]),
    Case(
        "contacts",
        "many formats and patterns",
        CONTACTS,
        contacts(1),
        contacts(60),
        [{**contacts(1)[0], "email": "jane"}],
    ),
    Case("locales", "enums of 340 strings", LOCALES, locales(2), locales(200), [{"country": "A1", "currency": "AAX"}]),
    Case(
        "menu icons",
        "enum of 1000 strings, enum of mixed types",
        MENU,
        menu(3),
        menu(200),
        [{"label": "a", "icon": "icon-file-1", "badge": True}],
    ),
    Case(
        "request headers",
        "patternProperties, propertyNames",
        HEADERS,
        headers(0),
        headers(100),
        {"url": "https://a.example.com", "headers": {"trace-id": "xyz"}},
    ),
    Case("secrets", "map of bounded strings, not", SECRETS, secrets(5), secrets(200), {"A": "changeme"}),
)
