"""The map where processes can't be forked: with the standard library's processes and pipes.

Workers take turns, so the results come in order by themselves, and each has one item to work on and one in reserve.
The standard library's executors keep no bound on what waits, and at an interrupt wait for what is running.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from itertools import count
from multiprocessing import get_context
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.exceptions import WorkerError
from cio_schemas.workers.endings import ending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

_RESERVE: Final = 2  # items that a worker holds: the one in work and the next


def ordered(function: Callable[[Any], Any], items: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Do what `cio_schemas.workers.ordered` says."""
    workers: list[_Worker] = []
    try:
        workers.extend(_Worker(function) for _ in range(jobs))
        taken = 0
        for turn, item in enumerate(items):
            worker = workers[turn % jobs]
            if turn >= jobs * _RESERVE:
                yield worker.result()
                taken += 1
            worker.put(item)
        for turn in count(taken):
            worker = workers[turn % jobs]
            if worker.owes == 0:
                return
            yield worker.result()
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """A process and the thread that feeds it, so that a full pipe never blocks who reads the results."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = get_context("spawn")
        tasks, self._tasks = context.Pipe(duplex=False)
        self._results, results = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(function, tasks, results), daemon=True)
        self._process.start()
        tasks.close()
        results.close()
        self.owes = 0
        self._queue: SimpleQueue[Any] = SimpleQueue()
        self._feeder = Thread(target=self._feed, daemon=True)
        self._feeder.start()

    def put(self, item: Any) -> None:
        """Hand an item over."""
        self.owes += 1
        self._queue.put(item)

    def result(self) -> Any:
        """Wait for the result of the item that was handed over first."""
        try:
            result, problem = self._results.recv()
        except (EOFError, OSError):
            self._process.join(1)
            raise WorkerError(f"a worker process died ({ending(self._process.exitcode)})") from None
        if problem is not None:
            raise WorkerError(f"a worker process failed: {problem}")
        self.owes -= 1
        return result

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._queue.put(_END)
        self._feeder.join()
        for end in (self._tasks, self._results):
            end.close()

    def _feed(self) -> None:
        with suppress(BrokenPipeError, OSError):  # whoever waits for the result learns of a dead worker
            while (item := self._queue.get()) is not _END:
                self._tasks.send(item)


_END: Final = object()


def _work(function: Callable[[Any], Any], tasks: Connection[Any, Any], results: Connection[Any, Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the first one decides
    with suppress(EOFError, BrokenPipeError):  # the first process is gone
        while True:
            item = tasks.recv()
            try:
                results.send((function(item), None))
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, it has to be told
                results.send((None, f"{type(error).__name__}: {error}"))
