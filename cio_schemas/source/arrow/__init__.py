"""Arrow arrays as instances: JSON texts in a column, or the values that structs, maps and lists stand for.

Importing what is in here takes the optional dependency; nothing else of the package imports it at its top.
"""

from __future__ import annotations

MISSING = "to read Arrow data and Parquet files, install cio-schemas[arrow]"
"""What an ImportError says where pyarrow is not installed."""
