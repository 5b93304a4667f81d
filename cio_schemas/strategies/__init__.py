"""Hypothesis strategies of the instances that a schema accepts, and of those that break one assertion of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.schema import UnsatisfiableError, space_of
from cio_schemas.validator import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

    from cio_schemas.resources import Schema
    from cio_schemas.validator import Checker, Known, Validator

__all__ = ["UnsatisfiableError", "valid"]


def valid(
    schema: str | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
) -> SearchStrategy[Any]:
    """Make the strategy of a schema's valid instances.

    Args:
        schema: the name of a bundled schema, such as "event"; its `$id`; a schema; or a Validator, whose own registry
            and format checker are taken.
        registry: where references to other documents are looked up, as for a Validator.
        format_checker: what `format` asserts, as for a Validator.
        formats: strategies for the texts of own formats, by the format's name.

    Raises:
        jsonschema.SchemaError: the schema is not valid.
        CompileError: it can't be compiled.
        UnsatisfiableError: no instance satisfies it; the message says which keywords contradict each other.
    """
    from cio_schemas.strategies.drawing import instances  # noqa: PLC0415 - the seeded fixtures do without Hypothesis

    return instances(space_of(schema, registry, format_checker, formats))
