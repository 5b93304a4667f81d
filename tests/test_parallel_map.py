"""The map over workers: results in order, few items ahead, and no death of a worker that passes for the end."""

import errno
import os
import signal
import time
from functools import partial
from itertools import count
from multiprocessing import active_children
from threading import Thread, current_thread, main_thread
from threading import enumerate as enumerate_threads

import pytest

from cio_schemas import parallel_map
from cio_schemas.exceptions import WorkerError
from cio_schemas.parallel_map import in_processes, in_threads


@pytest.fixture(params=["threads", "forked", "spawned"])
def ordered(request, monkeypatch):
    """Each map in turn."""
    if request.param == "threads":
        return in_threads
    if request.param == "forked" and not parallel_map.FORKS:
        pytest.skip("processes are not forked here")
    monkeypatch.setattr(parallel_map, "FORKS", request.param == "forked")
    return in_processes


def double(number):
    return number * 2


THIS = os.getpid()


def die(first, number):
    if number >= 5 and os.getpid() != first:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail(number):
    return 1 // (3 - number)


@pytest.mark.parametrize("items", [0, 1, 2, 5, 100])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(ordered, items, jobs):
    assert list(ordered(double, range(items), jobs)) == [2 * n for n in range(items)]


def test_large_items_and_results_do_not_block_each_other(ordered):
    items = [bytes([n]) * 3_000_000 for n in range(8)]
    assert list(ordered(bytes, items, 2)) == items


def test_only_a_few_items_are_taken_ahead(ordered):
    taken = []

    def noted():
        for number in count():
            taken.append(number)
            yield number

    results = ordered(double, noted(), 2)
    assert [next(results) for _ in range(10)] == [2 * n for n in range(10)]
    results.close()
    assert len(taken) <= 20


def test_a_worker_that_dies_is_told():
    results = in_processes(partial(die, THIS), range(100), 2)
    with pytest.raises(WorkerError, match=r"^a worker process died \(killed by signal 9\)$"):
        list(results)


def test_what_came_before_the_death_is_not_lost():
    found = []
    with pytest.raises(WorkerError):
        found.extend(each for each in in_processes(partial(die, THIS), range(100), 2) if found.append(each))
    assert found == list(range(len(found)))
    assert len(found) >= 5


def idle_then_killed():
    """Yield three items, kill a worker once all of them are done, and yield more."""
    before = active_children()
    yield from range(3)
    time.sleep(0.5)
    worker = next(child for child in active_children() if child not in before)
    worker.kill()
    worker.join()
    for _ in range(500):  # until the pool has taken note of it
        if not set(active_children()) - set(before):
            break
        time.sleep(0.01)
    yield from range(3, 20)


def test_a_worker_that_dies_while_all_are_idle_is_told():
    found = []
    with pytest.raises(WorkerError, match=r"^a worker process died"):
        found.extend(each for each in in_processes(double, idle_then_killed(), 2) if found.append(each))
    assert found == [0, 2, 4]


def test_a_function_that_raises_is_told():
    with pytest.raises(WorkerError, match=r"^a worker process failed: ZeroDivisionError: "):
        list(in_processes(fail, range(5), 2))


def test_what_a_thread_raises_is_raised_in_its_place():
    results = in_threads(fail, range(5), 2)
    assert [next(results) for _ in range(3)] == [0, 0, 1]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_no_thread_is_started_for_one_item():
    assert list(in_threads(lambda _: current_thread() is main_thread(), [0], 2)) == [True]
    assert list(in_threads(lambda _: current_thread() is main_thread(), [0, 1], 2)) == [False, False]


@pytest.mark.parametrize("possible", [0, 1, 2])
def test_fewer_threads_may_start_than_are_asked_for(monkeypatch, possible):
    start, started = Thread.start, []

    def refuse(thread):
        if len(started) == possible:
            raise RuntimeError("can't start new thread")
        started.append(thread)
        start(thread)

    monkeypatch.setattr(Thread, "start", refuse)
    assert list(in_threads(double, range(50), 5)) == [2 * n for n in range(50)]
    assert len(started) == possible


@pytest.mark.skipif(not parallel_map.FORKS, reason="counts the processes that are forked")
def test_no_process_is_left_where_another_can_not_start(monkeypatch):
    fork, forked = os.fork, []

    def refuse():
        if len(forked) == 2:
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        pid = fork()
        forked.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(BlockingIOError):
        list(in_processes(double, range(50), 5))
    assert len(forked) == 2
    for _ in range(500):
        if not set(forked) & {child.pid for child in active_children()}:
            break
        time.sleep(0.01)
    assert not set(forked) & {child.pid for child in active_children()}


def test_threads_end_with_the_map(ordered):
    before = set(enumerate_threads())  # some of which may end meanwhile
    results = ordered(double, range(1000), 3)
    assert next(results) == 0
    results.close()
    for _ in range(500):
        if set(enumerate_threads()) <= before:
            break
        time.sleep(0.01)
    assert set(enumerate_threads()) <= before


def test_a_worker_leaves_ctrl_c_to_the_first_process():
    before = signal.getsignal(signal.SIGINT)
    try:
        parallel_map._begin(double)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert parallel_map._call(3) == 6
    finally:
        signal.signal(signal.SIGINT, before)
