"""How the check of a format is made: one regular expression, or a quick one in front of an exact function."""

import re
from collections.abc import Callable
from typing import TypeAlias

Check: TypeAlias = Callable[[str], object]
"""Takes a string; what it returns is truthy if the string is valid."""

Maker: TypeAlias = Callable[[], Check]
"""Makes a check, on its first use, for compiling all patterns at import would take longer than most runs."""


def pattern(source: str) -> Maker:
    """Make the check that is one regular expression: a bound method, without a Python frame around it.

    Args:
        source: A pattern of `re` for the whole string.

    Returns:
        The maker of the check.
    """
    return lambda: re.compile(source).fullmatch


def quick(source: str, exact: Check) -> Maker:
    """Put a quick pattern in front of an exact check.

    Args:
        source: A pattern of `re`; it may refuse valid strings, but accepts none that `exact` refuses.
        exact: The check that has the last word.

    Returns:
        The maker of the check.
    """

    def make() -> Check:
        accepts = re.compile(source).fullmatch
        return lambda text: accepts(text) or exact(text)

    return make
