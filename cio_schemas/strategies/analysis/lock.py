"""The lock of all analyses: one thread at a time analyses a schema, while any number draw from what is known.

It is held across a fork, as in `logging`, so that the child finds no analysis half done, and no lock held by a thread
that does not exist in it.
"""

from __future__ import annotations

import os
from threading import RLock

LOCK = RLock()

if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release)
