"""Parquet and Arrow IPC files in `cio-schemas check`: rows as the lines of NDJSON, in every format."""

import io
import json
import os
import sys
import threading

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cio_schemas.diagnostic import FORMATS

BODIES = ['{"name": "a"}', '{"name": ""}', "{", '{"name": "a", "name": "b"}', '{"name": "é", "type": "x"}', "[]"]
FOUND = [
    "2:10: V-minLength at /name: expected at least 1 character, found 0",
    "3:2: P-syntax expected a key in double quotes, found the end of the document",
    '4:15: P-duplicate-key duplicate key "name": only the last value is kept',
    '5:23: V-enum at /type: expected one of "page", "screen", "event", found string "x"',
    "6:1: V-type at the root: expected object, found array []",
]
EVENT = ("check", "--schema", "event", "--column", "body")
CONCISE = (*EVENT, "--output-format", "concise")


def table(bodies=BODIES, **more):
    return pa.table({"id": range(len(bodies)), "body": bodies, **more})


def write(path, contents=None):
    contents = table() if contents is None else contents
    if path.suffix == ".parquet":
        pq.write_table(contents, path, row_group_size=4)
        return
    make = pa.ipc.new_stream if path.suffix == ".arrows" else pa.ipc.new_file
    with make(path, contents.schema) as writer:
        writer.write_table(contents, max_chunksize=4)


@pytest.mark.parametrize("suffix", [".parquet", ".PARQUET", ".arrow", ".feather", ".ipc", ".arrows"])
def test_every_kind_of_file(cli, tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    write(tmp_path / f"a{suffix.lower()}")
    if not path.exists():
        (tmp_path / f"a{suffix.lower()}").rename(path)
    status, out, err = cli(*CONCISE, path.name)

    assert (status, out.splitlines()) == (1, [f"{path.name}:{line}" for line in FOUND])
    assert err == "cio-schemas: 5 findings in 1 of 1 file, 6 records checked\n"


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_output_format_says_what_it_says_of_ndjson(cli, tmp_path, output_format):
    (tmp_path / "a.ndjson").write_text("".join(f"{body}\n" for body in BODIES))
    write(tmp_path / "a.parquet")
    lines = cli("check", "--schema", "event", "--output-format", output_format, "a.ndjson")
    rows = cli(*EVENT, "--output-format", output_format, "a.parquet")

    identities = {"gitlab": "fingerprint", "sarif": "partialFingerprints"}  # which depend on the path
    expected = lines.out.replace("a.ndjson", "a.parquet")
    if output_format in identities:
        assert _without(json.loads(rows.out), identities[output_format]) == _without(
            json.loads(expected), identities[output_format]
        )
    else:
        assert rows.out == expected
    assert (rows.status, rows.err) == (lines.status, lines.err)


def _without(value, key):
    if isinstance(value, dict):
        return {name: _without(member, key) for name, member in value.items() if name != key}
    return [_without(item, key) for item in value] if isinstance(value, list) else value


def test_a_text_of_several_lines_is_placed_by_its_characters(cli, tmp_path):
    write(tmp_path / "a.parquet", table(['{\n  "name": ""\n}']))
    _, out, _ = cli(*EVENT, "a.parquet")

    assert out.startswith("a.parquet:1:13: V-minLength expected at least 1 character, found 0\n  |\n1 | …")
    assert '  "name": ""\n  |            ^^\n' in out


def test_each_row_as_an_object(cli, tmp_path):
    rows = pa.table({"name": ["a", "", None], "type": ["event", None, "event"]})
    write(tmp_path / "a.parquet", rows)
    status, out, err = cli("check", "--schema", "event", "a.parquet")

    assert status == 1
    assert 'a.parquet:2:1: V-minLength expected at least 1 character, found 0\n  |\n2 | {"name":""}\n' in out
    assert 'a.parquet:3:1: V-required required property "name" is missing\n  |\n3 | {"type":"event"}\n' in out
    assert err == "cio-schemas: 2 findings in 1 of 1 file, 3 records checked\n"


def test_arrays_of_payloads(cli, tmp_path):
    write(tmp_path / "a.parquet", table(['[{"name": "a"}, {"name": ""}]', "{}"]))
    _, out, _ = cli(*CONCISE, "--each", "a.parquet")

    assert out.splitlines() == [
        "a.parquet:1:26: V-minLength at /1/name: expected at least 1 character, found 0",
        "a.parquet:2:1: P-each at the root: expected an array of payloads, since its items are checked",
    ]


def test_rows_without_a_value_are_told(cli, tmp_path):
    write(tmp_path / "a.parquet", table(['{"name": "a"}', None, None]))
    told = "a.parquet: 2 rows without a value in the column 'body', not checked"

    assert cli(*EVENT, "a.parquet") == (
        *(0, ""),
        f"cio-schemas: no findings in 1 file, 1 record checked\ncio-schemas: warning: {told}\n",
    )
    assert cli(*EVENT, "a.parquet", "--strict").status == 2
    write(tmp_path / "b.parquet", table([None]))
    assert "no record was checked" in cli(*EVENT, "b.parquet").err


def test_folders_and_files_of_other_kinds_in_order(cli, tmp_path):
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "a.parquet", table(BODIES[1:2]))
    (tmp_path / "in" / "b.ndjson").write_text('{"name": ""}\n')
    write(tmp_path / "in" / "c.arrow", table(BODIES[1:2]))
    _, out, _ = cli(*CONCISE, "in")

    assert [line.partition(":")[0] for line in out.splitlines()] == ["in/a.parquet", "in/b.ndjson", "in/c.arrow"]


def test_the_configuration_names_the_column(cli, tmp_path):
    pattern = '{files = "*.parquet", schema = "event", column = "body"}'
    (tmp_path / "cio-schemas.toml").write_text(f"payloads = [{pattern}]\n")
    write(tmp_path / "a.parquet")

    assert len(cli("check", "--output-format", "concise").out.splitlines()) == len(FOUND)


class _Pipe(io.BytesIO):
    def seekable(self):
        return False


@pytest.mark.parametrize("stream", [io.BytesIO, _Pipe])
def test_standard_input(cli, tmp_path, monkeypatch, stream):
    write(tmp_path / "a.parquet")
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": stream((tmp_path / "a.parquet").read_bytes())})())
    status, out, _ = cli(*CONCISE, "-", "--stdin-filename", "piped.parquet")

    assert (status, out.splitlines()) == (1, [f"piped.parquet:{line}" for line in FOUND])


@pytest.mark.parametrize("suffix", [".parquet", ".arrow"])
def test_a_text_that_is_not_utf8(cli, tmp_path, suffix):
    text = pa.Array.from_buffers(pa.string(), 2, pa.array([b'"\xff"', b"{}"]).buffers())
    write(tmp_path / f"a{suffix}", pa.table({"body": text}))
    _, out, _ = cli(*CONCISE, f"a{suffix}")

    assert [line.split(" at ")[0].split(" byte ")[0] for line in out.splitlines()] == [
        f"a{suffix}:1:2: P-encoding",
        f"a{suffix}:2:1: V-required",
    ]


def test_offsets_that_lead_out_of_the_file(cli, tmp_path):
    path = tmp_path / "a.arrow"
    write(path, pa.table({"body": ["x" * 1000, "y" * 1000]}))
    offsets = b"".join(each.to_bytes(4, "little") for each in (0, 1000, 2000))
    data = path.read_bytes()
    assert data.count(offsets) == 1
    path.write_bytes(data.replace(offsets, offsets[:4] + (10**9).to_bytes(4, "little") * 2))
    status, out, err = cli(*CONCISE, "a.arrow")

    assert (status, out) == (2, "")
    assert err.startswith("cio-schemas: error: a.arrow: this is not an Arrow IPC file, or a damaged one: ")


def test_damage_in_the_middle_leaves_what_is_before_it(cli, tmp_path):
    path = tmp_path / "a.arrows"
    write(path, table(['{"name": ""}'] * 8))
    path.write_bytes(path.read_bytes()[:-200])
    status, out, err = cli(*CONCISE, "a.arrows")

    assert (status, len(out.splitlines())) == (2, 4)
    assert err.startswith("cio-schemas: error: a.arrows: this is not an Arrow IPC stream, or a damaged one: ")
    assert err.splitlines()[0].endswith(", after row 4")


def test_indices_beyond_the_dictionary(cli, tmp_path):
    bodies = pa.DictionaryArray.from_arrays(pa.array([0, 7], pa.int8()), pa.array(["{}", "[]"]), safe=False)
    for name in ("a.arrow", "a.arrows"):
        write(tmp_path / name, pa.table({"body": bodies}))
        status, out, err = cli(*CONCISE, name)

        assert (status, out) == (2, "")
        assert ", or a damaged one: " in err


@pytest.mark.parametrize(("plain", "message"), [(True, "Cannot decrypt ColumnMetadata"), (False, "Could not read")])
def test_an_encrypted_file(cli, tmp_path, plain, message):
    encryption = pytest.importorskip("pyarrow.parquet.encryption", reason="pyarrow was built without it")

    class Keys(encryption.KmsClient):
        def __init__(self, _):
            super().__init__()

        def wrap_key(self, key, _):
            return key.hex()

        def unwrap_key(self, key, _):
            return bytes.fromhex(key)

    keys = encryption.EncryptionConfiguration(footer_key="k", column_keys={"k": ["body"]}, plaintext_footer=plain)
    factory = encryption.CryptoFactory(Keys)
    properties = factory.file_encryption_properties(encryption.KmsConnectionConfig(), keys)
    with pq.ParquetWriter(tmp_path / "a.parquet", table().schema, encryption_properties=properties) as writer:
        writer.write_table(table())
    status, out, err = cli(*CONCISE, "a.parquet")

    assert (status, out) == (2, "")
    assert err.startswith(f"cio-schemas: error: a.parquet: this is encrypted: {message}")


@pytest.mark.parametrize(("name", "other"), [("a.arrow", "a.arrows"), ("a.arrows", "a.arrow")])
def test_a_stream_named_as_a_file_and_the_reverse(cli, tmp_path, name, other):
    write(tmp_path / other)
    (tmp_path / other).rename(tmp_path / name)
    status, out, _ = cli(*CONCISE, name)

    assert (status, out.splitlines()) == (1, [f"{name}:{line}" for line in FOUND])


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".arrows"])
def test_a_pipe(cli, tmp_path, suffix):
    write(tmp_path / f"a{suffix}")
    os.mkfifo(tmp_path / f"pipe{suffix}")
    contents = (tmp_path / f"a{suffix}").read_bytes()
    writer = threading.Thread(target=(tmp_path / f"pipe{suffix}").write_bytes, args=(contents,))
    writer.start()
    status, out, _ = cli(*CONCISE, f"pipe{suffix}")
    writer.join()

    assert (status, out.splitlines()) == (1, [f"pipe{suffix}:{line}" for line in FOUND])


@pytest.mark.parametrize("contents", [table(some=["x"] * 6), table(other=[{"some": 1}] * 6)])
def test_names_that_are_not_utf8(cli, tmp_path, contents):
    write(tmp_path / "a.arrow", contents)
    damaged = (tmp_path / "a.arrow").read_bytes().replace(b"some", b"s\xffme")
    (tmp_path / "a.arrow").write_bytes(damaged)

    assert cli("check", "--schema", "event", "a.arrow") == (
        *(2, ""),
        (
            "cio-schemas: error: a.arrow: this is not an Arrow IPC file, or a damaged one: "
            "expected names in UTF-8, found b's\\xffme'\n"
        ),
    )


def test_a_column_whose_name_has_a_dot(cli, tmp_path):
    write(tmp_path / "a.parquet", pa.table({"a.body": ['{"name": ""}'], "a": [{"other": 1}]}))

    assert cli("check", "--schema", "event", "--column", "a.body", "--output-format", "concise", "a.parquet").out == (
        "a.parquet:1:10: V-minLength at /name: expected at least 1 character, found 0\n"
    )


# what is in the file, options, and the error
WRONG = [
    (b"PAR1", [], "a.parquet: this is not a Parquet file, or a damaged one: "),
    (b"", [], "a.parquet: this is not a Parquet file, or a damaged one: "),
    (None, [], "a.parquet: no such file"),
    (pa.table({}), [], "a.parquet: expected one column 'body', found none; there are no columns"),
    (table(), ["--column", "bdy"], "a.parquet: expected one column 'bdy', found none; the columns are id, body"),
    (table(), ["--ndjson"], "--column and --ndjson contradict each other: NDJSON has no columns"),
]


@pytest.mark.parametrize(("contents", "options", "message"), WRONG)
def test_what_can_not_be_read(cli, tmp_path, contents, options, message):
    if isinstance(contents, bytes):
        (tmp_path / "a.parquet").write_bytes(contents)
    elif contents is not None:
        write(tmp_path / "a.parquet", contents)
    status, out, err = cli(*CONCISE, *options, "a.parquet")

    assert (status, out) == (2, "")
    assert err.startswith(f"cio-schemas: error: {message}")


def test_a_column_goes_with_tables(cli, tmp_path):
    (tmp_path / "a.json").write_text("{}")

    assert cli(*EVENT, "a.json") == (
        *(2, ""),
        "cio-schemas: error: --column goes with Parquet and Arrow files, and a.json is not one\n",
    )


def test_without_the_extra_one_line_says_what_to_install(cli, tmp_path, monkeypatch):
    write(tmp_path / "a.parquet")
    for name in [name for name in sys.modules if name.startswith("cio_schemas.columns")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert cli(*EVENT, "a.parquet") == (
        *(2, ""),
        "cio-schemas: error: a.parquet: to read Parquet and Arrow files, install cio-schemas[arrow]\n",
    )


def test_a_baseline_knows_rows_by_their_content(cli, tmp_path):
    bodies = [body for body in BODIES if body != "{"]  # which no baseline holds
    write(tmp_path / "a.parquet", table(bodies))
    assert cli(*EVENT, "a.parquet", "--write-baseline", "known.json").status == 0
    write(tmp_path / "a.parquet", table(['{"name": 1}', *bodies]))
    _, out, _ = cli(*CONCISE, "a.parquet", "--baseline", "known.json")

    assert out.splitlines() == ["a.parquet:1:10: V-type at /name: expected string, found integer 1"]


def test_no_values_are_shown_where_they_are_to_stay_out(cli, tmp_path):
    write(tmp_path / "a.parquet", pa.table({"name": [""], "email": ["ada@example.com"]}))
    status, out, _ = cli("check", "--schema", "event", "a.parquet", "--no-values")

    assert status == 1
    assert "ada" not in out
