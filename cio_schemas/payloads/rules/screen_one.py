"""A quick look at one payload before it is sent: a clean one takes less time than writing it as JSON.

It is what `screen_many` is for many, without asking a rule: what it does not pass is looked at there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cio_schemas.payloads.rules.measures import (
    ADDRESS,
    CONDITIONS,
    FIRST_SECOND,
    LAST_SECOND,
    MAX_ATTRIBUTE_VALUE,
    MAX_REMEMBERED,
    ONE_RECIPIENT,
    TIME_NAMES,
    ULID,
    is_plain_name,
    same_name,
)
from cio_schemas.payloads.rules.places import BY_SIZE, EACH, NAMED, Role, known_names, places_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final, TypeAlias

    from cio_schemas.payloads.rules.places import Steps

Glance: TypeAlias = "Callable[[Any, int], Any]"
"""Whether a value that is not null passes; the number is the size of the payload."""


def glance_of(key: str) -> Glance:
    """Return the glance at the sections of a key.

    Args:
        key: Of the sections.
    """
    places: dict[Steps, list[Role]] = {}
    for steps, role in places_of(key):
        places.setdefault(steps, []).append(role)
    return _at(places, key)


def _at(places: dict[Steps, list[Role]], key: str, path: Steps = ()) -> Glance:
    """Return the glance at a place and at those below it."""
    roles = places.pop((), [])
    below: dict[str, dict[Steps, list[Role]]] = {}
    for (step, *further), others in places.items():
        below.setdefault(step, {})[tuple(further)] = others
    members: dict[str, Glance] = {step: _at(further, key, (*path, step)) for step, further in below.items()}
    if EACH in members:
        item: Glance = members[EACH]
        return lambda value, size: value.__class__ is list and all(item(each, size) for each in value)
    own: list[Glance] = [_GLANCES.get(role, _doubts) for role in roles if role not in BY_SIZE | _OF_NAMES]
    if members or _OF_NAMES.intersection(roles):
        return _of_object(frozenset(roles), own, members, known_names(key, path))
    return _all_of(own)


def _all_of(looks: list[Glance]) -> Glance:
    """Return one look for many; most often it is one, which costs a third without a loop."""
    if len(looks) == 1:
        return looks[0]

    def glance(value: Any, size: int) -> bool:
        return all(look(value, size) for look in looks)

    return glance


_Looks: TypeAlias = "tuple[tuple[str, Glance], ...]"


def _of_object(roles: frozenset[Role], own: list[Glance], members: dict[str, Glance], known: frozenset[str]) -> Glance:
    """Return the glance at an object: its names are judged once, and then it is plain which of its members matter."""
    attributes = Role.ATTRIBUTES in roles or Role.OBJECT_ATTRIBUTES in roles
    has_times = attributes or Role.DATA in roles
    named = known if NAMED.intersection(roles) else None
    plans: dict[tuple[str, ...], _Looks] = {}
    itself = _all_of(own) if own else None

    def plan(shape: tuple[str, ...]) -> _Looks | None:
        if named and not named.issuperset(shape):
            return None
        if attributes and not all(map(is_plain_name, shape)):  # which are in lower case: none differ by it alone
            return None
        times = {name: _is_time for name in shape if name.endswith(TIME_NAMES)} if has_times else {}
        found = times | {name: members[name] for name in shape if name in members}
        if len(plans) < MAX_REMEMBERED:
            plans[shape] = tuple(found.items())
        return tuple(found.items())

    def glance(value: Any, size: int) -> bool:
        if value.__class__ is not dict:
            return False
        shape = tuple(value)
        looks = plans[shape] if shape in plans else plan(shape)
        if looks is None:
            return False
        for name, look in looks:
            member = value[name]
            if member is not None and not look(member, size):
                return False
        if attributes and size > MAX_ATTRIBUTE_VALUE // 5 and not _are_short(value, size):
            return False
        return itself is None or bool(itself(value, size))

    return glance


def _are_short(attributes: dict[str, Any], size: int) -> bool:
    """Return whether no attribute is long; what holds others is doubted."""
    values = attributes.values()
    if not _SCALARS.issuperset(map(type, values)):
        return False
    if size <= MAX_ATTRIBUTE_VALUE:
        return True
    return not any(value.__class__ is str and len(value) > MAX_ATTRIBUTE_VALUE // 4 for value in values)


_SCALARS: Final = frozenset((str, int, float, bool, type(None)))

_OF_NAMES: Final = NAMED | {Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES, Role.DATA}


def _doubts(_: Any, __: int) -> bool:
    return False


def _is_time(value: Any, _: int) -> bool:
    return value.__class__ is int and FIRST_SECOND < value < LAST_SECOND


_TEXT: Final = re.compile(r"(?!cio_)[!-~](?:[ -~]{0,98}[!-~])?").fullmatch  # within the limits of names and of ids
_ADDRESS: Final = ADDRESS.fullmatch


def _is_text(value: Any, _: int) -> Any:
    return value.__class__ is str and _TEXT(value)


def _is_ulid(value: Any, _: int) -> Any:
    return value.__class__ is str and ULID.fullmatch(value)


def _is_address(value: Any, _: int) -> Any:
    return value.__class__ is str and _ADDRESS(value)


def _names_one_address(value: Any, _: int) -> bool:
    given, named = value.get("attributes"), value.get("identifiers")
    return given.__class__ is not dict or named.__class__ is not dict or "email" not in given or "email" not in named


def _is_ordinary(value: Any, _: int) -> bool:
    return value.__class__ is str and _is_ordinary_name(value)


@lru_cache(maxsize=1_000)
def _is_ordinary_name(name: str) -> bool:
    """Return whether an event surely acts on nothing: each that does names what it acts on."""
    bare = same_name(name)
    return not any(noun in bare for noun in ("device", "user", "person", "object", "relationship", "report"))


def _is_one_recipient(value: Any, _: int) -> Any:
    to = value.get("to")
    return to.__class__ is str and "cc" not in value and "bcc" not in value and _RECIPIENT(to)


_RECIPIENT: Final = ONE_RECIPIENT.fullmatch


def _are_two(value: Any, _: int) -> bool:
    """Return whether people are surely not one: they are named in different ways."""
    first, second = value.get("primary"), value.get("secondary")
    return first.__class__ is dict and second.__class__ is dict and first.keys().isdisjoint(second)


_GLANCES: Final[dict[Role, Glance]] = {
    **dict.fromkeys((Role.EVENT_NAME, Role.PERSON_ID, Role.OBJECT_ID, Role.CIO_ID, Role.ANONYMOUS_ID), _is_text),
    Role.EVENT_ID: _is_ulid,
    Role.EMAIL: _is_address,
    Role.SECONDS: _is_time,
    Role.UNSUBSCRIBED: lambda value, _: value.__class__ is bool,
    Role.PERSON: _names_one_address,
    Role.INVITE: lambda value, _: "anonymous_id" in value,
    Role.SEMANTIC_NAME: _is_ordinary,
    Role.RECIPIENT: _is_address,
    Role.RECIPIENTS: _is_one_recipient,
    Role.MERGE: _are_two,
    Role.ENTITY_MERGE: lambda value, _: "identifiers" not in value,
    Role.AUDIENCE: lambda value, _: CONDITIONS.issuperset(value),
    Role.SMS: lambda value, _: "to" in value,
    Role.NOTHING: lambda value, _: not value,
}
