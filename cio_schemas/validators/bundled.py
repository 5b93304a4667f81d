"""The Validators of the bundled schemas, each made once."""

from __future__ import annotations

from functools import cache

from cio_schemas.precompiled import SHIPPED
from cio_schemas.schema import catalog
from cio_schemas.validators import Validator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


@cache
def bundled(name: str) -> Validator:
    """Return the Validator of a bundled schema.

    Args:
        name: Its name, a value of `catalog.NAMES`.
    """
    if name in SHIPPED:
        validator = Validator._bundled(name)  # noqa: SLF001
    elif name in catalog.METASCHEMAS:
        validator = Validator._metaschema(name)  # noqa: SLF001
    else:
        validator = Validator(catalog.document(name))
    ACCEPTING.update((known, validator.is_valid) for known, short in catalog.NAMES.items() if short == name)
    return validator


ACCEPTING: dict[str, Callable[[Any], bool]] = {}
"""The functions of the bundled schemas in use, by name and `$id`: `is_valid` by name is to cost one look-up more."""
