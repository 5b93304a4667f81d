"""Builds the documentation: `python -m docs.build FOLDER` writes the site, `--man` manual pages.

The pages by hand and those that programs write are put together in a folder of their own, so that nothing that is
written stands in the checkout. Sphinx turns them into HTML; a warning is an error, and so is a link that leads nowhere.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from docs.links import broken_links
from docs.writers import pages

SOURCE: Final = Path(__file__).parent
BY_HAND: Final = ("*.md", "*.py", "*.css", "*.js", "*.svg")


def stage(folder: Path) -> None:
    """Put all pages into a folder: copies of those by hand, and those that programs write.

    Args:
        folder: Where to; made if it is not there.
    """
    for pattern in BY_HAND:
        for path in SOURCE.rglob(pattern):
            target = folder / path.relative_to(SOURCE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for name, text in pages():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def build(target: Path, builder: str = "html") -> int:
    """Build the documentation.

    Args:
        target: The folder to write to.
        builder: A builder of Sphinx's: `html` or `man`.

    Returns:
        The exit status: 0, or 1 where a warning or a broken link was reported.
    """
    from sphinx.cmd.build import build_main  # noqa: PLC0415 - slow to import, and not there for who only stages

    with tempfile.TemporaryDirectory() as scratch:
        stage(Path(scratch, "source"))
        options = ["-q", "-W", "--keep-going", "-d", f"{scratch}/doctrees"]
        status = build_main(["-b", builder, *options, f"{scratch}/source", str(target)])
    if builder != "html":
        return status
    for path in target.rglob("*.html"):
        path.write_text(accessible(path.read_text(encoding="utf-8")), encoding="utf-8")
    broken = broken_links(target)
    sys.stderr.writelines(f"{each}\n" for each in broken)
    return 1 if status or broken else 0


def accessible(page: str) -> str:
    """Return a page of the theme's with what it lacks for those who use no mouse, or don't see the page.

    What scrolls can be reached by the keyboard, and headings of the navigation have a level.

    Args:
        page: The page's HTML.
    """
    for lacking, mended in _MENDED.items():
        page = page.replace(lacking, mended)
    return page


_MENDED: Final = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    "<pre>": '<pre tabindex="0">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="Sections of this page">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
}


def main() -> int:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m docs.build", description="Build the documentation.")
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("--man", action="store_true", help="write manual pages in place of the site")
    options = parser.parse_args()
    return build(options.folder, "man" if options.man else "html")


if __name__ == "__main__":
    sys.exit(main())
