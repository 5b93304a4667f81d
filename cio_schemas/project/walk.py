"""The files below a folder, without what the configuration excludes and what git ignores."""

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
    """What a walk comes upon.

    Attributes:
        path: A file; or a folder that can't be listed.
        problem: Why it can't; None for a file.
    """

    path: str
    problem: Problem | None = None


def walk(folder: str, config: Config) -> Iterator[Entry]:
    """Yield what is below a folder, in a fixed order.

    Symbolic links to folders are not followed, as git does not: they may lead out of the project, or in circles. Those
    to files are files, also where they lead nowhere.

    Args:
        folder: The folder; it is walked even if it is itself excluded or ignored.
        config: What is excluded, and whether ignored files are.

    Yields:
        Files, and folders that can't be listed, whatever may be in them.
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
    """Yield the folders that os.walk could not list since it was last asked, which it leaves out and goes on."""
    while unlisted:
        error = unlisted.pop(0)
        reason = (error.strerror or str(error)).lower()
        problem = Problem("P-unreadable", f"the folder can't be read, and nothing in it is checked: {reason}")
        yield Entry(os.path.normpath(error.filename), problem)


def is_special(path: str) -> bool:
    """Return whether a path is that of a pipe, a socket or a device, at which a reader could wait for ever.

    Args:
        path: Any; what is missing is not special.
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
    """Write a path relative to a folder, with slashes.

    Args:
        path: As the user named it.
        folder: An absolute path.
    """
    whole, above = os.path.abspath(path), os.path.abspath(folder)  # noqa: PTH100 - of thousands of files
    inside = whole.removeprefix(above if above.endswith(os.sep) else above + os.sep)
    return (os.path.relpath(whole, above) if inside == whole else inside).replace(os.sep, "/")
