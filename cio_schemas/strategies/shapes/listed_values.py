"""Values that are listed: `enum` and `const`, null and the booleans (Validation, section 6.1)."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.numbers import MAX_EXPONENT
from cio_schemas.runtime import canonical as frozen
from cio_schemas.runtime import is_integer, is_integer_literal, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BEYOND_FLOAT = 2**53
"""The integer from which on floats do not represent every integer (RFC 8259, section 6)."""

MAX_WRITINGS = 256
"""The most ways to write a listed value, with whole numbers as integers or floats, that are all tried."""

TYPES = ("null", "boolean", "number", "string", "array", "object")
"""The instance types, the simplest first (Core, section 4.2.1)."""


def type_of(value: Any) -> str:
    """Return the instance type of a JSON value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if is_number(value):
        return "number"
    return next(
        (name for name, of in (("string", str), ("array", list), ("object", dict)) if isinstance(value, of)), ""
    )


@dataclass(frozen=True, slots=True)
class Enum:
    """One of some values of one instance type.

    Attributes:
        keys: The canonical keys of the values.
        values: The values.
        hint: Above 0 for examples of something wider, which is drawn too: the lower, the earlier they come.
    """

    keys: tuple[Any, ...]
    values: tuple[Any, ...] = field(compare=False)
    hint: int = 0

    @classmethod
    def of(cls, values: Iterable[Any], *, hint: int = 0) -> Enum:
        """Return the values without duplicates."""
        unique = {frozen(value): value for value in reversed(list(values))}
        items = list(reversed(unique.items()))
        return cls(tuple(key for key, _ in items), tuple(value for _, value in items), hint)

    def where(self, accepts: Callable[[Any], bool]) -> Enum | None:
        """Return those of them that something accepts; None if there are none."""
        kept = [value for value in self.values if accepts(value)]
        if not kept:
            return None
        return self if len(kept) == len(self.values) else Enum.of(kept, hint=self.hint)


def spellings(value: Any) -> list[Any] | None:
    """Return all ways to write a value, itself first; None if they are more than `MAX_WRITINGS`.

    Where `Subschemas.tells_equal_numbers`, a listed value is tried in all of them before it counts as refused.
    """
    return list(writings(value)) if count_of_writings(value) <= MAX_WRITINGS else None


def writings(value: Any) -> Iterator[Any]:
    """Yield all ways to write a value: 1 and 1.0 are equal, but draft 4 distinguishes them, as formats may."""
    if isinstance(value, dict):
        for members in itertools.product(*map(writings, value.values())):
            yield dict(zip(value, members, strict=True))
    elif isinstance(value, list):
        yield from map(list, itertools.product(*map(writings, value)))
    elif is_integer(value) and not _is_vast(value):
        yield from (value, _with_fraction(value)) if is_integer_literal(value) else (value, int(value))
    else:
        yield value


def _with_fraction(value: int | Decimal) -> float | Decimal:
    whole = int(value)
    return float(whole) if abs(whole) < BEYOND_FLOAT else Decimal(f"{whole}.0")


def count_of_writings(value: Any) -> int:
    """Return how many ways there are to write a value."""
    if isinstance(value, dict | list):
        return math.prod(map(count_of_writings, value.values() if isinstance(value, dict) else value))
    if _is_vast(value):
        return MAX_WRITINGS + 1
    return 2 if is_integer(value) else 1


def _is_vast(value: Any) -> bool:
    """Return whether a value is a number of too many digits to be written out."""
    return isinstance(value, Decimal) and value.is_finite() and value.adjusted() > MAX_EXPONENT


def copy(value: Any) -> Any:
    """Return a copy of a JSON value that shares nothing that can be changed."""
    if isinstance(value, dict):
        return {key: copy(member) for key, member in value.items()}
    if isinstance(value, list):
        return [copy(item) for item in value]
    return value


def by_type(values: Iterable[Any], *, hint: int = 0) -> dict[str, Enum]:
    """Return values sorted by their instance type."""
    sorted_: dict[str, list[Any]] = {}
    for value in values:
        sorted_.setdefault(type_of(value), []).append(value)
    return {name: Enum.of(sorted_[name], hint=hint) for name in TYPES if name in sorted_}


def of_type(value: Any, names: Iterable[str]) -> bool:
    """Return whether a value has one of the types that `type` names."""
    return any(type_of(value) == name or (name == "integer" and is_integer(value)) for name in names)


def near(value: Any) -> list[Any]:
    """Near misses of a listed value: what tools and people send instead."""
    if isinstance(value, str):
        return [value.swapcase(), value.capitalize(), value + " ", " " + value, value + "s", value[:-1], value.strip()]
    if isinstance(value, bool):
        return [str(value).lower(), int(value)]
    if value is None:
        return ["null", "", 0]
    if isinstance(value, Decimal) and abs(value.adjusted()) > MAX_EXPONENT:
        return [str(value)]
    if is_number(value):
        return [value + 1, value - 1, str(value)]
    return [[value], None]
