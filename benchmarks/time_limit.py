"""Limit the processor time of a piece of work."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class OutOfTimeError(BaseException):
    """The seconds for a piece of work are over; nothing that catches errors is to catch it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Run the body of `with`, and raise OutOfTimeError in it after so many seconds of processor time."""

    def end(*_: object) -> None:
        raise OutOfTimeError

    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
