"""`check --invalid-to`: refused records and their findings, of any format, in a file of their own."""

import errno
import io
import json
import os
import sys

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

BODIES = ['{"name": "a"}', '{"name": ""}', "{", '{"name": "b"}', '{"name": 1, "type": "x"}']
CODES = [["V-minLength"], ["P-syntax"], ["V-type", "V-enum"]]
EVENT = ("check", "--schema", "event")
TARGETS = ["bad.parquet", "bad.arrow", "bad.arrows", "bad.ndjson", "bad.jsonl"]


def rows_in(path):
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pylist()
    if path.suffix in (".arrow", ".arrows"):
        opened = pa.ipc.open_stream(path) if path.suffix == ".arrows" else pa.ipc.open_file(path)
        return opened.read_all().to_pylist()
    return [json.loads(line) for line in path.read_text().splitlines()]


def told(rows):
    return [(row["path"], row["record"], row["text"], [each["code"] for each in row["findings"]]) for row in rows]


@pytest.mark.parametrize("target", TARGETS)
def test_ndjson(cli, tmp_path, target):
    (tmp_path / "a.ndjson").write_text("\n".join([*BODIES[:2], "", *BODIES[2:]]))
    assert cli(*EVENT, "a.ndjson", "--invalid-to", target, "-q").status == 1
    rows = rows_in(tmp_path / target)

    assert told(rows) == [
        ("a.ndjson", 2, BODIES[1], CODES[0]),
        ("a.ndjson", 4, BODIES[2], CODES[1]),
        ("a.ndjson", 6, BODIES[4], CODES[2]),
    ]
    assert {row["schema"] for row in rows} == {"event"}
    assert rows[0]["findings"] == [
        {
            "code": "V-minLength",
            "severity": "error",
            "pointer": "/name",
            "message": "expected at least 1 character, found 0",
            "line": 2,
            "column": 10,
        }
    ]


@pytest.mark.parametrize("target", TARGETS)
def test_tables_keep_their_columns(cli, tmp_path, target):
    table = pa.table({"id": pa.array(range(5), pa.int16()), "body": pa.array(BODIES, pa.string_view())})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    pq.write_table(table, tmp_path / "b.parquet")
    cli(*EVENT, "--column", "body", "a.parquet", "b.parquet", "--invalid-to", target)
    rows = rows_in(tmp_path / target)

    assert list(rows[0]) == ["id", "body", "path", "record", "schema", "findings"]
    assert [(row["id"], row["body"], row["path"], row["record"]) for row in rows] == [
        (record - 1, BODIES[record - 1], path, record) for path in ("a.parquet", "b.parquet") for record in (2, 3, 5)
    ]
    assert [[each["code"] for each in row["findings"]] for row in rows] == CODES * 2


RUNS = pc.run_end_encode(pa.array(["a", "a"]))
UNION = pa.UnionArray.from_sparse(pa.array([0, 0], pa.int8()), [pa.array([7, 8])])
NESTED = pa.DictionaryArray.from_arrays([0, 0], pa.array([[1]]))


# the target, a column beside the payloads, and what a refused row has of it; None if only the text is kept
@pytest.mark.parametrize(
    ("target", "column", "kept"),
    [
        ("bad.parquet", RUNS, "a"),
        ("bad.arrow", RUNS, "a"),
        ("bad.ndjson", RUNS, "a"),
        ("bad.parquet", UNION, None),
        ("bad.arrow", UNION, 8),
        ("bad.ndjson", UNION, 8),
        ("bad.parquet", NESTED, None),
        ("bad.arrow", NESTED, [1]),
        ("bad.parquet", pa.array([(1, 2, 3)] * 2, pa.month_day_nano_interval()), None),
        ("bad.parquet", pa.array([["a"], ["b"]], pa.list_(pa.string_view())), ["b"]),
    ],
)
def test_types_that_a_format_does_not_have(cli, tmp_path, target, column, kept):
    table = pa.table({"body": BODIES[:2], "more": column})
    with pa.ipc.new_file(tmp_path / "a.arrow", table.schema) as writer:
        writer.write_table(table)
    assert cli(*EVENT, "--column", "body", "a.arrow", "--invalid-to", target, "-q").status == 1
    [row] = rows_in(tmp_path / target)

    assert (row["record"], row.get("more")) == (2, kept)
    assert row["text" if kept is None else "body"] == BODIES[1]


def test_rows_that_are_objects(cli, tmp_path):
    table = pa.table({"name": ["a", "", None], "data": [{"x": 1.5}, None, {"x": float("nan")}]})
    pq.write_table(table, tmp_path / "a.parquet")
    cli(*EVENT, "a.parquet", "--invalid-to", "bad.ndjson")
    first, second = rows_in(tmp_path / "bad.ndjson")

    assert (first["name"], first["record"], [each["code"] for each in first["findings"]]) == ("", 2, ["V-minLength"])
    assert (second["data"], [each["code"] for each in second["findings"]]) == ({"x": None}, ["P-number"])


def test_inputs_of_several_kinds_are_told_as_texts(cli, tmp_path):
    pq.write_table(pa.table({"body": BODIES[:2]}), tmp_path / "a.parquet")
    (tmp_path / "b.json").write_text('{\n"name": ""}')
    (tmp_path / "c.yaml").write_text("name: a\n---\nname: ''\n---\n? [a]\n: b\n")
    cli(*EVENT, "--column", "body", "a.parquet", "b.json", "c.yaml", "--invalid-to", "bad.parquet")

    assert told(rows_in(tmp_path / "bad.parquet")) == [
        ("a.parquet", 2, BODIES[1], ["V-minLength"]),
        ("b.json", None, '{\n"name": ""}', ["V-minLength"]),
        ("c.yaml", 2, '{"name": ""}', ["V-minLength"]),
        ("c.yaml", 3, "", ["P-key"]),
    ]


def test_items_of_arrays(cli, tmp_path):
    (tmp_path / "a.json").write_text('[{"name": "a"}, {"name": ""}, {"name": "b"}, 7]')
    (tmp_path / "b.json").write_text("{}")
    (tmp_path / "c.yaml").write_text("- {name: a}\n- {name: ''}\n")
    cli(*EVENT, "--each", "a.json", "b.json", "c.yaml", "--invalid-to", "bad.ndjson")

    assert told(rows_in(tmp_path / "bad.ndjson")) == [
        ("a.json", 2, '{"name": ""}', ["V-minLength"]),
        ("a.json", 4, "7", ["V-type"]),
        ("b.json", None, "{}", ["P-each"]),
        ("c.yaml", 2, '{"name": ""}', ["V-minLength"]),
    ]


def test_a_file_that_is_named_twice(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text("\n".join(BODIES))
    cli(*EVENT, "a.ndjson", "./a.ndjson", "--invalid-to", "bad.ndjson")

    assert [row["record"] for row in rows_in(tmp_path / "bad.ndjson")] == [2, 3, 5]


def test_many_records(cli, tmp_path):
    bodies = ['{"name": ""}' if number % 3 else '{"name": "a"}' for number in range(5_000)]
    (tmp_path / "a.ndjson").write_text("\n".join(bodies))
    pq.write_table(pa.table({"id": range(5_000), "body": bodies}), tmp_path / "a.parquet", row_group_size=700)
    expected = [number for number in range(5_000) if number % 3]
    cli(*EVENT, "a.ndjson", "--invalid-to", "bad.parquet")
    cli(*EVENT, "--column", "body", "a.parquet", "--invalid-to", "rows.parquet")

    assert [row["record"] - 1 for row in rows_in(tmp_path / "bad.parquet")] == expected
    assert [row["id"] for row in rows_in(tmp_path / "rows.parquet")] == expected


@pytest.mark.parametrize("name", ["piped.ndjson", "piped.parquet"])
def test_standard_input(cli, tmp_path, monkeypatch, name):
    data = "\n".join(BODIES).encode()
    if name.endswith(".parquet"):
        pq.write_table(pa.table({"body": BODIES}), tmp_path / "a.parquet")
        data = (tmp_path / "a.parquet").read_bytes()
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(data)})())
    column = ["--column", "body"] if name.endswith(".parquet") else []
    assert cli(*EVENT, *column, "-", "--stdin-filename", name, "--invalid-to", "bad.ndjson").status == 1

    assert [(row["path"], row["record"]) for row in rows_in(tmp_path / "bad.ndjson")] == [
        (name, 2),
        (name, 3),
        (name, 5),
    ]


class Broken(io.BytesIO):
    """Standard input that ends with an error, as where a disk is full on its way to a copy."""

    def read(self, size=-1):
        data = super().read(size)
        if not data:
            raise OSError(errno.ENOSPC, "No space left on device")
        return data


@pytest.mark.parametrize("options", [[*EVENT[1:], "--invalid-to", "bad.ndjson"], []])
def test_standard_input_that_can_not_be_copied(cli, monkeypatch, options):
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Broken(BODIES[0].encode())})())
    assert cli("check", *options, "-") == (
        2,
        "",
        (
            "cio-schemas: error: standard input can't be copied to a temporary file, to be read twice: No space "
            "left on device; set TMPDIR to a folder with room for it, or save it and name the file\n"
        ),
    )


def test_a_pipe_is_refused_for_it_can_be_read_only_once(cli, tmp_path):
    os.mkfifo(tmp_path / "pipe.ndjson")
    status, _, err = cli(*EVENT, "pipe.ndjson", "--invalid-to", "bad.ndjson")  # and does not wait for who writes to it
    assert (status, err) == (
        2,
        (
            "cio-schemas: error: --invalid-to reads payloads twice, and pipe.ndjson is a pipe, which can be read only "
            "once; give what it holds on standard input (-)\n"
        ),
    )


def test_what_is_not_wanted_or_no_error_is_not_refused(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text("\n".join(BODIES))
    cli(*EVENT, "a.ndjson", "--ignore", "V-minLength,V-type", "--invalid-to", "bad.ndjson")
    assert [row["record"] for row in rows_in(tmp_path / "bad.ndjson")] == [3, 5]

    (tmp_path / "a.ndjson").write_text('{"name": "a", "data": {"Total": 1, "total": 1}}\n')
    status, out, _ = cli("check", "--schema", "track/v1/event", "a.ndjson", "--invalid-to", "bad.ndjson")
    assert (
        status,
        "warning" in cli("check", "--schema", "track/v1/event", "a.ndjson", "--output-format", "json").out,
    ) == (*(0, bool(out)),)
    assert rows_in(tmp_path / "bad.ndjson") == []


def test_no_refused_records_are_a_file_with_none(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text(BODIES[0])
    cli(*EVENT, "a.ndjson", "--invalid-to", "bad.parquet")

    assert pq.read_schema(tmp_path / "bad.parquet").names == ["text", "path", "record", "schema", "findings"]
    assert rows_in(tmp_path / "bad.parquet") == []


def test_a_run_that_fails_leaves_the_file_as_it_was(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text(BODIES[1])
    (tmp_path / "bad.ndjson").write_text("before")
    status, _, err = cli(*EVENT, "a.ndjson", "none.json", "--invalid-to", "bad.ndjson")

    assert (status, (tmp_path / "bad.ndjson").read_text()) == (2, "before")
    assert "bad.ndjson is not written, since not everything was checked" in err


# options, and the error
WRONG = [
    (
        ["--invalid-to", "bad.csv"],
        "--invalid-to bad.csv: expected a name that ends in one of .ndjson, .jsonl, .parquet",
    ),
    (["--invalid-to", "a.ndjson"], "--invalid-to a.ndjson would overwrite a.ndjson, which is read"),
    (["--invalid-to", "none/bad.ndjson"], "none/bad.ndjson: No such file or directory"),
    (["--invalid-to", "bad.ndjson", "--max-errors", "3"], "--invalid-to and --max-errors contradict each other"),
    (["--invalid-to", "bad.ndjson", "--no-values"], "--invalid-to and --no-values contradict each other"),
    (
        ["--invalid-to", "bad.ndjson", "--write-baseline", "b"],
        "--invalid-to and --write-baseline contradict each other",
    ),
]


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_what_can_not_be_written(cli, tmp_path, options, message):
    (tmp_path / "a.ndjson").write_text(BODIES[1])
    status, out, err = cli(*EVENT, "a.ndjson", *options)

    assert (status, out) == (2, "")
    assert err.startswith(f"cio-schemas: error: {message}")
    assert (tmp_path / "a.ndjson").read_text() == BODIES[1]


def test_tables_of_different_columns_are_told_as_texts(cli, tmp_path):
    pq.write_table(pa.table({"name": ["", "a"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"name": ["a", ""], "type": ["event", "x"]}), tmp_path / "b.parquet")
    cli(*EVENT, "a.parquet", "b.parquet", "--invalid-to", "bad.ndjson")
    rows = rows_in(tmp_path / "bad.ndjson")

    assert [(row["path"], row["record"], json.loads(row["text"])) for row in rows] == [
        ("a.parquet", 1, {"name": ""}),
        ("b.parquet", 2, {"name": "", "type": "x"}),
    ]


def test_a_table_that_has_changed_meanwhile(cli, tmp_path, monkeypatch):
    from cio_schemas.columns import invalid_rows

    pq.write_table(pa.table({"body": BODIES}), tmp_path / "a.parquet")
    monkeypatch.setattr(invalid_rows, "read_rows", lambda *_, **__: iter(()))
    status, _, err = cli(*EVENT, "--column", "body", "a.parquet", "--invalid-to", "bad.ndjson")

    assert status == 1
    assert "error: a.parquet: it changed while it was read, so not all of its refused rows are written\n" in err
    assert rows_in(tmp_path / "bad.ndjson") == []


def test_a_damaged_table_among_others(cli, tmp_path):
    pq.write_table(pa.table({"body": BODIES}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1, it says")
    status, out, err = cli(*EVENT, "--column", "body", "a.parquet", "b.parquet", "--invalid-to", "bad.ndjson")

    assert (status, "V-minLength" in out, "b.parquet: " in err) == (2, True, True)
    assert "bad.ndjson is not written, since not everything was checked" in err


def test_more_findings_of_a_record_than_are_kept(cli, tmp_path):
    (tmp_path / "s.json").write_text('{"items": {"type": "string"}}')
    (tmp_path / "a.json").write_text(json.dumps([*range(1_500)]))
    status, out, _ = cli("check", "--schema", "s.json", "a.json", "--invalid-to", "bad.ndjson", "--output-format=json")
    [row] = rows_in(tmp_path / "bad.ndjson")

    assert (status, len(json.loads(out)), len(row["findings"])) == (1, 1_500, 1_000)


class _Terminal(io.BytesIO):
    def isatty(self):
        return True


def test_a_terminal_can_not_be_read_twice(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": _Terminal(b"{}")})())
    status, _, err = cli(*EVENT, "-", "--invalid-to", "bad.ndjson")

    assert status == 2
    assert "error: --invalid-to reads standard input twice, and can't if that is a terminal\n" in err


def test_tables_without_pyarrow(cli, tmp_path, monkeypatch):
    pq.write_table(pa.table({"body": BODIES}), tmp_path / "a.parquet")
    (tmp_path / "a.ndjson").write_text(BODIES[1])
    for name in [name for name in sys.modules if name.startswith(("cio_schemas.columns", "cio_schemas.source.arrow"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    table = cli(*EVENT, "a.ndjson", "--invalid-to", "bad.parquet")
    rows = cli(*EVENT, "--column", "body", "a.parquet", "--invalid-to", "bad.ndjson")

    assert (table.status, rows.status) == (2, 2)
    assert table.err.startswith("cio-schemas: error: --invalid-to bad.parquet: ")
    assert all("to read Parquet and Arrow files, install cio-schemas[arrow]\n" in run.err for run in (table, rows))


def test_the_example_in_the_help(cli, tmp_path):
    lines = cli("check", "--help").out.splitlines()
    [example] = (line for line in lines if line.startswith("  cio-schemas check") and "--invalid-to" in line)
    pq.write_table(pa.table({"body": BODIES}), tmp_path / "a.parquet")
    command = example.split()[1:]

    assert cli(*command).status == 1
    assert {row["path"] for row in rows_in(tmp_path / command[-1])} == {"a.parquet"}
