"""The same verdicts and findings, record by record, whichever way records are checked."""

import json
from itertools import islice

import duckdb
import polars as pl
import pyarrow as pa
import pytest

import cio_schemas.columns.polars  # noqa: F401 - which registers the expressions
from cio_schemas import columns
from cio_schemas.columns import SchemaColumn
from cio_schemas.columns.duckdb import register
from tests.columns.mutated import ORDER, SCHEMAS, records

NAMED = SchemaColumn("schema", {"order": ORDER})


def by_file(cli, folder, batch):
    """What `check` finds on NDJSON: for each record (code, severity, pointer, message, column)."""
    found = [[] for _ in batch]
    for name, schema in SCHEMAS.items():
        rows = [row for row, record in enumerate(batch) if record.schema == name]
        path = folder / f"{name}.ndjson"
        path.write_bytes(b"".join((batch[row].text or "").encode() + b"\n" for row in rows))
        named = schema
        if isinstance(schema, dict):
            named = f"{name}.json"
            (folder / named).write_text(json.dumps(schema))
        out = cli("check", "--schema", named, path.name, "--output-format", "json-lines", "-q").out
        for line in out.splitlines():
            each = json.loads(line)
            assert each["line"] == each["record"]
            each["message"] = each["message"].partition("; to check each payload of an array")[0]  # on the command line
            keys = ("code", "severity", "pointer", "message", "column")
            found[rows[each["record"] - 1]].append(tuple(each[key] for key in keys))
    return found


def as_told(findings):
    """The same of a column of findings."""
    assert all(each["line"] in (1, None) for row in findings for each in row)
    keys = ("code", "severity", "pointer", "message", "column")
    return [[tuple(each[key] for key in keys) for each in row] for row in findings]


def by_columns(table):
    [checked] = columns.check(table, NAMED, "body", limit=1_000)
    valid = checked["valid"].to_pylist()
    named = {}
    for name, schema in SCHEMAS.items():
        rows = pa.compute.indices_nonzero(pa.compute.equal(table["schema"], name))
        verdicts = columns.is_valid(table["body"].take(rows), schema).to_pylist()
        named.update(zip(rows.to_pylist(), verdicts, strict=True))
    assert [named[row] for row in range(len(valid))] == valid
    return valid, as_told(checked["findings"].to_pylist())


def by_duckdb(connection, table):
    connection.register("records", table)
    query = "SELECT json_schema_valid(body, schema), json_schema_errors(body, schema) FROM records ORDER BY row"
    rows = connection.sql(query).fetchall()
    return [valid for valid, _ in rows], as_told([found for _, found in rows])


def by_polars(table):
    body, name = pl.col("body").json_schema, pl.col("schema")
    checked = body.check(name, NAMED.schemas, limit=1_000).struct.unnest()
    found = pl.from_arrow(table).select(checked, verdict=body.is_valid(name, NAMED.schemas))
    assert found["verdict"].to_list() == found["valid"].to_list()
    return found["valid"].to_list(), as_told(found["findings"].to_list())


def agree(cli, folder, count, seed, size):
    source = records(count, seed)
    refused = 0
    with duckdb.connect() as connection:
        register(connection, NAMED.schemas, limit=1_000)
        while batch := [*islice(source, size)]:
            texts = [record.text for record in batch]
            names = [record.schema for record in batch]
            table = pa.table({"row": range(len(batch)), "body": texts, "schema": names}).combine_chunks()
            valid, found = by_columns(table)
            assert found == by_file(cli, folder, batch)
            assert (valid, found) == by_duckdb(connection, table)
            assert (valid, found) == by_polars(table)
            assert [text is None for text in texts] == [verdict is None for verdict in valid]
            refused += valid.count(False)
    return refused


def test_a_few_thousand_mutated_records(cli, tmp_path):
    assert 450 < agree(cli, tmp_path, 1_500, seed=1, size=750) < 1_350


@pytest.mark.slow
def test_a_million_mutated_records(cli, tmp_path):
    assert agree(cli, tmp_path, 1_000_000, seed=2, size=20_000) > 300_000


@pytest.mark.engines
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("count", [20_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_spark_finds_what_columns_do(count, tmp_path, monkeypatch):
    import sys

    import pyarrow.parquet as pq
    from pyspark.sql import SparkSession

    from cio_schemas.columns import spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    source = [*records(count, 3)]
    bodies, names = [record.text for record in source], [record.schema for record in source]
    pq.write_table(pa.table({"row": range(count), "body": bodies, "schema": names}), tmp_path / "in.parquet")
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.read.parquet(str(tmp_path / "in.parquet")).repartition(4)
        spark.check(frame, NAMED, "body").write.parquet(str(tmp_path / "out"))
    finally:
        session.stop()
    told = pq.read_table(tmp_path / "out").sort_by("row")
    expected = pa.Table.from_batches(columns.check(pq.read_table(tmp_path / "in.parquet"), NAMED, "body"))

    assert told["row"].to_pylist() == [*range(count)]
    for name in ("valid", "ok", "findings"):
        assert told[name].to_pylist() == expected[name].to_pylist()
