"""Budgets for the analysis of a schema, counted in steps, so that results do not depend on the machine.

A step takes a few microseconds. Each construct has a bounded share, so that an expensive one is left to a filter while
the rest is still analysed.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOTAL = 1_000_000
"""How many steps may be taken for one schema."""

SHARE = 100_000
"""How many of these one construct may take."""

NESTED = 40
"""How deeply constructs that apply to the same instance may be nested."""


class OverBudgetError(Exception):
    """One construct takes more steps than it may."""


class ExhaustedError(OverBudgetError):
    """No steps are left."""


class Budget:
    """A number of steps that may be taken.

    Args:
        total: The number of steps.
        share: How many of these one construct may take.
    """

    __slots__ = ("_depth", "_each", "_left", "_share")

    def __init__(self, total: int = TOTAL, share: int = SHARE) -> None:
        self._left = total
        self._each = self._share = share
        self._depth = 0

    @property
    def left(self) -> int:
        """How many steps are left; 0 or less for none."""
        return self._left

    def spend(self, steps: int) -> None:
        """Take some steps.

        Raises:
            ExhaustedError: There are not enough left.
            OverBudgetError: The construct does not have enough left.
        """
        self._left -= steps
        self._share -= steps
        if self._left < 0:
            raise ExhaustedError
        if self._share < 0:
            raise OverBudgetError

    def spend_beside(self, steps: int) -> bool:
        """Take some steps that are not part of a construct; return whether some are left."""
        self._left -= steps
        return self._left > 0

    @contextmanager
    def construct(self) -> Iterator[None]:
        """Work on a construct with a separate share of steps, which does not count against the one around it.

        Raises:
            OverBudgetError: It is nested too deeply, or no steps are left.
        """
        if self._depth >= NESTED or self._left <= 0:
            raise OverBudgetError
        around, self._share = self._share, self._each
        self._depth += 1
        try:
            yield
        finally:
            self._share = around
            self._depth -= 1

    @contextmanager
    def within(self, steps: int) -> Iterator[Budget]:
        """Work with a separate budget, whose steps also count for this one."""
        part = Budget(steps)
        try:
            yield part
        finally:
            self._left -= steps - max(0, part.left)

    @contextmanager
    def at_most(self, steps: int) -> Iterator[None]:
        """Work with no more than some of the steps that are left."""
        kept = max(0, self._left - steps)
        self._left -= kept
        try:
            yield
        finally:
            self._left += kept
