"""Ctrl-C in the middle of a run: what was passed on, and when the run ends."""

import signal
from threading import Thread

import pytest

from cio_schemas.cli.interrupt import Interrupt


def press():
    signal.raise_signal(signal.SIGINT)


def numbers(closed):
    """Yield numbers, with Ctrl-C while the third is waited for."""
    try:
        yield 1
        yield 2
        press()
        yield 3
    finally:
        closed.append(True)


def test_a_wait_ends_and_the_generator_is_closed():
    interrupt, closed = Interrupt(), []
    with interrupt.watched():
        assert [*interrupt.until(numbers(closed))] == [1, 2]

    assert (interrupt.happened, closed) == (True, [True])


@pytest.mark.parametrize("make", [iter, lambda items: (item for item in items)])
def test_all_items_without_an_interrupt(make):
    interrupt = Interrupt()
    with interrupt.watched():
        assert [*interrupt.until(make([1, 2, 3]))] == [1, 2, 3]

    assert not interrupt.happened


def test_what_is_done_with_an_item_is_finished():
    interrupt, done = Interrupt(), []
    with interrupt.watched():
        for item in interrupt.until(iter([1, 2, 3])):
            if item == 2:
                press()
            done.append(item)

    assert (interrupt.happened, done) == (True, [1, 2])


def test_a_second_one_ends_the_run():
    interrupt = Interrupt()
    with interrupt.watched():
        press()
        with pytest.raises(KeyboardInterrupt):
            press()


def test_what_answered_before_answers_again():
    before = signal.getsignal(signal.SIGINT)
    with Interrupt().watched():
        assert signal.getsignal(signal.SIGINT) != before

    assert signal.getsignal(signal.SIGINT) == before


def test_another_thread_leaves_ctrl_c_alone():
    before, seen = signal.getsignal(signal.SIGINT), []

    def run():
        with Interrupt().watched():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=run)
    thread.start()
    thread.join()

    assert seen == [before]
