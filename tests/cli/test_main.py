"""The command as a whole: subcommands, exit statuses, errors in one line."""

import io
import json
import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import cio_schemas
from cio_schemas.cli import command
from cio_schemas.cli.exits import CommandError
from cio_schemas.schema import catalog

ROOT = Path(__file__).parents[2]
SUBCOMMANDS = tuple(command.SUBCOMMANDS)


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_each_subcommand_explains_itself(cli, name):
    status, out, err = cli(name, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: cio-schemas {name}")


def test_help_lists_the_subcommands(cli):
    status, out, _ = cli("--help")
    assert status == 0
    assert all(f"\n    {name} " in out for name in SUBCOMMANDS)


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("help", "check")])
def test_help_arrives_in_a_pipe(arguments):
    command = [sys.executable, "-m", "cio_schemas", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: cio-schemas ")


@pytest.mark.parametrize("option", ["-V", "--version"])
@pytest.mark.parametrize(("available", "back_end"), [(True, "native kernel"), (False, "no kernel")])
def test_the_version(cli, monkeypatch, option, available, back_end):
    from cio_schemas.cli import version

    monkeypatch.setattr(version.kernel, "available", available)
    monkeypatch.setattr(version, "_is_there", lambda module: module not in ("rich", "pyspark"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    extras = "extras: arrow, completion, duckdb, polars, yaml, zstd; without progress, spark"
    line = f"cio-schemas {cio_schemas.__version__} ({python}; {back_end}; {extras})\n"
    assert cli(option) == (0, line, "")


def test_the_version_in_a_program():
    assert cio_schemas.__version__ == metadata.version("cio-schemas")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_help_as_a_subcommand(cli, name):
    assert cli("help", name) == cli(name, "--help")
    assert cli("help") == cli("--help")


@pytest.mark.parametrize("name", ["", *SUBCOMMANDS])
def test_help_fits_a_terminal(cli, monkeypatch, name):
    monkeypatch.setenv("COLUMNS", "80")
    out = cli(*([name] if name else []), "--help").out
    assert [line for line in out.splitlines() if len(line) > 80] == []


def test_list(cli):
    status, out, _ = cli("list")
    rows = json.loads(cli("list", "--json").out)

    assert (status, out.splitlines()[:4]) == (
        0,
        [
            "concepts of Customer.io, not bodies of requests",
            "  customer                  Customer.io Customer",
            "  event                     Customer.io Event",
            "requests of the Track API, version 1",
        ],
    )
    assert [row["name"] for row in rows] == [*catalog.PATHS, *catalog.OWN, *catalog.METASCHEMAS]
    assert rows[2] == {
        "name": "track/v1/identify",
        "id": "urn:cio-schemas:track/v1/identify",
        "title": "Track v1: identify a person",
        "group": "requests of the Track API, version 1",
    }


def test_show(cli):
    event = json.loads((ROOT / "schemas/customer-io/event.json").read_text())

    assert json.loads(cli("show", "event", "--format", "json").out) == event
    assert cli("show", "event").out.startswith("Customer.io Event\nAn event in Customer.io representing")
    assert (
        "| `context.page.url` | string |  | format uri | The full page URL. |"
        in cli("show", "event", "--format", "md").out
    )
    assert "def is_event(v):" in cli("show", "event", "--source").out


def test_compile_writes_a_module_that_works_alone(cli, tmp_path):
    (tmp_path / "s.json").write_text('{"type": "object", "required": ["a"]}')
    assert cli("compile", "s.json", "-o", "made.py") == (0, "", "")
    code = "import made; print(made.is_valid({'a': 1}), [e.keyword for e in made.iter_errors({})])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "True ['required']\n"
    assert str(tmp_path) not in (tmp_path / "made.py").read_text()


LIST = " (`cio-schemas list` shows the bundled schemas)"

# arguments, the line on standard error
ERRORS = [
    (["chekc"], f"no subcommand 'chekc'; choose from {', '.join(SUBCOMMANDS)}; did you mean 'check'?"),
    (
        ["check"],
        "nothing to check: name files, or give [tool.cio-schemas] payloads (see `cio-schemas check --help`)",
    ),
    (["check", "--schema", "event"], "nothing to check: name a file or a folder, or - for standard input"),
    (["check", "a.json"], "a.json: no such file"),
    (
        ["check", "-"],
        "-: no schema is known for it; give --schema NAME, $ID or PATH (see `cio-schemas check --help`)",
    ),
    (
        ["check", "--each", "a.json"],
        "--each goes with --schema; in the configuration, say each = true",
    ),
    (["check", "--isolated", "--config", "a"], "--isolated and --config contradict each other"),
    (
        ["check", "a.json", "--select", "V-tpye"],
        "no code 'V-tpye'; did you mean 'V-type'? (`cio-schemas rule` lists them)",
    ),
    (["check", "a.json", "--ignore", "P-syntax"], "P-syntax can't be ignored: what can't be read isn't checked"),
    (
        ["check", "a.json", "--statistics", "--output-format", "json"],
        "--statistics and --output-format json contradict each other",
    ),
    (["check", "--schema", "event", ""], "the name of a file can't be empty; - is standard input"),
    (["check", "--schema", "event", "-", "-"], "standard input (-) can be read only once"),
    (
        ["check", "--schema", "event", "a.json", "--stdin-filename", "b"],
        "--stdin-filename without standard input (-) among the files",
    ),
    (
        ["show", "evnt"],
        "no schema 'evnt': it is not a bundled name, a known $id or a file; did you mean 'event'?" + LIST,
    ),
    (["show", "none.json"], "none.json: no such file"),
    (["compile", "event", "-o", "none/a.py"], "none/a.py: No such file or directory"),
    (["check", "--schema", "event", "none.json", "--report", "none/r.html"], "none/r.html: No such file or directory"),
    (["check", "--schema", "event", "none.json"], "none.json: no such file"),
]


@pytest.mark.parametrize(("arguments", "line"), ERRORS)
def test_an_error_is_one_line_and_exit_2(cli, monkeypatch, arguments, line):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"name": "x"}')))
    assert cli(*arguments) == (2, "", f"cio-schemas: error: {line}\n")


def test_an_internal_error_is_one_line(cli, monkeypatch):
    from cio_schemas.cli import list as subcommand

    def fail(_):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(subcommand, "run", fail)
    status, _, err = cli("list")
    assert status == 2
    assert err.startswith("cio-schemas: internal error: ZeroDivisionError: oh (")
    assert err.count("\n") == 1


def test_a_reader_that_leaves_causes_no_traceback(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_text('{"name": ""}\n' * 5000)
    command = [sys.executable, "-m", "cio_schemas", "check", "--schema", "event", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == f"{path}:1:10: V-minLength expected at least 1 character, found 0\n"
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (141, "")


def test_ctrl_c_ends_the_run_without_a_word(cli, monkeypatch):
    from cio_schemas.cli import list as subcommand

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(subcommand, "run", interrupted)

    assert cli("list") == (130, "", "")


def test_a_traceback_is_shown_where_it_is_asked_for(cli, monkeypatch):
    monkeypatch.setenv("CIO_SCHEMAS_TRACEBACK", "1")

    with pytest.raises(CommandError, match=r"^nothing to upgrade: "):
        cli("upgrade")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a subcommand: bundle, check, "),
        (("chek",), "no subcommand 'chek'; choose from bundle, check, "),
    ],
)
def test_a_subcommand_has_to_be_named(cli, arguments, said):
    status, out, err = cli(*arguments)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"cio-schemas: error: {said}")
