"""How far up a project reaches: to the root of its git repository, or to the home folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def upwards(folder: Path) -> Iterator[Path]:
    """Yield a folder and those above it, as far as its project reaches.

    The last one is the root of the git repository that the folder is in, or the home folder: what lies above belongs
    to somebody else. Outside of both, it is the root of the file system.

    Args:
        folder: An absolute path.
    """
    home = _home()
    for each in (folder, *folder.parents):
        yield each
        if is_repository(each) or each == home:
            return


def repository(folder: Path) -> Path | None:
    """Return the root of the git repository that a folder is in; None where it is in none.

    Args:
        folder: An absolute path.
    """
    return next((each for each in (folder, *folder.parents) if is_repository(each)), None)


def is_repository(folder: Path) -> bool:
    """Return whether a folder is the root of a git repository, a worktree or a submodule (where .git is a file).

    Args:
        folder: Any; one that can't be looked into is none.
    """
    return os.path.exists(folder / ".git")  # noqa: PTH110 - Path.exists raises where permission is denied


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):  # a user without a home folder
        return None
