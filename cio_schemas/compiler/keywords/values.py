"""Assertions for any instance: `type`, `enum`, `const` (Validation, section 6.1)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.writer import Condition, all_of, any_of, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Emitter
    from cio_schemas.compiler.plan import Node

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

FEW = 3
"""Up to so many strings are compared one by one; from there on a set is faster."""


def is_not(kind: str, value: str) -> str:
    """An expression that is true where the instance is not of a JSON type."""
    return _IS_NOT[kind].format(v=value)


def is_a(kind: str, value: str) -> str:
    """An expression that is true where the instance is of a JSON type."""
    return _IS[kind].format(v=value)


def group_of(kind: str) -> str:
    """The instance type whose keywords apply to a value of `type`."""
    return "number" if kind == "integer" else kind


def types_of(node: Node, *, settled: bool) -> frozenset[str] | None:
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


def conditions(emitter: Emitter, node: Node, value: str) -> Iterator[Condition]:
    """Yield `enum` and `const` with the condition under which each fails."""
    if "const" in node.keywords:
        yield Condition("const", differs(emitter, value, node.keywords["const"]))
    if "enum" in node.keywords:
        yield Condition("enum", _differs_from_all(emitter, value, node.keywords["enum"]))
    form = node.keywords.get("format")
    if form is not None and form.own is not None:
        yield Condition("format", f"not {emitter.module.own_format(form)}({value})")


def differs(emitter: Emitter, value: str, constant: Any) -> str:
    """An expression that is true where the instance is not equal to `constant`."""
    if constant is None or isinstance(constant, bool):
        return f"{value} is not {constant!r}"
    if isinstance(constant, str):
        return f"{value} != {literal(constant)}"
    if isinstance(constant, int | float | Decimal):
        different = f"{value} != {literal(constant)}"
        if constant in (0, 1) and emitter.is_not(["number"], value) != "False":  # to Python booleans are equal to these
            return f"{different} or {value} is {constant == 1}"
        return different
    return f"not equal({value}, {emitter.module.constant('constant', literal(constant))})"


def _differs_from_all(emitter: Emitter, value: str, members: list[Any]) -> str:
    strings = list(dict.fromkeys(member for member in members if isinstance(member, str)))
    numbers = list(
        dict.fromkeys(m for m in members if isinstance(m, int | float | Decimal) and not isinstance(m, bool))
    )
    rest = [m for m in members if isinstance(m, bool) or not isinstance(m, str | int | float | Decimal)]
    parts = []
    if len(strings) >= FEW:
        parts.append(any_of([emitter.is_not(["string"], value), f"{value} not in {_set(strings)}"]))
    else:
        parts += [differs(emitter, value, member) for member in strings]
    if len(numbers) >= FEW:
        parts.append(any_of([emitter.is_not(["number"], value), f"{value} not in {_set(numbers)}"]))
    else:
        parts += [differs(emitter, value, member) for member in numbers]
    parts += [differs(emitter, value, member) for member in rest]
    return all_of(parts)


def _set(members: list[Any]) -> str:
    return "{" + ", ".join(map(literal, members)) + "}"
