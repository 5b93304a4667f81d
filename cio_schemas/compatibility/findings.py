"""The changes of a schema as diagnostics: where they are in both texts, whom they break, and the witness."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.modes import schemaver, semver
from cio_schemas.compatibility.verdicts import Proof, Unknown, Witness
from cio_schemas.compatibility.versions.version import ROOT
from cio_schemas.diagnostic import Diagnostic, Note, Severity, excerpt, in_order
from cio_schemas.diagnostic.plain import plain
from cio_schemas.schema.pointer import json_pointer, steps_of
from cio_schemas.source import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.compatibility.classes.classifying import ClassedChange, Classes
    from cio_schemas.compatibility.modes import Mode
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.compatibility.versions.version import SchemaPlace
    from cio_schemas.schema.files import SchemaDocument
    from cio_schemas.source import Span

MAX_SHOWN: Final = 300
"""How many characters of a witness a text shows; JSON has it whole."""


class VersionSource(NamedTuple):
    """The files of the documents of a version.

    Attributes:
        of: Returns the file of a document by its URI, or None; the URI of the schema itself is empty.
    """

    of: Callable[[str], SchemaDocument | None]

    def located(self, places: Sequence[tuple[SchemaPlace, bool]]) -> list[tuple[str, Span | None, str | None]]:
        """Return the file, the span and the source text of each place.

        Args:
            places: Each with True for its key, or False for its value. A place that is absent is located where the
                value that would hold it is.
        """
        found: list[tuple[str, Span | None, str | None]] = [("", None, None)] * len(places)
        for uri in dict.fromkeys(place.document for place, _ in places):
            numbers = [number for number, (place, _) in enumerate(places) if place.document == uri]
            document = self.of(uri)
            spans: list[Span | None] = [None] * len(numbers)
            path, text = uri, None
            if document is not None:
                targets = [_target(document.contents, *places[number]) for number in numbers]
                spans, path, text = document.batch.locate(0, targets), document.path, document.batch.text(0)
            for number, span in zip(numbers, spans, strict=True):
                found[number] = path, span, text
        return found


def _target(contents: Any, place: SchemaPlace, key: bool) -> Target:
    steps = tuple(steps_of(contents, place.path))
    return Target(steps, key=key or len(steps) < len(place.path))


class Wanted(NamedTuple):
    """How findings are reported.

    Attributes:
        mode: The compatibility that a new version must have.
        unknown: The severity of changes that could not be decided.
        excerpts: Whether findings show their source line.
        against: The name of the old version, if messages have to say which one it is.
    """

    mode: Mode
    unknown: Severity = Severity.ERROR
    excerpts: bool = False
    against: str = ""


def findings(
    found: Classes, sources: tuple[VersionSource, VersionSource], wanted: Wanted, disjoint: Verdict
) -> list[Diagnostic]:
    """Return the findings about two versions of a schema.

    Args:
        found: The changes, and whom each of them breaks.
        sources: The files of the old and the new version.
        wanted: The mode, and how to report.
        disjoint: As for `schemaver`.

    Returns:
        A finding for each change, in the order of the text, and one for all changes together.
    """
    if not found.changes and all(isinstance(each, Proof) for each in found.whole):
        return []
    old, new = sources
    befores = old.located([(each.change.old, each.change.key) for each in found.changes])
    afters = new.located([(each.change.new, each.change.key) for each in found.changes])
    located = [
        _with_excerpt(_of_change(each, before, after, wanted), after[2] if wanted.excerpts else None)
        for each, before, after in zip(found.changes, befores, afters, strict=True)
    ]
    [(path, _, _)] = new.located([(ROOT, False)])
    every = [*sorted(located, key=in_order), *_of_whole(found, path, wanted, disjoint)]
    suffix = f" [compared with {wanted.against}]" if wanted.against else ""
    return [each._replace(message=each.message + suffix) for each in every]


def _with_excerpt(diagnostic: Diagnostic, text: str | None) -> Diagnostic:
    if text is None or diagnostic.span is None:
        return diagnostic
    return diagnostic._replace(excerpt=excerpt(text, diagnostic.span))


def _of_change(
    each: ClassedChange,
    before: tuple[str, Span | None, str | None],
    after: tuple[str, Span | None, str | None],
    wanted: Wanted,
) -> Diagnostic:
    change = each.change
    was = Note("was at", "", before[0], before[1])
    return Diagnostic(
        after[0],
        change.code,
        f"{change.sentence} ({_effect(each.backward, each.forward)})",
        after[1],
        _severity(each.backward, each.forward, wanted),
        json_pointer(change.new.path),
        notes=(was._replace(text=was.place), *_witnesses(each.backward, each.forward)),
    )


def _severity(backward: Verdict, forward: Verdict, wanted: Wanted) -> Severity:
    protected = [
        each for each, is_asked in ((backward, wanted.mode.backward), (forward, wanted.mode.forward)) if is_asked
    ]
    if any(isinstance(each, Witness) for each in protected):
        return Severity.ERROR
    return wanted.unknown if any(isinstance(each, Unknown) for each in protected) else Severity.INFO


_WHO: Final = ("producers", "consumers")


def _effect(backward: Verdict, forward: Verdict) -> str:
    """Return whom a change breaks, for its message."""
    both = list(zip(_WHO, (backward, forward), strict=True))
    broken = [who for who, verdict in both if isinstance(verdict, Witness)]
    open_ = [who for who, verdict in both if isinstance(verdict, Unknown)]
    parts = [f"breaks {' and '.join(broken)}"] if broken else []
    parts += [f"unknown for {' and '.join(open_)}"] if open_ else []
    return "; ".join(parts) or "breaks nobody"


def _witnesses(backward: Verdict, forward: Verdict) -> Iterator[Note]:
    for who, verdict, words in (
        ("producers", backward, "{} was accepted and is now refused"),
        ("consumers", forward, "{} was refused and is now accepted"),
    ):
        if isinstance(verdict, Witness):
            text = words.format(_shown(verdict.instance))
            why = verdict.failures[0].message if verdict.failures else ""
            yield Note(who, f"{text}: {why}" if why else text, value=verdict.instance, shows=True)
        elif isinstance(verdict, Unknown):
            yield Note(who, f"not known, since {verdict.reason}")


def _shown(instance: Any) -> str:
    text = json.dumps(plain(instance), ensure_ascii=False)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}… ({len(text):,} characters)"


def _of_whole(found: Classes, path: str, wanted: Wanted, disjoint: Verdict) -> Iterator[Diagnostic]:
    """Yield the verdict on all changes together."""
    for direction, who, is_asked in (
        ("backward", _WHO[0], wanted.mode.backward),
        ("forward", _WHO[1], wanted.mode.forward),
    ):
        verdict: Verdict = getattr(found.whole, direction)
        pair = (verdict, Proof(0)) if direction == "backward" else (Proof(0), verdict)
        notes = tuple(_witnesses(*pair))
        if found.is_joint(direction):
            severity = Severity.ERROR if is_asked else Severity.INFO
            doubtful = any(isinstance(getattr(each, direction), Unknown) for each in found.changes)
            how = f"break {who}, and it is not known which of them" if doubtful else f"together break {who}"
            yield Diagnostic(path, "D-together", f"the changes {how}", severity=severity, notes=notes)
        elif isinstance(verdict, Unknown):
            severity = wanted.unknown if is_asked else Severity.INFO
            message = f"it is not known whether the changes break {who}"
            yield Diagnostic(path, "D-unknown", message, severity=severity, notes=notes)
    advice = f"next version: SemVer {semver(found.whole, wanted.mode)}; SchemaVer {schemaver(found.whole, disjoint)}"
    yield Diagnostic(path, "D-version", advice, severity=Severity.INFO)
