"""NDJSON: many lines are parsed at once, as one array."""

from __future__ import annotations

from collections.abc import Sequence
from os import urandom

from cio_schemas.records import NamedTuple
from cio_schemas.source.integers import may_hold_big_integer
from cio_schemas.source.json import count_colons, loads, repeats_keys
from cio_schemas.source.parsed_text import Batch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Final

    from cio_schemas.source.reader import Chunk

_BLOCK: Final = 1 << 15  # bytes of NDJSON, about, that are parsed together: they stay in the processor's cache

# Parsed as one array, many records take less time than each by itself. A mark comes before each of them, which no text
# can hold by design: if all marks are elements of the array, and one value follows each, then every line is one value.
MARK: Final = urandom(8).hex()
_FIRST: Final = b'["%b",' % MARK.encode()
_NEXT: Final = b',"%b",' % MARK.encode()


class Lines(NamedTuple):
    """Whole lines that are parsed together.

    Attributes:
        text: The lines, without the last line break.
        array: The same as one array, with MARK before each line.
        number: How many they are.
        line: The line of the file that they begin on.
    """

    text: bytes
    array: bytes
    number: int
    line: int = 1

    def split(self, number: int) -> tuple[Lines, Lines]:
        """Split lines in two.

        Args:
            number: How many the first part has; fewer than all, and more than none.
        """
        *first, rest = self.text.split(b"\n", number)
        return lines_of(b"\n".join(first), self.line), lines_of(rest, self.line + number)


def lines_of(text: bytes, line: int = 1) -> Lines:
    """Write lines as one array too.

    Args:
        text: The lines, without the last line break.
        line: The line of the file that they begin on.
    """
    array = b"%b%b]" % (_FIRST, text.replace(b"\n", _NEXT))
    return Lines(text, array, (len(array) - len(_FIRST) - len(text) - 1) // (len(_NEXT) - 1) + 1, line)


def blocks(chunk: Chunk) -> Iterator[Lines]:
    """Cut a chunk into lines that are parsed together.

    Args:
        chunk: Whole lines of NDJSON.
    """
    data, line, start = chunk.data, chunk.line, 0
    stop = len(data) - data.endswith(b"\n")
    while start <= stop:
        end = data.find(b"\n", start + _BLOCK, stop)
        lines = lines_of(data[start : end if end >= 0 else stop], line)
        yield lines
        line, start = line + lines.number, start + len(lines.text) + 1


def records(lines: Lines, *, exact: bool = True) -> Batch:
    """Parse lines that are one document each; skip blank ones.

    Args:
        lines: At least one.
        exact: False to allow a float in place of an integer beyond 64 bits, which takes less time.
    """
    wary = (exact and may_hold_big_integer(lines.text)) or lines.number == 1  # which is read without orjson
    return (None if wary else _all_at_once(lines)) or _one_by_one(lines)


def _all_at_once(lines: Lines) -> Batch | None:
    text, array, count, line = lines
    values = read_marked(array, count)
    return None if values is None else Batch(values, _Cut(text), range(line, line + count))


def marked(texts: Iterable[bytes]) -> bytes:
    """Write texts as one array, with MARK before each."""
    return b"%b%b]" % (_FIRST, _NEXT.join(texts))


def read_marked(array: bytes, number: int, count: Callable[[bytes], int] = count_colons) -> list[Any] | None:
    """Parse texts that were written as one array.

    Args:
        array: What `marked` returns.
        number: How many texts there are.
        count: As for `repeats_keys`.

    Returns:
        Their values; None if a text may not be one JSON document, or may repeat a name in an object.
    """
    import orjson  # noqa: PLC0415 - slow to import, and many texts are read at once

    try:
        values = orjson.loads(array)
    except orjson.JSONDecodeError:  # a blank text too
        return None
    if len(values) != 2 * number or values[::2].count(MARK) != number or repeats_keys(values, array, count):
        return None
    return values[1::2]  # type: ignore[no-any-return]


class _Cut(Sequence[bytes]):
    """The lines of a text, split on first access."""

    def __init__(self, text: bytes) -> None:
        self._text: bytes | list[bytes] = text

    def __len__(self) -> int:
        return len(self._cut())

    def __getitem__(self, index: Any) -> Any:
        return self._cut()[index]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._cut())

    def _cut(self) -> list[bytes]:
        if isinstance(self._text, bytes):
            self._text = self._text.split(b"\n")
        return self._text


def _one_by_one(lines: Lines) -> Batch:
    texts = enumerate(lines.text.split(b"\n"), lines.line)
    numbered = [(number, text) for number, text in texts if text.strip()]
    read = [loads(text, number) for number, text in numbered]
    return Batch(
        [instance for instance, _ in read],
        [text for _, text in numbered],
        [number for number, _ in numbered],
        {index: found for index, (_, found) in enumerate(read) if found},
    )
