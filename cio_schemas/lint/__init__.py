"""Schema rules: what breaks the users of a schema, found in its text, and mended where that is safe."""

from __future__ import annotations

from typing import Final

from cio_schemas.lint import (
    clarity,
    composition,
    contradictions,
    correctness,
    engine,
    implied,
    legacy,
    portability,
    redundancy,
    references,
    security,
    style,
)
from cio_schemas.lint.document import Document
from cio_schemas.lint.engine import Linter
from cio_schemas.lint.rule import Finding, Rule

__all__ = ["RULES", "Document", "Finding", "Linter", "Rule"]

_FAMILIES: Final = (
    *(engine, correctness, references, contradictions, composition, portability, legacy),
    *(clarity, redundancy, implied, style, security),
)

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (rule for family in _FAMILIES for rule in family.RULES),
        key=lambda rule: rule.code,
    )
)
"""Every rule, by code."""
