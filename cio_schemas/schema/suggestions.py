"""Suggestions for misspelt names."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 0.7
"""How alike two names must be for one to be meant by the other, on difflib's scale from 0 to 1."""
MAX_NAME = 100
"""How long a name may be to be searched for near ones, which takes time with the square of the length."""


def did_you_mean(name: str, known: Iterable[object]) -> str:
    """Return "; did you mean ...?" with the known name that is nearest, or "" if none is near.

    Args:
        name: What was written.
        known: The names that exist; what is not a string among them is passed over.
    """
    if len(name) > MAX_NAME:
        return ""
    names = [each for each in known if isinstance(each, str) and len(each) <= MAX_NAME and _may_be_near(name, each)]
    if not names:
        return ""
    import difflib  # noqa: PLC0415 - only a near miss pays for it

    near = difflib.get_close_matches(name, names, n=1, cutoff=NEAR)
    return f"; did you mean {near[0]!r}?" if near else ""


def _may_be_near(one: str, other: str) -> bool:
    """Return whether two names share enough characters to be near; a quick test before the exact one."""
    length = NEAR * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < length or sum(map(other.__contains__, one)) < length:
        return False
    return sum(min(one.count(each), other.count(each)) for each in set(one)) >= length
