"""Ctrl-C in the middle of a run: what has been found is still written as a whole document, then the run ends."""

from __future__ import annotations

import signal
from collections.abc import Generator
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeVar

    _T = TypeVar("_T")


class Interrupt:
    """Whether the run was interrupted.

    Attributes:
        happened: True from the first Ctrl-C on; a second one ends the run at once.
    """

    def __init__(self) -> None:
        self.happened = False
        self._waiting = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Answer for Ctrl-C while the block runs."""
        try:
            previous = signal.signal(signal.SIGINT, self._handle)
        except ValueError:  # signals can only be handled in the main thread
            yield
            return
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, previous)

    def _handle(self, *_: Any) -> None:
        second, self.happened = self.happened, True
        if second or self._waiting:
            raise KeyboardInterrupt

    def until(self, items: Iterator[_T]) -> Iterator[_T]:
        """Pass items on until the interrupt, which ends the wait for the next one but not what is done with the last.

        Args:
            items: A generator among them is closed at the end.
        """
        end: Any = object()
        try:
            while not self.happened:
                item = end
                with suppress(KeyboardInterrupt):
                    self._waiting = True
                    item = next(items, end)
                    self._waiting = False
                self._waiting = False
                if item is end:
                    return
                yield item
        finally:
            if isinstance(items, Generator):
                items.close()
