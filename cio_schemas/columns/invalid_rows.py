"""Read the refused rows of tables again, and write them to Parquet and Arrow files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from pyarrow import parquet

from cio_schemas.columns.findings import FINDINGS
from cio_schemas.source import Problem
from cio_schemas.source.arrow import is_table, table_format
from cio_schemas.source.arrow.decoding import flat, holds_texts, plain
from cio_schemas.source.arrow.files import opened_table, read_rows
from cio_schemas.source.arrow.trees import values_of, without_strays, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from cio_schemas.payloads.compiled import Payloads

_COLUMNS: Final[dict[str, pa.DataType]] = {
    "path": pa.string(),
    "record": pa.int64(),
    "schema": pa.string(),
    "findings": FINDINGS,
}


def common_schema(files: Iterable[tuple[Payloads, BinaryIO | None]], target: str) -> pa.Schema | None:
    """Return the columns that refused rows keep.

    Args:
        files: The tables, each with the stream to read instead, if any.
        target: The name of the file to write.

    Returns:
        The columns that all tables have; None if they differ, a table can't be read, one has a name that the findings
        need, or the format of the target does not have their types.
    """
    found: pa.Schema | None = None
    for payloads, stream in files:
        try:
            with opened_table(payloads.name or payloads.path, stream) as (table, _):
                schema = table.schema.remove_metadata()
        except (OSError, ValueError):
            return None
        if (found is not None and schema != found) or _COLUMNS.keys() & set(schema.names):
            return None
        found = schema
    if found is None:
        return None
    kept = pa.schema([field.with_type(plain(pa.nulls(0, field.type)).type) for field in found])
    return kept if not is_table(target) or _can_hold(table_format(target), kept) else None


def _can_hold(kind: str, schema: pa.Schema) -> bool:
    """Return whether a format has all types of a schema, which the writers report with the first rows."""
    nullable = pa.schema([field.with_nullable(nullable=True) for field in schema])
    try:
        with _WRITERS[kind](pa.BufferOutputStream(), nullable) as writer:
            writer.write_table(pa.table([pa.nulls(1, field.type) for field in nullable], schema=nullable))
    except (pa.ArrowException, OSError):
        return False
    return True


class TableRecords:
    """The rows of a table, read in order.

    Args:
        payloads: The file.
        stream: What to read instead of the file.
        whole: True for all columns of a row, False for the text of its payload.
    """

    def __init__(self, payloads: Payloads, stream: BinaryIO | None = None, *, whole: bool) -> None:
        columns = None if whole or payloads.column is None else [payloads.column]
        self._whole, self._column = whole, payloads.column
        self._rows = read_rows(payloads.name or payloads.path, columns, stream=stream)
        self._batch, self._first = pa.record_batch({}), 1

    def take(self, numbers: Sequence[int | None]) -> Any:
        """Return some rows.

        Args:
            numbers: Their numbers, counted from 1, in ascending order, and after those of earlier calls.

        Returns:
            The text of each row, None if it has none; or a table of the rows, if they are read whole.
        """
        parts = [*self._parts([number for number in numbers if number is not None])]
        if self._whole and parts:  # a table that has changed has none
            return pa.Table.from_batches(parts)
        return [text for part in parts for text in self._texts(part)]

    def _parts(self, numbers: list[int]) -> Iterator[pa.RecordBatch]:
        while numbers:
            stop = self._first + self._batch.num_rows
            here = [number - self._first for number in numbers if number < stop]
            if here:
                columns = [plain(column).take(pa.array(here)) for column in self._batch.columns]
                yield pa.record_batch(columns, names=self._batch.schema.names)
                numbers = numbers[len(here) :]
            if numbers:
                rows = next(self._rows, None)
                if rows is None or isinstance(rows, Problem):
                    return
                self._batch, self._first = rows.batch, rows.first

    def _texts(self, part: pa.RecordBatch) -> list[str | None]:
        values = flat(part.to_struct_array() if self._column is None else part.column(self._column))
        if holds_texts(values):
            texts = values.cast(pa.large_binary()).to_pylist()
            return [None if text is None else text.decode("utf-8", "replace") for text in texts]
        return [written(without_strays(value)).decode() for value in values_of(values)]


class ArrowWriter:
    """A Parquet or Arrow IPC file of refused records.

    Args:
        name: The name of the file, whose suffix determines the format.
        file: Where to write.
        schema: The columns of the records; None for their texts.
    """

    def __init__(self, name: str, file: BinaryIO, schema: pa.Schema | None) -> None:
        own = [("text", pa.large_string())] if schema is None else [*schema]
        self._schema = pa.schema([*own, *_COLUMNS.items()])
        self._writer = _WRITERS[table_format(name)](pa.PythonFile(file, "w"), self._schema)

    def write(self, values: Any, rows: Sequence[dict[str, Any]]) -> None:
        """Write records.

        Args:
            values: A table of the records, or their texts.
            rows: The `path`, `record`, `schema` and `findings` of each.
        """
        columns = [pa.array(values, pa.large_string())] if isinstance(values, list) else values.columns
        added = [pa.array([row[name] for row in rows], kind) for name, kind in _COLUMNS.items()]
        self._writer.write_table(pa.table([*columns, *added], schema=self._schema))

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()


_WRITERS: Final[dict[str, Any]] = {
    "parquet": parquet.ParquetWriter,
    "file": pa.ipc.new_file,
    "stream": pa.ipc.new_stream,
}


def rows_as_json(values: pa.Table) -> list[Any]:
    """Return the rows of a table as JSON values."""
    return [without_strays(row) for batch in values.to_batches() for row in values_of(flat(batch.to_struct_array()))]
