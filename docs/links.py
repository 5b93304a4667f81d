"""Finds links within a site of HTML pages that lead nowhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path


class _Page(HTMLParser):
    """The links of a page, and what may be linked to in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in ("href", "src"):
                self.links.add(value)
            elif value and (name == "id" or (tag == "a" and name == "name")):
                self.anchors.add(value)


def broken_links(site: Path) -> list[str]:
    """Return one line for each link to a file or an anchor that is not there; links to other hosts are not followed.

    Args:
        site: The folder of the site.
    """
    parsed: dict[Path, _Page] = {}
    for path in sorted(site.rglob("*.html")):
        parsed[path.resolve()] = page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
    return [
        f"{path.relative_to(site.resolve())}: {link} leads nowhere"
        for path, page in parsed.items()
        for link in sorted(page.links)
        if _is_broken(link, path, parsed)
    ]


def _is_broken(link: str, path: Path, parsed: dict[Path, _Page]) -> bool:
    scheme, host, where, _, anchor = urlsplit(link)
    if scheme or host:
        return False
    target = (path.parent / unquote(where)).resolve() if where else path
    if not target.is_file():
        return True
    return bool(anchor) and target in parsed and unquote(anchor) not in parsed[target].anchors
