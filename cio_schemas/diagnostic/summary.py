"""Counts of findings by schema, code and place, with an example of each: what to act on first."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.diagnostic.printing import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from cio_schemas.diagnostic.diagnostic import Diagnostic

MAX_ROWS: Final = 10_000
"""How many places a summary distinguishes; later ones are counted by schema and code only, and at last by code."""

MAX_EXAMPLE: Final = 200  # characters


class _Key(NamedTuple):
    """What findings are counted by; see `SummaryRow`."""

    schema: str
    code: str
    severity: str
    pointer: str | None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """How often something was found.

    Attributes:
        count: How often.
        schema: The name of the schema; empty if it is not known.
        code: Of the findings.
        severity: Theirs.
        pointer: To the place, with `*` for each index of an array; None if there is none.
        example: The message of one of the findings, which does not depend on the order in which partitions are added.
    """

    count: int
    schema: str
    code: str
    severity: str
    pointer: str | None
    example: str


NAMES: Final = tuple(field.name for field in fields(SummaryRow))
"""The columns of a summary."""


class Summary:
    """Counts of findings.

    Args:
        limit: How many rows it has; see `MAX_ROWS`.
    """

    def __init__(self, limit: int = MAX_ROWS) -> None:
        self._limit = limit
        self._counts: dict[_Key, int] = {}
        self._examples: dict[_Key, str] = {}

    def add(self, row: SummaryRow) -> None:
        """Count findings.

        Args:
            row: How often something was found; an index in its pointer need not be `*` yet.
        """
        pointer = row.pointer and _INDEX.sub("/*", row.pointer)
        key = _Key(row.schema, row.code, row.severity, pointer)
        if key not in self._counts and len(self._counts) >= self._limit:
            key = key._replace(pointer=None)
        if (
            key not in self._counts and len(self._counts) >= 2 * self._limit
        ):  # records name as many schemas as they like
            key = key._replace(schema="")
        self._counts[key] = self._counts.get(key, 0) + row.count
        known = self._examples.get(key)
        if known is None or (len(row.example), row.example) < (len(known), known):
            self._examples[key] = row.example

    def add_diagnostic(self, diagnostic: Diagnostic, schema: str = "") -> None:
        """Count a finding in a file.

        Args:
            diagnostic: The finding.
            schema: The name of its schema.
        """
        code, message, severity = diagnostic.code, diagnostic.message, str(diagnostic.severity)
        self.add(SummaryRow(1, schema, code, severity, diagnostic.pointer, message))

    def __add__(self, other: Summary) -> Summary:
        total = Summary(max(self._limit, other._limit))
        for row in (*self.rows(), *other.rows()):
            total.add(row)
        return total

    def __radd__(self, other: object) -> Summary:
        return self if other == 0 else NotImplemented  # so that `sum` takes summaries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Summary) and self.rows() == other.rows()

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self._counts)

    @property
    def total(self) -> int:
        """How many findings there were."""
        return sum(self._counts.values())

    def rows(self) -> list[SummaryRow]:
        """Return the counts, the highest first; those that are equal by schema, code and pointer."""
        return sorted((SummaryRow(count, *key, self._examples[key]) for key, count in self._counts.items()), key=_rank)

    def to_pydict(self) -> dict[str, list[object]]:
        """Return the rows as columns, which `pyarrow.table` and `polars.DataFrame` take."""
        rows = self.rows()
        return {name: [getattr(row, name) for row in rows] for name in NAMES}


def _rank(row: SummaryRow) -> tuple[int, str, str, bool, str, str]:
    return -row.count, row.schema, row.code, row.pointer is not None, row.pointer or "", row.severity


_INDEX: Final = re.compile("/[0-9]+(?=/|$)")


def write_summary(rows: Iterable[SummaryRow], stream: TextIO) -> None:
    """Write a summary as a table for people.

    Args:
        rows: Of a summary.
        stream: Where to write.
    """
    table = [(f"{row.count:,}", row.schema, row.code, _shown(row.pointer), _cut(row.example)) for row in rows]
    if not table:
        return
    widths = [max(len(cell) for cell in column) for column in list(zip(*table, strict=True))[:-1]]
    for count, *middle, example in table:
        cells = [
            count.rjust(widths[0]),
            *(cell.ljust(width) for cell, width in zip(middle, widths[1:], strict=True) if width),
        ]
        stream.write("  ".join([*cells, example]) + "\n")


def _shown(pointer: str | None) -> str:
    return "-" if pointer is None else visible(pointer) or "(root)"


def _cut(example: str) -> str:
    text = visible(example)
    return text if len(text) <= MAX_EXAMPLE else f"{text[:MAX_EXAMPLE]}…"
