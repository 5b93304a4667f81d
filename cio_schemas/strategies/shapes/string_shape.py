"""Strings: lengths, patterns and formats (Validation, sections 6.3 and 7.3)."""

from __future__ import annotations

from dataclasses import dataclass

from cio_schemas import ecma, formats
from cio_schemas.strategies.shapes.goals import least, merged

_CHECKED = frozenset(formats.NAMES)


@dataclass(frozen=True, slots=True)
class String:
    """Texts of low to high code points.

    Attributes:
        low: The least length.
        high: The greatest length, None for none.
        patterns: ECMA-262 patterns that find something in them.
        not_patterns: Patterns that don't.
        formats: Names of formats they have.
        not_formats: Formats they don't have.
    """

    low: int = 0
    high: int | None = None
    patterns: tuple[str, ...] = ()
    not_patterns: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    not_formats: tuple[str, ...] = ()

    def meet(self, other: String) -> String | None:
        """Return what satisfies both; None if nothing is known to."""
        met = String(
            max(self.low, other.low),
            least(self.high, other.high),
            merged(self.patterns, other.patterns),
            merged(self.not_patterns, other.not_patterns),
            merged(self.formats, other.formats),
            merged(self.not_formats, other.not_formats),
        )
        if met.high is not None and met.low > met.high:
            return None
        if set(met.patterns) & set(met.not_patterns) or set(met.formats) & set(met.not_formats):
            return None
        return met

    def is_plain(self) -> bool:
        """Return whether only its length matters."""
        return not (self.patterns or self.not_patterns or self.formats or self.not_formats)

    def admits(self, text: str) -> bool:
        """Return whether a text satisfies it."""
        if len(text) < self.low or (self.high is not None and len(text) > self.high):
            return False
        if not all(ecma.compile(pattern).search(text) for pattern in self.patterns):
            return False
        if any(ecma.compile(pattern).search(text) for pattern in self.not_patterns):
            return False
        if not all(formats.check(name)(text) for name in self.formats if name in _CHECKED):
            return False
        return not any(formats.check(name)(text) for name in self.not_formats if name in _CHECKED)
