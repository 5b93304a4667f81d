"""Parquet and Arrow IPC files, read in batches: flat memory, whatever the size of their row groups."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

import pyarrow as pa
from pyarrow import parquet

from cio_schemas.source.arrow import table_format
from cio_schemas.source.arrow.buffers import expect_names, validate
from cio_schemas.source.opening import FAILURES, StaleError, expect, failure, open_file, state_of
from cio_schemas.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BYTES: Final = 1 << 22  # of values in a batch, about
_ROWS: Final = 1 << 16  # in a batch, at most
_SAMPLE: Final = 16  # rows that are read to estimate the size of others
_BUFFER: Final = 1 << 20  # bytes that are read of a Parquet file at once


class TableFile(NamedTuple):
    """An open file of records in columns.

    Attributes:
        schema: Its columns.
        rows: How many there are; None if that is unknown before the end.
        batches: Reads record batches with some columns, all of them by default.
    """

    schema: pa.Schema
    rows: int | None
    batches: Callable[[Sequence[str] | None], Iterator[pa.RecordBatch]]


class RowBatch(NamedTuple):
    """Some rows of a file.

    Attributes:
        first: The number of the first one, from 1.
        batch: The rows.
        total: How many the file has; None if that is unknown before its end.
    """

    first: int
    batch: pa.RecordBatch
    total: int | None


def read_rows(
    path: str, columns: Sequence[str] | None = None, *, stream: BinaryIO | None = None
) -> Iterator[RowBatch | Problem]:
    """Read a file in batches.

    Args:
        path: The file; its suffix says how it is written.
        columns: Those that are read; None for all.
        stream: An open binary stream to read in its place.

    Yields:
        Its rows in order. What keeps the file from being read is a problem, the last that comes.
    """
    first = 1
    try:
        with opened_table(path, stream) as (table, check):
            wrong = next(
                (_no_column(table.schema, name) for name in columns or () if table.schema.names.count(name) != 1), None
            )
            if wrong:
                yield wrong
                return
            for batch in table.batches(columns):
                check()
                yield RowBatch(first, batch, table.rows)
                first += batch.num_rows
    except FAILURES as error:
        found = failure(path, error, first)
        after = f", after row {first - 1:,}" if first > 1 else ""
        yield Problem(found.code, f"{found.message}{after}")


def _no_column(schema: pa.Schema, name: str) -> Problem:
    found = "several" if name in schema.names else "none"
    names = ", ".join(schema.names[:_NAMED]) + (", ..." if len(schema.names) > _NAMED else "")
    listed = f"the columns are {names}" if names else "there are no columns"
    return Problem("P-column", f"expected one column {name!r}, found {found}; {listed}")


_NAMED: Final = 20  # columns that a message lists


@contextmanager
def opened_table(path: str, stream: BinaryIO | None = None) -> Iterator[tuple[TableFile, Callable[[], None]]]:
    """Open a file of records in columns.

    Args:
        path: The file; its suffix says how it is written.
        stream: An open binary stream to read in its place.

    Yields: The file, and a function that raises StaleError once the file has changed.

    Raises:
        OSError: It can't be opened or read, or is not what its name says.
    """
    with _raw(path, stream) as raw:
        state = state_of(raw)
        try:
            table = _OPENERS[table_format(path)](raw)
            expect_names(table.schema)
            yield table, lambda: expect(raw, state)
        except (pa.ArrowException, OSError, EOFError) as error:
            if isinstance(error, MemoryError | StaleError):
                raise
            expect(raw, state)
            message = " ".join(str(error).split())
            wrong = "encrypted" if "crypt" in message else f"not {_NAMES[table_format(path)]}, or a damaged one"
            raise OSError(0, f"this is {wrong}: {message}") from error


_NAMES: Final = {"parquet": "a Parquet file", "file": "an Arrow IPC file", "stream": "an Arrow IPC stream"}


@contextmanager
def _raw(path: str, stream: BinaryIO | None) -> Iterator[BinaryIO]:
    """Open what can be read from any place of it: Parquet has its table of contents at its end."""
    if stream is None:
        with open_file(path) as file, _raw(path, file) as raw:
            yield raw
    elif stream.seekable():
        yield stream
    else:
        from shutil import copyfileobj  # noqa: PLC0415 - for standard input and pipes alone
        from tempfile import TemporaryFile  # noqa: PLC0415

        with TemporaryFile() as kept:
            copyfileobj(stream, kept)
            kept.seek(0)
            yield kept


# -- one function for each format --


def _parquet(raw: BinaryIO) -> TableFile:
    file = parquet.ParquetFile(pa.PythonFile(raw, "r"), pre_buffer=False, buffer_size=_BUFFER)

    def batches(columns: Sequence[str] | None) -> Iterator[pa.RecordBatch]:
        if file.num_row_groups:  # what can't be decrypted is an error here, and the end of the process further down
            next(file.iter_batches(1, row_groups=[0], columns=columns, use_threads=False), None)
        numbers = _numbers(file.schema, columns)
        for group in range(file.num_row_groups):
            read = partial(file.iter_batches, row_groups=[group], columns=columns, use_threads=False)
            rows = _batch_rows(file.metadata.row_group(group), numbers, next(read(_SAMPLE), None))
            yield from map(_sound, read(rows))

    return TableFile(file.schema_arrow, file.metadata.num_rows, batches)


def _numbers(schema: Any, columns: Sequence[str] | None) -> list[int]:
    """Return the numbers of what Parquet keeps of some columns, of all by default; a struct is kept by its fields."""
    paths = [schema.column(number).path for number in range(len(schema))]
    return [
        number
        for number, path in enumerate(paths)
        if columns is None or any(path == name or path.startswith(f"{name}.") for name in columns)
    ]


def _batch_rows(group: Any, numbers: Sequence[int], sample: pa.RecordBatch | None) -> int:
    """Return how many rows of a row group make a batch.

    Args:
        group: The metadata of the row group.
        numbers: The columns that are read.
        sample: Its first rows: values that repeat are stored once, so a row may be far larger than its share.
    """
    size: int = sum(group.column(number).total_uncompressed_size for number in numbers)
    large = max(size / max(group.num_rows, 1), sample.nbytes / sample.num_rows if sample else 0)
    return max(1, min(_ROWS, int(_BYTES / max(large, 1))))


def _arrow(raw: BinaryIO) -> TableFile:
    """Open a file by what it begins with: both formats go by either name."""
    start = raw.tell()
    magic = raw.read(len(_MAGIC))
    raw.seek(start)
    return (_file if magic == _MAGIC else _stream)(raw)


_MAGIC: Final = b"ARROW1"  # of the file format


def _file(raw: BinaryIO) -> TableFile:
    schema = pa.ipc.open_file(pa.PythonFile(raw, "r")).schema

    def batches(columns: Sequence[str] | None) -> Iterator[pa.RecordBatch]:
        reader = pa.ipc.open_file(pa.PythonFile(raw, "r"), options=_options(schema, columns))
        for number in range(reader.num_record_batches):
            yield from _sliced(reader.get_batch(number))

    return TableFile(schema, None, batches)


def _stream(raw: BinaryIO) -> TableFile:
    start = raw.tell()
    schema = pa.ipc.open_stream(pa.PythonFile(raw, "r")).schema

    def batches(columns: Sequence[str] | None) -> Iterator[pa.RecordBatch]:
        raw.seek(start)
        for batch in pa.ipc.open_stream(pa.PythonFile(raw, "r"), options=_options(schema, columns)):
            yield from _sliced(batch)

    return TableFile(schema, None, batches)


def _options(schema: pa.Schema, columns: Sequence[str] | None) -> pa.ipc.IpcReadOptions:
    fields = None if columns is None else [schema.get_field_index(name) for name in columns]
    return pa.ipc.IpcReadOptions(included_fields=fields, use_threads=False)


def _sliced(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Cut a batch, which a file may have written as large as it likes."""
    _sound(batch)
    rows = max(1, min(_ROWS, batch.num_rows * _BYTES // max(batch.get_total_buffer_size(), 1)))
    for start in range(0, batch.num_rows, rows):
        yield batch.slice(start, rows)


def _sound(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch whose offsets and indices are known to be right.

    Raises:
        ArrowInvalid: They are not: whatever follows them would read what is not the file's.
        ArrowIndexError: The same of indices.
    """
    for column in batch.columns:
        validate(column)
    return batch


_OPENERS: Final[dict[str, Callable[[BinaryIO], TableFile]]] = {"parquet": _parquet, "file": _arrow, "stream": _arrow}
