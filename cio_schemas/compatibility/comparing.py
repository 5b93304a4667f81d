"""Define `compare`: does every instance of one schema satisfy another?"""

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
"""The budget is divided by this number for each comparison at a place that changed."""


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
        old: The name of a bundled schema, its `$id`, a schema, the path of a schema file, or a Validator, which keeps
            its own registry and format checker.
        new: As `old`.
        registry: Where references to other documents are looked up, as for a Validator.
        format_checker: What `format` asserts, as for a Validator. A format of your own may tell 1 from 1.0; of a listed
            number, both are tried.
        dialect: The dialect of a schema without `$schema`, as for a Validator.
        budget: How many steps each direction may take. The same input and budget have the same result on every
            machine.

    Returns:
        A `Proof`, a `Witness` or `Unknown` for each direction.

    Raises:
        jsonschema.SchemaError: A schema is not valid.
        CompileError: A schema can't be compiled.
        DepthError: A schema is nested too deeply.

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
