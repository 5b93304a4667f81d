"""From files to instances, strictly, and from what failed in them back to lines and columns.

`read` cuts a file into chunks, `parse` turns a chunk into batches of instances, and a batch finds places again::

    for chunk in read("events.ndjson.gz"):
        for batch in parse(chunk):
            for index, instance in enumerate(batch.instances):
                ...  # batch.problems.get(index), batch.locate(index, [Target(("name",))])
"""

from cio_schemas.lazy_exports import exporter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cio_schemas.source.integers import may_hold_big_integer, may_hold_inexact_integer
    from cio_schemas.source.json import loads
    from cio_schemas.source.ndjson import MARK, Lines, blocks, lines_of, records
    from cio_schemas.source.opening import COMPRESSIONS, failure, is_regular
    from cio_schemas.source.parsed_text import Batch
    from cio_schemas.source.parsing import parse
    from cio_schemas.source.problems import ABSENT, MAX_DEPTH, MAX_DIGITS, PROBLEMS, READABLE, UNREAD, Absent, Problem
    from cio_schemas.source.reader import (
        CHUNK,
        COMPRESSED,
        PLAIN,
        Bounds,
        Chunk,
        Stretch,
        read,
        read_stretch,
        stretches,
        syntax_of,
    )
    from cio_schemas.source.span import Span, Target, spans
    from cio_schemas.source.syntaxes import SYNTAXES

__all__ = [
    "ABSENT",
    "CHUNK",
    "COMPRESSED",
    "COMPRESSIONS",
    "MARK",
    "MAX_DEPTH",
    "MAX_DIGITS",
    "PLAIN",
    "PROBLEMS",
    "READABLE",
    "SYNTAXES",
    "UNREAD",
    "Absent",
    "Batch",
    "Bounds",
    "Chunk",
    "Lines",
    "Problem",
    "Span",
    "Stretch",
    "Target",
    "blocks",
    "failure",
    "is_regular",
    "lines_of",
    "loads",
    "may_hold_big_integer",
    "may_hold_inexact_integer",
    "parse",
    "read",
    "read_stretch",
    "records",
    "spans",
    "stretches",
    "syntax_of",
]

_MODULES = {
    "Batch": "parsed_text",
    **dict.fromkeys(("may_hold_big_integer", "may_hold_inexact_integer"), "integers"),
    "loads": "json",
    **dict.fromkeys(("MARK", "Lines", "blocks", "lines_of", "records"), "ndjson"),
    **dict.fromkeys(("COMPRESSIONS", "failure", "is_regular"), "opening"),
    "parse": "parsing",
    **dict.fromkeys(
        ("ABSENT", "MAX_DEPTH", "MAX_DIGITS", "PROBLEMS", "READABLE", "UNREAD", "Absent", "Problem"), "problems"
    ),
    **dict.fromkeys(
        (
            "CHUNK",
            "COMPRESSED",
            "PLAIN",
            "Bounds",
            "Chunk",
            "Stretch",
            "read",
            "read_stretch",
            "stretches",
            "syntax_of",
        ),
        "reader",
    ),
    **dict.fromkeys(("Span", "Target", "spans"), "span"),
    "SYNTAXES": "syntaxes",
}

__getattr__ = exporter(__name__, _MODULES)
