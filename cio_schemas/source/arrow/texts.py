"""JSON texts in an Arrow array, parsed some at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyarrow as pa

from cio_schemas.source.integers import SMALL, may_hold_big_integer, may_hold_inexact_integer
from cio_schemas.source.json import count_colons, exceeds, loads
from cio_schemas.source.ndjson import marked, read_marked
from cio_schemas.source.parsed_text import Batch
from cio_schemas.source.problems import ABSENT, Problem
from cio_schemas.source.reader import PLAIN

try:
    import numpy  # noqa: ICN001 - which Arrow has imported where it is installed
except ImportError:
    numpy = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCK: Final = 1 << 15  # bytes of texts, about, that are parsed together: what comes of them stays in a near cache
ROWS: Final = 128  # texts that are parsed together, at most


def text_batches(texts: pa.Array, *, exact: bool = True) -> Iterator[tuple[Batch, int | None]]:
    """Parse texts that are one document each.

    Args:
        texts: A flat array without nulls that holds texts.
        exact: False to allow a float in place of an integer beyond 64 bits, which takes less time.

    Yields:
        Batches in order, whose documents all begin on line 1; with each how many bytes the largest text of it has at
        most, None if one is not small or may hold an integer beyond 2^53.
    """
    texts = texts.cast(pa.large_binary())
    if not len(texts):
        return
    rows = max(1, min(ROWS, BLOCK * len(texts) // max(texts.nbytes, 1)))
    for start in range(0, len(texts), rows):
        yield _batch(texts.slice(start, rows).to_pylist(), exact=exact)


def _batch(texts: list[bytes], *, exact: bool) -> tuple[Batch, int | None]:
    array = marked(texts)
    if len(array) > 2 * PLAIN.values and max(map(len, texts)) > 2 * PLAIN.values:
        return _one_by_one(texts, _bounded), None
    wary, size = False, None
    if exact:
        longest = max(map(len, texts))
        lines = b"\n".join(texts)  # so that no number goes on in the next text
        inexact = may_hold_inexact_integer(lines)
        wary = inexact and may_hold_big_integer(lines)
        size = None if inexact or longest >= SMALL else longest
    instances = None if wary else read_marked(array, len(texts), _count_colons)
    return (_one_by_one(texts) if instances is None else Batch(instances, texts, [1] * len(texts))), size


def _count_colons(data: bytes) -> int:
    if numpy is None:
        return count_colons(data)
    return int(numpy.count_nonzero(numpy.frombuffer(data, numpy.uint8) == _COLON))


_COLON: Final = ord(":")


_Read: TypeAlias = "Callable[[bytes], tuple[Any, tuple[Problem, ...]]]"


def _one_by_one(texts: list[bytes], read_one: _Read = loads) -> Batch:
    read = [read_one(text) for text in texts]
    problems = {index: found for index, (_, found) in enumerate(read) if found}
    return Batch([instance for instance, _ in read], texts, [1] * len(texts), problems)


def _bounded(text: bytes) -> tuple[Any, tuple[Problem, ...]]:
    """Parse a text, or say that it is larger than what a file may hold as one document."""
    if len(text) > PLAIN.size:
        return ABSENT, (Problem("P-size", f"a document of more than {PLAIN.size:,} bytes is not read"),)
    if exceeds(text, PLAIN.values):
        return ABSENT, (Problem("P-size", f"a document of more than {PLAIN.values:,} values is not read"),)
    return loads(text)
