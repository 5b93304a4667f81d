"""A quick look that clean payloads pass, many at a time: the values of one place are checked together.

It never passes what a rule reports; what it does not pass is left to the rules. It imports no rule: a rule judges only
what is doubtful, and what it finds clean is remembered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from operator import itemgetter

from cio_schemas.payloads.rules.measures import (
    ADDRESS,
    CHANNELS,
    CONDITIONS,
    FIRST_SECOND,
    FORM_FIELDS,
    LAST_SECOND,
    MAX_ATTRIBUTE_VALUE,
    MAX_NAME,
    MAX_REMEMBERED,
    ONE_RECIPIENT,
    PEOPLE,
    STRUCTURED,
    TIME_NAMES,
    TOPIC,
    ULID,
    WRAPPERS,
    is_plain_name,
    json_bytes,
    text_bytes,
)
from cio_schemas.payloads.rules.places import BY_SIZE, EACH, NAMED, Role, places_of
from cio_schemas.payloads.rules.sections import Part, with_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Final, TypeAlias

MOST_BYTES: Final = 16_000
"""How large what passes may be, of a batch itself BATCH_BYTES: however its numbers are written elsewhere, it is below
all limits of calls, batches and data."""

BATCH_BYTES: Final = 240_000

Look: TypeAlias = "Callable[[Sequence[Any], int], bool]"
"""Return whether the values of one place, which are not null, pass."""

_Places: TypeAlias = dict[tuple[str, ...], list[Role]]


class QuickLook:
    """The quick look at the sections of one key.

    Args:
        key: Of the sections.
        reports: Asks the rules about a part.
    """

    def __init__(self, key: str, reports: Callable[[Part], bool]) -> None:
        self._key = key
        self._reports = reports
        places: defaultdict[tuple[str, ...], list[Role]] = defaultdict(list)
        for steps, role in places_of(key):
            places[steps].append(role)
        self._most = BATCH_BYTES if Role.BATCH in places[()] else MOST_BYTES
        self._look = self._at(places, ())

    def passes(self, sections: Sequence[Any], size: int) -> bool:
        """Return whether no rule has anything to report of sections.

        Args:
            sections: Of the key.
            size: How many bytes the largest has as JSON, at most.
        """
        return size <= self._most and {*map(type, sections)} == _DICT and self._look(sections, size)

    def _at(self, places: _Places, path: tuple[str, ...]) -> Look:
        """Return the look at a place and at those below it."""
        looks = [own for role in places.pop((), ()) if (own := self._looks(role, path))]
        below: defaultdict[str, _Places] = defaultdict(dict)
        for (step, *further), roles in places.items():
            below[step][tuple(further)] = roles
        steps = [(step, self._at(further, (*path, step))) for step, further in below.items()]

        def look(values: Sequence[Any], size: int) -> bool:
            for own in looks:
                if not own(values, size):
                    return False
            names = _names(values) if len(steps) >= _MANY else None
            for step, further in steps:
                if names is None or step in names:
                    found = _items(values) if step is EACH else _members(values, step)
                    if found and not further(found, size):
                        return False
            return True

        return looks[0] if len(looks) == 1 and not steps else look

    def _looks(self, role: Role, path: tuple[str, ...]) -> Look | None:
        about = Part(role, path, None)
        if role in NAMED:
            about = with_names(about, self._key, path)

        def reports(value: Any) -> bool:
            return self._reports(about._replace(value=value))

        if role in BY_SIZE or (role in NAMED and not about.known):
            return None
        if role in NAMED:
            return _of_names(reports, about.known)
        if role in (Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES):
            return _of_attributes(reports)
        if role is Role.DATA:
            return _of_data(reports)
        return (_of_texts if role in _TEXTS else _of_each)(reports, _LOOKS.get(role))


_MANY: Final = 4  # places below one, from which on it pays to see first which of them are there at all

Reports: TypeAlias = "Callable[[Any], bool]"
"""Asks the rules whether they have anything to report of a value."""


def _of_names(reports: Reports, known: frozenset[str]) -> Look:
    """Return the look at the names of the members of objects: a name that is clean by itself is so everywhere."""
    clean = set(known)

    def look(values: Sequence[Any], _: int) -> bool:
        new = _names(values) - clean
        if any(reports({name: None}) for name in new):
            return False
        if len(clean) < MAX_REMEMBERED:
            clean.update(new)
        return True

    return look


def _of_attributes(reports: Reports) -> Look:
    """Return the look at the names of attributes, at how long their values are, and at times among them."""
    clean: set[str] = set()
    folded: set[str] = set()
    judged: set[str] = set()  # names whose values matter

    def learns(new: set[str]) -> bool:
        """Take in new names, if no rule reports any of them, alone or among the others."""
        for name in new:
            fold = name.casefold()
            if fold in folded or len(clean) >= MAX_REMEMBERED or (not is_plain_name(name) and reports({name: None})):
                return False
            clean.add(name)
            folded.add(fold)
            if name.endswith(TIME_NAMES) or name in WRAPPERS:
                judged.add(name)
        return True

    def look(values: Sequence[Any], size: int) -> bool:
        names = _names(values)
        if {*map(type, values)} != _DICT or not learns(names - clean):
            return False
        if size * 5 > MAX_ATTRIBUTE_VALUE and not _are_short(values, size):
            return False
        for name in names & judged:
            found = _members(values, name)
            if found and not _are_times(found) and any(reports({name: each}) for each in found):
                return False
        return True

    return look


def _of_data(reports: Reports) -> Look:
    """Return the look at the times among the properties of events."""

    def look(values: Sequence[Any], _: int) -> bool:
        for name in _names(values):
            if name.endswith(TIME_NAMES):
                found = _members(values, name)
                if found and not _are_times(found) and any(reports({name: each}) for each in found):
                    return False
        return True

    return look


def _of_texts(reports: Reports, quick: Quick | None) -> Look:
    """Return the look at texts, each of which is asked about once."""
    clean: set[Any] = set()

    def look(values: Sequence[Any], _: int) -> bool:
        try:
            if clean.issuperset(values):
                return True
            if quick is not None and quick(values):
                if len(clean) < _FEW:  # where the same texts come again and again, as names do, they are soon known
                    clean.update(values)
                return True
            new = {*values} - clean
        except TypeError:  # not all of them are texts
            return False
        if any(value.__class__ is not str or reports(value) for value in new):
            return False
        if len(clean) < MAX_REMEMBERED:
            clean.update(new)
        return True

    return look


_FEW: Final = 100


def _of_each(reports: Reports, quick: Quick | None) -> Look:
    """Return the look at values, each of which is asked about unless it is plain that all are clean."""

    def look(values: Sequence[Any], _: int) -> bool:
        return (quick is not None and quick(values)) or not any(map(reports, values))

    return look


# -- from values to what stands in them --

_DICT: Final = {dict}


def _names(values: Sequence[Any]) -> set[str]:
    """Return the names of all members that objects have."""
    kinds = {*map(type, values)}
    if dict not in kinds:
        return set()
    if len(kinds) > 1:
        values = [each for each in values if each.__class__ is dict]
    return set().union(*values)


def _members(values: Sequence[Any], name: str) -> Sequence[Any]:
    """Return the members of a name that objects have, without null."""
    try:
        found = [*map(itemgetter(name), values)]
    except (KeyError, TypeError, IndexError):
        found = [each[name] for each in values if each.__class__ is dict and name in each]
    return [each for each in found if each is not None] if None in found else found


def _items(values: Sequence[Any]) -> Sequence[Any]:
    """Return the items that arrays have, without null."""
    return [item for each in values if each.__class__ is list for item in each if item is not None]


# -- what is surely clean, without a rule --

Quick: TypeAlias = "Callable[[Sequence[Any]], bool]"


def _are_times(values: Sequence[Any]) -> bool:
    return {*map(type, values)} == {int} and min(values) > FIRST_SECOND and max(values) < LAST_SECOND


def _are_booleans(values: Sequence[Any]) -> bool:
    return {*map(type, values)} == {bool}


def _are_identifiers(values: Sequence[Any]) -> bool:
    joined = "".join(values)
    plain = joined.isascii() and joined.isprintable() and " " not in joined and "cio_" not in joined
    return plain and "" not in values and len(max(values, key=len)) <= MAX_NAME


def _are_names(values: Sequence[Any]) -> bool:
    joined = "".join(values)
    plain = joined.isascii() and joined.isprintable() and len(max(values, key=len)) <= MAX_NAME
    return plain and "" not in values and (" " not in joined or [*map(str.strip, values)] == [*values])


def _are_addresses(values: Sequence[Any]) -> bool:
    lines = "\n".join(values) + "\n"
    if lines.count("\n") != len(values):
        return False
    return (_PLAIN_ADDRESSES.fullmatch(lines) or _ADDRESSES.fullmatch(lines)) is not None


_ADDRESSES: Final = re.compile(rf"(?:(?>{ADDRESS.pattern})\n)*")  # one match costs less than one for each
_PLAIN_ADDRESSES: Final = re.compile(r"(?:[\w.+-]++@[\w-]++(?:\.[\w-]++)+\n)*", re.ASCII)
"""Most addresses are of these characters, which are matched faster than all except a few."""


def _name_one_address(values: Sequence[Any]) -> bool:
    given = _members(_members(values, "attributes"), "email")
    if not given:
        return True
    named = _members(_members(values, "identifiers"), "email")
    return not named or (len(named) == len(values) and named == given)


def _have_person(values: Sequence[Any]) -> bool:
    return all("anonymous_id" in each for each in values)


def _are_filters(values: Sequence[Any]) -> bool:
    return all(each.__class__ is dict and CONDITIONS.issuperset(each) for each in values)


def _name_one_recipient(values: Sequence[Any]) -> bool:
    if not {"cc", "bcc"}.isdisjoint(_names(values)):
        return False
    to = _members(values, "to")
    return {*map(type, to)} == {str} and all(map(ONE_RECIPIENT.fullmatch, to))


def _name_two_people(values: Sequence[Any]) -> bool:
    names = _names(values)
    return all(
        _share_no_text(_members(values, first), _members(values, second))
        or all(_differ(each.get(first), each.get(second)) for each in values)
        for first, second in PEOPLE
        if first in names
    )


def _share_no_text(people: Sequence[Any], others: Sequence[Any]) -> bool:
    """Return whether no text that identifies one of some people identifies one of the others, in any spelling."""
    kinds = {*map(type, people), *map(type, others)}
    if kinds == _DICT:
        people = [*chain.from_iterable(map(dict.values, people))]
        others = [*chain.from_iterable(map(dict.values, others))]
        kinds = {*map(type, people), *map(type, others)}
    if kinds != _STR:
        return False
    return {*map(str.strip, map(str.casefold, people))}.isdisjoint(map(str.strip, map(str.casefold, others)))


_STR: Final = {str}


def _differ(one: Any, other: Any) -> bool:
    """Return whether two identities surely differ, or one is missing."""
    if one is None or other is None:
        return True
    if one.__class__ is dict and other.__class__ is dict:
        return one.keys() != other.keys() or any(_differ(one[name], other[name]) for name in one)
    return one.__class__ is str and other.__class__ is str and one.strip().casefold() != other.strip().casefold()


def _are_preferences(values: Sequence[Any]) -> bool:
    topics = _names(_members(values, "topics"))
    channels = _names(_members(values, "channels"))
    return (
        {"topics", "channels"} >= _names(values) and channels.issubset(CHANNELS) and all(map(TOPIC.fullmatch, topics))
    )


def _hold_texts(values: Sequence[Any]) -> bool:
    """Return whether all fields of forms are texts, and none is one that Customer.io fills; the id is asked about."""
    if {*map(type, values)} != _DICT or not _names(values).isdisjoint(FORM_FIELDS):
        return False
    fields = chain.from_iterable(map(dict.items, values))
    return all(value.__class__ is str or value is None or name == "id" for name, value in fields)


def _have_number(values: Sequence[Any]) -> bool:
    return all("to" in each for each in values)


def _are_short(objects: Sequence[Any], size: int) -> bool:
    """Return whether no member has more bytes than an attribute may have."""
    if size <= MAX_ATTRIBUTE_VALUE and {*map(type, chain.from_iterable(map(dict.values, objects)))} <= _SMALL:
        return True
    if size > MAX_ATTRIBUTE_VALUE:
        members = chain.from_iterable(map(dict.values, objects))
        long = [each for each in members if each.__class__ is str and len(each) > MAX_ATTRIBUTE_VALUE // 4]
        if any(text_bytes(each, MAX_ATTRIBUTE_VALUE) for each in long):
            return False
    others = [
        value
        for each in objects
        for name, value in each.items()
        if value.__class__ not in _SMALL and name not in STRUCTURED
    ]
    return all(_is_short(each) or json_bytes(each) <= MAX_ATTRIBUTE_VALUE for each in others)


def _is_short(value: Any) -> bool:
    """Return whether a value surely is within the limit of attributes: a character of its repr has up to 4 bytes."""
    try:
        return len(repr(value)) * 4 <= MAX_ATTRIBUTE_VALUE
    except (RecursionError, ValueError):  # it is too deep, or has a long integer
        return False


_SMALL: Final = {str, int, float, bool, type(None)}

_TEXTS: Final = frozenset(
    (
        *(Role.EVENT_ID, Role.EVENT_NAME, Role.SEMANTIC_NAME, Role.PERSON_ID, Role.OBJECT_ID, Role.CIO_ID),
        *(Role.ANONYMOUS_ID, Role.EMAIL, Role.RECIPIENT),
    )
)

_LOOKS: Final[dict[Role, Quick]] = {
    **dict.fromkeys((Role.PERSON_ID, Role.OBJECT_ID, Role.CIO_ID, Role.ANONYMOUS_ID), _are_identifiers),
    Role.EVENT_ID: lambda values: all(map(ULID.fullmatch, values)),
    Role.EVENT_NAME: _are_names,
    Role.EMAIL: _are_addresses,
    Role.SECONDS: _are_times,
    Role.UNSUBSCRIBED: _are_booleans,
    Role.PERSON: _name_one_address,
    Role.INVITE: _have_person,
    Role.SMS: _have_number,
    Role.FORM: _hold_texts,
    Role.PREFERENCES: _are_preferences,
    Role.MERGE: _name_two_people,
    Role.ENTITY_MERGE: lambda values: "identifiers" not in _names(values),
    Role.RECIPIENTS: _name_one_recipient,
    Role.AUDIENCE: _are_filters,
    Role.NOTHING: lambda values: not any(values),
}
"""What shows of values of a role, without a rule, that they are clean."""
