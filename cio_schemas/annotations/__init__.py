"""Evaluations: annotations, errors, and the output formats of the specification; see `Validator.evaluate`."""

from cio_schemas.annotations.evaluation import Evaluation
from cio_schemas.annotations.output import FORMATS
from cio_schemas.annotations.planning import evaluator
from cio_schemas.annotations.units import AnnotationUnit, ErrorUnit

__all__ = ["FORMATS", "AnnotationUnit", "ErrorUnit", "Evaluation", "evaluator"]
