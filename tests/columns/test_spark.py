"""Spark in local mode: the same verdicts and findings, each record told once whatever happens to a task.

It takes pyspark, pandas, Java 17 (JAVA_HOME) and PYSPARK_PYTHON; see docs/columns.md.
"""

import os
import signal
import sys

import pyarrow as pa
import pytest

import cio_schemas
from cio_schemas import columns
from cio_schemas.columns import SchemaColumn

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning")]

BODIES = ['{"name": "a"}', '{"name": ""}', "{", None, '{"name": "a", "name": "a"}', "[]", "1", "1", None]
NAMES = ["event", "event", "event", "event", "event", None, "own", "evnt", None]
NAMED = SchemaColumn("name", {"own": {"type": "integer"}})


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def frame(session):
    rows = [(number, body, name) for number, (body, name) in enumerate(zip(BODIES, NAMES, strict=True))]
    return session.createDataFrame(rows, "id int, body string, name string").repartition(3)


def rows_of(frame):
    return [each.asDict(recursive=True) for each in frame.orderBy("id").collect()]


def expected():
    [checked] = columns.check(pa.record_batch({"id": range(len(BODIES)), "body": BODIES, "name": NAMES}), NAMED, "body")
    return checked.to_pylist()


def test_check(frame):
    from cio_schemas.columns import spark

    assert rows_of(spark.check(frame, NAMED, "body")) == expected()


def test_is_valid(frame):
    from cio_schemas.columns import spark

    found = rows_of(frame.withColumn("valid", spark.is_valid("body", "event")))
    assert [each["valid"] for each in found] == columns.is_valid(pa.array(BODIES), "event").to_pylist()
    assert frame.where(spark.is_valid(frame.body, "event")).count() == 1


def test_schemas_are_shipped(frame, tmp_path):
    from cio_schemas.columns import spark

    path = tmp_path / "own.json"
    path.write_text('{"type": "integer"}')
    for schema in ({"type": "integer"}, cio_schemas.Validator({"type": "integer"}), path):
        checked = spark.check(frame, schema, "body")
        valid = frame.withColumn("valid", spark.is_valid("body", schema))
        path.rename(tmp_path / "gone.json")
        assert [each["valid"] for each in rows_of(checked)] == [
            False,
            False,
            False,
            None,
            False,
            False,
            True,
            True,
            None,
        ]
        assert [each["valid"] for each in rows_of(valid)] == [each["valid"] for each in rows_of(checked)]
        (tmp_path / "gone.json").rename(path)


def test_each_row_as_an_object(session):
    from cio_schemas.columns import spark

    frame = session.createDataFrame([(1, "a"), (2, "")], "id int, name string")
    schema = {"properties": {"id": {"type": "integer"}, "name": {"minLength": 1}}}
    assert [each["valid"] for each in rows_of(spark.check(frame, schema))] == [True, False]


def test_names_with_dots_and_names_of_two_columns(frame):
    from cio_schemas.columns import spark

    renamed = frame.toDF("id", "a.body", "name")
    checked = spark.check(renamed.select("id", "`a.body`", "name", "name"), "event", "a.body")

    assert checked.columns == ["id", "a.body", "name", "name", "valid", "ok", "findings"]
    assert [row[4] for row in sorted(checked.collect())] == [True, False, False, None, False, False, False, False, None]


def test_variants(session):
    from cio_schemas.columns import spark

    frame = session.sql('SELECT 1 id, parse_json(\'{"name": ""}\') body')
    wrong = "the column 'body' holds a VARIANT: check to_json\\(body\\) instead"
    with pytest.raises(TypeError, match=wrong):
        spark.check(frame, "event", "body")
    with pytest.raises(TypeError, match=wrong):
        spark.check(frame.selectExpr("array(body) body"), "event")
    with pytest.raises(Exception, match="the values are VARIANTs: judge their to_json instead"):
        frame.select(spark.is_valid("body", "event")).collect()
    assert [row.valid for row in spark.check(frame.selectExpr("to_json(body) b"), "event", "b").collect()] == [False]


def test_what_is_wrong_is_told_before_a_task_runs(frame):
    from cio_schemas.columns import spark

    with pytest.raises(cio_schemas.UnknownSchemaError):
        spark.check(frame, "evnt", "body")
    with pytest.raises(KeyError, match="expected one column 'bdy', found none; did you mean 'body'"):
        spark.check(frame, "event", "bdy")
    with pytest.raises(TypeError, match="expected the name of a column"):
        spark.check(frame, "event", frame.body)
    with pytest.raises(ValueError, match="there is a column 'valid' already"):
        spark.check(spark.check(frame, "event", "body"), "event", "body")


def test_a_stream(session, frame, tmp_path):
    from cio_schemas.columns import spark

    frame.write.parquet(str(tmp_path / "in"))
    stream = spark.check(session.readStream.schema(frame.schema).parquet(str(tmp_path / "in")), NAMED, "body")
    query = (
        stream.writeStream.format("parquet")
        .option("checkpointLocation", str(tmp_path / "state"))
        .trigger(availableNow=True)
        .start(str(tmp_path / "out"))
    )
    query.awaitTermination()

    assert rows_of(session.read.parquet(str(tmp_path / "out"))) == expected()


def test_a_task_that_is_killed_tells_nothing_twice(frame, tmp_path):
    """The worker of one task is killed in the middle of its batches, and Spark runs that task again."""
    from cio_schemas.columns import spark

    marker = tmp_path / "killed"

    def dying(batches):
        for batch in batches:
            if 4 in batch["id"].to_pylist() and not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    checked = spark.check(frame.mapInArrow(dying, frame.schema), NAMED, "body")
    assert rows_of(checked) == expected()
    assert marker.exists()
