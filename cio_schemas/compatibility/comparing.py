"""`compare`: whether every instance of one schema satisfies another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.compatibility.aimed_search import Aimed
from cio_schemas.compatibility.verdicts import Comparison
from cio_schemas.compatibility.whole_schemas import BUDGET, Comparer
from cio_schemas.schema.drafts import DEFAULT_DIALECT
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from os import PathLike

    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators import Validator
    from cio_schemas.validators.options import Checker, Known

AIMED: Final = 10
"""What part of the budget each comparison at a place that changed may take at most."""


def compare(
    old: str | PathLike[str] | Schema | Validator,
    new: str | PathLike[str] | Schema | Validator,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    dialect: str = DEFAULT_DIALECT,
    budget: int = BUDGET,
) -> Comparison:
    """Compare two schemas: does every instance of the old one satisfy the new one, and the reverse?

    Args:
        old: The name of a bundled schema, its `$id`, a schema, the path of a schema file, or a Validator, whose own
            registry and format checker are taken.
        new: The same.
        registry: Where references to other documents are looked up, as for a Validator.
        format_checker: What `format` asserts, as for a Validator.
        dialect: What a schema without `$schema` is, as for a Validator.
        budget: How many steps may be taken for each direction: the same input and budget give the same answer
            everywhere.

    Returns:
        For each direction a `Proof`, a `Witness`, or `Unknown`.

    Raises:
        jsonschema.SchemaError: A schema is not valid.
        CompileError: One can't be compiled.
        DepthError: One is nested too deeply.

    Example:
        >>> cio_schemas.compare({"type": "integer"}, {"type": "number"}).backward
        Proof(steps=...)
        >>> cio_schemas.compare({"type": "integer"}, {"type": "number"}).forward.instance
        1.5
    """
    comparer = Comparer(old, new, registry=registry, format_checker=format_checker, dialect=dialect, budget=budget)
    aimed = Aimed(comparer.old, comparer.new, budget // AIMED)
    return Comparison(
        *(aimed.verdict(is_backward=each) or comparer.verdict(is_backward=each) for each in (True, False))
    )
