"""The native back end of the compiler: it judges instances, and leaves what it is unsure of to the generated Python.

The environment variable `CIO_SCHEMAS_KERNEL` turns it off (`0`), or makes its absence an error (`require`).
"""

from __future__ import annotations

import os

from cio_schemas.exceptions import KernelError

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than all that is imported here
    from collections.abc import Callable
    from typing import Any

    from cio_schemas.kernel._kernel import Tables

available = False
"""Whether the native module was built for this Python, and is not turned off."""

reason: str | None = None
"""Why the kernel is not available; None if it is."""

_wanted = os.environ.get("CIO_SCHEMAS_KERNEL", "")
if _wanted not in ("", "0", "require"):
    raise KernelError(f"CIO_SCHEMAS_KERNEL: expected '0', 'require' or nothing, found {_wanted!r}")
if _wanted == "0":
    reason = "CIO_SCHEMAS_KERNEL is 0"
else:
    try:
        from cio_schemas.kernel import _kernel

        available = True
    except ImportError as error:
        # One that is there, and is refused or refuses this Python, says why itself.
        missing = isinstance(error, ModuleNotFoundError) or error.name == __name__
        reason = "it was not built for this Python" if missing else str(error)
        if _wanted == "require":
            raise KernelError(f"CIO_SCHEMAS_KERNEL is 'require', but the kernel can't be imported: {reason}") from error


def tables_of(is_valid: Callable[[Any], bool]) -> Tables | None:
    """Return the tables of a function of the kernel; None for any other function.

    Args:
        is_valid: Returns whether an instance is valid.
    """
    owner = getattr(is_valid, "__self__", None)
    return owner if available and isinstance(owner, _kernel.Tables) else None
