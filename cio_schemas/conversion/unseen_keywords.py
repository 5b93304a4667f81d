"""What a draft does not see, and a later one would: keywords that it doesn't know, and what a `$ref` hides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.schema.keywords import KEYWORDS, foreign_to

if TYPE_CHECKING:
    from cio_schemas.conversion.keyworded import Keyworded

HIDDEN: Final = frozenset(
    {name for name, each in KEYWORDS.items() if each.decides or each.kind == "identifier" or name == "contentSchema"}
    | {"id"}
) - {"$ref", "$schema"}
"""What begins to count if nothing hides it, or if a draft knows it; annotations and definitions do not."""

_CONTENT: Final = ("contentEncoding", "contentMediaType")

_RECURSIVE: Final = ("$recursiveAnchor", "$recursiveRef")  # of 2019-09; the meta-schema of 2020-12 still checks them


def stays(place: Keyworded) -> bool:
    """Return whether what `$ref` hides can stay: the `$id` of a document, by which it is known to others."""
    return (
        place.keyword == place.part.dialect.identifier
        and place.path == (place.keyword,)
        and (place.upgrade.keeps_identifier or place.upgrade.to < 2019)
        and isinstance(place.value, str)
        and place.value[:1] != "#"
    )


def is_new(place: Keyworded) -> bool:
    """Return whether a keyword that the old draft doesn't know would take effect, or be checked by the meta-schema."""
    keyword, to = place.keyword, place.upgrade.to
    if keyword not in foreign_to(place.draft):
        return False
    if keyword in foreign_to(to):
        return to == 2020 and keyword in _RECURSIVE
    return keyword in HIDDEN or (to == 7 and keyword in _CONTENT)


SHAPES: Final[dict[str, tuple[type | tuple[type, ...], str]]] = {
    "title": (str, "a string"),
    "description": (str, "a string"),
    "format": (str, "a string"),
    "examples": (list, "an array"),
    "readOnly": (bool, "a boolean"),
    "writeOnly": (bool, "a boolean"),
    "deprecated": (bool, "a boolean"),
    "$comment": (str, "a string"),
    "contentEncoding": (str, "a string"),
    "contentMediaType": (str, "a string"),
    "$defs": (dict, "an object"),
}
"""What annotations have to be where a draft knows them."""


def fits(place: Keyworded) -> bool:
    """Return whether an annotation is what the new draft wants it to be.

    The old one may not know the keyword, or not look at it: before 2019-09, nothing says that `$defs` holds schemas.
    """
    if place.keyword not in SHAPES or place.keyword in foreign_to(place.upgrade.to):
        return True
    return isinstance(place.value, SHAPES[place.keyword][0])
