"""The parts of a payload that the rules look at: a body, or the items of a batch, taken apart by `places`."""

from __future__ import annotations

from collections import defaultdict

from cio_schemas.payloads.requests import request_schema
from cio_schemas.payloads.rules.places import EACH, ITEMS, NAMED, OUTLINES, known_names, places_of
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, Final

    from cio_schemas.payloads.rules.places import Place, Role, Steps
    from cio_schemas.rules.changes import Path


class Part(NamedTuple):
    """A part of a payload.

    Attributes:
        role: What it is.
        path: The steps to it.
        value: The value there.
        known: The names of members that it is known to have; empty if any may be there.
        within: The names of members that its member for all else is known to have.
    """

    role: Role
    path: Path
    value: Any
    known: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


class Section(NamedTuple):
    """A body, or an item of a batch: an object whose parts are at known places.

    Attributes:
        key: What the sections with the same places are known by.
        path: The steps to it.
        value: The value there.
    """

    key: str
    path: Path
    value: Any


def sections(name: str, body: Any, path: Path = ()) -> Iterator[Section]:
    """Yield the sections of a payload.

    Args:
        name: The name of the bundled schema that describes it.
        body: The payload.
        path: The steps to it.
    """
    if name == "request":
        yield Section(name, path, body)
        described = _described(body)
        if described is not None:
            yield from sections(described, body.get("body"), (*path, "body"))
    elif name in ITEMS:
        yield Section(name, path, body)
        key_of = ITEMS[name]
        for number, item in enumerate(_items(body)):
            yield Section(key_of(item), (*path, "batch", number), item)
    else:
        yield Section(OUTLINES[name](body) if name in OUTLINES else name, path, body)


def by_key(name: str, bodies: Sequence[Any]) -> Mapping[str, Sequence[Any]]:
    """Return the sections of some payloads by their keys; see `sections`.

    Args:
        name: The name of the bundled schema that describes them.
        bodies: The payloads.
    """
    key_of = OUTLINES.get(name)
    if key_of is None and name not in ITEMS and name != "request":
        return {name: bodies}
    found: defaultdict[str, list[Any]] = defaultdict(list)
    if key_of is not None:
        for body in bodies:
            found[key_of(body)].append(body)
    elif name in ITEMS:
        key_of = ITEMS[name]
        found[name] = [*bodies]
        for body in bodies:
            for item in _items(body):
                found[key_of(item)].append(item)
    else:
        for body in bodies:
            for key, _, value in sections(name, body):
                found[key].append(value)
    return found


def _described(request: Any) -> str | None:
    """Return the name of the schema of the body of a recorded request, None if there is none."""
    if not (isinstance(request, dict) and isinstance(request.get("method"), str)):
        return None
    url = request.get("url")
    return request_schema(request["method"], url) if isinstance(url, str) else None


def _items(body: Any) -> list[Any]:
    items = body.get("batch") if isinstance(body, dict) else None
    return items if isinstance(items, list) else []


def parts(section: Section) -> Iterator[Part]:
    """Yield the parts of a section that rules look at."""
    for part in _at(places_of(section.key), section.value, section.path):
        if part.role in NAMED:
            steps = tuple(EACH if isinstance(step, int) else step for step in part.path[len(section.path) :])
            yield with_names(part, section.key, steps)
        else:
            yield part


def with_names(part: Part, key: str, steps: Steps) -> Part:
    """Return a part with the names that its members are known to have.

    Args:
        part: Of a role whose rules look at names.
        key: Of its section.
        steps: From the section to it.
    """
    known = known_names(key, steps)
    holder = holder_of(known)
    return part._replace(known=known, within=known_names(key, (*steps, holder)) if holder else frozenset())


def holder_of(known: frozenset[str]) -> str | None:
    """Return the member that holds all other data on a person or object; None if there is none.

    Args:
        known: The names of members that an object is known to have.
    """
    return next((name for name in _HOLDERS if name in known), None)


_HOLDERS: Final = ("attributes", "traits", "properties", "message_data", "data")


def _at(places: tuple[Place, ...], body: Any, path: Path) -> Iterator[Part]:
    for steps, role in places:
        value, here = body, path
        for position, step in enumerate(steps):
            if step is EACH:
                if isinstance(value, list):
                    rest = ((steps[position + 1 :], role),)
                    for number, each in enumerate(value):
                        yield from _at(rest, each, (*here, number))
                break
            if not isinstance(value, dict) or step not in value:
                break
            value, here = value[step], (*here, step)
        else:
            if value is not None:
                yield Part(role, here, value)
