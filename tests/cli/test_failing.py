"""What ends a run: one line on standard error that says what to do, exit status 2, and files as they were."""

import errno
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cio_schemas.cli.failing import explained

BAD = '{"name": ""}\n'
COMMAND = f"{shlex.quote(sys.executable)} -m cio_schemas"  # in a shell
CHECK = ("check", "--schema", "event")

FULL = "standard output, or a temporary file: No space left on device; free some space, or write elsewhere"
CLOSED = "standard output is closed: there is nowhere to write to"
SHELLS = [
    # redirection of the command, its arguments, what standard error says after "cio-schemas: error: "
    (">/dev/full", "check --schema event bad.ndjson", FULL),
    (">/dev/full", "check --schema event bad.ndjson --output-format json", FULL),
    (">/dev/full", "list", FULL),
    (">/dev/full", "rule", FULL),
    (">/dev/full", "show event", FULL),
    (">/dev/full", "compile event", FULL),
    (">/dev/full", "generate event", FULL),
    (">/dev/full", "--help", FULL),
    (">&-", "check --schema event bad.ndjson", CLOSED),
    (">&-", "list", CLOSED),
    ("<&-", "check --schema event -", "standard input (-) is closed: there is nothing to read"),
    ("<&-", "lint -", "standard input (-) is closed: there is nothing to read"),
]


def shell(folder, redirection, arguments, before=":"):
    (folder / "bad.ndjson").write_text(BAD)
    line = f"{before}; exec {COMMAND} {arguments} {redirection}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(("redirection", "arguments", "line"), SHELLS)
def test_a_stream_that_is_full_or_closed(tmp_path, redirection, arguments, line):
    done = shell(tmp_path, redirection, arguments)
    assert (done.returncode, done.stderr) == (2, f"cio-schemas: error: {line}\n")


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", "<&-"])
def test_a_stream_that_nothing_depends_on(tmp_path, redirection):
    done = shell(tmp_path, redirection, "check --schema event bad.ndjson --output-format concise")
    assert done.returncode == 1
    assert done.stdout == "bad.ndjson:1:10: V-minLength at /name: expected at least 1 character, found 0\n"


@pytest.mark.parametrize("limit", [5, 6, 8])
def test_too_few_descriptors_for_processes(tmp_path, limit):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text('name: ""\n')
    done = shell(tmp_path, "", "check --schema event a.yaml b.yaml -j 3", before=f"ulimit -n {limit}")
    assert (done.returncode, done.stderr) == (
        2,
        "cio-schemas: error: Too many open files; raise the limit (`ulimit -n`), or use fewer processes (--jobs 1)\n",
    )


# what ended the run, the line
EXPLAINED = [
    (
        OSError(errno.ENOSPC, "No space left on device", "out/a.json"),
        "error: out/a.json: No space left on device; free",
    ),
    (OSError(errno.ENAMETOOLONG, "File name too long", "a" * 9), "error: aaaaaaaaa: File name too long; name it by a"),
    (PermissionError(errno.EACCES, "Permission denied", "x"), "error: x: Permission denied"),
    (ModuleNotFoundError("No module named 'orjson'", name="orjson"), "error: orjson is not installed, which this"),
    (ModuleNotFoundError("", name="cio_schemas.x"), "error: this installation is incomplete"),
    (ValueError("embedded null byte"), "error: a path can't hold a NUL character"),
    (
        UnicodeEncodeError("utf-8", "name \udcff", 5, 6, "surrogates not allowed"),
        "error: 'name \\udcff' can't be written",
    ),
    (ValueError("I/O operation on closed file."), "error: a standard stream was closed"),
    (MemoryError(), "error: there is not enough memory"),
    (ZeroDivisionError("oh"), "internal error: ZeroDivisionError: oh ("),
    (ValueError("oh"), "internal error: ValueError: oh ("),
]


@pytest.mark.parametrize(("error", "line"), EXPLAINED)
def test_what_is_told_of_an_exception(error, line):
    told = explained(error, ())
    assert told.startswith(line)
    assert ("please report it" in told) is line.startswith("internal")


# -- outputs --

SCHEMA = '{"$id": "https://example.com/o", "type": "object"}\n'
OVERWRITING = [
    # arguments; o.json is a schema, e.ndjson payloads, link.html leads to e.ndjson, hard.html is e.ndjson
    ("check", "--schema", "event", "e.ndjson", "--report", "e.ndjson"),
    ("check", "--schema", "event", "e.ndjson", "--report", "link.html"),
    ("check", "--schema", "event", "e.ndjson", "--report", "hard.html"),
    ("check", "--schema", "event", "link.html", "--ndjson", "--report", "./e.ndjson"),
    ("check", "--schema", "o.json", "e.ndjson", "--report", "o.json"),
    ("check", "--schema", "event", "--schemas", ".", "e.ndjson", "--report", "o.json"),
    ("check", "--schema", "event", "e.ndjson", "--report", "cio-schemas.toml"),
    ("compile", "o.json", "-o", "o.json"),
    ("compile", "event", "--schemas", ".", "-o", "o.json"),
    ("lint", "o.json", "--write-baseline", "o.json"),
    ("lint", ".", "--write-baseline", "o.json"),
    ("lint", "o.json", "--report", "o.json"),
    ("diff", "o.json", "p.json", "--report", "o.json"),
    ("diff", "o.json", "p.json", "--report", "p.json"),
    ("diff", "o.json", "p.json", "--schemas", "folder", "--report", "folder/q.json"),
    ("lint", "o.json", "--baseline", "known.json", "--report", "known.json"),
]


@pytest.mark.parametrize("arguments", OVERWRITING)
def test_an_output_is_never_an_input(cli, tmp_path, arguments):
    (tmp_path / "o.json").write_text(SCHEMA)
    (tmp_path / "p.json").write_text("{}")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "q.json").write_text("{}")
    (tmp_path / "e.ndjson").write_text(BAD)
    (tmp_path / "known.json").write_text('{"version": 1, "findings": []}')
    (tmp_path / "cio-schemas.toml").write_text("")
    (tmp_path / "link.html").symlink_to("e.ndjson")
    (tmp_path / "hard.html").hardlink_to(tmp_path / "e.ndjson")
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    status, out, err = cli(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "would overwrite" in err or "is not overwritten" in err
    assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize("there", ["some notes", "[]", '{"version": 1}', '{"type": "object"}'])
def test_a_baseline_takes_the_place_of_nothing_else(cli, tmp_path, there):
    (tmp_path / "o.json").write_text(SCHEMA)
    (tmp_path / "notes").write_text(there)
    status, _, err = cli("lint", "o.json", "--write-baseline", "notes")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("cio-schemas: error: notes: this is not a baseline (")
    assert err.endswith("), and is not overwritten\n")
    assert (tmp_path / "notes").read_text() == there


def test_a_baseline_without_end_is_none(cli, tmp_path):
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "a.json").write_text('{"name": "a"}')
    run = cli("check", "--schema", "event", "a.json", "--baseline", "deep.json")

    assert run == (2, "", "cio-schemas: error: deep.json: this is not a baseline (it is nested too deeply)\n")


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline", "--report", "--invalid-to", "--config"])
def test_a_name_can_not_be_empty(cli, tmp_path, option):
    (tmp_path / "a.json").write_text('{"name": "a"}')
    run = cli("check", "--schema", "event", "a.json", option, "")

    assert run == (2, "", f"cio-schemas: error: {option}: the name of a file or a folder can't be empty\n")


def test_fixtures_are_not_written_into_a_file(cli, tmp_path):
    (tmp_path / "a.json").write_text("{}")
    run = cli("generate", "event", "-o", "a.json")

    assert run == (2, "", "cio-schemas: error: a.json: this is a file, not a folder\n")


@pytest.mark.parametrize("there", [None, "", '{"version": 1, "findings": []}'])
def test_a_baseline_takes_the_place_of_a_baseline(cli, tmp_path, there):
    (tmp_path / "o.json").write_text(SCHEMA)
    if there is not None:
        (tmp_path / "known.json").write_text(there)
    assert cli("lint", "o.json", "--write-baseline", "known.json").status == 0
    assert cli("lint", "o.json", "--baseline", "known.json").status == 0


def test_a_run_that_could_not_do_its_work_leaves_the_report(cli, tmp_path):
    (tmp_path / "e.ndjson").write_text(BAD)
    (tmp_path / "r.html").write_text("good")
    status, _, err = cli(*CHECK, "e.ndjson", "none.json", "--report", "r.html")
    assert status == 2
    assert "cio-schemas: r.html is not written, since not everything was checked\n" in err
    assert (tmp_path / "r.html").read_text() == "good"
    assert cli(*CHECK, "e.ndjson", "--report", "r.html").status == 1
    assert "<!DOCTYPE html>" in (tmp_path / "r.html").read_text()


# -- names --

HOSTILE = ["\n::error::x.json", "\x1b[31mred.json", "\u202egnp.json", "a\u2028b.json", "\udcff.json"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("arguments", [CHECK, ("check", "--schema"), ("show",), ("lint",), ("generate",)])
def test_names_are_visible_on_standard_error(cli, name, arguments):
    others = ("e.ndjson",) if arguments == ("check", "--schema") else ()
    status, out, err = cli(*arguments, name, *others)
    assert status == 2
    assert err.removesuffix("\n").isprintable()
    assert "\x1b" not in out


OPTIONS = [
    (("check", "--shcema", "event", "e.ndjson"), "no option '--shcema'; did you mean '--schema'?"),
    (("check", "--shcema=event", "e.ndjson"), "no option '--shcema'; did you mean '--schema'?"),
    (("lint", "--write-basline", "a", "."), "no option '--write-basline'; did you mean '--write-baseline'?"),
    (("generate", "event", "--sede", "7"), "no option '--sede'; did you mean '--seed'?"),
    (("show", "--fromat"), "no option '--fromat'; did you mean '--format'?"),
    (("evaluate", "a.json", "--shcema=b"), "no option '--shcema'; did you mean '--schema'?"),
    (("show", "event", "more"), "unexpected argument 'more'"),
    (("check", "--jobs", "0", "a"), "argument -j/--jobs: expected a number from 1 on, found '0'"),
    (("--verison",), "no option '--verison'; did you mean '--version'?"),
]


@pytest.mark.parametrize(("arguments", "line"), OPTIONS)
def test_a_wrong_option_is_one_line(cli, arguments, line):
    name = f" {arguments[0]}" if not arguments[0].startswith("-") else ""
    assert cli(*arguments) == (2, "", f"cio-schemas: error: {line} (see `cio-schemas{name} --help`)\n")


@pytest.mark.parametrize("arguments", [CHECK, ("lint",), ("upgrade",)])
def test_a_file_without_a_name(cli, arguments):
    assert cli(*arguments, "").err == "cio-schemas: error: the name of a file can't be empty; - is standard input\n"


def test_lint_takes_names_in_any_encoding(cli, tmp_path):
    (tmp_path / "\udcff.json").write_text('{"type": "strng"}')

    assert cli("lint", "\udcff.json").status == 1
    assert cli("lint", "\udcfe.json").err == "cio-schemas: error: \\udcfe.json: no such file\n"


def test_show_says_in_which_file_a_reference_is_wrong(cli, tmp_path):
    (tmp_path / "s.json").write_text('{"$ref": "gone.json"}')

    status, _, err = cli("show", "s.json")
    assert status == 2
    assert err.startswith("cio-schemas: error: s.json:1:1: $ref 'gone.json': ")


@pytest.mark.parametrize(("arguments", "around"), [("show s.json --format json", "const"), ("generate s.json", None)])
@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_json_is_json_in_any_encoding(tmp_path, arguments, around, encoding):
    text = "é\u202e😀"
    (tmp_path / "s.json").write_text(json.dumps({"const": text}))
    line = f"PYTHONIOENCODING={encoding} exec {COMMAND} {arguments}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, capture_output=True, check=True, env=environment)
    assert "\u202e".encode() not in done.stdout
    if around:
        assert json.loads(done.stdout) == {around: text}
    else:
        assert {json.loads(line) for line in done.stdout.splitlines()} == {text}


ORDERS = [
    ("--schema", "event", "good.json", "bad.ndjson"),
    ("good.json", "--schema", "event", "bad.ndjson"),
    ("good.json", "bad.ndjson", "--schema", "event"),
    ("--schema", "event", "--", "good.json", "bad.ndjson"),
]


@pytest.mark.parametrize("arguments", ORDERS)
def test_options_and_files_in_any_order(cli, tmp_path, arguments):
    (tmp_path / "good.json").write_text('{"name": "a"}')
    (tmp_path / "bad.ndjson").write_text(BAD)
    done = cli("check", *arguments)
    assert (done.status, done.err) == (1, "cio-schemas: 1 finding in 1 of 2 files, 2 records checked\n")


def test_a_file_whose_name_looks_like_an_option(cli, tmp_path):
    (tmp_path / "--each").write_text("{}")
    assert cli(*CHECK, "--", "--each").status == 1
