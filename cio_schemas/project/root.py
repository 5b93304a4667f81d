"""Find the root of a project, and its configuration files.

A project extends up to the root of its git repository, or to the home folder.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

OWN_NAME: Final = "cio-schemas.toml"
NAMES: Final = (OWN_NAME, "pyproject.toml")  # of configuration files; in a folder that has both, the first counts


def upwards(folder: str) -> Iterator[str]:
    """Yield a folder and the folders above it within its project.

    The last one is the root of the git repository, or the home folder. Outside of both, it is the root of the file
    system.

    Args:
        folder: An absolute path.
    """
    home = _home()
    for each in _parents(folder):
        yield each
        if is_repository(each) or each == home:
            return


def repository(folder: str) -> str | None:
    """Return the root of the git repository that a folder is in; None if it is in none.

    Args:
        folder: An absolute path.
    """
    return next(filter(is_repository, _parents(folder)), None)


def project_of(folder: str) -> str:
    """Return the folder of the project that a folder belongs to.

    It is the root of the git repository; outside of one, the nearest folder above with a configuration; otherwise the
    folder itself.

    Args:
        folder: An absolute path.
    """
    return repository(folder) or next(filter(_has_configuration, upwards(folder)), folder)


def is_repository(folder: str) -> bool:
    """Return whether a folder is the root of a git repository, a worktree or a submodule (where .git is a file).

    Args:
        folder: A folder; one that can't be read is not.
    """
    return os.path.exists(os.path.join(folder, ".git"))


def configurations(folder: str) -> Iterator[str]:
    """Yield the possible configuration files of a folder, the nearest first.

    Args:
        folder: An absolute path.
    """
    for each in upwards(folder):
        for name in NAMES:
            path = os.path.join(each, name)
            if os.path.isfile(path):
                yield path


def is_configured(folder: str) -> bool:
    """Return whether a folder may have a configuration; False is certain.

    Args:
        folder: An absolute path.

    Raises:
        OSError: A file can't be read.
        UnicodeDecodeError: A file is not UTF-8.
    """
    return any(os.path.basename(path) == OWN_NAME or _mentions_us(path) for path in configurations(folder))


def mentions_us(text: str) -> bool:
    """Return whether a pyproject.toml may have the table of this package, or one with a similar name.

    Most have none, and need not be parsed.
    """
    return "cio-schemas" in text or "tool.cio" in text


def _has_configuration(folder: str) -> bool:
    own, shared = (os.path.join(folder, name) for name in NAMES)
    try:
        if os.path.isfile(own):
            return True
        with open(shared, encoding="utf-8") as file:
            return "[tool.cio-schemas" in file.read()
    except (OSError, ValueError):
        return False


def _mentions_us(path: str) -> bool:
    with open(path, encoding="utf-8") as file:
        return mentions_us(file.read())


def _parents(folder: str) -> Iterator[str]:
    """Yield a folder and those above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _home() -> str | None:
    home = os.path.expanduser("~")
    if home == "~":  # a user without a home folder
        return None
    try:
        return os.path.realpath(home)
    except OSError:
        return None
