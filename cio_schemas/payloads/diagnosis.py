"""The diagnosis of a document that was refused or doubted: problems of its text, violations, findings of rules.

Only here are findings collected, located and worded; an accepted document never gets here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import Path

from cio_schemas.diagnostic import Diagnostic, Edit, excerpt, in_order
from cio_schemas.payloads.hints import hint_at_each, hint_at_ndjson, hint_at_schema_member
from cio_schemas.schema.pointer import json_pointer, value_at
from cio_schemas.source import ABSENT, Target, loads, may_hold_big_integer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Final, TypeVar

    from cio_schemas.failures.violations import Steps, Violation
    from cio_schemas.payloads.compiled import Payloads
    from cio_schemas.rules.rule import Finding
    from cio_schemas.source import Batch, Span

    T = TypeVar("T")

Refused = tuple[tuple[int, ...], ...]  # the steps to each payload of a document that its schema refuses


def diagnose(
    payloads: Payloads, batch: Batch, index: int, refused: Refused, *, excerpts: bool, record: int | None = None
) -> Iterator[Diagnostic]:
    """Report what is wrong with a document.

    Args:
        payloads: The file.
        batch: The documents that it was parsed with.
        index: Its position among them.
        refused: The steps to each payload in it that the schema refuses.
        excerpts: True to return each finding with the source line it is in.
        record: Its number in the file, if the file has several.

    Yields:
        Findings in the order of the document.
    """
    for part in _parts(_document(payloads, batch, index, refused, record)):
        found = sorted(part, key=in_order)
        if payloads.digests:
            found = [*_with_digests(found, batch, index, each=payloads.each)]
        yield from _with_excerpts(found, batch.text(index)) if excerpts else found


def _document(
    payloads: Payloads, batch: Batch, index: int, refused: Refused, record: int | None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the text of a document, and the violations of what was refused in it."""
    path, instance = payloads.name or payloads.path, batch.instances[index]
    problems = batch.problems.get(index, ())
    inexact = not (payloads.exact or problems or index in batch.places)  # YAML is always read exactly
    if inexact and may_hold_big_integer(batch.texts[index]):
        instance = loads(batch.texts[index])[0]  # with all digits, for messages
    for problem in problems:
        message = problem.message + (
            hint_at_ndjson(problem, batch, index) if payloads.hints and not payloads.is_table else ""
        )
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


def _parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Split many diagnostics into lists that fit in memory; each list is located in one pass over the text."""
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
    """Strip the folder from the URI of a schema file, to show the path as the user wrote it."""
    return schema.removeprefix(f"{Path.cwd().as_uri()}/")


def _violations(payloads: Payloads, instance: Any, steps: tuple[int, ...]) -> list[Violation]:
    """Return what is wrong with a payload, which the steps lead to from its document."""
    from cio_schemas.failures.violations import Violation, violations  # noqa: PLC0415 - only failures need it

    if payloads.each and not steps:
        return [Violation("P-each", "expected an array of payloads, since its items are checked")]
    instance = value_at(instance, steps)
    found = violations(payloads.validator._functions, instance)  # noqa: SLF001 - here for all of the package
    if payloads.hints:
        found = [_with_hints(each, len(found), None if payloads.each else instance) for each in found]
    return [each._replace(path=(*steps, *each.path)) for each in found] if steps else found


def _with_hints(violation: Violation, number: int, instance: Any) -> Violation:
    hint = hint_at_schema_member(violation, number) + hint_at_each(violation, instance)
    return violation._replace(message=violation.message + hint) if hint else violation


def _with_digests(found: Iterable[Diagnostic], batch: Batch, index: int, *, each: bool) -> Iterator[Diagnostic]:
    """Add to each finding the digest of its payload, which does not depend on how the payload is written."""

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
