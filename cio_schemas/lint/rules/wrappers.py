"""JS3, on wrappers: layers of `allOf`, `anyOf`, `oneOf` and `not` that mean nothing and hide what does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.analysis.types import accepts_all
from cio_schemas.rules.changes import Member, Splice, Verbatim
from cio_schemas.rules.rule import INFO, SAFE, Finding, rule
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Change, Path


_BRANCHED: Final = ("allOf", "anyOf", "oneOf")
_IDENTIFIERS: Final = frozenset(
    {"$id", "id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "$vocabulary", "definitions"}
)


def hoisted(node: SchemaNode, path: Path, inner: Path, schema: Any) -> tuple[Change, ...]:
    """Return the change that puts the keywords of a subschema in the place of the keyword that holds it.

    Args:
        node: The schema object that gets them.
        path: The member of it that goes.
        inner: Where the subschema is, below that member.
        schema: The subschema.

    Returns:
        Nothing where a keyword would meet its like with another value, or one whose result depends on it.
    """
    if node.document.is_tracking or not isinstance(schema, dict):
        return ()
    rest = node.written.keys() - {path[-1]}
    if hides(node, str(path[-1]), schema) or any(
        not equal(schema[name], node.written[name]) for name in schema.keys() & rest
    ):
        return ()
    if not schema.keys().isdisjoint(_IDENTIFIERS) or _depend(schema.keys(), rest):
        return ()
    return (Splice(path, tuple(Member(name, Verbatim((*inner, name))) for name in schema if name not in rest)),)


def hides(node: SchemaNode, keyword: str, schema: Any) -> bool:
    """Return whether a `$ref` that replaces a keyword would hide its siblings.

    Args:
        node: The subschema that has the keyword.
        keyword: The keyword.
        schema: The subschema with the `$ref`.
    """
    return node.dialect.is_lone(schema) and len(node.written) > 1 and keyword in node.written


def _depend(these: Any, those: Any) -> bool:
    """Return whether the result of a keyword on one side depends on one of the other side."""
    partners = {(name, partner) for name, keyword in KEYWORDS.items() for partner in keyword.partners}
    return any((one, two) in partners or (two, one) in partners for one in these for two in those)


def _is_worth_hoisting(keyword: str, branch: Any) -> bool:
    """Return whether no other rule says more about a single branch: `false`, or one that is always true."""
    return branch is not False and not (keyword == "anyOf" and accepts_all(branch))


@rule(
    "JS317",
    "single-branch",
    INFO,
    what="`allOf`, `anyOf` or `oneOf` has one branch.",
    why="Its keywords can be merged with the others; since 2019-09 so can `$ref`. Many keep the array for branches to "
    "come, so the rule is opt-in.",
    bad='{"type": "string", "allOf": [{"minLength": 1}]}',
    good='{"type": "string", "minLength": 1}',
    keywords=_BRANCHED,
    yields_to=("JS327",),
    fix=SAFE,
    safety="Held back where keywords would meet or depend on each other, where `unevaluated*` is in the document, "
    "or a reference leads inside.",
    elsewhere="Before 2019-09 a `$ref` hides its siblings, so a branch with one stays if there are any.",
    default=False,
)
def single_branch(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in _BRANCHED:
        branches = node.schema.get(keyword)
        if isinstance(branches, list) and len(branches) == 1 and _is_worth_hoisting(keyword, branches[0]):
            if hides(node, keyword, branches[0]):
                continue
            path = (*node.path, keyword)
            fix: tuple[Change, ...] = hoisted(node, path, (*path, 0), branches[0])
            if branches[0] is True:
                fix = (Splice(path),)
            yield Finding(path, f"`{keyword}` of one branch: its keywords can be written here", key=True, fix=fix)


@rule(
    "JS310",
    "redundant-wrapper",
    INFO,
    what="An `allOf` is within an `allOf`, an `anyOf` within an `anyOf`, or a branch of `allOf` is `true`.",
    why="The layer means nothing, and hides what matters.",
    bad='{"allOf": [{"allOf": [{"type": "string"}, {"minLength": 1}]}, {"maxLength": 5}]}',
    good='{"allOf": [{"type": "string"}, {"minLength": 1}, {"maxLength": 5}]}',
    keywords=("allOf", "anyOf"),
    fix=SAFE,
    safety="Both are associative; held back where `unevaluated*` is in the document or a reference leads inside.",
)
def redundant_wrapper(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in ("allOf", "anyOf"):
        branches = node.schema.get(keyword)
        if not isinstance(branches, list) or len(branches) < 2:
            continue
        for number, branch in enumerate(branches):
            at = (*node.path, keyword, number)
            if keyword == "allOf" and accepts_all(branch):
                yield Finding(at, "a branch that accepts everything adds nothing to `allOf`", fix=(Splice(at),))
            elif isinstance(branch, dict) and branch.keys() == {keyword} and isinstance(branch[keyword], list):
                inner = tuple(Member(None, Verbatim((*at, keyword, n))) for n in range(len(branch[keyword])))
                fix = (Splice(at, inner),) if inner and len(branch[keyword]) > 1 else ()
                words = f"`{keyword}` within `{keyword}`: its branches can be written here"
                if len(branch[keyword]) > 1:
                    yield Finding(at, words, fix=() if node.document.is_tracking else fix)


@rule(
    "JS311",
    "double-negation",
    INFO,
    what="`not` holds nothing but another `not`.",
    why="Its content can be written there directly.",
    bad='{"not": {"not": {"type": "string"}}}',
    good='{"type": "string"}',
    keywords=("not",),
    yields_to=("JS107",),
    fix=SAFE,
    safety="Held back where keywords would meet, and where `unevaluated*` would see the annotations come back.",
)
def double_negation(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    outer = node.schema["not"]
    if isinstance(outer, dict) and outer.keys() == {"not"} and not hides(node, "not", outer["not"]):
        path = (*node.path, "not")
        fix = hoisted(node, path, (*path, "not"), outer["not"])
        yield Finding(path, "`not` within `not`: its content can be written here", key=True, fix=fix)
