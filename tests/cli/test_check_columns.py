"""The same verdicts and findings, record by record, whichever way records are checked."""

import json
from itertools import islice

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest

import cio_schemas.columns.polars  # noqa: F401 - which registers the expressions
from cio_schemas import columns, kernel
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


@pytest.mark.skipif(not kernel.available, reason="only the kernel judges in threads")
@pytest.mark.parametrize(("options", "threads"), [([], 3), (["-j", "1"], 1), (["--jobs", "2"], 2)])
def test_jobs_are_the_threads_that_share_a_table(cli, tmp_path, monkeypatch, options, threads):
    from cio_schemas.columns import native

    used = []

    def in_threads(function, items, jobs):
        used.append(jobs)
        return map(function, items)

    monkeypatch.setattr(native, "in_threads", in_threads)
    monkeypatch.setattr(native, "_cores", lambda: 3)
    monkeypatch.setattr(native, "_SHARE", 100)
    pa.parquet.write_table(pa.table({"body": ['{"name": "signup"}'] * 1_000}), tmp_path / "events.parquet")

    assert cli("check", "--schema", "event", "--column", "body", "events.parquet", *options).status == 0
    assert used == [threads]


def test_a_few_thousand_mutated_records(cli, tmp_path):
    assert 450 < agree(cli, tmp_path, 1_500, seed=1, size=750) < 1_350


MILLION = range(50)  # pieces, each of which can be run by itself: -k "piece-3"
PIECE = 20_000  # records


@pytest.mark.slow
@pytest.mark.parametrize("piece", MILLION, ids="piece-{}".format)
def test_a_million_mutated_records(cli, tmp_path, piece):
    assert agree(cli, tmp_path, PIECE, seed=100 + piece, size=5_000) > 6_000


@pytest.fixture(scope="module")
def session():
    import os
    import sys

    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def spark_agrees(session, folder, count, seed):
    """Compare what `agree` compared with what Spark finds in the same records."""
    import pyarrow.parquet as pq

    from cio_schemas.columns import spark

    source = [*records(count, seed)]
    bodies, names = [record.text for record in source], [record.schema for record in source]
    given = pa.table({"row": range(count), "body": bodies, "schema": names})
    pq.write_table(given, folder / "in.parquet")
    frame = session.read.parquet(str(folder / "in.parquet")).repartition(4)
    spark.check(frame, NAMED, "body", limit=1_000).write.parquet(str(folder / "out"))

    told = pq.read_table(folder / "out").sort_by("row").select(["row", *columns.ADDED.names])
    expected = pa.Table.from_batches(columns.check(given, NAMED, "body", limit=1_000)).select(told.column_names)
    assert told.num_rows == count
    assert told.cast(expected.schema).equals(expected)


@pytest.mark.engines
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning")
def test_spark_finds_what_columns_do(session, tmp_path):
    spark_agrees(session, tmp_path, PIECE, seed=100)


@pytest.mark.slow
@pytest.mark.engines
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("piece", MILLION, ids="piece-{}".format)
def test_spark_finds_what_columns_do_in_a_million(session, tmp_path, piece):
    spark_agrees(session, tmp_path, PIECE, seed=100 + piece)
