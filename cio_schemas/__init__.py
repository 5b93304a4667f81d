"""JSON Schema, drafts 4 to 2020-12: validation, linting, comparison, fixtures; Customer.io's schemas are bundled."""

from __future__ import annotations

from cio_schemas.lazy_exports import exporter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jsonschema import FormatChecker
    from referencing import Registry

    from cio_schemas.compatibility.comparing import compare
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
    from cio_schemas.failures.errors import ValidationError
    from cio_schemas.payloads.check_payload import Diagnostics, check, check_json
    from cio_schemas.payloads.requests import request_schema
    from cio_schemas.runtime import DepthError, SharingError
    from cio_schemas.validators import Validator
    from cio_schemas.validators.cache import is_valid, iter_errors, validate, validator

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
    "SharingError",
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

_MODULES = {
    **dict.fromkeys(
        (
            "CompileError",
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
        ),
        "exceptions",
    ),
    **dict.fromkeys(("is_valid", "iter_errors", "validate", "validator"), "validators.cache"),
    **dict.fromkeys(("Diagnostics", "check", "check_json"), "payloads.check_payload"),
    **dict.fromkeys(("DepthError", "SharingError"), "runtime"),
    "FORMAT_CHECKER": "formats",
    "ValidationError": "failures.errors",
    "Validator": "validators",
    "compare": "compatibility.comparing",
    "request_schema": "payloads.requests",
}
"""Where each exported name is defined."""

_MADE = {
    "REGISTRY": ("cio_schemas.schema.catalog", "registry"),
    "SCHEMAS": ("cio_schemas.schema.catalog", "schemas"),
    "__version__": ("cio_schemas.diagnostic.tool_information", "version"),
}
"""What a function makes on first use."""

_exported = exporter(__name__, _MODULES)


def __getattr__(name: str) -> Any:
    """Import or make an attribute on first access."""
    if name not in _MADE:
        return _exported(name)
    from importlib import import_module  # noqa: PLC0415 - for few

    module, function = _MADE[name]
    value = globals()[name] = getattr(import_module(module), function)()
    return value


def __dir__() -> list[str]:
    """Return the names of all attributes, including those not accessed yet."""
    return sorted({*globals(), *__all__})
