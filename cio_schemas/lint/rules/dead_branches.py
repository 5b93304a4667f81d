"""JS107: branches and conditions that never match, or always, given what is around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import allowed_names
from cio_schemas.lint.analysis.conjunction import is_alone
from cio_schemas.lint.analysis.coverage import may_follow
from cio_schemas.lint.analysis.exclusion import exclusions, speaking
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.types import listed
from cio_schemas.lint.rules.contradictions import forbids, keywords_listed
from cio_schemas.rules.rule import WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS107",
    "unsatisfiable-branch",
    WARNING,
    what="A branch of `anyOf` or `oneOf`, an `if` or a `not` never matches, given what is around it, or a property in "
    "it can't be there; or `if` accepts all there is.",
    why="The branch is dead: what it allows is refused anyway.",
    bad='{"type": "string", "anyOf": [{"maxLength": 5}, {"type": "null"}]}',
    good='{"type": ["string", "null"], "anyOf": [{"maxLength": 5}, {"type": "null"}]}',
    keywords=("anyOf", "oneOf", "if", "not"),
)
def unsatisfiable_branch(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    around = speaking(analysis.around(node))
    for keyword in ("anyOf", "oneOf"):
        branches = node.schema.get(keyword)
        if isinstance(branches, list) and all(branch is False for branch in branches):
            continue  # that is JS124's
        for number, branch in enumerate(branches if isinstance(branches, list) else ()):
            path = (*node.path, keyword, number)
            if branch is False:
                yield Finding(path, f"a branch of `{keyword}` that is `false` never matches")
            elif isinstance(branch, dict) and (reason := _never(node, analysis, node.document.nodes[path])):
                yield Finding(path, f"this branch of `{keyword}` never matches: {reason}")
            elif isinstance(branch, dict):
                yield from _dead_parts(analysis, node.document.nodes[path], around)
    yield from _dead_consequence(node, analysis, node.schema.get("if"), around)
    yield from _dead_not(node, analysis, node.document.nodes.get((*node.path, "not")))


def _dead_parts(analysis: Analysis, branch: SchemaNode, around: list[Conjunct]) -> Iterator[Finding]:
    """Yield the properties and items of a branch that what is around it excludes."""
    for each in exclusions(analysis, analysis.conjuncts(branch), around) if around else ():
        words = f"no {each.what} is valid in this `{branch.keyword}`: {each.where} says what contradicts this"
        yield Finding(each.own.path, words, key=True)


def _dead_not(node: SchemaNode, analysis: Analysis, excluded: SchemaNode | None) -> Iterator[Finding]:
    if excluded is None:
        return
    rest = {name: value for name, value in node.schema.items() if name != "not"}
    around = [each._replace(schema=rest) if each.node is node else each for each in analysis.around(node)]
    for number, name in enumerate(strings(excluded.schema, "required")):
        reason = next(filter(None, (forbids(analysis, each, name, own=True) for each in around)), None)
        if reason:
            words = f"{show(name)} is never there, since {reason}, so that `not` excludes nothing"
            yield Finding((*excluded.path, "required", number), words)
            return
    if reason := _never(node, analysis, excluded):
        yield Finding(excluded.path, f"`not` excludes nothing that is valid without it: {reason}", key=True)


def _dead_consequence(
    node: SchemaNode, analysis: Analysis, condition: Any, around: list[Conjunct]
) -> Iterator[Finding]:
    for dead, when in (("then", False), ("else", True)):
        if (condition is when or (when and condition == {})) and dead in node.schema:
            yield Finding((*node.path, dead), f"`{dead}` never applies: `if` is always {str(when).lower()}", key=True)
    if condition == {} and "then" in node.schema and "else" not in node.schema:
        yield Finding((*node.path, "if"), "`if` accepts everything, so that `then` always applies", key=True)
    if not isinstance(condition, dict) or not {"then", "else"} & node.schema.keys():
        return
    test = node.document.nodes[*node.path, "if"]
    reason = _never(node, analysis, test) if "then" in node.schema else None
    if reason:
        yield Finding((*node.path, "if"), f"`if` never holds, so `then` never applies: {reason}", key=True)
        return
    yield from _dead_parts(analysis, test, around)
    if condition and _always(node, analysis, test):
        words = "`if` accepts everything that is valid anyway, so "
        words += "`else` never applies" if "else" in node.schema else "`then` always applies"
        yield Finding((*node.path, "if"), words, key=True)


def _always(node: SchemaNode, analysis: Analysis, test: SchemaNode) -> bool:
    """Return whether surely all that is valid around a condition satisfies it."""
    holders, asked = [node, *node.around()], analysis.conjuncts(test)
    around = analysis.around(node)
    if not all(_may_have(around, each.schema) for each in asked):
        return False
    certain = [
        each._replace(node=None, schema={name: each.schema[name] for name in each.schema if name not in _BRANCHING})
        for each in around
    ]
    if test.location is None or not may_follow(node.document, certain, asked):
        return False
    if not analysis.seems_implied(test, *holders):
        return False
    return analysis.implications.is_implied(test.location, *(each.location for each in holders), without=(node, "if"))


def _never(node: SchemaNode, analysis: Analysis, branch: SchemaNode) -> str | None:
    """Return why a branch can't be valid where its parent is, though by itself it can."""
    is_seen = analysis.has_instance_beside(node, "not", branch) if branch.keyword == "not" else None
    if is_alone(node, branch.keyword) or is_seen or (is_seen is None and analysis.has_instance(node, branch)):
        return None
    possibilities, without = analysis.possibilities, (node, branch.keyword)
    places = node.location, branch.location
    if not possibilities.is_empty(*places, without=without):
        return None
    if possibilities.is_empty(branch.location) or possibilities.is_empty(node.location, without=without):
        return None  # that isn't for the two of them
    core = possibilities.contradiction(*places, without=without)
    return (
        f"{keywords_listed(node, core)} contradict each other" if len(core) > 1 else "the keywords next to it refuse it"
    )


def _may_have(around: list[Conjunct], asked: dict[str, Any]) -> bool:
    """Return whether what is around a condition may say of each property that it asks of what is asked."""
    is_closed = any(allowed_names(each.schema) for each in around)
    for name, schema in mapping(asked, "properties").items():
        said = [each.schema["properties"][name] for each in around if name in mapping(each.schema, "properties")]
        wanted = listed(schema) if isinstance(schema, dict) else None
        values = [(listed(each) or ("", []))[1] for each in said if isinstance(each, dict) and "$ref" not in each]
        if not said and is_closed:
            continue  # it is never there
        if not said or (wanted and len(values) == len(said) and not any(values)):
            return False
        if wanted and any(value not in wanted[1] for held in values for value in held):
            return False
    return True


_BRANCHING: Final = frozenset({"anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "dependencies"})
