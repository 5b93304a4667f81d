"""Applicators and references that look at the instance itself (Core, sections 8.2.3, 10.2.1 and 10.2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.compiler.plan import Child, Node, Unit
from cio_schemas.compiler.writer import all_of, any_of, literal

if TYPE_CHECKING:
    from cio_schemas.compiler.emitter import At, Emitter

FEW = 4
"""Up to so many branches are tried in a chain of conditions; more of them in a table or a count."""


def write(emitter: Emitter, node: Node, at: At) -> None:
    """Write what a schema object says of the instance by way of other schemas."""
    emitter.child(node.keywords.get("$ref", True), at)  # which a schema path leaves out, as jsonschema's does
    for keyword in ("$dynamicRef", "$recursiveRef"):
        emitter.child(node.keywords.get(keyword, True), at.keyword(keyword))
    for index, child in enumerate(node.keywords.get("allOf", ())):
        emitter.child(child, at.keyword("allOf", index))
    if "anyOf" in node.keywords:
        _any_of(emitter, node, at)
    if "oneOf" in node.keywords:
        _one_of(emitter, node, at)
    if "not" in node.keywords:
        emitter.fail_if(emitter.accepts(node.keywords["not"], at.value), node, "not", at)
    if "if" in node.keywords:
        _if(emitter, node, at)


def _any_of(emitter: Emitter, node: Node, at: At) -> None:
    children: list[Child] = node.keywords["anyOf"]
    if True in children:
        return
    if not emitter.collecting and _by_tag(emitter, children, at.value):
        return
    with emitter.block(f"if {all_of(emitter.refuses(child, at.value) for child in children)}:"):
        emitter.fail(node, "anyOf", at, _context(emitter, children, at))


def _one_of(emitter: Emitter, node: Node, at: At) -> None:
    children: list[Child] = node.keywords["oneOf"]
    if not emitter.collecting:
        if not _by_tag(emitter, children, at.value):
            _exactly_one(emitter, [child for child in children if child is not False], at.value)
        return
    matching = emitter.local("matching")
    verdicts = "".join(f"{emitter.accepts(child, at.value)}, " for child in children)
    emitter.line(f"{matching} = tuple(i for i, match in enumerate(({verdicts})) if match)")
    with emitter.block(f"if not {matching}:"):
        emitter.fail(node, "oneOf", at, _context(emitter, children, at))
    with emitter.block(f"elif len({matching}) > 1:"):
        emitter.fail(node, "oneOf", at, matching)


def _exactly_one(emitter: Emitter, children: list[Child], value: str) -> None:
    """Write what returns False unless just one of some subschemas accepts: a chain of conditions, or a count."""
    if len(children) > FEW:
        count = emitter.local("count")
        emitter.line(f"{count} = 0")
        for child in children:
            with emitter.block(f"if {emitter.accepts(child, value)}:"):
                with emitter.block(f"if {count}:"):
                    emitter.line("return False")
                emitter.line(f"{count} = 1")
        with emitter.block(f"if not {count}:"):
            emitter.line("return False")
        return
    word = "if"
    for index, child in enumerate(children[:-1], 1):
        with emitter.block(f"{word} {emitter.accepts(child, value)}:"):
            others = any_of(emitter.accepts(other, value) for other in children[index:])
            with emitter.block(f"if {others}:"):
                emitter.line("return False")
        word = "elif"
    with emitter.block(f"{word} {emitter.refuses(children[-1], value) if children else True}:"):
        emitter.line("return False")


def _context(emitter: Emitter, children: list[Child], at: At) -> str:
    """Write the collection of each branch's failures, for the error's context; the name of the list they go to."""
    if not emitter.collecting:
        return "None"
    context = emitter.local("context")
    emitter.line(f"{context} = []")
    for index, child in enumerate(children):
        inner = at._replace(path=(), schema_path=(index,), base=False, errors=context)
        emitter.child(child, inner)
    return context


def _if(emitter: Emitter, node: Node, at: At) -> None:
    then, otherwise = (node.keywords.get(keyword, True) for keyword in ("then", "else"))
    condition: Child = node.keywords["if"]
    if then is not True:
        with emitter.block(f"if {emitter.accepts(condition, at.value)}:"):
            emitter.child(then, at.keyword("then"))
        if otherwise is not True:
            with emitter.block("else:"):
                emitter.child(otherwise, at.keyword("else"))
    elif otherwise is not True:
        with emitter.block(f"if {emitter.refuses(condition, at.value)}:"):
            emitter.child(otherwise, at.keyword("else"))


# -- branches that a property tells apart --


def _by_tag(emitter: Emitter, children: list[Child], value: str) -> bool:
    """Write a choice by the one property that tells all branches apart; whether there is such a property."""
    tag = discriminator(children)
    if tag is None:
        return False
    name, branches = tag
    local = emitter.local(name)
    with emitter.block(f"if {value}.__class__ is not dict and not isinstance({value}, dict):"):
        emitter.line("return False")
    emitter.line(f"{local} = {value}.get({literal(name)})")
    if len(branches) <= FEW:
        word = "if"
        for member, branch in branches.items():
            with (
                emitter.block(f"{word} {local} == {literal(member)}:"),
                emitter.block(f"if {emitter.refuses(branch, value)}:"),
            ):
                emitter.line("return False")
            word = "elif"
        with emitter.block("else:"):
            emitter.line("return False")
    else:
        table = emitter.module.table(f"by {name}", branches)
        check = emitter.local("check")
        emitter.line(f"{check} = {table}.get({local}) if isinstance({local}, str) else None")
        with emitter.block(f"if {check} is None or not {check}({value}):"):
            emitter.line("return False")
    return True


def discriminator(children: list[Child]) -> tuple[str, dict[str, Unit]] | None:
    """The property whose strings tell all branches apart, and the branch for each string; None where there is none.

    Every branch must want an object that has the property, with strings that no other branch takes: then at most the
    one branch that takes the instance's string can accept it.
    """
    if len(children) < 2 or not all(isinstance(child, Unit) for child in children):
        return None
    tags = [_tags(child) for child in children]
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


def _tags(child: Child) -> dict[str, list[str]]:
    """The required properties of an object that are limited to some strings, with those."""
    node = child.node if isinstance(child, Unit) else child
    if isinstance(node, bool):
        return {}
    found: dict[str, list[str]] = {}
    if node.keywords.get("type") == "object":
        properties = node.keywords.get("properties", {})
        for name in node.keywords.get("required", ()):
            member = properties.get(name)
            if isinstance(member, Node):
                strings = member.keywords.get("enum", [member.keywords.get("const")])
                if strings and all(type(string) is str for string in strings):
                    found[name] = strings
    for keyword in ("$ref", "$dynamicRef"):
        if keyword in node.keywords and node.keywords[keyword] is not child:
            found = _tags(node.keywords[keyword]) | found
    return found
