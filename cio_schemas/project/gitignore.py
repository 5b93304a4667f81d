"""What git ignores: the .gitignore files of a repository (https://git-scm.com/docs/gitignore).

It is for walking down from folder to folder: what an ignored folder holds is never asked for.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from cio_schemas.project.globs import compiled

_FILE: Final = ".gitignore"
_END: Final = re.compile(r"(?<!\\)\s+\Z")  # spaces that nobody sees, and a carriage return


class _Pattern(NamedTuple):
    """A line of a .gitignore.

    Attributes:
        expression: What it matches, relative to the folder of the file.
        folders: True where it is for folders alone.
        ignores: False where it takes back what came before.
    """

    expression: re.Pattern[str]
    folders: bool
    ignores: bool


class Ignored:
    """What the .gitignore files from the top of the repository down to a folder leave out.

    Args:
        folder: Where the walk begins.
    """

    def __init__(self, folder: Path) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        folder = folder.absolute()
        top = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
        for each in reversed(folder.parents):
            if top and each.is_relative_to(top):
                self.enter(str(each))

    def enter(self, folder: str) -> None:
        """Read the .gitignore of a folder, if it has one.

        Args:
            folder: Any on the way.
        """
        path = Path(folder).absolute() / _FILE
        if path.is_file():
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            self._patterns[str(path.parent)] = [pattern for pattern in map(_pattern, lines) if pattern]

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Tell whether git ignores a file or a folder; the nearest .gitignore that says anything decides.

        Args:
            path: In a folder that was entered, and that is not ignored itself.
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
    text = _END.sub("", line)
    if not text or text.startswith("#"):
        return None
    ignores = not text.startswith("!")
    text = text if ignores else text[1:]
    folders = text.endswith("/")
    try:
        expression = compiled(_anchored(text), braces=False)
    except re.error:  # git takes no offence either
        return None
    return _Pattern(expression, folders, ignores)


def _anchored(text: str) -> str:
    """Keep "./" from being taken off: to git it is a folder by that name, which never is."""
    return f"/{text}" if text.startswith("./") else text
