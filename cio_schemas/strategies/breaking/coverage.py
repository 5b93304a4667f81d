"""What a set of instances covers of a schema, and a picture of it: every assertion, and what was seen of it."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias
from urllib.parse import quote

from cio_schemas.compiler.compiled import compile as compiled
from cio_schemas.failures.failure import Failure
from cio_schemas.schema.documents import copied
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.schema.resources import Index
from cio_schemas.strategies.breaking.assertions import FALSE
from cio_schemas.strategies.breaking.proof import is_of, matches
from cio_schemas.strategies.preparation import prepared
from cio_schemas.strategies.shapes.values import of_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.analysis.subschemas import Subschemas
    from cio_schemas.strategies.breaking.assertions import Assertion
    from cio_schemas.strategies.breaking.breakable import Breakable
    from cio_schemas.strategies.breaking.fault import Fault
    from cio_schemas.validators import Validator

State: TypeAlias = Literal["both", "violated", "satisfied", "redundant", "never"]

STATES: Final[dict[State, tuple[str, str]]] = {
    "both": ("#1a7f37", "satisfied and violated"),
    "satisfied": ("#0969da", "satisfied only"),
    "violated": ("#bc4c00", "violated only"),
    "never": ("#cf222e", "never exercised"),
    "redundant": ("#6e7781", "redundant: nothing can break it"),
}
"""How each state is drawn, and what it is called."""

SIGNS: Final[dict[State, str]] = {"both": "±", "satisfied": "+", "violated": "-", "never": "?", "redundant": "="}
"""The same for eyes that don't tell the colours apart."""


class Covered(NamedTuple):
    """What was seen of each assertion of a schema."""

    assertions: list[tuple[Fault, State]]

    def summary(self) -> str:
        """One line: how many assertions are in each state."""
        counts = Counter(state for _, state in self.assertions)
        return ", ".join(f"{counts[state]} {name}" for state, (_, name) in STATES.items() if counts[state])


def covered(validator: Validator, instances: Iterable[Any]) -> Covered:
    """Budget out which assertions some instances satisfy and violate.

    Args:
        validator: of the schema.
        instances: valid and invalid ones.
    """
    generator, every = prepared(validator).breaking()
    subschemas = generator.space.subschemas
    instances = list(instances)
    failures = _failures(subschemas, instances)
    reached = {
        location: _reached(subschemas, location, instances) for location in {each.assertion.location for each in every}
    }
    return Covered(
        [(each.fault, _state(subschemas, each, failures, reached[each.assertion.location])) for each in every]
    )


def _state(subschemas: Subschemas, each: Breakable, failures: list[Failure], reached: list[Failure]) -> State:
    assertion = each.assertion
    sites = subschemas.functions(subschemas.start).sites
    violating = [failure for failure in failures if is_of(assertion, sites[failure.site], failure)]
    violating = [failure for failure in violating if matches(assertion, failure.path)]
    there = [
        failure for failure in reached if matches(assertion, failure.path) and _applies(assertion, failure.instance)
    ]
    failed = Counter(json_pointer(failure.path) for failure in violating)
    satisfied = any(count > failed[path] for path, count in Counter(json_pointer(each.path) for each in there).items())
    if satisfied and violating:
        return "both"
    if each.fault.status == "redundant":
        return "redundant"
    return "violated" if violating else "satisfied" if satisfied else "never"


def _applies(assertion: Assertion, instance: Any) -> bool:
    if assertion.broken.keyword == FALSE:
        return False
    types = KEYWORDS[assertion.broken.keyword].applies_to
    return not types or of_type(instance, types)


def _failures(subschemas: Subschemas, instances: list[Any]) -> list[Failure]:
    functions = subschemas.functions(subschemas.start)
    return [each for instance in instances for each in _flat(functions.collect(instance))]


def _flat(failures: Iterable[Any], path: tuple[str | int, ...] = ()) -> Iterator[Failure]:
    """Yield failures, also those in the branches of unions, each with its path from the root."""
    for each in map(Failure._make, failures):
        here = path + tuple(each.path)
        yield each._replace(path=here)
        if isinstance(each.detail, list):
            yield from _flat((inner for inner in each.detail if isinstance(inner, tuple) and len(inner) == 5), here)


def _reached(subschemas: Subschemas, location: Location, instances: list[Any]) -> list[Failure]:
    """Where a schema object is applied in some instances: found by making it refuse everything."""
    documents = {uri: copied(subschemas.retrieve(uri)) for uri in subschemas.retrieved}
    root = copied(subschemas.document)
    index = Index(documents.get)
    index.add("", root)
    for uri, document in documents.items():
        index.add(uri, document)
    index.resolve(location.base, f"#{quote(location.pointer)}")
    target = index[location]
    if not isinstance(target, dict):
        return []
    own = {name: value for name, value in target.items() if name.startswith("$") and name != "$ref"}
    target.clear()
    target.update(own | {"not": {}})
    again = Index(documents.get)
    functions = compiled(again, again.add("", root), subschemas.formats)
    wanted = str(location.child("not"))
    found = []
    for instance in instances:
        failures = _flat(functions.collect(instance))
        found += [each for each in failures if functions.sites[each.site].location == wanted]
    return found


# -- the picture --

_ROW: Final = 22
_INDENT: Final = 18
_WIDTH: Final = 900


class _Row(NamedTuple):
    depth: int
    text: str
    marks: list[tuple[State, str, str]]


def _rows(found: Covered) -> list[_Row]:
    """The schema as a tree: a line for each place in the instance, with the assertions on it."""
    places: dict[str, list[tuple[State, str, str]]] = {}
    for fault, state in found.assertions:
        label = " ".join((fault.keyword, *fault.detail))
        places.setdefault(fault.instance_location, []).append((state, label, str(fault)))
    for place in list(places):
        above = place
        while above:
            above = above.rpartition("/")[0]
            places.setdefault(above, [])
    ordered = sorted(places, key=lambda place: place.split("/"))
    return [_Row(place.count("/"), place.rpartition("/")[2] if place else "(root)", places[place]) for place in ordered]


def picture(found: Covered, title: str, suffix: str) -> str:
    """Draw what is covered.

    Args:
        found: what `covered` returned.
        title: the schema's name.
        suffix: ".svg", or ".html" for a page with the picture in it.
    """
    drawn = _svg(found, title)
    if suffix == ".svg":
        return drawn
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{escape(title)}: coverage</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<body style="margin:2rem">\n{drawn}</body>\n</html>\n'
    )


def _svg(found: Covered, title: str) -> str:
    rows = _rows(found)
    lines: list[str] = []
    y = 3.5 * _ROW
    widest: float = _WIDTH
    for row in rows:
        x: float = 12 + row.depth * _INDENT
        lines.append(f'<text x="{x}" y="{y:g}" font-weight="600">{escape(row.text)}</text>')
        x = max(240, x + 9 * len(row.text) + 16)
        for state, label, told in row.marks:
            mark, x = _mark(x, y, STATES[state][0], f"{SIGNS[state]} {label}", f"{STATES[state][1]}: {told}")
            lines.append(mark)
        widest = max(widest, x + 12)
        y += _ROW
    legend, x = [], 12.0
    for state, (color, name) in STATES.items():
        mark, x = _mark(x, 2 * _ROW, color, f"{SIGNS[state]} {name}", name)
        legend.append(mark)
    head = f'<text x="12" y="{_ROW}" font-size="15" font-weight="600">{escape(title)}: {escape(found.summary())}</text>'
    size = f'width="{max(widest, x):g}" height="{y + 4:g}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="ui-monospace, monospace" font-size="12">'
    back = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join([opening, back, head, *legend, *lines, "</svg>"]) + "\n"


def _mark(x: float, y: float, color: str, label: str, told: str) -> tuple[str, float]:
    """A coloured label, and where the next one may begin."""
    width = 7.4 * len(label) + 14
    drawn = (
        f'<g><title>{escape(told)}</title><rect x="{x:g}" y="{y - 14:g}" width="{width:g}" height="18" rx="4" '
        f'fill="{color}"/><text x="{x + 7:g}" y="{y - 1:g}" fill="#fff">{escape(label)}</text></g>'
    )
    return drawn, x + width + 6
