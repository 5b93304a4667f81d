"""What generated code may call: standard library only, for a standalone module carries its part of this file along."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from math import isfinite
from typing import Any


class DepthError(RecursionError):
    """An instance or a schema is nested too deeply to be walked.

    Attributes:
        depth: how many arrays and objects are nested in each other, or None where it can't be told.
    """

    def __init__(self, what: str, depth: int | None) -> None:
        levels = "without end" if depth is None else f"{depth:,} levels deep"
        super().__init__(f"{what} is nested {levels}: too deep to be checked")
        self.what = what
        self.depth = depth

    def __reduce__(self) -> tuple[type[DepthError], tuple[str, int | None]]:
        return type(self), (self.what, self.depth)


def too_deep(instance: Any, what: str = "the instance") -> DepthError:
    """The error for an `instance` that exhausted the stack, with its depth counted level by level."""
    level, depth = [instance], 0
    while level:
        children = {
            id(child): child  # what is there twice is as deep as if it were there once
            for value in level
            if isinstance(value, dict | list)
            for child in (value.values() if isinstance(value, dict) else value)
            if isinstance(child, dict | list)
        }
        level = list(children.values())
        depth += 1
        if depth > 1_000_000:
            return DepthError(what, None)
    return DepthError(what, depth)


def is_number(value: Any) -> bool:
    """Whether `value` is a JSON number: neither a boolean nor NaN nor infinite (Core, section 4.2.1)."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, int):
        return value is not True and value is not False
    return isinstance(value, Decimal) and value.is_finite()


def is_integer(value: Any) -> bool:
    """Whether `value` is a JSON number without a fraction: 1.0 is one (Validation, section 6.1.1)."""
    if isinstance(value, float):
        return value.is_integer()
    if isinstance(value, int):
        return value is not True and value is not False
    return isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value()


def is_multiple(value: Any, numerator: int, denominator: int) -> bool:
    """Whether `value` is a whole multiple of numerator/denominator, the latter a power of ten, exactly.

    A float is the number that its shortest notation names: 0.3 is three tenths.
    """
    if isinstance(value, int):
        return value * denominator % numerator == 0
    if isinstance(value, float):
        if denominator <= 10**15 and abs(value) < 10**15 / denominator:
            # A decimal of at most 15 digits survives the way to a float and back: only the nearest can be meant.
            nearest = round(value * denominator)
            return nearest % numerator == 0 and nearest / denominator == value
        value = Decimal(repr(value))
    _, digits, exponent = value.as_tuple()
    number = int(Decimal((0, digits, 0))) * denominator
    if exponent >= 0:
        return number * pow(10, exponent, numerator) % numerator == 0
    # 10**-exponent may have millions of digits; it divides nothing shorter than itself.
    return number == 0 or (-exponent <= number.bit_length() and number % (numerator * 10**-exponent) == 0)


def equal(one: Any, other: Any) -> bool:
    """Whether two instances are equal: 1 and 1.0 are, 1 and true aren't (Core, section 4.2.2)."""
    if one is other:
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return len(one) == len(other) and all(key in other and equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(equal, one, other))
    return bool(one == other)


def is_unique(items: list[Any]) -> bool:
    """Whether no two items are equal (Validation, section 6.4.3)."""
    # What JSON holds equal, Python does too: where Python finds no two alike, all are different.
    try:
        if len(set(items)) == len(items):
            return True
        if bool not in set(map(type, items)):
            return False
    except TypeError:  # arrays and objects aren't hashable; those of scalars are made so at once
        with suppress(TypeError):
            if len(set(map(_hashable, items))) == len(items):
                return True
    try:
        return len(set(map(_frozen, items))) == len(items)
    except TypeError:  # there are values that JSON doesn't have
        return not any(equal(one, other) for i, one in enumerate(items) for other in items[:i])


def _hashable(value: Any) -> Any:
    """A hashable value that is different only for different instances; TypeError where arrays or objects nest."""
    if value.__class__ is dict:
        return frozenset(value.items())
    return tuple(value) if value.__class__ is list else value


def _frozen(value: Any) -> Any:
    """A hashable value that is equal for equal instances, and for those only."""
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, list | tuple):
        return list, tuple(map(_frozen, value))
    if isinstance(value, dict):
        return dict, frozenset((key, _frozen(member)) for key, member in value.items())
    return value
