"""From files to instances, strictly, and from what failed in them back to lines and columns.

``read`` cuts a file into chunks, ``parse`` turns a chunk into batches of instances, and a batch finds places again::

    for chunk in read("events.ndjson.gz"):
        for batch in parse(chunk):
            for index, instance in enumerate(batch.instances):
                ...  # batch.faults.get(index), batch.locate(index, [Target(("name",))])
"""

from cio_schemas.source.documents import MARK, Batch, Lines, Passes, count_colons, loads, marked, parse
from cio_schemas.source.place import (
    ABSENT,
    FLAWS,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_DOCUMENT,
    UNREAD,
    Absent,
    Fault,
    Span,
    Target,
    spans,
)
from cio_schemas.source.reader import (
    CHUNK,
    COMPRESSIONS,
    SYNTAXES,
    Chunk,
    Stretch,
    read,
    read_stretch,
    stretches,
    syntax_of,
)

__all__ = [
    "ABSENT",
    "CHUNK",
    "COMPRESSIONS",
    "FLAWS",
    "MARK",
    "MAX_DEPTH",
    "MAX_DIGITS",
    "MAX_DOCUMENT",
    "SYNTAXES",
    "UNREAD",
    "Absent",
    "Batch",
    "Chunk",
    "Fault",
    "Lines",
    "Passes",
    "Span",
    "Stretch",
    "Target",
    "count_colons",
    "loads",
    "marked",
    "parse",
    "read",
    "read_stretch",
    "spans",
    "stretches",
    "syntax_of",
]
