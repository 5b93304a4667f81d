"""The bundled schemas as a person would write them in plain Python: the yardstick for generated code."""

import re
from collections.abc import Callable
from typing import Any

import cio_schemas

CHARACTERS = r"[!$&-;=?-Z_a-z~]"
is_hex = re.compile(r"[0-9a-f]+").fullmatch
is_locale = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?").fullmatch
is_ipv4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!\Z)|\Z)){4}", re.ASCII).fullmatch
is_plain_uri = re.compile(rf"https?://[A-Za-z0-9.\-]++(?:[/?]{CHARACTERS}*+(?:\#{CHARACTERS}*+)?+)?+").fullmatch
is_plain_email = re.compile(r"[a-z0-9]++(?:[._+][a-z0-9]++)*+@(?:[a-z0-9]++\.)++(?:com|net|org|io)").fullmatch


def _conforms(instance: str, name: str) -> bool:
    return bool(cio_schemas.FORMAT_CHECKER.conforms(instance, name))


def is_uri(value: object) -> bool:
    """Return whether it is a string and a URI."""
    return type(value) is str and (is_plain_uri(value) is not None or _conforms(value, "uri"))


def is_email(value: object) -> bool:
    """Return whether it is a string and an email address."""
    return type(value) is str and (is_plain_email(value) is not None or _conforms(value, "email"))


def is_event(event: Any) -> bool:
    """Return whether it is a valid event."""
    if type(event) is not dict or "name" not in event:
        return False
    name = event["name"]
    if type(name) is not str or not 1 <= len(name) <= 255:
        return False
    if "type" in event and event["type"] not in ("page", "screen", "event"):
        return False
    if "data" in event and type(event["data"]) is not dict:
        return False
    if "timestamp" in event and not is_integer(event["timestamp"]):
        return False
    if "anonymous_id" in event and type(event["anonymous_id"]) is not str:
        return False
    if "customer_id" in event and type(event["customer_id"]) is not str:
        return False
    return "context" not in event or is_context(event["context"])


def is_context(context: Any) -> bool:
    """Return whether it is a valid context of an event."""
    if type(context) is not dict:
        return False
    if "ip" in context:
        ip = context["ip"]
        if type(ip) is not str or is_ipv4(ip) is None:
            return False
    if "locale" in context:
        locale = context["locale"]
        if type(locale) is not str or is_locale(locale) is None:
            return False
    if "timezone" in context and type(context["timezone"]) is not str:
        return False
    if "user_agent" in context and type(context["user_agent"]) is not str:
        return False
    if "page" in context and not is_page(context["page"]):
        return False
    return "device" not in context or is_device_context(context["device"])


def is_page(page: Any) -> bool:
    """Return whether it is a valid page context."""
    if type(page) is not dict:
        return False
    if "url" in page and not is_uri(page["url"]):
        return False
    if "title" in page and type(page["title"]) is not str:
        return False
    if "referrer" in page and not is_uri(page["referrer"]):
        return False
    return "path" not in page or type(page["path"]) is str


def is_device_context(device: Any) -> bool:
    """Return whether it is a valid device context."""
    if type(device) is not dict:
        return False
    if "id" in device and type(device["id"]) is not str:
        return False
    if "manufacturer" in device and type(device["manufacturer"]) is not str:
        return False
    if "model" in device and type(device["model"]) is not str:
        return False
    return "type" not in device or type(device["type"]) is str


def is_integer(value: object) -> bool:
    """Return whether it is an integer as JSON Schema has it, 1.0 among them."""
    return type(value) is int or (type(value) is float and value.is_integer())


def is_customer(customer: Any) -> bool:
    """Return whether it is a valid customer."""
    if type(customer) is not dict or "identifiers" not in customer or not is_identifiers(customer["identifiers"]):
        return False
    if "email" in customer and not is_email(customer["email"]):
        return False
    if "created_at" in customer and not is_integer(customer["created_at"]):
        return False
    if "anonymous_id" in customer and type(customer["anonymous_id"]) is not str:
        return False
    if "attributes" in customer and type(customer["attributes"]) is not dict:
        return False
    if "unsubscribed" in customer and type(customer["unsubscribed"]) is not bool:
        return False
    if "devices" in customer and not is_list_of(customer["devices"], is_device):
        return False
    return "segments" not in customer or is_list_of(customer["segments"], is_segment)


def is_identifiers(identifiers: Any) -> bool:
    """Return whether they are a customer's valid identifiers."""
    if type(identifiers) is not dict or ("id" in identifiers and type(identifiers["id"]) is not str):
        return False
    if "email" in identifiers and not is_email(identifiers["email"]):
        return False
    if "cio_id" not in identifiers:
        return True
    cio_id = identifiers["cio_id"]
    return type(cio_id) is str and is_hex(cio_id) is not None


def is_list_of(values: Any, is_item: Callable[[Any], bool]) -> bool:
    """Return whether it is a list of valid items."""
    if type(values) is not list:
        return False
    # A loop, since all() over a generator takes twice the time.
    for value in values:  # noqa: SIM110
        if not is_item(value):
            return False
    return True


def is_device(device: Any) -> bool:
    """Return whether it is a valid device."""
    if type(device) is not dict or "id" not in device or "platform" not in device:
        return False
    if type(device["id"]) is not str or device["platform"] not in ("ios", "android"):
        return False
    return "last_used" not in device or is_integer(device["last_used"])


def is_segment(segment: Any) -> bool:
    """Return whether it is a valid membership of a segment."""
    if type(segment) is not dict or ("id" in segment and not is_integer(segment["id"])):
        return False
    return "name" not in segment or type(segment["name"]) is str


HANDWRITTEN: dict[str, Callable[[Any], bool]] = {"event": is_event, "customer": is_customer}
"""By the bundled schema's name."""
