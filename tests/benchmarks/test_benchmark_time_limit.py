"""What takes too much processor time ends."""

import signal

import pytest

from benchmarks.time_limit import OutOfTimeError, within


def test_what_takes_too_long_ends_and_what_follows_does_not():
    with pytest.raises(OutOfTimeError), within(0.01):
        sum(number % 2 for number in range(10**8))  # in Python, so that the signal is handled
    with within(60):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
