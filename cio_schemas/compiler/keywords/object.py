"""Assertions and applicators for objects (Core, section 10.3.2; Validation, section 6.5)."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import (
    FALSE,
    Expression,
    all_of,
    call,
    code,
    compare,
    constant,
    constant_set,
    negation,
)
from cio_schemas.compiler.keywords import wide
from cio_schemas.compiler.keywords.string import limits
from cio_schemas.compiler.nodes import WIDE, Child, SchemaPlan
from cio_schemas.compiler.writer import literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.compiler.emitter import Cursor, Emitter

KEYWORDS = frozenset(
    (
        *("minProperties", "maxProperties", "required", "dependentRequired", "dependencies", "dependentSchemas"),
        *("properties", "patternProperties", "additionalProperties", "propertyNames"),
    )
)


def subscripts(emitter: Emitter, node: SchemaPlan) -> list[str]:
    """Return the required properties that are read, to accept, by a subscript that raises if they're missing.

    To raise costs ten times what a look costs, so where a branch is tried its properties are looked for.
    """
    if emitter.collecting or node is emitter.tested:
        return []
    properties = node.keywords.get("properties", {})
    if len(properties) > WIDE:
        return []
    return [name for name in node.keywords.get("required", ()) if not isinstance(properties.get(name, True), bool)]


def write_plain_dict(emitter: Emitter, at: Cursor) -> None:
    """Refuse what may not be an object, and copy a subclass of dict: its `__missing__` may make up members."""
    if at.value in emitter.plain:
        return
    with emitter.when(compare(f"{at.value}.__class__", "is not", "dict")):
        if emitter.is_not(["object"], at.value) != FALSE:
            with emitter.when(negation(call("isinstance", at.value, "dict"))):
                emitter.line("return False")
        emitter.line(f"{at.value} = dict({at.value})")
    emitter.plain |= {at.value}


def conditions(emitter: Emitter, node: SchemaPlan, value: str) -> Iterator[Condition]:
    """Yield each assertion with the condition under which it fails."""
    yield from limits(node, f"len({value})", "minProperties", "maxProperties", value, merge=not emitter.collecting)
    read = subscripts(emitter, node)
    for name in node.keywords.get("required", ()):
        if name not in read:
            yield Condition("required", compare(constant(name), "not in", value), constant(name))
    for keyword in ("dependentRequired", "dependencies"):
        for name, needed in node.keywords.get(keyword, {}).items():
            for other in needed if isinstance(needed, list) else ():
                there, missing = compare(constant(name), "in", value), compare(constant(other), "not in", value)
                yield Condition(keyword, all_of([there, missing]), constant((name, other)))


def write(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write the applicators."""
    properties = node.keywords.get("properties", {})
    if len(properties) <= WIDE:
        read = subscripts(emitter, node)
        there = node.keywords.get("required", ()) if node is emitter.tested else ()
        for name in _in_order(properties, read, there):
            known = _IS_READ if name in read else _IS_THERE if name in there else ""
            _property(emitter, at, name, properties[name], known)
    elif emitter.collecting:
        for name in wide.write_collect(emitter, node, at):
            _property(emitter, at, name, properties[name], "")
    else:
        wide.write_accept(emitter, node, at)
    if len(properties) <= WIDE or emitter.collecting or not wide.is_closed(node):
        _others(emitter, node, at)
    if "propertyNames" in node.keywords:
        name = emitter.local("name")
        with emitter.block(f"for {name} in {at.value}:"):
            inner = at.keyword("propertyNames")._replace(value=name)
            emitter.child(node.keywords["propertyNames"], inner)
    for keyword in ("dependentSchemas", "dependencies"):
        for name, child in node.keywords.get(keyword, {}).items():
            if not isinstance(child, list) and child is not True:
                with emitter.when(compare(constant(name), "in", at.value)):
                    emitter.child(child, at.keyword(keyword, name))


_IS_READ, _IS_THERE = "try", "there"


def _in_order(properties: dict[str, Child], read: Sequence[str], there: Sequence[str]) -> list[str]:
    """Return the names of properties: first those known to be present, and those that distinguish a branch."""

    def rank(name: str) -> tuple[bool, bool, bool]:
        child = properties[name]
        tells = isinstance(child, SchemaPlan) and not child.keywords.keys().isdisjoint(("const", "enum"))
        return name not in read, name not in there, bool(there) and not tells

    return sorted(properties, key=rank)


def _property(emitter: Emitter, at: Cursor, name: str, child: Child, known: str) -> None:
    """Write one of `properties`: read directly if it is known to be present, looked up otherwise."""
    if child is True:
        return
    step = literal(name)
    if known == _IS_READ:
        member = emitter.local(name)
        with emitter.block("try:"):
            emitter.line(f"{member} = {at.value}[{step}]")
        with emitter.block("except KeyError:"):
            emitter.line("return False")
        emitter.child(child, at.member(member, step, "properties", name))
        return
    with nullcontext() if known else emitter.when(compare(step, "in", at.value)):
        member = f"{at.value}[{step}]"
        if isinstance(child, SchemaPlan) or emitter.collecting:
            member = emitter.local(name)
            emitter.line(f"{member} = {at.value}[{step}]")
        emitter.child(child, at.member(member, step, "properties", name))


def _others(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write `patternProperties` and `additionalProperties`."""
    patterns = node.keywords.get("patternProperties", [])
    rest: Child = node.keywords.get("additionalProperties", True)
    applied = [(pattern, child) for pattern, child in patterns if child is not True]
    if rest is True and not applied:
        return
    declared = list(node.keywords.get("properties", {}))
    if rest is False and not patterns and not emitter.collecting:
        if declared:
            names = emitter.module.constant("names", code("frozenset({})", constant(declared)))
            emitter.fail_if(negation(call(code("{}.issuperset", names), at.value)), node, "additionalProperties", at)
        else:
            emitter.fail_if(at.value, node, "additionalProperties", at)
        return
    name, member = emitter.local("name"), emitter.local("member")
    unknown = [compare(name, "not in", constant_set(declared))] if declared else []
    unlike = [negation(emitter.module.match(pattern, name)) for pattern, _ in patterns]
    in_turn = rest is not True and applied == patterns and len(patterns) == 1 and not emitter.collecting
    if rest is False and not in_turn:
        _refuse_others(emitter, node, at, name, all_of([*unknown, *unlike]))
    if not applied and isinstance(rest, bool):
        return
    if not patterns and not declared and not emitter.collecting:
        with emitter.block(f"for {member} in {at.value}.values():"):
            emitter.child(rest, at.member(member, "None"))
        return
    with emitter.block(f"for {name}, {member} in {at.value}.items():"):
        for pattern, child in applied:
            with emitter.when(emitter.module.match(pattern, name)):
                emitter.child(child, at.member(member, name, "patternProperties", pattern.source))
        if rest is True or (rest is False and not in_turn):
            return
        condition = all_of(unknown if in_turn else [*unknown, *unlike])
        with emitter.when(condition, "elif" if in_turn else "if"):
            emitter.child(rest, at.member(member, name, "additionalProperties"))


def _refuse_others(emitter: Emitter, node: SchemaPlan, at: Cursor, name: str, unknown: Expression) -> None:
    """Write `additionalProperties: false`: one failure for all the names that are too many."""
    if not emitter.collecting:
        with emitter.block(f"for {name} in {at.value}:"):
            emitter.fail_if(unknown, node, "additionalProperties", at)
        return
    extra = emitter.local("extra")
    emitter.assign(extra, code(f"[{name} for {name} in {at.value} if {{}}]", unknown))
    emitter.fail_if(extra, node, "additionalProperties", at, extra)
