"""DuckDB: JSON Schema as functions of SQL.

This needs the extra `duckdb`. The functions receive DuckDB's vectors as Arrow arrays.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from cio_schemas.columns.adding import LIMIT, check_batch
from cio_schemas.columns.groups import SchemaByName, verdicts_by_group
from cio_schemas.columns.judging import verdicts
from cio_schemas.columns.named import SchemaColumn

try:
    import duckdb
    import numpy  # noqa: F401, ICN001 - DuckDB takes no function without it
except ImportError:
    raise ImportError("to judge columns in DuckDB, install cio-schemas[duckdb]") from None

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FINDINGS: Final = (
    'STRUCT(code VARCHAR, severity VARCHAR, pointer VARCHAR, message VARCHAR, line INTEGER, "column" INTEGER)[]'
)
"""The SQL type of the findings of a record; see `cio_schemas.columns.FINDINGS`."""


def register(
    connection: duckdb.DuckDBPyConnection,
    schemas: Mapping[str, Any] | None = None,
    *,
    rules: bool = True,
    limit: int = LIMIT,
) -> duckdb.DuckDBPyConnection:
    r"""Register `json_schema_valid(text, schema)` and `json_schema_errors(text, schema)` with a connection.

    `json_schema_valid` is `cio_schemas.columns.is_valid`: null for a null text, and false if the schema is null or
    unknown, so that a misspelt name lets no record pass. `json_schema_errors` returns the findings of
    `cio_schemas.columns.check`, including unknown schemas; a text without findings has an empty list.

    Args:
        connection: The connection; existing functions of these names are replaced.
        schemas: Schemas by the names that SQL uses, in addition to the bundled names and `$id`s.
        rules: False for `json_schema_errors` to validate only.
        limit: How many findings of a text are kept.

    Returns:
        The connection.

    Raises:
        CompileError: A schema can't be compiled.
        jsonschema.SchemaError: A schema is not valid.

    Example:
        >>> connection = register(duckdb.connect())
        >>> connection.sql("SELECT json_schema_valid('{\"name\": \"\"}', 'event')").fetchall()
        [(False,)]
    """
    named = SchemaColumn("schema", schemas or {})
    valid = _valid(SchemaByName(named, rules=False))
    errors = _errors(SchemaByName(named, rules=rules), limit)
    for name, function, returns in (("json_schema_valid", valid, "BOOLEAN"), ("json_schema_errors", errors, FINDINGS)):
        _replace(connection, name, function, returns)
    return connection


def _replace(connection: Any, name: str, function: Any, returns: str) -> None:
    with suppress(duckdb.InvalidInputException):  # there was none
        connection.remove_function(name)
    connection.create_function(name, function, ["VARCHAR", "VARCHAR"], returns, type="arrow", null_handling="special")


def _whole(array: pa.ChunkedArray) -> pa.Array:
    """Return an array in one piece; a DuckDB vector has a single chunk, which is not copied."""
    return array.chunk(0) if array.num_chunks == 1 else array.combine_chunks()


def _valid(judge: SchemaByName) -> Callable[[Any, Any], pa.Array]:
    def valid(texts: Any, names: Any) -> pa.Array:
        texts, names = _whole(texts), _whole(names)
        one = judge.repeated(names)
        if one and one.payloads:
            return verdicts(texts, one.payloads)
        return verdicts_by_group(texts, judge.by_name(names))

    return valid


def _errors(judge: SchemaByName, limit: int) -> Callable[[Any, Any], pa.Array]:
    def errors(texts: Any, names: Any) -> pa.Array:
        batch = pa.record_batch([_whole(texts), _whole(names)], names=["text", "schema"])
        return check_batch(batch, judge, "text", limit)["findings"]

    return errors
