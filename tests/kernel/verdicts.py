"""What the kernel and the generated Python say of the same instance."""

from collections.abc import Callable
from typing import Any

import cio_schemas


def native(validator: cio_schemas.Validator) -> Callable[[Any], bool | None]:
    """Return the verdict of the kernel alone: None if it is unsure."""
    assert validator.kernel, validator.kernel.reason
    return validator.is_valid.__self__.judge  # type: ignore[attr-defined]


def generated(validator: cio_schemas.Validator) -> Callable[[Any], bool]:
    """Return the verdict of the generated Python."""
    return validator._functions.compiled.is_valid


def judged(schema: Any, instance: Any) -> bool | None:
    """The verdict of the kernel, which is that of the generated Python where it is sure."""
    validator = cio_schemas.Validator(schema)
    verdict, expected = native(validator)(instance), generated(validator)(instance)
    assert verdict in (None, expected)
    return verdict
