"""Standard input a second time: a copy in a file, read from an independent position."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO


def read_again(file: BinaryIO) -> BinaryIO:
    """Return an open file that reads from the start, regardless of the position of the original.

    Args:
        file: A regular file, which stays open for as long as this is read.
    """
    return io.BufferedReader(_Again(file))


class _Again(io.RawIOBase):
    """An open file with a position of its own."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._position = file, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        before = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: os.fstat(self._file.fileno()).st_size}
        self._position = before[whence] + offset
        return self._position

    def readinto(self, buffer: Any, /) -> int:
        data = self._read_at(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def _read_at(self, size: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, self._position)
        before = self._file.tell()  # Windows
        self._file.seek(self._position)
        data = self._file.read(size)
        self._file.seek(before)
        return data
