"""Output units: the annotation or the error that one keyword yields in an evaluation."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from cio_schemas.exceptions import EvaluationSizeError

MAX_UNITS: Final = 1_000_000
"""How many units an evaluation may have, since branches in branches multiply the ways to one place."""


class AnnotationUnit(NamedTuple):
    """An annotation.

    Attributes:
        keyword: The keyword that makes it.
        instance_location: What it is about, as a JSON Pointer.
        evaluation_path: How the evaluation reached the keyword, as a JSON Pointer through references.
        schema_location: Where the keyword is, as an absolute URI.
        value: The annotation; not to be changed.
    """

    keyword: str
    instance_location: str
    evaluation_path: str
    schema_location: str
    value: Any


class ErrorUnit(NamedTuple):
    """A keyword that an instance fails.

    Attributes:
        keyword: The keyword, None for a `false` schema.
        instance_location: What fails it, as a JSON Pointer.
        evaluation_path: How the evaluation reached the keyword, as a JSON Pointer through references.
        schema_location: Where the keyword is, as an absolute URI; of a `false` schema that of the schema.
        message: One sentence on what was expected and what was found.
    """

    keyword: str | None
    instance_location: str
    evaluation_path: str
    schema_location: str
    message: str


def refuse_size(units: int) -> None:
    """Raise an error if an evaluation has too many units.

    Args:
        units: How many there are.

    Raises:
        EvaluationSizeError: More than `MAX_UNITS`.
    """
    if units > MAX_UNITS:
        raise EvaluationSizeError(MAX_UNITS)
