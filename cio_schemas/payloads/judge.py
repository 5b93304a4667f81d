"""From payload files to diagnostics: read, validate, and where something failed say what and where.

A file is checked chunk by chunk, in flat memory; a chunk that is valid costs no more than to parse and to accept it.
``inspect`` needs nothing but its arguments, so chunks can be checked in any process.
"""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.diagnostic import Diagnostic, excerpt, in_order
from cio_schemas.runtime import DepthError
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.source import (
    ABSENT,
    CHUNK,
    Chunk,
    Problem,
    Target,
    blocks,
    loads,
    may_hold_big_integer,
    parse,
    read,
    records,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from cio_schemas.failures.violations import Finding
    from cio_schemas.payloads.typed import Typed
    from cio_schemas.source import Batch
    from cio_schemas.validators import Validator

STDIN: Final = "-"


class Payloads(NamedTuple):
    """A file of payloads and what they have to be.

    Attributes:
        path: The file; ``-`` for standard input.
        validator: Of the schema.
        each: True where the file holds an array of payloads.
        syntax: A value of SYNTAXES, where the name does not say how the file is written.
        name: The name to go by in findings, where it is not the path.
        exact: False where the schema does not tell an integer beyond 64 bits from the float nearest to it.
    """

    path: str
    validator: Validator
    each: bool = False
    syntax: str | None = None
    name: str | None = None
    exact: bool = True


_COMPARING: Final = frozenset(
    ("multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "const", "enum")
)


@lru_cache(maxsize=64)
def compares_numbers(validator: Validator) -> bool:
    """Tell whether the exact value of a large integer may decide if it is valid.

    Args:
        validator: Of the schema; where it refers to another document, the answer is yes.
    """
    pending: list[Any] = [validator.schema]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            for key, member in value.items():
                if key in _COMPARING and not _is_text(member):
                    return True
                if key in ("$ref", "$dynamicRef") and not (isinstance(member, str) and member.startswith("#")):
                    return True
                pending.append(member)
        elif isinstance(value, list):
            pending += value
    return False


def _is_text(member: Any) -> bool:
    return isinstance(member, str) or (isinstance(member, list) and all(isinstance(each, str) for each in member))


def check(payloads: Payloads, *, stream: BinaryIO | None = None, excerpts: bool = False) -> Iterator[Diagnostic]:
    """Check a file.

    Args:
        payloads: The file.
        stream: What to read in its place.
        excerpts: True to give each finding the source line it is in.

    Yields:
        Findings in the order of the file, all of a record.
    """
    for chunk in chunks(payloads, stream=stream):
        yield from inspect(payloads, chunk, excerpts=excerpts)


def chunks(payloads: Payloads, *, stream: BinaryIO | None = None, size: int = CHUNK) -> Iterator[Chunk]:
    """Cut a file into what ``inspect`` takes.

    Args:
        payloads: The file.
        stream: What to read in its place.
        size: How many bytes of NDJSON make a chunk, about.

    Yields:
        Chunks in the order of the file.
    """
    return read(payloads.name or payloads.path, payloads.syntax, stream=stream, size=size)


def inspect(payloads: Payloads, chunk: Chunk, *, excerpts: bool = False, bulk: bool = False) -> Iterator[Diagnostic]:
    """Check a chunk of a file.

    Args:
        payloads: The file.
        chunk: A part of it.
        excerpts: True to give each finding the source line it is in.
        bulk: True where it is one of many, so that what takes a while to set up pays.

    Yields:
        Findings in the order of the file, all of a record.
    """
    is_valid = payloads.validator.is_valid
    batches = list(parse(chunk)) if chunk.syntax == "yaml" else _batches(payloads, chunk, bulk=bulk)
    several = isinstance(batches, list) and len(batches) > 1
    for number, batch in enumerate(batches, 1):
        for index in _suspects(is_valid, batch, each=payloads.each):
            record = batch.lines[index] if chunk.syntax == "ndjson" else number if several else None
            yield from _document(payloads, batch, index, record, excerpts=excerpts)


def _batches(payloads: Payloads, chunk: Chunk, *, bulk: bool) -> Iterator[Batch]:
    """Parse a chunk, without the lines of NDJSON that the schema's types accept."""
    if chunk.problem or chunk.syntax != "ndjson":
        yield from parse(chunk)
        return
    types = types_of(payloads) if bulk else None
    for block in blocks(chunk):
        for lines in types.leaves(block) if types else (block,):
            yield records(lines, exact=payloads.exact)


def types_of(payloads: Payloads) -> Typed | None:
    """Return the types that accept most records of much NDJSON, where the schema is plain enough; see `typed`.

    Args:
        payloads: The file.
    """
    if payloads.each:
        return None
    from cio_schemas.payloads.typed import typed  # noqa: PLC0415 - imports msgspec, which only much input is worth

    return typed(payloads.validator)


def _suspects(is_valid: Callable[[Any], bool], batch: Batch, *, each: bool) -> list[int]:
    """List the documents of a batch that something is wrong with."""
    accepts = partial(_accepts_items, is_valid) if each else is_valid
    if not batch.problems:
        try:
            verdicts = [*map(accepts, batch.instances)]
        except DepthError:
            verdicts = [_accepts(accepts, instance) for instance in batch.instances]
        return [] if all(verdicts) else [index for index, valid in enumerate(verdicts) if not valid]
    problems = batch.problems
    return [i for i, instance in enumerate(batch.instances) if i in problems or not _accepts(accepts, instance)]


def _accepts(accepts: Callable[[Any], bool], instance: Any) -> bool:
    try:
        return accepts(instance)
    except DepthError:
        return False


def _accepts_items(is_valid: Callable[[Any], bool], instance: Any) -> bool:
    return isinstance(instance, list) and all(map(is_valid, instance))


def _document(
    payloads: Payloads, batch: Batch, index: int, record: int | None, *, excerpts: bool
) -> Iterator[Diagnostic]:
    path, instance = payloads.name or payloads.path, batch.instances[index]
    problems = list(batch.problems.get(index, ()))
    if not (payloads.exact or problems) and may_hold_big_integer(batch.texts[index]):
        instance = loads(batch.texts[index])[0]  # with every digit that a message may show
    if payloads.each and instance is not ABSENT and not isinstance(instance, list):
        problems.append(Problem("P-each", "expected an array of payloads, since each of its items is to be checked"))
        instance = ABSENT
    found = [] if instance is ABSENT else _findings(payloads, instance)
    spans = batch.locate(index, [Target(finding.path, finding.key) for finding in found]) if found else []
    diagnostics = [Diagnostic(path, code, message, span, record=record) for code, message, span in problems]
    for finding, span in zip(found, spans, strict=True):
        code, message, steps, _, schema, severity = finding
        number = int(steps[0]) + 1 if payloads.each and record is None and steps else record
        place = _as_given(schema) if schema and schema.startswith("file:") else schema
        diagnostics.append(Diagnostic(path, code, message, span, severity, json_pointer(steps), place, number))
    text = batch.text(index) if excerpts and diagnostics else ""
    for diagnostic in sorted(diagnostics, key=in_order):
        shown = excerpt(text, diagnostic.span) if text and diagnostic.span else None
        yield diagnostic._replace(excerpt=shown) if shown else diagnostic


def _as_given(schema: str) -> str:
    """Take the folder off the URI of a schema that a path identifies: the rest of it is what the user wrote."""
    return schema.removeprefix(f"{Path.cwd().as_uri()}/")


def _findings(payloads: Payloads, instance: Any) -> list[Finding]:
    """List what is wrong with a document."""
    from cio_schemas.failures.violations import violations  # noqa: PLC0415 - only failures need it

    if not payloads.each:
        return violations(payloads.validator, instance)
    return [
        finding._replace(path=(position, *finding.path))
        for position, item in enumerate(instance)
        for finding in violations(payloads.validator, item)
    ]
