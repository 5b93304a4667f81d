"""The JSON types of instances, as conditions in Python, and which of them a schema object allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cio_schemas.compiler.nodes import SchemaNode

# The exact class is asked first, as that is what JSON parsers make and costs least; subclasses come after.
_IS_NOT = {
    "null": "{v} is not None",
    "boolean": "{v} is not True and {v} is not False",
    "string": "{v}.__class__ is not str and not isinstance({v}, str)",
    "array": "{v}.__class__ is not list and not isinstance({v}, list)",
    "object": "{v}.__class__ is not dict and not isinstance({v}, dict)",
    "integer": "{v}.__class__ is not int and not is_integer({v})",
    # v - v is 0.0 for a finite float and NaN, which is true, for the others
    "number": "({v}.__class__ is not float or {v} - {v}) and {v}.__class__ is not int and not is_number({v})",
}
_IS = {
    "null": "{v} is None",
    "boolean": "{v} is True or {v} is False",
    "string": "isinstance({v}, str)",
    "array": "isinstance({v}, list)",
    "object": "isinstance({v}, dict)",
    "integer": "{v}.__class__ is int or is_integer({v})",
    "number": "{v}.__class__ is int or is_number({v})",
}


def is_not(kind: str, value: str) -> str:
    """An expression that is true where the instance is not of a JSON type."""
    return _IS_NOT[kind].format(v=value)


def is_a(kind: str, value: str) -> str:
    """An expression that is true where the instance is of a JSON type."""
    return _IS[kind].format(v=value)


def group_of(kind: str) -> str:
    """The instance type whose keywords apply to a value of `type`."""
    return "number" if kind == "integer" else kind


def types_of(node: SchemaNode, *, settled: bool) -> frozenset[str] | None:
    """The types a schema object allows, None for all; as `settled`, None too where `enum` or `const` implies them."""
    declared = node.keywords.get("type")
    if declared is None:
        return None
    types = frozenset([declared] if isinstance(declared, str) else declared)
    if settled and ("enum" in node.keywords or "const" in node.keywords):
        members = node.keywords.get("enum", [node.keywords.get("const")])
        if all(type(member) is str for member in members) and types == {"string"} and len(node.keywords) == 2:
            return None
    return types - {"integer"} if "number" in types else types
