"""The properties and items that the keywords next to `unevaluated*` have evaluated (Core, section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.annotations.subschema import NOTHING
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.annotations.subschema import Result

_NAMES = frozenset(("properties", "patternProperties", "additionalProperties", "unevaluatedProperties"))
"""Their annotations are names of properties."""
_REST = frozenset(("items", "additionalItems", "unevaluatedItems"))
_IN_PLACE = frozenset(name for name, keyword in KEYWORDS.items() if keyword.in_place)


def properties(results: Iterable[Result]) -> set[str]:
    """Return the names of the properties that were evaluated.

    Args:
        results: Of the keywords of a schema object.
    """
    found: set[str] = set()
    for result in results:
        if result.keyword in _NAMES:
            found.update(result.value)
        elif result.keyword in _IN_PLACE:
            for each in result.applied:
                if each.valid:
                    found |= properties(each.results)
    return found


def items(results: Iterable[Result]) -> set[int] | None:
    """Return the indices of the items that were evaluated, None for all.

    Args:
        results: Of the keywords of a schema object.
    """
    found: set[int] = set()
    for result in results:
        if result.keyword in _IN_PLACE:
            for each in result.applied:
                inner = items(each.results) if each.valid else set[int]()
                if inner is None:
                    return None
                found |= inner
        elif result.keyword == "contains" and result.value is not NOTHING:  # in 2019-09 it evaluates nothing
            found.update(index for index, each in enumerate(result.applied) if each.valid)
        elif result.value is True and (result.keyword in _REST or result.keyword == "prefixItems"):
            return None
        elif result.keyword in ("items", "prefixItems"):
            found.update(range(len(result.applied)))
    return found
