"""Decide what git ignores, by the .gitignore files of a repository (https://git-scm.com/docs/gitignore).

This is for a walk from folder to folder, which never enters an ignored one.

Why not the library pathspec: of the lines that the tests here hold to `git ls-files --others
--exclude-standard`, its version 1.1 differs from git in 14 of 50. PathSpec takes back all that `sub` holds after `*`
and `!sub/`, where git ignores each file in it by the first line. GitIgnoreSpec has that right, but raises for a
backslash at the end and for `[z-a]`, which to git match nothing, has no classes such as `[[:alpha:]]`, and takes off
tabs at the end. Nested .gitignore files, the larger part of the work, are left to its callers. The tests also hold
random lines in nested files to git.

Two differences are left: names are matched by characters and not by bytes, and `.git/info/exclude` and the user's own
exclude file are not read, for what is checked must not depend on whose machine it is.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from cio_schemas.project.globs import compiled
from cio_schemas.project.root import repository

_FILE: Final = ".gitignore"
_MARK: Final = "\ufeff"  # which git skips at the beginning of a file


class _Pattern(NamedTuple):
    """A line of a .gitignore.

    Attributes:
        expression: The regular expression for paths relative to the folder of the file.
        folders: True if it applies to folders only.
        ignores: False if it negates earlier lines.
    """

    expression: re.Pattern[str]
    folders: bool
    ignores: bool


class Ignored:
    """The rules of the .gitignore files from the root of the repository down to a folder.

    Args:
        folder: The folder where the walk begins.
    """

    def __init__(self, folder: Path) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        folder = folder.absolute()
        top = repository(str(folder))
        for each in reversed(folder.parents):
            if top and each.is_relative_to(top):
                self.enter(str(each))

    def enter(self, folder: str) -> None:
        """Read the .gitignore of a folder, if it has one.

        Args:
            folder: A folder on the walk.
        """
        path = Path(folder).absolute() / _FILE
        try:
            text = os.fsdecode(path.read_bytes())  # as names of files are, even if they are not UTF-8
        except OSError:  # if there is none, or it can't be read, git ignores nothing
            return
        lines = text.removeprefix(_MARK).split("\n")
        self._patterns[str(path.parent)] = [pattern for pattern in map(_pattern, lines) if pattern]

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Return whether git ignores a file or a folder; the nearest .gitignore with a matching line decides.

        Args:
            path: A path in a folder that was entered and is not ignored itself.
            folder: True for a folder.
        """
        if not self._patterns:
            return False
        whole = Path(path).absolute()
        for above in whole.parents:
            relative = whole.relative_to(above).as_posix()
            for pattern in reversed(self._patterns.get(str(above), ())):
                if (folder or not pattern.folders) and pattern.expression.fullmatch(relative):
                    return pattern.ignores
        return False


def _pattern(line: str) -> _Pattern | None:
    text = _trimmed(line.removesuffix("\r"))
    if not text or text.startswith("#"):
        return None
    ignores = not text.startswith("!")
    text = text if ignores else text[1:]
    folders = text.endswith("/")
    try:
        expression = compiled(_anchored(text), braces=False)
    except re.error:  # git accepts it, too
        return None
    return _Pattern(expression, folders, ignores)


def _trimmed(line: str) -> str:
    """Remove trailing spaces; a backslash keeps the first of them, unless it is itself escaped."""
    text = line.rstrip(" ")
    backslashes = len(text) - len(text.rstrip("\\"))
    return f"{text} " if text != line and backslashes % 2 else text


def _anchored(text: str) -> str:
    """Keep a leading "./": to git it is a folder of that name, which never exists."""
    return f"/{text}" if text.startswith("./") else text
