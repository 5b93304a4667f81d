"""Add the columns of `check` to record batches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from cio_schemas.columns.findings import ADDED, Added
from cio_schemas.columns.groups import column_of, judge_of
from cio_schemas.columns.judging import suspects_in
from cio_schemas.diagnostic import Diagnostic
from cio_schemas.payloads.diagnosis import diagnose
from cio_schemas.source.arrow.buffers import validate
from cio_schemas.source.arrow.decoding import flat, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cio_schemas.columns.groups import Judge, RecordGroup
    from cio_schemas.columns.named import AnySchema, SchemaColumn

LIMIT: Final = 100
"""How many findings of a record are kept by default."""

NOTE: Final = b"cio-schemas"
"""The key in the metadata of an Arrow schema for the JSON Schema by which its records were checked."""


def checked(
    batches: Iterable[pa.RecordBatch],
    schema: AnySchema | SchemaColumn,
    column: str | None,
    *,
    rules: bool,
    limit: int,
    threads: int | None = None,
) -> Iterator[pa.RecordBatch]:
    """Add the findings in a column to record batches; see `cio_schemas.columns.check`.

    Errors of a schema are raised here, not with the first batch.
    """
    if limit < 1:
        raise ValueError(f"expected a limit of 1 or more findings of a record, found {limit}")
    judge = judge_of(schema, rules=rules)
    return (check_batch(batch, judge, column, limit, threads) for batch in batches)


def check_batch(
    batch: pa.RecordBatch, judge: Judge, column: str | None, limit: int = LIMIT, threads: int | None = None
) -> pa.RecordBatch:
    """Add the findings in a column to a record batch.

    Args:
        batch: The batch.
        judge: Determines the schema of each record.
        column: As for `cio_schemas.columns.check`.
        limit: How many findings of a record are kept.
        threads: How many threads may share the batch; by default the number of cores.

    Raises:
        KeyError: The batch has no such column.
        ValueError: It already has one of the columns that are added.
        pyarrow.ArrowInvalid: The buffers of the column contradict each other.
    """
    refuse_taken(batch.schema.names)
    given = batch.to_struct_array() if column is None else column_of(batch, column)
    validate(given)
    values = flat(given)
    added = Added(batch.num_rows, limit)
    for group in judge.groups(batch):
        _check_group(values, group, added, threads)
    metadata = {**(batch.schema.metadata or {}), NOTE: json.dumps(judge.note).encode()}
    arrays = [*batch.columns, *added.columns(present(values))]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema([*batch.schema, *ADDED], metadata))


def refuse_taken(names: Sequence[str]) -> None:
    """Raise an error if a column to add exists already.

    Args:
        names: The names of the existing columns.

    Raises:
        ValueError: One of them exists.
    """
    taken = [name for name in ADDED.names if name in names]
    if taken:
        raise ValueError(f"there is a column {taken[0]!r} already: rename or drop it before the check adds its own")


def _check_group(values: pa.Array, group: RecordGroup, added: Added, threads: int | None) -> None:
    rows = range(len(values)) if group.rows is None else group.rows.to_pylist()
    if group.payloads is None:
        for row in rows:
            added.leave_out(row)
            added.add(row, Diagnostic("", "P-schema", group.problem))
        return
    mine = values if group.rows is None else values.take(group.rows)
    for suspect in suspects_in(mine, group.payloads, threads):
        for diagnostic in diagnose(group.payloads, suspect.batch, suspect.at, suspect.refused, excerpts=False):
            added.add(rows[suspect.row], diagnostic)
