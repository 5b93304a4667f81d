"""Have the kernel judge texts in Arrow buffers, without copying them."""

from __future__ import annotations

import os
from functools import cache
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyarrow as pa

from cio_schemas.parallel_map import in_threads
from cio_schemas.payloads.judge import demands_of

if TYPE_CHECKING:
    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.payloads.judge import Demands

_SHARE: Final = 1 << 20  # bytes of texts that are worth a separate thread


class NativeVerdicts(NamedTuple):
    """The kernel's verdicts on texts.

    Attributes:
        texts: The texts.
        validity: The bitmap of the texts that are not null; None if none is null.
        bits: The bitmap of the texts that are accepted, and so surely clean. It starts at the array's offset, rounded
            down to a multiple of 8.
        refused: The number of invalid texts.
        unsure: The rows that only Python can decide.
    """

    texts: pa.Array
    validity: pa.Buffer | None
    bits: bytearray
    refused: int
    unsure: list[int]

    def accept(self, row: int) -> None:
        """Record that a text is valid."""
        bit = self.texts.offset % 8 + row
        self.bits[bit // 8] |= 1 << bit % 8

    def array(self) -> pa.BooleanArray:
        """Return whether each text is accepted; null for a null."""
        validity, offset = self.validity, self.texts.offset
        if validity is not None and offset >= 8:
            validity = validity.slice(offset // 8)
        return pa.Array.from_buffers(_BOOLEAN, len(self.texts), [validity, pa.py_buffer(self.bits)], offset=offset % 8)


_BOOLEAN: Final = pa.bool_()


def native_verdicts(texts: pa.Array, payloads: Payloads, threads: int | None = None) -> NativeVerdicts | None:
    """Have the kernel judge texts, without the GIL.

    An engine may pass many arrays of a few hundred kilobytes, so the work before and after the kernel is kept small.

    Args:
        texts: An array of type `string`, `large_string`, `binary` or `large_binary`.
        payloads: The schema and its rules.
        threads: How many threads may share large arrays; by default the number of cores.

    Returns:
        The verdicts; None if the kernel can't hold the schema or its rules.
    """
    demands = demands_of(payloads)
    if demands is None or payloads.each:
        return None
    validity, offsets, data = texts.buffers()
    start, count = texts.offset, len(texts)
    bits = bytearray((start % 8 + count + 7) // 8)
    given = data, offsets, _WIDTHS[texts.type.id], validity
    if data is not None and data.size >= 2 * _SHARE:
        found = _shared(demands, given, texts, bits, threads or _cores())
    else:
        found = demands.tables.accept_values(*given, start, count, bits, demands.screens)
    return NativeVerdicts(texts, validity, bits, *found)


_Buffers: TypeAlias = "tuple[pa.Buffer | None, pa.Buffer, int, pa.Buffer | None]"


def _shared(demands: Demands, given: _Buffers, texts: pa.Array, bits: bytearray, threads: int) -> tuple[int, list[int]]:
    """Have the kernel judge texts in several threads."""
    _, offsets, width, _ = given
    read = Struct("<i" if width == 4 else "<q").unpack_from
    start, count = texts.offset, len(texts)
    stop = start + count
    size = read(offsets, stop * width)[0] - read(offsets, start * width)[0]
    shares = max(1, min(threads, size // _SHARE))
    step = -(-count // shares // 8) * 8 or 8  # so that no two threads write to one byte
    cuts = [start, *range(start // 8 * 8 + step, stop, step), stop]

    def judged(part: tuple[int, int]) -> tuple[int, list[int]]:
        first, last = part
        with memoryview(bits)[first // 8 - start // 8 :] as out:
            refused, unsure = demands.tables.accept_values(*given, first, last - first, out, demands.screens)
        return refused, [first - start + row for row in unsure]

    parts = [*in_threads(judged, pairwise(cuts), shares)]
    return sum(refused for refused, _ in parts), [row for _, rows in parts for row in rows]


_WIDTHS: Final = {
    **dict.fromkeys((pa.string().id, pa.binary().id), 4),
    **dict.fromkeys((pa.large_string().id, pa.large_binary().id), 8),
}
"""The size of an offset in bytes, by the type of the texts."""


@cache
def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
