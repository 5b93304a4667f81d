"""The native back end of the compiler: it judges instances, and leaves what it is unsure of to the generated Python.

The environment variable `CIO_SCHEMAS_KERNEL` turns it off (`0`), or makes its absence an error (`require`).
"""

from __future__ import annotations

import os

available = False
"""Whether the native module was built for this Python, and is not turned off."""

reason: str | None = None
"""Why the kernel is not available; None where it is."""

_wanted = os.environ.get("CIO_SCHEMAS_KERNEL", "")
if _wanted not in ("", "0", "require"):
    raise ValueError(f"CIO_SCHEMAS_KERNEL is {_wanted!r}; it has to be '0', 'require' or empty")
if _wanted == "0":
    reason = "CIO_SCHEMAS_KERNEL is 0"
else:
    try:
        from cio_schemas.kernel import _kernel  # noqa: F401 - what matters here is whether it is there

        available = True
    except ImportError as error:
        reason = str(error)
        if _wanted == "require":
            raise ImportError(f"CIO_SCHEMAS_KERNEL is 'require', but the kernel can't be imported: {error}") from error
