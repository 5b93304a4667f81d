"""A schema object as Python: its type and what belongs to one, then what looks at every instance.

The functions of units begin here: `write_accept` and `write_collect`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.emitter import Condition, Cursor, Emitter, SchemaObjects
from cio_schemas.compiler.expression import TRUE, Expression, all_of, any_of
from cio_schemas.compiler.instance_types import group_of, is_not, types_of
from cio_schemas.compiler.keywords import array, logic, number, string, unevaluated, values
from cio_schemas.compiler.keywords import object as object_
from cio_schemas.compiler.loops import walks
from cio_schemas.compiler.writer import SourceWriter, docstring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.compiler.module import Module
    from cio_schemas.compiler.nodes import SchemaPlan, Unit

GROUPS: dict[str, Any] = {"object": object_, "array": array, "string": string, "number": number}
"""Which file writes the keywords of which instance type."""


_GROUP_OF = {keyword: group for group, file in GROUPS.items() for keyword in file.KEYWORDS}


def groups_of(keywords: Iterable[str]) -> list[str]:
    """Return the instance types that some keywords look at, in the order of `GROUPS`."""
    found = {_GROUP_OF[keyword] for keyword in keywords if keyword in _GROUP_OF}
    return [group for group in GROUPS if group in found] if len(found) > 1 else list(found)


def write(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write a schema object: its type and what belongs to one, then what looks at every instance."""
    names = set(node.keywords)
    if "format" in names and node.keywords["format"].own is not None:
        names.remove("format")  # an own format may look at any instance
    groups = groups_of(names)
    types = types_of(node, settled=not emitter.collecting)
    only = next(iter(types)) if types is not None and len(types) == 1 else ""
    if at.value in emitter.types:
        _settled(emitter, node, at, types, groups)
    elif only and (not groups or groups == [only]):
        _typed(emitter, node, at, only, groups)
    elif emitter.collecting:
        _each_type(emitter, node, at, types, groups)
    elif groups == ["number"] and only == "integer":
        _typed(emitter, node, at, only, groups)
    else:
        _by_type(emitter, node, at, types, groups)
    for condition in values.conditions(emitter, node, at.value):
        emitter.fail_if(condition.fails, node, condition.keyword, at)
    logic.write(emitter, node, at)
    unevaluated.write(emitter, node, at)


def _settled(emitter: Emitter, node: SchemaPlan, at: Cursor, types: frozenset[str] | None, groups: list[str]) -> None:
    """Write the assertions that remain once the type of the instance is known."""
    if types is not None:
        emitter.fail_if(emitter.is_not(types, at.value), node, "type", at)
    group = group_of(emitter.types[at.value])
    if group in groups:
        if group == "object" and object_.subscripts(emitter, node):
            object_.write_plain_dict(emitter, at)
        _group(emitter, node, at, group)


def _typed(emitter: Emitter, node: SchemaPlan, at: Cursor, only: str, groups: list[str]) -> None:
    """Write the one type that is allowed, and its keywords without asking again."""
    if groups == ["object"] and object_.subscripts(emitter, node):
        object_.write_plain_dict(emitter, at)
    else:
        emitter.fail_if(is_not(only, at.value), node, "type", at)
    with emitter.otherwise():
        emitter.types[at.value] = only
        for group in groups:
            _group(emitter, node, at, group)


def _each_type(emitter: Emitter, node: SchemaPlan, at: Cursor, types: frozenset[str] | None, groups: list[str]) -> None:
    """Write `type`, and the keywords of each instance type whether it is allowed or not: all failures count."""
    if types is not None:
        emitter.fail_if(emitter.is_not(types, at.value), node, "type", at)
    for group in groups:
        with emitter.where(group, at.value):
            _group(emitter, node, at, group)


def _by_type(emitter: Emitter, node: SchemaPlan, at: Cursor, types: frozenset[str] | None, groups: list[str]) -> None:
    """Write a chain over the types that have keywords, and last what refuses all others."""
    left = set(types) if types is not None else set()
    word = "if"
    for group in groups:
        allowed = {kind for kind in left if group_of(kind) == group} if types is not None else {group}
        if allowed:
            with emitter.where(next(iter(allowed)), at.value, word):
                if group == "object" and object_.subscripts(emitter, node):
                    object_.write_plain_dict(emitter, at)
                _group(emitter, node, at, group)
            word = "elif"
            left -= allowed
    if types is not None:
        refused = emitter.is_not(left, at.value)
        with emitter.when(refused, word) if left or word == "if" else emitter.block("else:"):
            emitter.fail(node, "type", at)


def _group(emitter: Emitter, node: SchemaPlan, at: Cursor, group: str) -> None:
    if group in ("array", "object") and walks(node, GROUPS[group].KEYWORDS):
        emitter.take_steps(node, GROUPS[group].KEYWORDS, at.value)
    for condition in GROUPS[group].conditions(emitter, node, at.value):
        emitter.fail_if(condition.fails, node, condition.keyword, at, condition.detail)
    GROUPS[group].write(emitter, node, at)


def refusal(emitter: Emitter, node: SchemaPlan, value: str) -> Expression:
    """Return the negation of a schema object of simple assertions, as one condition."""
    types = types_of(node, settled=True)
    parts = [] if types is None else [emitter.is_not(types, value)]
    for group in groups_of(node.keywords):
        if conditions := [condition.fails for condition in GROUPS[group].conditions(emitter, node, value)]:
            asked = types is not None and len(types) == 1 and group == group_of(*types)
            other = TRUE if asked else emitter.is_a(group, value)
            parts.append(all_of([other, any_of(conditions)]))
    parts += [condition.fails for condition in values.conditions(emitter, node, value)]
    return any_of(parts)


def conditions(emitter: Emitter, node: SchemaPlan, value: str) -> list[Condition]:
    """Return each assertion of a schema object of simple assertions, with the condition under which it fails."""
    types = types_of(node, settled=False)
    found = [] if types is None else [Condition("type", emitter.is_not(types, value))]
    for group in groups_of(node.keywords):
        found += [
            condition._replace(fails=all_of([emitter.is_a(group, value), condition.fails]))
            for condition in GROUPS[group].conditions(emitter, node, value)
        ]
    return [*found, *values.conditions(emitter, node, value)]


_OBJECTS = SchemaObjects(write, refusal, conditions)


def write_accept(module: Module, unit: Unit, name: str) -> list[str]:
    """Return the function that says whether a unit accepts an instance."""
    writer = SourceWriter()
    with writer.block(f"def {name}(v):"):
        writer.local("")
        writer.line(docstring(module.shown(unit.location)))
        tested = unit.node if unit.tested else True
        emitter = Emitter(_OBJECTS, module, writer, unit.location, collecting=False, tested=tested)
        if module.counts(unit):
            emitter.take_step()
        emitter.child(unit.node, Cursor())
        writer.line("return True")
    return writer.lines


def write_collect(module: Module, unit: Unit, name: str) -> list[str]:
    """Return the function that appends each failure of a unit's assertions to `errors`."""
    writer = SourceWriter()
    with writer.block(f"def {name}(v, errors, path, schema_path):"):
        writer.local("")
        writer.line(docstring(module.shown(unit.location)))
        emitter = Emitter(_OBJECTS, module, writer, unit.location, collecting=True)
        if module.counts(unit):
            emitter.take_step()
        emitter.child(unit.node, Cursor())
    return writer.lines
