"""When two spellings of a path are of the same file. It imports next to nothing, for a quick check asks too."""

from __future__ import annotations

import os


def path_key(path: str) -> str:
    """Return a key that is equal for two spellings of a path, such as `a.json` and `./a.json`.

    Args:
        path: The path that the user wrote; one with `..` is its own key, since that may follow a link.
    """
    return path if ".." in path else os.path.normpath(path)
