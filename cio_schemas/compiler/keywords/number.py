"""Assertions for numbers (Validation, section 6.2)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import call, compare, constant, negation
from cio_schemas.exceptions import CompileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Cursor, Emitter
    from cio_schemas.compiler.nodes import SchemaNode

_BOUNDS = {"minimum": "<", "exclusiveMinimum": "<=", "maximum": ">", "exclusiveMaximum": ">="}
KEYWORDS = frozenset({*_BOUNDS, "multipleOf"})

MAX_EXPONENT = 5000
"""The largest exponent of a Decimal's that `multipleOf` can have: it is written out."""


def conditions(_emitter: Emitter, node: SchemaNode, value: str) -> Iterator[Condition]:
    """Yield each assertion with the condition under which it fails."""
    for keyword, operator in _BOUNDS.items():
        if keyword in node.keywords:
            yield Condition(keyword, compare(value, operator, constant(node.keywords[keyword])))
    if "multipleOf" in node.keywords:
        step = node.keywords["multipleOf"]
        _, digits, exponent = Decimal(repr(step) if isinstance(step, float) else step).as_tuple()
        assert isinstance(exponent, int)
        if abs(exponent) > MAX_EXPONENT:
            raise CompileError(f"{step} has too large an exponent", str(node.location.child("multipleOf")))
        numerator = int(Decimal((0, digits, 0))) * 10 ** max(exponent, 0)
        denominator = 10 ** max(-exponent, 0)
        multiple = call("is_multiple", value, constant(numerator), constant(denominator), imported=True)
        yield Condition("multipleOf", negation(multiple))


def write(_emitter: Emitter, _node: SchemaNode, _at: Cursor) -> None:
    """Nothing: all keywords for numbers are conditions."""
