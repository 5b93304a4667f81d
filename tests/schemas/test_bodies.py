"""The bodies that programs send to Customer.io: which pass, which are refused, where, and with what message."""

from typing import Any

import pytest

import cio_schemas
from cio_schemas.failures.violations import violations
from cio_schemas.schema import catalog

SECONDS = 1_715_937_000
OBJECT = {"object_type_id": "1", "object_id": "acme"}


def person(action: str, **members: Any) -> dict[str, Any]:
    return {"type": "person", "action": action, "identifiers": {"id": "42"}, **members}


GOOD: dict[str, list[Any]] = {
    "track/v1/identify": [
        {},
        {"email": "ada@example.com", "created_at": SECONDS, "plan": None, "tags": ["a"], "address": {"city": "Oslo"}},
        {"id": 42, "unsubscribed": "1", "_update": True, "anonymous_id": "a1"},
        {"cio_subscription_preferences": {"topics": {"topic_1": True}, "channels": {"email": False}}},
        {"cio_subscription_preferences.topics.topic_7": False},
        {"cio_relationships": {"action": "add_relationships", "relationships": [{"identifiers": OBJECT}]}},
    ],
    "track/v1/event": [
        {"name": "purchase"},
        {
            "name": "purchase",
            "type": "event",
            "data": {"price": 1.5},
            "timestamp": SECONDS,
            "id": "01HB4HBDKTFWYZCK01DMRSWRFD",
        },
        {"name": "home", "type": "screen"},
        {"name": "home", "type": "screen", "anonymous_id": "a1"},
    ],
    "track/v1/anonymous-event": [
        {"name": "invited", "data": {"recipient": "ada@example.com"}},
        {"name": "/pricing", "type": "page", "anonymous_id": "a1"},
    ],
    "track/v1/device": [
        {"device": {"id": "token", "platform": "android", "last_used": SECONDS}},
        {"device": {"id": "token", "platform": "ios", "attributes": {"push_enabled": True, "app_version": "1.2"}}},
    ],
    "track/v1/merge": [{"primary": {"id": "1"}, "secondary": {"cio_id": "03000001"}}],
    "track/v1/form": [{"data": {"email": "ada@example.com", "colour": "red"}}, {"data": {"id": 7, "consent": True}}],
    "track/v1/metrics": [{"delivery_id": "RP", "metric": "delivered", "recipient": 15551234567, "timestamp": SECONDS}],
    "track/v1/push-metrics": [{"event": "opened", "delivery_id": "RP", "device_id": "token", "timestamp": SECONDS}],
    "track/v1/segment-ids": [{"ids": ["1", "2"]}, {"ids": [1]}],
    "track/v1/no-body": [{}, {"id": 42}],
    "track/v2/entity": [
        person("identify", attributes={"plan": "basic", "seats": None}),
        person("identify", identifiers={"id": "42", "anonymous_id": "a1"}),
        person("identify", timestamp=SECONDS, attributes={"cio_subscription_preferences.topics.topic_7": False}),
        person("event", name="purchase", attributes={"price": 1}, timestamp=SECONDS),
        person("page", name="/pricing"),
        person(
            "add_relationships", cio_relationships=[{"identifiers": OBJECT, "relationship_attributes": {"role": "x"}}]
        ),
        person("add_device", device={"token": "t", "platform": "ios", "attributes": {"push_enabled": "true"}}),
        person("delete_device", device={"token": "t"}),
        person("suppress"),
        {"type": "person", "action": "merge", "primary": {"id": "1"}, "secondary": {"email": "a@example.com"}},
        {"type": "object", "action": "identify", "identifiers": OBJECT, "attributes": {"seats": 5}},
        {"type": "object", "action": "delete", "identifiers": {"cio_object_id": "ob1"}},
        {
            "type": "object",
            "action": "identify_anonymous",
            "identifiers": OBJECT,
            "cio_relationships": [{"identifiers": {"anonymous_id": "a1"}}],
        },
        {
            "type": "delivery",
            "action": "event",
            "identifiers": {"id": "RP"},
            "name": "opened",
            "attributes": {"device_token": "t"},
        },
    ],
    "track/v2/batch": [{"batch": []}, {"batch": [person("delete"), person("event", name="x")]}],
    "pipelines/identify": [
        {"userId": "1", "anonymousId": None, "traits": {"plan": "basic"}},
        {"anonymousId": "a1"},
        {"traits": {"email": "ada@example.com"}},
    ],
    "pipelines/track": [
        {"userId": 1, "event": "Order Placed", "properties": {"total": 1}, "timestamp": "2024-05-17T09:10:00+02:00"},
        {"groupId": "acme", "event": "Plan Changed"},
        {"userId": "1", "event": "Device Created or Updated", "context": {"device": {"token": "t", "type": "ios"}}},
        {"userId": "1", "event": "User Deleted"},
        {"userId": "1", "event": "Relationship Deleted", "properties": {"objectId": "acme", "objectTypeId": 1}},
        {"anonymousId": "a1", "event": "Report Delivery Event", "properties": {"deliveryId": "RP", "metric": "opened"}},
        {"anonymousId": "a1", "event": "Report Content Event", "properties": {"actionType": "viewed_content"}},
    ],
    "pipelines/page": [{"userId": "1", "category": None}, {"anonymousId": "a1", "name": "Home", "type": "page"}],
    "pipelines/screen": [{"userId": "1", "name": "Feed"}],
    "pipelines/group": [
        {"userId": "1", "groupId": "acme", "traits": {"object_type_id": "2", "relationshipAttributes": {"role": "x"}}},
        {"userId": "1", "groupId": 7, "traits": {"objectTypeId": 2}},
    ],
    "pipelines/alias": [{"userId": "1", "previousId": "a1"}],
    "pipelines/batch": [{"batch": [{"type": "track", "userId": "1", "event": "x"}, {"type": "page", "userId": "1"}]}],
    "app/send-email": [
        {"to": "ada@example.com", "transactional_message_id": 4, "identifiers": {"id": "1"}, "headers": {"X-A": "b"}},
        {"to": "ada@example.com", "body": "<p>hi</p>", "subject": "Hi", "from": "b@example.com", "send_at": SECONDS},
    ],
    "app/send-push": [{"transactional_message_id": "welcome", "identifiers": {"id": "1"}, "to": "last_used"}],
    "app/send-sms": [
        {"transactional_message_id": 4, "identifiers": {"email": "a@b.example"}, "to": "+15551234567"},
        {"transactional_message_id": 4, "identifiers": {"id": "1"}, "to": "{{customer.phone}}", "tracked": False},
    ],
    "app/send-whatsapp": [{"transactional_message_id": 4, "identifiers": {"cio_id": "03"}, "to": "+15551234567"}],
    "app/send-in-app": [{"transactional_message_id": 4, "identifiers": {"id": 1}}],
    "app/send-inbox-message": [
        {"transactional_message_id": "shipped", "identifiers": {"cio_id": 3000001}, "auto_create": True},
        {"transactional_message_id": 4, "identifiers": {"id": "1"}, "message_data": {"a": 1}},
    ],
    "app/trigger-broadcast": [
        {},
        {"ids": ["1", 2], "data": {"headline": "x"}},
        {"recipients": {"segment": {"id": 3}}},
        {
            "recipients": {
                "and": [
                    {"attribute": {"field": "plan", "operator": "eq", "value": True}},
                    {
                        "not": {
                            "or": [{"segment": {"id": 4}}, {"attribute": {"field": "left_at", "operator": "exists"}}]
                        }
                    },
                ]
            }
        },
    ],
    "webhooks/reporting": [
        {
            "event_id": "01E4C4CT6YDC7Y5M7FE1GWWPQJ",
            "object_type": "email",
            "metric": "opened",
            "timestamp": SECONDS,
            "data": {"customer_id": None, "campaign_id": 3, "identifiers": {"id": None, "email": None, "cio_id": "d9"}},
        },
        {
            "event_id": "e",
            "object_type_type": "customer",
            "metric": "new",
            "timestamp": SECONDS,
            "data": {"content": "{}"},
        },
    ],
    "request": [
        {"method": "POST", "url": "https://track.customer.io/api/v1/customers/42/events", "body": {"name": "x"}},
        {"method": "DELETE", "url": "/api/v1/customers/42"},
        {"method": "POST", "url": "https://cdp.customer.io/v1/page?x=1", "body": {"userId": "1"}},
    ],
}

ONE_AUDIENCE = (
    "says more than once who receives it: keep one of `recipients`, `emails`, `ids`, `per_user_data` or `data_file_url`"
)
SECONDS_EXPECTED = "expected whole seconds since 1970-01-01T00:00:00Z as an integer, such as 1715937000"
PERSON = "needs one of `id`, `email`, `phone` or `cio_id`"
BAD: list[tuple[str, Any, str, str]] = [
    (
        "track/v1/identify",
        {"created_at": "yesterday"},
        "/created_at",
        "expected whole seconds since 1970-01-01T00:00:00Z as an integer, such as 1715937000, or null",
    ),
    ("track/v1/identify", {f"a{i}": 1 for i in range(301)}, "", "expected at most 300 properties, found 301"),
    ("track/v1/identify", {"_update": "yes"}, "/_update", 'expected boolean, found string "yes"'),
    (
        "track/v1/identify",
        {"cio_relationships": {"action": "add_relationships", "relationships": [{"identifiers": {"object_id": "a"}}]}},
        "/cio_relationships/relationships/0/identifiers",
        "needs `object_type_id` and `object_id`, or `cio_object_id`",
    ),
    ("track/v1/event", {"data": {}}, "", 'required property "name" is missing'),
    ("track/v1/event", {"name": ""}, "/name", "expected at least 1 character, found 0"),
    (
        "track/v1/event",
        {"name": "x", "type": "pageview"},
        "/type",
        'expected one of "event", "page", "screen", found string "pageview"',
    ),
    (
        "track/v1/event",
        {"name": "x", "timestamp": "1715937000"},
        "/timestamp",
        SECONDS_EXPECTED,
    ),
    ("track/v1/event", {"name": "x", "data": []}, "/data", "expected object, found array []"),
    (
        "track/v1/device",
        {"device": {"id": "t", "platform": "mobile"}},
        "/device/platform",
        'expected one of "ios", "android", found string "mobile"',
    ),
    (
        "track/v1/device",
        {"device": {"id": "t", "platform": "ios", "attributes": {"token": "t"}}},
        "/device/attributes/token",
        "must be in the device itself, not in its attributes",
    ),
    (
        "track/v1/merge",
        {"primary": {"id": "1", "email": "a@example.com"}, "secondary": {"id": "2"}},
        "/primary",
        "names a person more than once: keep one of `id`, `email` or `cio_id`",
    ),
    ("track/v1/merge", {"primary": {}, "secondary": {"id": "2"}}, "/primary", "needs one of `id`, `email` or `cio_id`"),
    ("track/v1/form", {"data": {"colour": "red"}}, "/data", "needs the `id` or the `email` of the person"),
    ("track/v1/segment-ids", {"ids": []}, "/ids", "expected at least 1 item, found 0"),
    ("track/v1/segment-ids", {"ids": ["a"] * 1001}, "/ids", "expected at most 1,000 items, found 1,001"),
    ("track/v1/no-body", [], "", "expected object, found array []"),
    ("track/v2/batch", person("delete"), "", 'expected an object that holds the changes in `batch`: {"batch": [...]}'),
    ("pipelines/batch", [], "", 'expected an object that holds the calls in `batch`: {"batch": [...]}'),
    (
        "track/v2/entity",
        person("jump"),
        "/action",
        'expected one of "identify", "delete", "event", "screen", "page" and 7 more, found string "jump"',
    ),
    ("track/v2/entity", {"type": "person", "action": "delete"}, "", 'required property "identifiers" is missing'),
    ("track/v2/entity", person("delete", identifiers={}), "/identifiers", PERSON),
    (
        "track/v2/entity",
        person("delete", identifiers={"id": "1", "email": "a@example.com"}),
        "/identifiers",
        "names a person more than once: keep one of `id`, `email`, `phone` or `cio_id`",
    ),
    (
        "track/v2/entity",
        person("delete", identifiers={"phone": "555 1234"}),
        "/identifiers/phone",
        "expected a phone number in E.164 format, such as +15551234567",
    ),
    ("track/v2/entity", person("event"), "", 'required property "name" is missing'),
    ("track/v2/entity", person("add_device", device={}), "/device", 'required property "token" is missing'),
    (
        "track/v2/entity",
        {"type": "object", "action": "identify", "identifiers": {**OBJECT, "cio_object_id": "ob1"}},
        "/identifiers",
        "names an object twice: keep `cio_object_id`, or `object_type_id` with `object_id`",
    ),
    (
        "track/v2/entity",
        person("add_relationships", cio_relationships=[{"identifiers": {"object_type_id": 1, "object_id": "a"}}]),
        "/cio_relationships/0/identifiers/object_type_id",
        "expected string, found integer 1",
    ),
    (
        "track/v2/batch",
        {"batch": [person("delete"), person("event", name="")]},
        "/batch/1/name",
        "expected at least 1 character, found 0",
    ),
    ("pipelines/track", {"event": "x"}, "", "needs `userId`, `anonymousId` or `groupId`"),
    (
        "pipelines/track",
        {"userId": None, "anonymousId": None, "event": "x"},
        "",
        "needs `userId`, `anonymousId` or `groupId`",
    ),
    ("pipelines/track", {"userId": "1"}, "", 'required property "event" is missing'),
    (
        "pipelines/track",
        {"userId": "1", "event": "x", "timestamp": "1715937000"},
        "/timestamp",
        "expected a time in ISO 8601 with its offset from UTC, such as 2024-05-17T09:10:00Z",
    ),
    ("pipelines/track", {"userId": "1", "event": "Device Deleted"}, "", 'required property "context" is missing'),
    (
        "pipelines/track",
        {"userId": "1", "event": "Relationship Deleted", "properties": {}},
        "/properties",
        'required property "objectId" is missing',
    ),
    ("pipelines/page", {"name": "Home"}, "", "needs `userId` or `anonymousId`"),
    ("pipelines/identify", {"traits": {"plan": "x"}}, "", "needs `userId`, `anonymousId` or `traits.email`"),
    ("pipelines/batch", {"batch": [{"userId": "1"}]}, "/batch/0", 'required property "type" is missing'),
    ("pipelines/batch", {"batch": [{"type": "page"}]}, "/batch/0", "needs `userId` or `anonymousId`"),
    ("app/send-email", {"transactional_message_id": 1}, "", 'required property "to" is missing'),
    ("app/send-push", {"transactional_message_id": 1}, "", 'required property "identifiers" is missing'),
    (
        "app/trigger-broadcast",
        {"ids": ["1"], "emails": ["a@example.com"]},
        "",
        ONE_AUDIENCE,
    ),
    ("track/v1/merge", {"primary": "1", "secondary": {"id": "2"}}, "/primary", 'expected object, found string "1"'),
    ("track/v2/entity", person("delete", identifiers="42"), "/identifiers", 'expected object, found string "42"'),
    (
        "track/v2/entity",
        person("identify", timestamp="2024-05-17T09:10:00Z"),
        "/timestamp",
        SECONDS_EXPECTED,
    ),
    (
        "track/v2/entity",
        person("identify", attributes={"cio_subscription_preferences.topics.topic_7": "no"}),
        "/attributes/cio_subscription_preferences.topics.topic_7",
        'expected boolean, found string "no"',
    ),
    ("pipelines/batch", {"batch": ["track"]}, "/batch/0", 'expected object, found string "track"'),
    ("app/send-email", {"to": "a@b.example"}, "", "needs `transactional_message_id`, or `body`, `subject` and `from`"),
    (
        "app/send-sms",
        {"transactional_message_id": 4, "identifiers": {"id": "1"}, "to": "555 1234"},
        "/to",
        "expected a phone number in E.164 format, such as +15551234567, or Liquid, such as {{customer.phone}}",
    ),
    (
        "app/send-push",
        {"transactional_message_id": 4, "identifiers": {"id": "1"}, "custom_device": {"platform": "ios"}},
        "/custom_device",
        'required property "token" is missing',
    ),
    (
        "app/trigger-broadcast",
        {"recipients": {"segment": 3}},
        "/recipients/segment",
        "expected object, found integer 3",
    ),
    (
        "app/trigger-broadcast",
        {"recipients": {"or": [{"attribute": {"field": "plan", "operator": "eq"}}]}},
        "/recipients/or/0/attribute",
        'required property "value" is missing',
    ),
    ("app/trigger-broadcast", ["1"], "", 'expected object, found array ["1"]'),
    ("app/trigger-broadcast", {"per_user_data": ["1"]}, "/per_user_data/0", 'expected object, found string "1"'),
    ("app/trigger-broadcast", {"ids": ["1"] * 10_001}, "/ids", "expected at most 10,000 items, found 10,001"),
    (
        "webhooks/reporting",
        {"object_type": "email", "metric": "sent", "timestamp": 1, "data": {}},
        "",
        'required property "event_id" is missing',
    ),
    (
        "webhooks/reporting",
        {"event_id": "e", "metric": "sent", "timestamp": 1, "data": {}},
        "",
        "needs `object_type`: customer, or the channel of the message",
    ),
]


def test_each_schema_has_good_bodies() -> None:
    assert set(GOOD) == set(catalog.PATHS) - {"event", "customer"}


@pytest.mark.parametrize(("name", "body"), [(name, body) for name, bodies in GOOD.items() for body in bodies])
def test_good_body_passes(name: str, body: Any) -> None:
    assert violations(cio_schemas.validator(name)._functions, body) == []


@pytest.mark.parametrize("event", ["Report Delivery Event", "Report Content Event"])
def test_a_report_needs_no_person(event: str) -> None:
    body = {"event": event, "properties": {"deliveryId": "RP", "metric": "opened"}}

    assert cio_schemas.is_valid(body, "pipelines/track")
    assert not cio_schemas.is_valid({**body, "event": "x"}, "pipelines/track")


@pytest.mark.parametrize(("name", "body", "pointer", "message"), BAD)
def test_bad_body_is_refused_where_it_is_wrong(name: str, body: Any, pointer: str, message: str) -> None:
    (violation,) = violations(cio_schemas.validator(name)._functions, body)

    assert ("".join(f"/{step}" for step in violation.path), violation.message) == (pointer, message)
