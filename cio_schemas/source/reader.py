"""From files to chunks: opening, decompressing, cutting between records."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext, suppress
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from cio_schemas.source.problems import Problem
from cio_schemas.source.span import Span, count_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

MAX_DOCUMENT: Final = 1 << 29  # bytes of one document (an NDJSON record, or a whole file), after decompression
CHUNK: Final = 1 << 20  # bytes of NDJSON that are handed on at once
_BOM: Final = b"\xef\xbb\xbf"

# File name suffix -> how the text is written, and how it is compressed.
SYNTAXES: Final = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".yaml": "yaml", ".yml": "yaml"}
COMPRESSIONS: Final = {".gz": "gzip", ".zst": "zstd"}

# The first bytes of a text that can't be UTF-8. UTF-32 first: its mark begins with that of UTF-16.
_OTHER_ENCODINGS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Chunk(NamedTuple):
    """A part of a file that can be parsed by itself: one or more whole NDJSON lines, or all of another file.

    Attributes:
        syntax: A value of SYNTAXES.
        data: The text, decompressed.
        line: The line of the file that data begin on.
        problem: What is wrong here instead: then there are no data.
    """

    syntax: str
    data: bytes
    line: int = 1
    problem: Problem | None = None


class Stretch(NamedTuple):
    """Whole lines of an NDJSON file that any process can read by itself.

    Attributes:
        start: The offset of the first byte.
        stop: The offset after the last one.
    """

    start: int
    stop: int


def syntax_of(name: str) -> str:
    """Tell from a file's name how its text is written.

    Args:
        name: A file name or path; ``events.ndjson.gz`` is NDJSON.

    Returns:
        A value of SYNTAXES; ``"json"`` for a suffix that is not known.
    """
    inner, outer = _suffixes(name)
    return SYNTAXES.get(inner if outer in COMPRESSIONS else outer, "json")


def _suffixes(name: str) -> tuple[str, str]:
    _, *suffixes = ("", "", *name.lower().split("."))
    return f".{suffixes[-2]}", f".{suffixes[-1]}"


def read(
    path: str,
    syntax: str | None = None,
    *,
    stream: BinaryIO | None = None,
    size: int = CHUNK,
    limit: int = MAX_DOCUMENT,
) -> Iterator[Chunk]:
    """Read a file in chunks, with flat memory where its format allows it.

    Args:
        path: The file; its suffix says how it is written and compressed.
        syntax: A value of SYNTAXES, where the suffix does not say it.
        stream: An open binary stream to read in place of the file (standard input).
        size: How many bytes of NDJSON make a chunk, about.
        limit: How many bytes one document may have; a larger one becomes a problem, and the rest is read.

    Yields:
        Chunks in the order of the file. What keeps the file from being read is a chunk with a problem.
    """
    syntax = syntax or syntax_of(path)
    first, blank, last = True, True, Chunk(syntax, b"")
    try:
        with _opened(path, stream) as file:
            for chunk in (_records if syntax == "ndjson" else _whole)(file, syntax, size, limit):
                mark = _byte_order(chunk.data) if first else None
                if mark:
                    yield Chunk(syntax, b"", problem=mark)
                    if mark.code != "P-bom":
                        return
                data = chunk.data.removeprefix(_BOM) if first else chunk.data
                first, last = False, chunk if data is chunk.data else chunk._replace(data=data)
                if chunk.problem or (data and not data.isspace()):
                    blank = False
                    yield last
    except (OSError, ValueError, ImportError) as error:  # ValueError: a path with a zero character
        blank = False
        line = last.line + count_lines(last.data)
        yield Chunk(syntax, b"", line, _failure(path, error, line))
    if blank:
        yield Chunk(syntax, b"", problem=Problem("P-empty", "the file is empty: it holds no document"))


def stretches(path: str, syntax: str | None = None, *, size: int = CHUNK) -> Iterator[Stretch]:
    """Cut an NDJSON file where lines end, without reading more of it than that takes.

    Args:
        path: The file; its suffix says how it is written and compressed.
        syntax: A value of SYNTAXES, where the suffix does not say it.
        size: How many bytes make a stretch, about.

    Yields:
        Stretches in the order of the file; none of a file that only ``read`` can read: a small or compressed one, a
        pipe, one that can't be opened or does not begin as it should.
    """
    if (syntax or syntax_of(path)) != "ndjson" or _suffixes(path)[1] in COMPRESSIONS:
        return
    with suppress(OSError, ValueError), _open(path, buffering=0) as file:
        status = os.fstat(file.fileno())
        if not S_ISREG(status.st_mode) or status.st_size <= size:
            return
        head = file.read(_PROBE)
        if _byte_order(head) or head.isspace():
            return
        start, end = 0, status.st_size
        while start < end:
            stop = _line_end(file, min(start + size, end), end)
            yield Stretch(start, stop)
            start = stop


_PROBE: Final = 1 << 12  # bytes that are read to find the end of a line


def _line_end(file: Any, position: int, end: int) -> int:
    while position < end:
        file.seek(position)
        data = file.read(_PROBE)
        found = data.find(b"\n") + 1
        if found or not data:
            return min(position + found, end) if data else end
        position += len(data)
    return end


def read_stretch(
    path: str, stretch: Stretch, *, line: int = 1, limit: int = MAX_DOCUMENT
) -> Generator[Chunk, None, int]:
    """Read a stretch of an NDJSON file.

    Args:
        path: The file.
        stretch: Of those that ``stretches`` yields.
        line: The line of the file that it begins on; by default lines count from there.
        limit: As for ``read``.

    Yields:
        Chunks in the order of the file.

    Returns:
        The line that comes after them.
    """
    try:
        with _open(path, buffering=0) as file:
            file.seek(stretch.start)
            part = _Part(file, stretch.stop - stretch.start)
            line = yield from _records(part, "ndjson", min(CHUNK, limit), limit, line)
    except OSError as error:
        yield Chunk("ndjson", b"", line, _failure(path, error, line))
    return line


class _Part:
    """The next bytes of a file, and no more."""

    def __init__(self, file: Any, left: int) -> None:
        self._file, self._left = file, left

    def read1(self, size: int) -> bytes:
        data: bytes = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data


def _records(file: Any, syntax: str, size: int, limit: int, line: int = 1) -> Generator[Chunk, None, int]:
    begun, held = list[bytes](), 0  # begun: the pieces of a record whose end has not been read
    while data := file.read1(size):  # one read of the system at a time, so that what precedes damage is seen
        if held > limit:
            _, newline, data = data.partition(b"\n")  # the rest of a record that was too large
            if not newline:
                continue
            line, held = line + 1, 0
        cut = data.rfind(b"\n") + 1
        if cut:
            lines = b"".join((*begun, data[:cut]))
            yield Chunk(syntax, lines, line)
            line, begun, held = line + count_lines(lines), [], 0
        if cut < len(data):
            begun.append(data[cut:])
            held += len(data) - cut
        if held > limit:
            yield Chunk(syntax, b"", line, _too_large(limit, line))
            begun = []
    if begun:
        yield Chunk(syntax, b"".join(begun), line)
    return line


_SMALL: Final = 1 << 16  # bytes that few documents exceed


def _whole(file: Any, syntax: str, _size: int, limit: int) -> Iterator[Chunk]:
    data = file.read(_SMALL)
    if len(data) == _SMALL:  # to ask at once for as much as there may be would take memory for it
        data += file.read(limit + 1 - _SMALL)
    yield Chunk(syntax, data) if len(data) <= limit else Chunk(syntax, b"", problem=_too_large(limit, 1))


def _too_large(limit: int, line: int) -> Problem:
    return Problem("P-size", f"a document of more than {limit:,} bytes is not read", Span(line, 1, line, 1, 0, 0))


def _byte_order(data: bytes) -> Problem | None:
    start = Span(1, 1, 1, 1, 0, 0)
    if data.startswith(_BOM):
        return Problem("P-bom", "the file begins with a byte order mark (U+FEFF)", start)
    name = next((name for mark, name in _OTHER_ENCODINGS if data.startswith(mark)), None)
    if name is None and len(data) > 1 and 0 in data[:2] and data[:2] != b"\0\0":
        name = "UTF-16"  # JSON begins with an ASCII character, so a zero byte beside it is half of one
    return Problem("P-encoding", f"the file is {name}; it has to be UTF-8", start) if name else None


def _open(path: str, buffering: int = -1) -> Any:
    return open(path, "rb", buffering)  # noqa: PTH123 - of thousands of files, each Path costs as much again


@contextmanager
def _opened(path: str, stream: BinaryIO | None) -> Iterator[Any]:
    opener = _OPENERS.get(COMPRESSIONS.get(_suffixes(path)[1], ""))
    with nullcontext(stream) if stream else _open(path) as raw:
        if opener is None:
            yield raw
            return
        file, damages = opener(raw)
        try:
            yield file
        except damages as error:
            raise _DamagedError(str(error)) from error


class _DamagedError(OSError):
    """The compressed data can't be decompressed."""


_Opened = tuple[Any, tuple[type[Exception], ...]]


def _gzip(raw: BinaryIO) -> _Opened:
    import gzip  # noqa: PLC0415 - for compressed files alone
    import zlib  # noqa: PLC0415

    return gzip.open(raw), (EOFError, gzip.BadGzipFile, zlib.error)


def _zstd(raw: BinaryIO) -> _Opened:
    try:
        from compression import zstd  # type: ignore[import-not-found] # noqa: PLC0415 - for compressed files alone
    except ImportError:  # before Python 3.14
        try:
            from backports import zstd  # noqa: PLC0415
        except ImportError:
            raise ImportError("to read .zst files, install cio-schemas[zstd]") from None
    return zstd.open(raw), (EOFError, zstd.ZstdError)


_OPENERS: Final[dict[str, Callable[[BinaryIO], _Opened]]] = {"gzip": _gzip, "zstd": _zstd}

# The first that fits: exception, code, message (or None for the exception's own).
_FAILURES: Final[tuple[tuple[type[Exception], str, str | None], ...]] = (
    (FileNotFoundError, "P-missing", "no such file"),
    (IsADirectoryError, "P-directory", "this is a directory, not a file"),
    (PermissionError, "P-unreadable", "permission denied"),
    (_DamagedError, "P-compressed", None),
    (ImportError, "P-extra", None),
    (Exception, "P-unreadable", None),
)


def _failure(path: str, error: Exception, line: int) -> Problem:
    # Windows answers so for a directory.
    if isinstance(error, PermissionError) and os.path.isdir(path):  # noqa: PTH112 - as it was opened
        error = IsADirectoryError()
    code, message = next((code, message) for kind, code, message in _FAILURES if isinstance(error, kind))
    own = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    place = Span(line, 1, line, 1, 0, 0) if isinstance(error, _DamagedError) else None
    return Problem(code, message or own or type(error).__name__, place)
