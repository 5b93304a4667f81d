"""Plausible values in the parts of a body that rules look at: made of what was drawn, so that they differ too."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from cio_schemas.payloads.editing import drop, put, value_at
from cio_schemas.payloads.rules.collection import findings
from cio_schemas.payloads.rules.events import SEMANTIC
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sections import Part, parts, sections
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from collections.abc import Callable

NOW: Final = 1_715_937_000
"""The time, in seconds, around which all times of fixtures lie: a constant, so that fixtures are reproducible."""

TRIES: Final = 20
"""How often what rules report is taken out of a body."""


def plausible(name: str, body: Any) -> Any:
    """Return a body with plausible values in the parts that rules examine, and without what they report.

    Args:
        name: The name of a bundled schema.
        body: Valid under it.

    Example:
        >>> plausible("track/v1/event", {"name": " x ", "timestamp": 1})
        {'name': 'feedback sent', 'timestamp': 1715959583}
    """
    made = _tidy(copy.deepcopy(body))
    for section in [*sections(name, made)]:
        for part in [*parts(section)]:
            change = _PLAUSIBLE.get(part.role)
            if change is not None and (found := value_at(made, part.path)) is not None:
                made = put(made, part.path, change(found, part))
    for _ in range(TRIES):
        reported = [finding.path for _, finding in findings(name, made) if finding.path]
        if not reported:
            return made
        for path in sorted(reported, key=len, reverse=True):
            drop(made, path)
    return made


_EVENTS: Final = ("order placed", "plan changed", "invoice paid", "page viewed", "trial started", "feedback sent")
_PEOPLE: Final = ("ada", "grace", "alan", "edsger", "barbara", "donald")
_ATTRIBUTES: Final = {"first_name": "Ada", "plan": "basic", "seats": 5, "city": "London"}
_DATA: Final = {"order_id": "A-1029", "total": 129.9, "currency": "EUR"}


def _number(value: Any) -> int:
    return crc32(json.dumps(value, default=str).encode("utf-8", "replace"))


def _tidy(value: Any) -> Any:
    """Return a value without members that no bundled schema names, and with present times."""
    if isinstance(value, dict):
        known = _declared()
        return {name: _tidy(member) for name, member in value.items() if name in known or _TOPIC.fullmatch(name)}
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    return "2024-05-17T09:10:00Z" if isinstance(value, str) and _TIME.fullmatch(value) else value


_TOPIC: Final = re.compile(r"topic_[0-9]{1,3}|cio_subscription_preferences\..*")
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*")


@cache
def _declared() -> frozenset[str]:
    """Return the names of all properties that the bundled schemas describe."""
    names: set[str] = set()
    pending: list[Any] = [catalog.known(catalog.id_of(name)) for name in (*catalog.PATHS, *catalog.PARTS)]
    for schema in pending:
        if isinstance(schema, dict):
            properties = schema.get("properties")
            names.update(properties if isinstance(properties, dict) else ())
            pending += schema.values()
        elif isinstance(schema, list):
            pending += schema
    return frozenset(names)


def _event(value: Any, _: Part) -> str:
    return value if value in SEMANTIC else _EVENTS[_number(value) % len(_EVENTS)]


def _address(value: Any, _: Part) -> str:
    return f"{_PEOPLE[_number(value) % len(_PEOPLE)]}@example.com"


def _without_unknown(value: Any, part: Part) -> Any:
    """Return a body without the members that no document names."""
    return {name: value[name] for name in value if name in part.known} if part.known else value


def _with_some_of(others: dict[str, Any]) -> Callable[[Any, Part], Any]:
    """Return what puts some plausible members in place of those without a meaning to Customer.io."""

    def change(value: dict[str, Any], _: Part) -> dict[str, Any]:
        kept = {name: member for name, member in value.items() if name in _MEANT}
        return kept | dict([*others.items()][: _number(value) % (len(others) + 1)])

    return change


_MEANT: Final = frozenset(
    (
        *("id", "email", "phone", "anonymous_id", "created_at", "_timestamp", "_update", "unsubscribed", "timezone"),
        *("cio_subscription_preferences", "cio_relationships", "object_type_id", "objectTypeId"),
        *("relationshipAttributes", "recipient", "objectId", "deliveryId", "metric", "device_token"),
    )
)

_PLAUSIBLE: Final[dict[Role, Callable[[Any, Part], Any]]] = {
    Role.BODY: _without_unknown,
    **dict.fromkeys((Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES), _with_some_of(_ATTRIBUTES)),
    Role.DATA: _with_some_of(_DATA),
    **dict.fromkeys((Role.EVENT_NAME, Role.SEMANTIC_NAME), _event),
    Role.EVENT_ID: lambda value, _: f"01HY2W4J5W3S1VJ0V8{_number(value) % 10**8:08}",
    **dict.fromkeys((Role.EMAIL, Role.RECIPIENT), _address),
    Role.PERSON_ID: lambda value, _: str(1000 + _number(value) % 1000),
    Role.ANONYMOUS_ID: lambda value, _: f"anon-{1000 + _number(value) % 1000}",
    Role.OBJECT_ID: lambda value, _: f"team-{_number(value) % 100}",
    Role.CIO_ID: lambda value, _: f"0300000{_number(value) % 10}",
    Role.SECONDS: lambda value, _: NOW + _number(value) % 86_400,
    Role.UNSUBSCRIBED: lambda value, _: _number(value) % 2 == 0,
    Role.RECIPIENTS: lambda value, _: {
        **value,
        **{key: "ada@example.com" for key in ("to", "cc", "bcc") if value.get(key)},
    },
    Role.ATTACHMENTS: lambda _, __: {"a.txt": "cGxhaW4="},
    Role.HEADERS: lambda value, _: {"X-Ticket": str(_number(value) % 100)},
    Role.PREFERENCES: lambda value, _: {"topics": {"topic_1": _number(value) % 2 == 0}},
    Role.NOTHING: lambda _, __: {},
    Role.AUDIENCE: lambda value, _: {"segment": {"id": 1 + _number(value) % 20}},
    Role.SMS: lambda value, _: {"to": "+15551234567", **value},
    Role.FORM: lambda value, _: {
        name: member if isinstance(member, str) else str(_number(member) % 100) for name, member in value.items()
    },
}
