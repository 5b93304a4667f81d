"""Which bundled schema describes the body of a request to Customer.io, by its method and URL."""

from __future__ import annotations

import re
from functools import cache, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_CUSTOMER: Final = "/api/v1/customers/{}"

# method, path, schema; {} matches one segment of a path
REQUESTS: Final = (
    ("PUT", _CUSTOMER, "track/v1/identify"),
    ("DELETE", _CUSTOMER, "track/v1/no-body"),
    ("POST", f"{_CUSTOMER}/events", "track/v1/event"),
    ("PUT", f"{_CUSTOMER}/devices", "track/v1/device"),
    ("DELETE", f"{_CUSTOMER}/devices/{{}}", "track/v1/no-body"),
    ("POST", f"{_CUSTOMER}/suppress", "track/v1/no-body"),
    ("POST", f"{_CUSTOMER}/unsuppress", "track/v1/no-body"),
    ("POST", "/api/v1/events", "track/v1/anonymous-event"),
    ("POST", "/api/v1/merge_customers", "track/v1/merge"),
    ("POST", "/api/v1/forms/{}/submit", "track/v1/form"),
    ("POST", "/api/v1/metrics", "track/v1/metrics"),
    ("POST", "/api/v1/push/events", "track/v1/push-metrics"),
    ("POST", "/push/events", "track/v1/push-metrics"),
    ("POST", "/api/v1/segments/{}/add_customers", "track/v1/segment-ids"),
    ("POST", "/api/v1/segments/{}/remove_customers", "track/v1/segment-ids"),
    ("POST", "/api/v2/entity", "track/v2/entity"),
    ("POST", "/api/v2/batch", "track/v2/batch"),
    *(("POST", f"/v1/{call}", f"pipelines/{call}") for call in ("identify", "track", "page", "screen", "group")),
    *(("POST", f"/v1/{call}", f"pipelines/{call}") for call in ("alias", "batch")),
    # client libraries of browsers and phones write the first letter alone
    *(("POST", f"/v1/{call[0]}", f"pipelines/{call}") for call in ("identify", "track", "page", "screen", "group")),
    *(("POST", f"/v1/{call[0]}", f"pipelines/{call}") for call in ("alias", "batch")),
    *(("POST", f"/v1/send/{kind}", f"app/send-{kind}") for kind in ("email", "push", "sms", "whatsapp")),
    ("POST", "/v1/send/in_app", "app/send-in-app"),
    ("POST", "/v1/send/inbox_message", "app/send-inbox-message"),
    ("POST", "/v1/campaigns/{}/triggers", "app/trigger-broadcast"),
    ("POST", "/v1/api/campaigns/{}/triggers", "app/trigger-broadcast"),
)
"""Every request that has a bundled schema."""

_ORIGIN: Final = "(?:[a-z]+://[^/?#]*)?"
_END: Final = "/?(?:[?#].*)?"


@lru_cache(maxsize=1_000)
def request_schema(method: str, url: str) -> str | None:
    """Return the name of the bundled schema of the body of a request to Customer.io.

    The host is ignored, so that requests to a proxy or to a server of one's own are recognized as well.

    Args:
        method: The method, such as `POST`; in any case.
        url: The URL, or its path alone.

    Returns:
        The name, None if no request of Customer.io's APIs looks like this.

    Source:
        https://docs.customer.io/integrations/api/

    Example:
        >>> request_schema("PUT", "https://track.customer.io/api/v1/customers/42")
        'track/v1/identify'
        >>> request_schema("GET", "https://api.customer.io/v1/customers")
    """
    pattern, schemas = _paths()
    match = pattern.fullmatch(url)
    return schemas[match.lastindex - 1].get(method.upper()) if match and match.lastindex else None


@cache
def _paths() -> tuple[re.Pattern[str], list[dict[str, str]]]:
    """Return one pattern of all paths, a group for each, and for each the schemas by method."""
    by_path: dict[str, dict[str, str]] = {}
    for method, path, schema in REQUESTS:
        by_path.setdefault(path, {})[method] = schema
    groups = "|".join(f"({path.replace('{}', '[^/?#]+')})" for path in by_path)
    return re.compile(f"{_ORIGIN}(?:{groups}){_END}"), list(by_path.values())


def path_identifier(url: str) -> str | None:
    """Return the identifier of a person in the path of a Track v1 request, as it is written; None if there is none."""
    match = _IDENTIFIER.match(url)
    return match[1] if match else None


_IDENTIFIER: Final = re.compile(f"{_ORIGIN}/api/v1/customers/([^/?#]+)")
