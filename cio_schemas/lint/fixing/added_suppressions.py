"""Suppressions of every finding in a file: `x-lint-ignore` in the subschema of each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.apply_edits import apply
from cio_schemas.lint.fixing.edits_of_changes import edits_of
from cio_schemas.rules.changes import Insert, Member, Replace
from cio_schemas.rules.suppression import IGNORE, is_array_of_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.document import Document
    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.lint.linter import Reported
    from cio_schemas.rules.changes import Change, Path


def suppress(file: SchemaFile, document: Document, found: list[Reported]) -> SchemaFile:
    """Return a file in which every finding is suppressed by the subschema that it is in.

    Args:
        file: The file.
        document: Its document.
        found: What is to be suppressed.
    """
    changes = [(change,) for change in _changes(document, found)]
    edits = [edit for each in edits_of(file, document, changes) for edit in each]
    if not edits or file.batch is None:
        return file
    return of_text(apply(file.batch.text(0), edits), file.path)._replace(problems=file.problems)


def _changes(document: Document, found: list[Reported]) -> Iterator[Change]:
    codes: defaultdict[Path, set[str]] = defaultdict(set)
    for rule, finding in found:
        steps = range(len(finding.path), -1, -1)
        holder = next((finding.path[:length] for length in steps if finding.path[:length] in document.nodes), None)
        if holder is not None:
            codes[holder].add(rule.code)
    for path, wanted in codes.items():
        known = document.nodes[path].written.get(IGNORE)
        if known is None:
            yield Insert(path, (Member(IGNORE, sorted(wanted)),))
        elif is_array_of_strings(known):
            yield Replace((*path, IGNORE), [*known, *sorted(wanted - set(known))])
