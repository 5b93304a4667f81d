"""Validators: compiled schemas.

Importing this is cheap: the compiler is imported with the first schema that isn't bundled, and jsonschema with the
first error.
"""

from __future__ import annotations

from functools import cache, partial

from cio_schemas.kernel import tables_of
from cio_schemas.precompiled import Precompiled
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import DEFAULT_DIALECT
from cio_schemas.validators.options import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType
    from typing import Any, NoReturn, TypeAlias, final

    from cio_schemas.annotations import Evaluation
    from cio_schemas.failures.errors import ValidationError
    from cio_schemas.kernel.fallback import Judged
    from cio_schemas.kernel.kernel_use import KernelUse
    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators.options import Checker, Known
    from cio_schemas.validators.texts import JSONText

    Functions: TypeAlias = Judged | Precompiled
else:

    def final(cls: type) -> type:
        """Do nothing: `typing` takes a while to import."""
        return cls


_URI = "https://json-schema.org/draft/2020-12/schema"


class _Documented(type):
    """Shows `Validator.is_valid` as a method: it is an attribute of each instance, which is called sooner."""

    if not TYPE_CHECKING:  # to a type checker it is a method

        @property
        def is_valid(cls) -> Callable[[Validator, Any], bool]:
            return _is_valid


@final
class Validator(metaclass=_Documented):
    """One schema, compiled; not to be subclassed.

    Args:
        schema: The schema, a `dict` or a boolean; later changes to it have no effect.
        registry: Where references to other documents are looked up, before the bundled schemas and the meta-schemas: a
            `referencing.Registry`, a dict from URI to schema, or a function that returns the schema at a URI, None for
            an unknown one; nothing is ever fetched, except by a `retrieve` function of the registry's own.
        format_checker: What `format` asserts: by default the nineteen formats; what another FormatChecker has; nothing
            with None, as far as the meta-schema's vocabularies leave that open.
        dialect: The dialect of a schema without `$schema`: "4", "6", "7", "2019-09", "2020-12", "v1" or the URI of a
            meta-schema. v1, which is not published, is known only if it is named here.

    Raises:
        jsonschema.SchemaError: The schema is not valid under its meta-schema.
        CompileError: It can't be compiled: a reference leads nowhere, a pattern can't be matched in bounded time, ...
        DepthError: It is nested too deeply.

    Example:
        >>> order = Validator({"properties": {"email": {"format": "email"}}, "required": ["sku"]})
        >>> order.is_valid({"sku": "WIDGET-9", "email": "ada@example.com"})
        True
        >>> Validator({"minimum": 3, "exclusiveMinimum": True}, dialect="4").is_valid(3)
        False
    """

    __slots__ = {
        "__weakref__": "",
        "_dialect": "the URI of the dialect that was asked for",
        "_evaluate": "makes the evaluation of an instance, once one has been asked for",
        "_format_checker": "as given",
        "_functions": "the schema as functions",
        "_registry": "as given",
        "_schema": "our own copy",
        "_tables": "the schema as tables of the kernel; None if Python judges alone",
        "_used": "the documents of the registry's that references lead to, by URI",
        "is_valid": "is_valid(instance) -> bool: whether an instance is valid; see `help(Validator.is_valid)`.",
    }

    if TYPE_CHECKING:

        def is_valid(self, instance: Any) -> bool:
            """Return whether an instance is valid.

            Args:
                instance: A JSON value: dict, list, str, int, float, Decimal, bool or None.

            Raises:
                DepthError: The instance is nested too deeply.
                SharingError: It shares parts so often that walking all of them would not end.
            """
            raise NotImplementedError

    _functions: Functions
    _schema: Schema

    def __init__(
        self,
        schema: Schema,
        *,
        registry: Known = None,
        format_checker: Checker = DEFAULT,
        dialect: str = DEFAULT_DIALECT,
    ) -> None:
        from cio_schemas.kernel.copying import copied  # noqa: PLC0415
        from cio_schemas.schema.documents import Documents  # noqa: PLC0415
        from cio_schemas.schema.drafts import dialect_named  # noqa: PLC0415
        from cio_schemas.validators import compilation  # noqa: PLC0415

        own, documents = copied(schema), Documents(registry)
        uri = dialect_named(dialect)
        compilation.check(own, documents, dialect=uri)
        functions = compilation.functions(own, documents, compilation.formats_of(format_checker), uri)
        self._hold(functions, own, registry, format_checker, documents.used)
        self._dialect = uri

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError(
            "Validator is final: a method that a subclass overrides would be called by some functions, and not by "
            "others; hold a Validator in a class of your own"
        )

    @classmethod
    def _bundled(cls, name: str) -> Validator:
        """Return the validator of a bundled schema, which was checked and compiled before it was shipped."""
        self = cls.__new__(cls)
        self._hold(Precompiled(name), catalog.document(name), None, DEFAULT, {})
        return self

    @classmethod
    def _metaschema(cls, name: str) -> Validator:
        """Return the validator of a draft's meta-schema, which `check_schema` uses."""
        from cio_schemas.validators.compilation import metaschema  # noqa: PLC0415

        self = cls.__new__(cls)
        self._hold(metaschema(catalog.METASCHEMAS[name]), catalog.document(name), None, DEFAULT, {})
        return self

    @property
    def dialect(self) -> str:
        """The URI of the dialect in use: that of `$schema`, or of the argument `dialect`."""
        from cio_schemas.schema.drafts import canonical  # noqa: PLC0415

        declared = self._schema.get("$schema") if isinstance(self._schema, dict) else None
        return canonical(declared) if isinstance(declared, str) else self._dialect

    def _hold(
        self,
        functions: Judged | Precompiled,
        schema: Schema,
        registry: Known,
        checker: Checker,
        used: dict[str, Schema],
    ) -> None:
        self._functions, self._schema = functions, schema
        self._registry, self._format_checker, self._used = registry, checker, used
        self._dialect = _URI
        self._evaluate: Callable[[bool, Any], Evaluation] | None = None
        self._tables = tables_of(functions.is_valid)
        self.is_valid = functions.is_valid  # type: ignore[method-assign, assignment]

    @property
    def kernel(self) -> KernelUse:
        """Whether the native kernel judges instances; if not, why."""
        from cio_schemas.kernel.kernel_use import KernelUse  # noqa: PLC0415 - few ask

        unheld = self._functions.unheld
        return KernelUse(unheld is None, unheld or "")

    @property
    def schema(self) -> Schema:
        """The schema, as it was when it was compiled."""
        return self._schema

    @property
    def source(self) -> str:
        """The generated Python: the functions that accept, then those that collect errors."""
        return self._functions.source

    def validate(self, instance: Any) -> None:
        """Raise the most relevant error of an invalid instance; return None for a valid one.

        Args:
            instance: A JSON value: dict, list, str, int, float, Decimal, bool or None.

        Raises:
            jsonschema.ValidationError: The most relevant error.
            DepthError: The instance is nested too deeply.
            SharingError: It shares parts so often that walking all of them would not end.

        Example:
            >>> Validator({"type": "string"}).validate("Ada")
        """
        if not self.is_valid(instance):
            raise _errors().most_relevant(self._functions, self._functions.collect(instance))

    def iter_errors(self, instance: Any) -> Iterator[ValidationError]:
        """Yield every error of an instance; nothing for a valid one.

        Args:
            instance: A JSON value, as for `validate`.

        Raises:
            DepthError: The instance is nested too deeply.
            SharingError: It shares parts so often that walking all of them would not end.

        Example:
            >>> [error.message for error in Validator({"type": "string", "minLength": 1}).iter_errors("")]
            ['expected at least 1 character, found 0']
        """
        if self.is_valid(instance):
            return iter(())
        return iter(_errors().errors(self._functions, self._functions.collect(instance)))

    def is_valid_json(self, data: JSONText) -> bool:
        """Return whether a JSON text is valid: the same as `is_valid` of the parsed text, but much faster.

        The kernel judges the text without creating objects or holding the GIL; a writable buffer is
        copied first. Without the kernel, the text is parsed.

        Args:
            data: One JSON text (RFC 8259), as UTF-8 or as a str.

        Raises:
            JSONTextError: The text is not JSON, repeats a name within an object (RFC 7493, section 2.3), or holds a
                lone surrogate or a number beyond IEEE 754.
            DepthError: The instance is nested too deeply.

        Example:
            >>> cio_schemas.Validator({"minimum": 1}).is_valid_json(b"0")
            False
            >>> cio_schemas.Validator({"minimum": 1}).is_valid_json('{"a": 1, "a": 2}')
            Traceback (most recent call last):
            cio_schemas.exceptions.JSONTextError: line 1, column 10: duplicate key "a": only the last value is kept
        """
        verdict = None if self._tables is None else self._tables.judge_json(data)
        if verdict is not None:
            return verdict
        from cio_schemas.validators.texts import instance_of  # noqa: PLC0415 - few texts take Python

        return self.is_valid(instance_of(data))

    def iter_errors_json(self, data: JSONText) -> Iterator[ValidationError]:
        """Yield every error of the instance in a JSON text; nothing for a valid one.

        Args:
            data: One JSON text, as for `is_valid_json`.

        Raises:
            JSONTextError: As `is_valid_json`, and as soon as this is called.
            DepthError: The instance is nested too deeply.

        Example:
            >>> [error.message for error in Validator({"minimum": 1}).iter_errors_json("0")]
            ['expected a number of at least 1, found 0']
        """
        if self._tables is not None and self._tables.judge_json(data):
            return iter(())
        from cio_schemas.validators.texts import instance_of  # noqa: PLC0415 - few texts take Python

        return self.iter_errors(instance_of(data))

    def evaluate(self, instance: Any) -> Evaluation:
        """Evaluate an instance: annotations, errors and the standard output formats, not only a verdict.

        The code for it is compiled on first use. `is_valid` and `iter_errors` are faster if a verdict or the errors are
        enough.

        Args:
            instance: A JSON value, as for `validate`.

        Raises:
            DepthError: The instance is nested too deeply.
            SharingError: It shares parts so often that walking all of them would not end.

        Example:
            >>> cio_schemas.Validator({"title": "A name"}).evaluate("Ada").output("basic")["annotations"]
            [{'valid': True, 'keywordLocation': '/title', 'absoluteKeywordLocation': 'json-schema:///#/title',
            'instanceLocation': '', 'annotation': 'A name'}]
        """
        evaluate = self._evaluate or self._evaluator()
        return evaluate(self.is_valid(instance), instance)

    def _evaluator(self) -> Callable[[bool, Any], Evaluation]:
        """Prepare the evaluation of instances; as in `Compiled`, there is no lock."""
        from cio_schemas.annotations import Evaluation  # noqa: PLC0415 - imports the compiler
        from cio_schemas.validators import compilation  # noqa: PLC0415 - as above

        formats = compilation.formats_of(self._format_checker)
        root = compilation.evaluator_of(self._schema, self._used or self._registry, formats, self._dialect)
        self._evaluate = partial(Evaluation, root, self.dialect)
        return self._evaluate

    @classmethod
    def check_schema(cls, schema: Schema, *, registry: Known = None, dialect: str = DEFAULT_DIALECT) -> None:
        """Raise the most relevant error of an invalid schema; return None for a valid one.

        Args:
            schema: The schema; it is validated by the meta-schema that its `$schema` names.
            registry: Where to find that meta-schema, unless it is a draft's.
            dialect: The dialect of a schema without `$schema`, as for `Validator`.

        Raises:
            jsonschema.SchemaError: The most relevant error.
            UnknownDialectError: `$schema` names another dialect.
            DepthError: The schema is nested too deeply.

        Example:
            >>> Validator.check_schema({"type": "strnig"})
            Traceback (most recent call last):
            jsonschema.exceptions.SchemaError: ...
        """
        from cio_schemas.kernel.copying import copied  # noqa: PLC0415
        from cio_schemas.schema.documents import Documents  # noqa: PLC0415
        from cio_schemas.schema.drafts import dialect_named  # noqa: PLC0415
        from cio_schemas.validators import compilation  # noqa: PLC0415

        compilation.check(copied(schema), Documents(registry), dialect=dialect_named(dialect))

    def __repr__(self) -> str:
        name = self._schema.get("$id", "") if isinstance(self._schema, dict) else str(self._schema)
        return f"<{type(self).__name__} {name}>" if name else f"<{type(self).__name__}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # A Registry can't be pickled, and may retrieve another document later.
        return _rebuild, (self._schema, self._used or None, self._format_checker, self._dialect)


def _is_valid(self: Validator, /, instance: Any) -> bool:  # noqa: D417 - `self` is a method's
    """Return whether an instance is valid.

    Args:
        instance: A JSON value: dict, list, str, int, float, Decimal, bool or None.

    Raises:
        DepthError: The instance is nested too deeply.
        SharingError: It shares parts so often that walking all of them would not end.
    """
    return self.is_valid(instance)


_is_valid.__name__, _is_valid.__qualname__ = "is_valid", "Validator.is_valid"


def _rebuild(schema: Schema, registry: Known, format_checker: Checker, dialect: str) -> Validator:
    return Validator(schema, registry=registry, format_checker=format_checker, dialect=dialect)


@cache
def _errors() -> ModuleType:
    """Return the module that makes errors, imported late since it imports jsonschema."""
    from cio_schemas.failures import errors  # noqa: PLC0415

    return errors
