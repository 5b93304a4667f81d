"""JSON in columns: check Arrow arrays and record batches in place, with the verdicts and findings of `check`.

Arrow is the one interface: whatever engine hands record batches to a Python function (Spark, DuckDB, Polars, Ray, Dask)
can use this. It takes the extra `arrow`; `columns.spark`, `columns.duckdb` and `columns.polars` are imported by
themselves, each with its engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    from collections.abc import Iterable, Iterator
    from os import PathLike

    from cio_schemas.columns.named import AnySchema
    from cio_schemas.diagnostic.summary import Summary

__all__ = ["ADDED", "FINDINGS", "SchemaColumn", "check", "is_valid", "summary", "write_report"]


def is_valid(array: pa.Array | pa.ChunkedArray, schema: AnySchema) -> pa.BooleanArray:
    """Return whether each value of an array is valid.

    Args:
        array: JSON texts, one a value: `string`, `large_string`, `string_view`, `binary`, `large_binary`,
            `binary_view`, the JSON extension type; also as dictionaries, run-end encoded or in chunks. Any other array
            is judged as what its values stand for: a struct or a map is an object, without the fields of a struct that
            are null; a list is an array.
        schema: A bundled name such as "event", an `$id`, the `pathlib.Path` of a schema file, a schema, or a Validator.

    Returns:
        An array of the same length: true where the value is one JSON text by RFC 8259, no object in it has two members
        of one name, and the schema accepts it; null where the value is null.

    Raises:
        CompileError: The schema is not known, or can't be compiled.
        jsonschema.SchemaError: The schema is not valid.
        TypeError: What was given is not an array.

    Example:
        >>> is_valid(pa.array(['{"name": "signup"}', '{"name": ""}', "{", None]), "event").to_pylist()
        [True, False, False, None]
    """
    payloads = payloads_for(schema, rules=False)
    parts = [verdicts(part, payloads) for part in arrays_of(array)]
    return parts[0] if len(parts) == 1 else pa.concat_arrays([pa.array([], pa.bool_()), *parts])


def check(
    batches: Iterable[pa.RecordBatch] | pa.RecordBatch | pa.Table,
    schema: AnySchema | SchemaColumn,
    column: str | None = None,
    *,
    rules: bool = True,
    limit: int = LIMIT,
) -> Iterator[pa.RecordBatch]:
    """Yield each record batch with the findings in one of its columns added.

    Args:
        batches: An iterable of record batches, or a single batch or table.
        schema: As for `is_valid`; or a SchemaColumn, where each record names its own.
        column: The name of the column, of any type that `is_valid` takes; None for each row as an object.
        rules: False to validate only, as for `cio_schemas.check`.
        limit: How many findings of a record are kept.

    Yields:
        Each batch with three columns more. `valid` is what `is_valid` returns; null too where the schema of a record is
        not known. `ok` is false where a finding is an error. `findings` is a list of structs with `code`, `severity`,
        `pointer`, `message`, and `line` and `column`, which count from 1 in the text of the value. A null value has no
        findings.

    Raises:
        KeyError: A batch has no such column.
        ValueError: A batch has a column `valid`, `ok` or `findings` already, or one of names that holds none.
        TypeError: What was given is not record batches.
        CompileError: The schema is not known, or can't be compiled; of a SchemaColumn, one that it was given.
        jsonschema.SchemaError: A schema is not valid.

    Example:
        >>> batch = pa.record_batch({"body": ['{"name": "signup"}', '{"name": ""}']})
        >>> [checked] = check([batch], "event", "body")
        >>> checked["valid"].to_pylist(), checked["findings"][1][0]["pointer"].as_py()
        ([True, False], '/name')
    """
    return checked(_batches_of(batches), schema, column, rules=rules, limit=limit)


def summary(batches: Iterable[pa.RecordBatch] | pa.RecordBatch | pa.Table, schema: str = "") -> Summary:
    """Count the findings that `check` added to batches, by schema, code and pointer, with an example of each.

    Args:
        batches: Record batches with a column `findings`.
        schema: The name of the schema where the batches do not say it: an engine may drop what `check` notes in the
            metadata of their schema.

    Returns:
        A summary, which can be pickled; those of partitions are added: `first + second`.

    Raises:
        KeyError: A batch has no column `findings`.
        ValueError: The column is not what `check` returns.
        TypeError: What was given is not record batches.

    Example:
        >>> batch = pa.record_batch({"body": ['{"name": ""}', '{"name": ""}', "{}"]})
        >>> for row in summary(check([batch], "event", "body")).rows():
        ...     print(row.count, row.pointer, row.code)
        2 /name V-minLength
        1  V-required
    """
    return tallied(_batches_of(batches), schema)


def _batches_of(given: Iterable[pa.RecordBatch] | pa.RecordBatch | pa.Table) -> Iterable[pa.RecordBatch]:
    if isinstance(given, pa.RecordBatch):
        return [given]
    return given.to_batches() if isinstance(given, pa.Table) else map(_expected, given)


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
    """Raise an error that says which module of an engine to import."""
    if name in ("spark", "duckdb", "polars"):
        raise AttributeError(f"import cio_schemas.columns.{name} first")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
