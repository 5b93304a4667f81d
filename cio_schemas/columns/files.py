"""Check Parquet and Arrow IPC files for `cio-schemas check`, and report findings by the numbers of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.columns.judging import suspects_in
from cio_schemas.diagnostic import Diagnostic, excerpt
from cio_schemas.payloads.diagnosis import diagnose
from cio_schemas.source import ABSENT, Problem, Span
from cio_schemas.source.arrow.decoding import flat, present
from cio_schemas.source.arrow.files import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import BinaryIO

    import pyarrow as pa

    from cio_schemas.columns.judging import Suspect
    from cio_schemas.payloads.compiled import Payloads


def check_table(
    payloads: Payloads,
    *,
    stream: BinaryIO | None = None,
    threads: int | None = None,
    excerpts: bool = False,
    progress: Callable[[int, float], None] = lambda _records, _share: None,
) -> Generator[Diagnostic, None, int]:
    """Check a file of records in columns.

    Args:
        payloads: The file.
        stream: What to read instead of the file.
        threads: How many threads the kernel may use; by default the number of cores.
        excerpts: True to return each finding with the text that it is in; the text of a row that is an object is JSON.
        progress: Called with the number of records that have been checked since the last call, and their share of the
            file.

    Yields:
        Findings in the order of the rows. Their line is the number of the row, from 1, and their column counts the
        characters of the text in it; it is 1 if there is no text.

    Returns:
        The number of rows without a value, which are not records.
    """
    path, missing = payloads.name or payloads.path, 0
    for rows in read_rows(path, None if payloads.column is None else [payloads.column], stream=stream):
        if isinstance(rows, Problem):
            yield Diagnostic(path, rows.code, rows.message)
            break
        values = flat(_values(rows.batch, payloads.column))
        there = present(values)
        absent = 0 if there is None else len(there) - there.true_count
        missing += absent
        for suspect in suspects_in(values, payloads, threads):
            yield from _placed(payloads, suspect, rows.first + suspect.row, excerpts=excerpts)
        progress(len(values) - absent, len(values) / rows.total if rows.total else 0)
    return missing


def _values(batch: pa.RecordBatch, column: str | None) -> pa.Array:
    return batch.to_struct_array() if column is None else batch.column(column)


def _placed(payloads: Payloads, suspect: Suspect, row: int, *, excerpts: bool) -> Iterator[Diagnostic]:
    """Yield the findings of a row, with its number as their line."""
    batch, at = suspect.batch, suspect.at
    for found in diagnose(payloads, batch, at, suspect.refused, record=row, excerpts=excerpts):
        span = found.span
        if span is None:
            place = Span(row, 1, row, 1, 0, 0)
            written = batch.text(at) if excerpts and batch.instances[at] is not ABSENT else ""
            yield found._replace(span=place, excerpt=excerpt(written, place) if written else None)
        else:
            moved = span.start + 1 - span.column  # of a text of several lines
            shown = found.excerpt and found.excerpt._replace(column=found.excerpt.column + moved)
            yield found._replace(span=Span(row, span.start + 1, row, span.end + 1, span.start, span.end), excerpt=shown)
