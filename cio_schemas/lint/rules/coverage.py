"""JS3, branches of no use: what another branch accepts as well, or what the rest asserts already; each by a proof."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

from cio_schemas import formats
from cio_schemas.lint.analysis.conjunction import Conjunct, is_alone, of_node, possibly
from cio_schemas.lint.analysis.coverage import is_described, is_proven, may_follow, offers, restates
from cio_schemas.lint.analysis.types import ATOMS, declared
from cio_schemas.rules.rule import INFO, WARNING, Finding, rule
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import Document, SchemaNode

_MAX_BRANCHES: Final = 12  # that are compared, each with each
_CONDITIONAL: Final = ("if", "not", "dependentSchemas", "dependencies")


@rule(
    "JS327",
    "covered-branch",
    WARNING,
    what="A branch of `anyOf` accepts nothing that another one does not accept; or one accepts "
    "all that the keywords next to `anyOf` accept.",
    why="Either it has no effect, or the other one accepts more than intended.",
    bad='{"anyOf": [{"type": "string", "maxLength": 5}, {"type": "string", "maxLength": 9}]}',
    good='{"anyOf": [{"type": "string", "maxLength": 5}, {"type": "integer", "maximum": 9}]}',
    keywords=("anyOf",),
    yields_to=("JS107", "JS305", "JS306", "JS310"),
)
def covered_branch(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if node.document.is_tracking:
        return
    branches = [child for child in node.held if child.keyword == "anyOf"]
    if any(not each.schema for each in branches):
        return  # that is JS306's
    covered: set[int] = set()
    for one, two in permutations(range(min(len(branches), _MAX_BRANCHES)), 2):
        first, second = branches[one], branches[two]
        if covered.isdisjoint({one, two}) and _covers(analysis, first, second):
            covered.add(one)
            words = f"branch {second.path[-1]} of `anyOf` accepts all that this one does, so this one adds nothing"
            yield Finding(first.path, words)
    if not covered:
        yield from _implied(node, analysis, branches)


def _covers(analysis: Analysis, first: SchemaNode, second: SchemaNode) -> bool:
    """Return whether surely the second of two branches accepts all that the first one does, which seems not meant."""
    one, two = analysis.conjuncts(first), analysis.conjuncts(second)
    if is_described(first.schema) or _is_anything(first, second):
        return False
    if not _offered(first.document, one) <= _offered(second.document, two):
        return False  # it is there to be read, or to be completed from
    if equal(first.schema, second.schema) or not may_follow(first.document, one, two):
        return False
    return is_proven(analysis, second, first)


def _offered(document: Document, found: list[Conjunct]) -> frozenset[tuple[str, str]]:
    """Return what a branch offers to be read or completed from; the form of a text is asserted, and no offer."""
    return frozenset(each for each in offers(possibly(document, found)) if each not in _FORMS)


_FORMS: Final = frozenset({("pattern", ""), ("format", ""), *(("format", name) for name in formats.NAMES)})


def _is_anything(first: SchemaNode, second: SchemaNode) -> bool:
    """Return whether two branches are of those that spell out every type there is."""
    assert first.parent is not None
    bare = [
        each.schema for each in first.parent.held if each.keyword == first.keyword and each.schema.keys() == {"type"}
    ]
    return first.schema in bare and second.schema in bare and frozenset().union(*map(declared, bare)) >= ATOMS


def _implied(node: SchemaNode, analysis: Analysis, branches: list[SchemaNode]) -> Iterator[Finding]:
    """Yield an `anyOf` with a branch that accepts all that its siblings do, so that it asserts nothing."""
    if is_alone(node, "anyOf") or any(offers(analysis.conjuncts(each)) for each in branches):
        return
    beside = of_node(node)._replace(schema=_without(node, "anyOf"))
    for branch in branches[:_MAX_BRANCHES]:
        if branch.location is None or not may_follow(node.document, [beside], analysis.conjuncts(branch)):
            continue
        if analysis.implications.is_implied(branch.location, node.location, without=(node, "anyOf")):
            words = f"branch {branch.path[-1]} accepts all that the keywords next to `anyOf` do, so it asserts nothing"
            yield Finding((*node.path, "anyOf"), words, key=True)
            return


def _without(node: SchemaNode, keyword: str) -> dict[str, object]:
    return {name: value for name, value in node.schema.items() if name != keyword}


@rule(
    "JS328",
    "redundant-member",
    INFO,
    what="A member of `allOf` asserts nothing that the others don't assert already.",
    why="It looks as if it asserted more; what it should add may be missing.",
    bad='{"allOf": [{"type": "integer", "minimum": 3}, {"type": "integer", "minimum": 1}]}',
    good='{"allOf": [{"type": "integer", "minimum": 3}, {"type": "integer", "maximum": 9}]}',
    keywords=("allOf",),
    yields_to=("JS106", "JS117", "JS124", "JS305", "JS310"),
    yields_within=("JS113",),
)
def redundant_member(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    for member, restated in _redundant(node, analysis):
        if not restated:
            words = "this member of `allOf` adds nothing: the others already assert all that it does"
            yield Finding(member.path, words)


@rule(
    "JS329",
    "restated-member",
    INFO,
    what="Two members of `allOf` say the same, keyword by keyword, one of them by a reference.",
    why="What is written twice must be changed twice. Generators do so, and it is harmless, so the rule is opt-in.",
    bad='{"$defs": {"A": {"type": "object", "additionalProperties": {"type": "string"}}}, '
    '"allOf": [{"$ref": "#/$defs/A"}, {"type": "object", "additionalProperties": {"type": "string"}}]}',
    good='{"$defs": {"A": {"type": "object", "additionalProperties": {"type": "string"}}}, "$ref": "#/$defs/A"}',
    keywords=("allOf",),
    default=False,
    yields_to=("JS305", "JS310"),
)
def restated_member(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    for member, restated in _redundant(node, analysis):
        if restated:
            yield Finding(
                member.path, "this member of `allOf` and another one say the same, one of them by a reference"
            )


def _redundant(node: SchemaNode, analysis: Analysis) -> Iterator[tuple[SchemaNode, bool]]:
    """Yield the members of `allOf` that add nothing, each with whether it only says again what others say."""
    members = [child for child in node.held if child.keyword == "allOf"]
    if node.document.is_tracking or not 1 < len(members) <= _MAX_BRANCHES:
        return
    gone: set[int] = set()
    for number, member in enumerate(members):
        rest = [each for other, each in enumerate(members) if other != number and other not in gone]
        restated = _adds_nothing(analysis, member, rest) if rest else None
        if restated is not None:
            gone.add(number)
            yield member, restated


def _decides(each: Conjunct) -> bool:
    """Return whether a schema object asserts something itself, and does not only describe or refer."""
    return any(name in KEYWORDS and KEYWORDS[name].decides for name in each.schema if name not in ("$ref", "allOf"))


def _adds_nothing(analysis: Analysis, member: SchemaNode, rest: list[SchemaNode]) -> bool | None:
    """Return whether a member and others say the same, one side by reference; None if it adds something."""
    own = analysis.conjuncts(member)
    if not any(map(_decides, own)) or any(keyword in each.schema for each in own for keyword in _CONDITIONAL):
        return None
    premises: list[Conjunct] = [found for each in rest for found in analysis.conjuncts(each)]
    if not offers(own) <= offers(premises):
        return None
    restated = [[other for other in premises if restates(each, other)] for each in own]
    if all(restated):
        return any(each.branch for each in own) or not all(
            any(not other.branch for other in found) for found in restated
        )
    return False if may_follow(member.document, premises, own) and is_proven(analysis, member, *rest) else None
