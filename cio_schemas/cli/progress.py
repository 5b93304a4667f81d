"""A bar on standard error while long work goes on, for a person at a terminal."""

from __future__ import annotations

import os
import sys
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Final

    from cio_schemas.diagnostic import Diagnostic

_PATIENCE: Final = 1.0  # seconds before a run counts as long
_REFRESH: Final = 0.1


class Progress:
    """A bar that is drawn once the work has taken a while.

    Args:
        doing: What is being done.
        total: Returns how much there is to do; None if that is unknown.
        in_bytes: Whether it counts bytes rather than things.
    """

    def __init__(self, doing: str, total: Callable[[], int | None], *, in_bytes: bool = False) -> None:
        self._doing, self._total, self._in_bytes, self._done = doing, total, in_bytes, 0
        self._next = monotonic() + _PATIENCE
        self._bar: Any = None

    def advance(self, size: int) -> None:
        """Note that more has been done.

        Args:
            size: How many.
        """
        self._done += size
        now = monotonic()
        if now >= self._next:
            self._next = now + _REFRESH
            self._draw()

    def watch(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Take the bar away while a finding is written.

        Args:
            diagnostics: On their way to the terminal.

        Yields:
            The findings.
        """
        try:
            for diagnostic in diagnostics:
                self.hide()
                yield diagnostic
        finally:
            self.hide()

    def hide(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _draw(self) -> None:
        if self._bar is None:
            self._bar = _bar(in_bytes=self._in_bytes)
            self._bar.add_task(self._doing, total=self._total())
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=self._done)
        self._bar.refresh()


def progress(doing: str, total: Callable[[], int | None], *, in_bytes: bool = False) -> Progress | None:
    """Make a bar, if somebody watches and rich is there to draw it.

    Args:
        doing: As for `Progress`.
        total: As for `Progress`.
        in_bytes: As for `Progress`.
    """
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return None
    from importlib.util import find_spec  # noqa: PLC0415 - nothing to look for in most runs

    return Progress(doing, total, in_bytes=in_bytes) if find_spec("rich") else None


def _bar(*, in_bytes: bool) -> Any:
    from rich import progress as parts
    from rich.console import Console

    # No thread draws it, since processes are started during the run. It is erased at the end.
    done = (parts.DownloadColumn(), parts.TransferSpeedColumn()) if in_bytes else (parts.MofNCompleteColumn(),)
    columns = (parts.TextColumn("{task.description}"), parts.BarColumn(), *done, parts.TimeRemainingColumn())
    return parts.Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
