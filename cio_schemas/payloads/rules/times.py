"""CB2: times, in seconds since 1970."""

from __future__ import annotations

import re

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion, time_named
from cio_schemas.payloads.rules.measures import (
    FIRST_SECOND,
    LAST_SECOND,
    TIME_NAMES,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sources import RUBY
from cio_schemas.rules.changes import Replace
from cio_schemas.rules.rule import ERROR, UNSAFE, WARNING, Finding, rule
from cio_schemas.runtime import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from cio_schemas.payloads.rules.criteria import PartPlace
    from cio_schemas.payloads.rules.sections import Part
    from cio_schemas.rules.changes import Path


@rule(
    "CB201",
    "time-in-milliseconds",
    ERROR,
    what="A time has more digits than seconds have.",
    why="Milliseconds are read as seconds: the event is dated tens of thousands of years ahead, and triggers nothing.",
    bad='{"name": "x", "timestamp": 1715937000000}',
    good='{"name": "x", "timestamp": 1715937000}',
    fix=UNSAFE,
    safety="It drops the fraction of a second, and assumes that milliseconds were meant.",
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
    what="A time is before 2001-09-09: it has fewer digits than seconds have today.",
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


_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")
_JUDGED: Final = frozenset(("created_at",))  # by the rules on times above, or by the schema
_DATED: Final = (Role.ATTRIBUTES,)  # the schema requires a number as `created_at`
_COUNTED: Final = (Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES)  # `created_at` has the role of a time
_CONVERTED: Final = frozenset(("createdAt",))  # in traits: the document wants ISO 8601 there


def _is_converted(name: str, steps: Path) -> bool:
    """Return whether the document requires a date as text."""
    return name in _CONVERTED and steps[-1:] == ("traits",)


def _no_date(site: PartPlace) -> Criterion:
    converted = {name for name in _CONVERTED if _is_converted(name, site.steps)}
    return time_named("no date", 0, TIME_NAMES, _others(site.role, _DATED) | converted)


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
    for name, value in _times(part, _DATED):
        if _is_converted(name, part.path):
            continue
        if isinstance(value, str) and _ISO.fullmatch(value.strip()):
            message = f"expected seconds since 1970, found the text {show(value)}: dates as text can't be compared"
            yield Finding((*part.path, name), message)


@rule(
    "CB204",
    "attribute-in-milliseconds",
    WARNING,
    what="An attribute, or a property of an event, named like a time, `*_at` or `*_date`, has more digits than "
    "seconds have.",
    why="Milliseconds are read as seconds: the date is tens of thousands of years ahead.",
    bad='{"trial_ends_at": 1715937000000}',
    good='{"trial_ends_at": 1715937000}',
    fix=UNSAFE,
    safety="It drops the fraction of a second, and assumes that milliseconds were meant.",
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES, Role.DATA),
    source=f"{RUBY}/blob/main/spec/client_spec.rb",
    screen=lambda site: time_named("time below", LAST_SECOND, TIME_NAMES, _others(site.role, _COUNTED)),
)
def attribute_in_milliseconds(part: Part) -> Iterator[Finding]:
    for name, value in _times(part, _COUNTED):
        if is_number(value) and value >= LAST_SECOND:
            yield _too_late((*part.path, name), value)


def _others(role: Role, judged: tuple[Role, ...]) -> frozenset[str]:
    """Return the names of times that are judged elsewhere if they have some roles."""
    return _JUDGED if role in judged else frozenset()


def _times(part: Part, judged: tuple[Role, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(part.value, dict):
        others = _others(part.role, judged)
        for name, value in part.value.items():
            if name.endswith(TIME_NAMES) and name not in others:
                yield name, value
