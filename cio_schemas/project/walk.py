"""Walk the files below a folder, except for those that the configuration excludes or git ignores."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cio_schemas.project.globs import covers
from cio_schemas.records import NamedTuple
from cio_schemas.source import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.project.config_file import Config
    from cio_schemas.project.gitignore import Ignored


class Entry(NamedTuple):
    """A file, or a folder that can't be listed.

    Attributes:
        path: The path.
        problem: Why the folder can't be listed; None for a file.
    """

    path: str
    problem: Problem | None = None


def walk(folder: str, config: Config) -> Iterator[Entry]:
    """Yield the files below a folder, in a fixed order.

    As in git, symbolic links to folders are not followed: they may lead out of the project, or in circles. Links to
    files are files, even if they are broken.

    Args:
        folder: The folder; it is walked even if it is itself excluded or ignored.
        config: What is excluded, and whether ignored files are.

    Yields:
        Files, and folders that can't be listed.
    """
    from cio_schemas.project import gitignore  # noqa: PLC0415 - for folders alone

    ignored = gitignore.Ignored(Path(folder)) if config.respect_gitignore else None
    unlisted: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unlisted.append):
        yield from _taken(unlisted)
        if ignored:
            ignored.enter(root)
        kept = (name for name in folders if name != ".git" and not _left_out(root, name, config, ignored, folder=True))
        folders[:] = sorted(kept)
        for name in sorted(files):
            path = os.path.normpath(os.path.join(root, name))  # noqa: PTH118 - os.walk has strings
            if not _left_out(root, name, config, ignored, folder=False) and not is_special(path):
                yield Entry(path)
    yield from _taken(unlisted)


def _taken(unlisted: list[OSError]) -> Iterator[Entry]:
    """Yield the folders that os.walk could not list and skipped since the last call."""
    while unlisted:
        error = unlisted.pop(0)
        reason = (error.strerror or str(error)).lower()
        problem = Problem("P-unreadable", f"the folder can't be read, and nothing in it is checked: {reason}")
        yield Entry(os.path.normpath(error.filename), problem)


def is_special(path: str) -> bool:
    """Return whether a path is a pipe, a socket or a device, which a reader could wait for forever.

    Args:
        path: A path; a missing file is not special.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - of thousands of files
    except OSError:
        return False
    return not stat.S_ISREG(mode)


def _left_out(root: str, name: str, config: Config, ignored: Ignored | None, *, folder: bool) -> bool:
    path = os.path.join(root, name)  # noqa: PTH118
    if config.exclude and covers(within(path, config.folder), config.exclude):
        return True
    return ignored is not None and ignored.ignores(path, folder=folder)


def within(path: str, folder: Path) -> str:
    """Return a path relative to a folder, with slashes.

    Args:
        path: The path that the user wrote.
        folder: An absolute path.
    """
    whole, above = os.path.abspath(path), os.path.abspath(folder)  # noqa: PTH100 - of thousands of files
    inside = whole.removeprefix(above if above.endswith(os.sep) else above + os.sep)
    return (os.path.relpath(whole, above) if inside == whole else inside).replace(os.sep, "/")
