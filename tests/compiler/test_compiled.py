"""A schema as functions: compiled part by part, by several threads at once, and in a process forked meanwhile."""

import os
import select
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest

import cio_schemas
from cio_schemas.compiler import compiled

SCHEMA = {"properties": {"a": {"type": "integer"}, "b": {"enum": [1, 2]}}}
INVALID = {"a": "x", "b": 3}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[cio_schemas.Validator, Thread]]:
    """A validator, and a thread that is stopped while it compiles how errors are collected."""
    reached, released = Event(), Event()

    def stop(part: Any, *rest: Any) -> Any:
        if not reached.is_set():
            reached.set()
            released.wait()
        return linked(part, *rest)

    validator = cio_schemas.Validator(SCHEMA)
    linked = compiled._linked
    monkeypatch.setattr(compiled, "_linked", stop)
    thread = Thread(target=lambda: list(validator.iter_errors(INVALID)))
    thread.start()
    reached.wait()
    yield validator, thread
    released.set()
    thread.join()


def test_threads_do_not_wait_for_each_other(held: tuple[cio_schemas.Validator, Thread]) -> None:
    validator, thread = held

    assert [error.validator for error in validator.iter_errors(INVALID)] == ["type", "enum"]
    assert thread.is_alive()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")  # which is what is tried here
def test_a_process_forked_meanwhile_collects(held: tuple[cio_schemas.Validator, Thread]) -> None:
    validator, _ = held
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, bytes([len(list(validator.iter_errors(INVALID)))]))
        finally:
            os._exit(0)
    ready, _, _ = select.select([reading], [], [], 60)
    if not ready:
        os.kill(child, 9)
    os.waitpid(child, 0)

    assert ready, "the forked process hangs"
    assert os.read(reading, 1) == b"\2"
    os.close(reading)
    os.close(writing)


def test_sites_are_known_before_anything_is_collected() -> None:
    validator = cio_schemas.Validator(SCHEMA)

    assert [site.keyword for site in validator._functions.sites] == ["type", "enum"]
