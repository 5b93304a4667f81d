"""How a process ended, in words."""

from __future__ import annotations


def ending(status: int | None) -> str:
    """Say how a process ended.

    Args:
        status: Its exit code; a signal's number, negated; None where it goes on.
    """
    return f"killed by signal {-status}" if status is not None and status < 0 else f"exit status {status}"
