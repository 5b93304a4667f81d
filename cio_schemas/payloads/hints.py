"""Hints that messages of `check` add: the option that helps, if one plainly does."""

from __future__ import annotations

from cio_schemas.source import ABSENT, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cio_schemas.failures.violations import Violation
    from cio_schemas.source import Batch, Problem


def hint_at_schema_member(violation: Violation, number: int) -> str:
    """Explain why `$schema` is refused: it names the schema, but is part of the payload too.

    Args:
        violation: Of a payload.
        number: How many the payload has.
    """
    if violation.path != ("$schema",) or not violation.key:
        return ""
    alone = " (nothing else is refused)" if number == 1 else ""
    return (
        f"{alone}; it names the schema, and is part of the payload too: allow it in the schema's `properties`, "
        "or leave it out and name the schema with --schema or in the configuration"
    )


def hint_at_each(violation: Violation, instance: Any) -> str:
    """Explain how to check an array of payloads, if an array of objects is where an object may be."""
    is_array = isinstance(instance, list) and instance and isinstance(instance[0], dict)
    if violation.path or not is_array or violation.code not in ("V-type", "V-anyOf", "V-oneOf"):
        return ""
    expected = violation.expected if isinstance(violation.expected, list) else [violation.expected]
    if violation.code == "V-type" and "object" not in expected:
        return ""
    return "; to check each payload of an array, give --each (or each = true in the configuration)"


def hint_at_ndjson(problem: Problem, batch: Batch, index: int) -> str:
    """Explain how to read NDJSON, if the first line is a JSON text by itself and another one begins below it."""
    if problem.code != "P-syntax" or problem.span is None or index in batch.places:
        return ""
    before = batch.text(index)[: problem.span.start].strip(" \t\r")
    first = before.removesuffix("\n")
    if first == before or "\n" in first or loads(first.encode("utf-8", "replace"))[0] is ABSENT:
        return ""
    return "; to read one JSON text a line (NDJSON), give --ndjson or name the file .ndjson"
