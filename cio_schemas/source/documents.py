"""From chunks to instances: what a check of payloads iterates over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import orjson

from cio_schemas.source.place import ABSENT, Fault, Flaw, faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.source.place import Span, Target
    from cio_schemas.source.reader import Chunk

# Records whose objects are alive together: few enough to stay in the processor's cache and young for the collector.
_RECORDS: Final = 128


@dataclass(frozen=True, slots=True)
class Batch:
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
    faults: dict[int, tuple[Fault, ...]] = field(default_factory=dict)
    locators: dict[int, Callable[[Sequence[Target]], list[Span | None]]] = field(default_factory=dict)

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


def parse(chunk: Chunk) -> Iterator[Batch]:
    """Parse a chunk of a file.

    Args:
        chunk: Of any syntax.

    Yields:
        Batches with every document of the chunk, in order.
    """
    if chunk.fault:
        yield Batch([ABSENT], [b""], [chunk.line], {0: (chunk.fault,)})
    else:
        yield from _SYNTAXES[chunk.syntax](chunk)


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
    if _BIG_INTEGER.search(data) or _repeats_keys([instance], data):
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
_BIG_FOLDED: Final = (b":" + b"0" * 20, b":-" + b"0" * 19)


def _may_hold_big_integer(data: bytes) -> bool:
    """Tell in a few passes of C over the bytes, many times faster than a regular expression, where none can be."""
    folded = b":" + data.translate(_FOLD)
    return _BIG_FOLDED[0] in folded or _BIG_FOLDED[1] in folded


def _repeats_keys(instances: Sequence[Any], data: bytes) -> bool:
    r"""Tell whether orjson dropped a member of an object.

    Each member has one colon, and those within strings stay: so written out again there are as many colons as there
    were, and fewer where a member was dropped. Only ``\u003a`` could add one.
    """
    colons = data.count(b":")
    if not colons:
        return False
    if b"\\" in data and (b"\\u003a" in data or b"\\u003A" in data):
        return True
    try:
        return orjson.dumps(instances).count(b":") != colons
    except orjson.JSONEncodeError:  # nested deeper than orjson writes
        return True


def _json(chunk: Chunk) -> Iterator[Batch]:
    instance, found = loads(chunk.data, chunk.line)
    yield Batch([instance], [chunk.data], [chunk.line], {0: found} if found else {})


def _ndjson(chunk: Chunk) -> Iterator[Batch]:
    lines = chunk.data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    wary = _may_hold_big_integer(chunk.data)
    for start in range(0, len(lines), _RECORDS):
        yield _records(lines[start : start + _RECORDS], chunk.line + start, wary)


def _records(texts: list[bytes], line: int, wary: bool) -> Batch:
    if not wary:
        try:
            instances = list(map(orjson.loads, texts))
        except orjson.JSONDecodeError:  # a blank line too
            pass
        else:
            if not _repeats_keys(instances, b"\n".join(texts)):
                return Batch(instances, texts, range(line, line + len(texts)))
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


_SYNTAXES: Final[dict[str, Callable[[Chunk], Iterator[Batch]]]] = {"json": _json, "ndjson": _ndjson, "yaml": _yaml}
