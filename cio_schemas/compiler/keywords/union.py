"""`anyOf` and `oneOf` (Core, sections 10.2.1.2 and 10.2.1.3): where possible, find the branch rather than try each.

To accept, branches are distinguished by the instance's type and then by a property with a string of its own in each,
where the schema has that; only what is left is tried branch by branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.compiler.expression import (
    ATOM,
    FALSE,
    TRUE,
    Expression,
    all_of,
    any_of,
    call,
    code,
    compare,
    constant,
    negation,
)
from cio_schemas.compiler.instance_types import INTEGERS, types_of
from cio_schemas.compiler.keywords import unevaluated
from cio_schemas.compiler.nodes import Child, SchemaPlan, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Cursor, Emitter

FEW = 4
"""The most branches in a chain of conditions; more of them take a table or a count."""


def write(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write both keywords."""
    for keyword in ("anyOf", "oneOf"):
        children: list[Child] = node.keywords.get(keyword, [])
        if keyword not in node.keywords or (keyword == "anyOf" and True in children):
            continue
        if found := discriminator(children):
            for string, unit in found[1].items():
                emitter.module.tag(unit, string)
        if emitter.collecting:
            (_collect_any if keyword == "anyOf" else _collect_one)(emitter, node, at, children)
        elif unevaluated.follows(node):
            _accept_all(emitter, keyword, children, at.value)
        else:
            _accept(emitter, keyword, [child for child in children if child is not False], at.value)


def _collect_any(emitter: Emitter, node: SchemaPlan, at: Cursor, children: list[Child]) -> None:
    with emitter.when(all_of(emitter.refuses(child, at.value) for child in children)):
        emitter.fail(node, "anyOf", at, _context(emitter, children, at.keyword("anyOf")))


def _collect_one(emitter: Emitter, node: SchemaPlan, at: Cursor, children: list[Child]) -> None:
    matching = emitter.local("matching")
    verdicts = [emitter.accepts(child, at.value) for child in children]
    listed = code(", ".join(["{}"] * len(verdicts)), *verdicts)
    emitter.assign(matching, code("tuple(i for i, match in enumerate([{}]) if match)", listed))
    with emitter.when(negation(matching)):
        emitter.fail(node, "oneOf", at, _context(emitter, children, at.keyword("oneOf")))
    with emitter.when(compare(f"len({matching})", ">", "1"), "elif"):
        emitter.fail(node, "oneOf", at, matching)


def _context(emitter: Emitter, children: list[Child], at: Cursor) -> str:
    """Write the collection of each branch's failures, for the error's context; the name of the list they go to."""
    context = emitter.local("context")
    emitter.line(f"{context} = []")
    for index, child in enumerate(children):
        inner = at.keyword(index)._replace(path=(), schema_path=(index,), base=False, errors=context)
        emitter.child(child, inner)
    return context


# -- to accept --


def _accept_all(emitter: Emitter, keyword: str, children: list[Child], value: str) -> None:
    """Write the trial of every branch, and keep the verdicts for `unevaluated*`, which asks for them again."""
    verdicts: list[Expression] = []
    for child in children:
        if not isinstance(child, Unit):
            verdicts.append(emitter.accepts(child, value))
            continue
        match = emitter.local("match")
        emitter.assign(match, emitter.accepts(child, value))
        emitter.verdicts[child, value] = match
        verdicts.append(Expression(match, is_bool=True))
    if keyword == "anyOf":
        condition = negation(any_of(verdicts))
    else:
        sum_ = " + ".join("{}" if each.binding == ATOM else "({})" for each in verdicts)
        condition = compare(code(sum_, *verdicts), "!=", "1")
    with emitter.when(condition):
        emitter.line("return False")


def _accept(emitter: Emitter, keyword: str, children: list[Child], value: str) -> None:
    """Write what returns False unless any, or just one, of some subschemas accepts."""
    by_type = _by_type(children)
    if by_type and value in emitter.types:
        children = [child for kind in by_type if emitter.is_a(kind, value) != FALSE for child in by_type[kind]]
    elif len(by_type) > 1 and any(isinstance(child, Unit) for child in children):
        word = "if"
        for kind, some in by_type.items():
            with emitter.where(kind, value, word):
                if not all(_only_type(child) for child in some) or len(some) > 1:
                    _accept(emitter, keyword, some, value)
            word = "elif"
        with emitter.block("else:"):
            emitter.line("return False")
        return
    tag = discriminator(children)
    if tag is not None:
        _by_tag(emitter, *tag, value)
    elif keyword == "oneOf":
        _exactly_one(emitter, children, value)
    else:
        with emitter.when(all_of(emitter.refuses(child, value) for child in children)):
            emitter.line("return False")


def _exactly_one(emitter: Emitter, children: list[Child], value: str) -> None:
    """Write the test that exactly one subschema accepts: a chain of conditions, or a count."""
    if len(children) > FEW:
        count = emitter.local("count")
        emitter.line(f"{count} = 0")
        for child in children:
            with emitter.when(emitter.accepts(child, value)):
                with emitter.when(count):
                    emitter.line("return False")
                emitter.line(f"{count} = 1")
        with emitter.when(negation(count)):
            emitter.line("return False")
        return
    word = "if"
    for index, child in enumerate(children[:-1], 1):
        accepted = emitter.accepts(child, value)
        with emitter.when(accepted, word):
            others = any_of(emitter.accepts(other, value) for other in children[index:])
            with emitter.when(others):
                emitter.line("return False")
        if accepted == TRUE:
            return  # what follows would be parsed as part of its `else`
        word = "elif"
    with emitter.when(emitter.refuses(children[-1], value) if children else TRUE, word):
        emitter.line("return False")


# -- branches of different types --


def _by_type(children: list[Child]) -> dict[str, list[Child]]:
    """Return the branches by the one type that each allows; nothing if one allows several, or leaves it open."""
    groups: dict[str, list[Child]] = {}
    for child in children:
        node = _followed(child)
        types = types_of(node, settled=False) if node is not None else None
        if types is None or len(types) != 1:
            return {}
        kind = next(iter(types))
        groups.setdefault(kind, []).append(child)
    numbers = {"number", *INTEGERS} & groups.keys()
    return {} if len(numbers) > 1 else groups


def _only_type(child: Child) -> bool:
    return isinstance(child, SchemaPlan) and child.keywords.keys() == {"type"}


def _followed(child: Child) -> SchemaPlan | None:
    """Return the schema object of a branch, or the one that it does nothing but refer to."""
    *_, last = _chain(child)
    node = last.node if isinstance(last, Unit) else last
    return node if isinstance(node, SchemaPlan) else None


def _chain(child: Child) -> Iterator[Child]:
    """Yield a branch, and what it leads to as far as each does nothing but refer to the next."""
    yield child
    for _ in range(10):  # a chain of references, but no loop of them
        node = child.node if isinstance(child, Unit) else child
        if not isinstance(node, SchemaPlan) or node.keywords.keys() != {"$ref"}:
            return
        child = node.keywords["$ref"]
        yield child


def looked_at(node: SchemaPlan) -> set[Unit]:
    """Return the units whose content decides how the unions of a schema object are written."""
    branches = [child for keyword in ("anyOf", "oneOf") for child in node.keywords.get(keyword, ())]
    return {each for branch in branches for each in _chain(branch) if isinstance(each, Unit)}


# -- branches that a property distinguishes --


def discriminator(children: list[Child]) -> tuple[str, dict[str, Unit]] | None:
    """Return the property whose strings distinguish all branches, with the branch of each string, or None.

    Every branch must want an object that has the property, with strings that no other branch takes: then at most the
    one branch that takes the instance's string can accept it.
    """
    if len(children) < 2 or not all(isinstance(child, Unit) for child in children):
        return None
    tags = [_tags(_followed(child)) for child in children]
    for name in tags[0]:
        branches: dict[str, Unit] = {}
        for child, tag in zip(children, tags, strict=True):
            assert isinstance(child, Unit)
            strings = tag.get(name, [])
            if not strings or not branches.keys().isdisjoint(strings):
                break
            branches.update(dict.fromkeys(strings, child))
        else:
            return name, branches
    return None


def _tags(node: SchemaPlan | None) -> dict[str, list[str]]:
    """Return the required properties of an object that are limited to some strings, with those."""
    if node is None or node.keywords.get("type") != "object":
        return {}
    found: dict[str, list[str]] = {}
    properties = node.keywords.get("properties", {})
    for name in node.keywords.get("required", ()):
        member = properties.get(name)
        if isinstance(member, SchemaPlan):
            strings = member.keywords.get("enum", [member.keywords.get("const")])
            if strings and all(type(string) is str for string in strings):
                found[name] = strings
    return found


def _by_tag(emitter: Emitter, name: str, branches: dict[str, Unit], value: str) -> None:
    """Write a choice by the property that distinguishes all branches."""
    tag = emitter.local(name)
    if (other := emitter.is_not(["object"], value)) != FALSE:
        with emitter.when(other):
            emitter.line("return False")
    emitter.assign(tag, call(f"{value}.get", constant(name)))
    if len(branches) > FEW:
        check = emitter.local("check")
        checks = {string: emitter.module.accept(branch) for string, branch in branches.items()}
        table = emitter.module.table(f"by {name}", checks)
        emitter.line(f"{check} = {table}.get({tag}) if isinstance({tag}, str) else None")
        with emitter.when(any_of([compare(check, "is", "None"), negation(call(check, value))])):
            emitter.line("return False")
        return
    word = "if"
    for string, branch in branches.items():
        with (
            emitter.when(compare(tag, "==", constant(string)), word),
            emitter.when(emitter.refuses(branch, value)),
        ):
            emitter.line("return False")
        word = "elif"
    with emitter.block("else:"):
        emitter.line("return False")
