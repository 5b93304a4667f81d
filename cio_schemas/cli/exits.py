"""How a run ends: exit statuses, and the errors that end it."""

from __future__ import annotations

import sys
from typing import Final

OK: Final = 0
FOUND: Final = 1
FAILED: Final = 2  # wrong usage or configuration, a file that can't be read, an internal error
INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as shells have it
BROKEN_PIPE: Final = 141  # 128 and that of SIGPIPE


class CommandError(Exception):
    """The command can't do its work; the message is one line for the user."""


def tell(message: str) -> None:
    """Write one line to standard error, beside the findings on standard output.

    Args:
        message: Without the program's name.
    """
    sys.stderr.write(f"cio-schemas: {message}\n")
