"""What no output may be written over: a file that the same run reads."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from cio_schemas.cli.exits import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def refuse_inputs(option: str, output: str | None, inputs: Iterable[str | Path]) -> None:
    """Refuse to overwrite what the run reads: the files are compared, through links, not their names.

    Args:
        option: Of the command line, with its hyphens.
        output: Its value; None or `-` if nothing is written to a file.
        inputs: Files that the run reads; `-` for standard input.

    Raises:
        CommandError: The output is one of the inputs.
    """
    target = _file(output) if output not in (None, "-") else None
    if target is None:
        return
    for each in inputs:
        if (_standard_input() if each == "-" else _file(each)) == target:
            name = "standard input" if each == "-" else each
            raise CommandError(f"{option} {output} would overwrite {name}, which is read: write to another file")


def below(folders: Iterable[str | Path]) -> Iterator[Path]:
    """Yield the files below some folders."""
    for folder in folders:
        yield from Path(folder).rglob("*")


def _file(path: str | Path | None) -> tuple[int, int] | None:
    """Return what identifies a regular file, or None if the file does not exist."""
    try:
        status = os.stat(path)  # type: ignore[arg-type] # noqa: PTH116 - the path as given
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _standard_input() -> tuple[int, int] | None:
    try:
        status = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError, AttributeError):  # closed, or what a test has put there
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
