"""Shrink a witness: leave out members, items and characters that it does not need, and make its numbers small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.runtime import is_number

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_JUDGED = 20_000
"""How many smaller instances may be tried."""

PLAIN = (0, 1, -1, 2)
"""The numbers that replace others if the instance stays a witness."""


class _EnoughError(Exception):
    """The limit of smaller instances was reached."""


def shrunk(
    instance: Any, holds: Callable[[Any], bool], most: int = MAX_JUDGED, needed: frozenset[str] = frozenset()
) -> tuple[Any, bool]:
    """Return an instance shrunk as far as possible, and whether it is minimal.

    Args:
        instance: The instance, for which `holds` is true.
        holds: The predicate that must stay true.
        most: How often it may be called.
        needed: The members of an object that are known to be needed.
    """
    kept, left = instance, most

    def still(value: Any) -> bool:
        nonlocal kept, left
        left -= 1
        if left < 0:
            raise _EnoughError
        found = holds(value)
        kept = value if found else kept
        return found

    try:
        while repr(less := _less(kept, still, needed)) != repr(instance):
            instance = less
    except (_EnoughError, RecursionError):  # deep instances are large enough to be read as they are
        return kept, False
    return less, True


def _less(value: Any, holds: Callable[[Any], bool], needed: frozenset[str] = frozenset()) -> Any:
    """Return a smaller value, after one pass over everything in it."""
    match value:
        case str():
            return "".join(_fewer(list(value), lambda chars: holds("".join(chars))))
        case dict():
            stay = {name: each for name, each in value.items() if name in needed}
            others = [each for each in value.items() if each[0] not in needed]
            members = {**stay, **dict(_fewer(others, lambda items: holds({**stay, **dict(items)})))}
            for name in list(members):
                members[name] = _less(members[name], lambda part, name=name: holds({**members, name: part}))  # type: ignore[misc]
            return members
        case list():
            items = _fewer([*value], holds)  # a copy: what is given may be part of another witness
            for at in range(len(items)):
                items[at] = _less(items[at], lambda part, at=at: holds([*items[:at], part, *items[at + 1 :]]))  # type: ignore[misc]
            return items
    if is_number(value) and repr(value) not in map(repr, PLAIN):
        return next((number for number in PLAIN if holds(number)), value)
    return value


def _fewer(parts: list[Any], holds: Callable[[list[Any]], bool]) -> list[Any]:
    """Return the parts that can't be left out; large groups are tried first."""
    size = len(parts)
    while size:
        at = 0
        while at < len(parts):
            rest = parts[:at] + parts[at + size :]
            if size == 1 and at and parts[at] == parts[at - 1]:  # as good as the one before, which is needed
                at += 1
            elif holds(rest):
                parts = rest
            else:
                at += size
        size //= 2
    return parts
