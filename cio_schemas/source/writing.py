"""Write files atomically: a file always has either its new contents or its old ones.

The new contents go to a temporary file, which then replaces the old one (POSIX `rename`): a process that is
killed, a full disk or a text that can't be encoded leaves the old file as it was.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path

from cio_schemas.exceptions import WriteError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, Final

# What names an open descriptor: replacing its file would leave its holder with the old one.
_DESCRIPTORS: Final = ("/dev/fd/", "/dev/std", "/proc/")
_SET_ID: Final = stat.S_ISUID | stat.S_ISGID  # which a system takes off a file that is written to


class StaleFileError(WriteError):
    """A file has been changed by another process since it was read."""


def write_file(path: str | Path, contents: str | bytes, *, read: bytes | None = None) -> None:
    """Write a file, or replace it, at once.

    Args:
        path: The file. A symbolic link stays one: what it leads to is written. A device or a pipe is written to.
        contents: The whole contents; a text is written as UTF-8, with its line breaks unchanged.
        read: What the new contents were made from: the file is replaced only if it still holds these bytes.

    Raises:
        StaleFileError: Its contents have changed; it was not written.
        WriteError: It can't be written; if there was one, it is unchanged.
    """
    try:
        data = contents.encode() if isinstance(contents, str) else contents
    except UnicodeEncodeError as error:
        beyond = error.object[max(error.start - 20, 0) : error.end]
        raise WriteError(f"{path}: not written, since {beyond!r} can't be written as UTF-8") from None
    with replacing(path, read=read) as file:
        file.write(data)


def ensure_writable(path: str | Path) -> None:
    """Check before the work that a file can be written after it, and write nothing.

    Args:
        path: As for `write_file`.

    Raises:
        WriteError: It can't be written.
    """
    with _told(path):
        before = _status(path)
        if before and stat.S_ISREG(before.st_mode):
            _refuse(path, before)
        if before and stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(0, "Is a directory")
        folder = _target(path, before).parent
        if not before and not os.access(folder, os.W_OK):
            folder.stat()  # which says better what is wrong
            raise PermissionError(0, "the folder is read-only")


@contextmanager
def _told(path: str | Path) -> Iterator[None]:
    """Turn what the system raises into the one error that callers know."""
    try:
        yield
    except _ChangedSinceError:
        raise StaleFileError(f"{path}: it was changed by someone else meanwhile, and is left as it is now") from None
    except OSError as error:
        raise WriteError(f"{str(path) or repr(path)}: {error.strerror or error}") from error


@contextmanager
def replacing(path: str | Path, *, read: bytes | None = None) -> Iterator[BinaryIO]:
    """Open a file to be written, which takes its place only when the block ends without an exception.

    Args:
        path: As for `write_file`.
        read: As for `write_file`.

    Yields:
        What to write to.

    Raises:
        StaleFileError: As `write_file` does.
        WriteError: It can't be written; if there was one, it is unchanged.
    """
    with _told(path):
        before = _status(path)
        if str(path).startswith(_DESCRIPTORS) or (before and not stat.S_ISREG(before.st_mode)):
            with Path(path).open("wb") as file:
                yield file
            return
        with _beside(_target(path, before), before, read) as file:
            yield file


def _status(path: str | Path) -> os.stat_result | None:
    if not os.fspath(path):
        raise OSError(0, "the name of a file can't be empty")
    try:
        return os.stat(path)  # noqa: PTH116 - the path as given
    except FileNotFoundError:
        return None
    except ValueError:
        raise OSError(0, "a path can't hold a NUL character") from None


def _target(path: str | Path, before: os.stat_result | None) -> Path:
    """Return where a path leads, through links.

    `realpath` takes `none/../a.json` for `a.json`, where the system knows no such file.
    """
    target = Path(os.path.realpath(path))
    if before is None and target.exists():
        raise FileNotFoundError(0, "a folder in this path does not exist")
    return target


@contextmanager
def _beside(target: Path, before: os.stat_result | None, read: bytes | None) -> Iterator[BinaryIO]:
    if before:
        _refuse(target, before)
    scratch = target.with_name(f".cio-schemas-{os.urandom(8).hex()}.tmp")  # short, however long the name of the target
    file = scratch.open("xb")
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if before:
            _take_over(scratch, target, before)
        _refuse_changed(target, read)
        scratch.replace(target)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    _keep(target.parent)


class _ChangedSinceError(Exception):
    """Carries that a file changed to where its name as it was given is known."""


def _refuse_changed(target: Path, read: bytes | None) -> None:
    if read is not None and (not target.exists() or target.read_bytes() != read):
        raise _ChangedSinceError


def _refuse(target: str | Path, before: os.stat_result) -> None:
    """Raise where renaming would do what writing could not, or would do more."""
    if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    if before.st_nlink > 1:
        raise PermissionError(0, f"the file has {before.st_nlink} names (hard links), which replacing it would split")


def _take_over(scratch: Path, target: Path, before: os.stat_result) -> None:
    """Copy the owner, the group, the mode and the extended attributes of the old file to the new one."""
    made = scratch.stat()
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.chown(scratch, before.st_uid, before.st_gid)
        except OSError:
            raise PermissionError(0, "the file has another owner or group, which replacing it would change") from None
    for name in os.listxattr(target) if hasattr(os, "listxattr") else ():
        with suppress(OSError):  # what only the system may set
            os.setxattr(scratch, name, os.getxattr(target, name))
    scratch.chmod(stat.S_IMODE(before.st_mode) & ~_SET_ID)


def _keep(folder: Path) -> None:
    """Have the system write the folder to disk, if it can, so that the new name outlasts a power failure."""
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
