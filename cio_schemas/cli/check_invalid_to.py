"""`--invalid-to`: the records in which there is an error, written to a file of their own with their findings."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import FAILED, INTERRUPTED, CommandError, tell
from cio_schemas.diagnostic import Severity
from cio_schemas.diagnostic.json_formats import as_row, storable
from cio_schemas.payloads.records import TextRecords
from cio_schemas.project.discovery import STDIN
from cio_schemas.source import UNREAD
from cio_schemas.source.arrow import MISSING, TABLES, is_table
from cio_schemas.source.stdin_copy import read_again
from cio_schemas.source.writing import ensure_writable, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from cio_schemas.diagnostic import Diagnostic
    from cio_schemas.payloads.compiled import Payloads

_LINES: Final = (".ndjson", ".jsonl")
SUFFIXES: Final = (*_LINES, *TABLES)
"""What the name of the file may end in."""

_KEPT: Final = 1_000  # findings of a record
_TOGETHER: Final = 500  # records that are read and written at once


def check_target(path: str) -> None:
    """Check before the work that refused records can be written.

    Args:
        path: The file.

    Raises:
        CommandError: Its name does not say how, or what writes it is not installed.
        WriteError: It can't be written.
    """
    if not path.lower().endswith(SUFFIXES):
        raise CommandError(f"--invalid-to {path}: expected a name that ends in one of {', '.join(SUFFIXES)}")
    if is_table(path):
        try:
            import pyarrow  # noqa: F401, ICN001, PLC0415 - only whether it is there
        except ImportError:
            raise CommandError(f"--invalid-to {path}: {MISSING}") from None
    ensure_writable(path)


def write_refused(
    path: str,
    payloads: Sequence[Payloads],
    schemas: dict[str, str],
    stdin: BinaryIO | None,
    run: Callable[[Callable[[Iterable[Diagnostic]], Iterator[Diagnostic]]], int],
) -> int:
    """Write the records in which there is an error, while a run goes on.

    Args:
        path: The file; it is replaced only at the end of a run that could do its work.
        payloads: The files that are checked.
        schemas: The name of the schema of each of them.
        stdin: A file with what standard input had, if that is one of them.
        run: The run; it is called with what takes note of findings on their way, and returns the exit status.

    Returns:
        The exit status.
    """
    status = FAILED
    try:
        with replacing(path) as file, _Refused(path, file, payloads, schemas, stdin).opened() as refused:
            status = run(refused.watch)
            _expect_whole(status)
    except _NotWrittenError:
        tell(f"{path} is not written, since not everything was checked")
    return status


class _NotWrittenError(Exception):
    """Ends the writing of a file whose place it is not to take."""


def _expect_whole(status: int) -> None:
    if status in (FAILED, INTERRUPTED):
        raise _NotWrittenError


class _Refused:
    """Refused records on their way to a file."""

    def __init__(
        self,
        path: str,
        file: BinaryIO,
        payloads: Sequence[Payloads],
        schemas: dict[str, str],
        stdin: BinaryIO | None,
    ) -> None:
        self._path, self._file, self._schemas = path, file, schemas
        self._inputs = {each.name or each.path: each for each in payloads}
        self._stdin = stdin
        self._source: tuple[str, Any] = "", None
        self._last = 0
        self._waiting: list[tuple[int | None, list[Diagnostic]]] = []
        self._columns = self._common()

    @contextmanager
    def opened(self) -> Iterator[_Refused]:
        """Open the file, and close it at the end."""
        self._writer = self._new_writer()
        try:
            yield self
        except BaseException:
            with suppress(Exception):  # its result is dropped
                self._writer.close()
            raise
        self._writer.close()

    def watch(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Take note of findings on their way.

        Args:
            diagnostics: In file order.

        Yields:
            The same findings.
        """
        for (path, record), group in groupby(diagnostics, key=lambda each: (each.path, each.record)):
            found: list[Diagnostic] = []
            refused = False
            for diagnostic in group:
                if len(found) < _KEPT:
                    found.append(diagnostic)
                refused |= diagnostic.severity is Severity.ERROR and diagnostic.code not in UNREAD
                yield diagnostic
            if refused:
                self._add(path, record, found)
        self._flush()

    def _add(self, path: str, record: int | None, found: list[Diagnostic]) -> None:
        if path != self._source[0] or (record or 0) < self._last:  # of a file that is named twice
            self._flush()
            self._source = path, self._records(path)
        self._last = record or 0
        self._waiting.append((record, found))
        if len(self._waiting) >= _TOGETHER:
            self._flush()

    def _flush(self) -> None:
        path, source = self._source
        if not self._waiting:
            return
        values = source.take([record for record, _ in self._waiting])
        rows = [
            {
                "path": storable(path),
                "record": record,
                "schema": self._schemas.get(path, ""),
                "findings": [*map(as_row, found)],
            }
            for record, found in self._waiting
        ]
        self._waiting = []
        if len(values) == len(rows):
            self._writer.write(values, rows)
        else:  # of a table that has changed since
            tell(f"error: {path}: it changed while it was read, so not all of its refused rows are written")

    def _records(self, path: str) -> Any:
        payloads = self._inputs[path]
        stream: Any = read_again(self._stdin) if payloads.path == STDIN and self._stdin else None
        if not payloads.is_table:
            return TextRecords(payloads, stream)
        from cio_schemas.columns.invalid_rows import TableRecords  # noqa: PLC0415 - imports pyarrow

        return TableRecords(payloads, stream, whole=self._columns is not None)

    def _common(self) -> Any:
        """Return the columns that refused rows keep: those of all inputs, if these are tables that have the same."""
        inputs = [*self._inputs.values()]
        if not inputs or not all(each.is_table for each in inputs):
            return None
        try:
            from cio_schemas.columns.invalid_rows import common_schema  # noqa: PLC0415 - imports pyarrow
        except ImportError:  # reported for each of the files
            return None
        streams = [read_again(self._stdin) if each.path == STDIN and self._stdin else None for each in inputs]
        return common_schema(zip(inputs, streams, strict=True), self._path)

    def _new_writer(self) -> Any:
        if self._path.lower().endswith(_LINES):
            return _LineWriter(self._file)
        from cio_schemas.columns.invalid_rows import ArrowWriter  # noqa: PLC0415 - imports pyarrow

        return ArrowWriter(self._path, self._file, self._columns)


class _LineWriter:
    """NDJSON of refused records."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, values: Any, rows: Sequence[dict[str, Any]]) -> None:
        """Write records; see `ArrowWriter`."""
        if isinstance(values, list):
            records = [{"text": text} for text in values]
        else:
            from cio_schemas.columns.invalid_rows import rows_as_json  # noqa: PLC0415 - imports pyarrow

            records = rows_as_json(values)
        for record, row in zip(records, rows, strict=True):
            self._file.write(json.dumps({**record, **row}, default=str).encode() + b"\n")

    def close(self) -> None:
        """Do nothing: a line ends by itself."""
