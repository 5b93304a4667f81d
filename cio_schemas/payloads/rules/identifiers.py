"""CC1: the identifiers of people and objects."""

from __future__ import annotations

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion
from cio_schemas.payloads.rules.measures import (
    ADDRESS,
    MAX_ID,
    PEOPLE,
    text_bytes,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sources import MERGING, TRACK
from cio_schemas.rules.changes import Trim
from cio_schemas.rules.rule import ERROR, SAFE, WARNING, Finding, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from cio_schemas.payloads.rules.sections import Part
    from cio_schemas.rules.changes import Path


_IDS: Final = (Role.PERSON_ID, Role.OBJECT_ID)
_ALL_IDS: Final = (*_IDS, Role.CIO_ID, Role.ANONYMOUS_ID)


@rule(
    "CC101",
    "id-too-long",
    ERROR,
    what="The id of a person or an object has more than 150 bytes in UTF-8.",
    why="Customer.io refuses it, or drops the call with status 200.",
    bad='{"primary": {"id": "' + "é" * 76 + '"}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "' + "é" * 75 + '"}, "secondary": {"id": "2"}}',
    roles=_IDS,
    source=TRACK,
    screen=Criterion("short string", MAX_ID),
)
def id_too_long(part: Part) -> Iterator[Finding]:
    if (size := text_bytes(part.value, MAX_ID)) is not None:
        yield Finding(part.path, f"expected an id of at most {MAX_ID} bytes, found {size:,}")


@rule(
    "CC102",
    "id-not-a-string",
    WARNING,
    what="The id of a person or an object is a number.",
    why="The documents want a string. A number becomes one: 1 and 1.0 may be two people.",
    bad='{"primary": {"id": 1}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=_ALL_IDS,
    source=TRACK,
    screen=Criterion("not a number"),
)
def id_not_a_string(part: Part) -> Iterator[Finding]:
    if not isinstance(part.value, str | bool | dict | list):
        yield Finding(part.path, f"expected the id as a string, found the number {show(part.value)}")


def _may_be_empty(role: Role, steps: Path) -> bool:
    """Return whether an empty string passes: it removes an attribute, or the schema requires another identifier."""
    return role in (Role.EMAIL, Role.ANONYMOUS_ID) or steps[-1:] == ("userId",)


@rule(
    "CC103",
    "identifier-blank",
    ERROR,
    what="An identifier is empty, or it or an email address is nothing but white space.",
    why="The call identifies nobody: Customer.io drops it.",
    bad='{"primary": {"id": " "}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=(*_ALL_IDS, Role.EMAIL),
    source=TRACK,
    screen=lambda site: Criterion("not blank", int(_may_be_empty(site.role, site.steps))),
)
def identifier_blank(part: Part) -> Iterator[Finding]:
    if part.value == "" and _may_be_empty(part.role, part.path):
        return
    if isinstance(part.value, str) and not part.value.strip():
        yield Finding(part.path, "expected an identifier, found nothing but white space")


@rule(
    "CC104",
    "identifier-untrimmed",
    WARNING,
    what="An identifier or an email address has white space at an end.",
    why="With the space it is another person.",
    bad='{"primary": {"id": "1 "}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    fix=SAFE,
    safety="White space around an identifier is never intended.",
    roles=(*_ALL_IDS, Role.EMAIL),
    source=TRACK,
    screen=Criterion("trimmed"),
)
def identifier_untrimmed(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.strip() not in ("", part.value):
        message = f"expected no white space around the identifier, found {show(part.value)}"
        yield Finding(part.path, message, fix=(Trim(part.path),))


@rule(
    "CC105",
    "cio-prefix",
    ERROR,
    what="A `cio_id` begins with `cio_`.",
    why="The prefix belongs in the path of a Track v1 call only; in a body, the result is an id that nobody has.",
    bad='{"primary": {"id": "1"}, "secondary": {"cio_id": "cio_03000001"}}',
    good='{"primary": {"id": "1"}, "secondary": {"cio_id": "03000001"}}',
    roles=(Role.CIO_ID,),
    source="https://github.com/customerio/customerio-ruby/issues/78",
    screen=Criterion("unprefixed", texts=("cio_",)),
)
def cio_prefix(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.startswith("cio_"):
        yield Finding(part.path, f"expected a cio_id without the prefix `cio_`, found {show(part.value)}")


@rule(
    "CC106",
    "cio-prefix-in-id",
    WARNING,
    what="The id of a person begins with `cio_`.",
    why="Customer.io takes it for the id that you gave; its own id goes into `cio_id`, without the prefix.",
    bad='{"primary": {"id": "cio_03000001"}, "secondary": {"id": "2"}}',
    good='{"primary": {"cio_id": "03000001"}, "secondary": {"id": "2"}}',
    roles=(Role.PERSON_ID,),
    source=TRACK,
    screen=Criterion("unprefixed", texts=("cio_",)),
)
def cio_prefix_in_id(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.startswith("cio_"):
        yield Finding(part.path, f"{show(part.value)} looks like an id of Customer.io's own, which goes into `cio_id`")


@rule(
    "CC107",
    "not-an-email-address",
    WARNING,
    what="An email address has no `@` followed by a domain, or contains white space.",
    why="No message reaches the person, and people without an id are identified by their address.",
    bad='{"primary": {"email": "ada"}, "secondary": {"id": "2"}}',
    good='{"primary": {"email": "ada@example.com"}, "secondary": {"id": "2"}}',
    roles=(Role.EMAIL, Role.RECIPIENT),
    source=TRACK,
    screen=Criterion("address"),
)
def not_an_email_address(part: Part) -> Iterator[Finding]:
    value = part.value
    if isinstance(value, str) and value.strip() and not ADDRESS.fullmatch(value.strip()) and "{{" not in value:
        yield Finding(part.path, f"expected an email address, found {show(value)}")


@rule(
    "CC108",
    "two-email-addresses",
    WARNING,
    what="The address in `attributes.email` differs from that in `identifiers.email`.",
    why="The call finds a person by one address and gives them another, so that people get mixed up.",
    bad=(
        '{"type": "person", "action": "identify", "identifiers": {"email": "a@example.com"}, '
        '"attributes": {"email": "b@example.com"}}'
    ),
    good=(
        '{"type": "person", "action": "identify", "identifiers": {"email": "a@example.com"}, '
        '"attributes": {"email": "A@example.com"}}'
    ),
    roles=(Role.PERSON,),
    source=TRACK,
    screen=Criterion("one address", texts=("identifiers", "attributes", "email")),
)
def two_email_addresses(part: Part) -> Iterator[Finding]:
    first, second = (_email(part.value, name) for name in ("identifiers", "attributes"))
    if first is not None and second is not None and first.strip().casefold() != second.strip().casefold():
        message = f"differs from {show(first)} in `identifiers`: it is unclear whom the call is for"
        yield Finding((*part.path, "attributes", "email"), message)


@rule(
    "CC109",
    "merged-with-itself",
    WARNING,
    what="The two people of a merge, or the two ids of an alias, are the same.",
    why="A merge keeps one person and deletes the other: with only one person, nothing can be merged.",
    bad='{"primary": {"id": "1"}, "secondary": {"id": "1"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=(Role.MERGE,),
    source=MERGING,
    screen=Criterion("two people", texts=("primary", "secondary", "userId", "previousId")),
)
def merged_with_itself(part: Part) -> Iterator[Finding]:
    if not isinstance(part.value, dict):
        return
    for first, second in PEOPLE:
        person = _identity(part.value.get(first))
        if person and person == _identity(part.value.get(second)):
            yield Finding((*part.path, second), f"the same person as `{first}`: there is nobody to merge")


@rule(
    "CC110",
    "merge-with-identifiers",
    WARNING,
    what="A merge in Track v2 has `identifiers`.",
    why="The documentation has none there: `primary` and `secondary` name the two people.",
    bad='{"type": "person", "action": "merge", "identifiers": {"id": "1"}, "primary": {"id": "1"}, '
    '"secondary": {"id": "2"}}',
    good='{"type": "person", "action": "merge", "primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=(Role.ENTITY_MERGE,),
    source=MERGING,
    screen=Criterion("without", names=("identifiers",)),
)
def merge_with_identifiers(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, dict) and "identifiers" in part.value:
        message = "a merge takes no `identifiers`: `primary` and `secondary` name the two people"
        yield Finding((*part.path, "identifiers"), message, key=True)


def _identity(person: Any) -> Any:
    """Return the identity of a person as text; None if there is none, or a part of it that the schema refuses."""
    if not isinstance(person, dict):
        return _id_text(person)
    texts = {name: _id_text(value) for name, value in person.items()}
    return texts if all(texts.values()) else None


_LONG: Final = 14_000
"""Bits of an integer, which `str` takes fewer than 4,300 digits of."""


def _id_text(value: Any) -> str | None:
    if value is None or isinstance(value, bool | list | dict):
        return None
    is_long = isinstance(value, int) and value.bit_length() > _LONG
    text = hex(value) if is_long else str(value).strip()
    return text.casefold() if "@" in text else text


def _email(body: Any, name: str) -> str | None:
    holder = body.get(name) if isinstance(body, dict) else None
    found = holder.get("email") if isinstance(holder, dict) else None
    return found if isinstance(found, str) and found else None
