"""The types that all values fall into one of, ATOMS, and what a schema object says of them by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.runtime import is_integer, is_number
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from cio_schemas.lint.analysis.conjunction import Conjunct

ATOMS: Final = frozenset({"null", "boolean", "integer", "fraction", "string", "array", "object"})
"""Disjoint types: "number" is split into integer and fraction."""

_ATOMS_OF: Final = {name: frozenset({name}) for name in ATOMS} | {"number": frozenset({"integer", "fraction"})}


def accepts_all(schema: Any) -> bool:
    """Return whether a subschema plainly accepts every instance: it is `true` or has no keyword."""
    return schema is True or schema == {}


def declared(schema: dict[str, Any]) -> frozenset[str]:
    """Return the types that `type` allows, as ATOMS."""
    types = schema.get("type")
    if isinstance(types, str):
        return _ATOMS_OF.get(types, ATOMS)
    names = types if isinstance(types, list) else None
    if names is None or not all(isinstance(name, str) and name in _ATOMS_OF for name in names):
        return ATOMS
    return frozenset().union(*(_ATOMS_OF[name] for name in names))


def looks_at(found: list[Conjunct]) -> frozenset[str]:
    """Return the types that keywords which apply together constrain, as ATOMS."""
    atoms: frozenset[str] = frozenset()
    for each in found:
        if "type" in each.schema or listed(each.schema):
            return ATOMS
        for name in each.schema:
            keyword = KEYWORDS.get(name)
            if name == "format":
                atoms |= {"string"}
            elif keyword and keyword.applies_to:
                atoms |= _ATOMS_OF[keyword.applies_to[0]]
    return atoms or ATOMS


def listed(schema: dict[str, Any]) -> tuple[str, list[Any]] | None:
    """Return the keyword that lists all values a schema object allows, and the values; None if there is none."""
    if "const" in schema:
        return "const", [schema["const"]]
    values = schema.get("enum")
    return ("enum", values) if isinstance(values, list) and values else None


def atom(value: Any) -> str:
    """Return the type of a value, as one of ATOMS."""
    if is_number(value):
        return "integer" if is_integer(value) else "fraction"
    return _ATOM_OF.get(type(value), "null")


_ATOM_OF: Final = {bool: "boolean", str: "string", list: "array", dict: "object"}


def names_of(atoms: frozenset[str]) -> str:
    """Return types as a schema writes them, for a message."""
    if "fraction" in atoms:
        atoms = atoms - {"integer", "fraction"} | {"number"}
    return " or ".join(sorted(atoms)) or "nothing"
