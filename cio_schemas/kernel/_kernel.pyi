# The native kernel: built from the C++ files beside this one, and missing where nothing could compile them.

from collections.abc import Callable
from typing import Any, final

@final
class Tables:
    def __new__(cls, layout: tuple[Any, ...], fallback: Callable[[Any], bool] | None = None) -> Tables: ...
    def is_valid(self, instance: Any, /) -> bool: ...
    def judge(self, instance: Any, /) -> bool | None: ...
