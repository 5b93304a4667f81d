"""Assertions for any instance: `type`, `enum`, `const` (Validation, section 6.1)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler import expression
from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import FALSE, Expression, all_of, any_of, call, compare, constant_set, negation

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
        yield Condition("format", negation(call(emitter.module.own_format(form), value, is_bool=False)))


def differs(emitter: Emitter, value: str, constant: Any) -> Expression:
    """Return the condition that the instance is not equal to a constant."""
    if constant is None or isinstance(constant, bool):
        return compare(value, "is not", repr(constant))
    if isinstance(constant, str):
        return compare(value, "!=", expression.constant(constant))
    if isinstance(constant, int | float | Decimal):
        different = compare(value, "!=", expression.constant(constant))
        if constant in (0, 1) and emitter.is_not(["number"], value) != FALSE:  # to Python booleans are equal to these
            return any_of([different, compare(value, "is", repr(constant == 1))])
        return different
    return negation(
        call("equal", value, emitter.module.constant("constant", expression.constant(constant)), imported=True)
    )


def _differs_from_all(emitter: Emitter, value: str, members: list[Any]) -> Expression:
    strings = list(dict.fromkeys(member for member in members if isinstance(member, str)))
    numbers = list(
        dict.fromkeys(m for m in members if isinstance(m, int | float | Decimal) and not isinstance(m, bool))
    )
    rest = [m for m in members if isinstance(m, bool) or not isinstance(m, str | int | float | Decimal)]
    parts = []
    for kind, group in (("string", strings), ("number", numbers)):
        if len(group) >= FEW:
            parts.append(any_of([emitter.is_not([kind], value), compare(value, "not in", constant_set(group))]))
        else:
            parts += [differs(emitter, value, member) for member in group]
    parts += [differs(emitter, value, member) for member in rest]
    return all_of(parts)
