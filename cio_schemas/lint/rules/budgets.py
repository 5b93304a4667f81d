"""JS0: what the linter did not analyse, since a budget ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.rules.rule import INFO, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS002",
    "not-all-analysed",
    INFO,
    what="The document is so large, or so entangled, that not all of it was analysed.",
    why="Rules that judge instances, or ask what is possible, examined only a part of it: silence is not a verdict.",
    bad='{"unevaluatedProperties": true, "default": {}, "properties": {"a": ' * 210 + "{}" + "}}" * 210,
    good='{"default": {}, "properties": {"a": {}}}',
    root=True,
)
def not_all_analysed(_: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if analysis.ended_budgets:
        words = " and ".join(analysis.ended_budgets)
        yield Finding((), f"not all was analysed: {words}; lint its parts as documents of their own")
