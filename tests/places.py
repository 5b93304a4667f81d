"""What two validators must agree on about an error: where it is, and which keyword it is of."""

from collections.abc import Iterable
from typing import Any

from jsonschema import ValidationError


def places(errors: Iterable[ValidationError]) -> set[tuple[Any, ...]]:
    """(instance path, schema path, keyword) of each error, and of all in their contexts."""
    found = set()
    for error in errors:
        found.add((tuple(error.absolute_path), tuple(error.absolute_schema_path), error.validator))
        found |= places(error.context)
    return found
