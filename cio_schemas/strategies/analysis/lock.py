"""The lock of all analyses: one thread at a time works a schema out, while any number draw from what is known.

It is held over a fork, as `logging` does with its own: the child finds no analysis half done, and no lock that a thread
holds which the child doesn't have.
"""

from __future__ import annotations

import os
from threading import RLock

LOCK = RLock()

if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release)
