"""Screens never accept what a rule reports, and accept what clean payloads look like."""

import json
import random
from copy import deepcopy

import pytest

from cio_schemas import kernel, validator
from cio_schemas.payloads.rules.collection import DEFAULT, RULES, findings
from cio_schemas.payloads.rules.places import EXAMPLES
from cio_schemas.payloads.rules.screens import max_size_of, screen_of
from cio_schemas.precompiled import SHIPPED, screen_for

pytestmark = pytest.mark.skipif(not kernel.available, reason="the kernel was not built")


def passes(name: str, payload: object) -> bool:
    """Whether `check` reports nothing of a payload without asking a rule."""
    tables, size = screen_for(name)
    text = json.dumps(payload, ensure_ascii=False)
    return tables.accept_json(text, False, size, True) == 1


EXAMPLE = [(rule, EXAMPLES[rule.roles[0]]) for rule in RULES if rule.code in DEFAULT]


@pytest.mark.parametrize(
    ("rule", "name"), [row for row in EXAMPLE if row[1] in SHIPPED], ids=lambda each: str(each)[:20]
)
def test_the_examples_of_rules(rule, name):
    bad, good = json.loads(rule.bad), json.loads(rule.good)

    assert [*findings(name, bad)]
    assert not passes(name, bad)
    assert passes(name, good) or [*findings(name, good)] == []


CLEAN = [
    ("event", {"name": "signed_up", "timestamp": 1715937000, "customer_id": "42", "data": {"recipient": "a@b.co"}}),
    ("event", {"name": "Über Größe", "data": {"anything": ["goes", {"here": 1e300}]}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"email": "ada@example.com", "plan_2": "pro", "n": 1.5}}),
    ("customer", {"identifiers": {"email": "a@b.co"}, "attributes": {"created_at": 1715937000, "unsubscribed": False}}),
    (
        "customer",
        {"identifiers": {"id": "7"}, "attributes": {"renews_at": 1715937000, "tags": ["a", 1, None], "x": None}},
    ),
    ("track/v1/identify", {"email": "a@b.co", "first_name": "Ada", "trial_date": "never", "bio": "x" * 1000}),
    ("track/v1/anonymous-event", {"name": "invited", "anonymous_id": "1"}),
    ("track/v1/merge", {"primary": {"id": "1"}, "secondary": {"cio_id": "03000001"}}),
    ("track/v1/segment-ids", {"ids": ["1", "2"]}),
    ("track/v2/entity", {"type": "person", "action": "event", "identifiers": {"id": "1"}, "name": "x"}),
    ("track/v2/entity", {"type": "person", "action": "delete", "identifiers": {"id": "1"}}),
    (
        "track/v2/entity",
        {"type": "object", "action": "identify", "identifiers": {"object_id": "1"}, "attributes": {"a": 1}},
    ),
    ("track/v2/batch", {"batch": [{"type": "person", "action": "identify", "identifiers": {"id": "1"}}] * 3}),
    ("pipelines/track", {"userId": "1", "event": "Order Completed", "properties": {"total": 3}}),
    ("pipelines/batch", {"batch": [{"type": "identify", "userId": "1", "traits": {"plan": "pro"}}]}),
    (
        "app/send-email",
        {"to": "a@b.co,c@d.ef", "transactional_message_id": 1, "identifiers": {"id": "1"}, "body": "x" * 9000},
    ),
    ("track/v1/no-body", {}),
]


@pytest.mark.parametrize(("name", "payload"), CLEAN)
def test_clean_payloads_pass(name, payload):
    assert [*findings(name, payload)] == []
    assert passes(name, payload)


DOUBTED = [
    ("event", {"name": "x", "tiemstamp": 1}),
    ("event", {"name": "x" * 101}),
    ("event", {"name": "é" * 51}),
    ("event", {"name": " x"}),
    ("event", {"name": "x\u2003"}),
    ("event", {"name": "x\x1f"}),
    ("event", {"name": "x\x85"}),
    ("event", {"name": "x", "data": {"id": 2**53 + 1}}),
    ("event", {"name": "x", "customer_id": "cio_1"}),
    ("event", {"name": "x", "timestamp": 10**12}),
    ("event", {"name": "x", "data": {"text": "a" * 100_000}}),
    ("event", {"name": "x", "data": {"recipient": "ada"}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"Email": "a@b.co"}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"e_mail": "a@b.co"}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"created__at_": 1}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"plan": 1, "Plan": 1}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"bio": "é" * 501}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"list": ["x" * 600, "y" * 600]}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"nested": {"deep": "x" * 2000}}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"renews_at": 10**12}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"renews_at": " 2024-05-17"}}),
    ("customer", {"identifiers": {"id": "7"}, "attributes": {"unsubscribed": "yes"}}),
    ("customer", {"identifiers": {"email": "a@b.co"}, "attributes": {"email": "c@d.ef"}}),
    ("pipelines/track", {"userId": "1", "event": "user DELETED"}),
    ("pipelines/track", {"userId": "1", "event": "Delete_Person"}),
    ("track/v1/form", {"data": {"email": "a@b.co", "form_id": "1"}}),
    ("track/v2/batch", {"batch": [{"type": "person", "action": "event", "name": " x", "identifiers": {"id": "1"}}]}),
    ("app/send-email", {"to": ",".join(["a@b.co"] * 16), "transactional_message_id": 1}),
]


@pytest.mark.parametrize(("name", "payload"), DOUBTED)
def test_what_rules_report_does_not_pass(name, payload):
    assert [*findings(name, payload)]
    assert not passes(name, payload)


VALUES = [
    *(
        None,
        True,
        0,
        -1,
        1.5,
        10**9,
        1715937000,
        10**11,
        10**12,
        1e15,
        2**53 + 1,
        "",
        " ",
        "x",
        "x ",
        "\u00a0x",
        "cio_1",
    ),
    *("é" * 38, "é" * 51, "a" * 101, "a" * 151, "a" * 1001, "é" * 501, "ada@example.com", "a@b", "a b@c.de", "{{x}}"),
    *("2024-05-17", "2024-05-17T09:10:00Z", "yes", "User deleted", "userdeleted", "a,b,c", "\x85", "\ufeffx", "\x1c"),
    *([], ["a"] * 7, ["x" * 600] * 2, {}, {"email": "z@y.xw"}, {"recipient": "nobody"}, {"id": "1 "}),
]
NAMES = [
    *(
        "id",
        "email",
        "Email",
        "e_mail",
        "createdAt",
        "created_at",
        "renews_at",
        "trial_date",
        "plan",
        "Plan",
        "cio_id",
        "x" * 151,
    ),
    *(
        "unsubscribed",
        "identifiers",
        "attributes",
        "data",
        "name",
        "timestamp",
        "traits",
        "userId",
        "event",
        "properties",
        "to",
    ),
    *(
        "form_id",
        "batch",
        "type",
        "action",
        "Straße",
        "_",
        "a b",
        "tiemstamp",
        "anonymous_id",
        "cio_relationships",
        "recipient",
    ),
]


def mutated(chance: random.Random, payload: object) -> object:
    payload = json.loads(json.dumps(payload))
    for _ in range(chance.choice((1, 1, 2, 3))):
        holders = [each for each in walk(payload) if isinstance(each, dict)]
        holder = chance.choice(holders) if holders else {}
        name = chance.choice([*holder, chance.choice(NAMES)])
        if chance.random() < 0.1:
            holder.pop(name, None)
        else:
            holder[name] = deepcopy(chance.choice(VALUES))
    return payload


def walk(value: object):
    yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(each)


@pytest.mark.parametrize("seed", range(4))
def test_no_screen_accepts_what_a_rule_reports(seed):
    chance = random.Random(seed)
    accepted, wrong = 0, []
    for _ in range(4_000):
        name, payload = chance.choice(CLEAN)
        payload = mutated(chance, payload)
        if passes(name, payload):
            accepted += 1
            if [*findings(name, payload)]:
                wrong.append((name, payload))
    assert wrong == []
    assert accepted > 400


@pytest.mark.parametrize("name", SHIPPED)
def test_the_kernel_holds_each_screen(name):
    tables, size = screen_for(name)

    assert size == max_size_of(name)
    assert validator(screen_of(name)).kernel
    assert tables.judge({}) is not None
