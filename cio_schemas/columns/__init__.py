"""JSON in columns: check Arrow arrays and record batches in place, with the verdicts and findings of `check`.

Every engine that passes Arrow record batches to a Python function can use this: Spark, DuckDB, Polars, Ray, Dask. It
needs the extra `arrow`. `columns.spark`, `columns.duckdb` and `columns.polars` are imported separately, each with its
engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

try:
    import pyarrow as pa
except ImportError:
    raise ImportError("to judge columns, install cio-schemas[arrow]") from None

from cio_schemas.columns.adding import LIMIT, checked
from cio_schemas.columns.findings import ADDED, FINDINGS
from cio_schemas.columns.judging import arrays_of, payloads_for, verdicts
from cio_schemas.columns.named import SchemaColumn
from cio_schemas.columns.tallies import tallied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from cio_schemas.columns.named import AnySchema
    from cio_schemas.diagnostic.summary import Summary

    class ArrowStream(Protocol):
        """A table or anything else with record batches, by the PyCapsule interface of Arrow."""

        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


__all__ = ["ADDED", "FINDINGS", "SchemaColumn", "check", "is_valid", "summary", "write_report"]


def is_valid(array: pa.Array | pa.ChunkedArray, schema: AnySchema) -> pa.BooleanArray:
    """Return whether each value of an array is valid.

    Args:
        array: JSON texts, one a value: `string`, `large_string`, `string_view`, `binary`, `large_binary`,
            `binary_view`, the JSON extension type; also as dictionaries, run-end encoded or in chunks. In other
            arrays, a struct or a map is an object, without the fields of a struct that are null, and a list is an
            array.
        schema: A bundled name such as "event", an `$id`, the `pathlib.Path` of a schema file, a schema, or a Validator.

    Returns:
        An array of the same length: true if the value is one JSON text (RFC 8259), no object in it has two members of
        the same name, and the schema accepts it; null if the value is null.

    Raises:
        CompileError: The schema is not known, or can't be compiled.
        jsonschema.SchemaError: The schema is not valid.
        TypeError: The argument is not an array.
        pyarrow.ArrowInvalid: The buffers of the array contradict each other.

    Example:
        >>> is_valid(pa.array(['{"name": "signup"}', '{"name": ""}', "{", None]), "event").to_pylist()
        [True, False, False, None]
    """
    payloads = payloads_for(schema, rules=False)
    parts = [verdicts(part, payloads) for part in arrays_of(array)]
    return parts[0] if len(parts) == 1 else pa.concat_arrays([pa.array([], pa.bool_()), *parts])


def check(
    batches: Iterable[pa.RecordBatch] | pa.RecordBatch | ArrowStream,
    schema: AnySchema | SchemaColumn,
    column: str | None = None,
    *,
    rules: bool = True,
    limit: int = LIMIT,
) -> Iterator[pa.RecordBatch]:
    """Yield each record batch with the findings in one of its columns added.

    Args:
        batches: An iterable of record batches; or one, a table, or anything else that can be read as a stream of
            Arrow, such as a data frame of Polars or pandas.
        schema: As for `is_valid`; or a SchemaColumn, if each record names its own.
        column: The name of the column, of any type that `is_valid` takes; None for each row as an object.
        rules: False to validate only, as for `cio_schemas.check`.
        limit: How many findings of a record are kept.

    Yields:
        Each batch with three more columns. `valid` is what `is_valid` returns, or null if the schema of a record is not
        known. `ok` is false if a finding is an error. `findings` is a list of structs with `code`, `severity`,
        `pointer`, `message`, and `line` and `column`, which count from 1 in the text of the value. A null value has no
        findings.

    Raises:
        KeyError: A batch has no such column.
        ValueError: A batch already has a column `valid`, `ok` or `findings`, or the column of schema names does not
            hold strings.
        TypeError: The argument is not record batches.
        CompileError: The schema, or one of a SchemaColumn, is not known or can't be compiled.
        jsonschema.SchemaError: A schema is not valid.

    Example:
        >>> batch = pa.record_batch({"body": ['{"name": "signup"}', '{"name": ""}']})
        >>> [checked] = check([batch], "event", "body")
        >>> checked["valid"].to_pylist(), checked["findings"][1][0]["pointer"].as_py()
        ([True, False], '/name')
    """
    return checked(_batches_of(batches), schema, column, rules=rules, limit=limit)


def summary(batches: Iterable[pa.RecordBatch] | pa.RecordBatch | ArrowStream, schema: str = "") -> Summary:
    """Count the findings that `check` added to batches, by schema, code and pointer, with an example of each.

    Args:
        batches: Record batches with a column `findings`.
        schema: The name of the schema if it is not in the metadata of the batches, which some engines drop.

    Returns:
        A summary. It can be pickled, and the summaries of partitions can be added: `first + second`.

    Raises:
        KeyError: A batch has no column `findings`.
        ValueError: The column is not what `check` returns.
        TypeError: The argument is not record batches.

    Example:
        >>> batch = pa.record_batch({"body": ['{"name": ""}', '{"name": ""}', "{}"]})
        >>> for row in summary(check([batch], "event", "body")).rows():
        ...     print(row.count, row.pointer, row.code)
        2 /name V-minLength
        1  V-required
    """
    return tallied(_batches_of(batches), schema)


def _batches_of(given: Iterable[pa.RecordBatch] | pa.RecordBatch | ArrowStream) -> Iterable[pa.RecordBatch]:
    if isinstance(given, pa.RecordBatch):
        return [given]
    if hasattr(given, "__arrow_c_stream__"):
        reader: Iterable[pa.RecordBatch] = pa.RecordBatchReader.from_stream(given)
        return reader
    return map(_expected, given if isinstance(given, Iterable) else [given])


def _expected(batch: object) -> pa.RecordBatch:
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"expected record batches of pyarrow, found {type(batch).__name__}")
    return batch


def write_report(path: str | PathLike[str], found: Summary) -> None:
    """Write a summary as a self-contained HTML page with a chart.

    Args:
        path: The file.
        found: What `summary` returned.

    Raises:
        OSError: It can't be written.
    """
    from pathlib import Path  # noqa: PLC0415 - for reports alone

    from cio_schemas.pages.places import summary_page  # noqa: PLC0415 - as above

    Path(path).write_text(summary_page(found), encoding="utf-8")


def __getattr__(name: str) -> Any:
    """Raise an error that names the module to import for an engine."""
    if name in ("spark", "duckdb", "polars"):
        raise AttributeError(f"import cio_schemas.columns.{name} first")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
