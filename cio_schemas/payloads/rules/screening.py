"""A quick look that clean payloads pass: what a rule could report is found by their shapes, sizes and ranges.

It never passes what a rule reports; what it doesn't pass, the rules look at.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.payloads.rules.bodies import FIRST_SECOND, LAST_SECOND, MAX_EXACT, TIME_NAMES
from cio_schemas.payloads.rules.customers import MAX_ATTRIBUTE_VALUE
from cio_schemas.payloads.rules.places import EACH, Part, Role, known_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cio_schemas.payloads.rules.places import Section
    from cio_schemas.rules.rule import Rule

MOST_BYTES: Final = 20_000
"""How large a payload may be, by a bound from above, without being measured: below all limits of calls and data."""

MAX_REMEMBERED: Final = 10_000
"""How many texts, and how many shapes, are remembered as clean."""

_UNKNOWN: Final = MOST_BYTES + 1


def bound(value: Any) -> int:
    """Return at least as many bytes as a value has as JSON; more than MOST_BYTES where it has to be looked at."""
    try:
        return 6 * _characters(value)
    except RecursionError:
        return _UNKNOWN


def _characters(value: Any) -> int:
    """Return at least as many characters as an array or an object has, an escape counted as one.

    An integer beyond 2^53, and whatever else has to be looked at, counts as more than a payload may have.
    """
    members: Iterable[Any]
    if value.__class__ is dict:
        size = 2 + sum(map(len, value)) + 30 * len(value)
        members = value.values()
    elif value.__class__ is list:
        size = 2 + 30 * len(value)
        members = value
    else:
        return 30 if value.__class__ in _PLAIN else _UNKNOWN
    for member in members:
        kind = member.__class__
        if kind is str:
            size += len(member)
        elif kind is int:
            if not -MAX_EXACT <= member <= MAX_EXACT:
                return _UNKNOWN
        elif kind not in _PLAIN:
            size += _characters(member)
    return size


_PLAIN: Final = frozenset((float, bool, type(None)))


class Screen:
    """The quick look at the sections of one key.

    Args:
        section: One of them.
        rules: The rules that look at each role.
    """

    def __init__(self, section: Section, rules: Mapping[str, tuple[Rule, ...]]) -> None:
        self._known = known_names(section.key)
        self._rules = rules
        self._shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
        roles: defaultdict[tuple[str, ...], list[Role]] = defaultdict(list)
        for steps, role in section.places:
            if rules.get(role):
                roles[steps].append(role)
        looking = {steps: wanted for steps, wanted in roles.items() if not _BY_SIZE.issuperset(wanted)}
        own = looking.pop((), None)
        self._own = self._test(own) if own else None
        self._members = [(steps[0], self._at(steps[1:], self._test(wanted))) for steps, wanted in looking.items()]

    def passes(self, value: Any, *, small: bool = False) -> bool:
        """Return whether no rule has anything to report of a section.

        Args:
            value: The section.
            small: True where it is known to have at most MOST_BYTES bytes, and no integer beyond 2^53.
        """
        if value.__class__ is not dict or not (small or bound(value) <= MOST_BYTES):
            return False
        for name, test in self._members:
            if name in value and not test(value[name]):
                return False
        return self._own is None or self._own(value)

    def _at(self, steps: tuple[str, ...], test: Callable[[Any], bool]) -> Callable[[Any], bool]:
        """Return a test of what stands some steps further in."""
        if not steps:
            return test
        step, further = steps[0], self._at(steps[1:], test)
        if step is EACH:
            return lambda value: value.__class__ is not list or all(map(further, value))
        return lambda value: value.__class__ is not dict or step not in value or further(value[step])

    def _test(self, roles: list[Role]) -> Callable[[Any], bool]:
        """Return the test of a part that has some roles."""
        if roles == [Role.SECONDS]:
            return _is_time
        if _OBJECTS.isdisjoint(roles):
            return self._of_text(roles)
        return self._of_object(roles)

    def _of_text(self, roles: list[Role]) -> Callable[[Any], bool]:
        clean: set[str] = set()

        def look(value: Any) -> bool:
            if value is None:
                return True
            if value.__class__ is not str or self._is_reported(roles, value):
                return False
            if len(clean) < MAX_REMEMBERED:
                clean.add(value)
            return True

        return lambda value: (value.__class__ is str and value in clean) or look(value)

    def _of_object(self, roles: list[Role]) -> Callable[[Any], bool]:
        plain: set[tuple[str, ...]] = set()  # shapes of which nothing but the names is looked at
        times: dict[tuple[str, ...], tuple[str, ...]] = {}
        whole = not _WHOLE.isdisjoint(roles)
        attributes = Role.ATTRIBUTES in roles or Role.OBJECT_ATTRIBUTES in roles

        def look(value: Any) -> bool:
            if value.__class__ is not dict:
                return value is None
            shape = tuple(value)
            if shape not in times:
                if self._is_reported(roles, dict.fromkeys(shape)):
                    return False
                if len(times) < MAX_REMEMBERED:
                    times[shape] = tuple(name for name in shape if name.endswith(TIME_NAMES)) if attributes else ()
                    if not (attributes or whole):
                        plain.add(shape)
            if whole and self._is_reported(roles, value):
                return False
            if not attributes:
                return True
            for member in value.values():
                kind = member.__class__
                if kind is str:
                    if len(member) > _SURELY_SHORT:
                        return False
                elif (kind is dict or kind is list) and bound(member) > MAX_ATTRIBUTE_VALUE:
                    return False
            return all(_is_time(value[name]) for name in times.get(shape, shape))

        return lambda value: (value.__class__ is dict and tuple(value) in plain) or look(value)

    def _is_reported(self, roles: list[Role], value: Any) -> bool:
        parts = [Part(role, (), value, self._known) for role in roles if role not in _BY_SIZE]
        return any(True for part in parts for rule in self._rules[part.role] for _ in rule.check(part))


_BY_SIZE: Final = frozenset((Role.CALL, Role.BATCH, Role.DATA))
"""The roles whose rules look at the size alone."""

_WHOLE: Final = frozenset((Role.PERSON, Role.REQUEST, Role.INVITE, Role.RECIPIENTS, Role.ATTACHMENTS))
"""The roles whose rules look at more than names and sizes: they look each time."""

_OBJECTS: Final = _WHOLE | {Role.BODY, Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES}


def _is_time(value: Any) -> bool:
    return value is None or (value.__class__ is int and FIRST_SECOND < value < LAST_SECOND)


_SURELY_SHORT: Final = MAX_ATTRIBUTE_VALUE // 4
"""How many characters have at most as many bytes as an attribute may, whatever they are."""
