"""Support for pytest: a test for each valid or invalid fixture of a schema, and assertions of validity.

Nothing is registered with pytest; import it where it is used:

    import cio_schemas.pytest

    @cio_schemas.pytest.invalid("event")
    def test_refuses(invalid):
        assert send(invalid.instance).refused

    def test_sends():
        cio_schemas.pytest.assert_valid(payload(), "event")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.schema.drafts import DEFAULT_DIALECT
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    import pytest

    from cio_schemas.failures.violations import Violation
    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators import Validator
    from cio_schemas.validators.options import Checker, Known

__all__ = ["assert_invalid", "assert_valid", "invalid", "valid"]

SHOWN = 20
"""How many violations a failure shows."""


def valid(
    schema: str | PathLike[str] | Schema | Validator,
    count: int = 10,
    seed: int = 0,
    *,
    argument: str = "instance",
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, Any] | None = None,
    dialect: str = DEFAULT_DIALECT,
) -> pytest.MarkDecorator:
    """Run a test once for each of some valid fixtures of a schema.

    Args:
        schema: As for `cio_schemas.fixtures.valid_fixtures`, and so are the others.
        count: How many.
        seed: The same seed makes the same fixtures.
        argument: The test's argument that takes the instance.
        registry: Where references to other documents are looked up.
        format_checker: What `format` asserts.
        formats: Functions of a Chooser for the texts of your own formats.
        dialect: The dialect of a schema without `$schema`.

    Raises:
        Exception: As `valid_fixtures`, when the test is collected.

    Example:
        >>> @valid("event", 5)
        ... def test_accepts(instance): ...
    """
    import pytest  # noqa: PLC0415 - so that this can be imported without it

    from cio_schemas.fixtures import valid_fixtures  # noqa: PLC0415 - only who asks pays

    made = valid_fixtures(
        schema, count, seed, registry=registry, format_checker=format_checker, formats=formats, dialect=dialect
    )
    width = max(3, len(str(len(made))))
    return pytest.mark.parametrize(
        argument, [pytest.param(each, id=f"{at:0{width}}") for at, each in enumerate(made, 1)]
    )


def invalid(
    schema: str | PathLike[str] | Schema | Validator,
    keyword: str | None = None,
    at: str | None = None,
    *,
    seed: int = 0,
    argument: str = "invalid",
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, Any] | None = None,
    dialect: str = DEFAULT_DIALECT,
) -> pytest.MarkDecorator:
    """Run a test once for each fault of a schema that can be broken alone; test ids are the slugs of manifests.

    Args:
        schema: As for `cio_schemas.fixtures.invalid_fixtures`, and so are the others.
        keyword: Only faults of this keyword, such as "required".
        at: Only faults at this instance location, a JSON Pointer such as "/context/ip"; "*" stands for any item.
        seed: The same seed makes the same fixtures.
        argument: The test's argument that takes the `Invalid`: the instance, and the fault that it has.
        registry: Where references to other documents are looked up.
        format_checker: What `format` asserts.
        formats: Functions of a Chooser for the texts of your own formats.
        dialect: The dialect of a schema without `$schema`.

    Raises:
        NoFaultError: The fault does not exist.
        Exception: As `invalid_fixtures`, when the test is collected.

    Example:
        >>> @invalid("event", keyword="required")
        ... def test_refuses(invalid): ...
    """
    import pytest  # noqa: PLC0415 - as above

    from cio_schemas.fixtures.lists import attempted  # noqa: PLC0415 - as above
    from cio_schemas.strategies.breaking.fault import why_no_fault  # noqa: PLC0415
    from cio_schemas.strategies.errors import NoFaultError  # noqa: PLC0415

    tried = attempted(schema, seed, registry=registry, format_checker=format_checker, formats=formats, dialect=dialect)
    wanted = [
        (fault, each)
        for fault, each in tried
        if keyword in (None, fault.keyword) and at in (None, fault.instance_location)
    ]
    made = [each for _, each in wanted if each is not None]
    if not made:
        raise NoFaultError(why_no_fault(keyword, at, [fault for fault, _ in wanted]))
    return pytest.mark.parametrize(argument, [pytest.param(each, id=each.slug) for each in made])


def assert_valid(
    instance: Any,
    schema: str | PathLike[str] | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    dialect: str = DEFAULT_DIALECT,
) -> None:
    """Assert that an instance satisfies a schema.

    Args:
        instance: A JSON value.
        schema: A bundled name, its `$id`, a file, a schema or a Validator.
        registry: Where references to other documents are looked up.
        format_checker: What `format` asserts.
        dialect: The dialect of a schema without `$schema`.

    Raises:
        AssertionError: It doesn't; the message shows for each place what is expected and what is there.

    Example:
        >>> assert_valid({"name": "signup"}, "event")
        >>> assert_valid({"name": 7}, "event")
        Traceback (most recent call last):
        AssertionError: the instance does not satisfy event in 1 place:
        <BLANKLINE>
          /name: expected string, found integer 7
        ...
    """
    __tracebackhide__ = True
    found = _violations(instance, _validator(schema, registry, format_checker, dialect))
    if found:
        places = "1 place" if len(found) == 1 else f"{len(found)} places"
        text = "\n\n".join(map(_shown, found[:SHOWN]))
        more = f"\n\n... and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise AssertionError(f"the instance does not satisfy {_named(schema)} in {places}:\n\n{text}{more}")


def assert_invalid(
    instance: Any,
    schema: str | PathLike[str] | Schema | Validator,
    keyword: str | None = None,
    at: str | None = None,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    dialect: str = DEFAULT_DIALECT,
) -> None:
    """Assert that a schema refuses an instance, optionally for a certain reason.

    Args:
        instance: A JSON value.
        schema: As for `assert_valid`.
        keyword: The keyword that refuses it.
        at: Where in the instance, a JSON Pointer.
        registry: As for `assert_valid`.
        format_checker: As for `assert_valid`.
        dialect: As for `assert_valid`.

    Raises:
        AssertionError: The instance is valid, or is refused for other reasons, which the message shows.

    Example:
        >>> assert_invalid({}, "event", keyword="required")
        >>> assert_invalid({"name": "signup"}, "event")
        Traceback (most recent call last):
        AssertionError: the instance satisfies event
    """
    __tracebackhide__ = True
    found = _violations(instance, _validator(schema, registry, format_checker, dialect))
    if not found:
        raise AssertionError(f"the instance satisfies {_named(schema)}")
    if not any(keyword in (None, _keyword(each)) and at in (None, _place(each)) for each in found):
        wanted = f"{keyword or 'anything'} at {'any place' if at is None else at or 'the root'}"
        text = "\n\n".join(map(_shown, found[:SHOWN]))
        raise AssertionError(f"the instance does not break {wanted} of {_named(schema)}, but:\n\n{text}")


def _validator(schema: Any, registry: Known, format_checker: Checker, dialect: str) -> Validator:
    from cio_schemas.validators import Validator  # noqa: PLC0415
    from cio_schemas.validators.cache import validator  # noqa: PLC0415

    if isinstance(schema, dict | bool):
        return Validator(schema, registry=registry, format_checker=format_checker, dialect=dialect)
    return schema if isinstance(schema, Validator) else validator(schema)


def _violations(instance: Any, validator: Validator) -> list[Violation]:
    from cio_schemas.failures.violations import violations  # noqa: PLC0415

    return [] if validator.is_valid(instance) else violations(validator._functions, instance)  # noqa: SLF001


def _shown(violation: Violation) -> str:
    """Return one violation as text: the place, the problem, and the expected next to the actual value."""
    from cio_schemas.failures.messages import show  # noqa: PLC0415

    keyword = _keyword(violation)
    lines = [f"  {_place(violation) or 'the root'}: {violation.message}"]
    if violation.schema is not None and keyword != "false":  # the schema `false` has no keyword with a value
        lines.append(f"    expected  {keyword}: {show(violation.expected)}")
    lines.append(f"    found     {show(violation.found)}")
    return "\n".join(lines)


def _keyword(violation: Violation) -> str:
    return violation.code.removeprefix("V-")


def _place(violation: Violation) -> str:
    from cio_schemas.schema.pointer import json_pointer  # noqa: PLC0415

    return json_pointer(violation.path)


def _named(schema: Any) -> str:
    from cio_schemas.validators import Validator  # noqa: PLC0415

    document = schema.schema if isinstance(schema, Validator) else schema
    if isinstance(document, dict):
        return str(document.get("$id") or document.get("title") or "the schema")
    return "the schema" if isinstance(document, bool) else str(document)
