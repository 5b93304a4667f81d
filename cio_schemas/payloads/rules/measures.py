"""The measures and limits of the rules, shared with `screen_many`."""

from __future__ import annotations

import re
from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from cio_schemas.rules.changes import Path

MAX_NAME: Final = 100
"""How many bytes the name of an event may have."""

MAX_ID: Final = 150
"""How many bytes the id of a person or an object may have."""

MAX_ATTRIBUTE_NAME: Final = 150
MAX_ATTRIBUTE_VALUE: Final = 1_000

FIRST_SECOND: Final = 999_999_999
"""The least plausible time, in seconds: 2001-09-09."""

LAST_SECOND: Final = 100_000_000_000
"""The greatest plausible time, in seconds; times in milliseconds are far greater."""

CONDITIONS: Final = frozenset(("segment", "attribute", "and", "or", "not"))
"""The members of a filter of people."""

TIME_NAMES: Final = ("_at", "_date", "At", "Date")
"""The endings of the names of attributes that hold a time."""

# Not the grammar of RFC 5321, which the format `email` checks: what is not an address at all.
ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
"""What an email address looks like."""

ULID: Final = re.compile(r"[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}")
"""What a ULID looks like: 26 digits in base 32, without I, L, O and U, of 128 bits."""

RESERVED: Final = (
    *("id", "email", "phone", "cio_id", "anonymous_id", "created_at", "unsubscribed", "timezone"),
    "cio_subscription_preferences",
)
"""The names of attributes with a meaning to Customer.io."""


MAX_LEVELS: Final = 1_024
"""How many objects and arrays a value may be nested in: as many as are read of a text."""

MAX_VALUES: Final = 1_000_000
"""How many values of a payload are looked at: one of 500,000 bytes has far fewer."""


class EndlessError(Exception):
    """A payload has more values than are looked at, or nests deeper: it may hold itself.

    Attributes:
        depth: Whether it nests too deeply.
    """

    def __init__(self, *, depth: bool) -> None:
        super().__init__(depth)
        self.depth = depth


def values_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield a value and all within it, each with the steps to it.

    Args:
        value: A JSON value.
        path: The steps to it.

    Raises:
        EndlessError: There are too many, or they nest too deeply.
    """
    stack: list[tuple[Path, Any]] = [(path, value)]
    deepest = len(path) + MAX_LEVELS
    for _ in range(MAX_VALUES):
        if not stack:
            return
        here, each = stack.pop()
        yield here, each
        if isinstance(each, dict):
            within = [((*here, name), member) for name, member in each.items()]
        elif isinstance(each, list):
            within = [((*here, index), item) for index, item in enumerate(each)]
        else:
            continue
        if within and len(here) >= deepest:
            raise EndlessError(depth=True)
        stack += reversed(within)
    if stack:
        raise EndlessError(depth=False)


def text_bytes(value: Any, most: int) -> int | None:
    """Return the length of a string in bytes of UTF-8 if it exceeds a limit; None otherwise.

    Args:
        value: Any JSON value; what is not a string has none.
        most: How many bytes are allowed.
    """
    if not isinstance(value, str) or (len(value) <= most and (len(value) * 4 <= most or value.isascii())):
        return None
    size = len(value.encode("utf-8", "surrogatepass"))
    return size if size > most else None


def json_bytes(value: Any) -> int:
    """Return how many bytes a value has as JSON without white space, in UTF-8; 0 where JSON can't hold it."""
    if isinstance(value, str) and value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
        return len(value) + 2
    import json  # noqa: PLC0415 - for what is not a plain string

    try:
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_number)
    except (RecursionError, TypeError, ValueError):  # too deep, in itself, a long integer, or a name that is bytes
        return 0
    return len(text.encode("utf-8", "surrogatepass"))


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)


STRUCTURED: Final = frozenset(("cio_relationships", "cio_subscription_preferences", "relationshipAttributes"))
"""The members among attributes that are not attributes, and may be longer."""

MAX_REMEMBERED: Final = 10_000
"""How many texts of a place, and how many names, are remembered as clean."""

_ELSE = re.compile(r"[\W_]+")


def same_name(name: str) -> str:
    """Return a name without case, spaces and punctuation: `customerId` and `customer_id` become the same."""
    return _ELSE.sub("", name).casefold()


RESERVED_SPELLINGS: Final = {same_name(name): name for name in RESERVED}
"""The reserved names by what `same_name` makes of them."""

GROUP_SPELLINGS: Final = {same_name(name): name for name in ("relationshipAttributes",)}
"""The same of the names that the traits of a group have a meaning for."""

SPELLINGS: Final = RESERVED_SPELLINGS | GROUP_SPELLINGS


WRAPPERS: Final = ("attributes", "identifiers", "traits")
"""The members of other bodies that hold what is at the root of Track v1 identify."""


def is_plain_name(name: str) -> bool:
    """Return whether no rule reports an attribute because of its name."""
    plain = name.islower() and name.isascii() and name.isidentifier() and len(name) <= MAX_ATTRIBUTE_NAME
    return plain and name not in WRAPPERS and SPELLINGS.get(same_name(name), name) == name


CHANNELS: Final = ("email", "sms", "push", "in_app", "whatsapp", "slack", "line", "inbox")
"""The channels that people subscribe to."""

TOPIC: Final = re.compile("topic_[0-9]+")
"""What the name of a topic looks like."""

FORM_FIELDS: Final = ("form_id", "form_name", "form_type", "form_url", "form_url_param")
"""The fields of a form that Customer.io fills itself."""

PEOPLE: Final = (("primary", "secondary"), ("userId", "previousId"))
"""The members of a merge and of an alias that name two people, who become one."""

ONE_RECIPIENT: Final = re.compile(r'[^@\s,"<>]+@[^@\s,"<>]+\.[^@\s.,"<>]+')
"""One plain address in a list of recipients."""
