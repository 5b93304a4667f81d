"""Find what satisfies and what breaks the bounds of one type, and `format` (Validation, sections 6.2 to 7)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.shapes.array_shape import Array
from cio_schemas.strategies.shapes.case import Case, Cases, anything, if_type, nothing, only
from cio_schemas.strategies.shapes.number_shape import Number, decimal_places, disputed, exact
from cio_schemas.strategies.shapes.object_shape import Object
from cio_schemas.strategies.shapes.string_shape import String

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table


_BOUNDS: dict[str, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "multipleOf": (
        "number",
        lambda value: Number(step=exact(value)),
        lambda value: Number(not_steps=(exact(value),)),
    ),
    "maximum": (
        "number",
        lambda value: Number(high=exact(value), disputed=disputed(value)),
        lambda value: Number(low=exact(value), above=True, disputed=disputed(value)),
    ),
    "exclusiveMaximum": (
        "number",
        lambda value: Number(high=exact(value), below=True, disputed=disputed(value)),
        lambda value: Number(low=exact(value), disputed=disputed(value)),
    ),
    "minimum": (
        "number",
        lambda value: Number(low=exact(value), disputed=disputed(value)),
        lambda value: Number(high=exact(value), below=True, disputed=disputed(value)),
    ),
    "exclusiveMinimum": (
        "number",
        lambda value: Number(low=exact(value), above=True, disputed=disputed(value)),
        lambda value: Number(high=exact(value), disputed=disputed(value)),
    ),
    "maxLength": ("string", lambda v: String(high=int(v)), lambda v: String(low=int(v) + 1)),
    "minLength": ("string", lambda v: String(low=int(v)), lambda v: String(high=int(v) - 1) if v else None),
    "pattern": ("string", lambda v: String(patterns=(v,)), lambda v: String(not_patterns=(v,))),
    "maxItems": ("array", lambda v: Array(high=int(v)), lambda v: Array(low=int(v) + 1)),
    "minItems": ("array", lambda v: Array(low=int(v)), lambda v: Array(high=int(v) - 1) if v else None),
    "uniqueItems": (
        "array",
        lambda value: Array(unique=bool(value)),
        lambda value: Array(low=2, repeats=True) if value else None,
    ),
    "maxProperties": ("object", lambda v: Object(high=int(v)), lambda v: Object(low=int(v) + 1)),
    "minProperties": ("object", lambda v: Object(low=int(v)), lambda v: Object(high=int(v) - 1) if v else None),
}
"""For each bound: the instance type, the shape of values within it, and beyond it (None if there are none)."""


def _bound(keyword: str, *, kept: bool) -> Callable[[SchemaObject], Cases]:
    name, keep, breaks = _BOUNDS[keyword]

    def cases(at: SchemaObject) -> Cases:
        shape = (keep if kept else breaks)(at.schema[keyword])
        given = [] if shape is None else [Case(shape)]
        if kept:
            return if_type(name, *given)
        return only(name, *(Case(near) for near in _nearest(shape)), *given)

    return cases


def _nearest(shape: Any) -> list[Any]:
    """Return the values just past a bound."""
    match shape:
        case Number(low=None, high=high) if high is not None:
            at = [] if shape.below else [replace(shape, low=high)]
            return [*at, replace(shape, low=high - Fraction(1, 10 ** decimal_places(high)))]
        case Number(low=low, high=None) if low is not None:
            at = [] if shape.above else [replace(shape, high=low)]
            return [*at, replace(shape, high=low + Fraction(1, 10 ** decimal_places(low)))]
        case String(low=0, high=int(high)) | Array(low=0, high=int(high)) | Object(low=0, high=int(high)):
            return [replace(shape, low=high)]
        case String(low=low, high=None) | Array(low=low, high=None) | Object(low=low, high=None) if low:
            return [replace(shape, high=low)]
    return []


# -- format --


def _format(at: SchemaObject) -> Cases:
    known = at.space.subschemas.format(at.location, at.schema["format"])
    if known is None:
        return anything()
    if known.own is None:
        return if_type("string", Case(String(formats=(known.name,))))
    drawn = at.space.subschemas.own_formats.get(known.name)
    residual = (at.whole(),)
    cases = {name: [replace(case, residual=residual) for case in cases] for name, cases in anything().items()}
    name = at.space.subschemas.opaque(at.location, known) if drawn is None else known.name
    cases["string"] = [Case(String(formats=(name,)), residual=residual)]
    return cases


def _not_format(at: SchemaObject) -> Cases:
    known = at.space.subschemas.format(at.location, at.schema["format"])
    if known is None:
        return nothing()
    if known.own is None:
        return only("string", Case(String(not_formats=(known.name,))))
    residual = (at.whole(holds=False),)
    cases = {name: [replace(case, residual=residual) for case in cases] for name, cases in anything().items()}
    cases["string"] = [Case(String(not_formats=(at.space.subschemas.opaque(at.location, known),)), residual=residual)]
    return cases


def _content(at: SchemaObject) -> Cases:
    """Return what `contentEncoding` and `contentMediaType` assert in draft 7, of texts that are filtered."""
    if at.space.subschemas.planner.keywords(at.location).isdisjoint(_CONTENT):
        return anything()
    return if_type("string", Case(String(), residual=(at.whole(),)))


def _not_content(at: SchemaObject) -> Cases:
    if at.space.subschemas.planner.keywords(at.location).isdisjoint(_CONTENT):
        return nothing()
    return only("string", Case(String(), residual=(at.whole(holds=False),)))


_CONTENT = ("contentEncoding", "contentMediaType")

SATISFIED: Table = {
    **{keyword: _bound(keyword, kept=True) for keyword in _BOUNDS},
    "format": _format,
    **dict.fromkeys(_CONTENT, _content),
}

BROKEN: Table = {
    **{keyword: _bound(keyword, kept=False) for keyword in _BOUNDS},
    "format": _not_format,
    **dict.fromkeys(_CONTENT, _not_content),
}
