"""`unevaluatedProperties` and `unevaluatedItems` (Core, section 11)."""

from __future__ import annotations

from cio_schemas.compiler.expression import FALSE, Expression, all_of, code, compare, constant, constant_set, negation
from cio_schemas.compiler.nodes import CERTAIN, EvaluatedBranch, EvaluatedMembers, merged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cio_schemas.compiler.emitter import Cursor, Emitter
    from cio_schemas.compiler.nodes import SchemaPlan


def follows(node: SchemaPlan) -> bool:
    """Return whether a schema object has one of the keywords."""
    return "unevaluatedProperties" in node.keywords or "unevaluatedItems" in node.keywords


def write(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write both keywords, after all that evaluates."""
    for keyword, kind in (("unevaluatedProperties", "object"), ("unevaluatedItems", "array")):
        if keyword in node.keywords:
            certain = ("always",) if emitter.collecting else CERTAIN
            evaluated = merged(node.keywords[keyword].evaluated, certain)
            if not evaluated.everything and emitter.is_a(kind, at.value) != FALSE:
                with emitter.where(kind, at.value):
                    _write(emitter, node, at, keyword, evaluated)


def _write(emitter: Emitter, node: SchemaPlan, at: Cursor, keyword: str, evaluated: EvaluatedMembers) -> None:
    child = node.keywords[keyword].child
    if keyword == "unevaluatedItems" and child is False and _is_count(evaluated) and not emitter.collecting:
        _write_count(emitter, node, at, evaluated)
        return
    emitter.take_steps(node, (keyword,), at.value)
    of_array = keyword == "unevaluatedItems"
    rest, key = emitter.local("rest"), emitter.local("index" if of_array else "name")
    start = f"{evaluated.first}, " if evaluated.first else ""
    keys = f"range({start}len({at.value}))" if of_array else at.value
    emitter.assign(rest, _filtered(key, keys, _left(emitter, evaluated, key, at.value)))
    _branches(emitter, evaluated, rest, key, at.value)
    if child is not False:
        emitter.assign(rest, _filtered(key, rest, [emitter.refuses(child, f"{at.value}[{key}]")]))
    emitter.fail_if(rest, node, keyword, at, rest)


def _is_count(evaluated: EvaluatedMembers) -> bool:
    """Return whether the evaluated items of an array are its first items, in every branch."""
    return not evaluated.accepted and all(_is_count(branch.evaluated) for branch in evaluated.branches)


def _write_count(emitter: Emitter, node: SchemaPlan, at: Cursor, evaluated: EvaluatedMembers) -> None:
    """Write `unevaluatedItems: false` as a comparison of the array's length."""
    count = emitter.local("count")
    emitter.line(f"{count} = len({at.value}) - {evaluated.first}")

    def branches(evaluated: EvaluatedMembers, base: int) -> None:
        for branch in evaluated.branches:
            with emitter.when(all_of([compare(count, ">", "0"), _condition(emitter, branch, at.value)])):
                inner = branch.evaluated
                if inner.everything:
                    emitter.line(f"{count} = 0")
                elif inner.first > base:
                    emitter.line(f"{count} = min({count}, len({at.value}) - {inner.first})")
                if not inner.everything:
                    branches(inner, base)

    branches(evaluated, evaluated.first)
    emitter.fail_if(compare(count, ">", "0"), node, "unevaluatedItems", at)


def _filtered(key: str, keys: str, conditions: list[Expression]) -> Expression:
    """Return those of some keys for which all conditions hold."""
    if not conditions:
        return code(f"[{key} for {key} in {keys}]")
    return code(f"[{key} for {key} in {keys} if {{}}]", all_of(conditions))


def _left(emitter: Emitter, evaluated: EvaluatedMembers, key: str, value: str) -> list[Expression]:
    """Return conditions, all true where a property or an item is not evaluated by what counts unconditionally."""
    conditions = []
    if evaluated.names:
        conditions.append(compare(key, "not in", constant_set(sorted(evaluated.names))))
    conditions += [negation(emitter.module.match(pattern, key)) for pattern in evaluated.patterns]
    conditions += [emitter.refuses(child, f"{value}[{key}]") for child in evaluated.accepted]
    return conditions


def _branches(emitter: Emitter, evaluated: EvaluatedMembers, rest: str, key: str, value: str) -> None:
    """Write what counts under a condition, which is only asked while anything is left."""
    for branch in evaluated.branches:
        with emitter.when(all_of([rest, _condition(emitter, branch, value)])):
            inner = branch.evaluated
            if inner.everything:
                emitter.line(f"{rest} = []")
                continue
            left = _left(emitter, inner, key, value)
            if inner.first:
                left.insert(0, compare(key, ">=", str(inner.first)))
            if left:
                emitter.assign(rest, _filtered(key, rest, left))
            _branches(emitter, inner, rest, key, value)


def _condition(emitter: Emitter, branch: EvaluatedBranch, value: str) -> Expression:
    if branch.when == "present":
        return compare(constant(branch.test), "in", value)
    return (emitter.refuses if branch.when == "refuses" else emitter.accepts)(branch.test, value)
