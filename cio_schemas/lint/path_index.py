"""An index of paths in a document: which of them are inside what a fix removes or moves."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.rules.changes import Path


class PathIndex:
    """Some paths of a document.

    Args:
        paths: The paths, each once.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._below: dict[Path, list[Path]] = defaultdict(list)
        self._items: dict[Path, list[tuple[int, Path]]] = defaultdict(list)
        for path in paths:
            for length, step in enumerate((*path, None)):
                self._below[path[:length]].append(path)
                if isinstance(step, int):
                    self._items[path[:length]].append((step, path))
        for items in self._items.values():
            items.sort(key=itemgetter(0))

    def __contains__(self, path: Path) -> bool:
        """Return whether one of the paths leads to a place or into it."""
        return path in self._below

    def below(self, path: Path) -> Iterator[Path]:
        """Yield the paths that lead to a place or into it."""
        yield from self._below.get(path, ())

    def moved_by(self, path: Path) -> Iterator[Path]:
        """Yield the paths that no longer lead where they did once a place is removed: into it, or into later items."""
        yield from self.below(path)
        if path and isinstance(path[-1], int):
            items = self._items.get(path[:-1], [])
            first = bisect_right(items, path[-1], key=itemgetter(0))
            yield from (moved for _, moved in islice(items, first, None))
