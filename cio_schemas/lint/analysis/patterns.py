"""The regular expressions of a subschema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches in a text; True where it can't be told, so that nothing is reported."""
    try:
        return bool(ecma.compile(pattern).search(text))
    except ecma.PatternError:
        return True
