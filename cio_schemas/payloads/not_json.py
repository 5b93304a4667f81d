"""Find what in a payload can't be written as JSON: NaN, lone surrogates, nesting too deep or endless."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cio_schemas.payloads.rules.measures import MAX_VALUES, EndlessError, values_in
from cio_schemas.runtime import is_number
from cio_schemas.source import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.rules.changes import Path


def problems_of(payload: Any) -> Iterator[tuple[str, str, Path]]:
    """Yield what is not JSON in a payload, as for a text: by code, message and path.

    Args:
        payload: A JSON value, or nearly one.
    """
    try:
        for path, value in values_in(payload):
            if isinstance(value, float | Decimal) and not is_number(value):
                yield "P-number", f"{value} is not a JSON number", path
            elif isinstance(value, str) and _is_broken(value):
                yield "P-surrogate", "a lone surrogate is not a character", path
            elif isinstance(value, dict) and (broken := next(filter(_is_broken, value), None)) is not None:
                yield "P-surrogate", "a lone surrogate in the name of a member is not a character", (*path, broken)
    except EndlessError as error:
        if error.depth:
            yield "P-depth", f"nested deeper than {MAX_DEPTH} levels", ()
        else:
            yield "P-size", f"more than {MAX_VALUES:,} values", ()


def _is_broken(text: Any) -> bool:
    """Return whether a string has half of a surrogate pair, which UTF-8 can't encode."""
    if not isinstance(text, str) or text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
