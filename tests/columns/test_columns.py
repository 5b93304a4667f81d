"""Verdicts and findings of columns: the same for all forms of an array, and nothing that ends the others."""

import pickle
import subprocess
import sys

import polars as pl
import pyarrow as pa
import pytest

import cio_schemas
from cio_schemas import columns
from cio_schemas.columns import SchemaColumn

BODIES = [
    '{"name": "signup"}',
    '{"name": ""}',
    "{",
    None,
    '{"name": "a", "name": "b"}',
    "[]",
    "",
    '{"name": "é",\n "timestamp": "x"}',
]
VALID = [True, False, False, None, False, False, False, False]
FOUND = [
    [],
    [("V-minLength", "/name", 1, 10)],
    [("P-syntax", None, 1, 2)],
    [],
    [("P-duplicate-key", None, 1, 15)],
    [("V-type", "", 1, 1)],
    [("P-empty", None, 1, 1)],
    [("V-type", "/timestamp", 2, 15)],
]
TEXTS = pa.array(BODIES)
MAPS = pa.map_(pa.string(), pa.string())
FORMS = {
    "string": TEXTS,
    **{name: TEXTS.cast(getattr(pa, name)()) for name in ("large_string", "string_view", "binary", "binary_view")},
    "json": pa.array(BODIES, pa.json_()),
    "dictionary": TEXTS.dictionary_encode(),
    "large dictionary": pa.DictionaryArray.from_arrays(range(8), pa.array([*BODIES, *BODIES])),
    "dictionary of views": pa.DictionaryArray.from_arrays(range(8), TEXTS.cast(pa.string_view())),
    "runs": pa.compute.run_end_encode(TEXTS),
}


def found_in(batch):
    names = ("code", "pointer", "line", "column")
    return [[tuple(each[name] for name in names) for each in row] for row in batch["findings"].to_pylist()]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_text(form):
    array = FORMS[form]
    [batch] = columns.check([pa.record_batch({"body": array})], "event", "body")

    assert columns.is_valid(array, "event").to_pylist() == VALID
    assert columns.is_valid(array.slice(1, 4), "event").to_pylist() == VALID[1:5]
    assert columns.is_valid(pa.chunked_array([array, array.slice(6)]), "event").to_pylist() == VALID + VALID[6:]
    assert batch["valid"].to_pylist() == VALID
    assert batch["ok"].to_pylist() == [True, False, False, True, *[False] * 4]
    assert found_in(batch) == FOUND


def test_the_findings_are_those_of_check_json():
    texts = [body for body in BODIES if body]
    [batch] = columns.check([pa.record_batch({"body": texts})], "track/v1/event", "body")
    expected = [
        [
            (each.code, str(each.severity), each.pointer, each.message, *(each.span[:2] if each.span else (None, None)))
            for each in cio_schemas.check_json(text, "track/v1/event")
        ]
        for text in texts
    ]

    assert [[tuple(each.values()) for each in row] for row in batch["findings"].to_pylist()] == expected


@pytest.mark.parametrize(
    ("array", "verdicts"),
    [
        (pa.array([{"name": "a", "type": None}, {"name": ""}, None]), [True, False, None]),
        (pa.array([[("name", "a")], [("name", "")], [("name", "a")] * 2, None], MAPS), [True, False, False, None]),
        (pa.array([1, None]), [False, None]),
        (pa.array([["a"], []]), [False, False]),
        (pa.array([{"name": "a", "data": {"at": float("nan")}}]), [False]),
        (pa.array([], pa.string()), []),
        (pa.chunked_array([], pa.string()), []),
    ],
)
def test_values_that_are_not_texts(array, verdicts):
    assert columns.is_valid(array, "event").to_pylist() == verdicts


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (True, [True, True]),
        (False, [False, False]),
        ({"type": "integer"}, [True, False]),
        ({"minimum": 2}, [False] * 2),
    ],
)
def test_schemas_by_content(schema, expected):
    assert columns.is_valid(pa.array(["1", "1.5"]), schema).to_pylist() == expected
    assert columns.is_valid(pa.array(["1", "1.5"]), cio_schemas.Validator(schema)).to_pylist() == expected


def test_large_integers_stay_exact():
    array = pa.array(["9007199254740993", "9007199254740992"])

    assert columns.is_valid(array, {"multipleOf": 2}).to_pylist() == [False, True]
    assert columns.is_valid(pa.array(["1" + "0" * 30 + "1"]), {"multipleOf": 2}).to_pylist() == [False]


def test_rules_report_what_is_valid_and_wrong():
    batch = pa.record_batch({"body": ['{"name": "a", "timestamp": 1715937000000}', '{"name": "a"}']})
    [ruled] = columns.check([batch], "track/v1/event", "body")
    [bare] = columns.check([batch], "track/v1/event", "body", rules=False)

    assert (ruled["valid"].to_pylist(), ruled["ok"].to_pylist()) == ([True, True], [False, True])
    assert [[each["code"] for each in row] for row in ruled["findings"].to_pylist()] == [["CB201"], []]
    assert (bare["ok"].to_pylist(), bare["findings"].to_pylist()) == ([True, True], [[], []])


def test_each_row_as_an_object():
    batch = pa.record_batch({"name": ["a", "", None], "type": ["event", None, "event"]})
    [checked] = columns.check(batch, "event")

    assert checked["valid"].to_pylist() == [True, False, False]
    assert found_in(checked) == [[], [("V-minLength", "/name", None, None)], [("V-required", "", None, None)]]


def test_a_schema_for_each_record():
    names = ["event", None, "evnt", "own", "own", "event", "../event.json", "customer"]
    own = {"type": "object", "required": ["id"]}
    bodies = ['{"name": "a"}', "{}", "{", "{}", '{"id": 1}', "{", "{}", None]
    batch = pa.record_batch({"body": bodies, "type": names})
    [checked] = columns.check([batch], SchemaColumn("type", {"own": own}), "body")

    assert checked["valid"].to_pylist() == [True, None, None, False, True, False, None, None]
    assert checked["ok"].to_pylist() == [True, False, False, False, True, False, False, True]
    assert [[each["code"] for each in row] for row in checked["findings"].to_pylist()] == [
        *([], ["P-schema"], ["P-schema"], ["V-required"], [], ["P-syntax"], ["P-schema"], [])
    ]
    messages = [row[0]["message"] for row in checked["findings"].to_pylist() if row and row[0]["code"] == "P-schema"]
    assert messages[0] == "the column 'type' names no schema here: it is null"
    assert messages[1] == "the column 'type' names a schema that is not known, 'evnt'; did you mean 'event'?"


@pytest.mark.parametrize(
    "encode", [lambda names: names.dictionary_encode(), lambda names: names.cast(pa.string_view())]
)
def test_names_in_every_form(encode):
    batch = pa.record_batch({"body": ['{"name": ""}', "{}"], "type": encode(pa.array(["event", None]))})
    [checked] = columns.check([batch], SchemaColumn("type"), "body")

    assert checked["valid"].to_pylist() == [False, None]


def test_many_names_in_any_order():
    known = {f"{number} or more": {"minimum": number} for number in range(40)}
    names = [f"{row * 7 % 41} or more" if row % 5 else None for row in range(400)]
    batch = pa.record_batch({"body": [f"{row % 40}" for row in range(400)], "type": names})
    [checked] = columns.check(batch, SchemaColumn("type", known), "body")

    assert checked["valid"].to_pylist() == [
        row % 40 >= int(name.split()[0]) if name in known else None for row, name in enumerate(names)
    ]


@pytest.mark.parametrize("frame", [pa.table, pl.DataFrame])
def test_what_can_be_read_as_a_stream_of_arrow(frame):
    checked = columns.check(frame({"body": ['{"name": "a"}', '{"name": ""}']}), "event", "body")

    assert [row for batch in checked for row in batch["valid"].to_pylist()] == [True, False]


def test_one_batch_comes_out_for_each():
    batches = [pa.record_batch({"body": TEXTS.slice(start, 3), "id": TEXTS.slice(start, 3)}) for start in (0, 3, 6)]
    empty = batches[0].slice(0, 0)
    checked = [*columns.check(iter([*batches, empty]), "event", "body")]

    assert [batch.num_rows for batch in checked] == [3, 3, 2, 0]
    assert [name for batch in checked for name in batch.schema.names] == ["body", "id", "valid", "ok", "findings"] * 4
    assert len({batch.schema for batch in checked}) == 1
    assert [row for batch in checked for row in found_in(batch)] == FOUND
    assert [*columns.check(pa.Table.from_batches(batches), "event", "body")] == checked[:3]


def test_findings_of_a_record_are_limited_and_its_verdict_is_not():
    schema = {"items": {"type": "string"}}
    batch = pa.record_batch({"body": [f"[{', '.join(['1'] * 500)}]", "[1]"]})
    [few] = columns.check(batch, schema, "body", limit=3)
    [more] = columns.check(batch, schema, "body")

    assert [len(row) for row in few["findings"].to_pylist()] == [3, 1]
    assert [len(row) for row in more["findings"].to_pylist()] == [100, 1]
    assert few["valid"].to_pylist() == [False, False]


def test_lone_surrogates_can_be_stored():
    schema = {"additionalProperties": False}
    batch = pa.record_batch({"body": ['{"a": 1}']})
    [checked] = columns.check(batch, schema, "body")
    assert found_in(checked) == [[("V-additionalProperties", "/a", 1, 2)]]

    validator = cio_schemas.Validator({"const": "\ud800"})
    [checked] = columns.check(pa.record_batch({"body": ['"a"']}), validator, "body")
    assert "\\ud800" in checked["findings"].to_pylist()[0][0]["message"]


# arguments of `check`, the exception, and how its message begins
WRONG = [
    (
        {"column": "bdy"},
        KeyError,
        "\"expected one column 'bdy', found none; did you mean 'body'?; the columns are body, name",
    ),
    ({"schema": SchemaColumn("typ")}, KeyError, "\"expected one column 'typ', found none"),
    ({"schema": "evnt"}, cio_schemas.UnknownSchemaError, "no bundled schema 'evnt'; did you mean 'event'?"),
    ({"schema": SchemaColumn("name", {"x": "evnt"})}, cio_schemas.UnknownSchemaError, "no bundled schema 'evnt'"),
    ({"limit": 0}, ValueError, "expected a limit of 1 or more findings of a record, found 0"),
    ({"batches": pa.record_batch({"body": ["1"], "ok": [1]})}, ValueError, "there is a column 'ok' already"),
    (
        {"batches": pa.record_batch([pa.array(["1"])] * 2, ["body", "body"])},
        KeyError,
        "\"expected one column 'body', found several; the columns are body, body",
    ),
    ({"batches": ["1"]}, TypeError, "expected record batches of pyarrow, found str"),
    (
        {"schema": SchemaColumn("name"), "batches": pa.record_batch({"body": ["1"], "name": [{"a": 1}]})},
        ValueError,
        "expected names of schemas in the column 'name', found struct<a: int64>",
    ),
    (
        {"schema": SchemaColumn("name"), "batches": pa.record_batch({"body": ["1"], "name": [7]})},
        ValueError,
        "expected names of schemas in the column 'name', found int64",
    ),
    ({"schema": SchemaColumn("name", ["event"])}, TypeError, "expected a mapping of names to schemas, found list"),
    ({"column": 0}, TypeError, "expected the name of a column, found 0"),
    ({"batches": 1}, TypeError, "expected record batches of pyarrow, found int"),
]


@pytest.mark.parametrize(("given", "kind", "message"), WRONG)
def test_what_is_wrong_with_the_call(given, kind, message):
    arguments = {"batches": pa.record_batch({"body": ["1"], "name": ["event"]}), "schema": "event", "column": "body"}
    with pytest.raises(kind) as raised:
        list(columns.check(**{**arguments, **given}))

    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("given", [["1"], "1", pa.scalar("1"), pa.table({"body": ["1"]})])
def test_what_is_no_array(given):
    with pytest.raises(TypeError, match="expected a pyarrow array, found"):
        columns.is_valid(given, "event")


def test_a_name_that_is_not_utf_8_is_not_known():
    batch = pa.record_batch({"body": ["{}", '{"name": "a"}', "1"], "type": pa.array([b"\xff", b"event", None])})
    [checked] = columns.check(batch, SchemaColumn("type"), "body")

    assert checked["valid"].to_pylist() == [None, True, None]
    assert checked["findings"][0][0]["message"].as_py() == (
        "the column 'type' names a schema that is not known, '\\\\xff'"
    )


def test_a_wrong_schema_is_told_before_the_first_batch():
    with pytest.raises(cio_schemas.UnknownSchemaError):
        columns.check([], "evnt", "body")


def summaries(bodies):
    return columns.summary(columns.check(pa.record_batch({"body": bodies}), "event", "body"))


def test_a_summary():
    rows = summaries(['{"name": ""}', '{"name": ""}', '{"name": 1}', "{", '{"name": "a"}']).rows()

    assert [(row.count, row.schema, row.code, row.severity, row.pointer, row.example) for row in rows] == [
        (2, "event", "V-minLength", "error", "/name", "expected at least 1 character, found 0"),
        (1, "event", "P-syntax", "error", None, "expected a key in double quotes, found the end of the document"),
        (1, "event", "V-type", "error", "/name", "expected string, found integer 1"),
    ]


def test_a_summary_of_batches_without_findings():
    assert summaries(['{"name": "a"}', '{"name": "b"}']).rows() == []


def test_a_summary_of_other_columns():
    with pytest.raises(KeyError, match="expected one column 'findings', found none"):
        columns.summary(pa.record_batch({"x": [1]}))
    for other in ([1], [[1]], [[{"code": "V-type"}]]):
        with pytest.raises(ValueError, match="expected the column 'findings' as check returns it, found "):
            columns.summary(pa.record_batch({"findings": other}))


@pytest.mark.parametrize("note", [b"{", b"[]", b"1", b"[" * 100_000], ids=["text", "array", "number", "deep"])
def test_a_summary_of_metadata_that_is_not_ours(note):
    [checked] = columns.check(pa.record_batch({"body": ["{}"]}), "event", "body")
    [row] = columns.summary(checked.replace_schema_metadata({b"cio-schemas": note})).rows()

    assert (row.schema, row.code) == ("", "V-required")


def test_summaries_of_partitions_are_added_in_any_order():
    bodies = ['{"name": ""}', '{"name": 1}', '{"name": 22}', "{", '{"name": ""}', '{"name": "a"}', "[1]"]
    parts = [summaries(bodies[start : start + 2]) for start in range(0, len(bodies), 2)]

    assert sum(parts) == summaries(bodies) == sum(reversed([pickle.loads(pickle.dumps(part)) for part in parts]))
    assert sum(parts).total == 6


def test_a_summary_by_the_schema_of_each_record():
    batch = pa.record_batch({"body": ["{}", "{}", "1"], "type": ["event", "customer", None]})
    rows = columns.summary(columns.check(batch, SchemaColumn("type"), "body")).rows()

    assert {(row.schema, row.code) for row in rows} >= {("event", "V-required"), ("", "P-schema")}
    assert {row.schema for row in rows} == {"event", "customer", ""}


def test_a_summary_as_a_table():
    table = pa.table(summaries(['{"name": ""}']).to_pydict())

    assert table.column_names == ["count", "schema", "code", "severity", "pointer", "example"]
    assert table.num_rows == 1


def output(before: str, failing: str) -> str:
    """What a program prints that ends with the message of what fails."""
    program = f"{before}\ntry:\n    {failing}\nexcept (ImportError, AttributeError) as error:\n    print(error)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_a_summary_as_a_page(tmp_path):
    columns.write_report(tmp_path / "summary.html", summaries(['{"name": ""}']))

    assert "expected at least 1 character, found 0" in (tmp_path / "summary.html").read_text(encoding="utf-8")


def test_without_the_extra_one_line_says_what_to_install():
    assert (
        output("import sys; sys.modules['pyarrow'] = None", "import cio_schemas.columns")
        == "to judge columns, install cio-schemas[arrow]\n"
    )


@pytest.mark.parametrize("engine", ["DuckDB", "Polars", "Spark"])
def test_without_an_engine_one_line_says_what_to_install(engine):
    module = engine.lower()
    missing = {"spark": "pyspark"}.get(module, module)
    assert (
        output(f"import sys; sys.modules['{missing}'] = None", f"import cio_schemas.columns.{module}")
        == f"to judge columns in {engine}, install cio-schemas[{module}]\n"
    )


@pytest.mark.parametrize("engine", ["spark", "duckdb", "polars"])
def test_no_engine_is_imported(engine):
    before = "import sys, cio_schemas.columns; print(*sys.modules)"
    loaded, said = output(before, f"cio_schemas.columns.{engine}").splitlines()

    assert {"pyspark", "duckdb", "polars", "pandas", "numpy"} & set(loaded.split()) <= {"numpy"}
    assert said == f"import cio_schemas.columns.{engine} first"


def test_few_unknown_names_are_compared_with_those_that_are_known() -> None:
    names = [f"events{number}" for number in range(600)]
    batch = pa.record_batch({"body": ["1"] * 600, "schema": names})

    (checked,) = columns.check(batch, columns.SchemaColumn("schema"), "body")
    messages = [found[0]["message"] for found in checked["findings"].to_pylist()]

    assert messages[0] == "the column 'schema' names a schema that is not known, 'events0'; did you mean 'event'?"
    assert messages[-1] == "the column 'schema' names a schema that is not known, 'events599'"
