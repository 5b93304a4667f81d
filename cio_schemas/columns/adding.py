"""What `check` adds to record batches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.columns.findings import ADDED, Added
from cio_schemas.columns.judging import payloads_for, suspects_in
from cio_schemas.columns.named import SchemaColumn
from cio_schemas.diagnostic import Diagnostic
from cio_schemas.exceptions import UnknownSchemaError
from cio_schemas.payloads.diagnosis import diagnose
from cio_schemas.schema import catalog
from cio_schemas.schema.suggestions import did_you_mean
from cio_schemas.source.arrow.texts import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.columns.named import AnySchema
    from cio_schemas.payloads.compiled import Payloads

LIMIT: Final = 100
"""How many findings of a record are kept by default."""

NOTE: Final = b"cio-schemas"
"""The key under which the metadata of a schema say by what its records were checked."""


def checked(
    batches: Iterable[pa.RecordBatch],
    schema: AnySchema | SchemaColumn,
    column: str | None,
    *,
    rules: bool,
    limit: int,
) -> Iterator[pa.RecordBatch]:
    """Add to record batches what is found in a column; see `cio_schemas.columns.check`.

    What is wrong with a schema is raised here, and not when the first batch is asked for.
    """
    if limit < 1:
        raise ValueError(f"expected a limit of 1 or more findings of a record, found {limit}")
    judge = (
        _ByName(schema, rules=rules) if isinstance(schema, SchemaColumn) else _One(payloads_for(schema, rules=rules))
    )
    return (_checked(batch, judge, column, limit) for batch in batches)


class _Group(NamedTuple):
    """Records that have one schema.

    Attributes:
        payloads: What they have to be; None where their schema is not known.
        rows: Their positions; None for all of the batch.
        problem: Why their schema is not known.
    """

    payloads: Payloads | None
    rows: pa.Array | None = None
    problem: str = ""


class _One:
    """One schema for all records."""

    def __init__(self, payloads: Payloads) -> None:
        self._payloads = payloads
        schema = payloads.validator.schema
        own = schema.get("$id") if isinstance(schema, dict) else None
        self.note = {"schema": catalog.name_of(schema) or own or ""}

    def groups(self, _batch: pa.RecordBatch) -> Iterator[_Group]:
        yield _Group(self._payloads)


class _ByName:
    """The schema that each record names."""

    def __init__(self, named: SchemaColumn, *, rules: bool) -> None:
        self._named, self._rules = named, rules
        self._known: dict[str | None, _Group] = {}
        self.note = {"schemas": named.name}
        for name in named.schemas:
            self._known[name] = _Group(payloads_for(named.schema(name), rules=rules))

    def groups(self, batch: pa.RecordBatch) -> Iterator[_Group]:
        names = flat(column_of(batch, self._named.name))
        try:
            names = names.cast(pa.string())
        except pa.ArrowInvalid as error:  # bytes that are not UTF-8
            raise ValueError(f"the column {self._named.name!r} is not one of names: {error}") from None
        for name in pc.unique(names).to_pylist():
            has_it = names.is_null() if name is None else pc.equal(names, name)
            yield self._of(name)._replace(rows=pc.indices_nonzero(has_it))

    def _of(self, name: str | None) -> _Group:
        found = self._known.get(name)
        if found is None:
            try:
                found = _Group(payloads_for(self._named.schema(name), rules=self._rules))
            except UnknownSchemaError as error:
                found = _Group(None, problem=str(error))
            if len(self._known) < _REMEMBERED:
                self._known[name] = found
        return found


_REMEMBERED: Final = 10_000  # names, known or not


def column_of(batch: pa.RecordBatch, name: str) -> pa.Array:
    """Return a column of a batch.

    Raises:
        KeyError: There is none of that name, or more than one.
    """
    if batch.schema.names.count(name) == 1:
        return batch.column(name)
    many = "several columns" if name in batch.schema.names else "no column"
    hint = did_you_mean(name, batch.schema.names)
    raise KeyError(f"the batch has {many} {name!r}{hint}; its columns are {', '.join(batch.schema.names)}")


def _checked(batch: pa.RecordBatch, judge: _One | _ByName, column: str | None, limit: int) -> pa.RecordBatch:
    taken = [name for name in ADDED.names if name in batch.schema.names]
    if taken:
        raise ValueError(f"the batch has a column {taken[0]!r} already: rename or drop it before it is checked")
    values = flat(batch.to_struct_array() if column is None else column_of(batch, column))
    added = Added(batch.num_rows, limit)
    for group in judge.groups(batch):
        _check_group(values, group, added)
    metadata = {**(batch.schema.metadata or {}), NOTE: json.dumps(judge.note).encode()}
    arrays = [*batch.columns, *added.columns(values)]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema([*batch.schema, *ADDED], metadata))


def _check_group(values: pa.Array, group: _Group, added: Added) -> None:
    rows = None if group.rows is None else group.rows.to_pylist()
    if group.payloads is None:
        for row in rows or ():
            added.leave_out(row)
            added.add(row, Diagnostic("", "P-schema", group.problem))
        return
    for suspect in suspects_in(values if rows is None else values.take(group.rows), group.payloads):
        row = suspect.row if rows is None else rows[suspect.row]
        for diagnostic in diagnose(group.payloads, suspect.batch, suspect.at, suspect.refused):
            added.add(row, diagnostic)
