"""Polars: the expressions return what `columns.is_valid` and `columns.check` do."""

import polars as pl
import pyarrow as pa
import pytest

import cio_schemas
import cio_schemas.columns.polars
from cio_schemas import columns

BODIES = ['{"name": "a"}', '{"name": ""}', "{", None, '{"name": "a", "name": "a"}', "[]", "1", "1", None]
NAMES = ["event", "event", "event", "event", "event", None, "own", "evnt", None]
OWN = {"own": {"type": "integer"}}
FRAME = pl.DataFrame({"body": BODIES, "name": NAMES})
ENGINES = ["in-memory", "streaming"]


@pytest.mark.parametrize("engine", ENGINES)
def test_verdicts(engine):
    one = pl.col("body").json_schema.is_valid("event")
    named = pl.col("body").json_schema.is_valid(pl.col("name"), OWN).alias("named")
    found = FRAME.lazy().select(one, named).collect(engine=engine)

    assert found["body"].to_list() == columns.is_valid(pa.array(BODIES), "event").to_pylist()
    assert found["named"].to_list() == [True, False, False, None, False, False, True, False, False]


@pytest.mark.parametrize("engine", ENGINES)
def test_findings_are_those_of_check(engine):
    batch = pa.record_batch({"body": BODIES, "schema": NAMES})
    [checked] = columns.check(batch, columns.SchemaColumn("schema", OWN), "body")
    found = (
        FRAME.lazy()
        .select(pl.col("body").json_schema.check(pl.col("name"), OWN).struct.unnest())
        .collect(engine=engine)
    )

    assert found.schema["findings"] == cio_schemas.columns.polars.FINDINGS
    assert {name: found[name].to_list() for name in found.columns} == {
        name: checked[name].to_pylist() for name in found.columns
    }


def test_structs_are_objects():
    frame = pl.DataFrame({"event": [{"name": "a", "type": None}, {"name": "", "type": "event"}]})

    assert frame.select(pl.col("event").json_schema.is_valid("event"))["event"].to_list() == [True, False]


def test_filters_groups_and_nothing():
    valid = pl.col("body").json_schema.is_valid("event")
    frame = FRAME.with_columns(group=pl.Series([1, 1, 1, 1, 2, 2, 2, 2, 2]))

    assert frame.filter(valid)["body"].to_list() == BODIES[:1]
    assert frame.group_by("group").agg(valid.sum()).sort("group")["body"].to_list() == [1, 0]
    assert FRAME.clear().select(valid)["body"].to_list() == []


@pytest.mark.parametrize("engine", ENGINES)
def test_literals_stand_for_each_row(engine):
    valid = columns.is_valid(pa.array(BODIES), "event").to_pylist()
    one = pl.col("body").json_schema.is_valid(pl.lit("event"))
    text = pl.lit('{"name": "a"}').json_schema.is_valid(pl.col("name")).alias("text")
    found = FRAME.lazy().select(one, text).collect(engine=engine)

    assert found["body"].to_list() == valid
    assert found["text"].to_list() == [name == "event" for name in NAMES]
    assert FRAME.lazy().head(0).select(one).collect(engine=engine)["body"].to_list() == []
    assert FRAME.select(pl.col("body").json_schema.is_valid(pl.lit(None)))["body"].to_list() == [False] * len(BODIES)


def test_categories():
    frame = FRAME.select(pl.col("body", "name").cast(pl.Categorical))
    found = frame.select(pl.col("body").json_schema.is_valid(pl.col("name"), OWN))

    assert found["body"].to_list() == [True, False, False, None, False, False, True, False, False]


@pytest.mark.parametrize("kind", [pl.Int128, pl.Object])
def test_types_that_arrow_does_not_have(kind):
    frame = pl.DataFrame({"body": [1]}, schema={"body": kind})
    with pytest.raises(TypeError, match=f"expected a column with a type that Arrow has too, found {kind}: cast it"):
        frame.select(pl.col("body").json_schema.is_valid("event"))


def test_names_that_are_not_strings():
    with pytest.raises(ValueError, match="expected names of schemas in the column 'schema', found int64"):
        FRAME.with_row_index().select(pl.col("body").json_schema.is_valid(pl.col("index").cast(pl.Int64)))


def test_options():
    text = pl.lit('{"name": "a", "timestamp": 1715937000000}').json_schema
    assert len(pl.select(text.check("track/v1/event").struct.field("findings")).item()) == 1
    assert pl.select(text.check("track/v1/event", rules=False).struct.field("ok")).item()
    many = pl.lit("[1, 2, 3]").json_schema.check({"items": {"type": "string"}}, limit=2)
    assert len(pl.select(many.struct.field("findings")).item()) == 2


def test_a_wrong_schema_is_told_when_the_expression_is_made():
    with pytest.raises(cio_schemas.UnknownSchemaError):
        pl.col("body").json_schema.is_valid("evnt")
