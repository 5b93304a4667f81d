"""Turn any exception into one line for the user, with what to do."""

from __future__ import annotations

import errno

from cio_schemas.cli.exits import CommandError
from cio_schemas.exceptions import KernelError, WorkerError, WriteError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final, TypeAlias

    _Teller: TypeAlias = tuple[type[Exception] | tuple[type[Exception], ...], Callable[..., str]]

# Of what the system refuses: what helps.
_ADVICE: Final = {
    errno.ENOSPC: "free some space, or write elsewhere",
    errno.EDQUOT: "free some space, or write elsewhere",
    errno.EMFILE: "raise the limit (`ulimit -n`), or use fewer processes (--jobs 1)",
    errno.ENFILE: "close other programs, or use fewer processes (--jobs 1)",
    errno.EAGAIN: "raise the limit (`ulimit -u`), or use fewer processes (--jobs 1)",
    errno.ENOMEM: "use fewer processes (--jobs 1)",
    errno.ENAMETOOLONG: "name it by a shorter path, from a folder nearer to it",
    errno.EBADF: "it is closed",
}

# Of what goes to no named file: what it was.
_NAMELESS: Final = dict.fromkeys(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF), "standard output, or a temporary file"
)

TRACEBACK: Final = "CIO_SCHEMAS_TRACEBACK"  # in the environment, to see where an internal error comes from


def explained(error: Exception, expected: tuple[type[Exception], ...]) -> str:
    """Return the line that ends a run.

    Args:
        error: What ended it.
        expected: Errors of the subcommand whose message is written for the user.
    """
    tellers: list[_Teller] = [(expected, str), *_TOLD]
    for kinds, told in tellers:
        if isinstance(error, kinds):
            text = told(error)
            if text:
                return f"error: {text}"
    return f"internal error: {type(error).__name__}: {error} (set {TRACEBACK}=1 to see where, and please report it)"


def _system(error: OSError) -> str:
    what = error.strerror or str(error) or type(error).__name__
    name = error.filename if isinstance(error.filename, str) else _NAMELESS.get(error.errno or 0, "")
    return f"{f'{name}: ' if name else ''}{what}{_advice(error)}"


def _advice(error: BaseException | None) -> str:
    advice = _ADVICE.get(error.errno or 0) if isinstance(error, OSError) else None
    return f"; {advice}" if advice else ""


def _missing(error: ImportError) -> str:
    package = (error.name or "").partition(".")[0]
    if not package or package == "cio_schemas":
        return f"this installation is incomplete ({error}); install cio-schemas again"
    return (
        f"{package} is not installed, which this needs; install cio-schemas with its dependencies, or {package} alone"
    )


def _value(error: ValueError) -> str:
    if "null byte" in str(error) or "null character" in str(error):
        return "a path can't hold a NUL character"
    if isinstance(error, UnicodeEncodeError):
        return f"{error.object[max(error.start - 20, 0) : error.end]!r} can't be written as {error.encoding}"
    if "closed file" in str(error):
        return "a standard stream was closed"
    return ""


_TOLD: Final[tuple[_Teller, ...]] = (
    (CommandError, str),
    (WriteError, lambda error: f"{error}{_advice(error.__cause__)}"),
    (WorkerError, lambda error: f"{error}; what follows was not checked"),
    (KernelError, str),
    (ImportError, _missing),
    (OSError, _system),
    (ValueError, _value),
    (MemoryError, lambda _: "there is not enough memory; check fewer or smaller files at once, or use --jobs 1"),
)
