"""JSON Schema (draft 2020-12) validation and linting, with Customer.io's Event and Customer schemas bundled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.exceptions import (
    CompileError,
    ReferenceLoopError,
    UnknownDialectError,
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

    FORMAT_CHECKER: FormatChecker
    REGISTRY: Registry[Any]
    SCHEMAS: dict[str, dict[str, Any]]

__all__ = [
    "FORMAT_CHECKER",
    "REGISTRY",
    "SCHEMAS",
    "CompileError",
    "DepthError",
    "ReferenceLoopError",
    "UnknownDialectError",
    "UnknownSchemaError",
    "UnknownVocabularyError",
    "UnresolvableReferenceError",
    "UnsupportedPatternError",
    "Validator",
    "is_valid",
    "iter_errors",
    "validate",
    "validator",
]


def __getattr__(name: str) -> Any:
    """Make SCHEMAS, REGISTRY and FORMAT_CHECKER when first asked for: they cost imports that few programs need."""
    value: Any
    if name == "FORMAT_CHECKER":
        from cio_schemas import formats  # noqa: PLC0415

        value = formats.FORMAT_CHECKER
    elif name in ("REGISTRY", "SCHEMAS"):
        from cio_schemas.schema import catalog  # noqa: PLC0415

        value = catalog.registry() if name == "REGISTRY" else catalog.schemas()
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
