"""Standard input: bytes, and for `check` a copy where the schema that it names has to be read first."""

from __future__ import annotations

import sys

from cio_schemas.cli.exits import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, Self


def standard_input() -> BinaryIO:
    """Return the bytes of standard input.

    Raises:
        CommandError: It is closed.
    """
    if sys.stdin is None:
        raise CommandError("standard input (-) is closed: there is nothing to read")
    return sys.stdin.buffer


class StandardInput:
    """Standard input: kept in a copy if the schema that it names has to be read before it is checked."""

    def __init__(self) -> None:
        self._kept: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._kept is not None:
            self._kept.close()

    def kept(self) -> BinaryIO | None:
        """Return all of it, to be read from the start; None if it is a terminal.

        Raises:
            CommandError: It can't be read, or copied.
        """
        if self._kept is None:
            self._kept = _copied(standard_input())
        return self._kept and self.stream()

    def stream(self) -> BinaryIO:
        """Return what is to be checked."""
        if self._kept is None:
            return standard_input()
        self._kept.seek(0)
        return self._kept


def _copied(stream: BinaryIO) -> BinaryIO | None:
    from shutil import copyfileobj  # noqa: PLC0415 - where standard input has no schema otherwise
    from tempfile import TemporaryFile  # noqa: PLC0415

    if stream.isatty():
        return None
    try:
        file = TemporaryFile()  # noqa: SIM115 - it outlives this function
        try:
            copyfileobj(stream, file)
            file.flush()
        except OSError:
            file.close()
            raise
    except OSError as error:  # by now some of it has been taken, so that the rest must not be checked alone
        what = f"standard input can't be copied to a temporary file, to be read twice: {error.strerror or error}"
        raise CommandError(f"{what}; set TMPDIR to a folder with room for it, or save it and name the file") from None
    return file
