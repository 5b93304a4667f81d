"""DuckDB: the functions of SQL return what `columns.is_valid` and `columns.check` do."""

import duckdb
import pyarrow as pa
import pytest

import cio_schemas
from cio_schemas import columns
from cio_schemas.columns.duckdb import register

BODIES = ['{"name": "a"}', '{"name": ""}', "{", None, '{"name": "a", "name": "a"}', "[]", "1", "1", None]
NAMES = ["event", "event", "event", "event", "event", None, "own", "evnt", None]
OWN = {"own": {"type": "integer"}}


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        register(connection, OWN)
        connection.register("records", pa.table({"id": range(len(BODIES)), "body": BODIES, "name": NAMES}))
        yield connection


def test_verdicts(connection):
    rows = connection.sql("SELECT json_schema_valid(body, name) FROM records ORDER BY id").fetchall()

    assert [valid for [valid] in rows] == [True, False, False, None, False, False, True, False, False]


def test_findings_are_those_of_check(connection):
    batch = pa.record_batch({"body": BODIES, "schema": NAMES})
    [checked] = columns.check(batch, columns.SchemaColumn("schema", OWN), "body")
    rows = connection.sql("SELECT json_schema_errors(body, name) FROM records ORDER BY id").fetchall()

    assert [found for [found] in rows] == checked["findings"].to_pylist()
    assert [[each["code"] for each in found] for [found] in rows] == [
        *([], ["V-minLength"], ["P-syntax"], [], ["P-duplicate-key"], ["P-schema"], [], ["P-schema"], ["P-schema"])
    ]


def test_a_constant_name_and_many_vectors(connection):
    sql = """
        SELECT count(*) FILTER (json_schema_valid(body, 'event')), count(*)
        FROM (SELECT CASE WHEN i % 7 = 0 THEN '{"name": ""}' ELSE '{"name": "a"}' END AS body FROM range(7000) r(i))
    """
    assert connection.sql(sql).fetchall() == [(6000, 7000)]


def test_json_typed_columns_and_literals(connection):
    assert connection.sql("SELECT json_schema_valid('{\"name\": \"a\"}'::JSON, 'event')").fetchall() == [(True,)]
    assert connection.sql("SELECT json_schema_valid(NULL, 'event')").fetchall() == [(None,)]
    assert connection.sql("SELECT json_schema_errors(NULL, 'event')").fetchall() == [([],)]


def test_options(connection):
    late = """SELECT len(json_schema_errors('{"name": "a", "timestamp": 1715937000000}', 'track/v1/event'))"""
    assert connection.sql(late).fetchall() == [(1,)]
    assert register(connection, rules=False) is connection
    assert connection.sql(late).fetchall() == [(0,)]
    register(connection, {"strings": {"items": {"type": "string"}}}, limit=2)
    assert connection.sql("SELECT len(json_schema_errors('[1, 2, 3]', 'strings'))").fetchall() == [(2,)]


def test_a_wrong_schema_is_told_at_once():
    with duckdb.connect() as connection, pytest.raises(cio_schemas.UnresolvableReferenceError):
        register(connection, {"own": {"$ref": "#/$defs/none"}})
