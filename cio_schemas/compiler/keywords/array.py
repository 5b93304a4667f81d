"""Assertions and applicators for arrays (Core, section 10.3.1; Validation, section 6.4)."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from cio_schemas.compiler.emitter import Condition
from cio_schemas.compiler.expression import call, code, compare, negation
from cio_schemas.compiler.keywords.string import limits
from cio_schemas.compiler.nodes import Child, SchemaPlan
from cio_schemas.compiler.numbers import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compiler.emitter import Cursor, Emitter

KEYWORDS = frozenset({"minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains"})


def conditions(emitter: Emitter, node: SchemaPlan, value: str) -> Iterator[Condition]:
    """Yield each assertion with the condition under which it fails."""
    yield from limits(node, f"len({value})", "minItems", "maxItems", value, merge=not emitter.collecting)
    if node.keywords.get("uniqueItems") and not _are_strings(emitter, node):
        yield Condition("uniqueItems", negation(call("is_unique", value, imported=True)))


def write(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write the applicators."""
    first = node.keywords.get("prefixItems", [])
    least = whole(node.keywords.get("minItems")) or 0
    for index, child in enumerate(first):
        if child is not True:
            there = index < least and not emitter.collecting
            with nullcontext() if there else emitter.when(compare(f"len({at.value})", ">", str(index))):
                item = emitter.local("item")
                emitter.line(f"{item} = {at.value}[{index}]")
                spelled = node.spelling.get("prefixItems", "prefixItems")
                emitter.child(child, at.member(item, str(index), spelled, index))
    _items(emitter, node, at, len(first))
    _contains(emitter, node, at)


def _items(emitter: Emitter, node: SchemaPlan, at: Cursor, start: int) -> None:
    child: Child = node.keywords.get("items", True)
    if child is True:
        return
    if child is False:
        emitter.fail_if(compare(f"len({at.value})", ">", str(start)) if start else at.value, node, "items", at)
        return
    if _joins_strings(emitter, node):
        with emitter.block("try:"):
            emitter.line(f'"".join({at.value})  # takes strings only')
        with emitter.block("except TypeError:"):
            emitter.line("return False")
        _unique_strings(emitter, node, at)
        return
    item = emitter.local("item")
    rest = f"{at.value}[{start}:]" if start else at.value
    if not emitter.collecting:
        with emitter.block(f"for {item} in {rest}:"):
            emitter.child(child, at.member(item, "0"))
        _unique_strings(emitter, node, at)
        return
    index = emitter.local("index")
    with emitter.block(f"for {index}, {item} in enumerate({rest}{f', {start}' if start else ''}):"):
        emitter.child(child, at.member(item, index, node.spelling.get("items", "items")))


def _unique_strings(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write `uniqueItems` where all items are known to be strings by now; their set is safe, for hashes are salted."""
    if node.keywords.get("uniqueItems") and _are_strings(emitter, node):
        emitter.fail_if(compare(f"len(set({at.value}))", "!=", f"len({at.value})"), node, "uniqueItems", at)


def _joins_strings(emitter: Emitter, node: SchemaPlan) -> bool:
    """Return whether all items must be strings and no more, which is seen at once by joining them."""
    child = node.keywords.get("items")
    return _are_strings(emitter, node) and isinstance(child, SchemaPlan) and len(child.keywords) == 1


def _are_strings(emitter: Emitter, node: SchemaPlan) -> bool:
    """Return whether what accepts the items accepts only strings."""
    child = node.keywords.get("items")
    strings = isinstance(child, SchemaPlan) and child.keywords.get("type") == "string"
    return strings and not emitter.collecting and not node.keywords.get("prefixItems")


def _contains(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write `contains` with its bounds; failing one of those is reported by the bound's name, at `contains`."""
    if "contains" not in node.keywords:
        return
    least, most = (whole(node.keywords.get(keyword)) for keyword in ("minContains", "maxContains"))
    least = 1 if least is None else least
    item = emitter.local("item")
    test = emitter.accepts(node.keywords["contains"], item)
    if least == 1 and most is None:
        emitter.fail_if(negation(code(f"any({{}} for {item} in {at.value})", test)), node, "contains", at)
    elif least or most is not None:
        count = emitter.local("count")
        emitter.assign(count, code(f"sum(1 for {item} in {at.value} if {{}})", test))
        word = "if"
        if most is not None:
            with emitter.block(f"if {count} > {most}:"):
                emitter.fail(node, "maxContains", at, count, under="contains")
            word = "elif"
        if least:
            with emitter.block(f"{word} {count} < {least}:"):
                if emitter.collecting:
                    with emitter.block(f"if {count}:"):
                        emitter.fail(node, "minContains", at, count, under="contains")
                    with emitter.block("else:"):
                        emitter.fail(node, "contains", at)
                else:
                    emitter.line("return False")
