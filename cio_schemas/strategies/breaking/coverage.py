"""Measure what a set of instances covers of a schema: which assertions they satisfy and violate."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from cio_schemas.failures.failure import Failure
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.strategies.breaking.proof import is_of, matches
from cio_schemas.strategies.breaking.variants import Variants
from cio_schemas.strategies.preparation import prepared
from cio_schemas.strategies.shapes.listed_values import of_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.schema.resources import Location, Schema
    from cio_schemas.strategies.analysis.subschemas import Subschemas
    from cio_schemas.strategies.breaking.assertions import Assertion
    from cio_schemas.strategies.breaking.breakable import Breakable
    from cio_schemas.strategies.breaking.fault import Fault
    from cio_schemas.validators import Validator

State: TypeAlias = Literal["both", "violated", "satisfied", "redundant", "never"]

STATES: Final[dict[State, str]] = {
    "both": "satisfied and violated",
    "satisfied": "satisfied only",
    "violated": "violated only",
    "never": "never exercised",
    "redundant": "redundant: nothing can break it",
}
"""The name of each state."""


class Covered(NamedTuple):
    """What was seen of each assertion of a schema."""

    assertions: list[tuple[Fault, State]]

    def summary(self) -> str:
        """Return a line with the number of assertions in each state."""
        counts = Counter(state for _, state in self.assertions)
        return ", ".join(f"{counts[state]} {name}" for state, name in STATES.items() if counts[state])


def covered(validator: Validator, instances: Iterable[Any]) -> Covered:
    """Return which assertions some instances satisfy and violate.

    Args:
        validator: The Validator of the schema.
        instances: Valid and invalid instances.
    """
    generator, every = prepared(validator).breaking()
    subschemas = generator.space.subschemas
    variants = Variants(subschemas)
    instances = list(instances)
    failures = _failures(subschemas, instances)
    locations = {each.assertion.location for each in every}
    objects = {location for location in locations if isinstance(subschemas.index[location], dict)}
    reached = {location: _reached(variants, location, instances) for location in objects}
    return Covered(
        [(each.fault, _state(subschemas, each, failures, reached.get(each.assertion.location, []))) for each in every]
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


def _reached(variants: Variants, location: Location, instances: list[Any]) -> list[Failure]:
    """Return where a schema object is applied in some instances, found by making it refuse everything."""
    functions = variants.changed(location, _refusing)
    wanted = str(location.child("enum"))
    found = []
    for instance in instances:
        failures = _flat(functions.collect(instance))
        found += [each for each in failures if functions.sites[each.site].location == wanted]
    return found


def _refusing(schema: Schema) -> Schema:
    assert isinstance(schema, dict)
    return {name: value for name, value in schema.items() if name.startswith("$") and name != "$ref"} | {"enum": []}
