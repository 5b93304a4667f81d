"""Fixing a file in passes: apply the fixes that do not overlap, then lint the result again."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.apply_edits import TextEdit, apply, touches
from cio_schemas.lint.fixing.edits_of_changes import edits_of
from cio_schemas.rules.rule import Safety
from cio_schemas.rules.suppression import IGNORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.lint.document import Document
    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.lint.linter import Linter, Reported
    from cio_schemas.lint.workspace import Workspace

MAX_PASSES: Final = 100


class Fixed(NamedTuple):
    """What fixing made of a file.

    Attributes:
        file: With its new text.
        mended: How many findings were mended.
    """

    file: SchemaFile
    mended: int


def fix_file(
    file: SchemaFile,
    linter: Linter,
    workspace: Workspace,
    *,
    unsafe: bool = False,
    unwanted: frozenset[str] = frozenset(),
    spared: Callable[[Reported], bool] = lambda _: False,
) -> Fixed:
    """Fix what can be fixed, in passes until nothing changes; the file on disk is not touched.

    Args:
        file: The file.
        linter: The rules.
        workspace: The other schemas.
        unsafe: Whether to apply unsafe fixes too.
        unwanted: Codes whose findings are left alone.
        spared: Whether a finding is left alone: a baseline holds it.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    count = 0
    if file.batch and IGNORE not in file.batch.text(0):  # else unused ones are to be found
        linter = linter.narrowed(lambda rule: rule.fix in allowed)
    for _ in range(MAX_PASSES):
        if not file.is_fixable:
            break
        document = workspace.document(file)
        found = [each for each in linter.lint(document) if each.rule.code not in unwanted and not spared(each)]
        chosen = _chosen(file, document, [each for each in found if each.rule.fix in allowed])
        if not chosen:
            break
        assert file.batch is not None
        text = apply(file.batch.text(0), [edit for fix in chosen for edit in fix])
        file, count = of_text(text, file.path)._replace(problems=file.problems), count + len(chosen)
    return Fixed(file, count)


def _chosen(file: SchemaFile, document: Document, found: Iterable[Reported]) -> list[list[TextEdit]]:
    """Fixes that may be applied at once: at most one for each object or array, and none overlapping another."""
    chosen: list[list[TextEdit]] = []
    taken: list[TextEdit] = []  # sorted
    touched: set[tuple[str | int, ...]] = set()
    ordered = sorted(found, key=lambda each: (tuple(map(str, each.finding.path)), each.rule.code))
    for (_, finding), fix in zip(
        ordered, edits_of(file, document, [each.finding.fix for each in ordered]), strict=True
    ):
        containers = {change.path[:-1] for change in finding.fix}
        if fix and not containers & touched and not any(touches(taken, edit) for edit in fix):
            chosen.append(fix)
            for edit in fix:
                insort(taken, edit)
            touched |= containers
    return chosen
