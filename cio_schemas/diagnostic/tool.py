"""What this tool is, for formats and pages that name it."""

from __future__ import annotations

from typing import Final

REPOSITORY: Final = "https://github.com/OWNER/cio-schemas"
"""Where the project lives, as README.md has it: whoever publishes a copy says so here."""


def version() -> str:
    """Return the version that is installed."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - slow to import
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed("cio-schemas")
    except PackageNotFoundError:  # imported from a folder that nothing was installed from
        return "0+unknown"
