"""Validator: one schema, compiled; and the cache that serves the module's functions.

Importing this costs little: the compiler is imported when a schema is first given that isn't bundled, jsonschema when
there is an error to tell.
"""

from __future__ import annotations

import marshal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from cio_schemas import catalog
from cio_schemas.compiled import Precompiled
from cio_schemas.exceptions import UnknownSchemaError
from cio_schemas.given import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from jsonschema import ValidationError

    from cio_schemas.failures import Functions
    from cio_schemas.given import Checker, Known
    from cio_schemas.resources import Schema

CACHE_SIZE = 256
"""How many schemas that were given by content the cache holds."""


class Validator:
    """One schema of draft 2020-12, compiled.

    Args:
        schema: the schema, an object as `dict` or a boolean; what is done to it later changes nothing here.
        registry: where references to other documents are looked up, before the bundled schemas and the meta-schemas: a
            `referencing.Registry`, or a dict from URI to schema; nothing is ever fetched, but for what a `retrieve`
            function of the registry's own does.
        format_checker: what `format` asserts: by default the nineteen formats; what another FormatChecker has; nothing
            with None, as far as the meta-schema's vocabularies leave that open.

    Raises:
        jsonschema.SchemaError: the schema is not valid under its meta-schema.
        CompileError: it can't be compiled: a reference leads nowhere, a vocabulary is unknown, ...
        DepthError: it is nested too deeply.
    """

    __slots__ = {
        "__weakref__": "",
        "_format_checker": "as given",
        "_functions": "the schema as functions",
        "_registry": "as given",
        "_schema": "our own copy",
        "_used": "the documents of the registry's that references lead to, by URI",
        "is_valid": "is_valid(instance) -> bool: whether it is valid; DepthError where it nests too deeply.",
    }

    is_valid: Callable[[Any], bool]
    _functions: Functions
    _schema: Schema

    def __init__(self, schema: Schema, *, registry: Known = None, format_checker: Checker = DEFAULT) -> None:
        from cio_schemas import compilation  # noqa: PLC0415
        from cio_schemas.documents import Documents, copied  # noqa: PLC0415

        own, documents = copied(schema), Documents(registry)
        compilation.check(own, documents)
        functions = compilation.functions(own, documents, compilation.formats_of(format_checker))
        self._hold(functions, own, registry, format_checker, documents.used)

    @classmethod
    def _bundled(cls, name: str) -> Validator:
        """The validator of a bundled schema, which was checked and compiled before it was shipped."""
        self = cls.__new__(cls)
        self._hold(Precompiled(name), catalog.document(name), None, DEFAULT, {})
        return self

    def _hold(
        self, functions: Functions, schema: Schema, registry: Known, checker: Checker, used: dict[str, Schema]
    ) -> None:
        self._functions, self._schema = functions, schema
        self._registry, self._format_checker, self._used = registry, checker, used
        self.is_valid = functions.is_valid

    @property
    def schema(self) -> Schema:
        """The schema, as it was when it was compiled."""
        return self._schema

    @property
    def source(self) -> str:
        """The generated Python: the functions that accept, then those that collect errors."""
        return self._functions.source

    def validate(self, instance: Any) -> None:
        """Return None for a valid instance, and raise for another.

        Args:
            instance: a JSON value: dict, list, str, int, float, Decimal, bool or None.

        Raises:
            jsonschema.ValidationError: the most relevant error.
            DepthError: the instance is nested too deeply.
        """
        if not self.is_valid(instance):
            raise _errors().most_relevant(self._functions, self._functions.collect(instance))

    def iter_errors(self, instance: Any) -> Iterator[ValidationError]:
        """Yield every error of an instance; nothing for a valid one.

        Args:
            instance: a JSON value, as for `validate`.

        Raises:
            DepthError: the instance is nested too deeply.
        """
        if self.is_valid(instance):
            return iter(())
        return iter(_errors().errors(self._functions, self._functions.collect(instance)))

    @classmethod
    def check_schema(cls, schema: Schema, *, registry: Known = None) -> None:
        """Return None for a valid schema, and raise for another.

        Args:
            schema: the schema; what validates it is the meta-schema that its `$schema` names.
            registry: where to find that meta-schema, unless it is draft 2020-12's.

        Raises:
            jsonschema.SchemaError: the most relevant error.
            UnknownDialectError: `$schema` names another dialect.
            DepthError: the schema is nested too deeply.
        """
        from cio_schemas import compilation  # noqa: PLC0415
        from cio_schemas.documents import Documents, copied  # noqa: PLC0415

        compilation.check(copied(schema), Documents(registry))

    def __repr__(self) -> str:
        name = self._schema.get("$id", "") if isinstance(self._schema, dict) else str(self._schema)
        return f"<{type(self).__name__} {name}>" if name else f"<{type(self).__name__}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # A Registry can't be pickled, and what it would retrieve by then may be another document.
        return _rebuild, (self._schema, self._used or None, self._format_checker)


def _rebuild(schema: Schema, registry: Known, format_checker: Checker) -> Validator:
    return Validator(schema, registry=registry, format_checker=format_checker)


@cache
def _errors() -> ModuleType:
    """The module that makes errors, which imports jsonschema: only who has errors pays for that."""
    from cio_schemas import errors  # noqa: PLC0415

    return errors


# -- the cache --


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
            from cio_schemas.resources import did_you_mean  # noqa: PLC0415

            known, hint = ", ".join(sorted(catalog.PATHS)), did_you_mean(schema, catalog.NAMES)
            raise UnknownSchemaError(f"no bundled schema {schema!r}; there are {known}, and their $id's{hint}")
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
