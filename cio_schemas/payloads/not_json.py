"""Find what in a payload can't be written as JSON: NaN, lone surrogates, nesting too deep or endless."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.payloads.rules.measures import MAX_VALUES, EndlessError, values_in
from cio_schemas.runtime import is_number
from cio_schemas.source import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.rules.changes import Path


ENDLESS: Final = frozenset(("P-depth", "P-size"))
"""The codes of payloads that no walk comes to the end of."""


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
        yield _TOO_DEEP if error.depth else _TOO_LARGE


_TOO_DEEP: Final = ("P-depth", f"nested deeper than {MAX_DEPTH} levels", ())
_TOO_LARGE: Final = ("P-size", f"more than {MAX_VALUES:,} values", ())
_SOME: Final = 10_000


def endless(payload: Any) -> tuple[str, str, Path]:
    """Return what is wrong with a payload that no walk comes to the end of: by code, message and path.

    Args:
        payload: A payload whose parts hold themselves, or occur many times; see `is_bounded`.
    """
    try:
        for _ in islice(values_in(payload), _SOME):  # what holds itself is soon too deep
            pass
    except EndlessError:
        return _TOO_DEEP
    return _TOO_LARGE


def _is_broken(text: Any) -> bool:
    """Return whether a string has half of a surrogate pair, which UTF-8 can't encode."""
    if not isinstance(text, str) or text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
