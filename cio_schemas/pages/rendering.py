"""The page of a schema as text for a terminal, as Markdown, as one HTML file, or as the schema's own JSON."""

from __future__ import annotations

import json
import re
from html import escape
from itertools import groupby
from textwrap import fill, indent
from typing import TYPE_CHECKING, Final

from cio_schemas.diagnostic.printing import visible, visible_json
from cio_schemas.pages.assets import asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.pages.properties import Row, SchemaPage

_MORE: Final = "There are more properties than are listed here."
_WHOLE: Final = "As a whole"
_HEADINGS: Final = ("Name", "Type", "Required", "Constraints", "Description")


def render(page: SchemaPage, form: str, width: int = 80) -> str:
    """Write the page of a schema.

    Args:
        page: The page.
        form: A name in `FORMS`.
        width: How many columns the lines of text may have.

    Returns:
        The page, with a line break at its end.
    """
    return f"{FORMS[form](page, width).rstrip()}\n"


def _sections(page: SchemaPage) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows that hold under one condition, with the condition; first those that always hold."""
    top: list[tuple[str, list[Row]]] = []
    for row in page.rows:
        if row.depth or (top and top[-1][0] == row.when):
            top[-1][1].append(row)
        else:
            top.append((row.when, [row]))
    for when, several in groupby(sorted(top, key=lambda each: _first(top, each[0])), key=lambda each: each[0]):
        yield when, [row for _, rows in several for row in rows]


def _first(sections: list[tuple[str, list[Row]]], when: str) -> int:
    return next(number for number, (condition, _) in enumerate(sections) if condition == when) if when else -1


def _text(page: SchemaPage, width: int) -> str:
    lines = [visible(page.title), *_filled(visible(page.description), width, "")]
    lines += [f"[{', '.join(map(visible, page.tags))}]"] if page.tags else []
    lines += ["", f"{_WHOLE}:"] if page.whole else []
    lines += [line for text in page.whole for line in _filled(visible(text), width, "  ")]
    for when, rows in _sections(page):
        lines += ["", f"Where {visible(when)}:" if when else "Properties:"]
        for row in rows:
            needed = ", required" if row.required else ""
            lines.append(f"{'  ' * (row.depth + 1)}{visible(row.name)}  ({row.type}{needed})")
            inner = "  " * (row.depth + 3)
            lines += [
                line for text in (row.description, row.constraints) for line in _filled(visible(text), width, inner)
            ]
    return "\n".join([*lines, *(["", _MORE] if page.more else [])])


def _filled(text: str, width: int, inner: str) -> list[str]:
    filled = fill(text, max(20, width - len(inner)), break_long_words=False, break_on_hyphens=False)
    return indent(filled, inner).splitlines()


def _markdown(page: SchemaPage, _: int) -> str:
    parts = [f"# {_cell(page.title)}", visible(page.description)]
    parts += [" ".join(f"`{_cell(tag)}`" for tag in page.tags)] if page.tags else []
    parts += [f"## {_WHOLE}", "\n".join(f"- {_cell(text)}" for text in page.whole)] if page.whole else []
    for when, rows in _sections(page):
        lines = [f"| {' | '.join(_HEADINGS)} |", f"|{'---|' * len(_HEADINGS)}"]
        lines += [f"| {' | '.join(map(_cell, _cells(row)))} |" for row in rows]
        parts += [f"## Where {_cell(when)}" if when else "## Properties", "\n".join(lines)]
    parts += [_MORE] if page.more else []
    return "\n\n".join([*filter(None, parts), "## JSON Schema", f"```json\n{_json(page, 0)}\n```"])


def _cells(row: Row) -> tuple[str, ...]:
    return f"`{row.name}`", row.type, "yes" if row.required else "", row.constraints, row.description


def _cell(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _html(page: SchemaPage, _: int) -> str:
    style = asset("schema.css")
    parts = [f"<p>{_prose(page.description)}</p>"]
    parts += [f'<p class="tags">{"".join(f"<span>{_safe(tag)}</span>" for tag in page.tags)}</p>'] if page.tags else []
    if page.whole:
        items = "\n".join(f"<li>{_prose(text)}</li>" for text in page.whole)
        parts.append(f"<h2>{_WHOLE}</h2>\n<ul>\n{items}\n</ul>")
    for when, rows in _sections(page):
        heading = f"Where {_safe(when)}" if when else "Properties"
        head = "".join(f'<th scope="col">{name}</th>' for name in _HEADINGS)
        body = "\n".join(_html_row(row) for row in rows)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
        parts.append(
            f'<h2>{heading}</h2>\n<div class="scroll" tabindex="0" role="region" aria-label="{heading}">{table}</div>'
        )
    parts += [f"<p>{_MORE}</p>"] if page.more else []
    parts.append(f'<h2>JSON Schema</h2>\n<pre tabindex="0">{_safe(_json(page, 0))}</pre>')
    return _PAGE.format(title=_safe(page.title), style=style, body="\n".join(parts))


def _html_row(row: Row) -> str:
    name = _safe(row.name).replace(".", ".<wbr>")  # where a long one may be broken
    needed = "required" if row.required else ""
    rest = (row.type, needed, row.constraints, row.description)
    cells = "".join(
        f'<td data-label="{label}">{_prose(text)}</td>' for label, text in zip(_HEADINGS[1:], rest, strict=True)
    )
    return f'<tr><th scope="row" style="--depth:{row.depth}"><code>{name}</code></th>{cells}</tr>'


def _safe(text: str) -> str:
    return escape("\n".join(map(visible, text.split("\n"))))


def _prose(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", _safe(text))


_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>"""


def _json(page: SchemaPage, _: int) -> str:
    return visible_json(json.dumps(page.schema, indent=2, ensure_ascii=False))


FORMS: Final[dict[str, Callable[[SchemaPage, int], str]]] = {
    "text": _text,
    "md": _markdown,
    "html": _html,
    "json": _json,
}
"""How a page can be written, by the name that `--format` takes."""
