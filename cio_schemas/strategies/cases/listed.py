"""What satisfies and what breaks `type`, `enum` and `const` (Validation, section 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.runtime import canonical as frozen
from cio_schemas.strategies.drawing import everyday
from cio_schemas.strategies.shapes import listed_values
from cio_schemas.strategies.shapes.case import ALL, Case, Cases, anything, nothing, union
from cio_schemas.strategies.shapes.number_shape import Number

if TYPE_CHECKING:
    from cio_schemas.strategies.cases.schema_object import SchemaObject, Table


def _type(at: SchemaObject) -> Cases:
    return _typed(_names(at), literal=True if at.dialect.draft == 4 else None)


def _names(at: SchemaObject) -> list[str]:
    given = at.schema["type"]
    return [given] if isinstance(given, str) else given


def _typed(names: list[str], *, literal: bool | None) -> Cases:
    cases = nothing()
    for name in names:
        if name == "integer":
            if "number" not in names:
                cases["number"] = [Case(Number(whole=True, literal=literal))]
        else:
            cases[name] = [ALL[name]]
    return cases


WRONG_TYPES: dict[str, list[Any]] = {
    "integer": [1.5, "42", None, "", True],
    "number": ["42", None, "1.5", True],
    "string": [None, 42, 0, False],
    "boolean": [None, "true", 1, "false", 0],
    "null": ["", "null", 0, False],
    "array": [None, {}, "", "[]"],
    "object": [None, [], "{}", ""],
}
"""What JSON tools often produce instead of a value of the type."""


def _not_type(at: SchemaObject) -> Cases:
    names = _names(at)
    cases = anything(but=names)
    if "integer" in names and "number" not in names:
        cases["number"] = [Case(Number(whole=False))]
        if at.dialect.draft == 4:  # where 1.0 is not an integer (draft 4 core, 3.5)
            cases["number"].append(Case(Number(whole=True, literal=False)))
    if "number" in names:
        cases["number"] = []
    likely = [value for name in names for value in WRONG_TYPES[name] if not listed_values.of_type(value, names)]
    if not {"integer", "number"}.isdisjoint(names) and "string" not in names and _holds_time(at):
        likely[1:1] = [str(everyday.NOW)]
    return union(_hints(likely), cases)


def _holds_time(at: SchemaObject) -> bool:
    """Return whether the name of the member, or the title, tells that a time is meant."""
    title = at.schema.get("title", "")
    names = (at.location.pointer.rpartition("/")[2], title if isinstance(title, str) else "")
    return any(map(everyday.is_time, names))


def _hints(likely: list[Any]) -> Cases:
    """Return the cases of likely values, the likeliest first."""
    cases = nothing()
    for rank, value in enumerate(likely, 1):
        cases[listed_values.type_of(value)].append(Case(listed_values.Enum.of([value], hint=rank)))
    return cases


def _listed(listed: list[Any]) -> Cases:
    return {**nothing(), **{name: [Case(enum)] for name, enum in listed_values.by_type(listed).items()}}


def _not_listed(listed: list[Any]) -> Cases:
    keys = tuple(dict.fromkeys(frozen(value) for value in listed))
    misses = [miss for value in listed[:8] for miss in listed_values.near(value) if frozen(miss) not in keys]
    others = anything()
    for name, enum in listed_values.by_type(listed).items():
        whole = ALL[name].shape
        if isinstance(whole, listed_values.Enum):
            left = whole.where(lambda value: frozen(value) not in keys)
            others[name] = [Case(left)] if left else []
        else:
            others[name] = [Case(whole, excluded=enum.keys)]
    return union(_hints(misses), others)


def _enum(at: SchemaObject) -> Cases:
    return _listed(at.schema["enum"])


def _not_enum(at: SchemaObject) -> Cases:
    return _not_listed(at.schema["enum"])


def _const(at: SchemaObject) -> Cases:
    return _listed([at.schema["const"]])


def _not_const(at: SchemaObject) -> Cases:
    return _not_listed([at.schema["const"]])


SATISFIED: Table = {
    "type": _type,
    "enum": _enum,
    "const": _const,
}

BROKEN: Table = {
    "type": _not_type,
    "enum": _not_enum,
    "const": _not_const,
}
