"""Assertions for any instance: `type`, `enum`, `const` (Validation, section 6.1)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler import expression
from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import (
    DECIMAL,
    FALSE,
    Expression,
    all_of,
    any_of,
    call,
    compare,
    conditional,
    constant_set,
    negation,
)
from cio_schemas.compiler.numbers import PLAIN, is_plain, simplest
from cio_schemas.runtime import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Emitter
    from cio_schemas.compiler.nodes import SchemaPlan

FEW = 3
"""The most strings to compare one by one; for more, a set is faster."""

MANY = 256
"""The most numbers in a Python set, whose look-up is linear in the numbers that collide."""


def conditions(emitter: Emitter, node: SchemaPlan, value: str) -> Iterator[Condition]:
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
        return _differs_from_number(emitter, value, simplest(constant))
    return negation(
        call("equal", value, emitter.module.constant("constant", expression.constant(constant)), imported=True)
    )


def _differs_from_number(emitter: Emitter, value: str, number: float | Decimal) -> Expression:
    """Return the condition that the instance is not a number; the class that JSON parsers use is tested first."""
    written = expression.constant(number)
    different = compare(value, "!=", written)
    other = negation(call("same_number", value, written, imported=True))
    if isinstance(number, Decimal):
        return other
    if is_plain(number):
        if emitter.is_not(["number"], value) == FALSE:
            return different
        if number in (0, 1):  # to Python booleans are equal to these
            different = any_of([different, compare(value, "is", repr(number == 1))])
        # A Decimal may be a signaling NaN, which Python doesn't compare with anything.
        return conditional(compare(f"{value}.__class__", "is not", DECIMAL), different, other)
    return conditional(compare(f"{value}.__class__", "is", type(number).__name__), different, other)


def _differs_from_all(emitter: Emitter, value: str, members: list[Any]) -> Expression:
    strings = list(dict.fromkeys(member for member in members if isinstance(member, str)))
    numbers = list({numeral(member): simplest(member) for member in members if numeral(member)}.values())
    rest = [member for member in members if not isinstance(member, str) and not numeral(member)]
    parts = []
    if len(strings) >= FEW:
        parts.append(any_of([emitter.is_not(["string"], value), compare(value, "not in", constant_set(strings))]))
        strings = []
    if len(numbers) >= FEW:
        parts.append(_differs_from_numbers(emitter, value, numbers))
        numbers = []
    parts += [differs(emitter, value, member) for member in (*strings, *numbers, *rest)]
    return all_of(parts)


def _differs_from_numbers(emitter: Emitter, value: str, numbers: list[float | Decimal]) -> Expression:
    """Return the condition that the instance equals none of some numbers.

    Python's own sets are used for few numbers that it compares as they read: many can be chosen to collide.
    """
    usual = compare(value, "not in", constant_set(numbers))
    few = len(numbers) <= MANY
    if few and all(map(is_plain, numbers)) and emitter.is_not(["number"], value) == FALSE:
        return usual
    other = compare(
        call("numeral", value, imported=True),
        "not in",
        emitter.module.constant("numbers", expression.numerals(numbers)),
    )
    if not few or any(isinstance(number, Decimal) or abs(number) > PLAIN for number in numbers):
        return other
    parsed = any_of([compare(f"{value}.__class__", "is", name) for name in ("int", "float")])
    return conditional(parsed, usual, other)
