"""The places that rules examine: the role of each part of each body, by the names of the bundled schemas."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from cio_schemas.schema import catalog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final, TypeAlias


class Role(StrEnum):
    """What a part of a payload is."""

    BODY = "body"
    MEMBERS = "object in a body"
    FLAT = "body that holds all else in one member"
    NOTHING = "body that nobody reads"
    CALL = "call"
    BATCH = "batch"
    EVENT_NAME = "event name"
    SEMANTIC_NAME = "name of a Pipelines event"
    DATA = "event data"
    INVITE = "anonymous event"
    EVENT_ID = "event id"
    RECIPIENT = "recipient of a triggered message"
    SECONDS = "time in seconds"
    PERSON_ID = "person id"
    OBJECT_ID = "object id"
    CIO_ID = "cio_id"
    ANONYMOUS_ID = "anonymous id"
    EMAIL = "email address"
    PERSON = "person and attributes"
    ATTRIBUTES = "attributes of a person"
    OBJECT_ATTRIBUTES = "attributes of an object or a relationship"
    UNSUBSCRIBED = "unsubscribed"
    FORM = "data of a form"
    MERGE = "two people who become one"
    ENTITY_MERGE = "merge in Track v2"
    PREFERENCES = "subscription preferences"
    SMS = "SMS"
    AUDIENCE = "people who receive a broadcast"
    RECIPIENTS = "recipients of an email"
    ATTACHMENTS = "attachments of an email"
    HEADERS = "headers of an email"
    REQUEST = "recorded request"


BY_SIZE: Final = frozenset((Role.CALL, Role.BATCH))
"""The roles whose rules look at the size alone."""

Steps: TypeAlias = "tuple[str, ...]"
"""Names of members, and EACH for the items of arrays."""

Place: TypeAlias = "tuple[Steps, Role]"
"""Steps into a body, `*` for each item of an array, and the value there."""

EACH: Final = "*"

EXAMPLES: Final = {
    **dict.fromkeys((Role.PERSON_ID, Role.OBJECT_ID, Role.CIO_ID, Role.EMAIL, Role.MERGE), "track/v1/merge"),
    **dict.fromkeys((Role.BODY, Role.FLAT, Role.EVENT_NAME, Role.DATA), "track/v1/event"),
    **dict.fromkeys((Role.EVENT_ID, Role.RECIPIENT, Role.SECONDS), "track/v1/event"),
    **dict.fromkeys((Role.ATTRIBUTES, Role.UNSUBSCRIBED, Role.PREFERENCES), "track/v1/identify"),
    **dict.fromkeys((Role.PERSON, Role.OBJECT_ATTRIBUTES, Role.ENTITY_MERGE), "track/v2/entity"),
    **dict.fromkeys((Role.RECIPIENTS, Role.ATTACHMENTS, Role.HEADERS), "app/send-email"),
    Role.SEMANTIC_NAME: "pipelines/track",
    Role.INVITE: "track/v1/anonymous-event",
    Role.FORM: "track/v1/form",
    Role.SMS: "app/send-sms",
    Role.AUDIENCE: "app/trigger-broadcast",
    Role.NOTHING: "track/v1/no-body",
    Role.CALL: "pipelines/identify",
    Role.BATCH: "track/v2/batch",
    Role.REQUEST: "request",
}
"""The schema of the bodies that the examples of a rule are, by the first role that it looks at."""


def _person(*above: str) -> tuple[Place, ...]:
    """Return where the identifiers of a person are in an object."""
    return (
        ((*above, "id"), Role.PERSON_ID),
        ((*above, "email"), Role.EMAIL),
        ((*above, "cio_id"), Role.CIO_ID),
        ((*above, "anonymous_id"), Role.ANONYMOUS_ID),
    )


def _attributes(*above: str) -> tuple[Place, ...]:
    """Return the places of what the attributes of a person state."""
    return (
        ((*above,), Role.ATTRIBUTES),
        ((*above, "unsubscribed"), Role.UNSUBSCRIBED),
        ((*above, "created_at"), Role.SECONDS),
        ((*above, "_timestamp"), Role.SECONDS),
        ((*above, "email"), Role.EMAIL),
        ((*above, "id"), Role.PERSON_ID),
        ((*above, "cio_id"), Role.CIO_ID),
        ((*above, "anonymous_id"), Role.ANONYMOUS_ID),
        ((*above, "cio_subscription_preferences"), Role.PREFERENCES),
    )


def _of_object(*above: str) -> tuple[Place, ...]:
    """Return the places of what the attributes of an object or a relationship state."""
    return ((above, Role.OBJECT_ATTRIBUTES), ((*above, "created_at"), Role.SECONDS))


_BODY: Final[Place] = ((), Role.BODY)
_FLAT: Final[Place] = ((), Role.FLAT)
_BATCH: Final[tuple[Place, ...]] = (((), Role.BATCH),)
_REQUEST: Final[tuple[Place, ...]] = (((), Role.REQUEST),)
_EVENT: Final[tuple[Place, ...]] = (
    _BODY,
    (("name",), Role.EVENT_NAME),
    (("data",), Role.DATA),
    (("data", "recipient"), Role.RECIPIENT),
    (("timestamp",), Role.SECONDS),
    (("anonymous_id",), Role.ANONYMOUS_ID),
)
_EVENT_ID: Final[Place] = (("id",), Role.EVENT_ID)
_MERGED: Final[tuple[Place, ...]] = (((), Role.MERGE), *_person("primary"), *_person("secondary"))
_RELATED: Final[tuple[Place, ...]] = (
    (("cio_relationships", EACH, "identifiers", "object_id"), Role.OBJECT_ID),
    *_of_object("cio_relationships", EACH, "relationship_attributes"),
    (("cio_relationships", EACH), Role.MEMBERS),
    *_person("cio_relationships", EACH, "identifiers"),
)
_V2: Final[tuple[Place, ...]] = (
    _BODY,
    ((), Role.CALL),
    *_person("identifiers"),
    (("identifiers", "object_id"), Role.OBJECT_ID),
    (("timestamp",), Role.SECONDS),
    (("device",), Role.MEMBERS),
    (("device", "last_used"), Role.SECONDS),
    *_RELATED,
)
_V2_EVENT: Final[tuple[Place, ...]] = (
    *_V2,
    _FLAT,
    _EVENT_ID,
    (("name",), Role.EVENT_NAME),
    (("attributes",), Role.DATA),
    (("attributes", "recipient"), Role.RECIPIENT),
)
ENTITIES: Final[dict[str, tuple[Place, ...]]] = {
    **{f"person/{action}": _V2_EVENT for action in ("event", "page", "screen")},
    "person/identify": (*_V2, _FLAT, ((), Role.PERSON), *_attributes("attributes")),
    "person/merge": (*_V2, *_MERGED, ((), Role.ENTITY_MERGE)),
    "object": (
        *_V2,
        _FLAT,
        *_of_object("attributes"),
        (("anonymous_id",), Role.ANONYMOUS_ID),
    ),
    "other": _V2,
}
_CALL: Final[tuple[Place, ...]] = (
    _BODY,
    ((), Role.CALL),
    (("userId",), Role.PERSON_ID),
    (("anonymousId",), Role.ANONYMOUS_ID),
    (("context", "device", "last_used"), Role.SECONDS),
)
_PIPELINES: Final[dict[str, tuple[Place, ...]]] = {
    "identify": (*_CALL, _FLAT, *_attributes("traits")),
    "track": (
        *_CALL,
        _FLAT,
        (("event",), Role.EVENT_NAME),
        (("event",), Role.SEMANTIC_NAME),
        (("properties",), Role.DATA),
    ),
    **dict.fromkeys(("page", "screen"), (*_CALL, _FLAT, (("name",), Role.EVENT_NAME), (("properties",), Role.DATA))),
    "group": (
        *_CALL,
        _FLAT,
        (("groupId",), Role.OBJECT_ID),
        *_of_object("traits"),
        *_of_object("traits", "relationshipAttributes"),
    ),
    "alias": (*_CALL, (("previousId",), Role.PERSON_ID), ((), Role.MERGE)),
}
_SEND: Final[tuple[Place, ...]] = (_BODY, _FLAT, *_person("identifiers"), (("send_at",), Role.SECONDS))

_PLACES: Final[dict[str, tuple[Place, ...]]] = {
    "event": (*_EVENT, (("customer_id",), Role.PERSON_ID)),
    "customer": (
        _BODY,
        *_person("identifiers"),
        *_attributes("attributes"),
        (("created_at",), Role.SECONDS),
        (("anonymous_id",), Role.ANONYMOUS_ID),
        (("devices", EACH, "last_used"), Role.SECONDS),
        ((), Role.PERSON),
    ),
    "track/v1/identify": (
        _BODY,
        *_attributes(),
        (("cio_relationships",), Role.MEMBERS),
        (("cio_relationships", "relationships", EACH), Role.MEMBERS),
        (("cio_relationships", "relationships", EACH, "identifiers", "object_id"), Role.OBJECT_ID),
        *_of_object("cio_relationships", "relationships", EACH, "relationship_attributes"),
    ),
    "track/v1/event": (*_EVENT, _EVENT_ID, _FLAT),
    "track/v1/anonymous-event": (*_EVENT, _EVENT_ID, _FLAT, ((), Role.INVITE)),
    "track/v1/device": (_BODY, (("device",), Role.MEMBERS), (("device", "last_used"), Role.SECONDS)),
    "track/v1/merge": (_BODY, *_MERGED),
    "track/v1/form": (_BODY, _FLAT, *_person("data"), (("data",), Role.ATTRIBUTES), (("data",), Role.FORM)),
    "track/v1/metrics": (_BODY, (("timestamp",), Role.SECONDS)),
    "track/v1/push-metrics": (_BODY, (("timestamp",), Role.SECONDS)),
    "track/v1/segment-ids": (_BODY, (("ids", EACH), Role.PERSON_ID)),
    **{f"pipelines/{call}": places for call, places in _PIPELINES.items()},
    "app/send-email": (
        *_SEND,
        ((), Role.RECIPIENTS),
        (("attachments",), Role.ATTACHMENTS),
        (("headers",), Role.HEADERS),
    ),
    **{f"app/send-{kind}": _SEND for kind in ("push", "whatsapp", "in-app", "inbox-message")},
    "app/send-sms": (*_SEND, ((), Role.SMS)),
    "app/trigger-broadcast": (
        _BODY,
        _FLAT,
        (("recipients",), Role.MEMBERS),
        (("recipients",), Role.AUDIENCE),
        (("ids", EACH), Role.PERSON_ID),
        (("emails", EACH), Role.EMAIL),
        (("per_user_data", EACH), Role.MEMBERS),
        *_person("per_user_data", EACH),
    ),
    "webhooks/reporting": (_BODY, (("timestamp",), Role.SECONDS)),
    "track/v1/no-body": (((), Role.NOTHING),),
    **{f"track/v2/entity {kind}": places for kind, places in ENTITIES.items()},
    **dict.fromkeys(("track/v2/batch", "pipelines/batch"), _BATCH),
    "pipelines": _CALL,  # an item of a batch whose type is none
    "request": _REQUEST,
}


def places_of(key: str) -> tuple[Place, ...]:
    """Return the places of the parts of a section, from the section.

    Args:
        key: Of the section; see `Section`.
    """
    return _PLACES[key]


def key_of(name: str, body: Any) -> str | None:
    """Return the key of the only section of a payload, None if there may be several; see `sections`."""
    if name in OUTLINES:
        return OUTLINES[name](body)
    return None if name == "request" or name in ITEMS else name


def _entity(body: Any) -> str:
    try:
        return _entity_key(body["type"], body["action"])
    except (TypeError, KeyError):
        kind = body.get("type") if isinstance(body, dict) else None
        return f"track/v2/entity {'object' if kind == 'object' else 'other'}"


@lru_cache(maxsize=64)
def _entity_key(kind: Any, action: Any) -> str:
    key = f"{kind}/{action}"
    if key not in ENTITIES:
        key = "object" if kind == "object" else "other"
    return f"track/v2/entity {key}"


def _call_of_batch(body: Any) -> str:
    name = f"pipelines/{body.get('type')}" if isinstance(body, dict) else ""
    return name if name in CALLS else "pipelines"


OUTLINES: Final[dict[str, Callable[[Any], str]]] = {"track/v2/entity": _entity}
"""From the name of a schema to what returns the key of a payload's only section."""

ITEMS: Final[dict[str, Callable[[Any], str]]] = {"track/v2/batch": _entity, "pipelines/batch": _call_of_batch}
"""From the name of the schema of a batch to what returns the key of an item's section."""

CALLS: Final = frozenset(f"pipelines/{call}" for call in _PIPELINES)
"""The names of the schemas of the Pipelines calls that a batch may hold."""


NAMED: Final = frozenset((Role.BODY, Role.MEMBERS, Role.FLAT))
"""The roles whose rules look at the names of members, and at which of them are known."""


@cache
def known_names(key: str, steps: Steps = ()) -> frozenset[str]:
    """Return the names of members that a place of a section is known to have; none if any name may be there.

    Args:
        key: Of the section.
        steps: To the place.
    """
    name = key.partition(" ")[0]
    if name not in catalog.PATHS or (name in _OPEN and not steps):
        return frozenset()
    found = _applied(catalog.id_of(name))
    for step in steps:
        found = [each for schema in found for each in _below(schema, step)]
    return frozenset(member for _, schema in found for member in schema.get("properties", ()))


_OPEN: Final = frozenset(("track/v1/identify", "webhooks/reporting", "track/v1/no-body"))

_Placed: TypeAlias = "tuple[str, dict[str, Any]]"
"""The base URI of a subschema, and it."""


def _applied(uri: str) -> list[_Placed]:
    """Return a subschema of the bundled ones and all that applies to the same place."""
    base, _, pointer = uri.partition("#")
    document: Any = catalog.known(base) or {}
    return _with(base, document["$defs"][pointer.rpartition("/")[2]] if pointer else document)


def _with(base: str, schema: dict[str, Any]) -> list[_Placed]:
    found = [(base, schema)]
    for _, each in found:
        found += ((base, other) for other in each.get("allOf", ()))
        found += ((base, each[keyword]) for keyword in ("then", "else") if isinstance(each.get(keyword), dict))
    references = [each["$ref"] for _, each in found if "$ref" in each]
    return found + [other for each in references for other in _applied(base + each if each[0] == "#" else each)]


def _below(placed: _Placed, step: str) -> list[_Placed]:
    """Return what applies to a member of an object, or to the items of an array."""
    base, schema = placed
    child = schema.get("items") if step == EACH else schema.get("properties", {}).get(step)
    return _with(base, child) if isinstance(child, dict) else []
