"""Whether a payload can be walked: dicts and lists that share parts may hold more values than any walk can visit."""

from __future__ import annotations

from cio_schemas import kernel

if kernel.available:
    from cio_schemas.kernel._kernel import is_bounded
else:
    from cio_schemas.runtime import is_bounded

__all__ = ["is_bounded"]
