"""What this tool is, for formats and pages that name it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

OWNER: Final = "OWNER"
"""The account that publishes the project: a placeholder until one does. Every address below follows it; what can't
import it (pyproject.toml, README.md, the workflows) is held to it by a test."""

REPOSITORY: Final = f"https://github.com/{OWNER}/cio-schemas"
"""Where the source is."""

DOCUMENTATION: Final = f"https://{OWNER}.github.io/cio-schemas/"
"""Where the documentation is; `python -m docs.build` writes it."""


def version() -> str:
    """Return the version that is installed."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - slow to import
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed("cio-schemas")
    except PackageNotFoundError:  # imported from a folder that nothing was installed from
        return "0+unknown"
