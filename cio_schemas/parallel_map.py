"""One map over several threads or processes, in order and in flat memory.

Threads serve the kernel, which releases the GIL; processes serve Python code.
"""

from __future__ import annotations

import sys
from collections import deque
from itertools import chain, islice, takewhile
from queue import SimpleQueue
from signal import SIG_IGN, SIGINT, SIGTERM, signal

from cio_schemas.exceptions import WorkerError
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess
    from threading import Thread
    from typing import Any, Final

FORKS: Final = sys.platform == "linux"  # elsewhere system libraries may not survive it
_AHEAD: Final = 3  # items for each worker that are given out before the first of them is done


class _Outcome(NamedTuple):
    """What became of an item: its result, or the exception that was raised."""

    result: Any
    error: BaseException | None = None


def in_threads(function: Callable[[Any], Any], items: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Apply a function to items in several threads.

    Args:
        function: What to apply; it must release the GIL if it takes long.
        items: Taken as threads become free for them, a few ahead of the results.
        jobs: How many threads, at most: as many as the system lets start. None is started for a single item.

    Yields:
        The results, in the order of the items. What the function raises is raised in its place.
    """
    iterator = iter(items)
    first = [*islice(iterator, 2)]
    if len(first) < 2:
        yield from map(function, first)
        return
    from threading import Thread  # noqa: PLC0415 - takes longer to import than a small file to check

    tasks: SimpleQueue[tuple[Any, SimpleQueue[_Outcome]] | None] = SimpleQueue()
    pending: deque[SimpleQueue[_Outcome]] = deque()

    def work() -> None:
        while task := tasks.get():
            item, outcome = task
            try:
                outcome.put(_Outcome(function(item)))
            except BaseException as error:  # noqa: BLE001 - any error is raised when the result is read
                outcome.put(_Outcome(None, error))

    def give(item: Any) -> None:
        pending.append(SimpleQueue())
        tasks.put((item, pending[-1]))

    jobs = sum(takewhile(bool, (_starts(Thread(target=work, daemon=True)) for _ in range(jobs))))
    if not jobs:
        yield from map(function, chain(first, iterator))
        return
    try:
        for item in first:
            give(item)
        for item in iterator:
            if len(pending) >= jobs * _AHEAD:
                yield _result(pending.popleft().get())
            give(item)
        while pending:
            yield _result(pending.popleft().get())
    finally:
        for _ in range(jobs):
            tasks.put(None)


def _starts(thread: Thread) -> bool:
    """Start a thread, a daemon so that an interrupt does not wait for it; return whether the system let it start."""
    try:
        thread.start()
    except RuntimeError:
        return False
    return True


def _result(outcome: _Outcome) -> Any:
    if outcome.error is not None:
        raise outcome.error
    return outcome.result


def in_processes(function: Callable[[Any], Any], items: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Apply a function to items in several processes.

    Args:
        function: What to apply; where processes can't be forked, it has to be picklable.
        items: Picklable arguments; taken as processes become free for them, a few ahead of the results.
        jobs: How many processes.

    Yields:
        The results, in the order of the items.

    Raises:
        WorkerError: A worker ended before its time, or the function raised. The results of all items before the first
            that is lost are yielded before. Closing the generator ends all workers at once.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415 - slow to import
    from multiprocessing import active_children, get_context  # noqa: PLC0415 - as above

    others = active_children()
    pool = ProcessPoolExecutor(
        jobs, get_context("fork" if FORKS else "spawn"), initializer=_begin, initargs=(function,)
    )
    pending: deque[Future[Any]] = deque()
    workers: list[BaseProcess] = []

    def result() -> Any:
        try:
            return pending.popleft().result()
        except BrokenExecutor:
            _stop_feeding(pool)
            pool.shutdown()  # by then it is known how each worker ended
            raise WorkerError(f"a worker process died{_ending(workers)}") from None
        except Exception as error:  # noqa: BLE001 - any error is reported
            raise WorkerError(f"a worker process failed: {type(error).__name__}: {error}") from None

    try:
        for item in items:
            if len(pending) >= jobs * _AHEAD:
                yield result()
            pending.append(_submitted(pool, item))
            if len(workers) < jobs:
                workers = [child for child in active_children() if child not in others]
        while pending:
            yield result()
    finally:
        for worker in active_children():  # read again: some may have started before one failed to
            if worker not in others:
                worker.kill()
        _stop_feeding(pool)
        pool.shutdown(cancel_futures=True)


def _stop_feeding(pool: Any) -> None:
    """Let a pool not wait for ever to hand an item to workers that are gone, as before Python 3.11.5 (gh-94777)."""
    queue = pool._call_queue if sys.version_info < (3, 11, 5) else None  # noqa: SLF001 - as later versions do themselves
    if queue is not None:  # nor is there one after the shutdown
        queue._reader.close()  # noqa: SLF001 - as above


def _submitted(pool: ProcessPoolExecutor, item: Any) -> Future[Any]:
    """Give an item to a pool; if a worker died while all were idle, the item is lost, which is reported in its turn."""
    from concurrent.futures import BrokenExecutor, Future  # noqa: PLC0415 - slow to import

    try:
        return pool.submit(_call, item)
    except BrokenExecutor as error:
        lost: Future[Any] = Future()
        lost.set_exception(error)
        return lost


def _ending(workers: Iterable[BaseProcess]) -> str:
    """Say how the first of some processes to die ended, if that is known; the pool ends the others by SIGTERM."""
    status = next((each.exitcode for each in workers if each.exitcode not in (None, 0, -SIGTERM)), None)
    if status is None:
        return ""
    return f" (killed by signal {-status})" if status < 0 else f" (exit status {status})"


_function: Callable[[Any], Any]
"""In a worker, what it applies."""


def _begin(function: Callable[[Any], Any]) -> None:
    """Begin to be a worker."""
    global _function  # noqa: PLW0603 - sent once, and not with each item
    _function = function
    signal(SIGINT, SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the first one decides


def _call(item: Any) -> Any:
    return _function(item)
