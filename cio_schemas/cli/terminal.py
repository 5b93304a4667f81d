"""What is known of the terminal that is written to."""

from __future__ import annotations

import os
import sys


def columns(otherwise: int) -> int:
    """Return the width of standard output in columns, from COLUMNS or from the terminal.

    Args:
        otherwise: What to return where neither says it.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or otherwise
    except (OSError, ValueError, AttributeError):
        return otherwise
