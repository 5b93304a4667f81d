"""From chunks to instances: what a check of payloads iterates over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from os import urandom
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from cio_schemas.source.place import ABSENT, Fault, Flaw, faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cio_schemas.source.place import Span, Target
    from cio_schemas.source.reader import Chunk

_BLOCK: Final = 1 << 15  # bytes of NDJSON, about, that are parsed together: they stay in the processor's cache


class Batch(NamedTuple):
    """Some documents of a file, in order; of each list one element a document.

    Attributes:
        instances: The parsed documents; ABSENT for one that can't be read.
        texts: What they were parsed from, for JSON and NDJSON.
        lines: The line of the file that each begins on.
        faults: By index of the document, what is wrong with its text. A document may have faults and an instance
            (duplicate keys), or a fault and no text (a missing file).
        locators: By index of the document, how to find its places, where the text alone does not say (YAML).
    """

    instances: list[Any]
    texts: Sequence[bytes]
    lines: Sequence[int]
    faults: Mapping[int, tuple[Fault, ...]] = {}
    locators: Mapping[int, Callable[[Sequence[Target]], list[Span | None]]] = {}

    def text(self, index: int) -> str:
        """Return the text of a document: the offsets of its spans count into it.

        Args:
            index: Of the document, in instances.
        """
        return self.texts[index].decode("utf-8", "replace")

    def locate(self, index: int, targets: Sequence[Target]) -> list[Span | None]:
        """Find places in a document.

        Args:
            index: Of the document, in instances.
            targets: What to find.

        Returns:
            For each target its span in the file, or None where there is no such place.
        """
        if index in self.locators:
            return self.locators[index](targets)
        from cio_schemas.source.locate import locate  # noqa: PLC0415 - only what failed is located

        return locate(self.text(index), targets, self.lines[index])


Passes = Callable[["Lines"], int]


def parse(chunk: Chunk, *, exact: bool = True, passes: Passes | None = None) -> Iterator[Batch]:
    """Parse a chunk of a file.

    Args:
        chunk: Of any syntax.
        exact: False to allow a float in place of an integer beyond 64 bits in NDJSON, which takes less time.
        passes: Tells of some lines of NDJSON with how many of them, from the first one on, nothing is wrong. These are
            left out, and the line that comes next is parsed by itself; where there are none, all are.

    Yields:
        Batches with every other document of the chunk, in order.
    """
    if chunk.fault:
        yield Batch([ABSENT], [b""], [chunk.line], {0: (chunk.fault,)})
    else:
        yield from _ndjson(chunk, exact, passes) if chunk.syntax == "ndjson" else _SYNTAXES[chunk.syntax](chunk)


def loads(data: bytes, line: int = 1) -> tuple[Any, tuple[Fault, ...]]:
    """Parse one JSON document by the rules of RFC 8259.

    Args:
        data: The document.
        line: The line of the file that it begins on.

    Returns:
        The instance, or ABSENT where the text can't be read; and its faults, in the order of the text.
    """
    try:
        instance = orjson.loads(data)
    except orjson.JSONDecodeError:
        return _explain(data, line)
    if (_may_hold_big_integer(data) and _BIG_INTEGER.search(data)) or _repeats_keys([instance], data):
        return _explain(data, line)
    return instance, ()


def _explain(data: bytes, line: int) -> tuple[Any, tuple[Fault, ...]]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return ABSENT, (not_utf8(data, error, line),)
    from cio_schemas.source.strict import parse as parse_strictly  # noqa: PLC0415 - only faults need it

    instance, flaws = parse_strictly(text)
    return instance, faults(text, flaws, line) if flaws else ()


def not_utf8(data: bytes, error: UnicodeDecodeError, line: int) -> Fault:
    """Say where a text stops being UTF-8.

    Args:
        data: The text.
        error: What decoding it raised.
        line: The line of the file that the text begins on.

    Returns:
        The fault, at the first byte that is wrong.
    """
    before = data[: error.start].decode()
    message = f"byte 0x{data[error.start]:02X} is not UTF-8: the file is in another encoding, or damaged"
    return faults(before + "\ufffd", [Flaw("P-encoding", message, len(before), len(before) + 1)], line)[0]


# orjson makes a float of an integer outside [-2^63, 2^64): at least 20 digits, or 19 with a minus sign.
_BIG_INTEGER: Final = re.compile(rb"(?:^|[\s:,\[])(?:[0-9]{20}|-[0-9]{19})[0-9]*+(?=[\s,\]}]|$)")
_FOLD: Final = bytes.maketrans(b"123456789 \t\r\n,[", b"000000000::::::")
_LONG_FOLDED: Final = b"0" * 19
_BIG_FOLDED: Final = (b":0" + _LONG_FOLDED, b":-" + _LONG_FOLDED)


def _may_hold_big_integer(data: bytes) -> bool:
    """Tell in a few passes of C over the bytes, many times faster than a regular expression, where none can be."""
    folded = data.translate(_FOLD)
    if _LONG_FOLDED not in folded:
        return False
    folded = b":" + folded
    return _BIG_FOLDED[0] in folded or _BIG_FOLDED[1] in folded


def count_colons(data: bytes) -> int | None:
    """Count the colons of a JSON text, those within strings too; None where an escape stands for one.

    Args:
        data: The text.
    """
    return None if b"\\" in data and (b"\\u003a" in data or b"\\u003A" in data) else data.count(b":")


def _repeats_keys(instances: Sequence[Any], data: bytes) -> bool:
    r"""Tell whether orjson dropped a member of an object.

    Each member has one colon, and those within strings stay: so written out again there are as many colons as there
    were, and fewer where a member was dropped. Only ``\u003a`` could add one.
    """
    colons = count_colons(data)
    if not colons:
        return colons is None
    try:
        return orjson.dumps(instances).count(b":") != colons
    except orjson.JSONEncodeError:  # nested deeper than orjson writes
        return True


def _json(chunk: Chunk) -> Iterator[Batch]:
    instance, found = loads(chunk.data, chunk.line)
    yield Batch([instance], [chunk.data], [chunk.line], {0: found} if found else {})


def _ndjson(chunk: Chunk, exact: bool, passes: Passes | None) -> Iterator[Batch]:
    data, line, start = chunk.data, chunk.line, 0
    stop = len(data) - data.endswith(b"\n")
    while start <= stop:
        end = data.find(b"\n", start + _BLOCK, stop)
        block = data[start : end if end >= 0 else stop]
        lines = marked(block)
        passed = passes(lines) if passes else 0
        if passed < lines.number:
            if passed:
                *before, block = block.split(b"\n", passed + 1)[: passed + 1]
                start, line, lines = start + sum(map(len, before)) + passed, line + passed, marked(block)
            wary = exact and _may_hold_big_integer(block)
            yield (None if wary else _all_at_once(lines, line)) or _one_by_one(block.split(b"\n"), line)
        line, start = line + lines.number, start + len(block) + 1


# Parsed as one array, many records take less time than each by itself. A mark stands before each of them, which no text
# can hold by design: if all marks are elements of the array, and one value follows each, then every line is one value.
MARK: Final = urandom(8).hex()
_FIRST: Final = b'["%b",' % MARK.encode()
_NEXT: Final = b',"%b",' % MARK.encode()


class Lines(NamedTuple):
    """Lines of NDJSON: their text, without the last line break; the same as one array; and how many they are."""

    text: bytes
    array: bytes
    number: int


def marked(text: bytes) -> Lines:
    """Write lines as one array, with MARK before each.

    Args:
        text: The lines, without the last line break.
    """
    array = b"%b%b]" % (_FIRST, text.replace(b"\n", _NEXT))
    return Lines(text, array, (len(array) - len(_FIRST) - len(text) - 1) // (len(_NEXT) - 1) + 1)


def _all_at_once(lines: Lines, line: int) -> Batch | None:
    text, array, count = lines
    try:
        values = orjson.loads(array)
    except orjson.JSONDecodeError:  # a blank line too
        return None
    if len(values) != 2 * count or values[::2].count(MARK) != count or _repeats_keys(values, text):
        return None
    return Batch(values[1::2], _Cut(text), range(line, line + count))


class _Cut(Sequence[bytes]):
    """The lines of a text, cut only when one is asked for."""

    def __init__(self, text: bytes) -> None:
        self._text: bytes | list[bytes] = text

    def __len__(self) -> int:
        return len(self._cut())

    def __getitem__(self, index: Any) -> Any:
        return self._cut()[index]

    def _cut(self) -> list[bytes]:
        if isinstance(self._text, bytes):
            self._text = self._text.split(b"\n")
        return self._text


def _one_by_one(texts: list[bytes], line: int) -> Batch:
    numbered = [(number, text) for number, text in enumerate(texts, line) if text.strip()]
    read = [loads(text, number) for number, text in numbered]
    return Batch(
        [instance for instance, _ in read],
        [text for _, text in numbered],
        [number for number, _ in numbered],
        {index: found for index, (_, found) in enumerate(read) if found},
    )


def _yaml(chunk: Chunk) -> Iterator[Batch]:
    from cio_schemas.source.yaml import documents  # noqa: PLC0415 - needs this module, and few files need it

    yield from documents(chunk)


_SYNTAXES: Final[dict[str, Callable[[Chunk], Iterator[Batch]]]] = {"json": _json, "yaml": _yaml}
