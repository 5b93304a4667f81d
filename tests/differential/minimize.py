"""From a schema and an instance that show a fault to the smallest ones that still do."""

from collections.abc import Callable, Iterator
from typing import Any


def minimize(schema: Any, instance: Any, shows: Callable[[Any, Any], bool]) -> tuple[Any, Any]:
    """Take parts away from both while `shows` stays true; what raises shows nothing."""
    found = True
    while found:
        found = False
        candidates = [(smaller, instance) for smaller in simpler(schema)]
        candidates += [(schema, smaller) for smaller in simpler(instance)]
        for candidate in candidates:
            if shows(*candidate):
                schema, instance = candidate
                found = True
                break
    return schema, instance


def simpler(value: Any) -> Iterator[Any]:
    """Every value with one part fewer, the largest cuts first."""
    if isinstance(value, dict):
        yield from value.values()
        for name in value:
            yield {other: member for other, member in value.items() if other != name}
        for name, member in value.items():
            for smaller in simpler(member):
                yield value | {name: smaller}
    elif isinstance(value, list):
        yield from value
        for index, item in enumerate(value):
            yield value[:index] + value[index + 1 :]
            for smaller in simpler(item):
                yield [*value[:index], smaller, *value[index + 1 :]]
