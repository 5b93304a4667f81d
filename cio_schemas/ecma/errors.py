"""What is wrong with a pattern."""

from __future__ import annotations


class PatternError(ValueError):
    """A pattern that is not ECMA-262, or that can't be run safely.

    Attributes:
        pattern: The pattern.
        position: The offset in it of what is wrong, in code points.
    """

    def __init__(self, reason: str, pattern: str, position: int) -> None:
        super().__init__(reason, pattern, position)
        self.reason = reason
        self.pattern = pattern
        self.position = position

    def __str__(self) -> str:
        start = max(0, self.position - 20)
        excerpt = self.pattern[start : start + 60]
        dots = "..." if len(excerpt) < len(self.pattern) else ""
        return f"{self.reason}, at offset {self.position} of the pattern {excerpt!r}{dots}"


class UntranslatableError(Exception):
    """A tree that can't be matched exactly in bounded time: why, and where in the pattern."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason, position)
        self.reason = reason
        self.position = position


# Constructs of other dialects that people use, and the advice for each.
FOREIGN = (
    ("(?P", "(?P is Python's: a named group is (?<name>...), its backreference \\k<name>"),
    ("(?#", "ECMA-262 has no comments in patterns"),
    ("(?>", "ECMA-262 has no atomic groups"),
    ("(?|", "ECMA-262 has no branch reset"),
    ("(?", "ECMA-262 has no inline flags, and no other group beginning with (?"),
    ("\\A", "\\A is not ECMA-262: write ^"),
    ("\\Z", "\\Z is not ECMA-262: write $"),
    ("\\z", "\\z is not ECMA-262: write $"),
)
