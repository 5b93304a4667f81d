"""Ends with 1 where a tag is not the version of the project, or the changelog does not close with it."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def wrong(tag: str, root: Path = ROOT) -> str:
    """Return what keeps a tag from being released, in one line; empty where nothing does.

    Args:
        tag: Such as `v0.1.0`.
        root: The folder of the checkout.
    """
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if tag != f"v{version}":
        return f"the tag is {tag}, the version in pyproject.toml is {version}"
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = re.search(r"(?m)^## Unreleased\s+(?!## )(\S.*)$", text)
    if unreleased:
        return f"CHANGELOG.md has what is not released: {unreleased[1]}"
    headings = [heading for heading in re.findall(r"(?m)^## (.+)$", text) if heading != "Unreleased"]
    if not headings or not re.fullmatch(rf"{re.escape(version)} - \d{{4}}-\d\d-\d\d", headings[0]):
        return f"CHANGELOG.md begins with {headings[:1]}, not with {version} and a date"
    return ""


if __name__ == "__main__":
    reason = wrong(*sys.argv[1:2])
    sys.stderr.write(f"{reason}\n" if reason else "")
    sys.exit(1 if reason else 0)
