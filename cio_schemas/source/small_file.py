"""Small files, read at once: what most runs of a hook consist of, so that nothing is imported for it."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MOST_BYTES: Final = 1 << 16


def small_file(path: str) -> bytes:
    """Return the contents of a small regular file that does not change while it is read.

    Args:
        path: The file.

    Raises:
        OSError: It can't be read.
        ValueError: It has more than `MOST_BYTES`, is not regular, or changed: `read` finds out which.
    """
    status = os.stat(path)  # noqa: PTH116 - pathlib takes a while to import. Before it is opened: that consumes a pipe
    if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
        raise ValueError(path)
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        data = file.read(MOST_BYTES + 1)
        after = os.fstat(file.fileno())
    if (len(data), after.st_ino, after.st_mtime_ns) != (status.st_size, status.st_ino, status.st_mtime_ns):
        raise ValueError(path)
    return data
