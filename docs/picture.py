"""Draws `check` in a terminal, from what it prints: `python -m docs.picture` writes docs/_static/check-*.svg."""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent / "_static"
ROOT: Final = Path(__file__).parents[1]
COMMAND: Final = "cio-schemas check --schema event examples/events-bad.ndjson --max-errors 3"

_SIZE: Final = 14
_ADVANCE: Final = 8.43  # of a character of that size, in the fonts below
_LINE: Final = 20
_MARGIN: Final = 16
_FONTS: Final = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_ESCAPE: Final = re.compile(r"\x1b\[([0-9;]*)m")


class Theme(NamedTuple):
    """Colours: of the background, of the text, and of what has a colour of a terminal, by the number of its escape."""

    background: str
    text: str
    colors: dict[str, str]


THEMES: Final = {
    "light": Theme(
        "#ffffff",
        "#1f2328",
        {"31": "#b3261e", "32": "#116329", "33": "#7d4e00", "34": "#0550ae", "36": "#0b6b76", "2": "#59636e"},
    ),
    "dark": Theme(
        "#0d1117",
        "#e6edf3",
        {"31": "#ff8a80", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "36": "#76e3ea", "2": "#9198a1"},
    ),
}


def lines() -> list[str]:
    """Return the command and what it prints, with the escapes of a terminal."""
    arguments = [sys.executable, "-m", *COMMAND.replace("cio-schemas", "cio_schemas").split(), "--color", "always"]
    done = subprocess.run(  # noqa: S603 - our own command
        arguments, cwd=ROOT, capture_output=True, text=True, check=False, env={"COLUMNS": "96", "PATH": ""}
    )
    return [f"$ {COMMAND}", *done.stdout.splitlines(), *done.stderr.splitlines()]


def picture(theme: Theme, shown: list[str]) -> str:
    """Draw lines of a terminal as SVG.

    Args:
        theme: The colours.
        shown: The lines, with their escapes.
    """
    longest = max(len(_ESCAPE.sub("", line)) for line in shown)
    width, height = round(longest * _ADVANCE + 2 * _MARGIN), len(shown) * _LINE + 2 * _MARGIN
    plain = _ESCAPE.sub("", "\n".join(shown))
    drawn = "\n".join(
        f'<text x="{_MARGIN}" y="{_MARGIN + _SIZE + number * _LINE}">{"".join(_spans(line, theme))}</text>'
        for number, line in enumerate(shown)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="{_FONTS}" font-size="{_SIZE}" fill="{theme.text}">\n'
        f"<title>cio-schemas check in a terminal</title>\n<desc>{escape(plain)}</desc>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="{theme.background}"/>\n{drawn}\n</svg>\n'
    )


def _spans(line: str, theme: Theme) -> Iterator[str]:
    """Yield the stretches of a line, each in its colour."""
    style = ""
    for position, part in enumerate(_ESCAPE.split(line)):
        if position % 2:
            codes = part.split(";")
            bold = ' font-weight="bold"' if "1" in codes else ""
            color = next((f' fill="{theme.colors[code]}"' for code in codes if code in theme.colors), "")
            style = color + bold
        elif part:
            text = escape(part).replace(" ", "\N{NO-BREAK SPACE}")  # others are drawn as one
            yield f"<tspan{style}>{text}</tspan>" if style else text


def pictures() -> dict[str, str]:
    """Return each picture by the name of its file."""
    shown = lines()
    return {f"check-{name}.svg": picture(theme, shown) for name, theme in THEMES.items()}


if __name__ == "__main__":
    for file, text in pictures().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
