"""The cache of validators, and the functions that take one from it: `is_valid`, `validate`, `iter_errors`."""

from __future__ import annotations

import marshal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from cio_schemas.exceptions import UnknownSchemaError
from cio_schemas.schema import catalog
from cio_schemas.validators import Validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema import ValidationError

    from cio_schemas.schema.resources import Schema

CACHE_SIZE = 256
"""How many schemas that were given by content the cache holds."""


def validator(schema: str | Schema | Validator) -> Validator:
    """Give the Validator of a schema, compiled once.

    Args:
        schema: the name of a bundled schema, such as "event"; its `$id`; a schema, known again by its content; or a
            Validator, which is given back.

    Raises:
        UnknownSchemaError: no bundled schema has that name or `$id`.
        jsonschema.SchemaError: the schema is not valid.
        CompileError: it can't be compiled.
    """
    if isinstance(schema, str):
        name = catalog.NAMES.get(schema)
        if name is None:
            raise UnknownSchemaError(f"no bundled schema {schema!r}{catalog.near(schema, catalog.NAMES)}")
        return _bundled(name)
    if isinstance(schema, Validator):
        return schema
    try:
        content = marshal.dumps(schema, 0)  # exact types only, so 1, 1.0 and True stay apart
    except ValueError:
        return Validator(schema)  # a subclass of dict, or too deep: compiled anew each time
    return _by_content(content)


@cache
def _bundled(name: str) -> Validator:
    bundled = Validator._bundled(name)  # noqa: SLF001
    _accepting.update((known, bundled.is_valid) for known, short in catalog.NAMES.items() if short == name)
    return bundled


_accepting: dict[str, Callable[[Any], bool]] = {}
"""The functions of the bundled schemas in use, by name and `$id`: `is_valid` by name is to cost one look-up more."""


@lru_cache(maxsize=CACHE_SIZE)
def _by_content(content: bytes) -> Validator:
    return Validator(marshal.loads(content))  # noqa: S302 - written by `validator` above, in this process


def is_valid(instance: Any, schema: str | Schema | Validator) -> bool:
    """Whether an instance is valid.

    Args:
        instance: a JSON value: dict, list, str, int, float, Decimal, bool or None.
        schema: as for `validator`.

    Raises:
        DepthError: the instance is nested too deeply.
        Exception: as `validator`.
    """
    if schema.__class__ is str and (accepts := _accepting.get(schema)) is not None:
        return accepts(instance)
    return validator(schema).is_valid(instance)


def validate(instance: Any, schema: str | Schema | Validator) -> None:
    """Return None for a valid instance, and raise for another.

    Args:
        instance: a JSON value, as for `is_valid`.
        schema: as for `validator`.

    Raises:
        jsonschema.ValidationError: the most relevant error.
        DepthError: the instance is nested too deeply.
        Exception: as `validator`.
    """
    validator(schema).validate(instance)


def iter_errors(instance: Any, schema: str | Schema | Validator) -> Iterator[ValidationError]:
    """Yield every error of an instance; nothing for a valid one.

    Args:
        instance: a JSON value, as for `is_valid`.
        schema: as for `validator`.

    Raises:
        DepthError: the instance is nested too deeply.
        Exception: as `validator`.
    """
    return validator(schema).iter_errors(instance)
