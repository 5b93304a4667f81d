"""Hypothesis strategies of the instances that a schema accepts, and of those that break one assertion of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.chooser import RejectedError
from cio_schemas.strategies.emptiness import Emptiness, Satisfiability, emptiness
from cio_schemas.strategies.faults import Breakable, Fault, Invalid, breakables
from cio_schemas.strategies.schema import NothingFoundError, UnsatisfiableError, space_of
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators import Validator
    from cio_schemas.validators.options import Checker, Known

__all__ = [
    "Emptiness",
    "Fault",
    "Invalid",
    "NoFaultError",
    "NothingFoundError",
    "RejectedError",
    "Satisfiability",
    "UnsatisfiableError",
    "emptiness",
    "faults",
    "invalid",
    "valid",
]


class NoFaultError(ValueError):
    """No assertion that can be broken alone is of the keyword, or at the place, that was asked for."""


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
        NothingFoundError: none was found, which doesn't prove that there is none; the message says why.
    """
    from cio_schemas.strategies.drawing import instances  # noqa: PLC0415 - the seeded fixtures do without Hypothesis

    return instances(space_of(schema, registry, format_checker, formats))


def invalid(
    schema: str | Schema | Validator,
    keyword: str | None = None,
    at: str | None = None,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
) -> SearchStrategy[Invalid]:
    """Make the strategy of instances that break one assertion of a schema and nothing else, each proven.

    Args:
        schema: as for `valid`.
        keyword: only faults of this keyword, such as "required".
        at: only faults at this instance location, a JSON Pointer such as "/context/ip"; "*" stands for any item.
        registry: as for `valid`.
        format_checker: as for `valid`.
        formats: as for `valid`.

    Returns:
        A strategy of `Invalid`: the instance, and the fault it has.

    Raises:
        NoFaultError: there is no such fault; the message says why.
        Exception: as `valid`.
    """
    from cio_schemas.strategies.drawing import breaking  # noqa: PLC0415 - as above

    space = space_of(schema, registry, format_checker, formats)
    return breaking(space, chosen(breakables(space), keyword, at))


def faults(
    schema: str | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
) -> list[Fault]:
    """List every assertion of a schema in every place where it applies, and whether it can be broken alone.

    Args:
        schema: as for `valid`.
        registry: as for `valid`.
        format_checker: as for `valid`.
        formats: as for `valid`.

    Returns:
        The faults in the schema's order; those whose `status` isn't "feasible" have a `reason`.

    Raises:
        Exception: as `valid`.
    """
    return [each.fault for each in breakables(space_of(schema, registry, format_checker, formats))]


def chosen(several: list[Breakable], keyword: str | None, at: str | None) -> tuple[Breakable, ...]:
    """Those that can be broken alone of a keyword, at a place.

    Raises:
        NoFaultError: there are none.
    """
    named = [
        each for each in several if keyword in (None, each.fault.keyword) and at in (None, each.fault.instance_location)
    ]
    feasible = tuple(each for each in named if each.fault.status == "feasible")
    if not feasible:
        wanted = f"{keyword or 'any keyword'} at {'any place' if at is None else at or 'the root'}"
        reasons = "; ".join(str(each.fault) for each in named[:3]) or "the schema has no such assertion"
        raise NoFaultError(f"nothing breaks {wanted} alone: {reasons}")
    return feasible
