"""Spark: JSON Schema on data frames, streams among them.

This needs the extra `spark`, on the driver and on the workers. The schema is shipped with the query, and compiled once
by each task.
"""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Spark reads the annotations of a function
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from cio_schemas.columns.adding import LIMIT, checked, refuse_taken
from cio_schemas.columns.findings import ADDED
from cio_schemas.columns.groups import expect_column, judge_of
from cio_schemas.columns.judging import payloads_for, verdicts
from cio_schemas.columns.named import SchemaColumn
from cio_schemas.validators.cache import validator

try:
    from pyspark.sql import functions as F  # noqa: N812 - as Spark's own documentation has it
    from pyspark.sql.pandas.types import from_arrow_schema, is_variant
    from pyspark.sql.types import BooleanType, DataType, StructType, VariantType
except ImportError:
    raise ImportError("to judge columns in Spark, install cio-schemas[spark]") from None

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from cio_schemas.columns.named import AnySchema


def check(
    df: DataFrame,
    schema: AnySchema | SchemaColumn,
    column: str | None = None,
    *,
    rules: bool = True,
    limit: int = LIMIT,
) -> DataFrame:
    """Add the findings in a column to a data frame; see `cio_schemas.columns.check`.

    Args:
        df: The data frame; a streaming one as well.
        schema: A bundled name such as "event", an `$id`, the `pathlib.Path` of a schema file on the driver, a schema,
            or a Validator; or a SchemaColumn, if each record names its own.
        column: The name of the column; None for each row as an object.
        rules: False to validate only.
        limit: How many findings of a record are kept.

    Returns:
        The data frame with `valid`, `ok` and `findings`. A wrong record never fails a task.

    Raises:
        CompileError: The schema is not known, or can't be compiled; nothing has run then.
        jsonschema.SchemaError: The schema is not valid.
        KeyError: The data frame has no such column.
        TypeError: The column holds a VARIANT; check its `to_json` instead.
        ValueError: The data frame already has one of these columns.

    Example:
        check(df, "event", "body").where("NOT ok").select("body", "findings")
    """
    refuse_taken(df.columns)
    for name in (column, schema.name if isinstance(schema, SchemaColumn) else None):
        if name is not None:
            expect_column(name, df.columns)
    for field in df.schema.fields:
        if column in (None, field.name):
            _refuse_variants(field.name, field.dataType)
    judge_of(schema, rules=rules)  # errors of the schema are raised here, not by a task
    numbered = _by_number(df)
    returned = StructType([*numbered.schema.fields, *from_arrow_schema(ADDED).fields])
    task = _Check(df.columns, _shipped(schema), column, rules, limit)
    return numbered.mapInArrow(task, returned).toDF(*df.columns, *ADDED.names)


def _by_number(df: DataFrame) -> DataFrame:
    """Return a data frame with numbers as names: Spark takes dots for paths, and can't pass on two of one name."""
    return df.toDF(*map(str, range(len(df.columns))))


def _refuse_variants(name: str, kind: DataType) -> None:
    """Check that no value of a column is a VARIANT, which Spark passes on in its own encoding.

    Raises:
        TypeError: One is.
    """
    pending = [kind]
    while pending:
        kind = pending.pop()
        if isinstance(kind, VariantType):
            raise TypeError(f"the column {name!r} holds a VARIANT: check to_json({name}) instead")
        parts = [field.dataType for field in kind.fields] if isinstance(kind, StructType) else [*vars(kind).values()]
        pending += [part for part in parts if isinstance(part, DataType)]


def is_valid(column: Column | str, schema: AnySchema) -> Column:
    """Return an expression for whether each value of a column is valid; see `cio_schemas.columns.is_valid`.

    Args:
        column: The column, or its name.
        schema: As for `check`, except for a SchemaColumn.

    Raises:
        CompileError: The schema is not known, or can't be compiled; nothing has run then.
        jsonschema.SchemaError: The schema is not valid.

    Example:
        df.where(~is_valid("body", "event"))
    """
    payloads_for(schema, rules=False)
    shipped = _shipped(schema)

    def judged(arrays: Iterator[pa.Array]) -> Iterator[pa.Array]:
        payloads = payloads_for(shipped, rules=False)
        for array in arrays:
            _expect_no_variant(array.type)
            yield verdicts(array, payloads, threads=1)

    return F.arrow_udf(judged, BooleanType())(column)


def _expect_no_variant(kind: pa.DataType) -> None:
    """Check that the values of an array are not VARIANTs, which a column expression does not know before it is run.

    Raises:
        TypeError: They are.
    """
    if pa.types.is_struct(kind) and is_variant(kind):
        raise TypeError("the values are VARIANTs: judge their to_json instead")


class _Check(NamedTuple):
    """The function of a task: it compiles the schema, and checks batches in one thread, as each core has a task."""

    names: list[str]
    schema: Any
    column: str | None
    rules: bool
    limit: int

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        named = (batch.rename_columns(self.names) for batch in batches)
        found = checked(named, self.schema, self.column, rules=self.rules, limit=self.limit, threads=1)
        numbers = [*map(str, range(len(self.names))), *ADDED.names]
        return (batch.rename_columns(numbers) for batch in found)


def _shipped(schema: Any) -> Any:
    """Return a schema that can be shipped to a task: without files of the driver, and with documents, not compiled."""
    if isinstance(schema, SchemaColumn):
        return schema._replace(schemas={name: _shipped(each) for name, each in schema.schemas.items()})
    return validator(schema) if isinstance(schema, PathLike) else schema
