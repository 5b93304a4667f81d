"""Bodies with one thing wrong: a member dropped, another type, one byte too many, milliseconds; each is noticed.

The bodies are our own good ones and, where CUSTOMERIO_EXAMPLES names their folder, the provider's examples.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

import cio_schemas
from tests.schemas.test_bodies import GOOD
from tests.schemas.test_provider_examples import EXAMPLES, schema_of


class Named(NamedTuple):
    """The places of a body, as dotted paths, that the provider's documents say something about."""

    required: tuple[str, ...] = ()
    seconds: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()  # of which anything but a string is refused
    objects: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()  # bytes


V1_EVENT = Named(("name",), ("timestamp",), ("name", "type"), ("data",), (("name", 100),))
IDENTIFIERS = (("identifiers.id", 150), ("identifiers.object_id", 150))
CALL = Named((), (), (), ("traits", "properties", "context"), (("userId", 150),))
SEND = Named(("transactional_message_id", "identifiers"), ("send_at",), ("to",), ("identifiers",))
PLACES = {
    "track/v1/identify": Named(
        seconds=("created_at", "_timestamp"),
        objects=("cio_relationships", "cio_subscription_preferences"),
        limits=(("id", 150), ("plan", 1000)),
    ),
    "track/v1/event": V1_EVENT,
    "track/v1/anonymous-event": V1_EVENT,
    "track/v1/device": Named(
        ("device", "device.id", "device.platform"),
        ("device.last_used",),
        ("device.id", "device.platform"),
        ("device", "device.attributes"),
    ),
    "track/v1/merge": Named(
        ("primary", "secondary"),
        (),
        (),
        ("primary", "secondary"),
        (("primary.id", 150), ("secondary.id", 150)),
    ),
    "track/v1/form": Named(("data",), (), (), ("data",), (("data.id", 150),)),
    "track/v1/metrics": Named(("delivery_id", "metric"), ("timestamp",), ("delivery_id", "metric")),
    "track/v1/push-metrics": Named(("event", "delivery_id"), ("timestamp",), ("event", "delivery_id", "device_id")),
    "track/v1/segment-ids": Named(("ids",), (), ("ids",), ("ids",), (("ids.0", 150),)),
    "track/v2/entity": Named(
        ("type", "action"),
        ("timestamp", "device.last_used"),
        ("type", "action", "name", "device.token"),
        ("identifiers", "attributes", "device", "primary", "secondary"),
        (*IDENTIFIERS, ("cio_relationships.0.identifiers.object_id", 150), ("attributes.plan", 1000)),
    ),
    "pipelines/identify": CALL,
    "pipelines/track": CALL._replace(
        required=("event",), texts=("event", "timestamp"), limits=(("userId", 150), ("event", 100))
    ),
    "pipelines/page": CALL._replace(limits=(("userId", 150), ("name", 100))),
    "pipelines/screen": CALL._replace(limits=(("userId", 150), ("name", 100))),
    "pipelines/group": CALL._replace(required=("groupId",), limits=(("groupId", 150),)),
    "pipelines/alias": Named(("userId", "previousId"), (), (), (), (("userId", 150), ("previousId", 150))),
    "pipelines/batch": Named(("batch", "batch.0.type"), (), ("batch",), (), (("batch.0.event", 100),)),
    "track/v2/batch": Named(
        ("batch", "batch.0.type"), ("batch.0.timestamp",), ("batch",), (), (("batch.1.name", 100),)
    ),
    "app/send-email": Named(("to",), ("send_at",), ("to",), ("identifiers", "attachments"), (("identifiers.id", 150),)),
    **dict.fromkeys(("app/send-push", "app/send-in-app", "app/send-inbox-message", "app/send-sms"), SEND),
    "app/send-whatsapp": SEND,
    "app/trigger-broadcast": Named((), (), (), ("data",), (("ids.0", 150),)),
    "webhooks/reporting": Named(
        ("event_id", "metric", "timestamp", "data"), ("timestamp",), ("event_id", "metric"), ("data",)
    ),
}


def holder_of(body: Any, path: str) -> tuple[Any, Any] | None:
    """The object or array that holds the last step of a path, and that step; None if it is not there."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    try:
        for step in steps:
            body = body[step]
        return (body, last) if body[last] is not None else None
    except (KeyError, IndexError, TypeError):
        return None


def mutants(named: Named) -> Iterator[tuple[str, str, Any]]:
    """What is done, where, and the value that is put there; the function itself to drop what is there."""
    for path in named.required:
        yield "dropped", path, mutants
    for path in named.seconds:
        yield "in milliseconds", path, 1_715_937_000_123
        yield "as text", path, "2024-05-17T09:10:00Z"
    for path in named.texts:
        yield "of another type", path, {"a": 1}
    for path in named.objects:
        yield "of another type", path, "text"
    for path, limit in named.limits:
        yield "one byte too long", path, "é" * (limit // 2) + "x"


BODIES = [(name, body) for name in PLACES for body in GOOD[name]]
BODIES += [
    (schema_of(example["kind"]), example["payload"])
    for example in (json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES)
]


@pytest.mark.parametrize("name", PLACES)
def test_each_is_noticed(name: str) -> None:
    tried, missed = 0, []
    for body in [body for schema, body in BODIES if schema == name]:
        if cio_schemas.check(body, name).errors:
            continue  # a slip of the provider's
        for what, path, value in mutants(PLACES[name]):
            mutant = copy.deepcopy(body)
            found = holder_of(mutant, path)
            if found is None:
                continue
            holder, last = found
            if value is mutants:
                del holder[last]
            else:
                holder[last] = value
            tried += 1
            if not cio_schemas.check(mutant, name).errors:
                missed.append((path, what, mutant))

    assert missed == []
    assert tried > 0


def test_every_schema_of_a_body_is_here() -> None:
    assert set(GOOD) - set(PLACES) == {"request", "track/v1/no-body"}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_as_long_as_allowed_passes(name: str) -> None:
    for body in GOOD[name]:
        for path, limit in PLACES[name].limits:
            mutant = copy.deepcopy(body)
            if (found := holder_of(mutant, path)) is not None:
                found[0][found[1]] = "é" * (limit // 2)
                assert cio_schemas.check(mutant, name).errors == ()
