"""Timing that a noisy, shared machine can't bend much.

The contenders take turns in short slots, in an order that moves on by one each round, so that a slow phase of the
machine meets all of them. What is measured is the thread's own processor time, which stands still while another process
runs. A contender's time is that of its fastest round, for noise only adds; a ratio is that of two such times.
"""

import gc
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import repeat
from time import thread_time
from typing import Any, NamedTuple

Call = Callable[[Any], object]
Clock = Callable[[], float]


class Effort(NamedTuple):
    """How long to measure.

    Attributes:
        rounds: turns each contender takes.
        slot: seconds a turn lasts, about; a slower call is made once.
    """

    rounds: int
    slot: float


FULL = Effort(rounds=30, slot=0.002)
QUICK = Effort(rounds=5, slot=0.0005)


class Rounds(NamedTuple):
    """Seconds a call took, for each contender, in each round."""

    seconds: Mapping[str, list[float]]

    def best(self, name: str) -> float:
        """Return the seconds of the contender's fastest round."""
        return min(self.seconds[name])

    def ratio(self, name: str, base: str) -> float:
        """Return how many times as long as `base` the contender took, each in its fastest round."""
        return self.best(name) / self.best(base)


def take_turns(contenders: Mapping[str, Call], instance: Any, effort: Effort, clock: Clock = thread_time) -> Rounds:
    """Time every contender on one instance, in turns.

    Args:
        contenders: what to call with the instance, by name.
        instance: the argument.
        effort: how long to measure.
        clock: what tells the seconds; processor time misses what other processes do on a contender's behalf.
    """
    counts = {name: _calls_per_slot(call, instance, effort.slot, clock) for name, call in contenders.items()}
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    with no_collection():
        for turn in range(effort.rounds):
            start = turn % len(names)
            for name in names[start:] + names[:start]:
                seconds[name].append(_slot(contenders[name], instance, counts[name], clock))
    return Rounds(seconds)


def geometric_mean(ratios: Iterable[float]) -> float:
    """Return the geometric mean, which treats twice as fast and half as fast alike."""
    logs = [math.log(ratio) for ratio in ratios]
    return math.exp(math.fsum(logs) / len(logs))


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector out, as `timeit` does; collect first."""
    gc.collect()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _calls_per_slot(call: Call, instance: Any, slot: float, clock: Clock) -> int:
    _slot(call, instance, 3, clock)
    count = 1
    while (seconds := _slot(call, instance, count, clock) * count) < slot / 4:
        count *= 2
    return max(1, round(count * slot / max(seconds, 1e-9)))


def _slot(call: Call, instance: Any, count: int, clock: Clock) -> float:
    turns = repeat(None, count)
    start = clock()
    for _ in turns:
        call(instance)
    return (clock() - start) / count
