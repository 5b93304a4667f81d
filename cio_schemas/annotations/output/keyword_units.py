"""The unit that flag's three siblings of 2020-12 are made of: one of a keyword or of a subschema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.subschema import NOTHING
from cio_schemas.diagnostic.plain import plain

if TYPE_CHECKING:
    from cio_schemas.annotations.reports import KeywordReport


def unit(valid: bool, path: str, location: str, pointer: str) -> dict[str, Any]:
    """Return a unit with its verdict and its locations (Core, sections 12.3.1 to 12.3.3).

    Args:
        valid: The verdict.
        path: The evaluation path.
        location: The absolute schema location.
        pointer: The instance location.
    """
    return {
        "valid": valid,
        "keywordLocation": path,
        "absoluteKeywordLocation": location,
        "instanceLocation": pointer,
    }


def own(report: KeywordReport, *, annotates: bool) -> dict[str, Any]:
    """Return what a keyword says by itself: its error, or its annotation.

    Args:
        report: On the keyword.
        annotates: Whether its annotations are kept.
    """
    if not report.valid:
        return {} if report.message is None else {"error": report.message}
    return {"annotation": plain(report.value)} if annotates and report.value is not NOTHING else {}
