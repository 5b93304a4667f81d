"""Report whether the kernel judges instances of a schema."""

from __future__ import annotations

from typing import NamedTuple


class KernelUse(NamedTuple):
    """Whether the kernel judges instances of a schema; true if so.

    What it is unsure of, such as subclasses of `dict`, `Decimal` and large integers, it leaves to the generated Python.

    Attributes:
        judges: Whether it does.
        reason: Why it doesn't; empty if it does.
    """

    judges: bool
    reason: str

    def __bool__(self) -> bool:
        return self.judges
