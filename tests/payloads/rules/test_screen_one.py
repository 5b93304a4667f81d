"""The glance at one payload: it passes what is plainly clean, and nothing that a rule reports."""

import json

import pytest

from cio_schemas.payloads.rules.choice import Chosen
from cio_schemas.payloads.rules.collection import DEFAULT, RULES, findings
from cio_schemas.payloads.rules.measures import MAX_REMEMBERED
from cio_schemas.payloads.rules.places import EXAMPLES, key_of
from cio_schemas.payloads.rules.screen_many import MOST_BYTES
from cio_schemas.payloads.rules.screen_one import glance_of
from cio_schemas.payloads.rules.sizes import size_of


def passes(name, payload):
    key, size = key_of(name, payload), size_of(payload)
    return key is not None and size <= MOST_BYTES and bool(glance_of(key)(payload, size))


def person(**attributes):
    return {"identifiers": {"id": "1"}, "attributes": attributes}


# schema, payload, whether it passes
GLANCED = [
    ("event", {"name": "signed up", "timestamp": 1715937000, "customer_id": "c-1", "data": {"n": 1}}, True),
    ("event", {"name": "signed up", "timestamp": None}, True),
    ("event", {"name": "x" * 100}, True),
    ("event", {"name": "x" * 101}, False),
    ("event", {"name": " x"}, False),
    ("event", {"name": "x "}, False),
    ("event", {"name": "Größe"}, False),  # may be longer than it looks
    ("event", {"name": 1}, False),
    ("event", {"name": "x", "customer_id": "cio_1"}, False),
    ("event", {"name": "x", "timestamp": 999_999_999}, False),
    ("event", {"name": "x", "timestamp": 1_000_000_000}, True),
    ("event", {"name": "x", "timestamp": 99_999_999_999}, True),
    ("event", {"name": "x", "timestamp": 100_000_000_000}, False),
    ("event", {"name": "x", "timestamp": 1715937000.5}, False),
    ("event", {"name": "x", "tiemstamp": 1715937000}, False),
    ("event", {"name": "x", "data": {"recipient": "a@b.co"}}, True),
    ("event", {"name": "x", "data": {"recipient": "ada"}}, False),
    ("event", {"name": "x", "data": {"recipient": ["a@b.co"]}}, False),
    ("event", {"name": "x", "data": []}, False),
    ("event", [], False),
    ("customer", person(plan="pro", seats=5, vip=True, score=1.5, note=None), True),
    ("customer", person(Plan="pro"), False),  # another may differ from it by case alone
    ("customer", person(renews_at=1715937000), True),
    ("customer", person(renews_at=1715937000000), False),
    ("customer", person(renews_at="2024-05-17"), False),
    ("customer", person(renews_at=None), True),
    ("customer", person(unsubscribed=False), True),
    ("customer", person(unsubscribed="yes"), False),
    ("customer", person(email="a@b.co"), True),
    ("customer", person(email="a b@c.de"), False),
    ("customer", person(email=1), False),
    ("customer", person(bio="x" * 700), True),  # all of it is short
    ("customer", person(bio="x" * 250, more=["x" * 20]), False),
    ("customer", person(bio="x" * 250, more="x" * 750), False),
    ("customer", person(bio="😀" * 250, plan="pro"), True),
    ("customer", person(bio="😀" * 251, plan="pro"), False),  # four bytes each
    ("customer", person(**{f"a{number}": "x" * 250 for number in range(8)}), True),
    ("customer", person(more={"a": "é" * 600}), False),  # has more bytes than characters
    ("customer", person(traits={"plan": "pro"}), False),
    ("customer", person(cio_subscription_preferences={"topics": {"topic_1\n": True}}), False),
    ("customer", person(cio_subscription_preferences={"channels": {"mail": True}}), False),
    ("customer", {"identifiers": {"email": "a@b.co"}, "attributes": {"email": "a@b.co"}}, False),
    ("customer", {"identifiers": {"email": "a@b.co"}, "attributes": {}}, True),
    ("customer", {"identifiers": {"email": "a@b.co"}}, True),
    ("customer", {"identifiers": {"id": "1"}, "devices": [{"id": "d", "platform": "ios"}]}, True),
    ("customer", {"identifiers": {"id": "1"}, "devices": [{"last_used": 1715937000}, {"last_used": 1}]}, False),
    ("customer", {"identifiers": {"id": "1"}, "devices": {"last_used": 1715937000}}, False),
    ("track/v1/anonymous-event", {"name": "invited", "anonymous_id": "1"}, True),
    ("track/v1/anonymous-event", {"name": "invited"}, False),
    ("track/v1/merge", {"primary": {"id": "1"}, "secondary": {"cio_id": "03"}}, True),
    ("track/v1/merge", {"primary": {"id": "1"}, "secondary": {"id": "2"}}, False),
    ("track/v1/merge", {"primary": {"id": "1"}, "secondary": {"id": " 1 "}}, False),
    ("track/v1/merge", {"primary": {"email": "A@b.co"}, "secondary": {"email": "a@b.co"}}, False),
    ("track/v1/merge", {"primary": {"id": "1"}}, False),
    ("track/v1/merge", {"primary": "1", "secondary": {"id": "2"}}, False),
    ("track/v1/segment-ids", {"ids": ["1", "2"]}, True),
    ("track/v1/segment-ids", {"ids": ["1", "cio_2"]}, False),
    ("track/v1/segment-ids", {"ids": "1"}, False),
    ("track/v1/no-body", {}, True),
    ("track/v1/no-body", {"a": 1}, False),
    ("track/v1/form", {"data": {"email": "a@b.co", "age": 36}}, False),
    ("track/v1/form", {"data": {"email": "a@b.co", "form_id": "1"}}, False),
    ("track/v1/form", {"data": {"email": "a@b.co"}}, False),  # no glance at forms: a rule looks
    ("pipelines/track", {"userId": "1", "event": "Order Completed"}, True),
    ("pipelines/track", {"userId": "1", "event": "User Deleted"}, False),
    ("pipelines/track", {"userId": "1", "event": "DELETE_person"}, False),
    ("pipelines/track", {"userId": "1", "event": 1}, False),
    ("app/send-email", {"to": "a@b.co", "transactional_message_id": 1, "identifiers": {"id": "1"}}, True),
    ("app/send-email", {"to": "a@b.co,c@d.ef", "transactional_message_id": 1, "identifiers": {"id": "1"}}, False),
    ("app/send-email", {"to": "a@b.co", "cc": "c@d.ef", "transactional_message_id": 1}, False),
    ("app/send-email", {"to": "a@b.co", "bcc": "c@d.ef", "transactional_message_id": 1}, False),
    ("app/send-email", {"to": ["a@b.co"], "transactional_message_id": 1}, False),
    ("app/send-sms", {"to": "+15551234567", "transactional_message_id": 1}, True),
    ("app/send-sms", {"transactional_message_id": 1}, False),
    ("app/trigger-broadcast", {"recipients": {"segment": {"id": 7}}}, True),
    ("app/trigger-broadcast", {"recipients": {"segments": {"id": 7}}}, False),
    ("app/trigger-broadcast", {"emails": ["a@b.co", "c"]}, False),
    ("track/v2/batch", {"batch": []}, False),  # several sections
]


@pytest.mark.parametrize(("name", "payload", "passed"), GLANCED)
def test_glance(name, payload, passed):
    assert passes(name, payload) is passed
    assert not passed or not [*findings(name, payload)]


@pytest.mark.parametrize(("name", "payload", "passed"), GLANCED)
def test_the_look_at_many_passes_as_much_and_nothing_that_is_reported(name, payload, passed):
    cleared = Chosen((name,)).passes([payload] * 3)

    assert cleared or not passed
    assert not cleared or not [*findings(name, payload)]


def test_more_shapes_than_are_remembered():
    glance = glance_of("customer")
    payloads = [person(**{f"a{number}": 1}) for number in range(MAX_REMEMBERED + 2)]
    odd = [person(**{f"A{number}": 1}) for number in range(2)]

    assert [bool(glance(payload, 60)) for payload in payloads + odd] == [True] * len(payloads) + [False] * 2


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code in DEFAULT], ids=lambda rule: rule.code)
def test_what_a_rule_reports_does_not_pass(rule):
    assert not passes(EXAMPLES[rule.roles[0]], json.loads(rule.bad))
