"""The regular expressions of a subschema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas import ecma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path

REGEXES: Final = ("pattern", "patternProperties")


def patterns(node: SchemaNode) -> Iterator[tuple[Path, str, bool]]:
    """Yield each regular expression of a subschema: its path, its text, and whether it is a key."""
    pattern = node.schema.get("pattern")
    if isinstance(pattern, str):
        yield (*node.path, "pattern"), pattern, False
    keyed = node.schema.get("patternProperties")
    for pattern in keyed if isinstance(keyed, dict) else ():
        yield (*node.path, "patternProperties", pattern), pattern, True


class PatternProblem(NamedTuple):
    """Why a pattern is not matched.

    Attributes:
        is_regex: Whether it is a regular expression of ECMA-262 anyway.
        reason: One sentence.
    """

    is_regex: bool
    reason: str


def problem_of(pattern: str) -> PatternProblem | None:
    """Return why a pattern is not matched; None if it is.

    Args:
        pattern: The pattern.
    """
    try:
        ecma.compile(pattern)
    except ecma.PatternError as error:
        return PatternProblem(_is_parsed(pattern), str(error))
    return None


def _is_parsed(pattern: str) -> bool:
    try:
        ecma.parse(pattern, unicode=ecma.is_regex(pattern))
    except ecma.PatternError:
        return False
    return True


def matches(pattern: str, text: str) -> bool:
    """Return whether a pattern matches in a text; True if that is unknown, so that nothing is reported."""
    try:
        return bool(ecma.compile(pattern).search(text))
    except ecma.PatternError:
        return True


def texts_of(*wanted: str) -> tuple[tuple[str, ...], bool]:
    """Return the shortest text that all of some patterns match, in a tuple, and whether there is no other.

    Args:
        wanted: The patterns.
    """
    from cio_schemas.strategies.shapes.string_shape import String  # noqa: PLC0415 - few patterns need an automaton
    from cio_schemas.strategies.texts.languages import enumerated  # noqa: PLC0415 - as above

    return enumerated(String(patterns=wanted), 1)
