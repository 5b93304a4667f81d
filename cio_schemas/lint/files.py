"""From files to findings: places in the text, edits, fixing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.diagnostic import Diagnostic, Edit, excerpt, in_order
from cio_schemas.lint.document import Document
from cio_schemas.lint.engine import IGNORE
from cio_schemas.lint.fix import TextEdit, apply, edits, is_held, overlap
from cio_schemas.lint.rule import Safety
from cio_schemas.lint.workspace import SchemaFile, Workspace, of_text
from cio_schemas.schema.documents import copied
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.source import ABSENT, Target, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cio_schemas.lint.engine import Found, Linter
    from cio_schemas.lint.rule import Change

MAX_PASSES: Final = 100
MAX_LEVELS: Final = 200  # steps of the deepest path in a document that is edited
_DUPLICATE: Final = "P-duplicate-key"


def document_of(file: SchemaFile, workspace: Workspace) -> Document:
    """Make a document of a file that could be read."""
    root = copied(file.root) if file.syntax == "yaml" else file.root  # aliases of YAML are one object twice
    duplicates = tuple(problem for problem in file.problems if problem.code == _DUPLICATE)
    return Document(
        root,
        retrieve=workspace.retriever(file),
        duplicates=duplicates,
        outside=lambda: workspace.outside(file),
    )


def lint_file(file: SchemaFile, linter: Linter, workspace: Workspace, *, excerpts: bool = False) -> list[Diagnostic]:
    """Find what rules say of a file.

    Args:
        file: The file.
        linter: The rules.
        workspace: What other schemas there are.
        excerpts: Whether findings show their source line.

    Returns:
        Findings in the order of the text; what is wrong with the text itself among them.
    """
    found = [
        Diagnostic(file.path, problem.code, problem.message, problem.span)
        for problem in file.problems
        if problem.code != _DUPLICATE or file.root is ABSENT
    ]
    if file.root is not ABSENT:
        document = document_of(file, workspace)
        found += diagnostics(file, document, linter.lint(document))
    if excerpts and file.batch and file.syntax == "json":
        text = file.batch.text(0)
        found = [each._replace(excerpt=excerpt(text, each.span)) if each.span else each for each in found]
    return sorted(found, key=in_order)


def diagnostics(file: SchemaFile, document: Document, found: Sequence[Found]) -> list[Diagnostic]:
    """Give findings their places and edits."""
    if not found:
        return []
    assert file.batch is not None
    places = file.batch.locate(0, [Target(finding.path, finding.key) for _, finding in found])
    fixes = edits_of(file, document, [finding.fix for _, finding in found])
    return [
        Diagnostic(
            file.path,
            rule.code,
            finding.message,
            finding.span or place,
            rule.severity,
            json_pointer(finding.path),
            fix=_with_places(file, fix),
            safe=rule.fix is not Safety.UNSAFE,
        )
        for (rule, finding), place, fix in zip(found, places, fixes, strict=True)
    ]


def edits_of(file: SchemaFile, document: Document, fixes: Sequence[Sequence[Change]]) -> list[list[TextEdit]]:
    """Turn fixes into edits.

    Args:
        file: The file.
        document: Its document.
        fixes: Of each finding the changes, empty where there are none.

    Returns:
        For each its edits in the order of the text; none where the file can't be edited, or where a reference leads to
        what would move.
    """
    wanted = [fix if fix and not is_held(document, fix) else () for fix in fixes] if any(fixes) else []
    if not any(wanted) or not file.is_fixable or max(map(len, document.nodes)) > MAX_LEVELS:
        return [[] for _ in fixes]
    assert file.batch is not None
    batch = file.batch
    return edits(batch.text(0), file.root, wanted, lambda targets: batch.locate(0, targets))


def _with_places(file: SchemaFile, fix: list[TextEdit]) -> tuple[Edit, ...]:
    if not fix or file.batch is None:
        return ()
    found = spans(file.batch.text(0), [(edit.start, edit.end) for edit in fix])
    return tuple(Edit(span, edit.text) for span, edit in zip(found, fix, strict=True))


# -- fixing --


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
) -> Fixed:
    """Mend what can be mended, in passes until nothing changes; the file on disk is not touched.

    Args:
        file: The file.
        linter: The rules.
        workspace: What other schemas there are.
        unsafe: Whether to apply unsafe fixes too.
        unwanted: Codes whose findings are left alone.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    count = 0
    if file.batch and IGNORE not in file.batch.text(0):  # else every rule has to run, to tell what suppresses nothing
        linter = linter.narrowed(lambda rule: rule.fix in allowed)
    for _ in range(MAX_PASSES):
        if not file.is_fixable:
            break
        document = document_of(file, workspace)
        found = [each for each in linter.lint(document) if each.rule.code not in unwanted]
        chosen = _chosen(file, document, [each for each in found if each.rule.fix in allowed])
        if not chosen:
            break
        assert file.batch is not None
        text = apply(file.batch.text(0), [edit for fix in chosen for edit in fix])
        file, count = of_text(text, file.path)._replace(problems=file.problems), count + len(chosen)
    return Fixed(file, count)


def _chosen(file: SchemaFile, document: Document, found: Iterable[Found]) -> list[list[TextEdit]]:
    """Fixes that may be applied at once: at most one for each object or array, and none overlapping another."""
    chosen: list[list[TextEdit]] = []
    taken: list[TextEdit] = []
    touched: set[tuple[str | int, ...]] = set()
    ordered = sorted(found, key=lambda each: (tuple(map(str, each.finding.path)), each.rule.code))
    for (_, finding), fix in zip(
        ordered, edits_of(file, document, [each.finding.fix for each in ordered]), strict=True
    ):
        containers = {change.path[:-1] for change in finding.fix}
        if fix and not containers & touched and not overlap([*taken, *fix]):
            chosen.append(fix)
            taken += fix
            touched |= containers
    return chosen
