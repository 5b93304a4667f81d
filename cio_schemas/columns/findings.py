"""Build the Arrow columns that `check` adds."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.diagnostic.json_formats import as_row

if TYPE_CHECKING:
    from cio_schemas.diagnostic import Diagnostic

FINDING: Final = pa.struct(
    [
        ("code", pa.string()),
        ("severity", pa.string()),
        ("pointer", pa.string()),
        ("message", pa.string()),
        ("line", pa.int32()),
        ("column", pa.int32()),
    ]
)
"""The type of a finding; `pointer`, `line` and `column` are null if it has no place."""

FINDINGS: Final = pa.list_(FINDING)
"""The type of the findings of a record."""

ADDED: Final = pa.schema([("valid", pa.bool_()), ("ok", pa.bool_()), ("findings", FINDINGS)])
"""The columns that `check` adds."""


class Added:
    """Builds the columns that are added to a batch. Records without findings are clean.

    Args:
        length: The number of records of the batch.
        limit: How many findings of a record are kept.
    """

    def __init__(self, length: int, limit: int) -> None:
        self._valid, self._ok = bytearray(b"\1" * length), bytearray(b"\1" * length)
        self._known = bytearray(b"\1" * length)
        self._limit = limit
        self._found: dict[int, list[Diagnostic]] = {}

    def leave_out(self, row: int) -> None:
        """Add a record without a verdict."""
        self._known[row] = 0

    def add(self, row: int, diagnostic: Diagnostic) -> None:
        """Add a finding.

        Args:
            row: The index of the record.
            diagnostic: The finding.
        """
        if diagnostic.code[0] in "VP":
            self._valid[row] = 0
        if diagnostic.severity == "error":
            self._ok[row] = 0
        kept = self._found.setdefault(row, [])
        if len(kept) < self._limit:
            kept.append(diagnostic)

    def columns(self, there: pa.BooleanArray | None) -> list[pa.Array]:
        """Return the columns, in the order of ADDED.

        Args:
            there: Which of the values that were checked are not null, as the others have no verdict; None for all.
        """
        valid = _booleans(self._valid)
        if 0 in self._known or there is not None:
            known = _booleans(self._known)
            valid = pc.if_else(known if there is None else pc.and_(known, there), valid, None)
        return [valid, _booleans(self._ok), self._findings()]

    def _findings(self) -> pa.Array:
        offsets = array("i", bytes(4 * (len(self._ok) + 1)))
        at, before = 0, 0
        for row in sorted(self._found):
            for position in range(before, row + 1):
                offsets[position] = at
            at, before = at + len(self._found[row]), row + 1
        for position in range(before, len(offsets)):
            offsets[position] = at
        rows = [as_row(each) for row in sorted(self._found) for each in self._found[row]]
        starts = pa.Array.from_buffers(pa.int32(), len(offsets), [None, pa.py_buffer(offsets)])
        return pa.ListArray.from_arrays(starts, pa.array(rows, FINDING), type=FINDINGS)


def _booleans(values: bytearray) -> pa.BooleanArray:
    return pa.Array.from_buffers(pa.uint8(), len(values), [None, pa.py_buffer(values)]).cast(pa.bool_())
