"""Hypothesis strategies of valid instances of a schema, and of instances that break exactly one of its assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.schema.drafts import DEFAULT_DIALECT
from cio_schemas.strategies.analysis.omissions import Omission
from cio_schemas.strategies.breaking.fault import Fault, Invalid, why_no_fault
from cio_schemas.strategies.errors import (
    NoFaultError,
    NothingFoundError,
    OmissionError,
    RejectedError,
    UnsatisfiableError,
)
from cio_schemas.strategies.preparation import complete, prepared
from cio_schemas.strategies.satisfiability import Emptiness, Satisfiability
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from hypothesis.strategies import SearchStrategy

    from cio_schemas.schema.resources import Schema
    from cio_schemas.strategies.breaking.breakable import Breakable
    from cio_schemas.validators import Validator
    from cio_schemas.validators.options import Checker, Known

__all__ = [
    "Emptiness",
    "Fault",
    "Invalid",
    "NoFaultError",
    "NothingFoundError",
    "Omission",
    "OmissionError",
    "RejectedError",
    "Satisfiability",
    "UnsatisfiableError",
    "emptiness",
    "faults",
    "invalid",
    "omitted",
    "valid",
]


def valid(
    schema: str | PathLike[str] | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
    dialect: str = DEFAULT_DIALECT,
    allow_omissions: bool = False,
) -> SearchStrategy[Any]:
    """Return the Hypothesis strategy of a schema's valid instances.

    Args:
        schema: The name of a bundled schema, such as "event"; its `$id`; a schema; or a Validator, which keeps
            its own registry and format checker.
        registry: Where references to other documents are looked up, as for a Validator.
        format_checker: What `format` asserts, as for a Validator.
        formats: Strategies for the texts of your own formats, by name.
        dialect: The dialect of a schema without `$schema`, as for a Validator: "4", "6", "7", "2019-09", "2020-12" or
            "v1".
        allow_omissions: Whether more than half of the members and items that the schema describes may be missing from
            all draws, as no value was found for them; `omitted`, the repr and the log list them.

    Raises:
        jsonschema.SchemaError: The schema is not valid.
        CompileError: It can't be compiled.
        UnsatisfiableError: No instance satisfies it; the message says which keywords contradict each other.
        NothingFoundError: None was found, which doesn't prove that there is none; the message says why.
        OmissionError: More than half of the members and items that it describes would never be drawn.

    Example:
        >>> from hypothesis import given
        >>> @given(valid({"type": "integer", "minimum": 1}))
        ... def test_takes(quantity):
        ...     assert quantity >= 1
        >>> test_takes()
    """
    from cio_schemas.strategies.hypothesis_strategies import instances  # noqa: PLC0415 - seeded fixtures do without

    generator = prepared(schema, registry, format_checker, formats, dialect).generator
    return instances(complete(generator, allow_omissions=allow_omissions))


def omitted(
    schema: str | PathLike[str] | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
    dialect: str = DEFAULT_DIALECT,
) -> list[Omission]:
    """Return the members and items that a schema describes but that are never drawn, though they may satisfy it.

    Args:
        schema: As for `valid`.
        registry: As for `valid`.
        format_checker: As for `valid`.
        formats: As for `valid`.
        dialect: As for `valid`.

    Returns:
        For each the location of its subschema and the reason; none for most schemas.

    Raises:
        Exception: As `valid`.

    Example:
        >>> omitted({"properties": {"a": {"type": "string", "format": "uri-template", "pattern": "^[{][}]"}}})
        [Omission(location='#/properties/a', reason='no text was found that is uri-template and has ...')]
    """
    return list(prepared(schema, registry, format_checker, formats, dialect).generator.omitted)


def invalid(
    schema: str | PathLike[str] | Schema | Validator,
    keyword: str | None = None,
    at: str | None = None,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
    dialect: str = DEFAULT_DIALECT,
) -> SearchStrategy[Invalid]:
    """Return the Hypothesis strategy of instances that provably break one assertion of a schema and nothing else.

    Args:
        schema: As for `valid`.
        keyword: Only faults of this keyword, such as "required".
        at: Only faults at this instance location, a JSON Pointer such as "/context/ip"; "*" stands for any item.
        registry: As for `valid`.
        format_checker: As for `valid`.
        formats: As for `valid`.
        dialect: As for `valid`.

    Returns:
        A strategy of `Invalid`: the instance, and the fault it has.

    Raises:
        NoFaultError: The fault does not exist; the message says why.
        Exception: As `valid`.

    Example:
        >>> from hypothesis import given
        >>> @given(invalid({"type": "integer", "minimum": 1}, keyword="minimum"))
        ... def test_refuses(broken):
        ...     assert broken.instance < 1
        >>> test_refuses()
    """
    from cio_schemas.strategies.hypothesis_strategies import SeveralFaults, invalid_instances  # noqa: PLC0415 - as above

    generator, several = prepared(schema, registry, format_checker, formats, dialect).breaking()
    return invalid_instances(generator, SeveralFaults(_chosen(several, keyword, at)))


def faults(
    schema: str | PathLike[str] | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, SearchStrategy[str]] | None = None,
    dialect: str = DEFAULT_DIALECT,
) -> list[Fault]:
    """Return every assertion of a schema in every place where it applies, and whether it can be broken alone.

    Args:
        schema: As for `valid`.
        registry: As for `valid`.
        format_checker: As for `valid`.
        formats: As for `valid`.
        dialect: As for `valid`.

    Returns:
        The faults in the schema's order; those whose `status` isn't "feasible" have a `reason`.

    Raises:
        Exception: As `valid`.

    Example:
        >>> for fault in faults({"type": "integer", "enum": [1, 2], "minimum": 0}):
        ...     print(fault.keyword, fault.status)
        type redundant
        enum feasible
        minimum redundant
    """
    _, several = prepared(schema, registry, format_checker, formats, dialect).breaking()
    return [each.fault for each in several]


def emptiness(
    schema: str | PathLike[str] | Schema | Validator,
    pointer: str = "",
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    dialect: str = DEFAULT_DIALECT,
) -> Emptiness:
    """Return whether anything satisfies a subschema; for many of one document, make one `Satisfiability`.

    Args:
        schema: The document, as for `cio_schemas.strategies.valid`.
        pointer: The JSON Pointer of the subschema in it.
        registry: As for `valid`.
        format_checker: As for `valid`.
        dialect: As for `valid`.

    Raises:
        jsonschema.SchemaError: The schema is not valid.
        CompileError: It can't be compiled, or the subschema does not exist.

    Example:
        >>> emptiness({"type": "integer", "minimum": 3, "maximum": 1}).verdict
        'empty'
        >>> emptiness({"properties": {"a": {"enum": []}}}, "/properties/a").verdict
        'empty'
        >>> emptiness({"type": "integer"}).verdict
        'possible'
    """
    return Satisfiability(schema, registry=registry, format_checker=format_checker, dialect=dialect).of(pointer)


def _chosen(several: list[Breakable], keyword: str | None, at: str | None) -> tuple[Breakable, ...]:
    """Return the faults of a keyword, at a place, that can be broken alone.

    Raises:
        NoFaultError: There are none.
    """
    named = [
        each for each in several if keyword in (None, each.fault.keyword) and at in (None, each.fault.instance_location)
    ]
    feasible = tuple(each for each in named if each.fault.status == "feasible")
    if not feasible:
        raise NoFaultError(why_no_fault(keyword, at, [each.fault for each in named]))
    return feasible
