"""Threads that share a schema, and processes that are forked while one of them works a schema out."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from cio_schemas.fixtures import invalid_fixtures, valid_fixtures
from cio_schemas.strategies import faults
from cio_schemas.strategies.analysis import emptiness as emptinesses
from cio_schemas.strategies.analysis import space as spaces
from cio_schemas.strategies.drawing import generator as generators
from cio_schemas.strategies.preparation import Prepared, prepared

THREADS = 4


def recursive(number):
    """Return a recursive schema that no cache knows yet."""
    return {
        "title": f"fresh {number}",
        "$defs": {"tree": {"type": "object", "properties": {name: {"$ref": "#/$defs/tree"} for name in "abc"}}},
        "properties": {"left": {"$ref": "#/$defs/tree"}, "right": {"$ref": "#"}, "n": {"type": "integer"}},
        "patternProperties": {"^x": {"$ref": "#"}},
        "required": ["left"],
        "minProperties": 2,
    }


CALLS = {
    "faults": faults,
    "invalid_fixtures": invalid_fixtures,
    "valid_fixtures": lambda schema: valid_fixtures(schema, 20),
}


class Overtaken:
    """A lock in whose stead another thread has had its turn."""

    def __init__(self, done):
        self.done = done

    def __enter__(self):
        self.done()

    def __exit__(self, *_):
        pass


def goal_of(generator):
    return generator.space.root


# what is made once: the module with the lock, where it is kept under which key, and how it is asked for
MADE_ONCE = {
    "alternatives": (generators, lambda it: it._alternatives, goal_of, lambda it, key: it.alternatives(key)),
    "members": (generators, lambda it: it._members, lambda _: -1, lambda it, key: it.members(None, key)),
    "options": (emptinesses, lambda it: it.space._heights._options, goal_of, lambda it, key: it.space.options(key)),
    "cases": (spaces, lambda it: it.space._cases, lambda it: goal_of(it)[0], lambda it, key: it.space.cases(key)),
}


@pytest.mark.parametrize(("module", "kept", "key_of", "ask"), MADE_ONCE.values(), ids=MADE_ONCE)
def test_what_another_thread_has_made_meanwhile_is_taken(module, kept, key_of, ask, monkeypatch):
    generator = Prepared(prepared({"type": "null", "title": "overtaken"}).generator).breaking_in_turn()[0]
    key, made = key_of(generator), ()
    kept(generator).pop(key, None)
    monkeypatch.setattr(module, "LOCK", Overtaken(lambda: kept(generator).setdefault(key, made)))
    assert ask(generator, key) is made


@pytest.mark.parametrize("name", CALLS)
def test_threads_that_ask_at_once_for_a_fresh_schema_get_the_same(name):
    barrier = Barrier(THREADS)

    def ask(schema):
        barrier.wait()
        return CALLS[name](schema)

    for number in range(4):
        with ThreadPoolExecutor(THREADS) as pool:
            several = list(pool.map(ask, [recursive(f"{name} {number}")] * THREADS))
        assert several == [several[0]] * THREADS


FORK = """
import os, threading
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import preparation
from cio_schemas.strategies.analysis.space import Space

begun, fork, plain = threading.Event(), threading.Event(), Space.cases

def cases(self, literal):
    if threading.current_thread() is not threading.main_thread():
        begun.set()
        fork.wait(0.2)  # the lock is held meanwhile
    return plain(self, literal)

Space.cases = cases
thread = threading.Thread(target=lambda: valid_fixtures({"properties": {"a": {"type": "integer"}}}, 3))
thread.start()
begun.wait()
child = os.fork()
if not child:
    made = valid_fixtures({"properties": {"a": {"type": "integer"}}}, 3)
    os._exit(0 if len(made) == 3 else 1)
fork.set()
thread.join()
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_process_forked_while_a_thread_works_a_schema_out_can_draw():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", FORK], check=False, timeout=60)
    assert done.returncode == 0
