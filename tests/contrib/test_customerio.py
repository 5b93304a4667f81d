"""The guard around the official clients, as they are on PyPI, with a loopback server in the provider's place.

The two distributions write the same `customerio/__init__.py`: their modules are imported by themselves.
"""

import datetime as dt
import json
import logging
import threading
from collections.abc import Iterator
from functools import reduce
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from customerio.analytics.client import Client as AnalyticsClient
from customerio.api import APIClient, SendEmailRequest
from customerio.track import CustomerIO

import cio_schemas
from cio_schemas.contrib.customerio import guard

# The analytics client calls `datetime.utcnow`, which Python 3.12 deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning:customerio.analytics")

LOGGER = "cio_schemas.contrib.customerio"


class Provider(HTTPServer):
    """A server that notes what it receives, and answers 200 to everything, as the provider does."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.received: list[tuple[str, str, Any]] = []


class Handler(BaseHTTPRequestHandler):
    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.received.append((self.command, self.path, json.loads(body or b"null")))  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - the names that http.server calls

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def track(provider: Provider) -> CustomerIO:
    client = CustomerIO("site", "key", retries=0, use_connection_pooling=False)
    client.base_url = f"http://127.0.0.1:{provider.server_port}/api/v1"
    return client


@pytest.fixture
def app(provider: Provider) -> APIClient:
    client = APIClient("key", retries=0, use_connection_pooling=False)
    client.url = f"http://127.0.0.1:{provider.server_port}"
    return client


def analytics(**options: Any) -> AnalyticsClient:
    return AnalyticsClient("key", send=False, sync_mode=True, **options)


AWARE = dt.datetime(2024, 5, 17, 9, 10, tzinfo=dt.UTC)

TRACK_CALLS: list[Any] = [
    lambda client: client.identify("42", email="ada@example.com", created_at=AWARE, plan="basic"),
    lambda client: client.track("42", "purchase", {"price": 1.5}, timestamp=1715937000),
    lambda client: client.track_anonymous("a1", "purchase", {"price": 1.5}),
    lambda client: client.pageview("42", "/pricing", referrer="/"),
    lambda client: client.backfill("42", "purchase", 1715937000, price=1.5),
    lambda client: client.delete("42"),
    lambda client: client.add_device("42", "token", "ios", last_used=1715937000),
    lambda client: client.delete_device("42", "token"),
    lambda client: client.suppress("42"),
    lambda client: client.unsuppress("42"),
    lambda client: client.merge_customers("id", "1", "email", "b@example.com"),
]

APP_CALLS: list[Any] = [
    lambda client: client.send_email({"to": "a@x.example", "transactional_message_id": 1, "identifiers": {"id": "1"}}),
    lambda client: client.send_push({"transactional_message_id": 1, "identifiers": {"id": "1"}}),
    lambda client: client.send_sms({"transactional_message_id": 1, "identifiers": {"id": "1"}, "to": "+15551234567"}),
    lambda client: client.send_whatsapp({"transactional_message_id": 1, "identifiers": {"id": "1"}}),
    lambda client: client.send_in_app({"transactional_message_id": 1, "identifiers": {"id": "1"}}),
    lambda client: client.send_inbox_message({"transactional_message_id": 1, "identifiers": {"id": "1"}}),
    lambda client: client.send_email(
        SendEmailRequest(to="a@x.example", subject="Hi", body="<p>hi</p>", _from="b@x.example")
    ),
]


@pytest.mark.parametrize("call", TRACK_CALLS)
def test_every_good_call_of_the_track_client_is_sent(provider: Provider, track: CustomerIO, call: Any) -> None:
    call(guard(track))
    ((method, path, body),) = provider.received

    assert cio_schemas.request_schema(method, path) is not None
    assert cio_schemas.check({"method": method, "url": path, "body": body}, "request").errors == ()


@pytest.mark.parametrize("call", APP_CALLS)
def test_every_good_call_of_the_app_client_is_sent(provider: Provider, app: APIClient, call: Any) -> None:
    call(guard(app))
    ((method, path, body),) = provider.received

    assert (cio_schemas.request_schema(method, path) or "").startswith("app/send-")
    assert cio_schemas.check({"method": method, "url": path, "body": body}, "request").errors == ()


BAD_CALLS: list[Any] = [
    (lambda client: client.track("42", "x" * 101), "CE101", "/body/name"),
    (lambda client: client.track("42", "x", timestamp=1715937000000), "CB201", "/body/timestamp"),
    (lambda client: client.add_device("42", "token", "windows"), "V-enum", "/body/device/platform"),
    (lambda client: client.merge_customers("id", "1", "cio_id", "cio_03"), "CC105", "/body/secondary/cio_id"),
    (lambda client: client.identify("+15551234567"), "CB501", "/url"),
    (lambda client: client.identify("42", Email="ada@example.com"), "CC204", "/body/Email"),
]


@pytest.mark.parametrize(("call", "code", "pointer"), BAD_CALLS)
def test_enforce_sends_nothing(provider: Provider, track: CustomerIO, call: Any, code: str, pointer: str) -> None:
    with pytest.raises(cio_schemas.PayloadError) as caught:
        call(guard(track))

    assert [(each.code, each.pointer) for each in caught.value.diagnostics.errors] == [(code, pointer)]
    assert provider.received == []


@pytest.mark.parametrize("bad", BAD_CALLS)
def test_warn_logs_and_sends(provider: Provider, track: CustomerIO, caplog: Any, bad: Any) -> None:
    call, code, pointer = bad
    with caplog.at_level(logging.WARNING, LOGGER):
        call(guard(track, "warn"))

    ((method, path, _),) = provider.received
    assert [record.message for record in caplog.records] == [
        f"{code} {cio_schemas.request_schema(method, path)} at {pointer}"
    ]


MESSAGES: list[Any] = [
    lambda client: client.identify("42", {"plan": "basic"}),
    lambda client: client.track("42", "Order Placed", {"total": 1}, timestamp=AWARE),
    lambda client: client.page(anonymous_id="a1", name="Home"),
    lambda client: client.screen("42", name="Home"),
    lambda client: client.group("42", "acme", {"plan": "basic"}),
    lambda client: client.alias("a1", "42"),
]


@pytest.mark.parametrize("call", MESSAGES)
def test_every_good_message_of_the_analytics_client_is_queued(call: Any) -> None:
    queued, message = call(guard(analytics()))

    assert queued
    assert cio_schemas.check({"batch": [message]}, "pipelines/batch").errors == ()


def test_a_bad_message_is_not_queued() -> None:
    with pytest.raises(cio_schemas.PayloadError, match="at /event: expected a name of at most 100 bytes, found 101"):
        guard(analytics()).track("42", "x" * 101)
    with pytest.raises(cio_schemas.PayloadError, match='at /context: required property "device" is missing'):
        guard(analytics()).track("42", "Device Deleted")


@pytest.mark.parametrize("holds", [lambda inner: [inner, inner], lambda inner: {"a": inner, "b": inner}])
def test_a_body_without_end_is_not_copied(provider: Provider, track: CustomerIO, holds: Any) -> None:
    """As far as the guard goes: some methods of the clients copy it themselves before that."""
    message = "more than 1,000,000 values"
    endless = reduce(lambda inner, _: holds(inner), range(40), 0)

    with pytest.raises(cio_schemas.PayloadError, match=message):
        guard(track).send_request("PUT", track.get_customer_query_string("42"), {"price": endless})
    with pytest.raises(cio_schemas.PayloadError, match=message):
        guard(analytics())._enqueue({"type": "track", "userId": "42", "event": "purchase", "properties": endless})
    assert provider.received == []


def test_a_share_of_the_calls(provider: Provider, track: CustomerIO) -> None:
    guard(track, sample=0).track("42", "x" * 101)

    assert len(provider.received) == 1


def test_what_is_not_described_is_sent(provider: Provider, track: CustomerIO) -> None:
    guard(track).send_request("POST", f"http://127.0.0.1:{provider.server_port}/elsewhere", {"name": ""})

    assert provider.received == [("POST", "/elsewhere", {"name": ""})]


def test_a_fault_of_ours_keeps_no_call_back(
    monkeypatch: pytest.MonkeyPatch, provider: Provider, track: CustomerIO, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise LookupError("ours")

    monkeypatch.setattr("cio_schemas.contrib.customerio.check", broken)
    guard(track).track("42", "purchase ")

    assert len(provider.received) == 1
    assert [record.message for record in caplog.records] == [
        "a call could not be checked by track/v1/event, and is sent: LookupError"
    ]
    assert "ours" not in caplog.text


def test_names_are_those_that_are_sent(provider: Provider, track: CustomerIO, caplog: pytest.LogCaptureFixture) -> None:
    guard(track).track("42", "purchase", {"seats": {1: "a", None: "b"}})
    guarded = guard(analytics())
    guarded.identify("42", {"seats": {1: "a"}, 2: "b"})
    with pytest.raises(cio_schemas.PayloadError, match="at /traits/2: "):
        guarded.identify("42", {2: "x" * 1001})

    assert provider.received[0][2]["data"]["seats"] == {"1": "a", "null": "b"}
    assert caplog.records == []


WRONG: list[Any] = [
    (lambda: guard(object()), TypeError, "object is not a client of Customer.io's"),
    (lambda: guard(CustomerIO), TypeError, "expected a client, found the class CustomerIO"),
    (lambda: guard(guard(analytics())), TypeError, "this Client is guarded already"),
    (lambda: guard(analytics(), "strict"), ValueError, 'mode: expected "enforce" or "warn", found \'strict\''),  # type: ignore[arg-type]
    (lambda: guard(analytics(), sample=2), ValueError, "sample: expected a share of the calls, from 0 to 1, found 2"),
    (lambda: guard(analytics(), sample="x"), TypeError, "sample: expected a number from 0 to 1, found str"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("use", "error", "message"), WRONG)
def test_wrong_use(use: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        use()
