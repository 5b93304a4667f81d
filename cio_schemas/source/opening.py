"""Opening files: their kind, changes while they are read, decompression, and every failure as a problem."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, nullcontext

from cio_schemas.records import NamedTuple
from cio_schemas.source.problems import Problem
from cio_schemas.source.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO, Final, TypeAlias

COMPRESSIONS: Final = {".gz": "gzip", ".zst": "zstd"}  # by file name suffix


class StaleError(OSError):
    """A regular file has changed since it was opened."""


class DamagedError(OSError):
    """The compressed data can't be decompressed."""


class SpecialError(OSError):
    """The path names neither a regular file nor a pipe."""


class FileState(NamedTuple):
    """What identifies a file, and a state of its contents."""

    device: int
    inode: int
    size: int
    modified: int  # in nanoseconds


def state_of(file: Any) -> FileState | None:
    """Return the state of an open file; None if it is not a regular file: a pipe is expected to grow.

    Args:
        file: An open file, or anything that can be read.
    """
    try:
        status = os.fstat(file.fileno())
    except (OSError, AttributeError):  # a stream in memory
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return FileState(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def expect(file: Any, state: FileState | None) -> None:
    """Check that a file is what it was.

    Args:
        file: An open file.
        state: What it was, None for what has no state.

    Raises:
        StaleError: It is another one, or was written to.
    """
    if state is not None and state_of(file) != state:
        raise StaleError


def open_file(path: str, buffering: int = -1) -> Any:
    """Open a regular file or a pipe to read bytes; a pipe can be opened once only.

    Args:
        path: The file.
        buffering: As for `open`.

    Raises:
        OSError: It can't be opened, or is a device or a socket.
    """
    mode = os.stat(path).st_mode  # noqa: PTH116 - of thousands of files, each Path costs as much again
    kind = _SPECIAL.get(stat.S_IFMT(mode))
    if kind:
        raise SpecialError(f"this is a {kind}, not a file or a pipe")
    return open(path, "rb", buffering)  # noqa: PTH123


_SPECIAL: Final = {stat.S_IFCHR: "character device", stat.S_IFBLK: "block device", stat.S_IFSOCK: "socket"}


def is_regular(path: str) -> bool:
    """Return whether a path names a regular file, without opening it.

    Args:
        path: A path, of a file that need not exist.
    """
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except (OSError, ValueError):
        return False


# -- decompression --


def compression_of(path: str) -> str | None:
    """Return how a file is compressed, by its name.

    Args:
        path: A file name or path.
    """
    return next((name for suffix, name in COMPRESSIONS.items() if path.lower().endswith(suffix)), None)


@contextmanager
def opened(path: str, stream: BinaryIO | None = None) -> Iterator[tuple[Any, Callable[[], None]]]:
    """Open a file for its decompressed bytes.

    Args:
        path: The file; its suffix says how it is compressed.
        stream: An open binary stream to read in its place.

    Yields: The decompressed file, and a function that raises StaleError once the file has changed.

    Raises:
        OSError: The file can't be opened or read.
        ImportError: A library to decompress it is missing.
    """
    with nullcontext(stream) if stream else open_file(path) as raw:
        state = state_of(raw)
        file, damages = _OPENERS[compression_of(path)](raw)
        try:
            yield file, lambda: expect(raw, state)
        except damages as error:
            expect(raw, state)
            raise DamagedError(str(error)) from error


_Opened: TypeAlias = "tuple[Any, tuple[type[Exception], ...]]"


def _plain(raw: BinaryIO) -> _Opened:
    return raw, ()


def _gzip(raw: BinaryIO) -> _Opened:
    import gzip  # noqa: PLC0415 - for compressed files alone
    import zlib  # noqa: PLC0415

    return gzip.open(raw), (EOFError, gzip.BadGzipFile, zlib.error)


def _zstd(raw: BinaryIO) -> _Opened:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415 - for compressed files alone
        else:
            from backports import zstd  # noqa: PLC0415 - as above
    except ImportError:
        raise ImportError(_NO_ZSTD) from None
    return zstd.open(raw), (EOFError, zstd.ZstdError)


_NO_ZSTD: Final = (
    "to read .zst files, take a build of Python with compression.zstd; this one is without"
    if sys.version_info >= (3, 14)
    else "to read .zst files, install cio-schemas[zstd]"
)
_OPENERS: Final[dict[str | None, Callable[[BinaryIO], _Opened]]] = {None: _plain, "gzip": _gzip, "zstd": _zstd}


# -- failures --

# The first that fits: exception, code, message (or None for the exception's own).
_FAILURES: Final[tuple[tuple[type[BaseException], str, str | None], ...]] = (
    (StaleError, "P-changed", "the file changed while it was being read, so the rest was not checked"),
    (MemoryError, "P-memory", "there is not enough memory to read this"),
    (FileNotFoundError, "P-missing", "no such file"),
    (IsADirectoryError, "P-directory", "this is a directory, not a file"),
    (PermissionError, "P-unreadable", "permission denied"),
    (DamagedError, "P-compressed", None),
    (ImportError, "P-extra", None),
    (Exception, "P-unreadable", None),
)
_PLACED: Final = (StaleError, DamagedError, MemoryError)  # what comes in the middle of a file

FAILURES: Final = (OSError, ValueError, ImportError, MemoryError)  # ValueError: a path with a zero character


def failure(path: str, error: BaseException, line: int) -> Problem:
    """Return the problem of a file that can't be read.

    Args:
        path: The file.
        error: One of FAILURES.
        line: The line that reading has reached.
    """
    # Windows answers so for a directory.
    if isinstance(error, PermissionError) and os.path.isdir(path):  # noqa: PTH112 - as it was opened
        error = IsADirectoryError()
    code, message = next((code, message) for kind, code, message in _FAILURES if isinstance(error, kind))
    own = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if "\0" in path:  # of which each version of Python speaks in its own words
        own = "a path can't hold a NUL character"
    place = Span(line, 1, line, 1, 0, 0) if isinstance(error, _PLACED) else None
    return Problem(code, message or own or type(error).__name__, place)
