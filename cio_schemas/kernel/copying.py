"""Copy schemas, by the kernel if they are plain."""

from __future__ import annotations

from cio_schemas import kernel
from cio_schemas.schema import sharing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

if kernel.available:
    from cio_schemas.kernel._kernel import plain_copy


def copied(schema: Any) -> Any:
    """Return a copy of a schema; see `sharing.copied`."""
    copy = plain_copy(schema) if kernel.available else None
    return sharing.copied(schema) if copy is None else copy
