"""Requests to Customer.io: the schema of a body by method and URL."""

import pytest

import cio_schemas
from cio_schemas.payloads.requests import request_schema

CASES = [
    ("PUT", "https://track.customer.io/api/v1/customers/42", "track/v1/identify"),
    ("put", "https://track-eu.customer.io/api/v1/customers/a%2Bb%40example.com", "track/v1/identify"),
    ("PUT", "/api/v1/customers/42/", "track/v1/identify"),
    ("DELETE", "/api/v1/customers/42", "track/v1/no-body"),
    ("POST", "/api/v1/customers/42/events", "track/v1/event"),
    ("POST", "/api/v1/events", "track/v1/anonymous-event"),
    ("PUT", "/api/v1/customers/42/devices", "track/v1/device"),
    ("DELETE", "/api/v1/customers/42/devices/token", "track/v1/no-body"),
    ("POST", "/api/v1/customers/42/suppress", "track/v1/no-body"),
    ("POST", "/api/v1/customers/42/unsuppress", "track/v1/no-body"),
    ("POST", "/api/v1/merge_customers", "track/v1/merge"),
    ("POST", "/api/v1/forms/sign-up/submit", "track/v1/form"),
    ("POST", "/api/v1/metrics", "track/v1/metrics"),
    ("POST", "/api/v1/push/events", "track/v1/push-metrics"),
    ("POST", "/api/v1/segments/7/add_customers?id_type=email", "track/v1/segment-ids"),
    ("POST", "/api/v1/segments/7/remove_customers", "track/v1/segment-ids"),
    ("POST", "https://track.customer.io:443/api/v2/batch", "track/v2/batch"),
    ("POST", "/api/v2/entity", "track/v2/entity"),
    ("POST", "https://cdp.customer.io/v1/track", "pipelines/track"),
    ("POST", "/v1/batch", "pipelines/batch"),
    ("POST", "https://api.customer.io/v1/send/email", "app/send-email"),
    ("POST", "/v1/send/in_app", "app/send-in-app"),
    ("POST", "/v1/send/inbox_message", "app/send-inbox-message"),
    ("POST", "/v1/campaigns/3/triggers", "app/trigger-broadcast"),
    ("POST", "/v1/api/campaigns/3/triggers", "app/trigger-broadcast"),
    ("POST", "https://track.customer.io/push/events", "track/v1/push-metrics"),
    ("POST", "https://cdp-eu.customer.io/v1/b", "pipelines/batch"),
    ("POST", "https://cdp.customer.io/v1/t", "pipelines/track"),
    ("POST", "https://cdp.customer.io/v1/s/", "pipelines/screen"),
    ("POST", "https://cdp.customer.io/v1/x", None),
    ("GET", "/api/v1/customers/42", None),
    ("POST", "/api/v1/customers/4/2/events", None),
    ("POST", "/api/v1/customers//events", None),
    ("POST", "", None),
]


@pytest.mark.parametrize(("method", "url", "schema"), CASES)
def test_request_schema(method: str, url: str, schema: str | None) -> None:
    assert request_schema(method, url) == schema


@pytest.mark.parametrize(("method", "url", "schema"), CASES)
def test_the_schema_of_recorded_requests_knows_the_same(method: str, url: str, schema: str | None) -> None:
    refused = [each.code for each in cio_schemas.check({"method": method, "url": url, "body": 1}, "request")]

    assert ("V-anyOf" in refused) is (schema is None)
    assert ("V-type" in refused) is (schema is not None)


WRONG = [
    ({"method": "POST", "url": 5, "body": {}}, [("V-type", "/url")]),
    ({"method": None, "url": "/api/v2/entity", "body": {}}, [("V-type", "/method")]),
    ({"url": "/api/v2/entity", "body": {}}, [("V-required", "")]),
    ({"request": {"method": "POST"}}, [("V-required", ""), ("V-required", "")]),
    ({"method": "POST", "url": "https://api.example.com/orders"}, [("V-anyOf", "")]),
    ({"method": "POST", "url": "/api/v2/entity"}, [("V-required", "")]),
    ([], [("V-type", "")]),
]


@pytest.mark.parametrize(("record", "found"), WRONG)
def test_what_is_no_recorded_request_is_reported_once(record: object, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.pointer) for each in cio_schemas.check(record, "request")] == found
