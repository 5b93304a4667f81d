"""Assertions for any instance: `type`, `enum`, `const` (Validation, section 6.1)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.writer import Condition, all_of, any_of, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Emitter
    from cio_schemas.compiler.nodes import SchemaNode

FEW = 3
"""Up to so many strings are compared one by one; from there on a set is faster."""


def conditions(emitter: Emitter, node: SchemaNode, value: str) -> Iterator[Condition]:
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
