"""Arrow arrays as instances, and the files that hold them: Parquet and Arrow IPC.

Importing the modules in here takes the optional dependency pyarrow; this one does not.
"""

from __future__ import annotations

TABLES = {".parquet": "parquet", ".arrow": "file", ".feather": "file", ".ipc": "file", ".arrows": "stream"}
"""By the suffix of a file of records in columns, how it is written: Parquet, or Arrow's IPC file or stream format."""


def is_table(name: str) -> bool:
    """Return whether a file holds records in columns, by its name."""
    return name.lower().endswith(tuple(TABLES))


def table_format(name: str) -> str:
    """Return how a file of records in columns is written, a value of TABLES, by its name."""
    return next(kind for suffix, kind in TABLES.items() if name.lower().endswith(suffix))


MISSING = "to read Parquet and Arrow files, install cio-schemas[arrow]"
"""The message if pyarrow is not installed."""
