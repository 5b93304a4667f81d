"""From documents to diagnostics: which rules run where, which findings yield to others, which are suppressed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.diagnostic import Diagnostic, Edit, excerpt, in_order
from cio_schemas.lint.analysis.context import Analysis
from cio_schemas.lint.files import DUPLICATE
from cio_schemas.lint.fixing.edits_of_changes import edits_of
from cio_schemas.rules.rule import Finding, Rule, Safety
from cio_schemas.rules.selection import ALWAYS
from cio_schemas.rules.suppression import IGNORE, Suppressions, covered_by, is_array_of_strings
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.source import ABSENT, PROBLEMS, Target, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.lint.fixing.apply_edits import TextEdit
    from cio_schemas.lint.workspace import Workspace
    from cio_schemas.rules.changes import Path

_MAX_SHAPES: Final = 10_000
# Which suppressions were unused, and what was not analysed, is known once every other rule has run.
_UNUSED: Final = "JS001"
_ENDED: Final = "JS002"


class Reported(NamedTuple):
    """A finding and its rule."""

    rule: Rule
    finding: Finding


class Linter:
    """Some rules, ready to look at documents.

    Args:
        rules: Every rule there is.
        selected: Whether the findings of a rule are wanted.
    """

    def __init__(self, rules: Iterable[Rule], selected: Callable[[Rule], bool]) -> None:
        self._rules = {rule.code: rule for rule in rules}
        self.selected = frozenset(rule.code for rule in self._rules.values() if selected(rule))
        # The rules that a selected rule yields to have to run as well.
        chosen = [rule for rule in self._rules.values() if rule.code in self.selected]
        needed = self.selected.union(*((*rule.yields_to, *rule.yields_within) for rule in chosen))
        run = [rule for code, rule in self._rules.items() if code in needed and code not in (_UNUSED, _ENDED)]
        self._root = [rule for rule in run if rule.root]
        self._everywhere = [rule for rule in run if not rule.root]
        self._by_keys: dict[tuple[Any, ...], list[Rule]] = {}

    def narrowed(self, wanted: Callable[[Rule], bool]) -> Linter:
        """Return a linter that looks for less.

        Args:
            wanted: Whether a rule that is selected here is to be there.
        """
        return Linter(self._rules.values(), lambda rule: rule.code in self.selected and wanted(rule))

    def lint(self, document: Document) -> list[Reported]:
        """Find what the rules report about a document.

        Args:
            document: The document.

        Returns:
            The findings of the selected rules, what is suppressed taken out, in no order.
        """
        if not isinstance(document.root, dict):
            return self._of_no_object(document.root)
        suppressing = [node for node in document if IGNORE in node.written]
        names = dict.fromkeys(PROBLEMS, "") | {rule.code: rule.name for rule in self._rules.values()}
        suppressions = Suppressions({node.path: node.written[IGNORE] for node in suppressing}, names, self.selected)
        analysis = Analysis(document, suppressions=suppressions)
        look = _looking_away if analysis.refusals else _look
        root = document.nodes[()]
        found = look([rule for rule in self._root if _holds(rule, root)], root, analysis)
        for node in document:
            found += look(self._rules_for(node), node, analysis)
        if _ENDED in self.selected and not document.is_unread:
            found += look([self._rules[_ENDED]], document.nodes[()], analysis)
        kept = [
            each
            for each in _without_echoes(found)
            if not suppressions.hold(each.finding.path, each.rule.code) and each.rule.code in self.selected
        ]
        if _UNUSED in self.selected:
            for node in suppressing:
                kept += _look([self._rules[_UNUSED]], node, analysis)
        return kept

    def _rules_for(self, node: SchemaNode) -> list[Rule]:
        shape = (
            node.dialect.uri,
            node.dialect.draft,
            node.document.is_unread,
            node.schema is node.written,
            *node.written,
        )
        rules = self._by_keys.get(shape)
        if rules is None:
            rules = [rule for rule in self._everywhere if _holds(rule, node)]
            if len(self._by_keys) < _MAX_SHAPES:
                self._by_keys[shape] = rules
        return rules

    def _of_no_object(self, root: Any) -> list[Reported]:
        if isinstance(root, bool) or "JS102" not in self.selected:
            return []
        return [Reported(self._rules["JS102"], Finding((), "a schema is an object or a boolean"))]


def _holds(rule: Rule, node: SchemaNode) -> bool:
    """Return whether a rule may apply to a subschema, by its draft and its keywords."""
    keywords = node.written if rule.written else node.schema
    if rule.keywords and not any(keyword in keywords for keyword in rule.keywords):
        return False
    return rule.code in _OF_ANY_TEXT if node.document.is_unread else node.dialect.draft in rule.drafts


_OF_ANY_TEXT: Final = ("JS101", "JS202")  # and no rule that depends on the meaning of the text


def _look(rules: Iterable[Rule], node: SchemaNode, analysis: Analysis) -> list[Reported]:
    return [Reported(rule, finding) for rule in rules for finding in rule.check(node, analysis)]


def _looking_away(rules: Iterable[Rule], node: SchemaNode, analysis: Analysis) -> list[Reported]:
    """Look at a subschema of a document that the meta-schema refuses: rules need not expect every shape there is."""
    found = []
    for rule in rules:
        try:
            found += _look([rule], node, analysis)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            continue  # JS102 reports it
    return found


def _without_echoes(found: list[Reported]) -> list[Reported]:
    """Drop what a rule reports twice of a place, and what another rule reports better of it."""
    places: defaultdict[str, set[Path]] = defaultdict(set)
    for rule, finding in found:
        places[rule.code].add(finding.path)
    kept = {
        (each.rule.code, each.finding.path, each.finding.span): each
        for each in reversed(found)
        if not any(each.finding.path in places[code] for code in each.rule.yields_to)
        and not any(_speaks_within(each, places[code]) for code in each.rule.yields_within)
    }
    return list(reversed(kept.values()))


def _speaks_within(each: Reported, places: set[Path]) -> bool:
    path, also = each.finding.path, each.finding.also
    return any(place != path and (place[: len(path)] == path or place in also) for place in places)


# -- files --


def lint_file(file: SchemaFile, linter: Linter, workspace: Workspace, *, excerpts: bool = False) -> list[Diagnostic]:
    """Find the diagnostics of a file.

    Args:
        file: The file.
        linter: The rules.
        workspace: The other schemas.
        excerpts: Whether diagnostics show their source line.

    Returns:
        Diagnostics in the order of the text; the problems of the text itself are among them.
    """
    found = [
        Diagnostic(file.path, problem.code, problem.message, problem.span)
        for problem in file.problems
        if (problem.code != DUPLICATE or file.root is ABSENT) and not _is_suppressed(file.root, problem.code)
    ]
    if file.root is not ABSENT:
        document = workspace.document(file)
        found += diagnostics(file, document, linter.lint(document))
    if excerpts and (batch := file.batch or file.broken):
        text = batch.text(0)
        found = [each._replace(excerpt=excerpt(text, each.span)) if each.span else each for each in found]
    return sorted(found, key=in_order)


def _is_suppressed(root: Any, code: str) -> bool:
    """Return whether the root of a document suppresses a problem of its text, as far as one may be left out."""
    listed = root.get(IGNORE) if isinstance(root, dict) else None
    if not isinstance(listed, list) or not is_array_of_strings(listed):
        return False
    return code not in ALWAYS and code in covered_by(listed, PROBLEMS)


def diagnostics(file: SchemaFile, document: Document, found: Sequence[Reported]) -> list[Diagnostic]:
    """Turn findings into diagnostics: with places in the text, and fixes as edits.

    Args:
        file: The file.
        document: Its document.
        found: The findings.
    """
    if not found:
        return []
    assert file.batch is not None
    places = file.batch.locate(0, [Target(finding.path, finding.key) for _, finding in found])
    fixes = _with_places(file, edits_of(file, document, [finding.fix for _, finding in found]))
    return [
        Diagnostic(
            file.path,
            rule.code,
            finding.message,
            finding.span or place,
            rule.severity,
            json_pointer(finding.path),
            fix=fix,
            safe=rule.fix is not Safety.UNSAFE,
        )
        for (rule, finding), place, fix in zip(found, places, fixes, strict=True)
    ]


def _with_places(file: SchemaFile, fixes: Sequence[Sequence[TextEdit]]) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits of each fix with lines and columns; the text is decoded and cut into lines once for all."""
    every = [edit for fix in fixes for edit in fix]
    assert file.batch is not None
    found = iter(spans(file.batch.text(0), [(edit.start, edit.end) for edit in every]) if every else ())
    for fix in fixes:
        yield tuple(Edit(next(found), edit.text) for edit in fix)
