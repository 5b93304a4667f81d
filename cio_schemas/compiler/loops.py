"""Circles in a plan: references that never enter the instance, calls that go too deep, and recursion."""

from __future__ import annotations

from cio_schemas.compiler.nodes import WIDE, SchemaPlan, UnevaluatedKeyword, Unit
from cio_schemas.exceptions import CompileError, ReferenceLoopError
from cio_schemas.records import NamedTuple
from cio_schemas.schema.keywords import KEYWORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping
    from typing import Any

MAX_CALLS = 300
"""How deep the functions of a schema without recursion may call each other: Python allows 1000 frames, all in all."""


MAX_APPLIED = 30_000
"""How many functions may be called for one instance: branches that share branches double them level by level."""


_LEADING = frozenset(entry.name for entry in KEYWORDS.values() if entry.kind in ("applicator", "reference"))
"""The keywords whose values hold what is called."""


def refuse_loops(units: Iterable[Unit], applied: dict[Unit, int] | None = None) -> None:
    """Raise where units call each other at one instance location without end (Core, section 9.4.1), or nearly so.

    Args:
        units: The units.
        applied: How many calls each unit makes at its own instance, of those looked at before; more are added.

    Raises:
        ReferenceLoopError: They do.
        CompileError: There is an end, but not in bearable time.
    """
    applied = {} if applied is None else applied
    for start in units:
        path: list[Unit] = []
        stack = [(start, iter(start.in_place))] if start not in applied else []
        path += [start] if stack else []
        while stack:
            _, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                unit = path.pop()
                called = _calls(unit.node, again=False) if unit.in_place else ()
                applied[unit] = 1 + sum(applied[each] for each in called if each in unit.in_place)
                if applied[unit] > MAX_APPLIED:
                    message = f"its branches share branches: {applied[unit]:,} of them would see each instance"
                    raise CompileError(message, str(unit.location))
            elif target in path:
                trail = " -> ".join(str(u.location) for u in [*path[path.index(target) :], target])
                message = (
                    f"its references lead back to it without entering the instance, so validation never ends: {trail}"
                )
                raise ReferenceLoopError(message, str(target.location))
            elif target not in applied:
                path.append(target)
                stack.append((target, iter(target.in_place)))


def reached(root: Unit, known: Container[Unit] = ()) -> list[Unit]:
    """Return a unit, and all units that it calls directly or indirectly, except through those that are known.

    The order is that of the schema, so that of several loops every run reports the same one.
    """
    found = {root: None}
    stack = [root]
    while stack:
        new = [each for each in called_by(stack.pop()) if each not in found and each not in known]
        found.update(dict.fromkeys(new))
        stack += new
    return [*found]


def is_recursive(root: Unit) -> bool:
    """Return whether units call each other in a circle, so that validation goes as deep as the instance.

    Raises:
        CompileError: They call each other too deeply without one.
    """
    heights: dict[Unit, int] = {}
    stack: list[tuple[Unit, Iterator[Unit]]] = [(root, iter(called_by(root)))]
    path = {root: 1}
    while stack:
        unit, calls = stack[-1]
        called = next(calls, None)
        if called is None:
            stack.pop()
            heights[unit] = height = path.pop(unit)
            if height > MAX_CALLS:
                raise CompileError(f"its subschemas call each other more than {MAX_CALLS} deep", str(root.location))
            if stack:
                path[stack[-1][0]] = max(path[stack[-1][0]], height + 1)
        elif called in path:
            return True
        elif called not in heights:
            path[called] = 1
            stack.append((called, iter(called_by(called))))
        else:
            path[unit] = max(path[unit], heights[called] + 1)
    return False


class WalkedUnit(NamedTuple):
    """How many functions the function of a unit calls, directly or indirectly, and how many walks nest in it."""

    calls: int
    nested: int


class Counted(NamedTuple):
    """Which generated functions count the steps of a walk, so that one without end is noticed.

    Attributes:
        units: The units whose functions take a step when they are called.
        holders: Whether every walk over an array or an object takes steps by its size.
        walked: What the units walk over that count no steps when they are called.
    """

    units: Container[Unit] = ()
    holders: bool = False
    walked: Mapping[Unit, WalkedUnit] = {}

    def nests(self, node: SchemaPlan, keywords: Collection[str]) -> bool:
        """Return whether walks by some of a schema object's keywords hold others, whose steps they have to count."""
        walking = [value for keyword, value in node.keywords.items() if keyword in keywords and _is_walk(node, keyword)]
        return any(_nested_walks(value, self.walked) for value in walking)


class _EveryUnit:
    """A container of all units."""

    def __contains__(self, unit: object) -> bool:
        return True


EVERY_STEP = Counted(_EveryUnit(), holders=True)
"""What is counted of a schema that isn't known as a whole."""


def counted(root: Unit) -> Counted:
    """Return what has to be counted, so that the steps between two that are counted are few.

    A walk may be without end if units call each other in a circle, of which one is counted at least; if they share
    others so often that the schema has many ways through it; or if it walks over arrays or objects within others, where
    an instance may hold one of them many times.
    """
    heads, done, path = set[Unit](), dict[Unit, WalkedUnit](), {root}
    stack: list[tuple[Unit, Iterator[Unit]]] = [(root, iter(called_by(root)))]
    while stack:
        unit, calls = stack[-1]
        called = next(calls, None)
        if called is None:
            stack.pop()
            path.remove(unit)
            done[unit] = _walked(unit, done)
        elif called in path:
            heads.add(called)
        elif called not in done:
            path.add(called)
            stack.append((called, iter(called_by(called))))
    calls_made, nested = done[root]
    if calls_made > MAX_APPLIED:
        return Counted(frozenset(done), holders=True)
    rest = {unit: walked for unit, walked in done.items() if unit not in heads}
    return Counted(frozenset(heads), holders=bool(heads) or nested > 1, walked=rest)


def _walked(unit: Unit, known: Mapping[Unit, WalkedUnit]) -> WalkedUnit:
    calls = 1 + sum(known[each].calls for each in _calls(unit.node) if each in known)
    return WalkedUnit(calls, _nested_walks(unit.node, known))


def _nested_walks(value: Any, known: Mapping[Unit, WalkedUnit]) -> int:
    """Return how many walks over arrays and objects nest in a node, or a part of one."""
    if isinstance(value, Unit):
        return known[value].nested if value in known else 0
    if isinstance(value, SchemaPlan):
        return max((_nested_in(value, keyword, known) for keyword in value.keywords), default=0)
    within = value.values() if isinstance(value, dict) else value if isinstance(value, _PARTS) else ()
    return max((_nested_walks(each, known) for each in within), default=0)


def _nested_in(node: SchemaPlan, keyword: str, known: Mapping[Unit, WalkedUnit]) -> int:
    inner = _nested_walks(node.keywords[keyword], known) if keyword in _LEADING else 0
    return inner + _is_walk(node, keyword)


def walks(node: SchemaPlan, keywords: Collection[str]) -> bool:
    """Return whether some of a schema object's keywords look at each item of an array, or each member of an object."""
    return any(keyword in keywords and _is_walk(node, keyword) for keyword in node.keywords)


def _is_walk(node: SchemaPlan, keyword: str) -> bool:
    return keyword in _WALKS or (keyword == "properties" and len(node.keywords[keyword]) > WIDE)


_WALKS = frozenset(
    (
        *("items", "contains", "uniqueItems", "unevaluatedItems"),
        *("patternProperties", "additionalProperties", "propertyNames", "unevaluatedProperties"),
    )
)


def called_by(unit: Unit) -> tuple[Unit, ...]:
    """Return the units that a unit calls, each once."""
    if unit.called is None:
        unit.called = tuple(dict.fromkeys(_calls(unit.node)))
    return unit.called


def _calls(value: Any, *, again: bool = True) -> Iterator[Unit]:
    """Yield the units that a node, or a part of one, calls; with those, or without, that `unevaluated*` asks again."""
    return (part for part in parts(value, again=again) if isinstance(part, Unit))


def parts(value: Any, *, again: bool = True) -> Iterator[SchemaPlan | Unit]:
    """Yield the schema objects that are written where a node is, and the units that it calls; see `_calls`."""
    stack = [value]
    while stack:
        part = stack.pop()
        if isinstance(part, SchemaPlan):
            yield part
            leading = [value for keyword, value in part.keywords.items() if keyword in _LEADING and value is not True]
            stack += reversed(leading)
        elif isinstance(part, Unit):
            yield part
        elif isinstance(part, dict):
            stack += reversed(part.values())
        elif isinstance(part, _PARTS) and (again or not isinstance(part, UnevaluatedKeyword)):
            stack += reversed(part)


_PARTS = (list, tuple)
