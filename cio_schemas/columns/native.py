"""The kernel's verdicts of texts in Arrow's buffers, where they lie."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from cio_schemas.payloads.judge import demands_of

if TYPE_CHECKING:
    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.payloads.judge import Demands

REFUSED, ACCEPTED, UNSURE = 0, 1, 2

_SHARE: Final = 1 << 22  # bytes of texts from which a thread of its own is worth it


def native_verdicts(texts: pa.Array, payloads: Payloads) -> bytearray | None:
    """Ask the kernel about texts; it is not in need of the interpreter meanwhile.

    Args:
        texts: Of the types `string`, `large_string`, `binary` or `large_binary`.
        payloads: What they have to be.

    Returns:
        REFUSED, ACCEPTED or UNSURE for each: only an accepted one is surely clean; a null is refused. None where the
        kernel does not hold the schema, or not all that is asked.
    """
    demands = demands_of(payloads)
    if demands is None or payloads.each:
        return None
    found = bytearray(len(texts))
    shares = min(_cores(), max(1, texts.nbytes // _SHARE))
    step = -(-len(texts) // shares) or 1
    parts = [(start, min(step, len(texts) - start)) for start in range(0, len(texts), step)]
    if len(parts) > 1:
        with ThreadPoolExecutor(len(parts)) as pool:
            deque(pool.map(partial(_judge, demands, texts, found), parts), 0)
    elif parts:
        _judge(demands, texts, found, parts[0])
    return found


def _judge(demands: Demands, texts: pa.Array, found: bytearray, part: tuple[int, int]) -> None:
    start, count = part
    validity, offsets, data = texts.buffers()
    width = 8 if texts.type in (pa.large_string(), pa.large_binary()) else 4
    with memoryview(found)[start : start + count] as out:
        buffers = data, offsets, width, validity
        rest = demands.max_size, demands.exact, demands.screens
        demands.tables.accept_values(*buffers, texts.offset + start, count, out, *rest)


@cache
def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
