"""JS1, on composition: closed objects that are extended, unions whose branches overlap."""

from __future__ import annotations

import json
import re
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import allowed_names, possible, refused_by
from cio_schemas.lint.analysis.conjunction import Conjunct, possibly, together, within
from cio_schemas.lint.analysis.coverage import is_proven, may_follow
from cio_schemas.lint.analysis.judging import judge_of
from cio_schemas.lint.analysis.members import mapping
from cio_schemas.lint.analysis.patterns import matches
from cio_schemas.lint.analysis.types import atom, listed, looks_at
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.schema.resources import Location


@rule(
    "JS117",
    "closed-allOf-trap",
    WARNING,
    what="A closed object is extended, by an allOf, a reference or branches, with properties that it does not see.",
    why="`additionalProperties` sees its own schema object alone, `unevaluatedProperties` in a branch that branch: "
    "what others bring is refused.",
    bad='{"allOf": [{"properties": {"a": {"type": "string"}}}], '
    '"properties": {"b": {"type": "string"}}, "additionalProperties": false}',
    good='{"allOf": [{"properties": {"a": {"type": "string"}}}], '
    '"properties": {"b": {"type": "string"}}, "unevaluatedProperties": false}',
    yields_to=("JS111",),
)
def closed_all_of(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    found = analysis.conjuncts(node)
    for closed in found:
        closing = _closing(node.document, closed)
        if closing is None:
            continue
        for other in found:
            if closed.branch == other.branch != 0 or (other is closed and closing.keyword != "additionalProperties"):
                continue
            strange = {
                name: place
                for name, place in _brought(node.document, other, own=other is closed)
                if name not in closing.names and not any(matches(pattern, name) for pattern in closing.patterns)
            }
            if strange:
                yield _trap(node, analysis, closing, other, strange)
                break


class _Closing(NamedTuple):
    """The keyword that closes an object, its location, and the names and patterns that it allows."""

    keyword: str
    names: set[str]
    patterns: list[str]
    at: Conjunct


def _closing(document: Document, each: Conjunct) -> _Closing | None:
    """Return the keyword of a schema object that refuses properties it does not see; None if none does.

    An `unevaluatedProperties` of the subschema itself sees all that applies with it; one in a branch sees its own only.
    """
    allowed = allowed_names(each.schema)
    if allowed is not None:
        return _Closing("additionalProperties", *allowed, each)
    if each.branch == 0 or each.schema.get("unevaluatedProperties") is not False:
        return None
    seen = list(possibly(document, together(document, each._replace(branch=0))))
    if any("additionalProperties" in other.schema or "$dynamicRef" in other.schema for other in seen):
        return None
    names = {name for other in seen for name in mapping(other.schema, "properties")}
    patterns = [pattern for other in seen for pattern in mapping(other.schema, "patternProperties")]
    return _Closing("unevaluatedProperties", names, patterns, each)


def _brought(document: Document, each: Conjunct, *, own: bool) -> Iterator[tuple[str, Location | None]]:
    """Yield the properties that a schema object and its branches describe; without its own if it is the closing one."""
    branches = within(document, each, "anyOf", "oneOf", "then", "else", "dependentSchemas", "dependencies")
    for holder in [*(() if own else (each,)), *(other for branch in branches for other in together(document, branch))]:
        for name, value in mapping(holder.schema, "properties").items():
            if value is not False and value not in _ABSENT:
                yield name, document.below(holder.location, "properties", name)


# What forbids a value, or leaves nothing to it.
_ABSENT: Final[tuple[Any, ...]] = ({"not": {}}, {"const": None}, {"enum": [None]}, {"type": "null"})


def _trap(
    node: SchemaNode,
    analysis: Analysis,
    closing: _Closing,
    other: Conjunct,
    strange: dict[str, Location | None],
) -> Finding:
    closed = closing.at
    name = next(iter(strange))
    value = next(analysis.possibilities.instances(strange[name], drawn=1), "…")
    required = other.schema.get("required")
    required = isinstance(required, list) and name in required
    where = "" if other is closed else f" (from {json_pointer(other.path) or 'the root'})" if other.path else ""
    names = ", ".join(map(show, list(strange)[:3])) + ("" if len(strange) <= 3 else ", …")
    words = (
        f"`{closing.keyword}: false` sees only the `properties` {_REACH[closing.keyword]} "
        f"and so forbids {names}{where}: "
        f"{_json({name: value})} can never pass"
        + (", and it is required, so that nothing does" if required else "")
        + f"; {_advice(node, closed)}"
    )
    path = (*closed.path, closing.keyword) if closed.path is not None else node.path
    return Finding(path, words, key=closed.path is not None)


_REACH: Final = {"additionalProperties": "next to it", "unevaluatedProperties": "next to it and in its own branches"}


def _advice(node: SchemaNode, closed: Conjunct) -> str:
    """Return the advice: close the object where its parts are combined; since 2019-09 that sees all of them."""
    if node.dialect.draft < 2019:
        return "leave it out, or name in it all that is brought in: this draft has no `unevaluatedProperties`"
    if closed.branch == 0:
        return "`unevaluatedProperties: false` sees them"
    where = json_pointer(node.path) or "the root"
    return f"leave it out there, and put `unevaluatedProperties: false` at {where}, which sees both"


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


@rule(
    "JS118",
    "overlapping-oneOf",
    WARNING,
    what="An instance, which is shown, matches two branches of a `oneOf`.",
    why="`oneOf` refuses what two branches accept, which is seldom intended: use `anyOf`, or a distinguishing "
    "property.",
    bad='{"oneOf": [{"type": "integer"}, {"type": "number"}]}',
    good='{"oneOf": [{"type": "integer"}, {"type": "string"}]}',
    keywords=("oneOf",),
)
def overlapping_one_of(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    branches = node.schema["oneOf"]
    if not isinstance(branches, list) or len(branches) < 2 or next(discriminators(node, analysis), None):
        return
    children = [node.document.nodes.get((*node.path, "oneOf", number)) for number in range(len(branches))]
    around = analysis.with_referrers(node)
    for (one, first), (two, second) in combinations(enumerate(children[:_MAX_BRANCHES]), 2):
        if (
            first is None
            or second is None
            or not possible(analysis.conjuncts(first)) & possible(analysis.conjuncts(second))
        ):
            continue
        if _are_told_apart(first, analysis, second, around):
            continue
        shared = _shared(node, analysis, first, second)
        if shared:
            words = f"branches {one} and {two} both match {_json(shared[0])}, so `oneOf` refuses it"
            words += _subsumed(analysis, first, second) or _subsumed(analysis, second, first)
            yield Finding((*node.path, "oneOf"), words, key=True)
            return


def _subsumed(analysis: Analysis, first: SchemaNode, second: SchemaNode) -> str:
    """Return a clause that says that one branch accepts all that another one does, if that is certain."""
    one, two = analysis.conjuncts(first), analysis.conjuncts(second)
    if not may_follow(first.document, one, two) or not is_proven(analysis, second, first):
        return ""
    return f", and all else that branch {first.path[-1]} accepts"


def _are_told_apart(first: SchemaNode, analysis: Analysis, second: SchemaNode, around: list[Conjunct]) -> bool:
    """Return whether a property that has to be there has other values in one than in the other."""
    tagged = [[_tagged(each, around) for each in _alternatives(node, analysis)] for node in (first, second)]
    looked_at = looks_at([*analysis.conjuncts(first), *analysis.conjuncts(second)])
    return all(_differ(one, two, looked_at, _required(around)) for one in tagged[0] for two in tagged[1])


def _alternatives(node: SchemaNode, analysis: Analysis) -> list[list[Conjunct]]:
    """Return the schema objects that apply together with a subschema, for each branch of a union in it."""
    found = analysis.conjuncts(node)
    for each in found:
        branches = [*within(node.document, each, "oneOf")] or [*within(node.document, each, "anyOf")]
        if 0 < len(branches) <= _MAX_ALTERNATIVES:
            return [[*found, *together(node.document, branch)] for branch in branches]
    return [found]


_MAX_ALTERNATIVES: Final = 40


class _Tagged(NamedTuple):
    """Which types there can be; of objects, the properties whose values are listed, and those that there must be."""

    types: frozenset[str]
    tags: dict[str, set[str]]
    required: set[str]


def _tagged(found: list[Conjunct], around: list[Conjunct]) -> _Tagged:
    return _Tagged(possible([*found, *around]), _tags(found), _required(found))


def _differ(one: _Tagged, two: _Tagged, looked_at: frozenset[str], required: set[str]) -> bool:
    """Return whether only objects can be both, and a property that has to be there has other values in one of them."""
    if one.types & two.types & looked_at - {"object"}:
        return False
    required = (one.required & two.required) | required
    return any(name in two.tags and one.tags[name].isdisjoint(two.tags[name]) for name in one.tags if name in required)


_MAX_BRANCHES: Final = 12  # of a oneOf that are compared, each with each


def _shared(node: SchemaNode, analysis: Analysis, first: SchemaNode, second: SchemaNode) -> list[Any] | None:
    """Return an instance, in a list, that both branches accept and that the rest of the subschema does not refuse."""
    one, two = analysis.conjuncts(first), analysis.conjuncts(second)
    looked_at = looks_at([*one, *two]) & possible(one) & possible(two)
    if _exclude_each_other(first, analysis, second):
        looked_at -= {"object"}
    if not looked_at:
        return None
    for value in analysis.possibilities.beside(node, "oneOf", first, second):
        if atom(value) in looked_at and _is_shared(value, node, analysis, first, second):
            return [value]
    return None


def _is_shared(value: Any, node: SchemaNode, analysis: Analysis, first: SchemaNode, second: SchemaNode) -> bool:
    """Return whether both branches certainly accept an instance, and the siblings of `oneOf` do not refuse it."""
    rest = {name: value for name, value in node.schema.items() if name != "oneOf"}
    around = judge_of(rest, node.dialect) if "$ref" not in rest and "allOf" not in rest else None
    branches = analysis.accepts(first), analysis.accepts(second)
    try:
        return (
            all(judge is not None and judge(value) for judge in branches)
            and (around is None or around(value))
            and not any(refused_by(value, each.schema, each.dialect) for each in analysis.conjuncts(node))
        )
    except (RecursionError, ValueError):
        return False


def _exclude_each_other(first: SchemaNode, analysis: Analysis, second: SchemaNode) -> bool:
    """Return whether objects can't be both on purpose, with what only one of them requires, or allows, in it.

    Where one of them is a union, that holds for its branches that accept objects.
    """
    sides = [
        [found for found in _alternatives(node, analysis) if "object" in possible(found)] for node in (first, second)
    ]
    return all(_exclude(_required(one), _required(two)) or _are_apart(one, two) for one, two in product(*sides))


def _exclude(one: set[str], two: set[str]) -> bool:
    return not one <= two and not two <= one


def _are_apart(one: list[Conjunct], two: list[Conjunct]) -> bool:
    """Return whether two closed objects have no name in common, so that only the empty one is both."""
    names = []
    for found in (one, two):
        allowed = [each for each in (allowed_names(each.schema) for each in found) if each]
        if not allowed or any(patterns for _, patterns in allowed):
            return False
        names.append(set.intersection(*(known for known, _ in allowed)))
    return all(names) and names[0].isdisjoint(names[1])


def discriminators(node: SchemaNode, analysis: Analysis) -> Iterator[tuple[str, list[int]]]:
    """Yield each property that distinguishes the branches of a oneOf but is not required in some of them."""
    branches = node.schema.get("oneOf")
    children = [node.document.nodes.get((*node.path, "oneOf", n)) for n in range(len(branches or ()))]
    if len(children) < 2 or any(child is None for child in children):
        return
    together_ = [analysis.conjuncts(child) for child in children if child is not None]
    outside = _required(analysis.with_referrers(node))
    for name in _tags(together_[0]):
        values = [_tags(each).get(name) for each in together_]
        if any(each is None for each in values) or len(set().union(*filter(None, values))) < sum(
            map(len, filter(None, values))
        ):
            continue
        lacking = [number for number, each in enumerate(together_) if name not in _required(each)]
        if name not in outside and len(lacking) >= 2:
            yield name, lacking


def _required(found: list[Conjunct]) -> set[str]:
    return {
        name
        for each in found
        if isinstance(each.schema.get("required"), list)
        for name in each.schema["required"]
        if isinstance(name, str)
    }


def _tags(found: list[Conjunct]) -> dict[str, set[str]]:
    """Return the properties whose values are listed, with those values as text."""
    tags: dict[str, set[str]] = {}
    for each in found:
        properties = each.schema.get("properties")
        for name, schema in properties.items() if isinstance(properties, dict) else ():
            values = listed(schema) if isinstance(schema, dict) else None
            if values:
                tags[name] = {repr(value) for value in values[1]}
    return tags


@rule(
    "JS121",
    "discriminator-not-required",
    WARNING,
    what="The property that distinguishes the branches of a `oneOf` is not required in them.",
    why="An object without it matches several branches, so `oneOf` refuses it, and the error does not explain why.",
    bad='{"oneOf": [{"properties": {"kind": {"const": "a"}}}, {"properties": {"kind": {"const": "b"}}}]}',
    good='{"oneOf": [{"properties": {"kind": {"const": "a"}}, "required": ["kind"]}, '
    '{"properties": {"kind": {"const": "b"}}, "required": ["kind"]}]}',
    keywords=("oneOf",),
)
def discriminator_not_required(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    for name, lacking in discriminators(node, analysis):
        which = ", ".join(map(str, lacking[:5]))
        words = (
            f"{show(name)} distinguishes the branches, but branches {which} don't require it: without it several match"
        )
        yield Finding((*node.path, "oneOf"), words, key=True)
        return


@rule(
    "JS144",
    "repeated-tag",
    WARNING,
    what="All branches of a `oneOf` ask for the same value of the one property that has a listed value in each.",
    why="One branch was probably copied from another: the property should tell them apart.",
    bad='{"oneOf": [{"properties": {"kind": {"const": "a"}, "x": {"type": "string"}}, "required": ["kind", "x"]}, '
    '{"properties": {"kind": {"const": "a"}, "x": {"type": "integer"}}, "required": ["kind", "x"]}]}',
    good='{"oneOf": [{"properties": {"kind": {"const": "a"}, "x": {"type": "string"}}, "required": ["kind", "x"]}, '
    '{"properties": {"kind": {"const": "b"}, "x": {"type": "integer"}}, "required": ["kind", "x"]}]}',
    keywords=("oneOf",),
    yields_to=("JS118", "JS121"),
)
def repeated_tag(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    branches = [child for child in node.held if child.keyword == "oneOf"]
    if len(branches) < 2 or len(branches) != len(node.schema["oneOf"]):
        return
    together_ = [analysis.conjuncts(child) for child in branches]
    common = set.intersection(*({id(each.schema) for each in found} for found in together_))
    tags = [_tags([each for each in found if id(each.schema) not in common]) for found in together_]
    required = set.intersection(*map(_required, together_))
    shared = [name for name in tags[0] if name in required and all(len(each.get(name, ())) == 1 for each in tags)]
    if len(shared) != 1 or _is_version(shared[0], tags[0][shared[0]]):
        return
    if all(each[shared[0]] == tags[0][shared[0]] for each in tags):
        words = f"{show(shared[0])} has the same value in all branches, and so does not tell them apart"
        yield Finding((*node.path, "oneOf"), words, key=True)


def _is_version(name: str, values: set[str]) -> bool:
    """Return whether a property is of the version of a format, which all its variants have: `"jsonrpc": "2.0"`."""
    return "version" in name.lower() or all(_VERSION.fullmatch(each) for each in values)


_VERSION: Final = re.compile(r"'(?:v\d\w*|\d+(?:\.\w+)+)'|\d+\.\d+")
