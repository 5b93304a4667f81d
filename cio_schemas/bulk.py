"""Many and large files: their chunks checked in order, in this process or in several."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from cio_schemas.check import STDIN, Payloads, chunks, inspect
from cio_schemas.source import COMPRESSIONS, Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from cio_schemas.diagnostic import Diagnostic

LARGE: Final = 8 << 20  # bytes from which several processes are worth their start
_PACK: Final = 1 << 19  # bytes, about, that a process is given at once
_COMPRESSED: Final = 6  # how many times as large a compressed file is taken to be
_HEAD: Final = LARGE // _PACK  # packs of input of unknown size that are checked before other processes are started

Pack = list[tuple[int, Chunk]]  # the number of a file, and a chunk of it


class WorkerError(Exception):
    """A process that checks died, or failed; the message says how."""


def check_all(
    payloads: Sequence[Payloads],
    *,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
    excerpts: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Diagnostic]:
    """Check files.

    Args:
        payloads: The files.
        stdin: What to read where one of them is standard input.
        jobs: How many processes; by default as many as there are cores for large input, and this one for small.
        excerpts: True to give each finding the source line it is in.
        progress: Called with the number of bytes that have been checked since it was last called.

    Yields:
        Findings in the order of the files and of what is in them.

    Raises:
        WorkerError: A process died.
    """
    packs = _packs(payloads, stdin)
    here, others = _shares(payloads, jobs)
    for pack in islice(packs, here):
        for index, chunk in pack:
            yield from inspect(payloads[index], chunk, excerpts=excerpts)
        progress(_size(pack))
    first = next(packs, None)
    if first is not None:
        from cio_schemas.parallel import ordered  # noqa: PLC0415 - only large input needs it

        for size, found in ordered(partial(_inspect, payloads, excerpts), chain([first], packs), others):
            yield from found
            progress(size)


def _inspect(payloads: Sequence[Payloads], excerpts: bool, pack: Pack) -> tuple[int, list[Diagnostic]]:
    """Check a pack: the work of another process."""
    found = [each for index, chunk in pack for each in inspect(payloads[index], chunk, excerpts=excerpts)]
    return _size(pack), found


def _packs(payloads: Sequence[Payloads], stdin: BinaryIO | None) -> Iterator[Pack]:
    pack: Pack = []
    size = 0
    for index, each in enumerate(payloads):
        for chunk in chunks(each, stream=stdin if each.path == STDIN else None, size=_PACK):
            pack.append((index, chunk))
            size += len(chunk.data)
            if size >= _PACK // 2:
                yield pack
                pack, size = [], 0
    if pack:
        yield pack


def _size(pack: Pack) -> int:
    return sum(len(chunk.data) for _, chunk in pack)


def _shares(payloads: Sequence[Payloads], jobs: int | None) -> tuple[int | None, int]:
    """Say how many packs are checked in this process, None for all, and how many processes check the rest."""
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
    """Tell how many bytes there are to check, about; None where standard input is among them.

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
