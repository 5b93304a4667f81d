"""JSON Schema (draft 2020-12) validation and linting, with Customer.io's Event and Customer schemas bundled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.exceptions import (
    CompileError,
    EvaluationSizeError,
    JSONTextError,
    PayloadError,
    ReferenceLoopError,
    SchemaFileError,
    UnknownDialectError,
    UnknownDocumentError,
    UnknownSchemaError,
    UnknownVocabularyError,
    UnresolvableReferenceError,
    UnsupportedPatternError,
)
from cio_schemas.runtime import DepthError
from cio_schemas.validators import Validator
from cio_schemas.validators.cache import is_valid, iter_errors, validate, validator

if TYPE_CHECKING:
    from jsonschema import FormatChecker
    from referencing import Registry

    from cio_schemas.compatibility.comparing import compare
    from cio_schemas.failures.errors import ValidationError
    from cio_schemas.payloads.checking import Diagnostics, check, check_json
    from cio_schemas.payloads.requests import request_schema

    FORMAT_CHECKER: FormatChecker
    REGISTRY: Registry[Any]
    SCHEMAS: dict[str, dict[str, Any]]
    __version__: str

__all__ = [
    "FORMAT_CHECKER",
    "REGISTRY",
    "SCHEMAS",
    "CompileError",
    "DepthError",
    "Diagnostics",
    "EvaluationSizeError",
    "JSONTextError",
    "PayloadError",
    "ReferenceLoopError",
    "SchemaFileError",
    "UnknownDialectError",
    "UnknownDocumentError",
    "UnknownSchemaError",
    "UnknownVocabularyError",
    "UnresolvableReferenceError",
    "UnsupportedPatternError",
    "ValidationError",
    "Validator",
    "check",
    "check_json",
    "compare",
    "is_valid",
    "iter_errors",
    "request_schema",
    "validate",
    "validator",
]


_LATE = {
    "FORMAT_CHECKER": ("cio_schemas.formats", "FORMAT_CHECKER"),
    "Diagnostics": ("cio_schemas.payloads.checking", "Diagnostics"),
    "ValidationError": ("cio_schemas.failures.errors", "ValidationError"),
    "check": ("cio_schemas.payloads.checking", "check"),
    "check_json": ("cio_schemas.payloads.checking", "check_json"),
    "compare": ("cio_schemas.compatibility.comparing", "compare"),
    "request_schema": ("cio_schemas.payloads.requests", "request_schema"),
}
"""What is imported when it is first asked for: its module, and its name there."""

_MADE = {"REGISTRY": "registry", "SCHEMAS": "schemas"}
"""What a function of the catalog makes when it is first asked for."""


def __getattr__(name: str) -> Any:
    """Import or make an attribute when it is first asked for: what few programs need costs the others nothing."""
    value: Any
    if name in _LATE:
        from importlib import import_module  # noqa: PLC0415

        module, attribute = _LATE[name]
        value = getattr(import_module(module), attribute)
    elif name in _MADE:
        from cio_schemas.schema import catalog  # noqa: PLC0415

        value = getattr(catalog, _MADE[name])()
    elif name == "__version__":
        from cio_schemas.diagnostic.tool import version  # noqa: PLC0415

        value = version()
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
