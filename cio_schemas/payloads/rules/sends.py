"""CB4: sends of the App API: recipients and attachments."""

from __future__ import annotations

import re

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion
from cio_schemas.payloads.rules.measures import (
    ADDRESS,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sources import APP
from cio_schemas.rules.rule import ERROR, WARNING, Finding, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from cio_schemas.payloads.rules.sections import Part


MAX_RECIPIENTS: Final = 15

_RECIPIENTS: Final = ("to", "cc", "bcc")


@rule(
    "CB401",
    "too-many-recipients",
    ERROR,
    what="An email has more than 15 recipients in `to`, `cc` and `bcc` together.",
    why="The App API refuses it.",
    bad='{"to": "' + ",".join(["a@example.com"] * 16) + '", "transactional_message_id": 1}',
    good='{"to": "' + ",".join(["a@example.com"] * 15) + '", "transactional_message_id": 1}',
    roles=(Role.RECIPIENTS,),
    source=APP,
    screen=Criterion("few recipients", MAX_RECIPIENTS, texts=_RECIPIENTS),
)
def too_many_recipients(part: Part) -> Iterator[Finding]:
    lists = [part.value.get(name) for name in _RECIPIENTS] if isinstance(part.value, dict) else []
    count = sum(len(_recipients(text)) for text in lists if isinstance(text, str))
    if count > MAX_RECIPIENTS:
        yield Finding((*part.path, "to"), f"expected at most {MAX_RECIPIENTS} recipients together, found {count:,}")


def _recipients(text: str) -> list[str]:
    """Return the recipients of a list; a comma in a quoted name separates none."""
    return [each for each in _BETWEEN_COMMAS.findall(text) if each.strip()]


_BETWEEN_COMMAS: Final = re.compile(r'(?:"[^"]*"|[^,"]|")+?(?=,|$)', re.DOTALL)


@rule(
    "CB404",
    "recipient-not-an-address",
    WARNING,
    what="A recipient of an email is neither an address nor Liquid that renders one.",
    why="The message is not delivered.",
    bad='{"to": "Ada Lovelace", "transactional_message_id": 1}',
    good='{"to": "Ada Lovelace <ada@example.com>", "transactional_message_id": 1}',
    roles=(Role.RECIPIENTS,),
    source=APP,
    screen=Criterion("addresses", texts=_RECIPIENTS),
)
def recipient_not_an_address(part: Part) -> Iterator[Finding]:
    for name in _RECIPIENTS if isinstance(part.value, dict) else ():
        text = part.value.get(name)
        if not isinstance(text, str) or "{{" in text:
            continue
        for each in _recipients(text):
            if not ADDRESS.search(each):
                yield Finding((*part.path, name), f"expected an email address, found {show(each.strip())}")


@rule(
    "CB405",
    "number-missing",
    WARNING,
    what="An SMS has no `to`.",
    why="The documentation requires it; without it, everything depends on the template.",
    bad='{"transactional_message_id": 1, "identifiers": {"id": "1"}}',
    good='{"transactional_message_id": 1, "identifiers": {"id": "1"}, "to": "+15551234567"}',
    roles=(Role.SMS,),
    source=APP,
    screen=Criterion("has either", texts=("to",)),
)
def number_missing(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, dict) and "to" not in part.value:
        yield Finding(part.path, "expected `to`, the phone number that it is sent to, or Liquid that renders one")


MAX_ATTACHMENTS: Final = 2 * 1024 * 1024


@rule(
    "CB402",
    "attachments-too-large",
    ERROR,
    what="The attachments of an email have more than 2 MB together.",
    why="The App API refuses the email.",
    bad='{"to": "a@example.com", "transactional_message_id": 1, "attachments": {"a.txt": "' + "AAAA" * 700_000 + '"}}',
    good='{"to": "a@example.com", "transactional_message_id": 1, "attachments": {"a.txt": "AAAA"}}',
    roles=(Role.ATTACHMENTS,),
    source=APP,
    screen=Criterion("small files", MAX_ATTACHMENTS),
)
def attachments_too_large(part: Part) -> Iterator[Finding]:
    files = part.value.values() if isinstance(part.value, dict) else ()
    size = sum(len(each.rstrip("=")) * 3 // 4 for each in files if isinstance(each, str))
    if size > MAX_ATTACHMENTS:
        yield Finding(part.path, f"expected at most 2 MB of attachments, found {size:,} bytes", key=True)


@rule(
    "CB403",
    "attachment-not-base64",
    ERROR,
    what="The content of an attachment is not base64.",
    why="The App API refuses the email, or the file arrives broken.",
    bad='{"to": "a@example.com", "transactional_message_id": 1, "attachments": {"a.txt": "plain text!"}}',
    good='{"to": "a@example.com", "transactional_message_id": 1, "attachments": {"a.txt": "cGxhaW4="}}',
    roles=(Role.ATTACHMENTS,),
    source=APP,
    screen=Criterion("base64"),
)
def attachment_not_base64(part: Part) -> Iterator[Finding]:
    for name, content in part.value.items() if isinstance(part.value, dict) else ():
        if isinstance(content, str) and not _is_base64(content):
            yield Finding((*part.path, name), "expected the content in base64")


@rule(
    "CB406",
    "attachment-without-extension",
    WARNING,
    what="The name of an attachment has no extension.",
    why="The documentation requires one: mail programs identify the file by it.",
    bad='{"to": "a@example.com", "transactional_message_id": 1, "attachments": {"invoice": "AAAA"}}',
    good='{"to": "a@example.com", "transactional_message_id": 1, "attachments": {"invoice.pdf": "AAAA"}}',
    roles=(Role.ATTACHMENTS,),
    source=APP,
    screen=Criterion("extensions"),
)
def attachment_without_extension(part: Part) -> Iterator[Finding]:
    for name in part.value if isinstance(part.value, dict) else ():
        if not name.rpartition(".")[2] or "." not in name:
            yield Finding((*part.path, name), f"expected a name with an extension, found {show(name)}", key=True)


def _is_base64(text: str) -> bool:
    import base64  # noqa: PLC0415 - few payloads have attachments
    import binascii  # noqa: PLC0415

    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


LISTS: Final = ("ids", "emails", "per_user_data", "data_file_url")
"""The members of a broadcast that list who receives it."""


@rule(
    "CB407",
    "list-in-recipients",
    WARNING,
    what="A list of people is in the `recipients` of a broadcast.",
    why="`recipients` is a filter by segment and attribute. The documentation has no lists in it: they take its place.",
    bad='{"recipients": {"ids": ["1"]}}',
    good='{"ids": ["1"]}',
    roles=(Role.AUDIENCE,),
    source="https://docs.customer.io/journeys/api-triggered-data-format/",
    screen=Criterion("without", names=LISTS),
)
def list_in_recipients(part: Part) -> Iterator[Finding]:
    for name in LISTS if isinstance(part.value, dict) else ():
        if name in part.value:
            message = (
                f"`{name}` stands in place of `recipients`, which holds `segment`, `attribute`, `and`, `or` or `not`"
            )
            yield Finding((*part.path, name), message, key=True)


@rule(
    "CB408",
    "headers-not-json",
    WARNING,
    what="The headers of an email are text that is not a JSON object.",
    why="The documentation requires an object of names and values, as JSON in a string, and shows one as it is.",
    bad='{"to": "a@example.com", "transactional_message_id": 1, "headers": "X-Ticket: 42"}',
    good='{"to": "a@example.com", "transactional_message_id": 1, "headers": {"X-Ticket": "42"}}',
    roles=(Role.HEADERS,),
    source=APP,
    screen=Criterion("not a string"),
)
def headers_not_json(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and "{{" not in part.value and "{%" not in part.value and not _is_object(part.value):
        yield Finding(part.path, f"expected a JSON object of names and values, as a string, found {show(part.value)}")


def _is_object(text: str) -> bool:
    import json  # noqa: PLC0415 - few emails have headers

    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
