"""CB1 and CB3: bodies as a whole, their sizes, and the names and numbers of their members."""

from __future__ import annotations

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion
from cio_schemas.payloads.rules.measures import (
    RESERVED,
    EndlessError,
    json_bytes,
    same_name,
    values_in,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sections import holder_of
from cio_schemas.payloads.rules.sources import TRACK
from cio_schemas.rules.rule import ERROR, WARNING, Finding, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from cio_schemas.payloads.rules.criteria import PartPlace
    from cio_schemas.payloads.rules.sections import Part


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


MAX_EXACT: Final = 2**53
"""The integers up to which a double holds each exactly."""

NEAR: Final = 0.75
"""How alike two names must be for one to be meant by the other, on difflib's scale from 0 to 1."""

# What the other APIs call a member: by what it means here.
_ELSEWHERE: Final = {
    "customerid": ("userId", "customer_id", "identifiers"),
    "userid": ("identifiers",),
    "email": ("identifiers",),
    "eventname": ("event", "name"),
    "name": ("event",),
    "event": ("name",),
    "id": ("token", "identifiers"),
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
    what="A member of a body has a name that the API doesn't know, but that is almost one that it does.",
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
    why="Doubles can't hold it exactly, so ids of other systems change. Send them as strings.",
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
    what="A member that the API doesn't know is next to `data`, `attributes`, `traits` or `properties`, not in it.",
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
    what="A request has a body, though its path says everything.",
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
        yield Finding(
            part.path, f"expected no body, found one with {names}: the path says everything", key=bool(part.path)
        )


# The actions of Track v2 that say nothing more of a person or an object.
_BARE: Final = (
    *("delete", "suppress", "unsuppress", "merge", "add_device", "delete_device"),
    *("add_relationships", "delete_relationships"),
)
