"""Where things are in a text: lines and columns."""

from __future__ import annotations

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Span(NamedTuple):
    r"""A stretch of a text; its end is exclusive.

    Attributes:
        line: Line of the first character in the file, from 1; a line ends at ``\n``.
        column: Column of the first character in code points, from 1.
        end_line: Line of the end.
        end_column: Column of the end.
        start: Offset of the first character in code points, from 0, in the document's own text (for NDJSON: its line).
        end: Offset of the end in code points.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int

    def below(self, lines: int) -> Span:
        """Return the same stretch, moved down by a number of lines.

        Args:
            lines: How many.
        """
        return self._replace(line=self.line + lines, end_line=self.end_line + lines)


class Target(NamedTuple):
    """A place that is asked for.

    Attributes:
        path: Property names and array indices, from the root of the document.
        key: True for the key of the last step, with its quotes, in place of the value. What has no key (an element of
            an array, the root) is found by its value.
    """

    path: tuple[str | int, ...]
    key: bool = False


def count_lines(data: bytes) -> int:
    """Count line breaks: where they are rare, several times as fast as bytes.count, which looks at each byte by itself.

    Args:
        data: Any text.
    """
    return len(data) - len(data.replace(b"\n", b""))


def spans(text: str, ranges: Sequence[tuple[int, int]], line: int = 1) -> list[Span]:
    """Turn offsets into lines and columns, in one pass over the text.

    Args:
        text: The document's text.
        ranges: (start, end) offsets in code points, in any order.
        line: The line of the file that the text begins on, at column 1.

    Returns:
        One span for each range, in the order of the ranges.
    """
    places: dict[int, tuple[int, int]] = {}
    reached, begin = 0, 0
    for offset in sorted({offset for pair in ranges for offset in pair}):
        breaks = text.count("\n", reached, offset)
        if breaks:
            line += breaks
            begin = text.rindex("\n", reached, offset) + 1
        places[offset] = line, offset - begin + 1
        reached = offset
    return [Span(*places[start], *places[end], start, end) for start, end in ranges]
