"""Pages that are written by programs, from the records that the programs themselves go by."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from docs.writers import codes, commands, configuration, schemas

if TYPE_CHECKING:
    from collections.abc import Iterator


def pages() -> Iterator[tuple[str, str]]:
    """Yield each page: its path below `docs/`, and its text."""
    yield from chain(codes.pages(), commands.pages(), configuration.pages(), schemas.pages())
