"""What `--version` says: the version of the package, Python's, the back end, and which extras are there."""

from __future__ import annotations

import platform
from importlib.util import find_spec
from typing import Final

import cio_schemas
from cio_schemas import kernel

# Extra of pyproject.toml -> modules; it is installed if one of them is.
EXTRAS: Final = {
    "arrow": ("pyarrow",),
    "completion": ("shtab",),
    "duckdb": ("duckdb",),
    "polars": ("polars",),
    "progress": ("rich",),
    "spark": ("pyspark",),
    "yaml": ("ruamel.yaml",),
    "zstd": ("_zstd", "backports.zstd"),  # the former is in the standard library, where it was built with it
}


def version() -> str:
    """Return one line: `cio-schemas 0.1.0 (CPython 3.13.1; native kernel; extras: progress, yaml; without zstd)`."""
    there = [extra for extra, modules in EXTRAS.items() if any(map(_is_there, modules))]
    missing = [extra for extra in EXTRAS if extra not in there]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    back_end = "native kernel" if kernel.available else "no kernel"
    extras = [f"extras: {', '.join(there) or 'none'}", *([f"without {', '.join(missing)}"] if missing else [])]
    return f"cio-schemas {cio_schemas.__version__} ({'; '.join((python, back_end, *extras))})"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the package it would be in
        return False
