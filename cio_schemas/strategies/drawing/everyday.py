"""Everyday values for what a schema leaves open, found by the name of a member or the title of its subschema."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

NOW: Final = 1_764_000_000
"""The default of `now`, in seconds since 1970: 24 November 2025, 16:00 UTC. No clock is read."""

MONTH: Final = 30 * 24 * 3600
"""Times lie in the month before now."""

_TEXTS: Final = (
    (
        "user_?agent|browser",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0",
    ),
    ("time_?zone|tz", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"),
    (
        "url|uri|link|href|website|homepage|referr?er",
        "https://example.com/",
        "https://example.com/pricing?plan=pro",
        "https://a.co",
    ),
    ("e_?mail|from_address|reply_to|recipient", "maria@example.com", "kim.lee@example.org", "a@b.co"),
    ("phone|mobile|tel", "+15550100", "+442079460000"),
    ("first_?name|given_?name", "Maria", "Kim", "Zoë", "Li"),
    ("last_?name|surname|family_?name", "Fischer", "Lee", "O'Brien", "Ng"),
    ("user_?name|login|nick_?name", "maria", "kim_lee", "tom"),
    ("country", "Germany", "US", "JP"),
    ("city|town", "Berlin", "New York", "São Paulo"),
    ("ip|ip_?addr(?:ess)?", "203.0.113.7", "2001:db8::1"),
    ("street|address", "1 Main Street", "Unter den Linden 5"),
    ("zip|post_?code|postal_?code", "10117", "SW1A 1AA"),
    ("locale|language|lang", "en", "de-DE", "pt-BR"),
    ("currency", "EUR", "USD", "JPY"),
    ("version", "1.0.0", "2.14.3"),
    ("platform|os|operating_?system", "ios", "android", "linux"),
    ("manufacturer|brand|vendor", "Apple", "Samsung", "Acme"),
    ("model", "iPhone 15", "Pixel 8"),
    ("colou?r", "red", "#1e90ff"),
    ("path|file|directory|folder", "/pricing", "docs/index.md", "/"),
    ("host|host_?name|domain|server", "example.com", "localhost"),
    ("event|event_?name", "purchase", "page viewed", "signed_up"),
    ("title|subject|headline|label|caption", "Welcome", "Your order has shipped", "Pricing"),
    ("description|message|text|body|comment|content|summary|notes?", "Thanks for signing up!", "It works."),
    ("key|slug|tag|category|group|type|kind|status", "plan", "new", "vip", "pro"),
    ("id|uid|uuid|guid|token|identifier", "a1b2c3", "42", "user-7"),
    ("name", "Maria Fischer", "Acme", "Kim"),
)  # fmt: skip
"""Everyday texts, by the end of the name."""

_PATTERNS: Final = tuple((re.compile(f"(?:^|_)(?:{names})s?$"), texts) for names, *texts in _TEXTS)
_TIME: Final = re.compile("(?:^|_)(?:at|time|timestamp|date|seen|used|created|updated|modified|expires|expiry|since)$")


def _plain(name: str) -> str:
    """Return a name in lower case, its words with an underscore between them."""
    return re.sub("[^a-z0-9]+", "_", re.sub("([a-z0-9])([A-Z])", r"\1_\2", name).lower()).strip("_")


@lru_cache(maxsize=4096)
def texts(name: str) -> tuple[str, ...]:
    """Return the everyday values of a member by its name; none if they aren't known."""
    plain = _plain(name[:80])
    return next((tuple(found) for pattern, found in _PATTERNS if pattern.search(plain)), ())


@lru_cache(maxsize=4096)
def is_time(name: str) -> bool:
    """Return whether a number of this name is likely a time."""
    return bool(_TIME.search(_plain(name[:80])))


def is_known(name: str) -> bool:
    """Return whether everyday values are known for the name of a member."""
    return bool(name) and (is_time(name) or bool(texts(name)))
