"""Expressions of generated code as values: they know their constants, their negation and what they need imported.

An expression is a template, of our own writing, with holes for constants; only there does text of a schema enter, as a
literal. So what asserts the same with other constants has the same template.
"""

from __future__ import annotations

from decimal import Decimal

from cio_schemas.compiler.writer import literal
from cio_schemas.records import NamedTuple
from cio_schemas.runtime import numeral

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias

HOLE = "\0"
"""Stands in a template for a constant."""

CONDITIONAL, OR, AND, NOT, COMPARISON, ATOM = range(6)
"""How tightly operators bind, the loosest first (Python reference, section 6.17)."""

_NOTHING: frozenset[str] = frozenset()


class Expression(NamedTuple):
    """A Python expression.

    Attributes:
        template: Its text, with a `HOLE` for each constant.
        constants: The literals for the holes, in order.
        binding: How tightly its outermost operator binds.
        is_bool: Whether its value is a bool, not something that is true or false.
        negated: The template and precedence of its opposite, if one is shorter than `not`.
        needs: The names it uses that have to be imported.
    """

    template: str
    constants: tuple[str, ...] = ()
    binding: int = ATOM
    is_bool: bool = False
    negated: tuple[str, int] | None = None
    needs: frozenset[str] = _NOTHING

    def __str__(self) -> str:
        return filled(self.template, self.constants)

    def __bool__(self) -> bool:
        raise TypeError("an expression is neither true nor false; compare it with TRUE or FALSE")


Operand: TypeAlias = "Expression | str"
"""An expression, or one that needs no more than its text, such as a local variable."""

TRUE = Expression("True", is_bool=True, negated=("False", ATOM))
FALSE = Expression("False", is_bool=True, negated=("True", ATOM))
NONE = Expression("None")

DECIMAL = Expression("Decimal", needs=frozenset(["Decimal"]))


def filled(template: str, constants: Iterable[str]) -> str:
    """Return a template with its holes filled."""
    if HOLE not in template:
        return template
    first, *rest = template.split(HOLE)
    return first + "".join(constant + part for constant, part in zip(constants, rest, strict=True))


def constant(value: Any) -> Expression:
    """Return the literal of a JSON value, or of a tuple of such.

    Raises:
        CompileError: The value is not JSON, or nests too deeply.
    """
    return Expression(HOLE, (literal(value),), needs=_DECIMAL if _has_decimal(value) else _NOTHING)


def constant_set(members: Iterable[Any]) -> Expression:
    """Return a set display of strings or numbers; Python builds it once if it is only used for membership tests."""
    members = list(members)
    needs = _DECIMAL if _has_decimal(members) else _NOTHING
    return Expression(HOLE, ("{" + ", ".join(map(literal, members)) + "}",), needs=needs)


def numerals(numbers: Iterable[Any]) -> Expression:
    """Return the display of a set of numbers, each in its one notation."""
    return Expression(HOLE, ("{" + ", ".join(f'b"{(numeral(number) or b"").decode()}"' for number in numbers) + "}",))


_DECIMAL = frozenset(["Decimal"])


def _has_decimal(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_decimal, value.values()))
    return any(map(_has_decimal, value)) if isinstance(value, list | tuple) else isinstance(value, Decimal)


def call(function: Operand, *arguments: Operand, imported: bool = False, is_bool: bool = True) -> Expression:
    """Return a call of a function that is `imported` or at hand."""
    function, *given = map(_of, (function, *arguments))
    needs = _needs(given) | ({function.template.partition(".")[0]} if imported else _NOTHING)
    template = f"{function.template}({', '.join([each.template for each in given])})"
    given.insert(0, function)
    return Expression(template, _constants(given), ATOM, is_bool, needs=needs)


_OPPOSITES = {"==": "!=", "in": "not in", "is": "is not", "<": ">=", ">": "<="}
_OPPOSITES |= {opposite: operator for operator, opposite in _OPPOSITES.items()}


def compare(left: Operand, operator: str, right: Operand) -> Expression:
    """Return a comparison; for an ordering, both sides must be numbers, and neither NaN."""
    left, right = _of(left), _of(right)
    template = f"{left.template} {operator} {right.template}"
    opposite = f"{left.template} {_OPPOSITES[operator]} {right.template}"
    constants = left.constants + right.constants
    return Expression(template, constants, COMPARISON, True, (opposite, COMPARISON), left.needs | right.needs)


def between(low: Operand, value: Operand, high: Operand) -> Expression:
    """Return the comparison with two bounds, both inclusive."""
    parts = [_of(low), _of(value), _of(high)]
    template = " <= ".join([part.template for part in parts])
    return Expression(template, _constants(parts), COMPARISON, is_bool=True, needs=_needs(parts))


def negation(expression: Operand) -> Expression:
    """Return the opposite of an expression, which is a bool."""
    expression = _of(expression)
    if expression.negated is not None:
        template, binding = expression.negated
        return expression._replace(
            template=template, binding=binding, is_bool=True, negated=(expression.template, expression.binding)
        )
    inner = f"({expression.template})" if expression.binding < NOT else expression.template
    back = (expression.template, expression.binding) if expression.is_bool else (f"bool({expression.template})", ATOM)
    return expression._replace(template=f"not {inner}", binding=NOT, is_bool=True, negated=back)


def all_of(conditions: Iterable[Operand]) -> Expression:
    """Return the conjunction of some expressions; true if there are none."""
    return _joined(AND, " and ", conditions, neutral=TRUE, certain=FALSE)


def any_of(conditions: Iterable[Operand]) -> Expression:
    """Return the disjunction of some expressions; false if there are none."""
    return _joined(OR, " or ", conditions, neutral=FALSE, certain=TRUE)


def _joined(
    binding: int, operator: str, conditions: Iterable[Operand], *, neutral: Expression, certain: Expression
) -> Expression:
    parts = []
    for condition in conditions:
        part = _of(condition)
        if part.template == certain.template:
            return certain
        if part.template != neutral.template:
            parts.append(part)
    if len(parts) < 2:
        return parts[0] if parts else neutral
    other = AND if binding == OR else OR  # Python needs no parentheses around `and`, but a reader does
    within = (other, CONDITIONAL)
    template = operator.join([f"({part.template})" if part.binding in within else part.template for part in parts])
    is_bool = False not in [part.is_bool for part in parts]
    return Expression(template, _constants(parts), binding, is_bool, None, _needs(parts))


def conditional(test: Operand, then: Operand, otherwise: Operand) -> Expression:
    """Return the one of two expressions, both of them bools, that a test chooses."""

    def chosen(then: Expression, otherwise: Expression) -> str:
        return f"{then.template} if {parts[1].template} else {otherwise.template}"

    parts = [_of(then), _of(test), _of(otherwise)]
    opposite = chosen(negation(parts[0]), negation(parts[2]))
    template = chosen(parts[0], parts[2])
    return Expression(template, _constants(parts), CONDITIONAL, True, (opposite, CONDITIONAL), _needs(parts))


def code(template: str, *parts: Expression) -> Expression:
    """Return other code, such as a comprehension, with `{}` in its template for each part."""
    inner = [f"({part.template})" if part.binding == CONDITIONAL else part.template for part in parts]
    return Expression(template.format(*inner), _constants(parts), needs=_needs(parts))


def _of(operand: Operand) -> Expression:
    return Expression(operand) if isinstance(operand, str) else operand


def _constants(parts: Iterable[Expression]) -> tuple[str, ...]:
    return tuple([constant for part in parts for constant in part.constants])


def _needs(parts: Iterable[Expression]) -> frozenset[str]:
    needs = [part.needs for part in parts if part.needs]
    return _NOTHING.union(*needs) if needs else _NOTHING
