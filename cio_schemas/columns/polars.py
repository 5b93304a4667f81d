"""Polars: JSON Schema as expressions, under the name `json_schema`.

This needs the extra `polars`; importing it registers the namespace. The expressions are elementwise, so that the
streaming engine can run them.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from cio_schemas.columns.adding import LIMIT, check_batch
from cio_schemas.columns.findings import ADDED
from cio_schemas.columns.groups import judge_of, verdicts_by_group
from cio_schemas.columns.named import SchemaColumn

try:
    import polars as pl
except ImportError:
    raise ImportError("to judge columns in Polars, install cio-schemas[polars]") from None

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cio_schemas.columns.groups import Judge
    from cio_schemas.columns.named import AnySchema

FINDINGS: Final = pl.List(
    pl.Struct(
        {
            **dict.fromkeys(("code", "severity", "pointer", "message"), pl.String),
            **dict.fromkeys(("line", "column"), pl.Int32),
        }
    )
)
"""The type of the findings of a record."""

CHECKED: Final = pl.Struct({"valid": pl.Boolean, "ok": pl.Boolean, "findings": FINDINGS})
"""The type of the result of `check` for a record."""


@pl.api.register_expr_namespace("json_schema")
class JSONSchemaNamespace:
    """The namespace `json_schema` of expressions whose values are JSON texts, or structs and lists.

    Args:
        expression: The expression.
    """

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def is_valid(self, schema: AnySchema | pl.Expr, schemas: Mapping[str, Any] | None = None) -> pl.Expr:
        """Return an expression for whether each value is valid; see `cio_schemas.columns.is_valid`.

        Args:
            schema: As for `cio_schemas.columns.is_valid`; or an expression for the name of the schema of each value. A
                value whose name is null or unknown is not valid.
            schemas: Schemas by the names that such an expression uses, in addition to the bundled names and `$id`s.

        Raises:
            CompileError: A schema is not known, or can't be compiled.
            jsonschema.SchemaError: A schema is not valid.

        Example:
            >>> pl.select(pl.lit('{"name": ""}').json_schema.is_valid("event")).item()
            False
        """
        return self._mapped(schema, schemas, _valid, pl.Boolean, rules=False)

    def check(
        self,
        schema: AnySchema | pl.Expr,
        schemas: Mapping[str, Any] | None = None,
        *,
        rules: bool = True,
        limit: int = LIMIT,
    ) -> pl.Expr:
        """Return an expression for a struct of `valid`, `ok` and `findings`; see `cio_schemas.columns.check`.

        Args:
            schema: As for `is_valid`.
            schemas: As for `is_valid`.
            rules: False to validate only.
            limit: How many findings of a value are kept.

        Raises:
            CompileError: A schema is not known, or can't be compiled.
            jsonschema.SchemaError: A schema is not valid.

        Example:
            >>> found = pl.select(pl.lit('{"name": ""}').json_schema.check("event").struct.unnest())
            >>> found["ok"].item(), found["findings"][0][0]["pointer"]
            (False, '/name')
        """
        return self._mapped(schema, schemas, partial(_checked, limit), CHECKED, rules=rules)

    def _mapped(
        self, schema: Any, schemas: Mapping[str, Any] | None, function: Any, returns: Any, *, rules: bool
    ) -> Any:
        named = isinstance(schema, pl.Expr)
        judge = judge_of(SchemaColumn("schema", schemas or {}) if named else schema, rules=rules)
        columns = [self._expression, *([schema] if named else [])]
        apply = partial(_apply, partial(function, judge))
        return pl.map_batches(columns, apply, return_dtype=returns, is_elementwise=True)


def _apply(function: Any, columns: list[pl.Series]) -> pl.Series:
    length = next((len(each) for each in columns if len(each) != 1), 1)  # that of a literal is 1
    arrays = [_array(each if len(each) == length else each.new_from_index(0, length)) for each in columns]
    batch = pa.record_batch(arrays, names=["value", "schema"][: len(arrays)])
    return pl.Series(columns[0].name, function(batch))


def _array(column: pl.Series) -> pa.Array:
    if column.dtype != pl.Object:  # which Polars exports as bytes
        with suppress(pa.ArrowInvalid):
            return column.to_arrow(compat_level=pl.CompatLevel.newest())
    raise TypeError(f"expected a column with a type that Arrow has too, found {column.dtype}: cast it")


def _valid(judge: Judge, batch: pa.RecordBatch) -> pa.Array:
    return verdicts_by_group(batch["value"], judge.groups(batch))


def _checked(limit: int, judge: Judge, batch: pa.RecordBatch) -> pa.Array:
    checked = check_batch(batch, judge, "value", limit)
    return pa.StructArray.from_arrays([checked[name] for name in ADDED.names], fields=[*ADDED])
