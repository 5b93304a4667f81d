"""ECMA-262 regular expressions, which is what `pattern`, `patternProperties` and `format: regex` hold."""

from __future__ import annotations

from cio_schemas.lazy_exports import exporter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cio_schemas.ecma.errors import PatternError
    from cio_schemas.ecma.matcher import runtime_source
    from cio_schemas.ecma.parser import is_regex, parse
    from cio_schemas.ecma.pattern import Pattern, compile, is_pattern  # noqa: A004 as in `re.compile`

__all__ = ["Pattern", "PatternError", "compile", "is_pattern", "is_regex", "parse", "runtime_source"]

__getattr__ = exporter(
    __name__,
    {
        "PatternError": "errors",
        "runtime_source": "matcher",
        **dict.fromkeys(("is_regex", "parse"), "parser"),
        **dict.fromkeys(("Pattern", "compile", "is_pattern"), "pattern"),
    },
)
