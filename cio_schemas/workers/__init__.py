"""One map over several processes, in order and in flat memory, which says so when a process dies."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FORKS: Final = sys.platform == "linux"  # elsewhere system libraries may not survive it


def ordered(function: Callable[[Any], Any], items: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Apply a function to items in several processes.

    Args:
        function: What to apply; where processes can't be forked, it has to be picklable.
        items: Picklable arguments; taken as processes become free for them, a few ahead of the results.
        jobs: How many processes, with this one.

    Yields:
        The results, in the order of the items.

    Raises:
        WorkerError: A worker ended before its time, or the function raised. The results of all items before the first
            that is lost are yielded before. Closing the generator ends all workers at once.
    """
    if FORKS:
        from cio_schemas.workers import forked as way  # noqa: PLC0415 - one of the two
    else:
        from cio_schemas.workers import spawned as way  # type: ignore[no-redef] # noqa: PLC0415
    yield from way.ordered(function, items, jobs)
