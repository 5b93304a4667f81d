"""Schema rules: find in the text of a schema what breaks its users, and fix it if that is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.lint.document import Document
from cio_schemas.lint.linter import Linter
from cio_schemas.lint.rules import (
    budgets,
    clarity,
    composition,
    conditions,
    consequences,
    contradictions,
    correctness,
    coverage,
    dead_branches,
    deprecation,
    legacy,
    length_and_number_bounds,
    misplaced,
    patterns,
    portability,
    property_patterns,
    redundancy,
    references,
    security,
    shown_values,
    style,
    suppressions,
    traps,
    vocabulary,
    wrappers,
)
from cio_schemas.rules.rule import Finding, Rule, collected
from cio_schemas.source import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODES", "FAMILIES", "OPT_IN", "RULES", "Document", "Finding", "Linter", "Rule"]

FAMILIES: Final = {
    "JS0": "the linter itself",
    "JS1": "correctness: schemas that don't say what they seem to say",
    "JS2": "portability: schemas that mean something else to another validator",
    "JS3": "clarity: schemas that mislead, or say it at too great length",
    "JS4": "style: what schemas say to people",
    "JS5": "security: schemas that harm those who validate with them",
}

RULES: Final = collected(
    *(
        suppressions,
        budgets,
        correctness,
        shown_values,
        references,
        contradictions,
        dead_branches,
        length_and_number_bounds,
        composition,
        property_patterns,
        portability,
        legacy,
        vocabulary,
        conditions,
        consequences,
        traps,
        misplaced,
        patterns,
    ),
    *(clarity, deprecation, redundancy, wrappers, coverage, style, security),
)
"""Every rule, by code."""

CODES: Final[Mapping[str, str]] = {rule.code: rule.name for rule in RULES} | dict.fromkeys(PROBLEMS, "")
"""Every code that `lint` can report, with the name of its rule; selectors choose among them."""

OPT_IN: Final = frozenset(rule.code for rule in RULES if not rule.default)
"""The codes of the rules that are off unless they are selected."""
