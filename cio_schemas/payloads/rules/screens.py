"""Screens: for each bundled schema, a JSON Schema that accepts only payloads in which no rule finds anything.

The kernel asks them beside the schema itself, so that clean payloads need no rule, and no Python. A screen never
accepts what a rule reports, of those that are on by default; what it refuses, the rules look at. `screening` is the
same in Python. Screens are compiled before they are shipped (`cio_schemas.precompiled`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.payloads.rules.customers import CHANNELS, FORM_FIELDS, STRUCTURED, TOPIC
from cio_schemas.payloads.rules.measures import (
    FIRST_SECOND,
    LAST_SECOND,
    MAX_ATTRIBUTE_NAME,
    MAX_ATTRIBUTE_VALUE,
    MAX_ID,
    MAX_NAME,
    SPELLINGS,
)
from cio_schemas.payloads.rules.places import EACH, ENTITIES, ITEMS, NAMED, OUTLINES, Role, known_names, places_of

if TYPE_CHECKING:
    from cio_schemas.payloads.rules.places import Steps

# How many bytes the text of a payload may have. Its numbers may become four or five times as long when they are written
# again, and it stays below the limit of the rules then: 32,000 bytes of a call, and 100,000 of data or attributes.
_SIZES: Final = {Role.CALL: 4_000, Role.BATCH: 4_000, Role.DATA: 12_500, Role.OBJECT_ATTRIBUTES: 12_500}


def screen_of(name: str) -> dict[str, Any] | None:
    """Return the screen for the payloads of a bundled schema; None where its rules look at more than a payload.

    Args:
        name: The name of the schema.
    """
    if name == "request":
        return None
    if name in ITEMS:
        item = _of_entities() if ITEMS[name] is OUTLINES["track/v2/entity"] else _of_calls()
        return {"properties": {"batch": {"items": item}}}
    return _of_entities() if name in OUTLINES else _of_section(name)


def max_size_of(name: str) -> int:
    """Return how many bytes a payload may have that its screen accepts; 0 for any number.

    Args:
        name: The name of the bundled schema.
    """
    keys = [name] if name not in OUTLINES else [f"{name} {kind}" for kind in ENTITIES]
    return min((_SIZES[role] for key in keys for _, role in places_of(key) if role in _SIZES), default=0)


def _of_section(key: str) -> dict[str, Any]:
    places: defaultdict[Steps, list[Role]] = defaultdict(list)
    for steps, role in places_of(key):
        places[steps].append(role)
    return _at(places, key)


def _of_entities() -> dict[str, Any]:
    """Return the screen for an entity of Track v2, or an item of a batch of them: by its type and action."""
    person = {"type": {"const": "person"}}
    actions = [key.removeprefix("person/") for key in ENTITIES if key.startswith("person/")]
    forms: list[tuple[str, dict[str, Any]]] = [
        *((f"person/{action}", person | {"action": {"const": action}}) for action in actions),
        ("object", {"type": {"const": "object"}}),
        ("other", person | {"action": {"type": "string", "not": {"enum": actions}}}),
    ]
    return {"anyOf": [_of_form(f"track/v2/entity {key}", members) for key, members in forms]}


def _of_calls() -> dict[str, Any]:
    """Return the screen for an item of a batch of Pipelines calls: by its type."""
    calls = ("identify", "track", "page", "screen", "group", "alias")
    return {"anyOf": [_of_form(f"pipelines/{call}", {"type": {"const": call}}) for call in calls]}


def _of_form(key: str, members: dict[str, Any]) -> dict[str, Any]:
    """Return the screen for sections of a key, which have members with given values."""
    return {"required": [*members], "allOf": [{"properties": members}, _of_section(key)]}


def _at(places: dict[Steps, list[Role]], key: str, path: Steps = ()) -> dict[str, Any]:
    """Return the screen for what stands at a place, and below it."""
    below: defaultdict[str, dict[Steps, list[Role]]] = defaultdict(dict)
    for (step, *further), roles in ((steps, roles) for steps, roles in places.items() if steps):
        below[step][tuple(further)] = roles
    members = {step: _at(further, key, (*path, step)) for step, further in below.items()}
    here = frozenset(places.get((), ()))
    own = [_SCREENS[role] for role in places.get((), ()) if role in _SCREENS]
    if EACH in members:
        own.append({"items": members.pop(EACH)})
    if members:
        own.append({"properties": members})
    known = known_names(key, path) if NAMED.intersection(here) else ()
    if known:
        own.append({"properties": dict.fromkeys(sorted(known), True), "additionalProperties": False})
    if {Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES}.intersection(here):
        own.append(_attributes(members))
    return own[0] if len(own) == 1 else {"allOf": own} if own else {}


def _attributes(members: dict[str, Any]) -> dict[str, Any]:
    """Return the screen for attributes; those with roles of their own are screened by these."""
    return {
        "propertyNames": _ATTRIBUTE_NAME,
        "properties": dict.fromkeys((*members, *sorted(STRUCTURED)), True),
        "patternProperties": {"(?:_at|_date)$": _TIME_OR_ELSE},
        "additionalProperties": _ATTRIBUTE,
    }


def _spelled(name: str) -> str:
    """Return a pattern for a name in lower case, with underscores wherever they may be."""
    return "_*" + "".join(f"{char}_*" for char in name)


_SPACE: Final = r"\s\x1c-\x1f\x85"
"""What ECMA-262 or Python takes for white space, within a class of characters."""

_TRIMMED: Final = "^[!-~](?:[ -~]*[!-~])?$"
_TRIMMED_UNICODE: Final = f"^[^{_SPACE}](?:[^]*[^{_SPACE}])?$"


def _text(most: int) -> dict[str, Any]:
    """Return the screen for a text that is not blank, has no white space at an end, and so many bytes at most."""
    return {
        "type": ["string", "null"],
        "anyOf": [
            {"maxLength": most, "pattern": _TRIMMED},
            {"maxLength": most // 4, "pattern": _TRIMMED_UNICODE},
        ],
    }


_ID: Final[dict[str, Any]] = {**_text(MAX_ID), "not": {"type": "string", "pattern": "^cio_"}}
_ADDRESS: Final[dict[str, Any]] = {
    "type": ["string", "null"],
    "maxLength": MAX_ATTRIBUTE_VALUE // 4,
    "pattern": rf"^[^@{_SPACE}]+@[^@{_SPACE}]+\.[^@.{_SPACE}]+$",
}
_SECONDS: Final[dict[str, Any]] = {
    "type": ["number", "null"],
    "exclusiveMinimum": FIRST_SECOND,
    "exclusiveMaximum": LAST_SECOND,
}
_PLAIN_ADDRESS: Final = rf'[^@,"<>{_SPACE}]+@[^@,"<>{_SPACE}]+\.[^@,.\"<>{_SPACE}]+'
_FEW_RECIPIENTS: Final[dict[str, Any]] = {
    "type": ["string", "null"],
    "maxLength": MAX_ATTRIBUTE_VALUE,
    "pattern": f"^{_PLAIN_ADDRESS}(?:, ?{_PLAIN_ADDRESS}){{0,4}}$",
}
_TWO_WAYS: Final = tuple(
    (first, second) for first in ("id", "email", "cio_id") for second in ("id", "email", "cio_id") if first != second
)

_ATTRIBUTE_NAME: Final[dict[str, Any]] = {
    "anyOf": [
        {"enum": sorted(SPELLINGS.values())},
        {
            "maxLength": MAX_ATTRIBUTE_NAME,
            "pattern": "^[a-z_][a-z0-9_]*$",
            "not": {"pattern": f"^(?:{'|'.join(map(_spelled, sorted(SPELLINGS)))})$"},
        },
    ]
}
"""A lower-case name that is not another spelling of a reserved one."""

_SHORT: Final[dict[str, Any]] = {"type": ["string", "number", "boolean", "null"], "maxLength": 25}
_ATTRIBUTE: Final[dict[str, Any]] = {
    "anyOf": [
        {"type": ["number", "boolean", "null"]},
        {"type": "string", "maxLength": MAX_ATTRIBUTE_VALUE // 4},
        {"type": "string", "maxLength": MAX_ATTRIBUTE_VALUE, "pattern": "^[ -~]*$"},
        {"type": "array", "maxItems": 6, "items": _SHORT},
    ]
}
"""A value that has 1,000 bytes at most: a character has four, or six where it is written as an escape."""

_TIME_OR_ELSE: Final[dict[str, Any]] = {
    "anyOf": [
        {"type": "number", "exclusiveMaximum": LAST_SECOND},
        {"type": ["boolean", "null"]},
        {"type": "string", "maxLength": MAX_ATTRIBUTE_VALUE // 4, "pattern": "^[A-Za-z]"},
    ]
}
"""The value of an attribute that is named like a time: neither milliseconds nor a date as text."""


def _only(name: str) -> dict[str, Any]:
    """Return what a person satisfies who is named in one way alone."""
    return {"type": "object", "required": [name], "properties": {name: True}, "additionalProperties": False}


_NOUNS: Final = ("device", "user", "person", "object", "relationship", "report")
"""What the names of events that act on something name, one of them each."""

_SCREENS: Final[dict[Role, dict[str, Any]]] = {
    Role.EVENT_NAME: _text(MAX_NAME),
    Role.SEMANTIC_NAME: {
        "type": ["string", "null"],
        "pattern": "^[ -~]*$",
        "not": {
            "type": "string",
            "pattern": "|".join(r"[^A-Za-z0-9]*".join(f"[{char.upper()}{char}]" for char in noun) for noun in _NOUNS),
        },
    },
    **dict.fromkeys((Role.PERSON_ID, Role.OBJECT_ID, Role.CIO_ID), _ID),
    **dict.fromkeys((Role.EMAIL, Role.RECIPIENT), _ADDRESS),
    Role.SECONDS: _SECONDS,
    Role.UNSUBSCRIBED: {"type": ["boolean", "null"]},
    Role.PERSON: {
        "not": {
            "required": ["identifiers", "attributes"],
            "properties": {name: {"required": ["email"]} for name in ("identifiers", "attributes")},
        }
    },
    Role.INVITE: {
        "anyOf": [
            {"required": ["anonymous_id"]},
            {"required": ["data"], "properties": {"data": {"type": "object", "required": ["recipient"]}}},
        ]
    },
    Role.FORM: {"properties": dict.fromkeys(FORM_FIELDS, False), "additionalProperties": {"type": ["string", "null"]}},
    Role.MERGE: {
        "anyOf": [
            {"required": ["primary", "secondary"], "properties": {"primary": _only(one), "secondary": _only(other)}}
            for one, other in _TWO_WAYS
        ]
    },
    Role.PREFERENCES: {
        "type": ["object", "null"],
        "properties": {
            "topics": {"patternProperties": {TOPIC: True}, "additionalProperties": False},
            "channels": {"properties": dict.fromkeys(CHANNELS, True), "additionalProperties": False},
        },
        "additionalProperties": False,
    },
    Role.SMS: {"required": ["to"]},
    Role.NOTHING: {"maxProperties": 0},
    Role.RECIPIENTS: {"properties": dict.fromkeys(("to", "cc", "bcc"), _FEW_RECIPIENTS)},
    Role.ATTACHMENTS: {"type": ["object", "null"], "maxProperties": 0},
}
"""What shows of the value at a place that no rule reports it. Roles that are not here are judged by the size alone."""
