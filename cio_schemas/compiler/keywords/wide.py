"""Many `properties`: a walk over the members an instance has, each looked up among subschemas that are alike.

Subschemas are alike that assert the same except for constants: what they assert is written once, and the constants are
looked up with the name. So the code grows with the ways in which properties differ, not with their number.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from cio_schemas.compiler.expression import FALSE, Expression, compare, constant_set, negation
from cio_schemas.compiler.nodes import Child, SchemaPlan, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.compiler.emitter import Condition, Cursor, Emitter

FEW = 3
"""The most constants that get a branch each; more of them are looked up."""
MAX_GROUPS = 20
"""How many groups of alike subschemas one walk may distinguish."""


Made = TypeVar("Made")
AnyChild = TypeVar("AnyChild", bound="SchemaPlan | bool")


def _once(known: dict[int, Made], child: AnyChild, make: Callable[[AnyChild], Made]) -> Made:
    """Make something of a subschema, unless it is known of an equal one, which shares its keywords."""
    content = child if isinstance(child, bool) else id(child.keywords)
    if content not in known:
        known[content] = make(child)
    return known[content]


# -- to accept --


def write_accept(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write the walk that returns False at the first member that its subschema refuses.

    Unless patterns must be checked as well, it also handles `additionalProperties`.
    """
    name, member = emitter.local("name"), emitter.local("member")
    groups, checks = _by_refusal(emitter, node.keywords["properties"], member)
    closed = is_closed(node)
    if not closed:
        groups = [group for group in groups if FALSE not in group.values()]
    with emitter.block(f"for {name}, {member} in {at.value}.items():"):
        word = "if"
        for group in groups:
            _accept_group(emitter, node, at.member(member, name), group, word)
            word = "elif"
        if checks or closed:
            with emitter.block("else:") if groups else nullcontext():
                _accept_others(emitter, node, at.member(member, name), checks, closed=closed)


def is_closed(node: SchemaPlan) -> bool:
    """Return whether what is not in `properties` is judged by `additionalProperties` alone."""
    return "patternProperties" not in node.keywords and node.keywords.get("additionalProperties", True) is not True


def _by_refusal(
    emitter: Emitter, properties: dict[str, Child], member: str
) -> tuple[list[dict[str, Expression]], dict[str, str]]:
    """Return the refusal of each property in groups that are alike, and for those in none the source of a function."""
    checks = {key: emitter.module.accept(child) for key, child in properties.items() if isinstance(child, Unit)}
    alike: dict[str, dict[str, Expression]] = {}
    known: dict[int, Expression] = {}
    for key, child in properties.items():
        if not isinstance(child, Unit):
            refusal = _once(known, child, lambda child: emitter.refuses(child, member))
            alike.setdefault(refusal.template, {})[key] = refusal
    groups = sorted(alike.values(), key=len, reverse=True)
    for group in groups[MAX_GROUPS:]:
        checks |= {key: f"lambda {member}: {emitter.render(negation(each))}" for key, each in group.items()}
    return groups[:MAX_GROUPS], checks


def _accept_group(emitter: Emitter, node: SchemaPlan, at: Cursor, group: dict[str, Expression], word: str) -> None:
    name = at.path[-1]
    by_constants: dict[Expression, list[str]] = {}
    for key, refusal in group.items():
        by_constants.setdefault(refusal, []).append(key)
    if len(by_constants) <= FEW:
        for refusal, keys in by_constants.items():
            with emitter.when(compare(name, "in", constant_set(keys)), word):
                emitter.fail_if(refusal, node, "properties", at)
            word = "elif"
        return
    table = emitter.module.table("constants", {key: _row(each.constants) for key, each in group.items()})
    with emitter.when(compare(name, "in", table), word):
        (refusal,) = _looked_up(emitter, f"{table}[{name}]", [], [*group.values()][:1])
        emitter.fail_if(refusal, node, "properties", at)
    for each in group.values():
        emitter.module.needs |= each.needs


def _accept_others(emitter: Emitter, node: SchemaPlan, at: Cursor, checks: dict[str, str], *, closed: bool) -> None:
    check = emitter.local("check")
    if checks:
        emitter.line(f"{check} = {emitter.module.table('properties', checks)}.get({at.path[-1]})")
        with emitter.block(f"if {check} is not None:"), emitter.block(f"if not {check}({at.value}):"):
            emitter.line("return False")
    if closed:
        with emitter.block("else:") if checks else nullcontext():
            emitter.child(node.keywords["additionalProperties"], at.keyword("additionalProperties"))


# -- to collect --


def write_collect(emitter: Emitter, node: SchemaPlan, at: Cursor) -> list[str]:
    """Write the walk that notes the failures of each member.

    Returns:
        The names of the properties that it leaves out, as no others are alike.
    """
    properties: dict[str, Child] = node.keywords["properties"]
    name, member = emitter.local("name"), emitter.local("member")
    inner = at.member(member, name, "properties")
    alike: dict[tuple[str, ...], dict[str, list[Condition]]] = {}
    known: dict[int, list[Condition]] = {}
    for key, child in properties.items():
        if isinstance(child, SchemaPlan):
            conditions = _once(known, child, lambda child: emitter.conditions(child, member))
            shape = tuple([part for c in conditions for part in (c.keyword, c.fails.template, c.detail.template)])
            alike.setdefault(shape, {})[key] = conditions
    groups = sorted(alike.values(), key=len, reverse=True)
    left = [key for i, group in enumerate(groups) if len(group) == 1 or i >= MAX_GROUPS for key in group]
    groups = [group for group in groups[:MAX_GROUPS] if len(group) > 1]
    collectors = {key: emitter.module.collect(child) for key, child in properties.items() if isinstance(child, Unit)}
    with emitter.block(f"for {name}, {member} in {at.value}.items():") if groups or collectors else nullcontext():
        word = "if"
        for group in groups:
            _collect_group(emitter, node, inner, group, word)
            word = "elif"
        if collectors:
            table = emitter.module.table("collect properties", collectors)
            with emitter.when(compare(name, "in", table), word):
                emitter.collect(f"{table}[{name}]", inner, name)
    return [key for key, child in properties.items() if key in left or child is False]


def _collect_group(
    emitter: Emitter, node: SchemaPlan, at: Cursor, group: dict[str, list[Condition]], word: str
) -> None:
    name, site = at.path[-1], emitter.local("site")
    all_constants = {key: _constants(conditions) for key, conditions in group.items()}
    alike = len(set(all_constants.values())) == 1
    rows = {}
    for key, conditions in group.items():
        child = node.keywords["properties"][key]
        steps = (*at.schema_path, key)
        first, *_ = [emitter.module.site(each.keyword, child, (*steps, each.keyword)) for each in conditions]
        rows[key] = str(first) if alike else _row((str(first), *all_constants[key]))
    table = emitter.module.table("site of", rows)
    with emitter.when(compare(name, "in", table), word):
        conditions = next(iter(group.values()))
        expressions = [part for each in conditions for part in (each.fails, each.detail)]
        if alike:
            emitter.line(f"{site} = {table}[{name}]")
        else:
            expressions = _looked_up(emitter, f"{table}[{name}]", [site], expressions)
        for i, condition in enumerate(conditions):
            with emitter.when(expressions[2 * i]):
                emitter.note(at, f"{site} + {i}" if i else site, expressions[2 * i + 1], condition.keyword)


def _constants(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(text for each in conditions for text in (*each.fails.constants, *each.detail.constants))


# -- constants that are looked up --


def _row(constants: tuple[str, ...]) -> str:
    return constants[0] if len(constants) == 1 else f"({', '.join(constants)})"


def _looked_up(emitter: Emitter, row: str, first: list[str], expressions: list[Expression]) -> list[Expression]:
    """Write the unpacking of a row of a table; return the expressions with its parts for their constants."""
    names = [[emitter.local("constant") for _ in expression.constants] for expression in expressions]
    emitter.line(f"{', '.join([*first, *(name for some in names for name in some)])} = {row}")
    return [each._replace(constants=tuple(some)) for each, some in zip(expressions, names, strict=True)]
