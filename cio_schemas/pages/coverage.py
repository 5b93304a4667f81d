"""What fixtures cover of a schema, drawn: as a page that fits its window, or as one SVG picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.diagnostic.printing import visible
from cio_schemas.pages.assets import asset
from cio_schemas.strategies.breaking.coverage import STATES

if TYPE_CHECKING:
    from cio_schemas.strategies.breaking.coverage import Covered, State

SIGNS: Final[dict[State, str]] = {"both": "±", "satisfied": "+", "violated": "-", "never": "?", "redundant": "="}
"""The sign of each state, for readers who do not see its colour."""

COLORS: Final[dict[State, str]] = {
    "both": "#1a7f37",
    "satisfied": "#0969da",
    "violated": "#bc4c00",
    "never": "#cf222e",
    "redundant": "#656d76",
}
"""How each state is drawn, below white letters."""


class Mark(NamedTuple):
    """An assertion in a picture: what was seen of it, its keyword, and a sentence on it."""

    state: State
    label: str
    told: str


class Line(NamedTuple):
    """A place in the instance with the assertions on it.

    Attributes:
        depth: How far it is below the root.
        text: Its last step.
        marks: The assertions.
    """

    depth: int
    text: str
    marks: list[Mark]


def picture(found: Covered, title: str, suffix: str) -> str:
    """Draw what is covered.

    Args:
        found: What `covered` returned.
        title: The schema's name.
        suffix: `.svg`, or `.html` for a page.
    """
    return _svg(found, title) if suffix == ".svg" else _page(found, title)


def _lines(found: Covered) -> list[Line]:
    """Return the schema as a tree: a line for each place in the instance, in the order of their pointers."""
    places: dict[str, list[Mark]] = {}
    for fault, state in found.assertions:
        label = " ".join((fault.keyword, *fault.detail))
        places.setdefault(fault.instance_location, []).append(Mark(state, label, str(fault)))
    for place in list(places):
        above = place
        while above:
            above = above.rpartition("/")[0]
            places.setdefault(above, [])
    ordered = sorted(places, key=lambda place: place.split("/"))
    return [Line(place.count("/"), place.rpartition("/")[2] if place else "(root)", places[place]) for place in ordered]


def _text(text: str) -> str:
    return escape(visible(text))


# -- a page --


def _page(found: Covered, title: str) -> str:
    style = asset("base.css") + asset("coverage.css") + "".join(map(_color, COLORS.items()))
    legend = "".join(f"<li>{_span(Mark(state, name, name))}</li>" for state, name in STATES.items())
    places = "".join(
        f'<li style="--depth:{line.depth}"><code>{_text(line.text)}</code> {" ".join(map(_span, line.marks))}</li>\n'
        for line in _lines(found)
    )
    heading = f"{_text(title)}: coverage"
    return _PAGE.format(heading=heading, style=style, summary=_text(found.summary()), legend=legend, places=places)


def _color(each: tuple[State, str]) -> str:
    return f".{each[0]} {{ background: {each[1]}; }}\n"


def _span(mark: Mark) -> str:
    told = f"{STATES[mark.state]}: {mark.told}"
    return f'<span class="mark {mark.state}" title="{_text(told)}">{SIGNS[mark.state]} {_text(mark.label)}</span>'


_PAGE: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>{heading}</title>
<style>
{style}</style>
</head>
<body>
<header><h1>{heading}</h1><p class="lead">{summary}</p></header>
<main>
<section><h2>What the marks say</h2><ul class="legend">{legend}</ul></section>
<section><h2>Places in the instance</h2><ul class="places">
{places}</ul></section>
</main>
</body>
</html>
"""

# -- a picture --

_ROW: Final = 22
_INDENT: Final = 18
_WIDTH: Final = 900


def _svg(found: Covered, title: str) -> str:
    rows = _lines(found)
    lines: list[str] = []
    y = 3.5 * _ROW
    widest: float = _WIDTH
    for row in rows:
        x: float = 12 + row.depth * _INDENT
        lines.append(f'<text x="{x}" y="{y:g}" font-weight="600">{_text(row.text)}</text>')
        x = max(240, x + 9 * len(row.text) + 16)
        for state, label, told in row.marks:
            mark, x = _mark(x, y, COLORS[state], f"{SIGNS[state]} {label}", f"{STATES[state]}: {told}")
            lines.append(mark)
        widest = max(widest, x + 12)
        y += _ROW
    legend, x = [], 12.0
    for state, name in STATES.items():
        mark, x = _mark(x, 2 * _ROW, COLORS[state], f"{SIGNS[state]} {name}", name)
        legend.append(mark)
    head = f'<text x="12" y="{_ROW}" font-size="15" font-weight="600">{_text(title)}: {_text(found.summary())}</text>'
    size = f'width="{max(widest, x):g}" height="{y + 4:g}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="ui-monospace, monospace" font-size="12">'
    back = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join([opening, back, head, *legend, *lines, "</svg>"]) + "\n"


def _mark(x: float, y: float, color: str, label: str, told: str) -> tuple[str, float]:
    """Return a coloured label, and where the next one may begin."""
    width = 7.4 * len(label) + 14
    drawn = (
        f'<g><title>{_text(told)}</title><rect x="{x:g}" y="{y - 14:g}" width="{width:g}" height="18" rx="4" '
        f'fill="{color}"/><text x="{x + 7:g}" y="{y - 1:g}" fill="#fff">{_text(label)}</text></g>'
    )
    return drawn, x + width + 6
