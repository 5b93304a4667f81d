"""Where findings are: a chart of the places that have most of them, for the report and for what columns are checked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from cio_schemas.diagnostic.printing import visible
from cio_schemas.pages.assets import asset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.diagnostic.summary import Summary, SummaryRow

SHOWN: Final = 30
"""How many places the chart of a report has."""


def chart(rows: Sequence[SummaryRow], shown: int = SHOWN) -> str:
    """Draw how many findings there are at each place, as a section of a page.

    Args:
        rows: Of a summary, the highest count first.
        shown: How many of them are drawn.

    Returns:
        The section; nothing if no finding has a place.
    """
    rows = [row for row in rows if row.pointer is not None]
    if not rows:
        return ""
    most = rows[0].count
    items = "".join(_item(row, most) for row in rows[:shown])
    more = f"<p class=note>{len(rows) - shown:,} more places have fewer.</p>\n" if len(rows) > shown else ""
    opening = f"<ol class=by-place style='--figures:{len(f'{most:,}')}'>"
    return f"<section><h2>By place</h2>{opening}\n{items}</ol>{more}</section>\n"


def _item(row: SummaryRow, most: int) -> str:
    share = max(100 * row.count / most, 1)
    schema = f"<br>by <code>{_text(row.schema)}</code>" if row.schema else ""
    return (
        f"<li><span class='code {row.severity}'>{_text(row.code)}</span>"
        f"<span class=pointer>{_text(row.pointer or '(root)')}</span>"
        f"<span class=share><i class={row.severity} style='--share:{share:.1f}'></i></span>"
        f"<span class=number>{row.count:,}</span><span class=example>{_text(row.example)}{schema}</span></li>\n"
    )


def _text(text: str) -> str:
    return escape(visible(text))


def summary_page(summary: Summary) -> str:
    """Return a page with the chart of a summary, which needs nothing but itself to be opened.

    Args:
        summary: The summary; all of its rows are drawn.
    """
    rows = summary.rows()
    nowhere = [row for row in rows if row.pointer is None]
    style = asset("base.css") + asset("report.css")
    others = "".join(
        f"<li><span class='code {row.severity}'>{_text(row.code)}</span> {row.count:,}: {_text(row.example)}</li>\n"
        for row in nowhere
    )
    listed = f"<section><h2>Without a place</h2><ul>\n{others}</ul></section>\n" if others else ""
    return _PAGE.format(style=style, total=summary.total, body=chart(rows, len(rows)) + listed)


_PAGE: Final = """<!DOCTYPE html>
<html lang=en>
<head>
<meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1">
<meta http-equiv=Content-Security-Policy content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel=icon href="data:,">
<title>cio-schemas summary</title>
<style>
{style}</style>
</head>
<body>
<header><h1>cio-schemas summary</h1><p class=lead><b>{total:,}</b> findings</p></header>
<main>
{body}</main>
</body>
</html>
"""
