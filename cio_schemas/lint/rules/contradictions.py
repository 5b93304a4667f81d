"""JS1, the deep ones: subschemas that contradict themselves, each other, or what they are part of."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import allowed_names, possible, refused_by
from cio_schemas.lint.analysis.conjunction import Conjunct, is_alone
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.patterns import matches
from cio_schemas.lint.analysis.types import accepts_all, declared, listed, names_of
from cio_schemas.rules.changes import Splice
from cio_schemas.rules.rule import ERROR, UNSAFE, WARNING, Finding, rule
from cio_schemas.runtime import canonical, is_number
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.resources import Location


@rule(
    "JS106",
    "contradictory-type",
    ERROR,
    what="Types that apply together exclude each other: `type` here and in an allOf, or `enum` against `type`.",
    why="Nothing is valid here.",
    bad='{"type": "string", "enum": [1, 2]}',
    good='{"type": "integer", "enum": [1, 2]}',
)
def contradictory_type(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    yield from report_clashes(node, analysis, "type")
    if node.keyword == "propertyNames" and "string" not in declared(node.schema):
        words = f"names are strings, and `type` is {names_of(declared(node.schema))}: no property may be there"
        yield Finding((*node.path, "type"), words)


def report_clashes(node: SchemaNode, analysis: Analysis, kind: str) -> Iterator[Finding]:
    """Yield what the keywords of a schema object contradict together, of one kind of clash."""
    if len(node.schema) < 2 and "$ref" not in node.schema and "allOf" not in node.schema:
        return
    for clash in analysis.clashes(node):
        if clash.kind == kind and not clash.is_of_one_branch and _is_heard(node, clash.atoms):
            yield Finding(clash.path or node.path, clash.message, key=clash.path is not None)


def _is_heard(node: SchemaNode, atoms: frozenset[str]) -> bool:
    """Return whether `type` admits anything that a contradiction rules out; if not, JS111 reports it."""
    return "type" not in node.schema or bool(declared(node.schema) & atoms)


def keywords_listed(node: SchemaNode, core: list[tuple[Location, str]]) -> str:
    """Return keywords with their places, as a message lists them.

    Args:
        node: The subschema that the message is about.
        core: The keywords, each with the location of its schema object.
    """
    telling = sorted(core, key=lambda each: each[1] in _GENERAL)
    names = [f"`{keyword}` at {_place(node, location)}" for location, keyword in telling]
    shown = names if len(names) <= _MAX_LISTED else [*names[:_MAX_LISTED], "others"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _place(node: SchemaNode, location: Location) -> str:
    stands = node.document.by_location.get(location)
    return str(location) if stands is None else json_pointer(stands.path) or "the root"


_MAX_LISTED: Final = 4
_GENERAL: Final = ("type", "required")  # what they say is seldom what is wrong
_COMBINING: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "$ref", "dependentSchemas"})
# What contradicts others without any branch, and which: a `contains` that `items` refuses, a pattern too long for
# `maxLength`, more members than there are names.
_DEMANDING: Final = {
    "contains": {"items", "prefixItems", "uniqueItems", "maxItems"},
    "minProperties": {"propertyNames", "unevaluatedProperties"},
    "pattern": {"minLength", "maxLength", "format"},
    "uniqueItems": {"minItems"},
    "unevaluatedItems": {"minItems"},
}


@rule(
    "JS125",
    "unsatisfiable",
    ERROR,
    what="Several keywords together exclude everything; those that contradict each other are named.",
    why="Every instance is refused, so at least one of them is wrong; if that is intended, write `false`.",
    bad='{"allOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]}, {"properties": {"a": {"const": 2}}}], '
    '"type": "object"}',
    good='{"allOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]}, {"properties": {"b": {"const": 2}}}], '
    '"type": "object"}',
    keywords=tuple(sorted(_COMBINING | _DEMANDING.keys() | {"required"})),
    yields_within=(
        *("JS104", "JS105", "JS106", "JS107", "JS108", "JS109", "JS110", "JS111", "JS117", "JS118", "JS121"),
        *("JS124", "JS125"),
    ),
)
def unsatisfiable(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    schema, document = node.schema, node.document
    endless = _endless(node)
    asks_more = "allOf" in schema or any(
        name in schema and others & schema.keys() for name, others in _DEMANDING.items()
    )
    if not endless and not asks_more and all(is_alone(node, name) for name in _COMBINING if name in schema):
        return
    if not possible(analysis.conjuncts(node)) or analysis.has_instance(node):
        return
    possibilities = analysis.possibilities
    if not possibilities.is_empty(node.location):
        return
    within_ = [*(child for child in node.held if child.keyword in ("allOf", "properties")), *document.targets_of(node)]
    if any(possibilities.is_empty(each.location) and each not in endless for each in within_):
        return  # reported there
    if endless:
        words = f"nothing is valid here: {show(endless[0].path[-1])} is required, and requires itself again without end"
        yield Finding(node.path, words, also=tuple(each.path for each in endless))
        return
    core = possibilities.contradiction(node.location)
    if len(core) < 2:
        return  # one keyword that refuses all by itself may be meant
    stands = [(document.by_location.get(location), keyword) for location, keyword in core]
    also = tuple((*each.path, keyword) for each, keyword in stands if each)
    yield Finding(node.path, f"nothing is valid here: {keywords_listed(node, core)} contradict each other", also=also)


def _endless(node: SchemaNode) -> list[SchemaNode]:
    """Return the required properties of a subschema that lead back to it through required ones."""
    demanded = cache(_demanded)
    members = (child for child in demanded(node) if child.keyword == "properties")
    return [child for child in members if _leads_back(node, child, demanded)]


def _demanded(node: SchemaNode) -> list[SchemaNode]:
    """Return the subschemas of the members and items that must be there."""
    required, least = node.schema.get("required"), node.schema.get("minItems", 0)
    names = required if isinstance(required, list) else ()
    steps: set[Path] = {("properties", name) for name in names if isinstance(name, str)}
    if is_number(least) and least >= 1:
        steps |= {("items",), ("items", 0), ("prefixItems", 0)}
    if node.schema.get("minContains") != 0:
        steps.add(("contains",))
    return [child for child in node.held if child.path[len(node.path) :] in steps]


def _leads_back(node: SchemaNode, child: SchemaNode, demanded: Callable[[SchemaNode], list[SchemaNode]]) -> bool:
    pending, seen = [child], {child.path}
    for each in pending[:]:
        pending += demanded(each)
    for each in pending:
        reached = node.document.targets_of(each)
        if node in reached:
            return True
        led = (other for target in reached for other in (target, *demanded(target)) if other.path not in seen)
        new = list(islice(led, max(0, _MAX_FOLLOWED - len(pending))))
        seen.update(other.path for other in new)
        pending += new
    return False


_MAX_FOLLOWED: Final = 100


@rule(
    "JS110",
    "required-but-forbidden",
    ERROR,
    what="A property is required and cannot be there: its schema is `false`, or its name is not allowed.",
    why="No object is valid.",
    bad='{"properties": {"a": {"type": "string"}}, "required": ["b"], "additionalProperties": false}',
    good='{"properties": {"b": {"type": "string"}}, "required": ["b"], "additionalProperties": false}',
    keywords=("required", "allOf", "$ref", "dependentRequired", "dependencies"),
)
def required_but_forbidden(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    found = analysis.conjuncts(node)
    yield from _forbidden_dependents(node, analysis, found)
    wanted = [
        (each, number, name)
        for each in found
        for number, name in enumerate(each.schema.get("required") or () if _is_list(each.schema, "required") else ())
        if isinstance(name, str)
    ]
    for each, number, name in wanted:
        for other in found:
            reason = forbids(analysis, other, name, own=other is each)
            if reason and not (each.branch == other.branch != 0):
                path = (*each.path, "required", number) if each.path is not None else node.path
                where = "" if other.path is None or other is each else f" (at {json_pointer(other.path) or 'the root'})"
                yield Finding(path, f"{show(name)} is required, and {reason}{where}: no object is valid")
                break


def _forbidden_dependents(node: SchemaNode, analysis: Analysis, found: list[Conjunct]) -> Iterator[Finding]:
    """Yield the names that a property requires but that can't be present."""
    for keyword in ("dependentRequired", "dependencies"):
        for holder in mapping(node.schema, keyword):
            for number, name in enumerate(strings(mapping(node.schema, keyword), holder)):
                reason = next(
                    filter(None, (forbids(analysis, each, name, own=each.branch == 0) for each in found)), None
                )
                if reason:
                    words = f"{show(holder)} requires {show(name)}, and {reason}: {show(holder)} can't be there"
                    yield Finding((*node.path, keyword, holder, number), words)


def _is_list(schema: dict[str, Any], keyword: str) -> bool:
    return isinstance(schema.get(keyword), list)


def forbids(analysis: Analysis, each: Conjunct, name: str, *, own: bool) -> str | None:
    """Return why a schema object lets no property of a name be there; None if it does.

    Args:
        analysis: That of the document.
        each: The schema object.
        name: The name.
        own: Whether what it closes counts too.
    """
    schema = each.schema
    properties, keyed = schema.get("properties"), schema.get("patternProperties")
    if isinstance(properties, dict) and _accepts_nothing(properties.get(name)):
        return "`properties` forbids it"
    for pattern, value in keyed.items() if isinstance(keyed, dict) else ():
        if value is False and matches(pattern, name) and not _is_unreadable(pattern):
            return f"`patternProperties` {show(pattern)} forbids it"
    allowed = allowed_names(schema)
    if own and allowed and name not in allowed[0] and not any(matches(pattern, name) for pattern in allowed[1]):
        return "`additionalProperties: false` forbids it"
    names = schema.get("propertyNames")
    node = each.node.document.nodes.get((*each.node.path, "propertyNames")) if each.node else None
    if names is False or (node and analysis.is_seen_valid(name, node) is False):
        return "`propertyNames` forbids it"
    negated = schema.get("not")
    if isinstance(negated, dict) and negated.keys() == {"required"} and negated["required"] == [name]:
        return "`not` forbids it"
    return None


def _accepts_nothing(schema: Any) -> bool:
    """Return whether a subschema plainly accepts nothing: `false`, or all that `not` excludes."""
    return schema is False or (isinstance(schema, dict) and "not" in schema and accepts_all(schema["not"]))


def _is_unreadable(pattern: str) -> bool:
    return matches(pattern, "") and matches(pattern, "\0")


@rule(
    "JS123",
    "dead-enum-member",
    WARNING,
    what="A keyword next to `enum`, or another subschema for the same value, refuses one of the values that it lists.",
    why="Readers and form builders offer the value, and validation refuses it.",
    bad='{"type": "string", "enum": ["red", "green", 3]}',
    good='{"type": "string", "enum": ["red", "green"]}',
    keywords=("enum",),
    fix=UNSAFE,
    safety="The value is refused with and without it in the list, but what refuses it may be what is wrong.",
)
def dead_enum_member(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    values = node.schema["enum"]
    if not isinstance(values, list) or len(values) < 2:
        return
    others = [(each, *_listed_by(each)) for each in analysis.surely(node) if each.node is not node]
    if not others and len(node.schema) < 2:
        return
    dead = []
    for number, value in enumerate(values):
        key = canonical(value)
        reasons = (
            refused_by(value, each.schema, each.dialect) if keys is None or key in keys else keyword
            for each, keyword, keys in others
        )
        dead.append((number, refused_by(value, node.schema, node.dialect) or next(filter(None, reasons), None)))
    if all(reason for _, reason in dead):
        return  # that is JS105's or JS106's
    for number, reason in dead:
        if reason:
            path = (*node.path, "enum", number)
            yield Finding(path, f"{show(values[number])} is listed, but `{reason}` refuses it", fix=(Splice(path),))


def _listed_by(each: Conjunct) -> tuple[str, set[Any] | None]:
    """Return the keyword of a schema object that lists values, and what identifies those; None if it lists none."""
    found = listed(each.schema)
    return (found[0], set(map(canonical, found[1]))) if found else ("", None)


@rule(
    "JS124",
    "never-valid",
    WARNING,
    what="`false` in an `allOf`, only `false` in an `anyOf` or a `oneOf`, or `not: {}` accepts nothing.",
    why="The keywords next to it have no effect; `false` alone is clearer.",
    bad='{"allOf": [{"type": "string"}, false]}',
    good='{"allOf": [{"type": "string"}, {"maxLength": 5}]}',
    keywords=("not", "allOf", "anyOf", "oneOf"),
)
def never_valid(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    schema = node.schema
    if accepts_all(schema.get("not")) and len(schema) > 1 and not _is_named(node):
        yield Finding(
            (*node.path, "not"), "`not` excludes everything, so the keywords next to it are of no use", key=True
        )
    branches = schema.get("allOf")
    for number, branch in enumerate(branches if isinstance(branches, list) else ()):
        if branch is False:
            yield Finding((*node.path, "allOf", number), "a branch of `allOf` is `false`, so nothing is valid")
    for keyword in ("anyOf", "oneOf"):
        branches = schema.get(keyword)
        if isinstance(branches, list) and branches and all(branch is False for branch in branches):
            yield Finding(
                (*node.path, keyword), f"every branch of `{keyword}` is `false`, so nothing is valid", key=True
            )


def _is_named(node: SchemaNode) -> bool:
    """Return whether its only siblings are annotations for readers, which explain why nothing is valid."""
    return node.schema.keys() <= {"not", "title", "description", "$comment", "deprecated"}
