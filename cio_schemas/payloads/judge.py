"""From payload files to diagnostics.

The way of a file: `project` finds it and its schema, `source` reads and parses it, the Validator returns one verdict
for each payload, and only of what it refused violations are collected, located and reported.

A file is checked chunk by chunk, in flat memory; a chunk that is valid costs no more than to parse and to accept it.
`inspect` needs nothing but its arguments, so chunks can be checked in any process.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from cio_schemas.diagnostic import Diagnostic, Edit, excerpt, in_order
from cio_schemas.runtime import DepthError
from cio_schemas.schema.pointer import json_pointer, value_at
from cio_schemas.source import (
    ABSENT,
    CHUNK,
    Batch,
    Chunk,
    Problem,
    Target,
    blocks,
    failure,
    loads,
    may_hold_big_integer,
    may_hold_inexact_integer,
    parse,
    read,
    records,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from cio_schemas.failures.violations import Steps, Violation
    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.payloads.rules.choice import Chosen
    from cio_schemas.payloads.typed import Typed
    from cio_schemas.rules.rule import Finding
    from cio_schemas.source import Span


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
    """Cut a file into what `inspect` takes.

    Args:
        payloads: The file.
        stream: What to read in its place.
        size: How many bytes of NDJSON make a chunk, about.

    Yields:
        Chunks in the order of the file.
    """
    return read(payloads.name or payloads.path, payloads.syntax, stream=stream, size=size)


def inspect(
    payloads: Payloads, chunk: Chunk, *, excerpts: bool = False, bulk: bool = False
) -> Generator[Diagnostic, None, int]:
    """Check a chunk of a file.

    Args:
        payloads: The file.
        chunk: A part of it.
        excerpts: True to return each finding with the source line it is in.
        bulk: True where it is one of many, so that what takes a while to set up pays.

    Yields:
        Findings in the order of the file, all of a record.

    Returns:
        How many records there were: documents, or with `each` the items of their arrays.
    """
    try:
        return (yield from _inspected(payloads, chunk, excerpts=excerpts, bulk=bulk))
    except MemoryError as error:  # of this file: the next one may be smaller
        path = payloads.name or payloads.path
        yield Diagnostic(path, *failure(path, error, chunk.line))
    return 0


def _inspected(payloads: Payloads, chunk: Chunk, *, excerpts: bool, bulk: bool) -> Generator[Diagnostic, None, int]:
    batches: Iterable[tuple[Batch, int, int | None]] = _batches(payloads, chunk, bulk=bulk)
    if chunk.syntax == "yaml":
        batches = list(batches)  # whose documents are numbered where there are several
    numbered = isinstance(batches, list) and len(batches) > 1
    total = 0
    for number, (batch, count, size) in enumerate(batches, 1):
        own = _of_document(payloads, number)
        total += count if own else 0
        for index, refused in _suspects(own, batch, size) if own else dict.fromkeys(batch.problems, ()).items():
            record = batch.lines[index] if chunk.syntax == "ndjson" else number if numbered else None
            for part in _parts(_document(own or payloads, batch, index, refused, record)):
                found = sorted(part, key=in_order)
                if payloads.digests:
                    found = [*_with_digests(found, batch, index, each=(own or payloads).each)]
                yield from _with_excerpts(found, batch.text(index)) if excerpts else found
    return total


def _of_document(payloads: Payloads, number: int) -> Payloads | None:
    """Return what a document has to be, where documents of one file differ; None for one that has no schema."""
    if number <= len(payloads.documents):
        return payloads.documents[number - 1]
    return payloads._replace(documents=())


def _batches(payloads: Payloads, chunk: Chunk, *, bulk: bool) -> Iterator[tuple[Batch, int, int | None]]:
    """Parse a chunk, without the lines of NDJSON that the schema's types accept.

    Yields:
        Batches, how many records each stands for, and how many bytes the largest of them has where all are small; that
        of the lines that were accepted is empty.
    """
    types = types_of(payloads) if bulk and chunk.syntax == "ndjson" else None
    if chunk.problem or chunk.syntax != "ndjson":
        for batch in parse(chunk):
            yield batch, 0 if chunk.problem else _count(batch, each=payloads.each), None
        return
    for block in blocks(chunk):
        left = [*types.leaves(block)] if types else [block]
        accepted = block.number - sum(lines.number for lines in left)
        if accepted:
            yield _EMPTY, accepted, None
        for lines in left:
            inexact = (payloads.exact or payloads.rules is not None) and may_hold_inexact_integer(lines.text)
            batch = records(lines, exact=payloads.exact and inexact)
            yield batch, _count(batch, each=payloads.each), None if inexact else _largest(lines.text)


_EMPTY: Final = Batch([], (), ())


def types_of(payloads: Payloads) -> Typed | None:
    """Return the types that accept most records of much NDJSON, where the schema is plain enough; see `typed`.

    Args:
        payloads: The file.
    """
    if payloads.each or payloads.rules:
        return None
    from cio_schemas.payloads.typed import typed  # noqa: PLC0415 - imports msgspec, which only much input is worth

    return typed(payloads.validator)


def _with_digests(found: Iterable[Diagnostic], batch: Batch, index: int, *, each: bool) -> Iterator[Diagnostic]:
    """Add to each finding the digest of the payload that it is in, whatever the payload is written like."""

    @cache
    def digest(item: int | None) -> str:
        from hashlib import sha256  # noqa: PLC0415 - for baselines alone

        payload = batch.instances[index] if item is None else batch.instances[index][item]
        try:
            text = json.dumps(payload, sort_keys=True, default=str).encode()
        except RecursionError:
            text = b""
        return sha256(batch.texts[index] if payload is ABSENT or not text else text).hexdigest()[:32]

    for diagnostic in found:
        step = (diagnostic.pointer or "").split("/")[1:2]
        yield diagnostic._replace(digest=digest(int(step[0]) if each and step else None))


def _with_excerpts(diagnostics: Iterable[Diagnostic], text: str) -> Iterator[Diagnostic]:
    for diagnostic in diagnostics:
        shown = excerpt(text, diagnostic.span) if text and diagnostic.span else None
        yield diagnostic._replace(excerpt=shown) if shown else diagnostic


def _count(batch: Batch, *, each: bool) -> int:
    if not each:
        empty = sum(problem.code == "P-empty" for found in batch.problems.values() for problem in found)
        return len(batch.instances) - empty
    return sum(len(instance) for instance in batch.instances if isinstance(instance, list))


# -- verdicts: one for each payload --

Refused = tuple[tuple[int, ...], ...]  # the steps to each payload of a document that its schema refuses


def _refused(is_valid: Callable[[Any], bool], batch: Batch, *, each: bool) -> Iterator[tuple[int, Refused]]:
    """Yield the documents that something is wrong with: the index, and the steps to what is refused in it."""
    if each:
        verdicts = [_refused_items(is_valid, instance) for instance in batch.instances]
    else:
        verdicts = [() if valid else _ROOT for valid in _verdicts(is_valid, batch)]
    if batch.problems or any(verdicts):
        for index, refused in enumerate(verdicts):
            if refused or index in batch.problems:
                yield index, refused


_ROOT: Final[Refused] = ((),)


def _suspects(payloads: Payloads, batch: Batch, size: int | None) -> Iterator[tuple[int, Refused]]:
    """Yield the documents that something may be wrong with: the index, and the steps to what is refused in it."""
    refused = _refused(payloads.validator.is_valid, batch, each=payloads.each)
    if payloads.rules is None:
        yield from refused
        return
    found = dict(refused)
    for index in _doubted(payloads.rules, batch, size, each=payloads.each):
        found.setdefault(index, ())
    yield from sorted(found.items())


def _doubted(rules: Chosen, batch: Batch, size: int | None, *, each: bool) -> Iterator[int]:
    """Yield the documents that the rules have to look at."""
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
    """Return how many bytes the largest of some lines has, None where one is not small."""
    size = max(map(len, text.split(b"\n")))
    return size if size < _SMALL else None


_SMALL: Final = 4_000
"""The bytes of a text up to which it stays below all limits, whatever its numbers become when they are written anew."""


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


def _accepts(is_valid: Callable[[Any], bool], instance: Any) -> bool:
    try:
        return is_valid(instance)
    except DepthError:
        return False


# -- what is said of what was refused --


def _document(
    payloads: Payloads, batch: Batch, index: int, refused: Refused, record: int | None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the text of a document, and the violations of what was refused in it."""
    path, instance = payloads.name or payloads.path, batch.instances[index]
    problems = batch.problems.get(index, ())
    inexact = not (payloads.exact or problems or index in batch.places)  # YAML is always read exactly
    if inexact and may_hold_big_integer(batch.texts[index]):
        instance = loads(batch.texts[index])[0]  # with every digit that a message may show
    for problem in problems:
        message = problem.message + (_hint_at_ndjson(problem, batch, index) if payloads.hints else "")
        yield Diagnostic(path, problem.code, message, problem.span, record=record)
    told: list[Steps] = []
    for found in _parts(each for steps in refused for each in _violations(payloads, instance, steps)):
        spans = batch.locate(index, [Target(each.path, each.key) for each in found])
        for violation, span in zip(found, spans, strict=True):
            yield _told(payloads, violation, span, batch.note(index, violation.path), record)
        told += [each.path for each in found] if payloads.rules else []
    if payloads.rules and instance is not ABSENT:
        yield from _ruled(payloads, batch, index, told, record)


def _told(
    payloads: Payloads, violation: Violation, span: Span | None, note: str | None, record: int | None
) -> Diagnostic:
    """Make a diagnostic of a violation that was located."""
    code, message, steps, _, schema, expected, value = violation
    return Diagnostic(
        payloads.name or payloads.path,
        code,
        f"{message} ({note})" if note else message,
        span,
        pointer=json_pointer(steps),
        schema=_as_given(schema) if schema and schema.startswith("file:") else schema,
        record=int(steps[0]) + 1 if payloads.each and record is None and steps else record,
        expected=expected,
        found=value,
    )


_PART: Final = 50_000
T = TypeVar("T")


def _parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut what may be millions into lists that memory has room for; each is located by one pass over the text."""
    iterator = iter(items)
    while part := list(islice(iterator, _PART)):
        yield part


def _ruled(
    payloads: Payloads, batch: Batch, index: int, refused: Sequence[Steps], record: int | None
) -> Iterator[Diagnostic]:
    """Yield what the rules find in a document."""
    from cio_schemas.rules.rule import Safety  # noqa: PLC0415 - only what a rule doubts needs it

    rules, instance = payloads.rules, batch.instances[index]
    assert rules is not None
    items: list[tuple[tuple[int, ...], Any]] = [((), instance)]
    if payloads.each:
        doubted = rules.doubts(instance) if isinstance(instance, list) else ()
        items = [((number,), instance[number]) for number in doubted]
    depth = 1 if payloads.each else 0  # of a payload
    below: dict[Steps, list[Steps]] = defaultdict(list)
    for steps in refused:
        below[steps[:depth]].append(steps[depth:])
    ruled = ((above, payload, *each) for above, payload in items for each in rules.findings(payload, below[above]))
    for found in _parts(ruled):
        spans = batch.locate(index, [Target((*above, *finding.path), finding.key) for above, _, _, finding in found])
        for (above, payload, rule, finding), span in zip(found, spans, strict=True):
            yield Diagnostic(
                payloads.name or payloads.path,
                rule.code,
                finding.message,
                span,
                rule.severity,
                json_pointer((*above, *finding.path)),
                record=above[0] + 1 if above and record is None else record,
                fix=_edits(finding, span, payload) if index not in batch.places else (),
                safe=rule.fix is not Safety.UNSAFE,
                found=finding.path[-1] if finding.key and finding.path else value_at(payload, finding.path),
            )


def _edits(finding: Finding, span: Span | None, payload: Any) -> tuple[Edit, ...]:
    """Return the edits that a fix makes in a JSON text: what rules of payloads change is the value they point at."""
    from cio_schemas.rules.changes import Replace, Trim  # noqa: PLC0415 - only fixes need them

    changes = [each for each in finding.fix if isinstance(each, Trim | Replace) and each.path == finding.path]
    if span is None or not changes:
        return ()
    values = [each.value if isinstance(each, Replace) else value_at(payload, each.path).strip() for each in changes]
    return tuple(Edit(span, json.dumps(value, ensure_ascii=False)) for value in values)


def _as_given(schema: str) -> str:
    """Take the folder off the URI of a schema that a path identifies: the rest of it is what the user wrote."""
    return schema.removeprefix(f"{Path.cwd().as_uri()}/")


def _violations(payloads: Payloads, instance: Any, steps: tuple[int, ...]) -> list[Violation]:
    """Return what is wrong with a payload, which the steps lead to from its document."""
    from cio_schemas.failures.violations import Violation, violations  # noqa: PLC0415 - only failures need it

    if payloads.each and not steps:
        return [Violation("P-each", "expected an array of payloads, since its items are checked")]
    instance = value_at(instance, steps)
    found = violations(payloads.validator._functions, instance)  # noqa: SLF001 - here for all of the package
    if payloads.hints:
        found = [each._replace(message=each.message + _hint_at_schema_member(each, len(found))) for each in found]
    if payloads.hints and not payloads.each:
        return [each._replace(message=each.message + _hint_at_each(each, instance)) for each in found]
    return [each._replace(path=(*steps, *each.path)) for each in found] if steps else found


def _hint_at_schema_member(violation: Violation, number: int) -> str:
    """Say why `$schema` is refused: it is part of the payload, though it says which schema is meant.

    Args:
        violation: Of a payload.
        number: How many the payload has.
    """
    if violation.path != ("$schema",) or not violation.key:
        return ""
    alone = " (nothing else is refused)" if number == 1 else ""
    return (
        f"{alone}; it names the schema, and is part of the payload too: allow it in the schema's `properties`, "
        "or leave it out and name the schema with --schema or in the configuration"
    )


def _hint_at_each(violation: Violation, instance: Any) -> str:
    """Say how an array of payloads is checked, where an array of objects stands for what may be an object."""
    is_array = isinstance(instance, list) and instance and isinstance(instance[0], dict)
    if violation.path or not is_array or violation.code not in ("V-type", "V-anyOf", "V-oneOf"):
        return ""
    expected = violation.expected if isinstance(violation.expected, list) else [violation.expected]
    if violation.code == "V-type" and "object" not in expected:
        return ""
    return "; to check each payload of an array, give --each (or each = true in the configuration)"


def _hint_at_ndjson(problem: Problem, batch: Batch, index: int) -> str:
    """Say how NDJSON is read, where the first line is a JSON text by itself and another one begins below it."""
    if problem.code != "P-syntax" or problem.span is None or index in batch.places:
        return ""
    before = batch.text(index)[: problem.span.start].strip(" \t\r")
    first = before.removesuffix("\n")
    if first == before or "\n" in first or loads(first.encode("utf-8", "replace"))[0] is ABSENT:
        return ""
    return "; to read one JSON text a line (NDJSON), give --ndjson or name the file .ndjson"
