"""Group the records of a batch by schema: one schema for all, or the one that each record names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.columns.judging import payloads_for, sound_verdicts
from cio_schemas.columns.named import SchemaColumn
from cio_schemas.exceptions import UnknownSchemaError
from cio_schemas.schema import catalog
from cio_schemas.schema.suggestions import did_you_mean
from cio_schemas.source.arrow.buffers import validate
from cio_schemas.source.arrow.decoding import flat, holds_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cio_schemas.columns.named import AnySchema
    from cio_schemas.payloads.compiled import Payloads


class RecordGroup(NamedTuple):
    """Records with the same schema.

    Attributes:
        payloads: The schema and its rules; None if the schema is not known.
        rows: The indices of the records; None for all records of the batch.
        problem: Why the schema is not known.
    """

    payloads: Payloads | None
    rows: pa.Array | None = None
    problem: str = ""


class OneSchema:
    """One schema for all records.

    Args:
        payloads: The schema and its rules.

    Attributes:
        note: The entry in the metadata of a checked batch.
    """

    def __init__(self, payloads: Payloads) -> None:
        self._payloads = payloads
        schema = payloads.validator.schema
        own = schema.get("$id") if isinstance(schema, dict) else None
        self.note = {"schema": catalog.name_of(schema) or own or ""}

    def groups(self, _batch: pa.RecordBatch) -> Iterator[RecordGroup]:
        """Yield all records."""
        yield RecordGroup(self._payloads)


class SchemaByName:
    """The schemas that records name.

    Args:
        named: The column of names.
        rules: Whether the rules of the schemas are applied too.

    Attributes:
        note: The entry in the metadata of a checked batch.

    Raises:
        CompileError: A schema of the column can't be compiled.
        jsonschema.SchemaError: A schema of the column is not valid.
        TypeError: The schemas are not a mapping.
    """

    def __init__(self, named: SchemaColumn, *, rules: bool) -> None:
        self._named, self._rules = named, rules
        self._known: dict[str | None, RecordGroup] = {}
        self._last: _Names | None = None
        self.note = {"schemas": named.name}
        if not isinstance(named.schemas, Mapping):
            raise TypeError(f"expected a mapping of names to schemas, found {type(named.schemas).__name__}")
        for name in named.schemas:
            self._known[name] = RecordGroup(payloads_for(named.schema(name), rules=rules))

    def groups(self, batch: pa.RecordBatch) -> Iterator[RecordGroup]:
        """Yield the records of a batch by their schema.

        Args:
            batch: A batch with the column of names.

        Raises:
            KeyError: It has no such column.
            ValueError: The column does not hold strings.
        """
        names = column_of(batch, self._named.name)
        validate(names)
        return self.by_name(flat(names))

    def by_name(self, names: pa.Array) -> Iterator[RecordGroup]:
        """Yield records by their schema.

        Args:
            names: The name of the schema of each record, as a flat array.

        Raises:
            ValueError: The names are not strings.
        """
        last = self.repeated(names)
        if last is not None:
            yield last
            return
        encoded = self._read(names).dictionary_encode(null_encoding="encode")
        found = encoded.dictionary.to_pylist()
        if len(found) == 1:
            group = self._of(_decoded(found[0]))
            if not names.null_count and not names.offset:
                self._last = _Names(len(names), names.buffers()[1:], group)
            yield group
            return
        rows, start = pc.sort_indices(encoded.indices), 0
        for name, count in zip(
            found, pc.value_counts(encoded.indices.take(rows)).field("counts").to_pylist(), strict=True
        ):
            yield self._of(_decoded(name))._replace(rows=rows.slice(start, count))
            start += count

    def repeated(self, names: pa.Array) -> RecordGroup | None:
        """Return the previous schema if all records name it; None if the names have to be looked up.

        An engine passes the same name with every record of a vector.

        Args:
            names: The name of the schema of each record.
        """
        last = self._last  # which another thread may replace
        if last is None or last.length != len(names) or names.offset or names.null_count:
            return None
        return last.group if last.buffers == names.buffers()[1:] else None

    def _read(self, names: pa.Array) -> pa.Array:
        """Return names as bytes, so that one that is not UTF-8 is an unknown name and affects no other record."""
        if not holds_texts(names) and not pa.types.is_null(names.type):
            raise ValueError(f"expected names of schemas in the column {self._named.name!r}, found {names.type}")
        return names.cast(pa.large_binary())

    def _of(self, name: str | None) -> RecordGroup:
        found = self._known.get(name)
        if found is None:
            try:
                schema = self._named.schema(name, hints=len(self._known) < _HINTED)
                found = RecordGroup(payloads_for(schema, rules=self._rules))
            except UnknownSchemaError as error:
                found = RecordGroup(None, problem=str(error))
            if len(self._known) < _REMEMBERED:
                self._known[name] = found
        return found


def _decoded(name: bytes | None) -> str | None:
    return None if name is None else name.decode("utf-8", "backslashreplace")


class _Names(NamedTuple):
    """An array of equal names without nulls."""

    length: int
    buffers: list[pa.Buffer]
    group: RecordGroup


_REMEMBERED: Final = 10_000  # names, known or not
_HINTED: Final = 500  # names that are compared with those that are known, as each takes as long as a hundred records


Judge: TypeAlias = OneSchema | SchemaByName


def judge_of(schema: AnySchema | SchemaColumn, *, rules: bool) -> Judge:
    """Compile a schema, or the schemas that records may name.

    Args:
        schema: As for `cio_schemas.columns.check`.
        rules: Whether the rules of the schemas are applied too.

    Raises:
        CompileError: A schema is not known, or can't be compiled.
        jsonschema.SchemaError: A schema is not valid.
    """
    if isinstance(schema, SchemaColumn):
        return SchemaByName(schema, rules=rules)
    return OneSchema(payloads_for(schema, rules=rules))


def verdicts_by_group(values: pa.Array, groups: Iterable[RecordGroup]) -> pa.BooleanArray:
    """Return whether each record is valid: null for a null, false if its schema is not known.

    Args:
        values: The values of the records.
        groups: The records by schema; every record is in one group.

    Raises:
        pyarrow.ArrowInvalid: The buffers of the values contradict each other.
    """
    found = [*groups]
    if not found:
        return pa.array([], pa.bool_())
    validate(values)
    if found[0].rows is None:
        return _verdicts_of(values, found[0].payloads)
    values = flat(values)
    parts = [_verdicts_of(values.take(group.rows), group.payloads) for group in found]
    return pa.concat_arrays(parts).take(pc.sort_indices(pa.concat_arrays([group.rows for group in found])))


def _verdicts_of(values: pa.Array, payloads: Payloads | None) -> pa.BooleanArray:
    return pa.repeat(False, len(values)) if payloads is None else sound_verdicts(values, payloads)


def expect_column(name: str, names: Sequence[str]) -> None:
    """Check that exactly one column has a name.

    Args:
        name: The name.
        names: The names of all columns.

    Raises:
        KeyError: No column has it, or more than one.
        TypeError: The name is not a string.
    """
    if not isinstance(name, str):
        raise TypeError(f"expected the name of a column, found {name!r}")
    if names.count(name) != 1:
        found = "several" if name in names else f"none{did_you_mean(name, names)}"
        raise KeyError(f"expected one column {name!r}, found {found}; the columns are {', '.join(names)}")


def column_of(batch: pa.RecordBatch, name: str) -> pa.Array:
    """Return a column of a batch.

    Raises:
        KeyError: No column has that name, or more than one.
    """
    expect_column(name, batch.schema.names)
    return batch.column(name)
