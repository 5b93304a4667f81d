"""The map over forked processes: they inherit the function, and start in a millisecond.

The first process works too: it hands out items, takes results in, and does an item itself whenever the others have
enough.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from cio_schemas.exceptions import WorkerError
from cio_schemas.workers.endings import ending

try:
    import _pickle as pickle  # all that is needed, without what takes pickle a millisecond to import
except ImportError:  # another Python than CPython
    import pickle  # type: ignore[no-redef]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_RESERVE: Final = 3  # items that a worker holds: the one in work, and what it does while this process has its own
_AHEAD: Final = 4  # items for each process that are given out before the first of them is done
_PROTOCOL: Final = -1  # the newest
_LENGTH: Final = 8  # bytes before each message that tell how many follow


def ordered(function: Callable[[Any], Any], items: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Do what `cio_schemas.workers.ordered` says."""
    crew = _Crew(function, items)
    try:
        for _ in range(jobs - 1):
            crew.workers.append(_Worker(function, crew.workers))
        yield from crew.results()
    finally:
        for worker in crew.workers:
            worker.end()


class _Outcome(NamedTuple):
    """What became of an item: its result, or how the function failed."""

    result: Any
    problem: str | None = None


def _outcome(function: Callable[[Any], Any], item: Any) -> _Outcome:
    try:
        return _Outcome(function(item))
    except Exception as error:  # noqa: BLE001 - whatever it is, it has to be told
        return _Outcome(None, f"failed: {type(error).__name__}: {error}")


class _Crew:
    """Workers, the items that they and this process have, and results that wait for those before them."""

    def __init__(self, function: Callable[[Any], Any], items: Iterable[Any]) -> None:
        self.workers: list[_Worker] = []
        self._function, self._items = function, iter(items)
        self._done: dict[int, _Outcome] = {}
        self._given = self._told = 0
        self._more = True

    def results(self) -> Iterator[Any]:
        while True:
            while self._told in self._done:
                outcome = self._done.pop(self._told)
                self._told += 1
                if outcome.problem is not None:
                    raise WorkerError(f"a worker process {outcome.problem}")
                yield outcome.result
            self._exchange(wait=False)
            self._hand_out()
            item = self._next()
            if item is not _END:
                self._done[self._given - 1] = _outcome(self._function, item)
            elif self._given == self._told:
                return
            elif self._told not in self._done:
                self._exchange(wait=True)

    def _next(self) -> Any:
        """Take an item, unless there is none or too much waits for what is not yet done."""
        if not self._more or self._given - self._told >= _AHEAD * (len(self.workers) + 1):
            return _END
        item = next(self._items, _END)
        self._more = item is not _END
        self._given += self._more
        return item

    def _hand_out(self) -> None:
        for worker in self.workers:
            if not self._more and not worker.unsent:
                worker.finish()
            while len(worker.owed) < _RESERVE and (item := self._next()) is not _END:
                worker.put(self._given - 1, item)

    def _exchange(self, *, wait: bool) -> None:
        """Send what workers can take, and take what they have to say."""
        told = {worker.results: worker for worker in self.workers}
        asked = {worker.tasks: worker for worker in self.workers if worker.unsent}
        readable, writable, _ = select(list(told), list(asked), [], None if wait else 0)
        for end in writable:
            asked[end].send()
        for end in readable:
            worker = told[end]
            try:
                number, *outcome = worker.receive()
                self._done[number] = _Outcome(*outcome)
            except EOFError:
                self._lose(worker)

    def _lose(self, worker: _Worker) -> None:
        """Put an early end in place of what the worker owes, or of the next item: results before it still come."""
        self.workers.remove(worker)
        early = not worker.finished or worker.owed
        died = _Outcome(None, f"died ({worker.end()})")
        if early:
            self._done |= dict.fromkeys(worker.owed or [self._given], died)
            self._given += not worker.owed


class _Worker:
    """A process that takes numbered items and gives back their outcomes.

    Attributes:
        tasks: The end of a pipe for what the process is to do.
        results: The end of a pipe for what it has done.
        owed: The numbers of the items whose outcomes are to come.
        unsent: What the first pipe had no room for.
        finished: Whether the process was told that there are no more items.
    """

    def __init__(self, function: Callable[[Any], Any], others: list[_Worker]) -> None:
        tasks, self.tasks = os.pipe()
        self.results, results = os.pipe()
        self.owed: list[int] = []
        self.unsent = b""
        self.finished = False
        self._process = os.fork()
        if not self._process:
            # What it inherits of the pipes would keep them open after the other side's end.
            for worker in (self, *others):
                worker.close()
            _work(function, tasks, results)
        os.close(tasks)
        os.close(results)
        os.set_blocking(self.tasks, False)  # the process may wait until it gets rid of a result

    def put(self, number: int, item: Any) -> None:
        """Hand an item over."""
        self.owed.append(number)
        self.unsent += pickle.dumps((number, item), _PROTOCOL)
        self.send()

    def send(self) -> None:
        """Write as much as there is room for."""
        with suppress(BlockingIOError, BrokenPipeError):  # whoever waits for the outcome learns of a dead worker
            self.unsent = self.unsent[os.write(self.tasks, self.unsent) :]

    def receive(self) -> Any:
        """Wait for an item's number and outcome; EOFError where the process is dead."""
        message = pickle.loads(self._read(int.from_bytes(self._read(_LENGTH))))  # noqa: S301 - a process of our own wrote it
        self.owed.remove(message[0])
        return message

    def _read(self, size: int) -> bytes:
        parts = []
        while size:
            part = os.read(self.results, size)
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def finish(self) -> None:
        """Let the process end by itself: there are no more items."""
        if not self.finished:
            os.close(self.tasks)
        self.finished = True

    def close(self) -> None:
        """Close the pipes."""
        self.finish()
        os.close(self.results)

    def end(self) -> str:
        """End the process, whatever it is doing, and say how it ended; that it is dying of something else stays so."""
        self.close()
        os.kill(self._process, signal.SIGKILL)
        return ending(os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1]))


_END: Final = object()


def _work(function: Callable[[Any], Any], tasks: int, results: int) -> NoReturn:
    """Do items until there are no more, and never return to what the first process was doing."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the first decides
        with open(tasks, "rb") as incoming, open(results, "wb") as outgoing, suppress(EOFError, BrokenPipeError):
            while True:
                number, item = pickle.load(incoming)  # noqa: S301 - the first process has written it
                data = pickle.dumps((number, *_outcome(function, item)), _PROTOCOL)
                outgoing.write(len(data).to_bytes(_LENGTH) + data)
                outgoing.flush()
        status = 0
    finally:
        os._exit(status)
