"""Validator: one schema, compiled; and the cache that serves the module's functions."""

from __future__ import annotations

import marshal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from cio_schemas import catalog, ecma, formats
from cio_schemas.compiler import Format, Formats, compile  # noqa: A004 - as in re.compile
from cio_schemas.compiler.runtime import DepthError, too_deep
from cio_schemas.exceptions import UnknownDialectError, UnknownSchemaError
from cio_schemas.metaschemas import document as metaschema
from cio_schemas.resources import DRAFT_2020_12, Index, Schema, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from jsonschema import FormatChecker, ValidationError
    from referencing import Registry

CACHE_SIZE = 256
"""How many schemas that were given by content the cache holds."""
MAX_DEPTH = 10_000
"""How deeply a schema may nest before it is refused unread: one that contains itself has no end."""


class _Default:
    """The default format checker: FORMAT_CHECKER's formats, without importing jsonschema to make one."""

    def __repr__(self) -> str:
        return "FORMAT_CHECKER"

    def __reduce__(self) -> str:
        return "DEFAULT"


DEFAULT = _Default()

Checker: TypeAlias = "FormatChecker | _Default | None"


class Validator:
    """One schema of draft 2020-12, compiled.

    Args:
        schema: the schema, an object as `dict` or a boolean; what is done to it later changes nothing here.
        registry: where references to other documents are looked up, before the bundled schemas and the meta-schemas;
            nothing is ever fetched, but for what a `retrieve` function of the registry's own does.
        format_checker: what `format` asserts: by default the nineteen formats; what another FormatChecker has; nothing
            with None, as far as the meta-schema's vocabularies leave that open.

    Raises:
        jsonschema.SchemaError: the schema is not valid under its meta-schema.
        CompileError: it can't be compiled: a reference leads nowhere, a vocabulary is unknown, ...
        DepthError: it is nested too deeply.
    """

    __slots__ = {
        "__weakref__": "",
        "_compiled": "the functions",
        "_format_checker": "as given",
        "_registry": "as given",
        "_schema": "our own copy",
        "is_valid": "is_valid(instance) -> bool: whether it is valid; DepthError where it nests too deeply.",
    }

    is_valid: Callable[[Any], bool]
    _schema: Schema

    def __init__(
        self, schema: Schema, *, registry: Registry[Any] | None = None, format_checker: Checker = DEFAULT
    ) -> None:
        own = _copied(schema)
        self._check(own, registry)
        self._compile(own, registry, format_checker, _formats(format_checker))

    @classmethod
    def _trusted(cls, schema: Schema, registry: Registry[Any] | None = None, own: Formats | None = None) -> Validator:
        """A validator of a schema that is known to be valid and that nobody changes."""
        self = cls.__new__(cls)
        self._compile(schema, registry, DEFAULT, own or _formats(DEFAULT))
        return self

    def _compile(self, schema: Schema, registry: Registry[Any] | None, checker: Checker, formats: Formats) -> None:
        self._schema, self._registry, self._format_checker = schema, registry, checker
        index = Index(_retriever(registry))
        self._compiled = compile(index, index.add("", schema), formats)
        self.is_valid = self._compiled.is_valid

    @property
    def schema(self) -> Schema:
        """The schema, as it was when it was compiled."""
        return self._schema

    @property
    def source(self) -> str:
        """The generated Python: the functions that accept, then those that collect errors."""
        return self._compiled.source

    def validate(self, instance: Any) -> None:
        """Return None for a valid instance, and raise for another.

        Args:
            instance: a JSON value: dict, list, str, int, float, Decimal, bool or None.

        Raises:
            jsonschema.ValidationError: the most relevant error.
            DepthError: the instance is nested too deeply.
        """
        if not self.is_valid(instance):
            raise _errors().most_relevant(self._compiled, self._compiled.collect(instance))

    def iter_errors(self, instance: Any) -> Iterator[ValidationError]:
        """Yield every error of an instance; nothing for a valid one.

        Args:
            instance: a JSON value, as for `validate`.

        Raises:
            DepthError: the instance is nested too deeply.
        """
        if self.is_valid(instance):
            return iter(())
        return iter(_errors().errors(self._compiled, self._compiled.collect(instance)))

    @classmethod
    def check_schema(cls, schema: Schema, *, registry: Registry[Any] | None = None) -> None:
        """Return None for a valid schema, and raise for another.

        Args:
            schema: the schema; what validates it is the meta-schema that its `$schema` names.
            registry: where to find that meta-schema, unless it is draft 2020-12's.

        Raises:
            jsonschema.SchemaError: the most relevant error.
            UnknownDialectError: `$schema` names another dialect.
            DepthError: the schema is nested too deeply.
        """
        cls._check(_copied(schema), registry)

    @classmethod
    def _check(cls, schema: Schema, registry: Registry[Any] | None) -> None:
        declared = schema.get("$schema") if isinstance(schema, dict) else None
        uri = declared.removesuffix("#") if isinstance(declared, str) else DRAFT_2020_12
        if uri == DRAFT_2020_12:
            judge = _metaschema_validator()
        else:
            retrieve = _retriever(registry)
            dialect = Index(retrieve).dialect(uri)
            if "prefixItems" in dialect.foreign:
                raise UnknownDialectError(
                    f"$schema {uri!r} is another draft; this library implements {DRAFT_2020_12!r}"
                )
            judge = cls._trusted(retrieve(uri), registry, _METASCHEMA_FORMATS)
        try:
            if judge.is_valid(schema):
                return
            failures = judge._compiled.collect(schema)  # noqa: SLF001 - one of our own kind
        except DepthError:
            raise too_deep(schema, "the schema") from None
        from jsonschema import SchemaError

        raise SchemaError.create_from(_errors().most_relevant(judge._compiled, failures))  # noqa: SLF001

    def __repr__(self) -> str:
        name = self._schema.get("$id", "") if isinstance(self._schema, dict) else str(self._schema)
        return f"<{type(self).__name__} {name}>" if name else f"<{type(self).__name__}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._schema, self._registry, self._format_checker)


def _rebuild(schema: Schema, registry: Registry[Any] | None, format_checker: Checker) -> Validator:
    return Validator(schema, registry=registry, format_checker=format_checker)


@cache
def _errors() -> ModuleType:
    """The module that makes errors, which imports jsonschema: only who has errors pays for that."""
    from cio_schemas import errors  # noqa: PLC0415

    return errors


# -- formats --


def _formats(checker: Checker) -> Formats:
    if checker is None:
        return Formats(asserts=False, find=_nineteen)
    if isinstance(checker, _Default):
        return Formats(asserts=True, find=_nineteen)

    def find(name: str) -> Format | None:
        if formats.string_check(checker, name) is not None:
            return Format(name, None)
        own = formats.conforms(checker, name)
        return None if own is None else Format(name, own)

    return Formats(asserts=True, find=find)


def _nineteen(name: str) -> Format | None:
    return Format(name, None) if name in formats.NAMES else None


# -- documents --


def _retriever(registry: Registry[Any] | None) -> Callable[[str], Any]:
    def retrieve(uri: str) -> Any:
        if registry is not None:
            from referencing.exceptions import NoSuchResource, Unretrievable

            try:
                return _copied(registry.get_or_retrieve(uri).value.contents)
            except (NoSuchResource, Unretrievable):
                pass
        name = catalog.NAMES.get(uri)
        return catalog.document(name) if name else metaschema(uri)

    return retrieve


def _copied(schema: Any) -> Any:
    """A copy in plain dicts and lists; by a stack of its own, since a schema may nest deeper than Python recurses."""
    holder: list[Any] = [None]
    stack: list[tuple[Any, Any, Any, int]] = [(holder, 0, schema, 0)]
    while stack:
        target, key, value, depth = stack.pop()
        if isinstance(value, dict):
            target[key] = copy = dict.fromkeys(value)
            stack += [(copy, name, member, depth + 1) for name, member in value.items()]
        elif isinstance(value, list):
            target[key] = items = [None] * len(value)
            stack += [(items, index, item, depth + 1) for index, item in enumerate(value)]
        else:
            target[key] = value
        if depth > MAX_DEPTH:
            raise DepthError("the schema", None)
    return holder[0]


@cache
def _metaschema_validator() -> Validator:
    document = metaschema(DRAFT_2020_12)
    assert document is not None
    return Validator._trusted(document, own=_METASCHEMA_FORMATS)  # noqa: SLF001


def _is_pattern(value: Any) -> bool:
    """Whether `value` can be compiled: `pattern` takes what Annex B takes, where `format: regex` is strict."""
    try:
        return not isinstance(value, str) or bool(ecma.compile(value))
    except ecma.PatternError:
        return False


_METASCHEMA_FORMATS = Formats(
    asserts=True, find=lambda name: Format(name, _is_pattern) if name == "regex" else _nineteen(name)
)


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
            known = ", ".join(sorted(catalog.PATHS))
            hint = did_you_mean(schema, catalog.NAMES)
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
    return Validator._trusted(catalog.document(name))  # noqa: SLF001 - the tests check the bundled schemas


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
