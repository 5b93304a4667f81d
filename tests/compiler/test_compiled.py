"""A schema as functions: compiled part by part, by several threads at once, and in a process forked meanwhile."""

import os
import select
from bisect import bisect_left
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest

import cio_schemas
from cio_schemas.compiler import linking
from cio_schemas.compiler.compiled import Acceptors
from cio_schemas.compiler.module import Module

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
        return translated(part, *rest)

    validator = cio_schemas.Validator(SCHEMA)
    translated = linking.translated
    monkeypatch.setattr(linking, "translated", stop)
    thread = Thread(target=lambda: list(validator.iter_errors(INVALID)))
    thread.start()
    assert reached.wait(60)
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


def test_sites_are_those_of_what_was_collected() -> None:
    functions = cio_schemas.Validator(SCHEMA)._functions

    assert functions.collect({}) == []
    failed = [functions.sites[failure[0]] for failure in functions.collect({"b": 3})]

    assert [site.keyword for site in failed] == ["enum"]
    assert [site.keyword for site in functions.compiled.written().sites] == ["type", "enum"]


def test_only_what_is_called_is_linked() -> None:
    large = {"properties": {f"p{n}": {"type": "string"} for n in range(80)}, "required": ["a"]}
    schema = {"$defs": {"a": large, "b": large}, "properties": {"a": {"$ref": "#/$defs/a"}, "b": {"$ref": "#/$defs/b"}}}
    schema["properties"] |= {f"{name}2": {"$ref": f"#/$defs/{name}"} for name in "ab"}
    functions = cio_schemas.Validator(schema)._functions

    functions.collect({"a": {}})

    assert {site.location.split("/")[2] for site in functions.sites.values()} == {"a"}


def test_a_recursive_schema_collects_as_deep_as_if_it_had_been_linked_before() -> None:
    inner = {"type": "object", "properties": {"x": {"$ref": "#"}, "n": {"type": "integer"}}}
    schema = {"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/inner"}], "$defs": {"inner": inner}}
    fresh, used = cio_schemas.Validator(schema), cio_schemas.Validator(schema)
    list(used.iter_errors({"x": {"x": {"n": "a"}}}))

    def nested(levels: int) -> Any:
        instance: Any = {"n": "a"}
        for _ in range(levels):
            instance = {"x": instance}
        return instance

    def is_too_deep(levels: int) -> bool:
        try:
            used._functions.collect(nested(levels))
        except cio_schemas.DepthError:
            return True
        return False

    deepest = bisect_left(range(1_000), True, key=is_too_deep) - 1
    instance = nested(deepest)

    assert deepest > 50
    assert len(fresh._functions.collect(instance)) == len(used._functions.collect(instance)) == 1


def test_what_could_not_be_written_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Module) -> Any:
        raise MemoryError

    unit = cio_schemas.Validator(SCHEMA)._functions.compiled.unit
    acceptors = Acceptors("")
    with monkeypatch.context() as patch:
        patch.setattr(Module, "write", fail)
        with pytest.raises(MemoryError):
            acceptors.of(unit)

    assert [acceptors.of(unit)(instance) for instance in ({"b": 1}, INVALID)] == [True, False]
