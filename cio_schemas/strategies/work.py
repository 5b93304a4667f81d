"""How much may be done to understand a schema, counted in steps: the same everywhere, unlike time.

A step takes some microseconds. What one construct may take is bounded too, so that it alone is left to a filter where
it takes more, and the rest is still understood.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOTAL = 1_000_000
"""How many steps may be taken for one schema."""

SHARE = 100_000
"""How many of them for one construct."""

NESTED = 40
"""How deep constructs may nest that apply to the same instance."""


class OverworkError(Exception):
    """One construct takes more steps than it may."""


class ExhaustedError(OverworkError):
    """All steps are taken."""


class Work:
    """A budget of steps.

    Attributes:
        left: how many steps are left.
        share: how many of them are left to the construct that is being worked on.
        depth: in how many others that construct is.
    """

    __slots__ = ("depth", "left", "share")

    def __init__(self, total: int = TOTAL) -> None:
        self.left = total
        self.share = SHARE
        self.depth = 0

    def spend(self, steps: int) -> None:
        """Take some steps.

        Raises:
            OverworkError: there aren't so many left to the construct, or at all.
        """
        self.left -= steps
        self.share -= steps
        if self.left < 0:
            raise ExhaustedError
        if self.share < 0:
            raise OverworkError

    @contextmanager
    def construct(self) -> Iterator[None]:
        """Work on a construct, with a share of its own: what it takes is not taken from the one around it.

        Raises:
            OverworkError: it is in too many others, or there are no steps left.
        """
        if self.depth >= NESTED or self.left <= 0:
            raise OverworkError
        around, self.share = self.share, SHARE
        self.depth += 1
        try:
            yield
        finally:
            self.share = around
            self.depth -= 1
