"""The style sheets and scripts of pages: files next to this one, inlined so that each page is self-contained."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def asset(name: str) -> str:
    """Return the text of a style sheet or a script.

    Args:
        name: Of the file, such as `report.css`.
    """
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
