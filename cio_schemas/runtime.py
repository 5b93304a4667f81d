"""What generated code may call: standard library only, for a standalone module carries its part of this file along."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from itertools import chain, islice, repeat
from math import isfinite
from operator import ne

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class DepthError(RecursionError):
    """An instance or a schema is nested too deeply to be walked.

    Attributes:
        depth: How many arrays and objects are nested in each other, or None if that is unknown.
    """

    def __init__(self, what: str, depth: int | None) -> None:
        levels = "without end" if depth is None else f"{depth:,} levels deep"
        super().__init__(f"{what} is nested {levels}: too deep to be checked")
        self.what = what
        self.depth = depth

    def __reduce__(self) -> tuple[type[DepthError], tuple[str, int | None]]:
        return type(self), (self.what, self.depth)


class SharingError(DepthError):
    """No walk comes to its end: the instance holds the same parts so often, or the schema visits them so often."""

    def __init__(self, what: str, depth: int | None = None) -> None:
        RecursionError.__init__(self, f"{what} {_ENDLESS[what]}: too many to check")
        self.what = what
        self.depth = depth


MOST_SHARED = 10_000_000
"""How many values an instance may have whose parts share others; the kernel has the same limit."""

MOST_STEPS = 20_000_000
"""How many steps the judgement of any instance may take; the kernel has the same limit."""

STEPS_FOR_VALUE = 1_000
"""How many steps it may take for each value of an instance, if these are more; as the kernel."""

_ENDLESS = {
    "the instance": f"has more than {MOST_SHARED:,} values, for it holds the same parts many times",
    "the schema": f"visits values of the instance more than {MOST_STEPS:,} times, as its subschemas do in one another",
}


def is_bounded(value: Any, most: int) -> bool:
    """Return whether a value can be walked: it has at most so many values, or is a tree, which memory bounds.

    Args:
        value: A JSON value.
        most: How many values there may be where dicts or lists occur more than once.
    """
    return count_values(value, most) is not None


def count_values(value: Any, most: int) -> int | None:
    """Return how many values a value holds, or None if it can't be walked; see `is_bounded`."""
    totals: dict[int, int | None] = {}  # how many values a holder has, by its id; None while it is walked
    pending, is_tree = _holders([value]), True
    while pending:
        holder = pending[-1]
        if id(holder) not in totals:
            totals[id(holder)] = None
            within = _holders(holder)
            if any(totals.get(id(each), 0) is None for each in within):
                return None  # it holds itself
            pending += within
            continue
        pending.pop()
        if totals[id(holder)] is None:
            below = sum(totals[id(each)] or 0 for each in _holders(holder))
            totals[id(holder)] = min(len(holder) + below, _UNCOUNTED)
        elif holder:
            is_tree = False
    total = totals.get(id(value)) or 0
    return total if is_tree or total <= most else None


_UNCOUNTED = 2**60
"""So many values that none counts them: with as many levels, their number would have as many digits."""


def _holders(holder: dict[str, Any] | list[Any]) -> list[Any]:
    """Return the objects and arrays that one holds."""
    values = holder.values() if isinstance(holder, dict) else holder
    return [each for each in values if isinstance(each, dict | list)]


class NoStepsError(Exception):
    """There is no step left: `resumed` catches it, and nobody sees it."""


STEPS_AT_ONCE = 100_000
"""How many steps may be taken until `resumed` looks at the instance."""

STEPS_LEFT = [STEPS_AT_ONCE]
"""How many may still be taken: one number, below 0 after the last one. Generated functions count it down."""

_RESUMED: list[None] = []  # one for each walk that `resumed` runs, in whichever thread


def take_steps(size: int) -> None:
    """Take a step for each `FEW_VALUES` of so many values; raise NoStepsError if too few are left."""
    left = STEPS_LEFT[0] = STEPS_LEFT[0] - size // FEW_VALUES
    if left < 0:
        raise NoStepsError


FEW_VALUES = 16
"""How many values are walked in one step."""


def resumed(walk: Any, value: Any, error: Exception) -> Any:
    """Return what a function returns that did not come to its end at first.

    Args:
        walk: The function.
        value: The instance that it walks.
        error: What it raised.

    Raises:
        DepthError: The instance is nested too deeply.
        SharingError: No walk comes to the end of the instance, or none in as many steps as it may take.
    """
    allowed, most = STEPS_AT_ONCE, 0  # others may have used up the first ones
    while isinstance(error, NoStepsError):
        if allowed > STEPS_AT_ONCE and not most:
            values = count_values(value, MOST_SHARED)
            if values is None:
                raise SharingError("the instance") from None
            most = max(MOST_STEPS, values * STEPS_FOR_VALUE)
        if allowed == most:
            raise SharingError("the schema") from None
        allowed = min(8 * allowed, most or MOST_STEPS)
        _RESUMED.append(None)
        try:
            STEPS_LEFT[0] = max(STEPS_LEFT[0], 0) + allowed
            return walk(value)
        except (RecursionError, NoStepsError) as again:
            error = again
        finally:
            _RESUMED.pop()
            if not _RESUMED:  # else another walk needs them
                STEPS_LEFT[0] = min(STEPS_LEFT[0], STEPS_AT_ONCE)
    if isinstance(error, RecursionError):
        raise too_deep(value) from None
    raise error


def too_deep(instance: Any, what: str = "the instance") -> DepthError:
    """Return the error for an `instance` that exhausted the stack, with its depth counted level by level."""
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
    """Return whether `value` is a JSON number: neither a boolean nor NaN nor infinite (Core, section 4.2.1)."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, int):
        return value is not True and value is not False
    return isinstance(value, Decimal) and value.is_finite()


def is_integer(value: Any) -> bool:
    """Return whether `value` is a JSON number without a fraction: 1.0 is one (Validation, section 6.1.1)."""
    if isinstance(value, float):
        return value.is_integer()
    if isinstance(value, int):
        return value is not True and value is not False
    return isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value()


def exact(value: Any) -> Any:
    """Return the number that a JSON number reads as: for a float, the decimal that its shortest notation names.

    So 0.1 is one tenth, as `Decimal("0.1")` is, and compares with any `int` or `Decimal` without rounding. An int of
    over 20,000 digits is rounded to 50: to compare it with a Decimal would take time quadratic in its length.
    """
    if isinstance(value, float):
        return Decimal(float.__repr__(value))
    if isinstance(value, int) and (excess := value.bit_length() - 66_000) > 0:
        context = Context(prec=50, Emax=MAX_EMAX, Emin=MIN_EMIN)
        shift = excess + 65_800
        return context.multiply(Decimal(value >> shift), context.power(2, shift))
    return value


def is_integer_literal(value: Any) -> bool:
    """Whether `value` is an integer of draft 4, whose notation has no fraction: 1.0 is not one (draft 4 core, 3.5)."""
    if isinstance(value, int):
        return value is not True and value is not False
    return isinstance(value, Decimal) and value.is_finite() and value.as_tuple().exponent >= 0  # type: ignore[operator]


def is_multiple(value: Any, numerator: int, denominator: int) -> bool:
    """Return whether `value` is a whole multiple of numerator/denominator, the latter a power of ten, exactly.

    A float is the number that it reads as: 0.3 is three tenths.
    """
    if isinstance(value, int):
        return value * denominator % numerator == 0
    if isinstance(value, float):
        if denominator <= 10**15 and abs(value) < 10**15 / denominator:
            # A decimal of at most 15 digits survives the way to a float and back: only the nearest can be meant.
            nearest = round(value * denominator)
            return nearest % numerator == 0 and nearest / denominator == value
        value = exact(value)
    _, digits, exponent = value.as_tuple()
    number = int(Decimal((0, digits, 0))) * denominator
    if exponent >= 0:
        return number * pow(10, exponent, numerator) % numerator == 0
    # 10**-exponent may have millions of digits; it divides nothing shorter than itself.
    return number == 0 or (-exponent <= number.bit_length() and number % (numerator * 10**-exponent) == 0)


def equal(one: Any, other: Any) -> bool:
    """Return whether two instances are equal: 1 and 1.0 are, 1 and true are not (Core, section 4.2.2).

    A float is the number that it reads as: 0.1 and `Decimal("0.1")` are equal.
    """
    if one is other:
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return len(one) == len(other) and all(key in other and equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(equal, one, other))
    if one.__class__ is other.__class__ is not Decimal:
        return bool(one == other)
    number = numeral(one)
    if number is None and not isinstance(one, Decimal) and not isinstance(other, Decimal):
        return bool(one == other)
    return number is not None and number == numeral(other)


def same_number(value: Any, number: Any) -> bool:
    """Return whether `value` is the JSON number `number`."""
    return isinstance(value, int | float | Decimal) and numeral(value) == numeral(number)


def numeral(value: Any) -> bytes | None:
    """Return the canonical notation of a JSON number, the same for all that are equal; None for other values.

    As those of strings, the hashes of bytes are salted: nobody can choose numbers that collide, as one can with ints.
    An int and a Decimal of more than 20,000 digits are never the same: to write such an int takes quadratic time.
    """
    if value.__class__ is not int and (isinstance(value, bool) or not isinstance(value, int | float | Decimal)):
        return None
    if isinstance(value, float):
        value = int(value) if value.is_integer() and abs(value) < 2**53 else exact(value)
    if isinstance(value, Decimal):
        if value.is_nan():
            return None
        if not value or (value.is_finite() and value.adjusted() < 18 and value == value.to_integral_value()):
            value = int(value)
    if isinstance(value, int):
        if -(10**18) < value < 10**18:
            return b"%d" % value
        if value.bit_length() > 66_000:
            return b"%x" % value
    digits, _, exponent = f"{Decimal(value):E}".partition("E")
    return f"{digits.rstrip('0').rstrip('.')}E{exponent}".encode()


def canonical(value: Any, known: dict[Any, Any] | None = None) -> Any:
    """Return a hashable value that is equal for equal instances, and for those only.

    Args:
        value: An instance.
        known: Empty at first, then shared by all instances that are compared: it numbers arrays and objects, each of
            which is visited once, however many others hold it.
    """
    if value.__class__ is str:
        return value
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, list | tuple | dict):
        if known is not None and id(value) in known:
            return known[id(value)][0]
        form: Any
        if isinstance(value, dict):
            form = dict, frozenset(zip(value, map(canonical, value.values(), repeat(known)), strict=True))
        else:
            form = list, tuple(map(canonical, value, repeat(known)))
        if known is None:
            return form
        number = known.setdefault(form, (len(known),))
        known[id(value)] = number, value  # as long as the value is held, its id is its own
        return number
    if isinstance(value, int | float | Decimal):
        number = numeral(value)
        return (float, id(value)) if number is None else number  # NaN is equal to nothing but itself
    return value


FEW = 256
"""Of so many values a set is quick even if they were chosen to collide, which takes quadratic time."""
_EXACT = frozenset((str, bool, type(None), int, float))


def is_unique(items: list[Any]) -> bool:
    """Return whether no two items are equal (Validation, section 6.4.3)."""
    if len(items) < 2:
        return True
    first, last = items[0].__class__, items[-1].__class__
    try:
        if first is str is last:
            "".join(items)  # takes strings only, whose hashes are salted
            return len(set(items)) == len(items)
        # A sum that is an int is one of ints and bools.
        if first is int is last and len(items) <= FEW and sum(items).__class__ is int and len(set(items)) == len(items):
            return True
    except TypeError:
        pass  # the items between them are of other types
    unique = _is_unique_for_python(items, first)
    if unique is not None:
        return unique
    try:
        known: dict[Any, Any] = {}
        return len(set(map(canonical, items, repeat(known)))) == len(items)
    except TypeError:  # there are values that JSON doesn't have
        return not any(equal(one, other) for i, one in enumerate(items) for other in items[:i])


def _is_unique_for_python(items: list[Any], kind: type) -> bool | None:
    """Whether no two items are equal as Python compares them, which is quick; None if that may not be JSON's way.

    Python does not compare a float with a Decimal or a large integer, and nested values are not examined.

    Args:
        items: At least one.
        kind: The class of the first.
    """
    values: Any = items
    scalars: Any = items
    try:
        if kind is dict:
            scalars = list(chain.from_iterable(map(dict.values, items)))
            values = map(frozenset, map(dict.items, items))
        elif kind is list:
            scalars = list(chain.from_iterable(map(list.__iter__, items)))
            values = map(tuple, items)
    except TypeError:
        return None  # there are other kinds
    kinds = set(map(type, scalars))
    if not kinds <= _EXACT:
        return None
    if float in kinds and int in kinds:
        floats = [value for value in scalars if value.__class__ is float]
        if not -(2**53) < min(floats) <= max(floats) < 2**53:
            return None
    if len(items) <= FEW:
        unique = len(set(values)) == len(items)
        return None if bool in kinds and not unique else unique
    in_order = sorted(items if kinds == {int} and values is items else map(hash, values))
    return all(map(ne, in_order, islice(in_order, 1, None))) or None
