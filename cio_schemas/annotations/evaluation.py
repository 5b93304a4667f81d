"""Evaluations: the verdict on an instance, with the annotations and errors that a schema yields for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, final

from cio_schemas.annotations.output import FORMATS
from cio_schemas.annotations.walks import error_units, refuse_large
from cio_schemas.runtime import too_deep
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.annotations.subschema import Application, SubschemaEvaluator
    from cio_schemas.annotations.units import AnnotationUnit, ErrorUnit

T = TypeVar("T")


@final
class Evaluation:
    """The evaluation of an instance, as `Validator.evaluate` returns it: verdict, annotations, errors, output.

    Args:
        root: The schema.
        dialect: The URI of its dialect.
        valid: Whether it accepts the instance.
        instance: A JSON value, not to be changed while this is in use.

    Example:
        >>> evaluation = cio_schemas.Validator({"title": "A name", "type": "string"}).evaluate("Ada")
        >>> evaluation.valid, evaluation.annotations[0].value
        (True, 'A name')
    """

    __slots__ = ("_annotations", "_applied", "_dialect", "_errors", "_instance", "_root", "valid")

    def __init__(self, root: SubschemaEvaluator, dialect: str, valid: bool, instance: Any) -> None:
        self.valid = valid
        self._root, self._instance, self._dialect = root, instance, dialect
        self._applied: Application | None = None
        self._annotations: tuple[AnnotationUnit, ...] | None = None
        self._errors: tuple[ErrorUnit, ...] | None = None

    @property
    def annotations(self) -> tuple[AnnotationUnit, ...]:
        """Each annotation; empty if the instance is not valid (Core, section 7.7.1.2)."""
        if self._annotations is None:
            found: list[AnnotationUnit] = []
            if self.valid:
                try:
                    self._root.annotate(self._instance, "", "", found)
                except RecursionError:
                    raise too_deep(self._instance) from None
            self._annotations = tuple(found)
        return self._annotations

    @property
    def errors(self) -> tuple[ErrorUnit, ...]:
        """Each keyword that fails, with what made it fail; empty if the instance is valid."""
        if self._errors is None:
            self._errors = () if self.valid else bounded(lambda: error_units(self._application()), self._instance)
        return self._errors

    def output(self, format: str) -> dict[str, Any]:  # noqa: A002 - what the specification calls it
        """Return the evaluation in an output format, as JSON-ready data.

        Args:
            format: "flag", "basic", "detailed" or "verbose", as 2020-12 defines them (Core, section 12); "list" or
                "hierarchical", as the later specification of machine-readable output defines them.

        Raises:
            ValueError: The format does not exist.
            DepthError: The instance is nested too deeply.
            EvaluationSizeError: There are more than a million units to write.
        """
        if format not in FORMATS:
            names = ", ".join(FORMATS)
            raise ValueError(f"no output format {format!r}; choose from {names}{did_you_mean(str(format), FORMATS)}")
        if format == "flag":  # for which the verdict is enough
            return {"valid": self.valid}
        return bounded(lambda: FORMATS[format](self._application(), self._dialect), self._instance)

    def _application(self) -> Application:
        if self._applied is None:
            applied = self._root.apply({}, self._instance)
            refuse_large(applied)
            self._applied = applied
        return self._applied

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'valid' if self.valid else 'not valid'}>"


def bounded(work: Callable[[], T], instance: Any) -> T:
    """Return what some work on an instance returns.

    Raises:
        DepthError: The instance is nested too deeply for it.
    """
    try:
        return work()
    except RecursionError:
        raise too_deep(instance) from None
