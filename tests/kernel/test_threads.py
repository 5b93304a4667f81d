"""Threads that change an instance while others judge it, and interpreters within one process: nothing crashes."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from random import Random
from typing import Any

import pytest

import cio_schemas

SCHEMA = {
    "type": "object",
    "properties": {
        "items": {"type": "array", "items": {"$ref": "#"}, "uniqueItems": True, "contains": {"minProperties": 1}},
        "name": {"type": "string", "minLength": 1, "pattern": "^[a-z]"},
        "kind": {"enum": ["a", "b", {"c": [1]}]},
    },
    "patternProperties": {"^x": {"type": ["integer", "null"]}},
    "required": ["name"],
    "unevaluatedProperties": {"type": "string"},
}


class Values:
    """An instance that threads change: members and items come and go, and each is dropped when nobody holds it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.root: dict[Any, Any] = {"name": "a"}

    def change(self) -> None:
        value: Any = self.root
        while value and self.random.random() < 0.6:
            inner = [
                each for each in (value.values() if isinstance(value, dict) else value) if isinstance(each, dict | list)
            ]
            if not inner:
                break
            value = self.random.choice(inner)
        if isinstance(value, list):
            self._change_list(value)
        else:
            self._change_dict(value)

    def _change_list(self, value: list[Any]) -> None:
        if len(value) > 20:
            value.clear()
        value.insert(self.random.randrange(len(value) + 1), self._new())

    def _change_dict(self, value: dict[Any, Any]) -> None:
        if len(value) > 40:
            value.clear()
        name = self.random.choice(("items", "name", "kind", f"x{self.random.randrange(100)}", self.random.randrange(3)))
        value[name] = self._new()
        if self.random.random() < 0.3:
            value.pop(self.random.choice(list(value)), None)

    def _new(self) -> Any:
        return self.random.choice(
            ([], {}, [{}], {"name": "é" * self.random.randrange(5)}, self.random.random(), 2**70, "a", None, (1,))
        )


def run(seconds: float, values: list[Values]) -> int:
    """Judge and change instances in threads. How many verdicts there were."""
    validator = cio_schemas.Validator(SCHEMA)
    end = time.monotonic() + seconds
    verdicts: list[int] = []

    def judge() -> None:
        count = 0
        while time.monotonic() < end:
            for value in values:
                with suppress(Exception):  # the generated Python, where it was asked, may meet a change
                    count += validator.is_valid(value.root) in (True, False)
        verdicts.append(count)

    def change() -> None:
        while time.monotonic() < end:
            for value in values:
                with suppress(RuntimeError, LookupError, ValueError):  # the other thread changed it in between
                    value.change()

    threads = [threading.Thread(target=target) for target in (judge, judge, change, change)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    return sum(verdicts)


def test_an_instance_may_be_changed_meanwhile() -> None:
    assert run(1, [Values(seed) for seed in range(5)]) > 0


@pytest.mark.slow
def test_an_instance_may_be_changed_for_ten_minutes() -> None:
    assert run(600, [Values(seed) for seed in range(20)]) > 0


SUBINTERPRETER = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

code = '''
import cio_schemas
from cio_schemas import kernel
validator = cio_schemas.Validator({"required": ["a"]})
assert validator.is_valid({"a": 1}) and not validator.is_valid({})
print("judged", kernel.available or kernel.reason is not None)
'''
import cio_schemas
assert cio_schemas.is_valid({"name": "a"}, "event")
interpreter = interpreters.create()
interpreters.run_string(interpreter, code)
interpreters.destroy(interpreter)
assert cio_schemas.is_valid({"name": "a"}, "event")
"""


def test_another_interpreter_judges_with_the_kernel_or_without() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CIO_SCHEMAS_KERNEL"}
    done = subprocess.run(
        [sys.executable, "-c", SUBINTERPRETER], env=environment, capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.returncode) == ("judged True\n", 0), done.stderr
