"""Exit statuses, the errors that end a run, and the lines it writes to standard error."""

from __future__ import annotations

import sys

from cio_schemas.diagnostic.printing import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

OK: Final = 0
FOUND: Final = 1
FAILED: Final = 2  # wrong usage or configuration, a file that can't be read or written, an internal error
INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as shells have it
BROKEN_PIPE: Final = 141  # 128 and that of SIGPIPE


class CommandError(Exception):
    """The command can't do its work; the message is one line for the user."""


def tell(message: str) -> None:
    """Write one line to standard error, unless it is closed.

    Args:
        message: Without the program's name; made visible here.
    """
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"cio-schemas: {visible(message)}\n")
    except (OSError, ValueError):  # full or closed: nobody reads it, and the exit status stays
        return
