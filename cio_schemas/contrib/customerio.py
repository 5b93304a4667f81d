"""A guard around the official clients of Customer.io: calls that the provider would drop or misread are not sent.

The clients pass every call through one narrow place: `CustomerIO` and `APIClient` of `customerio` 3.x through
`send_request(method, url, data)`, `Client` of `customerio-cdp-analytics` 1.x through `_enqueue(message)`.
"""

from __future__ import annotations

import json
import logging
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from cio_schemas.exceptions import PayloadError
from cio_schemas.payloads.bounded_size import is_bounded
from cio_schemas.payloads.check_payload import Diagnostics, check, request_is_clean
from cio_schemas.payloads.requests import request_schema
from cio_schemas.payloads.rules.measures import MAX_VALUES

if TYPE_CHECKING:
    from collections.abc import Callable

ClientT = TypeVar("ClientT")

_log = logging.getLogger(__name__)


def guard(client: ClientT, mode: Literal["enforce", "warn"] = "enforce", sample: float = 1.0) -> ClientT:
    """Check every call of a client before it is sent.

    Args:
        client: A `customerio.CustomerIO`, a `customerio.APIClient` or a `customerio.analytics.Client`. It is changed in
            place: from now on, all its calls are checked.
        mode: "enforce" raises for errors, and nothing is sent; "warn" logs them, and everything is sent.
        sample: The share of the calls that are checked, from 0 to 1.

    Returns:
        The client.

    What is logged names code, schema and pointer, and never a value: payloads are personal data. Warnings are logged in
    both modes, by the logger `cio_schemas.contrib.customerio`.

    Raises:
        ValueError: The mode or the share is not one of those.
        TypeError: The client has no such narrow place, is guarded already, or is a class; or the share is not a number.

    A guarded call raises `cio_schemas.PayloadError` in the mode "enforce".

    Example:
        >>> from customerio import CustomerIO  # doctest: +SKIP
        >>> client = guard(CustomerIO(site_id, api_key))  # doctest: +SKIP
        >>> client.track("42", "x" * 101)  # doctest: +SKIP
        Traceback (most recent call last):
        cio_schemas.exceptions.PayloadError: at /body/name: expected a name of at most 100 bytes, found 101
    """
    if mode not in ("enforce", "warn"):
        raise ValueError(f'mode: expected "enforce" or "warn", found {mode!r}')
    if not isinstance(sample, (int, float)):
        raise TypeError(f"sample: expected a number from 0 to 1, found {type(sample).__name__}")
    if not 0 <= sample <= 1:
        raise ValueError(f"sample: expected a share of the calls, from 0 to 1, found {sample!r}")
    if isinstance(client, type):
        raise TypeError(f"expected a client, found the class {client.__name__}; guard the object that sends")
    for name, guarded in _PLACES:
        send = getattr(client, name, None)
        if callable(send):
            if hasattr(send, "cio_schemas_guard"):
                raise TypeError(f"this {type(client).__name__} is guarded already")
            setattr(client, name, guarded(client, send, mode, sample))
            return client
    raise TypeError(f"{type(client).__name__} is not a client of Customer.io's: it lacks send_request and _enqueue")


def _guarded_request(client: Any, send: Callable[..., Any], mode: str, sample: float) -> Callable[..., Any]:
    def send_request(method: str, url: str, data: Any) -> Any:
        wanted = sample == 1 or random.random() < sample  # noqa: S311 - a share of calls, not a secret
        if wanted and not request_is_clean(method, url, data):
            _look(mode, request_schema(method, url), lambda: _request_diagnostics(method, url, _as_sent(client, data)))
        return send(method, url, data)

    return _marked(send_request)


def _guarded_message(_: Any, send: Callable[..., Any], mode: str, sample: float) -> Callable[..., Any]:
    def enqueue(message: Any) -> Any:
        if sample == 1 or random.random() < sample:  # noqa: S311 - as above
            kind = message.get("type") if isinstance(message, dict) else None
            schema = request_schema("POST", f"/v1/{kind}")
            _look(mode, schema, lambda: check(_with_iso_times(message, {}), schema or ""))
        return send(message)

    return _marked(enqueue)


_PLACES = (("send_request", _guarded_request), ("_enqueue", _guarded_message))


def _marked(function: Any) -> Callable[..., Any]:
    function.cio_schemas_guard = True
    marked: Callable[..., Any] = function
    return marked


def _look(mode: str, schema: str | None, look: Callable[[], Diagnostics]) -> None:
    """Check one call; an error in the guard itself never prevents a call from being sent."""
    if schema is None:
        _log.debug("a call that no bundled schema describes is not checked")
        return
    try:
        found = look()
    except Exception as error:  # noqa: BLE001 - no error of ours may stop the call
        # Without its text, which may have values in it.
        _log.error("a call could not be checked by %s, and is sent: %s", schema, type(error).__name__)
        return
    for each in found:
        level = logging.ERROR if each.severity == "error" else logging.WARNING
        if mode == "warn" or level == logging.WARNING:
            _log.log(level, "%s %s at %s", each.code, schema, each.pointer or "the root")
    if mode == "enforce":
        found.raise_for_errors()


def _request_diagnostics(method: str, url: str, body: Any) -> Diagnostics:
    return check({"method": method, "url": url, "body": body}, "request")


def _as_sent(client: Any, data: Any) -> Any:
    """Return a body as the client sends it: it turns times into seconds, and NaN into null."""
    sanitize = getattr(client, "_sanitize", None)
    if callable(sanitize) and isinstance(data, dict) and is_bounded(data, MAX_VALUES):
        data = sanitize(data)  # which copies what is shared as often as it is held
    return _with_iso_times(data, {})


def _with_iso_times(value: Any, known: dict[int, Any]) -> Any:
    """Return a message as the client sends it: with times as ISO 8601 texts, and names as `json.dumps` writes them.

    Args:
        value: The message, or a part of it.
        known: What its parts were made to, by their ids: those that it holds several times are shared again.
    """
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if not isinstance(value, dict | list | tuple | set):
        return value
    if id(value) not in known:
        if isinstance(value, dict):
            made: Any = {_name(name): _with_iso_times(member, known) for name, member in value.items()}
        else:
            made = [_with_iso_times(item, known) for item in value]
        known[id(value)] = made
    return known[id(value)]


def _name(name: Any) -> Any:
    return json.dumps(name) if name is None or isinstance(name, int | float) else name


__all__ = ["PayloadError", "guard"]
