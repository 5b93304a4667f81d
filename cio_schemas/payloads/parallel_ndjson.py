"""Check NDJSON and many files in parallel: chunk by chunk, in threads or processes, reported in order."""

from __future__ import annotations

import os
from functools import cache, partial
from itertools import chain, islice

from cio_schemas import kernel
from cio_schemas.diagnostic import Diagnostic
from cio_schemas.payloads.judge import chunks, inspect, is_native
from cio_schemas.project.discovery import STDIN
from cio_schemas.source import COMPRESSIONS, UNREAD, Chunk, Stretch, read_stretch, stretches
from cio_schemas.source.span import count_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from typing import BinaryIO, Final

    from cio_schemas.payloads.compiled import Payloads

LARGE: Final = 4 << 20  # bytes from which several workers are worth their start
_PACK: Final = 1 << 19  # bytes, about, that a worker is given at once
_COMPRESSED: Final = 6  # how many times as large a compressed file is taken to be
_HEAD: Final = LARGE // _PACK  # packs of input of unknown size to check before workers are started

Part = Chunk | Stretch  # of a file: what has been read of it, or what reads it
Pack = list[tuple[int, Part]]  # the number of a file, and a part of it
_Found = tuple[int, int, list[Diagnostic]]  # the number of a file, the lines of a stretch, findings by line of it


def check_all(
    payloads: Sequence[Payloads],
    *,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
    excerpts: bool = False,
    progress: Callable[[int, int], None] = lambda _size, _records: None,
) -> Iterator[Diagnostic]:
    """Check files.

    Args:
        payloads: The files.
        stdin: What to read if one of them is standard input.
        jobs: How many threads, or processes where Python judges a file; by default as many as there are cores for
            large input, and none for small.
        excerpts: True to add to each finding its source line.
        progress: Called with how many bytes and how many records have been checked since it was last called.

    Yields:
        Findings in the order of the files and of what is in them.

    Raises:
        WorkerError: A process died.
    """
    packs = _packs(payloads, stdin)
    here, others = _shares(payloads, jobs)
    lines: dict[int, int] = {}  # for each file that is read in stretches, how many lines are done
    unread = set[int]()  # files that could not be read to their end, which is reported once
    for number, pack in enumerate(islice(packs, here)):
        if number == _HEAD:
            _keep_memory()
        records = 0
        for index, part in pack:
            if index in unread:
                continue
            for chunk in _read(payloads[index], part, lines, index):
                records += yield from inspect(payloads[index], chunk, excerpts=excerpts)
                if chunk.problem and chunk.problem.code in UNREAD:
                    unread.add(index)
        progress(_size(pack), records)
    first = next(packs, None)
    if first is not None:
        from cio_schemas.parallel_map import in_processes, in_threads  # noqa: PLC0415 - only large input needs it

        _keep_memory()
        way = in_threads if all(map(is_native, payloads)) else in_processes
        for size, records, found in way(partial(_inspect, payloads, excerpts), chain([first], packs), others):
            for index, count, diagnostics in found:
                before = lines.get(index, 0)
                if index not in unread:
                    yield from (_moved(each, before) for each in diagnostics) if before else diagnostics
                if any(each.code in UNREAD for each in diagnostics):
                    unread.add(index)
                lines[index] = before + count
            progress(size, records)


@cache
def _keep_memory() -> None:
    """Free a large block, from which the allocator of Linux learns to keep memory for the next pack."""
    bytes(32 * _PACK)


def _inspect(payloads: Sequence[Payloads], excerpts: bool, pack: Pack) -> tuple[int, int, list[_Found]]:
    """Check a pack in any thread or process; return its size, its number of records, and its findings."""
    found, records = [], 0
    for index, part in pack:
        lines, diagnostics = dict[int, int](), list[Diagnostic]()
        for chunk in _read(payloads[index], part, lines, index):
            more, count = _exhausted(inspect(payloads[index], chunk, excerpts=excerpts))
            diagnostics += more
            records += count
        found.append((index, lines.get(index, 0), diagnostics))
    return _size(pack), records, found


def _exhausted(found: Generator[Diagnostic, None, int]) -> tuple[list[Diagnostic], int]:
    """Return what a generator yields, and what it returns."""
    returned = 0

    def kept() -> Iterator[Diagnostic]:
        nonlocal returned
        returned = yield from found

    return [*kept()], returned


def _read(payloads: Payloads, part: Part, lines: dict[int, int], index: int) -> Iterator[Chunk]:
    """Read a part of a file, and add up the lines that are done."""
    if isinstance(part, Stretch):
        before = lines.get(index, 0)
        lines[index] = (yield from read_stretch(payloads.path, part, line=before + 1, count=_counter())) - 1
    else:
        yield part  # which knows its line by itself


@cache
def _counter() -> Callable[[bytes], int]:
    """Return a function that counts line breaks."""
    if not kernel.available:
        return count_lines
    from cio_schemas.kernel import _kernel  # noqa: PLC0415 - it may be missing

    return _kernel.count_lines


def _moved(diagnostic: Diagnostic, lines: int) -> Diagnostic:
    """Turn the lines of a stretch into those of the file."""
    return diagnostic._replace(
        span=diagnostic.span and diagnostic.span.below(lines),
        record=diagnostic.record and diagnostic.record + lines,
        fix=tuple(edit._replace(span=edit.span.below(lines)) for edit in diagnostic.fix),
    )


def _packs(payloads: Sequence[Payloads], stdin: BinaryIO | None) -> Iterator[Pack]:
    pack: Pack = []
    size = 0
    for index, each in enumerate(payloads):
        for part in _parts(each, stdin if each.path == STDIN else None):
            pack.append((index, part))
            size += _bytes(part)
            if size >= _PACK // 2:
                yield pack
                pack, size = [], 0
    if pack:
        yield pack


def _parts(payloads: Payloads, stream: BinaryIO | None) -> Iterator[Part]:
    cut = None
    if stream is None:
        for cut in stretches(payloads.path, payloads.syntax, size=_PACK):
            yield cut
    if cut is None:
        yield from chunks(payloads, stream=stream, size=_PACK)


def _size(pack: Pack) -> int:
    return sum(_bytes(part) for _, part in pack)


def _bytes(part: Part) -> int:
    return part.stop - part.start if isinstance(part, Stretch) else len(part.data)


def _shares(payloads: Sequence[Payloads], jobs: int | None) -> tuple[int | None, int]:
    """Return how many packs are checked in this thread, None for all, and how many workers check the rest."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = cores if jobs is None else jobs
    if wanted == 1:
        return None, 1
    if jobs is not None:
        return 0, jobs
    size = total_size(payloads)
    if size is None:
        return _HEAD, wanted
    return (None, 1) if size < LARGE else (0, wanted)


def total_size(payloads: Sequence[Payloads]) -> int | None:
    """Return roughly how many bytes will be checked; None if standard input is among the files.

    Args:
        payloads: The files.
    """
    if any(each.path == STDIN for each in payloads):
        return None
    return sum(_size_of(each.path) for each in payloads)


def _size_of(path: str) -> int:
    try:
        size = os.stat(path).st_size  # noqa: PTH116 - thousands of files, and a Path costs as much as the call
    except (OSError, ValueError):
        return 0
    return size * _COMPRESSED if path.lower().endswith(tuple(COMPRESSIONS)) else size
