"""Errors: a schema that can't be compiled, a payload with errors, a text that is not JSON, a process that died.

An invalid instance is a `jsonschema.ValidationError` and an invalid schema a `jsonschema.SchemaError`; the errors here
are for what those two don't cover.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class KernelError(ImportError):
    """The environment variable `CIO_SCHEMAS_KERNEL` requires a kernel that is not there, or has an unknown value."""


class CompileError(ValueError):
    """A schema can't be compiled; the message names the place in the schema and the reason.

    Attributes:
        location: The absolute location of the keyword, a URI with a JSON Pointer as its fragment (not percent-encoded),
            such as `https://example.com/a#/items/$ref`; or of the schema object if no single keyword is the cause.
            Empty if the cause is not in a schema.
    """

    def __init__(self, message: str, location: str = "") -> None:
        super().__init__(message if not location else f"{location}: {message}")
        self.message = message
        self.location = location

    def __reduce__(self) -> tuple[type[CompileError], tuple[str, str]]:
        return type(self), (self.message, self.location)


class UnresolvableReferenceError(CompileError):
    """A `$ref` or `$dynamicRef` names nothing that is known; nothing is ever fetched (Core, section 8.2)."""


class UnknownDocumentError(UnresolvableReferenceError):
    """A reference leads to an unknown document."""


class ReferenceLoopError(CompileError):
    """References lead back to where they began without entering the instance (Core, section 9.4.1)."""


class UnknownDialectError(CompileError):
    """`$schema` or `dialect` names neither a supported draft nor a known meta-schema (Core, section 8.1.1)."""


class UnknownVocabularyError(CompileError):
    """A meta-schema requires a vocabulary that is not implemented here (Core, section 8.1.2)."""


class UnsupportedPatternError(CompileError):
    """A `pattern` or a name in `patternProperties` can't be matched in bounded time (ECMA-262, section 22.2.1)."""


class UnknownSchemaError(CompileError):
    """No bundled schema has the name or the `$id` that was given."""


class SchemaFileError(ValueError):
    """A schema file is not known, can't be read, or is wrong; the message begins with the place, if there is one.

    What is wrong with the schema itself, a CompileError or a `jsonschema.SchemaError`, is the cause.
    """


class JSONTextError(ValueError):
    """A text is not JSON, or not JSON that everybody reads alike; the message begins with line and column.

    Names that an object repeats, and numbers and escapes that mean nothing, are refused too (RFC 7493, section 2).

    Attributes:
        code: What is wrong, as `cio-schemas check` reports it, such as `P-duplicate-key`.
        message: The same in words, without the place.
        line: The line, from 1.
        column: The column in code points, from 1.
        position: How many code points come before it.
    """

    def __init__(self, code: str, message: str, line: int, column: int, position: int) -> None:
        super().__init__(f"line {line}, column {column}: {message}")
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.position = position

    def __reduce__(self) -> tuple[type[JSONTextError], tuple[str, str, int, int, int]]:
        return type(self), (self.code, self.message, self.line, self.column, self.position)


class EvaluationSizeError(ValueError):
    """An evaluation has too many units to be written: branches in branches multiply the ways to one place."""

    def __init__(self, most: int) -> None:
        super().__init__(f"the evaluation has more than {most:,} units; is_valid and iter_errors have no such bound")
        self.most = most

    def __reduce__(self) -> tuple[type[EvaluationSizeError], tuple[int]]:
        return type(self), (self.most,)


class WriteError(Exception):
    """A file can't be written; the message names it and says why."""


class WorkerError(Exception):
    """A process that checks died, or failed; the message says how."""


class PayloadError(ValueError):
    """A payload has errors; the message is the first one, with its place.

    Attributes:
        diagnostics: All that `cio_schemas.check` reported, warnings too.
    """

    def __init__(self, message: str, diagnostics: Any = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[PayloadError], tuple[str, Any]]:
        return type(self), (str(self), self.diagnostics)
