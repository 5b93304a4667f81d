"""From documents to findings: which rules look where, what gives way to what, what is suppressed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.lint.rule import SAFE, WARNING, Finding, Replace, Rule, Splice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cio_schemas.lint.document import Document, Node
    from cio_schemas.lint.rule import Path

IGNORE: Final = "x-lint-ignore"


class Found(NamedTuple):
    """A finding and the rule it is of."""

    rule: Rule
    finding: Finding


class Linter:
    """Some rules, ready to look at documents.

    Args:
        rules: Every rule there is.
        selected: Whether the findings of a rule are wanted.
    """

    def __init__(self, rules: Iterable[Rule], selected: Callable[[Rule], bool]) -> None:
        every = {rule.code: rule for rule in rules}
        self._rules = tuple(every.values())
        self.codes = frozenset(every)
        self.selected = frozenset(rule.code for rule in every.values() if selected(rule))
        # What a selected rule yields to has to look as well.
        chosen = [rule for rule in every.values() if rule.code in self.selected]
        needed = self.selected.union(*((*rule.yields_to, *rule.yields_within) for rule in chosen))
        run = [rule for code, rule in every.items() if code in needed]
        self._root = [rule for rule in run if rule.root]
        self._everywhere = [rule for rule in run if not rule.root]
        self._by_keys: dict[tuple[str, ...], list[Rule]] = {}

    def narrowed(self, wanted: Callable[[Rule], bool]) -> Linter:
        """Give a linter that looks for less.

        Args:
            wanted: Whether a rule that is selected here is to be there.
        """
        return Linter(self._rules, lambda rule: rule.code in self.selected and wanted(rule))

    def lint(self, document: Document) -> list[Found]:
        """Find what the rules say of a document.

        Args:
            document: The document.

        Returns:
            The findings of the selected rules, what is suppressed taken out, in no order.
        """
        if not isinstance(document.root, dict):
            return self._of_no_object(document.root)
        look = _looking_away if document.refusals else _look
        found = look(self._root, document.nodes[()])
        for node in document:
            found += look(self._rules_for(node.schema), node)
        return self._unsuppressed(document, _without_echoes(found))

    def _rules_for(self, schema: dict[str, Any]) -> list[Rule]:
        keys = tuple(schema)
        rules = self._by_keys.get(keys)
        if rules is None:
            rules = [
                rule
                for rule in self._everywhere
                if not rule.keywords or any(keyword in schema for keyword in rule.keywords)
            ]
            if len(self._by_keys) < _MAX_SHAPES:
                self._by_keys[keys] = rules
        return rules

    def _of_no_object(self, root: Any) -> list[Found]:
        if isinstance(root, bool) or "JS102" not in self.selected:
            return []
        rule = next(rule for rule in self._root if rule.code == "JS102")
        return [Found(rule, Finding((), "a schema is an object or a boolean"))]

    def _unsuppressed(self, document: Document, found: list[Found]) -> list[Found]:
        places = {node.path: node.schema[IGNORE] for node in document if IGNORE in node.schema}
        used: set[tuple[Path, str]] = set()
        kept = []
        for each in found:
            path, code = each.finding.path, each.rule.code
            around = (path[:length] for length in range(len(path) + 1)) if places else ()
            holders = [each for each in around if isinstance(places.get(each), list) and code in places[each]]
            used.update((holder, code) for holder in holders)
            if not holders and code in self.selected:
                kept.append(each)
        if "JS001" in self.selected:
            for holder, codes in places.items():
                kept += self._unused(holder, codes, used)
        return kept

    def _unused(self, holder: Path, codes: Any, used: set[tuple[Path, str]]) -> Iterator[Found]:
        rule = next(rule for rule in self._everywhere if rule.code == "JS001")
        path = (*holder, IGNORE)
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            yield Found(rule, Finding(path, f"`{IGNORE}` is an array of codes"))
            return
        idle = [
            code for code in codes if (holder, code) not in used and (code in self.selected or code not in self.codes)
        ]
        if idle and len(idle) == len(codes):
            yield Found(rule, Finding(path, _idle(idle, self.codes), key=True, fix=(Splice(path),)))
        elif idle:
            rest = [code for code in codes if code not in idle]
            yield Found(rule, Finding(path, _idle(idle, self.codes), key=True, fix=(Replace(path, rest),)))


def _look(rules: Iterable[Rule], node: Node) -> list[Found]:
    return [Found(rule, finding) for rule in rules for finding in rule.check(node)]


def _looking_away(rules: Iterable[Rule], node: Node) -> list[Found]:
    """Look at a subschema of a document that the meta-schema refuses: rules need not expect every shape there is."""
    found = []
    for rule in rules:
        try:
            found += [Found(rule, finding) for finding in rule.check(node)]
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            continue  # JS102 has said what is wrong
    return found


_MAX_SHAPES: Final = 10_000


def _idle(idle: Sequence[str], known: frozenset[str]) -> str:
    strange = [code for code in idle if code not in known]
    words = f"nothing here is found by {', '.join(idle)}: the suppression is not needed"
    return words if not strange else f"{words} ({', '.join(strange)} is no rule)"


def _without_echoes(found: list[Found]) -> list[Found]:
    """Drop what a rule says twice of a place, and what another rule says better of it."""
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


def _speaks_within(each: Found, places: set[Path]) -> bool:
    path, also = each.finding.path, each.finding.also
    return any(place != path and (place[: len(path)] == path or place in also) for place in places)


def _nothing(_node: Node) -> Iterator[Finding]:
    return iter(())


RULES: Final = (
    Rule(
        code="JS001",
        name="unused-suppression",
        severity=WARNING,
        what=f"`{IGNORE}` lists a code that nothing in its subschema is found by.",
        why="It hides what will be found there next, which nobody has looked at.",
        bad='{"x-lint-ignore": ["JS105"], "type": "string"}',
        good='{"x-lint-ignore": ["JS105"], "type": "string", "minLength": 5, "maxLength": 3}',
        check=_nothing,  # the engine itself sees what was used
        keywords=(IGNORE,),
        fix=SAFE,
        safety="The keyword asserts nothing.",
    ),
)
