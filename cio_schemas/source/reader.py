"""From files to chunks: cut between records, within bounds, and with every failure as a problem in its place."""

from __future__ import annotations

import os
from contextlib import suppress

from cio_schemas.records import NamedTuple
from cio_schemas.source.json import exceeds
from cio_schemas.source.opening import (
    COMPRESSIONS,
    FAILURES,
    FileState,
    StaleError,
    compression_of,
    expect,
    failure,
    is_regular,
    open_file,
    opened,
    state_of,
)
from cio_schemas.source.problems import Problem
from cio_schemas.source.span import Span, count_lines
from cio_schemas.source.syntaxes import SYNTAXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import Any, BinaryIO, Final

CHUNK: Final = 1 << 20  # bytes of NDJSON that are handed on at once
_BOM: Final = b"\xef\xbb\xbf"

# The first bytes of a text that can't be UTF-8. UTF-32 first: its mark begins with that of UTF-16.
_OTHER_ENCODINGS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Bounds(NamedTuple):
    """What one document may have: an NDJSON record, or a whole file.

    Attributes:
        size: Bytes, after decompression.
        values: Values in it, at any depth. A value takes two bytes of text at least, and up to 250 bytes of memory.
    """

    size: int = 1 << 29
    values: int = 10_000_000


PLAIN: Final = Bounds()
COMPRESSED: Final = Bounds(1 << 27, 1_000_000)  # of a file a thousand times as small


class Chunk(NamedTuple):
    """A part of a file that can be parsed by itself: one or more whole NDJSON lines, or all of another file.

    Attributes:
        syntax: A value of SYNTAXES.
        data: The text, decompressed.
        line: The line of the file that data begin on.
        problem: The problem that was met instead of data.
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
        state: Of the file when it was cut.
    """

    start: int
    stop: int
    state: FileState


def syntax_of(name: str) -> str:
    """Return the syntax of a file by its name.

    Args:
        name: A file name or path; `events.ndjson.gz` is NDJSON.

    Returns:
        A value of SYNTAXES; `"json"` for a suffix that is not known.
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
    bounds: Bounds | None = None,
) -> Iterator[Chunk]:
    """Read a file in chunks, with flat memory where its format allows it.

    Args:
        path: The file; its suffix says how it is written and compressed.
        syntax: A value of SYNTAXES, if the suffix does not say it.
        stream: An open binary stream to read in place of the file (standard input).
        size: How many bytes of NDJSON make a chunk, about.
        bounds: What one document may have; a larger one becomes a problem, and the rest is read. By default PLAIN or
            COMPRESSED.

    Yields:
        Chunks in the order of the file. What keeps the file from being read is a chunk with a problem.
    """
    syntax = syntax or syntax_of(path)
    bounds = bounds or (COMPRESSED if compression_of(path) else PLAIN)
    first, blank, last = True, True, Chunk(syntax, b"")
    try:
        with opened(path, stream) as (file, check):
            for chunk in (_records if syntax == "ndjson" else _whole)(file, syntax, size, bounds):
                check()  # what was read of a file that has changed may be half old and half new
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
            check()
    except FAILURES as error:
        blank = False
        line = last.line + count_lines(last.data)
        yield Chunk(syntax, b"", line, failure(path, error, line))
    if blank:
        yield Chunk(syntax, b"", problem=Problem("P-empty", "the file is empty: it holds no document"))


def stretches(path: str, syntax: str | None = None, *, size: int = CHUNK) -> Iterator[Stretch]:
    """Cut an NDJSON file where lines end, without reading more of it than that takes.

    Args:
        path: The file; its suffix says how it is written and compressed.
        syntax: A value of SYNTAXES, if the suffix does not say it.
        size: How many bytes make a stretch, about.

    Yields:
        Stretches in the order of the file; none of a file that only `read` can read: a small or compressed one, a
        pipe, one that can't be opened or does not begin as it should.
    """
    if (syntax or syntax_of(path)) != "ndjson" or _suffixes(path)[1] in COMPRESSIONS or not is_regular(path):
        return
    with suppress(OSError, ValueError), open_file(path, buffering=0) as file:
        state = state_of(file)
        if state is None or state.size <= size:
            return
        head = _read_at(file, _PROBE, 0)
        if _byte_order(head) or head.isspace():
            return
        start, end = 0, state.size
        while start < end:
            stop = _line_end(file, min(start + size, end), end)
            yield Stretch(start, stop, state)
            start = stop


_PROBE: Final = 1 << 12  # bytes that are read to find the end of a line


def _line_end(file: Any, position: int, end: int) -> int:
    """Return where the line ends that a position is in; the end where that can't be read, which its reader reports."""
    while position < end:
        try:
            data = _read_at(file, _PROBE, position)
        except OSError:
            return end
        found = data.find(b"\n") + 1
        if found or not data:
            return min(position + found, end) if data else end
        position += len(data)
    return end


def _read_at(file: Any, size: int, position: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, position)
    file.seek(position)  # Windows
    data: bytes = file.read(size)
    return data


def read_stretch(
    path: str,
    stretch: Stretch,
    *,
    line: int = 1,
    bounds: Bounds = PLAIN,
    count: Callable[[bytes], int] = count_lines,
) -> Generator[Chunk, None, int]:
    """Read a stretch of an NDJSON file.

    Args:
        path: The file.
        stretch: Of those that `stretches` yields.
        line: The line of the file that it begins on; by default lines count from there.
        bounds: As for `read`.
        count: Counts line breaks, if something faster is available.

    Yields:
        Chunks in the order of the file.

    Returns:
        The line that comes after them.
    """
    try:
        with open_file(path, buffering=0) as file:
            part = _Part(file, stretch)
            line = yield from _records(part, "ndjson", min(CHUNK, bounds.size), bounds, line=line, count=count)
    except FileNotFoundError:
        yield Chunk("ndjson", b"", line, failure(path, StaleError(), line))
    except FAILURES as error:
        yield Chunk("ndjson", b"", line, failure(path, error, line))
    return line


class _Part:
    """A stretch of an open file, read in order."""

    def __init__(self, file: Any, stretch: Stretch) -> None:
        self._file, self._stretch, self._position = file, stretch, stretch.start

    def read1(self, size: int) -> bytes:
        left = self._stretch.stop - self._position
        if not left:
            return b""
        data = _read_at(self._file, min(size, left), self._position)
        expect(self._file, self._stretch.state)  # what was read of a file that has changed may be half old
        if not data:
            raise StaleError
        self._position += len(data)
        return data


def _records(
    file: Any,
    syntax: str,
    size: int,
    bounds: Bounds,
    *,
    line: int = 1,
    count: Callable[[bytes], int] = count_lines,
) -> Generator[Chunk, None, int]:
    begun, held = list[bytes](), 0  # begun: the pieces of a record whose end has not been read
    while data := file.read1(size):  # one read of the system at a time, so that what precedes damage is seen
        if held > bounds.size:
            _, newline, data = data.partition(b"\n")  # the rest of a record that was too large
            if not newline:
                continue
            line, held = line + 1, 0
        cut = data.rfind(b"\n") + 1
        if cut:
            lines = b"".join((*begun, data[:cut]))
            yield from _bounded(Chunk(syntax, lines, line), bounds)
            line, begun, held = line + count(lines), [], 0
        if cut < len(data):
            begun.append(data[cut:])
            held += len(data) - cut
        if held > bounds.size:
            yield Chunk(syntax, b"", line, _too_large(bounds, line))
            begun = []
    if begun:
        yield from _bounded(Chunk(syntax, b"".join(begun), line), bounds)
    return line


_SMALL: Final = 1 << 16  # bytes that few documents exceed


def _whole(file: Any, syntax: str, _size: int, bounds: Bounds) -> Iterator[Chunk]:
    data = file.read(_SMALL)
    if len(data) == _SMALL:  # to ask at once for as much as there may be would take memory for it
        data += file.read(bounds.size + 1 - _SMALL)
    if len(data) > bounds.size:
        yield Chunk(syntax, b"", problem=_too_large(bounds, 1))
    else:
        yield from _bounded(Chunk(syntax, data), bounds)


def _bounded(chunk: Chunk, bounds: Bounds) -> Iterator[Chunk]:
    """Put a problem in place of a document with too many values: of several lines, only the first can be one."""
    data = chunk.data
    if len(data) <= 2 * bounds.values or chunk.syntax == "yaml":  # which counts what it reads
        yield chunk
        return
    document, _, rest = data.partition(b"\n") if chunk.syntax == "ndjson" else (data, b"", b"")
    if not exceeds(document, bounds.values):
        yield chunk
        return
    message = f"a document of more than {bounds.values:,} values is not read"
    yield Chunk(chunk.syntax, b"", chunk.line, Problem("P-size", message, _beginning(chunk.line)))
    if rest:
        yield Chunk(chunk.syntax, rest, chunk.line + 1)


def _too_large(bounds: Bounds, line: int) -> Problem:
    return Problem("P-size", f"a document of more than {bounds.size:,} bytes is not read", _beginning(line))


def _beginning(line: int) -> Span:
    return Span(line, 1, line, 1, 0, 0)


def _byte_order(data: bytes) -> Problem | None:
    start = _beginning(1)
    if data.startswith(_BOM):
        return Problem("P-bom", "the file begins with a byte order mark (U+FEFF)", start)
    name = next((name for mark, name in _OTHER_ENCODINGS if data.startswith(mark)), None)
    if name is None and len(data) > 1 and 0 in data[:2] and data[:2] != b"\0\0":
        name = "UTF-16"  # JSON begins with an ASCII character, so a zero byte next to it is half of one
    return Problem("P-encoding", f"the file is {name}; it has to be UTF-8", start) if name else None
