"""The records of a file as texts, by the numbers that findings have, read once more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cio_schemas.diagnostic.plain import plain
from cio_schemas.source import ABSENT, parse, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.source import Chunk


class TextRecords:
    """The records of JSON, NDJSON or YAML, read in order.

    Args:
        payloads: The file.
        stream: What to read in its place.
    """

    def __init__(self, payloads: Payloads, stream: BinaryIO | None = None) -> None:
        self._texts = _numbered(payloads, stream)
        self._next: tuple[int | None, str] | None = next(self._texts, None)

    def take(self, numbers: Sequence[int | None]) -> list[str | None]:
        """Return the texts of some records.

        Args:
            numbers: Their numbers, in the order of the file, and after those of earlier calls.

        Returns: The text of each; None if it is too large, or the file has changed.
        """
        return [self._text(number) for number in numbers]

    def _text(self, number: int | None) -> str | None:
        while self._next is not None and _order(self._next[0]) < _order(number):
            self._next = next(self._texts, None)
        return self._next[1] if self._next is not None and self._next[0] == number else None


def _order(number: int | None) -> int:
    return 0 if number is None else number


def _numbered(payloads: Payloads, stream: BinaryIO | None) -> Iterator[tuple[int | None, str]]:
    """Yield the number of each record, None in a file of one, and its text."""
    documents = 0
    for chunk in read(payloads.name or payloads.path, payloads.syntax, stream=stream):
        if chunk.problem:
            continue
        if chunk.syntax == "ndjson":
            yield from _lines(chunk)
        elif chunk.syntax == "json":
            yield None, _decoded(chunk.data)
            if payloads.each:
                yield from _items(chunk)
        else:
            yield from _documents(chunk, documents, each=payloads.each)


def _lines(chunk: Chunk) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(chunk.data.removesuffix(b"\n").split(b"\n"), chunk.line):
        yield number, _decoded(line).removesuffix("\r")


def _items(chunk: Chunk) -> Iterator[tuple[int, str]]:
    for batch in parse(chunk):
        for instance in batch.instances:
            yield from _numbered_items(instance)


def _numbered_items(instance: Any) -> Iterator[tuple[int, str]]:
    if isinstance(instance, list):
        yield from ((number, _written(item)) for number, item in enumerate(instance, 1))


def _documents(chunk: Chunk, before: int, *, each: bool) -> Iterator[tuple[int | None, str]]:
    """Yield the documents of YAML as JSON."""
    instances = [instance for batch in parse(chunk) for instance in batch.instances]
    if len(instances) == 1:
        yield None, _written(instances[0])
        if each:
            yield from _numbered_items(instances[0])
    else:
        yield from ((number, _written(instance)) for number, instance in enumerate(instances, before + 1))


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _written(instance: Any) -> str:
    return "" if instance is ABSENT else json.dumps(plain(instance, levels=500), ensure_ascii=False)
