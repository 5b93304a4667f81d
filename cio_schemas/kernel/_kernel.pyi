"""The native kernel: built from the C++ files beside this one, and missing where nothing could compile them."""

from collections.abc import Callable
from typing import Any, final

@final
class Tables:
    """A schema as tables.

    Args:
        layout: what `layout.layout` returns.
        fallback: judges what the tables are unsure of.

    Raises:
        ValueError: it is no layout.
    """

    def __new__(cls, layout: tuple[Any, ...], fallback: Callable[[Any], bool] | None = None) -> Tables: ...
    def is_valid(self, instance: Any, /) -> bool:
        """Return whether an instance is valid, by the fallback where it takes Python to tell."""
    def judge(self, instance: Any, /) -> bool | None:
        """Return whether an instance is valid; None where it takes Python to tell."""
