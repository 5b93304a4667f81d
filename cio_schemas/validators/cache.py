"""The cache of validators, and the functions that take one from it: `is_valid`, `validate`, `iter_errors`."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from os import PathLike

from cio_schemas import kernel
from cio_schemas.exceptions import UnknownSchemaError
from cio_schemas.schema import catalog
from cio_schemas.validators import Validator
from cio_schemas.validators.bundled import ACCEPTING, bundled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pickle import Pickler
    from typing import Any, Never

    from cio_schemas.failures.errors import ValidationError
    from cio_schemas.schema.resources import Schema

CACHE_SIZE = 256
"""How many schemas that were given by content the cache holds."""


def validator(schema: str | PathLike[str] | Schema | Validator) -> Validator:
    """Return the Validator of a schema, which is compiled once.

    Args:
        schema: The name of a bundled schema, such as "event"; its `$id`; the `pathlib.Path` of a schema file; a schema,
            known again by its content; or a Validator, which is returned. A file is compiled again when its
            size or time changes, or that of a file that its references lead to.

    Raises:
        UnknownSchemaError: No bundled schema has that name or `$id`.
        SchemaFileError: A file can't be read or is wrong; only regular files of this machine are read, and none outside
            of the project of the schema file, its git repository.
        jsonschema.SchemaError: The schema is not valid.
        CompileError: It can't be compiled.

    Example:
        >>> validator("event").is_valid({"name": "signup"})
        True
        >>> validator({"type": "string"}) is validator({"type": "string"})
        True
    """
    if isinstance(schema, str):
        name = catalog.NAMES.get(schema)
        if name is None:
            hint = catalog.near(schema, catalog.NAMES)
            if schema.endswith(_SUFFIXES) and "://" not in schema:
                hint = f"; for a file, cio_schemas.validator(pathlib.Path({schema!r}))"
            raise UnknownSchemaError(f"no bundled schema {schema!r}{hint}")
        return bundled(name)
    if isinstance(schema, Validator):
        return schema
    if isinstance(schema, PathLike):
        from cio_schemas.validators.paths import validator_at  # noqa: PLC0415 - it imports what reads files

        return validator_at(schema)
    content = _content(schema)
    return Validator(schema) if content is None else _by_content(content)


_SUFFIXES = (".json", ".yaml", ".yml")


@lru_cache(maxsize=CACHE_SIZE)
def _by_content(content: bytes) -> Validator:
    import pickle  # noqa: PLC0415 - only needed for a schema given by content

    return Validator(pickle.loads(content))  # noqa: S301 - written by `_content`, of plain values


def _content(schema: Schema) -> bytes | None:
    """Return a schema as bytes, in which 1, 1.0 and true stay apart, and what is shared stands once.

    None for what is compiled again each time: a schema with other than plain values, or nested too deeply.
    """
    stream = io.BytesIO()
    try:
        _plain_pickler()(stream, protocol=5).dump(schema)
    except (TypeError, RecursionError):
        return None
    return stream.getvalue()


@cache
def _plain_pickler() -> type[Pickler]:
    """Return a pickler that refuses all but the exact types of plain values, so that no code of others' runs."""
    import pickle  # noqa: PLC0415 - as above

    class PlainPickler(pickle.Pickler):
        def reducer_override(self, value: object) -> Never:
            raise TypeError(f"{type(value).__name__} is not a plain value")

    return PlainPickler


def is_valid(instance: Any, schema: str | PathLike[str] | Schema | Validator) -> bool:
    """Return whether an instance is valid.

    Args:
        instance: A JSON value: dict, list, str, int, float, Decimal, bool or None.
        schema: As for `validator`.

    Raises:
        DepthError: The instance is nested too deeply.
        SharingError: It shares parts so often that walking all of them would not end.
        Exception: As `validator`.

    Example:
        >>> is_valid({"name": "signup", "timestamp": 1715937000}, "event")
        True
        >>> is_valid(0.3, {"multipleOf": 0.1})
        True
    """
    if schema.__class__ is str and (accepts := ACCEPTING.get(schema)) is not None:
        return accepts(instance)
    return validator(schema).is_valid(instance)


if kernel.available:  # `is_valid` by name is to cost a look-up and a call
    from cio_schemas.kernel._kernel import by_name

    is_valid = by_name(is_valid, ACCEPTING)


def validate(instance: Any, schema: str | PathLike[str] | Schema | Validator) -> None:
    """Raise the most relevant error of an invalid instance; return None for a valid one.

    Args:
        instance: A JSON value, as for `is_valid`.
        schema: As for `validator`.

    Raises:
        jsonschema.ValidationError: The most relevant error.
        DepthError: The instance is nested too deeply.
        SharingError: It shares parts so often that walking all of them would not end.
        Exception: As `validator`.

    Example:
        >>> validate({"name": "signup"}, "event")
        >>> validate({"name": ""}, "event")
        Traceback (most recent call last):
        cio_schemas.failures.errors.ValidationError: expected at least 1 character, found 0
        <BLANKLINE>
        ...
    """
    validator(schema).validate(instance)


def iter_errors(instance: Any, schema: str | PathLike[str] | Schema | Validator) -> Iterator[ValidationError]:
    """Yield every error of an instance; nothing for a valid one.

    Args:
        instance: A JSON value, as for `is_valid`.
        schema: As for `validator`.

    Raises:
        DepthError: The instance is nested too deeply.
        SharingError: It shares parts so often that walking all of them would not end.
        Exception: As `validator`.

    Example:
        >>> for error in iter_errors({"name": 7, "type": "pag"}, "event"):
        ...     print(error.json_path, error.message)
        $.name expected string, found integer 7
        $.type expected one of "page", "screen", "event", found string "pag"; did you mean 'page'?
    """
    return validator(schema).iter_errors(instance)
