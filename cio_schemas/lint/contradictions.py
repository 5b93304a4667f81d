"""JS1, the deep ones: subschemas that contradict themselves, each other, or what they are part of."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.analysis import (
    Conjunct,
    allowed_names,
    atom,
    clashes,
    conjuncts,
    declared,
    listed,
    looks_at,
    matches,
    names_of,
    own_clashes,
    possible,
    refused_by,
)
from cio_schemas.lint.instances import candidates, example
from cio_schemas.lint.rule import ERROR, SAFE, WARNING, Finding, Rule, Splice
from cio_schemas.messages import show
from cio_schemas.source import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.document import Node
    from cio_schemas.lint.rule import Path


def _contradictory_bounds(node: Node) -> Iterator[Finding]:
    yield from _contradictions(node, "bounds")


def _contradictory_type(node: Node) -> Iterator[Finding]:
    yield from _contradictions(node, "type")


def _contradictions(node: Node, kind: str) -> Iterator[Finding]:
    if len(node.schema) < 2 and "$ref" not in node.schema and "allOf" not in node.schema:
        return
    for clash in own_clashes(node):
        if clash.kind == kind and not clash.is_of_one_branch and _is_heard(node, clash.atoms):
            yield Finding(clash.path or node.path, clash.message, key=clash.path is not None)


def _is_heard(node: Node, atoms: frozenset[str]) -> bool:
    """Whether `type` lets in anything that a contradiction rules out: else JS111 has said that it is of no use."""
    return "type" not in node.schema or bool(declared(node.schema) & atoms)


def _unsatisfiable_branch(node: Node) -> Iterator[Finding]:
    own: list[Conjunct] | None = None
    for keyword in ("anyOf", "oneOf"):
        branches = node.schema.get(keyword)
        if isinstance(branches, list) and all(branch is False for branch in branches):
            continue  # that is JS124's
        for number, branch in enumerate(branches if isinstance(branches, list) else ()):
            path = (*node.path, keyword, number)
            if branch is False:
                yield Finding(path, f"a branch of `{keyword}` that is `false` never matches")
            elif isinstance(branch, dict) and branch:
                own = conjuncts(node) if own is None else own
                reason = _never(node, own, path)
                if reason:
                    yield Finding(path, f"this branch of `{keyword}` never matches: {reason}")
    condition = node.schema.get("if")
    for dead, when in (("then", False), ("else", True)):
        if condition is when and dead in node.schema:
            yield Finding((*node.path, dead), f"`{dead}` never applies: `if` is always {str(when).lower()}", key=True)


def _never(node: Node, own: list[Conjunct], path: Path) -> str | None:
    """Why a branch can't be valid where its parent is, though by itself it can."""
    branch = node.document.nodes[path]
    alone = conjuncts(branch)
    if not possible(alone):
        return None  # it says so itself
    both = own + [each._replace(branch=-1 - each.branch) for each in alone]
    found = clashes(both)
    if possible(both, found):
        return None
    reason = next((clash.message for clash in found if not clash.is_of_one_branch), None)
    left, wanted = possible(own), possible(alone)
    return f"it takes {names_of(wanted)} only, and the rest {names_of(left)} only" if not left & wanted else reason


def _required_but_forbidden(node: Node) -> Iterator[Finding]:
    found = conjuncts(node)
    wanted = [
        (each, number, name)
        for each in found
        for number, name in enumerate(each.schema.get("required") or () if _is_list(each.schema, "required") else ())
        if isinstance(name, str)
    ]
    for each, number, name in wanted:
        for other in found:
            reason = _forbids(other, name, own=other is each)
            if reason and not (each.branch == other.branch != 0):
                path = (*each.path, "required", number) if each.path is not None else node.path
                where = "" if other.path is None or other is each else f" (at {json_pointer(other.path) or 'the root'})"
                yield Finding(path, f"{show(name)} is required, and {reason}{where}: no object is valid")
                break


def _is_list(schema: dict[str, Any], keyword: str) -> bool:
    return isinstance(schema.get(keyword), list)


def _forbids(each: Conjunct, name: str, *, own: bool) -> str | None:
    schema = each.schema
    properties, keyed = schema.get("properties"), schema.get("patternProperties")
    if isinstance(properties, dict) and properties.get(name) is False:
        return "`properties` forbids it"
    for pattern, value in keyed.items() if isinstance(keyed, dict) else ():
        if value is False and matches(pattern, name) and not _is_unreadable(pattern):
            return f"`patternProperties` {show(pattern)} forbids it"
    allowed = allowed_names(schema)
    if own and allowed and name not in allowed[0] and not any(matches(pattern, name) for pattern in allowed[1]):
        return "`additionalProperties: false` forbids it"
    names = schema.get("propertyNames")
    if names is False or (
        isinstance(names, dict) and "$ref" not in names and refused_by(name, Conjunct(names, None, 0, None))
    ):
        return "`propertyNames` forbids it"
    negated = schema.get("not")
    if isinstance(negated, dict) and negated.keys() == {"required"} and negated["required"] == [name]:
        return "`not` forbids it"
    return None


def _is_unreadable(pattern: str) -> bool:
    return matches(pattern, "") and matches(pattern, "\0")


def _closed_all_of(node: Node) -> Iterator[Finding]:
    found = conjuncts(node)
    for closed in found:
        allowed = allowed_names(closed.schema)
        if allowed is None:
            continue
        for other in found:
            if closed.branch == other.branch != 0:
                continue
            brought = _brought(other, own=other is closed)
            strange = {
                name: schema
                for name, schema in brought.items()
                if name not in allowed[0] and not any(matches(pattern, name) for pattern in allowed[1])
            }
            if strange:
                yield _trap(node, closed, other, strange)
                break


def _brought(each: Conjunct, *, own: bool) -> dict[str, Any]:
    """The properties that a schema object describes, in its branches too; without its own where it is asked itself."""
    found: dict[str, Any] = {}
    holders = [] if own else [each.schema]
    for keyword in ("anyOf", "oneOf"):
        branches = each.schema.get(keyword)
        holders += [branch for branch in (branches if isinstance(branches, list) else ()) if isinstance(branch, dict)]
    holders += [each.schema[name] for name in ("then", "else") if isinstance(each.schema.get(name), dict)]
    for holder in holders:
        properties = holder.get("properties")
        for name, value in properties.items() if isinstance(properties, dict) else ():
            if value is not False:
                found.setdefault(name, value)
    return found


def _trap(node: Node, closed: Conjunct, other: Conjunct, strange: dict[str, Any]) -> Finding:
    name = next(iter(strange))
    value = example(node.document, strange[name])
    required = other.schema.get("required")
    required = isinstance(required, list) and name in required
    where = "" if other is closed else f" (from {json_pointer(other.path) or 'the root'})" if other.path else ""
    names = ", ".join(map(show, list(strange)[:3])) + ("" if len(strange) <= 3 else ", …")
    words = (
        f"`additionalProperties: false` sees only the `properties` beside it and so forbids {names}{where}: "
        f"{_json({name: value})} can never pass"
        + (", and it is required, so that nothing does" if required else "")
        + "; `unevaluatedProperties: false` sees them"
    )
    path = (*closed.path, "additionalProperties") if closed.path is not None else node.path
    return Finding(path, words, key=closed.path is not None)


def _json(value: Any) -> str:
    import json  # noqa: PLC0415 - for messages alone

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


def _overlapping_one_of(node: Node) -> Iterator[Finding]:
    branches = node.schema["oneOf"]
    if not isinstance(branches, list) or len(branches) < 2 or next(discriminators(node), None):
        return
    if all(isinstance(each, dict) and each.keys() <= _EXCLUSIVE for each in branches):
        return  # exactly one of some properties: the overlap is what is to be refused
    children = [node.document.nodes.get((*node.path, "oneOf", number)) for number in range(len(branches))]
    for (one, first), (two, second) in combinations(enumerate(children[:_MAX_BRANCHES]), 2):
        if first is None or second is None or not possible(conjuncts(first)) & possible(conjuncts(second)):
            continue
        if _are_told_apart(first, second):
            continue
        shared = _shared(node, first, second)
        if shared:
            words = f"branches {one} and {two} both match {_json(shared[0])}, so `oneOf` refuses it"
            yield Finding((*node.path, "oneOf"), words, key=True)
            return


def _are_told_apart(first: Node, second: Node) -> bool:
    """Whether a property that both require has other values in one than in the other."""
    found = conjuncts(first), conjuncts(second)
    if any(possible(each) - {"object"} for each in found):
        return False
    one, two = map(_tags, found)
    required = _required(found[0]) & _required(found[1])
    return any(name in two and values.isdisjoint(two[name]) for name, values in one.items() if name in required)


_EXCLUSIVE: Final = frozenset({"required", "title", "description", "$comment", "not"})
_MAX_BRANCHES: Final = 12  # of a oneOf that are compared, each with each


def _shared(node: Node, first: Node, second: Node) -> list[Any] | None:
    """An instance, in a list, that both branches accept and that the rest of the subschema does not refuse."""
    rest = {name: value for name, value in node.schema.items() if name != "oneOf"}
    around = node.document.judge(rest, None) if "$ref" not in rest and "allOf" not in rest else None
    judges = [judge for judge in (first.accepts, second.accepts, around) if judge]
    if first.accepts is None or second.accepts is None:
        return None
    looked_at = looks_at([*conjuncts(first), *conjuncts(second)])
    for value in candidates(node.document, [*conjuncts(node), *conjuncts(first), *conjuncts(second)]):
        try:
            if atom(value) in looked_at and all(judge(value) for judge in judges):
                return [value]
        except (RecursionError, ValueError):
            return None
    return None


def _property_overlap(node: Node) -> Iterator[Finding]:
    properties, keyed = node.schema.get("properties"), node.schema.get("patternProperties")
    if not isinstance(properties, dict) or not isinstance(keyed, dict):
        return
    for name in properties:
        pattern = next((each for each in keyed if matches(each, name) and not _broken(each)), None)
        if pattern is not None:
            words = f"{show(name)} has to satisfy `patternProperties` {show(pattern)} too"
            yield Finding((*node.path, "properties", name), words, key=True)


def _broken(pattern: str) -> bool:
    from cio_schemas import ecma  # noqa: PLC0415

    try:
        ecma.compile(pattern)
    except ecma.PatternError:
        return True
    return False


def discriminators(node: Node) -> Iterator[tuple[str, list[int]]]:
    """Yield each property that tells the branches of a oneOf apart but is not required in some of them."""
    branches = node.schema.get("oneOf")
    children = [node.document.nodes.get((*node.path, "oneOf", n)) for n in range(len(branches or ()))]
    if len(children) < 2 or any(child is None for child in children):
        return
    together_ = [conjuncts(child) for child in children if child is not None]
    outside = _required(conjuncts(node))
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
        if _is_list(each.schema, "required")
        for name in each.schema["required"]
        if isinstance(name, str)
    }


def _tags(found: list[Conjunct]) -> dict[str, set[str]]:
    """The properties whose values are listed, with those values as text."""
    tags: dict[str, set[str]] = {}
    for each in found:
        properties = each.schema.get("properties")
        for name, schema in properties.items() if isinstance(properties, dict) else ():
            values = listed(schema) if isinstance(schema, dict) else None
            if values:
                tags[name] = {repr(value) for value in values[1]}
    return tags


def _discriminator_not_required(node: Node) -> Iterator[Finding]:
    for name, lacking in discriminators(node):
        which = ", ".join(map(str, lacking[:5]))
        words = (
            f"{show(name)} tells the branches apart, but branches {which} don't require it: without it several match"
        )
        yield Finding((*node.path, "oneOf"), words, key=True)
        return


def _dead_enum_member(node: Node) -> Iterator[Finding]:
    values = node.schema["enum"]
    if not isinstance(values, list) or len(values) < 2 or len(node.schema) < 2:
        return
    found = conjuncts(node)
    dead = [
        (n, next(filter(None, (refused_by(value, each) for each in found)), None)) for n, value in enumerate(values)
    ]
    if all(reason for _, reason in dead):
        return  # that is JS105's or JS106's
    for number, reason in dead:
        if reason:
            path = (*node.path, "enum", number)
            yield Finding(path, f"{show(values[number])} is listed, but `{reason}` refuses it", fix=(Splice(path),))


def _never_valid(node: Node) -> Iterator[Finding]:
    schema = node.schema
    if _accepts_all(schema.get("not")) and len(schema) > 1 and not _is_named(node):
        yield Finding((*node.path, "not"), "`not` excludes everything, so what stands beside it is of no use", key=True)
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


def _accepts_all(schema: Any) -> bool:
    return schema is True or schema == {}


def _is_named(node: Node) -> bool:
    """Whether all that stands beside it are words for people, which say why nothing is valid."""
    return node.schema.keys() <= {"not", "title", "description", "$comment", "deprecated"}


RULES: Final = (
    Rule(
        code="JS105",
        name="contradictory-bounds",
        severity=ERROR,
        what="Bounds that apply together leave nothing: a minimum above its maximum, listed values out of range.",
        why="Every value of that type is refused, so either bound is wrong.",
        bad='{"type": "string", "minLength": 5, "maxLength": 3}',
        good='{"type": "string", "minLength": 3, "maxLength": 5}',
        check=_contradictory_bounds,
        yields_to=("JS111",),
    ),
    Rule(
        code="JS106",
        name="contradictory-type",
        severity=ERROR,
        what="Types that apply together exclude each other: `type` here and in an allOf, or `enum` against `type`.",
        why="Nothing is valid here.",
        bad='{"type": "string", "enum": [1, 2]}',
        good='{"type": "integer", "enum": [1, 2]}',
        check=_contradictory_type,
    ),
    Rule(
        code="JS107",
        name="unsatisfiable-branch",
        severity=WARNING,
        what="A branch of `anyOf`, `oneOf` or `if` can never match, or never applies, given what is around it.",
        why="The branch is dead: what it allows is refused all the same.",
        bad='{"type": "string", "anyOf": [{"maxLength": 5}, {"type": "null"}]}',
        good='{"type": ["string", "null"], "anyOf": [{"maxLength": 5}, {"type": "null"}]}',
        check=_unsatisfiable_branch,
        keywords=("anyOf", "oneOf", "if"),
    ),
    Rule(
        code="JS110",
        name="required-but-forbidden",
        severity=ERROR,
        what="A property is required and cannot be there: its schema is `false`, or its name is not allowed.",
        why="No object is valid.",
        bad='{"properties": {"a": {"type": "string"}}, "required": ["b"], "additionalProperties": false}',
        good='{"properties": {"b": {"type": "string"}}, "required": ["b"], "additionalProperties": false}',
        check=_required_but_forbidden,
        keywords=("required", "allOf", "$ref"),
    ),
    Rule(
        code="JS117",
        name="closed-allOf-trap",
        severity=WARNING,
        what="`additionalProperties: false` stands beside an allOf, a reference or branches that bring properties.",
        why="It sees only the `properties` of its own schema object, so the properties brought in are refused.",
        bad='{"allOf": [{"properties": {"a": {"type": "string"}}}], '
        '"properties": {"b": {"type": "string"}}, "additionalProperties": false}',
        good='{"allOf": [{"properties": {"a": {"type": "string"}}}], '
        '"properties": {"b": {"type": "string"}}, "unevaluatedProperties": false}',
        check=_closed_all_of,
        yields_to=("JS111",),
    ),
    Rule(
        code="JS118",
        name="overlapping-oneOf",
        severity=WARNING,
        what="An instance matches two branches of a `oneOf`; it is shown.",
        why="`oneOf` refuses what two branches accept, seldom meant: `anyOf`, or a property that tells them apart.",
        bad='{"oneOf": [{"type": "integer"}, {"type": "number"}]}',
        good='{"oneOf": [{"type": "integer"}, {"type": "string"}]}',
        check=_overlapping_one_of,
        keywords=("oneOf",),
    ),
    Rule(
        code="JS119",
        name="properties-and-patternProperties-overlap",
        severity=WARNING,
        what="A name of `properties` also matches a pattern of `patternProperties`.",
        why="The value has to satisfy both, while most readers expect the more specific one to win.",
        bad='{"properties": {"x-id": {"type": "integer"}}, "patternProperties": {"^x-": {"type": "string"}}}',
        good='{"properties": {"id": {"type": "integer"}}, "patternProperties": {"^x-": {"type": "string"}}}',
        check=_property_overlap,
        keywords=("patternProperties",),
    ),
    Rule(
        code="JS121",
        name="discriminator-not-required",
        severity=WARNING,
        what="The property that tells the branches of a `oneOf` apart is not required in them.",
        why="An object without it matches several branches, so `oneOf` refuses it, and the error says nothing of this.",
        bad='{"oneOf": [{"properties": {"kind": {"const": "a"}}}, {"properties": {"kind": {"const": "b"}}}]}',
        good='{"oneOf": [{"properties": {"kind": {"const": "a"}}, "required": ["kind"]}, '
        '{"properties": {"kind": {"const": "b"}}, "required": ["kind"]}]}',
        check=_discriminator_not_required,
        keywords=("oneOf",),
    ),
    Rule(
        code="JS124",
        name="never-valid",
        severity=WARNING,
        what="`false` in an `allOf`, only `false` in an `anyOf` or a `oneOf`, or `not: {}` accepts nothing.",
        why="What stands beside it is of no use; `false` alone says so plainly.",
        bad='{"allOf": [{"type": "string"}, false]}',
        good='{"allOf": [{"type": "string"}, {"maxLength": 5}]}',
        check=_never_valid,
        keywords=("not", "allOf", "anyOf", "oneOf"),
    ),
    Rule(
        code="JS123",
        name="dead-enum-member",
        severity=WARNING,
        what="A keyword beside `enum` refuses one of the values that it lists.",
        why="Readers and form builders offer the value, and validation refuses it.",
        bad='{"type": "string", "enum": ["red", "green", 3]}',
        good='{"type": "string", "enum": ["red", "green"]}',
        check=_dead_enum_member,
        keywords=("enum",),
        fix=SAFE,
        safety="The value is refused with and without it in the list.",
    ),
)
