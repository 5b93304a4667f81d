"""DuckDB: JSON Schema as functions of SQL.

It takes the extra `duckdb`. The functions get DuckDB's vectors as Arrow arrays.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from cio_schemas.columns.adding import LIMIT, check_batch
from cio_schemas.columns.groups import SchemaByName, verdicts_by_group
from cio_schemas.columns.named import SchemaColumn

try:
    import duckdb
    import numpy  # noqa: F401, ICN001 - DuckDB takes no function without it
except ImportError:
    raise ImportError("to judge columns in DuckDB, install cio-schemas[duckdb]") from None

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Final = (
    'STRUCT(code VARCHAR, severity VARCHAR, pointer VARCHAR, message VARCHAR, line INTEGER, "column" INTEGER)[]'
)
"""The type of the findings of a record, which is that of `cio_schemas.columns.FINDINGS`."""


def register(
    connection: duckdb.DuckDBPyConnection,
    schemas: Mapping[str, Any] | None = None,
    *,
    rules: bool = True,
    limit: int = LIMIT,
) -> duckdb.DuckDBPyConnection:
    r"""Make `json_schema_valid(text, schema)` and `json_schema_errors(text, schema)` known to a connection.

    `json_schema_valid` is `cio_schemas.columns.is_valid`: null for a null text; and false where the schema is null or
    not known, as no record may pass by a name that is misspelt. `json_schema_errors` returns the findings of
    `cio_schemas.columns.check`, also that there is no such schema; a text without findings has an empty list.

    Args:
        connection: The connection; functions of these names that it has already are replaced.
        schemas: Schemas by the names that SQL uses, beside the bundled names and `$id`s.
        rules: False for `json_schema_errors` to validate only.
        limit: How many findings of a text are kept.

    Returns:
        The connection.

    Raises:
        CompileError: One of the schemas can't be compiled.
        jsonschema.SchemaError: One of them is not valid.

    Example:
        >>> connection = register(duckdb.connect())
        >>> connection.sql("SELECT json_schema_valid('{\"name\": \"\"}', 'event')").fetchall()
        [(False,)]
    """
    named = SchemaColumn("schema", schemas or {})
    valid = partial(_valid, SchemaByName(named, rules=False))
    errors = partial(_errors, SchemaByName(named, rules=rules), limit)
    for name, function, returns in (("json_schema_valid", valid, "BOOLEAN"), ("json_schema_errors", errors, FINDINGS)):
        _replace(connection, name, function, returns)
    return connection


def _replace(connection: Any, name: str, function: Any, returns: str) -> None:
    with suppress(duckdb.InvalidInputException):  # there was none
        connection.remove_function(name)
    connection.create_function(name, function, ["VARCHAR", "VARCHAR"], returns, type="arrow", null_handling="special")


def _batch(texts: pa.Array | pa.ChunkedArray, names: pa.Array | pa.ChunkedArray) -> pa.RecordBatch:
    return pa.record_batch([_whole(texts), _whole(names)], names=["text", "schema"])


def _whole(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return an array in one piece: a vector of DuckDB's is one chunk, which need not be copied."""
    if not isinstance(array, pa.ChunkedArray):
        return array
    return array.chunk(0) if array.num_chunks == 1 else array.combine_chunks()


def _valid(judge: SchemaByName, texts: Any, names: Any) -> pa.Array:
    batch = _batch(texts, names)
    return verdicts_by_group(batch["text"], judge.groups(batch))


def _errors(judge: SchemaByName, limit: int, texts: Any, names: Any) -> pa.Array:
    return check_batch(_batch(texts, names), judge, "text", limit)["findings"]
