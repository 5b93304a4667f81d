"""Turn chunks into instances, for every syntax of files."""

from __future__ import annotations

from cio_schemas.source.json import loads
from cio_schemas.source.ndjson import blocks, records
from cio_schemas.source.parsed_text import Batch
from cio_schemas.source.problems import ABSENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Final

    from cio_schemas.source.reader import Chunk


def parse(chunk: Chunk) -> Iterator[Batch]:
    """Parse a chunk of a file.

    Args:
        chunk: Of any syntax.

    Yields:
        Batches with the documents of the chunk, in order.
    """
    if chunk.problem:
        yield Batch([ABSENT], [b""], [chunk.line], {0: (chunk.problem,)})
    else:
        yield from _SYNTAXES[chunk.syntax](chunk)


def _json(chunk: Chunk) -> Iterator[Batch]:
    instance, found = loads(chunk.data, chunk.line)
    yield Batch([instance], [chunk.data], [chunk.line], {0: found} if found else {})


def _ndjson(chunk: Chunk) -> Iterator[Batch]:
    return map(records, blocks(chunk))


def _yaml(chunk: Chunk) -> Iterator[Batch]:
    from cio_schemas.source.yaml import documents  # noqa: PLC0415 - few files need it

    return documents(chunk)


_SYNTAXES: Final[dict[str, Callable[[Chunk], Iterator[Batch]]]] = {"json": _json, "ndjson": _ndjson, "yaml": _yaml}
