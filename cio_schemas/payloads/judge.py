"""From payload files to diagnostics.

The way of a file: `project` finds it and its schema, `source` reads and parses it, the Validator returns one verdict
for each payload, and only of what it refused violations are collected, located and reported.

A file is checked chunk by chunk, in flat memory. If the kernel holds the schema, it judges the text first, and what it
accepts needs no more work; the rest is judged by Python, whose verdict counts. `inspect` depends only on its arguments,
so chunks can be checked in any thread or process.
"""

from __future__ import annotations

from cio_schemas.kernel import tables_of
from cio_schemas.records import NamedTuple
from cio_schemas.runtime import DepthError
from cio_schemas.source import (
    ABSENT,
    CHUNK,
    Batch,
    Chunk,
    blocks,
    failure,
    may_hold_inexact_integer,
    parse,
    read,
    records,
    syntax_of,
)
from cio_schemas.source.integers import SMALL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from typing import Any, BinaryIO, Final

    from cio_schemas.diagnostic import Diagnostic
    from cio_schemas.kernel._kernel import Screen, Tables
    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.payloads.diagnosis import Refused
    from cio_schemas.payloads.rules.choice import Chosen


def check_file(payloads: Payloads, *, stream: BinaryIO | None = None, excerpts: bool = False) -> Iterator[Diagnostic]:
    """Check a file.

    Args:
        payloads: The file.
        stream: What to read in its place.
        excerpts: True to return each finding with the source line it is in.

    Yields:
        Findings in the order of the file, all of a record.
    """
    for chunk in chunks(payloads, stream=stream):
        yield from inspect(payloads, chunk, excerpts=excerpts)


def chunks(payloads: Payloads, *, stream: BinaryIO | None = None, size: int = CHUNK) -> Iterator[Chunk]:
    """Cut a file into chunks for `inspect`.

    Args:
        payloads: The file.
        stream: What to read in its place.
        size: How many bytes of NDJSON make a chunk, about.

    Yields:
        Chunks in the order of the file.
    """
    return read(payloads.name or payloads.path, payloads.syntax, stream=stream, size=size)


def inspect(payloads: Payloads, chunk: Chunk, *, excerpts: bool = False) -> Generator[Diagnostic, None, int]:
    """Check a chunk of a file.

    Args:
        payloads: The file.
        chunk: A part of it.
        excerpts: True to return each finding with the source line it is in.

    Yields:
        Findings in the order of the file, all of a record.

    Returns:
        How many records there were: documents, or with `each` the items of their arrays.
    """
    try:
        return (yield from _inspected(payloads, chunk, excerpts=excerpts))
    except MemoryError as error:  # of this file: the next one may be smaller
        from cio_schemas.diagnostic import Diagnostic  # noqa: PLC0415 - only what is reported needs it

        path = payloads.name or payloads.path
        yield Diagnostic(path, *failure(path, error, chunk.line))
    return 0


def _inspected(payloads: Payloads, chunk: Chunk, *, excerpts: bool) -> Generator[Diagnostic, None, int]:
    batches: Iterable[Parsed] = _batches(payloads, chunk)
    if chunk.syntax == "yaml":
        batches = list(batches)  # whose documents are numbered if there are several
    numbered = isinstance(batches, list) and len(batches) > 1
    total = 0
    for number, (batch, count, size, rules) in enumerate(batches, 1):
        own = _of_document(payloads, number)
        total += count if own else 0
        if own and own.rules and rules >= 0:
            own = own._replace(rules=own.rules.narrowed(rules))
            found: Iterable[tuple[int, Refused]] = ((index, ()) for index in range(len(batch.instances)))
        else:
            found = suspects(own, batch, size) if own else dict.fromkeys(batch.problems, ()).items()
        for index, refused in found:
            record = batch.lines[index] if chunk.syntax == "ndjson" else number if numbered else None
            yield from _reported(own or payloads, batch, index, refused, record, excerpts=excerpts)
    return total


def _reported(
    payloads: Payloads, batch: Batch, index: int, refused: Refused, record: int | None, *, excerpts: bool
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a document; see `diagnose`."""
    from cio_schemas.payloads.diagnosis import diagnose  # noqa: PLC0415 - a clean file needs none of it

    return diagnose(payloads, batch, index, refused, record=record, excerpts=excerpts)


def _of_document(payloads: Payloads, number: int) -> Payloads | None:
    """Return the schema of a document, if documents of one file differ; None for one without a schema."""
    if number <= len(payloads.documents):
        return payloads.documents[number - 1]
    return payloads._replace(documents=()) if payloads.documents else payloads


class Parsed(NamedTuple):
    """Some records of a chunk.

    Attributes:
        batch: The records; none if the kernel accepted them.
        payloads: How many payloads they are.
        size: How many bytes the largest has, where all are small and none has an integer beyond 2^53.
        rules: As of Left.
    """

    batch: Batch
    payloads: int
    size: int | None = None
    rules: int = -1


def _batches(payloads: Payloads, chunk: Chunk) -> Iterator[Parsed]:
    """Parse a chunk, without what the kernel accepts of it."""
    accepted, left = (0, [Left(chunk)]) if chunk.problem else _look(payloads, chunk)
    if accepted:
        yield Parsed(_EMPTY, accepted)
    for part, rules in left:
        if chunk.problem or chunk.syntax != "ndjson":
            for batch in parse(part):
                yield Parsed(batch, 0 if chunk.problem else _count(batch, each=payloads.each))
            continue
        for lines in blocks(part):
            inexact = (payloads.exact or payloads.rules is not None) and may_hold_inexact_integer(lines.text)
            batch = records(lines, exact=payloads.exact and inexact)
            size = None if inexact else _largest(lines.text)
            yield Parsed(batch, _count(batch, each=payloads.each), size, -1 if payloads.each else rules)


_EMPTY: Final = Batch([], (), ())


def is_native(payloads: Payloads) -> bool:
    """Return whether the kernel judges the text of a file.

    Args:
        payloads: The file.
    """
    return demands_of(payloads) is not None and (payloads.syntax or syntax_of(payloads.path)) != "yaml"


class Left(NamedTuple):
    """A part of a chunk that the kernel leaves to Python.

    Attributes:
        chunk: The part.
        rules: As a screen returns: -1 if it is not certain that all of it is valid, else the rules that may have
            something to report of each record.
    """

    chunk: Chunk
    rules: int = -1


def _look(payloads: Payloads, chunk: Chunk) -> tuple[int, list[Left]]:
    """Return how many records of a chunk the kernel accepts, and what it leaves to Python."""
    demands = demands_of(payloads)
    if demands is None or chunk.syntax == "yaml":
        return 0, [Left(chunk)]
    if chunk.syntax == "ndjson":
        accepted, _, doubts = demands.tables.accept_lines(chunk.data, payloads.each, demands.screens)
        return accepted, [*_left(chunk, doubts)]
    count = demands.tables.accept_json(chunk.data, payloads.each, demands.screens)
    return (0, [Left(chunk)]) if count is None else (count, [])


def _left(chunk: Chunk, doubts: list[tuple[int, int, int, int]]) -> Iterator[Left]:
    """Yield the lines of a chunk that the kernel leaves to Python, those that follow each other in one."""
    begin, end, first, kept = doubts[0] if doubts else (0, 0, 0, -1)
    for start, stop, line, rules in doubts:
        if start > end + 1 or (rules < 0) != (kept < 0):
            yield Left(chunk._replace(data=chunk.data[begin:end], line=chunk.line + first), kept)
            begin, first, kept = start, line, rules
        end, kept = stop, kept | rules
    if doubts:
        yield Left(chunk._replace(data=chunk.data[begin:end], line=chunk.line + first), kept)


class Demands(NamedTuple):
    """The tests of the kernel on payloads.

    Attributes:
        tables: They accept what is valid.
        screens: They show of what is valid which rules may have something to report.
    """

    tables: Tables
    screens: tuple[Screen, ...] = ()


def demands_of(payloads: Payloads) -> Demands | None:
    """Return the tests of the kernel on payloads; None if it can't hold their schema.

    Args:
        payloads: A file of them, or a column.
    """
    tables = tables_of(payloads.validator.is_valid)
    if tables is None or payloads.documents:
        return None
    screens = payloads.rules.screens() if payloads.rules else ()
    return None if screens is None else Demands(tables, screens)


def _count(batch: Batch, *, each: bool) -> int:
    if not each:
        empty = sum(problem.code == "P-empty" for found in batch.problems.values() for problem in found)
        return len(batch.instances) - empty
    return sum(len(instance) for instance in batch.instances if isinstance(instance, list))


# -- verdicts: one for each payload --


def _refused(is_valid: Callable[[Any], bool], batch: Batch, *, each: bool) -> Iterator[tuple[int, Refused]]:
    """Yield the documents with an error: the index, and the steps to what is refused in it."""
    if each:
        verdicts = [_refused_items(is_valid, instance) for instance in batch.instances]
    else:
        verdicts = [() if valid else _ROOT for valid in _verdicts(is_valid, batch)]
    if batch.problems or any(verdicts):
        for index, refused in enumerate(verdicts):
            if refused or index in batch.problems:
                yield index, refused


_ROOT: Final[Refused] = ((),)


def suspects(payloads: Payloads, batch: Batch, size: int | None = None) -> Iterator[tuple[int, Refused]]:
    """Yield the documents that may have an error: the index, and the steps to what is refused in it.

    Args:
        payloads: What they have to be; without rules, something is wrong with each that is yielded.
        batch: The documents, parsed, wherever they come from.
        size: How many bytes the largest has, where all are small and none has an integer beyond 2^53.
    """
    refused = _refused(payloads.validator.is_valid, batch, each=payloads.each)
    if payloads.rules is None:
        yield from refused
        return
    found = dict(refused)
    for index in _doubted(payloads.rules, batch, size, each=payloads.each):
        found.setdefault(index, ())
    yield from sorted(found.items())


def _doubted(rules: Chosen, batch: Batch, size: int | None, *, each: bool) -> Iterator[int]:
    """Yield the documents that the rules have to examine."""
    instances = batch.instances
    if each:
        documents = ((index, items) for index, items in enumerate(instances) if isinstance(items, list) and items)
        yield from (index for index, items in documents if not rules.passes(items))
    elif batch.problems:
        read = [(index, instance) for index, instance in enumerate(instances) if instance is not ABSENT]
        yield from (read[position][0] for position in rules.doubts([instance for _, instance in read]))
    else:
        yield from rules.doubts(instances, size)


def _largest(text: bytes) -> int | None:
    """Return how many bytes the largest of some lines has, None if one is not small."""
    size = max(map(len, text.split(b"\n")))
    return size if size < SMALL else None


def _verdicts(is_valid: Callable[[Any], bool], batch: Batch) -> list[bool]:
    if not batch.problems:
        try:
            return [*map(is_valid, batch.instances)]
        except DepthError:  # of one of them: then they are asked one by one
            pass
    return [instance is ABSENT or _accepts(is_valid, instance) for instance in batch.instances]


def _refused_items(is_valid: Callable[[Any], bool], instance: Any) -> Refused:
    if not isinstance(instance, list):
        return () if instance is ABSENT else _ROOT
    return tuple((position,) for position, item in enumerate(instance) if not _accepts(is_valid, item))


def verdicts(payloads: Payloads, batch: Batch) -> bytes:
    """Return for each document 1 if nothing is wrong with its text and the schema accepts it, 0 otherwise.

    Args:
        payloads: What they have to be, without `each`; rules are not asked.
        batch: The documents, parsed, wherever they come from.
    """
    found = bytes(_verdicts(payloads.validator.is_valid, batch))
    if not batch.problems:
        return found
    return bytes(valid and index not in batch.problems for index, valid in enumerate(found))


def _accepts(is_valid: Callable[[Any], bool], instance: Any) -> bool:
    try:
        return is_valid(instance)
    except DepthError:
        return False
