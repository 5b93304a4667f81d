"""Parquet and Arrow IPC files in a run of `check`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cio_schemas.diagnostic import Diagnostic
from cio_schemas.diagnostic.printing import counted
from cio_schemas.project.discovery import STDIN
from cio_schemas.source.arrow import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from cio_schemas.payloads.compiled import Payloads


def check_tables(
    payloads: Iterable[Payloads],
    stdin: BinaryIO | None,
    jobs: int | None,
    progress: Callable[[int, int], None],
    missing: list[str],
    *,
    excerpts: bool,
) -> Iterator[Diagnostic]:
    """Check files of records in columns.

    Args:
        payloads: The files.
        stdin: What to read if one of them is standard input.
        jobs: How many threads may be used; the number of cores by default.
        progress: Called with how many bytes, about, and how many records have been checked since it was last called.
        missing: Takes a sentence for each file with rows that have no value.
        excerpts: True to return each finding with the text that it is in.

    Yields:
        Findings in the order of the files and of their rows.
    """
    for each in payloads:
        path = each.name or each.path
        try:
            from cio_schemas.columns.files import check_table  # noqa: PLC0415 - imports pyarrow
        except ImportError:
            yield Diagnostic(path, "P-extra", MISSING)
            continue
        size = _size_of(each.path)
        left = yield from check_table(
            each,
            stream=stdin if each.path == STDIN else None,
            threads=jobs,
            excerpts=excerpts,
            progress=lambda records, share, size=size: progress(int(size * share), records),  # type: ignore[misc]
        )
        if left:
            missing.append(f"{path}: {counted(left, 'row')} without a value in the column {each.column!r}, not checked")


def _size_of(path: str) -> int:
    """Return how many bytes a file has, 0 if that is unknown."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - as it is named
    except (OSError, ValueError):
        return 0
