"""The rules of payloads: each by the examples of its record, then by tables of bodies."""

import copy
import json
import random
from base64 import b64encode
from typing import Any

import pytest

import cio_schemas
from cio_schemas.payloads.check_payload import request_is_clean
from cio_schemas.payloads.rules.choice import Chosen
from cio_schemas.payloads.rules.collection import DEFAULT, RULES, findings
from cio_schemas.payloads.rules.places import EXAMPLES
from cio_schemas.schema import catalog
from tests.schemas.test_bodies import BAD, GOOD

ALL = frozenset(rule.code for rule in RULES)
SECONDS = 1_715_937_000


def found(name: str, body: Any, codes: frozenset[str] = DEFAULT, **options: Any) -> list[tuple[str, str]]:
    """The code and the JSON Pointer of each finding."""
    return [
        (rule.code, "".join(f"/{step}" for step in finding.path))
        for rule, finding in findings(name, body, codes=codes, **options)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Any) -> None:
    name = EXAMPLES[rule.roles[0]]
    only = frozenset((rule.code,))

    assert [code for code, _ in found(name, json.loads(rule.bad), only)] == [rule.code]
    assert found(name, json.loads(rule.good), ALL - {"CE106", "CE108"}) == []
    assert rule.source.startswith("https://")


def test_every_rule_is_there() -> None:
    wanted = """
        CB101 CB102 CB103 CB201 CB202 CB203 CB204 CB301 CB302 CB303 CB304 CB401 CB402 CB403 CB404 CB405 CB406 CB407
        CB408
        CB501 CB502 CB503 CB504 CB505
        CC101 CC102 CC103 CC104 CC105 CC106 CC107 CC108 CC109 CC110
        CC201 CC202 CC203 CC204 CC205 CC206 CC207 CC208 CC209 CC210 CC211 CC212 CC213
        CE101 CE102 CE103 CE104 CE105 CE106 CE107 CE108 CE109
    """
    assert sorted(rule.code for rule in RULES) == wanted.split()
    assert {"CE106", "CE108"} == ALL - DEFAULT


# What a time that is too large is taken for, and what is put in its place.
TIMES = [
    (1_715_937_000, None, None),
    (99_999_999_999, None, None),
    (100_000_000_000, "expected seconds below 100,000,000,000, found 100000000000", None),
    (999_999_999_999, "expected seconds below 100,000,000,000, found 999999999999", None),
    (1_000_000_000_000, "looks like milliseconds: 1000000000 is meant", 1_000_000_000),
    (4_999_999_999_999, "looks like milliseconds: 4999999999 is meant", 4_999_999_999),
    (5_000_000_000_000, "expected seconds below 100,000,000,000, found 5000000000000", None),
    (1_715_937_000_000_000, "looks like microseconds: 1715937000 is meant", 1_715_937_000),
    (1_715_937_000_000_000_000, "looks like nanoseconds: 1715937000 is meant", 1_715_937_000),
    (1_715_937_000_123.5, "looks like milliseconds: 1715937000 is meant", 1_715_937_000),
]


@pytest.mark.parametrize(("time", "message", "seconds"), TIMES)
def test_a_time_that_is_too_large(time: float, message: str | None, seconds: int | None) -> None:
    several = findings("event", {"name": "x", "timestamp": time}, codes=frozenset({"CB201"}))
    found = [(finding.message, [change.value for change in finding.fix]) for _, finding in several]
    assert len(found) == (message is not None)
    if message is not None:
        assert found[0][0].endswith(message)
        assert found[0][1] == ([] if seconds is None else [seconds])


# A rule of sizes, the most bytes that it passes, and a body of so many.
LIMITS = [
    ("CB101", 32_768, "pipelines/track", lambda size: {"a": "x" * (size - len('{"a":""}'))}),
    ("CB102", 32_000, "pipelines/track", lambda size: {"a": "x" * (size - len('{"a":""}'))}),
    ("CB103", 500_000, "pipelines/batch", lambda size: {"batch": ["x" * (size - len('{"batch":[""]}'))]}),
]


@pytest.mark.parametrize(("code", "most", "name", "body"), LIMITS, ids=[row[0] for row in LIMITS])
def test_a_size_is_allowed_and_one_byte_more_is_not(code: str, most: int, name: str, body: Any) -> None:
    assert len(json.dumps(body(most), separators=(",", ":"))) == most
    assert [found(name, body(size), frozenset((code,))) for size in (most, most + 1)] == [[], [(code, "")]]


CLEAN = [(name, body) for name, bodies in GOOD.items() for body in bodies]
TOLD = [  # bodies of the table of good ones that a rule reports all the same: a warning
    ("track/v1/identify", "CC102"),
    ("track/v1/identify", "CC207"),
    ("track/v1/form", "CC102"),
    ("track/v1/form", "CC211"),
    ("track/v1/no-body", "CB304"),
    ("track/v1/segment-ids", "CC102"),
    ("pipelines/track", "CC102"),
    ("pipelines/group", "CC102"),
    ("app/send-in-app", "CC102"),
    ("app/send-inbox-message", "CC102"),
    ("app/trigger-broadcast", "CC102"),
]


@pytest.mark.parametrize(("name", "body"), CLEAN)
def test_good_bodies(name: str, body: Any) -> None:
    assert {(name, code) for code, _ in found(name, body)} <= set(TOLD)


SENT: dict[str, Any] = {"transactional_message_id": 1, "identifiers": {"id": "1"}}
PERSON: dict[str, Any] = {"type": "person", "identifiers": {"id": "1"}}
ACME = {"object_type_id": "1", "object_id": "acme"}
PREFERENCES = "cio_subscription_preferences"
CASES: list[tuple[str, Any, list[tuple[str, str]]]] = [
    ("event", {"name": "x", "timestamp": 1715937000000}, [("CB201", "/timestamp")]),
    ("event", {"name": "x", "timestamp": 1715937000000000}, [("CB201", "/timestamp")]),
    ("event", {"name": "x", "timestamp": 10**30}, [("CB302", "/timestamp"), ("CB201", "/timestamp")]),
    ("event", {"name": "x", "timestamp": 99_999_999_999}, []),
    ("event", {"name": "x", "timestamp": -1}, [("CB202", "/timestamp")]),
    ("event", {"name": "x", "customerId": "1"}, [("CB301", "/customerId")]),
    ("event", {"name": "x", "flavour": 1}, []),
    ("customer", {"identifiers": {"id": "1", "cio_id": "cio_1"}}, [("CC105", "/identifiers/cio_id")]),
    (
        "customer",
        {"identifiers": {"email": "a@example.com"}, "attributes": {"email": "b@example.com"}},
        [("CC108", "/attributes/email")],
    ),
    (
        "request",
        {"method": "POST", "url": "/api/v1/customers/a b/events", "body": {"name": "x "}},
        [("CB502", "/url"), ("CE103", "/body/name")],
    ),
    ("request", {"method": "PUT", "url": "/api/v1/customers/cio_03", "body": {"cio_id": "03", "id": "1"}}, []),
    ("request", {"method": "PUT", "url": "/api/v1/customers/a%40b.example", "body": {"email": "A@B.example"}}, []),
    (
        "request",
        {"method": "PUT", "url": "/api/v1/customers/a%40b.example", "body": {"email": "c@b.example"}},
        [("CB503", "/body/email")],
    ),
    ("request", {"method": "PUT", "url": f"/api/v1/customers/{'%C3%A9' * 75}", "body": {}}, []),
    ("request", {"method": "PUT", "url": f"/api/v1/customers/{'%C3%A9' * 76}", "body": {}}, [("CB504", "/url")]),
    ("request", {"method": "POST", "url": "/api/v1/customers/%20/events", "body": {"name": "x"}}, [("CB504", "/url")]),
    (
        "request",
        {
            "method": "POST",
            "url": "/api/v1/segments/7/remove_customers?a=b&id_type=email",
            "body": {"ids": ["a@b.c", "2"]},
        },
        [("CB505", "/body/ids/1")],
    ),
    (
        "request",
        {"method": "POST", "url": "/api/v1/segments/7/add_customers?id_type=cio_id", "body": {"ids": ["03", "a@b.c"]}},
        [("CB505", "/body/ids/1")],
    ),
    ("request", {"method": "POST", "url": "/api/v1/segments/7/add_customers", "body": {"ids": ["a@b.example"]}}, []),
    ("request", {"method": "DELETE", "url": "/api/v1/customers/42", "body": {"id": "42"}}, [("CB304", "/body")]),
    ("track/v1/event", {"name": "x" * 100}, []),
    ("track/v1/event", {"name": "x" * 101}, [("CE101", "/name")]),
    ("track/v1/event", {"name": "\u00e9" * 50}, []),
    ("track/v1/event", {"name": "\u00e9" * 51}, [("CE101", "/name")]),
    ("track/v1/event", {"name": "\U0001f600" * 26}, [("CE101", "/name")]),
    ("track/v1/event", {"name": "\t"}, [("CE102", "/name")]),
    ("track/v1/event", {"name": " x"}, [("CE103", "/name")]),
    ("track/v1/event", {"name": "x", "tiemstamp": 1}, [("CB301", "/tiemstamp")]),
    ("track/v1/event", {"name": "x", "data": {"recipient": "ada"}}, [("CC107", "/data/recipient")]),
    ("track/v1/event", {"name": "x", "data": {"n": [2**53, 2**53 + 1]}}, [("CB302", "/data/n/1")]),
    ("track/v1/anonymous-event", {"name": "x", "data": {}}, [("CE107", "")]),
    ("track/v1/identify", {"Email": "a@example.com"}, [("CC204", "/Email")]),
    ("track/v1/identify", {"createdAt": SECONDS}, [("CC205", "/createdAt")]),
    ("track/v1/identify", {"id": "cio_1"}, [("CC106", "/id")]),
    ("track/v1/identify", {"a": "x" * 1000, "b": ["x" * 996], "c": {"d": "x" * 992}}, []),
    ("track/v1/identify", {"a": "x" * 1001, "b": ["x" * 997]}, [("CC202", "/a"), ("CC202", "/b")]),
    ("track/v1/identify", {"x" * 151: 1}, [("CC201", "/" + "x" * 151)]),
    ("track/v1/identify", {"unsubscribed": True}, []),
    ("track/v1/identify", {"unsubscribed": "Yes"}, [("CC208", "/unsubscribed")]),
    ("track/v1/identify", {"unsubscribed": 1}, [("CC207", "/unsubscribed")]),
    ("track/v1/identify", {"email": None, "created_at": None}, []),
    ("track/v1/identify", {"renews_at": "2024-05-17"}, [("CB203", "/renews_at")]),
    ("track/v1/identify", {"renews_at": "soon"}, []),
    ("track/v1/identify", {"renews_at": 1715937000000}, [("CB204", "/renews_at")]),
    # what an event happened with has no role of a time: its `created_at` is judged as other names are
    ("track/v1/event", {"name": "x", "data": {"starts_at": 1715937000, "ends_at": "2024-05-17", "at": 10**12}}, []),
    ("track/v1/event", {"name": "x", "data": {"starts_at": 1715937000000}}, [("CB204", "/data/starts_at")]),
    (
        "pipelines/track",
        {"userId": "1", "event": "x", "properties": {"dueDate": 1.7e12}},
        [("CB204", "/properties/dueDate")],
    ),
    ("event", {"name": "x", "data": {"created_at": 1715937000000}}, [("CB204", "/data/created_at")]),
    (
        "track/v2/entity",
        {
            "type": "object",
            "action": "identify",
            "identifiers": {"cio_object_id": "1"},
            "attributes": {"created_at": 1715937000000},
        },
        [("CB201", "/attributes/created_at")],
    ),
    (
        "pipelines/group",
        {"userId": "1", "groupId": "a", "traits": {"relationshipAttributes": {"created_at": "2024-05-17"}}},
        [("CB203", "/traits/relationshipAttributes/created_at")],
    ),
    (
        "track/v2/entity",
        {"type": "person", "action": "merge", "identifiers": {}, "primary": {"id": "1"}, "secondary": {"id": "2"}},
        [("CC110", "/identifiers")],
    ),
    ("track/v1/event", {"name": "x", "id": "01hy2w4j5w3s1vj0v8zc8j6m7q"}, []),
    ("track/v1/event", {"name": "x", "id": None}, []),
    ("track/v1/event", {"name": "x", "id": "81HY2W4J5W3S1VJ0V8ZC8J6M7Q"}, [("CE109", "/id")]),
    ("track/v1/anonymous-event", {"name": "x", "id": "42", "anonymous_id": "a"}, [("CE109", "/id")]),
    (
        "track/v2/batch",
        {"batch": [{"type": "person", "action": "event", "identifiers": {"id": "1"}, "name": "x", "id": "order-1"}]},
        [("CE109", "/batch/0/id")],
    ),
    (
        "track/v1/device",
        {"device": {"id": "t", "platform": "ios", "last_used": 1715937000000}},
        [("CB201", "/device/last_used")],
    ),
    ("track/v1/segment-ids", {"ids": ["1", " ", "cio_2"]}, [("CC103", "/ids/1"), ("CC106", "/ids/2")]),
    (
        "track/v2/entity",
        {"type": "person", "action": "event", "identifiers": {"id": "x" * 151}, "name": " x", "attributes": {}},
        [("CC101", "/identifiers/id"), ("CE103", "/name")],
    ),
    (
        "track/v2/entity",
        {"type": "person", "action": "identify", "identifiers": {"id": "1"}, "attributes": {"a": "x" * 1001}},
        [("CC202", "/attributes/a")],
    ),
    (
        "track/v2/entity",
        {
            "type": "object",
            "action": "identify",
            "identifiers": {"object_type_id": "1", "object_id": ""},
            "attribute": {},
        },
        [("CB301", "/attribute"), ("CC103", "/identifiers/object_id")],
    ),
    (
        "track/v2/batch",
        {"batch": [{"type": "person", "action": "event", "identifiers": {"id": "1"}, "name": "x", "timestamp": 5}]},
        [("CB202", "/batch/0/timestamp")],
    ),
    (
        "track/v2/entity",
        {"type": "person", "action": "event", "identifiers": {"id": "1"}, "name": "x", "data": {}},
        [("CB301", "/data")],
    ),
    (
        "track/v2/entity",
        {
            "type": "person",
            "action": "add_relationships",
            "identifiers": {"id": "1"},
            "cio_relationships": [
                {"identifiers": {"cio_object_id": "1"}, "relationship_attributes": {"a": "x" * 1001}}
            ],
        },
        [("CC202", "/cio_relationships/0/relationship_attributes/a")],
    ),
    (
        "pipelines/group",
        {"userId": "1", "groupId": "a", "traits": {"relationshipAttributes": {"a": "x" * 1001}}},
        [("CC202", "/traits/relationshipAttributes/a")],
    ),
    ("pipelines/track", {"userId": "1", "event": "x", "data": {}}, [("CB301", "/data")]),
    ("pipelines/identify", {"userId": "1", "attributes": {}}, [("CB301", "/attributes")]),
    ("track/v1/form", {"data": {"id": "1", "form_url": "x", "url": "y"}}, [("CC209", "/data/form_url")]),
    ("pipelines/track", {"userId": "1", "event": "User deleted"}, [("CE105", "/event")]),
    ("pipelines/track", {"userId": "1", "event": "Delete Person"}, [("CE105", "/event")]),
    ("pipelines/track", {"userId": "1", "event": "User Deleted"}, []),
    ("pipelines/track", {"user_id": "1", "userId": "1", "event": "x"}, [("CB301", "/user_id")]),
    ("pipelines/batch", {"batch": [{"type": "track", "userId": "1", "event": "x "}]}, [("CE103", "/batch/0/event")]),
    (
        "pipelines/identify",
        {"userId": " ", "anonymousId": "a", "traits": {"renewsAt": "2024-05-17"}},
        [("CC103", "/userId"), ("CB203", "/traits/renewsAt")],
    ),
    (
        "app/send-email",
        {"to": "a@x.example", "bcc": ",".join(["b@x.example"] * 15), "transactional_message_id": 1},
        [("CB401", "/to")],
    ),
    ("app/send-email", {**SENT, "to": "ada@example.com", "headers": '{"X-Ticket": "42"}'}, []),
    ("app/send-email", {**SENT, "to": "ada@example.com", "headers": "{{ headers }}"}, []),
    ("app/send-email", {**SENT, "to": "ada@example.com", "headers": "X-Ticket: 42"}, [("CB408", "/headers")]),
    ("app/send-email", {**SENT, "to": "ada@example.com", "headers": '["X-Ticket"]'}, [("CB408", "/headers")]),
    # a comma within a quoted name separates nobody
    ("app/send-email", {**SENT, "to": ", ".join(['"Lovelace, Ada" <ada@example.com>'] * 15)}, []),
    ("app/send-email", {**SENT, "to": "Ada, {{customer.email}}"}, []),
    ("app/send-email", {**SENT, "to": "ada@example.com, Grace"}, [("CB404", "/to")]),
    ("app/send-email", {**SENT, "to": "ada@example.com", "cc": "grace@example"}, [("CB404", "/cc")]),
    ("app/send-email", {**SENT, "to": "a@b.example", "data": {"a": 1}}, [("CB301", "/data")]),
    ("app/send-email", {**SENT, "to": "a@b.example", "plaintext_body": "hi"}, [("CB301", "/plaintext_body")]),
    (
        "app/send-email",
        {
            **SENT,
            "to": "a@b.example",
            "attachments": {"invoice": "aGk=", "a.": "aGk=", ".txt": "aGk=", "a.b.c": "aGk="},
        },
        [("CB406", "/attachments/invoice"), ("CB406", "/attachments/a.")],
    ),
    ("app/send-sms", {**SENT, "to": "{{customer.phone}}"}, []),
    ("app/send-sms", SENT, [("CB405", "")]),
    ("app/trigger-broadcast", {"recipients": {"emails": ["ada@example.com"]}}, [("CB407", "/recipients/emails")]),
    (
        "app/trigger-broadcast",
        {"recipients": {"segments": {"id": 3}}},
        [("CB301", "/recipients/segments")],
    ),
    ("app/trigger-broadcast", {"recipients": {}}, []),
    ("app/trigger-broadcast", {"recipients": {"not": {"segment": {"id": 3}}}}, []),
    ("app/send-whatsapp", SENT, []),
    ("app/trigger-broadcast", {"per_user_data": [{"email": "ada"}]}, [("CC107", "/per_user_data/0/email")]),
    ("app/trigger-broadcast", {"ids": ["1"], "message_data": {"a": 1}}, [("CB301", "/message_data")]),
    # what belongs in one member and stands beside it
    ("track/v1/event", {"name": "x", "price": 5}, [("CB303", "/price")]),
    ("track/v1/event", {"name": "x", "price": 5, "data": {}}, []),
    ("track/v1/event", {"name": "x", "email": "a@b.example", "data": {}}, []),
    ("track/v1/event", {"name": "x", "recipient": "a@b.example", "data": {}}, [("CB303", "/recipient")]),
    ("pipelines/identify", {"userId": "1", "traits": {}, "phone": "+15551234567"}, [("CB303", "/phone")]),
    ("pipelines/track", {"userId": "1", "name": "x"}, [("CB301", "/name")]),
    ("track/v1/form", {"email": "a@b.example"}, [("CB303", "/email")]),
    ("track/v1/no-body", {"id": 42}, [("CB304", "")]),
    ("track/v1/no-body", {}, []),
    ("track/v1/event", {"name": "x", "type": "screen", "anonymous_id": "a1"}, []),
    ("track/v2/entity", {**PERSON, "action": "identify", "plan": "pro"}, [("CB303", "/plan")]),
    ("track/v2/entity", {**PERSON, "action": "identify", "attributes": {}, "plan": "pro"}, []),
    ("track/v2/entity", {**PERSON, "action": "identify", "attributes": {}, "_update": True}, [("CB303", "/_update")]),
    ("track/v2/entity", {**PERSON, "action": "delete", "plan": "pro"}, []),
    (
        "pipelines/identify",
        {"userId": "1", "email": "a@b.example", "plan": "x"},
        [("CB303", "/email"), ("CB303", "/plan")],
    ),
    ("pipelines/identify", {"userId": "1", "writeKey": "k", "_metadata": {}}, []),
    (
        "pipelines/group",
        {"userId": "1", "groupId": "a", "traits": {}, "objectTypeId": "2"},
        [("CB303", "/objectTypeId")],
    ),
    # members of objects within a body
    (
        "track/v2/entity",
        {**PERSON, "action": "add_relationships", "cio_relationships": [{"identifiers": ACME, "attributes": {"a": 1}}]},
        [("CB301", "/cio_relationships/0/attributes")],
    ),
    (
        "track/v2/entity",
        {**PERSON, "action": "add_device", "device": {"token": "t", "lastUsed": 5, "model": "x"}},
        [("CB301", "/device/lastUsed")],
    ),
    ("track/v1/device", {"device": {"id": "t", "platform": "ios", "attribute": {}}}, [("CB301", "/device/attribute")]),
    ("pipelines/track", {"userId": "1", "event": "x", "properties": {}, "traits": {}}, []),
    ("track/v1/segment-ids", {"ids": ["1"], "id": 7}, []),
    # a person and themselves
    (
        "track/v1/merge",
        {"primary": {"id": 1}, "secondary": {"id": "1"}},
        [("CC102", "/primary/id"), ("CC109", "/secondary")],
    ),
    (
        "track/v1/merge",
        {"primary": {"email": "A@b.example"}, "secondary": {"email": "a@b.example"}},
        [("CC109", "/secondary")],
    ),
    ("track/v1/merge", {"primary": {"id": "a"}, "secondary": {"id": "A"}}, []),
    ("track/v1/merge", {"primary": {"id": True}, "secondary": {"id": True}}, []),  # the schema refuses both
    ("track/v1/merge", {"primary": {"email": ""}, "secondary": {"email": ""}}, []),
    ("track/v1/merge", {"primary": {"id": "1"}, "secondary": {"cio_id": "1"}}, []),
    (
        "track/v2/entity",
        {"type": "person", "action": "merge", "primary": {"id": "1"}, "secondary": {"id": "1"}},
        [("CC109", "/secondary")],
    ),
    ("pipelines/alias", {"userId": "1", "previousId": "1"}, [("CC109", "/previousId")]),
    # subscription preferences
    (
        "track/v1/identify",
        {"cio_subscription_preferences": {"topic_1": True, "topics": {"1": True}}},
        [("CC210", f"/{PREFERENCES}/topic_1"), ("CC210", f"/{PREFERENCES}/topics/1")],
    ),
    (
        "track/v1/identify",
        {"cio_subscription_preferences": {"topics": {"1": True}, "channels": {"mail": True, "email": False}}},
        [("CC210", f"/{PREFERENCES}/topics/1"), ("CC210", f"/{PREFERENCES}/channels/mail")],
    ),
    (
        "track/v1/identify",
        {PREFERENCES: {"topics": {"topic_1\n": True, "topic_2": True}}},
        [("CC210", f"/{PREFERENCES}/topics/topic_1\n")],
    ),
    ("track/v1/identify", {f"{PREFERENCES}.channels.in_app": True, f"{PREFERENCES}.topics.topic_12": False}, []),
    ("track/v1/identify", {f"{PREFERENCES}.topic_12": False}, [("CC210", f"/{PREFERENCES}.topic_12")]),
    (
        "pipelines/identify",
        {"userId": "1", "traits": {PREFERENCES: {"news": True}}},
        [("CC210", f"/traits/{PREFERENCES}/news")],
    ),
    ("track/v1/form", {"data": {"email": "a@b.example", "age": 36}}, [("CC211", "/data/age")]),
    # the document wants this time as text, and takes an empty id for none
    ("pipelines/identify", {"userId": "", "traits": {"email": "a@b.example", "createdAt": "2024-05-17T09:10:00Z"}}, []),
    (
        "pipelines/batch",
        {"batch": [{"type": "identify", "userId": "1", "traits": {"createdAt": "2024-05-17T09:10:00Z"}}]},
        [],
    ),
    (
        "pipelines/group",
        {"userId": "1", "groupId": "a", "traits": {"relationship_attributes": {"role": "x"}}},
        [("CC205", "/traits/relationship_attributes")],
    ),
    ("track/v1/identify", {"relationship_attributes": "x"}, []),
    # anonymous ids
    ("track/v1/anonymous-event", {"name": "x", "anonymous_id": "a"}, []),
    ("track/v1/anonymous-event", {"name": "x", "anonymous_id": 5}, [("CC102", "/anonymous_id")]),
    ("track/v1/event", {"name": "x", "anonymous_id": " "}, [("CC103", "/anonymous_id")]),
    ("track/v1/identify", {"anonymous_id": "a "}, [("CC104", "/anonymous_id")]),
    ("track/v1/identify", {"anonymous_id": ""}, []),
    ("track/v1/identify", {"anonymous_id": None}, []),
    (
        "track/v2/entity",
        {"type": "person", "action": "event", "identifiers": {"anonymous_id": 5}, "name": "x"},
        [("CC102", "/identifiers/anonymous_id")],
    ),
    ("pipelines/track", {"anonymousId": " ", "event": "x"}, [("CC103", "/anonymousId")]),
    ("pipelines/track", {"userId": "1", "anonymousId": "", "event": "x"}, []),
    # names of attributes
    (
        "track/v1/identify",
        {"plan ": 1, "": 2, "\u00a0": 3},
        [("CC212", "/plan "), ("CC212", "/"), ("CC212", "/\u00a0")],
    ),
    ("track/v1/identify", {"first name": 1}, []),
    ("track/v1/identify", {" Email": "a@b.example"}, [("CC204", "/ Email")]),
    ("pipelines/group", {"userId": "1", "groupId": "a", "traits": {"plan\n": 1}}, [("CC212", "/traits/plan\n")]),
    # members of other bodies that hold the attributes
    ("track/v1/identify", {"attributes": {"plan": "a"}}, [("CC213", "/attributes")]),
    ("track/v1/identify", {"identifiers": {"id": "1"}, "plan": "a"}, [("CC213", "/identifiers")]),
    ("track/v1/identify", {"attributes": "blue", "traits": 5}, []),
    ("pipelines/identify", {"userId": "1", "traits": {"traits": {"plan": "a"}}}, [("CC213", "/traits/traits")]),
    # identifiers beside `identifiers`
    (
        "app/send-email",
        {"to": "a@b.example", "transactional_message_id": 1, "email": "a@b.example"},
        [("CB301", "/email")],
    ),
    ("app/send-email", {"to": "a@b.example", "transactional_message_id": 1}, []),
]


@pytest.mark.parametrize(("name", "body", "expected"), CASES)
def test_findings(name: str, body: Any, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(name, body)) == sorted(expected)


def test_nothing_is_reported_where_the_schema_refuses() -> None:
    body = {"name": " ", "timestamp": 1715937000000}

    assert found("track/v1/event", body, refused=[("timestamp",)]) == [("CE102", "/name")]
    assert found("track/v1/event", body, refused=[()]) == [("CE102", "/name"), ("CB201", "/timestamp")]
    assert found("track/v1/event", {"nmae": "x"}, refused=[()]) == [("CB301", "/nmae")]


def test_what_is_off_by_default() -> None:
    assert {rule.code for rule in RULES if not rule.default} == {"CE106", "CE108"}
    assert found("pipelines/track", {"userId": "1", "event": "User Deleted"}, ALL) == [("CE106", "/event")]


VALUES = [
    None,
    True,
    0,
    5,
    2**60,
    SECONDS,
    1715937000000,
    1.5,
    "",
    " ",
    "x ",
    "cio_1",
    "a@b.example",
    "x" * 300,
    "\u00e9" * 80,
]
NAMES = [
    "Email",
    "tiemstamp",
    "customerId",
    "plan ",
    "traits",
    "renews_at",
    "unsubscribed",
    "x" * 160,
    "cio_id",
    "timestamp",
    "name",
]


def mutated(body: Any, chance: random.Random) -> Any:
    """A body with a value or a name somewhere replaced."""
    body = copy.deepcopy(body)
    holders = [body]
    for holder in holders:
        inner = holder.values() if isinstance(holder, dict) else holder
        holders += [each for each in inner if isinstance(each, dict | list)]
    holder = chance.choice(holders)
    if isinstance(holder, list):
        holder.append(chance.choice(VALUES))
    else:
        holder[chance.choice([*holder, *NAMES])] = chance.choice([*VALUES, {"a": "x" * 1100}, ["x" * 1100]])
    return body


def test_the_quick_look_passes_nothing_that_is_reported() -> None:
    chance = random.Random(11)
    bodies = [*CLEAN, *[(name, body) for name, body, _ in CASES], *[(name, body) for name, body, *_ in BAD]]
    passed = 0
    for _ in range(3_000):
        name, body = chance.choice(bodies)
        changed = mutated(body, chance)
        if Chosen((name,)).is_clean(changed):
            passed += 1
            assert found(name, changed, refused=[("nowhere",)]) == []

    assert passed > 300


def test_payloads_that_are_looked_at_together_are_doubted_one_by_one() -> None:
    chance = random.Random(17)
    names = sorted({name for name, _ in CLEAN})
    reported = doubted = 0
    for _ in range(150):
        name = chance.choice(names)
        bodies = [mutated(chance.choice(GOOD[name]), chance) for _ in range(20)]
        doubts = {*Chosen((name,)).doubts(bodies)}
        told = {index for index, body in enumerate(bodies) if found(name, body)}
        assert told <= doubts
        reported, doubted = reported + len(told), doubted + len(doubts)

    assert reported < doubted < 3 * reported


# What stands in many payloads, and whether the quick look at all of them passes them.
TOGETHER = [
    (
        "track/v1/merge",
        [{"primary": {"id": "1"}, "secondary": {"id": "2"}}, {"primary": {"id": "2"}, "secondary": {"id": "3"}}],
        True,
    ),
    ("track/v1/merge", [{"primary": {"id": "1"}, "secondary": {"id": " 1"}}], False),
    ("track/v1/merge", [{"primary": {"email": "a@b.co"}, "secondary": {"email": "A@b.co"}}], False),
    ("pipelines/alias", [{"userId": "1", "previousId": "2"}, {"userId": "3", "previousId": "1"}], True),
    ("pipelines/alias", [{"userId": "1", "previousId": "2"}, {"userId": "3", "previousId": "3"}], False),
    ("track/v1/identify", [{"cio_relationships": {"relationships": ["x" * 2_000]}}], True),
    ("track/v1/identify", [{"other": {"relationships": ["x" * 2_000]}}], False),
    (
        "track/v1/identify",
        [{"email": "ada+b@example.com"}, {"email": "ä@example.com"}, {"email": "a'b@example.com"}],
        True,
    ),
    ("track/v1/identify", [{"email": "ada@example.com"}, {"email": "a.@b"}], False),
    ("track/v1/identify", [{"renews_at": 1715937000}, {"renews_at": "never"}], True),
    ("track/v1/identify", [{"renews_at": 1715937000}, {"renews_at": 1715937000000}], False),
    ("track/v1/identify", [{"email": "ada@example.com"}, {"email": "a@b.co\na@b.co"}], False),
]


@pytest.mark.parametrize(("name", "bodies", "passes"), TOGETHER)
def test_what_the_quick_look_at_many_passes(name: str, bodies: list[Any], passes: bool) -> None:
    assert Chosen((name,)).passes(bodies) is passes


# how many bytes the attachments have, and what is reported
ATTACHED = [
    ([2 * 1024 * 1024], []),
    ([2 * 1024 * 1024 + 1], ["CB402"]),
    ([1024 * 1024, 1024 * 1024], []),
    ([1024 * 1024, 1024 * 1024 + 1], ["CB402"]),
]


@pytest.mark.parametrize(("sizes", "codes"), ATTACHED)
def test_attachments_may_have_two_megabytes_together(sizes: list[int], codes: list[str]) -> None:
    files = {f"{number}.txt": b64encode(bytes(size)).decode() for number, size in enumerate(sizes)}
    body = {"to": "a@example.com", "transactional_message_id": 1, "attachments": files}

    assert [code for code, _ in found("app/send-email", body)] == codes


@pytest.mark.parametrize("name", catalog.PATHS)
def test_any_value_can_be_looked_at(name: str) -> None:
    for body in [*VALUES, [], {}, {"batch": 1}, {"batch": [1, None]}, {"type": [], "action": {}}]:
        assert {code for code, _ in found(name, body)} <= DEFAULT


def test_the_quick_look_at_requests_passes_nothing_that_is_reported() -> None:
    chance = random.Random(13)
    urls = [
        "/api/v1/customers/42",
        "/api/v1/customers/a%2Bb/",
        "/api/v1/customers/+15551234567",
        "/api/v1/customers/a b",
    ]
    passed = 0
    for _ in range(500):
        body, url = mutated(chance.choice(GOOD["track/v1/identify"]), chance), chance.choice(urls)
        if request_is_clean("PUT", url, body):
            passed += 1
            assert cio_schemas.check({"method": "PUT", "url": url, "body": body}, "request") == ()

    assert passed > 25


@pytest.mark.parametrize(
    ("event", "reported"),
    [("User Deleted", True), (" User Deleted ", True), ("user deleted", False), ("Account Closed", False), (1, False)],
)
def test_a_rule_that_is_off_by_default_looks_where_it_is_asked_for(event, reported):
    found = findings("pipelines/track", {"userId": "1", "event": event}, codes=frozenset({"CE106"}))

    assert [rule.code for rule, _ in found] == ["CE106"] * reported


def test_integers_in_what_has_no_end():
    body = {"name": "x", "data": {"n": 2**53 + 1}}
    body["data"]["again"] = body["data"]
    found = findings("event", body, codes=frozenset({"CB302"}))

    assert next(found)[1].path == ("data", "n")
    assert all(finding.path[-1] == "n" for _, finding in found)
