"""CB: bodies as a whole, their sizes, times and names of members, and sends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion, time_named
from cio_schemas.payloads.rules.measures import (
    ADDRESS,
    FIRST_SECOND,
    LAST_SECOND,
    RESERVED,
    TIME_NAMES,
    EndlessError,
    json_bytes,
    same_name,
    values_in,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sections import holder_of
from cio_schemas.rules.changes import Replace
from cio_schemas.rules.rule import ERROR, UNSAFE, WARNING, Finding, rule
from cio_schemas.runtime import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.payloads.rules.criteria import PartPlace
    from cio_schemas.payloads.rules.sections import Part
    from cio_schemas.rules.changes import Path

TRACK: Final = "https://docs.customer.io/integrations/api/track/"
APP: Final = "https://docs.customer.io/integrations/api/app/"
RUBY: Final = "https://github.com/customerio/customerio-ruby"

MAX_CALL: Final = 32_768
"""How many bytes a Track v2 or Pipelines call may have."""

NEAR_MAX_CALL: Final = 32_000
"""Where client libraries stop."""

MAX_BATCH: Final = 500_000
"""How many bytes a batch may have."""


@rule(
    "CB101",
    "call-too-large",
    ERROR,
    what="A Track v2 or Pipelines call has more than 32,768 bytes, without white space.",
    why="Customer.io refuses it, or answers 200 and drops it.",
    bad='{"userId": "1", "traits": {"a": ["' + '","'.join(["a" * 900] * 37) + '"]}}',
    good='{"userId": "1", "traits": {"a": "a"}}',
    roles=(Role.CALL,),
    source=TRACK,
    screen=Criterion("short json", MAX_CALL),
)
def call_too_large(part: Part) -> Iterator[Finding]:
    size = json_bytes(part.value)
    if size > MAX_CALL:
        yield Finding(part.path, f"expected a call of at most {MAX_CALL:,} bytes, found {size:,}", key=bool(part.path))


@rule(
    "CB102",
    "call-nearly-too-large",
    WARNING,
    what="A Track v2 or Pipelines call has more than 32,000 bytes, without white space.",
    why="Client libraries refuse it, and what is sent may be larger than what is measured.",
    bad='{"userId": "1", "traits": {"a": ["' + '","'.join(["a" * 900] * 35) + "b" * 700 + '"]}}',
    good='{"userId": "1", "traits": {"a": "a"}}',
    roles=(Role.CALL,),
    source=TRACK,
    screen=Criterion("short json", NEAR_MAX_CALL),
)
def call_nearly_too_large(part: Part) -> Iterator[Finding]:
    size = json_bytes(part.value)
    if NEAR_MAX_CALL < size <= MAX_CALL:
        message = f"{size:,} bytes: client libraries stop at {NEAR_MAX_CALL:,}, Customer.io at {MAX_CALL:,}"
        yield Finding(part.path, message, key=bool(part.path))


@rule(
    "CB103",
    "batch-too-large",
    ERROR,
    what="A batch has more than 500,000 bytes, without white space.",
    why="Customer.io refuses it as a whole.",
    bad='{"batch": [' + ",".join(['{"type": "x", "name": "' + "a" * 1000 + '"}'] * 500) + "]}",
    good='{"batch": []}',
    roles=(Role.BATCH,),
    source=TRACK,
    screen=Criterion("short json", MAX_BATCH),
)
def batch_too_large(part: Part) -> Iterator[Finding]:
    size = json_bytes(part.value)
    if size > MAX_BATCH:
        yield Finding(part.path, f"expected a batch of at most {MAX_BATCH:,} bytes, found {size:,}")


@rule(
    "CB201",
    "time-in-milliseconds",
    ERROR,
    what="A time has more digits than seconds have.",
    why="Milliseconds are read as seconds: the event lies tens of thousands of years ahead, and triggers nothing.",
    bad='{"name": "x", "timestamp": 1715937000000}',
    good='{"name": "x", "timestamp": 1715937000}',
    fix=UNSAFE,
    safety="It drops the fraction of a second, and takes for granted what the number was meant to be.",
    roles=(Role.SECONDS,),
    source=f"{RUBY}/blob/main/spec/client_spec.rb",
    screen=Criterion("below", LAST_SECOND),
)
def time_in_milliseconds(part: Part) -> Iterator[Finding]:
    if is_number(part.value) and part.value >= LAST_SECOND:
        yield _too_late(part.path, part.value)


def _too_late(path: Path, value: Any) -> Finding:
    """Return the finding for a time that is too late, with the seconds that were intended if that is clear."""
    for unit, divisor in (("milliseconds", 1_000), ("microseconds", 1_000_000), ("nanoseconds", 1_000_000_000)):
        if (FIRST_SECOND + 1) * divisor <= value < LAST_SECOND // 20 * divisor:
            seconds = int(value // divisor)
            message = f"expected seconds, found {show(value)}, which looks like {unit}: {seconds} is meant"
            return Finding(path, message, fix=(Replace(path, seconds),))
    return Finding(path, f"expected seconds below {LAST_SECOND:,}, found {show(value)}")


@rule(
    "CB202",
    "time-too-early",
    ERROR,
    what="A time lies before 2001-09-09: it has fewer digits than seconds have today.",
    why="Days, minutes or a number of another kind are read as seconds.",
    bad='{"name": "x", "timestamp": 19860}',
    good='{"name": "x", "timestamp": 1715937000}',
    roles=(Role.SECONDS,),
    source=f"{RUBY}/blob/main/spec/client_spec.rb",
    screen=Criterion("above", FIRST_SECOND),
)
def time_too_early(part: Part) -> Iterator[Finding]:
    if is_number(part.value) and part.value <= FIRST_SECOND:
        yield Finding(part.path, f"expected seconds since 1970 of a time after 2001, found {show(part.value)}")


MAX_EXACT: Final = 2**53
"""The integers up to which a double holds each exactly."""

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")
_ROLE_NAMES: Final = frozenset(("created_at",))  # of the rules on times above
_CONVERTED: Final = frozenset(("createdAt",))  # in traits: the document wants ISO 8601 there


def _is_converted(name: str, steps: Path) -> bool:
    """Return whether the document requires a date as text."""
    return name in _CONVERTED and steps[-1:] == ("traits",)


def _no_date(site: PartPlace) -> Criterion:
    converted = {name for name in _CONVERTED if _is_converted(name, site.steps)}
    return time_named("no date", 0, TIME_NAMES, _ROLE_NAMES | converted)


@rule(
    "CB203",
    "date-as-text",
    WARNING,
    what="An attribute named like a time, `*_at` or `*_date`, holds a date as text.",
    why="It stays text: segments and campaigns that compare dates need seconds.",
    bad='{"trial_ends_at": "2024-05-17T09:10:00Z"}',
    good='{"trial_ends_at": 1715937000}',
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source="https://docs.customer.io/journeys/attributes/",
    screen=_no_date,
)
def date_as_text(part: Part) -> Iterator[Finding]:
    for name, value in _times(part):
        if _is_converted(name, part.path):
            continue
        if isinstance(value, str) and _ISO.fullmatch(value.strip()):
            message = f"expected seconds since 1970, found the text {show(value)}: dates as text can't be compared"
            yield Finding((*part.path, name), message)


@rule(
    "CB204",
    "attribute-in-milliseconds",
    WARNING,
    what="An attribute named like a time, `*_at` or `*_date`, has more digits than seconds have.",
    why="Milliseconds are read as seconds: the date lies tens of thousands of years ahead.",
    bad='{"trial_ends_at": 1715937000000}',
    good='{"trial_ends_at": 1715937000}',
    fix=UNSAFE,
    safety="It drops the fraction of a second, and takes for granted what the number was meant to be.",
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source=f"{RUBY}/blob/main/spec/client_spec.rb",
    screen=time_named("time below", LAST_SECOND, TIME_NAMES, _ROLE_NAMES),
)
def attribute_in_milliseconds(part: Part) -> Iterator[Finding]:
    for name, value in _times(part):
        if is_number(value) and value >= LAST_SECOND:
            yield _too_late((*part.path, name), value)


def _times(part: Part) -> Iterator[tuple[str, Any]]:
    if isinstance(part.value, dict):
        for name, value in part.value.items():
            if name.endswith(TIME_NAMES) and name not in _ROLE_NAMES:
                yield name, value


NEAR: Final = 0.75
"""How alike two names must be for one to be meant by the other, on difflib's scale from 0 to 1."""

# What the other APIs call a member: by what it means here.
_ELSEWHERE: Final = {
    "customerid": ("userId", "customer_id"),
    "eventname": ("event", "name"),
    "name": ("event",),
    "event": ("name",),
    "id": ("token",),
    "token": ("id",),
    "devicetoken": ("token", "id"),
    "properties": ("data", "attributes", "traits", "relationship_attributes", "message_data"),
    "data": ("properties", "attributes", "traits", "relationship_attributes", "message_data"),
    "attributes": ("data", "properties", "traits", "relationship_attributes", "message_data"),
    "traits": ("attributes", "data", "properties", "relationship_attributes", "message_data"),
    "messagedata": ("data",),
    "plaintextbody": ("body_plain",),
    "ampbody": ("body_amp",),
    "preheadertext": ("preheader",),
    "occurredat": ("timestamp",),
}


def _misspelt(site: PartPlace) -> Criterion | None:
    """Return what a member meets whose name `_meant` finds nothing for."""
    if not site.known:
        return None
    elsewhere = [
        f"{bare} {candidate}"
        for bare, candidates in _ELSEWHERE.items()
        for candidate in candidates
        if candidate in site.known
    ]
    return Criterion("known", round(100 * NEAR), tuple(sorted(site.known)), tuple(elsewhere))


@rule(
    "CB301",
    "misspelt-member",
    WARNING,
    what="A member of a body has a name that the API doesn't know, and nearly the name of one that it does.",
    why="Unknown members are ignored: `tiemstamp` does not set the time.",
    bad='{"name": "x", "tiemstamp": 1715937000}',
    good='{"name": "x", "timestamp": 1715937000}',
    roles=(Role.BODY, Role.MEMBERS),
    source=TRACK,
    screen=_misspelt,
)
def misspelt_member(part: Part) -> Iterator[Finding]:
    if not (part.known and isinstance(part.value, dict)):
        return
    for name in part.value:
        if name not in part.known and (meant := _meant(name, part)):
            message = f"{show(name)} is unknown here, and ignored; did you mean {meant!r}?"
            yield Finding((*part.path, name), message, key=True)


def _meant(name: str, part: Part) -> str | None:
    """Return the known name nearest to a name; None if none is near, or it is present already."""
    bare = same_name(name)
    for candidate in sorted(part.known):
        if same_name(candidate) == bare:
            return candidate
    left = sorted(part.known.difference(part.value))
    for candidate in _ELSEWHERE.get(bare, ()):
        if candidate in left:
            return candidate
    if not left or len(name) > 2 * max(map(len, left)):
        return None
    import difflib  # noqa: PLC0415 - slow to import, and few names are unknown

    near = difflib.get_close_matches(name, left, 1, NEAR)
    return near[0] if near else None


@rule(
    "CB302",
    "integer-not-exact",
    WARNING,
    what="An integer is beyond 2^53.",
    why="A double holds it only roughly: ids of other systems come out changed. Send them as strings.",
    bad='{"name": "x", "data": {"order": 9007199254740993}}',
    good='{"name": "x", "data": {"order": "9007199254740993"}}',
    roles=(Role.BODY,),
    source="https://www.rfc-editor.org/rfc/rfc7493#section-2.2",
    screen=Criterion("exact integers"),
)
def integer_not_exact(part: Part) -> Iterator[Finding]:
    try:
        for path, value in values_in(part.value, part.path):
            if isinstance(value, int) and abs(value) > MAX_EXACT:
                message = f"{show(value)} is beyond 2^53, where not every integer is exact: send it as a string"
                yield Finding(path, message)
    except EndlessError:
        return  # which is reported for itself


def _placed(site: PartPlace) -> Criterion | None:
    """Return what an object meets of which no member belongs in the one for all else."""
    holder = holder_of(site.known)
    if holder is None:
        return None
    inner = _inner(holder, site.within)
    texts = (holder, "action", *sorted(inner), *_BARE)
    return Criterion("placed", len(inner), (*sorted(site.known), _SCHEMA), texts)


def _inner(holder: str, within: frozenset[str]) -> frozenset[str]:
    """Return the names of the members that belong in the one for all else, and nowhere else."""
    return within.union(RESERVED if holder in ("attributes", "traits") else ())


_SCHEMA: Final = "$schema"
"""The member by which a payload may name its schema."""


@rule(
    "CB303",
    "misplaced-member",
    WARNING,
    what="A member that the API doesn't know stands beside `data`, `attributes`, `traits` or `properties`, not in it.",
    why="It is ignored: attributes of a person or an event belong in that member.",
    bad='{"name": "purchase", "price": 5}',
    good='{"name": "purchase", "data": {"price": 5}}',
    roles=(Role.FLAT,),
    source=TRACK,
    screen=_placed,
)
def misplaced_member(part: Part) -> Iterator[Finding]:
    holder = holder_of(part.known)
    if holder is None or not isinstance(part.value, dict) or part.value.get("action") in _BARE:
        return
    inner = _inner(holder, part.within)
    for name in part.value:
        if name in part.known or (holder in part.value and name not in inner) or _meant(name, part):
            continue
        if name == _SCHEMA:
            continue
        message = f"{show(name)} is unknown here, and ignored; did you mean it as a member of `{holder}`?"
        yield Finding((*part.path, name), message, key=True)


@rule(
    "CB304",
    "body-not-read",
    WARNING,
    what="A request has a body whose path says all.",
    why="The body is ignored: `DELETE` and `suppress` apply to the person in the path.",
    bad='{"id": "42"}',
    good="{}",
    roles=(Role.NOTHING,),
    source=TRACK,
    screen=Criterion("empty"),
)
def body_not_read(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, dict) and part.value:
        names = ", ".join(map(show, [*part.value][:3]))
        yield Finding(part.path, f"expected no body, found one with {names}: the path says all", key=bool(part.path))


# The actions of Track v2 that say nothing more of a person or an object.
_BARE: Final = (
    *("delete", "suppress", "unsuppress", "merge", "add_device", "delete_device"),
    *("add_relationships", "delete_relationships"),
)


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
    size = sum(len(each) * 3 // 4 for each in files if isinstance(each, str))
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
    what="A list of people stands in the `recipients` of a broadcast.",
    why="`recipients` is a filter by segment and attribute. No document has lists in it: they stand in its place.",
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
