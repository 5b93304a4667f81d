"""Schemas of the shapes met in the wild, written for these benchmarks, with instances of known verdict."""

from . import arrays, composition, objects, references, strings, unions
from .case import Case

CASES: tuple[Case, ...] = (
    *objects.CASES,
    *unions.CASES,
    *arrays.CASES,
    *strings.CASES,
    *references.CASES,
    *composition.CASES,
)
"""Every case, the widest objects first."""

__all__ = ["CASES", "Case"]
