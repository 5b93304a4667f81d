"""CE: events, in all the APIs that take them."""

from __future__ import annotations

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion, spelled
from cio_schemas.payloads.rules.measures import MAX_NAME, ULID, json_bytes, same_name, text_bytes
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sources import PIPELINES, TRACK
from cio_schemas.rules.changes import Trim
from cio_schemas.rules.rule import ERROR, INFO, SAFE, WARNING, Finding, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from cio_schemas.payloads.rules.sections import Part


MAX_DATA: Final = 100_000
"""How many bytes the data of an event may have."""


@rule(
    "CE101",
    "event-name-too-long",
    ERROR,
    what="The name of an event, a page or a screen has more than 100 bytes in UTF-8.",
    why="Customer.io answers 200 and drops the event. `maxLength` counts characters, not bytes.",
    bad='{"name": "' + "é" * 51 + '"}',
    good='{"name": "' + "é" * 50 + '"}',
    roles=(Role.EVENT_NAME,),
    source=TRACK,
    screen=Criterion("short string", MAX_NAME),
)
def event_name_too_long(part: Part) -> Iterator[Finding]:
    if (size := text_bytes(part.value, MAX_NAME)) is not None:
        yield Finding(part.path, f"expected a name of at most {MAX_NAME} bytes, found {size:,}")


@rule(
    "CE102",
    "event-name-blank",
    ERROR,
    what="The name of an event, a page or a screen is nothing but white space.",
    why="Customer.io trims names, and drops an event without one.",
    bad='{"name": " "}',
    good='{"name": "purchase"}',
    roles=(Role.EVENT_NAME,),
    source=TRACK,
    screen=Criterion("not blank", 1),
)
def event_name_blank(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value and not part.value.strip():
        yield Finding(part.path, "expected a name, found nothing but white space")


@rule(
    "CE103",
    "event-name-untrimmed",
    WARNING,
    what="The name of an event has white space at an end.",
    why="Customer.io trims names; a campaign that waits for the untrimmed name waits forever.",
    bad='{"name": "purchase "}',
    good='{"name": "purchase"}',
    fix=SAFE,
    safety="Customer.io trims the name itself.",
    roles=(Role.EVENT_NAME,),
    source=TRACK,
    screen=Criterion("trimmed"),
)
def event_name_untrimmed(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.strip() not in ("", part.value):
        message = f"expected no white space around the name, found {show(part.value)}"
        yield Finding(part.path, message, fix=(Trim(part.path),))


@rule(
    "CE104",
    "event-data-too-large",
    ERROR,
    what="The data of an event has more than 100,000 bytes.",
    why="Customer.io refuses the event.",
    bad='{"name": "x", "data": {"text": "' + "a" * 100_000 + '"}}',
    good='{"name": "x", "data": {"text": "a"}}',
    roles=(Role.DATA,),
    source=TRACK,
    screen=Criterion("short json", MAX_DATA),
)
def event_data_too_large(part: Part) -> Iterator[Finding]:
    size = json_bytes(part.value)
    if size > MAX_DATA:
        yield Finding(part.path, f"expected data of at most {MAX_DATA:,} bytes, found {size:,}", key=bool(part.path))


SEMANTIC: Final = (
    *("Device Created or Updated", "Device Deleted", "User Deleted", "User Suppressed", "User Unsuppressed"),
    *("Relationship Deleted", "Object Deleted", "Report Delivery Event", "Report Content Event"),
)
"""The names of events that act on people, devices and objects."""

_BY_NAME: Final = {same_name(name): name for name in SEMANTIC} | {
    "deleteperson": "User Deleted",
    "suppressperson": "User Suppressed",
    "unsuppressperson": "User Unsuppressed",
    "deletedevice": "Device Deleted",
    "deleteobject": "Object Deleted",
    "deleterelationship": "Relationship Deleted",
}


@rule(
    "CE105",
    "near-reserved-event-name",
    WARNING,
    what="The name of a Pipelines event is almost one of those that act on people, devices and objects.",
    why="Names are case-sensitive: `User deleted` is an ordinary event, and nobody is deleted.",
    bad='{"userId": "1", "event": "User deleted"}',
    good='{"userId": "1", "event": "Account Closed"}',
    roles=(Role.SEMANTIC_NAME,),
    source=PIPELINES,
    screen=spelled("other spelling", _BY_NAME),
)
def near_reserved_event_name(part: Part) -> Iterator[Finding]:
    meant = _BY_NAME.get(same_name(part.value)) if isinstance(part.value, str) else None
    if meant is not None and meant != part.value.strip():
        message = (
            f"{show(part.value)} is an ordinary event; did you mean {meant!r}, which acts? If not, choose another name"
        )
        yield Finding(part.path, message)


@rule(
    "CE106",
    "reserved-event-name",
    INFO,
    what="The name of a Pipelines event is one of those that act on people, devices and objects.",
    why="Using such a name by chance deletes or suppresses people.",
    bad='{"userId": "1", "event": "User Deleted"}',
    good='{"userId": "1", "event": "Account Closed"}',
    default=False,
    roles=(Role.SEMANTIC_NAME,),
    source=PIPELINES,
)
def reserved_event_name(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.strip() in SEMANTIC:
        yield Finding(part.path, f"{show(part.value)} does not only report: it acts on people, devices or objects")


@rule(
    "CE107",
    "nobody-to-invite",
    WARNING,
    what="An anonymous event has neither `anonymous_id` nor `data.recipient`.",
    why="The event belongs to nobody: it can't be joined to a person later, and no message can be sent for it.",
    bad='{"name": "invited"}',
    good='{"name": "invited", "data": {"recipient": "ada@example.com"}}',
    roles=(Role.INVITE,),
    source="https://github.com/customerio/customerio-python#anonymous-events",
    screen=Criterion("has either", texts=("anonymous_id", "data", "recipient")),
)
def nobody_to_invite(part: Part) -> Iterator[Finding]:
    body = part.value
    if not isinstance(body, dict) or "anonymous_id" in body:
        return
    data = body.get("data")
    if not (isinstance(data, dict) and "recipient" in data):
        yield Finding(part.path, "neither `anonymous_id` nor `data.recipient` says whose event this is")


@rule(
    "CE108",
    "recipient-overrides",
    INFO,
    what="The data of an event has `recipient`.",
    why="Messages of campaigns that the event triggers go there, and not to the person.",
    bad='{"name": "x", "data": {"recipient": "ada@example.com"}}',
    good='{"name": "x", "data": {"to": "ada@example.com"}}',
    default=False,
    roles=(Role.RECIPIENT,),
    source=TRACK,
)
def recipient_overrides(part: Part) -> Iterator[Finding]:
    yield Finding(part.path, "messages that this event triggers go to `recipient`, not to the person", key=True)


@rule(
    "CE109",
    "event-id-not-a-ulid",
    WARNING,
    what="The `id` of an event is not a ULID.",
    why="The documentation requires one: an event whose `id` came before, as the id of a person does, is dropped as a "
    "repetition.",
    bad='{"name": "purchase", "id": "order-1029"}',
    good='{"name": "purchase", "id": "01HY2W4J5W3S1VJ0V8ZC8J6M7Q"}',
    roles=(Role.EVENT_ID,),
    source=TRACK,
    screen=Criterion("ULID"),
)
def event_id_not_a_ulid(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and not ULID.fullmatch(part.value):
        yield Finding(part.path, f"expected a ULID, which no other event has, found {show(part.value)}")
