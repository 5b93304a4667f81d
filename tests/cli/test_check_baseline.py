"""`check --write-baseline` and `--baseline`: hear of what is new only; and rules that are ignored in some files."""

import json

import pytest

EVENT = ("check", "--schema", "track/v1/event", "--output-format", "concise")
OLD = ['{"name": "x "}', '{"name": "y", "timestamp": "soon"}', '{"name": "z"}']


@pytest.fixture
def known(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text("\n".join(OLD))
    assert cli(*EVENT, "a.ndjson", "--write-baseline", "known.json") == (
        0,
        "",
        "cio-schemas: 2 findings written to known.json\n",
    )
    return "known.json"


def test_what_it_holds(tmp_path, known):
    rows = json.loads((tmp_path / known).read_text())["findings"]

    assert [(row["path"], row["code"], row["pointer"], len(row["record"])) for row in rows] == [
        ("a.ndjson", "CE103", "/name", 32),
        ("a.ndjson", "V-type", "/timestamp", 32),
    ]


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (OLD, []),
        (OLD[::-1], []),
        (['{ "name" : "x " }', *OLD[1:]], []),  # the same record, written otherwise
        ([*OLD, '{"name": "w "}'], ["CE103"]),
        ([OLD[1], '{"name": "x ", "data": {}}'], ["CE103"]),  # another record now
        ([OLD[0], OLD[0]], ["CE103"]),
        ([*OLD, "{"], ["P-syntax"]),
    ],
)
def test_what_is_new(cli, tmp_path, known, records, told):
    (tmp_path / "a.ndjson").write_text("\n".join(records))
    status, out, _ = cli(*EVENT, "a.ndjson", "--baseline", known, "--fail-on", "warning")

    assert [line.split()[1] for line in out.splitlines()] == told
    assert status == bool(told)


def test_items_of_an_array(cli, tmp_path):
    (tmp_path / "a.json").write_text(f"[{OLD[0]}, {OLD[2]}]")
    cli(*EVENT, "--each", "a.json", "--write-baseline", "known.json")

    (tmp_path / "a.json").write_text(f"[{OLD[0]}, {OLD[1]}]")
    out = cli(*EVENT, "--each", "a.json", "--baseline", "known.json").out
    assert [line.split()[1] for line in out.splitlines()] == ["V-type"]


def test_findings_that_are_no_more(cli, tmp_path, known):
    (tmp_path / "a.ndjson").write_text(OLD[0])
    assert cli(*EVENT, "a.ndjson", "--baseline", known).err.splitlines()[-1] == (
        "cio-schemas: 1 finding of known.json no longer there; update it with --write-baseline"
    )


def test_what_is_refused(cli, tmp_path, known):
    before = (tmp_path / "a.ndjson").read_text()

    assert cli(*EVENT, "a.ndjson", "--write-baseline", "a.ndjson").status == 2
    assert cli(*EVENT, "a.ndjson", "--baseline", "a.ndjson").status == 2
    assert cli(*EVENT, "a.ndjson", "--baseline", known, "--report", known).status == 2
    assert cli(*EVENT, "a.ndjson", "--write-baseline", "b.json", "--report", "r.html").status == 2
    assert (tmp_path / "a.ndjson").read_text() == before


@pytest.mark.parametrize("command", [EVENT, ("lint", "--output-format", "concise")])
def test_it_is_not_written_if_something_could_not_be_read(cli, tmp_path, command):
    (tmp_path / "a.json").write_text("{}")
    status, _, err = cli(*command, "a.json", "gone.json", "--write-baseline", "known.json")

    assert status == 2
    assert "known.json is not written, since not everything was checked" in err
    assert not (tmp_path / "known.json").exists()


def test_it_is_not_written_if_strict_and_something_was_not_checked(cli, tmp_path):
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "empty").mkdir()
    status, _, err = cli(*EVENT, "--strict", "a.json", "empty", "--write-baseline", "known.json")

    assert status == 2
    assert "known.json is not written, since not everything was checked" in err
    assert not (tmp_path / "known.json").exists()


def test_it_is_not_written_if_strict_and_no_record_was_read(cli, tmp_path):
    (tmp_path / "a.json").write_text("[]")
    status, _, err = cli(*EVENT, "--strict", "--each", "a.json", "--write-baseline", "known.json")

    assert status == 2
    assert "known.json is not written, since not everything was checked" in err
    assert not (tmp_path / "known.json").exists()


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("ignored", "told"),
    [
        ("a.*:CE103", ["V-type"]),
        ("*.ndjson:event-name-untrimmed", ["V-type"]),
        ("*:CE,V", []),
        ("b.*:CE", ["CE103", "V-type"]),
    ],
)
def test_rules_are_ignored_by_file(cli, ignored, told):
    out = cli(*EVENT, "a.ndjson", "--per-file-ignores", ignored).out
    assert [line.split()[1] for line in out.splitlines()] == told


@pytest.mark.usefixtures("known")
def test_rules_are_ignored_by_file_in_the_configuration(cli, tmp_path):
    (tmp_path / "cio-schemas.toml").write_text('[check.per-file-ignores]\n"a.ndjson" = ["CE1"]\n')
    assert [line.split()[1] for line in cli(*EVENT, "a.ndjson").out.splitlines()] == ["V-type"]
