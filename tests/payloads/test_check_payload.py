"""`cio_schemas.check` and `check_json`: what a program is told of one payload."""

import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest

import cio_schemas
from cio_schemas.diagnostic.plain import plain
from cio_schemas.payloads.check_payload import request_is_clean
from cio_schemas.payloads.rules.paths import is_plain

MILLISECONDS = {"name": "purchase", "timestamp": 1715937000000}

CASES: list[Any] = [
    ({"name": "purchase"}, "track/v1/event", []),
    ({"name": ""}, "track/v1/event", [("V-minLength", "error", "/name")]),
    (MILLISECONDS, "track/v1/event", [("CB201", "error", "/timestamp")]),
    (MILLISECONDS, "urn:cio-schemas:track/v1/event", [("CB201", "error", "/timestamp")]),
    (MILLISECONDS, {"$ref": "urn:cio-schemas:track/v1/event"}, [("CB201", "error", "/timestamp")]),
    (MILLISECONDS, {"type": "object"}, []),
    ({"name": "x "}, "event", [("CE103", "warning", "/name")]),
    ({"name": 1, "timestamp": 5}, "event", [("V-type", "error", "/name"), ("CB202", "error", "/timestamp")]),
    ('{"name": "x"}', "event", [("V-type", "error", "")]),
    (None, {"type": "null"}, []),
]


@pytest.mark.parametrize(("payload", "schema", "expected"), CASES)
def test_check(payload: Any, schema: Any, expected: list[tuple[str, str, str]]) -> None:
    found = cio_schemas.check(payload, schema)

    assert [(each.code, each.severity, each.pointer) for each in found] == expected
    assert bool(found) is bool(expected)
    assert isinstance(found, cio_schemas.Diagnostics)


CYCLIC: dict[str, Any] = {}
CYCLIC["again"] = {"a": CYCLIC, "b": [CYCLIC]}


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = {"a": value}
    return value


# What no JSON text is read as, but Python may hold
ODD_VALUES: list[Any] = [
    *(float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity"), Decimal("1e1000000"), 10**5000, -(10**5000)),
    *(b"x", {1}, (1, 2), dt.datetime(2026, 1, 1), "\ud800", object(), CYCLIC, nested(499), nested(2000)),  # noqa: DTZ001
]


# The schemas whose rules look at the most places
LOOKING = [
    "customer",
    "event",
    "track/v1/identify",
    "track/v1/merge",
    "track/v2/entity",
    "track/v2/batch",
    "pipelines/identify",
]


@pytest.mark.parametrize("value", ODD_VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("schema", LOOKING)
def test_what_is_not_json_is_checked_too(value: Any, schema: str) -> None:
    for payload in (
        value,
        {"name": value, "userId": value, "previousId": value, "timestamp": value, "to": value},
        {"name": "x", "data": {"a": value}, "traits": {"a": value, "createdAt": value}, "timestamp": value},
        {"primary": {"id": value}, "secondary": {"id": value}, "attributes": {"a": value, "created_at": value}},
        {"batch": [value, {"type": "person", "action": "identify", "attributes": {"a": value}}]},
        {"batch": [{"type": "identify", "userId": value, "traits": {"a": value}}]},
    ):
        found = cio_schemas.check(payload, schema)
        assert json.loads(json.dumps(found.to_list())) == found.to_list()


@pytest.mark.parametrize("levels", [10, 498, 499, 600, 990])
@pytest.mark.parametrize("schema", ["track/v1/merge", "track/v2/entity", "pipelines/alias"])
def test_a_deep_identifier(levels: int, schema: str) -> None:
    deep = '{"a":' * levels + "1" + "}" * levels
    text = f'{{"userId": {deep}, "previousId": {deep}, "primary": {{"id": {deep}}}, "secondary": {{"id": {deep}}}}}'

    assert cio_schemas.check_json(text, schema).errors


# payload, bundled schema, what is told of the name
ODD_NAMES: list[Any] = [
    ({1: 2}, "event", "at the root: expected a str as the name of a member, found 1"),
    ({"name": "x", None: 1}, "event", "at the root: expected a str as the name of a member, found None"),
    (
        {"userId": "a", "traits": {1: 2}},
        "pipelines/identify",
        "at /traits: expected a str as the name of a member, found 1",
    ),
    ({"batch": [{b"x": 1}]}, "track/v2/batch", "at /batch/0: expected a str as the name of a member, found b'x'"),
]


@pytest.mark.parametrize(("payload", "schema", "told"), ODD_NAMES)
def test_a_name_that_is_not_a_string(payload: Any, schema: str, told: str) -> None:
    with pytest.raises(TypeError) as caught:
        cio_schemas.check(payload, schema)
    assert str(caught.value) == told
    assert not request_is_clean("POST", "/v1/identify", payload)  # and does not raise


@pytest.mark.parametrize(("payload", "schema", "expected"), CASES)
def test_check_json(payload: Any, schema: Any, expected: list[tuple[str, str, str]]) -> None:
    for text in (json.dumps(payload), json.dumps(payload).encode()):
        found = cio_schemas.check_json(text, schema)

        assert sorted((each.code, each.severity, each.pointer) for each in found) == sorted(expected)
        assert all(each.span is not None for each in found)


def test_a_payload_in_place_of_a_text() -> None:
    with pytest.raises(
        TypeError,
        match=r"^expected a JSON text as str or bytes, found dict; cio_schemas\.check checks",
    ):
        cio_schemas.check_json({"name": "a"}, "event")  # type: ignore[arg-type]


def test_places_and_problems_of_a_text() -> None:
    found = cio_schemas.check_json('{\n  "name": "x ",\n  "name": "y "\n}', "event")

    assert [(each.code, each.span and (each.span.line, each.span.column)) for each in found] == [
        ("P-duplicate-key", (3, 3)),
        ("CE103", (3, 11)),
    ]
    assert [each.code for each in cio_schemas.check_json("{", "event")] == ["P-syntax"]


# bundled schema, text, the code of its one finding, whether the fix is safe, what the fix makes of the text
FIXES: list[Any] = [
    ("event", '{"name": "é "}', "CE103", True, ['{"name": "é"}']),
    ("track/v1/merge", '{"primary": {"id": "1"}, "secondary": {"id": " 2"}}', "CC104", True,
     ['{"primary": {"id": "1"}, "secondary": {"id": "2"}}']),
    ("event", '{"name": "x", "timestamp": 1715937000000}', "CB201", False, ['{"name": "x", "timestamp": 1715937000}']),
    ("event", '{"name": "x", "data": {"n": 9007199254740993}}', "CB302", True, []),
    ("event", '{"name": ""}', "V-minLength", True, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "code", "safe", "fixed"), FIXES)
def test_the_fix_of_a_rule(name: str, text: str, code: str, safe: bool, fixed: list[str]) -> None:
    (found,) = cio_schemas.check_json(text, name)

    assert (found.code, found.safe) == (code, safe)
    assert [text[: edit.span.start] + edit.text + text[edit.span.end :] for edit in found.fix] == fixed


def test_validation_only() -> None:
    assert cio_schemas.check(MILLISECONDS, "event", rules=False) == ()
    assert cio_schemas.check_json(json.dumps(MILLISECONDS), "event", rules=False) == ()


def test_errors_and_warnings() -> None:
    found = cio_schemas.check({"name": "x ", "timestamp": 5}, "event")

    assert ([each.code for each in found.errors], [each.code for each in found.warnings]) == (["CB202"], ["CE103"])
    with pytest.raises(cio_schemas.PayloadError, match=r"^at /timestamp: expected seconds since 1970") as caught:
        found.raise_for_errors()
    assert caught.value.diagnostics == found
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == found
    assert found.warnings.raise_for_errors() is None


def test_to_dict() -> None:
    (text,) = cio_schemas.check_json('{"name": 7}', "event")
    (value,) = cio_schemas.check({"name": "x", "timestamp": Decimal("1715937000.5")}, "event").to_list()

    assert text.to_dict() == {
        "code": "V-type",
        "severity": "error",
        "message": "expected string, found integer 7",
        "pointer": "/name",
        "expected": "string",
        "found": 7,
        "line": 1,
        "column": 10,
    }
    assert (value["found"], "line" in value) == (1715937000.5, False)


def test_errors_of_a_batch_in_the_provider_s_form() -> None:
    person = {"type": "person", "action": "identify", "identifiers": {"id": "1"}}
    batch = {"batch": [person, {**person, "attributes": {"plan": "x" * 1001}}, {"type": "person", "action": "event"}]}

    assert cio_schemas.check(batch, "track/v2/batch").batch_errors() == [
        {"batch_index": 2, "reason": "required", "field": "", "message": 'required property "identifiers" is missing'},
        {"batch_index": 2, "reason": "required", "field": "", "message": 'required property "name" is missing'},
        {
            "batch_index": 1,
            "reason": "invalid",
            "field": "attributes.plan",
            "message": "expected a value of at most 1,000 bytes, found 1,001",
        },
    ]


PLAIN: list[Any] = [
    (1, 1),
    (True, True),
    ("a", "a"),
    (float("nan"), "nan"),
    (Decimal("1.50"), 1.5),
    (Decimal("1E+2"), 100),
    (Decimal("0.1000000000000000055511151231257827"), "0.1000000000000000055511151231257827"),
    (Decimal("1E+999999"), "1E+999999"),
    (Decimal("sNaN"), "sNaN"),
    (dt.date(2024, 5, 17), "2024-05-17"),
    ((1, [Decimal(2)]), [1, [2]]),
    ({"a": {1}}, {"a": "{1}"}),
]


@pytest.mark.parametrize(("value", "expected"), PLAIN)
def test_plain(value: Any, expected: Any) -> None:
    assert plain(value) == expected
    assert json.loads(json.dumps(plain(value))) == expected


# The path and the body of a request, whether a quick look shows that they agree
AGREEING = [
    ("/api/v1/events", {"id": "2"}, True),
    ("/api/v1/customers/1", {}, True),
    ("/api/v1/customers/1", {"id": "1"}, True),
    ("/api/v1/customers/1/events", {"name": "x"}, True),
    ("/api/v1/customers/1", {"id": "2"}, False),
    ("/api/v1/customers/1", {"id": 1}, False),
    ("/api/v1/customers/cio_1", {"cio_id": "1"}, False),
    ("/api/v1/customers/a%40b.example", {}, False),
    ("/api/v1/customers/1", [], False),
]


@pytest.mark.parametrize(("url", "body", "plain"), AGREEING)
def test_a_path_and_a_body_that_plainly_agree(url: str, body: Any, *, plain: bool) -> None:
    assert is_plain(url, body) is plain


def test_plain_is_bounded() -> None:
    value: Any = []
    for _ in range(10_000):
        value = [value]

    assert len(json.dumps(plain(value))) < 100
