"""CB5: the URLs of recorded requests, in which Track v1 names a person, or the kind of identifiers."""

from __future__ import annotations

import re
from urllib.parse import unquote

from cio_schemas.failures.messages import show
from cio_schemas.payloads.requests import path_identifier
from cio_schemas.payloads.rules.criteria import Criterion
from cio_schemas.payloads.rules.measures import MAX_ID, text_bytes
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sources import TRACK
from cio_schemas.rules.rule import ERROR, WARNING, Finding, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from cio_schemas.payloads.rules.sections import Part


@rule(
    "CB501",
    "phone-in-path",
    ERROR,
    what="The path of a Track v1 request names a person by a phone number.",
    why="The path takes an id, an email address, or `cio_` and a cio_id: the phone number becomes an id.",
    bad='{"method": "PUT", "url": "/api/v1/customers/%2B15551234567", "body": {}}',
    good='{"method": "PUT", "url": "/api/v1/customers/42", "body": {}}',
    roles=(Role.REQUEST,),
    source=TRACK,
    screen=Criterion("no phone", texts=("url",)),
)
def phone_in_path(part: Part) -> Iterator[Finding]:
    identifier = _identifier(part.value)
    if identifier and re.fullmatch(r"\+[1-9][0-9]{6,14}", unquote(identifier)):
        yield Finding((*part.path, "url"), "expected an id or an email address in the path, found a phone number")


@rule(
    "CB502",
    "path-not-encoded",
    ERROR,
    what="The identifier in the path of a Track v1 request has characters that are not percent-encoded.",
    why="A `+` becomes a space, and other characters end the path: the call is about another person.",
    bad='{"method": "PUT", "url": "/api/v1/customers/ada+test@example.com", "body": {}}',
    good='{"method": "PUT", "url": "/api/v1/customers/ada%2Btest@example.com", "body": {}}',
    roles=(Role.REQUEST,),
    source=TRACK,
    screen=Criterion("encoded", texts=("url",)),
)
def path_not_encoded(part: Part) -> Iterator[Finding]:
    identifier = _identifier(part.value)
    wrong = re.search(r"[^A-Za-z0-9._~!$&'()*,;=:@%-]|%(?![0-9A-Fa-f]{2})", identifier) if identifier else None
    if wrong:
        message = f"expected the identifier in the path percent-encoded, found {show(wrong[0])} in it"
        yield Finding((*part.path, "url"), message)


@rule(
    "CB503",
    "path-and-body-differ",
    WARNING,
    what="The path of a Track v1 identify request names another person than the body.",
    why="Customer.io answers 200, and the update fails or changes the identifier of the person.",
    bad='{"method": "PUT", "url": "/api/v1/customers/42", "body": {"id": "43"}}',
    good='{"method": "PUT", "url": "/api/v1/customers/42", "body": {"id": "42"}}',
    roles=(Role.REQUEST,),
    source=TRACK,
    screen=Criterion("one person", texts=("url", "body", "cio_id", "email", "id")),
)
def path_and_body_differ(part: Part) -> Iterator[Finding]:
    identifier, body = _identifier(part.value), part.value.get("body") if isinstance(part.value, dict) else None
    if not identifier or not isinstance(body, dict):
        return
    named = unquote(identifier)
    member = "cio_id" if named.startswith("cio_") else "email" if "@" in named else "id"
    other = body.get(member)
    if isinstance(other, str | int) and not isinstance(other, bool):
        there, here = str(other).strip(), named.removeprefix("cio_") if member == "cio_id" else named
        same = there.casefold() == here.casefold() if member == "email" else there.removeprefix("cio_") == here
        if there and not same:
            message = f"expected the {member} that the path names, found another one"
            yield Finding((*part.path, "body", member), message)


@rule(
    "CB504",
    "path-identifier-unfit",
    ERROR,
    what="The identifier in the path of a Track v1 request is blank, or has more than 150 bytes.",
    why="The call identifies nobody, or Customer.io refuses it.",
    bad='{"method": "PUT", "url": "/api/v1/customers/%20", "body": {}}',
    good='{"method": "PUT", "url": "/api/v1/customers/42", "body": {}}',
    roles=(Role.REQUEST,),
    source=TRACK,
    screen=Criterion("fit identifier", MAX_ID, texts=("url",)),
)
def path_identifier_unfit(part: Part) -> Iterator[Finding]:
    identifier = _identifier(part.value)
    if not identifier:
        return
    named = unquote(identifier)
    if not named.strip():
        yield Finding((*part.path, "url"), "expected an identifier in the path, found nothing but white space")
    elif (size := text_bytes(named, MAX_ID)) is not None:
        message = f"expected an identifier of at most {MAX_ID} bytes in the path, found {size:,}"
        yield Finding((*part.path, "url"), message)


@rule(
    "CB505",
    "ids-of-another-kind",
    ERROR,
    what="People of a segment are not named as `id_type` in the query says: by email address, or by cio_id.",
    why="They are ignored; without `id_type` each counts as an id.",
    bad='{"method": "POST", "url": "/api/v1/segments/7/add_customers?id_type=email", "body": {"ids": ["42"]}}',
    good='{"method": "POST", "url": "/api/v1/segments/7/add_customers?id_type=id", "body": {"ids": ["42"]}}',
    roles=(Role.REQUEST,),
    source=TRACK,
    screen=Criterion("ids of kind", texts=("url", "body", "ids")),
)
def ids_of_another_kind(part: Part) -> Iterator[Finding]:
    url = part.value.get("url") if isinstance(part.value, dict) else None
    kind = _ID_TYPE.search(url) if isinstance(url, str) else None
    body = part.value.get("body") if kind else None
    ids = body.get("ids") if isinstance(body, dict) else None
    for number, each in enumerate(ids if isinstance(ids, list) else ()):
        if kind and isinstance(each, str) and (kind[1] == "email") != ("@" in each):
            message = (
                f"expected the {'email address' if kind[1] == 'email' else 'cio_id'} of a person, as `id_type` says"
            )
            yield Finding((*part.path, "body", "ids", number), f"{message}, found {show(each)}")


_ID_TYPE: Final = re.compile(r"/api/v1/segments/[^?#]*\?(?:[^#]*&)?id_type=(email|cio_id)(?:[&#]|$)")

_PLAIN: Final = re.compile(rf"[A-Za-z0-9_-]{{1,{MAX_ID}}}")


def is_plain(url: str, body: Any) -> bool:
    """Return whether a quick look shows that no rule here has anything to report of a request.

    Args:
        url: Its URL.
        body: Its body.
    """
    _, customers, rest = url.partition("/api/v1/customers/")
    if not customers:
        return "id_type=" not in url
    identifier = rest.partition("/")[0]
    if not _PLAIN.fullmatch(identifier) or body.__class__ is not dict or "cio_id" in body:
        return False
    return "id" not in body or body["id"] == identifier


def _identifier(request: Any) -> str | None:
    url = request.get("url") if isinstance(request, dict) else None
    return path_identifier(url) if isinstance(url, str) else None
