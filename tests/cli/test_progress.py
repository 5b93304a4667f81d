"""The progress bar: for a person at a terminal, in long runs, and nowhere else."""

import os
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from cio_schemas.cli import check_files, generate
from cio_schemas.cli import progress as module
from cio_schemas.cli.progress import Progress, progress


@pytest.mark.parametrize(
    ("terminal", "variables", "shown"),
    [
        (False, {}, False),
        (True, {}, True),
        (True, {"CI": "true"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_who_sees_it(monkeypatch, terminal, variables, shown):
    pytest.importorskip("rich", reason="the extra `progress` is not installed here")
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    assert (progress("checking", lambda: 1) is not None) is shown


class _Bar:
    """Notes what is asked of it."""

    def __init__(self):
        self.calls, self.task_ids = [], [7]

    def __getattr__(self, name):
        return lambda *arguments, **options: self.calls.append((name, *arguments, *options.values()))


def test_a_short_run_draws_nothing(monkeypatch):
    monkeypatch.setattr(module, "_bar", lambda **_: pytest.fail("drawn"))
    bar = Progress("checking", lambda: 10)
    bar.advance(10)
    assert list(bar.watch("ab")) == ["a", "b"]


def test_a_long_run_draws_and_makes_way_for_findings(monkeypatch):
    drawn = _Bar()
    monkeypatch.setattr(module, "_bar", lambda **_: drawn)
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    monkeypatch.setattr(module, "_REFRESH", 0.0)
    bar = Progress("checking", lambda: 10)
    bar.advance(4)
    found = bar.watch("a")
    assert next(found) == "a"
    bar.advance(6)
    assert list(found) == []
    once = [("start",), ("update", 7, 4), ("refresh",), ("stop",)]
    again = [("start",), ("update", 7, 10), ("refresh",), ("stop",)]
    assert drawn.calls == [("add_task", "checking", 10), *once, ("add_task", "checking", 10), *again]


@pytest.mark.slow
def test_a_terminal_shows_it_and_keeps_no_trace():
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "cio_schemas", "check", "--schema", "event", "--ndjson", "-", "--jobs", "1"]
    variables = {**os.environ, "TERM": "xterm"}
    variables.pop("CI", None)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs, env=variables
    ) as process:
        for _ in range(15):
            process.stdin.write(b'{"name": "a"}\n' * 60_000)
            time.sleep(0.1)
        process.stdin.close()
        assert process.wait() == 0
    os.close(theirs)
    written = b""
    with suppress(OSError):  # how a terminal tells its end
        while piece := os.read(ours, 10_000):
            written += piece
    os.close(ours)
    assert b"checking" in written
    assert written.endswith(b"cio-schemas: no findings in 1 file\r\n")


def test_a_bar_that_is_shown_is_moved(monkeypatch):
    drawn = _Bar()
    monkeypatch.setattr(module, "_bar", lambda **_: drawn)
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    monkeypatch.setattr(module, "_REFRESH", 0.0)
    bar = Progress("checking", lambda: 10)
    bar.advance(4)
    bar.advance(6)

    steps = [each for count in (4, 10) for each in (("update", 7, count), ("refresh",))]
    assert drawn.calls == [("add_task", "checking", 10), ("start",), *steps]


@pytest.mark.parametrize(("in_bytes", "shown"), [(True, "1.0/2.0 kB"), (False, "1000/2000")])
def test_what_a_bar_shows(in_bytes, shown):
    rich = pytest.importorskip("rich", reason="the extra `progress` is not installed here")
    bar = module._bar(in_bytes=in_bytes)
    bar.add_task("checking", total=2_000, completed=1_000)
    console = rich.console.Console(width=120)
    with console.capture() as caught:
        console.print(bar.get_renderable())

    assert caught.get().startswith("checking ")
    assert shown in caught.get()


class _Noted(Progress):
    """Notes how far it came."""

    def __init__(self):
        super().__init__("working", lambda: None)
        self.sizes = []

    def advance(self, size):
        self.sizes.append(size)


def test_what_check_counts_are_bytes(cli, tmp_path, monkeypatch):
    noted = _Noted()
    monkeypatch.setattr(check_files, "progress", lambda *_, **__: noted)
    (tmp_path / "a.ndjson").write_text('{"name": ""}\n{"name": "x"}\n')
    status, _, err = cli("check", "--schema", "event", "a.ndjson")

    assert (status, err) == (1, "cio-schemas: 1 finding in 1 of 1 file, 2 records checked\n")
    assert sum(noted.sizes) == (tmp_path / "a.ndjson").stat().st_size


def test_what_generate_counts_are_fixtures(cli, monkeypatch):
    noted = _Noted()
    monkeypatch.setattr(generate, "progress", lambda *_, **__: noted)
    status, out, _ = cli("generate", "event", "--valid", "3")

    assert (status, out.count("\n"), sum(noted.sizes)) == (0, 3, 3)
