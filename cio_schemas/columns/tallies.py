"""Summarize the findings of `check` in columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.columns.adding import NOTE
from cio_schemas.columns.findings import FINDING
from cio_schemas.columns.groups import column_of
from cio_schemas.diagnostic.summary import Summary, SummaryRow

if TYPE_CHECKING:
    from collections.abc import Iterable


def tallied(batches: Iterable[pa.RecordBatch], schema: str = "") -> Summary:
    """Count findings; see `cio_schemas.columns.summary`."""
    total = Summary()
    for batch in batches:
        note = _note(batch.schema)
        findings = column_of(batch, "findings")
        if not _is_findings(findings.type):
            raise ValueError(f"expected the column 'findings' as check returns it, found {findings.type}")
        found = pc.list_flatten(findings)
        if not len(found):
            continue
        names = [schema or note.get("schema", "")] * len(found)
        if not schema and "schemas" in note:
            rows = pc.list_parent_indices(findings)
            names = [name or "" for name in column_of(batch, note["schemas"]).take(rows).to_pylist()]
        for name, each in zip(names, found.to_pylist(), strict=True):
            total.add(SummaryRow(1, name, each["code"], each["severity"], each["pointer"], each["message"]))
    return total


def _note(schema: pa.Schema) -> dict[str, str]:
    """Return by which schema, or schemas, records were checked; nothing if the metadata does not say."""
    try:
        found = json.loads((schema.metadata or {})[NOTE])
    except (KeyError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_findings(kind: pa.DataType) -> bool:
    if not (pa.types.is_list(kind) or pa.types.is_large_list(kind)) or not pa.types.is_struct(kind.value_type):
        return False
    return {field.name for field in FINDING} <= {field.name for field in kind.value_type}
