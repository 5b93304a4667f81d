"""How the check of a format is made: one regular expression, or a quick one in front of an exact function."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

Check: TypeAlias = "Callable[[str], object]"
"""Takes a string; what it returns is truthy if the string is valid."""


class Recipe:
    """What a check is made of, on its first use: to compile all patterns at import would take longer than most runs.

    Args:
        quick: A pattern of `re` for a whole string, which accepts nothing that the format refuses.
        exact: The check that has the last word on what `quick` refuses; None if `quick` is exact itself.
    """

    __slots__ = ("exact", "quick")

    def __init__(self, quick: str, exact: Check | None = None) -> None:
        self.quick, self.exact = quick, exact

    def check(self) -> Check:
        """Make the check: a bound method, without a Python frame around it, if one regular expression will do."""
        accepts, exact = re.compile(self.quick).fullmatch, self.exact
        return accepts if exact is None else lambda text: accepts(text) or exact(text)

    def doubt(self) -> Check:
        """Make the quick check's opposite: a lookahead that fails makes no Match object, so it is faster."""
        return re.compile(f"(?!(?:{self.quick})\\Z)").match
