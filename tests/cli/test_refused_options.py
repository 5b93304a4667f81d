"""What commands refuse, each with what to do instead; and what is read and written beside files."""

import io
import json

import pytest

# what is called, and what is said
REFUSED = [
    (["diff", "https://example.com/a.json", "a.json"], "https://example.com/a.json: nothing is fetched; name a file"),
    (["generate", "event", "--format", "dir"], "--format dir needs -o DIR"),
    (["generate", "event", "--check"], "--check needs -o DIR, the folder of the set to check"),
    (
        ["generate", "event", "--coverage", "a.png"],
        "a.png: a picture is an .svg or an .html file",
    ),
    (["generate", "event", "--coverage", "old.svg"], "old.svg exists already; --force overwrites"),
    (["generate", "event", "--coverage", "a.svg", "--against", "none"], "none: no such folder"),
]


@pytest.mark.parametrize(
    ("arguments", "message"), REFUSED, ids=lambda each: " ".join(each) if isinstance(each, list) else ""
)
def test_what_is_refused(cli, tmp_path, arguments, message):
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "old.svg").write_text("<svg/>")
    done = cli(*arguments)
    assert (done.status, done.out, done.err) == (2, "", f"cio-schemas: error: {message}\n")


def test_no_values_are_written_where_none_may_be_shown(cli, tmp_path):
    (tmp_path / "a.ndjson").write_text('{"name": 1}\n')
    (tmp_path / "pyproject.toml").write_text("[tool.cio-schemas]\nno-values = true\n")
    done = cli("check", "--schema", "event", "--invalid-to", "left.ndjson", "a.ndjson")
    assert done.status == 2
    assert done.err == "cio-schemas: error: --invalid-to and no-values contradict each other: it writes values\n"
    assert not (tmp_path / "left.ndjson").exists()


@pytest.mark.parametrize("old_is_given", [True, False])
def test_diff_reads_a_schema_from_standard_input(cli, tmp_path, monkeypatch, old_is_given):
    wide, narrow = {"type": "integer"}, {"type": "integer", "minimum": 1}
    given, kept = (wide, narrow) if old_is_given else (narrow, wide)
    (tmp_path / "kept.json").write_text(json.dumps(kept))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(given).encode())))
    done = cli("diff", *(("-", "kept.json") if old_is_given else ("kept.json", "-")))
    assert done.status == 1
    assert "minimum" in done.out


def test_what_covers_a_schema_is_drawn(cli, tmp_path):
    done = cli("generate", "event", "--valid", "5", "--coverage", "a.svg")
    assert done.status == 0
    assert (tmp_path / "a.svg").read_text().startswith("<svg")
    assert done.err.startswith("cio-schemas: a.svg: ")

    (tmp_path / "own").mkdir()
    (tmp_path / "own/one.json").write_text('{"name": "a"}')
    less = cli("generate", "event", "--coverage", "b.svg", "--against", "own")
    assert less.status == 0
    assert less.err.startswith("cio-schemas: b.svg: ")
    assert less.err.removeprefix("cio-schemas: b.svg: ") != done.err.removeprefix("cio-schemas: a.svg: ")
