"""The map over processes: results in order, few items ahead, and no death of a worker that passes for the end."""

import os
import signal
import time
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Thread

import pytest

from cio_schemas import workers
from cio_schemas.exceptions import WorkerError
from cio_schemas.workers import ordered


@pytest.fixture(params=["forked", "spawned"])
def way(request, monkeypatch):
    """Each way to make processes in turn."""
    if request.param == "forked" and not workers.FORKS:
        pytest.skip("processes are not forked here")
    monkeypatch.setattr(workers, "FORKS", request.param == "forked")


def double(number):
    return number * 2


THIS = os.getpid()


def die(first, number):
    if number >= 5 and os.getpid() != first:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail(number):
    return 1 // (3 - number)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("items", [0, 1, 2, 5, 100])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(items, jobs):
    assert list(ordered(double, range(items), jobs)) == [2 * n for n in range(items)]


@pytest.mark.usefixtures("way")
def test_large_items_and_results_do_not_block_each_other():
    items = [bytes([n]) * 3_000_000 for n in range(8)]
    assert list(ordered(bytes, items, 2)) == items


def test_only_a_few_items_are_taken_ahead():
    taken = []

    def noted():
        for number in count():
            taken.append(number)
            yield number

    results = ordered(double, noted(), 2)
    assert [next(results) for _ in range(10)] == [2 * n for n in range(10)]
    results.close()
    assert len(taken) <= 20


@pytest.mark.usefixtures("way")
def test_a_worker_that_dies_is_told():
    results = ordered(partial(die, THIS), range(100), 2)
    with pytest.raises(WorkerError, match=r"^a worker process died \(killed by signal 9\)$"):
        list(results)


@pytest.mark.usefixtures("way")
def test_what_came_before_the_death_is_not_lost():
    found = []
    with pytest.raises(WorkerError):
        found.extend(each for each in ordered(partial(die, THIS), range(100), 2) if found.append(each))
    assert found == list(range(len(found)))
    assert len(found) >= 5


@pytest.mark.usefixtures("way")
def test_a_function_that_raises_is_told():
    with pytest.raises(WorkerError, match=r"^a worker process failed: ZeroDivisionError: "):
        list(ordered(fail, range(5), 2))


def paused(folder, number):
    """Note which process does an item, and stop the one that has the first."""
    if os.getpid() != THIS:
        (folder / ("first" if number == 0 else "other")).write_text(str(os.getpid()))
        if number == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
    return number


@pytest.mark.skipif(not workers.FORKS, reason="processes are not forked here")
def test_a_worker_that_dies_while_it_owes_nothing_is_reported(tmp_path):
    def disturb():
        first, other = (_pid(tmp_path / name) for name in ("first", "other"))
        time.sleep(0.3)  # by then this process waits for the first worker, and the other one has nothing to do
        os.kill(other, signal.SIGKILL)
        time.sleep(0.3)
        os.kill(first, signal.SIGCONT)

    thread = Thread(target=disturb)
    thread.start()
    found = []
    with pytest.raises(WorkerError, match=r"^a worker process died \(killed by signal 9\)$"):
        found.extend(each for each in ordered(partial(paused, tmp_path), range(1000), 3) if found.append(each))
    thread.join()
    assert found == list(range(len(found)))
    assert len(found) >= 3  # what the stopped worker had


def _pid(path):
    for _ in range(1000):
        with suppress(OSError, ValueError):
            return int(path.read_text())
        time.sleep(0.01)
    raise AssertionError("no worker began")
