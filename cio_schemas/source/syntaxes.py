"""What the suffix of a file says of its syntax."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SYNTAXES: Final = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".yaml": "yaml", ".yml": "yaml"}
"""The syntax of texts by suffix, without that of a compression."""
