"""Large input: several processes, the same findings in the same order, and an end that is told."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from copy import copy

import pytest

from cio_schemas import Validator, parallel_map, validator
from cio_schemas.payloads import parallel_ndjson
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.judge import check_file
from cio_schemas.payloads.parallel_ndjson import check_all

EVENT = validator("event")


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.ndjson"
    with path.open("w") as file:
        for number in range(40_000):
            bad = number % 997 == 0
            file.write(
                json.dumps({"name": "" if bad else "signed_up", "data": {"number": number, "text": "x" * 40}}) + "\n"
            )
    return path


@pytest.mark.parametrize("jobs", [1, 2, 3, None])
def test_every_number_of_processes_finds_the_same(large, jobs):
    found = list(check_all([Payloads(str(large), EVENT)], jobs=jobs))
    assert found == [*check_file(Payloads(str(large), EVENT))]  # with the same lines at both ends of each span
    assert [(each.span.line, each.code) for each in found] == [(n + 1, "V-minLength") for n in range(0, 40_000, 997)]


def test_streams_and_small_files_go_with_large_ones(large, tmp_path):
    small = tmp_path / "small.json"
    small.write_text('{"name": 1}')
    files = [Payloads(str(small), EVENT), Payloads("-", EVENT, syntax="ndjson"), Payloads(str(small), EVENT)]
    with large.open("rb") as stream:
        found = list(check_all(files, stdin=stream, jobs=2))
    assert [found[0].path, found[-1].path, len(found)] == [str(small), str(small), 43]
    assert {each.path for each in found[1:-1]} == {"-"}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("schema", [EVENT, Validator({"properties": {"name": {"not": {"const": ""}}}})])
def test_progress_counts_bytes_and_records(large, jobs, schema):
    done = []
    files = [Payloads(str(large), schema)]
    list(check_all(files, jobs=jobs, progress=lambda size, records: done.append((size, records))))
    assert [sum(column) for column in zip(*done, strict=True)] == [large.stat().st_size, 40_000]


@pytest.mark.parametrize("forks", [True, False])
def test_a_schema_of_the_user_reaches_the_workers(large, monkeypatch, forks):
    monkeypatch.setattr(parallel_map, "FORKS", forks)
    schema = Validator({"properties": {"data": {"properties": {"number": {"maximum": 39_997}}}}})
    assert [each.record for each in check_all([Payloads(str(large), schema)], jobs=2)] == [39_999, 40_000]


@pytest.mark.parametrize("change", ["replaced", "emptied", "removed", "appended to"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_changes_meanwhile_is_a_problem_once(large, tmp_path, change, jobs):
    small = tmp_path / "small.json"
    small.write_text('{"name": 1}')
    (tmp_path / "other").write_text("{]\n" * 400_000)
    codes = []
    for found in check_all([Payloads(str(large), EVENT), Payloads(str(small), EVENT)], jobs=jobs):
        if not codes:
            if change == "replaced":
                (tmp_path / "other").replace(large)
            elif change == "removed":
                large.unlink()
            else:
                with large.open("wb" if change == "emptied" else "ab") as file:
                    file.write(b"{")
        codes.append(found.code)
    assert codes[-2:] == ["P-changed", "V-type"]
    assert set(codes[:-2]) == {"V-minLength"}


def exhaust(_):
    raise MemoryError


@pytest.mark.parametrize("jobs", [1, 2])
def test_too_little_memory_for_one_file_does_not_stop_the_rest(tmp_path, monkeypatch, jobs):
    greedy = copy(EVENT)  # needs more than there is
    monkeypatch.setattr(greedy, "is_valid", exhaust)
    path = tmp_path / "a.json"
    path.write_text('{"name": 1}')
    found = check_all([Payloads(str(path), greedy), Payloads(str(path), EVENT)], jobs=jobs)
    assert [each.code for each in found] == ["P-memory", "V-type"]


@pytest.mark.parametrize("name", ["a.ndjson", "a.json"])
def test_a_named_pipe_is_opened_once(tmp_path, name):
    path = tmp_path / name
    os.mkfifo(path)
    with subprocess.Popen([*COMMAND[:6], str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        path.write_bytes(b'{"name": ""}\n')  # and never again
        assert process.communicate(timeout=20)[0].count(b"V-minLength") == 1


COMMAND = [
    sys.executable,
    "-m",
    "cio_schemas",
    "check",
    "--schema",
    "event",
    "--ndjson",
    "-",
    "--output-format",
    "json",
]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_at_once_with_what_was_found(jobs):
    with subprocess.Popen(
        [*COMMAND, "--jobs", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        good = b'{"name": "signed_up", "data": {"text": "%s"}}\n' % (b"x" * 60)
        process.stdin.write((good * 999 + b'{"name": ""}\n') * 100)
        process.stdin.flush()  # 10 MB: more than the pipe and all that wait for a worker can hold
        process.send_signal(signal.SIGINT)
        written = process.stdout.read()
        assert process.wait(timeout=20) == 130
        assert process.stderr.read() == b"cio-schemas: interrupted: not everything was checked\n"
    codes = [row["code"] for row in json.loads(written)]
    assert codes
    assert set(codes) == {"V-minLength"}


def test_a_worker_that_is_killed_ends_the_command_with_2():
    with subprocess.Popen(
        [*COMMAND, "--jobs", "3"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "CIO_SCHEMAS_KERNEL": "0"},  # which works in threads
    ) as process:
        process.stdin.write(b'{"name": "a"}\n' * 200_000)
        process.stdin.flush()
        children = []
        while len(children) < 2:
            time.sleep(0.05)
            listed = subprocess.run(
                ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
            )
            children = listed.stdout.split()
        os.kill(int(children[0]), signal.SIGKILL)
        with suppress(BrokenPipeError):  # it may have ended before it has read all
            process.stdin.write(b'{"name": "a"}\n' * 1_000_000)
            process.stdin.close()
        assert process.wait(timeout=20) == 2
        said = process.stderr.read()
    assert said == b"cio-schemas: error: a worker process died (killed by signal 9); what follows was not checked\n"


@pytest.mark.slow
def test_a_record_of_100_megabytes_does_not_stop_the_rest(tmp_path):
    path = tmp_path / "a.ndjson"
    with path.open("w") as file:
        file.write('{"name": ""}\n{"name": "a", "data": {"blob": "')
        for _ in range(100):
            file.write("x" * 1_000_000)
        file.write('"}}\n{"name": 1}\n')
    found = list(check_all([Payloads(str(path), EVENT)], jobs=2))
    assert [(each.record, each.code) for each in found] == [(1, "V-minLength"), (3, "V-type")]


# cores, jobs, and how many packs this thread checks (None for all), and how many workers the rest
SHARES = [
    (1, None, (None, 1)),
    (3, None, (None, 1)),  # a small file
    (3, 1, (None, 1)),
    (3, 2, (0, 2)),
    (1, 4, (0, 4)),
]


@pytest.mark.parametrize(("cores", "jobs", "expected"), SHARES)
def test_who_checks_what(monkeypatch, cores, jobs, expected):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(parallel_ndjson, "total_size", lambda _: 3)

    assert parallel_ndjson._shares([], jobs) == expected


def test_a_stream_begins_in_this_thread(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr(parallel_ndjson, "total_size", lambda _: None)

    assert parallel_ndjson._shares([], None) == (parallel_ndjson._HEAD, 3)
