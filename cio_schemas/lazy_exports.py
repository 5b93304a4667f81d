"""The exports of a package, imported on first access: what few programs need costs the others nothing.

What every run of `check` imports is kept small: it imports neither `typing` nor what `typing` imports, but names
`TYPE_CHECKING` itself, as type checkers allow. `tests/cli/test_startup.py` lists what such a run may import.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def exporter(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562).

    Args:
        package: Its `__name__`.
        modules: The name of each attribute, and the module below the package, or in it, that has it.
    """

    def __getattr__(name: str) -> Any:  # noqa: N807 - it becomes a module's
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = f"{package}.{modules[name]}"
        __import__(module)
        value = getattr(sys.modules[module], name)
        setattr(sys.modules[package], name, value)
        return value

    return __getattr__
