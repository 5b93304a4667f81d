"""Assertions for strings (Validation, sections 6.3 and 7)."""

from __future__ import annotations

from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import between, compare, constant, negation
from cio_schemas.compiler.nodes import FORMATS
from cio_schemas.compiler.numbers import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Cursor, Emitter
    from cio_schemas.compiler.nodes import SchemaPlan

KEYWORDS = frozenset({"minLength", "maxLength", "pattern", *FORMATS})


def conditions(emitter: Emitter, node: SchemaPlan, value: str) -> Iterator[Condition]:
    """Yield each assertion with the condition under which it fails."""
    yield from limits(node, f"len({value})", "minLength", "maxLength", value, merge=not emitter.collecting)
    if "pattern" in node.keywords:
        yield Condition("pattern", emitter.module.mismatch(node.keywords["pattern"], value))
    for keyword in FORMATS:
        form = node.keywords.get(keyword)
        if form is not None and form.own is None:
            yield Condition(keyword, emitter.module.unlike_format(form.name, value))


def limits(node: SchemaPlan, size: str, low: str, high: str, value: str, *, merge: bool) -> Iterator[Condition]:
    """Yield a lower and an upper bound of a size; to accept, both `merge` into one comparison."""
    least, most = (whole(node.keywords.get(keyword)) for keyword in (low, high))
    if merge and least is not None and most is not None and least > 0:
        yield Condition(low, negation(between(constant(least), size, constant(most))))
        return
    if least is not None and least > 0:
        yield Condition(low, negation(value) if least == 1 else compare(size, "<", constant(least)))
    if most is not None:
        yield Condition(high, compare(size, ">", constant(most)))


def write(_emitter: Emitter, _node: SchemaPlan, _at: Cursor) -> None:
    """Nothing: all keywords for strings are conditions."""
