"""Ctrl-C ends a long verdict, and nothing that its handler does to the instance breaks anything."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import cio_schemas

# Each item is looked at a thousand times.
SLOW = cio_schemas.Validator(
    {
        "items": {"allOf": [{"minimum": bound} for bound in range(1000)]},
    }
)


INTERRUPT = f"import os, signal, time; time.sleep(0.5); os.kill({os.getpid()}, signal.SIGINT)"


@contextmanager
def interrupted() -> Iterator[None]:
    """Have another process interrupt this one: a thread of this one would not come to it."""
    with subprocess.Popen([sys.executable, "-c", INTERRUPT]):
        yield


def test_a_long_verdict_is_interrupted() -> None:
    instance = [2000] * 10_000_000
    started = time.monotonic()
    with interrupted(), pytest.raises(KeyboardInterrupt):
        SLOW.is_valid(instance)

    assert time.monotonic() - started < 30  # of the minutes that it would take


def test_a_handler_may_change_the_instance() -> None:
    instance: list[Any] = [[number] for number in range(1000, 300_000)]
    validator = cio_schemas.Validator({"items": SLOW.schema})

    def handle(_number: int, _frame: Any) -> None:
        instance.clear()
        raise TimeoutError

    before = signal.signal(signal.SIGINT, handle)
    try:
        with interrupted(), pytest.raises(TimeoutError):
            judge_without_end(validator, instance)
    finally:
        signal.signal(signal.SIGINT, before)
    assert instance == []


def judge_without_end(validator: cio_schemas.Validator, instance: Any) -> None:
    while True:
        validator.is_valid(instance)
